/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `todo DIR|ARTICLE`: articles and claims with work left.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-edit.h"

static char *opt_coder;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose work, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

/* Without anybody's name: the work of all. */
static char *
dup_coder (void)
{
  g_autoptr (AdduceCoder) coder = opt_coder == NULL ? adduce_coder_load (NULL) : NULL;

  if (opt_coder != NULL)
    return g_strdup (opt_coder);
  return coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
}

static void
print_claim (const AdduceTodoClaim *left)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (left->claim));
  g_autofree char *unset = adduce_unset_to_string (left->unset);

  printf ("\t%s\t%s\t%s", adduce_claim_get_id (left->claim), spans, unset);
  for (guint i = 0; i < left->violations->len; i++)
    {
      const AdduceViolation *violation = left->violations->pdata[i];

      printf ("%s", i > 0 || *unset != '\0' ? "; " : "");
      adduce_cli_print_visible (violation->message);
    }
  putchar ('\n');
}

static void
print_text (GPtrArray *todos)
{
  for (guint i = 0; i < todos->len; i++)
    {
      const AdduceTodo *todo = todos->pdata[i];

      if (adduce_todo_is_finished (todo))
        continue;
      printf ("%s\t%u/%u\t%s\t", adduce_status_to_id (todo->status), todo->claims->len,
              todo->n_claims, todo->coder != NULL ? todo->coder : "-");
      adduce_cli_print_visible (todo->path);
      putchar ('\n');
      for (guint k = 0; k < todo->violations->len; k++)
        {
          printf ("\t-\t-\t");
          adduce_cli_print_visible (((AdduceViolation *) todo->violations->pdata[k])->message);
          putchar ('\n');
        }
      for (guint k = 0; k < todo->claims->len; k++)
        print_claim (todo->claims->pdata[k]);
    }
}

static void
report_violations (AdduceReport *report, GPtrArray *violations)
{
  adduce_report_begin_array (report, "violations");
  for (guint i = 0; i < violations->len; i++)
    {
      const AdduceViolation *violation = violations->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "rule", violation->rule);
      adduce_report_string (report, "message", violation->message);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_claim (AdduceReport *report, const AdduceTodoClaim *left, AdduceCodebook *codebook)
{
  g_auto (GStrv) unset = adduce_unset_to_ids (left->unset);

  adduce_report_begin_object (report, NULL);
  adduce_report_claim (report, left->claim, codebook);
  adduce_report_begin_array (report, "unset");
  for (guint i = 0; unset[i] != NULL; i++)
    adduce_report_string (report, NULL, unset[i]);
  adduce_report_end_array (report);
  report_violations (report, left->violations);
  adduce_report_end_object (report);
}

static void
print_json (GPtrArray *todos, AdduceCodebook *codebook)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "articles");
  for (guint i = 0; i < todos->len; i++)
    {
      const AdduceTodo *todo = todos->pdata[i];

      if (adduce_todo_is_finished (todo))
        continue;
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", todo->path);
      adduce_report_string (report, "coder", todo->coder);
      adduce_report_string (report, "article_status", adduce_status_to_id (todo->status));
      adduce_report_integer (report, "own_claims", todo->n_claims);
      report_violations (report, todo->violations);
      adduce_report_begin_array (report, "claims");
      for (guint k = 0; k < todo->claims->len; k++)
        report_claim (report, todo->claims->pdata[k], codebook);
      adduce_report_end_array (report);
      adduce_report_string (report, "problem", todo->problem);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
complain_of_problems (GPtrArray *todos)
{
  int status = ADDUCE_CLI_FINE;

  for (guint i = 0; i < todos->len; i++)
    {
      const AdduceTodo *todo = todos->pdata[i];

      if (todo->problem == NULL)
        continue;
      adduce_cli_complain (todo->path, todo->problem);
      status = ADDUCE_CLI_PROBLEMS;
    }

  return status;
}

static int
run (char **arguments, gboolean json)
{
  const char *path = arguments[0];
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *coder = dup_coder ();
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autoptr (GPtrArray) todos = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_folder && !adduce_cli_check_article (path, &error))
    return adduce_cli_fail (path, error);

  codebook = is_folder ? adduce_codebook_load_for_corpus (path, NULL)
                       : adduce_cli_load_codebook (path, NULL);
  todos = is_folder ? adduce_todo_list_corpus (path, coder, NULL, &error)
                    : adduce_todo_list_article (path, coder, codebook, &error);
  if (todos == NULL)
    return adduce_cli_fail (path, error);

  if (json)
    print_json (todos, codebook);
  else
    print_text (todos);
  return complain_of_problems (todos);
}

const AdduceCliVerb adduce_cli_todo = {
  "todo",
  N_("DIR|ARTICLE"),
  N_("List the articles and claims with work left"),
  N_("Work is left in an article that is not marked done, in a claim with something unset, and in "
     "one that breaks a rule. A line has the status, how many claims of how many have work left, "
     "the coder and the path; indented lines below it the id, the place (both - for the article as "
     "a whole) and what is to be done."),
  entries,
  1,
  1,
  run,
};
