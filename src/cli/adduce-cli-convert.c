/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `convert --from F --to F IN… OUT`: from one format of claims to another, without a corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-foreign.h"

static struct {
  char *from;
  char *to;
  char *coder;
  char *mapping;
  char *articles;
  char *label;
} given;

static const GOptionEntry entries[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &given.from, N_("What IN is, where that is not found out"), N_("FORMAT") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &given.to, N_("What to make; “formats” lists them"), N_("FORMAT") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &given.coder, N_("Whose claims they are; else whose the files say"),
    N_("NICKNAME") },
  { "mapping", 'm', 0, G_OPTION_ARG_FILENAME, &given.mapping, N_("A file that says which field is which variable"),
    N_("FILE") },
  { "articles", 0, 0, G_OPTION_ARG_FILENAME, &given.articles,
    N_("A folder with the articles, for formats that do not have their texts; nothing in it is changed"), N_("DIR") },
  { "label", 0, 0, G_OPTION_ARG_FILENAME, &given.label,
    N_("Where a claim has one label: the variable whose value is it, or “joined” for stance and evidence"),
    N_("VARIABLE") },
  G_OPTION_ENTRY_NULL,
};

static void
print_json (const AdduceForeignResult *taken, const AdduceExportResult *written, const char *output)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "output", output);
  adduce_report_integer (report, "read", taken->n_claims);
  adduce_report_integer (report, "left_out", taken->n_states[ADDUCE_FOREIGN_LOST]);
  adduce_report_integer (report, "written", written->n_claims);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < taken->problems->len; i++)
    adduce_report_string (report, NULL, taken->problems->pdata[i]);
  for (guint i = 0; i < written->problems->len; i++)
    adduce_report_string (report, NULL, written->problems->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_begin_array (report, "losses");
  for (guint i = 0; i < written->losses->len; i++)
    {
      const AdduceExportLoss *loss = written->losses->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "loss", loss->id);
      adduce_report_string (report, "sentence", loss->sentence);
      adduce_report_integer (report, "claims", loss->n_claims);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static void
print_result (const AdduceForeignResult *taken, const AdduceExportResult *written)
{
  for (guint i = 0; i < taken->problems->len; i++)
    adduce_cli_complain (NULL, taken->problems->pdata[i]);
  for (guint i = 0; i < written->problems->len; i++)
    adduce_cli_complain (NULL, written->problems->pdata[i]);
  for (guint i = 0; i < written->losses->len; i++)
    {
      const AdduceExportLoss *loss = written->losses->pdata[i];
      g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", loss->n_claims), loss->n_claims);
      g_autofree char *message = g_strdup_printf ("%s: %s", claims, loss->sentence);

      adduce_cli_complain (NULL, message);
    }
  printf (ngettext ("%u claim was written\n", "%u claims were written\n", written->n_claims), written->n_claims);
}

/* What is wrong with the options, or NULL. */
static const char *
get_complaint (void)
{
  if (given.to == NULL)
    return _("something is missing: --to FORMAT");
  if (adduce_export_get_format (given.to) == NULL)
    return _("--to: there is no such format; “adduce-cli formats” lists them");
  if (given.from != NULL && adduce_foreign_get_format (given.from) == NULL)
    return _("--from: this format can’t be read; docs/formats.md says which can");
  if (given.label != NULL && !adduce_export_get_format (given.to)->takes_label)
    return _("--label is for formats in which a claim has one label; docs/formats.md says which");
  return NULL;
}

static int
run (char **arguments, gboolean json)
{
  guint n = g_strv_length (arguments);
  g_autofree const char **paths = g_new0 (const char *, n);
  const char *output = arguments[n - 1];
  const AdduceExchangeInput input = { paths, given.from, given.articles };
  AdduceForeignOptions options = { .coder = given.coder, .format = given.from };
  const AdduceExportOptions to = { .format = given.to, .label = given.label };
  g_autoptr (AdduceForeignMapping) mapping = NULL;
  g_autoptr (AdduceForeignResult) taken = NULL;
  g_autoptr (AdduceExportResult) written = NULL;
  g_autoptr (GError) error = NULL;

  if (get_complaint () != NULL)
    return adduce_cli_fail_usage ("convert", get_complaint ());
  for (guint i = 0; i + 1 < n; i++)
    paths[i] = arguments[i];
  if (!adduce_cli_foreign_load_mapping (given.mapping, &mapping, &error))
    return adduce_cli_fail (NULL, error);
  options.mapping = mapping;
  written = adduce_exchange_convert (&input, &options, output, &to, &taken, NULL, &error);
  if (written == NULL)
    return adduce_cli_fail (NULL, error);
  if (taken->n_states[ADDUCE_FOREIGN_LOST] > 0 && given.articles == NULL && !json)
    adduce_cli_complain (NULL, _("where a format has no texts, --articles names a folder that has them"));
  if (json)
    print_json (taken, written, output);
  else
    print_result (taken, written);
  return taken->problems->len + written->problems->len > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_convert = {
  "convert",
  N_("IN… OUT"),
  N_("Turn claims of one format into another"),
  N_("IN are files or folders in a format that can be read, OUT is the file or folder to make; no corpus is needed, "
     "and none is left. What the format can’t hold is said and listed in OUT.losses.csv. docs/formats.md has the "
     "formats, docs/import.md says how fields become variables."),
  entries,
  2,
  G_MAXUINT - 1,
  run,
};
