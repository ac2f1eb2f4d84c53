/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines and paragraphs.
 *
 * A line in the upper or lower eighth of its page is a header or footer if the same words, whatever their digits, stand
 * at the same height of at least three pages (two, where there are only two), or if it is but a number.
 *
 * An item of a list is a paragraph; the lines that stand farther in below it are its own.
 *
 * A paragraph ends where the distance to the next line is larger than between most lines, where the next line is
 * indented, of another size or in another column with a full stop before it, or where a line is shorter than the
 * column and ends like a sentence, or hardly reaches half of it.
 *
 * A hyphen at the end of a line goes if a small letter follows, unless the word stands with its hyphen elsewhere in the
 * text.
 */
#include "config.h"

#include "import/adduce-import-pdf-lines.h"

#include <math.h>
#include <string.h>

#include "import/adduce-import-pdf-columns.h"

/* What part of the page, above and below, may be header and footer. */
#define EDGE 0.125

/* Points by which things at the same place may differ. */
#define NEAR 6.0

static void
clear_line_cb (gpointer data)
{
  g_free (((AdduceImportPdfLine *) data)->text);
}

GArray *
adduce_import_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AdduceImportPdfLine));

  g_array_set_clear_func (lines, clear_line_cb);
  return lines;
}

static AdduceImportPdfLine *
get_line (GArray *lines, guint index)
{
  return &g_array_index (lines, AdduceImportPdfLine, index);
}

/* --- headers and footers --- */

static gboolean
is_at_edge (const AdduceImportPdfLine *line)
{
  return line->y2 < line->height * EDGE || line->y1 > line->height * (1 - EDGE);
}

/* Its words without digits, and its height. */
static char *
dup_edge_key (const AdduceImportPdfLine *line)
{
  GString *key = g_string_new (NULL);

  for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  g_string_append_printf (key, " %d", (int) lround (line->y1 / NEAR));
  return g_string_free (key, FALSE);
}

static gboolean
is_page_number (const AdduceImportPdfLine *line)
{
  return g_regex_match_simple ("^[\\s–—-]*(?:\\d{1,4}|[ivxlc]{1,6})(?:\\s*(?:/|of|von|de|sur)\\s*\\d{1,4})?[\\s–—-]*$",
                               line->text, G_REGEX_CASELESS, 0);
}

/* Page → last page that had the key, and how often; the pages are in order. */
static GHashTable *
count_edges (GArray *lines, guint *ret_n_pages)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *ret_n_pages = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      AdduceImportPdfLine *line = get_line (lines, i);
      g_autofree char *key = NULL;

      if (i == 0 || line->page != get_line (lines, i - 1)->page)
        {
          g_hash_table_remove_all (seen);
          ++*ret_n_pages;
        }
      if (!is_at_edge (line))
        continue;
      key = dup_edge_key (line);
      if (!g_hash_table_add (seen, g_strdup (key)))
        continue;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
      g_hash_table_replace (counts, g_steal_pointer (&key), GUINT_TO_POINTER (n));
    }
  return counts;
}

static void
drop_edges (GArray *lines)
{
  guint n_pages;
  g_autoptr (GHashTable) counts = count_edges (lines, &n_pages);
  guint n_kept = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      AdduceImportPdfLine *line = get_line (lines, i);
      gboolean repeated = FALSE;

      if (is_at_edge (line))
        {
          g_autofree char *key = dup_edge_key (line);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

          repeated = (n >= 3 || (n == 2 && n_pages == 2)) || (n_pages > 1 && is_page_number (line));
        }
      if (repeated)
        continue;
      AdduceImportPdfLine kept = *line;
      *line = *get_line (lines, n_kept);
      *get_line (lines, n_kept++) = kept;
    }
  g_array_set_size (lines, n_kept);
}

/* --- paragraphs --- */

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y ? 1 : 0;
}

/* From the top of a line to that of the next in most of the text. */
static double
find_leading (GArray *lines)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < lines->len; i++)
    {
      const AdduceImportPdfLine *before = get_line (lines, i - 1), *line = get_line (lines, i);
      double distance = line->y2 - before->y2;

      if (line->page == before->page && distance > 2 && distance < 60)
        g_array_append_val (distances, distance);
    }
  if (distances->len == 0)
    return 14;
  g_array_sort (distances, compare_doubles_cb);
  /* The lower third, as lines of a paragraph are never farther apart than paragraphs are. */
  return g_array_index (distances, double, distances->len / 3);
}

static gboolean
ends_sentence (const char *text)
{
  static const gunichar signs[] = { '.', '!', '?', ':', '"', ')', 0x2026, 0x3002, 0xff01, 0xff1f, 0x201d, 0x201c,
                                    0xbb };
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar c = last != NULL ? g_utf8_get_char (last) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (c == signs[i])
      return TRUE;
  return FALSE;
}

/* The right edge of the column that a line stands in: of its neighbours with the same left edge. */
static double
find_right (GArray *lines, guint index)
{
  const AdduceImportPdfLine *line = get_line (lines, index);
  double right = line->x2;
  guint from = index > 12 ? index - 12 : 0, to = MIN (index + 12, lines->len);

  for (guint i = from; i < to; i++)
    {
      const AdduceImportPdfLine *other = get_line (lines, i);

      if (other->page == line->page && fabs (other->x1 - line->x1) < 3 * NEAR && other->x1 < line->x2)
        right = MAX (right, other->x2);
    }
  return right;
}

/* An item of a list: a bullet, or, where a sentence ended before it, a dash or number. */
static gboolean
is_item (const char *text, gboolean after_sentence)
{
  if (g_regex_match_simple ("^[\\x{2022}\\x{25e6}\\x{25aa}\\x{2023}\\x{25cf}\\x{25cb}\\x{25a0}]", text, 0, 0))
    return TRUE;
  return after_sentence && g_regex_match_simple ("^(?:[-*\\x{2013}\\x{2014}]|\\d{1,3}[.)]|[a-z]\\))\\s", text, 0, 0);
}

static gboolean
begins_paragraph (GArray *lines, guint index, double leading)
{
  const AdduceImportPdfLine *before = get_line (lines, index - 1), *line = get_line (lines, index);
  double distance = line->y2 - before->y2, size = line->y2 - line->y1, size_before = before->y2 - before->y1;
  double right = find_right (lines, index - 1);
  gboolean is_short = right - before->x2 > (right - before->x1) * 0.12;
  gboolean moved = line->page != before->page || distance < -leading;

  if (size > 0 && size_before > 0 && (size / size_before > 1.25 || size_before / size > 1.25))
    return TRUE;
  /* On the next page or column the text goes on, unless a sentence ended in a short line. */
  if (moved)
    return ends_sentence (before->text) && is_short;
  if (distance > leading * 1.35)
    return TRUE;
  if (is_item (line->text, ends_sentence (before->text)))
    return TRUE;
  /* The lines of an item stand farther in than its bullet. */
  if (line->x1 - before->x1 > NEAR && line->x1 - before->x1 < 60 && fabs (distance) > 2)
    return !is_item (before->text, TRUE);
  /* A line of a heading or table is shorter than any that was filled. */
  return is_short && (ends_sentence (before->text) || right - before->x2 > (right - before->x1) * 0.45);
}

/* --- hyphens --- */

static const char *
find_last_word (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      const char *before = g_utf8_prev_char (p);

      if (g_unichar_isspace (g_utf8_get_char (before)))
        break;
      p = before;
    }
  return p;
}

/* Bytes of the hyphen at the end of a text; 0 where there is none after a letter. */
static gsize
measure_hyphen (const char *text)
{
  static const char *const hyphens[] = { "-", "\xc2\xad", "\xe2\x80\x90" };
  gsize n = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (hyphens); i++)
    {
      gsize n_hyphen = strlen (hyphens[i]);

      if (n > n_hyphen && memcmp (text + n - n_hyphen, hyphens[i], n_hyphen) == 0
          && (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text + n - n_hyphen)))
              || g_utf8_get_char (g_utf8_prev_char (text + n - n_hyphen)) == 0xad))
        return n_hyphen;
    }
  return 0;
}

/* All words with a hyphen inside a line, in small letters. */
static GHashTable *
find_compounds (GArray *lines)
{
  GHashTable *compounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (get_line (lines, i)->text, " \t", -1);

      for (guint k = 0; words[k] != NULL; k++)
        if (strchr (words[k], '-') != NULL && measure_hyphen (words[k]) == 0)
          g_hash_table_add (compounds, g_utf8_strdown (g_strdelimit (words[k], ".,;:!?()\"", '\0'), -1));
    }
  return compounds;
}

/* A soft hyphen says that the word is one, whatever hyphen is printed behind it. */
static gboolean
drop_soft_hyphen (GString *text)
{
  gsize n = text->len;

  for (gsize cut = 0; cut <= 3; cut++)
    if (n > cut + 2 && memcmp (text->str + n - cut - 2, "\xc2\xad", 2) == 0 && measure_hyphen (text->str) > 0)
      {
        g_string_truncate (text, n - cut - 2);
        return TRUE;
      }
  return FALSE;
}

static void
append_line (GString *text, const char *line, GHashTable *compounds)
{
  gsize n_hyphen = text->len > 0 ? measure_hyphen (text->str) : 0;
  g_autofree char *whole = NULL, *lower = NULL, *next = NULL;

  if (text->len == 0 || (n_hyphen > 0 && drop_soft_hyphen (text)))
    {
      g_string_append (text, line);
      return;
    }
  if (n_hyphen == 0)
    {
      g_string_append_printf (text, " %s", line);
      return;
    }
  next = g_strndup (line, strcspn (line, " \t.,;:!?()\""));
  whole = g_strconcat (find_last_word (text->str), next, NULL);
  lower = g_utf8_strdown (whole, -1);
  if (g_unichar_islower (g_utf8_get_char (line)) && !g_hash_table_contains (compounds, lower))
    g_string_truncate (text, text->len - n_hyphen);
  g_string_append (text, line);
}

static void
take_paragraph (AdduceImportDocument *document, GString *text)
{
  /* Those within words only say where they might be divided. */
  g_string_replace (text, "\xc2\xad", "", 0);
  adduce_import_document_take (document, g_strndup (text->str, text->len), 0, 0, 0);
  g_string_truncate (text, 0);
}

void
adduce_import_pdf_lines_join (GArray *lines, AdduceImportDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) compounds = NULL;
  double leading;

  drop_edges (lines);
  adduce_import_pdf_columns_order (lines);
  compounds = find_compounds (lines);
  leading = find_leading (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0 && begins_paragraph (lines, i, leading))
        take_paragraph (document, text);
      append_line (text, get_line (lines, i)->text, compounds);
    }
  if (text->len > 0)
    take_paragraph (document, text);
}
