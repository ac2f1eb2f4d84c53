/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What reading and replacing files share.
 */
#pragma once

#include <sys/stat.h>

#include "store/adduce-durable.h"

G_BEGIN_DECLS

/** Temporary files are called ".NAME.XXXXXX.tmp". */
#define ADDUCE_DURABLE_TEMP_DIGITS 6
#define ADDUCE_DURABLE_TEMP_ENDING ".tmp"

/** (transfer none): a reason for people, to stand after a colon. */
const char *_adduce_durable_explain_errno (int code, gboolean writing);

/** Sets %ADDUCE_ERROR_INVALID for what is no regular file; returns %FALSE. */
gboolean _adduce_durable_fail_not_regular (const char *path, GError **error, mode_t mode);

gint64 _adduce_durable_get_mtime_ns (const struct stat *info);

/** All of a stamp but the digest. */
void _adduce_durable_fill_stamp (AdduceFileStamp *stamp, const struct stat *info);
void _adduce_durable_fill_digest (AdduceFileStamp *stamp, gconstpointer data, gsize n_bytes);

/**
 * Opens a file of a folder, but through no link: -1 with errno %ELOOP. The document portal of a sandbox says
 * that of every file that is to be opened with O_NOFOLLOW, as it opens what it has through a link of its own.
 */
int _adduce_durable_open_no_link (int folder, const char *name, int flags);

/** Reads until the end or @size bytes; -1 with errno. */
gssize _adduce_durable_read_all (int fd, char *buffer, gsize size);

G_END_DECLS
