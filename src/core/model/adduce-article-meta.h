/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleMeta: what is known of an article: values by field, each the user's, a file's, or a guess with the words
 * that it came from.
 *
 * Immutable once it is shared, reference-counted, any thread.
 */
#pragma once

#include "model/adduce-article-field.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** Bytes of the longest value. */
#define ADDUCE_ARTICLE_META_MAX_VALUE 16384

/**
 * AdduceMetaValue:
 * @name: id of a field, or the name of one of one's own
 * @raw: (nullable): what stood in the file that was imported, where @value is made of it
 * @passage: (nullable): of what is or was a guess: the words that it came from
 * @guess: nobody has confirmed it
 */
typedef struct {
  char *name;
  char *value;
  char *raw;
  char *passage;
  gboolean guess;
} AdduceMetaValue;

AdduceMetaValue *adduce_meta_value_new (const char *name, const char *value, const char *raw, const char *passage,
                                        gboolean guess);
AdduceMetaValue *adduce_meta_value_copy (const AdduceMetaValue *self);
void adduce_meta_value_free (AdduceMetaValue *self);

/** Whether both say the same, (nullable) each. */
gboolean adduce_meta_value_equal (const AdduceMetaValue *a, const AdduceMetaValue *b);

#define ADDUCE_TYPE_ARTICLE_META (adduce_article_meta_get_type ())
typedef struct _AdduceArticleMeta AdduceArticleMeta;
GType adduce_article_meta_get_type (void);

AdduceArticleMeta *adduce_article_meta_new (void);
AdduceArticleMeta *adduce_article_meta_ref (AdduceArticleMeta *self);
void adduce_article_meta_unref (AdduceArticleMeta *self);

/** Instead of what is there of that name; @value: (transfer full). Only while nobody else has it. */
void adduce_article_meta_take (AdduceArticleMeta *self, AdduceMetaValue *value);

/** Known fields in their order, then others as they stand in the file. */
guint adduce_article_meta_get_n (AdduceArticleMeta *self);
const AdduceMetaValue *adduce_article_meta_get (AdduceArticleMeta *self, guint index);

/** (nullable) */
const AdduceMetaValue *adduce_article_meta_find (AdduceArticleMeta *self, const char *name);

guint adduce_article_meta_get_n_guesses (AdduceArticleMeta *self);

/** (transfer full): valid UTF-8 on one line, white space runs made one space, ends trimmed, no longer than may be. */
char *adduce_article_meta_tidy (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceMetaValue, adduce_meta_value_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceArticleMeta, adduce_article_meta_unref)

G_END_DECLS
