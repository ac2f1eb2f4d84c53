/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handles at the ends of the focused claim.
 *
 * A handle is a bar beside the first or last letter, outside the claim, with a knob above the row or below it:
 * so the words of the claim itself can still be clicked.
 *
 * over 600 lines because what is drawn, what is hit and what is dragged, by a mouse or a finger, are one geometry.
 */
#include "config.h"

#include "adduce-ui-claim-handles.h"
#include "adduce-ui-edge-scroll.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-text-rows.h"

#define BAR 2        /* width */
#define REACH 6      /* how far outside the claim the bar can be caught */
#define KNOB 5       /* radius */
#define TARGET 24    /* width and height in which the knob can be caught */
#define FINGER 15    /* and a finger, from the middle of the knob */

typedef enum {
  END_NONE,
  END_START,
  END_END,
} End;

/* Where a handle is, in the widget. */
typedef struct {
  float x;      /* edge of the claim */
  float top, bottom;
  float outward; /* -1 or 1: on which side of the edge the claim is not */
} Edge;

struct _AdduceUiClaimHandles
{
  GtkWidget parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiArticleBuffer *buffer;
  AdduceUiContext *context;
  guint piece;            /* of the focused claim that has the handles */

  End dragged;
  char *claim_id;         /* while dragging */
  AdduceSpan preview;
  graphene_point_t grab;  /* from the pointer to the edge */
  graphene_point_t pointer;
  gboolean exact;
  gboolean moved;
  AdduceUiEdgeScroll *edge_scroll;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimHandles, adduce_ui_claim_handles, GTK_TYPE_WIDGET)

/* The claim that has handles, NULL where none has. */
static AdduceClaim *
get_claim (AdduceUiClaimHandles *self)
{
  if (self->context == NULL || self->view == NULL || !adduce_ui_context_can_edit_focused (self->context)
      || adduce_ui_context_get_n_chosen (self->context) != 1 || adduce_ui_context_get_has_selection (self->context))
    return NULL;

  return adduce_ui_context_get_focused_claim (self->context);
}

/* The piece as it is, or as it would be; FALSE where there are no handles. */
static gboolean
get_piece (AdduceUiClaimHandles *self, AdduceSpan *ret_span)
{
  AdduceClaim *claim = get_claim (self);
  AdduceSpanSet *spans;

  if (claim == NULL)
    return FALSE;
  if (self->dragged != END_NONE)
    {
      *ret_span = self->preview;
      return TRUE;
    }
  spans = adduce_claim_get_spans (claim);
  *ret_span = adduce_span_set_get_span (spans, MIN (self->piece, adduce_span_set_get_n_spans (spans) - 1));
  return ret_span->end > ret_span->start;
}

static Edge
locate (AdduceUiClaimHandles *self, AdduceSpan span, End end)
{
  guint offset = end == END_START ? span.start : span.end - 1;
  GdkRectangle rect;
  GtkTextIter iter;
  gboolean rtl;
  Edge edge;
  int x, y;

  adduce_ui_article_buffer_get_iter (self->buffer, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &x, &y);

  /* In right-to-left text a letter begins at its right, and has a negative width. */
  rtl = rect.width < 0;
  edge.x = end == END_START ? x : x + rect.width;
  edge.top = y;
  edge.bottom = y + rect.height;
  edge.outward = (end == END_START) != rtl ? -1 : 1;
  return edge;
}

static graphene_point_t
get_knob (const Edge *edge, End end)
{
  float y = end == END_START ? edge->top - KNOB : edge->bottom + KNOB;

  return GRAPHENE_POINT_INIT (edge->x + edge->outward * BAR / 2.0f, y);
}

static gboolean
hits (const Edge *edge, End end, double x, double y, double reach)
{
  graphene_point_t knob = get_knob (edge, end);
  double outside = (x - edge->x) * edge->outward;

  if (y >= edge->top && y <= edge->bottom)
    return outside >= 0 && outside <= REACH;
  return ABS (x - knob.x) <= reach && ABS (y - knob.y) <= reach;
}

/* @reach: how far from the middle of a knob it is still meant. */
static End
find_end (AdduceUiClaimHandles *self, double x, double y, double reach)
{
  AdduceSpan span;
  Edge start, end;

  if (!get_piece (self, &span))
    return END_NONE;

  start = locate (self, span, END_START);
  end = locate (self, span, END_END);
  /* The end before the start: with a short claim their knobs are near each other. */
  if (hits (&end, END_END, x, y, reach))
    return END_END;
  return hits (&start, END_START, x, y, reach) ? END_START : END_NONE;
}

/* --- dragging --- */

/* The place in the text that is nearest to a point of the widget. */
static guint
get_offset_at (AdduceUiClaimHandles *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int buffer_x, buffer_y, trailing;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (view, &iter, &trailing, buffer_x, buffer_y);
  gtk_text_iter_forward_chars (&iter, trailing);
  return adduce_ui_article_buffer_get_offset (self->buffer, &iter);
}

/* What the piece becomes where the end that is dragged comes to @offset; pieces keep off each other. */
static void
move_end (AdduceUiClaimHandles *self, AdduceClaim *claim, guint offset, gboolean exact)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  guint n = adduce_span_set_get_n_spans (spans);
  guint first = self->piece > 0 ? adduce_span_set_get_span (spans, self->piece - 1).end : 0;
  guint last = self->piece + 1 < n ? adduce_span_set_get_span (spans, self->piece + 1).start
                                   : adduce_text_get_length (text);
  AdduceSpan span = adduce_span_set_get_span (spans, self->piece);

  offset = CLAMP (offset, first, last);
  if (self->dragged == END_START)
    span.start = offset;
  else
    span.end = offset;
  if (span.start >= span.end)
    return;

  if (!exact)
    {
      AdduceSpan snapped = adduce_breaks_snap_to_words (text, span);

      /* Only the end that is dragged moves. */
      if (self->dragged == END_START)
        span.start = snapped.start;
      else
        span.end = snapped.end;
      if (snapped.start >= snapped.end)
        return;
    }
  span = adduce_breaks_snap_to_graphemes (text, span);
  span.start = MAX (span.start, first);
  span.end = MIN (span.end, last);
  if (span.start < span.end)
    self->preview = span;
}

static void
stop (AdduceUiClaimHandles *self)
{
  if (self->edge_scroll != NULL)
    adduce_ui_edge_scroll_stop (self->edge_scroll);
  self->dragged = END_NONE;
  g_clear_pointer (&self->claim_id, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
commit (AdduceUiClaimHandles *self, AdduceClaim *claim)
{
  AdduceSpanSet *before = adduce_claim_get_spans (claim);
  guint n = adduce_span_set_get_n_spans (before);
  g_autofree AdduceSpan *spans = g_new (AdduceSpan, n);
  g_autoptr (AdduceSpanSet) set = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    spans[i] = i == self->piece ? self->preview : adduce_span_set_get_span (before, i);

  set = adduce_span_set_new (spans, n, &error);
  if (set != NULL)
    command = adduce_command_new_set_spans (
      claim, set, adduce_session_get_text (adduce_ui_context_get_session (self->context)), &error);
  if (command == NULL)
    g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  else
    adduce_ui_context_perform (self->context, command);
}

/* The claim that is dragged, as it is now; NULL where it is gone. */
static AdduceClaim *
get_dragged_claim (AdduceUiClaimHandles *self)
{
  AdduceClaim *claim = get_claim (self);

  if (claim == NULL || g_strcmp0 (adduce_claim_get_id (claim), self->claim_id) != 0
      || self->piece >= adduce_span_set_get_n_spans (adduce_claim_get_spans (claim)))
    return NULL;
  return claim;
}

/* Callbacks */

static void
drag_begin_cb (AdduceUiClaimHandles *self, double x, double y, GtkGesture *gesture)
{
  AdduceClaim *claim = get_claim (self);
  gboolean touch_only = gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (gesture));
  End end = find_end (self, x, y, touch_only ? FINGER : TARGET / 2.0);
  AdduceSpan span;
  Edge edge;

  if (claim == NULL || end == END_NONE || !get_piece (self, &span))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->piece = MIN (self->piece, adduce_span_set_get_n_spans (adduce_claim_get_spans (claim)) - 1);
  self->dragged = end;
  self->preview = span;
  self->moved = FALSE;
  g_free (self->claim_id);
  self->claim_id = g_strdup (adduce_claim_get_id (claim));
  edge = locate (self, span, end);
  graphene_point_init (&self->grab, edge.x - x, (edge.top + edge.bottom) / 2 - y);
}

/* The text under the pointer is another where the pointer has moved or the text. */
static void
follow_pointer (AdduceUiClaimHandles *self)
{
  AdduceClaim *claim = get_dragged_claim (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (claim != NULL && self->moved)
    move_end (self, claim,
              get_offset_at (self, self->pointer.x + self->grab.x, CLAMP (self->pointer.y + self->grab.y, 0, height)),
              self->exact);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (AdduceUiClaimHandles *self, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  if (self->dragged == END_NONE)
    return;
  if (get_dragged_claim (self) == NULL)
    {
      stop (self);
      return;
    }
  if (!self->moved && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;

  self->moved = TRUE;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  graphene_point_init (&self->pointer, x + dx, y + dy);
  self->exact
    = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_ALT_MASK) != 0;
  follow_pointer (self);
  adduce_ui_edge_scroll_follow (self->edge_scroll, self->pointer.y);
}

static void
drag_end_cb (AdduceUiClaimHandles *self)
{
  AdduceClaim *claim = get_dragged_claim (self);

  if (self->dragged == END_NONE)
    return;
  if (claim != NULL && self->moved)
    commit (self, claim);
  stop (self);
}

static gboolean
key_pressed_cb (AdduceUiClaimHandles *self, guint keyval)
{
  if (self->dragged == END_NONE || keyval != GDK_KEY_Escape)
    return FALSE;

  stop (self);
  return TRUE;
}

static void
choose_piece (AdduceUiClaimHandles *self, guint offset)
{
  AdduceClaim *claim = get_claim (self);
  AdduceSpanSet *spans = claim != NULL ? adduce_claim_get_spans (claim) : NULL;

  for (guint i = 0; spans != NULL && i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (offset >= span.start && offset < span.end && i != self->piece)
        {
          self->piece = i;
          gtk_widget_queue_draw (GTK_WIDGET (self));
        }
    }
}

static void
motion_cb (AdduceUiClaimHandles *self, double x, double y)
{
  guint offset;

  if (self->dragged == END_NONE && get_claim (self) != NULL
      && adduce_ui_text_view_get_character_at (self->view, x, y, &offset))
    choose_piece (self, offset);
}

static void
focused_cb (AdduceUiClaimHandles *self)
{
  if (self->dragged != END_NONE && get_dragged_claim (self) == NULL)
    stop (self);
  if (self->dragged == END_NONE && self->view != NULL)
    {
      self->piece = 0;
      choose_piece (self, adduce_ui_article_buffer_get_caret (self->buffer));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mark_set_cb (AdduceUiClaimHandles *self, GtkTextIter *iter, GtkTextMark *mark)
{
  if (self->dragged == END_NONE && mark == gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)))
    choose_piece (self, adduce_ui_article_buffer_get_offset (self->buffer, iter));
}

/* Drawing */

static void
draw_preview (AdduceUiClaimHandles *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      g_autoptr (AdduceUiTextRows) rows = NULL;
      g_autoptr (GArray) pieces = NULL;
      int line_y, x, y;

      gtk_text_view_get_line_yrange (view, &iter, &line_y, NULL);
      if (line_y > visible.y + visible.height)
        break;
      rows = adduce_ui_text_rows_new (view, &iter);
      pieces = adduce_ui_text_rows_get_pieces (rows, self->preview);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, line_y, &x, &y);
      for (guint i = 0; i < pieces->len; i++)
        {
          graphene_rect_t rect = g_array_index (pieces, AdduceUiTextPiece, i).rect;

          graphene_rect_offset (&rect, x, y);
          gtk_snapshot_append_color (snapshot, color, &rect);
        }
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
draw_handle (GtkSnapshot *snapshot, const Edge *edge, End end, const GdkRGBA *color, const GdkRGBA *ring)
{
  graphene_point_t knob = get_knob (edge, end);
  float left = edge->outward < 0 ? edge->x - BAR : edge->x;
  const float radii[2] = { KNOB + 1, KNOB };
  const GdkRGBA *colors[2] = { ring, color };

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (left, edge->top, BAR, edge->bottom - edge->top));
  for (guint i = 0; i < 2; i++)
    {
      graphene_rect_t rect
        = GRAPHENE_RECT_INIT (knob.x - radii[i], knob.y - radii[i], 2 * radii[i], 2 * radii[i]);
      GskRoundedRect round;

      gsk_rounded_rect_init_from_rect (&round, &rect, radii[i]);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, colors[i], &rect);
      gtk_snapshot_pop (snapshot);
    }
}

/* The colour of the claim's stance, as its line in the text. */
static const char *
get_color (AdduceUiClaimHandles *self, AdduceClaim *claim)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;
  AdduceTag *stance = adduce_claim_get_stance (claim);
  AdduceCode *code = NULL;

  if (variable != NULL && stance != NULL)
    code = adduce_variable_resolve (variable, adduce_tag_get_code (stance));
  return code != NULL ? adduce_code_get_info (code)->color : NULL;
}

static void
adduce_ui_claim_handles_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiClaimHandles *self = ADDUCE_UI_CLAIM_HANDLES (widget);
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();
  GdkRGBA color, ring, fill;
  AdduceSpan span;
  Edge edge;

  if (!get_piece (self, &span))
    return;

  color = adduce_ui_palette_get_line (palette, get_color (self, get_claim (self)));
  ring = adduce_ui_palette_get_background (palette);
  if (self->dragged != END_NONE)
    {
      fill = adduce_ui_palette_get_fill (palette, get_color (self, get_claim (self)));
      draw_preview (self, snapshot, &fill);
    }
  edge = locate (self, span, END_START);
  draw_handle (snapshot, &edge, END_START, &color, &ring);
  edge = locate (self, span, END_END);
  draw_handle (snapshot, &edge, END_END, &color, &ring);
}

/* Overrides */

static gboolean
adduce_ui_claim_handles_contains (GtkWidget *widget, double x, double y)
{
  AdduceUiClaimHandles *self = ADDUCE_UI_CLAIM_HANDLES (widget);

  return self->dragged != END_NONE || find_end (self, x, y, TARGET / 2.0) != END_NONE;
}

static void
adduce_ui_claim_handles_dispose (GObject *object)
{
  AdduceUiClaimHandles *self = ADDUCE_UI_CLAIM_HANDLES (object);

  adduce_ui_claim_handles_set_context (self, NULL);
  g_clear_pointer (&self->edge_scroll, adduce_ui_edge_scroll_free);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->claim_id, g_free);

  G_OBJECT_CLASS (adduce_ui_claim_handles_parent_class)->dispose (object);
}

static void
adduce_ui_claim_handles_class_init (AdduceUiClaimHandlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_handles_dispose;
  widget_class->snapshot = adduce_ui_claim_handles_snapshot;
  widget_class->contains = adduce_ui_claim_handles_contains;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
add_gesture (AdduceUiClaimHandles *self, GtkWidget *widget, GtkGesture *drag)
{
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

static void
adduce_ui_claim_handles_init (AdduceUiClaimHandles *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  add_gesture (self, GTK_WIDGET (self), gtk_gesture_drag_new ());
}

void
adduce_ui_claim_handles_set_view (AdduceUiClaimHandles *self, AdduceUiTextView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *finger = gtk_gesture_drag_new ();
  GtkAdjustment *adjustment;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_HANDLES (self));
  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  self->buffer = g_object_ref (adduce_ui_text_view_get_article_buffer (view));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
  /* What a finger meets is beside the handle, where the text is. */
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (finger), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (finger), GTK_PHASE_CAPTURE);
  add_gesture (self, GTK_WIDGET (view), finger);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  self->edge_scroll = adduce_ui_edge_scroll_new (GTK_WIDGET (self), adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow_pointer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
adduce_ui_claim_handles_set_context (AdduceUiClaimHandles *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_HANDLES (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;

  g_signal_connect_object (context, "notify::focused-claim", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::has-selection", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "chosen-changed", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "claims-changed", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
}

gboolean
adduce_ui_claim_handles_get_preview (AdduceUiClaimHandles *self, AdduceSpan *ret_span)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_HANDLES (self), FALSE);

  if (self->dragged == END_NONE)
    return FALSE;
  if (ret_span != NULL)
    *ret_span = self->preview;
  return TRUE;
}

gboolean
adduce_ui_claim_handles_get_knob (AdduceUiClaimHandles *self, gboolean end, graphene_point_t *ret_point)
{
  AdduceSpan span;
  Edge edge;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_HANDLES (self), FALSE);

  if (!get_piece (self, &span))
    return FALSE;
  edge = locate (self, span, end ? END_END : END_START);
  *ret_point = get_knob (&edge, end ? END_END : END_START);
  return TRUE;
}
