/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook's own rules, what is missing before an article is done, and claims coded before a change.
 */
#include "model-fixture.h"

#include "scratch.h"
#include "sidecar-fixture.h"

#define ID "urn:uuid:019b0c6e-0000-7000-8000-00000000c0de"

/* A codebook of stance, evidence, frame (of values that were merged) and two that ask for nothing. */
static AdduceCodebook *
make_codebook (const char *constraints, const char *history)
{
  g_autofree char *text = g_strdup_printf (
    "{\"schemaVersion\": \"1.1\", \"id\": \"" ID "\", \"version\": 9, \"title\": \"Rules\", \"variables\": ["
    "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["
    "{\"id\": \"for\", \"label\": \"For\"}, {\"id\": \"unclear\", \"label\": \"Unclear\"}]},"
    "{\"id\": \"evidence\", \"label\": \"Evidence\", \"type\": \"several\", \"values\": ["
    "{\"id\": \"none\", \"label\": \"None\"}, {\"id\": \"expert\", \"label\": \"Expert\"},"
    "{\"id\": \"no\", \"label\": \"No\", \"mergedInto\": \"none\"}]},"
    "{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
    "{\"id\": \"cost\", \"label\": \"Costs\"}, {\"id\": \"law\", \"label\": \"Law\"},"
    "{\"id\": \"price\", \"label\": \"Price\", \"mergedInto\": \"cost\"}]},"
    "{\"id\": \"off\", \"label\": \"Off\", \"type\": \"text\", \"retired\": true, \"values\": []},"
    "{\"id\": \"paper\", \"label\": \"Paper\", \"type\": \"text\", \"scope\": \"article\", \"values\": []}],"
    "\"constraints\": [%s], \"history\": [%s]}",
    constraints, history);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_codebook_parse (bytes, &error);
  g_assert_no_error (error);
  return codebook;
}

/* "stance;evidence;frame;speaker;certainty" */
static AdduceClaim *
make_claim (AdduceText *text, const char *coding)
{
  static const char *const variables[] = { "stance", "evidence", "frame", "speaker" };
  g_auto (GStrv) parts = g_strsplit (coding, ";", 5);
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autoptr (AdduceTagList) tags = model_tags (parts[i]);
      adduce_claim_builder_set_values (builder, variables[i], parts[i][0] != '\0' ? tags : NULL);
    }
  AdduceCertainty certainty;
  g_assert_true (adduce_certainty_from_id (parts[4], &certainty));
  adduce_claim_builder_set_certainty (builder, certainty);
  return adduce_claim_builder_end (builder);
}

#define RULE(words) "{\"id\": \"" ID "\", \"kind\": " words "}"

static const char required[] = RULE ("\"required\", \"variable\": \"frame\"");
static const char when_for[] =
  RULE ("\"required\", \"variable\": \"frame\", \"when\": {\"variable\": \"stance\", \"value\": \"for\"}");
static const char when_set[] = RULE ("\"required\", \"variable\": \"frame\", \"when\": {\"variable\": \"stance\"}");
static const char one_speaker[] = RULE ("\"at-most-one\", \"variable\": \"speaker\"");
static const char one_frame[] = RULE ("\"at-most-one\", \"variable\": \"frame\"");
static const char alone[] =
  RULE ("\"not-together\", \"variable\": \"evidence\", \"value\": \"none\", \"with\": {\"variable\": \"evidence\"}");
static const char unsure[] = RULE ("\"not-together\", \"variable\": \"stance\", \"value\": \"unclear\", "
                                   "\"with\": {\"variable\": \"certainty\", \"value\": \"high\"}");
static const char off[] = RULE ("\"required\", \"variable\": \"off\"");
static const char paper[] = RULE ("\"required\", \"variable\": \"paper\"");
static const char gone[] = RULE ("\"required\", \"variable\": \"gone\"");

static const struct
{
  const char *rule;
  const char *coding;
  gboolean kept;
  const char *words;
} cases[] = {
  { required, ";;;;", FALSE, "“Frame” is required" },
  { required, ";;cost;;", TRUE, NULL },
  { required, ";;unknown;;", TRUE, NULL },
  { when_for, ";;;;", TRUE, NULL },
  { when_for, "unclear;;;;", TRUE, NULL },
  { when_for, "for;;;;", FALSE, "“Frame” is required where “Stance” is “For”" },
  { when_for, "for;;law;;", TRUE, NULL },
  { when_set, "unclear;;;;", FALSE, "“Frame” is required where “Stance” is set" },
  { when_set, ";;;;", TRUE, NULL },
  { one_speaker, ";;;ann;", TRUE, NULL },
  { one_speaker, ";;;ann|bo;", FALSE, "“Speaker” takes at most one value" },
  { one_frame, ";;cost|law;;", FALSE, "“Frame” takes at most one value" },
  { one_frame, ";;cost|price;;", TRUE, NULL }, /* one value, since they were merged */
  { alone, ";none;;;", TRUE, NULL },
  { alone, ";expert;;;", TRUE, NULL },
  { alone, ";none|no;;;", TRUE, NULL },
  { alone, ";expert|no;;;", FALSE, "Where “Evidence” is “None” it stands alone" },
  { unsure, "unclear;;;;medium", TRUE, NULL },
  { unsure, "for;;;;high", TRUE, NULL },
  { unsure, "unclear;;;;high", FALSE, "Not together: “Stance” is “Unclear”, and “Certainty” is “high”" },
  { off, ";;;;", TRUE, NULL },
  { paper, ";;;;", TRUE, NULL },
  { gone, ";;;;", TRUE, NULL },
};

static void
test_rules (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceCodebook) codebook = make_codebook (cases[i].rule, "");
      g_autoptr (AdduceConstraint) rule = g_list_model_get_item (adduce_codebook_get_constraints (codebook), 0);
      g_autoptr (AdduceClaim) claim = make_claim (text, cases[i].coding);
      if (adduce_constraint_is_kept (rule, claim, NULL, codebook) != cases[i].kept)
        g_error ("case %u, %s: %s", i, cases[i].coding, cases[i].rule);
      g_autofree char *sentence = adduce_constraint_describe (rule, codebook);
      if (!cases[i].kept)
        g_assert_cmpstr (sentence, ==, cases[i].words);
    }
}

/* --- what is missing --- */

static void
test_missing (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autofree char *rules = g_strconcat (when_for, ",",
                                        "{\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000beef\","
                                        "\"kind\": \"at-most-one\", \"variable\": \"speaker\"}",
                                        NULL);
  g_autoptr (AdduceCodebook) codebook = make_codebook (rules, "");
  g_autoptr (AdduceClaim) broken = make_claim (text, "for;expert;;ann|bo;");
  g_autoptr (AdduceClaim) unknown = make_claim (text, "unclear;expert;tone=Tone;ann;");
  g_autoptr (AdduceClaim) unfinished = make_claim (text, ";;;;");
  AdduceClaim *const claims[] = { broken, unknown, unfinished };
  g_autoptr (GPtrArray) left = adduce_todo_list_claims (claims, 3, NULL, text, codebook);
  static const char *const expected[] = {
    "no issue; “Frame” is required where “Stance” is “For”; “Speaker” takes at most one value",
    "no issue; Frame: “Tone” is not in the codebook",
    "no speaker, no issue, no stance, no evidence",
  };

  g_assert_cmpuint (left->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      AdduceTodoClaim *todo = left->pdata[i];
      g_autofree char *words = adduce_todo_claim_describe (todo);
      g_assert_true (todo->claim == claims[i]);
      g_assert_cmpstr (words, ==, expected[i]);
    }
}

/* A broken rule is told and never keeps a claim from being saved. */
static void
test_saved (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (AdduceCodebook) codebook = make_codebook (required, "");
  g_autoptr (GBytes) bytes = adduce_codebook_serialize (codebook);
  g_autoptr (GError) error = NULL;
  scratch_write (folder, "a.txt", "some words");
  scratch_write (folder, "codebook.json", g_bytes_get_data (bytes, NULL));
  g_autofree char *path = scratch_path (folder, "a.txt");
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSession) session = adduce_session_open (path, coder, codebook, NULL, &error);
  g_autoptr (AdduceClaim) claim = make_claim (adduce_session_get_text (session), "for;;;;");
  g_autoptr (AdduceCommand) add = adduce_command_new_add (claim);
  g_assert_true (adduce_session_perform (session, add, &error));
  g_assert_true (adduce_session_flush (session, &error));
  g_clear_object (&session);

  g_autoptr (GPtrArray) problems = adduce_check_corpus (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_autofree char *expected = g_strdup_printf ("claim %s: “Frame” is required", adduce_claim_get_id (claim));
  g_assert_cmpstr (((AdduceProblem *)problems->pdata[0])->message, ==, expected);
  scratch_remove (folder);
}

/* --- coded before a change --- */

/* From version i + 1 to i + 2. */
static const char *const changes_in_order[] = {
  "\"act\": \"rename\", \"variable\": \"stance\", \"value\": \"for\", \"field\": \"label\"",
  "\"act\": \"change\", \"variable\": \"stance\", \"value\": \"for\", \"field\": \"definition\"",
  "\"act\": \"change\", \"variable\": \"stance\", \"value\": \"for\", \"field\": \"color\"",
  "\"act\": \"change\", \"variable\": \"frame\", \"field\": \"definition\"",
  "\"act\": \"add\", \"variable\": \"stance\", \"value\": \"against\"",
  "\"act\": \"merge\", \"variable\": \"evidence\", \"value\": \"no\", \"field\": \"mergedInto\"",
  "\"act\": \"change\", \"field\": \"description\"",
  /* Taken back, by Undo or by hand: there is nothing to look at again, but for who coded in between. */
  "\"act\": \"merge\", \"variable\": \"stance\", \"value\": \"against\", \"field\": \"mergedInto\", "
  "\"after\": \"for\"",
  "\"act\": \"restore\", \"variable\": \"stance\", \"value\": \"against\", \"field\": \"mergedInto\", "
  "\"before\": \"for\"",
  "\"act\": \"retire\", \"variable\": \"evidence\", \"value\": \"none\", \"field\": \"retired\"",
  "\"act\": \"restore\", \"variable\": \"evidence\", \"value\": \"none\", \"field\": \"retired\"",
  "\"act\": \"change\", \"variable\": \"stance\", \"value\": \"against\", \"field\": \"use\", "
  "\"before\": \"a\", \"after\": \"b\"",
  "\"act\": \"change\", \"variable\": \"stance\", \"value\": \"against\", \"field\": \"use\", "
  "\"before\": \"b\", \"after\": \"a\"",
};

static char *
make_history (void)
{
  g_autoptr (GString) history = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes_in_order); i++)
    g_string_append_printf (history,
                            "%s{\"id\": \"" ID "\", \"from\": %u, \"version\": %u, "
                            "\"time\": \"2031-03-04T05:06:07Z\", %s}",
                            i > 0 ? "," : "", i + 1, i + 2, changes_in_order[i]);
  return g_string_free (g_steal_pointer (&history), FALSE);
}

static void
test_outdated (void)
{
  static const struct
  {
    const char *coding;
    guint version;
    const char *expected; /* versions of the changes */
  } coded[] = {
    { "for;;;;", 2, "3" },        { "for;;;;", 3, "" },          { "for;;;;", 0, "3" },
    { "unclear;;;;", 1, "" },     { "unclear;;cost;;", 1, "5" }, { "for;no;law;;", 1, "3 5 7" },
    { "for;none;law;;", 4, "5" }, { "for;no;law;;", 7, "" },     { ";;;ann;", 1, "" },
    { "against;;;;", 1, "" },     { "against;;;;", 9, "10" },    { "against;none;;;", 13, "14" },
    { ";none;;;", 8, "" },        { ";none;;;", 11, "12" },
  };
  g_autofree char *folder = scratch_new ();
  g_autofree char *history = make_history ();
  g_autoptr (AdduceCodebook) codebook = make_codebook ("", history);
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "a.txt", text);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (coded); i++)
    {
      g_autoptr (AdduceClaim) claim = make_claim (text, coded[i].coding);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
      adduce_claim_builder_set_codebook_version (builder, coded[i].version);
      g_autoptr (AdduceClaim) versioned = adduce_claim_builder_end (builder);
      g_autoptr (GPtrArray) changes = adduce_outdated_list_changes (codebook, versioned);
      g_autoptr (GString) versions = g_string_new (NULL);
      for (guint j = 0; j < changes->len; j++)
        g_string_append_printf (versions, "%s%u", j > 0 ? " " : "",
                                (guint)adduce_codebook_change_get_info (changes->pdata[j])->to);
      g_assert_cmpstr (versions->str, ==, coded[i].expected);
      adduce_sidecar_put (sidecar, versioned);
    }

  scratch_write (folder, "a.txt", "some words");
  g_autofree char *path = scratch_path (folder, "a.txt.anna.claims.json");
  g_autoptr (AdduceSidecar) saved = NULL;
  AdduceFileStamp nothing = { 0 };
  g_assert_true (adduce_sidecar_save (path, NULL, sidecar, &nothing, &saved, NULL, &error));
  g_autoptr (GPtrArray) all = adduce_outdated_list_corpus (folder, codebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 8);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (((AdduceOutdated *)all->pdata[i])->article, ==, "a.txt");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_assert_null (adduce_outdated_list_corpus (folder, codebook, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/constraints/rules", test_rules);
  g_test_add_func ("/constraints/missing", test_missing);
  g_test_add_func ("/constraints/saved", test_saved);
  g_test_add_func ("/constraints/outdated", test_outdated);
  return g_test_run ();
}
