/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done on the page of all claims.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-page-private.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-export-dialog.h"

/* More rows than these are looked through by a worker. */
#define MANY 1000

/* --- tags --- */

/* The chosen rows, by what is seen now. */
static GPtrArray *
list_chosen (AdduceUiClaimsPage *self)
{
  return adduce_ui_claims_table_take_chosen (self->table);
}

/* The change that was worked out. */
static void
perform (AdduceUiClaimsPage *self, AdduceCorpusEdit *edit, guint n_rows, guint n_others)
{
  if (n_others == n_rows)
    _adduce_ui_claims_page_tell (self, _("These claims are other coders’; only one’s own can be changed"));
  else if (adduce_corpus_edit_get_n_steps (edit) > 0)
    adduce_ui_corpus_edits_perform (adduce_ui_context_get_corpus_edits (self->context), edit);
}

static void
worked_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiClaimsPage) self = data;
  guint n_rows = self->n_retagged, n_others;
  g_autoptr (AdduceCorpusEdit) edit = adduce_claim_retag_finish (result, &n_others);

  self->n_retagged = 0;
  /* Another folder may have been opened meanwhile. */
  if (self->corpus != NULL
      && g_str_equal (adduce_corpus_get_folder (self->corpus), adduce_corpus_edit_get_folder (edit)))
    perform (self, edit, n_rows, n_others);
}

void
_adduce_ui_claims_page_retag (AdduceUiClaimsPage *self, const char *variable, AdduceTagList *tags, AdduceRetagMode mode)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  AdduceCodebook *codebook = _adduce_ui_claims_page_get_codebook (self);
  g_autoptr (GPtrArray) rows = list_chosen (self);
  g_autoptr (AdduceClaimField) field = adduce_claim_field_new (variable, codebook, self->map, NULL);
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  g_autofree char *label = NULL;
  guint n_others = 0;

  if (field == NULL || self->corpus == NULL || rows->len == 0 || self->n_retagged > 0)
    return;
  if (coder == NULL)
    {
      _adduce_ui_claims_page_tell (self, _("Say who codes first"));
      return;
    }

  /* translators: in the menu after "Undo": a variable ("Stance") */
  label = g_strdup_printf (_("Change of %s"), adduce_claim_field_get_label (field));
  if (rows->len > MANY)
    {
      self->n_retagged = rows->len;
      adduce_claim_retag_async (adduce_corpus_get_folder (self->corpus), label, rows,
                                adduce_coder_get_nickname (coder), variable, tags, mode,
                                adduce_claim_field_has_several (field), codebook, worked_out_cb, g_object_ref (self));
      return;
    }
  edit = adduce_claim_retag (adduce_corpus_get_folder (self->corpus), label, rows, adduce_coder_get_nickname (coder),
                             variable, tags, mode, adduce_claim_field_has_several (field), codebook, &n_others);
  perform (self, edit, rows->len, n_others);
}

gboolean
_adduce_ui_claims_page_press_key (AdduceUiClaimsPage *self, gunichar character)
{
  AdduceCodebook *codebook = _adduce_ui_claims_page_get_codebook (self);
  AdduceVariable *variable = NULL;
  AdduceCode *code = codebook != NULL ? adduce_codebook_lookup_key (codebook, character, &variable) : NULL;
  AdduceTag *tag;
  g_autoptr (AdduceTagList) tags = NULL;

  if (code == NULL)
    return FALSE;
  tag = adduce_code_get_tag (code);
  tags = adduce_tag_list_new (&tag, 1);
  _adduce_ui_claims_page_retag (self, adduce_variable_get_id (variable), tags, ADDUCE_RETAG_TOGGLE);
  return TRUE;
}

/* --- opening, copying, exporting --- */

void
_adduce_ui_claims_page_open (AdduceUiClaimsPage *self, AdduceClaimRow *row)
{
  const AdduceClaimSource *source = adduce_claim_row_get_source (row);
  const char *id = adduce_claim_get_id (adduce_claim_row_get_claim (row));
  AdduceArticle *article = self->corpus != NULL ? adduce_corpus_lookup (self->corpus, source->relative) : NULL;

  if (article == NULL)
    {
      _adduce_ui_claims_page_tell (self, _("That article is no longer there"));
      return;
    }
  adduce_ui_pages_set_place (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_CLAIMS, id);
  adduce_ui_context_open_claim (self->context, article, id);
}

static void
copy_text (AdduceUiClaimsPage *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* The chosen rows, else all that are shown. */
static GPtrArray *
list_meant (AdduceUiClaimsPage *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  return chosen->len > 1 ? g_steal_pointer (&chosen) : adduce_claim_view_ref_rows (self->view);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;
  g_autoptr (GPtrArray) rows = list_chosen (self);
  g_autoptr (AdduceClaimField) speaker
    = adduce_claim_field_new ("speaker", _adduce_ui_claims_page_get_codebook (self), self->map, NULL);
  g_autofree char *text = adduce_claim_table_dup_citations (rows, speaker);
  guint n = rows->len;
  g_autofree char *told = g_strdup_printf (g_dngettext (NULL, "%u claim was copied", "%u claims were copied", n), n);

  copy_text (self, text);
  _adduce_ui_claims_page_tell (self, told);
}

static void
copy_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;
  g_autofree char *text = NULL;

  if (_adduce_ui_claims_page_is_crosstab (self))
    text = adduce_ui_claims_crosstab_dup_text (self->crosstab, '\t');
  else
    {
      g_auto (GStrv) ids = g_settings_get_strv (self->settings, "claims-columns");
      g_autoptr (GPtrArray) rows = list_meant (self);
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);

      for (guint i = 0; ids[i] != NULL; i++)
        {
          AdduceClaimField *field
            = adduce_claim_field_new (ids[i], _adduce_ui_claims_page_get_codebook (self), self->map, NULL);

          if (field != NULL)
            g_ptr_array_add (fields, field);
        }
      text = adduce_claim_table_to_text (rows, fields, '\t', FALSE);
    }
  if (text != NULL)
    {
      copy_text (self, text);
      _adduce_ui_claims_page_tell (self, _("The table was copied"));
    }
}

static void
crosstab_path_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiClaimsPage) self = data;
  g_autofree char *text = path != NULL && self->box != NULL ? adduce_ui_claims_crosstab_dup_text (self->crosstab, ',')
                                                            : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  bytes = g_bytes_new (text, strlen (text));
  if (adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    _adduce_ui_claims_page_tell (self, _("The table was written"));
  else
    adduce_ui_dialogs_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Could Not Export"),
                            error->message);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) ids = NULL;
  g_auto (GStrv) claims = NULL;
  AdduceUiExportDialog *dialog;

  if (_adduce_ui_claims_page_is_crosstab (self))
    {
      adduce_ui_dialogs_save_file (window, _("Export Cross Table"), "crosstab.csv", crosstab_path_cb,
                                   g_object_ref (self));
      return;
    }
  rows = adduce_claim_view_ref_rows (self->view);
  ids = g_strv_builder_new ();
  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (ids, adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[i])));
  claims = g_strv_builder_end (ids);
  dialog = adduce_ui_export_dialog_new (window, adduce_corpus_get_folder (self->corpus));
  adduce_ui_export_dialog_set_claims (dialog, (const char *const *) claims);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the other actions --- */

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_filter_focus (ADDUCE_UI_CLAIMS_PAGE (data)->filter);
}

static void
add_test_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_filter_open (ADDUCE_UI_CLAIMS_PAGE (data)->filter);
}

static void
saved_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_filter_open_saved (ADDUCE_UI_CLAIMS_PAGE (data)->filter);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;

  adduce_ui_claims_filter_clear (self->filter);
  adduce_claim_view_set_group_code (self->view, NULL);
}

static void
rows_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_table_focus (ADDUCE_UI_CLAIMS_PAGE (data)->table);
}

static void
group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_CLAIMS_PAGE (data)->group_drop_down));
  gtk_widget_activate (GTK_WIDGET (ADDUCE_UI_CLAIMS_PAGE (data)->group_drop_down));
}

static void
columns_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (ADDUCE_UI_CLAIMS_PAGE (data)->columns_button);
}

static void
retag_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;

  adduce_ui_claims_retag_set_variable (self->retag_popover, g_variant_get_string (parameter, NULL));
  gtk_menu_button_popup (self->retag_button);
}

static void
choose_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_table_choose_all (ADDUCE_UI_CLAIMS_PAGE (data)->table, TRUE);
}

static void
unsort_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_claims_table_sort (ADDUCE_UI_CLAIMS_PAGE (data)->table, NULL, FALSE);
}

static void
crosstab_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  _adduce_ui_claims_page_set_crosstab (data, g_variant_get_boolean (value));
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiClaimsPage *self = data;
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (self->context);

  if (adduce_ui_corpus_edits_get_running (edits))
    adduce_ui_corpus_edits_cancel (edits);
  else if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
}

static void
set_enabled (AdduceUiClaimsPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

void
_adduce_ui_claims_page_update_actions (AdduceUiClaimsPage *self)
{
  guint n_chosen = adduce_ui_claims_table_get_n_chosen (self->table);
  gboolean shown = g_list_model_get_n_items (G_LIST_MODEL (self->view)) > 0;
  gboolean crosstab = _adduce_ui_claims_page_is_crosstab (self);

  set_enabled (self, "retag", n_chosen > 0 && !crosstab);
  set_enabled (self, "copy", n_chosen > 0 && !crosstab);
  set_enabled (self, "copy-table", shown || crosstab);
  set_enabled (self, "export", shown && self->corpus != NULL);
  set_enabled (self, "choose-all", shown && !crosstab);
  set_enabled (self, "rows", !crosstab);
  gtk_widget_set_sensitive (GTK_WIDGET (self->retag_button), n_chosen > 0 && !crosstab);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_button), !crosstab);
}

void
_adduce_ui_claims_page_make_actions (AdduceUiClaimsPage *self)
{
  static const GActionEntry entries[] = {
    { "filter", filter_cb },
    { "add-test", add_test_cb },
    { "saved", saved_cb },
    { "clear", clear_cb },
    { "rows", rows_cb },
    { "group", group_cb },
    { "columns", columns_cb },
    { "retag", retag_cb, "s" },
    { "copy", copy_cb },
    { "copy-table", copy_table_cb },
    { "export", export_cb },
    { "choose-all", choose_all_cb },
    { "unsort", unsort_cb },
    { "crosstab", NULL, NULL, "false", crosstab_cb },
    { "stop", stop_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
