/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an article.
 *
 * Blocks: what stands between empty lines, or a paragraph. Before the first label they are the head, whose parts are
 * known by form (a date, a notice of copyright, what the rule's patterns match) and else by place. Then come blocks
 * with labels, the body, blocks with labels again.
 *
 * Fields: a line with a label begins a value, other lines go on with it.
 */
#include "config.h"

#include "import/adduce-import-piece.h"

#include <string.h>

#include "import/adduce-import-date.h"

/* Lines that fill their column are wrapped; from this length on a line counts as full. */
#define FULL_LINE 50

typedef struct {
  char *text;  /* for the body: its lines as they are */
  char *plain; /* for expressions and values: on one line */
  guint level;
} Block;

typedef struct {
  AdduceImportRule *rule;
  AdduceImportArticle *article;
  AdduceImportOrder order;
  GPtrArray *blocks; /* Block */
  GString *body;
  gboolean any; /* something was recognised */
} Piece;

static void
free_block_cb (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_free (block->plain);
  g_free (block);
}

char *
adduce_import_piece_dup_plain (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\xc2\xa0", " ", 0);
  g_string_replace (plain, "\xe2\x80\xaf", " ", 0);
  g_string_replace (plain, "\xef\xbb\xbf", "", 0);
  return g_strchomp (g_string_free (plain, FALSE));
}

static gboolean
matches (GRegex *regex, const char *text)
{
  return regex != NULL && g_regex_match (regex, text, 0, NULL);
}

/* Label and value of a line that begins with a label that the rule knows. */
static gboolean
split_label (AdduceImportRule *rule, const char *line, char **ret_label, const char **ret_value)
{
  g_autoptr (GMatchInfo) match = NULL;
  int end = 0;

  if (rule->label == NULL || !g_regex_match (rule->label, line, 0, &match)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return FALSE;
  *ret_label = g_match_info_fetch (match, 1);
  *ret_value = line + end;
  return TRUE;
}

static void
put (Piece *self, const char *field, const char *label, const char *value)
{
  g_autofree char *kept = adduce_import_rule_dup_value (self->rule, field, value);

  if (kept != NULL)
    adduce_import_records_put (self->article, self->body, field, label, kept, self->order);
}

/* --- blocks --- */

static gboolean
is_label_line (AdduceImportRule *rule, const char *line)
{
  g_autofree char *label = NULL;
  const char *value;

  return split_label (rule, line, &label, &value);
}

/* Lines of one paragraph: joined where they were wrapped. */
static void
add_block (Piece *self, GPtrArray *lines, guint level)
{
  gboolean wrapped = lines->len > 1;
  GString *text = g_string_new (NULL), *plain = g_string_new (NULL);
  Block *block = g_new0 (Block, 1);

  for (guint i = 0; i + 1 < lines->len && wrapped; i++)
    wrapped = g_utf8_strlen (lines->pdata[i], -1) >= FULL_LINE;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];

      if (i > 0)
        {
          g_string_append_c (text, wrapped ? ' ' : '\n');
          g_string_append_c (plain, ' ');
        }
      g_string_append (text, line);
      g_string_append (plain, line);
    }
  block->text = g_string_free (text, FALSE);
  block->plain = adduce_import_piece_dup_plain (plain->str);
  block->level = level;
  g_strdelimit (block->plain, "\n", ' ');
  g_string_free (plain, TRUE);
  g_ptr_array_add (self->blocks, block);
  g_ptr_array_set_size (lines, 0);
}

static void
make_blocks (Piece *self, const AdduceImportDocument *document, guint first, guint end)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i < end; i++)
    {
      const AdduceImportParagraph *paragraph = adduce_import_document_get (document, i);
      g_autofree char *plain = adduce_import_piece_dup_plain (paragraph->text);
      gboolean blank = *g_strstrip (plain) == '\0';

      if (lines->len > 0 && (blank || !document->lines || is_label_line (self->rule, plain)))
        add_block (self, lines, 0);
      if (!blank)
        g_ptr_array_add (lines, g_strstrip (g_strdup (paragraph->text)));
      if (!blank && !document->lines)
        add_block (self, lines, paragraph->level);
    }
  if (lines->len > 0)
    add_block (self, lines, 0);
}

/* --- the head --- */

/* What a date stands in, or whose first line is one; @ret_rest: (transfer full) (nullable): the other lines. */
static gboolean
is_date_block (Piece *self, const Block *block, char **ret_date, char **ret_rest)
{
  const char *lf = strchr (block->text, '\n');
  g_autofree char *line = NULL;
  g_autofree char *date = adduce_import_parse_date (block->plain, self->order, TRUE, NULL);

  *ret_rest = NULL;
  if (date != NULL)
    *ret_date = g_strdup (block->plain);
  if (date != NULL || lf == NULL)
    return date != NULL;

  line = g_strndup (block->text, (gsize) (lf - block->text));
  date = adduce_import_parse_date (line, self->order, TRUE, NULL);
  if (date == NULL)
    return FALSE;
  *ret_date = g_steal_pointer (&line);
  *ret_rest = g_strdup (lf + 1);
  return TRUE;
}

static gboolean
take_pattern (Piece *self, const Block *block)
{
  for (guint i = 0; i < self->rule->patterns->len; i++)
    {
      const AdduceImportPattern *pattern = self->rule->patterns->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *value = NULL;

      if (!g_regex_match (pattern->regex, block->plain, 0, &match))
        continue;
      value = g_match_info_fetch (match, g_match_info_get_match_count (match) > 1 ? 1 : 0);
      put (self, pattern->name, pattern->name, value);
      return TRUE;
    }
  return FALSE;
}

static void
put_head (Piece *self, const char *name, const Block *block)
{
  g_autofree char *field = g_strdup (name);

  g_strdelimit (field, "*", '\0');
  if (*field == '\0' || g_str_equal (field, "other"))
    put (self, NULL, "Head", block->plain);
  else
    put (self, field, field, block->plain);
}

/*
 * Blocks to names in turn. The starred name takes what is left over. Where there are too few, before a date and
 * behind a star those names get one that stand last.
 */
static void
assign (Piece *self, GPtrArray *blocks, char **names, guint n_names, gboolean before_date)
{
  guint star = 0;

  while (star < n_names && !g_str_has_suffix (names[star], "*"))
    star++;
  for (guint b = 0; b < blocks->len; b++)
    {
      guint from_end = blocks->len - 1 - b, n_behind = star < n_names ? n_names - 1 - star : 0;
      guint index = G_MAXUINT;

      if (star < n_names)
        index = from_end < n_behind ? n_names - 1 - from_end : MIN (b, star);
      else if (before_date && from_end < n_names)
        index = n_names - 1 - from_end;
      else if (!before_date)
        index = b;
      put_head (self, index < n_names ? names[index] : "other", blocks->pdata[b]);
    }
}

/* Where the head begins: with the last heading of the page, if it has any, when a cover stands before. */
static guint
skip_cover (GPtrArray *head)
{
  for (guint i = head->len; i > 0; i--)
    if (((Block *) head->pdata[i - 1])->level > 0)
      {
        while (i > 1 && ((Block *) head->pdata[i - 2])->level > 0)
          i--;
        return i - 1;
      }
  return 0;
}

static void
read_head (Piece *self, GPtrArray *head, gboolean is_first)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new (), after = g_ptr_array_new ();
  char **names = self->rule->head;
  guint n_before = 0, n_names = names != NULL ? g_strv_length (names) : 0;
  gboolean dated = FALSE;

  for (guint i = skip_cover (head); i < head->len; i++)
    {
      Block *block = head->pdata[i];
      g_autofree char *date = NULL, *rest = NULL;

      if (matches (self->rule->rights, block->plain))
        put (self, "rights", "rights", block->plain);
      else if (take_pattern (self, block))
        self->any = TRUE;
      else if (!dated && is_date_block (self, block, &date, &rest))
        {
          dated = self->any = TRUE;
          adduce_import_set_date (self->article, date, self->order);
          if (rest != NULL)
            put (self, "edition", "edition", rest);
        }
      else
        g_ptr_array_add (dated ? after : before, block);
    }

  while (n_before < n_names && !g_str_equal (names[n_before], "date"))
    n_before++;
  if (dated)
    {
      /* Without a heading a cover can't be told from what stands before the date: only the nearest count. */
      guint n_plain = 0;
      gboolean takes_all = FALSE;
      for (guint i = 0; i < n_before; i++)
        {
          n_plain += !g_str_has_suffix (names[i], "*");
          takes_all = takes_all || (g_str_has_suffix (names[i], "*") && !g_str_equal (names[i], "other*"));
        }
      if (is_first && !takes_all && before->len > n_plain)
        g_ptr_array_remove_range (before, 0, before->len - n_plain);
      assign (self, before, names, n_before, TRUE);
      if (n_before < n_names)
        assign (self, after, names + n_before + 1, n_names - n_before - 1, FALSE);
      else
        assign (self, after, NULL, 0, FALSE);
    }
  else
    assign (self, before, names, n_before, TRUE);
}

/* --- blocks: the whole --- */

static gboolean
put_label (Piece *self, const Block *block, gboolean *ret_tail)
{
  g_autofree char *label = NULL;
  const char *value, *field;

  if (!split_label (self->rule, block->plain, &label, &value)
      || !adduce_import_rule_find_label (self->rule, label, &field, ret_tail))
    return FALSE;
  put (self, field, label, value);
  self->any = TRUE;
  return TRUE;
}

static gboolean
put_unknown (Piece *self, const Block *block)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL, *value = NULL;

  if (self->rule->unknown == NULL || !g_regex_match (self->rule->unknown, block->plain, 0, &match))
    return FALSE;
  label = g_match_info_fetch (match, 1);
  value = g_match_info_fetch (match, 2);
  put (self, NULL, label, value != NULL ? value : "");
  return TRUE;
}

static gboolean
is_known_label (Piece *self, const Block *block, gboolean *ret_tail)
{
  g_autofree char *label = NULL;
  const char *value, *field;

  return split_label (self->rule, block->plain, &label, &value)
         && adduce_import_rule_find_label (self->rule, label, &field, ret_tail);
}

static guint
find_head_end (Piece *self)
{
  gboolean tail;
  guint i = 0;

  while (i < self->blocks->len && !is_known_label (self, self->blocks->pdata[i], &tail)
         && !matches (self->rule->body, ((Block *) self->blocks->pdata[i])->plain))
    i++;
  return i;
}

static void
append_body (Piece *self, const char *text)
{
  if (self->body->len > 0)
    g_string_append (self->body, "\n\n");
  g_string_append (self->body, text);
}

/* A notice of copyright at the end of the body is none of it. */
static guint
find_body_end (Piece *self, guint first)
{
  gboolean tail = FALSE;
  guint end = first;

  while (end < self->blocks->len && !(is_known_label (self, self->blocks->pdata[end], &tail) && tail))
    end++;
  while (end > first + 1 && matches (self->rule->rights, ((Block *) self->blocks->pdata[end - 1])->plain))
    end--;
  return end;
}

static guint
read_labels (Piece *self, guint i)
{
  for (; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      gboolean tail = FALSE;

      if (matches (self->rule->body, block->plain))
        {
          if (matches (self->rule->rights, block->plain))
            put (self, "rights", "rights", block->plain);
          return i + 1;
        }
      if (is_known_label (self, block, &tail) && tail)
        return i;
      if (put_label (self, block, &tail) || put_unknown (self, block))
        continue;
      if (self->rule->body == NULL)
        return i;
      put (self, NULL, "Head", block->plain);
    }
  return i;
}

static void
read_tail (Piece *self, guint i)
{
  for (; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      gboolean tail;

      if (put_label (self, block, &tail) || put_unknown (self, block))
        continue;
      put (self, matches (self->rule->rights, block->plain) ? "rights" : NULL, "End", block->plain);
    }
}

/* Without any label the head is as long as the rule says, counted from the date. */
static guint
guess_head_end (Piece *self)
{
  guint n_names = self->rule->head != NULL ? g_strv_length (self->rule->head) : 0, n_after = 0;

  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (self->rule->head[i], "date"))
      n_after = 0;
    else
      n_after += !g_str_has_suffix (self->rule->head[i], "*");
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *date = NULL, *rest = NULL;

      if (is_date_block (self, self->blocks->pdata[i], &date, &rest))
        return MIN (i + 1 + n_after, self->blocks->len);
    }
  return 0;
}

static void
read_blocks (Piece *self, gboolean is_first)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new ();
  guint head_end = find_head_end (self), i, end;

  if (head_end == self->blocks->len)
    head_end = guess_head_end (self);
  for (i = 0; i < head_end; i++)
    g_ptr_array_add (head, self->blocks->pdata[i]);
  read_head (self, head, is_first);

  i = read_labels (self, head_end);
  end = find_body_end (self, i);
  for (; i < end; i++)
    append_body (self, ((Block *) self->blocks->pdata[i])->text);
  read_tail (self, end);
}

/* --- fields --- */

typedef struct {
  char *label;
  const char *field;
  GString *value; /* paragraphs, parted by an empty line */
  guint last;     /* length of the last line, in characters */
  gboolean blank;
} Field;

static void
end_field (Piece *self, Field *field)
{
  g_autofree char *value = g_string_free (g_steal_pointer (&field->value), FALSE);

  if (field->label != NULL)
    put (self, field->field, field->label, value);
  g_clear_pointer (&field->label, g_free);
  field->field = NULL;
  field->value = g_string_new (NULL);
  field->last = 0;
  field->blank = FALSE;
}

static void
continue_field (Field *field, const char *line, gboolean lines)
{
  if (field->value->len > 0)
    {
      if (!lines || field->blank)
        g_string_append (field->value, "\n\n");
      else
        g_string_append_c (field->value, field->last >= FULL_LINE ? ' ' : '\n');
    }
  g_string_append (field->value, line);
  field->last = (guint) g_utf8_strlen (line, -1);
  field->blank = FALSE;
}

static gboolean
begins_field (Piece *self, const Field *current, const char *plain, gboolean is_first, char **ret_label,
              const char **ret_field, char **ret_value)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *value;
  gboolean tail, in_body = current->field != NULL && g_str_equal (current->field, "body");

  if (split_label (self->rule, plain, ret_label, &value))
    {
      if (adduce_import_rule_find_label (self->rule, *ret_label, ret_field, &tail))
        {
          *ret_value = g_strdup (value);
          self->any = TRUE;
          return TRUE;
        }
      g_clear_pointer (ret_label, g_free);
    }
  /* What stands first may be a headline with a colon in it. */
  if (in_body || (is_first && self->rule->head != NULL) || self->rule->unknown == NULL
      || !g_regex_match (self->rule->unknown, plain, 0, &match))
    return FALSE;
  *ret_label = g_match_info_fetch (match, 1);
  *ret_value = g_match_info_fetch (match, 2);
  *ret_field = NULL;
  return TRUE;
}

static void
read_fields (Piece *self, const AdduceImportDocument *document, guint first, guint end)
{
  Field field = { .value = g_string_new (NULL) };
  g_autoptr (GPtrArray) head = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      g_autofree char *plain = adduce_import_piece_dup_plain (adduce_import_document_get (document, i)->text);
      g_autofree char *label = NULL, *value = NULL;
      const char *name = NULL;

      if (*g_strchug (plain) == '\0')
        field.blank = TRUE;
      else if (begins_field (self, &field, plain, field.label == NULL && head->len == 0, &label, &name, &value))
        {
          end_field (self, &field);
          field.label = g_steal_pointer (&label);
          field.field = name;
          g_strstrip (value);
          if (*value != '\0')
            continue_field (&field, value, document->lines);
        }
      else if (field.label != NULL)
        continue_field (&field, plain, document->lines);
      else
        {
          Block *block = g_new0 (Block, 1);

          block->text = g_strdup (plain);
          block->plain = g_strdup (plain);
          g_ptr_array_add (self->blocks, block);
          g_ptr_array_add (head, block);
        }
    }
  end_field (self, &field);
  g_string_free (field.value, TRUE);
  if (head->len > 0)
    assign (self, head, self->rule->head, self->rule->head != NULL ? g_strv_length (self->rule->head) : 0, FALSE);
}

gboolean
adduce_import_piece_parse (AdduceImportRule *rule, const AdduceImportDocument *document, guint first, guint end,
                           gboolean is_first, AdduceImportOrder order, AdduceImportArticle *article)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (free_block_cb);
  Piece self = { rule, article, order, blocks, g_string_new (NULL), FALSE };

  if (rule->shape == ADDUCE_IMPORT_FIELDS)
    read_fields (&self, document, first, end);
  else
    {
      make_blocks (&self, document, first, end);
      read_blocks (&self, is_first);
    }
  adduce_import_article_take_body (article, g_string_free (self.body, FALSE));
  return self.any;
}
