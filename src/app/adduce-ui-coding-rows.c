/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims of other programs and where they come to stand.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-coding-rows.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-list-tab.h"

/* What the drop-down offers: all, the states, what was there already. */
#define ALL 0
#define FIRST_STATE 1
#define KNOWN (FIRST_STATE + ADDUCE_FOREIGN_LOST + 1)
#define N_KINDS (KNOWN + 1)

static const struct
{
  const char *title;
  int width;
} columns[] = {
  { N_("State"), 120 }, { N_("Words"), 320 }, { N_("Article"), 180 }, { N_("Coder"), 90 }, { N_("In the File"), 200 },
};

struct _AdduceUiCodingRows
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *kind_drop_down;
  GtkColumnView *view;

  const AdduceForeignResult *result;
  GtkStringList *numbers; /* of the rows that are shown */
  guint kinds[N_KINDS];   /* what the drop-down offers now */
};

G_DEFINE_FINAL_TYPE (AdduceUiCodingRows, adduce_ui_coding_rows, GTK_TYPE_WIDGET)

static guint
get_kind (const AdduceForeignRow *row)
{
  return row->is_known ? KNOWN : FIRST_STATE + row->state;
}

static const char *
get_kind_label (guint kind)
{
  switch (kind)
    {
    case FIRST_STATE + ADDUCE_FOREIGN_PLACED:
      return _("placed");
    case FIRST_STATE + ADDUCE_FOREIGN_UNCHECKED:
      return _("▲ unchecked");
    case FIRST_STATE + ADDUCE_FOREIGN_MOVED:
      return _("➔ moved");
    case FIRST_STATE + ADDUCE_FOREIGN_CHANGED:
      return _("▲ changed");
    case FIRST_STATE + ADDUCE_FOREIGN_LOST:
      return _("✖ lost");
    case KNOWN:
      return _("there already");
    default:
      return _("All");
    }
}

/* (transfer full): what stands in a cell. */
static char *
dup_cell (const AdduceForeignRow *row, guint column)
{
  switch (column)
    {
    case 0:
      return g_strdup (get_kind_label (get_kind (row)));
    case 1:
      return g_strdelimit (g_strdup (row->words != NULL ? row->words : "–"), "\n\r\t", ' ');
    case 2:
      return g_strconcat (row->path, row->is_new ? _(" (new)") : "", NULL);
    case 3:
      return g_strdup (row->coder != NULL ? row->coder : "–");
    default:
      return g_strdup (row->place);
    }
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (AdduceUiCodingRows *self, GtkListItem *item, GtkListItemFactory *factory)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "adduce-ui-column"));
  const char *number = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *text = NULL;

  if (self->result == NULL)
    return;
  text = dup_cell (self->result->rows->pdata[g_ascii_strtoull (number, NULL, 10)], column);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
kind_cb (AdduceUiCodingRows *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop_down);
  guint kind = selected < N_KINDS ? self->kinds[selected] : ALL;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->numbers == NULL)
    return;
  for (guint i = 0; self->result != NULL && i < self->result->rows->len; i++)
    if (kind == ALL || get_kind (self->result->rows->pdata[i]) == kind)
      {
        g_autofree char *number = g_strdup_printf ("%u", i);

        g_strv_builder_add (numbers, number);
      }
  all = g_strv_builder_end (numbers);
  gtk_string_list_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)),
                          (const char *const *) all);
}

void
adduce_ui_coding_rows_show (AdduceUiCodingRows *self, const AdduceForeignResult *result)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint counts[N_KINDS] = { 0 };
  guint n = 0;

  g_return_if_fail (ADDUCE_UI_IS_CODING_ROWS (self));

  self->result = result;
  for (guint i = 0; result != NULL && i < result->rows->len; i++)
    {
      counts[ALL]++;
      counts[get_kind (result->rows->pdata[i])]++;
    }
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (kind == ALL || counts[kind] > 0)
      {
        /* translators: how claims were placed, how many */
        g_autofree char *label = g_strdup_printf (_("%s: %u"), get_kind_label (kind), counts[kind]);

        self->kinds[n++] = kind;
        gtk_string_list_append (labels, label);
      }
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (labels));
  kind_cb (self);
}

static void
adduce_ui_coding_rows_dispose (GObject *object)
{
  AdduceUiCodingRows *self = ADDUCE_UI_CODING_ROWS (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  self->result = NULL;
  g_clear_object (&self->numbers);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (adduce_ui_coding_rows_parent_class)->dispose (object);
}

static void
adduce_ui_coding_rows_class_init (AdduceUiCodingRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_coding_rows_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-coding-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingRows, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingRows, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingRows, view);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
}

static void
adduce_ui_coding_rows_init (AdduceUiCodingRows *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->view);
  self->numbers = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->numbers)));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "adduce-ui-column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  adduce_ui_compat_label_drop_down (self->kind_drop_down, _("Which claims are shown"));
}
