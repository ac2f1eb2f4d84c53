/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook as it is in memory: values, variables, keys, what a claim may be coded with.
 */
#include "model-fixture.h"

static void
test_pattern (void)
{
  static const char *const ids[] = { "solid", "dashed", "double", "dotted", "wavy", "thin" };
  AdduceCodePattern pattern;
  g_assert_cmpint (ADDUCE_CODE_PATTERN_THIN + 1, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (adduce_code_pattern_from_id (ids[i], &pattern));
      g_assert_cmpuint (pattern, ==, i);
      g_assert_cmpstr (adduce_code_pattern_to_id (pattern), ==, ids[i]);
    }
  g_assert_false (adduce_code_pattern_from_id ("", &pattern));
  g_assert_false (adduce_code_pattern_from_id ("Solid", &pattern));
  g_assert_false (adduce_code_pattern_from_id ("zigzag", &pattern));
}

/* The code keeps copies of what it is given. */
static void
test_code (void)
{
  char id[] = "law", label[] = "Law", definition[] = "d", use[] = "u", avoid[] = "v", example[] = "x",
       color[] = "#102030", literature[] = "t";
  AdduceCodeInfo info = { id,    label, definition, use, avoid, example,
                          color, ADDUCE_CODE_PATTERN_WAVY, 'l', TRUE, -2, literature };
  AdduceCode *code = adduce_code_new (&info);
  id[0] = label[0] = definition[0] = use[0] = avoid[0] = example[0] = color[0] = literature[0] = '!';
  info.number = 7;

  const AdduceCodeInfo *kept = adduce_code_get_info (code);
  g_assert_cmpstr (kept->id, ==, "law");
  g_assert_cmpstr (kept->label, ==, "Law");
  g_assert_cmpstr (kept->definition, ==, "d");
  g_assert_cmpstr (kept->use, ==, "u");
  g_assert_cmpstr (kept->avoid, ==, "v");
  g_assert_cmpstr (kept->example, ==, "x");
  g_assert_cmpstr (kept->color, ==, "#102030");
  g_assert_cmpstr (kept->literature, ==, "t");
  g_assert_cmpint (kept->pattern, ==, ADDUCE_CODE_PATTERN_WAVY);
  g_assert_cmpuint (kept->key, ==, 'l');
  g_assert_true (kept->has_number);
  g_assert_cmpint (kept->number, ==, -2);
  g_assert_cmpstr (adduce_tag_get_code (adduce_code_get_tag (code)), ==, "law");
  g_assert_cmpstr (adduce_tag_get_label (adduce_code_get_tag (code)), ==, "Law");

  g_autofree char *p_id = NULL, *p_label = NULL, *p_definition = NULL, *p_color = NULL, *p_key = NULL;
  g_object_get (code, "id", &p_id, "label", &p_label, "definition", &p_definition, "color", &p_color,
                "key-label", &p_key, NULL);
  g_assert_cmpstr (p_id, ==, "law");
  g_assert_cmpstr (p_label, ==, "Law");
  g_assert_cmpstr (p_definition, ==, "d");
  g_assert_cmpstr (p_color, ==, "#102030");
  g_assert_cmpstr (p_key, ==, "L");
  g_assert_finalize_object (code);
}

static AdduceCode *
make_code (const char *id, gunichar key)
{
  g_autofree char *label = g_strconcat ("Label of ", id, NULL);
  AdduceCodeInfo info = { .id = id, .label = label, .key = key };
  return adduce_code_new (&info);
}

static AdduceCodebook *
make_codebook (void)
{
  static const char *const rules[] = { "Code what is said.", "Not what you think.", NULL };
  g_autoptr (AdduceCode) support = make_code ("support", '1');
  g_autoptr (AdduceCode) oppose = make_code ("oppose", 0);
  g_autoptr (AdduceCode) unclear = make_code ("unclear", 'x');
  g_autoptr (AdduceCode) law = make_code ("law", 'L');
  g_autoptr (AdduceCode) study = make_code ("study", 0xe5);     /* å */
  g_autoptr (AdduceCode) letter = make_code ("letter", 0x0429); /* Щ */
  AdduceCode *stances[] = { support, oppose, unclear }, *types[] = { law, study, letter };
  g_autoptr (AdduceVariable) stance
    = adduce_variable_new ("stance", "Stance", "For or against", ADDUCE_VARIABLE_ONE, stances, 3);
  g_autoptr (AdduceVariable) evidence
    = adduce_variable_new ("evidence", "Evidence", NULL, ADDUCE_VARIABLE_SEVERAL, types, 3);
  AdduceVariable *variables[] = { stance, evidence };
  return adduce_codebook_new ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f", 4, "Small", "For tests",
                              rules, variables, 2);
}

static void
test_variable (void)
{
  g_autoptr (AdduceCode) a = make_code ("a", 0);
  g_autoptr (AdduceCode) b = make_code ("b", 0);
  AdduceCode *codes[] = { b, a };
  AdduceVariable *variable = adduce_variable_new ("frame", "Frame", "What it is about",
                                                  ADDUCE_VARIABLE_SEVERAL, codes, 2);
  g_autoptr (GListModel) model = NULL;
  g_autofree char *id = NULL, *label = NULL, *definition = NULL;
  g_object_get (variable, "id", &id, "label", &label, "definition", &definition, "codes", &model, NULL);
  g_assert_cmpstr (id, ==, "frame");
  g_assert_cmpstr (label, ==, "Frame");
  g_assert_cmpstr (definition, ==, "What it is about");
  g_assert_true (model == adduce_variable_get_codes (variable));
  g_assert_true (g_list_model_get_item_type (model) == ADDUCE_TYPE_CODE);
  g_assert_cmpint (adduce_variable_get_kind (variable), ==, ADDUCE_VARIABLE_SEVERAL);
  g_assert_cmpuint (adduce_variable_get_n_codes (variable), ==, 2);
  g_assert_true (adduce_variable_get_code (variable, 0) == b);
  g_assert_true (adduce_variable_get_code (variable, 1) == a);
  g_assert_true (adduce_variable_lookup (variable, "a") == a);
  g_assert_null (adduce_variable_lookup (variable, "A"));
  g_clear_object (&model);
  g_assert_finalize_object (variable);
}

static void
test_codebook (void)
{
  AdduceCodebook *codebook = make_codebook ();
  g_autofree char *id = NULL, *title = NULL;
  guint64 version;
  g_object_get (codebook, "id", &id, "title", &title, "version", &version, NULL);
  g_assert_cmpstr (id, ==, "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_cmpstr (title, ==, "Small");
  g_assert_cmpuint (version, ==, 4);
  g_assert_cmpstr (adduce_codebook_get_description (codebook), ==, "For tests");
  g_assert_cmpstr (adduce_codebook_get_rules (codebook)[1], ==, "Not what you think.");
  g_assert_null (adduce_codebook_get_rules (codebook)[2]);
  g_assert_null (adduce_codebook_get_digest (codebook));
  adduce_codebook_set_digest (codebook, "sha256:0");
  g_assert_cmpstr (adduce_codebook_get_digest (codebook), ==, "sha256:0");
  g_assert_cmpuint (g_list_model_get_n_items (adduce_codebook_get_variables (codebook)), ==, 2);
  g_assert_null (adduce_codebook_get_variable (codebook, "frame"));
  g_assert_null (adduce_codebook_lookup (codebook, "frame", "law"));
  g_assert_null (adduce_codebook_lookup (codebook, "stance", "law"));
  g_assert_cmpstr (adduce_code_get_label (adduce_codebook_lookup (codebook, "evidence", "law")), ==,
                   "Label of law");
  g_assert_finalize_object (codebook);

  AdduceCodebook *empty = adduce_codebook_new ("urn:uuid:0", 0, "", NULL, NULL, NULL, 0);
  g_assert_null (adduce_codebook_get_rules (empty)[0]);
  g_assert_null (adduce_codebook_lookup_key (empty, 'x', NULL));
  g_assert_finalize_object (empty);
}

static void
test_key (void)
{
  static const struct {
    gunichar key;
    const char *variable; /* NULL: none has it */
    const char *code;
  } table[] = {
    { '1', "stance", "support" },   { 'x', "stance", "unclear" },   { 'X', "stance", "unclear" },
    { 'l', "evidence", "law" },     { 'L', "evidence", "law" },     { 0xe5, "evidence", "study" },
    { 0xc5, "evidence", "study" },  { 0x0449, "evidence", "letter" }, { 0x0429, "evidence", "letter" },
    { 0, NULL, NULL },              { 'z', NULL, NULL },            { '!', NULL, NULL },
  };
  g_autoptr (AdduceCodebook) codebook = make_codebook ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      AdduceVariable *variable = NULL;
      AdduceCode *code = adduce_codebook_lookup_key (codebook, table[i].key, &variable);
      if (table[i].code == NULL)
        {
          g_assert_null (code);
          g_assert_null (variable);
          continue;
        }
      g_assert_cmpstr (adduce_code_get_id (code), ==, table[i].code);
      g_assert_cmpstr (adduce_variable_get_id (variable), ==, table[i].variable);
      g_assert_true (adduce_codebook_lookup_key (codebook, table[i].key, NULL) == code);
    }
}

static void
assert_refused (AdduceCodebook *codebook, const char *variable, const char *code, const char *mentions)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_codebook_check_code (codebook, variable, code, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, variable));
  g_assert_nonnull (strstr (error->message, code));
  g_assert_nonnull (strstr (error->message, mentions));
}

static gboolean
check_claim (AdduceCodebook *codebook, const char *stance, const char *evidence)
{
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
  g_autoptr (AdduceTag) tag = stance != NULL ? adduce_tag_new (stance, "any label") : NULL;
  g_autoptr (AdduceTagList) tags = model_tags (evidence);
  adduce_claim_builder_set_stance (builder, tag);
  adduce_claim_builder_set_evidence (builder, tags);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  g_autoptr (GError) error = NULL;
  gboolean known = adduce_codebook_check_claim (codebook, claim, &error);
  if (known)
    g_assert_no_error (error);
  else
    g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  return known;
}

static void
test_check (void)
{
  g_autoptr (AdduceCodebook) codebook = make_codebook ();
  g_assert_true (adduce_codebook_check_code (codebook, "stance", "oppose", NULL));
  assert_refused (codebook, "stance", "law", "support, oppose, unclear");
  assert_refused (codebook, "evidence", "Law", "law, study, letter");
  assert_refused (codebook, "frame", "law", "Small");

  g_assert_true (check_claim (codebook, NULL, NULL));
  g_assert_true (check_claim (codebook, "unclear", "letter|law"));
  g_assert_false (check_claim (codebook, "maybe", "law"));
  g_assert_false (check_claim (codebook, "oppose", "law|rumour"));
  g_assert_false (check_claim (codebook, NULL, "support"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-model/pattern", test_pattern);
  g_test_add_func ("/codebook-model/code", test_code);
  g_test_add_func ("/codebook-model/variable", test_variable);
  g_test_add_func ("/codebook-model/codebook", test_codebook);
  g_test_add_func ("/codebook-model/key", test_key);
  g_test_add_func ("/codebook-model/check", test_check);
  return g_test_run ();
}
