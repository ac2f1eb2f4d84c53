/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session: its properties and what it shows.
 */
#include "config.h"

#include "adduce-session-private.h"

G_DEFINE_FINAL_TYPE (AdduceSession, adduce_session, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PATH,
  PROP_TEXT,
  PROP_CLAIMS,
  PROP_LOST,
  PROP_OTHERS,
  PROP_ARTICLE,
  PROP_HISTORY,
  PROP_CODEBOOK,
  PROP_STATUS,
  PROP_SAVE_STATE,
  PROP_SAVE_MESSAGE,
  PROP_READ_ONLY_REASON,
  PROP_PROBLEMS,
  N_PROPS,
};

enum {
  SIGNAL_MERGED,
  SIGNAL_OUTSIDE_CHANGES,
  SIGNAL_RECOVERED,
  SIGNAL_ZONES_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
set_string (char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

static void
adduce_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceSession *self = ADDUCE_SESSION (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TEXT:
      g_value_set_object (value, self->text);
      break;
    case PROP_CLAIMS:
      g_value_set_object (value, self->claims);
      break;
    case PROP_LOST:
      g_value_set_object (value, self->lost);
      break;
    case PROP_OTHERS:
      g_value_set_object (value, self->others);
      break;
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->codebook);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_SAVE_STATE:
      g_value_set_enum (value, self->save_state);
      break;
    case PROP_SAVE_MESSAGE:
      g_value_set_string (value, self->save_message);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    case PROP_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CODEBOOK:
      adduce_session_set_codebook (ADDUCE_SESSION (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_session_dispose (GObject *object)
{
  AdduceSession *self = ADDUCE_SESSION (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  adduce_session_stop_saving (self);
  g_clear_pointer (&self->zone_writer, adduce_zone_writer_free);
  adduce_session_remove_source (&self->check_source);
  adduce_session_remove_source (&self->start_source);
  G_OBJECT_CLASS (adduce_session_parent_class)->dispose (object);
}

static void
adduce_session_finalize (GObject *object)
{
  AdduceSession *self = ADDUCE_SESSION (object);

  g_clear_pointer (&self->journal, adduce_journal_free);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->own_versions, g_hash_table_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->sidecar);
  g_clear_object (&self->base);
  g_clear_object (&self->claims);
  g_clear_object (&self->lost);
  g_clear_object (&self->others);
  g_clear_object (&self->article);
  g_clear_object (&self->history);
  g_clear_object (&self->text);
  g_clear_object (&self->codebook);
  g_clear_object (&self->coder);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->corpus, g_free);
  g_clear_pointer (&self->sidecar_path, g_free);
  g_clear_pointer (&self->save_message, g_free);
  for (guint i = 0; i < ADDUCE_SAVE_N_PARTS; i++)
    g_clear_pointer (&self->save_parts[i].message, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->own_reason, g_free);
  g_clear_pointer (&self->text_reason, g_free);
  g_clear_pointer (&self->own_problem, g_free);
  g_clear_pointer (&self->problems, g_strfreev);
  G_OBJECT_CLASS (adduce_session_parent_class)->finalize (object);
}

static void
adduce_session_class_init (AdduceSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_session_get_property;
  object_class->set_property = adduce_session_set_property;
  object_class->dispose = adduce_session_dispose;
  object_class->finalize = adduce_session_finalize;

  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_object ("text", NULL, NULL, ADDUCE_TYPE_TEXT, flags);
  props[PROP_CLAIMS] = g_param_spec_object ("claims", NULL, NULL, ADDUCE_TYPE_CLAIM_SET, flags);
  props[PROP_LOST] = g_param_spec_object ("lost", NULL, NULL, ADDUCE_TYPE_CLAIM_SET, flags);
  props[PROP_OTHERS] = g_param_spec_object ("others", NULL, NULL, ADDUCE_TYPE_CLAIM_SET, flags);
  props[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, ADDUCE_TYPE_CLAIM, flags);
  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, ADDUCE_TYPE_HISTORY, flags);
  props[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, ADDUCE_TYPE_CODEBOOK,
                                              flags | G_PARAM_WRITABLE);
  props[PROP_STATUS] = g_param_spec_enum ("status", NULL, NULL, ADDUCE_TYPE_STATUS, ADDUCE_STATUS_NEW,
                                          flags);
  props[PROP_SAVE_STATE] = g_param_spec_enum ("save-state", NULL, NULL, ADDUCE_TYPE_SAVE_STATE,
                                              ADDUCE_SAVE_STATE_SAVED, flags);
  props[PROP_SAVE_MESSAGE] = g_param_spec_string ("save-message", NULL, NULL, NULL, flags);
  props[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  props[PROP_PROBLEMS] = g_param_spec_boxed ("problems", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_MERGED] = g_signal_new ("merged", ADDUCE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_OUTSIDE_CHANGES]
    = g_signal_new ("outside-changes", ADDUCE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_PTR_ARRAY);
  signals[SIGNAL_RECOVERED] = g_signal_new ("recovered", ADDUCE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ZONES_CHANGED] = g_signal_new ("zones-changed", ADDUCE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_session_init (AdduceSession *self)
{
  self->claims = adduce_claim_set_new ();
  self->lost = adduce_claim_set_new ();
  self->others = adduce_claim_set_new ();
  self->history = adduce_history_new ();
  self->problems = g_new0 (char *, 1);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->own_versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->recovered = g_ptr_array_new_with_free_func (g_free);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_session_layer_free);
}

/* The part that is worst off; of several the first with something to say. */
static const AdduceSavePart *
find_worst_part (AdduceSession *self)
{
  const AdduceSavePart *worst = &self->save_parts[0];

  for (guint i = 1; i < ADDUCE_SAVE_N_PARTS; i++)
    {
      const AdduceSavePart *part = &self->save_parts[i];

      if (part->state > worst->state || (part->state == worst->state && worst->message == NULL))
        worst = part;
    }
  return worst;
}

void
adduce_session_set_save_state (AdduceSession *self, AdduceSavePartId part, AdduceSaveState state, const char *message)
{
  GObject *object = G_OBJECT (self);
  const AdduceSavePart *worst;

  self->save_parts[part].state = state;
  set_string (&self->save_parts[part].message, message);
  worst = find_worst_part (self);

  g_object_freeze_notify (object);
  if (set_string (&self->save_message, worst->message))
    g_object_notify_by_pspec (object, props[PROP_SAVE_MESSAGE]);
  if (self->save_state != worst->state)
    {
      self->save_state = worst->state;
      g_object_notify_by_pspec (object, props[PROP_SAVE_STATE]);
    }
  g_object_thaw_notify (object);
}

void
adduce_session_update_status (AdduceSession *self)
{
  AdduceStatus status = ADDUCE_STATUS_NEW;

  if (self->sidecar != NULL && !adduce_sidecar_get_status (self->sidecar, &status))
    status = adduce_sidecar_get_n_claims (self->sidecar) > 0 ? ADDUCE_STATUS_IN_PROGRESS
                                                             : ADDUCE_STATUS_NEW;
  if (status == self->status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
}

void
adduce_session_update_article (AdduceSession *self)
{
  AdduceClaim *article = self->sidecar != NULL ? adduce_sidecar_get_article (self->sidecar) : NULL;
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceClaim) nothing = NULL;

  if (article == NULL && self->sidecar != NULL)
    {
      if (self->article != NULL && adduce_claim_get_revision (self->article) == 0)
        return;
      builder = adduce_claim_builder_new_for_article (adduce_coder_get_nickname (self->coder));
      nothing = adduce_claim_builder_end (builder);
      article = nothing;
    }
  if (g_set_object (&self->article, article))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ARTICLE]);
}

void
adduce_session_update_read_only (AdduceSession *self)
{
  const char *reason = self->own_reason != NULL ? self->own_reason : self->text_reason;

  if (set_string (&self->read_only_reason, reason))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY_REASON]);
}

void
adduce_session_update_problems (AdduceSession *self)
{
  g_auto (GStrv) problems = adduce_session_collect_problems (self);

  if (g_strv_equal ((const char *const *) problems, (const char *const *) self->problems))
    return;
  g_strfreev (self->problems);
  self->problems = g_steal_pointer (&problems);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEMS]);
}

void
adduce_session_merge (AdduceSession *self, AdduceSidecar *base, AdduceSidecar *theirs)
{
  g_autoptr (AdduceSidecar) mine = g_steal_pointer (&self->sidecar);

  self->sidecar = adduce_sidecar_merge (base, mine, theirs, NULL);
  guint n_changes = adduce_session_show_own (self);
  adduce_session_update_problems (self);
  adduce_session_note_contested (self, mine);
  adduce_session_tell_changes (self, mine, self->sidecar);
  if (n_changes > 0)
    g_signal_emit (self, signals[SIGNAL_MERGED], 0, n_changes);
}

void
adduce_session_tell_changes (AdduceSession *self, AdduceSidecar *before, AdduceSidecar *after)
{
  g_autoptr (GPtrArray) changes = adduce_sidecar_diff (before, after);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (told, adduce_outside_change_new (self->path, ADDUCE_OUTSIDE_PROGRAM, NULL, changes->pdata[i]));
  if (told->len > 0)
    g_signal_emit (self, signals[SIGNAL_OUTSIDE_CHANGES], 0, told);
}

gboolean
adduce_session_same_sidecar (AdduceSidecar *a, AdduceSidecar *b)
{
  if (a == b)
    return TRUE;
  g_autoptr (GBytes) x = adduce_sidecar_serialize (a);
  g_autoptr (GBytes) y = adduce_sidecar_serialize (b);
  return g_bytes_equal (x, y);
}

GSource *
adduce_session_add_timeout (AdduceSession *self, guint delay, GSourceFunc func)
{
  GSource *source = g_timeout_source_new (delay);

  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

void
adduce_session_remove_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
start_cb (gpointer user_data)
{
  AdduceSession *self = user_data;
  guint n_recovered = self->n_recovered;

  adduce_session_remove_source (&self->start_source);
  self->n_recovered = 0;
  g_signal_emit (self, signals[SIGNAL_RECOVERED], 0, n_recovered);
  return G_SOURCE_REMOVE;
}

void
adduce_session_start (AdduceSession *self)
{
  if (self->context == NULL)
    self->context = g_main_context_ref_thread_default ();
  adduce_zone_writer_start (self->zone_writer, self->context, adduce_session_zones_told, self);
  if (self->n_recovered == 0)
    return;
  adduce_session_note_change (self);
  if (self->start_source == NULL)
    self->start_source = adduce_session_add_timeout (self, 0, start_cb);
}

const char *
adduce_session_get_path (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->path;
}

AdduceText *
adduce_session_get_text (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->text;
}

AdduceCoder *
adduce_session_get_coder (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->coder;
}

AdduceClaimSet *
adduce_session_get_claims (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->claims;
}

AdduceClaimSet *
adduce_session_get_others (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->others;
}

AdduceClaimSet *
adduce_session_get_lost (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->lost;
}

AdduceClaim *
adduce_session_get_article (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->article;
}

AdduceHistory *
adduce_session_get_history (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->history;
}

AdduceCodebook *
adduce_session_get_codebook (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->codebook;
}

void
adduce_session_set_codebook (AdduceSession *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_IS_SESSION (self));
  g_return_if_fail (ADDUCE_IS_CODEBOOK (codebook));

  if (!g_set_object (&self->codebook, codebook))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CODEBOOK]);
  adduce_session_update_problems (self);
}

void
adduce_session_set_corpus (AdduceSession *self, const char *folder)
{
  g_return_if_fail (ADDUCE_IS_SESSION (self));

  set_string (&self->corpus, folder);
}

AdduceStatus
adduce_session_get_status (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), ADDUCE_STATUS_NEW);
  return self->status;
}

AdduceSaveState
adduce_session_get_save_state (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), ADDUCE_SAVE_STATE_SAVED);
  return self->save_state;
}

const char *
adduce_session_get_save_message (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->save_message;
}

const char *
adduce_session_get_read_only_reason (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return self->read_only_reason;
}

const char *const *
adduce_session_get_problems (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);
  return (const char *const *) self->problems;
}
