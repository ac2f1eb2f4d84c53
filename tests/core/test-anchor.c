/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding claims again: the sample corpus edited in eighteen ways with the truth kept, laws that hold for any text,
 * and situations worked out by hand.
 * Claims whose words the article has twice are left out, as the promise is.
 *
 * What is counted for each way: `good`, found with nine tenths in common with the truth; `wrong`, placed where not half
 * is in common; `asked`, several places; `lost`. Of what was deleted, anything placed is wrong.
 */
#include "adduce.h"
#include "edit-simulation.h"

#include <math.h>

typedef struct {
  AdduceText *text;
  GArray *claims; /* AdduceSpan */
} Article;

typedef struct {
  guint n;
  guint good;
  guint wrong;
  guint asked;
  guint lost;
} Tally;

static GPtrArray *articles;
static GPtrArray *words;

/* --- the corpus --- */

static void
article_free (gpointer data)
{
  Article *article = data;
  g_object_unref (article->text);
  g_array_unref (article->claims);
  g_free (article);
}

/* What is printed twice in the article itself can't be told apart from its copy. */
static void
add_claim (Article *article, AdduceSpan span)
{
  g_autofree char *words_of_claim = adduce_text_dup_slice (article->text, span);
  const char *utf8 = adduce_text_get_utf8 (article->text);
  const char *first = strstr (utf8, words_of_claim);
  if (strstr (first + 1, words_of_claim) == NULL)
    g_array_append_val (article->claims, span);
}

static void
add_claims (Article *article, const char *path)
{
  g_auto (GStrv) sidecars = adduce_paths_list_sidecars (path);
  for (guint i = 0; sidecars[i] != NULL; i++)
    {
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (sidecars[i], NULL, NULL);
      g_assert_nonnull (sidecar);
      for (guint k = 0; k < adduce_sidecar_get_n_claims (sidecar); k++)
        {
          AdduceSpanSet *spans = adduce_claim_get_spans (adduce_sidecar_get_claim (sidecar, k));
          for (guint j = 0; j < adduce_span_set_get_n_spans (spans); j++)
            add_claim (article, adduce_span_set_get_span (spans, j));
        }
    }

  /* What nobody has coded yet: every third sentence. */
  g_autoptr (GArray) sentences
    = adduce_sentences_list (article->text, (AdduceSpan) { 0, adduce_text_get_length (article->text) });
  for (guint i = 0; i < sentences->len; i += 3)
    if (g_array_index (sentences, AdduceSpan, i).end - g_array_index (sentences, AdduceSpan, i).start > 20)
      add_claim (article, g_array_index (sentences, AdduceSpan, i));
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
load_article (const char *path)
{
  g_autoptr (GError) error = NULL;
  Article *article = g_new0 (Article, 1);
  article->text = adduce_text_load (path, &error);
  g_assert_no_error (error);
  article->claims = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  add_claims (article, path);
  g_ptr_array_add (articles, article);

  g_auto (GStrv) found = g_regex_split_simple ("[^\\p{L}]+", adduce_text_get_utf8 (article->text), 0, 0);
  for (guint i = 0; found[i] != NULL; i++)
    if (*found[i] != '\0')
      g_ptr_array_add (words, g_strdup (found[i]));
}

static void
load_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        load_folder (path);
      else if (adduce_paths_is_article_name (names->pdata[i]))
        load_article (path);
    }
}

static void
load_corpus (void)
{
  g_autofree char *folder = adduce_paths_installed ("sample-corpus");
  articles = g_ptr_array_new_with_free_func (article_free);
  words = g_ptr_array_new_with_free_func (g_free);
  load_folder (folder);
  g_assert_cmpuint (articles->len, >=, 10);
}

/* --- eighteen kinds of edits --- */

typedef enum {
  UNCHANGED,
  TYPOGRAPHY,
  BLANKS,
  PARAGRAPH_BEFORE,
  PARAGRAPHS_BETWEEN,
  PARAGRAPHS_DELETED,
  SHUFFLED,
  WORDS_5,
  WORDS_10,
  WORDS_20,
  AROUND_30,
  CLAIM_30,
  LETTERS_2,
  OCR_4,
  NO_COMMAS,
  PRINTED_TWICE,
  DELETED,
  SENTENCE_DELETED,
  N_KINDS,
} Kind;

static const char *const kind_names[N_KINDS] = {
  "unchanged", "quotes, dashes, blanks", "lines wrapped anew", "paragraph before", "paragraphs between",
  "paragraphs deleted", "paragraphs shuffled", "words 5 %", "words 10 %", "words 20 %", "only around it 30 %",
  "only the claim 30 %", "letters 2 %", "optical reading 4 %", "without commas", "paragraph printed twice",
  "claim deleted", "sentence deleted, words 5 %",
};

static const AdduceSpan everywhere = { 0, G_MAXUINT - 1 };

static void
delete_span (Edited *edited, AdduceSpan old)
{
  AdduceSpan now;
  if (edited_get_truth (edited, old, &now))
    edited_replace (edited, now.start, now.end - now.start, "", FALSE);
}

static void
delete_other_paragraphs (Edited *edited, AdduceSpan claim)
{
  g_autoptr (GArray) paragraphs = edited_list_paragraphs (edited);
  for (guint i = paragraphs->len; i > 0; i--)
    {
      AdduceSpan span = g_array_index (paragraphs, AdduceSpan, i - 1);
      if ((span.end <= claim.start || span.start >= claim.end) && g_rand_int_range (edited->rand, 0, 3) == 0)
        edited_replace (edited, span.start, span.end - span.start, "", FALSE);
    }
}

static void
print_twice (Edited *edited, AdduceSpan claim)
{
  g_autoptr (GArray) paragraphs = edited_list_paragraphs (edited);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      AdduceSpan span = g_array_index (paragraphs, AdduceSpan, i);
      if (claim.start < span.start || claim.start >= span.end)
        continue;
      g_autoptr (GString) copy = g_string_new (NULL);
      for (guint k = span.start; k < span.end; k++)
        g_string_append_unichar (copy, edited_at (edited, k)->c);
      g_string_append_c (copy, '\n');
      edited_replace (edited, span.start, 0, copy->str, FALSE);
      return;
    }
}

static void
change_around (Edited *edited, AdduceSpan claim, guint percent)
{
  edited_change_words (edited, (AdduceSpan) { 0, claim.start }, percent);
  edited_change_words (edited, (AdduceSpan) { claim.end, G_MAXUINT - 1 }, percent);
}

/* over 60 lines because it has a case for each kind */
static void
edit (Edited *edited, Kind kind, AdduceSpan claim)
{
  static const char *const typography[]
    = { "\"", "“", "'", "’", "-", "–", "–", "—", " ", "\u00a0", "«", "„", "»", "“", NULL };
  static const char *const blanks[] = { " ", "\n", NULL };
  static const char *const no_commas[] = { ",", "", "،", "", NULL };

  switch (kind)
    {
    case TYPOGRAPHY:
      edited_substitute (edited, typography);
      break;
    case BLANKS:
      edited_substitute (edited, blanks);
      break;
    case PARAGRAPH_BEFORE:
      edited_insert_paragraph (edited, 0);
      break;
    case PARAGRAPHS_BETWEEN:
      for (guint i = 0; i < 5; i++)
        edited_insert_paragraph (edited, g_rand_int (edited->rand));
      break;
    case PARAGRAPHS_DELETED:
      delete_other_paragraphs (edited, claim);
      break;
    case SHUFFLED:
      edited_shuffle_paragraphs (edited);
      break;
    case WORDS_5:
      edited_change_words (edited, everywhere, 5);
      break;
    case WORDS_10:
      edited_change_words (edited, everywhere, 10);
      break;
    case WORDS_20:
      edited_change_words (edited, everywhere, 20);
      break;
    case AROUND_30:
      change_around (edited, claim, 30);
      break;
    case CLAIM_30:
      edited_change_words (edited, claim, 30);
      break;
    case LETTERS_2:
      edited_change_letters (edited, 20);
      break;
    case OCR_4:
      edited_change_letters (edited, 40);
      break;
    case NO_COMMAS:
      edited_substitute (edited, no_commas);
      break;
    case PRINTED_TWICE:
      print_twice (edited, claim);
      break;
    case SENTENCE_DELETED:
      edited_change_words (edited, everywhere, 5);
      delete_span (edited, claim);
      break;
    case DELETED:
      delete_span (edited, claim);
      break;
    case UNCHANGED:
    case N_KINDS:
      break;
    }
}

static double
get_overlap (AdduceSpan a, AdduceSpan b)
{
  guint start = MAX (a.start, b.start), end = MIN (a.end, b.end);
  guint whole = MAX (a.end, b.end) - MIN (a.start, b.start);
  return end > start ? (double) (end - start) / whole : 0;
}

static void
count (Tally *tally, const AdduceAnchor *anchor, gboolean there, AdduceSpan truth)
{
  tally->n++;
  if (anchor->status == ADDUCE_ANCHOR_AMBIGUOUS)
    tally->asked++;
  else if (anchor->status == ADDUCE_ANCHOR_ORPHAN)
    tally->lost++;
  else if (!there || get_overlap (anchor->span, truth) < 0.5)
    tally->wrong++;
  else if (get_overlap (anchor->span, truth) >= 0.9)
    tally->good++;
}

/* A claim that crosses paragraphs is in several places when they are shuffled or parted. */
static gboolean
is_one_piece (AdduceText *text, AdduceSpan span)
{
  return adduce_text_get_paragraph_at (text, span.start) == adduce_text_get_paragraph_at (text, span.end - 1);
}

/* An edit is made once for so many claims, where it does not depend on the claim. */
#define CLAIMS_PER_EDIT 8

static gboolean
is_about_claim (Kind kind)
{
  return kind == PARAGRAPHS_DELETED || kind == AROUND_30 || kind == CLAIM_30 || kind >= PRINTED_TWICE;
}

/* The claims of an article from @first on, in one edit. */
static void
simulate_edit (Tally *tally, Kind kind, const Article *article, guint first, guint n, guint32 seed,
               gboolean with_old_text)
{
  Edited edited = edited_new (article->text, words, seed);
  edit (&edited, kind, g_array_index (article->claims, AdduceSpan, first));
  g_autoptr (AdduceText) text = edited_end (&edited);
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, with_old_text ? article->text : NULL);
  for (guint k = first; k < MIN (first + n, article->claims->len); k++)
    {
      AdduceSpan claim = g_array_index (article->claims, AdduceSpan, k), truth = { 0, 0 };
      g_autoptr (AdduceQuote) quote = adduce_quote_describe (article->text, claim);
      AdduceAnchor anchor;
      if ((kind == SHUFFLED || kind == PARAGRAPHS_BETWEEN) && !is_one_piece (article->text, claim))
        continue;
      gboolean there = edited_get_truth (&edited, claim, &truth);
      adduce_anchorer_find (anchorer, claim, quote, &anchor);
      count (tally, &anchor, there, truth);
    }
  edited_clear (&edited);
}

static void
simulate (Tally *tally, Kind kind, gboolean with_old_text)
{
  guint n = is_about_claim (kind) ? 1 : CLAIMS_PER_EDIT;
  for (guint i = 0; i < articles->len; i++)
    {
      const Article *article = articles->pdata[i];
      for (guint k = 0; k < article->claims->len; k += n)
        simulate_edit (tally, kind, article, k, n, 6000 + 1000 * kind + 100 * i + k, with_old_text);
    }
}

static double
percent (guint part, const Tally *tally)
{
  return 100.0 * part / MAX (1, tally->n);
}

static void
check_gates (Kind kind, const Tally *tally)
{
  g_assert_cmpuint (tally->n, >=, 200);
  if (kind == DELETED || kind == SENTENCE_DELETED)
    g_assert_cmpfloat (percent (tally->wrong, tally), <=, 3);
  else if (kind != PRINTED_TWICE)
    g_assert_cmpfloat (percent (tally->wrong, tally), <=, 1);
  if (kind == WORDS_5)
    g_assert_cmpfloat (percent (tally->good, tally), >=, 95);
  if (kind == UNCHANGED || kind == PARAGRAPH_BEFORE)
    g_assert_cmpuint (tally->good, ==, tally->n);

  /* A few words that lose both neighbours may be asked about, but never misplaced. */
  if (kind == PARAGRAPHS_BETWEEN || kind == PARAGRAPHS_DELETED || kind == SHUFFLED)
    {
      g_assert_cmpuint (tally->wrong, ==, 0);
      g_assert_cmpfloat (percent (tally->good, tally), >=, 99);
    }
}

static void
test_simulation (gconstpointer data)
{
  gboolean with_old_text = GPOINTER_TO_INT (data);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      Tally tally = { 0 };
      simulate (&tally, kind, with_old_text);
      g_test_message ("%-28s %4u claims: %5.1f %% good, %4.1f %% wrong, %4.1f %% asked, %4.1f %% lost",
                      kind_names[kind], tally.n, percent (tally.good, &tally), percent (tally.wrong, &tally),
                      percent (tally.asked, &tally), percent (tally.lost, &tally));
      check_gates (kind, &tally);
    }
}

/* --- laws --- */

static AdduceAnchor
find (AdduceAnchorer *anchorer, AdduceText *old_text, AdduceSpan span)
{
  g_autoptr (AdduceQuote) quote = adduce_quote_describe (old_text, span);
  AdduceAnchor anchor;
  adduce_anchorer_find (anchorer, span, quote, &anchor);
  return anchor;
}

/* What was found is found there again, whatever is asked before it. */
static void
test_again (void)
{
  for (guint i = 0; i < articles->len; i++)
    {
      const Article *article = articles->pdata[i];
      Edited edited = edited_new (article->text, words, 77 + i);
      edited_change_words (&edited, everywhere, 8);
      g_autoptr (AdduceText) text = edited_end (&edited);
      g_autoptr (AdduceAnchorer) forwards = adduce_anchorer_new (text, article->text);
      g_autoptr (AdduceAnchorer) backwards = adduce_anchorer_new (text, article->text);
      g_autoptr (AdduceAnchorer) again = adduce_anchorer_new (text, NULL);
      g_autofree AdduceAnchor *found = g_new (AdduceAnchor, article->claims->len);

      for (guint k = 0; k < article->claims->len; k++)
        found[k] = find (forwards, article->text, g_array_index (article->claims, AdduceSpan, k));
      for (guint k = article->claims->len; k > 0; k--)
        {
          AdduceAnchor other = find (backwards, article->text, g_array_index (article->claims, AdduceSpan, k - 1));
          g_assert_cmpmem (&other.span, sizeof other.span, &found[k - 1].span, sizeof other.span);
          g_assert_cmpint (other.status, ==, found[k - 1].status);
          if (!adduce_anchor_status_has_place (other.status))
            continue;
          AdduceAnchor same = find (again, text, other.span);
          g_assert_cmpint (same.status, ==, ADDUCE_ANCHOR_SAME);
          g_assert_cmpmem (&same.span, sizeof same.span, &other.span, sizeof other.span);
        }
      edited_clear (&edited);
    }
}

/* Text that is added at the end moves nothing; text at the start moves everything by its length. */
static void
test_added (void)
{
  static const char more[] = "\nZyxwv utsrq ponml kjihg fedcb a.\n";
  for (guint i = 0; i < articles->len; i++)
    {
      const Article *article = articles->pdata[i];
      const char *utf8 = adduce_text_get_utf8 (article->text);
      g_autofree char *after = g_strconcat (utf8, more, NULL), *before = g_strconcat (more, utf8, NULL);
      g_autoptr (GBytes) after_bytes = g_bytes_new (after, strlen (after));
      g_autoptr (GBytes) before_bytes = g_bytes_new (before, strlen (before));
      g_autoptr (AdduceText) text_after = adduce_text_new (after_bytes, NULL);
      g_autoptr (AdduceText) text_before = adduce_text_new (before_bytes, NULL);
      g_autoptr (AdduceAnchorer) in_after = adduce_anchorer_new (text_after, NULL);
      g_autoptr (AdduceAnchorer) in_before = adduce_anchorer_new (text_before, NULL);
      for (guint k = 0; k < article->claims->len; k++)
        {
          AdduceSpan span = g_array_index (article->claims, AdduceSpan, k);
          AdduceAnchor anchor = find (in_after, article->text, span);
          g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_SAME);
          anchor = find (in_before, article->text, span);
          g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_MOVED);
          g_assert_cmpuint (anchor.span.start, ==, span.start + strlen (more));
          g_assert_cmpuint (anchor.span.end, ==, span.end + strlen (more));
        }
    }
}

/* --- by hand --- */

typedef struct {
  const char *text;
  const char *prefix, *exact, *suffix;
  guint old_start;
  AdduceAnchorStatus status;
  guint start, end; /* where there is a place */
} Situation;

static const Situation situations[] = {
  /* the words, once */
  { "The ferry must stay free, said she.", "The ferry ", "must stay free", ", said", 10, ADDUCE_ANCHOR_SAME, 10, 24 },
  { "Now: the ferry must stay free, said she.", "The ferry ", "must stay free", ", said", 10, ADDUCE_ANCHOR_MOVED, 15,
    29 },
  /* twice: what stands around them decides, however far away */
  { "One says: yes, we will. Two says: yes, we will. Three.", "Two says: ", "yes, we will", ". Three", 0,
    ADDUCE_ANCHOR_MOVED, 34, 46 },
  /* twice with the same neighbours */
  { "He said: free ferries, and he said: free ferries, and", "e said: ", "free ferries", ", and", 36,
    ADDUCE_ANCHOR_AMBIGUOUS, 0, 0 },
  /* once and long, whatever stands around it */
  { "xxxxxxxx You cannot audit a river back to life yyyyyyyy", "He said: ",
    "You cannot audit a river back to life", ", he added", 900, ADDUCE_ANCHOR_MOVED, 9,
    46 },
  /* once, short, among other words */
  { "qqqqqqqqqq yes wwwwwwwwww", "He said: ", "yes", ", he added", 900, ADDUCE_ANCHOR_ORPHAN, 0, 0 },
  /* two letters changed */
  { "She says the ferry mvst stay frie, he said.", "She says ", "the ferry must stay free", ", he said", 9,
    ADDUCE_ANCHOR_CHANGED, 9, 33 },
  /* other words between the same neighbours */
  { "In the spring council the boats may cost a crown, as the paper wrote then.", "In the spring council ",
    "the ferry must cost nothing", ", as the paper wrote", 22, ADDUCE_ANCHOR_REWRITTEN, 22, 48 },
  /* gone, and its neighbours meet */
  { "In the spring council , as the paper wrote then.", "In the spring council ", "the ferry must cost nothing",
    ", as the paper wrote", 22, ADDUCE_ANCHOR_ORPHAN, 0, 0 },
  /* nothing like it */
  { "Weather: rain.", "In the ", "ferry must cost nothing", ", as", 7, ADDUCE_ANCHOR_ORPHAN, 0, 0 },
  { "", "a", "b", "c", 0, ADDUCE_ANCHOR_ORPHAN, 0, 0 },
  /* code points, not bytes */
  { "🙂🙂 Мы не согласны с этим.", "🙂 ", "Мы не согласны с этим", ".", 2, ADDUCE_ANCHOR_MOVED, 3, 24 },
  /* a script without spaces, a character changed */
  { "议会今天讨论渡轮必须保持免费的法案", "议会今天讨论", "渡轮应须保持免费", "的法案", 6, ADDUCE_ANCHOR_CHANGED, 6, 14 },
};

static void
test_situations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      const Situation *situation = &situations[i];
      g_autoptr (GBytes) bytes = g_bytes_new_static (situation->text, strlen (situation->text));
      g_autoptr (AdduceText) text = adduce_text_new (bytes, NULL);
      g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, NULL);
      g_autoptr (AdduceQuote) quote = adduce_quote_new (situation->exact, situation->prefix, situation->suffix);
      AdduceSpan old = { situation->old_start, situation->old_start + (guint) g_utf8_strlen (situation->exact, -1) };
      AdduceAnchor anchor;

      adduce_anchorer_find (anchorer, old, quote, &anchor);
      g_test_message ("%s: %s, %u-%u, %.3f", situation->text, adduce_anchor_status_to_id (anchor.status),
                      anchor.span.start, anchor.span.end, anchor.score);
      g_assert_cmpint (anchor.status, ==, situation->status);
      if (!adduce_anchor_status_has_place (anchor.status))
        continue;
      g_assert_cmpuint (anchor.span.start, ==, situation->start);
      g_assert_cmpuint (anchor.span.end, ==, situation->end);
    }
}

/* Ten characters of forty give a quarter of the shift: 0.4125 for the words, 0.5375 for the neighbours. Eight of the
 * eight characters before it stand, and four of the eight after it; it is 5 of 40 characters away. */
static void
test_score (void)
{
  static const char words_now[] = "-----12345678abcdefghijklmn----.........";
  g_autoptr (GBytes) bytes = g_bytes_new_static (words_now, 40);
  g_autoptr (AdduceText) text = adduce_text_new (bytes, NULL);
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, NULL);
  g_autoptr (AdduceQuote) quote = adduce_quote_new ("abcdefghij", "12345678", "klmnopqr");
  AdduceAnchor anchor;

  adduce_anchorer_find (anchorer, (AdduceSpan) { 8, 18 }, quote, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_MOVED);
  g_assert_cmpfloat (fabs (anchor.score - (0.4125 + 0.5375 * 12 / 16 + 0.05 * 35 / 40)), <, 1e-9);
}

/* With the old text, words that stood twice before are told apart; a copy made since is not. */
static void
test_old_text (void)
{
  static const char old_words[] = "Yes, we will. No. Yes, we will. No.";
  static const char copied[] = "Yes, we will. No. Yes, we will. No. Yes, we will. No.";
  static const char less[] = "So: Yes, we will. No. Yes, we will. No.";
  g_autoptr (GBytes) old_bytes = g_bytes_new_static (old_words, strlen (old_words));
  g_autoptr (GBytes) copied_bytes = g_bytes_new_static (copied, strlen (copied));
  g_autoptr (GBytes) less_bytes = g_bytes_new_static (less, strlen (less));
  g_autoptr (AdduceText) old_text = adduce_text_new (old_bytes, NULL);
  g_autoptr (AdduceText) copied_text = adduce_text_new (copied_bytes, NULL);
  g_autoptr (AdduceText) less_text = adduce_text_new (less_bytes, NULL);
  g_autoptr (AdduceAnchorer) in_copied = adduce_anchorer_new (copied_text, old_text);
  g_autoptr (AdduceAnchorer) in_less = adduce_anchorer_new (less_text, old_text);

  AdduceAnchor anchor = find (in_less, old_text, (AdduceSpan) { 18, 30 });
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_MOVED);
  g_assert_cmpuint (anchor.span.start, ==, 22);
  anchor = find (in_copied, old_text, (AdduceSpan) { 18, 30 });
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_AMBIGUOUS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  load_corpus ();
  g_test_add_func ("/anchor/situations", test_situations);
  g_test_add_func ("/anchor/score", test_score);
  g_test_add_func ("/anchor/old-text", test_old_text);
  g_test_add_func ("/anchor/again", test_again);
  g_test_add_func ("/anchor/added", test_added);
  g_test_add_data_func ("/anchor/simulation/alone", GINT_TO_POINTER (FALSE), test_simulation);
  g_test_add_data_func ("/anchor/simulation/with-old-text", GINT_TO_POINTER (TRUE), test_simulation);
  int status = g_test_run ();
  g_ptr_array_unref (articles);
  g_ptr_array_unref (words);
  return status;
}
