/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be better in the codebook.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-accels.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-hint-list.h"
#include "adduce-ui-keymap.h"

/* More are not listed: who has so many does not read them one by one. */
#define MAX_ROWS 60

struct _AdduceUiHintList
{
  GtkWidget parent_instance;

  GtkWidget *expander;
  GtkWidget *title;
  GtkWidget *box;

  AdduceCodebookEditor *editor;
  AdduceCodebook *codebook; /* for which the hints are */
  GPtrArray *hints;         /* AdduceCodebookHint */
  char *shown;              /* what the rows say */
};

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiHintList, adduce_ui_hint_list, GTK_TYPE_WIDGET)

/* The characters whose bare keys do something in the article; (transfer full). */
static char *
dup_reserved (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_keys = 0;
      const AdduceUiKey *keys
        = rows[i].bare ? adduce_ui_keymap_get_keys (adduce_ui_keymap_get_default (), &rows[i], &n_keys) : NULL;

      for (guint k = 0; k < n_keys; k++)
        {
          gunichar character = adduce_ui_key_get_character (keys[k]);

          if (character != 0)
            g_string_append_unichar (text, character);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static AdduceCodebookHint *
get_hint (AdduceUiHintList *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  return index < self->hints->len ? self->hints->pdata[index] : NULL;
}

static void
fix_cb (AdduceUiHintList *self, GtkWidget *button)
{
  AdduceCodebookHint *hint = get_hint (self, button);
  g_autoptr (AdduceCodebook) mended = hint != NULL ? adduce_codebook_hint_fix (hint, self->codebook) : NULL;
  g_autofree char *label = hint != NULL ? g_strdup (hint->fix) : NULL;

  if (mended != NULL)
    adduce_codebook_editor_perform (self->editor, mended, label, NULL);
}

static void
show_cb (AdduceUiHintList *self, GtkWidget *button)
{
  AdduceCodebookHint *hint = get_hint (self, button);

  if (hint != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, hint->variable, hint->value);
}

static GtkWidget *
create_row (AdduceUiHintList *self, guint index)
{
  AdduceCodebookHint *hint = self->hints->pdata[index];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *show = gtk_button_new ();
  GtkWidget *label = gtk_label_new (hint->message);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (show), label);
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_add_css_class (show, "hint");
  gtk_widget_set_hexpand (show, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (show), GTK_ACCESSIBLE_PROPERTY_LABEL, hint->message, -1);
  g_object_set_data (G_OBJECT (show), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (show, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), show);
  if (hint->fix != NULL)
    {
      GtkWidget *fix = gtk_button_new_with_label (hint->fix);
      GtkWidget *words = gtk_button_get_child (GTK_BUTTON (fix));

      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (fix), "index", GUINT_TO_POINTER (index));
      g_signal_connect_object (fix, "clicked", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), fix);
    }
  return row;
}

static gboolean
is_meant (AdduceCodebookHint *hint, const char *variable_id, const char *code_id)
{
  if (variable_id == NULL)
    return TRUE;
  if (g_strcmp0 (hint->variable, variable_id) != 0)
    return FALSE;
  return code_id == NULL || g_strcmp0 (hint->value, code_id) == 0 || g_strcmp0 (hint->other, code_id) == 0;
}

static void
adduce_ui_hint_list_dispose (GObject *object)
{
  AdduceUiHintList *self = ADDUCE_UI_HINT_LIST (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_object (&self->editor);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (adduce_ui_hint_list_parent_class)->dispose (object);
}

static void
adduce_ui_hint_list_class_init (AdduceUiHintListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_hint_list_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hintlist");
}

static void
adduce_ui_hint_list_init (AdduceUiHintList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->title = gtk_label_new (NULL);
  gtk_widget_set_margin_start (self->title, 6);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->title);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  adduce_ui_compat_empty_expander (GTK_EXPANDER (self->expander));
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
adduce_ui_hint_list_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_HINT_LIST, NULL);
}

/* The rows of @indices; what says the same stays, with the keyboard or a click that has begun on it: the codebook is
 * another when it is saved or claims have been counted. */
static void
show_rows (AdduceUiHintList *self, GArray *indices)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < indices->len; i++)
    {
      guint index = g_array_index (indices, guint, i);
      AdduceCodebookHint *hint = self->hints->pdata[index];

      g_string_append_printf (shown, "%u %s\t%s\n", index, hint->message, hint->fix != NULL ? hint->fix : "");
    }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;

  g_free (self->shown);
  self->shown = g_string_free (g_steal_pointer (&shown), FALSE);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < indices->len; i++)
    gtk_box_append (GTK_BOX (self->box), create_row (self, g_array_index (indices, guint, i)));
}

void
adduce_ui_hint_list_update (AdduceUiHintList *self, AdduceCodebookEditor *editor, const char *variable_id,
                            const char *code_id)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;
  g_autofree char *title = NULL;

  g_return_if_fail (ADDUCE_UI_IS_HINT_LIST (self));
  g_return_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (editor));

  g_set_object (&self->editor, editor);
  if (g_set_object (&self->codebook, adduce_codebook_editor_get_codebook (editor)))
    {
      g_autofree char *reserved = dup_reserved ();

      g_clear_pointer (&self->hints, g_ptr_array_unref);
      self->hints = adduce_codebook_list_hints (self->codebook, reserved);
    }
  for (guint i = 0; i < self->hints->len; i++)
    if (is_meant (self->hints->pdata[i], variable_id, code_id) && n++ < MAX_ROWS)
      g_array_append_val (indices, i);
  show_rows (self, indices);
  title = g_strdup_printf (g_dngettext (NULL, "%u thing could be better", "%u things could be better", n), n);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
