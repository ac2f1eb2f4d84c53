/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing what is known of articles.
 */
#include "config.h"

#include "edit/adduce-meta-editor.h"

#include <glib/gi18n-lib.h>

#include "adduce-work.h"
#include "edit/adduce-meta-work.h"

/* How many changes can be taken back. */
#define MAX_STEPS 100

/* Who is told. */
typedef struct {
  AdduceMetaEditor *self;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Call;

struct _AdduceMetaEditor {
  GObject parent_instance;
  char *folder;
  GPtrArray *undo; /* AdduceMetaStep */
  GPtrArray *redo;
  gboolean busy;
};

enum {
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (AdduceMetaEditor, adduce_meta_editor, G_TYPE_OBJECT)

static char *
make_label (const AdduceMetaReport *report)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Metadata of %u Article", "Metadata of %u Articles",
                                       report->n_articles),
                          report->n_articles);
}

/* Puts a step on a stack. */
static void
push_step (GPtrArray *stack, AdduceMetaStep *step, guint64 turn)
{
  step->turn = turn;
  if (stack->len == MAX_STEPS)
    g_ptr_array_remove_index (stack, 0);
  g_ptr_array_add (stack, step);
}

/* Takes what was done into the history; returns the report. */
static AdduceMetaReport *
end_work (AdduceMetaEditor *self, AdduceMetaWork *work)
{
  GPtrArray *target = work->kind == ADDUCE_META_WORK_UNDO ? self->redo : self->undo;
  GPtrArray *source = work->kind == ADDUCE_META_WORK_UNDO ? self->undo : self->redo;

  if (work->left->done->len > 0)
    push_step (source, g_steal_pointer (&work->left), work->step->turn);
  if (work->made->done->len > 0)
    {
      if (work->made->label == NULL)
        work->made->label = make_label (work->report);
      if (work->kind == ADDUCE_META_WORK_PERFORM)
        g_ptr_array_set_size (self->redo, 0);
      push_step (target, g_steal_pointer (&work->made), adduce_undo_turns_next ());
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (work->report->paths->len > 0)
    g_signal_emit (self, changed_signal, 0, work->report->paths);
  return g_steal_pointer (&work->report);
}

/* (nullable) */
static AdduceMetaWork *
begin_step (AdduceMetaEditor *self, AdduceMetaWorkKind kind)
{
  GPtrArray *source = kind == ADDUCE_META_WORK_UNDO ? self->undo : self->redo;
  AdduceMetaStep *step;

  if (source->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (source, source->len - 1);
  return adduce_meta_work_new (self->folder, kind, NULL, step, step->label);
}

static AdduceMetaWork *
begin_edits (AdduceMetaEditor *self, GPtrArray *edits, const char *label)
{
  return adduce_meta_work_new (self->folder, ADDUCE_META_WORK_PERFORM, edits, NULL, label);
}

static gpointer
run_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  adduce_meta_work_run (data, cancellable);
  return adduce_meta_work_ref (data);
}

static void
set_busy (AdduceMetaEditor *self, gboolean busy)
{
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The worker may be the last to let go of the task, so the editor is not in that. */
static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  if (call->callback != NULL)
    call->callback (G_OBJECT (call->self), result, call->user_data);
  g_object_unref (call->self);
  g_free (call);
}

/* @work: (transfer full) (nullable) */
static void
run_work (AdduceMetaEditor *self, AdduceMetaWork *work, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  /* What is written is written: it has to get into the history. */
  static const AdduceWork how = { run_work, run_cb, (GDestroyNotify) adduce_meta_work_unref,
                                  (GDestroyNotify) adduce_meta_work_unref, TRUE };
  Call *call = g_new0 (Call, 1);

  *call = (Call) { g_object_ref (self), callback, user_data };
  if (work == NULL)
    {
      g_task_report_new_error (NULL, ended_cb, call, run_work, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _("Another change is being written; try again"));
      return;
    }
  set_busy (self, TRUE);
  adduce_work_start (&how, work, cancellable, ended_cb, call);
}

static const AdduceMetaStep *
get_top (GPtrArray *steps)
{
  return steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
}

static const char *
get_label (GPtrArray *steps)
{
  return steps->len > 0 ? get_top (steps)->label : NULL;
}

static void
adduce_meta_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceMetaEditor *self = ADDUCE_META_EDITOR (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_label (self->redo));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_meta_editor_finalize (GObject *object)
{
  AdduceMetaEditor *self = ADDUCE_META_EDITOR (object);

  g_free (self->folder);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  G_OBJECT_CLASS (adduce_meta_editor_parent_class)->finalize (object);
}

static void
adduce_meta_editor_class_init (AdduceMetaEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_meta_editor_get_property;
  object_class->finalize = adduce_meta_editor_finalize;
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
adduce_meta_editor_init (AdduceMetaEditor *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_step_free);
}

AdduceMetaEditor *
adduce_meta_editor_new (const char *folder)
{
  AdduceMetaEditor *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (ADDUCE_TYPE_META_EDITOR, NULL);
  self->folder = g_strdup (folder);
  return self;
}

const char *
adduce_meta_editor_get_undo_label (AdduceMetaEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  return get_label (self->undo);
}

const char *
adduce_meta_editor_get_redo_label (AdduceMetaEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  return get_label (self->redo);
}

gboolean
adduce_meta_editor_get_busy (AdduceMetaEditor *self)
{
  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), FALSE);

  return self->busy;
}

AdduceUndoTurns
adduce_meta_editor_get_turns (AdduceMetaEditor *self)
{
  const AdduceMetaStep *undo, *redo;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), ((AdduceUndoTurns) { 0, 0 }));

  undo = get_top (self->undo);
  redo = get_top (self->redo);
  return (AdduceUndoTurns) { undo != NULL ? undo->turn : 0, redo != NULL ? redo->turn : 0 };
}

const char *
adduce_meta_editor_get_article (AdduceMetaEditor *self, gboolean redo)
{
  const AdduceMetaStep *top;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  top = get_top (redo ? self->redo : self->undo);
  return top != NULL && top->done->len == 1 ? ((AdduceMetaDone *) top->done->pdata[0])->path : NULL;
}

/* Here and now; @work: (transfer full) */
static AdduceMetaReport *
do_now (AdduceMetaEditor *self, AdduceMetaWork *work, GCancellable *cancellable)
{
  AdduceMetaReport *report;

  adduce_meta_work_run (work, cancellable);
  report = end_work (self, work);
  adduce_meta_work_unref (work);
  return report;
}

AdduceMetaReport *
adduce_meta_editor_perform (AdduceMetaEditor *self, GPtrArray *edits, const char *label, GCancellable *cancellable)
{
  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);
  g_return_val_if_fail (edits != NULL, NULL);

  return do_now (self, begin_edits (self, edits, label), cancellable);
}

AdduceMetaReport *
adduce_meta_editor_undo (AdduceMetaEditor *self)
{
  AdduceMetaWork *work;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  work = begin_step (self, ADDUCE_META_WORK_UNDO);
  return work != NULL ? do_now (self, work, NULL) : NULL;
}

AdduceMetaReport *
adduce_meta_editor_redo (AdduceMetaEditor *self)
{
  AdduceMetaWork *work;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  work = begin_step (self, ADDUCE_META_WORK_REDO);
  return work != NULL ? do_now (self, work, NULL) : NULL;
}

void
adduce_meta_editor_perform_async (AdduceMetaEditor *self, GPtrArray *edits, const char *label,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_META_EDITOR (self));
  g_return_if_fail (edits != NULL);

  run_work (self, self->busy ? NULL : begin_edits (self, edits, label), cancellable, callback, user_data);
}

void
adduce_meta_editor_undo_async (AdduceMetaEditor *self, gboolean redo, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  AdduceMetaWorkKind kind = redo ? ADDUCE_META_WORK_REDO : ADDUCE_META_WORK_UNDO;

  g_return_if_fail (ADDUCE_IS_META_EDITOR (self));

  run_work (self, self->busy ? NULL : begin_step (self, kind), NULL, callback, user_data);
}

AdduceMetaReport *
adduce_meta_editor_finish (AdduceMetaEditor *self, GAsyncResult *result, GError **error)
{
  g_autoptr (AdduceMetaWork) work = NULL;
  AdduceMetaReport *report;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  work = adduce_work_finish (result, run_work, error);
  if (work == NULL)
    return NULL;
  report = end_work (self, work);
  set_busy (self, FALSE);
  return report;
}

void
adduce_meta_editor_tell (AdduceMetaEditor *self, GPtrArray *paths)
{
  g_return_if_fail (ADDUCE_IS_META_EDITOR (self));
  g_return_if_fail (paths != NULL);

  if (paths->len > 0)
    g_signal_emit (self, changed_signal, 0, paths);
}
