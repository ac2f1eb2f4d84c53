/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `export DIR --format csv --output FILE …`: a dataset in one of the formats of the registry.
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "adduce-cli-common.h"

#define MAX_SHARDS 1000

static char *opt_format;
static char *opt_output;
static char **opt_coders;
static char *opt_status;
static char *opt_from;
static char *opt_to;
static char *opt_where;
static char *opt_text;
static char *opt_label;
static char *opt_scheme;
static int opt_columns = 4;
static int opt_shards;
static gboolean opt_pseudonyms;
static gboolean opt_dry_run;
static gboolean opt_preview;
static gboolean opt_check;
static gboolean opt_wide;
static gboolean opt_no_boilerplate;
static gboolean opt_bom;
static gboolean opt_safe;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &opt_format, N_("What to make; “formats” lists them"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &opt_output,
    N_("The file or folder to make; - is standard output"), N_("PATH") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_coders,
    N_("Only the claims of this coder (may be repeated)"), N_("NICKNAME") },
  { "status", 0, 0, G_OPTION_ARG_FILENAME, &opt_status, N_("Only where the coder’s status of the article is this"),
    "new|in-progress|done" },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &opt_from,
    N_("Only articles that appeared in or after this year, month or day"), N_("DATE") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &opt_to,
    N_("Only articles that appeared in or before this year, month or day"), N_("DATE") },
  { "where", 'w', 0, G_OPTION_ARG_FILENAME, &opt_where, N_("Only the claims that match, as in the verb claims"),
    N_("EXPRESSION") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &opt_text,
    N_("How much of the articles’ words: all, those of the claims, or only places and SHA-256"),
    "full|quotes|offsets" },
  { "label", 0, 0, G_OPTION_ARG_FILENAME, &opt_label,
    N_("Where a claim has one label: the variable whose value is it, or “joined” for stance and evidence"),
    N_("VARIABLE") },
  { "scheme", 0, 0, G_OPTION_ARG_FILENAME, &opt_scheme, N_("How tags begin (conll)"), "bio|bioes" },
  { "columns", 0, 0, G_OPTION_ARG_INT, &opt_columns, N_("As of CoNLL 2002 or 2003 (conll)"), "2|4" },
  { "shards", 0, 0, G_OPTION_ARG_INT, &opt_shards, N_("Into how many files, by article (parquet-ready)"),
    N_("NUMBER") },
  { "pseudonyms", 0, 0, G_OPTION_ARG_NONE, &opt_pseudonyms, N_("Write coder-1, coder-2 … instead of nicknames"), NULL },
  { "without-boilerplate", 0, 0, G_OPTION_ARG_NONE, &opt_no_boilerplate,
    N_("Leave out claims that stand in what is marked as boilerplate"), NULL },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &opt_dry_run, N_("Write nothing; say what the format could not hold"), NULL },
  { "preview", 0, 0, G_OPTION_ARG_NONE, &opt_preview,
    N_("Write nothing; show how the result would begin, then what --dry-run says"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &opt_check,
    N_("Read the result back and compare it with the corpus, less what the format can’t hold"), NULL },
  { "wide", 0, 0, G_OPTION_ARG_NONE, &opt_wide,
    N_("Evidence also as one column of 0 and 1 a value"), NULL },
  { "bom", 0, 0, G_OPTION_ARG_NONE, &opt_bom, N_("Begin with a byte-order mark, for spreadsheets"),
    NULL },
  { "safe", 0, 0, G_OPTION_ARG_NONE, &opt_safe,
    N_("Put ' before text that a spreadsheet would run as a formula"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
is_sheet (void)
{
  return g_str_equal (opt_format, "csv") || g_str_equal (opt_format, "tsv");
}

/* (transfer full) (nullable): what is wrong with the format. */
static char *
complain_of_format (void)
{
  g_autofree char *ids = adduce_export_list_formats (", ");

  if (opt_format == NULL)
    /* translators: a list of words like "csv, tsv" */
    return g_strdup_printf (_("something is missing: --format; there are: %s"), ids);
  if (adduce_export_get_format (opt_format) == NULL)
    return g_strdup_printf (_("there is no such format; there are: %s"), ids);
  return NULL;
}

/* What is wrong with options of one format, or NULL. */
static const char *
complain_of_own_options (void)
{
  if (!is_sheet () && (opt_wide || opt_bom || opt_safe))
    return _("--wide, --bom and --safe are for csv and tsv");
  if (!g_str_equal (opt_format, "conll") && (opt_scheme != NULL || opt_columns != 4))
    return _("--scheme and --columns are for conll");
  if (opt_scheme != NULL && !g_str_equal (opt_scheme, "bio") && !g_str_equal (opt_scheme, "bioes"))
    return _("--scheme: bio or bioes");
  if (opt_columns != 2 && opt_columns != 4)
    return _("--columns: 2 or 4");
  if (opt_shards != 0 && !g_str_equal (opt_format, "parquet-ready"))
    return _("--shards is for parquet-ready");
  if (opt_shards < 0 || opt_shards > MAX_SHARDS)
    return _("--shards: a number from 1 to 1000");
  if (opt_label != NULL && !adduce_export_get_format (opt_format)->takes_label)
    return _("--label is for formats in which a claim has one label; docs/formats.md says which");
  return NULL;
}

/* What is wrong with the options, or NULL. */
static const char *
get_complaint (gboolean json)
{
  AdduceExportText text;

  if (opt_output == NULL && !opt_dry_run && !opt_preview)
    return _("something is missing: --output PATH");
  if (json && g_strcmp0 (opt_output, "-") == 0)
    return _("--json and --output - both want standard output");
  if (opt_status != NULL && !g_str_equal (opt_status, "new") && !g_str_equal (opt_status, "in-progress")
      && !g_str_equal (opt_status, "done"))
    return _("--status: new, in-progress or done");
  if ((opt_from != NULL && !adduce_article_facts_is_date (opt_from))
      || (opt_to != NULL && !adduce_article_facts_is_date (opt_to)))
    return _("--from and --to want a date: 2031, 2031-03 or 2031-03-04");
  if (opt_text != NULL && !adduce_export_text_from_id (opt_text, &text))
    return _("--text: full, quotes or offsets");
  if (opt_check && (opt_dry_run || opt_preview || g_str_equal (opt_output, "-")))
    return _("--check reads the file or folder that --output makes");
  return complain_of_own_options ();
}

/* (transfer full) (nullable): the ids of the claims that match --where. */
static char **
find_claims (const char *folder, GError **error)
{
  g_autofree char *expression = adduce_cli_take_text (opt_where, error);

  if (expression == NULL)
    return NULL;
  if (!adduce_claim_choice_check (folder, expression, error))
    {
      g_prefix_error (error, "--where: ");
      return NULL;
    }
  return adduce_claim_choice_find (folder, expression, NULL, error);
}

/* @ret_claims: (array zero-terminated=1): must live as long as the options */
static gboolean
make_options (AdduceExportOptions *options, const char *folder, char ***ret_claims, GError **error)
{
  *options = (AdduceExportOptions){
    .format = opt_format,
    .coders = (const char *const *) opt_coders,
    .status = opt_status,
    .after = opt_from,
    .before = opt_to,
    .label = opt_label,
    .bioes = g_strcmp0 (opt_scheme, "bioes") == 0,
    .two_columns = opt_columns == 2,
    .n_shards = (guint) opt_shards,
    .pseudonyms = opt_pseudonyms,
    .no_boilerplate = opt_no_boilerplate,
    .dry_run = opt_dry_run,
    .wide = opt_wide,
    .bom = opt_bom,
    .safe = opt_safe,
  };

  if (opt_text != NULL)
    adduce_export_text_from_id (opt_text, &options->text);
  if (opt_where == NULL)
    return TRUE;
  *ret_claims = find_claims (folder, error);
  options->claims = (const char *const *) *ret_claims;
  return *ret_claims != NULL;
}

static AdduceExportResult *
write_dataset (const char *folder, const AdduceExportOptions *options, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;

  if (opt_dry_run || !g_str_equal (opt_output, "-"))
    return adduce_export_corpus (folder, opt_output, options, NULL, NULL, NULL, error);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return adduce_export_corpus_to_stream (folder, stream, options, NULL, NULL, NULL, error);
}

/* What is otherwise in the result becomes a problem of it. */
static gboolean
check_dataset (const char *folder, const AdduceExportOptions *options, AdduceExportResult *result, GError **error)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (!opt_check)
    return TRUE;
  differences = adduce_exchange_check (folder, opt_output, options, result, NULL, error);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    g_ptr_array_add (result->problems, g_strdup (differences->pdata[i]));
  return differences != NULL;
}

static void
report_losses (AdduceReport *report, GPtrArray *losses)
{
  adduce_report_begin_array (report, "losses");
  for (guint i = 0; i < losses->len; i++)
    {
      const AdduceExportLoss *loss = losses->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "loss", loss->id);
      adduce_report_string (report, "sentence", loss->sentence);
      adduce_report_integer (report, "claims", loss->n_claims);
      adduce_report_begin_array (report, "first");
      for (guint k = 0; k < loss->claims->len; k++)
        adduce_report_string (report, NULL, loss->claims->pdata[k]);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

/* How the result would begin, and how much of it that is. */
static void
print_preview (const AdduceExchangePreview *preview, const AdduceExportResult *result)
{
  if (preview == NULL)
    return;
  g_autofree char *text = g_strchomp (g_strdup (preview->text));
  adduce_cli_print_block (text, 0);
  /* translators: how many claims a preview is made of, and how many there are */
  printf (_("(made of %u of %u claims)"), preview->n_claims, result->n_claims);
  putchar ('\n');
}

/* @preview: (nullable) */
static void
print_json (const AdduceExportResult *result, const AdduceExchangePreview *preview, const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  if (opt_output != NULL)
    adduce_report_path (report, "output", opt_output);
  else
    adduce_report_null (report, "output");
  adduce_report_string (report, "format", opt_format);
  adduce_report_integer (report, "articles", result->n_articles);
  adduce_report_integer (report, "claims", result->n_claims);
  if (preview != NULL)
    {
      adduce_report_string (report, "preview", preview->text);
      adduce_report_integer (report, "preview_claims", preview->n_claims);
    }
  report_losses (report, result->losses);
  if (result->losses_file != NULL)
    adduce_report_path (report, "losses_file", result->losses_file);
  else
    adduce_report_null (report, "losses_file");
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < result->problems->len; i++)
    adduce_report_string (report, NULL, result->problems->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

/* "note: 3 claims: The note is not written", with ids where nothing else will list them. */
static void
print_losses (const AdduceExportResult *result)
{
  for (guint i = 0; i < result->losses->len; i++)
    {
      const AdduceExportLoss *loss = result->losses->pdata[i];
      g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", loss->n_claims), loss->n_claims);

      printf ("%s: %s: %s\n", loss->id, claims, loss->sentence);
      for (guint k = 0; k < loss->claims->len; k++)
        printf ("  %s\n", (const char *) loss->claims->pdata[k]);
      if (loss->n_claims > loss->claims->len)
        printf ("  …\n");
    }
}

/* What was lost is no problem: the format is what was asked for. It is said once, and the file has the claims. */
static void
tell_losses (const AdduceExportResult *result)
{
  g_autofree char *file = result->losses_file != NULL ? adduce_paths_display (result->losses_file) : NULL;

  for (guint i = 0; i < result->losses->len; i++)
    {
      const AdduceExportLoss *loss = result->losses->pdata[i];
      g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", loss->n_claims), loss->n_claims);
      g_autofree char *message = g_strdup_printf ("%s: %s", claims, loss->sentence);

      adduce_cli_complain (NULL, message);
    }
  if (file != NULL && result->losses->len > 0)
    {
      /* translators: a file */
      g_autofree char *message = g_strdup_printf (_("%s lists the claims"), file);

      adduce_cli_complain (NULL, message);
    }
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  g_autofree char *of_format = complain_of_format ();
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (AdduceExchangePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) claims = NULL;
  AdduceExportOptions options;

  if (of_format != NULL)
    return adduce_cli_fail_usage ("export", of_format);
  if (get_complaint (json) != NULL)
    return adduce_cli_fail_usage ("export", get_complaint (json));

  opt_dry_run = opt_dry_run || opt_preview;
  if (make_options (&options, folder, &claims, &error))
    result = write_dataset (folder, &options, &error);
  if (result != NULL && opt_preview)
    preview = adduce_exchange_preview (folder, &options, NULL, &error);
  if (error != NULL || !check_dataset (folder, &options, result, &error))
    return adduce_cli_fail (NULL, error);

  if (json)
    print_json (result, preview, folder);
  else if (opt_dry_run)
    {
      print_preview (preview, result);
      print_losses (result);
    }
  else
    tell_losses (result);
  for (guint i = 0; i < result->problems->len && !json; i++)
    adduce_cli_complain (NULL, result->problems->pdata[i]);

  return result->problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_export = {
  "export",
  N_("DIR"),
  N_("Make a dataset"),
  N_("The file or folder appears when it is whole; until then, and where it fails, the file that was there "
     "stands. What the format can’t hold is said and listed beside it, in PATH.losses.csv. docs/export.md describes "
     "the columns, docs/formats.md the formats."),
  entries,
  1,
  1,
  run,
};
