/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportArticle: an article found in a file that is to be imported: its text, what is known of it, where it
 * stood, and what is doubtful about it.
 *
 * Properties (read only): `headline`, `outlet`, `date`, `state`, for the rows of a preview. Belongs to the thread
 * that reads the file, and afterwards to whoever got the batch.
 */
#pragma once

#include <gio/gio.h>

#include "import/adduce-import-fields.h"

G_BEGIN_DECLS

/**
 * AdduceImportState:
 * @ADDUCE_IMPORT_OK: nothing to say
 * @ADDUCE_IMPORT_DOUBTFUL: comes in; somebody should look at it
 * @ADDUCE_IMPORT_UNPARSED: comes in as it stood in the file, as its parts could not be told apart
 */
typedef enum {
  ADDUCE_IMPORT_OK,
  ADDUCE_IMPORT_DOUBTFUL,
  ADDUCE_IMPORT_UNPARSED,
} AdduceImportState;

#define ADDUCE_TYPE_IMPORT_STATE (adduce_import_state_get_type ())
GType adduce_import_state_get_type (void);

/** `ok`, `doubtful`, `unparsed`. */
const char *adduce_import_state_to_id (AdduceImportState state);

#define ADDUCE_TYPE_IMPORT_ARTICLE (adduce_import_article_get_type ())
G_DECLARE_FINAL_TYPE (AdduceImportArticle, adduce_import_article, ADDUCE, IMPORT_ARTICLE, GObject)

AdduceImportArticle *adduce_import_article_new (void);

/** What is known of it; the caller may change it until the batch is finished; (transfer none). */
AdduceImportFields *adduce_import_article_get_fields (AdduceImportArticle *self);

/** (transfer none) (nullable). */
const char *adduce_import_article_get_field (AdduceImportArticle *self, const char *name);

/**
 * adduce_import_article_take_body:
 * @body: (transfer full): valid UTF-8 without NUL
 *
 * What follows the headline. Line ends become LF, blanks at both ends go.
 */
void adduce_import_article_take_body (AdduceImportArticle *self, char *body);
const char *adduce_import_article_get_body (AdduceImportArticle *self);

/** The body is the whole text, its headline included, and stays as it is. */
void adduce_import_article_take_whole (AdduceImportArticle *self, char *text);

/** The same, and nothing is cleaned: places in it are known to somebody. */
void adduce_import_article_take_exact (AdduceImportArticle *self, char *text);

/** (transfer full): headline, subheadline and body, with an empty line between each; what the text file holds. */
char *adduce_import_article_dup_text (AdduceImportArticle *self);

/** Whether there is anything to be read but the headline. */
gboolean adduce_import_article_has_body (AdduceImportArticle *self);

/**
 * adduce_import_article_doubt:
 * @state: the state becomes this, unless it is worse already
 * @reason: (nullable): a sentence; once is enough
 */
void adduce_import_article_doubt (AdduceImportArticle *self, AdduceImportState state, const char *reason);
AdduceImportState adduce_import_article_get_state (AdduceImportArticle *self);

/** (transfer none) (element-type utf8). */
GPtrArray *adduce_import_article_get_reasons (AdduceImportArticle *self);

/**
 * adduce_import_article_set_place:
 * @member: (nullable): path inside of an archive
 * @start: first byte in the original (or the member)
 * @end: behind the last byte
 */
void adduce_import_article_set_place (AdduceImportArticle *self, const char *member, guint64 start, guint64 end);
const char *adduce_import_article_get_member (AdduceImportArticle *self);
guint64 adduce_import_article_get_start (AdduceImportArticle *self);
guint64 adduce_import_article_get_end (AdduceImportArticle *self);

/** Id of the reader, and of the rule that found it (nullable), and of the encoding (nullable). */
void adduce_import_article_set_origin (AdduceImportArticle *self, const char *format, const char *rule,
                                       const char *encoding);
const char *adduce_import_article_get_format (AdduceImportArticle *self);
const char *adduce_import_article_get_rule (AdduceImportArticle *self);
const char *adduce_import_article_get_encoding (AdduceImportArticle *self);

/** The ending of its file: `txt`, or `md` for Markdown. */
void adduce_import_article_set_ending (AdduceImportArticle *self, const char *ending);
const char *adduce_import_article_get_ending (AdduceImportArticle *self);

/** What its file is to be called, without ending: (nullable): made of date, outlet and headline. */
void adduce_import_article_set_name (AdduceImportArticle *self, const char *name);
const char *adduce_import_article_get_name (AdduceImportArticle *self);

/** The folder below the corpus that its file is to be in, parted by `/`: (nullable): the corpus's own. */
void adduce_import_article_set_folder (AdduceImportArticle *self, const char *folder);
const char *adduce_import_article_get_folder (AdduceImportArticle *self);

/** Where the writer put it, below the corpus: (nullable): nowhere yet. */
void adduce_import_article_set_path (AdduceImportArticle *self, const char *path);
const char *adduce_import_article_get_path (AdduceImportArticle *self);

G_END_DECLS
