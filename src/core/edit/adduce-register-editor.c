/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing the registers of a corpus.
 */
#include "config.h"

#include "edit/adduce-register-editor.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "store/adduce-register-store.h"

typedef enum {
  PERFORM,
  UNDO,
  REDO,
} Act;

/* One act, from the call to its end; owned by its task, where there is one. */
typedef struct {
  char *folder;
  char *id;
  Act act;
  AdduceRegister *known;
  AdduceRegisterChange *change; /* what is applied; NULL until it is known */
  GPtrArray *messages;          /* of the last try */
  AdduceRegister *result;
  GCancellable *cancellable;
} Job;

struct _AdduceRegisterEditor {
  GObject parent_instance;

  char *folder;
  char *id;
  AdduceRegister *base;
  char *problem;
  GPtrArray *undo;  /* AdduceRegisterChange as they were done; the last is undone first */
  GPtrArray *redo;
  GQueue waiting;   /* GTask; the first is under way */
};

enum {
  PROP_0,
  PROP_REGISTER,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_PROBLEM,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceRegisterEditor, adduce_register_editor, G_TYPE_OBJECT)

static void start_next (AdduceRegisterEditor *self);

static void
job_free (Job *job)
{
  g_free (job->folder);
  g_free (job->id);
  g_clear_object (&job->known);
  g_clear_object (&job->change);
  g_clear_object (&job->result);
  g_ptr_array_unref (job->messages);
  g_clear_object (&job->cancellable);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (AdduceRegisterEditor *self, Act act, AdduceRegisterChange *change)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (self->folder);
  job->id = g_strdup (self->id);
  job->act = act;
  g_set_object (&job->known, self->base);
  g_set_object (&job->change, change);
  job->messages = g_ptr_array_new_with_free_func (g_free);
  job->cancellable = g_cancellable_new ();
  return job;
}

static const char *
get_last_label (GPtrArray *changes)
{
  return changes->len > 0 ? adduce_register_change_get_label (changes->pdata[changes->len - 1]) : NULL;
}

/* Takes the change that is to be applied from the history; FALSE where there is none. */
static gboolean
job_prepare (Job *job, AdduceRegisterEditor *self, GError **error)
{
  GPtrArray *changes = job->act == UNDO ? self->undo : self->redo;

  if (job->act == PERFORM)
    return TRUE;
  if (changes->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                           job->act == UNDO ? _("There is nothing to undo") : _("There is nothing to redo"));
      return FALSE;
    }
  if (job->act == UNDO)
    job->change = adduce_register_change_invert (changes->pdata[changes->len - 1]);
  else
    job->change = g_object_ref (changes->pdata[changes->len - 1]);
  return TRUE;
}

static AdduceRegister *
apply_cb (AdduceRegister *now, gpointer user_data, GError **error)
{
  Job *job = user_data;

  /* The last moment: what comes back is written. */
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  g_ptr_array_set_size (job->messages, 0);
  return adduce_register_change_apply (job->change, now, job->messages, error);
}

/* Any thread. */
static gboolean
job_run (Job *job, GError **error)
{
  job->result = adduce_register_update (job->folder, job->id, job->known, apply_cb, job, error);
  return job->result != NULL;
}

/* (transfer full) (nullable) */
static char *
job_dup_message (Job *job)
{
  if (job->messages->len == 0)
    return NULL;
  g_ptr_array_add (job->messages, NULL);
  return g_strjoinv ("\n", (char **) job->messages->pdata);
}

static void
move_last (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
}

/* The history after an act that was done. */
static void
job_note (Job *job, AdduceRegisterEditor *self)
{
  switch (job->act)
    {
    case PERFORM:
      g_ptr_array_add (self->undo, g_object_ref (job->change));
      g_ptr_array_set_size (self->redo, 0);
      break;
    case UNDO:
      move_last (self->undo, self->redo);
      break;
    case REDO:
      move_last (self->redo, self->undo);
      break;
    }
  adduce_register_editor_set_register (self, job->result, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

static gboolean
run_now (AdduceRegisterEditor *self, Act act, AdduceRegisterChange *change, char **ret_message, GError **error)
{
  g_autoptr (Job) job = job_new (self, act, change);

  if (!job_prepare (job, self, error) || !job_run (job, error))
    return FALSE;
  job_note (job, self);
  if (ret_message != NULL)
    *ret_message = job_dup_message (job);
  return TRUE;
}

/* --- in a worker --- */

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (job_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The inner task has run: the outer one, which is first in line, gets its result. */
static void
ran_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceRegisterEditor) self = user_data;
  g_autoptr (GTask) outer = g_queue_pop_head (&self->waiting);
  Job *job = g_task_get_task_data (outer);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      job_note (job, self);
      g_task_return_boolean (outer, TRUE);
    }
  else
    g_task_return_error (outer, error);
  start_next (self);
}

static void
start_next (AdduceRegisterEditor *self)
{
  while (!g_queue_is_empty (&self->waiting))
    {
      GTask *outer = g_queue_peek_head (&self->waiting);
      Job *job = g_task_get_task_data (outer);
      GError *error = NULL;

      if (job_prepare (job, self, &error))
        {
          g_autoptr (GTask) inner = g_task_new (NULL, NULL, ran_cb, g_object_ref (self));

          g_task_set_task_data (inner, job, NULL); /* the outer task outlives it */
          g_task_run_in_thread (inner, run_in_thread);
          return;
        }
      g_task_return_error (outer, error);
      g_object_unref (g_queue_pop_head (&self->waiting));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
run_later (AdduceRegisterEditor *self, Act act, AdduceRegisterChange *change, GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gboolean idle = g_queue_is_empty (&self->waiting);

  g_task_set_task_data (task, job_new (self, act, change), (GDestroyNotify) job_free);
  g_queue_push_tail (&self->waiting, task);
  if (!idle)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  start_next (self);
}

/* --- overrides --- */

static void
adduce_register_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceRegisterEditor *self = ADDUCE_REGISTER_EDITOR (object);

  switch (id)
    {
    case PROP_REGISTER:
      g_value_set_object (value, self->base);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_last_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_last_label (self->redo));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, adduce_register_editor_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_register_editor_finalize (GObject *object)
{
  AdduceRegisterEditor *self = ADDUCE_REGISTER_EDITOR (object);

  g_free (self->folder);
  g_free (self->id);
  g_free (self->problem);
  g_clear_object (&self->base);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);

  G_OBJECT_CLASS (adduce_register_editor_parent_class)->finalize (object);
}

static void
adduce_register_editor_class_init (AdduceRegisterEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_register_editor_get_property;
  object_class->finalize = adduce_register_editor_finalize;
  props[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, ADDUCE_TYPE_REGISTER, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_register_editor_init (AdduceRegisterEditor *self)
{
  self->undo = g_ptr_array_new_with_free_func (g_object_unref);
  self->redo = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->waiting);
}

/* --- public --- */

AdduceRegisterEditor *
adduce_register_editor_new (const char *folder, const char *id, AdduceRegister *base)
{
  AdduceRegisterEditor *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (ADDUCE_TYPE_REGISTER_EDITOR, NULL);
  self->folder = g_strdup (folder);
  self->id = g_strdup (id);
  if (base != NULL)
    self->base = g_object_ref (base);
  else
    self->base = adduce_register_load_for_corpus (folder, id, &self->problem);
  return self;
}

AdduceRegister *
adduce_register_editor_get_register (AdduceRegisterEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), NULL);

  return self->base;
}

const char *
adduce_register_editor_get_undo_label (AdduceRegisterEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), NULL);

  return get_last_label (self->undo);
}

const char *
adduce_register_editor_get_redo_label (AdduceRegisterEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), NULL);

  return get_last_label (self->redo);
}

const char *
adduce_register_editor_get_problem (AdduceRegisterEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), NULL);

  return self->problem;
}

gboolean
adduce_register_editor_get_busy (AdduceRegisterEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}

void
adduce_register_editor_set_register (AdduceRegisterEditor *self, AdduceRegister *base, const char *problem)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_EDITOR (self));
  g_return_if_fail (ADDUCE_IS_REGISTER (base));

  if (g_set_object (&self->base, base))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REGISTER]);
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

gboolean
adduce_register_editor_perform (AdduceRegisterEditor *self, AdduceRegisterChange *change, char **ret_message,
                                GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (change), FALSE);

  if (ret_message != NULL)
    *ret_message = NULL;
  return adduce_register_change_is_empty (change) || run_now (self, PERFORM, change, ret_message, error);
}

gboolean
adduce_register_editor_undo (AdduceRegisterEditor *self, char **ret_message, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), FALSE);

  return run_now (self, UNDO, NULL, ret_message, error);
}

gboolean
adduce_register_editor_redo (AdduceRegisterEditor *self, char **ret_message, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), FALSE);

  return run_now (self, REDO, NULL, ret_message, error);
}

void
adduce_register_editor_perform_async (AdduceRegisterEditor *self, AdduceRegisterChange *change,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_EDITOR (self));
  g_return_if_fail (ADDUCE_IS_REGISTER_CHANGE (change));

  if (adduce_register_change_is_empty (change))
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

      g_task_return_boolean (task, TRUE);
      return;
    }
  run_later (self, PERFORM, change, callback, user_data);
}

void
adduce_register_editor_undo_async (AdduceRegisterEditor *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_EDITOR (self));

  run_later (self, UNDO, NULL, callback, user_data);
}

void
adduce_register_editor_redo_async (AdduceRegisterEditor *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_EDITOR (self));

  run_later (self, REDO, NULL, callback, user_data);
}

gboolean
adduce_register_editor_finish (AdduceRegisterEditor *self, GAsyncResult *result, char **ret_message, GError **error)
{
  Job *job;

  g_return_val_if_fail (ADDUCE_IS_REGISTER_EDITOR (self), FALSE);
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (ret_message != NULL)
    *ret_message = job != NULL ? job_dup_message (job) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
adduce_register_editor_cancel (AdduceRegisterEditor *self)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_EDITOR (self));

  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    g_cancellable_cancel (((Job *) g_task_get_task_data (l->data))->cancellable);
}
