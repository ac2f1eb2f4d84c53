/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `codebook DIR ACT` prints and changes.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-codebook.h"

/* (transfer full) (nullable) */
static AdduceCodebook *
load (const char *folder, GError **error)
{
  gboolean exists;

  return adduce_codebook_load_own (folder, &exists, error);
}

int
adduce_cli_codebook_fail (const char *folder, const GError *error)
{
  g_autofree char *display = adduce_paths_display (folder);

  return adduce_cli_fail (g_str_has_prefix (error->message, display) ? NULL : folder, error);
}

static void
print_codes (AdduceVariable *variable, const char *parent_id, guint depth)
{
  g_autoptr (GListModel) codes = adduce_variable_list_children (variable, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (codes) && depth < 64; i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (codes, i);
      const AdduceCodeInfo *info = adduce_code_get_info (code);

      printf ("%*s%s\t", (int) (2 * depth + 2), "", info->id);
      adduce_cli_print_visible (info->label);
      if (info->merged_into != NULL)
        printf ("\t%s %s", _("merged into"), info->merged_into);
      else if (info->retired)
        printf ("\t%s", _("retired"));
      printf ("\n");
      print_codes (variable, info->id, depth + 1);
    }
}

void
adduce_cli_codebook_print (AdduceCodebook *codebook)
{
  GListModel *variables = adduce_codebook_get_variables (codebook);
  GListModel *constraints = adduce_codebook_get_constraints (codebook);

  adduce_cli_print_visible (adduce_codebook_get_title (codebook));
  printf ("\t");
  g_autofree char *version = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_codebook_get_version (codebook));
  /* translators: of a codebook */
  printf (_("version %s\n"), version);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const AdduceVariableInfo *info = adduce_variable_get_info (variable);

      printf ("%s\t", info->id);
      adduce_cli_print_visible (info->label);
      printf ("\t%s%s%s\n", adduce_variable_kind_to_id (info->kind),
              info->scope == ADDUCE_SCOPE_ARTICLE ? " article" : "", info->retired ? " retired" : "");
      print_codes (variable, NULL, 0);
    }
  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      g_autofree char *sentence = adduce_constraint_describe (constraint, codebook);

      adduce_cli_print_visible (sentence);
      printf ("\n");
    }
}

/* --- history --- */

static void
report_change (AdduceReport *report, AdduceCodebookChange *change)
{
  const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (info->time);
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  adduce_report_begin_object (report, NULL);
  adduce_report_integer (report, "from", (gint64) info->from);
  adduce_report_integer (report, "version", (gint64) info->to);
  adduce_report_string (report, "time", iso);
  adduce_report_string (report, "coder", info->coder);
  adduce_report_string (report, "act", info->act);
  adduce_report_string (report, "variable", info->variable);
  adduce_report_string (report, "value", info->value);
  adduce_report_string (report, "field", info->field);
  adduce_report_string (report, "before", info->before);
  adduce_report_string (report, "after", info->after);
  if (info->claims >= 0)
    adduce_report_integer (report, "claims", info->claims);
  else
    adduce_report_null (report, "claims");
  adduce_report_end_object (report);
}

static void
print_change (AdduceCodebookChange *change, AdduceCodebook *codebook)
{
  const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);
  g_autofree char *sentence = adduce_codebook_change_describe (change, codebook);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (info->time);
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");

  printf ("%" G_GUINT64_FORMAT "\t%s\t%s\t", info->to, iso, info->coder != NULL ? info->coder : "");
  adduce_cli_print_visible (sentence);
  printf ("\n");
}

int
adduce_cli_codebook_history (const char *folder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = load (folder, &error);
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  if (codebook == NULL)
    return adduce_cli_codebook_fail (folder, error);

  GListModel *history = adduce_codebook_get_history (codebook);
  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "history");
  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, i);

      if (json)
        report_change (report, change);
      else
        print_change (change, codebook);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  if (json)
    adduce_cli_print_report (report);
  return ADDUCE_CLI_FINE;
}

/* --- claims coded before a change --- */

int
adduce_cli_codebook_review (const char *folder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = load (folder, &error);
  g_autoptr (GPtrArray) outdated
    = codebook != NULL ? adduce_outdated_list_corpus (folder, codebook, NULL, &error) : NULL;
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  if (outdated == NULL)
    return adduce_cli_codebook_fail (folder, error);
  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < outdated->len; i++)
    {
      const AdduceOutdated *claim = outdated->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", claim->article);
      adduce_report_string (report, "coder", claim->coder);
      adduce_report_string (report, "claim_id", adduce_claim_get_id (claim->claim));
      adduce_report_integer (report, "codebook_version", (gint64) adduce_claim_get_codebook_version (claim->claim));
      adduce_report_begin_array (report, "changes");
      for (guint j = 0; j < claim->changes->len; j++)
        report_change (report, claim->changes->pdata[j]);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      for (guint j = 0; j < claim->changes->len && !json; j++)
        {
          g_autofree char *sentence = adduce_codebook_change_describe (claim->changes->pdata[j], codebook);

          adduce_cli_print_visible (claim->article);
          printf ("\t%s\t%s\t", claim->coder, adduce_claim_get_id (claim->claim));
          adduce_cli_print_visible (sentence);
          printf ("\n");
        }
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  if (json)
    adduce_cli_print_report (report);
  return outdated->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

/* --- hints --- */

int
adduce_cli_codebook_check (const char *folder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = load (folder, &error);
  g_autoptr (GPtrArray) hints = codebook != NULL ? adduce_codebook_list_hints (codebook, NULL) : NULL;
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  if (hints == NULL)
    return adduce_cli_codebook_fail (folder, error);
  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "hints");
  for (guint i = 0; i < hints->len; i++)
    {
      AdduceCodebookHint *hint = hints->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "kind", adduce_codebook_hint_kind_to_id (hint->kind));
      adduce_report_string (report, "variable", hint->variable);
      adduce_report_string (report, "value", hint->value);
      adduce_report_string (report, "message", hint->message);
      adduce_report_string (report, "fix", hint->fix);
      adduce_report_end_object (report);
      if (json)
        continue;
      printf ("%s%s%s\t%s\t", hint->variable, hint->value != NULL ? "/" : "", hint->value != NULL ? hint->value : "",
              adduce_codebook_hint_kind_to_id (hint->kind));
      adduce_cli_print_visible (hint->message);
      printf ("\n");
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  if (json)
    adduce_cli_print_report (report);
  else if (hints->len == 0)
    printf ("%s\n", _("No problems were found."));
  return hints->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

/* --- taking variables from elsewhere --- */

int
adduce_cli_codebook_take (const char *folder, AdduceCodebook *other, const char *source, const char *const *variables,
                          gboolean import, const char *coder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCoder) own = coder == NULL ? adduce_coder_load (NULL) : NULL;
  g_autoptr (AdduceCodebookEditor) editor
    = adduce_codebook_editor_new (folder, coder != NULL ? coder : own != NULL ? adduce_coder_get_nickname (own) : NULL,
                                  &error);

  if (editor == NULL || !adduce_codebook_editor_count (editor, &error))
    return adduce_cli_codebook_fail (folder, error);

  guint n_claims = adduce_code_usage_get_n_claims (adduce_codebook_editor_get_usage (editor));
  AdduceCodebookMissing missing = import         ? ADDUCE_CODEBOOK_MISSING_KEEP
                                  : n_claims > 0 ? ADDUCE_CODEBOOK_MISSING_RETIRE
                                                 : ADDUCE_CODEBOOK_MISSING_REMOVE;
  if (!adduce_codebook_editor_take (editor, other, variables, missing, source, &error)
      || !adduce_codebook_editor_flush (editor, &error) || !adduce_codebook_ensure_in_corpus (folder, &error))
    return adduce_cli_codebook_fail (folder, error);
  if (json)
    {
      g_autoptr (GBytes) bytes = adduce_codebook_serialize (adduce_codebook_editor_get_codebook (editor));
      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
    }
  if (n_claims > 0 && !import)
    {
      g_autofree char *message
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "coding has begun: %u claim was coded with what was there before; values "
                                        "that the preset does not have are retired, and stay in claims",
                                        "coding has begun: %u claims were coded with what was there before; values "
                                        "that the preset does not have are retired, and stay in claims",
                                        n_claims),
                           n_claims);
      adduce_cli_complain (folder, message);
      return ADDUCE_CLI_PROBLEMS;
    }
  return ADDUCE_CLI_FINE;
}
