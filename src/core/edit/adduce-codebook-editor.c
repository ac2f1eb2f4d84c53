/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook of a corpus while it is edited: doing, undoing, writing.
 *
 * The worker has the two codebooks, which are immutable, and nothing of the editor. What it brings back is the base
 * for the next writing; what was done meanwhile is merged onto it.
 */
#include "config.h"

#include "edit/adduce-codebook-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-codebook-diff.h"
#include "store/adduce-codebook-store.h"

/* Milliseconds from an act to its writing. */
#define DELAY 400

/* What can be undone: the codebook before and after. */
typedef struct {
  AdduceCodebook *before;
  AdduceCodebook *after;
  char *label;
} Step;

struct _AdduceCodebookEditor {
  GObject parent_instance;
  char *folder;
  char *coder; /* or NULL */
  AdduceCodebook *base;
  AdduceCodebook *codebook;
  AdduceCodeUsage *usage; /* or NULL */
  GPtrArray *undo;        /* Step */
  GPtrArray *redo;        /* Step */
  guint save_source;
  gboolean saving;
  char *problem;
};

G_DEFINE_FINAL_TYPE (AdduceCodebookEditor, adduce_codebook_editor, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CODEBOOK,
  PROP_USAGE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SAVED,
  PROP_PROBLEM,
  N_PROPS,
};

enum {
  MERGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void schedule (AdduceCodebookEditor *self);

static void
step_free_cb (gpointer data)
{
  Step *step = data;

  g_object_unref (step->before);
  g_object_unref (step->after);
  g_free (step->label);
  g_free (step);
}

static Step *
step_new (AdduceCodebook *before, AdduceCodebook *after, const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->before = g_object_ref (before);
  step->after = g_object_ref (after);
  step->label = g_strdup (label);
  return step;
}

static const char *
get_label (GPtrArray *steps)
{
  return steps->len > 0 ? ((Step *) steps->pdata[steps->len - 1])->label : NULL;
}

static gboolean
is_saved (AdduceCodebookEditor *self)
{
  return self->codebook == self->base && !self->saving;
}

static void
set_problem (AdduceCodebookEditor *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
notify_steps (AdduceCodebookEditor *self)
{
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_LABEL; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
set_codebook (AdduceCodebookEditor *self, AdduceCodebook *codebook)
{
  if (g_set_object (&self->codebook, codebook))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CODEBOOK]);
}

/* --- writing --- */

/* @saved is what the file has now, in which @mine is. */
static void
take_saved (AdduceCodebookEditor *self, AdduceCodebook *mine, AdduceCodebook *saved, guint n_both)
{
  g_autoptr (GBytes) sent = adduce_codebook_serialize (mine);
  g_autoptr (GBytes) got = adduce_codebook_serialize (saved);
  gboolean merged = !g_bytes_equal (sent, got);

  g_set_object (&self->base, saved);
  if (self->codebook == mine)
    set_codebook (self, saved);
  else
    {
      g_autoptr (AdduceCodebook) on_top = adduce_codebook_merge (mine, self->codebook, saved, NULL);
      set_codebook (self, on_top);
    }
  if (merged)
    g_signal_emit (self, signals[MERGED], 0, n_both);
}

typedef struct {
  char *folder;
  AdduceCodebook *base;
  AdduceCodebook *mine;
  guint n_both;
} Job;

static void
job_free_cb (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_object_unref (job->base);
  g_object_unref (job->mine);
  g_free (job);
}

static void
save_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  AdduceCodebook *saved = adduce_codebook_save (job->folder, job->base, job->mine, &job->n_both, &error);

  if (saved != NULL)
    g_task_return_pointer (task, saved, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceCodebookEditor) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) saved = g_task_propagate_pointer (G_TASK (result), &error);

  self->saving = FALSE;
  set_problem (self, error != NULL ? error->message : NULL);
  if (saved != NULL)
    take_saved (self, job->mine, saved, job->n_both);
  /* What failed is tried again with the next act, or by hand. */
  if (saved != NULL && self->codebook != self->base)
    schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
}

static gboolean
save_cb (gpointer user_data)
{
  AdduceCodebookEditor *self = user_data;

  self->save_source = 0;
  if (self->saving || self->codebook == self->base)
    return G_SOURCE_REMOVE;

  Job *job = g_new0 (Job, 1);
  job->folder = g_strdup (self->folder);
  job->base = g_object_ref (self->base);
  job->mine = g_object_ref (self->codebook);
  self->saving = TRUE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, save_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, save_cb);
  g_task_set_task_data (task, job, job_free_cb);
  g_task_run_in_thread (task, save_thread_cb);
  return G_SOURCE_REMOVE;
}

static void
schedule (AdduceCodebookEditor *self)
{
  if (self->save_source == 0)
    self->save_source = g_timeout_add (DELAY, save_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
}

gboolean
adduce_codebook_editor_flush (AdduceCodebookEditor *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);

  while (self->saving)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->codebook == self->base)
    return TRUE;

  guint n_both;
  g_autoptr (GError) save_error = NULL;
  g_autoptr (AdduceCodebook) mine = g_object_ref (self->codebook);
  g_autoptr (AdduceCodebook) saved = adduce_codebook_save (self->folder, self->base, mine, &n_both, &save_error);
  set_problem (self, save_error != NULL ? save_error->message : NULL);
  if (saved != NULL)
    take_saved (self, mine, saved, n_both);
  else
    g_propagate_error (error, g_steal_pointer (&save_error));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED]);
  return saved != NULL;
}

gboolean
adduce_codebook_editor_check_outside (AdduceCodebookEditor *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);

  if (!is_saved (self))
    return TRUE;

  gboolean exists;
  g_autoptr (AdduceCodebook) theirs = adduce_codebook_load_own (self->folder, &exists, error);
  if (theirs == NULL)
    return FALSE;
  if (!exists || g_strcmp0 (adduce_codebook_get_digest (theirs), adduce_codebook_get_digest (self->base)) == 0)
    return TRUE;
  g_set_object (&self->base, theirs);
  set_codebook (self, theirs);
  g_signal_emit (self, signals[MERGED], 0, 0);
  return TRUE;
}

/* --- doing and undoing --- */

/* The message of the reader without the line: nobody has seen that file. */
static void
propagate_without_line (GError **error, GError *invalid)
{
  const char *rest = strstr (invalid->message, ": ");

  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, rest != NULL ? rest + 2 : invalid->message);
  g_error_free (invalid);
}

static gint64
count_claims (AdduceCodebookEditor *self, const AdduceCodebookChangeInfo *info)
{
  AdduceVariable *variable =
    info->variable != NULL ? adduce_codebook_get_variable (self->codebook, info->variable) : NULL;

  if (self->usage == NULL || info->variable == NULL)
    return -1;
  if (variable == NULL || info->value == NULL)
    return adduce_code_usage_count (self->usage, info->variable, info->value);
  return adduce_code_usage_count_value (self->usage, variable, info->value);
}

/* (transfer full) (nullable): @changed with its version, revisions and history; NULL where nothing differs. */
static AdduceCodebook *
record (AdduceCodebookEditor *self, AdduceCodebook *changed)
{
  guint64 version = adduce_codebook_get_version (self->codebook);
  AdduceCodebookChangeInfo like = { .from = version,
                                    .to = version + 1,
                                    .time = g_get_real_time () / G_USEC_PER_SEC,
                                    .coder = self->coder,
                                    .claims = -1 };
  g_autoptr (GPtrArray) changes = adduce_codebook_diff (self->codebook, changed, &like);
  if (changes->len == 0)
    return NULL;

  g_autoptr (AdduceCodebook) raised = adduce_codebook_raise_revisions (self->codebook, changed);
  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new_from (raised);
  GListModel *history = adduce_codebook_get_history (self->codebook);
  adduce_codebook_builder_clear_history (builder);
  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, i);
      adduce_codebook_builder_add_change (builder, change);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      AdduceCodebookChangeInfo info = *adduce_codebook_change_get_info (changes->pdata[i]);
      info.claims = count_claims (self, &info);
      g_autoptr (AdduceCodebookChange) counted = adduce_codebook_change_new (&info);
      adduce_codebook_builder_add_change (builder, counted);
    }
  adduce_codebook_builder_set_version (builder, version + 1);
  return adduce_codebook_builder_end (builder);
}

/* Does it; @ret_done: (out): FALSE where nothing differs */
static gboolean
perform (AdduceCodebookEditor *self, AdduceCodebook *changed, gboolean *ret_done, GError **error)
{
  g_autoptr (AdduceCodebook) recorded = record (self, changed);
  *ret_done = recorded != NULL;
  if (recorded == NULL)
    return TRUE;

  GError *invalid = NULL;
  g_autoptr (GBytes) bytes = adduce_codebook_serialize (recorded);
  g_autoptr (AdduceCodebook) reread = adduce_codebook_parse (bytes, &invalid);
  if (reread == NULL)
    {
      propagate_without_line (error, invalid);
      return FALSE;
    }
  set_codebook (self, recorded);
  schedule (self);
  return TRUE;
}

gboolean
adduce_codebook_editor_perform (AdduceCodebookEditor *self, AdduceCodebook *changed, const char *label,
                                GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (changed), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  g_autoptr (AdduceCodebook) before = g_object_ref (self->codebook);
  gboolean done;
  if (!perform (self, changed, &done, error))
    return FALSE;
  if (!done)
    return TRUE;
  g_ptr_array_add (self->undo, step_new (before, self->codebook, label));
  g_ptr_array_set_size (self->redo, 0);
  notify_steps (self);
  return TRUE;
}

/* What the step changed is changed to what it was; the rest stays as it is now. */
static gboolean
go_back (AdduceCodebookEditor *self, GPtrArray *from, GPtrArray *to, GError **error)
{
  if (from->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is nothing to undo or redo"));
      return FALSE;
    }

  Step *step = from->pdata[from->len - 1];
  g_autoptr (AdduceCodebook) before = g_object_ref (self->codebook);
  g_autoptr (AdduceCodebook) target = adduce_codebook_merge (step->after, step->before, self->codebook, NULL);
  gboolean done;
  if (!perform (self, target, &done, error))
    return FALSE;
  g_ptr_array_add (to, step_new (before, self->codebook, step->label));
  g_ptr_array_set_size (from, (int) from->len - 1);
  notify_steps (self);
  return TRUE;
}

gboolean
adduce_codebook_editor_undo (AdduceCodebookEditor *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  return go_back (self, self->undo, self->redo, error);
}

gboolean
adduce_codebook_editor_redo (AdduceCodebookEditor *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  return go_back (self, self->redo, self->undo, error);
}

void
adduce_codebook_editor_set_usage (AdduceCodebookEditor *self, AdduceCodeUsage *usage)
{
  if (g_set_object (&self->usage, usage))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_USAGE]);
}

/* --- the object --- */

static void
adduce_codebook_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCodebookEditor *self = ADDUCE_CODEBOOK_EDITOR (object);

  switch (id)
    {
    case PROP_CODEBOOK:
      g_value_set_object (value, self->codebook);
      break;
    case PROP_USAGE:
      g_value_set_object (value, self->usage);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo->len > 0);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_label (self->redo));
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, is_saved (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_codebook_editor_dispose (GObject *object)
{
  AdduceCodebookEditor *self = ADDUCE_CODEBOOK_EDITOR (object);

  /* A running task's callback holds the editor, so that nothing is under way here. */
  if (self->codebook != NULL && self->codebook != self->base)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCodebook) saved = adduce_codebook_save (self->folder, self->base, self->codebook, NULL, &error);
      if (saved == NULL)
        g_debug ("The codebook could not be saved: %s", error->message);
      g_set_object (&self->base, self->codebook);
    }
  g_clear_handle_id (&self->save_source, g_source_remove);
  G_OBJECT_CLASS (adduce_codebook_editor_parent_class)->dispose (object);
}

static void
adduce_codebook_editor_finalize (GObject *object)
{
  AdduceCodebookEditor *self = ADDUCE_CODEBOOK_EDITOR (object);

  g_clear_object (&self->base);
  g_clear_object (&self->codebook);
  g_clear_object (&self->usage);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->coder, g_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (adduce_codebook_editor_parent_class)->finalize (object);
}

static void
adduce_codebook_editor_class_init (AdduceCodebookEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_codebook_editor_get_property;
  object_class->dispose = adduce_codebook_editor_dispose;
  object_class->finalize = adduce_codebook_editor_finalize;

  props[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, ADDUCE_TYPE_CODEBOOK, flags);
  props[PROP_USAGE] = g_param_spec_object ("usage", NULL, NULL, ADDUCE_TYPE_CODE_USAGE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, TRUE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
adduce_codebook_editor_init (AdduceCodebookEditor *self)
{
  self->undo = g_ptr_array_new_with_free_func (step_free_cb);
  self->redo = g_ptr_array_new_with_free_func (step_free_cb);
}

AdduceCodebookEditor *
adduce_codebook_editor_new (const char *folder, const char *coder, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  gboolean exists;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_own (folder, &exists, error);
  if (codebook == NULL)
    return NULL;

  AdduceCodebookEditor *self = g_object_new (ADDUCE_TYPE_CODEBOOK_EDITOR, NULL);
  self->folder = g_strdup (folder);
  self->coder = g_strdup (coder);
  self->base = g_object_ref (codebook);
  self->codebook = g_object_ref (codebook);
  return self;
}

void
adduce_codebook_editor_set_coder (AdduceCodebookEditor *self, const char *coder)
{
  g_return_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self));

  if (g_strcmp0 (self->coder, coder) == 0)
    return;
  g_free (self->coder);
  self->coder = g_strdup (coder);
}

AdduceCodebook *
adduce_codebook_editor_get_codebook (AdduceCodebookEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), NULL);
  return self->codebook;
}

const char *
adduce_codebook_editor_get_folder (AdduceCodebookEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), NULL);
  return self->folder;
}

AdduceCodeUsage *
adduce_codebook_editor_get_usage (AdduceCodebookEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), NULL);
  return self->usage;
}
