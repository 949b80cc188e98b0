/* Why: the disk between the program and the operating system, for two kinds of proof that need no luck. Loaded with
 * LD_PRELOAD. It records every write, flush, cut and rename below DISK_FOLDER into DISK_LOG, so that every image a
 * power cut could leave can be built; and it fails the n-th call as DISK_CONTROL says.
 * It must never touch a file outside DISK_FOLDER. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FD 4096
enum { WRITE = 1, SYNC = 2, CUT = 3, RENAME = 4, UNLINK = 5, OPENED = 6 };
/* What a fault may hit, as bits of `mask`. */
enum { ON_WRITE = 1, ON_SYNC = 2, ON_OPEN = 4, ON_CUT = 8 };

struct control { int32_t countdown, error, mask, fired, times; };

static char folder[4096];
static size_t folder_length;
static int log_fd = -1;
static volatile struct control *control;
static char *names[MAX_FD];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t raw_write(int fd, const void *data, size_t size) { REAL(write); return real(fd, data, size); }

__attribute__((constructor)) static void start(void) {
  const char *where = getenv("DISK_FOLDER"), *log = getenv("DISK_LOG"), *fault = getenv("DISK_CONTROL");
  if (!where) return;
  snprintf(folder, sizeof folder, "%s/", where);
  folder_length = strlen(folder);
  REAL(open);
  if (log) log_fd = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fault) {
    int fd = real(fault, O_RDWR);
    if (fd >= 0) {
      void *map = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
      if (map != MAP_FAILED) control = map;
    }
  }
}

static const char *inside(const char *path) {
  return path && folder_length && strncmp(path, folder, folder_length) == 0 ? path + folder_length : NULL;
}

static void record(int kind, const char *name, const char *other, uint64_t offset, const void *data, uint64_t size) {
  if (log_fd < 0) return;
  uint32_t head[2] = { (uint32_t)kind, (uint32_t)strlen(name) };
  uint32_t second = other ? (uint32_t)strlen(other) : 0;
  uint64_t tail[2] = { offset, data ? size : 0 };
  pthread_mutex_lock(&lock);
  raw_write(log_fd, head, sizeof head);
  raw_write(log_fd, name, head[1]);
  raw_write(log_fd, &second, sizeof second);
  if (second) raw_write(log_fd, other, second);
  raw_write(log_fd, tail, sizeof tail);
  if (data && size) raw_write(log_fd, data, size);
  pthread_mutex_unlock(&lock);
}

/* 0: go on; otherwise the error that this call has to fail with. -1: write only half. */
static int fault(int kind) {
  if (!control || !(control->mask & kind) || control->countdown <= 0) return 0;
  if (--control->countdown > 0) return 0;
  control->fired++;
  if (--control->times > 0) control->countdown = 1;
  return control->error;
}

static void opened(int fd, const char *path, int flags) {
  const char *name = inside(path);
  if (fd < 0 || fd >= MAX_FD) return;
  free(names[fd]);
  names[fd] = name ? strdup(name) : NULL;
  if (name && (flags & O_TRUNC)) record(CUT, name, NULL, 0, NULL, 0);
  else if (name && (flags & O_CREAT)) record(OPENED, name, NULL, 0, NULL, 0);
}

#define OPENER(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if (inside(path) && (flags & O_ACCMODE) != O_RDONLY) { int error = fault(ON_OPEN); if (error > 0) { errno = error; return -1; } } \
    int fd = real(path, flags, mode); \
    opened(fd, path, flags); \
    return fd; \
  }
OPENER(open)
OPENER(open64)

static const char *watched(int fd) { return fd >= 0 && fd < MAX_FD ? names[fd] : NULL; }

int close(int fd) {
  REAL(close);
  if (watched(fd)) { free(names[fd]); names[fd] = NULL; }
  return real(fd);
}

ssize_t write(int fd, const void *data, size_t size) {
  const char *name = watched(fd);
  if (!name) return raw_write(fd, data, size);
  int error = fault(ON_WRITE);
  if (error > 0) { errno = error; return -1; }
  if (error < 0 && size > 1) size /= 2;
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = raw_write(fd, data, size);
  if (done > 0) record(WRITE, name, NULL, (uint64_t)at, data, (uint64_t)done);
  return done;
}

#define PWRITER(name, offset_type) \
  ssize_t name(int fd, const void *data, size_t size, offset_type at) { \
    REAL(name); \
    const char *file = watched(fd); \
    if (!file) return real(fd, data, size, at); \
    int error = fault(ON_WRITE); \
    if (error > 0) { errno = error; return -1; } \
    if (error < 0 && size > 1) size /= 2; \
    ssize_t done = real(fd, data, size, at); \
    if (done > 0) record(WRITE, file, NULL, (uint64_t)at, data, (uint64_t)done); \
    return done; \
  }
PWRITER(pwrite, off_t)
PWRITER(pwrite64, off64_t)

#define SYNCER(name) \
  int name(int fd) { \
    REAL(name); \
    const char *file = watched(fd); \
    if (!file) return real(fd); \
    int error = fault(ON_SYNC); \
    if (error > 0) { errno = error; return -1; } \
    int done = real(fd); \
    if (done == 0) record(SYNC, file, NULL, 0, NULL, 0); \
    return done; \
  }
SYNCER(fsync)
SYNCER(fdatasync)

#define CUTTER(name, size_type) \
  int name(int fd, size_type size) { \
    REAL(name); \
    const char *file = watched(fd); \
    if (!file) return real(fd, size); \
    int error = fault(ON_CUT); \
    if (error > 0) { errno = error; return -1; } \
    int done = real(fd, size); \
    if (done == 0) record(CUT, file, NULL, (uint64_t)size, NULL, 0); \
    return done; \
  }
CUTTER(ftruncate, off_t)
CUTTER(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  REAL(rename);
  int done = real(from, to);
  const char *a = inside(from), *b = inside(to);
  if (done == 0 && a && b) record(RENAME, a, b, 0, NULL, 0);
  return done;
}

int unlink(const char *path) {
  REAL(unlink);
  int done = real(path);
  const char *name = inside(path);
  if (done == 0 && name) record(UNLINK, name, NULL, 0, NULL, 0);
  return done;
}
