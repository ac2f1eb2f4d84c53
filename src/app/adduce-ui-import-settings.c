/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reading of files goes by.
 *
 * A format is said of one file, or of all that nothing is said of.
 */
#include "config.h"

#include "adduce-ui-import-settings.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-wrap-layout.h"

/* In the place of a path. */
#define ALL_FILES ""

struct _AdduceUiImportSettings
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *file_drop_down;
  GtkDropDown *format_drop_down;
  GtkDropDown *rule_drop_down;
  GtkEditable *encoding_entry;
  GtkEditable *mapping_entry;
  GtkDropDown *order_drop_down;
  GtkCheckButton *header_check;
  GtkCheckButton *guess_check;

  GPtrArray *paths;
  GHashTable *formats; /* path, or ALL_FILES → id of a format */
  GPtrArray *rules;    /* AdduceImportRule */
  char **mapping;
  gboolean showing; /* what is known, rather than being told */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiImportSettings, adduce_ui_import_settings, GTK_TYPE_WIDGET)

/* (transfer full) (nullable) (array zero-terminated=1): what was typed as FIELD=COLUMN, … */
static char **
list_mapping (AdduceUiImportSettings *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->mapping_entry), ",", -1);
  g_autoptr (GStrvBuilder) mapping = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (g_strstrip (parts[i]), '=');

      if (equals == NULL || equals == parts[i] || equals[1] == '\0')
        continue; /* not typed to the end */
      g_strv_builder_add (mapping, parts[i]);
      n++;
    }
  return n > 0 ? g_strv_builder_end (mapping) : NULL;
}

static void
changed_cb (AdduceUiImportSettings *self)
{
  if (self->showing)
    return;
  g_clear_pointer (&self->mapping, g_strfreev);
  self->mapping = list_mapping (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- formats --- */

/* Of which file, or ALL_FILES. */
static const char *
get_file (AdduceUiImportSettings *self)
{
  guint chosen = gtk_drop_down_get_selected (self->file_drop_down);

  return chosen > 0 && chosen <= self->paths->len ? self->paths->pdata[chosen - 1] : ALL_FILES;
}

/* Shows what is said of the file. */
static void
file_cb (AdduceUiImportSettings *self)
{
  const char *const *formats = adduce_import_list_formats ();
  const char *said = self->formats != NULL ? g_hash_table_lookup (self->formats, get_file (self)) : NULL;
  guint place = 0;

  for (guint i = 0; said != NULL && formats[i] != NULL; i++)
    if (g_str_equal (formats[i], said))
      place = i + 1;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->format_drop_down, place);
  self->showing = FALSE;
}

static void
format_cb (AdduceUiImportSettings *self)
{
  guint place = gtk_drop_down_get_selected (self->format_drop_down);

  if (self->showing || self->formats == NULL)
    return;
  if (place == 0 || place == GTK_INVALID_LIST_POSITION)
    g_hash_table_remove (self->formats, get_file (self));
  else
    g_hash_table_replace (self->formats, g_strdup (get_file (self)),
                          (gpointer) adduce_import_list_formats ()[place - 1]);
  changed_cb (self);
}

static void
fill_formats (AdduceUiImportSettings *self)
{
  const char *const *formats = adduce_import_list_formats ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Format: Found Out"));
  for (guint i = 0; formats[i] != NULL; i++)
    gtk_string_list_append (labels, adduce_import_get_format_label (formats[i]));
  gtk_drop_down_set_model (self->format_drop_down, G_LIST_MODEL (labels));
  adduce_ui_compat_label_drop_down (self->format_drop_down,
                                    _("What the file is, where that was not found out rightly"));
}

static void
fill_rules (AdduceUiImportSettings *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Database: Automatic"));
  gtk_string_list_append (labels, _("None: a File Is an Article"));
  for (guint i = 0; i < self->rules->len; i++)
    gtk_string_list_append (labels, ((AdduceImportRule *) self->rules->pdata[i])->name);
  gtk_drop_down_set_model (self->rule_drop_down, G_LIST_MODEL (labels));
  adduce_ui_compat_label_drop_down (self->rule_drop_down, _("Which database wrote the files"));
  adduce_ui_compat_label_drop_down (self->order_drop_down, _("What dates like 03/04/2031 mean"));
}

/* --- the widget --- */

static void
adduce_ui_import_settings_dispose (GObject *object)
{
  AdduceUiImportSettings *self = ADDUCE_UI_IMPORT_SETTINGS (object);

  self->showing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (adduce_ui_import_settings_parent_class)->dispose (object);
}

static void
adduce_ui_import_settings_finalize (GObject *object)
{
  AdduceUiImportSettings *self = ADDUCE_UI_IMPORT_SETTINGS (object);

  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->formats);
  g_ptr_array_unref (self->rules);
  g_strfreev (self->mapping);
  G_OBJECT_CLASS (adduce_ui_import_settings_parent_class)->finalize (object);
}

static void
adduce_ui_import_settings_class_init (AdduceUiImportSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_import_settings_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_import_settings_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-import-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, file_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, rule_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, encoding_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, mapping_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, header_check);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportSettings, guess_check);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
}

static void
adduce_ui_import_settings_init (AdduceUiImportSettings *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = adduce_import_rule_list (NULL);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
  fill_rules (self);
  adduce_ui_compat_label_drop_down (self->file_drop_down, _("Of which file the format is said"));
  self->showing = FALSE;
}

void
adduce_ui_import_settings_set_files (AdduceUiImportSettings *self, GPtrArray *paths)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen;

  g_return_if_fail (ADDUCE_UI_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (paths != NULL);

  chosen = gtk_drop_down_get_selected (self->file_drop_down);
  gtk_string_list_append (labels, _("All Files"));
  g_ptr_array_set_size (self->paths, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      g_autofree char *shown = adduce_paths_display (name);

      gtk_string_list_append (labels, shown);
      g_ptr_array_add (self->paths, g_strdup (paths->pdata[i]));
    }
  gtk_drop_down_set_model (self->file_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->file_drop_down,
                              chosen != GTK_INVALID_LIST_POSITION && chosen <= paths->len ? chosen : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->file_drop_down), paths->len > 1);
}

void
adduce_ui_import_settings_get_options (AdduceUiImportSettings *self, AdduceImportOptions *ret_options)
{
  guint rule;
  const char *encoding;

  g_return_if_fail (ADDUCE_UI_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (ret_options != NULL);

  rule = gtk_drop_down_get_selected (self->rule_drop_down);
  encoding = gtk_editable_get_text (self->encoding_entry);
  *ret_options = (AdduceImportOptions) {
    .rule = rule == 1 ? "none" : rule >= 2 && rule - 2 < self->rules->len
                ? ((AdduceImportRule *) self->rules->pdata[rule - 2])->id : NULL,
    .encoding = *encoding != '\0' ? encoding : NULL,
    .mapping = (const char *const *) self->mapping,
    .no_header = !gtk_check_button_get_active (self->header_check),
    .order = (AdduceImportOrder) gtk_drop_down_get_selected (self->order_drop_down),
    .guess = gtk_check_button_get_active (self->guess_check),
  };
}

const char *
adduce_ui_import_settings_get_format (AdduceUiImportSettings *self, const char *path)
{
  const char *said;

  g_return_val_if_fail (ADDUCE_UI_IS_IMPORT_SETTINGS (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  said = g_hash_table_lookup (self->formats, path);
  return said != NULL ? said : g_hash_table_lookup (self->formats, ALL_FILES);
}
