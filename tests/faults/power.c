/*
 * Names of files count as flushed at once (the programs under test flush folders themselves); their contents do not.
 * A lost change is undone as a whole: disks write sectors in any order, and any of them may be missing.
 */
#define _GNU_SOURCE
#include "power.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct change {
    struct change *before;
    char path[PATH_MAX];
    off64_t place, size;
    ssize_t length;
    char old[];
};

static struct change *newest;

void power_remember(int handle, const char *path, off64_t place, size_t count)
{
    struct stat64 facts;

    if (fstat64(handle, &facts) != 0 || !S_ISREG(facts.st_mode))
        return;
    struct change *change = malloc(sizeof *change + count);
    if (change == NULL)
        abort();
    strncpy(change->path, path, sizeof change->path - 1);
    change->path[sizeof change->path - 1] = '\0';
    change->place = place;
    change->size = facts.st_size;
    change->length = pread64(handle, change->old, count, place);
    change->before = newest;
    newest = change;
}

void power_flushed(const char *path)
{
    for (struct change **link = &newest; *link != NULL;) {
        struct change *change = *link;
        if (strcmp(change->path, path) == 0) {
            *link = change->before;
            free(change);
        } else {
            link = &change->before;
        }
    }
}

static void lose(const struct change *change)
{
    int handle = open64(change->path, O_WRONLY);

    if (handle < 0)
        return;
    if (change->length > 0 && pwrite64(handle, change->old, (size_t)change->length, change->place) < 0)
        abort();
    if (ftruncate64(handle, change->size) != 0)
        abort();
    close(handle);
}

void power_cut(int every)
{
    int number = 0;

    for (const struct change *change = newest; change != NULL; change = change->before)
        if (every || number++ % 2 == 0)
            lose(change);
}

void power_forget(void)
{
    while (newest != NULL) {
        struct change *change = newest;
        newest = change->before;
        free(change);
    }
}
