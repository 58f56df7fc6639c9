/* Disturbs, or records, what a process does to the files below one folder. Loaded with LD_PRELOAD.
 *
 * It sleeps until `faults_arm()`, which is called when it is loaded with FAULTS_ROOT set, or by a child that
 * was forked from a process that has it loaded. Settings, all of them in the environment:
 *
 *   FAULTS_ROOT     the folder, absolute, without symbolic links
 *   FAULTS_KILL     "K WHEN": SIGKILL at the K-th operation; WHEN is before, after, or half (of a write)
 *   FAULTS_FAIL     "CLASS ERRNO K COUNT": from the K-th operation of the class on, COUNT of them fail with
 *                   the error number (0: all of them); CLASS is space, write, sync or name
 *   FAULTS_BUDGET   bytes that may be written before the disk is full; a write is cut short there
 *   FAULTS_JOURNAL  a file, outside of the folder, that every operation is appended to, with its data
 *
 * Operations are counted from 1. `space` are those that need room: writes, files and folders that are made,
 * files that grow. What SQLite maps (the -shm file) is not seen: SQLite makes it anew. One lock makes an
 * order of what several threads do.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ALL, SPACE, WRITE, SYNC, NAME, CLASSES };
enum { BEFORE, AFTER, HALF };

#define FDS 4096
#define PATH_BYTES 4096

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static int armed, journal = -1;
static pid_t owner; /* a process that it starts shares its memory until it runs something else (vfork) */
static char root[PATH_BYTES];
static size_t root_length;
static long counts[CLASSES], bytes;
static long kill_at;
static int kill_when;
static int fail_class = -1, fail_errno;
static long fail_from, fail_count;
static long long budget = -1;
static char *paths[FDS]; /* of what is open below the folder, else NULL */

#define REAL(name) \
    static __typeof__(&name) real; \
    if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* ---- settings, and what the driver asks */

static int class_of(const char *name) {
    if (strcmp(name, "space") == 0) return SPACE;
    if (strcmp(name, "write") == 0) return WRITE;
    if (strcmp(name, "sync") == 0) return SYNC;
    if (strcmp(name, "name") == 0) return NAME;
    return -1;
}

static void record(char kind, int flags, int fd, int64_t offset, const void *first, size_t n1,
                   const void *second, size_t n2);

void faults_disarm(void) {
    pthread_mutex_lock(&guard);
    armed = 0;
    pthread_mutex_unlock(&guard);
}

int faults_arm(void) {
    const char *text = getenv("FAULTS_ROOT");
    char word[16] = "";
    int file, next = -1;
    if (text == NULL || *text != '/' || strlen(text) >= PATH_BYTES) return -1;
    faults_disarm();
    if (getenv("FAULTS_JOURNAL") != NULL) { /* out of the way of the process's own numbers */
        file = open(getenv("FAULTS_JOURNAL"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        next = fcntl(file, F_DUPFD_CLOEXEC, 800);
        close(file);
        if (next < 0) return -1;
    }
    if (journal >= 0) close(journal);
    pthread_mutex_lock(&guard);
    journal = next;
    strcpy(root, text);
    root_length = strlen(root);
    memset(counts, 0, sizeof counts);
    bytes = 0;
    kill_at = 0;
    fail_class = -1;
    budget = -1;
    if ((text = getenv("FAULTS_KILL")) != NULL && sscanf(text, "%ld %15s", &kill_at, word) == 2)
        kill_when = strcmp(word, "half") == 0 ? HALF : strcmp(word, "after") == 0 ? AFTER : BEFORE;
    if ((text = getenv("FAULTS_FAIL")) != NULL &&
        sscanf(text, "%15s %d %ld %ld", word, &fail_errno, &fail_from, &fail_count) == 4)
        fail_class = class_of(word);
    if ((text = getenv("FAULTS_BUDGET")) != NULL) budget = atoll(text);
    owner = getpid();
    armed = 1;
    record('P', 0, -1, 0, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&guard);
    return 0;
}

__attribute__((constructor)) static void loaded(void) {
    if (getenv("FAULTS_ROOT") != NULL) faults_arm();
}

long faults_count(const char *name) {
    int which = class_of(name);
    if (strcmp(name, "bytes") == 0) return bytes;
    return counts[which < 0 ? ALL : which];
}

/* Something was acknowledged: it stands in the journal behind every operation that came before. */
void faults_mark(const char *text) {
    pthread_mutex_lock(&guard);
    record('A', 0, -1, 0, text, strlen(text), NULL, 0);
    pthread_mutex_unlock(&guard);
}

static int active(void) { return armed && getpid() == owner; }

/* ---- the journal */

struct header {
    char kind;
    uint8_t flags;
    uint16_t unused;
    int32_t fd;
    int64_t offset;
    uint32_t n1, n2;
};

static void record(char kind, int flags, int fd, int64_t offset, const void *first, size_t n1,
                   const void *second, size_t n2) {
    struct header header = {kind, (uint8_t)flags, 0, fd, offset, (uint32_t)n1, (uint32_t)n2};
    struct iovec parts[3] = {{&header, sizeof header}, {(void *)first, n1}, {(void *)second, n2}};
    REAL(writev);
    if (!active() || journal < 0) return;
    if (real(journal, parts, 3) != (ssize_t)(sizeof header + n1 + n2)) abort();
}

/* ---- what is below the folder, and when something happens to it */

static int below(const char *path) {
    return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* The absolute path, in `out`; NULL for what is not below the folder. */
static const char *inside(int folder, const char *path, char *out) {
    char link[64];
    ssize_t length;
    if (!active() || path == NULL) return NULL;
    if (path[0] == '/') {
        snprintf(out, PATH_BYTES, "%s", path);
    } else {
        if (folder == AT_FDCWD) {
            if (getcwd(out, PATH_BYTES) == NULL) return NULL;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            if ((length = readlink(link, out, PATH_BYTES - 1)) < 0) return NULL;
            out[length] = 0;
        }
        length = (ssize_t)strlen(out);
        snprintf(out + length, (size_t)(PATH_BYTES - length), "/%s", path);
    }
    length = (ssize_t)strlen(out);
    while (length > 1 && out[length - 1] == '/') out[--length] = 0;
    return below(out) ? out : NULL;
}

static int tracked(int fd) { return active() && fd >= 0 && fd < FDS && paths[fd] != NULL; }

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts an operation; the error that it fails with, or 0. `dies` is set where it is the last one. */
static int begin(int class, int space, int *dies) {
    int classes[3] = {ALL, class, space ? SPACE : ALL};
    *dies = 0;
    counts[ALL]++;
    for (int i = 1; i < 3; i++) {
        if (classes[i] == ALL || (i == 2 && classes[1] == SPACE)) continue;
        counts[classes[i]]++;
        if (classes[i] == fail_class) {
            long past = counts[fail_class] - fail_from;
            if (past >= 0 && (fail_count == 0 || past < fail_count)) return fail_errno;
        }
    }
    if (space && budget == 0) return ENOSPC;
    if (kill_at > 0 && counts[ALL] == kill_at) {
        if (kill_when == BEFORE) die();
        *dies = 1;
    }
    return 0;
}

static void end(int dies) {
    if (dies) die();
}

#define GUARDED(type, expression) \
    pthread_mutex_lock(&guard); \
    type result = (expression); \
    int kept_errno = errno; \
    pthread_mutex_unlock(&guard); \
    errno = kept_errno; \
    return result

/* ---- opening and closing */

typedef int (*opener)(int, const char *, int, mode_t);

static int do_open(opener real, int folder, const char *path, int flags, mode_t mode) {
    char place[PATH_BYTES];
    const char *found = inside(folder, path, place);
    int made = 0, cut = 0, dies = 0, error, fd;
    if (found == NULL) return real(folder, path, flags, mode);
    if (flags & O_CREAT) made = faccessat(AT_FDCWD, found, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    cut = !made && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY;
    if ((made || cut) && (error = begin(NAME, made, &dies)) != 0) {
        errno = error;
        return -1;
    }
    fd = real(folder, path, flags, mode);
    if (fd >= 0 && fd < FDS) {
        free(paths[fd]);
        paths[fd] = strdup(found);
        record('O', made | cut << 1, fd, 0, found, strlen(found), NULL, 0);
    }
    end(dies);
    return fd;
}

static int with_open(int folder, const char *path, int flags, mode_t mode) {
    REAL(open);
    (void)folder;
    return real(path, flags, mode);
}

static int with_openat(int folder, const char *path, int flags, mode_t mode) {
    REAL(openat);
    return real(folder, path, flags, mode);
}

static mode_t mode_from(int flags, va_list rest) {
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? (mode_t)va_arg(rest, int) : 0;
}

#define OPENER(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = mode_from(flags, rest); \
        va_end(rest); \
        GUARDED(int, do_open(with_open, AT_FDCWD, path, flags, mode)); \
    }
#define OPENER_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = mode_from(flags, rest); \
        va_end(rest); \
        GUARDED(int, do_open(with_openat, folder, path, flags, mode)); \
    }
#define CREATOR(name) \
    int name(const char *path, mode_t mode) { \
        GUARDED(int, do_open(with_open, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode)); \
    }

OPENER(open)
OPENER(open64)
OPENER(__open_2)
OPENER(__open64_2)
OPENER_AT(openat)
OPENER_AT(openat64)
OPENER_AT(__openat_2)
OPENER_AT(__openat64_2)
CREATOR(creat)
CREATOR(creat64)

int close(int fd) {
    REAL(close);
    if (armed && !active()) return real(fd);
    pthread_mutex_lock(&guard);
    if (fd >= 0 && fd < FDS && paths[fd] != NULL) {
        record('C', 0, fd, 0, NULL, 0, NULL, 0);
        free(paths[fd]);
        paths[fd] = NULL;
    }
    pthread_mutex_unlock(&guard);
    return real(fd);
}

/* ---- data */

/* Writes at `offset`, or where the file stands (-1); as much as the budget and a death half-way allow. */
static ssize_t do_write(int fd, const void *data, size_t size, off_t offset) {
    int dies, error, flags;
    off_t at = offset;
    ssize_t written;
    REAL(pwrite);
    if ((error = begin(WRITE, 1, &dies)) != 0) {
        errno = error;
        return -1;
    }
    if (dies && kill_when == HALF) size /= 2;
    if (budget >= 0 && (long long)size > budget) size = (size_t)budget;
    if (offset < 0) {
        flags = fcntl(fd, F_GETFL);
        at = lseek(fd, 0, flags >= 0 && (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
    }
    written = real(fd, data, size, at);
    if (written > 0) {
        if (offset < 0) lseek(fd, at + written, SEEK_SET);
        if (budget >= 0) budget -= written;
        bytes += written;
        record('W', 0, fd, at, data, (size_t)written, NULL, 0);
    }
    end(dies);
    return written;
}

static ssize_t do_writev(int fd, const struct iovec *parts, int n, off_t offset) {
    ssize_t all = 0, written;
    for (int i = 0; i < n; i++) {
        if (parts[i].iov_len == 0) continue;
        written = do_write(fd, parts[i].iov_base, parts[i].iov_len, offset < 0 ? -1 : offset + all);
        if (written < 0) return all > 0 ? all : -1;
        all += written;
        if ((size_t)written < parts[i].iov_len) break;
    }
    return all;
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    if (!tracked(fd)) return real(fd, data, size);
    GUARDED(ssize_t, do_write(fd, data, size, -1));
}

ssize_t writev(int fd, const struct iovec *parts, int n) {
    REAL(writev);
    if (!tracked(fd)) return real(fd, parts, n);
    GUARDED(ssize_t, do_writev(fd, parts, n, -1));
}

#define POSITIONED(name, type, call) \
    ssize_t name(int fd, const type *data, size_t size, off_t offset) { \
        REAL(name); \
        if (!tracked(fd)) return real(fd, data, size, offset); \
        GUARDED(ssize_t, call); \
    }
#define POSITIONED_PARTS(name) \
    ssize_t name(int fd, const struct iovec *parts, int n, off_t offset) { \
        REAL(name); \
        if (!tracked(fd)) return real(fd, parts, n, offset); \
        GUARDED(ssize_t, do_writev(fd, parts, n, offset)); \
    }

POSITIONED(pwrite, void, do_write(fd, data, size, offset))
POSITIONED(pwrite64, void, do_write(fd, data, size, offset))
POSITIONED_PARTS(pwritev)
POSITIONED_PARTS(pwritev64)

static int do_truncate(int fd, off_t size) {
    struct stat found;
    int dies, error, result;
    REAL(ftruncate);
    int grows = fstat(fd, &found) == 0 && size > found.st_size;
    if ((error = begin(grows ? SPACE : ALL, grows, &dies)) != 0) {
        errno = error;
        return -1;
    }
    result = real(fd, size);
    if (result == 0) record('T', 0, fd, size, NULL, 0, NULL, 0);
    end(dies);
    return result;
}

#define TRUNCATER(name) \
    int name(int fd, off_t size) { \
        REAL(name); \
        if (!tracked(fd)) return real(fd, size); \
        GUARDED(int, do_truncate(fd, size)); \
    }

TRUNCATER(ftruncate)
TRUNCATER(ftruncate64)

static int do_sync(int (*real)(int), int fd) {
    int dies, error, result;
    if ((error = begin(SYNC, 0, &dies)) != 0) {
        errno = error;
        return -1;
    }
    result = real(fd);
    if (result == 0) record('S', 0, fd, 0, NULL, 0, NULL, 0);
    end(dies);
    return result;
}

#define SYNCER(name) \
    int name(int fd) { \
        REAL(name); \
        if (!tracked(fd)) return real(fd); \
        GUARDED(int, do_sync(real, fd)); \
    }

SYNCER(fsync)
SYNCER(fdatasync)

/* Ways to write that this file does not follow: the journal says so, and its reader refuses it. */

static void not_followed(const char *call, int fd) {
    size_t length = fd >= 0 && fd < FDS && paths[fd] != NULL ? strlen(paths[fd]) : 0;
    if (!armed || length == 0) return;
    if (length > 4 && strcmp(paths[fd] + length - 4, "-shm") == 0) return;
    record('X', 0, fd, 0, call, strlen(call), NULL, 0);
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset) {
    REAL(mmap);
    if ((protection & PROT_WRITE) && (flags & MAP_SHARED)) not_followed("mmap", fd);
    return real(address, size, protection, flags, fd, offset);
}

int posix_fallocate(int fd, off_t offset, off_t size) {
    REAL(posix_fallocate);
    not_followed("posix_fallocate", fd);
    return real(fd, offset, size);
}

ssize_t copy_file_range(int from, off_t *at, int to, off_t *there, size_t size, unsigned flags) {
    REAL(copy_file_range);
    not_followed("copy_file_range", to);
    return real(from, at, to, there, size, flags);
}

/* ---- names */

static int do_rename(int folder, const char *old, int other, const char *new, unsigned flags, int *done) {
    char one[PATH_BYTES], two[PATH_BYTES];
    const char *from = inside(folder, old, one), *to = inside(other, new, two);
    int dies, error, result;
    REAL(renameat2);
    *done = from != NULL || to != NULL;
    if (!*done) return 0;
    if ((error = begin(NAME, 0, &dies)) != 0) {
        errno = error;
        return -1;
    }
    result = real(folder, old, other, new, flags);
    if (result == 0) {
        if (from == NULL || to == NULL || flags & RENAME_EXCHANGE)
            record('X', 0, -1, 0, "rename across the folder", 24, NULL, 0);
        else
            record('R', 0, -1, 0, from, strlen(from), to, strlen(to));
    }
    end(dies);
    return result;
}

#define RENAMER(name, parameters, arguments, old_folder, old, new_folder, new, flags) \
    int name parameters { \
        int done; \
        REAL(name); \
        pthread_mutex_lock(&guard); \
        int result = do_rename(old_folder, old, new_folder, new, flags, &done), kept = errno; \
        pthread_mutex_unlock(&guard); \
        errno = kept; \
        return done ? result : real arguments; \
    }

RENAMER(rename, (const char *a, const char *b), (a, b), AT_FDCWD, a, AT_FDCWD, b, 0)
RENAMER(renameat, (int f, const char *a, int g, const char *b), (f, a, g, b), f, a, g, b, 0)
RENAMER(renameat2, (int f, const char *a, int g, const char *b, unsigned x), (f, a, g, b, x), f, a, g, b, x)

/* Kinds: U unlink, D rmdir, M mkdir, L link (of `old`). */
static int do_name(char kind, int folder, const char *path, mode_t mode, int old_folder, const char *old,
                   int *done) {
    char one[PATH_BYTES], two[PATH_BYTES];
    const char *found = inside(folder, path, one), *from = NULL;
    int dies, error, result;
    *done = found != NULL;
    if (!*done) return 0;
    if ((error = begin(NAME, kind == 'M' || kind == 'L', &dies)) != 0) {
        errno = error;
        return -1;
    }
    if (kind == 'M') {
        REAL(mkdirat);
        result = real(folder, path, mode);
    } else if (kind == 'L') {
        REAL(linkat);
        from = inside(old_folder, old, two);
        result = real(old_folder, old, folder, path, 0);
    } else {
        REAL(unlinkat);
        result = real(folder, path, kind == 'D' ? AT_REMOVEDIR : 0);
    }
    if (result == 0) record(kind, 0, -1, 0, found, strlen(found), from, from == NULL ? 0 : strlen(from));
    end(dies);
    return result;
}

#define NAMER(name, parameters, arguments, kind, folder, path, mode, old_folder, old) \
    int name parameters { \
        int done; \
        REAL(name); \
        pthread_mutex_lock(&guard); \
        int result = do_name(kind, folder, path, mode, old_folder, old, &done), kept = errno; \
        pthread_mutex_unlock(&guard); \
        errno = kept; \
        return done ? result : real arguments; \
    }

NAMER(unlink, (const char *p), (p), 'U', AT_FDCWD, p, 0, AT_FDCWD, NULL)
NAMER(unlinkat, (int f, const char *p, int x), (f, p, x), x & AT_REMOVEDIR ? 'D' : 'U', f, p, 0, f, NULL)
NAMER(rmdir, (const char *p), (p), 'D', AT_FDCWD, p, 0, AT_FDCWD, NULL)
NAMER(mkdir, (const char *p, mode_t m), (p, m), 'M', AT_FDCWD, p, m, AT_FDCWD, NULL)
NAMER(mkdirat, (int f, const char *p, mode_t m), (f, p, m), 'M', f, p, m, f, NULL)
NAMER(link, (const char *a, const char *b), (a, b), 'L', AT_FDCWD, b, 0, AT_FDCWD, a)
NAMER(linkat, (int f, const char *a, int g, const char *b, int x), (f, a, g, b, x), 'L', g, b, 0, f, a)
