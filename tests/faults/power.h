/* What a power cut takes away: changes of contents and of names that no flush has followed. */
#ifndef POWER_H
#define POWER_H

#include <sys/types.h>

/* Before a write or a truncation: what stands in the file there now is kept, so that the change can be lost. */
void power_remember(int handle, off64_t place, size_t count);

/* Before a name is given to a file or taken from it: the file that had it is kept, so that the change can be lost.
 * ``old`` is the name that the file has until then, nothing where it is made now or taken away. */
void power_rename(const char *old, const char *name);

/* The change of a name that was remembered last did not happen. */
void power_refused(void);

/* After a flush of a file its contents cannot be lost any more, after one of a folder the names in it. */
void power_flushed(int handle, const char *path);

/* The power is cut: changes that were not flushed are lost, the newest first. Either every one of them, or every other
 * change of contents and no name: a disk writes in any order. */
void power_cut(int every);

/* Nothing is remembered. */
void power_forget(void);

#endif
