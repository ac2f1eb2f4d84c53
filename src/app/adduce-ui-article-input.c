/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mouse and keyboard in an article.
 *
 * Presses are watched by a raw event controller: the view's own gestures claim them, and a gesture of ours
 * would be cancelled. What a press leads to is looked at when the view is done with the release.
 */
#include "config.h"

#include "adduce-ui-article-clicks.h"
#include "adduce-ui-article-input.h"
#include "adduce-ui-article-move.h"
#include "adduce-ui-article-press.h"
#include "adduce-ui-primary.h"

struct _AdduceUiArticleInput
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiArticleBuffer *buffer;
  AdduceUiContext *context;
  AdduceUiArticleMove *move;
  AdduceUiArticleClicks *clicks;
  AdduceSpan seen;      /* the buffer's selection that was last looked at */
  AdduceSpan told;      /* what the context was told of it */
  AdduceSpan published; /* what can be pasted by a middle click */
  guint release_id;
  guint last_click;     /* character that was clicked last, or G_MAXUINT */
  double x, y;          /* of the press */
  guint held;           /* hardware key that did something and is still down, or 0 */
  int frozen;
  gboolean pressed;
  gboolean touched;     /* by a finger, not by a button */
  gboolean exact;       /* Alt was held while the mouse selected */
  gboolean besides;     /* Control was held when the mouse was pressed */
  gboolean telling;
};

enum {
  SIGNAL_SELECTED,
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleInput, adduce_ui_article_input, G_TYPE_OBJECT)

static gboolean
is_empty (AdduceSpan span)
{
  return span.end <= span.start;
}

static AdduceSpan
snap (AdduceUiArticleInput *self, AdduceSpan span, gboolean exact)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);

  if (text == NULL || is_empty (span))
    return span;

  if (!exact && adduce_ui_article_move_get_snap (self->move))
    span = adduce_breaks_snap_to_words (text, span);
  if (!is_empty (span))
    span = adduce_breaks_snap_to_graphemes (text, span);

  return span;
}

static void
tell (AdduceUiArticleInput *self, AdduceSpan span)
{
  self->told = span;
  if (self->context == NULL)
    return;

  self->telling = TRUE;
  adduce_ui_context_set_selection (self->context, span);
  self->telling = FALSE;
}

/* When the user is done with a key or the mouse: not while the selection is on its way. */
static void
publish (AdduceUiArticleInput *self)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);

  if (is_empty (selection)
      || (selection.start == self->published.start && selection.end == self->published.end))
    return;

  self->published = selection;
  adduce_ui_primary_publish (self->view);
}

/* --- the focus on claims --- */

static gboolean
focused_holds (AdduceUiArticleInput *self, guint offset)
{
  AdduceClaim *focused = adduce_ui_context_get_focused_claim (self->context);

  return focused != NULL && adduce_span_set_contains (adduce_claim_get_spans (focused), offset);
}

static GPtrArray *
query (AdduceUiArticleInput *self, guint offset)
{
  return adduce_ui_context_query_claims (self->context, (AdduceSpan) { offset, offset });
}

/* Focuses the shortest claim at a character, or none; the focused one stays where it is one of them. */
static void
focus_at (AdduceUiArticleInput *self, guint offset)
{
  g_autoptr (GPtrArray) claims = NULL;

  if (self->context == NULL || adduce_ui_context_get_session (self->context) == NULL
      || focused_holds (self, offset))
    return;

  claims = query (self, offset);
  adduce_ui_context_focus_claim (self->context,
                                 claims->len > 0 ? adduce_claim_get_id (claims->pdata[0]) : NULL, FALSE);
}

/* A second click at the same place goes on to the next of the claims that lie there. */
static void
focus_next_at (AdduceUiArticleInput *self, guint offset)
{
  g_autoptr (GPtrArray) claims = query (self, offset);
  AdduceClaim *focused = adduce_ui_context_get_focused_claim (self->context);

  for (guint i = 0; i < claims->len; i++)
    if (focused != NULL && g_str_equal (adduce_claim_get_id (claims->pdata[i]), adduce_claim_get_id (focused)))
      {
        AdduceClaim *next = claims->pdata[(i + 1) % claims->len];

        adduce_ui_context_focus_claim (self->context, adduce_claim_get_id (next), FALSE);
        return;
      }
}

/* With Control the shortest claim is chosen besides the others, or no longer. */
static void
choose_at (AdduceUiArticleInput *self, guint offset)
{
  g_autoptr (GPtrArray) claims = query (self, offset);

  if (claims->len > 0)
    adduce_ui_context_toggle_chosen (self->context, adduce_claim_get_id (claims->pdata[0]));
}

/* --- the selection --- */

/* The selection moved, by the user unless frozen. */
static void
update_selection (AdduceUiArticleInput *self)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);

  if (selection.start == self->seen.start && selection.end == self->seen.end)
    return;

  self->seen = selection;
  tell (self, snap (self, selection, FALSE));
  if (is_empty (selection))
    focus_at (self, selection.start);
}

/* Makes the buffer's selection what is given, without a move by the user. */
static void
show_selection (AdduceUiArticleInput *self, AdduceSpan span)
{
  self->frozen++;
  adduce_ui_article_buffer_select (self->buffer, span);
  self->frozen--;
  self->seen = adduce_ui_article_buffer_get_selection (self->buffer);
  tell (self, span);
}

static void
finish_click (AdduceUiArticleInput *self)
{
  guint offset = adduce_ui_article_buffer_get_caret (self->buffer);

  self->seen = (AdduceSpan) { offset, offset };
  tell (self, self->seen);
  adduce_ui_text_view_get_character_at (self->view, self->x, self->y, &offset);
  if (self->context == NULL || adduce_ui_context_get_session (self->context) == NULL)
    return;

  if (self->besides)
    choose_at (self, offset);
  else if (adduce_ui_context_get_n_chosen (self->context) > 1 && focused_holds (self, offset))
    adduce_ui_context_choose_focused (self->context);
  else if (offset == self->last_click && focused_holds (self, offset))
    focus_next_at (self, offset);
  else
    focus_at (self, offset);
  self->last_click = offset;
}

static void
finish_press (AdduceUiArticleInput *self)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);

  g_clear_handle_id (&self->release_id, g_source_remove);
  if (!self->pressed)
    return;

  self->pressed = FALSE;
  if (is_empty (selection))
    {
      finish_click (self);
      return;
    }

  self->last_click = G_MAXUINT;
  selection = snap (self, selection, self->exact);
  show_selection (self, selection);
  publish (self);
  if (!is_empty (selection))
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* --- keys --- */

static gboolean
escape (AdduceUiArticleInput *self)
{
  if (!is_empty (adduce_ui_article_buffer_get_selection (self->buffer)))
    {
      guint caret = adduce_ui_article_buffer_get_caret (self->buffer);

      show_selection (self, (AdduceSpan) { caret, caret });
      return TRUE;
    }
  if (adduce_ui_context_get_focused_claim (self->context) == NULL)
    return FALSE;

  adduce_ui_context_focus_claim (self->context, NULL, FALSE);
  return TRUE;
}

static void
popup_at_caret (AdduceUiArticleInput *self)
{
  GtkTextIter iter;
  GdkRectangle rect;
  int x, y;

  adduce_ui_article_buffer_get_iter (self->buffer, &iter, adduce_ui_article_buffer_get_caret (self->buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, rect.x,
                                         rect.y + rect.height, &x, &y);
  g_signal_emit (self, signals[SIGNAL_MENU], 0, (double) x, (double) y);
}

/* Callbacks */

static gboolean
key_pressed_cb (AdduceUiArticleInput *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  AdduceUiArticleKey key = adduce_ui_article_key_resolve (keyval, modifiers);

  if (self->release_id != 0)
    finish_press (self);
  if (self->context == NULL || key.kind == ADDUCE_UI_ARTICLE_KEY_PASS)
    return FALSE;

  /* A key that is held would set and unset a value again and again. */
  if (self->held == keycode && !key.repeats)
    return TRUE;
  self->held = keycode;

  switch (key.kind)
    {
    case ADDUCE_UI_ARTICLE_KEY_CODE:
      /* What no value has is taken too: the view would only ring the bell. */
      adduce_ui_article_press_code (GTK_WIDGET (self->view), self->context, &key, keycode, modifiers);
      return TRUE;

    case ADDUCE_UI_ARTICLE_KEY_ACTION:
      adduce_ui_article_press_action (GTK_WIDGET (self->view), self->context, &key);
      return TRUE;

    case ADDUCE_UI_ARTICLE_KEY_ESCAPE:
      return escape (self);

    case ADDUCE_UI_ARTICLE_KEY_MENU:
      popup_at_caret (self);
      return TRUE;

    case ADDUCE_UI_ARTICLE_KEY_PASS:
    default:
      return FALSE;
    }
}

static void
keys_released_cb (AdduceUiArticleInput *self)
{
  self->held = 0;
  publish (self);
}

static gboolean
release_idle_cb (gpointer user_data)
{
  AdduceUiArticleInput *self = user_data;

  self->release_id = 0;
  finish_press (self);
  return G_SOURCE_REMOVE;
}

static gboolean
event_cb (AdduceUiArticleInput *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean alt = (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0;
  gboolean taken;

  /* The next click comes before one is done with the last: in time it was long ago. */
  if (self->release_id != 0 && type == GDK_BUTTON_PRESS)
    finish_press (self);

  if (self->pressed && type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
    adduce_ui_article_clicks_forget (self->clicks);

  self->frozen++;
  taken = adduce_ui_article_clicks_handle_event (self->clicks, event);
  self->frozen--;
  if ((type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
      || type == GDK_TOUCH_BEGIN)
    {
      self->pressed = TRUE;
      self->touched = type == GDK_TOUCH_BEGIN;
      self->exact = alt;
      self->besides = (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0;
    }
  else if (type == GDK_MOTION_NOTIFY || type == GDK_TOUCH_UPDATE)
    {
      /* A drag that became drag-and-drop has no release. Beside a finger, the pointer may move without a button. */
      if (self->pressed && !self->touched && type == GDK_MOTION_NOTIFY && self->release_id == 0
          && (gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) == 0)
        {
          finish_press (self);
          adduce_ui_article_clicks_forget (self->clicks);
        }
      self->exact = self->exact || alt;
    }
  else if (self->pressed
           && ((type == GDK_BUTTON_RELEASE && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
               || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL))
    {
      self->exact = self->exact || alt;
      if (self->release_id == 0)
        self->release_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, release_idle_cb, self, NULL);
    }

  return taken ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Where a gesture of the view is claimed ours is cancelled, but the press itself is always seen. */
static void
press_cb (AdduceUiArticleInput *self, int n_press, double x, double y)
{
  self->x = x;
  self->y = y;
}

static void
menu_press_cb (AdduceUiArticleInput *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint offset;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (is_empty (adduce_ui_article_buffer_get_selection (self->buffer))
      && adduce_ui_text_view_get_character_at (self->view, x, y, &offset))
    {
      show_selection (self, (AdduceSpan) { offset, offset });
      focus_at (self, offset);
    }
  g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
}

static void
mark_set_cb (AdduceUiArticleInput *self, GtkTextIter *iter, GtkTextMark *mark)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  if (self->frozen > 0 || self->pressed
      || (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;

  update_selection (self);
}

static void
snap_changed_cb (AdduceUiArticleInput *self)
{
  if (!self->pressed)
    tell (self, snap (self, self->seen, FALSE));
}

/* What was selected has become a claim or was dropped by another pane. */
static void
has_selection_cb (AdduceUiArticleInput *self)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);

  if (self->telling || self->frozen > 0 || is_empty (self->told) || is_empty (selection)
      || adduce_ui_context_get_has_selection (self->context))
    return;

  show_selection (self, (AdduceSpan) { selection.start, selection.start });
}

static void
show_place_cb (AdduceUiArticleInput *self, guint offset, gboolean move_caret)
{
  if (move_caret)
    show_selection (self, (AdduceSpan) { offset, offset });
  adduce_ui_text_view_reveal (self->view, (AdduceSpan) { offset, offset });
}

static void
select_place_cb (AdduceUiArticleInput *self, guint start, guint end)
{
  show_selection (self, (AdduceSpan) { start, end });
  adduce_ui_text_view_reveal (self->view, (AdduceSpan) { start, end });
}

static void
session_cb (AdduceUiArticleInput *self)
{
  self->last_click = G_MAXUINT;
  self->published = (AdduceSpan) { 0, 0 };
}

static void
adduce_ui_article_input_dispose (GObject *object)
{
  AdduceUiArticleInput *self = ADDUCE_UI_ARTICLE_INPUT (object);

  adduce_ui_article_input_set_context (self, NULL);
  g_clear_handle_id (&self->release_id, g_source_remove);
  if (self->move != NULL)
    g_object_run_dispose (G_OBJECT (self->move));
  g_clear_object (&self->move);
  g_clear_object (&self->clicks);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (adduce_ui_article_input_parent_class)->dispose (object);
}

static void
adduce_ui_article_input_class_init (AdduceUiArticleInputClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_input_dispose;

  signals[SIGNAL_SELECTED]
    = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
adduce_ui_article_input_init (AdduceUiArticleInput *self)
{
  self->last_click = G_MAXUINT;
}

static void
add_controllers (AdduceUiArticleInput *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (keys_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);

  /* A key that is let go elsewhere is not heard. */
  g_signal_connect_object (focus, "leave", G_CALLBACK (keys_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, events);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
}

AdduceUiArticleInput *
adduce_ui_article_input_new (AdduceUiTextView *view)
{
  AdduceUiArticleInput *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ARTICLE_INPUT, NULL);
  self->view = view;
  self->buffer = g_object_ref (adduce_ui_text_view_get_article_buffer (view));
  self->move = adduce_ui_article_move_new (view);
  self->clicks = adduce_ui_article_clicks_new (view);
  g_signal_connect_object (self->move, "notify::snap", G_CALLBACK (snap_changed_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
adduce_ui_article_input_set_context (AdduceUiArticleInput *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_INPUT (self));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (self->move != NULL)
    adduce_ui_article_move_set_context (self->move, context);
  if (context == NULL)
    return;

  g_signal_connect_object (context, "notify::has-selection", G_CALLBACK (has_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "select-place", G_CALLBACK (select_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "show-place", G_CALLBACK (show_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
}

void
adduce_ui_article_input_freeze (AdduceUiArticleInput *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_INPUT (self));

  self->frozen++;
}

void
adduce_ui_article_input_thaw (AdduceUiArticleInput *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_INPUT (self));
  g_return_if_fail (self->frozen > 0);

  if (--self->frozen > 0)
    return;

  self->seen = adduce_ui_article_buffer_get_selection (self->buffer);
  tell (self, snap (self, self->seen, FALSE));
}

void
adduce_ui_article_input_reveal (AdduceUiArticleInput *self)
{
  AdduceClaim *claim;
  AdduceSpanSet *spans;
  AdduceSpan place;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_INPUT (self));

  claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  if (claim == NULL)
    return;

  /* Words that were selected and are in the claim now: the caret stays there. */
  spans = adduce_claim_get_spans (claim);
  place = adduce_span_set_get_span (spans, 0);
  if (!is_empty (self->told) && adduce_span_set_contains (spans, self->told.start))
    place = self->told;

  show_selection (self, (AdduceSpan) { place.start, place.start });
  adduce_ui_text_view_reveal (self->view, place);
}
