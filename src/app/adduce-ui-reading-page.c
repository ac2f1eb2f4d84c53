/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How articles look, to choose.
 *
 * The font is chosen from a list of its own: GTK's font button is deprecated by newer versions, and what
 * replaces it is not in ours.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-reading-page.h"
#include "adduce-ui-text-view.h"

struct _AdduceUiReadingPage
{
  GtkWidget parent_instance;

  AdwComboRow *appearance;
  AdwComboRow *paper;
  GtkDropDown *family;
  AdwComboRow *size;
  AdwComboRow *zoom;
  GtkSpinButton *measure;
  GtkSwitch *full_width;
  GtkSpinButton *line_height;
  GtkSwitch *justify;
  GtkSwitch *numbers;
  GtkSwitch *snap;

  GSettings *settings;
  GtkStringList *families;
  AdwActionRow *coder_row;
  GtkWidget *coder_button;
  GtkRoot *root; /* that is listened to */
};

G_DEFINE_FINAL_TYPE (AdduceUiReadingPage, adduce_ui_reading_page, GTK_TYPE_WIDGET)

/* In the order of the rows' items. */
static const char *const appearances[] = { "follow", "light", "dark", NULL };
static const char *const papers[] = { "theme", "Adwaita", "classic", "solarized", NULL };
static const int sizes[] = { 0, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 28, 32, 40, 48 };

/* Keys that this page has, to be set back. */
static const char *const keys[] = {
  "appearance", "paper",   "font-family",       "font-size",     "zoom", "measure", "full-width", "line-height",
  "justify",    "paragraph-numbers", "snap-to-words",
};

static gboolean
word_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *words = user_data;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
position_to_word (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *words = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) words) ? g_variant_new_string (words[position]) : NULL;
}

/* The nearest number that is in the list. */
static guint
find_number (const int *numbers, guint n_numbers, int number)
{
  guint best = 0;

  for (guint i = 1; i < n_numbers; i++)
    if (ABS (numbers[i] - number) < ABS (numbers[best] - number))
      best = i;
  return best;
}

static gboolean
size_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value, find_number (sizes, G_N_ELEMENTS (sizes), g_variant_get_int32 (variant)));
  return TRUE;
}

static GVariant *
position_to_size (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (sizes) ? g_variant_new_int32 (sizes[position]) : NULL;
}

static gboolean
zoom_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  guint n_zooms;
  const int *zooms = adduce_ui_text_view_get_zooms (&n_zooms);

  g_value_set_uint (value, find_number (zooms, n_zooms, g_variant_get_int32 (variant)));
  return TRUE;
}

static GVariant *
position_to_zoom (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint n_zooms;
  const int *zooms = adduce_ui_text_view_get_zooms (&n_zooms);
  guint position = g_value_get_uint (value);

  return position < n_zooms ? g_variant_new_int32 (zooms[position]) : NULL;
}

/* A family that is not installed here is kept, and shown, behind the others. */
static gboolean
family_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  AdduceUiReadingPage *self = user_data;
  const char *family = g_variant_get_string (variant, NULL);
  guint n_families = g_list_model_get_n_items (G_LIST_MODEL (self->families));

  for (guint i = 1; i < n_families && *family != '\0'; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->families, i), family) == 0)
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  if (*family != '\0')
    gtk_string_list_append (self->families, family);
  g_value_set_uint (value, *family != '\0' ? n_families : 0);
  return TRUE;
}

static GVariant *
position_to_family (const GValue *value, const GVariantType *type, gpointer user_data)
{
  AdduceUiReadingPage *self = user_data;
  guint position = g_value_get_uint (value);
  const char *family = position > 0 ? gtk_string_list_get_string (self->families, position) : "";

  return family != NULL ? g_variant_new_string (family) : NULL;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_families (AdduceUiReadingPage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_context_list_families (context, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_families);

  self->families = gtk_string_list_new (NULL);
  gtk_string_list_append (self->families, _("As on the Desktop"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (self->families, names->pdata[i]);
  gtk_drop_down_set_model (self->family, G_LIST_MODEL (self->families));
}

static void
fill_numbers (AdduceUiReadingPage *self)
{
  g_autoptr (GtkStringList) size_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) zoom_names = gtk_string_list_new (NULL);
  guint n_zooms;
  const int *zooms = adduce_ui_text_view_get_zooms (&n_zooms);

  gtk_string_list_append (size_names, _("As on the Desktop"));
  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    /* translators: a font's size in points */
    gtk_string_list_take (size_names, g_strdup_printf (_("%d pt"), sizes[i]));
  for (guint i = 0; i < n_zooms; i++)
    /* translators: per cent */
    gtk_string_list_take (zoom_names, g_strdup_printf (_("%d %%"), zooms[i]));
  adw_combo_row_set_model (self->size, G_LIST_MODEL (size_names));
  adw_combo_row_set_model (self->zoom, G_LIST_MODEL (zoom_names));
}

/* Callbacks */

static void
reset_cb (AdduceUiReadingPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
}

/* Who codes may have been changed in a window meanwhile. */
static void
show_coder (AdduceUiReadingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (AdduceCoder) coder = adduce_coder_load (NULL);
  g_autofree char *text = NULL;

  if (coder == NULL)
    text = g_strdup (_("Nobody was asked yet"));
  else if (adduce_coder_get_name (coder) == NULL)
    text = g_strdup (adduce_coder_get_nickname (coder));
  else
    /* translators: a coder's name and nickname */
    text = g_strdup_printf (_("%s (%s)"), adduce_coder_get_name (coder), adduce_coder_get_nickname (coder));
  adw_action_row_set_subtitle (self->coder_row, text);
  gtk_widget_set_sensitive (self->coder_button,
                            GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL);
}

static void
coder_clicked_cb (AdduceUiReadingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.coder", NULL);
}

static void
adduce_ui_reading_page_map (GtkWidget *widget)
{
  AdduceUiReadingPage *self = ADDUCE_UI_READING_PAGE (widget);

  GTK_WIDGET_CLASS (adduce_ui_reading_page_parent_class)->map (widget);

  show_coder (self);
  if (self->root == NULL)
    {
      g_set_weak_pointer (&self->root, gtk_widget_get_root (widget));
      g_signal_connect_object (self->root, "notify::is-active", G_CALLBACK (show_coder), self, G_CONNECT_SWAPPED);
    }
}

static void
adduce_ui_reading_page_dispose (GObject *object)
{
  AdduceUiReadingPage *self = ADDUCE_UI_READING_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->settings);
  g_clear_object (&self->families);
  g_clear_weak_pointer (&self->root);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_reading_page_parent_class)->dispose (object);
}

static void
adduce_ui_reading_page_class_init (AdduceUiReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_reading_page_dispose;
  widget_class->map = adduce_ui_reading_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, appearance);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, paper);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, family);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, size);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, measure);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, full_width);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, line_height);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, justify);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, snap);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, coder_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReadingPage, coder_button);
  gtk_widget_class_bind_template_callback (widget_class, coder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
bind_settings (AdduceUiReadingPage *self)
{
  GSettings *settings = self->settings;

  g_settings_bind_with_mapping (settings, "appearance", self->appearance, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) appearances, NULL);
  g_settings_bind_with_mapping (settings, "paper", self->paper, "selected", G_SETTINGS_BIND_DEFAULT,
                                word_to_position, position_to_word, (gpointer) papers, NULL);
  g_settings_bind_with_mapping (settings, "font-family", self->family, "selected", G_SETTINGS_BIND_DEFAULT,
                                family_to_position, position_to_family, self, NULL);
  g_settings_bind_with_mapping (settings, "font-size", self->size, "selected", G_SETTINGS_BIND_DEFAULT,
                                size_to_position, position_to_size, NULL, NULL);
  g_settings_bind_with_mapping (settings, "zoom", self->zoom, "selected", G_SETTINGS_BIND_DEFAULT,
                                zoom_to_position, position_to_zoom, NULL, NULL);
  g_settings_bind (settings, "measure", self->measure, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "full-width", self->full_width, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "full-width", self->measure, "sensitive",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_settings_bind (settings, "line-height", self->line_height, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "justify", self->justify, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "paragraph-numbers", self->numbers, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "snap-to-words", self->snap, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
adduce_ui_reading_page_init (AdduceUiReadingPage *self)
{
  self->settings = g_settings_new (ADDUCE_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_families (self);
  fill_numbers (self);
  bind_settings (self);
  adduce_ui_compat_label_drop_down (self->family, _("Font"));
  adduce_ui_compat_search_drop_down (self->family);
}
