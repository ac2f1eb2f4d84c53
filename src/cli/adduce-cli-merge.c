/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `merge A B --output D`, `merge --conflicts DIR`: joins versions of one file of claims.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-changes.h"

static char *opt_base;
static char *opt_output;
static gboolean opt_conflicts;

static const GOptionEntry entries[] = {
  { "base", 0, 0, G_OPTION_ARG_FILENAME, &opt_base, N_("What both started from"), N_("FILE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &opt_output, N_("The file to write; may be A"), N_("FILE") },
  { "conflicts", 0, 0, G_OPTION_ARG_NONE, &opt_conflicts,
    N_("Join what synchronising programs left in a folder"), NULL },
  G_OPTION_ENTRY_NULL,
};

static int
run_pair (char **files, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_contested = 0;

  changes = adduce_sidecar_join_files (opt_base, files[0], files[1], opt_output, &n_contested, &error);
  if (changes == NULL)
    return adduce_cli_fail (files[0], error);

  if (json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "output", opt_output);
      adduce_report_integer (report, "contested", n_contested);
      adduce_cli_report_changes (report, changes);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  else
    adduce_cli_print_changes (changes, 0);
  return n_contested > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

/* --- copies --- */

static const char *
describe_copy (const char *problem, gboolean identical, gboolean removed)
{
  if (problem != NULL)
    return _("left alone");
  if (identical)
    return removed ? _("nothing new in it; removed") : _("nothing new in it; left there");
  return removed ? _("joined; removed") : _("joined; left there");
}

static void
print_copy (const AdduceJoinedCopy *copy)
{
  adduce_cli_print_visible (copy->path);
  printf ("\t%s\n", describe_copy (copy->problem, copy->identical, copy->removed));
  adduce_cli_print_changes (copy->changes, 2);
}

static void
report_copy (AdduceReport *report, const AdduceSidecarFile *file, const AdduceJoinedCopy *copy)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", copy->path);
  adduce_report_path (report, "sidecar", file->path);
  adduce_report_boolean (report, "identical", copy->identical);
  adduce_report_boolean (report, "removed", copy->removed);
  adduce_report_string (report, "problem", copy->problem);
  adduce_cli_report_changes (report, copy->changes);
  adduce_report_end_object (report);
}

/* Returns whether something waits to be settled or could not be joined. */
static gboolean
join_file (const AdduceSidecarFile *file, AdduceReport *report)
{
  g_autoptr (GPtrArray) copies = adduce_sidecar_join_copies (file);
  gboolean problems = FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      const AdduceJoinedCopy *copy = copies->pdata[i];

      if (copy->problem != NULL)
        adduce_cli_complain (copy->path, copy->problem);
      if (report != NULL)
        report_copy (report, file, copy);
      else
        print_copy (copy);
      problems = problems || copy->problem != NULL || adduce_cli_any_contested (copy->changes);
    }
  return problems;
}

/* --- copies of what is known of an article --- */

static void
print_meta (const AdduceJoinedMeta *copy)
{
  const char *what = copy->contested->len > 0 ? _("left there, as it differs")
                                              : describe_copy (copy->problem, copy->identical, copy->removed);

  adduce_cli_print_visible (copy->path);
  printf ("\t%s\n", what);
  for (guint i = 0; i < copy->changes->len; i++)
    {
      const AdduceMetaDifference *change = copy->changes->pdata[i];
      g_autofree char *words = change->before != NULL ? g_strdup_printf ("%s → %s", change->before, change->after)
                                                      : g_strdup (change->after);

      printf ("  ");
      adduce_cli_print_visible (change->name);
      printf ("\t");
      adduce_cli_print_visible (words);
      putchar ('\n');
    }
}

static void
report_differences (AdduceReport *report, const char *name, GPtrArray *differences)
{
  adduce_report_begin_array (report, name);
  for (guint i = 0; i < differences->len; i++)
    {
      const AdduceMetaDifference *one = differences->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "name", one->name);
      adduce_report_string (report, "before", one->before);
      adduce_report_string (report, "after", one->after);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_meta (AdduceReport *report, const AdduceMetaFile *file, const AdduceJoinedMeta *copy)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", copy->path);
  adduce_report_path (report, "file", file->path);
  adduce_report_boolean (report, "identical", copy->identical);
  adduce_report_boolean (report, "removed", copy->removed);
  adduce_report_string (report, "problem", copy->problem);
  report_differences (report, "changes", copy->changes);
  report_differences (report, "contested", copy->contested);
  adduce_report_end_object (report);
}

/* Returns whether something is to be decided or could not be joined. */
static gboolean
join_meta (const AdduceMetaFile *file, AdduceReport *report)
{
  g_autoptr (GPtrArray) copies = adduce_meta_file_join_copies (file);
  gboolean problems = FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      const AdduceJoinedMeta *copy = copies->pdata[i];

      if (copy->problem != NULL)
        adduce_cli_complain (copy->path, copy->problem);
      if (report != NULL)
        report_meta (report, file, copy);
      else
        print_meta (copy);
      problems = problems || copy->problem != NULL;
    }
  return problems;
}

static int
run_conflicts (const char *path, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = adduce_sidecar_files_list (path, NULL, &error);
  g_autoptr (GPtrArray) metas = files != NULL ? adduce_meta_files_list_copied (path, NULL, &error) : NULL;
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  gboolean problems = FALSE;

  if (metas == NULL)
    return adduce_cli_fail (path, error);
  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_begin_array (report, "copies");
    }
  for (guint i = 0; i < files->len; i++)
    problems = join_file (files->pdata[i], report) || problems;
  if (json)
    {
      adduce_report_end_array (report);
      adduce_report_begin_array (report, "metadata");
    }
  for (guint i = 0; i < metas->len; i++)
    problems = join_meta (metas->pdata[i], report) || problems;
  if (json)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return problems ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

static int
run (char **arguments, gboolean json)
{
  guint n = g_strv_length (arguments);

  if (opt_conflicts && (n != 1 || opt_base != NULL || opt_output != NULL))
    return adduce_cli_fail_usage ("merge", _("--conflicts goes with one folder or article, and nothing else"));
  if (opt_conflicts)
    return run_conflicts (arguments[0], json);
  if (n != 2)
    return adduce_cli_fail_usage ("merge", _("two files are needed"));
  if (opt_output == NULL)
    return adduce_cli_fail_usage ("merge", _("where to write is missing: --output FILE"));
  return run_pair (arguments, json);
}

const AdduceCliVerb adduce_cli_merge = {
  "merge",
  N_("A B"),
  N_("Join two versions of a file of claims, or conflict copies"),
  N_("Claims are joined by id; each that changed from A to the result is a line. Where both sides "
     "changed one, the later revision is shown and the other kept in the file; the exit status is "
     "1 then.\n\nWith --conflicts DIR: the copies that Syncthing, Nextcloud, Dropbox, OneDrive and "
     "Resilio left when a file was changed in two places, also of what is known of an article."),
  entries,
  1,
  2,
  run,
};
