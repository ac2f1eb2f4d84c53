/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTwinCarry: articles that are nearly the same are coded once, and the claims carried over to the others.
 *
 *   carry = adduce_twin_carry_new (folder, coder, codebook);
 *   adduce_twin_carry_add (carry, "a.txt", "b.txt");             for each pair
 *   adduce_twin_carry_look (carry, progress_cb, data, cancellable, &error);
 *   … adduce_twin_carry_get_rows (carry) says what would come of each claim …
 *   edit = adduce_twin_carry_make_edit (carry, &error);
 *   … adduce_corpus_edit_run (edit, …)
 *   adduce_twin_carry_end (carry);
 *
 * Only the coder's own claims are carried, into the coder's own files. Each looks for its words in the other text as it
 * would after its article was changed (AdduceAnchorer): a claim that has its very words there stands on them; one that
 * has only words like them waits there for the coder, as after a change, unless it is said that they are taken; one
 * that has none is not carried. What is there stays: a claim that was carried over before is not made again, whatever
 * became of it, and where the coder has a claim on the very same words none is added. The new claims say where they
 * come from (AdduceClaimOrigin) and have a life of their own. What is said of an article as a whole is not carried.
 *
 * One thread at a time.
 */
#pragma once

#include "edit/adduce-corpus-edit.h"
#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"

G_BEGIN_DECLS

/**
 * AdduceCarryState:
 * @ADDUCE_CARRY_PLACED: the same words are there
 * @ADDUCE_CARRY_LIKE: words like them are there
 * @ADDUCE_CARRY_KNOWN: it was carried over before, or came from there
 * @ADDUCE_CARRY_TAKEN: the coder has a claim on the very same words there
 * @ADDUCE_CARRY_AMBIGUOUS: there are several places that may be meant
 * @ADDUCE_CARRY_LOST: the words are not there
 * @ADDUCE_CARRY_UNSETTLED: it waits for the coder in its own article, who has to say first what it is
 *
 * The first two are carried.
 */
typedef enum {
  ADDUCE_CARRY_PLACED,
  ADDUCE_CARRY_LIKE,
  ADDUCE_CARRY_KNOWN,
  ADDUCE_CARRY_TAKEN,
  ADDUCE_CARRY_AMBIGUOUS,
  ADDUCE_CARRY_LOST,
  ADDUCE_CARRY_UNSETTLED,
} AdduceCarryState;

#define ADDUCE_CARRY_N_STATES (ADDUCE_CARRY_UNSETTLED + 1)

/** `placed`, `like`, `known`, `taken`, `ambiguous`, `lost`, `unsettled` */
const char *adduce_carry_state_to_id (AdduceCarryState state);

/** What came of a claim, for people; translated. */
const char *adduce_carry_state_get_label (AdduceCarryState state);

/**
 * AdduceCarryRow:
 * @source: path of the claim's article below the folder
 * @target: of the article that it is carried over to
 * @claim: the claim
 * @carried: (nullable): the one that is made
 */
typedef struct {
  char *source;
  char *target;
  AdduceClaim *claim;
  AdduceClaim *carried;
  AdduceCarryState state;
} AdduceCarryRow;

typedef struct _AdduceTwinCarry AdduceTwinCarry;

/** @folder: the corpus */
AdduceTwinCarry *adduce_twin_carry_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook);
void adduce_twin_carry_free (AdduceTwinCarry *self);

/** Whether words that are only like those of the claim are taken, so that nothing waits. */
void adduce_twin_carry_set_accept (AdduceTwinCarry *self, gboolean accept);

/** @source, @target: two articles below the folder, in the file name encoding */
void adduce_twin_carry_add (AdduceTwinCarry *self, const char *source, const char *target);

/**
 * adduce_twin_carry_add_group:
 * @paths: (array zero-terminated=1): articles that are twins
 *
 * Carries from the one that the coder has coded to all others. Where several are coded that is nobody's to decide but
 * the coder's: nothing is added, and there is a sentence. Claims that were carried over don't count as coding.
 */
void adduce_twin_carry_add_group (AdduceTwinCarry *self, const char *const *paths);

/** @done and @total: pairs; called in the thread that looks. */
typedef void (*AdduceTwinCarryProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_twin_carry_look:
 * @progress: (nullable) (scope call)
 * @error: return location; only where it was cancelled
 *
 * Finds out what comes of each claim. Changes nothing; blocks.
 */
gboolean adduce_twin_carry_look (AdduceTwinCarry *self, AdduceTwinCarryProgress progress, gpointer user_data,
                                 GCancellable *cancellable, GError **error);

/** (transfer none) (element-type AdduceCarryRow) */
GPtrArray *adduce_twin_carry_get_rows (AdduceTwinCarry *self);

/** How many rows have the state. */
guint adduce_twin_carry_count (AdduceTwinCarry *self, AdduceCarryState state);

/** (transfer none) (element-type utf8): sentences about articles that were left out. */
GPtrArray *adduce_twin_carry_get_problems (AdduceTwinCarry *self);

/**
 * adduce_twin_carry_make_edit:
 * @error: return location; where nothing can be written beside an article
 *
 * Makes a file for the coder beside each article that lacks one. An article that was changed since it was looked at is
 * left out, with a sentence.
 *
 * Returns: (transfer full) (nullable): the change; it may have no steps
 */
AdduceCorpusEdit *adduce_twin_carry_make_edit (AdduceTwinCarry *self, GError **error);

/** Removes what was made and not needed. */
void adduce_twin_carry_end (AdduceTwinCarry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTwinCarry, adduce_twin_carry_free)

G_END_DECLS
