/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Markdown text to be read. The tags have no colours: a screen reader that asks about coloured ones crashes GTK 4.8.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-markdown-view.h"

#define INDENT 22

struct _AdduceUiMarkdownView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (AdduceUiMarkdownView, adduce_ui_markdown_view, GTK_TYPE_TEXT_VIEW)

/* --- tags --- */

static void
create_tags (GtkTextBuffer *buffer)
{
  static const double scales[] = { 1.6, 1.35, 1.15, 1.0, 1.0, 1.0 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *name = g_strdup_printf ("h%u", i + 1);

      gtk_text_buffer_create_tag (buffer, name, "weight", PANGO_WEIGHT_BOLD, "scale", scales[i], "pixels-above-lines",
                                  10, NULL);
    }
  for (guint i = 0; i <= 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("in%u", i);

      gtk_text_buffer_create_tag (buffer, name, "left-margin", (int) (i + 1) * INDENT, "indent", -INDENT + 4, NULL);
    }
  gtk_text_buffer_create_tag (buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "mono", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "quote", "left-margin", INDENT, "style", PANGO_STYLE_ITALIC, NULL);
}

static void
apply (GtkTextBuffer *buffer, const char *tag, int from)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
}

static void
append (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
}

static void
append_run (GtkTextBuffer *buffer, const AdduceMarkdownRun *run)
{
  static const struct {
    AdduceMarkdownStyle style;
    const char *tag;
  } tags[] = {
    { ADDUCE_MARKDOWN_BOLD, "bold" },
    { ADDUCE_MARKDOWN_ITALIC, "italic" },
    { ADDUCE_MARKDOWN_MONO, "mono" },
    { ADDUCE_MARKDOWN_LINK, "link" },
  };
  int from = gtk_text_buffer_get_char_count (buffer);

  append (buffer, run->text);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if ((run->style & tags[i].style) != 0)
      apply (buffer, tags[i].tag, from);
  if (run->target != NULL)
    {
      GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
      GtkTextIter start, end;

      g_object_set_data_full (G_OBJECT (tag), "target", g_strdup (run->target), g_free);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

static void
append_block (GtkTextBuffer *buffer, const AdduceMarkdownBlock *block)
{
  int from = gtk_text_buffer_get_char_count (buffer);
  g_autofree char *tag = NULL;
  g_autofree char *number = NULL;

  switch (block->kind)
    {
    case ADDUCE_MARKDOWN_HEADING:
      tag = g_strdup_printf ("h%u", CLAMP (block->level, 1, 6));
      break;
    case ADDUCE_MARKDOWN_BULLET:
      append (buffer, "• ");
      tag = g_strdup_printf ("in%u", MIN (block->level, 10));
      break;
    case ADDUCE_MARKDOWN_NUMBER:
      number = g_strdup_printf ("%u. ", block->number);
      append (buffer, number);
      tag = g_strdup_printf ("in%u", MIN (block->level, 10));
      break;
    case ADDUCE_MARKDOWN_QUOTE:
      tag = g_strdup ("quote");
      break;
    case ADDUCE_MARKDOWN_RULE:
      append (buffer, "———");
      break;
    case ADDUCE_MARKDOWN_PARAGRAPH:
    case ADDUCE_MARKDOWN_CODE:
    default:
      break;
    }
  for (guint i = 0; i < block->runs->len; i++)
    append_run (buffer, block->runs->pdata[i]);
  append (buffer, "\n");
  if (tag != NULL)
    apply (buffer, tag, from);
}

/* --- links --- */

/* (nullable) */
static const char *
get_target (AdduceUiMarkdownView *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;
  g_autoptr (GSList) tags = NULL;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return NULL;
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (l->data, "target") != NULL)
      return g_object_get_data (l->data, "target");
  return NULL;
}

/* Only what a browser or a mail program opens: a guideline comes from anywhere. */
static gboolean
is_safe (const char *target)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (target, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
released_cb (AdduceUiMarkdownView *self, int n_press, double x, double y)
{
  const char *target = get_target (self, x, y);

  if (target != NULL && is_safe (target))
    g_app_info_launch_default_for_uri_async (target, NULL, NULL, NULL, NULL);
}

static gboolean
query_tooltip_cb (AdduceUiMarkdownView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *target = keyboard ? NULL : get_target (self, x, y);

  if (target != NULL)
    gtk_tooltip_set_text (tooltip, target);
  return target != NULL;
}

static void
adduce_ui_markdown_view_class_init (AdduceUiMarkdownViewClass *klass)
{
}

static void
adduce_ui_markdown_view_init (AdduceUiMarkdownView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 18);
  gtk_text_view_set_right_margin (view, 18);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 18);
  gtk_text_view_set_pixels_below_lines (view, 6);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Guidelines"), -1);
}

GtkWidget *
adduce_ui_markdown_view_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_MARKDOWN_VIEW, NULL);
}

void
adduce_ui_markdown_view_set_text (AdduceUiMarkdownView *self, const char *text)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  GtkTextIter start;

  g_return_if_fail (ADDUCE_UI_IS_MARKDOWN_VIEW (self));
  g_return_if_fail (text != NULL);

  create_tags (buffer);
  blocks = adduce_markdown_parse (text);
  for (guint i = 0; i < blocks->len; i++)
    append_block (buffer, blocks->pdata[i]);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
}
