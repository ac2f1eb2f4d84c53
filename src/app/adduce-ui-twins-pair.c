/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts and how they differ.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-twins-compare.h"
#include "adduce-ui-twins-pair.h"
#include "adduce-ui-twins-text.h"

#define NARROW 600 /* the texts are below each other in what is less wide */

/* So long after it went after the other one a text does not lead. */
#define FOLLOW_US (300 * 1000)

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
  gboolean showing;   /* drop-downs are being filled */
  gboolean second_moved; /* which of them was scrolled last */
  gint64 followed;       /* when the other went after it */
  guint tick;            /* or 0 */
  GCancellable *comparing; /* or NULL */
};

enum {
  PROP_0,
  PROP_SOURCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiTwinsPair, adduce_ui_twins_pair, GTK_TYPE_BOX)

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiTwinsPair) self = user_data;
  g_autoptr (AdduceUiTwinsComparison) found = adduce_ui_twins_compare_finish (result);
  g_autofree char *text = NULL;

  if (found == NULL || g_task_get_cancellable (G_TASK (result)) != self->comparing)
    return; /* another pair was chosen, or it was closed */
  g_clear_object (&self->comparing);
  if (found->problem != NULL)
    text = g_strdup (found->problem);
  else if (found->only_first->len == 0 && found->only_second->len == 0)
    text = g_strdup (_("The words are the same"));
  else
    /* translators: numbers of stretches of words */
    text = g_strdup_printf (_("What only one of them has is bold and underlined: %u in the first, %u in the second"),
                            found->only_first->len, found->only_second->len);
  adduce_ui_twins_text_show (self->first_text, found->first, found->only_first);
  adduce_ui_twins_text_show (self->second_text, found->second, found->only_second);
  gtk_label_set_label (self->difference_label, text);
}

static void
show_texts (AdduceUiTwinsPair *self)
{
  guint n = g_strv_length (self->group);
  guint one = gtk_drop_down_get_selected (self->first_drop_down);
  guint other = gtk_drop_down_get_selected (self->second_drop_down);
  g_autofree char *first = one < n ? g_build_filename (self->folder, self->group[one], NULL) : NULL;
  g_autofree char *second = other < n ? g_build_filename (self->folder, self->group[other], NULL) : NULL;

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (first == NULL || second == NULL)
    return;
  gtk_label_set_label (self->difference_label, _("Comparing…"));
  self->comparing = g_cancellable_new ();
  adduce_ui_twins_compare_async (first, second, self->comparing, compared_cb, g_object_ref (self));
}

/* --- scrolling --- */

/* How far down it is, 0 to 1. */
static double
get_share (GtkAdjustment *adjustment)
{
  double lower = gtk_adjustment_get_lower (adjustment);
  double room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - lower;

  return room > 0 ? (gtk_adjustment_get_value (adjustment) - lower) / room : 0;
}

/* The other text goes to where the same share of it is above: texts of a group are nearly the same. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AdduceUiTwinsPair *self = ADDUCE_UI_TWINS_PAIR (widget);
  GtkAdjustment *first = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->first_text));
  GtkAdjustment *second = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->second_text));
  GtkAdjustment *moved = self->second_moved ? second : first, *other = self->second_moved ? first : second;
  double lower = gtk_adjustment_get_lower (other);
  double room = gtk_adjustment_get_upper (other) - gtk_adjustment_get_page_size (other) - lower;

  self->tick = 0;
  self->followed = g_get_monotonic_time ();
  gtk_adjustment_set_value (other, lower + get_share (moved) * MAX (room, 0));
  return G_SOURCE_REMOVE;
}

/* In the next frame: it may be while the texts are given their places that one moves. The one that follows moves on a
 * little as its lines are measured, which is no wish of the user's. */
static void
scrolled_cb (AdduceUiTwinsPair *self, GtkAdjustment *moved)
{
  gboolean second = moved == gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->second_text));

  if (second != self->second_moved && g_get_monotonic_time () - self->followed < FOLLOW_US)
    return;
  self->second_moved = second;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
follow (AdduceUiTwinsPair *self, AdduceUiTwinsText *text)
{
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
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
adduce_ui_twins_pair_dispose (GObject *object)
{
  AdduceUiTwinsPair *self = ADDUCE_UI_TWINS_PAIR (object);

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  G_OBJECT_CLASS (adduce_ui_twins_pair_parent_class)->dispose (object);
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
  object_class->dispose = adduce_ui_twins_pair_dispose;
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
  follow (self, self->first_text);
  follow (self, self->second_text);
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
