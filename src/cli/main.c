/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command line: a table of verbs, each of which is a file of its own.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-common.h"

static const AdduceCliVerb *const verbs[] = {
  &adduce_cli_list,     &adduce_cli_lists,  &adduce_cli_show,   &adduce_cli_stats, &adduce_cli_check,
  &adduce_cli_todo,     &adduce_cli_annotate, &adduce_cli_retag, &adduce_cli_span,
  &adduce_cli_split,    &adduce_cli_join,   &adduce_cli_duplicate, &adduce_cli_remove,
  &adduce_cli_status,   &adduce_cli_reanchor,
  &adduce_cli_merge,    &adduce_cli_history, &adduce_cli_recover,
  &adduce_cli_export,
  &adduce_cli_formats,
  &adduce_cli_find,     &adduce_cli_search,
  &adduce_cli_units,
  &adduce_cli_zones,
  &adduce_cli_suggest,
  &adduce_cli_speakers,
  &adduce_cli_issues,   &adduce_cli_register,
  &adduce_cli_print,
  &adduce_cli_import,   &adduce_cli_convert,
  &adduce_cli_metadata,
  &adduce_cli_twins,
  &adduce_cli_claims,
  &adduce_cli_crosstab,
  &adduce_cli_codebook,
};

static const AdduceCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i]->name, name))
        return verbs[i];
    }

  return NULL;
}

/* Levenshtein's distance, letter by letter. */
static guint
get_distance (const char *a, const char *b)
{
  gsize n_b = strlen (b);
  g_autofree guint *row = g_new (guint, n_b + 1);

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;

  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint above = row[j];
          guint change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          row[j] = MIN (MIN (above, row[j - 1]) + 1, change);
          diagonal = above;
        }
    }

  return row[n_b];
}

/* The verb that was meant, or NULL where none is near. */
static const AdduceCliVerb *
guess_verb (const char *name)
{
  const AdduceCliVerb *best = NULL;
  guint best_distance = 3;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gboolean begins = strlen (name) >= 2 && g_str_has_prefix (verbs[i]->name, name);
      guint distance = begins ? 0 : get_distance (name, verbs[i]->name);

      if (distance < best_distance && distance < strlen (verbs[i]->name) / 2 + 1)
        {
          best = verbs[i];
          best_distance = distance;
        }
    }

  return best;
}

static void
print_help (FILE *stream)
{
  fprintf (stream, _("Usage: %s\n\n"), "adduce-cli VERB [OPTION…] …");
  fprintf (stream, "%s\n\n",
           _("Highlight and tag the claims in news articles, and make datasets of them."));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = g_strconcat (verbs[i]->name, " ", verbs[i]->arguments, NULL);

      /* printf's width counts bytes. */
      glong blanks = MAX (32 - g_utf8_strlen (usage, -1), 0);

      fprintf (stream, "  %s%*s %s\n", usage, (int) blanks, "", _(verbs[i]->summary));
    }
  fprintf (stream, "\n%s\n%s\n", _("“adduce-cli help VERB” tells more."),
           _("Exit status: 0 all is well; 1 problems were found; 2 wrong usage, or something "
             "could not be read or written."));
}

static int
fail_unknown (const char *name)
{
  const AdduceCliVerb *guess = guess_verb (name);
  g_autofree char *message = NULL;

  if (guess != NULL)
    message = g_strdup_printf (_("there is no such verb; did you mean “%s”?"), guess->name);
  else
    message = g_strdup (_("there is no such verb; “adduce-cli --help” lists them"));
  adduce_cli_complain (name, message);
  return ADDUCE_CLI_FAILED;
}

static int
run_help (char **words)
{
  const AdduceCliVerb *verb;
  char *help[] = { NULL, (char *) "--help", NULL };

  if (words[1] == NULL)
    {
      print_help (stdout);
      return ADDUCE_CLI_FINE;
    }

  verb = find_verb (words[1]);
  if (verb == NULL)
    return fail_unknown (words[1]);

  help[0] = words[1];
  return adduce_cli_run_verb (verb, help);
}

/* What a killed run left undone in a corpus that is named is completed before it is looked at. */
static void
complete_interrupted (char **words)
{
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (words[i][0] != '-' && !g_str_equal (words[0], "recover") && g_file_test (words[i], G_FILE_TEST_IS_DIR)
          && !adduce_corpus_edit_recover (words[i], NULL, &error))
        adduce_cli_complain (words[0], error->message);
    }
}

static int
run (char **words)
{
  const AdduceCliVerb *verb;

  if (words[0] == NULL)
    {
      print_help (stderr);
      return ADDUCE_CLI_FAILED;
    }

  if (g_str_equal (words[0], "--help") || g_str_equal (words[0], "-h"))
    {
      print_help (stdout);
      return ADDUCE_CLI_FINE;
    }

  if (g_str_equal (words[0], "--version"))
    {
      printf ("adduce-cli %s\n", ADDUCE_VERSION);
      return ADDUCE_CLI_FINE;
    }

  if (g_str_equal (words[0], "help"))
    return run_help (words);

  complete_interrupted (words);
  verb = find_verb (words[0]);
  return verb != NULL ? adduce_cli_run_verb (verb, words) : fail_unknown (words[0]);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ADDUCE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("adduce-cli");

  status = run (argv + MIN (argc, 1));

  if (fflush (stdout) != 0 || ferror (stdout))
    {
      adduce_cli_complain (NULL, _("standard output can’t be written"));
      return ADDUCE_CLI_FAILED;
    }
  return status;
}
