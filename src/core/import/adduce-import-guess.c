/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses.
 *
 * Only the first and last lines are looked at, where such things stand; a sentence in the middle about a date is no
 * date of the article. A dateline (“MOSCOW. Dec 22 (Interfax) -”) gives place and agency, and the day if it has a year.
 */
#include "config.h"

#include "import/adduce-import-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/adduce-import-date.h"
#include "import/adduce-import-rule.h"
#include "store/adduce-article-facts.h"
#include "store/adduce-paths.h"
#include "text/adduce-text.h"

#define FILE_NAME "guesses.ini"

/* Lines with words at either end that are looked at, and bytes of the longest. */
#define N_LINES 25
#define MAX_LINE 2000

/* Lines at the beginning that may be the head of a page. */
#define N_MASTHEAD 3

enum {
  HEAD,
  TAIL,
  ANY,
  N_PLACES,
};

struct _AdduceImportGuesser {
  GPtrArray *patterns[N_PLACES]; /* AdduceImportPattern */
  GRegex *dateline;
  GRegex *address; /* a date in an address */
  GRegex *masthead;
  GRegex *byline, *between, *name; /* authors in a byline, what stands between them, one of them */
};

static void
free_pattern_cb (gpointer data)
{
  AdduceImportPattern *pattern = data;

  g_free (pattern->name);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

static void
read_group (AdduceImportGuesser *self, GKeyFile *file, guint place, GPtrArray *problems)
{
  static const char *const groups[N_PLACES] = { "Head", "Tail", "Any" };
  g_auto (GStrv) keys = g_key_file_get_keys (file, groups[place], NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, groups[place], keys[i], NULL);
      g_autoptr (GError) error = NULL;
      GRegex *regex = g_regex_new (value, G_REGEX_OPTIMIZE, 0, &error);
      AdduceImportPattern *pattern;

      if (regex == NULL)
        {
          g_ptr_array_add (problems, g_strdup_printf (_("%s/%s is no regular expression: %s"), groups[place], keys[i],
                                                      error->message));
          continue;
        }
      pattern = g_new0 (AdduceImportPattern, 1);
      pattern->name = g_strndup (keys[i], strcspn (keys[i], "-"));
      pattern->regex = regex;
      g_ptr_array_add (self->patterns[place], pattern);
    }
}

AdduceImportGuesser *
adduce_import_guesser_new (GPtrArray *problems)
{
  AdduceImportGuesser *self = g_new0 (AdduceImportGuesser, 1);
  g_autofree char *own_folder = adduce_import_rule_get_folder ();
  g_autofree char *own = g_build_filename (own_folder, FILE_NAME, NULL);
  g_autofree char *folder = adduce_paths_installed ("import-rules");
  g_autofree char *installed = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < N_PLACES; i++)
    self->patterns[i] = g_ptr_array_new_with_free_func (free_pattern_cb);
  if (g_key_file_load_from_file (file, own, G_KEY_FILE_NONE, NULL)
      || g_key_file_load_from_file (file, installed, G_KEY_FILE_NONE, NULL))
    for (guint i = 0; i < N_PLACES; i++)
      read_group (self, file, i, problems);
  self->dateline = g_regex_new ("^(?<place>\\p{Lu}[\\p{Lu} .,-]{2,30}?)[.,]\\s+"
                                "(?<day>\\p{L}{3,12}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,12}\\.?)"
                                "(?:,? (?<year>\\d{4}))?\\s*[(/](?<outlet>[^)/]{2,40})[)/]\\s*[-–—:]",
                                G_REGEX_OPTIMIZE, 0, NULL);
  self->address = g_regex_new ("[\\w-]+\\.[a-z]{2,}/(?:\\S*/)?((?:19|20)\\d{2}[/-](?:0[1-9]|1[0-2])[/-]\\d{2})\\b",
                               G_REGEX_OPTIMIZE, 0, NULL);
  self->masthead = g_regex_new ("^((?:\\p{Lu}|\\d+ \\p{Lu})[\\p{L}\\d&.’' -]{2,40}?)\\s*(?:[|·•]|::|\\s[–—])\\s+",
                                G_REGEX_OPTIMIZE, 0, NULL);
  self->byline = g_regex_new ("^(?:(?:by|von|par|por|di|door|od|от)\\s+)?(\\p{L}.*?)[.,;\\s]*$",
                              G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  self->between = g_regex_new ("\\s*,\\s+(?:and\\s+)?|\\s+(?:and|und|et|y|e|en|&|и|і|та)\\s+", G_REGEX_OPTIMIZE, 0,
                               NULL);
  self->name = g_regex_new ("^\\p{Lu}[\\p{L}.’'-]*(?: \\p{L}[\\p{L}.’'-]*){0,3} \\p{Lu}[\\p{L}.’'-]+$",
                            G_REGEX_OPTIMIZE, 0, NULL);
  return self;
}

void
adduce_import_guesser_free (AdduceImportGuesser *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_PLACES; i++)
    g_ptr_array_unref (self->patterns[i]);
  g_regex_unref (self->dateline);
  g_regex_unref (self->address);
  g_regex_unref (self->masthead);
  g_regex_unref (self->byline);
  g_regex_unref (self->between);
  g_regex_unref (self->name);
  g_free (self);
}

/* --- what a line says --- */

/* A guess is worth nothing where something is known. */
static void
put (AdduceImportArticle *article, const char *name, const char *value, const char *passage)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);

  if (value != NULL && *value != '\0' && adduce_import_fields_find (fields, name) == NULL)
    adduce_import_fields_guess (fields, name, value, passage);
}

static void
put_date (AdduceImportArticle *article, const char *text, gboolean whole, AdduceImportOrder order, const char *passage)
{
  g_autofree char *date = adduce_import_parse_date (text, order, whole, NULL);

  if (date != NULL && strlen (date) > 4)
    put (article, "date", date, passage);
}

static void
try_patterns (AdduceImportGuesser *self, guint place, const char *line, AdduceImportArticle *article,
              AdduceImportOrder order)
{
  for (guint i = 0; i < self->patterns[place]->len; i++)
    {
      const AdduceImportPattern *pattern = self->patterns[place]->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *value = NULL;

      if (!g_regex_match (pattern->regex, line, 0, &match))
        continue;
      value = g_match_info_fetch (match, 1);
      if (g_str_equal (pattern->name, "date"))
        put_date (article, value, FALSE, order, line);
      else
        put (article, pattern->name, value, line);
    }
}

static void
try_dateline (AdduceImportGuesser *self, const char *line, AdduceImportArticle *article, AdduceImportOrder order)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *place = NULL, *day = NULL, *year = NULL, *outlet = NULL, *date = NULL, *passage = NULL;
  int end = 0;

  if (!g_regex_match (self->dateline, line, 0, &match) || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return;
  passage = g_strndup (line, (gsize) end);
  place = g_match_info_fetch_named (match, "place");
  day = g_match_info_fetch_named (match, "day");
  year = g_match_info_fetch_named (match, "year");
  outlet = g_match_info_fetch_named (match, "outlet");
  put (article, "dateline", place, passage);
  put (article, "outlet", outlet, passage);
  if (year != NULL && *year != '\0')
    {
      date = g_strconcat (day, " ", year, NULL);
      put_date (article, date, TRUE, order, passage);
    }
}

static void
try_line (AdduceImportGuesser *self, const char *line, gboolean in_head, AdduceImportArticle *article,
          AdduceImportOrder order)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (strlen (line) < 60)
    put_date (article, line, TRUE, order, line);
  if (in_head)
    try_dateline (self, line, article, order);
  try_patterns (self, in_head ? HEAD : TAIL, line, article, order);
  try_patterns (self, ANY, line, article, order);
  if (g_regex_match (self->address, line, 0, &match))
    {
      g_autofree char *date = g_match_info_fetch (match, 1);

      put_date (article, date, TRUE, order, line);
    }
}

/* --- what lines say together --- */

/* A name that stands twice, or before a sentence about who that is, is the author's. */
static void
try_signature (char **lines, guint n, guint first, AdduceImportArticle *article)
{
  for (guint i = first; i + 1 < n; i++)
    {
      const char *line = lines[i];
      gsize length = strlen (line);

      if (length > 60
          || !g_regex_match_simple ("^\\p{Lu}[\\p{L}.’'-]+(?: \\p{L}[\\p{L}.’'-]*){0,2} \\p{Lu}[\\p{L}.’'-]+$", line, 0,
                                    0))
        continue;
      if (strncmp (lines[i + 1], line, length) == 0
          && (lines[i + 1][length] == '\0' || g_str_has_prefix (lines[i + 1] + length, " is ")
              || g_str_has_prefix (lines[i + 1] + length, " ist ")
              || g_str_has_prefix (lines[i + 1] + length, " est ")))
        put (article, "authors", line, line);
    }
}

/* Who is named in a byline of metadata. Names are parted by “;”, or, where each is one, by “and” and commas. */
static void
try_byline (AdduceImportGuesser *self, AdduceImportArticle *article)
{
  const char *byline = adduce_import_article_get_field (article, "byline");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *names = NULL;
  gboolean each = TRUE;

  if (byline == NULL || !g_regex_match (self->byline, byline, 0, &match))
    return;
  names = g_match_info_fetch (match, 1);
  g_auto (GStrv) parts = g_regex_split (self->between, names, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    each = each && g_regex_match (self->name, parts[i], 0, NULL);
  if (each && strchr (names, ';') == NULL)
    {
      g_autofree char *joined = g_strjoinv ("; ", parts);

      put (article, "authors", joined, byline);
    }
  else
    put (article, "authors", names, byline);
}

/* The name of a site whose address is known: what stands before the last dot of its host. */
static void
try_host (AdduceImportArticle *article)
{
  const char *url = adduce_import_article_get_field (article, "url");
  g_autoptr (GRegex) regex = g_regex_new ("^(?:https?://)?(?:www\\.)?((?:[\\w-]+\\.)+[a-z]{2,})(?:[/:?#]|$)",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (url != NULL && g_regex_match (regex, url, 0, &match))
    {
      g_autofree char *host = g_match_info_fetch (match, 1);

      put (article, "outlet", host, url);
    }
}

static const AdduceImportField *
find_field (AdduceImportFields *fields, const char *name)
{
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    if (g_str_equal (adduce_import_fields_get (fields, i)->name, name))
      return adduce_import_fields_get (fields, i);
  return NULL;
}

/*
 * A site that is known by its address, under the name that the text calls it by: the same letters, perhaps with
 * blanks between words (“example-press.com”, “Example Press”). A second capital in it tells it from a word or a place.
 */
static void
name_host (AdduceImportArticle *article, const char *text)
{
  static const char pattern[] = "^(?:www\\.)?([\\p{L}\\d-]{4,40})(?:\\.[a-z]{2,12}){1,2}$";
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  const AdduceImportField *field = find_field (fields, "outlet");
  g_autoptr (GRegex) host = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL), called = NULL;
  g_autoptr (GMatchInfo) match = NULL, found = NULL;
  g_autofree char *label = NULL, *passage = NULL;
  GString *letters = g_string_new ("(?<![\\p{L}\\d.@/-])(?=\\p{Lu})(?i:");

  if (field != NULL && field->passage != NULL && g_regex_match (host, field->value, 0, &match))
    label = g_match_info_fetch (match, 1);
  for (const char *p = label; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '-')
      g_string_append_printf (letters, "%s%.*s", p > label ? "[ -]?" : "", (int) (g_utf8_next_char (p) - p), p);
  g_string_append (letters, ")(?![\\p{L}\\d@/-]|\\.\\p{L})");
  if (label != NULL)
    called = g_regex_new (letters->str, 0, 0, NULL);
  g_string_free (letters, TRUE);
  if (called == NULL || !g_regex_match (called, text, 0, &found))
    return;

  for (; g_match_info_matches (found); g_match_info_next (found, NULL))
    {
      g_autofree char *name = g_match_info_fetch (found, 0);

      if (!g_regex_match_simple ("\\p{Lu}.*\\p{Lu}", name, 0, 0))
        continue;
      passage = g_strdup (field->passage);
      adduce_import_fields_guess (fields, "outlet", name, passage);
      return;
    }
}

/* Above the headline, papers put their name, the day and the like on one line. */
static void
try_masthead (AdduceImportGuesser *self, const char *line, AdduceImportArticle *article, AdduceImportOrder order)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *outlet = NULL, *date = NULL, *rest = NULL;
  const char *headline = adduce_import_article_get_field (article, "headline");
  int start, end = 0;

  if (!g_regex_match (self->masthead, line, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, &end))
    return;
  outlet = g_match_info_fetch (match, 1);
  date = adduce_import_parse_date (line + end, order, FALSE, NULL);
  rest = adduce_import_parse_date (outlet, order, FALSE, NULL);
  if (date == NULL || strlen (date) < 10 || rest != NULL || (headline != NULL && g_str_has_prefix (headline, outlet)))
    return;
  put (article, "outlet", outlet, line);
  put (article, "date", date, line);
}

void
adduce_import_guess_name (AdduceImportArticle *article, const char *name)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  const AdduceImportField *known = find_field (fields, "date");
  g_autofree char *date = adduce_article_facts_guess_date (name);

  if (date != NULL && (known == NULL || (known->passage != NULL && !g_str_equal (known->value, date)))
      && (known != NULL || adduce_import_fields_find (fields, "date_raw") == NULL))
    adduce_import_fields_guess (fields, "date", date, name);
}

/* Lines with words; (transfer full). */
static GPtrArray *
find_lines (const char *text)
{
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *line = adduce_import_tidy (all[i]);

      if (*line != '\0' && strlen (line) <= MAX_LINE)
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}

void
adduce_import_guesser_guess (AdduceImportGuesser *self, AdduceImportArticle *article, AdduceImportOrder order)
{
  g_autofree char *text = adduce_import_article_dup_text (article);
  g_autofree char *title = adduce_text_guess_title (text, -1);
  g_autoptr (GPtrArray) lines = find_lines (text);
  guint head = MIN (lines->len, N_LINES);
  guint tail = lines->len - MIN (lines->len / 2, N_LINES);

  put (article, "headline", title, title);
  for (guint i = 0; i < MIN (head, N_MASTHEAD); i++)
    try_masthead (self, lines->pdata[i], article, order);
  for (guint i = 0; i < head; i++)
    try_line (self, lines->pdata[i], TRUE, article, order);
  for (guint i = tail; i < lines->len; i++)
    try_line (self, lines->pdata[i], FALSE, article, order);
  try_signature ((char **) lines->pdata, lines->len, tail, article);
  try_byline (self, article);
  try_host (article);
  name_host (article, text);
}
