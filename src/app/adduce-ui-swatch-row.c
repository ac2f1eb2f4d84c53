/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours or patterns to choose from.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-swatch-row.h"
#include "adduce-ui-swatch.h"
#include "adduce-ui-wrap-layout.h"

#define N_PATTERNS (ADDUCE_CODE_PATTERN_THIN + 1)

struct _AdduceUiSwatchRow
{
  GtkWidget parent_instance;

  gboolean patterns;
  char *color;
  AdduceCodePattern pattern;
  gboolean updating;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiSwatchRow, adduce_ui_swatch_row, GTK_TYPE_WIDGET)

static guint
get_index (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

/* A value has one colour in both themes. */
static const char *
get_color (guint index)
{
  return adduce_category_get_readable_color (index);
}

static gboolean
is_chosen (AdduceUiSwatchRow *self, guint index)
{
  if (self->patterns)
    return index == self->pattern;
  return self->color != NULL && g_ascii_strcasecmp (get_color (index), self->color) == 0;
}

static void
update (AdduceUiSwatchRow *self)
{
  self->updating = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      guint index = get_index (button);
      AdduceCodeInfo info = { .id = "x",
                              .label = "x",
                              .color = self->patterns ? self->color : get_color (index),
                              .pattern = self->patterns ? index : self->pattern };
      g_autoptr (AdduceCode) code = adduce_code_new (&info);

      adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (gtk_button_get_child (GTK_BUTTON (button))),
                                 code);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_chosen (self, index));
    }
  self->updating = FALSE;
}

static void
toggled_cb (AdduceUiSwatchRow *self, GtkToggleButton *button)
{
  guint index = get_index (GTK_WIDGET (button));

  if (self->updating)
    return;
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                   self->patterns ? adduce_code_pattern_to_id (index) : get_color (index));
  update (self);
}

static void
adduce_ui_swatch_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_swatch_row_parent_class)->dispose (object);
}

static void
adduce_ui_swatch_row_finalize (GObject *object)
{
  g_free (ADDUCE_UI_SWATCH_ROW (object)->color);

  G_OBJECT_CLASS (adduce_ui_swatch_row_parent_class)->finalize (object);
}

static void
adduce_ui_swatch_row_class_init (AdduceUiSwatchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_swatch_row_dispose;
  object_class->finalize = adduce_ui_swatch_row_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "swatchrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_swatch_row_init (AdduceUiSwatchRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), adduce_ui_wrap_layout_new (4));
}

static char *
dup_name (gboolean patterns, guint index)
{
  static const char *const names[N_PATTERNS] = { N_("Solid"),  N_("Dashed"), N_("Double"),
                                                 N_("Dotted"), N_("Wavy"),   N_("Thin") };

  /* translators: a colour: its place in the palette, and how it is written */
  return patterns ? g_strdup (_ (names[index]))
                  : g_strdup_printf (_("Color %u, %s"), index + 1, get_color (index));
}

GtkWidget *
adduce_ui_swatch_row_new (gboolean patterns)
{
  AdduceUiSwatchRow *self = g_object_new (ADDUCE_UI_TYPE_SWATCH_ROW, NULL);

  self->patterns = patterns;
  for (guint i = 0; i < (patterns ? N_PATTERNS : ADDUCE_N_CATEGORIES); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      g_autofree char *name = dup_name (patterns, i);

      gtk_button_set_child (GTK_BUTTON (button), adduce_ui_swatch_new ());
      gtk_widget_add_css_class (button, "code");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  patterns ? _("Pattern") : _("Color"), -1);
  return GTK_WIDGET (self);
}

void
adduce_ui_swatch_row_set (AdduceUiSwatchRow *self, const char *color, AdduceCodePattern pattern)
{
  char *copy;

  g_return_if_fail (ADDUCE_UI_IS_SWATCH_ROW (self));

  copy = g_strdup (color);
  g_free (self->color);
  self->color = copy;
  self->pattern = pattern;
  update (self);
}
