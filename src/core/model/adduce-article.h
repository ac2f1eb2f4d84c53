/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticle: one article of a corpus as the list shows it.
 *
 * Knows where the article is and what was last seen of it, not its text. Belongs to the main thread once
 * it is in a corpus.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceStatus:
 *
 * How far the coder is with an article. Set by the coder; where it was not set, an article with claims
 * of the coder's counts as in progress.
 */
typedef enum {
  ADDUCE_STATUS_NEW,
  ADDUCE_STATUS_IN_PROGRESS,
  ADDUCE_STATUS_DONE,
} AdduceStatus;

#define ADDUCE_TYPE_STATUS (adduce_status_get_type ())
GType adduce_status_get_type (void);

/** `new`, `in-progress`, `done` */
const char *adduce_status_to_id (AdduceStatus status);
gboolean adduce_status_from_id (const char *id, AdduceStatus *ret_status);

/** Translated. */
const char *adduce_status_get_label (AdduceStatus status);

#define ADDUCE_TYPE_ARTICLE (adduce_article_get_type ())
G_DECLARE_FINAL_TYPE (AdduceArticle, adduce_article, ADDUCE, ARTICLE, GObject)

/** Room for a language; the longest that BCP 47 recommends has 35 bytes. */
#define ADDUCE_ARTICLE_LANGUAGE_SIZE 36

/**
 * AdduceArticleSeen:
 * @title: (nullable): guessed title
 * @n_claims: claims of all coders
 * @n_own_claims: claims of the coder who is at work
 * @status: the coder's status
 * @n_coders: how many coders have a sidecar
 * @problem: (nullable): a sentence saying what is wrong with the article or a sidecar
 * @openable: whether the text could be read
 * @outlet: (nullable): who published it
 * @language: BCP 47, or ""
 * @date: when it appeared, see adduce_article_get_date(); 0 for unknown
 * @has: what is known of it: a set of AdduceArticleField
 *
 * What a look at the article's files showed. Members are borrowed during the call.
 */
typedef struct {
  const char *title;
  guint n_claims;
  guint n_own_claims;
  guint n_coders;
  AdduceStatus status;
  const char *problem;
  gboolean openable;
  const char *outlet;
  char language[ADDUCE_ARTICLE_LANGUAGE_SIZE];
  guint32 date;
  guint32 has;
} AdduceArticleSeen;

/**
 * adduce_article_new:
 * @folder: the corpus folder, a path in the file name encoding
 * @relative: path below it, with `/`, in the file name encoding (may be invalid UTF-8)
 */
AdduceArticle *adduce_article_new (const char *folder, const char *relative);

/** Updates what is shown, with a notify for each property that differs. */
void adduce_article_set_seen (AdduceArticle *self, const AdduceArticleSeen *seen);

/** (transfer full): absolute path in the file name encoding. */
char *adduce_article_dup_path (AdduceArticle *self);

/** Path below the corpus folder in the file name encoding; identifies the article in its corpus. */
const char *adduce_article_get_relative (AdduceArticle *self);

/** The same as valid UTF-8 with control characters made visible, for people. Property "path". */
const char *adduce_article_get_display_path (AdduceArticle *self);

/** Never %NULL: the file's name until a title is known. Property "title". */
const char *adduce_article_get_title (AdduceArticle *self);

/** Properties "n-claims", "n-own-claims", "n-coders", "status", "problem", "openable". */
guint adduce_article_get_n_claims (AdduceArticle *self);
guint adduce_article_get_n_own_claims (AdduceArticle *self);
guint adduce_article_get_n_coders (AdduceArticle *self);
AdduceStatus adduce_article_get_status (AdduceArticle *self);
const char *adduce_article_get_problem (AdduceArticle *self);
gboolean adduce_article_get_openable (AdduceArticle *self);

/** (nullable): who published it, by its metadata. Property "outlet". */
const char *adduce_article_get_outlet (AdduceArticle *self);

/** (nullable): BCP 47, by its metadata. Property "language". */
const char *adduce_article_get_language (AdduceArticle *self);

/** When it appeared, as year × 10000 + month × 100 + day, both 0 where not known; 0: unknown. Property "date". */
guint32 adduce_article_get_date (AdduceArticle *self);

/** What is known of it: a set of AdduceArticleField. Property "has". */
guint32 adduce_article_get_has (AdduceArticle *self);

/** Room for a date as text and its NUL. */
#define ADDUCE_ARTICLE_DATE_SIZE 16

/** Such a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; "" for 0. Returns @buffer. */
const char *adduce_article_format_date (guint32 date, char *buffer);

/** Whether its files were looked at, or what is known of them is only its name. */
gboolean adduce_article_is_seen (AdduceArticle *self);

/** Title and path folded for matching, made once; see adduce_breaks_fold(). */
const char *adduce_article_get_folded (AdduceArticle *self);

/** Collation keys, made once: compare with strcmp(). */
const char *adduce_article_get_title_key (AdduceArticle *self);
const char *adduce_article_get_path_key (AdduceArticle *self);

G_END_DECLS
