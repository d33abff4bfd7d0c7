/*
 * Makes the n-th disk call below one folder fail, as a worn disk, a full one or a pulled plug would.
 *
 * Loaded with LD_PRELOAD into a Python process, which arms it through ctypes. While it is not armed, and for every
 * file outside the folder, each call goes to the C library as it is. Only the thread that writes is expected.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "power.h"

enum fault { FAIL, SHORT, KILL, TORN, POWER, PARTIAL };
enum call { WRITE, SYNC, RENAME, TRUNCATE, UNLINK, CREATE, OPEN };

static struct {
    int armed, forever, error;
    enum fault fault;
    long nth, seen;
    char folder[PATH_MAX];
    char hit[NAME_MAX + 32];
} plan;

static const char *const names[] = {"write", "fsync", "rename", "ftruncate", "unlink", "create", "open"};

void faults_arm(const char *folder, long nth, int fault, int error, int forever)
{
    memset(&plan, 0, sizeof plan);
    power_forget();
    snprintf(plan.folder, sizeof plan.folder, "%s", folder);
    plan.nth = nth;
    plan.fault = (enum fault)fault;
    plan.error = error;
    plan.forever = forever;
    plan.armed = 1;
}

/* How many calls there were that this fault could have met. Power that no call has cut is cut now, at the end of all. */
long faults_disarm(void)
{
    plan.armed = 0;
    if (plan.fault >= POWER)
        power_cut(plan.fault == POWER);
    return plan.seen;
}

/* The first call that failed, with the last part of its path; empty while none has. */
const char *faults_hit(void)
{
    return plan.hit;
}

/* Which calls a fault can meet: a full disk still reads, a read-only one too, a short write is a write. */
static int fits(enum call call)
{
    if (plan.fault == SHORT)
        return call == WRITE;
    if (plan.fault >= KILL)
        return call != OPEN;
    if (plan.error == ENOSPC)
        return call == WRITE || call == CREATE || call == RENAME;
    if (plan.error == EROFS)
        return call != OPEN && call != SYNC;
    return 1;
}

static int due(enum call call, const char *path)
{
    if (!plan.armed || strncmp(path, plan.folder, strlen(plan.folder)) != 0 || !fits(call))
        return 0;
    plan.seen++;
    if (plan.seen < plan.nth || (plan.seen > plan.nth && !plan.forever))
        return 0;
    if (plan.hit[0] == '\0') {
        const char *slash = strrchr(path, '/');
        snprintf(plan.hit, sizeof plan.hit, "%s %.255s", names[call], slash ? slash + 1 : path);
    }
    if (plan.fault == POWER || plan.fault == PARTIAL) {
        plan.armed = 0;
        power_cut(plan.fault == POWER);
    }
    if (plan.fault != FAIL && plan.fault != SHORT && plan.fault != TORN)
        kill(getpid(), SIGKILL);
    return 1;
}

/* True where a power cut is being waited for and the file is one of the folder's. */
static int is_kept(const char *path)
{
    return plan.armed && plan.fault >= POWER && strncmp(path, plan.folder, strlen(plan.folder)) == 0;
}

/* The file behind a handle; nothing where it is none of the folder's. */
static const char *path_of(int handle)
{
    static char path[PATH_MAX];
    char link[64];

    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = '\0';
    return path;
}

/* A call that changes a file's contents at a place, or flushes it: what may yet be lost is kept in mind. */
static int due_on(enum call call, int handle, off64_t place, size_t count)
{
    if (!plan.armed)
        return 0;
    const char *path = path_of(handle);
    int now = due(call, path);
    if (call == SYNC && plan.armed)
        power_flushed(handle, path);
    else if (is_kept(path))
        power_remember(handle, place, count);
    return now;
}

/* Before a call that changes a name: what may yet be lost is kept in mind. */
static void begin_naming(const char *old, const char *name)
{
    if (is_kept(name))
        power_rename(old, name);
}

static int named(const char *name, int result)
{
    int error = errno;

    if (result < 0 && is_kept(name))
        power_refused();
    errno = error;
    return result;
}

static size_t length_of(int handle)
{
    struct stat64 facts;
    return fstat64(handle, &facts) == 0 ? (size_t)facts.st_size : 0;
}

static int refuse(void)
{
    errno = plan.error;
    return -1;
}

static void *real(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

#define REAL(result, name, ...) ((result(*)(__VA_ARGS__))real(#name))

/* After a call that was let through: a torn one ends the process with the call done. */
static int torn(int result)
{
    kill(getpid(), SIGKILL);
    return result;
}

static size_t half(size_t count)
{
    return count > 1 ? count / 2 : count;
}

ssize_t write(int handle, const void *data, size_t count)
{
    ssize_t (*call)(int, const void *, size_t) = REAL(ssize_t, write, int, const void *, size_t);

    if (!due_on(WRITE, handle, plan.armed ? lseek64(handle, 0, SEEK_CUR) : 0, count))
        return call(handle, data, count);
    if (plan.fault == FAIL)
        return refuse();
    ssize_t done = call(handle, data, half(count));
    return plan.fault == TORN ? torn((int)done) : done;
}

ssize_t pwrite64(int handle, const void *data, size_t count, off64_t place)
{
    ssize_t (*call)(int, const void *, size_t, off64_t) = REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);

    if (!due_on(WRITE, handle, place, count))
        return call(handle, data, count, place);
    if (plan.fault == FAIL)
        return refuse();
    ssize_t done = call(handle, data, half(count), place);
    return plan.fault == TORN ? torn((int)done) : done;
}

int fsync(int handle)
{
    int (*call)(int) = REAL(int, fsync, int);

    if (!due_on(SYNC, handle, 0, 0))
        return call(handle);
    return plan.fault == FAIL ? refuse() : torn(call(handle));
}

int fdatasync(int handle)
{
    int (*call)(int) = REAL(int, fdatasync, int);

    if (!due_on(SYNC, handle, 0, 0))
        return call(handle);
    return plan.fault == FAIL ? refuse() : torn(call(handle));
}

int ftruncate64(int handle, off64_t length)
{
    int (*call)(int, off64_t) = REAL(int, ftruncate64, int, off64_t);

    if (!due_on(TRUNCATE, handle, 0, plan.armed ? length_of(handle) : 0))
        return call(handle, length);
    return plan.fault == FAIL ? refuse() : torn(call(handle, length));
}

int rename(const char *old, const char *new)
{
    int (*call)(const char *, const char *) = REAL(int, rename, const char *, const char *);

    if (!due(RENAME, new)) {
        begin_naming(old, new);
        return named(new, call(old, new));
    }
    return plan.fault == FAIL ? refuse() : torn(call(old, new));
}

int unlink(const char *path)
{
    int (*call)(const char *) = REAL(int, unlink, const char *);

    if (!due(UNLINK, path)) {
        begin_naming(NULL, path);
        return named(path, call(path));
    }
    return plan.fault == FAIL ? refuse() : torn(call(path));
}

static int open_as(const char *name, const char *path, int flags, mode_t mode)
{
    int (*call)(const char *, int, ...) = (int (*)(const char *, int, ...))real(name);
    enum call kind = (flags & O_CREAT) ? CREATE : OPEN;

    if (!due(kind, path)) {
        if (kind == OPEN || access(path, F_OK) == 0)
            return call(path, flags, mode);
        begin_naming(NULL, path);
        return named(path, call(path, flags, mode));
    }
    return plan.fault == FAIL ? refuse() : torn(call(path, flags, mode));
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_as("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_as("open64", path, flags, mode);
}
