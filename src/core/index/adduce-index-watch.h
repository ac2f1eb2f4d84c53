/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceIndexWatch: tells that files of a corpus were changed, by whatever program.
 *
 *   watch = adduce_index_watch_new (folder);
 *   g_signal_connect (watch, "changed", …)
 *
 * Articles, sidecars and what is known of articles count; folders below the corpus are watched, too, those that are
 * made later as well. A monitor for each folder costs the system something: with more than %ADDUCE_INDEX_WATCH_MAX
 * folders the rest is not watched, and found when the index is brought up to date next. Where nothing can be watched
 * (some network file systems) there is no signal.
 *
 * "changed" comes once for what happens within a second. Belongs to the thread that made it, whose main context has to
 * run; folders are looked for by a worker.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ADDUCE_INDEX_WATCH_MAX 500

#define ADDUCE_TYPE_INDEX_WATCH (adduce_index_watch_get_type ())
G_DECLARE_FINAL_TYPE (AdduceIndexWatch, adduce_index_watch, ADDUCE, INDEX_WATCH, GObject)

/** @folder: the corpus, a path in the file name encoding */
AdduceIndexWatch *adduce_index_watch_new (const char *folder);

/** How many folders are watched. */
guint adduce_index_watch_get_n_folders (AdduceIndexWatch *self);

G_END_DECLS
