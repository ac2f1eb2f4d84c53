/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `units ARTICLE`: what its text is made of: sentences, quotations, the turns of an interview.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static gboolean option_sentences;
static gboolean option_quotations;
static gboolean option_turns;
static gint64 option_at = -1;

static const GOptionEntry entries[] = {
  { "sentences", 's', 0, G_OPTION_ARG_NONE, &option_sentences, N_("Sentences (the default)"), NULL },
  { "quotations", 'q', 0, G_OPTION_ARG_NONE, &option_quotations, N_("What stands between quotation marks"), NULL },
  { "turns", 't', 0, G_OPTION_ARG_NONE, &option_turns, N_("Questions and answers of an interview"), NULL },
  { "at", 0, 0, G_OPTION_ARG_INT64, &option_at, N_("Only those that hold the character OFFSET"), N_("OFFSET") },
  G_OPTION_ENTRY_NULL,
};

/* One line: place, what is said of the unit, its words. */
static void
print_unit (AdduceText *text, AdduceSpan span, const char *remarks)
{
  g_autofree char *slice = adduce_text_dup_slice (text, span);

  printf ("%u-%u\t%s", span.start, span.end, remarks);
  adduce_cli_print_visible (slice);
  putchar ('\n');
}

static void
report_span (AdduceReport *report, const char *name, AdduceSpan span)
{
  adduce_report_begin_array (report, name);
  adduce_report_integer (report, NULL, span.start);
  adduce_report_integer (report, NULL, span.end);
  adduce_report_end_array (report);
}

/* Begins the object of a unit. */
static void
report_unit (AdduceReport *report, AdduceText *text, AdduceSpan span)
{
  g_autofree char *slice = adduce_text_dup_slice (text, span);

  adduce_report_begin_object (report, NULL);
  report_span (report, "span", span);
  adduce_report_string (report, "text", slice);
}

static gboolean
is_wanted (AdduceSpan span)
{
  return option_at < 0 || (span.start <= option_at && option_at < span.end);
}

/* What is to be looked through: all, or the paragraph asked for. */
static AdduceSpan
get_extent (AdduceText *text)
{
  guint at;

  if (option_at < 0)
    return (AdduceSpan) { 0, adduce_text_get_length (text) };
  at = (guint) MIN (option_at, (gint64) adduce_text_get_length (text));
  return (AdduceSpan) { at, at + 1 };
}

static void
show_sentences (AdduceText *text, AdduceReport *report)
{
  g_autoptr (GArray) sentences = adduce_sentences_list (text, get_extent (text));

  for (guint i = 0; i < sentences->len; i++)
    {
      AdduceSpan sentence = g_array_index (sentences, AdduceSpan, i);

      if (!is_wanted (sentence))
        continue;
      if (report == NULL)
        print_unit (text, sentence, "");
      else
        {
          report_unit (report, text, sentence);
          adduce_report_end_object (report);
        }
    }
}

static void
show_quotations (AdduceText *text, AdduceReport *report)
{
  g_autoptr (GArray) quotations = adduce_quotation_list (text, get_extent (text));

  for (guint i = 0; i < quotations->len; i++)
    {
      const AdduceQuotation *quotation = &g_array_index (quotations, AdduceQuotation, i);

      if (!is_wanted (quotation->outer))
        continue;
      if (report == NULL)
        {
          g_autofree char *indent = g_strnfill (2 * quotation->depth, ' ');

          print_unit (text, quotation->inner, indent);
          continue;
        }
      report_unit (report, text, quotation->inner);
      report_span (report, "outer", quotation->outer);
      adduce_report_integer (report, "depth", quotation->depth);
      adduce_report_boolean (report, "closed", quotation->closed);
      adduce_report_boolean (report, "continues", quotation->continues);
      adduce_report_end_object (report);
    }
}

static void
show_turns (AdduceText *text, AdduceReport *report)
{
  g_autoptr (GArray) turns = adduce_turns_list (text);

  for (guint i = 0; i < turns->len; i++)
    {
      const AdduceTurn *turn = &g_array_index (turns, AdduceTurn, i);
      g_autofree char *speaker = NULL;

      if (!is_wanted (turn->span))
        continue;
      if (turn->speaker.end > turn->speaker.start)
        speaker = adduce_text_dup_slice (text, turn->speaker);
      if (report == NULL)
        {
          g_autofree char *remarks
            = g_strdup_printf ("%s\t", turn->kind == ADDUCE_TURN_QUESTION ? _("question") : _("answer"));

          print_unit (text, turn->span, remarks);
          continue;
        }
      report_unit (report, text, turn->span);
      adduce_report_string (report, "kind", adduce_turn_kind_to_id (turn->kind));
      adduce_report_string (report, "speaker", speaker);
      adduce_report_end_object (report);
    }
}

static void
show (AdduceText *text, AdduceReport *report)
{
  if (option_quotations)
    show_quotations (text, report);
  else if (option_turns)
    show_turns (text, report);
  else
    show_sentences (text, report);
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = NULL;

  if (option_sentences + option_quotations + option_turns > 1)
    return adduce_cli_fail_usage ("units", _("only one of --sentences, --quotations and --turns can be shown"));

  text = adduce_text_load (article, &error);
  if (text == NULL)
    return adduce_cli_fail (article, error);

  if (json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", article);
      adduce_report_string (report, "kind",
                            option_quotations ? "quotations" : option_turns ? "turns" : "sentences");
      adduce_report_begin_array (report, "units");
      show (text, report);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  else
    show (text, NULL);

  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_units = {
  "units",
  N_("ARTICLE"),
  N_("Divide an article’s text into sentences, quotations or an interview’s turns"),
  N_("Each is a line: its place, which annotate --span takes, and its words."),
  entries,
  1,
  1,
  run,
};
