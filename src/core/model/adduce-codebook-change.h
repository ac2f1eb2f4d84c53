/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodebookChange: one entry of the codebook's history: what was changed, when, by whom; immutable.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ADDUCE_TYPE_CODEBOOK_CHANGE (adduce_codebook_change_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCodebookChange, adduce_codebook_change, ADDUCE, CODEBOOK_CHANGE, GObject)

/**
 * AdduceCodebookChangeInfo:
 * @id: `urn:uuid:…`
 * @from: version of the codebook before
 * @to: version after
 * @time: seconds since 1970-01-01 UTC
 * @coder: (nullable): nickname of who did it
 * @act: a word: `add`, `change`, `rename`, `move`, `nest`, `merge`, `retire`, `restore`, `remove`, `apply`, `import`,
 *   `undo`, `redo`; others may come with later versions
 * @variable: (nullable): which variable
 * @value: (nullable): which of its values
 * @field: (nullable): which member of the file was changed, for `change`
 * @before: (nullable): what it was
 * @after: (nullable): what it became
 * @claims: how many claims it touched; -1 for not counted
 * @extra: (nullable): what its file had that this version does not know, as compact JSON
 */
typedef struct {
  const char *id;
  guint64 from;
  guint64 to;
  gint64 time;
  const char *coder;
  const char *act;
  const char *variable;
  const char *value;
  const char *field;
  const char *before;
  const char *after;
  gint64 claims;
  const char *extra;
} AdduceCodebookChangeInfo;

/** Members are borrowed while it runs. */
AdduceCodebookChange *adduce_codebook_change_new (const AdduceCodebookChangeInfo *info);

/** (transfer none): all of it. Also as properties "id", "act", "coder" and "time". */
const AdduceCodebookChangeInfo *adduce_codebook_change_get_info (AdduceCodebookChange *self);

/**
 * adduce_codebook_change_is_affecting:
 *
 * Whether it can make a difference to how claims that have the value were coded: a definition, when (not) to use it,
 * the kind of the variable, merging, retiring and removing do; names, colours, keys, order, and new values don't.
 */
gboolean adduce_codebook_change_is_affecting (AdduceCodebookChange *self);

G_END_DECLS
