/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report for readers as pages: the articles with their claims marked and listed, or, without the articles' words, the
 * claims under headings. What draws is said from outside; here paragraphs are made.
 */

#include "config.h"

#include "export/adduce-export-paper.h"
#include "export/adduce-export-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"

#define BOLD "weight=\"bold\""
#define GREY "foreground=\"#595959\""
#define ITALIC "style=\"italic\""
#define NUMBER "foreground=\"#6A5400\" size=\"smaller\" weight=\"bold\""
#define MARK "background=\"#FDF0C0\" underline=\"single\" underline_color=\"#8A6D00\""
#define MARKS "background=\"#FBE08A\" underline=\"double\" underline_color=\"#8A6D00\""

static const AdduceExportPaper *the_paper;

/* A paragraph that waits for its heading. */
typedef struct {
  AdduceExportPaperKind kind;
  char *markup;
} Paragraph;

typedef struct {
  AdduceExportRun *run; /* NULL once nothing is to be written */
  gpointer paper;
  GHashTable *groups; /* heading → GPtrArray of Paragraph */
} State;

void
adduce_export_set_paper (const AdduceExportPaper *paper)
{
  the_paper = paper;
}

const AdduceExportPaper *
adduce_export_get_paper (void)
{
  return the_paper;
}

static void
paragraph_free (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->markup);
  g_free (paragraph);
}

static void
state_free (gpointer data)
{
  State *state = data;

  state->run = NULL;
  if (state->paper != NULL)
    the_paper->end (state->paper);
  g_hash_table_unref (state->groups);
  g_free (state);
}

static void
write_cb (const guint8 *data, gsize n_bytes, gpointer user_data)
{
  State *state = user_data;

  if (state->run != NULL)
    g_string_append_len (adduce_export_run_get_out (state->run), (const char *) data, (gssize) n_bytes);
}

/* --- paragraphs --- */

/* @attributes: of the span. Control characters, which markup refuses, are blanks. */
static void
append_run (GString *out, const char *words, const char *attributes)
{
  g_autofree char *plain = g_strdup (words);
  g_autofree char *escaped = NULL;

  for (char *at = plain; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) && *at != '\t' && *at != '\n')
      *at = ' ';
  escaped = g_markup_escape_text (plain, -1);
  if (*attributes == '\0')
    g_string_append (out, escaped);
  else
    g_string_append_printf (out, "<span %s>%s</span>", attributes, escaped);
}

/* @target: (nullable): paragraphs that wait; without, it is drawn. @label: of headings */
static void
take (AdduceExportRun *run, GPtrArray *target, AdduceExportPaperKind kind, const GString *markup, const char *label)
{
  State *state = run->state;
  Paragraph *paragraph;

  if (target == NULL)
    {
      the_paper->add (state->paper, kind, markup->str, label);
      return;
    }
  paragraph = g_new0 (Paragraph, 1);
  paragraph->kind = kind;
  paragraph->markup = g_strdup (markup->str);
  g_ptr_array_add (target, paragraph);
}

static void
take_words (AdduceExportRun *run, GPtrArray *target, AdduceExportPaperKind kind, const char *words,
            const char *attributes)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  append_run (markup, words, attributes);
  take (run, target, kind, markup, words);
}

static void
take_claim (AdduceExportRun *run, GPtrArray *target, const AdduceReadingClaim *one, guint number, const char *source)
{
  g_auto (GStrv) facts = adduce_export_reading_describe (run, one);
  g_autofree char *words = adduce_claim_dup_text (one->claim, " … ");
  g_autoptr (GString) markup = g_string_new (NULL);

  if (number > 0)
    {
      g_autofree char *shown = g_strdup_printf ("%u  ", number);

      append_run (markup, shown, BOLD);
    }
  append_run (markup, words, ITALIC);
  take (run, target, ADDUCE_EXPORT_PAPER_CLAIM, markup, NULL);
  if (source != NULL)
    take_words (run, target, ADDUCE_EXPORT_PAPER_SOURCE, source, GREY);
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autofree char *name = g_strconcat (facts[i], ":\t", NULL);
      g_autoptr (GString) fact = g_string_new (NULL);

      append_run (fact, name, GREY);
      append_run (fact, facts[i + 1], "");
      take (run, target, ADDUCE_EXPORT_PAPER_FACT, fact, NULL);
    }
}

static void
take_text (AdduceExportRun *run, const AdduceExportArticle *article, const GArray *claims)
{
  g_autoptr (GArray) segments = adduce_export_reading_divide (article, claims);
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < segments->len; i++)
    {
      const AdduceReadingSegment *segment = &g_array_index (segments, AdduceReadingSegment, i);
      g_autofree char *words = adduce_text_dup_slice (article->text, segment->span);
      guint n_claims = segment->claims->len;

      if (strcmp (words, "\n") != 0)
        append_run (markup, words, n_claims == 0 ? "" : n_claims == 1 ? MARK : MARKS);
      for (guint k = 0; k < segment->ends->len; k++)
        {
          g_autofree char *number
            = g_strdup_printf ("%s%u", k > 0 ? "," : "\u2009", g_array_index (segment->ends, guint, k) + 1);

          append_run (markup, number, NUMBER);
        }
      if (strcmp (words, "\n") != 0)
        continue;
      take (run, NULL, ADDUCE_EXPORT_PAPER_TEXT, markup, NULL);
      g_string_truncate (markup, 0);
    }
  take (run, NULL, ADDUCE_EXPORT_PAPER_TEXT, markup, NULL);
}

/* --- the report --- */

static void
pdf_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);

  state->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  state->run = run;
  state->paper = the_paper->begin (name, write_cb, state);
  run->state = state;
  take_words (run, NULL, ADDUCE_EXPORT_PAPER_TITLE, name, BOLD);
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_autofree char *group = adduce_export_reading_dup_group_name (run);
      /* Translators: %s is a variable, like "Stance" */
      g_autofree char *text = g_strdup_printf (_("Claims by: %s"), group);

      take_words (run, NULL, ADDUCE_EXPORT_PAPER_SOURCE, text, GREY);
    }
}

static void
group_claims (AdduceExportRun *run, const AdduceExportArticle *article, const GArray *claims)
{
  State *state = run->state;
  g_autofree char *source = adduce_export_reading_dup_source (article, TRUE);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, one->claim);

      for (guint k = 0; groups[k] != NULL; k++)
        {
          GPtrArray *waiting = g_hash_table_lookup (state->groups, groups[k]);

          if (waiting == NULL)
            {
              waiting = g_ptr_array_new_with_free_func (paragraph_free);
              g_hash_table_insert (state->groups, g_strdup (groups[k]), waiting);
            }
          take_claim (run, waiting, one, 0, source);
        }
    }
}

static void
pdf_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  g_autofree char *source = adduce_export_reading_dup_source (article, FALSE);

  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      group_claims (run, article, claims);
      return;
    }
  take_words (run, NULL, ADDUCE_EXPORT_PAPER_HEADING, article->title != NULL ? article->title : article->path, BOLD);
  take_words (run, NULL, ADDUCE_EXPORT_PAPER_SOURCE, source, GREY);
  take_text (run, article, claims);
  for (guint i = 0; i < claims->len; i++)
    take_claim (run, NULL, &g_array_index (claims, AdduceReadingClaim, i), i + 1, NULL);
}

static void
pdf_end (AdduceExportRun *run)
{
  State *state = run->state;
  g_autoptr (GList) headings = adduce_export_met_list (state->groups);

  for (GList *link = headings; link != NULL; link = link->next)
    {
      GPtrArray *waiting = g_hash_table_lookup (state->groups, link->data);

      take_words (run, NULL, ADDUCE_EXPORT_PAPER_HEADING, link->data, BOLD);
      for (guint i = 0; i < waiting->len; i++)
        {
          const Paragraph *paragraph = waiting->pdata[i];

          the_paper->add (state->paper, paragraph->kind, paragraph->markup, NULL);
        }
    }
  the_paper->end (g_steal_pointer (&state->paper));
}

const AdduceExportWriter adduce_export_pdf = {
  .format = {
    .id = "pdf",
    .label = N_("Report as Pages (PDF)"),
    .extension = ".pdf",
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) ADDUCE_HOLDS_TIMES,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE | 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_NONE,
    .takes_label = TRUE,
    .checked_with = "poppler’s pdftotext and pdfinfo",
  },
  .begin = pdf_begin,
  .add_article = pdf_add_article,
  .end = pdf_end,
  .free_state = state_free,
};
