/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What readers of JSON and JSON Lines have in common. Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign-reader.h"
#include "store/adduce-json-tree.h"

G_BEGIN_DECLS

/** (transfer full) (nullable): the file as a tree; @error names the line. */
AdduceJsonTree *adduce_foreign_json_parse (const AdduceForeignInput *input, GError **error);

/**
 * AdduceForeignJsonLine:
 * @record: what stands on the line: an object
 * @line: from 1
 *
 * Returns: %FALSE with @error, which does not name the line
 */
typedef gboolean (*AdduceForeignJsonLine) (const AdduceJsonValue *record, guint line, gpointer user_data,
                                           GError **error);

/** Calls @func for each line that is not blank; a line that is no object of JSON is an error, which names it. */
gboolean adduce_foreign_json_each_line (const AdduceForeignInput *input, AdduceForeignJsonLine func, gpointer user_data,
                                        GCancellable *cancellable, GError **error);

/** (transfer full) (nullable): the first line that is not blank as a tree, where it is an object; for sniffing. */
AdduceJsonTree *adduce_foreign_json_parse_first_line (const AdduceForeignInput *input);

/** A member that is a number from 0 on without a fraction; %FALSE where it is none. */
gboolean adduce_foreign_json_get_number (const AdduceJsonValue *object, const char *name, guint64 *ret_number);

/** The same of an element. */
gboolean adduce_foreign_json_to_number (const AdduceJsonValue *value, guint64 *ret_number);

/** (transfer full) (nullable): a text, number, or true or false as words; %NULL for null, lists and objects. */
char *adduce_foreign_json_dup_word (const AdduceJsonValue *value);

/** (transfer none) (nullable): a member that is an array, or an object. */
const AdduceJsonValue *adduce_foreign_json_get_array (const AdduceJsonValue *object, const char *name);
const AdduceJsonValue *adduce_foreign_json_get_object (const AdduceJsonValue *object, const char *name);

/** (transfer none) (nullable): an element of an array. */
const AdduceJsonValue *adduce_foreign_json_get_nth (const AdduceJsonValue *array, guint index);

/** A time `2031-03-04T05:06:07Z`, or such with fractions or an offset, as seconds; 0 for none. */
gint64 adduce_foreign_json_get_time (const AdduceJsonValue *object, const char *name);

/** The same of a word; @text: (nullable). */
gint64 adduce_foreign_parse_time (const char *text);

G_END_DECLS
