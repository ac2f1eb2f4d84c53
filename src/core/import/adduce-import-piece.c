/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an article.
 *
 * Blocks: what stands between empty lines, or a paragraph. Before the first label they are the head, whose parts are
 * known by form (a date, a notice of copyright, what the rule's patterns match) and else by place. Then come blocks
 * with labels, the body, blocks with labels again.
 */
#include "config.h"

#include "import/adduce-import-piece-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/adduce-import-date.h"

static void
free_block_cb (gpointer data)
{
  AdduceImportBlock *block = data;

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
gboolean
adduce_import_piece_split_label (AdduceImportRule *rule, const char *line, char **ret_label, const char **ret_value)
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
put_derived (AdduceImportPiece *self, const char *field, const char *value)
{
  for (guint i = 0; field != NULL && i < self->rule->derived->len; i++)
    {
      const AdduceImportPattern *pattern = self->rule->derived->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;

      if (g_str_equal (pattern->xpath, field) && g_regex_match (pattern->regex, value, 0, &match))
        {
          g_autofree char *found = g_match_info_fetch (match, 1);

          adduce_import_records_put (self->article, self->body, pattern->name, pattern->name, found, self->order);
        }
    }
}

void
adduce_import_piece_put (AdduceImportPiece *self, const char *field, const char *label, const char *value)
{
  g_autofree char *kept = adduce_import_rule_dup_value (self->rule, field, value);

  put_derived (self, field, value);
  if (kept != NULL)
    adduce_import_records_put (self->article, self->body, field, label, kept, self->order);
}

/* --- blocks --- */

static gboolean
is_label_line (AdduceImportRule *rule, const char *line)
{
  g_autofree char *label = NULL;
  const char *value;

  return adduce_import_piece_split_label (rule, line, &label, &value);
}

/* Lines of one paragraph: joined where they were wrapped. */
static void
add_block (AdduceImportPiece *self, GPtrArray *lines, guint level)
{
  gboolean wrapped = lines->len > 1;
  GString *text = g_string_new (NULL), *plain = g_string_new (NULL);
  AdduceImportBlock *block = g_new0 (AdduceImportBlock, 1);

  for (guint i = 0; i + 1 < lines->len && wrapped; i++)
    wrapped = g_utf8_strlen (lines->pdata[i], -1) >= ADDUCE_IMPORT_FULL_LINE;
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
make_blocks (AdduceImportPiece *self, const AdduceImportDocument *document, guint first, guint end)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean by_line = self->rule->line_heads;

  for (guint i = first; i < end; i++)
    {
      const AdduceImportParagraph *paragraph = adduce_import_document_get (document, i);
      g_autofree char *plain = adduce_import_piece_dup_plain (paragraph->text);
      gboolean blank = *g_strstrip (plain) == '\0';

      if (lines->len > 0 && (blank || by_line || !document->lines || is_label_line (self->rule, plain)))
        add_block (self, lines, 0);
      if (!blank)
        g_ptr_array_add (lines, g_strstrip (g_strdup (paragraph->text)));
      if (!blank && !document->lines)
        add_block (self, lines, paragraph->level);
      if (by_line && matches (self->rule->body, plain))
        {
          /* What comes now is the body, whose lines may be wrapped. */
          if (lines->len > 0)
            add_block (self, lines, 0);
          by_line = FALSE;
        }
    }
  if (lines->len > 0)
    add_block (self, lines, 0);
}

/* --- the head --- */

/* What a date stands in, or whose first line is one; @ret_rest: (transfer full) (nullable): the other lines. */
static gboolean
is_date_block (AdduceImportPiece *self, const AdduceImportBlock *block, char **ret_date, char **ret_rest)
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
take_pattern (AdduceImportPiece *self, const AdduceImportBlock *block)
{
  for (guint i = 0; i < self->rule->patterns->len; i++)
    {
      const AdduceImportPattern *pattern = self->rule->patterns->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *value = NULL;

      if (!g_regex_match (pattern->regex, block->plain, 0, &match))
        continue;
      value = g_match_info_fetch (match, g_match_info_get_match_count (match) > 1 ? 1 : 0);
      if (g_str_equal (pattern->name, "other"))
        adduce_import_piece_put (self, NULL, "Head", value);
      else
        adduce_import_piece_put (self, pattern->name, pattern->name, value);
      return TRUE;
    }
  return FALSE;
}

static void
put_head (AdduceImportPiece *self, const char *name, const AdduceImportBlock *block)
{
  g_autofree char *field = g_strdup (name);

  g_strdelimit (field, "*", '\0');
  if (*field == '\0' || g_str_equal (field, "other"))
    adduce_import_piece_put (self, NULL, "Head", block->plain);
  else
    adduce_import_piece_put (self, field, field, block->plain);
}

void
adduce_import_piece_assign (AdduceImportPiece *self, GPtrArray *blocks, char **names, guint n_names,
                            gboolean before_date)
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
    if (((AdduceImportBlock *) head->pdata[i - 1])->level > 0)
      {
        while (i > 1 && ((AdduceImportBlock *) head->pdata[i - 2])->level > 0)
          i--;
        return i - 1;
      }
  return 0;
}

static void
read_head (AdduceImportPiece *self, GPtrArray *head, gboolean is_first)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new (), after = g_ptr_array_new ();
  char **names = self->rule->head;
  guint n_before = 0, n_names = names != NULL ? g_strv_length (names) : 0;
  gboolean dated = FALSE;

  for (guint i = skip_cover (head); i < head->len; i++)
    {
      AdduceImportBlock *block = head->pdata[i];
      g_autofree char *date = NULL, *rest = NULL;

      if (matches (self->rule->rights, block->plain))
        adduce_import_piece_put (self, "rights", "rights", block->plain);
      else if (take_pattern (self, block))
        self->any = TRUE;
      else if (!dated && is_date_block (self, block, &date, &rest))
        {
          dated = self->any = TRUE;
          adduce_import_set_date (self->article, date, self->order);
          if (rest != NULL)
            adduce_import_piece_put (self, "edition", "edition", rest);
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
      adduce_import_piece_assign (self, before, names, n_before, TRUE);
      if (n_before < n_names)
        adduce_import_piece_assign (self, after, names + n_before + 1, n_names - n_before - 1, FALSE);
      else
        adduce_import_piece_assign (self, after, NULL, 0, FALSE);
    }
  else
    adduce_import_piece_assign (self, before, names, n_before, TRUE);
}

/* --- blocks: the whole --- */

static gboolean
put_label (AdduceImportPiece *self, const AdduceImportBlock *block, gboolean *ret_tail)
{
  g_autofree char *label = NULL;
  const char *value, *field;

  if (!adduce_import_piece_split_label (self->rule, block->plain, &label, &value)
      || !adduce_import_rule_find_label (self->rule, label, &field, ret_tail))
    return FALSE;
  adduce_import_piece_put (self, field, label, value);
  self->any = TRUE;
  return TRUE;
}

static gboolean
put_unknown (AdduceImportPiece *self, const AdduceImportBlock *block)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL, *value = NULL;

  if (self->rule->unknown == NULL || !g_regex_match (self->rule->unknown, block->plain, 0, &match))
    return FALSE;
  label = g_match_info_fetch (match, 1);
  value = g_match_info_fetch (match, 2);
  adduce_import_piece_put (self, NULL, label, value != NULL ? value : "");
  return TRUE;
}

static gboolean
is_known_label (AdduceImportPiece *self, const AdduceImportBlock *block, gboolean *ret_tail)
{
  g_autofree char *label = NULL;
  const char *value, *field;

  return adduce_import_piece_split_label (self->rule, block->plain, &label, &value)
         && adduce_import_rule_find_label (self->rule, label, &field, ret_tail);
}

static guint
find_head_end (AdduceImportPiece *self)
{
  gboolean tail;
  guint i = 0;

  while (i < self->blocks->len && !is_known_label (self, self->blocks->pdata[i], &tail)
         && !matches (self->rule->body, ((AdduceImportBlock *) self->blocks->pdata[i])->plain))
    i++;
  return i;
}

static void
append_body (AdduceImportPiece *self, const char *text)
{
  if (self->body->len > 0)
    g_string_append (self->body, "\n\n");
  g_string_append (self->body, text);
}

/* A block with a label, known or not, or a notice of copyright. */
static gboolean
is_tail_block (AdduceImportPiece *self, const AdduceImportBlock *block)
{
  gboolean tail;

  return is_known_label (self, block, &tail) || matches (self->rule->unknown, block->plain)
         || matches (self->rule->rights, block->plain);
}

/* A label of the tail that stands alone, as a heading does. */
static gboolean
is_bare_label (AdduceImportPiece *self, const AdduceImportBlock *block)
{
  g_autofree char *label = NULL;
  const char *value = "", *field;
  gboolean tail = FALSE;

  return adduce_import_piece_split_label (self->rule, block->plain, &label, &value)
         && adduce_import_rule_find_label (self->rule, label, &field, &tail) && tail && *value == '\0';
}

/*
 * A heading ends the body; where there is none, a label that has nothing but labels next to it: articles have
 * paragraphs that begin with “Subject:” or “Update:”, too. A notice of copyright at its end is none of it.
 */
static guint
find_body_end (AdduceImportPiece *self, guint first)
{
  guint end = first, n = self->blocks->len;

  while (end < n && !is_bare_label (self, self->blocks->pdata[end]))
    end++;
  if (end == n)
    for (end = first; end < n; end++)
      {
        gboolean tail = FALSE;

        if (is_known_label (self, self->blocks->pdata[end], &tail) && tail
            && (end + 1 == n || is_tail_block (self, self->blocks->pdata[end + 1])))
          break;
      }
  while (end > first + 1 && matches (self->rule->rights, ((AdduceImportBlock *) self->blocks->pdata[end - 1])->plain))
    end--;
  return end;
}

static guint
read_labels (AdduceImportPiece *self, guint i)
{
  for (; i < self->blocks->len; i++)
    {
      AdduceImportBlock *block = self->blocks->pdata[i];
      gboolean tail = FALSE;

      if (matches (self->rule->body, block->plain))
        {
          if (matches (self->rule->rights, block->plain))
            adduce_import_piece_put (self, "rights", "rights", block->plain);
          return i + 1;
        }
      if (is_known_label (self, block, &tail) && tail)
        return i;
      if (put_label (self, block, &tail) || put_unknown (self, block))
        continue;
      if (self->rule->body == NULL)
        return i;
      adduce_import_piece_put (self, NULL, "Head", block->plain);
    }
  return i;
}

/* What stands below a heading is its value; what stands below nothing may have been of the body. */
static void
read_tail (AdduceImportPiece *self, guint i)
{
  g_autofree char *heading = NULL;

  for (; i < self->blocks->len; i++)
    {
      AdduceImportBlock *block = self->blocks->pdata[i];
      gboolean tail, is_rights = matches (self->rule->rights, block->plain);

      if (is_bare_label (self, block))
        {
          g_free (heading);
          heading = g_strdup (block->plain);
        }
      else if (put_label (self, block, &tail) || put_unknown (self, block))
        continue;
      else if (is_rights)
        adduce_import_piece_put (self, "rights", "rights", block->plain);
      else if (heading != NULL)
        adduce_import_piece_put (self, NULL, heading, block->plain);
      else
        {
          adduce_import_piece_put (self, NULL, "End", block->plain);
          adduce_import_article_doubt (self->article, ADDUCE_IMPORT_DOUBTFUL,
                                       _("What stands among the labels at its end is kept as “End”, not in its text"));
        }
    }
}

/* Without any label the head is as long as the rule says, counted from the date. */
static guint
guess_head_end (AdduceImportPiece *self)
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
read_blocks (AdduceImportPiece *self, gboolean is_first)
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
    append_body (self, ((AdduceImportBlock *) self->blocks->pdata[i])->text);
  read_tail (self, end);
}

gboolean
adduce_import_piece_parse (AdduceImportRule *rule, const AdduceImportDocument *document, guint first, guint end,
                           gboolean is_first, AdduceImportOrder order, AdduceImportArticle *article)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (free_block_cb);
  AdduceImportPiece self = { rule, article, order, blocks, g_string_new (NULL), FALSE };

  if (rule->shape == ADDUCE_IMPORT_FIELDS)
    adduce_import_piece_read_fields (&self, document, first, end);
  else
    {
      make_blocks (&self, document, first, end);
      read_blocks (&self, is_first);
    }
  if (matches (rule->missing, self.body->str))
    g_string_truncate (self.body, 0);
  adduce_import_article_take_body (article, g_string_free (self.body, FALSE));
  return self.any;
}
