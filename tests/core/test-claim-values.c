/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of one's own variables: on claims, in files, by commands, and what the variables take.
 */
#include "model-fixture.h"

#include "scratch.h"
#include "sidecar-fixture.h"

static AdduceTagList *
plain (const char *text)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_plain (text);
  return adduce_tag_list_new (&tag, 1);
}

/* "variable=codes" of all, in the claim's order; (transfer full). */
static char *
print_values (AdduceClaim *claim)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) ids = adduce_claim_list_variables (claim);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *codes = model_codes (adduce_claim_get_values (claim, ids[i]));
      g_string_append_printf (all, "%s%s=%s", i > 0 ? ";" : "", ids[i], codes);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_values (AdduceClaim *claim, const char *expected)
{
  g_autofree char *values = print_values (claim);
  g_assert_cmpstr (values, ==, expected);
}

static void
set (AdduceClaimBuilder *builder, const char *variable, const char *words)
{
  g_autoptr (AdduceTagList) tags = model_tags (words);
  adduce_claim_builder_set_values (builder, variable, tags);
}

static void
test_claim (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
  g_autoptr (AdduceClaim) empty = adduce_claim_builder_end (builder);
  g_assert_null (adduce_claim_get_values (empty, "frame"));
  g_assert_null (adduce_claim_get_values (empty, "stance"));
  g_assert_null (adduce_claim_get_values (empty, "speaker"));
  assert_values (empty, "");

  /* whatever the order of the calls, variables are sorted */
  set (builder, "tone", "harsh=Harsh");
  set (builder, "frame", "cost=Cost|law=Law");
  set (builder, "speaker", "ann=Ann");
  set (builder, "issue", "toll=Toll");
  set (builder, "stance", "for=For|against=Against");
  set (builder, "evidence", "law=Law");
  g_autoptr (AdduceClaim) full = adduce_claim_builder_end (builder);
  assert_values (full, "frame=cost|law;tone=harsh");
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (full)), ==, "for");
  AdduceTagList *stances = adduce_claim_get_values (full, "stance");
  g_assert_cmpuint (adduce_tag_list_get_n_tags (stances), ==, 1);
  g_assert_true (stances == adduce_claim_get_values (full, "stance"));
  g_assert_true (adduce_claim_get_values (full, "speaker") == adduce_claim_get_speakers (full));
  g_assert_true (adduce_claim_get_values (full, "issue") == adduce_claim_get_issues (full));
  g_assert_true (adduce_claim_get_values (full, "evidence") == adduce_claim_get_evidence (full));
  g_assert_true (adduce_claim_has_value (full, "frame", "law"));
  g_assert_false (adduce_claim_has_value (full, "frame", "harsh"));
  g_assert_false (adduce_claim_has_value (full, "none", "harsh"));

  /* a claim that was made is not changed by what the builder does next */
  set (builder, "frame", NULL);
  set (builder, "stance", NULL);
  g_autoptr (AdduceClaim) less = adduce_claim_builder_end (builder);
  assert_values (full, "frame=cost|law;tone=harsh");
  assert_values (less, "tone=harsh");
  g_assert_null (adduce_claim_get_values (less, "stance"));
  g_assert_false (adduce_claim_same_content (full, less));

  /* to do and to undo what changed leaves what others changed */
  g_autoptr (AdduceClaimBuilder) other = adduce_claim_builder_new_from (less);
  set (other, "tone", "mild=Mild");
  adduce_claim_builder_apply (other, less, full);
  g_autoptr (AdduceClaim) again = adduce_claim_builder_end (other);
  assert_values (again, "frame=cost|law;tone=mild");
}

/* --- files --- */

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = fixture_load ("own-values.json");
  AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, 0);

  /* as in the file, where "weight" stands before "frame" */
  assert_values (claim, "weight=12.5;frame=cost|law;remark=Said twice.;addressee=the-council");
  g_assert_true (adduce_tag_is_plain (adduce_tag_list_get_tag (adduce_claim_get_values (claim, "weight"), 0)));
  g_assert_false (adduce_tag_is_plain (adduce_tag_list_get_tag (adduce_claim_get_values (claim, "frame"), 0)));

  g_autoptr (GBytes) bytes = fixture_read ("own-values.json");
  g_autoptr (GBytes) written = adduce_sidecar_serialize (sidecar);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (written, NULL),
                   g_bytes_get_size (written));

  /* what is set comes into the file, what is unset leaves it, the rest stays */
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTagList) yes = plain ("yes");
  adduce_claim_builder_set_values (builder, "denied", yes);
  adduce_claim_builder_set_values (builder, "remark", NULL);
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, changed);
  g_autoptr (GBytes) after = adduce_sidecar_serialize (sidecar);
  const char *file = g_bytes_get_data (after, NULL);
  g_assert_nonnull (g_strstr_len (file, (gssize)g_bytes_get_size (after),
                                  "\"dimension\": \"denied\",\n          \"value\": \"yes\"\n"));
  g_assert_null (g_strstr_len (file, (gssize)g_bytes_get_size (after), "Said twice."));
  g_assert_nonnull (g_strstr_len (file, (gssize)g_bytes_get_size (after), "\"unit\": \"percent\""));
  g_assert_nonnull (g_strstr_len (file, (gssize)g_bytes_get_size (after), "\"No Slug\""));
  g_autoptr (AdduceSidecar) reread = adduce_sidecar_parse (after, &error);
  g_assert_no_error (error);
  g_assert_true (adduce_claim_same_content (changed, adduce_sidecar_get_claim (reread, 0)));
}

/* --- what variables take --- */

static void
test_kinds (void)
{
  static const struct
  {
    AdduceVariableKind kind;
    const char *text;
    const char *canonical; /* NULL: refused */
  } cases[] = {
    { ADDUCE_VARIABLE_TEXT, "  Said twice. ", "Said twice." },
    { ADDUCE_VARIABLE_TEXT, " \t", NULL },
    { ADDUCE_VARIABLE_NUMBER, "12", "12" },
    { ADDUCE_VARIABLE_NUMBER, " 007.50 ", "7.5" },
    { ADDUCE_VARIABLE_NUMBER, "-0.0", "0" },
    { ADDUCE_VARIABLE_NUMBER, "-0.10", "-0.1" },
    { ADDUCE_VARIABLE_NUMBER, "+3", "3" },
    { ADDUCE_VARIABLE_NUMBER, "100", "100" },
    { ADDUCE_VARIABLE_NUMBER, "3.", NULL },
    { ADDUCE_VARIABLE_NUMBER, ".5", NULL },
    { ADDUCE_VARIABLE_NUMBER, "1e5", NULL },
    { ADDUCE_VARIABLE_NUMBER, "3,5", NULL },
    { ADDUCE_VARIABLE_NUMBER, "", NULL },
    { ADDUCE_VARIABLE_BOOLEAN, "Yes", "yes" },
    { ADDUCE_VARIABLE_BOOLEAN, "false", "no" },
    { ADDUCE_VARIABLE_BOOLEAN, "1", "yes" },
    { ADDUCE_VARIABLE_BOOLEAN, "perhaps", NULL },
    { ADDUCE_VARIABLE_DATE, "2031-03-04", "2031-03-04" },
    { ADDUCE_VARIABLE_DATE, "2031-03", "2031-03" },
    { ADDUCE_VARIABLE_DATE, "2031", "2031" },
    { ADDUCE_VARIABLE_DATE, "2032-02-29", "2032-02-29" },
    { ADDUCE_VARIABLE_DATE, "2031-02-29", NULL },
    { ADDUCE_VARIABLE_DATE, "2031-13", NULL },
    { ADDUCE_VARIABLE_DATE, "2031-3-4", NULL },
    { ADDUCE_VARIABLE_DATE, "04.03.2031", NULL },
    { ADDUCE_VARIABLE_ENTITY, " The  Council ", "the-council" },
    { ADDUCE_VARIABLE_ENTITY, "  ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceVariable) variable = adduce_variable_new ("v", "V", NULL, cases[i].kind, NULL, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceTag) tag = adduce_variable_parse_value (variable, cases[i].text, &error);
      if (cases[i].canonical == NULL)
        {
          g_assert_null (tag);
          g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (adduce_tag_get_code (tag), ==, cases[i].canonical);
      g_assert_true (adduce_variable_check_tag (variable, tag, &error));
      g_assert_no_error (error);
    }
}

static AdduceVariable *
make_variable (const char *id, AdduceVariableKind kind)
{
  const AdduceCodeInfo infos[] = { { .id = "cost", .label = "Costs" },
                                   { .id = "law", .label = "Rechtsstaat Ä" },
                                   { .id = "price", .label = "Price", .merged_into = "cost" } };
  g_autoptr (AdduceCode) cost = adduce_code_new (&infos[0]);
  g_autoptr (AdduceCode) law = adduce_code_new (&infos[1]);
  g_autoptr (AdduceCode) price = adduce_code_new (&infos[2]);
  AdduceCode *const codes[] = { cost, law, price };
  return adduce_variable_new (id, "Frame", NULL, kind, codes, 3);
}

static AdduceCodebook *
make_codebook (AdduceVariableKind kind)
{
  g_autoptr (AdduceVariable) frame = make_variable ("frame", kind);
  g_autoptr (AdduceVariable) denied =
    adduce_variable_new ("denied", "Denied", NULL, ADDUCE_VARIABLE_BOOLEAN, NULL, 0);
  AdduceVariable *const variables[] = { frame, denied };
  return adduce_codebook_new ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f", 4, "Own", NULL, NULL, variables, 2);
}

static void
test_codes (void)
{
  g_autoptr (AdduceCodebook) codebook = make_codebook (ADDUCE_VARIABLE_ONE);
  AdduceVariable *frame = adduce_codebook_get_variable (codebook, "frame");
  g_autoptr (GError) error = NULL;

  g_autoptr (AdduceTag) by_id = adduce_variable_parse_value (frame, " law", &error);
  g_assert_cmpstr (adduce_tag_get_label (by_id), ==, "Rechtsstaat Ä");
  g_autoptr (AdduceTag) by_label = adduce_variable_parse_value (frame, "rechtsstaat ä", &error);
  g_assert_true (adduce_tag_equal (by_id, by_label));
  g_assert_null (adduce_variable_parse_value (frame, "money", &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“money”"));
  g_assert_nonnull (strstr (error->message, "cost, law, price"));

  /* merged values stand for the other, offered are those in use */
  g_assert_cmpstr (adduce_code_get_id (adduce_codebook_resolve (codebook, "frame", "price")), ==, "cost");
  g_assert_cmpstr (adduce_code_get_id (adduce_codebook_resolve (codebook, "frame", "law")), ==, "law");
  g_assert_null (adduce_codebook_resolve (codebook, "frame", "money"));
  g_assert_null (adduce_codebook_resolve (codebook, "tone", "money"));
  g_autoptr (GListModel) offered = adduce_variable_list_offered (frame);
  g_assert_cmpuint (g_list_model_get_n_items (offered), ==, 2);
  g_autoptr (AdduceTagList) both = model_tags ("price=Price|cost=Old label|money=Money");
  g_autoptr (AdduceTagList) resolved = adduce_codebook_resolve_tags (codebook, "frame", both);
  g_autofree char *labels = adduce_tag_list_to_string (resolved, "|");
  g_assert_cmpstr (labels, ==, "Costs|Money");
  g_autofree char *unknown = adduce_codebook_dup_value_label (codebook, "frame", adduce_tag_list_get_tag (both, 2));
  g_assert_cmpstr (unknown, ==, "unknown value: money");
}

/* --- commands --- */

static AdduceClaim *
toggle (AdduceClaim *claim, AdduceCodebook *codebook, const char *code, const char *label)
{
  AdduceVariable *frame = adduce_codebook_get_variable (codebook, "frame");
  g_autoptr (AdduceCommand) command =
    adduce_command_new_toggle (claim, frame, adduce_variable_lookup (frame, code), codebook);
  g_assert_cmpstr (adduce_command_get_label (command), ==, label);
  g_assert_false (adduce_command_is_empty (command));
  g_autoptr (AdduceCommand) inverse = adduce_command_invert (command);
  g_assert_true (adduce_command_get_step (inverse, 0)->after == claim);
  return g_object_ref (adduce_command_get_step (command, 0)->after);
}

static void
test_toggle (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceClaim) empty = model_claim (text, "0-4");
  g_autoptr (AdduceCodebook) one = make_codebook (ADDUCE_VARIABLE_ONE);
  g_autoptr (AdduceClaim) cost = toggle (empty, one, "cost", "Set Frame to “Costs”");
  assert_values (cost, "frame=cost");
  g_assert_cmpuint (adduce_claim_get_codebook_version (cost), ==, 4);
  g_autoptr (AdduceClaim) law = toggle (cost, one, "law", "Set Frame to “Rechtsstaat Ä”");
  assert_values (law, "frame=law");
  g_autoptr (AdduceClaim) none = toggle (law, one, "law", "Unset Frame");
  assert_values (none, "");

  g_autoptr (AdduceCodebook) several = make_codebook (ADDUCE_VARIABLE_SEVERAL);
  g_autoptr (AdduceClaim) first = toggle (empty, several, "law", "Add Frame “Rechtsstaat Ä”");
  g_autoptr (AdduceClaim) two = toggle (first, several, "cost", "Add Frame “Costs”");
  assert_values (two, "frame=law|cost");
  g_autoptr (AdduceClaim) less = toggle (two, several, "law", "Remove Frame “Rechtsstaat Ä”");
  assert_values (less, "frame=cost");

  /* what was merged into a value is taken for it */
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (empty);
  set (builder, "frame", "price=Price|law=Law");
  g_autoptr (AdduceClaim) merged = adduce_claim_builder_end (builder);
  g_autoptr (AdduceClaim) off = toggle (merged, several, "cost", "Remove Frame “Costs”");
  assert_values (off, "frame=law");
}

static void
test_tagging (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceClaim) empty = model_claim (text, "0-4");
  g_autoptr (AdduceCodebook) codebook = make_codebook (ADDUCE_VARIABLE_SEVERAL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (empty);
  g_autoptr (AdduceTagList) yes = plain ("yes");
  set (builder, "frame", "law=Law|cost=Cost");
  adduce_claim_builder_set_values (builder, "denied", yes);
  g_autoptr (AdduceClaim) coded = adduce_claim_builder_end (builder);

  g_autoptr (AdduceTagging) all = adduce_tagging_new (coded, ADDUCE_TAGGING_ALL);
  g_autoptr (AdduceTagging) speakers = adduce_tagging_restrict (all, ADDUCE_TAGGING_SPEAKERS);
  g_autofree char *lines = adduce_tagging_to_string (all);
  g_assert_cmpstr (lines, ==, "denied: yes\nframe: Law, Cost");
  g_assert_cmpuint (adduce_tagging_get_set_fields (all), ==, ADDUCE_TAGGING_VALUES);
  g_assert_cmpuint (adduce_tagging_get_set_fields (speakers), ==, 0);
  g_autoptr (AdduceCommand) give = adduce_command_new_set_tagging (empty, all, codebook);
  assert_values (adduce_command_get_step (give, 0)->after, "denied=yes;frame=law|cost");
  g_autoptr (AdduceCommand) leave = adduce_command_new_set_tagging (coded, speakers, codebook);
  assert_values (adduce_command_get_step (leave, 0)->after, "denied=yes;frame=law|cost");
}

/* To have looked at a claim changes nothing of it but the version, and can be undone. */
static void
test_review (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceClaim) claim = model_claim (text, "0-4");
  g_autoptr (AdduceCodebook) codebook = make_codebook (ADDUCE_VARIABLE_ONE);
  g_autoptr (AdduceCommand) review = adduce_command_new_review (claim, codebook);
  AdduceClaim *after = adduce_command_get_step (review, 0)->after;
  g_assert_false (adduce_command_is_empty (review));
  g_assert_cmpuint (adduce_claim_get_codebook_version (after), ==, 4);
  g_assert_true (adduce_claim_same_content (claim, after));
  g_autoptr (AdduceCommand) inverse = adduce_command_invert (review);
  g_assert_false (adduce_command_is_empty (inverse));
  g_autoptr (AdduceCommand) again = adduce_command_new_review (after, codebook);
  g_assert_true (adduce_command_is_empty (again));
}

/* --- a session: checked, saved, undone, found again after a crash --- */

static AdduceSession *
open_article (const char *folder, AdduceCodebook *codebook)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_path (folder, "a.txt");
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  AdduceSession *session = adduce_session_open (path, coder, codebook, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static AdduceClaim *
get_first (AdduceSession *session)
{
  GListModel *claims = G_LIST_MODEL (adduce_session_get_claims (session));
  g_autoptr (AdduceClaim) claim = g_list_model_get_item (claims, 0);
  g_assert_nonnull (claim);
  return claim;
}

static gboolean
perform_set (AdduceSession *session, const char *variable, AdduceTagList *tags, GError **error)
{
  g_autoptr (AdduceCommand) command =
    adduce_command_new_set_values (get_first (session), variable, tags, adduce_session_get_codebook (session));
  return adduce_session_perform (session, command, error);
}

static void
crash_run (gpointer user_data)
{
  const char *folder = user_data;
  g_autoptr (AdduceCodebook) codebook = make_codebook (ADDUCE_VARIABLE_ONE);
  AdduceSession *session = open_article (folder, codebook);
  g_autoptr (AdduceTagList) no = plain ("no");
  g_autoptr (GError) error = NULL;
  g_assert_true (perform_set (session, "denied", no, &error));
  _exit (0);
}

static void
test_session (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (AdduceCodebook) codebook = make_codebook (ADDUCE_VARIABLE_ONE);
  scratch_write (folder, "a.txt", "some words");
  g_autoptr (AdduceSession) session = open_article (folder, codebook);
  g_autoptr (AdduceClaim) claim = model_claim (adduce_session_get_text (session), "0-4");
  g_autoptr (AdduceCommand) add = adduce_command_new_add (claim);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_session_perform (session, add, &error));

  g_autoptr (AdduceTagList) law = model_tags ("law=Law");
  g_autoptr (AdduceTagList) money = model_tags ("money=Money");
  g_autoptr (AdduceTagList) perhaps = plain ("perhaps");
  g_assert_true (perform_set (session, "frame", law, &error));
  g_assert_no_error (error);
  g_assert_false (perform_set (session, "frame", money, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (perform_set (session, "denied", perhaps, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (perform_set (session, "tone", law, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  assert_values (get_first (session), "frame=law");
  g_assert_true (adduce_session_undo (session, &error));
  assert_values (get_first (session), "");
  g_assert_true (adduce_session_redo (session, &error));
  assert_values (get_first (session), "frame=law");
  g_assert_true (adduce_session_flush (session, &error));
  g_clear_object (&session);

  scratch_run (crash_run, folder);
  g_autoptr (AdduceSession) next = open_article (folder, codebook);
  assert_values (get_first (next), "denied=no;frame=law");
  g_assert_true (adduce_session_flush (next, &error));
  g_clear_object (&next);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/claim-values/claim", test_claim);
  g_test_add_func ("/claim-values/file", test_file);
  g_test_add_func ("/claim-values/kinds", test_kinds);
  g_test_add_func ("/claim-values/codes", test_codes);
  g_test_add_func ("/claim-values/toggle", test_toggle);
  g_test_add_func ("/claim-values/tagging", test_tagging);
  g_test_add_func ("/claim-values/review", test_review);
  g_test_add_func ("/claim-values/session", test_session);
  return g_test_run ();
}
