/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of other programs' files.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-foreign.h"
#include "adduce-cli-corpus-claims.h"

gboolean
adduce_cli_foreign_load_mapping (const char *path, AdduceForeignMapping **ret_mapping, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;
  bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, error);
  if (bytes == NULL)
    return FALSE;
  *ret_mapping = adduce_foreign_mapping_parse (bytes, error);
  if (*ret_mapping != NULL)
    return TRUE;
  g_autofree char *display = adduce_paths_display (path);
  g_prefix_error (error, "%s: ", display);
  return FALSE;
}

static gboolean
save_mapping (const char *path, AdduceForeignMapping *mapping, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;
  bytes = adduce_foreign_mapping_serialize (mapping);
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}

/* All claims come in, or none: who stands at a terminal has no Undo. Always %FALSE, with @error. */
static gboolean
take_back (AdduceForeignResult *result, GError **error)
{
  g_autoptr (GError) undo_error = NULL;

  if (adduce_corpus_edit_run (result->undo, NULL, NULL, NULL, &undo_error))
    /* translators: what went wrong, a sentence */
    g_set_error (error, result->stopped->domain, result->stopped->code,
                 _("%s. No claim came in; those that were written before were taken back"), result->stopped->message);
  else
    /* translators: what went wrong, and what went wrong when it was to be taken back */
    g_set_error (error, result->stopped->domain, result->stopped->code,
                 _("%s. The claims that were written before could not be taken back: %s"), result->stopped->message,
                 undo_error->message);
  return FALSE;
}

/* @ret_summary: (out): what was read */
static AdduceForeignResult *
take_files (const AdduceCliForeign *self, const char *folder, char **files, AdduceForeignSummary **ret_summary,
            GError **error)
{
  g_autoptr (AdduceForeignMapping) mapping = NULL;
  g_autoptr (AdduceForeign) foreign = NULL;
  g_autoptr (AdduceForeignResult) result = NULL;
  AdduceForeignOptions options = { .coder = self->coder, .dry_run = self->dry_run, .format = self->format,
                                   .again = self->again,
                                   .keeps_part = TRUE };

  if (!adduce_cli_foreign_load_mapping (self->mapping, &mapping, error))
    return NULL;
  foreign = adduce_foreign_read ((const char *const *) files, self->format, NULL, error);
  if (foreign == NULL)
    return NULL;
  options.mapping = mapping;
  result = adduce_foreign_take (folder, foreign, &options, NULL, NULL, NULL, error);
  if (result == NULL || (result->stopped != NULL && !take_back (result, error)))
    return NULL;
  if (!save_mapping (self->save_mapping, result->mapping, error))
    return NULL;
  *ret_summary = adduce_foreign_summary_new (foreign);
  return g_steal_pointer (&result);
}

/* --- telling --- */

static const char *
get_state_label (const AdduceForeignRow *row)
{
  const char *const labels[]
    = { _("placed"), _("unchecked"), _("moved"), _("changed"), _("lost") };

  return row->is_known ? _("there already") : labels[row->state];
}

static void
print_rows (const AdduceForeignResult *result)
{
  static const char *const heads[] = { N_("State"), N_("Article"), N_("Coder"), N_("Words") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_ptr_array_add (cells, g_strdup (_(heads[i])));
  for (guint i = 0; i < result->rows->len; i++)
    {
      const AdduceForeignRow *row = result->rows->pdata[i];
      g_autofree char *words = g_utf8_substring (row->words != NULL ? row->words : "", 0,
                                                 MIN (g_utf8_strlen (row->words != NULL ? row->words : "", -1), 60));

      g_ptr_array_add (cells, g_strdup (get_state_label (row)));
      g_ptr_array_add (cells, g_strconcat (row->path, row->is_new ? _(" (new)") : "", NULL));
      g_ptr_array_add (cells, g_strdup (row->coder != NULL ? row->coder : "–"));
      g_ptr_array_add (cells, g_strdelimit (g_steal_pointer (&words), "\n\t", ' '));
    }
  adduce_cli_print_columns (cells, G_N_ELEMENTS (heads), G_N_ELEMENTS (heads));
}

static void
print_mapping (const AdduceForeignResult *result)
{
  GPtrArray *rules = adduce_foreign_mapping_get_rules (result->mapping);

  for (guint i = 0; i < rules->len; i++)
    {
      const AdduceForeignRule *rule = rules->pdata[i];
      /* translators: a field of a file, and the variable that it becomes */
      g_autofree char *line = rule->variable != NULL
                                ? g_strdup_printf (_("field “%s” → %s"), rule->key, rule->variable)
                                : g_strdup_printf (_("field “%s” is left out"), rule->key);

      printf ("%s\n", line);
    }
  for (guint i = 0; result->added[i] != NULL; i++)
    /* translators: what is added: “the value “pro” of “Stance”” */
    printf (_("added to the codebook: %s\n"), result->added[i]);
}

static void
print_summary (const AdduceForeignResult *result)
{
  guint n_doubtful = result->n_states[ADDUCE_FOREIGN_CHANGED] + result->n_states[ADDUCE_FOREIGN_UNCHECKED];

  printf (ngettext ("%u claim, ", "%u claims, ", result->n_claims), result->n_claims);
  printf (ngettext ("%u was there already, ", "%u were there already, ", result->n_known), result->n_known);
  printf (ngettext ("%u moved, ", "%u moved, ", result->n_states[ADDUCE_FOREIGN_MOVED]),
          result->n_states[ADDUCE_FOREIGN_MOVED]);
  printf (ngettext ("%u doubtful, ", "%u doubtful, ", n_doubtful), n_doubtful);
  printf (ngettext ("%u lost; ", "%u lost; ", result->n_states[ADDUCE_FOREIGN_LOST]),
          result->n_states[ADDUCE_FOREIGN_LOST]);
  printf (ngettext ("%u article is new, ", "%u articles are new, ", result->n_new), result->n_new);
  printf (ngettext ("%u was there\n", "%u were there\n", result->n_matched), result->n_matched);
}

static void
report_rows (AdduceReport *report, const AdduceForeignResult *result)
{
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < result->rows->len; i++)
    {
      const AdduceForeignRow *row = result->rows->pdata[i];
      g_autofree char *spans = row->spans != NULL ? adduce_span_set_to_string (row->spans) : NULL;

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "path", row->path);
      adduce_report_boolean (report, "new_article", row->is_new);
      adduce_report_string (report, "coder", row->coder);
      adduce_report_string (report, "claim_id", row->claim);
      adduce_report_string (report, "spans", spans);
      adduce_report_string (report, "text", row->words);
      adduce_report_string (report, "state", adduce_foreign_state_to_id (row->state));
      adduce_report_boolean (report, "known", row->is_known);
      adduce_report_string (report, "place", row->place);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_field (AdduceReport *report, const AdduceForeignFieldUse *use)
{
  adduce_report_integer (report, "claims", use->n_claims);
  adduce_report_string (report, "example", use->example);
  adduce_report_begin_array (report, "values");
  for (guint i = 0; i < use->values->len; i++)
    {
      const AdduceForeignValueUse *value = use->values->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "value", value->value);
      adduce_report_integer (report, "n", value->n);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_mapping (AdduceReport *report, const AdduceForeignResult *result, AdduceForeignSummary *summary)
{
  GPtrArray *rules = adduce_foreign_mapping_get_rules (result->mapping);

  adduce_report_begin_array (report, "fields");
  for (guint i = 0; i < rules->len; i++)
    {
      const AdduceForeignRule *rule = rules->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "field", rule->key);
      adduce_report_string (report, "variable", rule->variable);
      adduce_report_boolean (report, "guessed", rule->guessed);
      report_field (report, adduce_foreign_summary_find (summary, rule->key));
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_begin_array (report, "added");
  for (guint i = 0; result->added[i] != NULL; i++)
    adduce_report_string (report, NULL, result->added[i]);
  adduce_report_end_array (report);
}

static void
print_json (const AdduceCliForeign *self, const AdduceForeignResult *result, AdduceForeignSummary *summary,
            const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < result->problems->len; i++)
    adduce_report_string (report, NULL, result->problems->pdata[i]);
  adduce_report_end_array (report);
  report_rows (report, result);
  report_mapping (report, result, summary);
  adduce_report_integer (report, "came_in", result->n_claims);
  adduce_report_integer (report, "known", result->n_known);
  for (guint i = 0; i <= ADDUCE_FOREIGN_LOST; i++)
    adduce_report_integer (report, adduce_foreign_state_to_id ((AdduceForeignState) i), result->n_states[i]);
  adduce_report_integer (report, "new_articles", result->n_new);
  adduce_report_integer (report, "matched_articles", result->n_matched);
  adduce_report_integer (report, "matched_by_text", result->n_by_text);
  adduce_report_boolean (report, "dry_run", self->dry_run);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

int
adduce_cli_foreign_run (const AdduceCliForeign *self, const char *folder, char **files, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeignSummary) summary = NULL;
  g_autoptr (AdduceForeignResult) result = take_files (self, folder, files, &summary, &error);

  if (result == NULL)
    return adduce_cli_fail (NULL, error);
  if (json)
    print_json (self, result, summary, folder);
  else
    {
      for (guint i = 0; i < result->problems->len; i++)
        adduce_cli_complain (NULL, result->problems->pdata[i]);
      if (self->dry_run && result->rows->len > 0)
        print_rows (result);
      print_mapping (result);
      print_summary (result);
    }
  return result->problems->len > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}
