/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting and checking a whole corpus; what `adduce-cli stats` and `check` print.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** One row of a count table: what, and how often. */
typedef struct {
  char *code;
  char *label;
  guint count;
} AdduceCount;

/**
 * AdduceStats:
 *
 * Tables are (element-type AdduceCount), most frequent first; `unset` rows have code "".
 */
typedef struct {
  guint n_articles;
  guint n_unreadable;
  guint n_new;
  guint n_in_progress;
  guint n_done;
  guint n_claims;
  GPtrArray *coders;
  GPtrArray *speakers;
  GPtrArray *issues;
  GPtrArray *stance;
  GPtrArray *evidence;
  char **problems; /* sentences about registers, whose names are as coded then, and zones that could not be read */
} AdduceStats;

/**
 * AdduceStatsOptions:
 * @no_boilerplate: without the claims that stand in boilerplate as a whole
 */
typedef struct {
  gboolean no_boilerplate;
} AdduceStatsOptions;

/** Reads everything; @options: (nullable); (transfer full) (nullable). */
AdduceStats *adduce_stats_new (const char *folder, const AdduceStatsOptions *options, GCancellable *cancellable,
                               GError **error);
void adduce_stats_free (AdduceStats *self);

/**
 * AdduceProblem:
 * @path: (nullable): path below the corpus, for people
 * @message: a sentence
 */
typedef struct {
  char *path;
  char *message;
} AdduceProblem;

/**
 * adduce_check_corpus:
 *
 * Reads every article, sidecar and the codebook, and holds every claim against its article.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceProblem): what was found, by path; empty if all is
 *   well; %NULL and @error where the folder can't be read
 */
GPtrArray *adduce_check_corpus (const char *folder, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceStats, adduce_stats_free)

G_END_DECLS
