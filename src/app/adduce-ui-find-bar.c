/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding in the article: a literal regular expression over the text, which takes milliseconds for the
 * longest article, so it is done at once as one types.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-find-bar.h"

/* What is selected is only taken over where it is as short as something one would look for. */
#define MAX_TAKEN_OVER 100

struct _AdduceUiFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  AdduceUiTextView *view; /* not owned */
  GArray *hits;           /* AdduceSpan, in text order */
};

G_DEFINE_FINAL_TYPE (AdduceUiFindBar, adduce_ui_find_bar, GTK_TYPE_WIDGET)

static GRegex *
make_regex (const char *words)
{
  g_autofree char *escaped = g_regex_escape_string (words, -1);

  return g_regex_new (escaped, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

static void
collect_hits (AdduceUiFindBar *self)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (adduce_ui_text_view_get_article_buffer (self->view));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  g_array_set_size (self->hits, 0);
  if (text == NULL || *words == '\0' || !gtk_search_bar_get_search_mode (self->bar))
    return;

  regex = make_regex (words);
  if (regex == NULL)
    return;
  g_regex_match (regex, adduce_text_get_utf8 (text), 0, &match);
  while (g_match_info_matches (match))
    {
      int start, end;

      if (g_match_info_fetch_pos (match, 0, &start, &end) && end > start)
        {
          AdduceSpan hit = { adduce_text_get_offset_at_byte (text, start),
                             adduce_text_get_offset_at_byte (text, end) };

          g_array_append_val (self->hits, hit);
        }
      if (!g_match_info_next (match, NULL))
        break;
    }
}

/* The hit that is selected, or G_MAXUINT. */
static guint
get_current (AdduceUiFindBar *self)
{
  AdduceSpan selection
    = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));

  for (guint i = 0; i < self->hits->len; i++)
    {
      AdduceSpan hit = g_array_index (self->hits, AdduceSpan, i);

      if (hit.start == selection.start && hit.end == selection.end)
        return i;
    }

  return G_MAXUINT;
}

static void
show_count (AdduceUiFindBar *self)
{
  g_autofree char *text = NULL;
  guint current = get_current (self);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    text = g_strdup ("");
  else if (self->hits->len == 0)
    text = g_strdup (_("Not found"));
  else if (current != G_MAXUINT)
    /* translators: which of the hits is selected, as in "3 of 17" */
    text = g_strdup_printf (_("%u of %u"), current + 1, self->hits->len);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", self->hits->len), self->hits->len);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->previous, self->hits->len > 0);
  gtk_widget_set_sensitive (self->next, self->hits->len > 0);
}

static void
draw_hits (AdduceUiFindBar *self)
{
  adduce_ui_highlighter_set_hits (adduce_ui_text_view_get_highlighter (self->view),
                                  (AdduceSpan *) self->hits->data, self->hits->len, get_current (self));
}

static void
select_hit (AdduceUiFindBar *self, guint index)
{
  AdduceSpan hit = g_array_index (self->hits, AdduceSpan, index);

  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (self->view), hit);
  adduce_ui_text_view_reveal (self->view, hit);
  draw_hits (self);
  show_count (self);
}

/* The first hit that does not begin before @offset; the first of all where there is none. */
static guint
find_from (AdduceUiFindBar *self, guint offset)
{
  for (guint i = 0; i < self->hits->len; i++)
    if (g_array_index (self->hits, AdduceSpan, i).start >= offset)
      return i;

  return 0;
}

/* Callbacks */

static void
search_changed_cb (AdduceUiFindBar *self)
{
  AdduceSpan selection;

  if (self->view == NULL)
    return;

  collect_hits (self);
  selection = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));
  if (self->hits->len > 0)
    select_hit (self, find_from (self, selection.start));
  else
    {
      draw_hits (self);
      show_count (self);
    }
}

static void
activate_cb (AdduceUiFindBar *self)
{
  adduce_ui_find_bar_step (self, 1);
}

static void
next_cb (AdduceUiFindBar *self)
{
  adduce_ui_find_bar_step (self, 1);
}

static void
previous_cb (AdduceUiFindBar *self)
{
  adduce_ui_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (AdduceUiFindBar *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return FALSE;

  adduce_ui_find_bar_step (self, -1);
  return TRUE;
}

static void
search_mode_cb (AdduceUiFindBar *self)
{
  if (self->view == NULL || gtk_search_bar_get_search_mode (self->bar))
    return;

  g_array_set_size (self->hits, 0);
  draw_hits (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
adduce_ui_find_bar_dispose (GObject *object)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);
  GtkWidget *child;

  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_find_bar_parent_class)->dispose (object);
}

static void
adduce_ui_find_bar_finalize (GObject *object)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);

  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_find_bar_parent_class)->finalize (object);
}

static void
adduce_ui_find_bar_class_init (AdduceUiFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_find_bar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}

static void
adduce_ui_find_bar_init (AdduceUiFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
adduce_ui_find_bar_set_view (AdduceUiFindBar *self, AdduceUiTextView *view)
{
  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));

  self->view = view;
}

void
adduce_ui_find_bar_open (AdduceUiFindBar *self)
{
  AdduceUiArticleBuffer *buffer;
  AdduceSpan selection;

  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));
  g_return_if_fail (self->view != NULL);

  buffer = adduce_ui_text_view_get_article_buffer (self->view);
  selection = adduce_ui_article_buffer_get_selection (buffer);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (selection.end > selection.start && selection.end - selection.start <= MAX_TAKEN_OVER)
    {
      g_autofree char *words = adduce_text_dup_slice (adduce_ui_article_buffer_get_text (buffer), selection);

      if (strpbrk (words, "\n\t") == NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search_changed_cb (self);
}

void
adduce_ui_find_bar_update (AdduceUiFindBar *self)
{
  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));

  if (self->view == NULL)
    return;

  collect_hits (self);
  draw_hits (self);
  show_count (self);
}

void
adduce_ui_find_bar_step (AdduceUiFindBar *self, int direction)
{
  AdduceSpan selection;
  guint current;

  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));

  if (self->view == NULL || self->hits->len == 0)
    return;

  selection = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (self->view));
  current = get_current (self);
  if (current != G_MAXUINT)
    current = (current + (direction > 0 ? 1 : self->hits->len - 1)) % self->hits->len;
  else
    {
      current = find_from (self, selection.start);
      if (direction < 0)
        current = (current + self->hits->len - 1) % self->hits->len;
    }
  select_hit (self, current);
}
