/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces of a claim's words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-piece-list.h"

#define EXCERPT_LENGTH 80

struct _AdduceUiPieceList
{
  GtkWidget parent_instance;

  AdduceSpanSet *spans;
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiPieceList, adduce_ui_piece_list, GTK_TYPE_WIDGET)

static void
remove_clicked_cb (AdduceUiPieceList *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "piece"));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_autoptr (AdduceSpanSet) spans = NULL;

  for (guint i = 0; i < adduce_span_set_get_n_spans (self->spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (self->spans, i);

      if (i != index)
        g_array_append_val (rest, span);
    }
  spans = adduce_span_set_new ((const AdduceSpan *) (gpointer) rest->data, rest->len, NULL);
  if (spans != NULL)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, spans);
}

static GtkWidget *
create_button (AdduceUiPieceList *self, guint index, const char *place)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* translators: %s is a place like ¶3: takes one of several pieces of a claim's words away */
  g_autofree char *text = g_strdup_printf (_("Remove the piece at %s"), place);

  g_object_set_data (G_OBJECT (button), "piece", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
append_piece (AdduceUiPieceList *self, AdduceClaim *claim, AdduceText *text, guint index)
{
  g_autofree char *place
    = adduce_ui_claim_text_dup_place (text, adduce_span_set_get_span (self->spans, index));
  g_autofree char *excerpt
    = adduce_ui_claim_text_isolate (adduce_claim_get_quote (claim, index)->exact, EXCERPT_LENGTH);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *place_label = gtk_label_new (place);
  GtkWidget *excerpt_label = gtk_label_new (excerpt);

  gtk_widget_add_css_class (place_label, "numeric");
  gtk_widget_add_css_class (excerpt_label, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (excerpt_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (excerpt_label), 0);
  gtk_widget_set_hexpand (excerpt_label, TRUE);
  gtk_box_append (GTK_BOX (row), place_label);
  gtk_box_append (GTK_BOX (row), excerpt_label);
  if (adduce_span_set_get_n_spans (self->spans) > 1)
    gtk_box_append (GTK_BOX (row), create_button (self, index, place));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

static void
clear (AdduceUiPieceList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->spans, adduce_span_set_unref);
}

static void
adduce_ui_piece_list_dispose (GObject *object)
{
  clear (ADDUCE_UI_PIECE_LIST (object));

  G_OBJECT_CLASS (adduce_ui_piece_list_parent_class)->dispose (object);
}

static void
adduce_ui_piece_list_class_init (AdduceUiPieceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_piece_list_dispose;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_SPAN_SET);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pieces");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_piece_list_init (AdduceUiPieceList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
adduce_ui_piece_list_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_PIECE_LIST, NULL);
}

void
adduce_ui_piece_list_set_claim (AdduceUiPieceList *self, AdduceClaim *claim, AdduceText *text)
{
  g_return_if_fail (ADDUCE_UI_IS_PIECE_LIST (self));
  g_return_if_fail (claim == NULL || (ADDUCE_IS_CLAIM (claim) && ADDUCE_IS_TEXT (text)));

  clear (self);
  if (claim == NULL)
    return;

  self->spans = adduce_span_set_ref (adduce_claim_get_spans (claim));
  for (guint i = 0; i < adduce_span_set_get_n_spans (self->spans); i++)
    append_piece (self, claim, text, i);
}
