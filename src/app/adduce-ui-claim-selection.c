/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected in the list and what is chosen in the context.
 */
#include "config.h"

#include "adduce-ui-claim-row.h"
#include "adduce-ui-claim-selection.h"
#include "adduce-ui-growing-list.h"

struct _AdduceUiClaimSelection
{
  GObject parent_instance;

  GtkListView *list_view; /* not owned */
  AdduceUiClaimFinder *finder;
  AdduceUiGrowingList *shown; /* of the finder's claims */
  GtkSelectionModel *model;
  AdduceUiContext *context;
  GSignalGroup *context_signals;
  char *focused_id; /* to which the list was scrolled last */
  guint scroll_id;
  gboolean awaited; /* the list is still being filled; it is scrolled when it has the claim */
  gboolean syncing; /* one of the two follows the other */
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimSelection, adduce_ui_claim_selection, G_TYPE_OBJECT)

static const char *
get_focused_id (AdduceUiClaimSelection *self)
{
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;

  return claim != NULL ? adduce_claim_get_id (claim) : NULL;
}

/* --- from the context to the list --- */

/* The list item of the focused claim's card, where there is one: the list makes them around what is in sight. */
static GtkWidget *
find_card (AdduceUiClaimSelection *self)
{
  const char *id = get_focused_id (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL && id != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      AdduceUiClaimItem *item
        = ADDUCE_UI_IS_CLAIM_ROW (row) ? adduce_ui_claim_row_get_item (ADDUCE_UI_CLAIM_ROW (row)) : NULL;

      if (item != NULL && g_str_equal (adduce_ui_claim_item_get_id (item), id))
        return child;
    }
  return NULL;
}

/* A card that GTK hides keeps the place where it was. */
static gboolean
is_in_sight (AdduceUiClaimSelection *self, GtkWidget *card)
{
  graphene_rect_t bounds;

  return gtk_widget_get_child_visible (card)
         && gtk_widget_compute_bounds (card, GTK_WIDGET (self->list_view), &bounds) && bounds.size.height > 0
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (self->list_view));
}

/* To scroll lays some 200 cards out anew, also where it moves none. */
static void
scroll (AdduceUiClaimSelection *self)
{
  GtkWidget *card = find_card (self);
  guint position;

  if ((card != NULL && is_in_sight (self, card)) || !gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    return;
  self->awaited = !adduce_ui_claim_finder_find (self->finder, get_focused_id (self), &position)
                  || position >= g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  if (self->awaited)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static gboolean
scroll_cb (gpointer data)
{
  AdduceUiClaimSelection *self = data;

  self->scroll_id = 0;
  scroll (self);
  return G_SOURCE_REMOVE;
}

/* What was just added is not laid out yet. */
static void
queue_scroll (AdduceUiClaimSelection *self)
{
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

/* Before the next frame. What has no card is far away, and the list goes there in the same frame. */
static gboolean
approach_cb (gpointer data)
{
  AdduceUiClaimSelection *self = data;

  self->scroll_id = 0;
  if (find_card (self) == NULL)
    scroll (self);
  else
    queue_scroll (self);
  return G_SOURCE_REMOVE;
}

static void
queue_approach (AdduceUiClaimSelection *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, approach_cb, self, NULL);
}

/* Only another claim is scrolled to: what is done to this one leaves the list where it is. */
static void
follow_focus (AdduceUiClaimSelection *self)
{
  const char *id = get_focused_id (self);

  if (g_strcmp0 (self->focused_id, id) == 0)
    return;

  g_free (self->focused_id);
  self->focused_id = g_strdup (id);
  if (id != NULL)
    queue_approach (self);
}

static void
sync_from_context (AdduceUiClaimSelection *self)
{
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;

  if (self->syncing)
    return;

  self->syncing = TRUE;
  chosen = self->context != NULL ? adduce_ui_context_list_chosen (self->context) : g_ptr_array_new ();
  adduce_ui_claim_finder_hold (self->finder, chosen);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint position;

      if (adduce_ui_claim_finder_find (self->finder, adduce_claim_get_id (chosen->pdata[i]), &position))
        gtk_bitset_add (selected, position);
    }
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  gtk_selection_model_set_selection (self->model, selected, mask);
  self->syncing = FALSE;
}

/* Callbacks */

static void
context_changed_cb (AdduceUiClaimSelection *self)
{
  sync_from_context (self);
  follow_focus (self);
}

/* Claims came or went: those that are chosen may be shown now. */
static void
items_changed_cb (AdduceUiClaimSelection *self)
{
  sync_from_context (self);
  if (self->awaited)
    queue_scroll (self);
}

/* --- from the list to the context --- */

static const char *
get_id_at (AdduceUiClaimSelection *self, guint position)
{
  g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return adduce_ui_claim_item_get_id (item);
}

/* Of those that are selected, the one that the hand reached: the new one that is the farthest from where it
 * came from; where one was given up, the nearest. */
static guint
find_reached (AdduceUiClaimSelection *self, GtkBitset *selected)
{
  guint from = gtk_bitset_get_minimum (selected);
  guint reached = from, distance = 0;
  gboolean any_new = FALSE;
  GtkBitsetIter iter;
  guint position;

  adduce_ui_claim_finder_find (self->finder, get_focused_id (self), &from);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gboolean is_new = !adduce_ui_context_is_chosen (self->context, get_id_at (self, position));
      guint far = position > from ? position - from : from - position;

      if (is_new ? !any_new || far > distance : !any_new && (distance == 0 || far < distance))
        {
          reached = position;
          distance = far;
        }
      any_new = any_new || is_new;
    }
  return !any_new && gtk_bitset_contains (selected, from) ? from : reached;
}

static void
selection_changed_cb (AdduceUiClaimSelection *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  GtkBitsetIter iter;
  guint position, reached;

  if (self->syncing || self->context == NULL)
    return;
  selected = gtk_selection_model_get_selection (self->model);
  /* Where nothing is left, the claims have gone or were filtered away, which concerns nobody. */
  if (gtk_bitset_is_empty (selected))
    return;

  self->syncing = TRUE;
  reached = find_reached (self, selected);
  ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (ids, g_strdup (get_id_at (self, reached)));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position != reached)
      g_ptr_array_add (ids, g_strdup (get_id_at (self, position)));

  g_free (self->focused_id);
  self->focused_id = g_strdup (ids->pdata[0]);
  adduce_ui_context_choose_claims (self->context, (const char *const *) ids->pdata, ids->len);
  self->syncing = FALSE;
  /* What is no longer chosen may go from the list. */
  sync_from_context (self);
  g_signal_emit_by_name (self->context, "reveal");
}

static void
adduce_ui_claim_selection_dispose (GObject *object)
{
  AdduceUiClaimSelection *self = ADDUCE_UI_CLAIM_SELECTION (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->context_signals);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->shown);
  g_clear_object (&self->finder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->focused_id, g_free);

  G_OBJECT_CLASS (adduce_ui_claim_selection_parent_class)->dispose (object);
}

static void
adduce_ui_claim_selection_class_init (AdduceUiClaimSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_selection_dispose;
}

static void
adduce_ui_claim_selection_init (AdduceUiClaimSelection *self)
{
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::focused-claim", G_CALLBACK (context_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->context_signals, "chosen-changed", G_CALLBACK (context_changed_cb), self);
}

AdduceUiClaimSelection *
adduce_ui_claim_selection_new (GtkListView *list_view, AdduceUiClaimFinder *finder)
{
  AdduceUiClaimSelection *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list_view), NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FINDER (finder), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIM_SELECTION, NULL);
  self->list_view = list_view;
  self->finder = g_object_ref (finder);
  self->shown = adduce_ui_growing_list_new (G_LIST_MODEL (finder));
  self->model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (list_view, self->model);
  /* After the model's own handler, so that there is a selection to bring in line. */
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->model, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  return self;
}

void
adduce_ui_claim_selection_set_context (AdduceUiClaimSelection *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_SELECTION (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  context_changed_cb (self);
}

/* The list by itself gives the focus to the row that had it last, which need not be the focused one. */
gboolean
adduce_ui_claim_selection_grab_focus (AdduceUiClaimSelection *self)
{
  GtkWidget *card;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_SELECTION (self), FALSE);

  card = find_card (self);
  return gtk_widget_grab_focus (card != NULL ? card : GTK_WIDGET (self->list_view));
}

void
adduce_ui_claim_selection_scroll (AdduceUiClaimSelection *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_SELECTION (self));

  queue_scroll (self);
}
