/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiContext: what a window's panes share: the corpus, the article that is open, the selection, the
 * focused claim. Each pane binds to it and knows no other pane.
 *
 * Everything that changes a claim goes through a function here, which makes one command and performs it
 * through the article's session. What can't be done is told by #AdduceUiContext::message.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"
#include "adduce-ui-corpus-edits.h"
#include "adduce-ui-lens.h"
#include "adduce-ui-pages.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CONTEXT (adduce_ui_context_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiContext, adduce_ui_context, ADDUCE_UI, CONTEXT, GObject)

/*
 * Properties (all notify):
 *   "corpus"        AdduceCorpus, or NULL (welcome page)
 *   "coder"         AdduceCoder, or NULL until asked
 *   "article"       AdduceArticle that is open or being opened, or NULL
 *   "session"       AdduceSession of that article, or NULL while it loads or where it could not be opened
 *   "opening"       whether the session is being opened
 *   "open-error"    sentence why the article could not be opened, or NULL
 *   "show-others"   whether claims of other coders are shown (bound to the settings)
 *   "focused-claim" AdduceClaim, or NULL; always the present version; one's own or another coder's
 *   "n-chosen"      how many claims are chosen: the focused one and those that were chosen besides
 *   "has-selection" whether there is a selection in the article
 *
 * Signals:
 *   "message" (context, const char *text, gboolean offer_undo): to be shown as a toast
 *   "reveal"  (context): the focused claim should be scrolled into view
 *   "focus-field" (context, const char *field): the field "speakers", "issues", "note" … should take the
 *     keyboard focus
 *   "focus-article" (context): the article view should take the keyboard focus
 *   "choose-tags" (context, AdduceFacet facet): speakers or issues are to be chosen for the selection or the
 *     chosen claims, beside the words
 *   "chosen-changed" (context): other claims are chosen
 *   "show-place" (context, guint offset, gboolean move_caret): that character should be in view, and the caret in
 *     front of it; the focus on a claim stays
 *   "select-place" (context, guint start, guint end): these words should be in view, and selected
 *   "text-read" (context, AdduceText *text): the text of the article that is being opened; its claims come later, with
 *     "session"
 *   "zones-changed" (context): zones were marked
 *   "claims-changed" (context): what is to be drawn changed (own or other claims, codebook, registers,
 *     show-others)
 */

AdduceUiContext *adduce_ui_context_new (void);

AdduceCorpus *adduce_ui_context_get_corpus (AdduceUiContext *self);
void adduce_ui_context_set_corpus (AdduceUiContext *self, AdduceCorpus *corpus);
AdduceCoder *adduce_ui_context_get_coder (AdduceUiContext *self);

/** (transfer none) (nullable): by which what is known of the corpus's articles is changed, and undone. */
AdduceMetaEditor *adduce_ui_context_get_meta_editor (AdduceUiContext *self);
void adduce_ui_context_set_coder (AdduceUiContext *self, AdduceCoder *coder);

AdduceArticle *adduce_ui_context_get_article (AdduceUiContext *self);
AdduceSession *adduce_ui_context_get_session (AdduceUiContext *self);
gboolean adduce_ui_context_get_opening (AdduceUiContext *self);
const char *adduce_ui_context_get_open_error (AdduceUiContext *self);

/** The codebook in force, or NULL without a corpus. */
AdduceCodebook *adduce_ui_context_get_codebook (AdduceUiContext *self);

/** What the codes of claims have become by the registers; (transfer none) (nullable): %NULL without a corpus. */
AdduceCodeMap *adduce_ui_context_get_code_map (AdduceUiContext *self);

/** (transfer full): what the claim is under the facet as its codes are now. */
AdduceTagList *adduce_ui_context_resolve_tags (AdduceUiContext *self, AdduceFacet facet, AdduceClaim *claim);

/** Opens an article (NULL closes it). Sessions are kept, so that undo survives going away and back. */
void adduce_ui_context_open_article (AdduceUiContext *self, AdduceArticle *article);

gboolean adduce_ui_context_get_show_others (AdduceUiContext *self);
void adduce_ui_context_set_show_others (AdduceUiContext *self, gboolean show_others);

/** (transfer none) (nullable) */
AdduceClaim *adduce_ui_context_get_focused_claim (AdduceUiContext *self);

/** @id: (nullable): focuses a claim of the open article; @reveal scrolls it into view. */
void adduce_ui_context_focus_claim (AdduceUiContext *self, const char *id, gboolean reveal);

/** How claims are coloured and faded in this window; (transfer none). */
AdduceUiLens *adduce_ui_context_get_lens (AdduceUiContext *self);

/** Which page of the window is seen; (transfer none). */
AdduceUiPages *adduce_ui_context_get_pages (AdduceUiContext *self);

/** Changes over many articles; (transfer none). */
AdduceUiCorpusEdits *adduce_ui_context_get_corpus_edits (AdduceUiContext *self);

/* --- several claims (adduce-ui-context-select.c) --- */

/*
 * The claims that are chosen are those that a change applies to: the focused one, and others that were chosen
 * besides. To focus a claim chooses it alone.
 */

/** (transfer full) (element-type AdduceClaim): the chosen claims in text order; others' too. */
GPtrArray *adduce_ui_context_list_chosen (AdduceUiContext *self);
guint adduce_ui_context_get_n_chosen (AdduceUiContext *self);
gboolean adduce_ui_context_is_chosen (AdduceUiContext *self, const char *id);

/** Chooses these claims (others of the article are no longer chosen); the first is focused. */
void adduce_ui_context_choose_claims (AdduceUiContext *self, const char *const *ids, guint n_ids);

/** Chooses the claim besides those that are chosen, or no longer; it is focused where it is chosen now. */
void adduce_ui_context_toggle_chosen (AdduceUiContext *self, const char *id);

/**
 * Chooses the next (+1) or previous (-1) of one's own claims besides those that are chosen; going back over one
 * that is chosen leaves that which was focused. From a claim of another coder it goes to one's own alone.
 */
void adduce_ui_context_step_chosen (AdduceUiContext *self, int direction);

/** Chooses the focused claim alone. */
void adduce_ui_context_choose_focused (AdduceUiContext *self);

/** Chooses all claims of one's own in the article. */
void adduce_ui_context_choose_all (AdduceUiContext *self);

/** Whether the focused claim is one's own and the session can be written. */
gboolean adduce_ui_context_can_edit_focused (AdduceUiContext *self);

/** Focuses the next (+1) or previous (-1) shown claim in text order. */
void adduce_ui_context_step_claim (AdduceUiContext *self, int direction);

/* --- moving (adduce-ui-context-move.c) --- */

/** (transfer full) (element-type AdduceClaim): the claims that lie where the caret is, or where the focused claim
 *  begins if that is elsewhere; the shortest first. */
GPtrArray *adduce_ui_context_list_here (AdduceUiContext *self);

/** Focuses the next (+1) or previous (-1) of them, and goes round. */
void adduce_ui_context_cycle_claims (AdduceUiContext *self, int direction);

/** Focuses the next (+1) or previous (-1) of one's own claims with something unset; says where it went round. */
void adduce_ui_context_step_unset (AdduceUiContext *self, int direction);

/** Likewise those that break a rule (see AdduceReview); says which. */
void adduce_ui_context_step_violation (AdduceUiContext *self, int direction);

/**
 * adduce_ui_context_leave_place:
 *
 * Remembers where one is, to come back to. To be called before the caret goes far (also by the action
 * "win.leave-place"); opening an article and focusing a claim to be revealed do so themselves.
 */
void adduce_ui_context_leave_place (AdduceUiContext *self);

/**
 * adduce_ui_context_open_claim:
 * @id: of a claim in it, anybody's
 *
 * Shows an article with a claim in focus; from where one was, Back leads there again.
 */
void adduce_ui_context_open_claim (AdduceUiContext *self, AdduceArticle *article, const char *id);

/** The same with a stretch of the text selected; where it is no longer there the article is shown. */
void adduce_ui_context_open_place (AdduceUiContext *self, AdduceArticle *article, AdduceSpan span);

/** Goes back (-1) or forward (+1) through the places where one has been, over articles and pages. */
void adduce_ui_context_go_along (AdduceUiContext *self, int direction);

/** The article view tells what is selected; an empty span is the caret. */
void adduce_ui_context_set_selection (AdduceUiContext *self, AdduceSpan selection);
AdduceSpan adduce_ui_context_get_selection (AdduceUiContext *self);
gboolean adduce_ui_context_get_has_selection (AdduceUiContext *self);

/**
 * adduce_ui_context_list_claims:
 *
 * Returns: (transfer full) (element-type AdduceClaim): the claims that are shown (one's own and, if wanted,
 *   those of other coders) in text order
 */
GPtrArray *adduce_ui_context_list_claims (AdduceUiContext *self);

/** Likewise those with a span in @extent, shortest first. */
GPtrArray *adduce_ui_context_query_claims (AdduceUiContext *self, AdduceSpan extent);

/* --- light (adduce-ui-context-lens.c) --- */

/**
 * adduce_ui_context_toggle_backlight:
 *
 * Puts the light on the claims that have under the facet what the focused claim has; out where it is on those, or
 * on any of the facet while no claim is focused.
 */
void adduce_ui_context_toggle_backlight (AdduceUiContext *self, AdduceFacet facet);

/** (transfer full) (nullable): what is in the light, in words; %NULL where all is. */
char *adduce_ui_context_dup_backlight_label (AdduceUiContext *self);

/* --- zones (adduce-ui-context-zones.c) --- */

/** (transfer none) (nullable) (element-type AdduceZone): those of the open article, with the questions
 * of an interview; %NULL without one. */
GArray *adduce_ui_context_get_zones (AdduceUiContext *self);

/** Marks the paragraphs of the selection as a zone, or no longer where all of them are one. */
void adduce_ui_context_toggle_zone (AdduceUiContext *self, AdduceZoneKind kind);

/* --- editing (adduce-ui-context-edit.c) --- */

/*
 * What is said here of the focused claim goes for all chosen claims of one's own, as one change.
 */

/** Does the command; a refusal becomes a message. */
gboolean adduce_ui_context_perform (AdduceUiContext *self, AdduceCommand *command);

/** Makes the selection a claim and focuses it. */
void adduce_ui_context_add_claim (AdduceUiContext *self);

/** Adds the selection to the focused claim, or to that which was focused last. */
void adduce_ui_context_add_span (AdduceUiContext *self);

/* --- where claims stand (adduce-ui-context-spans.c); of several chosen ones the focused one is meant --- */

/** Moves an end of the piece at the caret, or of the nearest; the view follows the end. */
void adduce_ui_context_move_edge (AdduceUiContext *self, AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow);

/** Splits the focused claim at the caret; the second one is focused then. */
void adduce_ui_context_split_claim (AdduceUiContext *self);

/** Makes one claim of the chosen ones. */
void adduce_ui_context_join_claims (AdduceUiContext *self);

/** Takes the piece at the caret, or the nearest, from the focused claim. */
void adduce_ui_context_remove_piece (AdduceUiContext *self);

/** Makes the selection the place of the focused claim, or of that which was focused last. */
void adduce_ui_context_move_claim (AdduceUiContext *self);

/** Makes another claim on the words of the focused one, anybody's, and focuses it. */
void adduce_ui_context_duplicate_claim (AdduceUiContext *self);

/** The chosen claims, or without any what is said of the article, stay right after a change of the codebook. */
void adduce_ui_context_mark_reviewed (AdduceUiContext *self);

/** What is said of the article as a whole is right under the present codebook. */
void adduce_ui_context_mark_article_reviewed (AdduceUiContext *self);

/** Removes the focused claim; the message offers undo. */
void adduce_ui_context_remove_claim (AdduceUiContext *self);

/**
 * adduce_ui_context_toggle_code:
 *
 * What a codebook key does: where something is selected it is made a claim first; then the focused claim gets
 * the value, or loses it.
 */
void adduce_ui_context_toggle_code (AdduceUiContext *self, AdduceVariable *variable, AdduceCode *code);

/** The key of a codebook value as typed; %FALSE where no value has it. */
gboolean adduce_ui_context_press_key (AdduceUiContext *self, gunichar key);
void adduce_ui_context_set_speakers (AdduceUiContext *self, AdduceTagList *speakers);
void adduce_ui_context_set_issues (AdduceUiContext *self, AdduceTagList *issues);
void adduce_ui_context_set_stance (AdduceUiContext *self, AdduceTag *stance);
void adduce_ui_context_set_evidence (AdduceUiContext *self, AdduceTagList *evidence);
void adduce_ui_context_set_certainty (AdduceUiContext *self, AdduceCertainty certainty);
void adduce_ui_context_set_note (AdduceUiContext *self, const char *note);
void adduce_ui_context_set_status (AdduceUiContext *self, AdduceStatus status);

/** What was done last, to the claims of the open article or to the metadata of articles. */
void adduce_ui_context_undo (AdduceUiContext *self);
void adduce_ui_context_redo (AdduceUiContext *self);

/** (transfer full) (nullable): what that would take back (@redo: do again); %NULL where there is nothing. */
char *adduce_ui_context_dup_step_label (AdduceUiContext *self, gboolean redo);

/* --- tagging as another claim was tagged (adduce-ui-context-repeat.c) --- */

/**
 * adduce_ui_context_give_tagging:
 *
 * Where something is selected it is made a claim with these tags; else all chosen claims of one's own get them.
 * One change.
 *
 * Returns: whether it was done; a message says why not
 */
gboolean adduce_ui_context_give_tagging (AdduceUiContext *self, AdduceTagging *tagging);

/** Whether there is a selection or a claim to give tags to; a message says why not. */
gboolean adduce_ui_context_can_tag (AdduceUiContext *self);

/**
 * adduce_ui_context_repeat:
 * @fields: which fields are repeated
 *
 * Gives what the claim had that was tagged last in this window, other than the focused one, and that has
 * something in one of the fields. What it has empty is emptied where all fields are repeated, else left as it is.
 */
void adduce_ui_context_repeat (AdduceUiContext *self, AdduceTaggingFields fields);

/** What adduce_ui_context_repeat() would give; (transfer full) (nullable). */
AdduceTagging *adduce_ui_context_dup_last_tagging (AdduceUiContext *self, AdduceTaggingFields fields);

/** Keeps the focused claim's tags to be pasted, and puts them on the clipboard as lines of text. */
void adduce_ui_context_copy_tags (AdduceUiContext *self);

/** Gives the tags that were copied. */
void adduce_ui_context_paste_tags (AdduceUiContext *self);

/**
 * adduce_ui_context_rank_tags:
 * @facet: speaker or issue
 * @speakers: (nullable): whose issues are to be suggested; as their codes are now
 *
 * What can be offered: first what the focused claim has; for issues then that which was given last to these
 * speakers in this article, else the last one.
 *
 * Returns: (transfer full): a ranking of what the article, this window and the corpus have
 */
AdduceTagRanking *adduce_ui_context_rank_tags (AdduceUiContext *self, AdduceFacet facet, AdduceTagList *speakers);

/* --- what others changed (adduce-ui-context-outside.c) --- */

/** (transfer none) (element-type AdduceOutsideChange): since the corpus was opened, the newest last. */
GListModel *adduce_ui_context_get_changes (AdduceUiContext *self);

/** @changes: (element-type AdduceOutsideChange): what came in otherwise than by a session. */
void adduce_ui_context_add_changes (AdduceUiContext *self, GPtrArray *changes);

/** Takes in what was done to the files by this window itself; of that no message is shown. */
void adduce_ui_context_check_own (AdduceUiContext *self);

/** Opens the article again that another program has changed; what was done to its claims is saved first. */
void adduce_ui_context_reread (AdduceUiContext *self);

/** Does a restored version of the claims as one change. @label: translated */
gboolean adduce_ui_context_restore (AdduceUiContext *self, AdduceSidecar *version, const char *label);

/** Whether any session has something that is not saved. */
gboolean adduce_ui_context_is_unsaved (AdduceUiContext *self);

/** Saves what is pending in all sessions, now; %FALSE if something could not be saved. */
gboolean adduce_ui_context_flush (AdduceUiContext *self);

G_END_DECLS
