/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at what carrying claims over would do.
 */
#include "config.h"

#include "adduce-ui-twins-work.h"

struct _AdduceUiTwinsWork {
  GObject parent_instance;

  char *folder;
  AdduceCoder *coder;
  AdduceCodebook *codebook;

  GPtrArray *groups; /* GStrv: what was asked last */
  char *source;
  gboolean accept;
  gboolean makes;    /* whether the change is to be made of it */
  gboolean again;    /* asked while the worker is at something older */

  GCancellable *stop; /* of the worker; NULL: none */
  AdduceTwinCarry *found;
  AdduceTwinCarry *made; /* that the change was made of, until it is done */
  int done;
  int total;
};

enum {
  LOOKED,
  READY,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTwinsWork, adduce_ui_twins_work, G_TYPE_OBJECT)

typedef struct {
  AdduceTwinCarry *carry;
  GPtrArray *groups;
  char *source;
  gboolean makes;
  AdduceCorpusEdit *edit;
  AdduceUiTwinsWork *work; /* the callback has it */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->carry, adduce_twin_carry_free);
  g_ptr_array_unref (job->groups);
  g_free (job->source);
  g_clear_object (&job->edit);
  g_free (job);
}

static void
adduce_ui_twins_work_finalize (GObject *object)
{
  AdduceUiTwinsWork *self = ADDUCE_UI_TWINS_WORK (object);

  g_free (self->folder);
  g_clear_object (&self->coder);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->source);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->found, adduce_twin_carry_free);
  if (self->made != NULL)
    adduce_twin_carry_end (self->made);
  g_clear_pointer (&self->made, adduce_twin_carry_free);
  G_OBJECT_CLASS (adduce_ui_twins_work_parent_class)->finalize (object);
}

static void
adduce_ui_twins_work_class_init (AdduceUiTwinsWorkClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = adduce_ui_twins_work_finalize;
  signals[LOOKED] = g_signal_new ("looked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 ADDUCE_TYPE_CORPUS_EDIT);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
adduce_ui_twins_work_init (AdduceUiTwinsWork *self)
{
}

/* --- the worker --- */

static void
progress_cb (guint done, guint total, gpointer data)
{
  AdduceUiTwinsWork *self = data;

  g_atomic_int_set (&self->done, (int) done);
  g_atomic_int_set (&self->total, (int) total);
}

static void
add_group (Job *job, char **paths)
{
  if (job->source == NULL)
    {
      adduce_twin_carry_add_group (job->carry, (const char *const *) paths);
      return;
    }
  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_str_equal (paths[i], job->source))
      adduce_twin_carry_add (job->carry, job->source, paths[i]);
}

static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean fine;

  for (guint i = 0; i < job->groups->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_group (job, job->groups->pdata[i]);
  fine = adduce_twin_carry_look (job->carry, progress_cb, job->work, cancellable, &error);
  if (fine && job->makes)
    {
      job->edit = adduce_twin_carry_make_edit (job->carry, &error);
      fine = job->edit != NULL;
    }
  if (fine)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void begin (AdduceUiTwinsWork *self);

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiTwinsWork) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean fine = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->stop);
  if (fine && job->makes)
    {
      if (self->made != NULL)
        adduce_twin_carry_end (self->made);
      g_clear_pointer (&self->made, adduce_twin_carry_free);
      self->made = g_steal_pointer (&job->carry);
      g_signal_emit (self, signals[READY], 0, job->edit);
      return;
    }
  if (self->again)
    {
      begin (self);
      return;
    }
  if (fine)
    self->found = g_steal_pointer (&job->carry);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  g_signal_emit (self, signals[LOOKED], 0);
}

static void
begin (AdduceUiTwinsWork *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_clear_pointer (&self->found, adduce_twin_carry_free);
  if (self->stop != NULL)
    {
      self->again = TRUE;
      g_cancellable_cancel (self->stop);
      return;
    }
  self->again = FALSE;
  self->stop = g_cancellable_new ();
  self->done = self->total = 0;
  job = g_new0 (Job, 1);
  job->carry = adduce_twin_carry_new (self->folder, self->coder, self->codebook);
  job->groups = g_ptr_array_ref (self->groups);
  job->source = g_strdup (self->source);
  job->makes = self->makes;
  job->work = self;
  self->makes = FALSE;
  adduce_twin_carry_set_accept (job->carry, self->accept);
  task = g_task_new (NULL, self->stop, done_cb, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_cb);
}

/* --- public --- */

AdduceUiTwinsWork *
adduce_ui_twins_work_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook)
{
  AdduceUiTwinsWork *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODER (coder), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_TWINS_WORK, NULL);
  self->folder = g_strdup (folder);
  self->coder = g_object_ref (coder);
  self->codebook = g_object_ref (codebook);
  return self;
}

void
adduce_ui_twins_work_ask (AdduceUiTwinsWork *self, GPtrArray *groups, const char *source, gboolean accept)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));
  g_return_if_fail (groups != NULL);

  g_ptr_array_ref (groups);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups;
  g_free (self->source);
  self->source = g_strdup (source);
  self->accept = accept;
  self->makes = FALSE;
  begin (self);
}

void
adduce_ui_twins_work_ask_again (AdduceUiTwinsWork *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));

  if (self->groups != NULL)
    begin (self);
}

void
adduce_ui_twins_work_make (AdduceUiTwinsWork *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));

  if (self->groups == NULL || self->stop != NULL)
    return;
  self->makes = TRUE;
  begin (self);
}

void
adduce_ui_twins_work_end (AdduceUiTwinsWork *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));

  if (self->made != NULL)
    adduce_twin_carry_end (self->made);
  g_clear_pointer (&self->made, adduce_twin_carry_free);
}

void
adduce_ui_twins_work_stop (AdduceUiTwinsWork *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));

  self->again = FALSE;
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

gboolean
adduce_ui_twins_work_get_busy (AdduceUiTwinsWork *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TWINS_WORK (self), FALSE);

  return self->stop != NULL;
}

void
adduce_ui_twins_work_get_progress (AdduceUiTwinsWork *self, guint *ret_done, guint *ret_total)
{
  g_return_if_fail (ADDUCE_UI_IS_TWINS_WORK (self));

  *ret_done = (guint) g_atomic_int_get (&self->done);
  *ret_total = (guint) g_atomic_int_get (&self->total);
}

AdduceTwinCarry *
adduce_ui_twins_work_get_found (AdduceUiTwinsWork *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TWINS_WORK (self), NULL);

  return self->found;
}
