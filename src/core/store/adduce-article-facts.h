/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleFacts: when and where an article appeared, and what else is known. The one place that knows how.
 *
 * What `ARTICLE.meta.json` says in its member `fields` (docs/sidecar.md) counts; else the date is taken from a
 * file name that has one. An outlet is never guessed.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceArticleFacts:
 * @date: (nullable): `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
 * @outlet: (nullable): who published it
 * @language: (nullable): as its metadata has it
 * @has: what its metadata has: a set of AdduceArticleField
 */
typedef struct {
  char *date;
  char *outlet;
  char *language;
  guint32 has;
} AdduceArticleFacts;

/**
 * adduce_article_facts_read:
 * @article: path of the article
 * @has_meta: whether `ARTICLE.meta.json` is to be looked for
 * @ret_facts: (out): clear with adduce_article_facts_clear()
 *
 * A file that can't be read or understood says nothing; who opens the article is told.
 */
void adduce_article_facts_read (const char *article, gboolean has_meta, AdduceArticleFacts *ret_facts);

/**
 * adduce_article_facts_parse:
 * @meta: (nullable): bytes of `ARTICLE.meta.json`
 * @ret_facts: (out): also where there is an error
 * @error: return location: what is not understood, and where
 *
 * Without the date that a file name may have.
 */
gboolean adduce_article_facts_parse (GBytes *meta, AdduceArticleFacts *ret_facts, GError **error);
void adduce_article_facts_clear (AdduceArticleFacts *self);

/** The first date in a file name, `2031-03-04-levy.txt` or `levy-2031-03-04.txt`; (transfer full) (nullable). */
char *adduce_article_facts_guess_date (const char *name);

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and such a day exists. */
gboolean adduce_article_facts_is_date (const char *text);

/** Such a date as a number, see adduce_article_get_date(); 0 for %NULL and what is no date. */
guint32 adduce_article_facts_pack_date (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdduceArticleFacts, adduce_article_facts_clear)

G_END_DECLS
