/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing what is known of articles.
 */
#include "config.h"

#include "edit/adduce-meta-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"

/* How many changes can be taken back. */
#define MAX_STEPS 100

/* What was done to an article. */
typedef struct {
  char *path;
  GPtrArray *changes; /* AdduceMetaChange */
} Done;

typedef struct {
  char *label;
  GPtrArray *done; /* Done */
} Step;

/*
 * What a worker does, and what comes of it:
 * @edits: (nullable): to be done; %NULL: @step is to be done
 */
typedef struct {
  char *folder;
  GPtrArray *edits;
  Step *step;
  char *label;
  int kind; /* KIND_… */
  Step *made;
  AdduceMetaReport *report;
} Work;

/* Who is told. */
typedef struct {
  AdduceMetaEditor *self;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Call;

enum {
  KIND_PERFORM,
  KIND_UNDO,
  KIND_REDO,
};

struct _AdduceMetaEditor {
  GObject parent_instance;
  char *folder;
  GPtrArray *undo; /* Step */
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

static void
done_free (gpointer data)
{
  Done *done = data;

  g_free (done->path);
  g_ptr_array_unref (done->changes);
  g_free (done);
}

static Step *
step_new (const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->done = g_ptr_array_new_with_free_func (done_free);
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  if (step == NULL)
    return;
  g_free (step->label);
  g_ptr_array_unref (step->done);
  g_free (step);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_clear_pointer (&work->edits, g_ptr_array_unref);
  g_free (work->label);
  step_free (work->step);
  step_free (work->made);
  adduce_meta_report_free (work->report);
  g_free (work);
}

/* --- one article --- */

static void
complain (Work *work, const char *path, const char *problem)
{
  g_autofree char *shown = adduce_paths_display (path);

  /* The names of files that could not be read are in their sentences already. */
  g_ptr_array_add (work->report->problems,
                   strstr (problem, shown) != NULL ? g_strdup (problem) : g_strdup_printf ("%s: %s", shown, problem));
}

/* Writes the changes and remembers them. */
static void
write_changes (Work *work, const char *path, GPtrArray *changes)
{
  g_autofree char *article = g_build_filename (work->folder, path, NULL);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;
  Done *done;

  if (changes->len == 0)
    return;
  if (!adduce_meta_apply (article, changes, &refused, &error))
    {
      complain (work, path, error->message);
      return;
    }
  for (guint i = 0; i < refused->len; i++)
    {
      g_autofree char *sentence
        = g_strdup_printf (_("somebody else changed “%s” meanwhile, and it was left as it is"),
                           (char *) refused->pdata[i]);

      complain (work, path, sentence);
      for (guint k = changes->len; k > 0; k--)
        if (strcmp (((AdduceMetaChange *) changes->pdata[k - 1])->name, refused->pdata[i]) == 0)
          g_ptr_array_remove_index (changes, k - 1);
    }
  if (changes->len == 0)
    return;
  done = g_new0 (Done, 1);
  *done = (Done) { g_strdup (path), g_ptr_array_ref (changes) };
  g_ptr_array_add (work->made->done, done);
  work->report->n_articles++;
  work->report->n_fields += changes->len;
  g_ptr_array_add (work->report->paths, g_strdup (path));
}

static void
add_change (GPtrArray *changes, const char *name, const AdduceMetaValue *before, AdduceMetaValue *after)
{
  if (!adduce_meta_value_equal (before, after))
    g_ptr_array_add (changes, adduce_meta_change_new (name, before, after));
}

/* @name: (nullable): %NULL: all guesses */
static void
confirm (AdduceArticleMeta *meta, const char *name, GPtrArray *changes)
{
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *before = adduce_article_meta_get (meta, i);
      g_autoptr (AdduceMetaValue) after = NULL;

      if (!before->guess || (name != NULL && strcmp (before->name, name) != 0))
        continue;
      after = adduce_meta_value_new (before->name, before->value, before->raw, before->passage, FALSE);
      add_change (changes, before->name, before, after);
    }
}

/* What an edit does to an article. */
static void
plan (Work *work, AdduceArticleMeta *meta, const AdduceMetaEdit *edit, GPtrArray *changes)
{
  const AdduceMetaValue *before = edit->name != NULL ? adduce_article_meta_find (meta, edit->name) : NULL;
  g_autoptr (AdduceMetaValue) after = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  AdduceArticleField field;

  if (edit->value == NULL)
    {
      confirm (meta, edit->name, changes);
      return;
    }
  if (edit->passage != NULL && before != NULL)
    return;
  /* Labels of databases may be called what one's own fields may not. */
  value = before != NULL && !adduce_article_field_find (edit->name, &field)
            ? adduce_article_meta_tidy (edit->value) : adduce_meta_check (edit->name, edit->value, &error);
  if (value == NULL)
    {
      complain (work, edit->path, error->message);
      return;
    }
  if (before != NULL && !before->guess && strcmp (before->value, value) == 0)
    return;
  if (*value != '\0')
    {
      gboolean same = before != NULL && strcmp (before->value, value) == 0;
      g_autofree char *passage = edit->passage != NULL ? adduce_article_meta_tidy (edit->passage) : NULL;

      after = adduce_meta_value_new (edit->name, value, same ? before->raw : NULL,
                                     passage != NULL ? passage : same ? before->passage : NULL, passage != NULL);
    }
  add_change (changes, edit->name, before, after);
}

static void
perform_edits (Work *work, GCancellable *cancellable)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < work->edits->len; i++)
    {
      AdduceMetaEdit *edit = work->edits->pdata[i];
      GPtrArray *edits = g_hash_table_lookup (by_path, edit->path);

      if (edits == NULL)
        {
          edits = g_ptr_array_new ();
          g_hash_table_insert (by_path, edit->path, edits);
          g_ptr_array_add (paths, edit->path);
        }
      g_ptr_array_add (edits, edit);
    }
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GPtrArray *edits = g_hash_table_lookup (by_path, paths->pdata[i]);
      g_autofree char *article = g_build_filename (work->folder, paths->pdata[i], NULL);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_change_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceArticleMeta) meta = adduce_meta_load (article, &error);

      if (meta == NULL)
        {
          complain (work, paths->pdata[i], error->message);
          continue;
        }
      for (guint k = 0; k < edits->len; k++)
        plan (work, meta, edits->pdata[k], changes);
      write_changes (work, paths->pdata[i], changes);
    }
}

/* The other way round. */
static void
perform_step (Work *work)
{
  for (guint i = work->step->done->len; i > 0; i--)
    {
      const Done *done = work->step->done->pdata[i - 1];
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_change_free);

      for (guint k = 0; k < done->changes->len; k++)
        g_ptr_array_add (changes, adduce_meta_change_invert (done->changes->pdata[k]));
      write_changes (work, done->path, changes);
    }
}

static void
do_work (Work *work, GCancellable *cancellable)
{
  work->report = adduce_meta_report_new ();
  work->made = step_new (work->label);
  if (work->edits != NULL)
    perform_edits (work, cancellable);
  else
    perform_step (work);
}

/* --- the editor --- */

static char *
make_label (const AdduceMetaReport *report)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Metadata of %u Article", "Metadata of %u Articles",
                                       report->n_articles),
                          report->n_articles);
}

/* Takes what was done into the history; returns the report. */
static AdduceMetaReport *
end_work (AdduceMetaEditor *self, Work *work)
{
  GPtrArray *target = work->kind == KIND_UNDO ? self->redo : self->undo;

  if (work->made->done->len > 0)
    {
      if (work->made->label == NULL)
        work->made->label = make_label (work->report);
      if (work->kind == KIND_PERFORM)
        g_ptr_array_set_size (self->redo, 0);
      if (target->len == MAX_STEPS)
        g_ptr_array_remove_index (target, 0);
      g_ptr_array_add (target, g_steal_pointer (&work->made));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (work->report->paths->len > 0)
    g_signal_emit (self, changed_signal, 0, work->report->paths);
  return g_steal_pointer (&work->report);
}

/* (nullable) */
static Work *
begin_step (AdduceMetaEditor *self, int kind)
{
  GPtrArray *source = kind == KIND_UNDO ? self->undo : self->redo;
  Work *work;

  if (source->len == 0)
    return NULL;
  work = g_new0 (Work, 1);
  work->folder = g_strdup (self->folder);
  work->kind = kind;
  work->step = g_ptr_array_steal_index (source, source->len - 1);
  work->label = g_strdup (work->step->label);
  return work;
}

static Work *
begin_edits (AdduceMetaEditor *self, GPtrArray *edits, const char *label)
{
  Work *work = g_new0 (Work, 1);

  work->folder = g_strdup (self->folder);
  work->kind = KIND_PERFORM;
  work->edits = g_ptr_array_ref (edits);
  work->label = g_strdup (label);
  return work;
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  do_work (task_data, cancellable);
  g_task_return_boolean (task, TRUE);
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
run_work (AdduceMetaEditor *self, Work *work, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Call *call = g_new0 (Call, 1);

  *call = (Call) { g_object_ref (self), callback, user_data };
  task = g_task_new (NULL, cancellable, ended_cb, call);
  g_task_set_source_tag (task, run_work);
  /* What is written is written: it has to get into the history. */
  g_task_set_check_cancellable (task, FALSE);
  if (work == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, _("Another change is being written; try again"));
      return;
    }
  g_task_set_task_data (task, work, work_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, work_cb);
}

static const char *
get_label (GPtrArray *steps)
{
  return steps->len > 0 ? ((Step *) steps->pdata[steps->len - 1])->label : NULL;
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
  self->undo = g_ptr_array_new_with_free_func (step_free);
  self->redo = g_ptr_array_new_with_free_func (step_free);
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

/* Here and now; @work: (transfer full) */
static AdduceMetaReport *
do_now (AdduceMetaEditor *self, Work *work, GCancellable *cancellable)
{
  AdduceMetaReport *report;

  do_work (work, cancellable);
  report = end_work (self, work);
  work_free (work);
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
  Work *work;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  work = begin_step (self, KIND_UNDO);
  return work != NULL ? do_now (self, work, NULL) : NULL;
}

AdduceMetaReport *
adduce_meta_editor_redo (AdduceMetaEditor *self)
{
  Work *work;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);

  work = begin_step (self, KIND_REDO);
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
  g_return_if_fail (ADDUCE_IS_META_EDITOR (self));

  run_work (self, self->busy ? NULL : begin_step (self, redo ? KIND_REDO : KIND_UNDO), NULL, callback, user_data);
}

AdduceMetaReport *
adduce_meta_editor_finish (AdduceMetaEditor *self, GAsyncResult *result, GError **error)
{
  AdduceMetaReport *report;

  g_return_val_if_fail (ADDUCE_IS_META_EDITOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  report = end_work (self, g_task_get_task_data (G_TASK (result)));
  set_busy (self, FALSE);
  return report;
}
