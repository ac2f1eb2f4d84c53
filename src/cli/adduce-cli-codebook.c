/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `codebook DIR ACT`: the corpus's codebook.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-print.h"

#include "adduce-cli-codebook.h"

static char **opt_variables;
static char *opt_coder;
static char *opt_paper;

static const GOptionEntry entries[] = {
  { "variable", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_variables,
    N_("With apply and import: only this variable (may be repeated)"), N_("ID") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder, N_("Who is named in the history"), N_("NICKNAME") },
  { "paper", 0, 0, G_OPTION_ARG_FILENAME, &opt_paper, N_("For a PDF: a4, a5, letter or legal"), N_("NAME") },
  G_OPTION_ENTRY_NULL,
};

/* (transfer full) (nullable): the corpus's own codebook, or the default one. */
static AdduceCodebook *
load (const char *folder, GError **error)
{
  gboolean exists;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no such folder"));
      return NULL;
    }
  return adduce_codebook_load_own (folder, &exists, error);
}

static int
show (const char *folder, const char *argument, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = load (folder, &error);

  if (codebook == NULL)
    return adduce_cli_codebook_fail (folder, error);
  if (json)
    {
      g_autoptr (GBytes) bytes = adduce_codebook_serialize (codebook);
      fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
    }
  else
    adduce_cli_codebook_print (codebook);
  return ADDUCE_CLI_FINE;
}

static int
check (const char *folder, const char *argument, gboolean json)
{
  return adduce_cli_codebook_check (folder, json);
}

static int
history (const char *folder, const char *argument, gboolean json)
{
  return adduce_cli_codebook_history (folder, json);
}

static int
review (const char *folder, const char *argument, gboolean json)
{
  return adduce_cli_codebook_review (folder, json);
}

static int
export_pdf (AdduceCodebook *codebook, const char *path)
{
  AdducePrintPaper paper;
  g_autoptr (AdducePrint) print = NULL;
  g_autoptr (GError) error = NULL;

  if (!adduce_print_paper_init (&paper, opt_paper != NULL ? opt_paper : "a4"))
    return adduce_cli_fail_usage ("codebook", _("--paper takes a4, a5, letter or legal"));
  print = adduce_print_new_for_codebook (codebook, &paper);
  if (!adduce_print_save_pdf (print, path, NULL, NULL, NULL, &error))
    return adduce_cli_fail (path, error);
  return ADDUCE_CLI_FINE;
}

static int
export (const char *folder, const char *argument, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = load (folder, &error);
  g_autofree char *lower = g_ascii_strdown (argument, -1);

  if (codebook == NULL)
    return adduce_cli_codebook_fail (folder, error);
  if (g_str_has_suffix (lower, ".pdf"))
    return export_pdf (codebook, argument);
  if (!adduce_codebook_export (codebook, argument, &error))
    return adduce_cli_fail (NULL, error);
  return ADDUCE_CLI_FINE;
}

static int
import (const char *folder, const char *argument, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) known = load (folder, &error);
  g_autoptr (AdduceCodebook) other = known != NULL ? adduce_codebook_import (argument, known, &error) : NULL;

  if (known == NULL)
    return adduce_cli_codebook_fail (folder, error);
  if (other == NULL)
    return adduce_cli_fail (NULL, error);
  return adduce_cli_codebook_take (folder, other, argument, (const char *const *) opt_variables, TRUE, opt_coder, json);
}

static int
apply (const char *folder, const char *argument, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) preset = strchr (argument, '/') == NULL ? adduce_codebook_load_preset (argument, &error)
                                                                     : NULL;

  if (preset == NULL)
    {
      g_auto (GStrv) names = adduce_codebook_list_presets ();
      g_autofree char *list = g_strjoinv (", ", names);
      g_autofree char *message
        /* translators: the name of a preset that was typed, and those that there are */
        = g_strdup_printf (_("there is no preset “%s”; there are: %s"), argument, list);

      adduce_cli_complain (NULL, message);
      return ADDUCE_CLI_FAILED;
    }
  return adduce_cli_codebook_take (folder, preset, argument, (const char *const *) opt_variables, FALSE, opt_coder,
                                   json);
}

static const struct {
  const char *name;
  gboolean takes_argument;
  int (*run) (const char *folder, const char *argument, gboolean json);
} acts[] = {
  { "show", FALSE, show },     { "check", FALSE, check }, { "export", TRUE, export },   { "import", TRUE, import },
  { "apply", TRUE, apply },    { "history", FALSE, history }, { "review", FALSE, review },
};

static int
run (char **arguments, gboolean json)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (arguments[1], acts[i].name))
      {
        if ((arguments[2] != NULL) != acts[i].takes_argument)
          return adduce_cli_fail_usage ("codebook", acts[i].takes_argument ? _("a file or preset is missing")
                                                                           : _("there is a word too many"));
        return acts[i].run (arguments[0], arguments[2], json);
      }
  return adduce_cli_fail_usage ("codebook", _("what to do is one of show, check, export FILE, import FILE, "
                                              "apply PRESET, history, review"));
}

const AdduceCliVerb adduce_cli_codebook = {
  "codebook",
  N_("DIR show|check|export FILE|import FILE|apply PRESET|history|review"),
  N_("Show, check, exchange and change the codebook of a corpus"),
  N_("Files are told by their names: .json, .qdc (REFI-QDA), .csv, and for export .html and .pdf. “review” lists "
     "claims that were coded before a change that affects them."),
  entries,
  2,
  3,
  run,
};
