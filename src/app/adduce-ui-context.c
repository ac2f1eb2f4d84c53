/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window's panes share. Opening is in adduce-ui-context-open.c, editing in -edit.c, listing claims in
 * -claims.c, choosing several in -select.c, tagging as another claim was tagged in -repeat.c.
 */
#include "config.h"

#include "adduce-ui-context-private.h"

enum {
  PROP_0,
  PROP_CORPUS,
  PROP_CODER,
  PROP_ARTICLE,
  PROP_SESSION,
  PROP_OPENING,
  PROP_OPEN_ERROR,
  PROP_SHOW_OTHERS,
  PROP_FOCUSED_CLAIM,
  PROP_N_CHOSEN,
  PROP_HAS_SELECTION,
  N_PROPS,
};

enum {
  SIGNAL_MESSAGE,
  SIGNAL_REVEAL,
  SIGNAL_FOCUS_FIELD,
  SIGNAL_FOCUS_ARTICLE,
  SIGNAL_CHOOSE_TAGS,
  SIGNAL_CHOSEN_CHANGED,
  SIGNAL_SHOW_PLACE,
  SIGNAL_SELECT_PLACE,
  SIGNAL_CLAIMS_CHANGED,
  SIGNAL_ZONES_CHANGED,
  SIGNAL_TEXT_READ,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiContext, adduce_ui_context, G_TYPE_OBJECT)

void
_adduce_ui_context_message (AdduceUiContext *self, const char *text, gboolean offer_undo)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, offer_undo);
}

void
_adduce_ui_context_show_place (AdduceUiContext *self, guint offset, gboolean move_caret)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_PLACE], 0, offset, move_caret);
}

void
_adduce_ui_context_select_place (AdduceUiContext *self, AdduceSpan span)
{
  g_signal_emit (self, signals[SIGNAL_SELECT_PLACE], 0, span.start, span.end);
}

void
_adduce_ui_context_text_read (AdduceUiContext *self, AdduceText *text)
{
  g_signal_emit (self, signals[SIGNAL_TEXT_READ], 0, text);
}

void
_adduce_ui_context_chosen_changed (AdduceUiContext *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

static AdduceClaim *
lookup_claim (AdduceUiContext *self, const char *id)
{
  AdduceClaim *claim;

  if (self->session == NULL || id == NULL)
    return NULL;

  claim = adduce_claim_set_lookup (adduce_session_get_claims (self->session), id);
  if (claim == NULL && self->show_others)
    claim = adduce_claim_set_lookup (adduce_session_get_others (self->session), id);

  return claim;
}

void
_adduce_ui_context_refresh_focus (AdduceUiContext *self)
{
  AdduceClaim *claim = lookup_claim (self, self->focused_id);

  if (claim == NULL && g_hash_table_size (self->chosen) > 0)
    {
      g_hash_table_remove_all (self->chosen);
      _adduce_ui_context_chosen_changed (self);
    }
  if (claim == NULL)
    g_clear_pointer (&self->focused_id, g_free);
  else if (g_strcmp0 (self->last_focused_id, self->focused_id) != 0)
    {
      g_free (self->last_focused_id);
      self->last_focused_id = g_strdup (self->focused_id);
    }
  if (g_set_object (&self->focused_claim, claim))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUSED_CLAIM]);
}

/* Callbacks */

static void
claims_changed_cb (AdduceUiContext *self)
{
  _adduce_ui_context_refresh_focus (self);
  _adduce_ui_context_update_counts (self);
  g_signal_emit (self, signals[SIGNAL_CLAIMS_CHANGED], 0);
}

static void
corpus_codebook_cb (AdduceUiContext *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self);
  GHashTableIter iter;
  gpointer session;

  if (codebook == NULL)
    return;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    adduce_session_set_codebook (session, codebook);
  if (self->session != NULL)
    adduce_session_set_codebook (self->session, codebook);
  g_signal_emit (self, signals[SIGNAL_CLAIMS_CHANGED], 0);
}

void
_adduce_ui_context_check_sessions (AdduceUiContext *self)
{
  GHashTableIter iter;
  gpointer session;

  self->own_edit = TRUE;
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    if (session != self->session)
      adduce_session_check_outside (session);
  if (self->session != NULL)
    adduce_session_check_outside (self->session);
  self->own_edit = FALSE;
}

void
_adduce_ui_context_set_session (AdduceUiContext *self, AdduceSession *session)
{
  g_autoptr (AdduceSession) old = NULL;

  if (self->session == session)
    return;

  old = g_steal_pointer (&self->session);
  if (session != NULL)
    self->session = g_object_ref (session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->claims_signals,
                             session != NULL ? adduce_session_get_claims (session) : NULL);
  g_signal_group_set_target (self->others_signals,
                             session != NULL ? adduce_session_get_others (session) : NULL);
  self->selection = (AdduceSpan) { 0, 0 };
  g_clear_pointer (&self->zones, g_array_unref);
  g_clear_pointer (&self->focused_id, g_free);
  g_clear_pointer (&self->last_focused_id, g_free);
  g_clear_object (&self->focused_claim);
  g_hash_table_remove_all (self->chosen);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUSED_CLAIM]);
  _adduce_ui_context_chosen_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
  if (session != NULL)
    claims_changed_cb (self);
}

static void
adduce_ui_context_dispose (GObject *object)
{
  AdduceUiContext *self = ADDUCE_UI_CONTEXT (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->claims_signals);
  g_clear_object (&self->others_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->zones, g_array_unref);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_object (&self->article);
  g_clear_object (&self->corpus);
  g_clear_object (&self->coder);
  g_clear_object (&self->focused_claim);
  g_clear_object (&self->lens);
  g_clear_object (&self->changes);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  g_clear_object (&self->pages);
  g_clear_object (&self->corpus_edits);
  g_clear_pointer (&self->trail, adduce_ui_trail_free);
  g_clear_pointer (&self->wanted, adduce_ui_place_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->copied, adduce_tagging_unref);
  _adduce_ui_context_clear_taggings (self);
  g_clear_pointer (&self->focused_id, g_free);
  g_clear_pointer (&self->last_focused_id, g_free);
  g_clear_pointer (&self->open_error, g_free);

  G_OBJECT_CLASS (adduce_ui_context_parent_class)->dispose (object);
}

static void
adduce_ui_context_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiContext *self = ADDUCE_UI_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_CODER:
      g_value_set_object (value, self->coder);
      break;
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_OPENING:
      g_value_set_boolean (value, self->opening != NULL);
      break;
    case PROP_OPEN_ERROR:
      g_value_set_string (value, self->open_error);
      break;
    case PROP_SHOW_OTHERS:
      g_value_set_boolean (value, self->show_others);
      break;
    case PROP_FOCUSED_CLAIM:
      g_value_set_object (value, self->focused_claim);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, adduce_ui_context_get_n_chosen (self));
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, adduce_ui_context_get_has_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_context_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiContext *self = ADDUCE_UI_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      adduce_ui_context_set_corpus (self, g_value_get_object (value));
      break;
    case PROP_CODER:
      adduce_ui_context_set_coder (self, g_value_get_object (value));
      break;
    case PROP_SHOW_OTHERS:
      adduce_ui_context_set_show_others (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CORPUS] = g_param_spec_object ("corpus", NULL, NULL, ADDUCE_TYPE_CORPUS, write);
  properties[PROP_CODER] = g_param_spec_object ("coder", NULL, NULL, ADDUCE_TYPE_CODER, write);
  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, ADDUCE_TYPE_ARTICLE, read);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ADDUCE_TYPE_SESSION, read);
  properties[PROP_OPENING] = g_param_spec_boolean ("opening", NULL, NULL, FALSE, read);
  properties[PROP_OPEN_ERROR] = g_param_spec_string ("open-error", NULL, NULL, NULL, read);
  properties[PROP_SHOW_OTHERS] = g_param_spec_boolean ("show-others", NULL, NULL, TRUE, write);
  properties[PROP_FOCUSED_CLAIM]
    = g_param_spec_object ("focused-claim", NULL, NULL, ADDUCE_TYPE_CLAIM, read);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_context_class_init (AdduceUiContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_context_dispose;
  object_class->get_property = adduce_ui_context_get_property;
  object_class->set_property = adduce_ui_context_set_property;
  install_properties (object_class);

  signals[SIGNAL_MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                          2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_REVEAL]
    = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOCUS_FIELD] = g_signal_new ("focus-field", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FOCUS_ARTICLE]
    = g_signal_new ("focus-article", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOOSE_TAGS] = g_signal_new ("choose-tags", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, ADDUCE_TYPE_FACET);
  signals[SIGNAL_CHOSEN_CHANGED]
    = g_signal_new ("chosen-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_PLACE] = g_signal_new ("show-place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_SELECT_PLACE] = g_signal_new ("select-place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_CLAIMS_CHANGED]
    = g_signal_new ("claims-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ZONES_CHANGED]
    = g_signal_new ("zones-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TEXT_READ] = g_signal_new ("text-read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, ADDUCE_TYPE_TEXT);
}

static void
adduce_ui_context_init (AdduceUiContext *self)
{
  self->show_others = TRUE;
  self->lens = adduce_ui_lens_new ();
  self->changes = g_list_store_new (ADDUCE_TYPE_OUTSIDE_CHANGE);
  self->corpus_edits = adduce_ui_corpus_edits_new (self);
  self->pages = adduce_ui_pages_new ();
  g_signal_connect_swapped (self->pages, "leaving", G_CALLBACK (adduce_ui_context_leave_place), self);
  self->trail = adduce_ui_trail_new ();
  g_queue_init (&self->taggings);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "merged", G_CALLBACK (_adduce_ui_context_merged), self);
  g_signal_group_connect_swapped (self->session_signals, "outside-changes",
                                  G_CALLBACK (_adduce_ui_context_outside_changes), self);
  g_signal_group_connect_swapped (self->session_signals, "zones-changed", G_CALLBACK (_adduce_ui_context_zones_changed),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::status",
                                  G_CALLBACK (_adduce_ui_context_update_counts), self);
  self->claims_signals = g_signal_group_new (ADDUCE_TYPE_CLAIM_SET);
  g_signal_group_connect_swapped (self->claims_signals, "changed", G_CALLBACK (claims_changed_cb), self);
  self->others_signals = g_signal_group_new (ADDUCE_TYPE_CLAIM_SET);
  g_signal_group_connect_swapped (self->others_signals, "changed", G_CALLBACK (claims_changed_cb), self);
}

AdduceUiContext *
adduce_ui_context_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CONTEXT, NULL);
}

AdduceCorpus *
adduce_ui_context_get_corpus (AdduceUiContext *self)
{
  return self->corpus;
}

void
adduce_ui_context_set_corpus (AdduceUiContext *self, AdduceCorpus *corpus)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->corpus == corpus)
    return;

  adduce_ui_context_open_article (self, NULL);
  adduce_ui_pages_set_page (self->pages, ADDUCE_UI_PAGE_ARTICLES);
  for (guint i = 0; i < ADDUCE_UI_N_PAGES; i++)
    adduce_ui_pages_set_place (self->pages, i, NULL);
  adduce_ui_trail_clear (self->trail);
  g_hash_table_remove_all (self->sessions);
  g_list_store_remove_all (self->changes);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  g_set_object (&self->corpus, corpus);
  if (corpus != NULL)
    {
      g_signal_connect_object (corpus, "notify::codebook", G_CALLBACK (corpus_codebook_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "register-changed", G_CALLBACK (_adduce_ui_context_take_registers), self,
                               G_CONNECT_SWAPPED);
    }
  _adduce_ui_context_take_registers (self);
  adduce_ui_corpus_edits_set_folder (self->corpus_edits, corpus != NULL ? adduce_corpus_get_folder (corpus) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORPUS]);
}

AdduceCoder *
adduce_ui_context_get_coder (AdduceUiContext *self)
{
  return self->coder;
}

void
adduce_ui_context_set_coder (AdduceUiContext *self, AdduceCoder *coder)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!g_set_object (&self->coder, coder))
    return;

  g_hash_table_remove_all (self->sessions);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODER]);
  _adduce_ui_context_reopen (self);
}

AdduceArticle *
adduce_ui_context_get_article (AdduceUiContext *self)
{
  return self->article;
}

AdduceSession *
adduce_ui_context_get_session (AdduceUiContext *self)
{
  return self->session;
}

gboolean
adduce_ui_context_get_opening (AdduceUiContext *self)
{
  return self->opening != NULL;
}

const char *
adduce_ui_context_get_open_error (AdduceUiContext *self)
{
  return self->open_error;
}

AdduceCodebook *
adduce_ui_context_get_codebook (AdduceUiContext *self)
{
  return self->corpus != NULL ? adduce_corpus_get_codebook (self->corpus) : NULL;
}

gboolean
adduce_ui_context_get_show_others (AdduceUiContext *self)
{
  return self->show_others;
}

void
adduce_ui_context_set_show_others (AdduceUiContext *self, gboolean show_others)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->show_others == !!show_others)
    return;

  self->show_others = !!show_others;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_OTHERS]);
  _adduce_ui_context_refresh_focus (self);
  g_signal_emit (self, signals[SIGNAL_CLAIMS_CHANGED], 0);
}

AdduceUiLens *
adduce_ui_context_get_lens (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return self->lens;
}

AdduceUiPages *
adduce_ui_context_get_pages (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return self->pages;
}

AdduceUiCorpusEdits *
adduce_ui_context_get_corpus_edits (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return self->corpus_edits;
}

AdduceClaim *
adduce_ui_context_get_focused_claim (AdduceUiContext *self)
{
  return self->focused_claim;
}

void
_adduce_ui_context_set_focus (AdduceUiContext *self, const char *id)
{
  char *copy;

  if (g_strcmp0 (self->focused_id, id) == 0)
    return;

  copy = g_strdup (id);
  g_free (self->focused_id);
  self->focused_id = copy;
  _adduce_ui_context_refresh_focus (self);
}

void
adduce_ui_context_focus_claim (AdduceUiContext *self, const char *id, gboolean reveal)
{
  gboolean changed;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (reveal && g_strcmp0 (self->focused_id, id) != 0)
    adduce_ui_context_leave_place (self);
  changed = g_strcmp0 (self->focused_id, id) != 0 || g_hash_table_size (self->chosen) > 0;
  g_hash_table_remove_all (self->chosen);
  _adduce_ui_context_set_focus (self, id);
  if (changed)
    _adduce_ui_context_chosen_changed (self);
  if (reveal && self->focused_claim != NULL)
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0);
}

gboolean
adduce_ui_context_can_edit_focused (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  return self->focused_claim != NULL && self->session != NULL
         && adduce_session_get_read_only_reason (self->session) == NULL
         && adduce_claim_set_lookup (adduce_session_get_claims (self->session), self->focused_id) != NULL;
}

void
adduce_ui_context_set_selection (AdduceUiContext *self, AdduceSpan selection)
{
  gboolean had;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  had = adduce_ui_context_get_has_selection (self);
  self->selection = selection;
  if (had != adduce_ui_context_get_has_selection (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

AdduceSpan
adduce_ui_context_get_selection (AdduceUiContext *self)
{
  return self->selection;
}

gboolean
adduce_ui_context_get_has_selection (AdduceUiContext *self)
{
  return self->selection.end > self->selection.start;
}
