/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an article as a file: the members `fields` and `custom` of `ARTICLE.meta.json` beside it
 * (docs/sidecar.md). All coders share it; of what two change at once only the same field can meet. Any thread.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-article-meta.h"

G_BEGIN_DECLS

/**
 * AdduceMetaChange:
 * @name: of the field
 * @before: (nullable): what it was; %NULL: it was not there
 * @after: (nullable): what it is to be; %NULL: it goes
 */
typedef struct {
  char *name;
  AdduceMetaValue *before;
  AdduceMetaValue *after;
} AdduceMetaChange;

/** Of copies. */
AdduceMetaChange *adduce_meta_change_new (const char *name, const AdduceMetaValue *before,
                                          const AdduceMetaValue *after);

/** (transfer full): what takes it back. */
AdduceMetaChange *adduce_meta_change_invert (const AdduceMetaChange *self);
void adduce_meta_change_free (AdduceMetaChange *self);

/**
 * adduce_meta_load:
 * @article: path of the article
 * @error: return location; a file that can't be read or understood. It is left alone.
 *
 * Returns: (transfer full) (nullable): empty where there is no file
 */
AdduceArticleMeta *adduce_meta_load (const char *article, GError **error);

/**
 * adduce_meta_apply:
 * @changes: (element-type AdduceMetaChange)
 * @ret_refused: (out) (optional) (transfer full) (element-type utf8): names of fields that somebody else changed
 *   meanwhile: these stay as they are
 *
 * All that can be, with one write, or nothing. Everything else in the file stays as it is.
 */
gboolean adduce_meta_apply (const char *article, GPtrArray *changes, GPtrArray **ret_refused, GError **error);

/**
 * adduce_meta_check:
 * @value: as it was typed; blank unsets the field
 * @error: return location; %ADDUCE_ERROR_INVALID: the name or the value can't be that
 *
 * Returns: (transfer full) (nullable): the value as it is kept: tidied; a date in one of its three forms, a language as
 *   its code
 */
char *adduce_meta_check (const char *name, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceMetaChange, adduce_meta_change_free)

G_END_DECLS
