/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an export can be asked.
 *
 * Setting the models of rows for another format changes what is chosen in them several times; this is one change.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-export-form.h"

#define TYPING_MS 400

struct _AdduceUiExportForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwPreferencesGroup *format_group;
  AdwComboRow *format_row;
  AdwComboRow *text_row;
  AdwComboRow *label_row;
  AdwComboRow *scheme_row;
  AdwComboRow *columns_row;
  GtkWidget *shards_row;
  GtkSpinButton *shards_spin;
  AdwEntryRow *coders_row;
  AdwComboRow *status_row;
  AdwEntryRow *from_row;
  AdwEntryRow *to_row;
  AdwEntryRow *where_row;
  GtkSwitch *boilerplate_switch;
  GtkSwitch *pseudonyms_switch;
  AdwPreferencesGroup *sheet_group;
  GtkSwitch *wide_switch;
  GtkSwitch *bom_switch;
  GtkSwitch *safe_switch;

  char *folder;
  char **labels; /* ids of the variables in the label row */
  char **claims; /* or NULL for all */
  char **first;  /* of an expression, or NULL: those that a preview is made of */
  gboolean setting;
  guint typing;       /* source of what was typed */
  gboolean looking;   /* for the claims of an expression */
  GCancellable *stop; /* of that */
  char *problem;      /* of the expression, or NULL */
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (AdduceUiExportForm, adduce_ui_export_form, GTK_TYPE_WIDGET)

static gboolean
is_sheet (const AdduceExportFormat *format)
{
  return g_str_equal (format->id, "csv") || g_str_equal (format->id, "tsv");
}

static const char *
get_entry (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* The nicknames typed, or NULL for everybody. */
static char **
dup_coders (AdduceUiExportForm *self)
{
  g_auto (GStrv) words = g_strsplit_set (get_entry (self->coders_row), " ,;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_strv_builder_add (builder, words[i]);
        n++;
      }
  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

/* What the text row offers: those that the format can have, its own first. */
static AdduceExportText
get_text (AdduceUiExportForm *self)
{
  guint selected = adw_combo_row_get_selected (self->text_row);

  for (guint text = ADDUCE_EXPORT_TEXT_FULL; text <= ADDUCE_EXPORT_TEXT_OFFSETS; text++)
    if ((adduce_ui_export_form_get_format (self)->texts & (1u << text)) != 0 && selected-- == 0)
      return text;
  return ADDUCE_EXPORT_TEXT_MOST;
}

static void
set_texts (AdduceUiExportForm *self, const AdduceExportFormat *format)
{
  static const char *const names[]
    = { NULL, N_("Whole articles"), N_("Words of claims"), N_("Places only") };
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  for (guint text = ADDUCE_EXPORT_TEXT_FULL; text <= ADDUCE_EXPORT_TEXT_OFFSETS; text++)
    if ((format->texts & (1u << text)) != 0)
      gtk_string_list_append (texts, _(names[text]));
  adw_combo_row_set_model (self->text_row, G_LIST_MODEL (texts));
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), g_list_model_get_n_items (G_LIST_MODEL (texts)) > 1);
}

/* Speakers and issues, the variables of the codebook, and two of these together; the stance is chosen. */
static void
fill_labels (AdduceUiExportForm *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (self->folder, &problem);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint stance = 0;

  g_strv_builder_add_many (ids, "speaker", "issue", NULL);
  gtk_string_list_append (names, _("Speaker"));
  gtk_string_list_append (names, _("Issue"));
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_id (variable);

      if (g_str_equal (id, "speaker") || g_str_equal (id, "issue"))
        continue;
      if (g_str_equal (id, "stance"))
        stance = g_list_model_get_n_items (G_LIST_MODEL (names));
      g_strv_builder_add (ids, id);
      gtk_string_list_append (names, adduce_variable_get_label (variable));
    }
  g_strv_builder_add (ids, "joined");
  gtk_string_list_append (names, _("Stance and evidence together"));
  self->labels = g_strv_builder_end (ids);
  adw_combo_row_set_model (self->label_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->label_row, stance);
}

static gboolean
is_wrong_date (AdwEntryRow *row)
{
  return *get_entry (row) != '\0' && !adduce_article_facts_is_date (get_entry (row));
}

/* What was typed wrong is red, and told by who asks for the options. */
static void
mark (AdwEntryRow *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static void
emit_changed (AdduceUiExportForm *self)
{
  g_signal_emit (self, signal_changed, 0);
}

static void
stop_looking (AdduceUiExportForm *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  self->looking = FALSE;
}

/* Callbacks */

static void
found_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportForm) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) claims = adduce_claim_choice_find_finish (async, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->looking = FALSE;
  g_clear_pointer (&self->claims, g_strfreev);
  if (claims != NULL)
    self->claims = g_steal_pointer (&claims);
  else
    self->problem = g_strdup (error->message);
  mark (self->where_row, self->problem != NULL);
  emit_changed (self);
}

static void
first_found_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportForm) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) first = adduce_claim_choice_find_finish (async, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (first == NULL)
    {
      self->looking = FALSE;
      self->problem = g_strdup (error->message);
      mark (self->where_row, TRUE);
      emit_changed (self);
      return;
    }
  adduce_claim_choice_find_async (self->folder, get_entry (self->where_row), self->stop, found_cb,
                                  g_object_ref (self));
  g_strfreev (self->first);
  self->first = g_steal_pointer (&first);
  if (self->first[0] != NULL)
    emit_changed (self);
}

static gboolean
where_typed_cb (gpointer data)
{
  AdduceUiExportForm *self = data;

  self->typing = 0;
  self->stop = g_cancellable_new ();
  adduce_claim_choice_find_first_async (self->folder, get_entry (self->where_row), ADDUCE_EXCHANGE_PREVIEW_CLAIMS,
                                        self->stop, first_found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
where_cb (AdduceUiExportForm *self)
{
  stop_looking (self);
  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->first, g_strfreev);
  mark (self->where_row, FALSE);
  if (*get_entry (self->where_row) != '\0')
    {
      self->looking = TRUE;
      self->typing = g_timeout_add (TYPING_MS, where_typed_cb, self);
    }
  emit_changed (self);
}

static void
changed_cb (AdduceUiExportForm *self)
{
  if (!self->setting)
    emit_changed (self);
}

static void
typed_cb (AdduceUiExportForm *self)
{
  mark (self->from_row, is_wrong_date (self->from_row));
  mark (self->to_row, is_wrong_date (self->to_row));
  changed_cb (self);
}

static void
format_cb (AdduceUiExportForm *self)
{
  const AdduceExportFormat *format = adduce_ui_export_form_get_format (self);
  gboolean is_conll = g_str_equal (format->id, "conll");

  self->setting = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_group), is_sheet (format));
  gtk_widget_set_visible (GTK_WIDGET (self->label_row), format->takes_label);
  gtk_widget_set_visible (GTK_WIDGET (self->scheme_row), is_conll);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_row), is_conll);
  gtk_widget_set_visible (self->shards_row, g_str_equal (format->id, "parquet-ready"));
  set_texts (self, format);
  self->setting = FALSE;
  emit_changed (self);
}

static void
adduce_ui_export_form_dispose (GObject *object)
{
  AdduceUiExportForm *self = ADDUCE_UI_EXPORT_FORM (object);

  stop_looking (self);
  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->first, g_strfreev);
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_export_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, format_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, format_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, text_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, label_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, columns_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, shards_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, shards_spin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, coders_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, from_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, to_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, where_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, boilerplate_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, pseudonyms_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, wide_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, bom_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportForm, safe_switch);
}

static void
adduce_ui_export_form_class_init (AdduceUiExportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_export_form_dispose;

  signal_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-export-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, where_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
}

static void
adduce_ui_export_form_init (AdduceUiExportForm *self)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_formats; i++)
    gtk_string_list_append (names, _(formats[i].label));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
  format_cb (self);
}

/* Public calls */

void
adduce_ui_export_form_set_folder (AdduceUiExportForm *self, const char *folder)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_FORM (self));
  g_return_if_fail (folder != NULL && self->folder == NULL);

  self->folder = g_strdup (folder);
  self->setting = TRUE;
  fill_labels (self);
  self->setting = FALSE;
  emit_changed (self);
}

void
adduce_ui_export_form_set_claims (AdduceUiExportForm *self, const char *const *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_FORM (self));
  g_return_if_fail (claims != NULL);

  guint n = g_strv_length ((char **) claims);
  g_autofree char *text
    = g_strdup_printf (ngettext ("The %u claim that is shown", "The %u claims that are shown", n), n);

  adw_preferences_group_set_description (self->format_group, text);
  g_strfreev (self->claims);
  self->claims = g_strdupv ((char **) claims);
  gtk_widget_set_visible (GTK_WIDGET (self->coders_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->where_row), FALSE);
  emit_changed (self);
}

const AdduceExportFormat *
adduce_ui_export_form_get_format (AdduceUiExportForm *self)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);
  guint selected = adw_combo_row_get_selected (self->format_row);

  return &formats[selected < n_formats ? selected : 0];
}

/* @claims: (nullable): only these; @looking: whether it is not yet known which */
static AdduceExportOptions *
make_options (AdduceUiExportForm *self, char **claims, gboolean looking, char **ret_problem)
{
  static const char *const statuses[] = { NULL, "new", "in-progress", "done" };
  const AdduceExportFormat *format = adduce_ui_export_form_get_format (self);
  g_auto (GStrv) coders = dup_coders (self);
  gboolean sheet = is_sheet (format);
  gboolean conll = g_str_equal (format->id, "conll");
  guint label = adw_combo_row_get_selected (self->label_row);
  guint status = adw_combo_row_get_selected (self->status_row);
  AdduceExportOptions options = {
    .format = format->id,
    .coders = (const char *const *) coders,
    .claims = (const char *const *) claims,
    .status = status < G_N_ELEMENTS (statuses) ? statuses[status] : NULL,
    .after = *get_entry (self->from_row) != '\0' ? get_entry (self->from_row) : NULL,
    .before = *get_entry (self->to_row) != '\0' ? get_entry (self->to_row) : NULL,
    .text = get_text (self),
    .label = format->takes_label && label < g_strv_length (self->labels) ? self->labels[label] : NULL,
    .wide = sheet && gtk_switch_get_active (self->wide_switch),
    .bom = sheet && gtk_switch_get_active (self->bom_switch),
    .safe = sheet && gtk_switch_get_active (self->safe_switch),
    .bioes = conll && adw_combo_row_get_selected (self->scheme_row) == 1,
    .two_columns = conll && adw_combo_row_get_selected (self->columns_row) == 1,
    .n_shards = g_str_equal (format->id, "parquet-ready")
                  ? (guint) gtk_spin_button_get_value_as_int (self->shards_spin) : 0,
    .pseudonyms = gtk_switch_get_active (self->pseudonyms_switch),
    .no_boilerplate = gtk_switch_get_active (self->boilerplate_switch),
  };

  *ret_problem = NULL;
  if (is_wrong_date (self->from_row) || is_wrong_date (self->to_row))
    *ret_problem = g_strdup (_("A date is a year, a month or a day: 2031, 2031-03 or 2031-03-04"));
  else
    *ret_problem = g_strdup (self->problem);
  return *ret_problem == NULL && !looking ? adduce_export_options_copy (&options) : NULL;
}

AdduceExportOptions *
adduce_ui_export_form_dup_options (AdduceUiExportForm *self, char **ret_problem)
{
  return make_options (self, self->claims, self->looking, ret_problem);
}

AdduceExportOptions *
adduce_ui_export_form_dup_preview_options (AdduceUiExportForm *self, char **ret_problem)
{
  gboolean has_first = self->looking && self->first != NULL && self->first[0] != NULL
                       && !adduce_ui_export_form_get_format (self)->counts_only;

  return make_options (self, has_first ? self->first : self->claims, self->looking && !has_first, ret_problem);
}
