/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Journals and copies of a folder. All files are read and written in workers.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-care.h"

struct _AdduceUiCare
{
  GObject parent_instance;

  AdduceUiContext *context; /* borrowed */
  GCancellable *cancellable;
  guint n_journals;
  guint n_copies;
  guint n_metas;
  gboolean busy;
};

enum {
  PROP_0,
  PROP_N_JOURNALS,
  PROP_N_COPIES,
  PROP_N_METAS,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint done_signal;

G_DEFINE_FINAL_TYPE (AdduceUiCare, adduce_ui_care, G_TYPE_OBJECT)

/* What a worker is given, and what it brings. */
typedef struct
{
  char *folder;
  char *nickname;     /* or NULL */
  guint n_journals;
  guint n_copies;
  guint n_metas;
  GPtrArray *changes; /* AdduceOutsideChange */
  char *problem;      /* the first; a sentence */
} Job;

static void
job_free (Job *job)
{
  g_free (job->folder);
  g_free (job->nickname);
  g_free (job->problem);
  g_ptr_array_unref (job->changes);
  g_free (job);
}

/* --- in a worker --- */

/* (transfer full) (nullable) (element-type AdduceSidecarFile): the coder's own with copies */
static GPtrArray *
list_files (Job *job, GCancellable *cancellable)
{
  GPtrArray *files = adduce_sidecar_files_list (job->folder, cancellable, NULL);

  for (guint i = files != NULL ? files->len : 0; i > 0; i--)
    {
      const AdduceSidecarFile *file = files->pdata[i - 1];

      if (file->copies->len == 0 || file->article == NULL || g_strcmp0 (file->nickname, job->nickname) != 0
          || !adduce_sidecar_copies_wait (file))
        g_ptr_array_remove_index (files, i - 1);
    }
  return files;
}

/* (transfer full) (nullable) (element-type AdduceMetaFile): by whomever: what is known of articles is everybody's */
static GPtrArray *
list_metas (Job *job, GCancellable *cancellable)
{
  GPtrArray *metas = adduce_meta_files_list_copied (job->folder, cancellable, NULL);

  for (guint i = metas != NULL ? metas->len : 0; i > 0; i--)
    if (!adduce_meta_file_copies_wait (metas->pdata[i - 1]))
      g_ptr_array_remove_index (metas, i - 1);
  return metas;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GPtrArray) files = list_files (job, cancellable);
  g_autoptr (GPtrArray) metas = list_metas (job, cancellable);
  g_autoptr (GPtrArray) journals = adduce_recovery_list (job->folder);

  job->n_metas = metas != NULL ? metas->len : 0;
  job->n_copies = files != NULL ? files->len : 0;
  job->n_journals = journals->len;
  g_task_return_boolean (task, TRUE);
}

static void
add_changes (Job *job, const char *article, AdduceOutsideOrigin origin, const char *detail, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (job->changes, adduce_outside_change_new (article, origin, detail, changes->pdata[i]));
}

static void
note_problem (Job *job, const char *path, const char *problem)
{
  g_autofree char *shown = adduce_paths_display (path);

  if (job->problem == NULL && problem != NULL)
    job->problem = g_str_has_prefix (problem, shown) ? g_strdup (problem) : g_strdup_printf ("%s: %s", shown, problem);
}

static void
join_metas (Job *job, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) metas = list_metas (job, cancellable);

  for (guint i = 0; metas != NULL && i < metas->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const AdduceMetaFile *file = metas->pdata[i];
      g_autoptr (GPtrArray) copies = adduce_meta_file_join_copies (file);

      for (guint k = 0; k < copies->len; k++)
        {
          const AdduceJoinedMeta *copy = copies->pdata[k];
          g_autofree char *name = g_path_get_basename (copy->path);
          g_autofree char *shown = adduce_paths_display (name);

          job->n_metas++;
          note_problem (job, copy->path, copy->problem);
          for (guint n = 0; n < copy->changes->len + copy->contested->len; n++)
            {
              gboolean contested = n >= copy->changes->len;
              const AdduceMetaDifference *difference
                = contested ? copy->contested->pdata[n - copy->changes->len] : copy->changes->pdata[n];

              g_ptr_array_add (job->changes,
                               adduce_outside_change_new_meta (file->article, shown, difference, contested));
            }
        }
    }
}

static void
join_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GPtrArray) files = list_files (job, cancellable);

  for (guint i = 0; files != NULL && i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const AdduceSidecarFile *file = files->pdata[i];
      g_autoptr (GPtrArray) copies = adduce_sidecar_join_copies (file);

      for (guint k = 0; k < copies->len; k++)
        {
          const AdduceJoinedCopy *copy = copies->pdata[k];
          g_autofree char *name = g_path_get_basename (copy->path);
          g_autofree char *shown = adduce_paths_display (name);

          job->n_copies++;
          note_problem (job, copy->path, copy->problem);
          add_changes (job, file->article, ADDUCE_OUTSIDE_COPY, shown, copy->changes);
        }
    }
  join_metas (job, cancellable);
  g_task_return_boolean (task, TRUE);
}

static char *
find_article (const char *sidecar_path)
{
  g_autofree char *folder = g_path_get_dirname (sidecar_path);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (sidecar_path, NULL, NULL);

  return sidecar != NULL ? g_build_filename (folder, adduce_sidecar_get_article_name (sidecar), NULL)
                         : g_strdup (sidecar_path);
}

static void
recover_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  guint n_completed = 0;
  g_autoptr (GPtrArray) all = adduce_recovery_run (job->folder, &n_completed);

  for (guint i = 0; i < all->len; i++)
    {
      const AdduceRecovered *one = all->pdata[i];
      g_autofree char *article = find_article (one->path);

      note_problem (job, one->path, one->problem);
      job->n_journals += one->problem == NULL;
      add_changes (job, article, ADDUCE_OUTSIDE_RECOVERED, NULL, one->changes);
    }
  g_task_return_boolean (task, TRUE);
}

/* --- in the window's thread --- */

static void
set_found (AdduceUiCare *self, guint n_journals, guint n_copies, guint n_metas)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->n_journals != n_journals)
    g_object_notify_by_pspec (object, properties[PROP_N_JOURNALS]);
  if (self->n_copies != n_copies)
    g_object_notify_by_pspec (object, properties[PROP_N_COPIES]);
  if (self->n_metas != n_metas)
    g_object_notify_by_pspec (object, properties[PROP_N_METAS]);
  self->n_journals = n_journals;
  self->n_copies = n_copies;
  self->n_metas = n_metas;
  g_object_thaw_notify (object);
}

static void
set_busy (AdduceUiCare *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCare) self = data;
  Job *job = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    set_found (self, job->n_journals, job->n_copies, job->n_metas);
}

/* @callback is given @self, to be dropped there: the worker may not be the last to let go of it. */
static void
run (AdduceUiCare *self, GTaskThreadFunc thread, GAsyncReadyCallback callback)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, g_object_ref (self));
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (adduce_corpus_get_folder (corpus));
  job->nickname = coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
  job->changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, thread);
}

void
adduce_ui_care_look (AdduceUiCare *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CARE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (adduce_ui_context_get_corpus (self->context) == NULL)
    set_found (self, 0, 0, 0);
  else
    run (self, look_thread, looked_cb);
}

/* A field that differs, and was left as it is. */
static gboolean
was_left (AdduceOutsideChange *change)
{
  return adduce_outside_change_get_claim (change) == NULL && adduce_outside_change_is_contested (change);
}

static gboolean
say_the_same (AdduceOutsideChange *a, AdduceOutsideChange *b)
{
  g_autofree char *what = adduce_outside_change_describe (a), *other = adduce_outside_change_describe (b);
  g_autofree char *origin = adduce_outside_change_describe_origin (a);
  g_autofree char *other_origin = adduce_outside_change_describe_origin (b);

  return g_str_equal (adduce_outside_change_get_article (a), adduce_outside_change_get_article (b))
         && g_strcmp0 (adduce_outside_change_get_field (a), adduce_outside_change_get_field (b)) == 0
         && g_str_equal (what, other) && g_str_equal (origin, other_origin);
}

static gboolean
is_listed (AdduceUiCare *self, AdduceOutsideChange *change)
{
  GListModel *listed = adduce_ui_context_get_changes (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (listed); i++)
    {
      g_autoptr (AdduceOutsideChange) other = g_list_model_get_item (listed, i);

      if (was_left (other) && say_the_same (change, other))
        return TRUE;
    }
  return FALSE;
}

/* Who joins again is not shown again what still differs. */
static void
list_changes (AdduceUiCare *self, Job *job)
{
  g_autoptr (GPtrArray) news = g_ptr_array_new ();

  for (guint i = 0; i < job->changes->len; i++)
    if (!was_left (job->changes->pdata[i]) || !is_listed (self, job->changes->pdata[i]))
      g_ptr_array_add (news, job->changes->pdata[i]);
  adduce_ui_context_add_changes (self->context, news);
}

/* (transfer full): "1 claim changed, 2 fields of articles changed"; "" for nothing. */
static char *
count_changes (Job *job)
{
  GString *text = g_string_new (NULL);
  guint n_claims = 0, n_fields = 0;

  for (guint i = 0; i < job->changes->len; i++)
    if (adduce_outside_change_get_claim (job->changes->pdata[i]) != NULL)
      n_claims++;
    else
      n_fields += !was_left (job->changes->pdata[i]);
  if (n_claims > 0)
    g_string_append_printf (text, g_dngettext (NULL, "%u claim changed", "%u claims changed", n_claims), n_claims);
  if (n_claims > 0 && n_fields > 0)
    g_string_append (text, ", ");
  if (n_fields > 0)
    g_string_append_printf (
      text, g_dngettext (NULL, "%u field of articles changed", "%u fields of articles changed", n_fields), n_fields);
  return g_string_free (text, FALSE);
}

/* What came in is told also where something is left to be done. */
static void
tell (AdduceUiCare *self, Job *job, const char *done)
{
  g_autofree char *count = count_changes (job);
  const char *problem = job->problem;
  g_autofree char *text = *count == '\0'    ? g_strdup (problem != NULL ? problem : done)
                          : problem != NULL ? g_strdup_printf ("%s. %s", count, problem)
                                            : g_strdup_printf ("%s: %s", done, count);

  g_signal_emit (self, done_signal, 0, text);
}

/* What is known of articles is shown anew where it changed. */
static void
show_metas (AdduceUiCare *self, Job *job)
{
  AdduceMetaEditor *editor = adduce_ui_context_get_meta_editor (self->context);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_strconcat (job->folder, "/", NULL);

  for (guint i = 0; i < job->changes->len; i++)
    {
      AdduceOutsideChange *change = job->changes->pdata[i];
      const char *article = adduce_outside_change_get_article (change);

      if (adduce_outside_change_get_claim (change) == NULL && g_str_has_prefix (article, folder)
          && !g_ptr_array_find_with_equal_func (paths, article + strlen (folder), g_str_equal, NULL))
        g_ptr_array_add (paths, g_strdup (article + strlen (folder)));
    }
  if (editor != NULL)
    adduce_meta_editor_tell (editor, paths);
}

static void
finish (AdduceUiCare *self, GAsyncResult *result, const char *done)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  gboolean finished = g_task_propagate_boolean (G_TASK (result), NULL);

  set_busy (self, FALSE);
  if (!finished)
    return; /* the folder was closed meanwhile; the files are as they should be */
  adduce_ui_context_check_own (self->context);
  list_changes (self, job);
  show_metas (self, job);
  tell (self, job, done);
  adduce_ui_care_look (self);
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCare) self = data;

  finish (self, result, _("The copies were joined"));
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCare) self = data;

  finish (self, result, _("The unsaved changes were brought in"));
}

static void
start (AdduceUiCare *self, GTaskThreadFunc thread, GAsyncReadyCallback callback)
{
  if (self->busy || adduce_ui_context_get_corpus (self->context) == NULL)
    return;
  set_busy (self, TRUE);
  adduce_ui_context_flush (self->context);
  run (self, thread, callback);
}

void
adduce_ui_care_join (AdduceUiCare *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CARE (self));

  start (self, join_thread, joined_cb);
}

void
adduce_ui_care_recover (AdduceUiCare *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CARE (self));

  start (self, recover_thread, recovered_cb);
}

static void
adduce_ui_care_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiCare *self = ADDUCE_UI_CARE (object);

  switch (prop_id)
    {
    case PROP_N_JOURNALS:
      g_value_set_uint (value, self->n_journals);
      break;
    case PROP_N_COPIES:
      g_value_set_uint (value, self->n_copies);
      break;
    case PROP_N_METAS:
      g_value_set_uint (value, self->n_metas);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_care_dispose (GObject *object)
{
  AdduceUiCare *self = ADDUCE_UI_CARE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (adduce_ui_care_parent_class)->dispose (object);
}

static void
adduce_ui_care_class_init (AdduceUiCareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = adduce_ui_care_dispose;
  object_class->get_property = adduce_ui_care_get_property;

  properties[PROP_N_JOURNALS] = g_param_spec_uint ("n-journals", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_COPIES] = g_param_spec_uint ("n-copies", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_METAS] = g_param_spec_uint ("n-metas", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);
}

static void
adduce_ui_care_init (AdduceUiCare *self)
{
  self->cancellable = g_cancellable_new ();
}

AdduceUiCare *
adduce_ui_care_new (AdduceUiContext *context)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  AdduceUiCare *self = g_object_new (ADDUCE_UI_TYPE_CARE, NULL);
  self->context = context;
  return self;
}

guint
adduce_ui_care_get_n_journals (AdduceUiCare *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CARE (self), 0);

  return self->n_journals;
}

guint
adduce_ui_care_get_n_copies (AdduceUiCare *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CARE (self), 0);

  return self->n_copies;
}

guint
adduce_ui_care_get_n_metas (AdduceUiCare *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CARE (self), 0);

  return self->n_metas;
}

gboolean
adduce_ui_care_get_busy (AdduceUiCare *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CARE (self), FALSE);

  return self->busy;
}
