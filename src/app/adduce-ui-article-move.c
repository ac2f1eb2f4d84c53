/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moving and selecting by words, sentences, quotations and paragraphs.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-article-move.h"

#define SNAP "snap-to-words"

struct _AdduceUiArticleMove
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiArticleBuffer *buffer;
  AdduceUiContext *context; /* not owned */
  GSettings *settings;
  GSimpleActionGroup *actions;
  GtkWidget *root;  /* where the actions are, not owned */
  AdduceText *text; /* in which it grew */
  GArray *grown;    /* AdduceSpan: what the selection was before */
  AdduceSpan shown; /* what it grew or shrank to last */
  gboolean snap;
};

enum {
  PROP_0,
  PROP_SNAP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleMove, adduce_ui_article_move, G_TYPE_OBJECT)

static gboolean
is_same (AdduceSpan a, AdduceSpan b)
{
  return a.start == b.start && a.end == b.end;
}

/* Tells the user what there is not. */
static void
tell (AdduceUiArticleMove *self, const char *text)
{
  if (self->context != NULL)
    g_signal_emit_by_name (self->context, "message", text, FALSE);
}

/* GTK's own way, as for its own keys: a little, and only where the caret can't be seen. */
static void
show_caret (AdduceUiArticleMove *self)
{
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
}

static void
select_from (AdduceUiArticleMove *self, guint anchor, guint caret)
{
  adduce_ui_article_buffer_select_from (self->buffer, anchor, caret);
  show_caret (self);
}

/* Moves the end at which the caret is; @direction: in the text. */
static void
extend (AdduceUiArticleMove *self, AdduceText *text, AdduceUnit unit, int direction)
{
  guint anchor = adduce_ui_article_buffer_get_anchor (self->buffer);
  guint caret = adduce_ui_article_buffer_get_caret (self->buffer);

  select_from (self, anchor, adduce_unit_move_end (text, unit, anchor, caret, direction));
}

/* --- growing and shrinking --- */

static void
show_grown (AdduceUiArticleMove *self, AdduceSpan span)
{
  guint anchor = adduce_ui_article_buffer_get_anchor (self->buffer);
  guint caret = adduce_ui_article_buffer_get_caret (self->buffer);

  if (caret < anchor)
    select_from (self, span.end, span.start);
  else
    select_from (self, span.start, span.end);
  self->shown = span;
}

/* Forgets how the selection grew where it is another now. */
static void
check_grown (AdduceUiArticleMove *self, AdduceText *text, AdduceSpan selection)
{
  if (g_set_object (&self->text, text) || !is_same (selection, self->shown))
    g_array_set_size (self->grown, 0);
}

static void
grow (AdduceUiArticleMove *self, AdduceText *text)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);
  AdduceSpan next;

  check_grown (self, text, selection);
  if (!adduce_unit_grow (text, selection, &next))
    return;

  g_array_append_val (self->grown, selection);
  show_grown (self, next);
}

static void
shrink (AdduceUiArticleMove *self, AdduceText *text)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);
  AdduceSpan next;

  check_grown (self, text, selection);
  if (self->grown->len > 0)
    {
      next = g_array_index (self->grown, AdduceSpan, self->grown->len - 1);
      g_array_set_size (self->grown, self->grown->len - 1);
    }
  else
    next = adduce_unit_shrink (text, selection, selection.start);
  show_grown (self, next);
}

static void
select_quotation (AdduceUiArticleMove *self, AdduceText *text)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);
  AdduceQuotation quotation;

  if (adduce_quotation_find_around (text, selection, &quotation))
    {
      check_grown (self, text, selection);
      g_array_append_val (self->grown, selection);
      show_grown (self, quotation.inner);
    }
  else if (selection.end == selection.start)
    tell (self, _("The caret is not in a quotation"));
  else
    tell (self, _("No other quotation is around the selection"));
}

/* Callbacks */

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiArticleMove *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  guint caret = adduce_ui_article_buffer_get_caret (self->buffer);
  gboolean forwards;

  if (text == NULL)
    return;

  forwards = g_str_has_suffix (name, "-right") != adduce_breaks_is_rtl (text, caret);
  if (g_str_equal (name, "grow"))
    grow (self, text);
  else if (g_str_equal (name, "shrink"))
    shrink (self, text);
  else if (g_str_equal (name, "quotation"))
    select_quotation (self, text);
  else if (g_str_has_prefix (name, "extend-"))
    extend (self, text, ADDUCE_UNIT_SENTENCE, forwards ? 1 : -1);
  else
    {
      caret = forwards ? adduce_sentences_get_next_start (text, caret)
                       : adduce_sentences_get_previous_start (text, caret);
      select_from (self, caret, caret);
    }
}

/* Of GTK's keys, those that select by word and paragraph. */
static void
move_cursor_cb (AdduceUiArticleMove *self, GtkMovementStep step, int count, gboolean extends)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  AdduceUnit unit = step == GTK_MOVEMENT_WORDS ? ADDUCE_UNIT_WORD : ADDUCE_UNIT_PARAGRAPH;
  int direction = count < 0 ? -1 : 1;

  if (text == NULL || !extends || (step != GTK_MOVEMENT_WORDS && step != GTK_MOVEMENT_PARAGRAPHS))
    return;

  if (unit == ADDUCE_UNIT_WORD && adduce_breaks_is_rtl (text, adduce_ui_article_buffer_get_caret (self->buffer)))
    direction = -direction;
  for (int i = 0; i < ABS (count); i++)
    extend (self, text, unit, direction);
  g_signal_stop_emission_by_name (self->view, "move-cursor");
}

/* The actions are the window's, so that they are found from everywhere in it. */
static void
root_cb (AdduceUiArticleMove *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view)));

  if (self->root == root)
    return;

  if (self->root != NULL)
    adduce_ui_action_groups_insert (self->root, "select", NULL);
  g_set_weak_pointer (&self->root, root);
  if (root != NULL)
    adduce_ui_action_groups_insert (root, "select", G_ACTION_GROUP (self->actions));
}

static void
snap_cb (AdduceUiArticleMove *self)
{
  gboolean snap = g_settings_get_boolean (self->settings, SNAP);

  if (self->snap == snap)
    return;

  self->snap = snap;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAP]);
  tell (self, snap ? _("Selections snap to words") : _("Selections are exact to the letter"));
}

static void
adduce_ui_article_move_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleMove *self = ADDUCE_UI_ARTICLE_MOVE (object);

  switch (prop_id)
    {
    case PROP_SNAP:
      g_value_set_boolean (value, self->snap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_move_dispose (GObject *object)
{
  AdduceUiArticleMove *self = ADDUCE_UI_ARTICLE_MOVE (object);

  self->context = NULL;
  if (self->root != NULL)
    adduce_ui_action_groups_insert (self->root, "select", NULL);
  g_clear_weak_pointer (&self->root);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->buffer);
  g_clear_object (&self->text);
  g_clear_pointer (&self->grown, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_article_move_parent_class)->dispose (object);
}

static void
adduce_ui_article_move_class_init (AdduceUiArticleMoveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = adduce_ui_article_move_get_property;
  object_class->dispose = adduce_ui_article_move_dispose;

  properties[PROP_SNAP] = g_param_spec_boolean (
    "snap", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_article_move_init (AdduceUiArticleMove *self)
{
  static const GActionEntry entries[] = {
    { .name = "sentence-left", .activate = activate_cb },
    { .name = "sentence-right", .activate = activate_cb },
    { .name = "extend-sentence-left", .activate = activate_cb },
    { .name = "extend-sentence-right", .activate = activate_cb },
    { .name = "grow", .activate = activate_cb },
    { .name = "shrink", .activate = activate_cb },
    { .name = "quotation", .activate = activate_cb },
  };
  g_autoptr (GAction) snap = NULL;

  self->grown = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  self->settings = g_settings_new (ADDUCE_APP_ID);
  self->snap = g_settings_get_boolean (self->settings, SNAP);
  g_signal_connect_object (self->settings, "changed::" SNAP, G_CALLBACK (snap_cb), self, G_CONNECT_SWAPPED);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  snap = g_settings_create_action (self->settings, SNAP);
  g_action_map_add_action (G_ACTION_MAP (self->actions), snap);
}

AdduceUiArticleMove *
adduce_ui_article_move_new (AdduceUiTextView *view)
{
  AdduceUiArticleMove *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ARTICLE_MOVE, NULL);
  self->view = view;
  self->buffer = g_object_ref (adduce_ui_text_view_get_article_buffer (view));
  g_signal_connect_object (view, "move-cursor", G_CALLBACK (move_cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  root_cb (self);

  return self;
}

void
adduce_ui_article_move_set_context (AdduceUiArticleMove *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_MOVE (self));

  self->context = context;
}

gboolean
adduce_ui_article_move_get_snap (AdduceUiArticleMove *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_MOVE (self), TRUE);

  return self->snap;
}
