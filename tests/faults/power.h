/* What a power cut takes away: writes that no flush has followed. */
#ifndef POWER_H
#define POWER_H

#include <sys/types.h>

/* Before a write or a truncation: what stands in the file there now is kept, so that the change can be lost. */
void power_remember(int handle, const char *path, off64_t place, size_t count);

/* After a flush: nothing of this file can be lost any more. */
void power_flushed(const char *path);

/* The power is cut: changes that were not flushed are lost, the newest first; every one of them, or every other one. */
void power_cut(int every);

/* Nothing is remembered. */
void power_forget(void);

#endif
