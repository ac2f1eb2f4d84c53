/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `zones ARTICLE`: what is set apart in an article, and marking it.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

/* Code points of a zone that are printed. */
#define WORDS 60

static int opt_boilerplate;
static int opt_plain;

static const GOptionEntry entries[] = {
  { "boilerplate", 0, 0, G_OPTION_ARG_INT, &opt_boilerplate, N_("Mark this paragraph as boilerplate"), N_("NUMBER") },
  { "plain", 0, 0, G_OPTION_ARG_INT, &opt_plain, N_("Mark it as boilerplate no longer"), N_("NUMBER") },
  G_OPTION_ENTRY_NULL,
};

static void
print_lines (AdduceText *text, AdduceParagraphs *paragraphs, GArray *zones)
{
  for (guint i = 0; i < zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);
      AdduceSpan shown = { zone->span.start, MIN (zone->span.end, zone->span.start + WORDS) };
      g_autofree char *words = adduce_text_dup_slice (text, shown);

      printf ("%s\t%u-%u\t¶%u\t", adduce_zone_kind_to_id (zone->kind), zone->span.start, zone->span.end,
              adduce_paragraphs_get_number (paragraphs, zone->span.start));
      adduce_cli_print_visible (words);
      printf ("%s\n", shown.end < zone->span.end ? "…" : "");
    }
}

static void
print_json (const char *path, AdduceText *text, AdduceParagraphs *paragraphs, GArray *zones, guint n_lost)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", path);
  adduce_report_begin_array (report, "zones");
  for (guint i = 0; i < zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);
      g_autofree char *words = adduce_text_dup_slice (text, zone->span);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "kind", adduce_zone_kind_to_id (zone->kind));
      adduce_report_integer (report, "start", zone->span.start);
      adduce_report_integer (report, "end", zone->span.end);
      adduce_report_integer (report, "paragraph", adduce_paragraphs_get_number (paragraphs, zone->span.start));
      adduce_report_string (report, "text", words);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_integer (report, "lost", n_lost);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

/* Marks what the options say. */
static gboolean
mark (const char *path, AdduceText *text, AdduceParagraphs *paragraphs, int number, gboolean marked, GError **error)
{
  AdduceSpan span = adduce_paragraphs_get_span (paragraphs, (guint) MAX (number, 0));
  g_autoptr (GArray) zones = NULL;

  if (number == 0)
    return TRUE;
  if (span.end <= span.start)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no paragraph %d; the last one is %u"), number,
                   adduce_paragraphs_get_n (paragraphs));
      return FALSE;
    }

  zones = adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, span, marked, error);
  return zones != NULL;
}

static int
run (char **arguments, gboolean json)
{
  const char *path = arguments[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_load (path, &error);
  g_autoptr (AdduceParagraphs) paragraphs = NULL;
  g_autoptr (GArray) zones = NULL;
  guint n_lost = 0;

  if (text == NULL)
    return adduce_cli_fail (path, error);

  paragraphs = adduce_paragraphs_new (text);
  if (mark (path, text, paragraphs, opt_boilerplate, TRUE, &error)
      && mark (path, text, paragraphs, opt_plain, FALSE, &error))
    zones = adduce_zones_load (path, text, &n_lost, &error);
  if (zones == NULL)
    return adduce_cli_fail (path, error);

  if (json)
    print_json (path, text, paragraphs, zones, n_lost);
  else
    print_lines (text, paragraphs, zones);
  if (n_lost > 0)
    {
      g_autofree char *message
        = g_strdup_printf (g_dngettext (NULL, "the words of %u zone are no longer in the article",
                                        "the words of %u zones are no longer in the article", n_lost),
                           n_lost);

      adduce_cli_complain (path, message);
    }
  return n_lost > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_zones = {
  "zones",
  N_("ARTICLE"),
  N_("List or mark what is set apart: boilerplate, questions"),
  N_("Prints, separated by tabs: kind, START-END, paragraph, and its first words."),
  entries,
  1,
  1,
  run,
};
