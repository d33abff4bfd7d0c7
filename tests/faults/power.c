/*
 * A lost change is undone as a whole: disks write sectors in any order, and any of them may be missing. Contents belong
 * to a file whatever its name, so each file has a handle of its own here; it is never closed, since closing one would
 * take the locks away that the program under test has on it. Folders that are made are never lost.
 */
#define _GNU_SOURCE
#include "power.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

struct file {
    struct file *next;
    dev_t device;
    ino_t number;
    int handle;
};

struct change {
    struct change *before;
    struct file *file; /* whose contents; nothing where a name changed */
    off64_t place, size;
    ssize_t length;
    char *name, *old, *kept; /* the name that changed, where its file was, and where the file lies that had it */
    char contents[];
};

static struct file *files;
static struct change *newest;

/* Not by a signal: an end by a signal is what a power cut looks like. */
static void give_up(const char *what)
{
    perror(what);
    _exit(EX_SOFTWARE);
}

static void *reserve(size_t size)
{
    void *memory = calloc(1, size);
    if (memory == NULL)
        give_up("calloc");
    return memory;
}

static struct change *remember(size_t contents)
{
    struct change *change = reserve(sizeof *change + contents);
    change->before = newest;
    return newest = change;
}

static char *copied(const char *text)
{
    char *copy = text == NULL ? NULL : strdup(text);
    if (text != NULL && copy == NULL)
        give_up("strdup");
    return copy;
}

static void forget(struct change **link)
{
    struct change *change = *link;

    if (change->kept != NULL)
        unlinkat(AT_FDCWD, change->kept, 0);
    *link = change->before;
    free(change->name);
    free(change->old);
    free(change->kept);
    free(change);
}

static struct file *file_of(int handle, const struct stat64 *facts)
{
    char path[64];

    for (struct file *file = files; file != NULL; file = file->next)
        if (file->device == facts->st_dev && file->number == facts->st_ino)
            return file;
    struct file *file = reserve(sizeof *file);
    snprintf(path, sizeof path, "/proc/self/fd/%d", handle);
    *file = (struct file){files, facts->st_dev, facts->st_ino, open64(path, O_WRONLY | O_CLOEXEC)};
    if (file->handle < 0)
        give_up(path);
    return files = file;
}

void power_remember(int handle, off64_t place, size_t count)
{
    struct stat64 facts;

    if (fstat64(handle, &facts) != 0 || !S_ISREG(facts.st_mode))
        return;
    struct change *change = remember(count);
    change->file = file_of(handle, &facts);
    change->place = place;
    change->size = facts.st_size;
    change->length = pread64(handle, change->contents, count, place);
}

void power_rename(const char *old, const char *name)
{
    static unsigned long kept;
    char path[PATH_MAX];

    struct change *change = remember(0);
    change->name = copied(name);
    change->old = copied(old);
    snprintf(path, sizeof path, "%s.kept-%lu", name, kept++);
    if (linkat(AT_FDCWD, name, AT_FDCWD, path, 0) == 0)
        change->kept = copied(path);
}

void power_refused(void)
{
    if (newest != NULL)
        forget(&newest);
}

static int is_in(const char *name, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(name, folder, length) == 0 && name[length] == '/' && strchr(name + length + 1, '/') == NULL;
}

void power_flushed(int handle, const char *path)
{
    struct stat64 facts;

    if (fstat64(handle, &facts) != 0)
        return;
    for (struct change **link = &newest; *link != NULL;) {
        const struct change *change = *link;
        int flushed = change->file == NULL ? is_in(change->name, path)
                                           : change->file->device == facts.st_dev && change->file->number == facts.st_ino;
        if (flushed)
            forget(link);
        else
            link = &(*link)->before;
    }
}

static void lose_contents(const struct change *change)
{
    int handle = change->file->handle;

    if (change->length > 0 && pwrite64(handle, change->contents, (size_t)change->length, change->place) < 0)
        give_up("pwrite");
    if (ftruncate64(handle, change->size) != 0)
        give_up("ftruncate");
}

static void lose_name(struct change *change)
{
    if (change->old != NULL && renameat(AT_FDCWD, change->name, AT_FDCWD, change->old) != 0)
        give_up(change->name);
    if (change->old == NULL && change->kept == NULL)
        unlinkat(AT_FDCWD, change->name, 0);
    if (change->kept != NULL && renameat(AT_FDCWD, change->kept, AT_FDCWD, change->name) != 0)
        give_up(change->kept);
    free(change->kept);
    change->kept = NULL;
}

void power_cut(int every)
{
    int number = 0;

    for (struct change *change = newest; change != NULL; change = change->before) {
        if (change->file == NULL && every)
            lose_name(change);
        if (change->file != NULL && (every || number++ % 2 == 0))
            lose_contents(change);
    }
    power_forget();
}

void power_forget(void)
{
    while (newest != NULL)
        forget(&newest);
}
