/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is left to do with claims and what is wrong with them, by hand.
 */
#include "adduce.h"

#include "model-fixture.h"
#include "scratch.h"

#define WORDS "The ferry must stay free, said the mayor."

static AdduceCodebook *
small_codebook (gboolean with_evidence)
{
  static const char *const head
    = "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a0000-0000-7000-8000-00000000c0de\", \"version\": 1, "
      "\"title\": \"Small\", \"variables\": [{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", "
      "\"values\": [{\"id\": \"support\", \"label\": \"Supports\"}, {\"id\": \"oppose\", \"label\": \"Opposes\"}]}"
      "%s]}";
  static const char *const evidence = ", {\"id\": \"evidence\", \"label\": \"Evidence\", \"type\": \"several\","
                                      "\"values\": [{\"id\": \"study\", \"label\": \"Study\"}]}";
  g_autofree char *json = g_strdup_printf (head, with_evidence ? evidence : "");
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_codebook_parse (bytes, &error);

  g_assert_no_error (error);
  return codebook;
}

/* "spans;speakers;issues;evidence;stance" */
static AdduceClaim *
make (AdduceText *text, const char *coding)
{
  g_auto (GStrv) parts = g_strsplit (coding, ";", -1);
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, parts[0]);
  g_autoptr (AdduceTagList) speakers = *parts[1] != '\0' ? model_tags (parts[1]) : adduce_tag_list_new_empty ();
  g_autoptr (AdduceTagList) issues = *parts[2] != '\0' ? model_tags (parts[2]) : adduce_tag_list_new_empty ();
  g_autoptr (AdduceTagList) evidence = *parts[3] != '\0' ? model_tags (parts[3]) : adduce_tag_list_new_empty ();
  g_autoptr (AdduceTag) stance = *parts[4] != '\0' ? adduce_tag_new (parts[4], parts[4]) : NULL;

  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  adduce_claim_builder_set_evidence (builder, evidence);
  adduce_claim_builder_set_stance (builder, stance);
  return adduce_claim_builder_end (builder);
}

static void
assert_unset (const char *coding, AdduceCodebook *codebook, const char *expected)
{
  g_autoptr (AdduceText) text = model_text (WORDS);
  g_autoptr (AdduceClaim) claim = make (text, coding);
  g_auto (GStrv) ids = adduce_unset_to_ids (adduce_review_get_unset (claim, codebook));
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_unset (void)
{
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);
  g_autoptr (AdduceCodebook) stances = small_codebook (FALSE);
  g_autofree char *words = adduce_unset_to_string (ADDUCE_UNSET_SPEAKER | ADDUCE_UNSET_STANCE);
  g_autofree char *nothing = adduce_unset_to_string (ADDUCE_UNSET_NOTHING);

  assert_unset ("0-3;;;;", codebook, "speaker issue stance evidence");
  assert_unset ("0-3;a;b;study;support", codebook, "");
  assert_unset ("0-3;a;;study;support", codebook, "issue");
  assert_unset ("0-3;;b;;support", codebook, "speaker evidence");
  assert_unset ("0-3;;b;;support", stances, "speaker"); /* no evidence is asked for */
  assert_unset ("0-3;;;;", NULL, "speaker issue stance evidence");
  g_assert_cmpstr (words, ==, "no speaker, no stance");
  g_assert_cmpstr (nothing, ==, "");
}

/* The rules that each of the claims breaks: "rule rule" a claim, joined by "/". */
static void
assert_rules (AdduceCodebook *codebook, AdduceText *text, GPtrArray *claims, const char *expected)
{
  g_autoptr (AdduceReview) review
    = adduce_review_new (codebook, text, (AdduceClaim *const *) claims->pdata, claims->len);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (GPtrArray) violations = adduce_review_list_violations (review, claims->pdata[i]);

      for (guint k = 0; k < violations->len; k++)
        {
          AdduceViolation *violation = violations->pdata[k];

          g_assert_cmpuint (strlen (violation->message), >, 10);
          g_string_append_printf (found, "%s%s", k > 0 ? " " : "", violation->rule);
        }
      g_string_append (found, i + 1 < claims->len ? "/" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static GPtrArray *
make_all (AdduceText *text, const char *const *codings)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; codings[i] != NULL; i++)
    g_ptr_array_add (claims, make (text, codings[i]));
  return claims;
}

static void
test_unknown (void)
{
  static const char *const codings[]
    = { "0-3;a;b;study;support", "0-3;a;b;rumour|study;neutral", "4-9;;;rumour;", NULL };
  g_autoptr (AdduceText) text = model_text (WORDS);
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);
  g_autoptr (GPtrArray) claims = make_all (text, codings);

  assert_rules (codebook, text, claims, "/unknown-value unknown-value/unknown-value");
  assert_rules (NULL, text, claims, "//");
}

static void
test_twice (void)
{
  static const char *const codings[] = {
    "0-3;a|b;i;study;support", "0-3;b|a;i;;support",  /* order and evidence don't count */
    "0-3;a|b;i;study;oppose",                         /* another stance */
    "0-4;a|b;i;study;support",                        /* other words */
    "0-3;a;i;study;support",                          /* one speaker less */
    "4-9;;;;", "4-9;;;study;",                        /* only unfinished */
    "4-9;a;;;", "4-9;a;;;",  NULL,
  };
  g_autoptr (AdduceText) text = model_text (WORDS);
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);
  g_autoptr (GPtrArray) claims = make_all (text, codings);

  assert_rules (codebook, text, claims, "coded-twice/coded-twice//////coded-twice/coded-twice");
}

static void
test_words (void)
{
  static const char *const codings[]
    = { "0-3;a;b;study;support", "10-19,31-34;a;b;study;support", "30-41;a;b;study;support", NULL };
  g_autoptr (AdduceText) before = model_text (WORDS);
  g_autoptr (AdduceText) after = model_text ("The ferry must stay free, said some mayor");
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);
  g_autoptr (GPtrArray) claims = make_all (before, codings);

  assert_rules (codebook, before, claims, "//");
  assert_rules (codebook, after, claims, "/words-changed/words-changed");
  assert_rules (codebook, NULL, claims, "//");
}

/* --- articles --- */

static void
code (const char *path, const char *nickname, const char *coding, gboolean done)
{
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, nickname, nickname, NULL);
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);
  g_autoptr (AdduceSession) session = adduce_session_open (path, coder, codebook, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (coding != NULL)
    {
      g_autoptr (AdduceClaim) claim = make (adduce_session_get_text (session), coding);
      g_autoptr (AdduceCommand) command = adduce_command_new_add (claim);

      adduce_session_perform (session, command, &error);
      g_assert_no_error (error);
    }
  if (done)
    {
      g_autoptr (AdduceCommand) command
        = adduce_command_new_set_status (adduce_session_get_status (session), ADDUCE_STATUS_DONE);

      adduce_session_perform (session, command, &error);
      g_assert_no_error (error);
    }
  g_assert_true (adduce_session_flush (session, NULL));
}

static void
assert_todo (const char *folder, const char *nickname, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) todos = adduce_todo_list_corpus (folder, nickname, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < todos->len; i++)
    {
      const AdduceTodo *todo = todos->pdata[i];

      g_string_append_printf (text, "%s %s %s %u/%u%s\n", todo->path, todo->coder != NULL ? todo->coder : "-",
                              adduce_status_to_id (todo->status), todo->claims->len, todo->n_claims,
                              todo->problem != NULL ? " problem" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_corpus (void)
{
  g_autofree char *folder = scratch_new ();
  static const char *const names[] = { "a.txt", "b.txt", "sub/c.txt", "d.txt", "e.txt" };
  g_autofree char *paths[G_N_ELEMENTS (names)] = { NULL };
  g_autoptr (AdduceCodebook) codebook = small_codebook (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      scratch_write (folder, names[i], WORDS);
      paths[i] = scratch_path (folder, names[i]);
    }
  code (paths[0], "anna", "0-3;a;b;study;support", TRUE);  /* finished */
  code (paths[1], "anna", "0-3;a;b;study;", TRUE);         /* marked done too early */
  code (paths[2], "anna", "0-3;a;b;study;support", FALSE); /* only not marked done */
  code (paths[1], "ben", NULL, TRUE);                      /* nothing to code */
  scratch_write (folder, "e.txt.anna.claims.json", "{");

  assert_todo (folder, "anna", "b.txt anna done 1/1\nd.txt anna new 0/0\ne.txt anna new 0/0 problem\n"
                               "sub/c.txt anna in-progress 0/1\n");
  assert_todo (folder, "ben", "a.txt ben new 0/0\nd.txt ben new 0/0\ne.txt ben new 0/0\nsub/c.txt ben new 0/0\n");
  assert_todo (folder, NULL, "b.txt anna done 1/1\nd.txt - new 0/0\ne.txt anna new 0/0 problem\n"
                             "sub/c.txt anna in-progress 0/1\n");
  g_assert_false (adduce_todo_has_unset (paths[0], "anna", codebook));
  g_assert_true (adduce_todo_has_unset (paths[1], "anna", codebook));
  g_assert_false (adduce_todo_has_unset (paths[3], "anna", codebook));
  scratch_remove (folder);
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_clear_pointer (&paths[i], g_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/review/unset", test_unset);
  g_test_add_func ("/review/unknown", test_unknown);
  g_test_add_func ("/review/twice", test_twice);
  g_test_add_func ("/review/words", test_words);
  g_test_add_func ("/review/corpus", test_corpus);

  return g_test_run ();
}
