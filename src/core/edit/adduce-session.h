/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSession: one article open for coding by one coder. The only way to change anything.
 *
 *   session = adduce_session_open (path, coder, codebook, NULL, &error);
 *   command = adduce_command_new_add (claim);
 *   adduce_session_perform (session, command, &error);   // journal, then model, then a delayed save
 *   adduce_session_flush (session, &error);              // when the caller can't wait
 *
 * perform() writes the journal first; if that fails nothing has changed. The file is saved by a worker at
 * most a second later; what another program wrote meanwhile is merged by claim id and shows up in
 * "claims". Everything but the worker's part belongs to one thread, whose default main context must run
 * for delayed saves.
 *
 * A session is read-only when its sidecar is damaged, of a later version or by a coder of another nickname, and when
 * there is no coder; "read-only-reason" says which, and no file is touched. So it is where the sidecar is about another
 * version of the text, unless it was opened by adduce_session_open_async(), which finds the claims again, or by
 * adduce_session_open_reanchored().
 */
#pragma once

#include <gio/gio.h>
#include "adduce-command.h"
#include "adduce-history.h"
#include "adduce-outside-change.h"
#include "adduce-save-state.h"
#include "model/adduce-claim-set.h"
#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_SESSION (adduce_session_get_type ())
G_DECLARE_FINAL_TYPE (AdduceSession, adduce_session, ADDUCE, SESSION, GObject)

/*
 * Properties (all notify): "path", "text", "claims" (AdduceClaimSet, the coder's own), "lost" (AdduceClaimSet, those
 * of the coder's that have no place in the text), "others" (AdduceClaimSet, those of all other coders), "article"
 * (AdduceClaim, about the article), "history", "codebook" (read-write), "status", "save-state" (of the claims and of
 * what is marked in the article: the worse one), "save-message", "read-only-reason", "problems" (GStrv).
 *
 * AdduceSession::merged (session, guint n_changes): claims of the coder's own file were added, changed or
 * removed by another program and are now shown.
 * AdduceSession::outside-changes (session, GPtrArray *changes): (element-type AdduceOutsideChange): what others
 *   changed, in the own file and in those of other coders
 * AdduceSession::recovered (session, guint n_changes): changes from a journal of a run that was killed.
 * AdduceSession::zones-changed (session): a command marked parts of the article, or no longer.
 */

/**
 * adduce_session_open:
 * @article_path: the article's file
 * @coder: (nullable): who codes; %NULL opens to look only, and "others" has all claims
 * @codebook: the codebook in force
 *
 * Reads the text and every coder's sidecar, and replays journals that a killed run left. Blocks; see
 * adduce_session_open_async(). Fails only where the article itself can't be read; what is wrong with a
 * sidecar is told in "problems" and "read-only-reason".
 *
 * Returns: (transfer full) (nullable): the session
 */
AdduceSession *adduce_session_open (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook,
                                    GCancellable *cancellable, GError **error);

/**
 * AdduceSessionTextFunc:
 * @text: the article's text
 *
 * Called where the callback of adduce_session_open_async() will be, and before it, if reading the claims takes so much
 * longer than reading the text that somebody would wait for it.
 */
typedef void (*AdduceSessionTextFunc) (AdduceText *text, gpointer user_data);

/**
 * adduce_session_open_async:
 * @text_func: (nullable): is given the text, which will be the session's, before the claims are read; not called once
 *   @cancellable is cancelled
 *
 * Opens in a worker. Where the article was changed since it was coded, the claims are found again in it
 * (AdduceReanchor), with the old text where it is kept. What was found waits for the coder:
 * adduce_session_list_unplaced(). The file is written with the first change.
 */
void adduce_session_open_async (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook,
                                GCancellable *cancellable, AdduceSessionTextFunc text_func,
                                GAsyncReadyCallback callback, gpointer user_data);
AdduceSession *adduce_session_open_finish (GAsyncResult *result, GError **error);

/** As adduce_session_open_async(), but blocks. */
AdduceSession *adduce_session_open_reanchored (const char *article_path, AdduceCoder *coder,
                                               AdduceCodebook *codebook, GError **error);

const char *adduce_session_get_path (AdduceSession *self);
AdduceText *adduce_session_get_text (AdduceSession *self);
AdduceCoder *adduce_session_get_coder (AdduceSession *self);
AdduceClaimSet *adduce_session_get_claims (AdduceSession *self);
AdduceClaimSet *adduce_session_get_others (AdduceSession *self);
AdduceClaimSet *adduce_session_get_lost (AdduceSession *self);

/**
 * adduce_session_get_article:
 *
 * What the coder says of the article as a whole: values of variables whose scope is the article; what commands about
 * them start from (adduce_command_new_set_values()).
 *
 * Returns: (transfer none) (nullable): %NULL only where nobody codes
 */
AdduceClaim *adduce_session_get_article (AdduceSession *self);
AdduceHistory *adduce_session_get_history (AdduceSession *self);
AdduceCodebook *adduce_session_get_codebook (AdduceSession *self);
void adduce_session_set_codebook (AdduceSession *self, AdduceCodebook *codebook);

/**
 * adduce_session_set_corpus:
 * @folder: the corpus folder, where the caller knows it
 *
 * Where the first save writes `codebook.json`; else adduce_codebook_find_corpus() is asked.
 */
void adduce_session_set_corpus (AdduceSession *self, const char *folder);

/** The status shown: what the coder set, else new or in progress by whether there are claims. */
AdduceStatus adduce_session_get_status (AdduceSession *self);

AdduceSaveState adduce_session_get_save_state (AdduceSession *self);

/** (nullable): why the last save failed, or what it could not promise; a sentence. */
const char *adduce_session_get_save_message (AdduceSession *self);

/** (nullable): %NULL where the article can be coded. */
const char *adduce_session_get_read_only_reason (AdduceSession *self);

/** (transfer none): sentences about sidecars that could not be read, claims that don't fit …; %NULL-ended. */
const char *const *adduce_session_get_problems (AdduceSession *self);

/** (transfer full) (element-type AdduceClaim): claims of which the coder has to say where they stand, in text order. */
GPtrArray *adduce_session_list_unplaced (AdduceSession *self);

/** (transfer full) (element-type AdduceClaim): claims that were changed on both sides, and are to be settled. */
GPtrArray *adduce_session_list_contested (AdduceSession *self);

/** Whether a version of a contested claim is what was done on this computer, as far as that is known. */
gboolean adduce_session_is_own_version (AdduceSession *self, AdduceClaim *version);

/** Whether another program has changed the article since the session was opened: it is to be opened again. */
gboolean adduce_session_is_text_outdated (AdduceSession *self);

/** (nullable): of the coder's own file; %NULL without a coder. */
const char *adduce_session_get_sidecar_path (AdduceSession *self);

/** (transfer full) (nullable): all that the file holds or will hold; %NULL where it can't be read. */
AdduceSidecar *adduce_session_dup_sidecar (AdduceSession *self);

/** (transfer full) (nullable) (element-type AdduceZone): what is marked in the article, as all coders see it soon. */
GArray *adduce_session_dup_zones (AdduceSession *self, GError **error);

/**
 * adduce_session_perform:
 * @error: return location; %ADDUCE_ERROR_READ_ONLY, %ADDUCE_ERROR_INVALID (span outside, a stance or
 *   evidence that is new to the claim and unknown to the codebook), %ADDUCE_ERROR_NOT_FOUND (the claim was
 *   removed meanwhile), or the journal's error
 *
 * Does a command. An empty command succeeds and leaves no trace. Steps are applied to what the claim is
 * now: its revision always rises. A command about zones is done also where claims can't be changed.
 */
gboolean adduce_session_perform (AdduceSession *self, AdduceCommand *command, GError **error);

/**
 * adduce_session_undo:
 * @error: return location; as adduce_session_perform(); %ADDUCE_ERROR_NOT_FOUND also where there is nothing
 *   to undo
 *
 * Takes back the last change, or redoes the one last taken back. What can't be done any more, its claim being
 * gone, is forgotten, so that the next call gets at what was done before.
 */
gboolean adduce_session_undo (AdduceSession *self, GError **error);
gboolean adduce_session_redo (AdduceSession *self, GError **error);

/** Writes what is pending, now, and waits; also the way to retry after a failure. */
gboolean adduce_session_flush (AdduceSession *self, GError **error);

/** Watches the article's folder, so that what other programs write shows up by itself. */
void adduce_session_watch (AdduceSession *self);

/** Looks whether the sidecars changed on the disk and takes in what did (on focus; the watch may miss). */
void adduce_session_check_outside (AdduceSession *self);

G_END_DECLS
