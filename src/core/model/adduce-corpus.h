/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpus: a folder of articles, as a GListModel of AdduceArticle.
 *
 * Holds what is known of the folder: its articles (sorted by path), the codebook in force, the speakers
 * and issues used so far, and sentences about what could not be read. Filled by AdduceCorpusLoader
 * (store); belongs to the main thread.
 */
#pragma once

#include "adduce-article.h"
#include "adduce-codebook.h"
#include "adduce-register.h"
#include "adduce-vocabulary.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CORPUS (adduce_corpus_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCorpus, adduce_corpus, ADDUCE, CORPUS, GObject)

AdduceCorpus *adduce_corpus_new (const char *folder);

/** Absolute path in the file name encoding. */
const char *adduce_corpus_get_folder (AdduceCorpus *self);

/** The folder's name for people; valid UTF-8. Property "title". */
const char *adduce_corpus_get_title (AdduceCorpus *self);

guint adduce_corpus_get_n_articles (AdduceCorpus *self);

/** (transfer none) (nullable): by the path below the folder. */
AdduceArticle *adduce_corpus_lookup (AdduceCorpus *self, const char *relative);

/**
 * adduce_corpus_add:
 * @articles: (array length=n_articles): new ones, in any order
 *
 * One "items-changed" for the whole batch where it can be.
 */
void adduce_corpus_add (AdduceCorpus *self, AdduceArticle *const *articles, guint n_articles);

/** Drops those articles whose relative path is not in the set (a refresh found them gone). */
void adduce_corpus_retain (AdduceCorpus *self, GHashTable *relatives);

/** Whether a loader is at work. Property "loading". */
gboolean adduce_corpus_get_loading (AdduceCorpus *self);
void adduce_corpus_set_loading (AdduceCorpus *self, gboolean loading);

/** Whether the last loader was stopped before its end, so that articles may be missing. Property "stopped". */
gboolean adduce_corpus_get_stopped (AdduceCorpus *self);
void adduce_corpus_set_stopped (AdduceCorpus *self, gboolean stopped);

/** (nullable): a sentence about the folder itself (gone, no permission, empty). Property "problem". */
const char *adduce_corpus_get_problem (AdduceCorpus *self);
void adduce_corpus_set_problem (AdduceCorpus *self, const char *problem);

/** The codebook in force; never %NULL after loading has begun. Property "codebook". */
AdduceCodebook *adduce_corpus_get_codebook (AdduceCorpus *self);
void adduce_corpus_set_codebook (AdduceCorpus *self, AdduceCodebook *codebook);

/** (nullable): what is wrong with `codebook.json`, with line and reason. Property "codebook-problem". */
const char *adduce_corpus_get_codebook_problem (AdduceCorpus *self);
void adduce_corpus_set_codebook_problem (AdduceCorpus *self, const char *problem);

/** (transfer none): speakers and issues over the whole corpus. */
AdduceVocabulary *adduce_corpus_get_speakers (AdduceCorpus *self);
AdduceVocabulary *adduce_corpus_get_issues (AdduceCorpus *self);

/** (transfer none): the same of any register; of those of variables of one's own what was counted so far. */
AdduceVocabulary *adduce_corpus_get_vocabulary (AdduceCorpus *self, const char *register_id);

/** Counts @count uses of a tag by a variable more; those of variables that have no register are passed over. */
void adduce_corpus_count_tag (AdduceCorpus *self, const char *variable_id, AdduceTag *tag, int count);

/**
 * adduce_corpus_article_changed:
 *
 * Tells that the files of an article were looked at singly, by AdduceCorpus::article-changed (corpus, article):
 * after a save, and where another program changed them. The store's to call.
 */
void adduce_corpus_article_changed (AdduceCorpus *self, AdduceArticle *article);

/*
 * AdduceCorpus::register-changed (corpus, const char *id): a register is another one.
 */

/** (transfer none): what is known of the speakers ("speaker"), issues, …; an empty one where there is none. */
AdduceRegister *adduce_corpus_get_register (AdduceCorpus *self, const char *id);

/** (nullable): why a register's file can't be read. */
const char *adduce_corpus_get_register_problem (AdduceCorpus *self, const char *id);

/** Vocabularies complete by it from then on; @problem: (nullable). */
void adduce_corpus_set_register (AdduceCorpus *self, AdduceRegister *value, const char *problem);

G_END_DECLS
