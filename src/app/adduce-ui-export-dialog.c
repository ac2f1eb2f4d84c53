/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The export dialog: options, then what the format can't hold where there is such, then a file chooser, progress with
 * Cancel, and what was written.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-export-dialog.h"
#include "adduce.h"

struct _AdduceUiExportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *format_group;
  AdwComboRow *format_row;
  AdwEntryRow *coders_row;
  GtkSwitch *wide_switch;
  GtkSwitch *bom_switch;
  GtkSwitch *safe_switch;
  AdwPreferencesGroup *sheet_group;
  AdwComboRow *text_row;
  AdwComboRow *label_row;
  GtkSwitch *done_switch;
  GtkSwitch *pseudonyms_switch;
  GtkSwitch *boilerplate_switch;
  GtkLabel *losses_label;
  GtkWidget *anyway_button;
  GtkProgressBar *progress_bar;
  AdwStatusPage *result_page;
  GtkLabel *problems_label;
  GtkWidget *problems_box;

  char *folder;
  char *output;
  char **claims; /* or NULL */
  char **labels; /* ids of the variables in the label row */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AdduceUiExportDialog, adduce_ui_export_dialog, ADW_TYPE_WINDOW)

static const AdduceExportFormat *
get_format (AdduceUiExportDialog *self)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);
  guint selected = adw_combo_row_get_selected (self->format_row);

  return &formats[selected < n_formats ? selected : 0];
}

/* The nicknames typed, or NULL for everybody. */
static char **
get_coders (AdduceUiExportDialog *self)
{
  g_auto (GStrv) words
    = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->coders_row)), " ,;", -1);
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
get_text (AdduceUiExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->text_row);

  for (guint text = ADDUCE_EXPORT_TEXT_FULL; text <= ADDUCE_EXPORT_TEXT_OFFSETS; text++)
    if ((get_format (self)->texts & (1u << text)) != 0 && selected-- == 0)
      return text;
  return ADDUCE_EXPORT_TEXT_MOST;
}

/* @coders: must live as long as the options are used */
static AdduceExportOptions
get_options (AdduceUiExportDialog *self, char **coders)
{
  const AdduceExportFormat *format = get_format (self);
  gboolean is_sheet = g_str_equal (format->id, "csv") || g_str_equal (format->id, "tsv");
  guint label = adw_combo_row_get_selected (self->label_row);

  return (AdduceExportOptions){
    .format = format->id,
    .coders = (const char *const *) coders,
    .claims = (const char *const *) self->claims,
    .wide = is_sheet && gtk_switch_get_active (self->wide_switch),
    .bom = is_sheet && gtk_switch_get_active (self->bom_switch),
    .safe = is_sheet && gtk_switch_get_active (self->safe_switch),
    .status = gtk_switch_get_active (self->done_switch) ? "done" : NULL,
    .text = get_text (self),
    .label = format->takes_label && label < g_strv_length (self->labels) ? self->labels[label] : NULL,
    .pseudonyms = gtk_switch_get_active (self->pseudonyms_switch),
    .no_boilerplate = gtk_switch_get_active (self->boilerplate_switch),
  };
}

static void
set_texts (AdduceUiExportDialog *self, const AdduceExportFormat *format)
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
fill_labels (AdduceUiExportDialog *self)
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

static void
show_result (AdduceUiExportDialog *self, AdduceExportResult *result)
{
  g_autofree char *claims = g_strdup_printf (
    g_dngettext (NULL, "%u claim", "%u claims", result->n_claims), result->n_claims);
  g_autofree char *articles = g_strdup_printf (
    g_dngettext (NULL, "%u article", "%u articles", result->n_articles), result->n_articles);
  g_autofree char *path = adduce_paths_display (self->output);
  /* translators: "117 claims", "12 articles", file name */
  g_autofree char *text = g_strdup_printf (_("%s from %s were written to %s"), claims, articles, path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autoptr (GString) problems = g_string_new (NULL);

  for (guint i = 0; result->problems != NULL && i < result->problems->len; i++)
    g_string_append_printf (problems, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (result->problems, i));

  adw_status_page_set_title (self->result_page, problems->len > 0 ? _("Exported, With Problems") : _("Exported"));
  adw_status_page_set_description (self->result_page, escaped);
  adw_status_page_set_icon_name (self->result_page,
                                 problems->len > 0 ? "dialog-warning-symbolic" : "adduce-status-done-symbolic");
  gtk_label_set_label (self->problems_label, problems->str);
  gtk_widget_set_visible (self->problems_box, problems->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "result");
  g_signal_emit_by_name (self, "finished", adw_status_page_get_title (self->result_page), text);
}

/* Callbacks */

static void
exported_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus_finish (async, &error);

  if (result != NULL)
    show_result (self, result);
  else
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit_by_name (self, "finished", _("Could Not Export"), error->message);
      gtk_stack_set_visible_child_name (self->stack, "options");
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Export"), error->message);
    }
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  AdduceUiExportDialog *self = data;
  g_autofree char *text = g_strdup_printf (_("%u of %u articles"), done, total);

  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

/* Runs an export, or with @dry_run one that only tells what it would lose. */
static void
run_export (AdduceUiExportDialog *self, gboolean dry_run, GAsyncReadyCallback callback)
{
  g_auto (GStrv) coders = get_coders (self);
  AdduceExportOptions options = get_options (self, coders);

  options.dry_run = dry_run;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  progress_cb (0, 0, self);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  adduce_export_corpus_async (self->folder, dry_run ? NULL : self->output, &options, progress_cb, self,
                              self->cancellable, callback, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;

  if (path == NULL)
    return;

  g_free (self->output);
  self->output = g_strdup (path);
  run_export (self, FALSE, exported_cb);
}

static void
choose_clicked_cb (AdduceUiExportDialog *self)
{
  g_autofree char *base = g_path_get_basename (self->folder);
  g_autofree char *shown = adduce_paths_display (base);
  g_autofree char *name = g_strconcat (shown, get_format (self)->extension, NULL);

  adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Export Dataset"), name, chosen_cb, g_object_ref (self));
}

static void
show_losses (AdduceUiExportDialog *self, GPtrArray *losses)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < losses->len; i++)
    {
      const AdduceExportLoss *loss = losses->pdata[i];
      g_autofree char *claims
        = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", loss->n_claims), loss->n_claims);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n\n" : "", claims, loss->sentence);
    }
  gtk_label_set_label (self->losses_label, text->str);
  gtk_stack_set_visible_child_name (self->stack, "losses");
  /* The stack gave the keyboard to the text, which selected itself. */
  gtk_widget_grab_focus (self->anyway_button);
  gtk_label_select_region (self->losses_label, 0, 0);
}

static void
tried_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus_finish (async, &error);

  gtk_stack_set_visible_child_name (self->stack, "options");
  if (result == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Export"), error->message);
  else if (result != NULL && result->losses->len > 0)
    show_losses (self, result->losses);
  else if (result != NULL)
    choose_clicked_cb (self);
}

/* First what would be lost. A table of claims loses nothing that is not asked for: it is not read twice. */
static void
export_clicked_cb (AdduceUiExportDialog *self)
{
  const char *id = get_format (self)->id;

  if (g_str_equal (id, "csv") || g_str_equal (id, "tsv") || g_str_equal (id, "jsonl"))
    choose_clicked_cb (self);
  else
    run_export (self, TRUE, tried_cb);
}

static void
back_clicked_cb (AdduceUiExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "options");
}

static void
cancel_clicked_cb (AdduceUiExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
format_cb (AdduceUiExportDialog *self)
{
  const AdduceExportFormat *format = get_format (self);

  gtk_widget_set_visible (GTK_WIDGET (self->sheet_group),
                          g_str_equal (format->id, "csv") || g_str_equal (format->id, "tsv"));
  gtk_widget_set_visible (GTK_WIDGET (self->label_row), format->takes_label);
  set_texts (self, format);
}

static void
adduce_ui_export_dialog_dispose (GObject *object)
{
  AdduceUiExportDialog *self = ADDUCE_UI_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->labels, g_strfreev);

  G_OBJECT_CLASS (adduce_ui_export_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_export_dialog_class_init (AdduceUiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_export_dialog_dispose;

  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, format_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, coders_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, wide_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, bom_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, safe_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, label_row);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, done_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, pseudonyms_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, boilerplate_switch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, losses_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, anyway_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, problems_box);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_export_dialog_init (AdduceUiExportDialog *self)
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

AdduceUiExportDialog *
adduce_ui_export_dialog_new (GtkWindow *parent, const char *folder)
{
  AdduceUiExportDialog *self
    = g_object_new (ADDUCE_UI_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->folder = g_strdup (folder);
  fill_labels (self);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  return self;
}

void
adduce_ui_export_dialog_set_claims (AdduceUiExportDialog *self, const char *const *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_DIALOG (self));
  g_return_if_fail (claims != NULL);

  guint n = g_strv_length ((char **) claims);
  g_autofree char *text
    = g_strdup_printf (ngettext ("The %u claim that is shown", "The %u claims that are shown", n), n);

  adw_preferences_group_set_description (self->format_group, text);
  g_strfreev (self->claims);
  self->claims = g_strdupv ((char **) claims);
  gtk_widget_set_visible (GTK_WIDGET (self->coders_row), FALSE);
}
