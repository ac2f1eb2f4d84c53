/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing where something stands: by hand, and against a search through all places of random texts.
 */
#include "adduce.h"

#include "model-fixture.h"

#define N_ROUNDS 4000

/*      0123456789012345678901234567890 */
#define WORDS "The ferry, “said Mira”, is old."

static void
assert_spans (AdduceSpanSet *spans, const char *expected)
{
  g_autofree char *text = adduce_span_set_to_string (spans);

  g_assert_cmpstr (text, ==, expected);
}

typedef struct {
  const char *name;
  const char *before;
  guint piece;
  AdduceSpanEdge edge;
  AdduceSpanUnit unit;
  gboolean grow;
  const char *after; /* NULL: refused */
} Move;

#define START ADDUCE_SPAN_EDGE_START
#define END ADDUCE_SPAN_EDGE_END
#define WORD ADDUCE_SPAN_UNIT_WORD
#define LETTER ADDUCE_SPAN_UNIT_CHARACTER

static const Move moves[] = {
  { "start out", "4-9", 0, START, WORD, TRUE, "0-9" },
  { "start out over marks", "12-16", 0, START, WORD, TRUE, "4-16" },
  { "start out at the beginning", "0-9", 0, START, WORD, TRUE, NULL },
  { "start in", "0-9", 0, START, WORD, FALSE, "4-9" },
  { "start in over marks", "4-21", 0, START, WORD, FALSE, "12-21" },
  { "start in off the quotation mark", "11-16", 0, START, WORD, FALSE, "12-16" },
  { "start in, one word", "4-9", 0, START, WORD, FALSE, NULL },
  { "end out", "0-3", 0, END, WORD, TRUE, "0-9" },
  { "end out over marks", "4-9", 0, END, WORD, TRUE, "4-16" },
  { "end out, only marks left", "24-30", 0, END, WORD, TRUE, NULL },
  { "end in", "0-9", 0, END, WORD, FALSE, "0-3" },
  { "end in off the full stop", "24-31", 0, END, WORD, FALSE, "24-30" },
  { "end in, one word", "4-9", 0, END, WORD, FALSE, NULL },
  { "start out in a word", "6-9", 0, START, WORD, TRUE, "4-9" },
  { "end out in a word", "4-6", 0, END, WORD, TRUE, "4-9" },
  { "end out meets the next piece", "0-3,4-9", 0, END, WORD, TRUE, "0-9" },
  { "end out into the next piece", "0-3,4-16", 0, END, WORD, TRUE, "0-16" },
  { "start out meets the piece before", "0-3,4-9", 1, START, WORD, TRUE, "0-9" },
  { "end in of the first of two", "0-9,17-21", 0, END, WORD, FALSE, "0-3,17-21" },
  { "letter: start out", "4-9", 0, START, LETTER, TRUE, "3-9" },
  { "letter: start in", "4-9", 0, START, LETTER, FALSE, "5-9" },
  { "letter: end out", "4-9", 0, END, LETTER, TRUE, "4-10" },
  { "letter: end in", "4-9", 0, END, LETTER, FALSE, "4-8" },
  { "letter: start in, one left", "4-5", 0, START, LETTER, FALSE, NULL },
  { "letter: end in, one left", "4-5", 0, END, LETTER, FALSE, NULL },
  { "letter: at the beginning", "0-5", 0, START, LETTER, TRUE, NULL },
  { "letter: at the end", "4-31", 0, END, LETTER, TRUE, NULL },
  { "letter: end out meets the next piece", "0-3,4-9", 0, END, LETTER, TRUE, "0-9" },
};

static void
test_move (gconstpointer data)
{
  const Move *move = data;
  g_autoptr (AdduceText) text = model_text (WORDS);
  g_autoptr (AdduceSpanSet) before = model_spans (move->before);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSpanSet) after
    = adduce_span_edit_move_edge (before, text, move->piece, move->edge, move->unit, move->grow, &error);

  if (move->after == NULL)
    {
      g_assert_null (after);
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  assert_spans (after, move->after);
}

/* A letter with its marks, a flag and a family are one character each. */
static void
test_letters (void)
{
  g_autoptr (AdduceText) text = model_text ("a e\314\201 🇫🇮 👩‍👧 z"); /* 0, 2–3, 5–6, 8–10, 12 */
  g_autoptr (AdduceSpanSet) spans = model_spans ("0-12");
  static const char *const starts[] = { "1-12", "2-12", "4-12", "5-12", "7-12", "8-12", "11-12" };
  static const char *const ends[] = { "0-11", "0-8", "0-7", "0-5", "0-4", "0-2", "0-1" };
  g_autoptr (AdduceSpanSet) at_end = adduce_span_set_ref (spans);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      AdduceSpanSet *next = adduce_span_edit_move_edge (spans, text, 0, START, LETTER, FALSE, NULL);

      adduce_span_set_unref (spans);
      spans = next;
      assert_spans (spans, starts[i]);
      next = adduce_span_edit_move_edge (at_end, text, 0, END, LETTER, FALSE, NULL);
      adduce_span_set_unref (at_end);
      at_end = next;
      assert_spans (at_end, ends[i]);
    }
}

/* --- brute force --- */

typedef struct {
  AdduceText *text;
  gboolean letters[64]; /* which characters are letters; no two words meet without something between */
  guint length;
} Random;

static gboolean
starts_word (const Random *self, guint offset)
{
  return offset < self->length && self->letters[offset] && (offset == 0 || !self->letters[offset - 1]);
}

static gboolean
ends_word (const Random *self, guint offset)
{
  return offset > 0 && self->letters[offset - 1] && (offset == self->length || !self->letters[offset]);
}

static void
make_random (GRand *rand, Random *self)
{
  static const char *const pieces[] = { "a", "b", "é", "ш", "n", " ", " ", "!", "“", "—", "\n" };
  g_autoptr (GString) utf8 = g_string_new (NULL);

  self->length = 12 + model_random (rand, 40);
  for (guint i = 0; i < self->length; i++)
    {
      guint choice = model_random (rand, G_N_ELEMENTS (pieces));

      g_string_append (utf8, pieces[choice]);
      self->letters[i] = choice < 5;
    }
  self->text = model_text (utf8->str);
}

static AdduceSpanSet *
make_spans (GRand *rand, guint length)
{
  AdduceSpan spans[3];
  guint n = 1 + model_random (rand, 3);

  for (guint i = 0; i < n; i++)
    {
      spans[i].start = model_random (rand, length - 1);
      spans[i].end = spans[i].start + 1 + model_random (rand, MIN (length - spans[i].start, 8));
      spans[i].end = MIN (spans[i].end, length);
    }
  return adduce_span_set_new (spans, n, NULL);
}

/* All that a word end may be moved to, the nearest first; -1: nowhere. */
static int
search (const Random *self, AdduceSpan span, AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow)
{
  int step = (edge == START) == grow ? -1 : 1;
  int at = edge == START ? (int) span.start : (int) span.end;

  for (at += step; at >= 0 && at <= (int) self->length; at += step)
    {
      if (edge == START ? at >= (int) span.end : at <= (int) span.start)
        return -1;
      if (unit == LETTER || (edge == START ? starts_word (self, at) : ends_word (self, at)))
        return at;
    }
  return -1;
}

static void
test_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Random random = { 0 };
      g_autoptr (AdduceSpanSet) before = NULL;
      g_autoptr (AdduceSpanSet) after = NULL;
      g_autoptr (AdduceText) text = NULL;
      gboolean expected[64] = { FALSE };
      AdduceSpanEdge edge = model_random (rand, 2) ? START : END;
      AdduceSpanUnit unit = model_random (rand, 2) ? WORD : LETTER;
      gboolean grow = model_random (rand, 2);
      guint piece;
      int place;

      make_random (rand, &random);
      text = random.text;
      before = make_spans (rand, random.length);
      piece = model_random (rand, adduce_span_set_get_n_spans (before));
      after = adduce_span_edit_move_edge (before, text, piece, edge, unit, grow, NULL);
      place = search (&random, adduce_span_set_get_span (before, piece), edge, unit, grow);
      if (place < 0)
        {
          g_assert_null (after);
          continue;
        }

      /* The characters that are in it, whatever the pieces. */
      g_assert_nonnull (after);
      for (guint i = 0; i < adduce_span_set_get_n_spans (before); i++)
        {
          AdduceSpan span = adduce_span_set_get_span (before, i);

          if (i == piece && edge == START)
            span.start = (guint) place;
          else if (i == piece)
            span.end = (guint) place;
          for (guint k = span.start; k < span.end; k++)
            expected[k] = TRUE;
        }
      for (guint k = 0; k < random.length; k++)
        g_assert_cmpint (adduce_span_set_contains (after, k), ==, expected[k]);
    }
}

/* --- pieces, splitting, uniting --- */

static void
test_find_piece (void)
{
  g_autoptr (AdduceSpanSet) spans = model_spans ("10-20,30-40,41-43");
  static const struct {
    guint offset, piece;
  } rows[] = { { 0, 0 },  { 10, 0 }, { 19, 0 }, { 20, 0 }, { 24, 0 }, { 25, 0 }, { 26, 1 },
               { 30, 1 }, { 40, 1 }, { 41, 2 }, { 42, 2 }, { 99, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (adduce_span_edit_find_piece (spans, rows[i].offset), ==, rows[i].piece);
}

static void
test_split (void)
{
  /* WORDS: “ferry” 4–9, comma, blank, quotation mark 11, “said” 12–16, “Mira” 17–21 */
  static const struct {
    const char *spans;
    guint offset;
    const char *before; /* NULL: refused */
    const char *after;
  } rows[] = {
    { "4-21", 10, "4-10", "11-21" }, { "4-21", 11, "4-10", "11-21" }, { "4-21", 16, "4-16", "17-21" },
    { "4-21", 17, "4-16", "17-21" }, { "4-21", 6, "4-6", "6-21" },    { "4-21", 4, NULL, NULL },
    { "4-21", 21, NULL, NULL },      { "4-21", 0, NULL, NULL },       { "4-21", 30, NULL, NULL },
    { "0-9,12-21", 10, "0-9", "12-21" }, { "0-9,12-21", 3, "0-3", "4-9,12-21" },
    { "0-9,12-21", 17, "0-9,12-16", "17-21" }, { "0-4", 3, NULL, NULL },
  };
  g_autoptr (AdduceText) text = model_text (WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AdduceSpanSet) spans = model_spans (rows[i].spans);
      g_autoptr (AdduceSpanSet) before = NULL;
      g_autoptr (AdduceSpanSet) after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean split = adduce_span_edit_split (spans, text, rows[i].offset, &before, &after, &error);

      g_assert_cmpint (split, ==, rows[i].before != NULL);
      if (!split)
        {
          g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
          continue;
        }
      assert_spans (before, rows[i].before);
      assert_spans (after, rows[i].after);
    }
}

/* In the middle of a letter with its mark the cut goes before the letter. */
static void
test_split_letter (void)
{
  g_autoptr (AdduceText) text = model_text ("ae\314\201b");
  g_autoptr (AdduceSpanSet) spans = model_spans ("0-4");
  g_autoptr (AdduceSpanSet) before = NULL;
  g_autoptr (AdduceSpanSet) after = NULL;

  g_assert_true (adduce_span_edit_split (spans, text, 2, &before, &after, NULL));
  assert_spans (before, "0-1");
  assert_spans (after, "1-4");
}

static void
test_unite (void)
{
  g_autoptr (AdduceSpanSet) one = model_spans ("5-9,20-22");
  g_autoptr (AdduceSpanSet) two = model_spans ("9-12");
  g_autoptr (AdduceSpanSet) three = model_spans ("0-2,21-30");
  AdduceSpanSet *sets[] = { one, two, three };
  g_autoptr (AdduceSpanSet) all = adduce_span_edit_unite (sets, 3, NULL);
  g_autoptr (AdduceSpanSet) same = adduce_span_edit_unite (sets, 1, NULL);

  assert_spans (all, "0-2,5-12,20-30");
  assert_spans (same, "5-9,20-22");
}

static void
test_unite_too_many (void)
{
  AdduceSpanSet *sets[ADDUCE_SPAN_SET_MAX + 1];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    sets[i] = adduce_span_set_new (&(AdduceSpan) { i * 2, i * 2 + 1 }, 1, NULL);
  g_assert_null (adduce_span_edit_unite (sets, G_N_ELEMENTS (sets), &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    adduce_span_set_unref (sets[i]);
}

static void
test_remove_piece (void)
{
  g_autoptr (AdduceSpanSet) spans = model_spans ("0-2,5-9,20-22");
  g_autoptr (AdduceSpanSet) two = adduce_span_edit_remove_piece (spans, 1, NULL);
  g_autoptr (AdduceSpanSet) one = adduce_span_edit_remove_piece (two, 0, NULL);
  g_autoptr (GError) error = NULL;

  assert_spans (two, "0-2,20-22");
  assert_spans (one, "20-22");
  g_assert_null (adduce_span_edit_remove_piece (one, 0, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *path = g_strdup_printf ("/span-edit/move/%s", moves[i].name);

      g_test_add_data_func (path, &moves[i], test_move);
    }
  g_test_add_func ("/span-edit/letters", test_letters);
  g_test_add_func ("/span-edit/brute-force", test_brute_force);
  g_test_add_func ("/span-edit/find-piece", test_find_piece);
  g_test_add_func ("/span-edit/split", test_split);
  g_test_add_func ("/span-edit/split-letter", test_split_letter);
  g_test_add_func ("/span-edit/unite", test_unite);
  g_test_add_func ("/span-edit/unite-too-many", test_unite_too_many);
  g_test_add_func ("/span-edit/remove-piece", test_remove_piece);

  return g_test_run ();
}
