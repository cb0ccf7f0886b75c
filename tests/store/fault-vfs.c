/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* A file system between SQLite and the real one, which fails the n-th call that it is asked. What
 * is let through goes to the disk as it is, except that syncing is left out: no power cut is played
 * here, only failing calls, and the runs are many. */

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  FaultKind kind;
  unsigned nth; /* 0: not armed */
  gboolean lasting;
  unsigned n_calls;
  unsigned n_failed;
} FaultVfs;

typedef struct
{
  sqlite3_file base;
  FaultVfs *vfs;
  sqlite3_file *real;
} FaultFile;

/* SQLite keeps a pointer to a VFS for ever, and the tests of a process share one. */
static FaultVfs fault_vfs;

static gboolean
is_due (FaultVfs *self, gboolean needs_room)
{
  if (self->nth == 0 || (self->kind == FAULT_FULL && !needs_room))
    return FALSE;
  self->n_calls++;
  if (self->n_calls != self->nth && !(self->lasting && self->n_calls > self->nth))
    return FALSE;
  self->n_failed++;
  return TRUE;
}

/* The result of a call: that of the fault if it is its turn, else that of the real one. */
#define FAIL_OR(vfs, needs_room, fault, call) \
  (is_due ((vfs), (needs_room)) ? ((vfs)->kind == FAULT_FULL ? SQLITE_FULL : (fault)) : (call))

static FaultFile *
get_file (sqlite3_file *file)
{
  return (FaultFile *) (void *) file;
}

static int
close_file (sqlite3_file *file)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xClose (self->real);
}

static int
read_file (sqlite3_file *file, void *buffer, int n, sqlite3_int64 offset)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_READ,
                  self->real->pMethods->xRead (self->real, buffer, n, offset));
}

static int
write_file (sqlite3_file *file, const void *buffer, int n, sqlite3_int64 offset)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, TRUE, SQLITE_IOERR_WRITE,
                  self->real->pMethods->xWrite (self->real, buffer, n, offset));
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_TRUNCATE,
                  self->real->pMethods->xTruncate (self->real, size));
}

static int
sync_file (sqlite3_file *file, int flags)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, TRUE, SQLITE_IOERR_FSYNC, SQLITE_OK);
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *ret_size)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_FSTAT,
                  self->real->pMethods->xFileSize (self->real, ret_size));
}

static int
lock_file (sqlite3_file *file, int level)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_LOCK,
                  self->real->pMethods->xLock (self->real, level));
}

static int
unlock_file (sqlite3_file *file, int level)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
check_reserved_lock (sqlite3_file *file, int *ret_locked)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_CHECKRESERVEDLOCK,
                  self->real->pMethods->xCheckReservedLock (self->real, ret_locked));
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xSectorSize (self->real);
}

static int
get_device_characteristics (sqlite3_file *file)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **ret_memory)
{
  FaultFile *self = get_file (file);

  return FAIL_OR (self->vfs, extend != 0, SQLITE_IOERR_SHMMAP,
                  self->real->pMethods->xShmMap (self->real, page, size, extend, ret_memory));
}

static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  FaultFile *self = get_file (file);

  /* Giving a lock back cannot fail: nobody would listen. */
  if ((flags & SQLITE_SHM_UNLOCK) != 0)
    return self->real->pMethods->xShmLock (self->real, offset, n, flags);
  return FAIL_OR (self->vfs, FALSE, SQLITE_IOERR_SHMLOCK,
                  self->real->pMethods->xShmLock (self->real, offset, n, flags));
}

static void
fence_shared (sqlite3_file *file)
{
  FaultFile *self = get_file (file);

  self->real->pMethods->xShmBarrier (self->real);
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  FaultFile *self = get_file (file);

  return self->real->pMethods->xShmUnmap (self->real, remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_device_characteristics,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = fence_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
  FaultVfs *self = vfs->pAppData;
  FaultFile *fault_file = get_file (file);
  int result;

  fault_file->base.pMethods = NULL;
  fault_file->vfs = self;
  fault_file->real = (sqlite3_file *) (fault_file + 1);
  result = FAIL_OR (self, (flags & SQLITE_OPEN_CREATE) != 0, SQLITE_CANTOPEN,
                    self->real->xOpen (self->real, name, fault_file->real, flags, ret_flags));
  if (result == SQLITE_OK)
    fault_file->base.pMethods = &methods;
  return result;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync)
{
  FaultVfs *self = vfs->pAppData;

  return FAIL_OR (self, FALSE, SQLITE_IOERR_DELETE, self->real->xDelete (self->real, name, 0));
}

static int
access_file (sqlite3_vfs *vfs, const char *name, int flags, int *ret_result)
{
  FaultVfs *self = vfs->pAppData;

  return FAIL_OR (self, FALSE, SQLITE_IOERR_ACCESS,
                  self->real->xAccess (self->real, name, flags, ret_result));
}

static int
make_full_path (sqlite3_vfs *vfs, const char *name, int n, char *ret_path)
{
  FaultVfs *self = vfs->pAppData;

  return self->real->xFullPathname (self->real, name, n, ret_path);
}

/**
 * fault_vfs_install:
 *
 * From now on every database of this process is opened through the failing file system.
 */
void
fault_vfs_install (void)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  g_assert_nonnull (real);
  g_assert_true (real != &fault_vfs.vfs);
  fault_vfs.real = real;
  /* Time, randomness and the rest are the real ones, which look at nothing of the structure. */
  fault_vfs.vfs = *real;
  fault_vfs.vfs.zName = "fault";
  fault_vfs.vfs.pNext = NULL;
  fault_vfs.vfs.pAppData = &fault_vfs;
  fault_vfs.vfs.szOsFile = (int) sizeof (FaultFile) + real->szOsFile;
  fault_vfs.vfs.xOpen = open_file;
  fault_vfs.vfs.xDelete = delete_file;
  fault_vfs.vfs.xAccess = access_file;
  fault_vfs.vfs.xFullPathname = make_full_path;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs.vfs, /* makeDflt= */ 1), ==, SQLITE_OK);
}

/**
 * fault_vfs_next:
 * @nth: the call that failed last, or 0
 *
 * Each call has its turn; where a run is slow, as under the sanitizers, the variable
 * `DUMENT_FAULT_STRIDE` makes it one in so many, from a random one on. The first fails always.
 *
 * Returns: the call that fails next
 */
unsigned
fault_vfs_next (unsigned nth)
{
  const char *text = g_getenv ("DUMENT_FAULT_STRIDE");
  gint64 stride = text != NULL ? g_ascii_strtoll (text, /* endptr= */ NULL, 10) : 1;

  g_assert_cmpint (stride, >, 0);
  g_assert_cmpint (stride, <, 100);
  if (nth == 0)
    return 1;
  return nth + (unsigned) (nth == 1 ? g_test_rand_int_range (1, (gint32) stride + 1) : stride);
}

/**
 * fault_vfs_arm:
 * @kind: which calls count, and how one fails
 * @nth: which one fails, from 1
 * @lasting: whether all that follow it fail too
 */
void
fault_vfs_arm (FaultKind kind, unsigned nth, gboolean lasting)
{
  fault_vfs.kind = kind;
  fault_vfs.nth = nth;
  fault_vfs.lasting = lasting;
  fault_vfs.n_calls = 0;
  fault_vfs.n_failed = 0;
}

/**
 * fault_vfs_disarm:
 *
 * Lets every call through again.
 *
 * Returns: how many calls failed since it was armed
 */
unsigned
fault_vfs_disarm (void)
{
  fault_vfs.nth = 0;
  return fault_vfs.n_failed;
}
