/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceDisplayMap: each line is examined, and only those with something in them are written anew; the rest of
 * the text is copied in one go, and not at all where no line has.
 */
#include "config.h"

#include "text/adduce-display-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"

/* A row ends behind the first space from here, then at the first letter, then anywhere. */
#define ROW_MIN 1500
#define ROW_MAX ADDUCE_DISPLAY_MAX_ROW
#define ROW_HARD 2200

/* So little is not put into a row of its own. */
#define ROW_REST 300

/* Marks a letter may have in a line where more than so many are over that. */
#define FEW_MARKS 4
#define MAX_OVER_FEW 256

#define MAX_JOINERS 10

#define JOINER 0x200d
#define PARAGRAPH_SEPARATOR 0x2029

/* From this byte on begin characters that may be marks or controls (U+0300 and later). */
#define FIRST_SPECIAL_BYTE 0xcc

#define BREAK_SIGN "↵\n"
#define BREAK_LENGTH 2

/* Where what is shown departs from the text: @n_text characters at @text are shown as @n_shown at @shown. */
typedef struct {
  guint text;
  guint n_text;
  guint shown;
  guint n_shown;
} Step;

struct _AdduceDisplayMap {
  AdduceText *text; /* not owned */
  AdduceDisplayChanges changes;
  char *utf8; /* NULL: the text's own */
  gsize n_bytes;
  guint length;
  GArray *steps; /* of Step; NULL for the identity */
};

/* What there is in a line. */
typedef struct {
  guint length;
  guint n_controls;
  guint n_turning;  /* embeddings and overrides */
  guint n_over_few; /* marks beyond FEW_MARKS on their letter */
  guint max_marks;
  guint max_joiners;
} Findings;

/* What the marks and joiners before a character come to. */
typedef struct {
  guint n_marks;
  guint n_joiners;
  gboolean was_joiner;
} Chain;

/* A map while it is made. */
typedef struct {
  AdduceDisplayMap *map;
  GString *out;       /* NULL until something differs */
  guint shown;        /* characters in @out */
  const char *copied; /* the text up to here is in @out */
  guint copied_offset;
  AdduceSpan line;
  guint row_start; /* shown */
  guint break_at;  /* text offset of the next letter, where the last place asked for was inside one */
  gboolean was_space;
} Writer;

static gboolean
is_turning (gunichar c)
{
  return c >= 0x202a && c <= 0x202e;
}

static gboolean
is_control (gunichar c)
{
  return is_turning (c) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

static const char *
get_control_sign (gunichar c)
{
  static const struct {
    gunichar c;
    const char *sign;
  } signs[] = {
    { 0x061c, "⟦ALM⟧" }, { 0x200e, "⟦LRM⟧" }, { 0x200f, "⟦RLM⟧" }, { 0x202a, "⟦LRE⟧" }, { 0x202b, "⟦RLE⟧" },
    { 0x202c, "⟦PDF⟧" }, { 0x202d, "⟦LRO⟧" }, { 0x202e, "⟦RLO⟧" }, { 0x2066, "⟦LRI⟧" }, { 0x2067, "⟦RLI⟧" },
    { 0x2068, "⟦FSI⟧" }, { 0x2069, "⟦PDI⟧" }, { JOINER, "⟦ZWJ⟧" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].c == c)
      return signs[i].sign;
  return "⟦?⟧";
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_SPACING_MARK;
}

/* Goes on by one character. Format characters and the tones of emoji end neither marks nor a chain. */
static void
chain_add (Chain *chain, gunichar c)
{
  if (c == JOINER)
    {
      chain->n_joiners++;
      chain->was_joiner = TRUE;
    }
  else if (c >= 0x300 && is_mark (c))
    chain->n_marks++;
  else if (c < 0x300 || (g_unichar_type (c) != G_UNICODE_FORMAT && !(c >= 0x1f3fb && c <= 0x1f3ff)))
    {
      chain->n_marks = 0;
      if (!chain->was_joiner)
        chain->n_joiners = 0;
      chain->was_joiner = FALSE;
    }
}

/* Looks at the line from @p, which ends at @end or at a paragraph separator; returns where. */
static const char *
examine (const char *p, const char *end, Findings *findings)
{
  Chain chain = { 0 };

  *findings = (Findings) { 0 };
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < FIRST_SPECIAL_BYTE ? 'a' : g_utf8_get_char (p);

      if (c == PARAGRAPH_SEPARATOR)
        break;
      findings->length++;
      chain_add (&chain, c);
      if (c < 0x300)
        continue;
      findings->n_controls += is_control (c);
      findings->n_turning += is_turning (c);
      findings->n_over_few += chain.n_marks > FEW_MARKS && is_mark (c);
      findings->max_marks = MAX (findings->max_marks, chain.n_marks);
      findings->max_joiners = MAX (findings->max_joiners, chain.n_joiners);
    }
  return p;
}

static gboolean
is_harmless (const Findings *findings)
{
  return findings->length <= ADDUCE_DISPLAY_MAX_LINE && findings->n_turning == 0
         && findings->n_controls <= ADDUCE_DISPLAY_MAX_CONTROLS && findings->n_over_few <= MAX_OVER_FEW
         && findings->max_marks <= ADDUCE_DISPLAY_MAX_MARKS && findings->max_joiners <= MAX_JOINERS;
}

/* The most characters that a line may come to by its signs, of which each adds at most four to what it stands for
 * (that of marks five, where they are a hundred and more). */
static guint
get_largest_length (const Findings *findings)
{
  guint n_signs = findings->n_controls > ADDUCE_DISPLAY_MAX_CONTROLS ? findings->n_controls : findings->n_turning;

  if (findings->max_marks > ADDUCE_DISPLAY_MAX_MARKS || findings->n_over_few > MAX_OVER_FEW)
    n_signs += findings->n_over_few;
  if (findings->max_joiners > MAX_JOINERS)
    n_signs += findings->length / MAX_JOINERS;
  return findings->length + 4 * n_signs;
}

/* --- writing --- */

/* Everything before @p, the character at @offset, that is not in what is shown yet. */
static void
copy_up_to (Writer *writer, const char *p, guint offset)
{
  if (writer->out == NULL)
    {
      writer->out = g_string_sized_new (adduce_text_get_n_bytes (writer->map->text) * 9 / 8);
      writer->map->steps = g_array_new (FALSE, FALSE, sizeof (Step));
    }
  g_string_append_len (writer->out, writer->copied, p - writer->copied);
  writer->shown += offset - writer->copied_offset;
  writer->copied = p;
  writer->copied_offset = offset;
}

/* Shows a sign for the characters from @offset, where @p is, on to @end_offset at @end. */
static void
replace (Writer *writer, const char *p, guint offset, const char *end, guint end_offset, const char *sign,
         AdduceDisplayChanges change)
{
  guint length = (guint) g_utf8_strlen (sign, -1);
  Step step;

  copy_up_to (writer, p, offset);
  step = (Step) { offset, end_offset - offset, writer->shown, length };
  g_array_append_val (writer->map->steps, step);
  g_string_append (writer->out, sign);
  writer->shown += length;
  writer->copied = end;
  writer->copied_offset = end_offset;
  writer->map->changes |= change;
}

static gboolean
wants_break (Writer *writer, guint offset)
{
  guint length = writer->shown + (offset - writer->copied_offset) - writer->row_start;
  AdduceSpan letter = { offset, offset };

  if (length < ROW_MIN || writer->line.end - offset <= ROW_REST)
    return FALSE;
  if (length >= ROW_HARD)
    return TRUE;
  if (!writer->was_space && (length < ROW_MAX || offset < writer->break_at))
    return FALSE;

  letter = adduce_breaks_snap_to_graphemes (writer->map->text, letter);
  if (letter.start == offset)
    return TRUE;
  writer->break_at = adduce_breaks_snap_to_graphemes (writer->map->text, (AdduceSpan) { letter.start, offset }).end;
  return FALSE;
}

static void
break_row (Writer *writer, const char *p, guint offset)
{
  replace (writer, p, offset, p, offset, BREAK_SIGN, ADDUCE_DISPLAY_CHANGES_BROKEN);
  writer->row_start = writer->shown;
}

/* Folds the marks from @p on; returns where they end. */
static const char *
fold_marks (Writer *writer, const char *p, const char *end, guint *offset)
{
  const char *first = p;
  guint first_offset = *offset;
  g_autofree char *sign = NULL;

  for (; p < end && is_mark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    (*offset)++;
  sign = g_strdup_printf ("⟦+%u⟧", *offset - first_offset);
  replace (writer, first, first_offset, p, *offset, sign, ADDUCE_DISPLAY_CHANGES_FOLDED);
  return p;
}

static void
write_line (Writer *writer, const char *p, const char *end, const Findings *findings)
{
  guint max_marks = findings->n_over_few > MAX_OVER_FEW ? FEW_MARKS : ADDUCE_DISPLAY_MAX_MARKS;
  gboolean all_controls = findings->n_controls > ADDUCE_DISPLAY_MAX_CONTROLS;
  gboolean breaks = get_largest_length (findings) > ADDUCE_DISPLAY_MAX_LINE;
  guint offset = writer->line.start;
  Chain chain = { 0 };

  writer->row_start = writer->shown + (offset - writer->copied_offset);
  writer->break_at = 0;
  writer->was_space = FALSE;
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (breaks && wants_break (writer, offset))
        break_row (writer, p, offset);
      writer->was_space = g_unichar_isspace (c);
      chain_add (&chain, c);
      if (c >= 0x300 && chain.n_marks > max_marks && is_mark (c))
        {
          p = fold_marks (writer, p, end, &offset);
          continue;
        }
      if (is_turning (c) || (all_controls && is_control (c)))
        replace (writer, p, offset, next, offset + 1, get_control_sign (c), ADDUCE_DISPLAY_CHANGES_DIRECTED);
      else if (c == JOINER && chain.n_joiners > MAX_JOINERS)
        {
          replace (writer, p, offset, next, offset + 1, get_control_sign (c), ADDUCE_DISPLAY_CHANGES_CUT);
          chain = (Chain) { 0 };
        }
      p = next;
      offset++;
    }
}

/* Most lines are short and have nothing in them that could matter. */
static gboolean
is_plain (const char *p, const char *end)
{
  if (end - p > ADDUCE_DISPLAY_MAX_LINE)
    return FALSE;
  for (; p < end; p++)
    if ((guchar) *p >= FIRST_SPECIAL_BYTE)
      return FALSE;
  return TRUE;
}

static void
write_paragraph (Writer *writer, const char *p, const char *end, guint offset)
{
  if (is_plain (p, end))
    return;

  while (p < end)
    {
      Findings findings;
      const char *line_end = examine (p, end, &findings);

      writer->line = (AdduceSpan) { offset, offset + findings.length };
      if (!is_harmless (&findings))
        write_line (writer, p, line_end, &findings);
      offset += findings.length + 1;
      p = line_end < end ? g_utf8_next_char (line_end) : end;
    }
}

/* The last step that is at or before a place, on one side; -1: none */
static int
find_step (const AdduceDisplayMap *self, guint place, gboolean by_text)
{
  guint low = 0, high = self->steps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Step *step = &g_array_index (self->steps, Step, middle);

      if ((by_text ? step->text : step->shown) <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

AdduceDisplayMap *
adduce_display_map_new (AdduceText *text)
{
  AdduceDisplayMap *self = g_new0 (AdduceDisplayMap, 1);
  Writer writer = { .map = self };
  const char *p, *end;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), self);

  self->text = text;
  p = writer.copied = adduce_text_get_utf8 (text);
  end = p + adduce_text_get_n_bytes (text);
  for (guint i = 0; i < adduce_text_get_n_paragraphs (text); i++)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p));

      write_paragraph (&writer, p, feed != NULL ? feed : end, adduce_text_get_paragraph (text, i).start);
      p = feed != NULL ? feed + 1 : end;
    }

  self->n_bytes = adduce_text_get_n_bytes (text);
  self->length = adduce_text_get_length (text);
  if (writer.out != NULL)
    {
      copy_up_to (&writer, end, self->length);
      self->n_bytes = writer.out->len;
      self->length = writer.shown;
      self->utf8 = g_string_free (writer.out, FALSE);
    }
  return self;
}

void
adduce_display_map_free (AdduceDisplayMap *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->utf8);
  g_free (self);
}

AdduceDisplayChanges
adduce_display_map_get_changes (const AdduceDisplayMap *self)
{
  g_return_val_if_fail (self != NULL, ADDUCE_DISPLAY_CHANGES_NONE);

  return self->changes;
}

char *
adduce_display_map_describe (const AdduceDisplayMap *self)
{
  const struct {
    AdduceDisplayChanges change;
    const char *sentence;
  } sentences[] = {
    { ADDUCE_DISPLAY_CHANGES_BROKEN, _("Long lines are shown broken, with ↵ at their ends.") },
    { ADDUCE_DISPLAY_CHANGES_FOLDED, _("Floods of combining marks are shown as a number.") },
    { ADDUCE_DISPLAY_CHANGES_DIRECTED,
      _("Characters that control the direction of writing are shown by their names.") },
    { ADDUCE_DISPLAY_CHANGES_CUT, _("Endless chains of joined letters are shown cut.") },
  };
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->changes == ADDUCE_DISPLAY_CHANGES_NONE)
    return NULL;
  string = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((self->changes & sentences[i].change) != 0)
      g_string_append_printf (string, "%s ", sentences[i].sentence);
  g_string_append (string, _("The text itself is unchanged."));
  return g_string_free (string, FALSE);
}

const char *
adduce_display_map_get_utf8 (const AdduceDisplayMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->utf8 != NULL ? self->utf8 : adduce_text_get_utf8 (self->text);
}

gsize
adduce_display_map_get_n_bytes (const AdduceDisplayMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

guint
adduce_display_map_get_length (const AdduceDisplayMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

guint
adduce_display_map_to_shown (const AdduceDisplayMap *self, guint offset)
{
  const Step *step;
  int index;

  g_return_val_if_fail (self != NULL, 0);

  if (self->steps == NULL || (index = find_step (self, offset, TRUE)) < 0)
    return MIN (offset, self->length);

  step = &g_array_index (self->steps, Step, index);
  if (offset < step->text + step->n_text)
    return step->shown;
  return MIN (step->shown + step->n_shown + (offset - step->text - step->n_text), self->length);
}

guint
adduce_display_map_to_shown_end (const AdduceDisplayMap *self, guint offset)
{
  guint shown = adduce_display_map_to_shown (self, offset);

  return adduce_display_map_is_continuation (self, shown) ? shown - BREAK_LENGTH : shown;
}

guint
adduce_display_map_to_text (const AdduceDisplayMap *self, guint shown)
{
  const Step *step;
  guint length;
  int index;

  g_return_val_if_fail (self != NULL, 0);

  length = adduce_text_get_length (self->text);
  if (self->steps == NULL || (index = find_step (self, shown, FALSE)) < 0)
    return MIN (shown, length);

  step = &g_array_index (self->steps, Step, index);
  if (shown == step->shown)
    return step->text;
  if (shown < step->shown + step->n_shown)
    return step->text + step->n_text;
  return MIN (step->text + step->n_text + (shown - step->shown - step->n_shown), length);
}

gboolean
adduce_display_map_is_continuation (const AdduceDisplayMap *self, guint shown)
{
  int index;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->steps == NULL || shown < BREAK_LENGTH)
    return FALSE;

  index = find_step (self, shown - BREAK_LENGTH, FALSE);
  if (index < 0)
    return FALSE;
  const Step *step = &g_array_index (self->steps, Step, index);
  return step->n_text == 0 && step->shown == shown - BREAK_LENGTH;
}
