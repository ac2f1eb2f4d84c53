/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims, their builder, and ids.
 */
#include "model-fixture.h"

#include "scratch.h"

#define N_IDS 10000
#define N_THREADS 4

/* The time in a UUID version 7, in milliseconds since 1970; checks the rest of RFC 9562, section 5.7. */
static gint64
parse_id (const char *id)
{
  g_assert_true (g_regex_match_simple ("\\Aurn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}"
                                       "-[0-9a-f]{12}\\z",
                                       id, 0, 0));
  g_auto (GStrv) parts = g_strsplit (id + strlen ("urn:uuid:"), "-", -1);
  g_autofree char *time = g_strconcat (parts[0], parts[1], NULL);
  return g_ascii_strtoll (time, NULL, 16);
}

static void
test_id (void)
{
  /* The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 GMT-05:00 */
  g_assert_cmpint (parse_id ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), ==,
                   G_GINT64_CONSTANT (1645557742000));

  gint64 before = g_get_real_time () / 1000;
  g_autofree char *id = adduce_id_new ();
  gint64 after = g_get_real_time () / 1000;
  g_assert_cmpint (parse_id (id), >=, before);
  g_assert_cmpint (parse_id (id), <=, after);
}

static gpointer
make_ids_cb (gpointer unused)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_IDS; i++)
    {
      g_ptr_array_add (ids, adduce_id_new ());
      parse_id (ids->pdata[i]);
      if (i > 0)
        g_assert_cmpstr (ids->pdata[i - 1], <, ids->pdata[i]);
    }
  return ids;
}

static void
test_id_many (void)
{
  GThread *threads[N_THREADS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ids", make_ids_cb, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);
      for (guint j = 0; j < ids->len; j++)
        g_assert_true (g_hash_table_add (seen, g_strdup (ids->pdata[j])));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_THREADS * N_IDS);
}

typedef struct {
  const char *folder;
  guint number;
} IdChild;

static void
id_child_cb (gpointer user_data)
{
  IdChild *child = user_data;
  g_autofree char *name = g_strdup_printf ("%u", child->number);
  g_autofree char *id = adduce_id_new ();
  scratch_write (child->folder, name, id);
}

/* Children start with the same memory, in the same millisecond. */
static void
test_id_fork (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pid_t pids[8];
  g_free (adduce_id_new ());
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      IdChild child = { folder, i };
      pids[i] = scratch_fork (id_child_cb, &child);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      scratch_wait (pids[i]);
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_assert_true (g_hash_table_add (seen, scratch_read (folder, name)));
    }
  scratch_remove (folder);
}

static void
test_certainty (void)
{
  static const struct {
    AdduceCertainty certainty;
    const char *id;
  } table[] = {
    { ADDUCE_CERTAINTY_UNSET, NULL },
    { ADDUCE_CERTAINTY_LOW, "low" },
    { ADDUCE_CERTAINTY_MEDIUM, "medium" },
    { ADDUCE_CERTAINTY_HIGH, "high" },
  };
  AdduceCertainty certainty;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpstr (adduce_certainty_to_id (table[i].certainty), ==, table[i].id);
      certainty = ADDUCE_CERTAINTY_HIGH + 1;
      g_assert_true (adduce_certainty_from_id (table[i].id, &certainty));
      g_assert_cmpint (certainty, ==, table[i].certainty);
      g_assert_cmpstr (adduce_certainty_get_label (certainty), !=, "");
    }
  g_assert_true (adduce_certainty_from_id ("", &certainty));
  g_assert_cmpint (certainty, ==, ADDUCE_CERTAINTY_UNSET);
  g_assert_false (adduce_certainty_from_id ("High", &certainty));
  g_assert_false (adduce_certainty_from_id ("unset", &certainty));

  g_autoptr (GEnumClass) class = g_type_class_ref (ADDUCE_TYPE_CERTAINTY);
  g_assert_cmpuint (class->n_values, ==, 4);
  g_assert_cmpstr (g_enum_get_value (class, ADDUCE_CERTAINTY_UNSET)->value_nick, ==, "unset");
  g_assert_cmpstr (g_enum_get_value (class, ADDUCE_CERTAINTY_HIGH)->value_nick, ==, "high");
}

static AdduceClaim *
make_full (AdduceText *text)
{
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4,6-9");
  g_autoptr (AdduceTagList) speakers = model_tags ("mira=Mira");
  g_autoptr (AdduceTagList) issues = model_tags ("toll=The toll");
  g_autoptr (AdduceTagList) evidence = model_tags ("law=Law|study=Study");
  g_autoptr (AdduceTag) stance = adduce_tag_new ("oppose", "Opposes");
  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  adduce_claim_builder_set_evidence (builder, evidence);
  adduce_claim_builder_set_stance (builder, stance);
  adduce_claim_builder_set_certainty (builder, ADDUCE_CERTAINTY_LOW);
  adduce_claim_builder_set_note (builder, "hm");
  adduce_claim_builder_set_codebook_version (builder, 3);
  adduce_claim_builder_set_created (builder, 1000);
  adduce_claim_builder_set_modified (builder, 2000);
  return adduce_claim_builder_end (builder);
}

static void
test_new (void)
{
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  AdduceClaim *claim = model_claim (text, "0-4");
  gint64 after = g_get_real_time () / G_USEC_PER_SEC;

  parse_id (adduce_claim_get_id (claim));
  g_assert_cmpuint (adduce_claim_get_revision (claim), ==, 1);
  g_assert_cmpstr (adduce_claim_get_coder (claim), ==, "anna");
  g_assert_cmpint (adduce_claim_get_created (claim), >=, before);
  g_assert_cmpint (adduce_claim_get_created (claim), <=, after);
  g_assert_cmpint (adduce_claim_get_modified (claim), ==, adduce_claim_get_created (claim));
  g_autofree char *print = model_print (claim);
  g_assert_cmpstr (print, ==, "0-4;;;;;;");
  g_assert_null (adduce_claim_get_stance (claim));
  g_assert_null (adduce_claim_get_note (claim));
  g_assert_null (adduce_claim_get_extra (claim));
  g_assert_cmpuint (adduce_claim_get_codebook_version (claim), ==, 0);
  g_assert_finalize_object (claim);
}

static void
test_properties (void)
{
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  AdduceClaim *claim = make_full (text);
  g_autofree char *id = NULL, *coder = NULL, *note = NULL;
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceTagList) speakers = NULL, issues = NULL, evidence = NULL;
  g_autoptr (AdduceTag) stance = NULL;
  AdduceCertainty certainty;
  guint64 revision;
  gint64 created, modified;

  g_object_get (claim, "id", &id, "coder", &coder, "note", &note, "spans", &spans, "speakers", &speakers,
                "issues", &issues, "evidence", &evidence, "stance", &stance, "certainty", &certainty,
                "revision", &revision, "created", &created, "modified", &modified, NULL);
  g_assert_cmpstr (id, ==, adduce_claim_get_id (claim));
  g_assert_cmpstr (coder, ==, "anna");
  g_assert_cmpstr (note, ==, "hm");
  g_assert_true (spans == adduce_claim_get_spans (claim));
  g_assert_true (speakers == adduce_claim_get_speakers (claim));
  g_assert_true (issues == adduce_claim_get_issues (claim));
  g_assert_true (evidence == adduce_claim_get_evidence (claim));
  g_assert_true (stance == adduce_claim_get_stance (claim));
  g_assert_cmpint (certainty, ==, ADDUCE_CERTAINTY_LOW);
  g_assert_cmpuint (revision, ==, 1);
  g_assert_cmpint (created, ==, 1000);
  g_assert_cmpint (modified, ==, 2000);

  g_autofree char *words = adduce_claim_dup_text (claim, " … ");
  g_assert_cmpstr (words, ==, "They … aid");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 1)->prefix, ==, "They s");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 1)->suffix, ==, ": no.");
  g_assert_finalize_object (claim);
}

/* A later version leaves the earlier as it was. */
static void
test_version (void)
{
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  g_autoptr (AdduceClaim) claim = make_full (text);
  g_autofree char *before = model_print (claim);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTagList) none = adduce_tag_list_new_empty ();
  g_autoptr (AdduceSpanSet) spans = model_spans ("11-13");
  adduce_claim_builder_set_speakers (builder, none);
  adduce_claim_builder_set_issues (builder, none);
  adduce_claim_builder_set_evidence (builder, none);
  adduce_claim_builder_set_stance (builder, NULL);
  adduce_claim_builder_set_certainty (builder, ADDUCE_CERTAINTY_UNSET);
  adduce_claim_builder_set_note (builder, "");
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  g_autoptr (AdduceClaim) later = adduce_claim_builder_end (builder);

  g_autofree char *after = model_print (later), *still = model_print (claim);
  g_assert_cmpstr (after, ==, "11-13;;;;;;");
  g_assert_null (adduce_claim_get_note (later));
  g_assert_cmpstr (still, ==, before);
  g_assert_cmpstr (adduce_claim_get_id (later), ==, adduce_claim_get_id (claim));
  g_assert_cmpuint (adduce_claim_get_revision (later), ==, 2);
  g_assert_cmpint (adduce_claim_get_created (later), ==, 1000);
  g_assert_cmpint (adduce_claim_get_modified (later), >, 2000);

  /* and what the builder does next leaves alone what it made */
  adduce_claim_builder_set_note (builder, "later");
  g_assert_null (adduce_claim_get_note (later));
}

static void
test_outside (void)
{
  static const char *const outside[] = { "0-15", "14-15", "2-4,20-30", "4294967294-4294967295" };
  g_autoptr (AdduceText) text = model_text ("They said: no."); /* 14 */
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr (AdduceSpanSet) spans = model_spans (outside[i]);
      g_autoptr (GError) error = NULL;
      g_assert_false (adduce_claim_builder_set_spans (builder, spans, text, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
    }
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  g_autofree char *print = model_print (claim);
  g_assert_cmpstr (print, ==, "0-4;;;;;;");
}

/* The ways in which a claim can become another, each a letter. */
static void
change (AdduceClaimBuilder *builder, AdduceText *text, char what)
{
  g_autoptr (AdduceTagList) tags = model_tags ("other=Other");
  g_autoptr (AdduceTagList) relabelled = model_tags ("mira=Mira Kovač");
  g_autoptr (AdduceTag) tag = adduce_tag_new ("oppose", "Is against");
  g_autoptr (AdduceSpanSet) spans = model_spans ("2-3");
  g_autoptr (AdduceQuote) quote = adduce_quote_new ("Them", "", "");
  g_autoptr (AdduceQuote) quote2 = adduce_quote_new ("aid", "", "");
  AdduceQuote *quotes[] = { quote, quote2 };
  g_autoptr (AdduceSpanSet) same = model_spans ("0-4,6-9");

  switch (what)
    {
    case 's':
      adduce_claim_builder_set_speakers (builder, tags);
      break;
    case 'S':
      adduce_claim_builder_set_speakers (builder, relabelled);
      break;
    case 'i':
      adduce_claim_builder_set_issues (builder, tags);
      break;
    case 'e':
      adduce_claim_builder_set_evidence (builder, tags);
      break;
    case 'T':
      adduce_claim_builder_set_stance (builder, tag);
      break;
    case 't':
      adduce_claim_builder_set_stance (builder, NULL);
      break;
    case 'c':
      adduce_claim_builder_set_certainty (builder, ADDUCE_CERTAINTY_HIGH);
      break;
    case 'n':
      adduce_claim_builder_set_note (builder, NULL);
      break;
    case 'x':
      adduce_claim_builder_set_extra (builder, "{}");
      break;
    case 'p':
      adduce_claim_builder_set_spans (builder, spans, text, NULL);
      break;
    case 'q':
      adduce_claim_builder_set_spans_with_quotes (builder, same, quotes);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_same_content (void)
{
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  g_autoptr (AdduceClaim) claim = make_full (text);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_codebook_version (builder, 9);
  adduce_claim_builder_set_created (builder, 5);
  g_autoptr (AdduceClaim) copy = adduce_claim_builder_end (builder);
  g_assert_true (adduce_claim_same_content (claim, claim));
  g_assert_true (adduce_claim_same_content (claim, copy));

  for (const char *p = "sSieTtcnxpq"; *p != '\0'; p++)
    {
      g_autoptr (AdduceClaimBuilder) changed = adduce_claim_builder_new_from (claim);
      change (changed, text, *p);
      g_autoptr (AdduceClaim) other = adduce_claim_builder_end (changed);
      g_assert_false (adduce_claim_same_content (claim, other));
      g_assert_false (adduce_claim_same_content (other, claim));
    }
}

/* One side changes one thing and the other another: both are there, in either order, and can be taken back. */
static void
test_apply (void)
{
  static const char changes[] = "sieTcnxp";
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  g_autoptr (AdduceClaim) claim = make_full (text);

  for (const char *p = changes; *p != '\0'; p++)
    for (const char *q = changes; *q != '\0'; q++)
      {
        g_autoptr (AdduceClaimBuilder) one = adduce_claim_builder_new_from (claim);
        g_autoptr (AdduceClaimBuilder) two = adduce_claim_builder_new_from (claim);
        g_autoptr (AdduceClaimBuilder) both = adduce_claim_builder_new_from (claim);
        change (one, text, *p);
        change (two, text, *q);
        change (both, text, *p);
        change (both, text, *q);
        g_autoptr (AdduceClaim) p_done = adduce_claim_builder_end (one);
        g_autoptr (AdduceClaim) q_done = adduce_claim_builder_end (two);
        g_autoptr (AdduceClaim) expected = adduce_claim_builder_end (both);

        adduce_claim_builder_apply (two, claim, p_done);
        g_autoptr (AdduceClaim) applied = adduce_claim_builder_end (two);
        g_assert_true (adduce_claim_same_content (applied, expected));
        adduce_claim_builder_apply (two, p_done, claim);
        g_autoptr (AdduceClaim) taken_back = adduce_claim_builder_end (two);
        g_assert_true (adduce_claim_same_content (taken_back, *p == *q ? claim : q_done));
      }
}

static void
test_compare (void)
{
  static const char *const sorted[] = { "0-3", "0-4", "0-4,6-7", "0-4,6-8", "0-4,7-8", "1-2", "3-9", "10-11" };
  g_autoptr (AdduceText) text = model_text ("They said: no.");
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < 2; j++) /* of one place the one with the smaller id, the older, is first */
      g_ptr_array_add (claims, model_claim (text, sorted[i]));
  for (guint i = 0; i < claims->len; i++)
    for (guint j = 0; j < claims->len; j++)
      {
        int order = adduce_claim_compare (claims->pdata[i], claims->pdata[j]);
        g_assert_cmpint (CLAMP (order, -1, 1), ==, i < j ? -1 : i > j);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim/id", test_id);
  g_test_add_func ("/claim/id/many", test_id_many);
  g_test_add_func ("/claim/id/fork", test_id_fork);
  g_test_add_func ("/claim/certainty", test_certainty);
  g_test_add_func ("/claim/new", test_new);
  g_test_add_func ("/claim/properties", test_properties);
  g_test_add_func ("/claim/version", test_version);
  g_test_add_func ("/claim/outside", test_outside);
  g_test_add_func ("/claim/same-content", test_same_content);
  g_test_add_func ("/claim/apply", test_apply);
  g_test_add_func ("/claim/compare", test_compare);
  return g_test_run ();
}
