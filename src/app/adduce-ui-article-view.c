/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane of the article: binds the text view, its input, the find bar and the notices to the context.
 *
 * While another article is opened the last one stays in view for a moment, so that going through articles
 * does not flicker; after that a spinner takes its place. Where claims take long to be read, the text comes first.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-article-drawing.h"
#include "adduce-ui-article-empty.h"
#include "adduce-ui-article-hints.h"
#include "adduce-ui-article-input.h"
#include "adduce-ui-article-menu.h"
#include "adduce-ui-article-touch.h"
#include "adduce-ui-article-view.h"
#include "adduce-ui-changes-bar.h"
#include "adduce-ui-claim-handles.h"
#include "adduce-ui-display-notice.h"
#include "adduce-ui-gutter-input.h"
#include "adduce-ui-key-label.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-lens-bar.h"
#include "adduce-ui-overview.h"
#include "adduce-ui-problems.h"
#include "adduce-ui-review-bar.h"
#include "adduce-ui-selection-bubble.h"
#include "adduce-ui-tag-place.h"
#include "adduce-ui-spinner.h"
#include "adduce-ui-tag-popover.h"
#include "adduce-ui-view-actions.h"

#define SPINNER_DELAY_MS 300

struct _AdduceUiArticleView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdduceUiArticleEmpty *empty_page;
  GtkWidget *error_page;
  GtkRevealer *read_only_bar;
  GtkLabel *read_only_label;
  GtkWidget *reread_button;
  GtkRevealer *problems_bar;
  GtkLabel *problems_label;
  AdduceUiReviewBar *review_bar;
  AdduceUiChangesBar *changes_bar;
  AdduceUiLensBar *lens_bar;
  AdduceUiFindBar *find_bar;
  AdduceUiGotoBar *goto_bar;
  GtkScrolledWindow *scroller;
  AdduceUiTextView *text_view;
  AdduceUiOverview *overview;
  AdduceUiClaimHandles *handles;
  AdduceUiSelectionBubble *bubble;
  GtkPopoverMenu *menu;
  AdduceUiTagPopover *tag_popover;

  AdduceUiContext *context;
  AdduceUiArticleInput *input;
  AdduceUiArticleHints *hints;
  AdduceUiArticleDrawing *drawing;
  AdduceUiGutterInput *gutter_input;
  GSignalGroup *context_signals;
  GSignalGroup *session_signals;
  GSimpleActionGroup *actions;
  char *path;             /* of the article whose text is in the text view, or NULL */
  GHashTable *carets;     /* path of an article → where the caret was */
  gboolean text_first;    /* the text is shown, and its claims are still being read */
  guint spinner_id;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleView, adduce_ui_article_view, GTK_TYPE_WIDGET)

/* --- what is shown --- */

static void
show_error (AdduceUiArticleView *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_object_set (self->error_page, "title", title, "description", escaped, NULL);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static gboolean
shows_article (AdduceUiArticleView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "article") == 0;
}

static gboolean
spinner_timeout_cb (gpointer user_data)
{
  AdduceUiArticleView *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  return G_SOURCE_REMOVE;
}

static void
update_page (AdduceUiArticleView *self)
{
  const char *error = self->context != NULL ? adduce_ui_context_get_open_error (self->context) : NULL;

  if (self->context != NULL && adduce_ui_context_get_opening (self->context)
      && adduce_ui_context_get_session (self->context) == NULL && !self->text_first)
    {
      if (self->spinner_id == 0)
        self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_timeout_cb, self);
      return;
    }

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (error != NULL)
    show_error (self, _("Could Not Open the Article"), error);
  else if (self->context == NULL || (adduce_ui_context_get_session (self->context) == NULL && !self->text_first))
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, "article");
  adduce_ui_view_actions_set_enabled (self->actions, shows_article (self));
}

static void
update_notices (AdduceUiArticleView *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  const char *reason = session != NULL ? adduce_session_get_read_only_reason (session) : NULL;
  g_autofree char *problems
    = adduce_ui_problems_dup_text (session != NULL ? adduce_session_get_problems (session) : NULL, reason);

  /* The words stay while the bar goes away. */
  if (reason != NULL)
    gtk_label_set_text (self->read_only_label, reason);
  gtk_revealer_set_reveal_child (self->read_only_bar, reason != NULL);
  gtk_widget_set_visible (self->reread_button, session != NULL && adduce_session_is_text_outdated (session));
  if (*problems != '\0')
    gtk_label_set_text (self->problems_label, problems);
  gtk_revealer_set_reveal_child (self->problems_bar, *problems != '\0');
}

static void
remember_caret (AdduceUiArticleView *self)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->text_view);

  if (self->path != NULL)
    g_hash_table_insert (self->carets, g_strdup (self->path),
                         GUINT_TO_POINTER (adduce_ui_article_buffer_get_caret (buffer)));
}

/* Puts the text of the article of that path into the view, at the place where one was before. */
static void
show_text (AdduceUiArticleView *self, const char *path, AdduceText *text)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->text_view);
  gboolean is_new = text != adduce_ui_article_buffer_get_text (buffer);
  guint caret;

  remember_caret (self);
  g_free (self->path);
  self->path = g_strdup (path);
  caret = GPOINTER_TO_UINT (g_hash_table_lookup (self->carets, self->path));
  adduce_ui_article_input_freeze (self->input);
  adduce_ui_text_view_set_text (self->text_view, text);
  if (is_new && caret <= adduce_text_get_length (text))
    adduce_ui_article_buffer_select (buffer, (AdduceSpan) { caret, caret });
  else
    caret = 0;
  adduce_ui_article_input_thaw (self->input);
  if (is_new && caret > 0)
    adduce_ui_text_view_scroll_to (self->text_view, caret);
}

/* Callbacks */

static void
session_cb (AdduceUiArticleView *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;

  self->text_first = FALSE;
  g_signal_group_set_target (self->session_signals, session);
  update_notices (self);
  if (session != NULL)
    {
      show_text (self, adduce_session_get_path (session), adduce_session_get_text (session));
      adduce_ui_find_bar_update (self->find_bar);
      adduce_ui_goto_bar_close (self->goto_bar);
    }
  update_page (self);
}

static void
article_cb (AdduceUiArticleView *self)
{
  self->text_first = FALSE;
  update_page (self);
}

/* Claims are still being read: nothing can be coded yet, but read it can be. */
static void
text_read_cb (AdduceUiArticleView *self, AdduceText *text)
{
  g_autofree char *path = adduce_article_dup_path (adduce_ui_context_get_article (self->context));

  self->text_first = TRUE;
  show_text (self, path, text);
  adduce_ui_goto_bar_close (self->goto_bar);
  update_page (self);
}

static void
reveal_cb (AdduceUiArticleView *self)
{
  adduce_ui_article_input_reveal (self->input);
}

static void
focus_article_cb (AdduceUiArticleView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
selected_cb (AdduceUiArticleView *self)
{
  adduce_ui_selection_bubble_show (self->bubble);
}

/* The rectangle of the caret, in this widget. */
static GdkRectangle
locate_caret (AdduceUiArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text_view);
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->text_view);
  graphene_point_t point;
  GdkRectangle rect;
  GtkTextIter iter;

  adduce_ui_article_buffer_get_iter (buffer, &iter, adduce_ui_article_buffer_get_caret (buffer));
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x, &rect.y);
  rect.x = CLAMP (rect.x, 0, gtk_widget_get_width (GTK_WIDGET (view)));
  rect.y = CLAMP (rect.y, 0, gtk_widget_get_height (GTK_WIDGET (view)));
  rect.width = 1;
  if (gtk_widget_compute_point (GTK_WIDGET (self->text_view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (rect.x, rect.y),
                                &point))
    {
      rect.x = (int) point.x;
      rect.y = (int) point.y;
    }
  return rect;
}

static void
choose_tags_cb (AdduceUiArticleView *self, AdduceFacet facet)
{
  GdkRectangle rect = adduce_ui_tag_place_get (self->context, self->text_view, GTK_WIDGET (self));

  if (shows_article (self))
    adduce_ui_tag_popover_open (self->tag_popover, facet, &rect);
}

static gboolean
overlay_position_cb (AdduceUiArticleView *self, GtkWidget *child, GdkRectangle *allocation, GtkOverlay *overlay)
{
  if (child != GTK_WIDGET (self->bubble))
    return FALSE;
  adduce_ui_selection_bubble_place (self->bubble, gtk_widget_get_width (GTK_WIDGET (overlay)),
                                    gtk_widget_get_height (GTK_WIDGET (overlay)), allocation);
  return TRUE;
}

static void
popup_menu (AdduceUiArticleView *self, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->context == NULL)
    return;
  model = adduce_ui_article_menu_new (self->context);
  gtk_popover_menu_set_menu_model (self->menu, model);
  adduce_ui_selection_bubble_hide (self->bubble);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (AdduceUiArticleView *self, double x, double y)
{
  graphene_point_t point;

  if (gtk_widget_compute_point (GTK_WIDGET (self->text_view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    popup_menu (self, &(GdkRectangle) { point.x, point.y, 1, 1 });
}

static void
bubble_menu_cb (AdduceUiArticleView *self)
{
  GdkRectangle rect = locate_caret (self);

  popup_menu (self, &rect);
}

static void
dismiss_problems_cb (AdduceUiArticleView *self)
{
  gtk_revealer_set_reveal_child (self->problems_bar, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit_by_name (ADDUCE_UI_ARTICLE_VIEW (widget)->text_view, "copy-clipboard");
}

/* Overrides */

static gboolean
adduce_ui_article_view_grab_focus (GtkWidget *widget)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (widget);

  return shows_article (self) && gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
adduce_ui_article_view_root (GtkWidget *widget)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (adduce_ui_article_view_parent_class)->root (widget);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "view", G_ACTION_GROUP (self->actions));
}

static void
adduce_ui_article_view_unroot (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "view", NULL);
  GTK_WIDGET_CLASS (adduce_ui_article_view_parent_class)->unroot (widget);
}

static void
adduce_ui_article_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_article_view_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_view_dispose (GObject *object)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->session_signals);
  if (self->input != NULL)
    g_object_run_dispose (G_OBJECT (self->input));
  g_clear_object (&self->input);
  if (self->hints != NULL)
    g_object_run_dispose (G_OBJECT (self->hints));
  g_clear_object (&self->hints);
  g_clear_object (&self->drawing);
  g_clear_object (&self->gutter_input);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_article_view_parent_class)->dispose (object);
}

static void
adduce_ui_article_view_finalize (GObject *object)
{
  AdduceUiArticleView *self = ADDUCE_UI_ARTICLE_VIEW (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->carets, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (adduce_ui_article_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, error_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, reread_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, problems_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, problems_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, review_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, changes_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, lens_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, goto_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, text_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, overview);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, handles);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, bubble);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, menu);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleView, tag_popover);
  gtk_widget_class_bind_template_callback (widget_class, overlay_position_cb);
  gtk_widget_class_bind_template_callback (widget_class, bubble_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_problems_cb);
}

static void
adduce_ui_article_view_class_init (AdduceUiArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_article_view_dispose;
  object_class->finalize = adduce_ui_article_view_finalize;
  object_class->get_property = adduce_ui_article_view_get_property;
  object_class->set_property = adduce_ui_article_view_set_property;
  widget_class->grab_focus = adduce_ui_article_view_grab_focus;
  widget_class->root = adduce_ui_article_view_root;
  widget_class->unroot = adduce_ui_article_view_unroot;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "article.copy", NULL, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_EMPTY);
  g_type_ensure (ADDUCE_UI_TYPE_TEXT_VIEW);
  g_type_ensure (ADDUCE_UI_TYPE_FIND_BAR);
  g_type_ensure (ADDUCE_UI_TYPE_REVIEW_BAR);
  g_type_ensure (ADDUCE_UI_TYPE_CHANGES_BAR);
  g_type_ensure (ADDUCE_UI_TYPE_LENS_BAR);
  g_type_ensure (ADDUCE_UI_TYPE_OVERVIEW);
  g_type_ensure (ADDUCE_UI_TYPE_SPINNER);
  g_type_ensure (ADDUCE_UI_TYPE_GOTO_BAR);
  g_type_ensure (ADDUCE_UI_TYPE_DISPLAY_NOTICE);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_HANDLES);
  g_type_ensure (ADDUCE_UI_TYPE_SELECTION_BUBBLE);
  g_type_ensure (ADDUCE_UI_TYPE_TAG_POPOVER);
  g_type_ensure (ADDUCE_UI_TYPE_KEY_LABEL);
  bind_template (widget_class);
}

static void
connect_context (AdduceUiArticleView *self)
{
  GSignalGroup *group = self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);

  g_signal_group_connect_swapped (group, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (group, "text-read", G_CALLBACK (text_read_cb), self);
  g_signal_group_connect_swapped (group, "notify::article", G_CALLBACK (article_cb), self);
  g_signal_group_connect_swapped (group, "notify::opening", G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (group, "notify::open-error", G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (group, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_group_connect_swapped (group, "focus-article", G_CALLBACK (focus_article_cb), self);
  g_signal_group_connect_swapped (group, "choose-tags", G_CALLBACK (choose_tags_cb), self);

  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only-reason", G_CALLBACK (update_notices), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::problems", G_CALLBACK (update_notices), self);
}

static void
adduce_ui_article_view_init (AdduceUiArticleView *self)
{
  self->carets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = adduce_ui_view_actions_new (self->text_view, self->find_bar, self->goto_bar);
  adduce_ui_key_tip_add_all (GTK_WIDGET (self));
  connect_context (self);

  self->hints = adduce_ui_article_hints_new (self->text_view);
  self->drawing = adduce_ui_article_drawing_new (self->text_view);
  self->input = adduce_ui_article_input_new (self->text_view);
  self->gutter_input = adduce_ui_gutter_input_new (self->text_view);
  g_signal_connect_swapped (self->input, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->input, "menu", G_CALLBACK (menu_cb), self);
  adduce_ui_article_touch_attach (self->text_view);
  adduce_ui_selection_bubble_set_view (self->bubble, self->text_view);
  adduce_ui_claim_handles_set_view (self->handles, self->text_view);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (adduce_ui_selection_bubble_hide), self->bubble, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_popover, "closed", G_CALLBACK (adduce_ui_selection_bubble_resume), self->bubble,
                           G_CONNECT_SWAPPED);
  adduce_ui_find_bar_set_view (self->find_bar, self->text_view);
  adduce_ui_overview_set_view (self->overview, self->text_view);
  adduce_ui_goto_bar_set_view (self->goto_bar, self->text_view);
  update_page (self);
}

AdduceUiArticleView *
adduce_ui_article_view_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_ARTICLE_VIEW, NULL);
}

AdduceUiContext *
adduce_ui_article_view_get_context (AdduceUiArticleView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_VIEW (self), NULL);

  return self->context;
}

void
adduce_ui_article_view_set_context (AdduceUiArticleView *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_VIEW (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  adduce_ui_article_empty_set_context (self->empty_page, context);
  adduce_ui_article_hints_set_context (self->hints, context);
  adduce_ui_article_input_set_context (self->input, context);
  adduce_ui_gutter_input_set_context (self->gutter_input, context);
  adduce_ui_review_bar_set_context (self->review_bar, context);
  adduce_ui_changes_bar_set_context (self->changes_bar, context);
  adduce_ui_lens_bar_set_context (self->lens_bar, context);
  adduce_ui_selection_bubble_set_context (self->bubble, context);
  adduce_ui_claim_handles_set_context (self->handles, context);
  adduce_ui_tag_popover_set_context (self->tag_popover, context);
  g_signal_group_set_target (self->context_signals, context);
  session_cb (self);
  adduce_ui_article_drawing_set_context (self->drawing, context);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
adduce_ui_article_view_find (AdduceUiArticleView *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_VIEW (self));

  if (shows_article (self))
    {
      adduce_ui_goto_bar_close (self->goto_bar);
      adduce_ui_find_bar_open (self->find_bar);
    }
}

AdduceUiTextView *
adduce_ui_article_view_get_text_view (AdduceUiArticleView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_VIEW (self), NULL);

  return self->text_view;
}
