/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of a corpus that are shown.
 *
 * A Job is what is asked for and, after the worker, the answer. The rows in order are kept from job to job, as long
 * as rows and order are the same: then a job only filters.
 */
#include "config.h"

#include "analysis/adduce-claim-view.h"

#include "analysis/adduce-claim-sort.h"

/*
 * Job:
 * @rows: all there are
 * @sorted: (nullable): the same in order, if that is known
 */
typedef struct {
  GPtrArray *rows;
  AdduceClaimFilter *filter;
  AdduceClaimField *sort;
  gboolean descending;
  AdduceClaimField *group;
  char *code;
  guint question;

  GPtrArray *sorted;
  GPtrArray *found;
  GPtrArray *shown;
  AdduceClaimUses *groups;
} Job;

struct _AdduceClaimView {
  GObject parent_instance;

  AdduceCorpusClaims *claims;
  AdduceClaimFilter *filter;
  AdduceClaimField *sort;
  gboolean descending;
  AdduceClaimField *group;
  char *code;

  GPtrArray *shown;
  GPtrArray *found;
  AdduceClaimUses *groups;
  GPtrArray *sorted;      /* NULL where it is not known */
  GPtrArray *sorted_from; /* the rows that @sorted is made of */
  GPtrArray *warmed;      /* the rows whose words were folded last, or NULL */

  guint question; /* how often something else was asked for */
  guint answered; /* of these, which is shown */
  GCancellable *running;
  GCancellable *warming;
  gboolean again; /* something else is asked for than what is being worked out */
  GSource *start;
  gboolean busy;
};

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint updated_signal;

static void adduce_claim_view_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceClaimView, adduce_claim_view, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, adduce_claim_view_list_model_init))

static void queue_start (AdduceClaimView *self);

/* --- the worker --- */

static void
job_free (gpointer data)
{
  Job *job = data;
  g_ptr_array_unref (job->rows);
  g_clear_pointer (&job->filter, adduce_claim_filter_unref);
  g_clear_pointer (&job->sort, adduce_claim_field_unref);
  g_clear_pointer (&job->group, adduce_claim_field_unref);
  g_clear_pointer (&job->sorted, g_ptr_array_unref);
  g_clear_pointer (&job->found, g_ptr_array_unref);
  g_clear_pointer (&job->shown, g_ptr_array_unref);
  g_clear_pointer (&job->groups, adduce_claim_uses_free);
  g_free (job->code);
  g_free (job);
}

static GPtrArray *
filter_group (Job *job, GCancellable *cancellable)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < job->found->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (adduce_claim_field_matches (job->group, job->found->pdata[i], job->code))
      g_ptr_array_add (shown, g_object_ref (job->found->pdata[i]));
  return shown;
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  if (job->sorted == NULL)
    job->sorted = job->sort != NULL ? adduce_claim_sort (job->rows, job->sort, job->descending, cancellable)
                                    : g_ptr_array_ref (job->rows);
  if (job->sorted != NULL)
    job->found = job->filter != NULL && !adduce_claim_filter_is_empty (job->filter)
                   ? adduce_claim_filter_apply (job->filter, job->sorted, cancellable)
                   : g_ptr_array_ref (job->sorted);
  if (job->found != NULL && job->group != NULL)
    job->groups = adduce_claim_uses_new (job->found, job->group, NULL);
  if (job->found != NULL)
    job->shown = job->group != NULL && job->code != NULL ? filter_group (job, cancellable)
                                                         : g_ptr_array_ref (job->found);
  g_task_return_boolean (task, TRUE);
}

static void
warm_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *rows = task_data;
  for (guint i = 0; i < rows->len && !g_cancellable_is_cancelled (cancellable); i++)
    adduce_claim_row_get_folded (rows->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

/* --- the answer --- */

static void
set_busy (AdduceClaimView *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

/* Tells of the difference as one stretch. */
static void
show_rows (AdduceClaimView *self, GPtrArray *shown)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint n_old = old->len, n_new = shown->len, begin = 0, end = 0;
  while (begin < MIN (n_old, n_new) && old->pdata[begin] == shown->pdata[begin])
    begin++;
  while (end < MIN (n_old, n_new) - begin && old->pdata[n_old - 1 - end] == shown->pdata[n_new - 1 - end])
    end++;
  self->shown = g_ptr_array_ref (shown);
  if (begin + end < n_old || begin + end < n_new)
    g_list_model_items_changed (G_LIST_MODEL (self), begin, n_old - begin - end, n_new - begin - end);
}

/* Folds the words of all rows when there is nothing else to do. */
static void
warm_up (AdduceClaimView *self)
{
  if (self->claims == NULL || !adduce_corpus_claims_get_loaded (self->claims) || self->warmed == self->sorted_from
      || self->sorted_from == NULL)
    return;
  if (self->warming != NULL)
    g_cancellable_cancel (self->warming);
  g_clear_object (&self->warming);
  g_clear_pointer (&self->warmed, g_ptr_array_unref);
  self->warming = g_cancellable_new ();
  self->warmed = g_ptr_array_ref (self->sorted_from);
  g_autoptr (GTask) task = g_task_new (NULL, self->warming, NULL, NULL);
  g_task_set_source_tag (task, warm_up);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, g_ptr_array_ref (self->warmed), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, warm_cb);
}

static void
take_answer (AdduceClaimView *self, Job *job)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->sorted_from, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->groups, adduce_claim_uses_free);
  self->sorted = g_ptr_array_ref (job->sorted);
  self->sorted_from = g_ptr_array_ref (job->rows);
  self->found = g_ptr_array_ref (job->found);
  self->groups = g_steal_pointer (&job->groups);
  self->answered = job->question;
  show_rows (self, job->shown);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (AdduceClaimView) self = g_weak_ref_get (weak);
  Job *job = g_task_get_task_data (G_TASK (result));
  gboolean stopped = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;

  g_clear_object (&self->running);
  if (!stopped)
    take_answer (self, job);
  if (self->again)
    {
      queue_start (self);
      return;
    }
  set_busy (self, FALSE);
  g_signal_emit (self, updated_signal, 0);
  warm_up (self);
}

/* --- asking --- */

static gboolean
start_cb (gpointer data)
{
  AdduceClaimView *self = data;
  Job *job = g_new0 (Job, 1);
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_clear_pointer (&self->start, g_source_unref);
  self->again = FALSE;
  job->rows = self->claims != NULL ? adduce_corpus_claims_ref_rows (self->claims)
                                   : g_ptr_array_new_with_free_func (g_object_unref);
  job->filter = self->filter != NULL ? adduce_claim_filter_ref (self->filter) : NULL;
  job->sort = self->sort != NULL ? adduce_claim_field_ref (self->sort) : NULL;
  job->descending = self->descending;
  job->group = self->group != NULL ? adduce_claim_field_ref (self->group) : NULL;
  job->code = g_strdup (self->code);
  job->question = self->question;
  if (self->sorted != NULL && self->sorted_from == job->rows)
    job->sorted = g_ptr_array_ref (self->sorted);

  self->running = g_cancellable_new ();
  g_weak_ref_init (weak, self);
  g_autoptr (GTask) task = g_task_new (NULL, self->running, done_cb, weak);
  g_task_set_source_tag (task, start_cb);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_cb);
  return G_SOURCE_REMOVE;
}

static void
queue_start (AdduceClaimView *self)
{
  set_busy (self, TRUE);
  self->again = TRUE;
  if (self->start != NULL || self->running != NULL)
    return;
  self->start = g_idle_source_new ();
  g_source_set_priority (self->start, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->start, start_cb, self, NULL);
  g_source_attach (self->start, g_main_context_get_thread_default ());
}

/* What is being worked out is no longer wanted. */
static void
ask_anew (AdduceClaimView *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  self->question++;
  queue_start (self);
}

static void
forget_order (AdduceClaimView *self)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  ask_anew (self);
}

/* --- the object --- */

static GType
adduce_claim_view_get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_CLAIM_ROW;
}

static guint
adduce_claim_view_get_n_items (GListModel *model)
{
  return ADDUCE_CLAIM_VIEW (model)->shown->len;
}

static gpointer
adduce_claim_view_get_item (GListModel *model, guint position)
{
  GPtrArray *shown = ADDUCE_CLAIM_VIEW (model)->shown;
  return position < shown->len ? g_object_ref (shown->pdata[position]) : NULL;
}

static void
adduce_claim_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_claim_view_get_item_type;
  iface->get_n_items = adduce_claim_view_get_n_items;
  iface->get_item = adduce_claim_view_get_item;
}

static void
adduce_claim_view_dispose (GObject *object)
{
  AdduceClaimView *self = ADDUCE_CLAIM_VIEW (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  if (self->warming != NULL)
    g_cancellable_cancel (self->warming);
  g_clear_object (&self->running);
  g_clear_object (&self->warming);
  if (self->start != NULL)
    g_source_destroy (self->start);
  g_clear_pointer (&self->start, g_source_unref);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  g_clear_object (&self->claims);
  G_OBJECT_CLASS (adduce_claim_view_parent_class)->dispose (object);
}

static void
adduce_claim_view_finalize (GObject *object)
{
  AdduceClaimView *self = ADDUCE_CLAIM_VIEW (object);

  g_clear_pointer (&self->filter, adduce_claim_filter_unref);
  g_clear_pointer (&self->sort, adduce_claim_field_unref);
  g_clear_pointer (&self->group, adduce_claim_field_unref);
  g_clear_pointer (&self->groups, adduce_claim_uses_free);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->sorted_from, g_ptr_array_unref);
  g_clear_pointer (&self->warmed, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_free (self->code);
  G_OBJECT_CLASS (adduce_claim_view_parent_class)->finalize (object);
}

static void
adduce_claim_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, ADDUCE_CLAIM_VIEW (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
adduce_claim_view_class_init (AdduceClaimViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = adduce_claim_view_dispose;
  object_class->finalize = adduce_claim_view_finalize;
  object_class->get_property = adduce_claim_view_get_property;

  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  updated_signal = g_signal_new ("updated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
adduce_claim_view_init (AdduceClaimView *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->found = g_ptr_array_ref (self->shown);
}

/* --- calls --- */

AdduceClaimView *
adduce_claim_view_new (AdduceCorpusClaims *claims)
{
  AdduceClaimView *self = g_object_new (ADDUCE_TYPE_CLAIM_VIEW, NULL);
  adduce_claim_view_set_claims (self, claims);
  return self;
}

void
adduce_claim_view_set_claims (AdduceClaimView *self, AdduceCorpusClaims *claims)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_VIEW (self));
  g_return_if_fail (claims == NULL || ADDUCE_IS_CORPUS_CLAIMS (claims));

  if (self->claims == claims)
    return;
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  g_set_object (&self->claims, claims);
  if (claims != NULL)
    {
      g_signal_connect_swapped (claims, "items-changed", G_CALLBACK (queue_start), self);
      g_signal_connect_swapped (claims, "notify::loaded", G_CALLBACK (queue_start), self);
    }
  forget_order (self);
}

AdduceCorpusClaims *
adduce_claim_view_get_claims (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->claims;
}

void
adduce_claim_view_set_filter (AdduceClaimView *self, AdduceClaimFilter *filter)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_VIEW (self));

  if (self->filter == filter)
    return;
  if (filter != NULL)
    adduce_claim_filter_ref (filter);
  g_clear_pointer (&self->filter, adduce_claim_filter_unref);
  self->filter = filter;
  ask_anew (self);
}

AdduceClaimFilter *
adduce_claim_view_get_filter (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->filter;
}

void
adduce_claim_view_set_sort (AdduceClaimView *self, AdduceClaimField *field, gboolean descending)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_VIEW (self));

  if (self->sort == field && self->descending == descending)
    return;
  if (field != NULL)
    adduce_claim_field_ref (field);
  g_clear_pointer (&self->sort, adduce_claim_field_unref);
  self->sort = field;
  self->descending = descending;
  forget_order (self);
}

AdduceClaimField *
adduce_claim_view_get_sort (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->sort;
}

gboolean
adduce_claim_view_get_descending (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), FALSE);

  return self->descending;
}

void
adduce_claim_view_set_group (AdduceClaimView *self, AdduceClaimField *field)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_VIEW (self));

  if (self->group == field)
    return;
  if (field != NULL)
    adduce_claim_field_ref (field);
  g_clear_pointer (&self->group, adduce_claim_field_unref);
  g_clear_pointer (&self->code, g_free);
  self->group = field;
  ask_anew (self);
}

AdduceClaimField *
adduce_claim_view_get_group (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->group;
}

void
adduce_claim_view_set_group_code (AdduceClaimView *self, const char *code)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_VIEW (self));

  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  ask_anew (self);
}

const char *
adduce_claim_view_get_group_code (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->code;
}

gboolean
adduce_claim_view_get_busy (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), FALSE);

  return self->busy;
}

guint
adduce_claim_view_get_question (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), 0);

  return self->answered;
}

guint
adduce_claim_view_get_n_found (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), 0);

  return self->found->len;
}

AdduceClaimUses *
adduce_claim_view_get_groups (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return self->groups;
}

GPtrArray *
adduce_claim_view_ref_rows (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return g_ptr_array_ref (self->shown);
}

GPtrArray *
adduce_claim_view_ref_found (AdduceClaimView *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), NULL);

  return g_ptr_array_ref (self->found);
}

gboolean
adduce_claim_view_find (AdduceClaimView *self, const char *id, guint *ret_position)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (adduce_claim_get_id (adduce_claim_row_get_claim (self->shown->pdata[i])), id))
      {
        *ret_position = i;
        return TRUE;
      }
  return FALSE;
}
