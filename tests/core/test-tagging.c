/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags taken off one claim and given to another, and the order in which speakers and issues are offered.
 */
#include "model-fixture.h"

#define WORDS "The levy stays, she said."

static AdduceTagList *
create_list (const char *labels)
{
  g_auto (GStrv) parts = g_strsplit (labels, "|", -1);
  g_autoptr (AdduceTagList) list = adduce_tag_list_new_empty ();

  for (guint i = 0; parts[i] != NULL && *labels != '\0'; i++)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (parts[i]);
      AdduceTagList *longer = adduce_tag_list_add (list, tag);

      adduce_tag_list_unref (list);
      list = longer;
    }
  return g_steal_pointer (&list);
}

static AdduceClaim *
create_claim (guint start, const char *speakers, const char *issues, const char *stance, const char *evidence)
{
  g_autoptr (AdduceText) text = model_text (WORDS);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&(AdduceSpan) { start, start + 3 }, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
  g_autoptr (AdduceTagList) speaker_list = create_list (speakers);
  g_autoptr (AdduceTagList) issue_list = create_list (issues);
  g_autoptr (AdduceTagList) evidence_list = create_list (evidence);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_speakers (builder, speaker_list);
  adduce_claim_builder_set_issues (builder, issue_list);
  adduce_claim_builder_set_evidence (builder, evidence_list);
  if (stance != NULL)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (stance);

      adduce_claim_builder_set_stance (builder, tag);
    }
  return adduce_claim_builder_end (builder);
}

static char *
describe (AdduceClaim *claim)
{
  g_autofree char *speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "+");
  g_autofree char *issues = adduce_tag_list_to_string (adduce_claim_get_issues (claim), "+");
  g_autofree char *evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "+");
  AdduceTag *stance = adduce_claim_get_stance (claim);

  return g_strdup_printf ("%s / %s / %s / %s", speakers, issues,
                          stance != NULL ? adduce_tag_get_label (stance) : "", evidence);
}

static void
assert_given (AdduceTagging *tagging, const char *expected, const char *label)
{
  g_autoptr (AdduceClaim) other = create_claim (4, "Old", "Old issue", "Opposes", "Study");
  g_autoptr (AdduceCommand) command = adduce_command_new_set_tagging (other, tagging, NULL);
  g_autofree char *after = describe (adduce_command_get_step (command, 0)->after);

  g_assert_cmpstr (after, ==, expected);
  g_assert_cmpstr (adduce_command_get_label (command), ==, label);
  g_assert_cmpstr (adduce_claim_get_id (adduce_command_get_step (command, 0)->after), ==, adduce_claim_get_id (other));
}

static void
test_give (void)
{
  g_autoptr (AdduceClaim) claim = create_claim (0, "Mira|Jo", "Keep it", "Supports", "");
  g_autoptr (AdduceTagging) all = adduce_tagging_new (claim, ADDUCE_TAGGING_ALL);
  g_autoptr (AdduceTagging) who = adduce_tagging_restrict (all, ADDUCE_TAGGING_SPEAKERS);
  g_autoptr (AdduceTagging) who_what = adduce_tagging_restrict (all, ADDUCE_TAGGING_SPEAKERS | ADDUCE_TAGGING_ISSUES);
  g_autoptr (AdduceTagging) no_stance = adduce_tagging_new_stance (NULL);
  g_autofree char *text = NULL;

  /* what it has empty is emptied, what it does not have stays */
  assert_given (all, "Mira+Jo / Keep it / Supports / ", "Change Tags");
  assert_given (who, "Mira+Jo / Old issue / Opposes / Study", "Change Speakers");
  assert_given (who_what, "Mira+Jo / Keep it / Opposes / Study", "Change Speakers and Issues");
  assert_given (no_stance, "Old / Old issue /  / Study", "Change Tags");

  g_assert_cmpuint (adduce_tagging_get_set_fields (all), ==,
                    ADDUCE_TAGGING_SPEAKERS | ADDUCE_TAGGING_ISSUES | ADDUCE_TAGGING_STANCE);
  text = adduce_tagging_to_string (all);
  g_assert_cmpstr (text, ==, "Speaker: Mira, Jo\nIssue: Keep it\nStance: Supports");
}

/* --- ranking --- */

static void
assert_offered (AdduceTagRanking *ranking, const char *typed, AdduceTagList *taken, guint max, const char *expected)
{
  static const char marks[] = { '!', '@', '~', '.' };
  g_autoptr (GPtrArray) found = adduce_tag_ranking_search (ranking, typed, taken, max);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const AdduceTagChoice *choice = found->pdata[i];

      g_string_append_printf (labels, "%s%c%s", i > 0 ? "|" : "", marks[choice->source],
                              adduce_tag_get_label (choice->tag));
    }
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
count (AdduceVocabulary *vocabulary, const char *label, int n)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (label);

  adduce_vocabulary_count (vocabulary, tag, n);
}

/* ! suggested, @ of the article, ~ recent, . of the corpus */
static void
test_ranking (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  g_autoptr (GListStore) claims = g_list_store_new (ADDUCE_TYPE_CLAIM);
  g_autoptr (AdduceTagRanking) ranking = NULL;
  g_autoptr (AdduceTagList) recent = create_list ("Pavel Drosin|Maarten Quill");
  g_autoptr (AdduceTagList) older = create_list ("Edda Morn|Pavel Drosin");
  g_autoptr (AdduceTagList) taken = create_list ("Maarten Quill");
  static const char *const said[] = { "Joram Pell", "Maarten Quill", "Ilse Tavander|Maarten Quill", "Joram Pell",
                                      "Maarten Quill" };

  count (vocabulary, "Edda Morn", 4);
  count (vocabulary, "Peter Mall", 60);
  count (vocabulary, "Joram Pell", 2);
  count (vocabulary, "Лев Петров", 1);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (AdduceClaim) claim = create_claim (i, said[i], "", NULL, "");

      g_list_store_append (claims, claim);
    }

  ranking = adduce_tag_ranking_new (vocabulary);
  adduce_tag_ranking_add_claims (ranking, ADDUCE_FACET_SPEAKER, G_LIST_MODEL (claims));
  adduce_tag_ranking_add_recent (ranking, recent);
  adduce_tag_ranking_add_recent (ranking, older);

  /* three claims, two, one; then the recent ones that are not there already; then the most used */
  assert_offered (ranking, "", NULL, 9,
                  "@Maarten Quill|@Joram Pell|@Ilse Tavander|~Pavel Drosin|~Edda Morn|.Peter Mall|.Лев Петров");
  assert_offered (ranking, "", NULL, 2, "@Maarten Quill|@Joram Pell");
  assert_offered (ranking, "", taken, 2, "@Joram Pell|@Ilse Tavander");
  /* by source also where something is typed; what is only inside a word comes last, wherever it is from */
  assert_offered (ranking, "p", NULL, 9, "@Joram Pell|~Pavel Drosin|.Peter Mall|.Лев Петров");
  assert_offered (ranking, "all", NULL, 9, ".Peter Mall");
  assert_offered (ranking, "ma", NULL, 9, "@Maarten Quill|.Peter Mall");
  assert_offered (ranking, "or", NULL, 9, "@Joram Pell|~Edda Morn");
  assert_offered (ranking, "m p", NULL, 9, ".Peter Mall|@Joram Pell");
  assert_offered (ranking, "xyz", NULL, 9, "");

  {
    g_autoptr (AdduceTagList) suggested = create_list ("Edda Morn");

    adduce_tag_ranking_suggest (ranking, suggested);
  }
  assert_offered (ranking, "", NULL, 2, "!Edda Morn|@Maarten Quill");
  assert_offered (ranking, "m", NULL, 3, "!Edda Morn|@Maarten Quill|.Peter Mall");
}

/* Without a vocabulary there is what the caller knows. */
static void
test_ranking_alone (void)
{
  g_autoptr (AdduceTagRanking) ranking = adduce_tag_ranking_new (NULL);
  g_autoptr (AdduceTagList) recent = create_list ("Edda Morn");

  assert_offered (ranking, "", NULL, 5, "");
  adduce_tag_ranking_add_recent (ranking, recent);
  assert_offered (ranking, "mor", NULL, 5, "~Edda Morn");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagging/give", test_give);
  g_test_add_func ("/tagging/ranking", test_ranking);
  g_test_add_func ("/tagging/ranking-alone", test_ranking_alone);
  return g_test_run ();
}
