/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading archives, in memory: nothing is ever written by a name that stands in one. Internal to the folder.
 *
 * What an archive unpacks to is limited: %ADDUCE_IMPORT_MAX_MEMBER bytes a member, %ADDUCE_IMPORT_MAX_UNPACKED in
 * all, %ADDUCE_IMPORT_MAX_RATIO times its own size once it is large, %ADDUCE_IMPORT_MAX_MEMBERS members.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

#define ADDUCE_IMPORT_MAX_MEMBER (256 * 1024 * 1024)
#define ADDUCE_IMPORT_MAX_UNPACKED (1024 * 1024 * 1024)
#define ADDUCE_IMPORT_MAX_RATIO 200
#define ADDUCE_IMPORT_MAX_MEMBERS 200000

/**
 * AdduceImportMember:
 * @name: path in the archive, valid UTF-8
 * @bytes: (nullable): %NULL where it could not be read
 * @error: (nullable): why
 *
 * Returns: %FALSE to end
 */
typedef gboolean (*AdduceImportMember) (const char *name, GBytes *bytes, const GError *error, gpointer user_data);

/**
 * adduce_import_package_each:
 * @wanted: (nullable): members that are read: a path, or the beginning of some with `*` behind; %NULL reads all
 * @error: return location; the archive as a whole is damaged or over a limit
 *
 * Calls @func for each member that is a file.
 */
gboolean adduce_import_package_each (GBytes *archive, const char *const *wanted, AdduceImportMember func,
                                     gpointer user_data, GCancellable *cancellable, GError **error);

/** (transfer full) (nullable) (array zero-terminated=1): paths of all files in it; nothing is unpacked. */
char **adduce_import_package_list (GBytes *archive, GError **error);

/** (transfer full) (nullable): path → GBytes of these members; an error where the first of them is missing. */
GHashTable *adduce_import_package_read (GBytes *archive, const char *const *wanted, GCancellable *cancellable,
                                        GError **error);

/** Whether the file is a ZIP that has a member of that name, by its directory. */
gboolean adduce_import_package_has (GBytes *archive, const char *name);

/** A reader of XML that loads nothing, expands no entity of the document, and ends at great depth; free it. */
xmlTextReader *adduce_import_package_open_xml (GBytes *bytes);

/** (transfer full) (nullable): without the namespace's prefix. */
char *adduce_import_package_dup_attribute (xmlTextReader *reader, const char *name);

G_END_DECLS
