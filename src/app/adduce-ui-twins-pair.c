/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts and how they differ.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-twins-pair.h"
#include "adduce-ui-twins-text.h"

#define NARROW 600 /* the texts are below each other in what is less wide */

struct _AdduceUiTwinsPair
{
  GtkBox parent_instance;

  GtkBox *texts;
  GtkDropDown *first_drop_down;
  GtkDropDown *second_drop_down;
  AdduceUiTwinsText *first_text;
  AdduceUiTwinsText *second_text;
  GtkLabel *difference_label;

  char *folder;
  char **group;
  gboolean showing; /* drop-downs are being filled */
};

enum {
  PROP_0,
  PROP_SOURCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiTwinsPair, adduce_ui_twins_pair, GTK_TYPE_BOX)

static AdduceText *
load (AdduceUiTwinsPair *self, const char *relative, GString *problems)
{
  g_autofree char *path = g_build_filename (self->folder, relative, NULL);
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_load (path, &error);

  if (text == NULL)
    g_string_append_printf (problems, "%s%s", problems->len > 0 ? "\n" : "", error->message);
  return text;
}

static void
show_texts (AdduceUiTwinsPair *self)
{
  char **group = self->group;
  guint n = g_strv_length (group);
  guint one = gtk_drop_down_get_selected (self->first_drop_down);
  guint other = gtk_drop_down_get_selected (self->second_drop_down);
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (AdduceText) first = one < n ? load (self, group[one], problems) : NULL;
  g_autoptr (AdduceText) second = other < n ? load (self, group[other], problems) : NULL;
  g_autoptr (GArray) only_first = NULL, only_second = NULL;
  g_autofree char *text = NULL;

  if (first == NULL || second == NULL)
    text = g_strdup (problems->str);
  else if (!adduce_token_diff_compare (adduce_text_get_utf8 (first), adduce_text_get_utf8 (second), &only_first,
                                       &only_second))
    text = g_strdup (_("The texts differ too much to be compared word by word"));
  else if (only_first->len == 0 && only_second->len == 0)
    text = g_strdup (_("The words are the same"));
  else
    /* translators: numbers of stretches of words */
    text = g_strdup_printf (_("What only one of them has is bold and underlined: %u in the first, %u in the second"),
                            only_first->len, only_second->len);
  adduce_ui_twins_text_show (self->first_text, first, only_first);
  adduce_ui_twins_text_show (self->second_text, second, only_second);
  gtk_label_set_label (self->difference_label, text);
}

static void
article_cb (AdduceUiTwinsPair *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  if (self->showing)
    return;
  show_texts (self);
  if (drop_down == self->first_drop_down)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/* --- where they are --- */

static void
surface_layout_cb (AdduceUiTwinsPair *self, int width, int height)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts),
                                  width < NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
adduce_ui_twins_pair_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_twins_pair_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout",
                           G_CALLBACK (surface_layout_cb), widget, G_CONNECT_SWAPPED);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
adduce_ui_twins_pair_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SOURCE)
    g_value_set_uint (value, adduce_ui_twins_pair_get_source (ADDUCE_UI_TWINS_PAIR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
adduce_ui_twins_pair_finalize (GObject *object)
{
  AdduceUiTwinsPair *self = ADDUCE_UI_TWINS_PAIR (object);

  g_free (self->folder);
  g_strfreev (self->group);
  G_OBJECT_CLASS (adduce_ui_twins_pair_parent_class)->finalize (object);
}

static void
adduce_ui_twins_pair_class_init (AdduceUiTwinsPairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = adduce_ui_twins_pair_get_property;
  object_class->finalize = adduce_ui_twins_pair_finalize;
  widget_class->realize = adduce_ui_twins_pair_realize;
  properties[PROP_SOURCE] = g_param_spec_uint ("source", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (ADDUCE_UI_TYPE_TWINS_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-twins-pair.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, texts);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, first_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, second_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, first_text);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, second_text);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsPair, difference_label);
  gtk_widget_class_bind_template_callback (widget_class, article_cb);
}

static void
adduce_ui_twins_pair_init (AdduceUiTwinsPair *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_twins_pair_prepare (self->first_drop_down);
  adduce_ui_twins_pair_prepare (self->second_drop_down);
}

/* --- public --- */

void
adduce_ui_twins_pair_prepare (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  adduce_ui_compat_label_drop_down (drop_down, gtk_widget_get_tooltip_text (GTK_WIDGET (drop_down)));
}

void
adduce_ui_twins_pair_show (AdduceUiTwinsPair *self, const char *folder, char **group, guint source)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  char **copy;

  g_return_if_fail (ADDUCE_UI_IS_TWINS_PAIR (self));
  g_return_if_fail (folder != NULL);
  g_return_if_fail (group != NULL);

  copy = g_strdupv (group);
  g_strfreev (self->group);
  self->group = copy;
  g_free (self->folder);
  self->folder = g_strdup (folder);
  for (guint i = 0; copy[i] != NULL; i++)
    {
      g_autofree char *shown = adduce_paths_display (copy[i]);

      gtk_string_list_append (names, shown);
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->first_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->second_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->first_drop_down, source);
  gtk_drop_down_set_selected (self->second_drop_down, source == 0 ? 1 : 0);
  self->showing = FALSE;
  show_texts (self);
}

guint
adduce_ui_twins_pair_get_source (AdduceUiTwinsPair *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TWINS_PAIR (self), 0);

  return gtk_drop_down_get_selected (self->first_drop_down);
}
