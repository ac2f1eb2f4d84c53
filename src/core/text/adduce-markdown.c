/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simple Markdown.
 */
#include "config.h"

#include <string.h>

#include "adduce-markdown.h"

#define MAX_LEVEL 8

static void
run_free_cb (gpointer data)
{
  AdduceMarkdownRun *run = data;

  g_free (run->text);
  g_free (run->target);
  g_free (run);
}

static void
block_free_cb (gpointer data)
{
  AdduceMarkdownBlock *block = data;

  g_ptr_array_unref (block->runs);
  g_free (block);
}

/* --- words --- */

static void
add_run (GPtrArray *runs, GString *words, AdduceMarkdownStyle style, const char *target)
{
  if (words->len == 0)
    return;

  AdduceMarkdownRun *run = g_new0 (AdduceMarkdownRun, 1);
  run->text = g_strndup (words->str, words->len);
  run->style = style;
  run->target = g_strdup (target);
  g_ptr_array_add (runs, run);
  g_string_truncate (words, 0);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Whether marks of a style are closed later: a star that stands alone is a star. An underscore within a word is one. */
static gboolean
is_mark (const char *start, const char *p, const char *mark, gboolean open)
{
  gsize n = strlen (mark);
  char before = p > start ? p[-1] : ' ';

  if (strncmp (p, mark, n) != 0)
    return FALSE;
  if (open)
    return *mark == '_' ? is_word (before) && !is_word (p[n]) : before != ' ';
  if (p[n] == '\0' || p[n] == ' ' || (*mark == '_' && is_word (before)))
    return FALSE;
  for (const char *q = p + n + 1; *q != '\0'; q++)
    if (strncmp (q, mark, n) == 0 && q[-1] != ' ')
      return TRUE;
  return FALSE;
}

/* Where a link begins: its words and target; the character behind it. */
static const char *
read_link (const char *p, char **ret_words, char **ret_target)
{
  const char *close = *p == '[' ? strchr (p, ']') : NULL;
  const char *end = close != NULL && close[1] == '(' ? strchr (close, ')') : NULL;

  if (end == NULL || end == close + 2 || close == p + 1)
    return NULL;
  *ret_words = g_strndup (p + 1, (gsize) (close - p - 1));
  *ret_target = g_strndup (close + 2, (gsize) (end - close - 2));
  return end + 1;
}

/* A mark at @p turns its style on or off; the character behind it, or NULL. */
static const char *
read_mark (const char *start, const char *p, AdduceMarkdownStyle *style)
{
  static const struct {
    const char *mark;
    AdduceMarkdownStyle style;
  } marks[] = {
    { "**", ADDUCE_MARKDOWN_BOLD }, { "__", ADDUCE_MARKDOWN_BOLD }, { "*", ADDUCE_MARKDOWN_ITALIC },
    { "_", ADDUCE_MARKDOWN_ITALIC }, { "`", ADDUCE_MARKDOWN_MONO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if ((*style & ADDUCE_MARKDOWN_MONO) != 0 && marks[i].style != ADDUCE_MARKDOWN_MONO)
        continue;
      if (is_mark (start, p, marks[i].mark, (*style & marks[i].style) != 0))
        {
          *style ^= marks[i].style;
          return p + strlen (marks[i].mark);
        }
    }
  return NULL;
}

static void
parse_words (const char *text, GPtrArray *runs)
{
  g_autoptr (GString) words = g_string_new (NULL);
  AdduceMarkdownStyle style = 0;

  for (const char *p = text; *p != '\0';)
    {
      AdduceMarkdownStyle before = style;
      g_autofree char *link = NULL;
      g_autofree char *target = NULL;
      const char *next = NULL;

      if (*p == '\\' && g_ascii_ispunct (p[1]) && (style & ADDUCE_MARKDOWN_MONO) == 0)
        {
          g_string_append_c (words, p[1]);
          p += 2;
          continue;
        }
      if ((style & ADDUCE_MARKDOWN_MONO) == 0)
        next = read_link (p, &link, &target);
      if (next != NULL)
        {
          add_run (runs, words, style, NULL);
          g_string_append (words, link);
          add_run (runs, words, style | ADDUCE_MARKDOWN_LINK, target);
          p = next;
          continue;
        }
      next = read_mark (text, p, &style);
      if (next != NULL)
        add_run (runs, words, before, NULL);
      else
        g_string_append_c (words, *p);
      p = next != NULL ? next : p + 1;
    }
  add_run (runs, words, style, NULL);
}

/* --- blocks --- */

typedef struct {
  GPtrArray *blocks;
  AdduceMarkdownBlock *open; /* that goes on with the next line, or NULL */
  GString *words;            /* of it */
} Parser;

static void
close_block (Parser *self)
{
  if (self->open == NULL)
    return;
  if (self->open->kind == ADDUCE_MARKDOWN_CODE)
    add_run (self->open->runs, self->words, ADDUCE_MARKDOWN_MONO, NULL);
  else
    parse_words (self->words->str, self->open->runs);
  g_string_truncate (self->words, 0);
  self->open = NULL;
}

static void
open_block (Parser *self, AdduceMarkdownKind kind, guint level, guint number, const char *words)
{
  close_block (self);

  AdduceMarkdownBlock *block = g_new0 (AdduceMarkdownBlock, 1);
  block->kind = kind;
  block->level = level;
  block->number = number;
  block->runs = g_ptr_array_new_with_free_func (run_free_cb);
  g_ptr_array_add (self->blocks, block);
  self->open = block;
  g_string_append (self->words, words);
}

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++;
  return p;
}

static gboolean
is_rule (const char *line)
{
  guint n = 0;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == ' ')
        continue;
      if (*p != *line || strchr ("-*_", *p) == NULL)
        return FALSE;
      n++;
    }
  return n >= 3;
}

static gboolean
read_heading (Parser *self, const char *line)
{
  gsize n = strspn (line, "#");

  if (n == 0 || n > 6 || line[n] != ' ')
    return FALSE;

  g_autofree char *words = g_strdup (skip_spaces (line + n));
  gsize length = strlen (words);
  while (length > 0 && strchr ("# ", words[length - 1]) != NULL)
    words[--length] = '\0';
  open_block (self, ADDUCE_MARKDOWN_HEADING, (guint) n, 0, words);
  close_block (self);
  return TRUE;
}

static gboolean
read_item (Parser *self, const char *line, guint indent)
{
  guint level = MIN (indent / 2, MAX_LEVEL);
  gsize n = strspn (line, "0123456789");

  if (strchr ("-*+", *line) != NULL && *line != '\0' && line[1] == ' ')
    {
      open_block (self, ADDUCE_MARKDOWN_BULLET, level, 0, skip_spaces (line + 1));
      return TRUE;
    }
  if (n > 0 && n <= 9 && (line[n] == '.' || line[n] == ')') && line[n + 1] == ' ')
    {
      open_block (self, ADDUCE_MARKDOWN_NUMBER, level, (guint) g_ascii_strtoull (line, NULL, 10),
                  skip_spaces (line + n + 1));
      return TRUE;
    }
  return FALSE;
}

static void
go_on (Parser *self, AdduceMarkdownKind kind, const char *words)
{
  gboolean goes_on = self->open != NULL
                     && (self->open->kind == kind
                         || (kind == ADDUCE_MARKDOWN_PARAGRAPH && self->open->kind != ADDUCE_MARKDOWN_CODE));

  if (!goes_on)
    open_block (self, kind, 0, 0, words);
  else if (*words != '\0')
    g_string_append_printf (self->words, "%s%s", self->words->len > 0 ? " " : "", words);
}

static void
read_line (Parser *self, const char *line)
{
  const char *words = skip_spaces (line);

  if (*words == '\0')
    close_block (self);
  else if (is_rule (words))
    {
      open_block (self, ADDUCE_MARKDOWN_RULE, 0, 0, "");
      close_block (self);
    }
  else if (*words == '>')
    go_on (self, ADDUCE_MARKDOWN_QUOTE, skip_spaces (words + 1));
  else if (!read_heading (self, words) && !read_item (self, words, (guint) (words - line)))
    go_on (self, ADDUCE_MARKDOWN_PARAGRAPH, words);
}

GPtrArray *
adduce_markdown_parse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  Parser self = { .blocks = g_ptr_array_new_with_free_func (block_free_cb), .words = g_string_new (NULL) };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean in_code = FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (g_str_has_prefix (skip_spaces (lines[i]), "```"))
        {
          in_code = !in_code;
          if (in_code)
            open_block (&self, ADDUCE_MARKDOWN_CODE, 0, 0, "");
          else
            close_block (&self);
        }
      else if (in_code)
        g_string_append_printf (self.words, "%s%s", self.words->len > 0 ? "\n" : "", lines[i]);
      else
        read_line (&self, lines[i]);
    }
  close_block (&self);
  g_string_free (self.words, TRUE);
  return self.blocks;
}
