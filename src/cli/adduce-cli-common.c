/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verbs of the command line share.
 */

#include "config.h"

#include "adduce-cli-common.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static GOptionContext *
make_context (const AdduceCliVerb *verb, const GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (verb->arguments);

  g_option_context_set_summary (context, _(verb->summary));
  if (verb->description != NULL)
    g_option_context_set_description (context, _(verb->description));
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (verb->entries != NULL)
    g_option_context_add_main_entries (context, verb->entries, GETTEXT_PACKAGE);
  if (verb->more_entries != NULL)
    g_option_context_add_main_entries (context, verb->more_entries, GETTEXT_PACKAGE);

  return context;
}

static gboolean
check_arguments (const AdduceCliVerb *verb, char **arguments, GError **error)
{
  guint n_arguments = arguments != NULL ? g_strv_length (arguments) : 0;

  if (n_arguments < verb->min_arguments)
    {
      /* Translators: %s is what is expected, like "ARTICLE CLAIM" */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("something is missing: %s"),
                   verb->arguments);
      return FALSE;
    }

  if (n_arguments > verb->max_arguments)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("too many arguments; expected: %s"),
                   verb->arguments);
      return FALSE;
    }

  /* An empty name would be taken for the folder one is in. */
  if (n_arguments > 0 && g_strv_contains ((const char *const *) arguments, ""))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("an argument is empty; expected: %s"), verb->arguments);
      return FALSE;
    }

  return TRUE;
}

/* Is there any character that a terminal might take as a command, or that hides or turns what
 * follows? */
static gboolean
is_plain (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0x20 || *p == 0x7f)
        return FALSE;
      /* C1 controls; U+2000 to U+2FFF has the marks of direction; U+FEFF */
      if ((*p == 0xc2 && p[1] < 0xa0) || (*p == 0xe2 && (p[1] == 0x80 || p[1] == 0x81))
          || *p == 0xef)
        return FALSE;
    }

  return g_utf8_validate (text, -1, NULL);
}

/* The message without the name of the file, which many of the core's begin with in one form or
 * other. */
static const char *
skip_name (const char *message, const char *file)
{
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  g_autofree char *base = g_path_get_basename (file);
  const char *const names[] = { file, absolute, base };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *shown = adduce_paths_display (names[i]);
      g_autofree char *begin = g_strconcat (shown, ": ", NULL);

      if (g_str_has_prefix (message, begin))
        return message + strlen (begin);
    }

  return message;
}

int
adduce_cli_run_verb (const AdduceCliVerb *verb, char **words)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON document"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = make_context (verb, common);
  g_autofree char *name = g_strconcat ("adduce-cli ", verb->name, NULL);
  g_auto (GStrv) copy = g_strdupv (words);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  if (!g_option_context_parse_strv (context, &copy, &error)
      || !check_arguments (verb, arguments, &error))
    return adduce_cli_fail_usage (verb->name, error->message);

  return verb->run (arguments, json);
}

void
adduce_cli_complain (const char *file, const char *message)
{
  g_autofree char *safe = adduce_paths_display (message);
  g_autofree char *display = file != NULL ? adduce_paths_display (file) : NULL;

  fflush (stdout);
  if (display != NULL)
    fprintf (stderr, "adduce-cli: %s: %s\n", display, skip_name (safe, file));
  else
    fprintf (stderr, "adduce-cli: %s\n", safe);
}

void
adduce_cli_complain_all (const char *file, const char *const *messages)
{
  for (guint i = 0; messages != NULL && messages[i] != NULL; i++)
    adduce_cli_complain (file, messages[i]);
}

int
adduce_cli_fail (const char *file, const GError *error)
{
  adduce_cli_complain (file, error->message);
  return ADDUCE_CLI_FAILED;
}

int
adduce_cli_fail_usage (const char *verb, const char *message)
{
  g_autofree char *hint = NULL;

  /* Translators: what is wrong with the words typed; the name of a verb */
  hint = g_strdup_printf (_("%s (see “adduce-cli help %s”)"), message, verb);
  adduce_cli_complain (verb, hint);
  return ADDUCE_CLI_FAILED;
}

char *
adduce_cli_take_text (const char *argument, GError **error)
{
  g_autofree char *converted = NULL;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);

  converted = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      g_autofree char *display = adduce_paths_display (argument);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is not valid UTF-8"), display);
      return NULL;
    }

  return g_steal_pointer (&converted);
}

void
adduce_cli_print_visible (const char *text)
{
  g_autofree char *visible = NULL;

  if (is_plain (text))
    {
      fputs (text, stdout);
      return;
    }

  visible = adduce_paths_display (text);
  fputs (visible, stdout);
}

void
adduce_cli_print_block (const char *text, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] != '\0')
        printf ("%*s", (int) indent, "");
      for (guint j = 0; parts[j] != NULL; j++)
        {
          if (j > 0)
            putchar ('\t');
          adduce_cli_print_visible (parts[j]);
        }
      putchar ('\n');
    }
}

void
adduce_cli_print_report (AdduceReport *report)
{
  g_autofree char *text = adduce_report_end (report);

  fputs (text, stdout);
}
