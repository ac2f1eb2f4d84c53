/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceReanchor: what becomes of the claims of a sidecar when their article was changed.
 *
 *   reanchor = adduce_reanchor_new (sidecar, text, ADDUCE_REANCHOR_ACCEPT_NONE);
 *   for (i = 0; i < adduce_reanchor_get_n_claims (reanchor); i++) … adduce_reanchor_get_claim (reanchor, i) …
 *   result = adduce_reanchor_get_sidecar (reanchor);
 *
 * The result is about the new text. A claim whose words are where they were stays as it is. One that has a new place
 * stands there, and what it was waits in its member `anchor` (AdduceClaimAnchor) until it is accepted; one that has
 * none stays what it was, kept and listed. Each looks for the words that the coder chose, never for those of a place
 * that was not accepted. Of a text that is back to what it was, all claims are too. Doing it again changes nothing.
 *
 * The old text, where it is kept (adduce_archive_load_text()), is asked first. The object is immutable.
 */
#pragma once

#include "store/adduce-claim-anchor.h"
#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

/**
 * AdduceReanchorAccept:
 * @ADDUCE_REANCHOR_ACCEPT_MOVED: what has the same words at another place
 * @ADDUCE_REANCHOR_ACCEPT_ALL: everything that has a place
 *
 * Which places are taken as confirmed.
 */
typedef enum {
  ADDUCE_REANCHOR_ACCEPT_NONE,
  ADDUCE_REANCHOR_ACCEPT_MOVED,
  ADDUCE_REANCHOR_ACCEPT_ALL,
} AdduceReanchorAccept;

/**
 * AdduceReanchored:
 * @before: the claim as it was in the file
 * @after: as it is now: the same object where nothing changed
 * @waits: for the coder
 * @score: what the place weighs; 0 where it was found earlier
 */
typedef struct {
  AdduceClaim *before;
  AdduceClaim *after;
  AdduceAnchorStatus status;
  gboolean waits;
  double score;
} AdduceReanchored;

#define ADDUCE_TYPE_REANCHOR (adduce_reanchor_get_type ())
G_DECLARE_FINAL_TYPE (AdduceReanchor, adduce_reanchor, ADDUCE, REANCHOR, GObject)

/** Computes; @sidecar is not changed. Any thread. */
AdduceReanchor *adduce_reanchor_new (AdduceSidecar *sidecar, AdduceText *text, AdduceReanchorAccept accept);

guint adduce_reanchor_get_n_claims (AdduceReanchor *self);
const AdduceReanchored *adduce_reanchor_get_claim (AdduceReanchor *self, guint index);

/** How many claims came out so. */
guint adduce_reanchor_count (AdduceReanchor *self, AdduceAnchorStatus status);

/** How many wait for the coder. */
guint adduce_reanchor_count_waiting (AdduceReanchor *self);

/** Whether the result differs from the sidecar that was given. */
gboolean adduce_reanchor_changes (AdduceReanchor *self);

/** (transfer none): the result. */
AdduceSidecar *adduce_reanchor_get_sidecar (AdduceReanchor *self);

/**
 * adduce_reanchor_file:
 * @sidecar_path: a coder's file
 * @text: its article as it is now
 * @error: return location; also where the file is about another article
 *
 * Does so with a file, with what a killed run left in a journal for it, and saves it; a file that others change
 * meanwhile is read again.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceReanchor *adduce_reanchor_file (const char *sidecar_path, AdduceText *text, AdduceReanchorAccept accept,
                                      GError **error);

/**
 * adduce_reanchor_recover:
 * @sidecar: about @text
 * @used: (element-type utf8): journals are added of which all is in the result, as adduce_journal_recover() tells them
 * @ret_n_taken: (out): how many changes were taken over
 *
 * What killed runs left in journals about other versions of the article: their claims are found again in this one, and
 * wait for the coder like all that are. A claim that was changed here, or removed, and of which the file has a version
 * that is not older and does not come from that, is contested; so is what is said of the article.
 *
 * Returns: (transfer full): the sidecar with all that
 */
AdduceSidecar *adduce_reanchor_recover (const char *sidecar_path, AdduceSidecar *sidecar, AdduceText *text,
                                        GPtrArray *used, guint *ret_n_taken);

G_END_DECLS
