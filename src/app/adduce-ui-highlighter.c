/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of highlights, and which of them are good still. See adduce-ui-highlight-line.c for what is drawn.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-highlight-line.h"
#include "adduce-ui-highlighter.h"

/* More lines than any screen shows; so many are kept before all are forgotten. */
#define MAX_LINES 1024

struct _AdduceUiHighlighter
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: owns us */
  AdduceUiScene *scene;
  GHashTable *lines; /* line number → AdduceUiHighlightLine */

  /* what the rows depend on */
  int width;
  int left;
  int scale;
  guint font_serial;
};

G_DEFINE_FINAL_TYPE (AdduceUiHighlighter, adduce_ui_highlighter, G_TYPE_OBJECT)

static void
check_layout (AdduceUiHighlighter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  int left = gtk_text_view_get_left_margin (self->view);
  int width = gtk_widget_get_width (widget) - left - gtk_text_view_get_right_margin (self->view);
  int scale = gtk_widget_get_scale_factor (widget);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (widget));

  if (self->width != width || self->left != left || self->scale != scale || self->font_serial != serial
      || g_hash_table_size (self->lines) > MAX_LINES)
    g_hash_table_remove_all (self->lines);
  self->width = width;
  self->left = left;
  self->scale = scale;
  adduce_ui_stamps_set_scale (adduce_ui_scene_get_stamps (self->scene), scale);
  self->font_serial = serial;
}

static AdduceUiHighlightLine *
ensure_line (AdduceUiHighlighter *self, const GtkTextIter *iter, int height)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (iter));
  AdduceUiHighlightLine *line = g_hash_table_lookup (self->lines, key);

  if (line == NULL || adduce_ui_highlight_line_get_height (line) != height)
    {
      line = adduce_ui_highlight_line_new (self->scene, self->view, iter, height);
      g_hash_table_insert (self->lines, key, line);
    }

  return line;
}

static void
invalidate_parts (AdduceUiHighlighter *self, AdduceUiHighlightParts parts)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    adduce_ui_highlight_line_invalidate (line, parts);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Callbacks */

/* The lanes of claims far from the change may change with it, so every line looks at its claims again. */
static void
claims_changed_cb (AdduceUiHighlighter *self)
{
  invalidate_parts (self, ADDUCE_UI_HIGHLIGHT_CLAIMS);
}

static void
style_changed_cb (AdduceUiHighlighter *self)
{
  invalidate_parts (self, ADDUCE_UI_HIGHLIGHT_CLAIMS | ADDUCE_UI_HIGHLIGHT_STYLE | ADDUCE_UI_HIGHLIGHT_HITS);
}

static void
focus_changed_cb (AdduceUiHighlighter *self)
{
  invalidate_parts (self, ADDUCE_UI_HIGHLIGHT_FOCUS);
}

static void
hits_changed_cb (AdduceUiHighlighter *self)
{
  invalidate_parts (self, ADDUCE_UI_HIGHLIGHT_HITS);
}

static void
adduce_ui_highlighter_dispose (GObject *object)
{
  AdduceUiHighlighter *self = ADDUCE_UI_HIGHLIGHTER (object);

  g_hash_table_remove_all (self->lines);
  if (self->scene != NULL)
    g_object_run_dispose (G_OBJECT (self->scene));
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (adduce_ui_highlighter_parent_class)->dispose (object);
}

static void
adduce_ui_highlighter_finalize (GObject *object)
{
  AdduceUiHighlighter *self = ADDUCE_UI_HIGHLIGHTER (object);

  g_clear_pointer (&self->lines, g_hash_table_unref);

  G_OBJECT_CLASS (adduce_ui_highlighter_parent_class)->finalize (object);
}

static void
adduce_ui_highlighter_class_init (AdduceUiHighlighterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_highlighter_dispose;
  object_class->finalize = adduce_ui_highlighter_finalize;
}

static void
adduce_ui_highlighter_init (AdduceUiHighlighter *self)
{
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_ui_highlight_line_free);
  self->scene = adduce_ui_scene_new ();
  g_signal_connect_object (self->scene, "claims-changed", G_CALLBACK (claims_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "style-changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "focus-changed", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "hits-changed", G_CALLBACK (hits_changed_cb), self, G_CONNECT_SWAPPED);
}

AdduceUiHighlighter *
adduce_ui_highlighter_new (GtkTextView *view)
{
  AdduceUiHighlighter *self = g_object_new (ADDUCE_UI_TYPE_HIGHLIGHTER, NULL);

  self->view = view;

  return self;
}

AdduceUiScene *
adduce_ui_highlighter_get_scene (AdduceUiHighlighter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self), NULL);

  return self->scene;
}

void
adduce_ui_highlighter_set_claims (AdduceUiHighlighter *self, AdduceClaimSet *own, AdduceClaimSet *others,
                                  AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  adduce_ui_scene_set_claims (self->scene, own, others, codebook);
}

void
adduce_ui_highlighter_set_focused (AdduceUiHighlighter *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  adduce_ui_scene_set_focused (self->scene, claim);
}

void
adduce_ui_highlighter_set_hits (AdduceUiHighlighter *self, const AdduceSpan *hits, guint n_hits, guint current)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  adduce_ui_scene_set_hits (self->scene, hits, n_hits, current);
}

void
adduce_ui_highlighter_invalidate (AdduceUiHighlighter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  g_hash_table_remove_all (self->lines);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

AdduceUiTextRows *
adduce_ui_highlighter_get_rows (AdduceUiHighlighter *self, const GtkTextIter *iter)
{
  GtkTextIter start = *iter;
  int height;

  g_return_val_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self), NULL);

  gtk_text_iter_set_line_offset (&start, 0);
  if (gtk_text_iter_ends_line (&start))
    return NULL;

  check_layout (self);
  gtk_text_view_get_line_yrange (self->view, &start, NULL, &height);
  return adduce_ui_highlight_line_get_rows (ensure_line (self, &start, height));
}

gboolean
adduce_ui_highlighter_prepare (AdduceUiHighlighter *self, const GtkTextIter *iter, int height)
{
  g_return_val_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self), FALSE);

  if (gtk_text_iter_ends_line (iter) && gtk_text_iter_starts_line (iter))
    return FALSE;

  check_layout (self);
  return adduce_ui_highlight_line_update (ensure_line (self, iter, height));
}

void
adduce_ui_highlighter_snapshot (AdduceUiHighlighter *self, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  check_layout (self);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do
    {
      int y, height;

      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (y >= visible.y + visible.height)
        break;
      if (!gtk_text_iter_ends_line (&iter))
        adduce_ui_highlight_line_snapshot (ensure_line (self, &iter, height), snapshot, y);
    }
  while (gtk_text_iter_forward_line (&iter));
}
