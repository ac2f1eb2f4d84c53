/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * adduce_text_guess_title(): which line of an article is its headline.
 *
 * Articles saved from the web start with what stood around them: tickers, menus, dates, cookie banners.
 * The lines before the body are looked at in blocks, which are runs of lines that are not blank:
 *
 * 1. A line that starts in lower case continues the line above it in its block.
 * 2. Furniture is put aside: lines without words; with fewer letters than digits and signs; dates; menus,
 *    that is two or more separators or wide gaps; addresses; what a few word lists know: bylines, source
 *    lines, buttons, notices of copyright and cookies.
 * 3. What is left gets points: 3 for a block of its own, or for standing first above a byline; 2 for
 *    standing first above other furniture, which the newspaper's name may do as well; 1 for not ending
 *    like a sentence; 1 for three words or more; 2 for being a Markdown heading. It loses 1 if a legal
 *    notice follows, as then it may be part of it.
 * 4. The best line wins, of equals the first. A line too long for a headline is the body: the search ends
 *    there, and that line is taken only if there was no other.
 */
#include "config.h"

#include "text/adduce-text.h"

/* Code points of the longest line that may be a headline, and of the longest title returned. */
#define HEADLINE_MAX 160
#define TITLE_MAX 200

/* How much of an article is looked at. */
#define MAX_LINES 80
#define MAX_BYTES 16384

#define ELLIPSIS 0x2026

/*
 * The word lists: English, German, French, Spanish, Italian, Polish, Ukrainian, Russian; case-folded.
 * They only hold what the general rules don't catch.
 */

/* A line that starts so is a byline. */
static const char *const BYLINES[] = {
  "article by", "written by", "text by", "story by", "posted by", "edited by", "interview by",
  "reporting by", "translated by", "from our", "from a correspondent", "von unserem", "von unserer",
  "aus dem englischen", "traduit par", "propos recueillis", "traducido por", "traduzione di",
  "беседовал", "беседовала", "перевёл", "перевела", NULL,
};

/* A line that starts so and goes on with names is a byline. */
static const char *const BYLINE_PREPOSITIONS[] = {
  "by", "von", "par", "por", "di", NULL,
};

/* A line that starts so, followed by a colon, is about the article or a picture. */
static const char *const LABELS[] = {
  "source", "sources", "photo", "photos", "image", "picture", "video", "caption", "credit", "author",
  "authors", "text", "translation", "date", "section", "category", "tags", "keywords", "topics",
  "permalink", "url", "quelle", "foto", "bild", "autor", "autorin", "datum", "lesezeit", "auteur",
  "fuente", "autora", "fonte", "autore", "źródło", "autorzy", "tłumaczenie", "джерело", "фото",
  "переклад", "источник", "автор", "авторы", "текст", "перевод", "дата", "рубрика", "теги", NULL,
};

/* A line that starts so, and has a number or a colon, tells a time. */
static const char *const STAMPS[] = {
  "published", "updated", "last updated", "posted", "created", "veröffentlicht", "aktualisiert",
  "stand", "publié", "mis à jour", "publicado", "actualizado", "pubblicato", "aggiornato",
  "opublikowano", "опубліковано", "оновлено", "опубликовано", "обновлено", NULL,
};

/* A line that is one of these words, or starts with one of these phrases, is a button. */
static const char *const BUTTONS[] = {
  "home", "menu", "search", "login", "register", "subscribe", "newsletter", "share", "tweet", "print",
  "email", "advertisement", "sponsored", "skip to", "jump to", "log in", "sign in", "sign up",
  "subscribe now", "share this", "share on", "print this", "read more", "all news", "back to",
  "listen to this", "startseite", "menü", "suche", "anmelden", "abonnieren", "teilen", "drucken",
  "anzeige", "zum inhalt", "accueil", "partager", "publicité", "se connecter", "inicio", "compartir",
  "publicidad", "iniciar sesión", "condividi", "pubblicità", "udostępnij", "reklama", "головна",
  "поділитися", "главная", "меню", "поиск", "войти", "подписаться", "поделиться", "реклама",
  "версия для печати", NULL,
};

/* A line with one of these is a legal notice, unless it reads like a headline otherwise. */
static const char *const NOTICES[] = {
  "©", "copyright", "all rights reserved", "cookie", "cookies", "privacy policy", "privacy notice",
  "your privacy", "terms of use", "terms of service", "written permission", "reprint", "hyperlink",
  "alle rechte vorbehalten", "datenschutz", "impressum", "tous droits réservés", "confidentialité",
  "todos los derechos reservados", "privacidad", "tutti i diritti riservati",
  "wszelkie prawa zastrzeżone", "всі права захищені", "все права защищены", "авторские права",
  "перепечатка", "гиперссылка", NULL,
};

/* What a line is made of. */
typedef struct {
  guint n_chars;      /* that can be seen */
  guint n_letters;    /* and marks on letters */
  guint n_signs;      /* digits, and signs that prose doesn't use */
  guint n_words;      /* runs of letters; of scripts without spaces, half the characters */
  guint n_numbers;    /* runs of digits */
  guint n_separators; /* of menu entries */
  gboolean has_year;
  gboolean has_time;
} Shape;

typedef enum {
  KIND_PLAUSIBLE,
  KIND_LONG,
  KIND_BYLINE,
  KIND_NOTICE,
  KIND_FURNITURE,
} Kind;

typedef struct {
  char *text; /* trimmed, without the signs of a Markdown heading */
  guint block;
  gboolean is_heading;
  Shape shape;
  Kind kind;
} Line;

static void
line_clear_cb (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->text, g_free);
}

static gboolean
is_visible (gunichar c)
{
  return g_unichar_isgraph (c) && !g_unichar_iszerowidth (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

static gboolean
is_prose_sign (gunichar c)
{
  return c < 0x80 ? strchr ("\"'(),-.:;?!&*_#>", (int) c) != NULL : g_unichar_ispunct (c);
}

/* Vertical bar, middle dot, bullet, angle quote, guillemet, arrow. */
static gboolean
is_separator (gunichar c)
{
  return c == '|' || c == 0xb7 || c == 0x2022 || c == 0x203a || c == 0xbb || c == 0x2192;
}

/* Separators stand free between entries. Two dashes count as one; closing guillemets don't count in a
 * line that also has opening ones. */
static guint
count_separators (const char *text)
{
  gboolean has_quotes = g_utf8_strchr (text, -1, 0xab) != NULL;
  guint n_separators = 0;
  guint n_dashes = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (*p == '\t'
          || (*p == ' ' && ((strncmp (p, "   ", 3) == 0 && p[3] != ' ') || strncmp (p, " :: ", 4) == 0)))
        n_separators++;
      if (p == text || p[-1] != ' ' || *next != ' ')
        continue;
      if (c == 0x2013 || c == 0x2014)
        n_dashes++;
      else if (is_separator (c) && !(c == 0xbb && has_quotes))
        n_separators++;
    }
  return n_separators + n_dashes / 2;
}

/* Notes the number that starts at @start; the place behind it. */
static const char *
measure_number (Shape *shape, const char *start)
{
  const char *end = start;
  gsize n_digits;

  while (g_ascii_isdigit (*end))
    end++;
  n_digits = (gsize) (end - start);
  shape->n_numbers++;
  shape->n_chars += (guint) n_digits;
  shape->n_signs += (guint) n_digits;
  if (n_digits == 4 && (g_str_has_prefix (start, "19") || g_str_has_prefix (start, "20")))
    shape->has_year = TRUE;
  if (n_digits <= 2 && *end == ':' && g_ascii_isdigit (end[1]) && g_ascii_isdigit (end[2]))
    shape->has_time = TRUE;
  return end;
}

static Shape
measure (const char *text)
{
  Shape shape = { 0 };
  gboolean in_word = FALSE;
  guint n_wide = 0;
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          p = measure_number (&shape, p);
          in_word = FALSE;
          continue;
        }
      p = g_utf8_next_char (p);
      if (g_unichar_isalpha (c) || (g_unichar_ismark (c) && in_word))
        {
          shape.n_letters++;
          if (g_unichar_iswide (c))
            n_wide++;
          else if (!in_word)
            shape.n_words++;
          in_word = TRUE;
        }
      else
        {
          in_word = in_word && (c == '\'' || c == 0x2019 || c == 0x200c || c == 0x200d);
          shape.n_signs += is_visible (c) && !is_prose_sign (c);
        }
      shape.n_chars += is_visible (c);
    }
  shape.n_words += (n_wide + 1) / 2;
  shape.n_separators = count_separators (text);
  return shape;
}

/* Are there letters on both sides of @at? */
static gboolean
is_inside_word (const char *text, const char *at)
{
  return at > text && g_unichar_isalpha (g_utf8_get_char (at))
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* What follows the first of @words that @folded starts with, white space skipped; NULL if none. */
static const char *
skip_beginning (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      const char *rest = folded + strlen (*words);

      if (!g_str_has_prefix (folded, *words) || is_inside_word (folded, rest))
        continue;
      while (g_unichar_isspace (g_utf8_get_char (rest)))
        rest = g_utf8_next_char (rest);
      return rest;
    }
  return NULL;
}

static gboolean
contains_any (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      const char *at = folded;

      for (; (at = strstr (at, *words)) != NULL; at = g_utf8_next_char (at))
        {
          if (!is_inside_word (folded, at) && !is_inside_word (folded, at + strlen (*words)))
            return TRUE;
        }
    }
  return FALSE;
}

/* Full stop, comma, colon, semicolon; ideographic, Devanagari and Arabic full stops. */
static gboolean
ends_like_prose (const char *text)
{
  gunichar c = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;

  return c == '.' || c == ',' || c == ':' || c == ';' || c == 0x3002 || c == 0x0964 || c == 0x06d4;
}

/* Do all words but short ones start in upper case? "By Ada Lark and Ben Oddo", not "By next week". */
static gboolean
is_list_of_names (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) > 3 && !g_unichar_isupper (g_utf8_get_char (words[i])))
        return FALSE;
    }
  return g_strv_length (words) >= 2 && g_strv_length (words) <= 8;
}

static gboolean
is_byline (const char *text, const char *folded)
{
  const char *rest = skip_beginning (folded, BYLINE_PREPOSITIONS);

  if (rest != NULL && (*rest == ':' || rest[-1] == ' ') && is_list_of_names (text))
    return TRUE;
  return skip_beginning (folded, BYLINES) != NULL;
}

static gboolean
is_button (const char *folded)
{
  for (const char *const *button = BUTTONS; *button != NULL; button++)
    {
      if (strcmp (folded, *button) == 0)
        return TRUE;
      if (strchr (*button, ' ') != NULL && g_str_has_prefix (folded, *button)
          && !is_inside_word (folded, folded + strlen (*button)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_date (const Shape *shape)
{
  if (shape->has_year && shape->has_time)
    return TRUE;
  return (shape->has_year || shape->has_time) && shape->n_numbers >= 2
         && shape->n_words <= 4 + shape->n_separators;
}

/* An address on the web or of mail, or what a page puts in its place. */
static gboolean
has_address (const char *text)
{
  const char *at = strchr (text, '@');

  return strstr (text, "://") != NULL || strstr (text, "www.") != NULL
         || strstr (text, "[email") != NULL
         || (at > text && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1]));
}

static Kind
classify (const char *text, const Shape *shape)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *rest;

  if (shape->n_words == 0 || shape->n_letters < shape->n_signs)
    return KIND_FURNITURE;
  if (contains_any (folded, NOTICES)
      && (shape->n_chars > HEADLINE_MAX || shape->n_words <= 4 || ends_like_prose (text)
          || strpbrk (text, "[]") != NULL || strstr (text, "©") != NULL))
    return KIND_NOTICE;
  if (has_address (text))
    return KIND_FURNITURE;
  if (shape->n_chars > HEADLINE_MAX)
    return KIND_LONG;
  if (shape->n_separators >= 2 || is_date (shape) || is_button (folded))
    return KIND_FURNITURE;
  if (is_byline (text, folded))
    return KIND_BYLINE;
  rest = skip_beginning (folded, LABELS);
  if (rest != NULL && *rest == ':')
    return KIND_FURNITURE;
  rest = skip_beginning (folded, STAMPS);
  if (rest != NULL && (*rest == ':' || *rest == '\0' || shape->n_numbers > 0))
    return KIND_FURNITURE;
  return KIND_PLAUSIBLE;
}

/* Does @text continue the line above it? */
static gboolean
continues (const Line *above, const char *text)
{
  return (above->kind == KIND_PLAUSIBLE || above->kind == KIND_LONG)
         && g_unichar_islower (g_utf8_get_char (text)) && !ends_like_prose (above->text);
}

static void
add_line (GArray *lines, const char *text, guint block)
{
  Line *above = lines->len > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;
  Line line = { NULL, block, FALSE };

  if (above != NULL && above->block == block && continues (above, text))
    {
      char *joined = g_strconcat (above->text, " ", text, NULL);

      g_free (above->text);
      above->text = joined;
      above->shape = measure (joined);
      above->kind = classify (joined, &above->shape);
      return;
    }
  if (*text == '#')
    {
      const char *heading = text + strspn (text, "#");

      line.is_heading = *heading == ' ';
      if (line.is_heading)
        text = heading + 1;
    }
  line.text = g_strstrip (g_strdup (text));
  line.shape = measure (line.text);
  line.kind = classify (line.text, &line.shape);
  g_array_append_val (lines, line);
}

/* Is there a line of body text that nothing can continue any more? No later line matters then. */
static gboolean
is_over (GArray *lines, guint block)
{
  const Line *last = lines->len > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;

  if (last != NULL && last->kind == KIND_LONG && last->block != block)
    return TRUE;
  return lines->len > 1 && last[-1].kind == KIND_LONG;
}

/* Cuts the start of an article into lines and blocks. */
static GArray *
read_lines (const char *utf8, gsize n_bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *valid = g_utf8_make_valid (utf8, (gssize) MIN (n_bytes, (gsize) MAX_BYTES));
  guint block = 0;
  const char *p = valid;

  g_array_set_clear_func (lines, line_clear_cb);
  while (*p != '\0' && lines->len < MAX_LINES)
    {
      gsize size = strcspn (p, "\r\n");
      g_autofree char *line = g_strndup (p, size);
      const char *text = line;

      p += size;
      /* Not g_str_has_prefix(), which in a later GLib measures all that follows. */
      p += p[0] == '\r' && p[1] == '\n' ? 2 : *p != '\0';
      /* A byte-order mark, and other characters that show nothing, are skipped with white space. */
      while (*text != '\0' && !is_visible (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      if (*text != '\0')
        add_line (lines, g_strchomp ((char *) text), block);
      else
        block++;
      if (is_over (lines, block))
        break;
    }
  return lines;
}

static gboolean
shares_block (GArray *lines, guint a, guint b)
{
  return b < lines->len
         && g_array_index (lines, Line, a).block == g_array_index (lines, Line, b).block;
}

/* The points for where a line stands in its block. */
static int
score_place (GArray *lines, guint index)
{
  if (index > 0 && shares_block (lines, index, index - 1))
    return 0;
  for (guint i = index + 1; shares_block (lines, index, i); i++)
    {
      Kind kind = g_array_index (lines, Line, i).kind;

      if (kind == KIND_PLAUSIBLE || kind == KIND_LONG)
        return 0;
    }
  if (shares_block (lines, index, index + 1)
      && g_array_index (lines, Line, index + 1).kind != KIND_BYLINE)
    return 2;
  return 3;
}

static int
score (GArray *lines, guint index)
{
  const Line *line = &g_array_index (lines, Line, index);
  int points = score_place (lines, index);

  points += !ends_like_prose (line->text);
  points += line->shape.n_words >= 3;
  points += line->is_heading ? 2 : 0;
  for (guint i = index + 1; i < lines->len; i++)
    {
      Kind kind = g_array_index (lines, Line, i).kind;

      if (kind == KIND_LONG)
        break;
      if (kind == KIND_NOTICE)
        return points - 1;
    }
  return points;
}

static const Line *
find_best (GArray *lines)
{
  const Line *best = NULL;
  int most = -1;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      int points;

      if (line->kind == KIND_LONG)
        return best != NULL ? best : line;
      if (line->kind != KIND_PLAUSIBLE)
        continue;
      points = score (lines, i);
      if (points > most)
        {
          best = line;
          most = points;
        }
    }
  if (best == NULL && lines->len > 0)
    best = &g_array_index (lines, Line, 0);
  return best;
}

/* Where to cut @title, which is too long: at the last space, or else between two letters. */
static const char *
find_cut (const char *title)
{
  const char *cut = g_utf8_offset_to_pointer (title, TITLE_MAX - 1);
  const char *space = g_utf8_strrchr (title, cut - title, ' ');

  if (space != NULL && g_utf8_pointer_to_offset (title, space) > TITLE_MAX / 2)
    return space;
  while (cut > title
         && (g_unichar_ismark (g_utf8_get_char (cut)) || g_utf8_get_char (cut) == 0x200d
             || g_utf8_get_char (g_utf8_prev_char (cut)) == 0x200d))
    cut = g_utf8_prev_char (cut);
  return cut;
}

/* One line with single spaces, cut where it is too long. */
static char *
dup_title (const char *text)
{
  GString *title = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = title->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (title, ' ');
      gap = FALSE;
      g_string_append_unichar (title, c);
    }
  if (g_utf8_strlen (title->str, (gssize) title->len) > TITLE_MAX)
    {
      g_string_truncate (title, (gsize) (find_cut (title->str) - title->str));
      g_string_append_unichar (title, ELLIPSIS);
    }
  return g_string_free (title, FALSE);
}

char *
adduce_text_guess_title (const char *utf8, gssize n_bytes)
{
  g_autoptr (GArray) lines = NULL;
  const Line *best;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  if (utf8 == NULL)
    return NULL;
  lines = read_lines (utf8, n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  best = find_best (lines);
  return best != NULL ? dup_title (best->text) : NULL;
}
