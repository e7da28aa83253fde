/* A disk that can fail, fill up, and be cut off. Preloaded into a program, it stands between that program and the files of one
 * folder: it counts the calls that reach them, makes the n-th of a kind fail, kills the program at the n-th, and writes down what
 * reached the disk and in which order, so that the state after a power cut can be worked out later.
 *
 *   DISK_ROOT=FOLDER          the folder; required
 *   DISK_ACKS=FILE            what the program confirmed, one line a write; noted in its place among the writes, never failed
 *   DISK_LOG=FILE             where to note writes, syncs and confirmations
 *   DISK_FAIL=KIND:N:ERROR:COUNT   the N-th call of KIND and the COUNT-1 after it fail with ERROR (EIO, ENOSPC, EROFS …); COUNT 0: all
 *   DISK_KILL=KIND:N:WHEN     the program is killed `before`, `amid` (a write half done) or `after` the N-th call of KIND
 *   DISK_QUOTA=BYTES          the files together may be so large; a write beyond is cut short, then refused with ENOSPC
 *
 * KIND is open, read, write, sync, truncate, lock, map, unlink or any. */
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
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN, READ, WRITE, SYNC, TRUNCATE, LOCK, MAP, UNLINK, ANY, KINDS };
static const char *const kind_names[KINDS] = {"open", "read", "write", "sync", "truncate", "lock", "map", "unlink", "any"};

enum moment { BEFORE, AMID, AFTER };

enum { DESCRIPTORS = 4096, NAME = 120, FILES = 64 };
static char names[DESCRIPTORS][NAME]; /* "" is no file of ours; "." is the folder; "!" the confirmations */

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char root[512], acks[512];
static size_t root_length;
static int log_descriptor = -1;
static long counts[KINDS];
static enum kind fail_kind = KINDS, kill_kind = KINDS;
static long fail_at, fail_count, kill_at;
static int fail_error;
static enum moment kill_moment;
static long quota = -1;
static char known[FILES][NAME]; /* the files the quota counts */

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fcntl)(int, int, ...);
static int (*real_unlink)(const char *);
static int (*real_flock)(int, int);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);

static void note(char kind, int error, int64_t offset, const char *name, const void *data, size_t length);

static enum kind kind_named(const char *name) {
  for (int kind = 0; kind < KINDS; kind++) if (!strcmp(name, kind_names[kind])) return kind;
  fprintf(stderr, "disk: no kind of call is named %s\n", name);
  _exit(99);
}

static int error_named(const char *name) {
  static const struct { const char *name; int code; } known[] = {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EROFS", EROFS}, {"EACCES", EACCES},
    {"EMFILE", EMFILE}, {"ENOLCK", ENOLCK}, {"EAGAIN", EAGAIN}, {"ENOMEM", ENOMEM}, {"EDQUOT", EDQUOT}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) if (!strcmp(name, known[i].name)) return known[i].code;
  fprintf(stderr, "disk: no error is named %s\n", name);
  _exit(99);
}

__attribute__((constructor)) static void begin(void) {
  static int begun;
  if (begun++) return;
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_read = dlsym(RTLD_NEXT, "read");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fcntl = dlsym(RTLD_NEXT, "fcntl64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_flock = dlsym(RTLD_NEXT, "flock");
  real_mmap = dlsym(RTLD_NEXT, "mmap64");
  char word[32], when[32];
  const char *text;
  if ((text = getenv("DISK_FAIL"))) {
    char error[32];
    if (sscanf(text, "%31[^:]:%ld:%31[^:]:%ld", word, &fail_at, error, &fail_count) != 4) _exit(99);
    fail_kind = kind_named(word);
    fail_error = error_named(error);
  }
  if ((text = getenv("DISK_KILL"))) {
    if (sscanf(text, "%31[^:]:%ld:%31s", word, &kill_at, when) != 3) _exit(99);
    kill_kind = kind_named(word);
    kill_moment = !strcmp(when, "after") ? AFTER : !strcmp(when, "amid") ? AMID : BEFORE;
  }
  if ((text = getenv("DISK_QUOTA"))) quota = atol(text);
  if ((text = getenv("DISK_ACKS"))) snprintf(acks, sizeof acks, "%s", text);
  if ((text = getenv("DISK_LOG"))) log_descriptor = real_open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if ((text = getenv("DISK_ROOT"))) {
    snprintf(root, sizeof root, "%s", text);
    root_length = strlen(root);
  }
  note('P', 0, 0, "", 0, 0);
}

/* The name of a file of ours within the folder, or 0. */
static const char *inside(const char *path) {
  if (!root_length || strncmp(path, root, root_length)) return 0;
  if (!path[root_length]) return ".";
  return path[root_length] == '/' ? (path[root_length + 1] ? path + root_length + 1 : ".") : 0;
}

static const char *ours(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS && *names[descriptor] ? names[descriptor] : 0;
}

/* One record: kind, error, offset, lengths of name and data, then both. */
static void note(char kind, int error, int64_t offset, const char *name, const void *data, size_t length) {
  if (log_descriptor < 0) return;
  struct __attribute__((packed)) { char kind; int32_t error; int64_t offset; uint32_t name, data; } head = {
    kind, error, offset, (uint32_t)strlen(name), (uint32_t)length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, strlen(name)}, {(void *)data, length}};
  if (writev(log_descriptor, parts, 3) < 0) _exit(98);
}

static void die(void) {
  note('K', 0, 0, "", 0, 0);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Counts a call, before it is made. Returns the error it must fail with, or 0; `amid` says that it must be broken off half done. */
static int visit(enum kind kind, const char *name, int *amid) {
  long mine = ++counts[kind], all = ++counts[ANY];
  if (kill_kind == kind || kill_kind == ANY) {
    if ((kill_kind == ANY ? all : mine) == kill_at) {
      if (kill_moment == BEFORE) die();
      if (kill_moment == AMID && kind == WRITE && amid) *amid = 1;
    }
  }
  if (fail_kind != kind && fail_kind != ANY) return 0;
  long number = fail_kind == ANY ? all : mine;
  if (number < fail_at || (fail_count && number >= fail_at + fail_count)) return 0;
  note('F', fail_error, number, name, kind_names[kind], strlen(kind_names[kind]));
  return fail_error;
}

/* After a call was made. */
static void leave(enum kind kind) {
  if (kill_kind != kind && kill_kind != ANY) return;
  if ((kill_kind == ANY ? counts[ANY] : counts[kind]) == kill_at && kill_moment != BEFORE) die();
}

static int enter(void) {
  int saved = errno;
  pthread_mutex_lock(&mutex);
  return saved;
}

static void quit(void) {
  int saved = errno;
  pthread_mutex_unlock(&mutex);
  errno = saved;
}

#define REFUSE(code, value) do { quit(); errno = (code); return value; } while (0)

static int opened(const char *path, int flags, mode_t mode) {
  const char *name = acks[0] && !strcmp(path, acks) ? "!" : inside(path);
  if (!name) return real_open(path, flags, mode);
  enter();
  if (*name == '!') {
    int descriptor = real_open(path, flags, mode);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) strcpy(names[descriptor], name);
    quit();
    return descriptor;
  }
  int error = visit(OPEN, name, 0);
  if (error) REFUSE(error, -1);
  int is_new = (flags & O_CREAT) && access(path, F_OK);
  int descriptor = real_open(path, flags, mode);
  if (descriptor >= 0) {
    note(is_new ? 'C' : 'O', 0, 0, name, 0, 0);
    if (descriptor < DESCRIPTORS) snprintf(names[descriptor], NAME, "%s", name);
  }
  leave(OPEN);
  quit();
  return descriptor;
}

#define OPENING(symbol) \
  int symbol(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if (!real_open) begin(); \
    return opened(path, flags, mode); \
  }
OPENING(open)
OPENING(open64)

int close(int descriptor) {
  if (!real_close) begin();
  if (descriptor >= 0 && descriptor < DESCRIPTORS) *names[descriptor] = 0;
  return real_close(descriptor);
}

/* How many of `length` bytes at `offset` the quota leaves room for. */
static size_t room(int descriptor, const char *name, off_t offset, size_t length) {
  struct stat file;
  if (quota < 0 || fstat(descriptor, &file)) return length;
  long allowed = quota;
  int is_known = 0;
  for (int i = 0; i < FILES; i++) {
    char path[sizeof root + NAME + 1];
    struct stat other;
    if (!*known[i]) {
      if (!is_known) snprintf(known[i], NAME, "%s", name);
      break;
    }
    if (!strcmp(known[i], name)) { is_known = 1; continue; }
    if (snprintf(path, sizeof path, "%s/%s", root, known[i]) < (int)sizeof path && !stat(path, &other)) allowed -= other.st_size;
  }
  if (allowed < file.st_size) allowed = file.st_size; /* overwriting needs no room */
  if (allowed <= offset) return 0;
  return allowed - offset < (long)length ? (size_t)(allowed - offset) : length;
}

static ssize_t written(int descriptor, const void *data, size_t length, off_t offset, int positioned) {
  const char *name = ours(descriptor);
  if (!name) return positioned ? real_pwrite(descriptor, data, length, offset) : real_write(descriptor, data, length);
  enter();
  if (*name == '!') {
    ssize_t result = real_write(descriptor, data, length);
    note('A', 0, 0, "", data, length);
    quit();
    return result;
  }
  int amid = 0, error = visit(WRITE, name, &amid);
  size_t kept = length;
  if (error || amid) kept = length / 2; /* what fails may still have done a part of it */
  else if ((kept = room(descriptor, name, offset, length)) < length && !kept) {
    note('F', ENOSPC, offset, name, "quota", 5);
    error = ENOSPC;
  }
  ssize_t result = kept ? (positioned ? real_pwrite(descriptor, data, kept, offset) : real_write(descriptor, data, kept)) : 0;
  if (result > 0) note('W', error, offset, name, data, (size_t)result);
  if (amid) die();
  leave(WRITE);
  if (error) REFUSE(error, -1);
  quit();
  return result;
}

ssize_t write(int descriptor, const void *data, size_t length) {
  if (!real_write) begin();
  return written(descriptor, data, length, ours(descriptor) ? lseek(descriptor, 0, SEEK_CUR) : 0, 0);
}

ssize_t pwrite(int descriptor, const void *data, size_t length, off_t offset) { return written(descriptor, data, length, offset, 1); }
ssize_t pwrite64(int descriptor, const void *data, size_t length, off_t offset) { return written(descriptor, data, length, offset, 1); }

static int synced(int descriptor, int (*real)(int)) {
  const char *name = ours(descriptor);
  if (!name || *name == '!') return real(descriptor);
  enter();
  int error = visit(SYNC, name, 0);
  int result = error ? -1 : real(descriptor);
  note('S', error, 0, name, 0, 0);
  leave(SYNC);
  if (error) REFUSE(error, -1);
  quit();
  return result;
}

int fsync(int descriptor) { return synced(descriptor, real_fsync); }
int fdatasync(int descriptor) { return synced(descriptor, real_fdatasync); }

static int truncated(int descriptor, off_t size) {
  const char *name = ours(descriptor);
  if (!name) return real_ftruncate(descriptor, size);
  enter();
  int error = visit(TRUNCATE, name, 0);
  if (!error && quota >= 0) {
    struct stat now;
    if (!fstat(descriptor, &now) && size > now.st_size && room(descriptor, name, now.st_size, size - now.st_size) < (size_t)(size - now.st_size)) {
      note('F', ENOSPC, size, name, "quota", 5);
      error = ENOSPC;
    }
  }
  if (error) REFUSE(error, -1);
  int result = real_ftruncate(descriptor, size);
  if (!result) note('T', 0, size, name, 0, 0);
  leave(TRUNCATE);
  quit();
  return result;
}

int ftruncate(int descriptor, off_t size) { return truncated(descriptor, size); }
int ftruncate64(int descriptor, off_t size) { return truncated(descriptor, size); }

static int removed(const char *path) {
  const char *name = inside(path);
  if (!name) return real_unlink(path);
  enter();
  int error = visit(UNLINK, name, 0);
  if (error) REFUSE(error, -1);
  int result = real_unlink(path);
  if (!result) note('U', 0, 0, name, 0, 0);
  leave(UNLINK);
  quit();
  return result;
}

int unlink(const char *path) {
  if (!real_unlink) begin();
  return removed(path);
}

/* Calls that leave nothing on the disk: counted and failed. */
static int idle(enum kind kind, int descriptor) {
  const char *name = ours(descriptor);
  if (!name || *name == '!') return 0;
  enter();
  int error = visit(kind, name, 0);
  quit();
  return error;
}

static void idled(enum kind kind, int descriptor) {
  if (!ours(descriptor)) return;
  enter();
  leave(kind);
  quit();
}

ssize_t read(int descriptor, void *data, size_t length) {
  if (!real_read) begin();
  int error = idle(READ, descriptor);
  if (error) { errno = error; return -1; }
  ssize_t result = real_read(descriptor, data, length);
  idled(READ, descriptor);
  return result;
}

static ssize_t fetched(int descriptor, void *data, size_t length, off_t offset) {
  int error = idle(READ, descriptor);
  if (error) { errno = error; return -1; }
  ssize_t result = real_pread(descriptor, data, length, offset);
  idled(READ, descriptor);
  return result;
}

ssize_t pread(int descriptor, void *data, size_t length, off_t offset) { return fetched(descriptor, data, length, offset); }
ssize_t pread64(int descriptor, void *data, size_t length, off_t offset) { return fetched(descriptor, data, length, offset); }

#define CONTROLLING(symbol) \
  int symbol(int descriptor, int command, ...) { \
    va_list rest; \
    va_start(rest, command); \
    void *argument = va_arg(rest, void *); \
    va_end(rest); \
    if (!real_fcntl) begin(); \
    int locks = command == F_SETLK || command == F_SETLKW; \
    if (locks && ((struct flock *)argument)->l_type != F_UNLCK) { \
      int error = idle(LOCK, descriptor); \
      if (error) { errno = error; return -1; } \
    } \
    return real_fcntl(descriptor, command, argument); \
  }
CONTROLLING(fcntl)
CONTROLLING(fcntl64)

int flock(int descriptor, int operation) {
  if (!real_flock) begin();
  int error = operation == LOCK_UN ? 0 : idle(LOCK, descriptor);
  if (error) { errno = error; return -1; }
  return real_flock(descriptor, operation);
}

static void *mapped(void *address, size_t length, int protection, int flags, int descriptor, off_t offset) {
  int error = descriptor >= 0 ? idle(MAP, descriptor) : 0;
  if (error) { errno = error; return MAP_FAILED; }
  return real_mmap(address, length, protection, flags, descriptor, offset);
}

void *mmap(void *a, size_t l, int p, int f, int d, off_t o) { if (!real_mmap) begin(); return mapped(a, l, p, f, d, o); }
void *mmap64(void *a, size_t l, int p, int f, int d, off_t o) { if (!real_mmap) begin(); return mapped(a, l, p, f, d, o); }
