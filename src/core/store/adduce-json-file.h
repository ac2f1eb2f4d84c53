/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing a JSON file that several people share: read, changed and replaced with others locked out, and once more
 * where somebody wrote meanwhile all the same. Internal to the core. Any thread.
 */
#pragma once

#include <gio/gio.h>

#include "store/adduce-json-tree.h"
#include "store/adduce-json-writer.h"

G_BEGIN_DECLS

/**
 * AdduceJsonFileFunc:
 * @tree: (nullable): what the file holds; %NULL where there is none
 * @writer: gets the whole file, if anything is changed
 * @ret_changed: whether; %FALSE leaves the file as it is, byte for byte
 * @error: return location; nothing is written then
 *
 * Perhaps called more than once.
 */
typedef gboolean (*AdduceJsonFileFunc) (AdduceJsonTree *tree, AdduceJsonWriter *writer, gpointer user_data,
                                        gboolean *ret_changed, GError **error);

/** @error: return location; prefixed with the file where that can't be read or understood */
gboolean adduce_json_file_update (const char *path, gsize max_bytes, AdduceJsonFileFunc func, gpointer user_data,
                                  GError **error);

/** (transfer full) (nullable): what it holds; %NULL without @error where there is none. */
AdduceJsonTree *adduce_json_file_load (const char *path, gsize max_bytes, GError **error);

/** The member as it was read, unless @value is %NULL. */
void adduce_json_file_copy (AdduceJsonWriter *writer, const AdduceJsonValue *value);

G_END_DECLS
