/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choices beside a selection. It is over 600 lines because what is offered and where it stands follow each other.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-hint-line.h"
#include "adduce-ui-key-label.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-selection-bubble.h"
#include "adduce-ui-wrap-layout.h"

/* A selection may go on to be another: by one more click, or by a drag. */
#define SHOW_DELAY_MS 200

#define GAP 16          /* to the words, at least: between are the knobs of the claim */
#define MARGIN 8        /* to the edges */
#define MAX_WIDTH 560
#define NARROW 520      /* below this stances go without names */
#define N_SPEAKERS 4
#define N_ISSUES 3
#define SPEAKER_CHARS 20
#define ISSUE_CHARS 26
#define LABEL_MAX_LENGTH 200

struct _AdduceUiSelectionBubble
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *scroller;
  GtkWidget *content;
  AdduceUiCodeBox *stance_box;
  AdduceUiCodeBox *evidence_box;
  GtkWidget *speakers;
  GtkWidget *issues;
  GtkWidget *foot;
  GtkWidget *tools;
  GtkWidget *add_claim;
  GtkWidget *add_span;
  GtkWidget *note;
  GtkWidget *more;
  AdduceUiHintLine *hint;

  AdduceUiTextView *view; /* not owned */
  AdduceUiContext *context;
  AdduceSpan place;    /* the words it stands beside */
  char *claim_id;      /* of the claim that was made, NULL while there is only a selection */
  guint update_id;
  gboolean acting;     /* what was clicked is being done */
  int placed_height;   /* for which a side was chosen, 0: none yet */
  int gap;             /* below the words; does not get smaller while the bubble is shown */
  gboolean is_below;
  gboolean updating;
  gboolean waiting;    /* for what is chosen elsewhere on its behalf */
  guint show_id;
};

enum {
  SIGNAL_MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiSelectionBubble, adduce_ui_selection_bubble, GTK_TYPE_WIDGET)

static void queue_update (AdduceUiSelectionBubble *self);

/* The claim that was made, NULL while there is none; (transfer none). */
static AdduceClaim *
get_claim (AdduceUiSelectionBubble *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);

  if (self->claim_id == NULL || claim == NULL || !g_str_equal (adduce_claim_get_id (claim), self->claim_id))
    return NULL;
  return claim;
}

/* After the first choice the selection is a claim. */
static void
follow_claim (AdduceUiSelectionBubble *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);

  if (self->claim_id == NULL && claim != NULL && !adduce_ui_context_get_has_selection (self->context))
    self->claim_id = g_strdup (adduce_claim_get_id (claim));
  queue_update (self);
}

static void
give (AdduceUiSelectionBubble *self, AdduceTagging *tagging)
{
  self->acting = TRUE;
  adduce_ui_context_give_tagging (self->context, tagging);
  self->acting = FALSE;
  follow_claim (self);
}

/* --- speakers and issues --- */

static AdduceTagList *
dup_tags (AdduceUiSelectionBubble *self, AdduceFacet facet)
{
  AdduceClaim *claim = get_claim (self);

  return claim != NULL ? adduce_ui_context_resolve_tags (self->context, facet, claim) : adduce_tag_list_new_empty ();
}

static AdduceFacet
get_facet (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet"));
}

static void
tag_toggled_cb (AdduceUiSelectionBubble *self, GtkToggleButton *button)
{
  AdduceFacet facet = get_facet (GTK_WIDGET (button));
  AdduceTag *tag = g_object_get_data (G_OBJECT (button), "tag");
  g_autoptr (AdduceTagList) tags = NULL;
  g_autoptr (AdduceTagging) tagging = NULL;

  if (self->updating)
    return;

  tags = gtk_toggle_button_get_active (button) ? adduce_tag_list_new (&tag, 1) : adduce_tag_list_new_empty ();
  tagging = facet == ADDUCE_FACET_ISSUE ? adduce_tagging_new_issues (tags) : adduce_tagging_new_speakers (tags);
  give (self, tagging);
}

static void
other_clicked_cb (AdduceUiSelectionBubble *self, GtkWidget *button)
{
  AdduceFacet facet = get_facet (button);

  adduce_ui_selection_bubble_hide (self);
  self->waiting = TRUE;
  g_signal_emit_by_name (self->context, "choose-tags", facet);
}

static GtkWidget *
create_tag_button (AdduceUiSelectionBubble *self, AdduceFacet facet, AdduceTag *tag, gboolean active)
{
  g_autofree char *name = adduce_ui_claim_text_isolate (adduce_tag_get_label (tag), LABEL_MAX_LENGTH);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), facet == ADDUCE_FACET_ISSUE ? ISSUE_CHARS : SPEAKER_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "code");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "tag", adduce_tag_ref (tag), (GDestroyNotify) adduce_tag_unref);
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));
  g_signal_connect_object (button, "toggled", G_CALLBACK (tag_toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_other (AdduceUiSelectionBubble *self, GtkWidget *row, AdduceFacet facet)
{
  gboolean issue = facet == ADDUCE_FACET_ISSUE;
  GtkWidget *button = gtk_button_new_with_label (issue ? _("Other Issue…") : _("Other Speaker…"));

  gtk_widget_add_css_class (button, "code");
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));
  g_signal_connect_object (button, "clicked", G_CALLBACK (other_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static void
update_row (AdduceUiSelectionBubble *self, GtkWidget *row, AdduceFacet facet, guint max)
{
  g_autoptr (AdduceTagList) current = dup_tags (self, facet);
  g_autoptr (AdduceTagList) speakers = dup_tags (self, ADDUCE_FACET_SPEAKER);
  g_autoptr (AdduceTagRanking) ranking = adduce_ui_context_rank_tags (self->context, facet, speakers);
  g_autoptr (GPtrArray) found = adduce_tag_ranking_search (ranking, "", NULL, max);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (row)) != NULL)
    gtk_box_remove (GTK_BOX (row), child);
  for (guint i = 0; i < found->len; i++)
    {
      AdduceTag *tag = ((AdduceTagChoice *) found->pdata[i])->tag;
      gboolean active = adduce_tag_list_contains (current, adduce_tag_get_code (tag));

      gtk_box_append (GTK_BOX (row), create_tag_button (self, facet, tag, active));
    }
  append_other (self, row, facet);
}

/* --- all of it --- */

static void
update_codes (AdduceUiSelectionBubble *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceClaim *claim = get_claim (self);
  g_autoptr (AdduceTagList) stance = dup_tags (self, ADDUCE_FACET_STANCE);
  g_autoptr (AdduceTagList) evidence = dup_tags (self, ADDUCE_FACET_EVIDENCE);

  adduce_ui_code_box_set_variable (self->stance_box,
                                   codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL);
  adduce_ui_code_box_set_variable (self->evidence_box,
                                   codebook != NULL ? adduce_codebook_get_variable (codebook, "evidence") : NULL);
  adduce_ui_code_box_set_tags (self->stance_box, stance);
  adduce_ui_code_box_set_tags (self->evidence_box, evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_box), claim != NULL);
}

static void
update (AdduceUiSelectionBubble *self)
{
  gboolean made = get_claim (self) != NULL;
  gboolean joinable = !made && adduce_ui_context_can_edit_focused (self->context);

  self->updating = TRUE;
  update_codes (self);
  update_row (self, self->speakers, ADDUCE_FACET_SPEAKER, N_SPEAKERS);
  update_row (self, self->issues, ADDUCE_FACET_ISSUE, N_ISSUES);
  self->updating = FALSE;
  gtk_widget_set_visible (self->add_claim, !made);
  gtk_widget_set_visible (self->add_span, joinable);
  gtk_widget_set_visible (self->note, made);
  /* beside one button there is room for the hint, beside two there is not */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot),
                                  joinable ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  adduce_ui_hint_line_take_tips (self->hint);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* GTK still has things to do with a button that was clicked, so it is replaced a little later. */
static gboolean
update_idle_cb (gpointer user_data)
{
  AdduceUiSelectionBubble *self = user_data;

  self->update_id = 0;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (AdduceUiSelectionBubble *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_idle_cb, self, NULL);
}

/* Callbacks */

static void
stance_edited_cb (AdduceUiSelectionBubble *self, AdduceTagList *tags)
{
  AdduceTag *stance = adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_list_get_tag (tags, 0) : NULL;
  g_autoptr (AdduceTagging) tagging = adduce_tagging_new_stance (stance);

  give (self, tagging);
}

static void
evidence_edited_cb (AdduceUiSelectionBubble *self, AdduceTagList *tags)
{
  g_autoptr (AdduceTagging) tagging = adduce_tagging_new_evidence (tags);

  give (self, tagging);
}

static void
add_claim_cb (AdduceUiSelectionBubble *self)
{
  self->acting = TRUE;
  adduce_ui_context_add_claim (self->context);
  self->acting = FALSE;
  follow_claim (self);
}

static void
more_cb (AdduceUiSelectionBubble *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0);
}

static void
focused_cb (AdduceUiSelectionBubble *self)
{
  if (self->claim_id != NULL && get_claim (self) == NULL)
    adduce_ui_selection_bubble_hide (self);
}

static void
has_selection_cb (AdduceUiSelectionBubble *self)
{
  if (!adduce_ui_context_get_has_selection (self->context) && self->claim_id == NULL)
    adduce_ui_selection_bubble_hide (self);
}

static void
mark_set_cb (AdduceUiSelectionBubble *self)
{
  AdduceSpan selection;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) && self->show_id == 0)
    return;

  selection
    = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));
  if (self->claim_id != NULL || selection.start != self->place.start || selection.end != self->place.end)
    adduce_ui_selection_bubble_hide (self);
}

/* Nothing is waited for in another article. */
static void
session_cb (AdduceUiSelectionBubble *self)
{
  self->waiting = FALSE;
  adduce_ui_selection_bubble_hide (self);
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift
         || keyval == GDK_KEY_Num_Lock;
}

static gboolean
key_pressed_cb (AdduceUiSelectionBubble *self, guint keyval)
{
  if (!is_modifier (keyval))
    adduce_ui_selection_bubble_hide (self);
  return FALSE;
}

/* Overrides */

static void
adduce_ui_selection_bubble_dispose (GObject *object)
{
  AdduceUiSelectionBubble *self = ADDUCE_UI_SELECTION_BUBBLE (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->update_id, g_source_remove);
  adduce_ui_selection_bubble_set_context (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->claim_id, g_free);

  G_OBJECT_CLASS (adduce_ui_selection_bubble_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-selection-bubble.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, content);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, stance_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, evidence_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, speakers);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, issues);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, foot);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, tools);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, add_claim);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, add_span);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, note);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, more);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSelectionBubble, hint);
  gtk_widget_class_bind_template_callback (widget_class, stance_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_claim_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
adduce_ui_selection_bubble_class_init (AdduceUiSelectionBubbleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_selection_bubble_dispose;

  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  g_type_ensure (ADDUCE_UI_TYPE_CODE_BOX);
  g_type_ensure (ADDUCE_UI_TYPE_HINT_LINE);
  g_type_ensure (ADDUCE_UI_TYPE_KEY_LABEL);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_selection_bubble_init (AdduceUiSelectionBubble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_hint_line_watch (self->hint, GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->speakers, adduce_ui_wrap_layout_new (4));
  gtk_widget_set_layout_manager (self->issues, adduce_ui_wrap_layout_new (4));
  gtk_widget_set_layout_manager (self->tools, adduce_ui_wrap_layout_new (4));
  adduce_ui_key_tip_set (self->add_claim, _("Make the selection a claim"), "win.add-claim");
  adduce_ui_key_tip_set (self->add_span, _("Add the selection to the focused claim"), "win.add-span");
  adduce_ui_key_tip_set (self->note, _("Write the note"), "win.focus-field::note");
}

void
adduce_ui_selection_bubble_set_view (AdduceUiSelectionBubble *self, AdduceUiTextView *view)
{
  GtkEventController *keys;

  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));
  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (adduce_ui_text_view_get_article_buffer (view), "mark-set", G_CALLBACK (mark_set_cb),
                           self, G_CONNECT_SWAPPED);
}

void
adduce_ui_selection_bubble_set_context (AdduceUiSelectionBubble *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (self->context == context)
    return;

  session_cb (self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;

  g_signal_connect_object (context, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::focused-claim", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::has-selection", G_CALLBACK (has_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "reveal", G_CALLBACK (adduce_ui_selection_bubble_hide), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "claims-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
}

static gboolean
show_cb (gpointer user_data)
{
  AdduceUiSelectionBubble *self = user_data;

  self->show_id = 0;
  self->placed_height = 0;
  self->gap = GAP;
  adduce_ui_code_box_set_compact (self->stance_box, gtk_widget_get_width (GTK_WIDGET (self->view)) < NARROW);
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

void
adduce_ui_selection_bubble_show (AdduceUiSelectionBubble *self)
{
  AdduceSession *session;

  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));

  session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  if (session == NULL || adduce_session_get_read_only_reason (session) != NULL)
    return;

  self->waiting = FALSE;
  g_clear_pointer (&self->claim_id, g_free);
  self->place
    = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));
  if (self->show_id == 0)
    self->show_id = g_timeout_add (SHOW_DELAY_MS, show_cb, self);
}

void
adduce_ui_selection_bubble_hide (AdduceUiSelectionBubble *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));

  if (self->acting)
    return;

  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Whether the words that it stood beside are what a choice would be about: selected still, or the claim. */
static gboolean
has_place (AdduceUiSelectionBubble *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  AdduceSpan selection
    = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));

  if (adduce_ui_context_get_has_selection (self->context))
    return selection.start == self->place.start && selection.end == self->place.end;
  return claim != NULL && adduce_ui_context_can_edit_focused (self->context)
         && adduce_ui_context_get_n_chosen (self->context) == 1
         && adduce_span_set_contains (adduce_claim_get_spans (claim), self->place.start);
}

void
adduce_ui_selection_bubble_resume (AdduceUiSelectionBubble *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));

  if (!self->waiting)
    return;

  self->waiting = FALSE;
  if (self->context == NULL || adduce_ui_context_get_session (self->context) == NULL || !has_place (self))
    return;

  g_clear_pointer (&self->claim_id, g_free);
  follow_claim (self);
  show_cb (self);
}

/* The rectangle of a character, in the view. */
static GdkRectangle
locate (AdduceUiSelectionBubble *self, guint offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle rect;
  GtkTextIter iter;

  adduce_ui_article_buffer_get_iter (adduce_ui_text_view_get_article_buffer (self->view), &iter, offset);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x, &rect.y);
  return rect;
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);
  return for_size < 0 ? minimum : natural;
}

/* Neither a scrolled window nor what is measured without a width knows how many rows there are in a certain width. */
static int
measure_height (AdduceUiSelectionBubble *self, int width)
{
  GtkOrientation across = GTK_ORIENTATION_HORIZONTAL, down = GTK_ORIENTATION_VERTICAL;
  int inside = width - measure (GTK_WIDGET (self), across, -1) + measure (self->box, across, -1);

  return measure (GTK_WIDGET (self), down, -1) - measure (self->scroller, down, -1) - measure (self->foot, down, -1)
         + measure (self->content, down, inside) + measure (self->foot, down, inside);
}

void
adduce_ui_selection_bubble_place (AdduceUiSelectionBubble *self, int width, int height,
                                  GdkRectangle *ret_allocation)
{
  GdkRectangle first, last;
  int below, above, natural, knobs;

  g_return_if_fail (ADDUCE_UI_IS_SELECTION_BUBBLE (self));
  g_return_if_fail (self->view != NULL);

  first = locate (self, self->place.start);
  last = locate (self, self->place.end > self->place.start ? self->place.end - 1 : self->place.end);
  ret_allocation->width = MAX (MIN (MAX_WIDTH, width - 2 * MARGIN), 1);
  ret_allocation->width = MAX (ret_allocation->width, measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1));
  natural = measure_height (self, ret_allocation->width);

  knobs = adduce_ui_compat_get_knobs_bottom (GTK_TEXT_VIEW (self->view));
  if (knobs > 0)
    self->gap = MAX (self->gap, knobs - last.y - last.height);
  below = height - MARGIN - (last.y + last.height + self->gap);
  above = first.y - GAP - MARGIN;
  ret_allocation->x = CLAMP (last.x - ret_allocation->width / 2, MIN (MARGIN, width - ret_allocation->width),
                             MAX (0, width - MARGIN - ret_allocation->width));
  /* Once it stands on a side it stays there while the text is scrolled, until it is another size. */
  if (self->placed_height != natural)
    self->is_below = natural <= below || below >= above;
  self->placed_height = natural;
  if (self->is_below)
    {
      /* Where there is room on neither side it may cover the end of a long selection. */
      ret_allocation->height = MIN (natural, MAX (below, MIN (height - 2 * MARGIN, natural / 2)));
      ret_allocation->y = MIN (last.y + last.height + self->gap, height - MARGIN - ret_allocation->height);
    }
  else
    {
      ret_allocation->height = MIN (natural, MAX (above, MIN (height - 2 * MARGIN, natural / 2)));
      ret_allocation->y = MAX (first.y - GAP - ret_allocation->height, MARGIN);
    }
}
