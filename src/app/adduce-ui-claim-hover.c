/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the card of a claim comes and goes.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-article-view.h"
#include "adduce-ui-claim-card.h"
#include "adduce-ui-claim-hover.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-note-popover.h"

/* So long the pointer rests before the card comes; where there is one already, before it changes. And so long
 * it may be on its way to the card. */
#define REST_MS 450
#define CHANGE_MS 150
#define LEAVE_MS 250

/* Between the row of words and the card. */
#define GAP 4

struct _AdduceUiClaimHover
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSimpleActionGroup *actions;
  GtkEventController *keys; /* of the view */
  GtkWidget *card; /* children of the pane; NULL until needed */
  GtkWidget *note;
  GPtrArray *waiting; /* claims whose card is about to come */
  double x, y;        /* of the pointer when it was seen last, and it may have left since */
  guint show_id;
  guint hide_id;
  guint note_id;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimHover, adduce_ui_claim_hover, G_TYPE_OBJECT)

static void hide_card (AdduceUiClaimHover *self);

/* --- where claims are on the screen --- */

/* The row of the character at an offset, from there to the row's end, as the parent of the popovers sees it. */
static GdkRectangle
locate (AdduceUiClaimHover *self, GtkWidget *parent, guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->view);
  GtkTextIter iter;
  GdkRectangle rect;
  graphene_point_t point;

  adduce_ui_article_buffer_get_iter (buffer, &iter, offset);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x, &rect.y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), parent, &GRAPHENE_POINT_INIT (rect.x, rect.y), &point))
    graphene_point_init (&point, 0, 0);
  return (GdkRectangle) { CLAMP ((int) point.x, 0, gtk_widget_get_width (parent)),
                          CLAMP ((int) point.y - GAP, 0, gtk_widget_get_height (parent)), MAX (rect.width, 1),
                          rect.height + 2 * GAP };
}

/* Above or below the row, where there is more room. */
static void
point_to (GtkWidget *popover, GtkWidget *parent, GdkRectangle *rect)
{
  gboolean above = rect->y + rect->height / 2 > gtk_widget_get_height (parent) * 3 / 5;

  gtk_popover_set_position (GTK_POPOVER (popover), above ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), rect);
}

static GPtrArray *
query (AdduceUiClaimHover *self, guint offset)
{
  return adduce_ui_context_query_claims (self->context, (AdduceSpan) { offset, offset });
}

/* The claims at a point of the view: those of the words there, or that whose bracket is there; (transfer full)
 * (nullable). @ret_offset: in the row that the card is beside. */
static GPtrArray *
find_claims (AdduceUiClaimHover *self, double x, double y, guint *ret_offset)
{
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (self->view);
  AdduceClaim *claim;
  GPtrArray *claims;

  if (adduce_ui_text_view_get_character_at (self->view, x, y, ret_offset))
    return query (self, *ret_offset);

  claim = adduce_ui_claim_gutter_get_claim_at (gutter, x, y);
  if (claim == NULL)
    return NULL;

  *ret_offset = adduce_ui_claim_gutter_get_row_at (gutter, y);
  claims = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (claims, g_object_ref (claim));
  return claims;
}

static gboolean
is_shown (AdduceUiClaimHover *self)
{
  return self->card != NULL && gtk_widget_get_visible (self->card);
}

/* --- the note --- */

static AdduceClaim *
lookup (AdduceUiClaimHover *self, const char *id)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  AdduceClaim *claim
    = session != NULL ? adduce_claim_set_lookup (adduce_session_get_claims (session), id) : NULL;

  if (claim == NULL && session != NULL)
    claim = adduce_claim_set_lookup (adduce_session_get_others (session), id);
  return claim;
}

static void
note_done_cb (AdduceUiClaimHover *self)
{
  if (self->context != NULL)
    g_signal_emit_by_name (self->context, "focus-article");
}

static gboolean
open_note_cb (gpointer data)
{
  AdduceUiClaimHover *self = data;
  GtkWidget *parent = gtk_widget_get_ancestor (GTK_WIDGET (self->view), ADDUCE_UI_TYPE_ARTICLE_VIEW);
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  GdkRectangle rect;

  self->note_id = 0;
  if (claim == NULL || parent == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;

  if (self->note == NULL)
    {
      self->note = adduce_ui_note_popover_new ();
      gtk_widget_set_parent (self->note, parent);
      g_signal_connect_object (self->note, "done", G_CALLBACK (note_done_cb), self, G_CONNECT_SWAPPED);
    }
  rect = locate (self, parent, adduce_span_set_get_start (adduce_claim_get_spans (claim)));
  point_to (self->note, parent, &rect);
  adduce_ui_note_popover_open (ADDUCE_UI_NOTE_POPOVER (self->note), self->context, claim);
  return G_SOURCE_REMOVE;
}

/* The claim is scrolled into view first, which takes until the next frame. */
static void
open_note (AdduceUiClaimHover *self, AdduceClaim *claim)
{
  hide_card (self);
  adduce_ui_context_focus_claim (self->context, adduce_claim_get_id (claim), TRUE);
  if (self->note_id == 0)
    self->note_id = g_idle_add_full (G_PRIORITY_LOW, open_note_cb, self, NULL);
}

/* --- the card --- */

static void
hide_card (AdduceUiClaimHover *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  if (is_shown (self))
    gtk_popover_popdown (GTK_POPOVER (self->card));
}

static gboolean
hide_cb (gpointer data)
{
  AdduceUiClaimHover *self = data;

  if (is_shown (self) && adduce_ui_compat_is_pointer_on_popover (self->card))
    return G_SOURCE_CONTINUE;

  self->hide_id = 0;
  hide_card (self);
  return G_SOURCE_REMOVE;
}

static void
note_clicked_cb (AdduceUiClaimHover *self, const char *id)
{
  AdduceClaim *claim = self->context != NULL ? lookup (self, id) : NULL;

  if (claim != NULL)
    open_note (self, claim);
}

static void
card_entered_cb (AdduceUiClaimHover *self)
{
  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);
}

static void
leave (AdduceUiClaimHover *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  if (is_shown (self) && self->hide_id == 0)
    self->hide_id = g_timeout_add (LEAVE_MS, hide_cb, self);
}

static void
ensure_card (AdduceUiClaimHover *self, GtkWidget *parent)
{
  GtkEventController *motion;

  if (self->card != NULL)
    return;

  self->card = adduce_ui_claim_card_new ();
  gtk_widget_set_parent (self->card, parent);
  g_signal_connect_object (self->card, "note-clicked", G_CALLBACK (note_clicked_cb), self, G_CONNECT_SWAPPED);
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (card_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->card, motion);
}

static void
show_card (AdduceUiClaimHover *self, GPtrArray *claims, guint offset)
{
  GtkWidget *parent = gtk_widget_get_ancestor (GTK_WIDGET (self->view), ADDUCE_UI_TYPE_ARTICLE_VIEW);
  GdkRectangle rect;

  if (parent == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;

  ensure_card (self, parent);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  adduce_ui_claim_card_set_claims (ADDUCE_UI_CLAIM_CARD (self->card), claims,
                                   adduce_ui_context_get_codebook (self->context),
                                   adduce_ui_context_get_code_map (self->context));
  rect = locate (self, parent, offset);
  point_to (self->card, parent, &rect);
  gtk_popover_popup (GTK_POPOVER (self->card));
}

static gboolean
show_cb (gpointer data)
{
  AdduceUiClaimHover *self = data;
  g_autoptr (GPtrArray) claims = g_steal_pointer (&self->waiting);
  g_autoptr (GPtrArray) now = NULL;
  guint offset;

  self->show_id = 0;
  if (claims != NULL && self->context != NULL)
    now = find_claims (self, self->x, self->y, &offset);
  if (now != NULL)
    show_card (self, claims, offset);
  return G_SOURCE_REMOVE;
}

static gboolean
same_claims (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/* Callbacks */

static void
motion_cb (AdduceUiClaimHover *self, double x, double y)
{
  g_autoptr (GPtrArray) claims = NULL;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (adduce_ui_text_view_get_article_buffer (self->view));
  guint offset;

  /* GTK tells of a motion also where the pointer stays and the window changes, or a popover that lay there goes. */
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  if (self->context == NULL || adduce_ui_context_get_session (self->context) == NULL
      || gtk_text_buffer_get_has_selection (buffer) || (self->note != NULL && gtk_widget_get_visible (self->note)))
    return;

  claims = find_claims (self, x, y, &offset);
  if (claims == NULL || claims->len == 0)
    {
      leave (self);
      return;
    }
  if (is_shown (self) && adduce_ui_claim_card_has_claims (ADDUCE_UI_CLAIM_CARD (self->card), claims))
    {
      card_entered_cb (self);
      g_clear_pointer (&self->waiting, g_ptr_array_unref);
      return;
    }

  /* A pointer that goes on over the same claims rests as well: the hand is never still. */
  if (!same_claims (self->waiting, claims))
    {
      g_clear_handle_id (&self->show_id, g_source_remove);
      g_clear_pointer (&self->waiting, g_ptr_array_unref);
      self->waiting = g_steal_pointer (&claims);
    }
  if (self->show_id == 0)
    self->show_id = g_timeout_add (is_shown (self) ? CHANGE_MS : REST_MS, show_cb, self);
}

static gboolean
key_pressed_cb (AdduceUiClaimHover *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shown = is_shown (self);

  /* What a command does tells by itself whether the card goes; its own command takes it away. */
  if ((keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  hide_card (self);
  return shown && keyval == GDK_KEY_Escape;
}

static gboolean
event_cb (AdduceUiClaimHover *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN || type == GDK_SCROLL)
    hide_card (self);
  return GDK_EVENT_PROPAGATE;
}

/* What is shown may be another version by now, or gone. */
static void
claims_changed_cb (AdduceUiClaimHover *self)
{
  hide_card (self);
}

/* What is being written belongs to the article that goes. */
static void
session_cb (AdduceUiClaimHover *self)
{
  hide_card (self);
  if (self->note != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->note));
}

/* --- actions --- */

/* The card of the claims at the caret, or of the one in focus; FALSE where there is none. */
static gboolean
show_at_caret (AdduceUiClaimHover *self)
{
  g_autoptr (GPtrArray) claims = NULL;
  AdduceClaim *focused;
  guint offset;

  offset = adduce_ui_article_buffer_get_caret (adduce_ui_text_view_get_article_buffer (self->view));
  claims = query (self, offset);
  focused = adduce_ui_context_get_focused_claim (self->context);
  if (claims->len == 0 && focused != NULL)
    {
      g_ptr_array_add (claims, g_object_ref (focused));
      offset = adduce_span_set_get_start (adduce_claim_get_spans (focused));
    }
  if (claims->len == 0)
    return FALSE;
  show_card (self, claims, offset);
  return TRUE;
}

static void
show_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimHover *self = data;

  if (self->context == NULL || adduce_ui_context_get_session (self->context) == NULL)
    return;
  if (is_shown (self))
    hide_card (self);
  else if (!show_at_caret (self))
    g_signal_emit_by_name (self->context, "message", _("There is no claim at the caret"), FALSE);
}

/* What there is to say of this place: the card tells what each value means, as the key does on the value itself. */
static void
help_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimHover *self = data;

  if (self->context == NULL)
    return;
  if (adduce_ui_context_get_session (self->context) == NULL || !show_at_caret (self))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "win.guidelines", NULL);
}

static void
note_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimHover *self = data;
  g_autoptr (GPtrArray) claims = NULL;
  AdduceClaim *claim = NULL;

  if (self->context == NULL)
    return;
  if (parameter != NULL)
    claim = lookup (self, g_variant_get_string (parameter, NULL));
  else
    claim = adduce_ui_context_get_focused_claim (self->context);
  if (claim == NULL && parameter == NULL)
    {
      claims = query (self, adduce_ui_article_buffer_get_caret (adduce_ui_text_view_get_article_buffer (self->view)));
      claim = claims->len > 0 ? claims->pdata[0] : NULL;
    }
  if (claim != NULL)
    open_note (self, claim);
  else
    g_signal_emit_by_name (self->context, "message", _("Put the caret in a claim, or select words to make one"),
                           FALSE);
}

static const GActionEntry entries[] = {
  { "show", show_action_cb, NULL, NULL, NULL },
  { "help", help_action_cb, NULL, NULL, NULL },
  { "note", note_action_cb, NULL, NULL, NULL },
  { "note-of", note_action_cb, "s", NULL, NULL },
};

/* The controller that was added last is asked first: by then the view has all of its others. */
static void
root_cb (AdduceUiClaimHover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  if (root == NULL)
    return;

  adduce_ui_action_groups_insert (GTK_WIDGET (root), "card", G_ACTION_GROUP (self->actions));
  if (self->keys != NULL)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->keys);
}

static void
adduce_ui_claim_hover_dispose (GObject *object)
{
  AdduceUiClaimHover *self = ADDUCE_UI_CLAIM_HOVER (object);

  hide_card (self);
  g_clear_handle_id (&self->note_id, g_source_remove);
  g_clear_object (&self->context_signals);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  if (self->actions != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
      g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_claim_hover_parent_class)->dispose (object);
}

static void
adduce_ui_claim_hover_class_init (AdduceUiClaimHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_hover_dispose;
}

static void
adduce_ui_claim_hover_init (AdduceUiClaimHover *self)
{
  self->x = self->y = -1;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (claims_changed_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::focused-claim", G_CALLBACK (claims_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->context_signals, "notify::has-selection", G_CALLBACK (claims_changed_cb),
                                  self);
}

static void
add_controllers (AdduceUiClaimHover *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide_card), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

AdduceUiClaimHover *
adduce_ui_claim_hover_new (AdduceUiTextView *view)
{
  AdduceUiClaimHover *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIM_HOVER, NULL);
  self->view = view;
  add_controllers (self);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  root_cb (self);
  return self;
}

void
adduce_ui_claim_hover_set_context (AdduceUiClaimHover *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_HOVER (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  hide_card (self);
  g_signal_group_set_target (self->context_signals, context);
}
