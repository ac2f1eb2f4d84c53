/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be done to what is known of articles, and what was. Any thread.
 */
#pragma once

#include "store/adduce-meta-store.h"

G_BEGIN_DECLS

/**
 * AdduceMetaEdit:
 * @path: of the article, below the corpus
 * @name: (nullable): of a field; %NULL: of all that are guesses (to confirm)
 * @value: (nullable): what it is set to; blank unsets it; %NULL confirms the guess
 * @passage: (nullable): @value is a guess, from these words; it is put only where the article has no such field
 */
typedef struct {
  char *path;
  char *name;
  char *value;
  char *passage;
} AdduceMetaEdit;

AdduceMetaEdit *adduce_meta_edit_new_set (const char *path, const char *name, const char *value);
AdduceMetaEdit *adduce_meta_edit_new_confirm (const char *path, const char *name);
AdduceMetaEdit *adduce_meta_edit_new_guess (const char *path, const char *name, const char *value,
                                            const char *passage);
void adduce_meta_edit_free (AdduceMetaEdit *self);

/**
 * AdduceMetaReport:
 * @n_articles: whose files were changed
 * @n_fields: fields that were changed
 * @problems: (element-type utf8): sentences about what was not
 * @paths: (element-type utf8): the articles that were changed
 */
typedef struct {
  guint n_articles;
  guint n_fields;
  GPtrArray *problems;
  GPtrArray *paths;
} AdduceMetaReport;

/** Of nothing yet. */
AdduceMetaReport *adduce_meta_report_new (void);
void adduce_meta_report_free (AdduceMetaReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceMetaEdit, adduce_meta_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceMetaReport, adduce_meta_report_free)

G_END_DECLS
