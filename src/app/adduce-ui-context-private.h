/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of AdduceUiContext share.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-trail.h"

G_BEGIN_DECLS

struct _AdduceUiContext
{
  GObject parent_instance;

  AdduceCorpus *corpus;
  AdduceCoder *coder;
  AdduceArticle *article;
  AdduceSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *claims_signals;
  GSignalGroup *others_signals;
  GHashTable *sessions; /* relative path of an article → AdduceSession that was changed */
  GCancellable *opening;
  char *open_error;
  char *focused_id;
  char *last_focused_id; /* of the claim that was focused last: a further span is meant for it */
  AdduceClaim *focused_claim;
  GHashTable *chosen; /* ids of claims that are chosen besides the focused one */
  AdduceUiLens *lens;
  GQueue taggings;       /* of claims that were tagged in this window, the last first (-repeat.c) */
  AdduceTagging *copied; /* tags to be pasted, or NULL */
  AdduceSpan selection;
  GArray *zones; /* AdduceZone; NULL until asked for */
  gboolean show_others;
  GListStore *changes; /* AdduceOutsideChange */
  gboolean own_edit; /* what sessions find changed on the disk was changed from here */

  AdduceUiPages *pages;
  AdduceUiCorpusEdits *corpus_edits;
  AdduceUiTrail *trail;
  AdduceUiPlace *wanted; /* where to be when the article is open, or NULL */
  gboolean wandering;    /* along the trail: nothing is added to it */
};

void _adduce_ui_context_message (AdduceUiContext *self, const char *text, gboolean offer_undo);

/** Takes back (@redo: does again) a change of metadata, if that is what comes next; %FALSE: a change of claims is. */
gboolean _adduce_ui_context_step_meta (AdduceUiContext *self, gboolean redo);

/** Asks the article to show a character, and to put the caret in front of it. */
void _adduce_ui_context_show_place (AdduceUiContext *self, guint offset, gboolean move_caret);

/** Asks the article to show and select a stretch. */
void _adduce_ui_context_select_place (AdduceUiContext *self, AdduceSpan span);

/** The article is open: goes where one wanted to be in it. */
void _adduce_ui_context_arrive (AdduceUiContext *self);

/** Is there an article that may be changed? Says why not where there is none. */
gboolean _adduce_ui_context_check_session (AdduceUiContext *self);

/** With no claim in focus, focuses that under the caret. */
void _adduce_ui_context_focus_under_caret (AdduceUiContext *self);

/** The focused claim, or that under the caret, where it may be changed; says why not where it may not. */
AdduceClaim *_adduce_ui_context_get_editable (AdduceUiContext *self);

/** (transfer full) (nullable): the chosen claims of one's own; says why where there are none. */
GPtrArray *_adduce_ui_context_list_editable (AdduceUiContext *self);

/** (transfer full) (nullable): what is selected; says why where nothing is. */
AdduceSpanSet *_adduce_ui_context_get_selection_spans (AdduceUiContext *self);

/** Claims were changed on the disk from this window: its sessions take that in. */
void _adduce_ui_context_check_sessions (AdduceUiContext *self);

/** Tells of the text of the article that is being opened. */
void _adduce_ui_context_text_read (AdduceUiContext *self, AdduceText *text);

/** The list shows at once what the session knows; the loader looks at the files later. */
void _adduce_ui_context_update_counts (AdduceUiContext *self);

/** @session: (nullable) */
void _adduce_ui_context_set_session (AdduceUiContext *self, AdduceSession *session);

/** Closes the open session and opens the article again, e.g. for another coder. */
void _adduce_ui_context_reopen (AdduceUiContext *self);

/** Tells that other claims are chosen. */
void _adduce_ui_context_chosen_changed (AdduceUiContext *self);

/** Focuses without choosing it alone. */
void _adduce_ui_context_set_focus (AdduceUiContext *self, const char *id);

/** The chosen claims of one's own; says why where there are none; (transfer full) (nullable). */
GPtrArray *_adduce_ui_context_list_editable (AdduceUiContext *self);

/** Makes the selection a claim with these tags, as one change; @tagging: (nullable). */
gboolean _adduce_ui_context_add_claim_with (AdduceUiContext *self, AdduceTagging *tagging);

/** Makes the change that @make has for one claim; %NULL for none. */
typedef AdduceCommand *(*AdduceUiMakeCommand) (AdduceUiContext *self, AdduceClaim *claim, gpointer value);

/** Does to all chosen claims what @make does to one: one change, undone as one. */
gboolean _adduce_ui_context_perform_on_chosen (AdduceUiContext *self, AdduceUiMakeCommand make, gpointer value);

/** Remembers what a command says of its claims (@sign 1), or what it said no longer (-1, undone). */
void _adduce_ui_context_note_command (AdduceUiContext *self, AdduceCommand *command, int sign);

/** Forgets what was tagged. */
void _adduce_ui_context_clear_taggings (AdduceUiContext *self);

/** What the session took in from elsewhere (adduce-ui-context-outside.c). */
void _adduce_ui_context_merged (AdduceUiContext *self, guint n_changes);
void _adduce_ui_context_outside_changes (AdduceUiContext *self, GPtrArray *changes);

/** Lets go of a kept session whose article was changed; whether it was. */
gboolean _adduce_ui_context_drop_outdated (AdduceUiContext *self, AdduceArticle *article, AdduceSession *session);

/** Sets the focused claim anew from its id, after the claims changed. */
void _adduce_ui_context_refresh_focus (AdduceUiContext *self);

/** The registers are others, or the corpus: tells the lens and who shows claims (adduce-ui-context-lens.c). */
void _adduce_ui_context_take_registers (AdduceUiContext *self);

/* The session's zones are others now (adduce-ui-context-zones.c). */
void _adduce_ui_context_zones_changed (AdduceUiContext *self);

G_END_DECLS
