/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going to a paragraph.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-goto-bar.h"
#include "adduce-ui-wrap-layout.h"

/* No article has as many paragraphs. */
#define MAX_NUMBER 100000000

struct _AdduceUiGotoBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEntry *entry;
  GtkLabel *hint;

  AdduceUiTextView *view; /* not owned */
};

G_DEFINE_FINAL_TYPE (AdduceUiGotoBar, adduce_ui_goto_bar, GTK_TYPE_WIDGET)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiGotoBar *self)
{
  return adduce_ui_text_view_get_article_buffer (self->view);
}

static void
show_hint (AdduceUiGotoBar *self, gboolean wrong)
{
  guint n_numbers = adduce_ui_article_buffer_get_n_numbers (get_buffer (self));
  g_autofree char *hint = NULL;

  if (wrong)
    hint = g_strdup_printf (g_dngettext (NULL, "There is only %u paragraph", "There are paragraphs 1 to %u", n_numbers),
                            n_numbers);
  else
    /* translators: behind the number of a paragraph, as in "12 of 34" */
    hint = g_strdup_printf (_("of %u"), n_numbers);
  gtk_label_set_text (self->hint, hint);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static gboolean
go_to (AdduceUiGotoBar *self, guint number)
{
  AdduceUiArticleBuffer *buffer = get_buffer (self);
  guint n_lines = (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer));
  GtkTextIter iter;
  guint offset;

  for (guint line = 0; line < n_lines && number > 0; line++)
    if (adduce_ui_article_buffer_get_number (buffer, line) == number)
      {
        gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &iter, (int) line);
        offset = adduce_ui_article_buffer_get_offset (buffer, &iter);
        gtk_widget_activate_action (GTK_WIDGET (self->view), "win.leave-place", NULL);
        adduce_ui_article_buffer_select (buffer, (AdduceSpan) { offset, offset });
        adduce_ui_text_view_scroll_to (self->view, offset);
        return TRUE;
      }
  return FALSE;
}

/* Callbacks */

static void
changed_cb (AdduceUiGotoBar *self)
{
  if (self->view != NULL)
    show_hint (self, FALSE);
}

static void
activate_cb (AdduceUiGotoBar *self)
{
  if (self->view == NULL)
    return;

  if (go_to (self, adduce_ui_goto_bar_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)))))
    gtk_search_bar_set_search_mode (self->bar, FALSE);
  else
    {
      show_hint (self, TRUE);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
}

static gboolean
key_pressed_cb (AdduceUiGotoBar *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  adduce_ui_goto_bar_close (self);
  return TRUE;
}

static void
search_mode_cb (AdduceUiGotoBar *self)
{
  if (self->view != NULL && !gtk_search_bar_get_search_mode (self->bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
adduce_ui_goto_bar_dispose (GObject *object)
{
  AdduceUiGotoBar *self = ADDUCE_UI_GOTO_BAR (object);
  GtkWidget *child;

  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_goto_bar_parent_class)->dispose (object);
}

static void
adduce_ui_goto_bar_class_init (AdduceUiGotoBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_goto_bar_dispose;

  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-goto-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGotoBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGotoBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGotoBar, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}

static void
adduce_ui_goto_bar_init (AdduceUiGotoBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  adduce_ui_compat_label_close_button (self->bar);
}

void
adduce_ui_goto_bar_set_view (AdduceUiGotoBar *self, AdduceUiTextView *view)
{
  g_return_if_fail (ADDUCE_UI_IS_GOTO_BAR (self));

  self->view = view;
}

void
adduce_ui_goto_bar_open (AdduceUiGotoBar *self)
{
  g_return_if_fail (ADDUCE_UI_IS_GOTO_BAR (self));
  g_return_if_fail (self->view != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_hint (self, FALSE);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
adduce_ui_goto_bar_close (AdduceUiGotoBar *self)
{
  g_return_if_fail (ADDUCE_UI_IS_GOTO_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

guint
adduce_ui_goto_bar_parse (const char *text)
{
  guint number = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (g_unichar_isspace (c) || (c == 0xb6 && number == 0))
        continue;
      if (digit < 0 || number > MAX_NUMBER)
        return 0;
      number = number * 10 + (guint) digit;
    }
  return number;
}
