/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and replacing files so that nothing is lost.
 *
 * Replacing: the symlink is resolved, a temporary file made in the same real folder, written, synced and
 * closed with every call checked; the target is compared with what was read (device, inode, size, time,
 * then digest); renameat2(RENAME_EXCHANGE) swaps them where the file system can, and what came out is
 * inspected, else rename; the folder is synced; the old file unlinked. Whatever stops it, the target is
 * byte for byte the version before or after. Litter of killed runs (exact pattern, own user, over an hour
 * old) is swept by adduce_durable_sweep(). Any thread.
 *
 * The environment variable `ADDUCE_FORCE_RENAME=1` does without RENAME_EXCHANGE and RENAME_NOREPLACE, as on
 * file systems that have neither (network folders, FUSE): for tests.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceFileStamp:
 *
 * What a file was when it was read. All zero: there was none.
 */
typedef struct {
  gboolean exists;
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 mtime_ns;
  guint8 digest[32]; /* SHA-256 of the bytes */
} AdduceFileStamp;

/** The limit for JSON files of a corpus, in bytes. */
#define ADDUCE_DURABLE_MAX_JSON (16 * 1024 * 1024)

/**
 * adduce_durable_read:
 * @max_bytes: over this, %ADDUCE_ERROR_TOO_LARGE
 * @ret_stamp: (out) (optional)
 * @error: return location; not a regular file: %ADDUCE_ERROR_INVALID; else GIO's; prefixed with the file
 *
 * Opens without blocking, takes regular files only, and reads again where the file changed meanwhile.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *adduce_durable_read (const char *path, gsize max_bytes, AdduceFileStamp *ret_stamp, GError **error);

/** Compares by device, inode, size and time only. */
gboolean adduce_durable_is_unchanged (const char *path, const AdduceFileStamp *stamp);

/**
 * adduce_durable_replace:
 * @expected: (nullable): what must be there (a stamp of adduce_durable_read(); `exists` %FALSE for
 *   nothing); %NULL replaces whatever is there
 * @ret_stamp: (out) (optional): of the new file
 * @ret_warning: (out) (optional) (transfer full) (nullable): a sentence where it was saved but something
 *   could not be promised (the folder could not be synced; a hard link was cut)
 * @error: return location; %ADDUCE_ERROR_CONFLICT where something else is there: nothing was changed
 *
 * Replaces or makes a file. On failure the old file stands.
 */
gboolean adduce_durable_replace (const char *path, GBytes *contents, const AdduceFileStamp *expected,
                                 AdduceFileStamp *ret_stamp, char **ret_warning, GError **error);

/** Removes temporary files that killed runs left in a folder; returns how many. */
guint adduce_durable_sweep (const char *folder);

/** The same for those that are at least @seconds old. */
guint adduce_durable_sweep_older (const char *folder, guint seconds);

/* --- one writer at a time on this computer --- */

typedef struct _AdduceLock AdduceLock;

/**
 * adduce_lock_acquire:
 * @path: the file that will be replaced
 *
 * Waits (at most 10 seconds) for the lock of @path: flock on a file in the user's runtime folder, named by
 * the device and inode of the folder and the file's name. Where no lock can be had at all the caller goes
 * on without; adduce_durable_replace() still notices others.
 *
 * Returns: (transfer full) (nullable): %NULL where it could not be had
 */
AdduceLock *adduce_lock_acquire (const char *path);
void adduce_lock_release (AdduceLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceLock, adduce_lock_release)

G_END_DECLS
