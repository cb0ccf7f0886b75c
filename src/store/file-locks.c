/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#define _GNU_SOURCE /* F_OFD_SETLK */

#include "store/file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* The classic locks of POSIX belong to a process and a file: whoever in this process opens the
 * data file and closes it again takes away all of SQLite's locks on it, without a word. The
 * toolkit does so when a file dialog looks at what the files of a folder are, and GIO when a file
 * is dropped on a window. Another process then believes itself alone and removes the write-ahead
 * log, and what is recorded afterwards is lost. (https://sqlite.org/howtocorrupt.html, 2.2)
 *
 * Here SQLite's locks become locks of an open file description, which no other descriptor can take
 * away. As SQLite reckons with one owner of locks for each process and file, one descriptor for
 * each file, kept while SQLite has the file open, holds all of them. Both kinds of lock respect
 * each other, so that every other program with SQLite gets on with this one. */

/* A file that SQLite has open. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int owner;       /* the descriptor that holds the locks; -1 where there is none */
  unsigned n_open; /* SQLite's own descriptors */
} LockedFile;

static GMutex mutex;
static GHashTable *files;     /* LockedFile, by device and inode */
static GHashTable *by_handle; /* descriptor → LockedFile of files */

static unsigned
hash_file (gconstpointer data)
{
  const LockedFile *file = data;
  gint64 inode = (gint64) file->inode;

  return g_int64_hash (&inode);
}

static gboolean
is_same_file (gconstpointer a, gconstpointer b)
{
  const LockedFile *left = a;
  const LockedFile *right = b;

  return left->device == right->device && left->inode == right->inode;
}

static void
free_file (gpointer data)
{
  LockedFile *file = data;

  if (file->owner >= 0)
    close (file->owner);
  g_free (file);
}

/* A lock for writing needs a descriptor that may write, though the first one may only read. */
static int
open_owner (const char *path, int handle, const LockedFile *file)
{
  int owner = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  struct stat status;

  if (owner >= 0 && fstat (owner, &status) == 0 && status.st_dev == file->device &&
      status.st_ino == file->inode)
    return owner;
  if (owner >= 0)
    close (owner);
  return fcntl (handle, F_DUPFD_CLOEXEC, 0);
}

static void
note_opened (const char *path, int handle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  struct stat status;
  LockedFile *file;

  if (fstat (handle, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  file =
      g_hash_table_lookup (files, &(LockedFile){ .device = status.st_dev, .inode = status.st_ino });
  if (file == NULL)
    {
      file = g_new0 (LockedFile, 1);
      file->device = status.st_dev;
      file->inode = status.st_ino;
      file->owner = open_owner (path, handle, file);
      g_hash_table_add (files, file);
    }
  file->n_open++;
  g_hash_table_insert (by_handle, GINT_TO_POINTER (handle), file);
}

/* With the last descriptor go the locks, as SQLite expects it. */
static void
note_closed (int handle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  LockedFile *file = g_hash_table_lookup (by_handle, GINT_TO_POINTER (handle));

  if (file == NULL)
    return;
  g_hash_table_remove (by_handle, GINT_TO_POINTER (handle));
  if (--file->n_open == 0)
    g_hash_table_remove (files, file);
}

static int
find_owner (int handle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const LockedFile *file = g_hash_table_lookup (by_handle, GINT_TO_POINTER (handle));

  return file != NULL ? file->owner : -1;
}

/* ... what SQLite calls in place of the system ... */

static int
open_and_note (const char *path, int flags, int mode)
{
  int handle = open (path, flags, mode);

  if (handle >= 0)
    note_opened (path, handle);
  return handle;
}

/* The number of a closed descriptor may be given away at once: it is forgotten before. */
static int
close_and_note (int handle)
{
  note_closed (handle);
  return close (handle);
}

static int
get_owned_command (int command)
{
  switch (command)
    {
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    case F_GETLK:
      return F_OFD_GETLK;
    default:
      return -1;
    }
}

static int
control (int handle, int command, ...)
{
  int owned = get_owned_command (command);
  int owner = owned >= 0 ? find_owner (handle) : -1;
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  if (owner < 0)
    return fcntl (handle, command, argument);
  ((struct flock *) argument)->l_pid = 0;
  if (fcntl (owner, owned, argument) == 0)
    return 0;
  /* A system that does not know such locks still has the others. */
  return errno == EINVAL ? fcntl (handle, command, argument) : -1;
}

static void
replace (sqlite3_vfs *vfs, const char *name, sqlite3_syscall_ptr function)
{
  if (vfs->xSetSystemCall (vfs, name, function) != SQLITE_OK)
    g_error ("SQLite lets nobody replace “%s”", name);
}

/**
 * dument_file_locks_install:
 *
 * Makes SQLite's locks on its files such that nobody else in this process can let go of them. Must
 * have been called before SQLite opens the first file; may be called again.
 */
void
dument_file_locks_install (void)
{
  static gsize once = 0;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&once))
    return;
  files = g_hash_table_new_full (hash_file, is_same_file, free_file,
                                 /* value_destroy_func= */ NULL);
  by_handle = g_hash_table_new (g_direct_hash, g_direct_equal);
  vfs = sqlite3_vfs_find ("unix");
  g_assert (vfs != NULL && vfs->iVersion >= 3);
  replace (vfs, "open", (sqlite3_syscall_ptr) open_and_note);
  replace (vfs, "close", (sqlite3_syscall_ptr) close_and_note);
  replace (vfs, "fcntl", (sqlite3_syscall_ptr) control);
  g_once_init_leave (&once, 1);
}
