/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleField: the fields that Adduce knows of an article (docs/import.md), in the order in which they are
 * shown. Others may be in a file; these have words of their own, and an article knows which of them it has.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceArticleField:
 *
 * A set has a bit for each, `1u << field`. What comes behind %ADDUCE_ARTICLE_N_FIELDS is no field, but something else
 * that an article may have.
 */
typedef enum {
  ADDUCE_ARTICLE_HEADLINE,
  ADDUCE_ARTICLE_SUBHEADLINE,
  ADDUCE_ARTICLE_BYLINE,
  ADDUCE_ARTICLE_AUTHORS,
  ADDUCE_ARTICLE_OUTLET,
  ADDUCE_ARTICLE_PUBLISHER,
  ADDUCE_ARTICLE_DATE,
  ADDUCE_ARTICLE_DATE_RAW,
  ADDUCE_ARTICLE_SECTION,
  ADDUCE_ARTICLE_PAGE,
  ADDUCE_ARTICLE_EDITION,
  ADDUCE_ARTICLE_COLUMN,
  ADDUCE_ARTICLE_LANGUAGE,
  ADDUCE_ARTICLE_WORD_COUNT,
  ADDUCE_ARTICLE_URL,
  ADDUCE_ARTICLE_DATELINE,
  ADDUCE_ARTICLE_PLACES,
  ADDUCE_ARTICLE_GENRE,
  ADDUCE_ARTICLE_TRANSLATOR,
  ADDUCE_ARTICLE_KEYWORDS,
  ADDUCE_ARTICLE_PROVIDER,
  ADDUCE_ARTICLE_PROVIDER_ID,
  ADDUCE_ARTICLE_RIGHTS,
  ADDUCE_ARTICLE_N_FIELDS,
  ADDUCE_ARTICLE_OWN_FIELDS = ADDUCE_ARTICLE_N_FIELDS, /* any field that is none of these */
  ADDUCE_ARTICLE_GUESSES,                              /* a field that nobody has confirmed */
  ADDUCE_ARTICLE_DOUBTS,                               /* it was doubtful or unparsed when it was imported */
  ADDUCE_ARTICLE_BOILERPLATE,                          /* a part is marked as such */
} AdduceArticleField;

/** `headline`, `word_count` … */
const char *adduce_article_field_get_id (AdduceArticleField field);

/** Translated. */
const char *adduce_article_field_get_label (AdduceArticleField field);

/** %FALSE where there is none of that id. */
gboolean adduce_article_field_find (const char *id, AdduceArticleField *ret_field);

/**
 * adduce_article_field_is_own_id:
 *
 * Whether a field of one's own may be called that: it begins with a letter and has letters, digits, `_`, `-`, `.` and
 * blanks inside, 64 bytes at most.
 */
gboolean adduce_article_field_is_own_id (const char *id);

G_END_DECLS
