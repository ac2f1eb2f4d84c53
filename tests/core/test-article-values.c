/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of variables whose scope is the article: how they are kept, undone, found again after a crash, merged with
 * another copy, held against rules, filtered, counted and exported. The file is over 600 lines because all of that goes
 * by one codebook and the same few helpers.
 */
#include "model-fixture.h"

#include <unistd.h>

#include "scratch.h"
#include "sidecar-fixture.h"

#define CODEBOOK                                                                                                       \
  "{\"schemaVersion\": \"1.1\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"            \
  "\"title\": \"Own\", \"variables\": ["                                                                               \
  "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["                                       \
  "{\"id\": \"for\", \"label\": \"For\"}]},"                                                                           \
  "{\"id\": \"alignment\", \"label\": \"Alignment\", \"type\": \"one\", \"scope\": \"article\", \"values\": ["         \
  "{\"id\": \"favors\", \"label\": \"Favours it\"}, {\"id\": \"against\", \"label\": \"Against it\"},"                 \
  "{\"id\": \"pro\", \"label\": \"Pro\", \"mergedInto\": \"favors\"}]},"                                               \
  "{\"id\": \"pages\", \"label\": \"Pages\", \"type\": \"number\", \"scope\": \"article\", \"values\": []}],"          \
  "\"constraints\": [%s]}"

#define RULE(words) "{\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000beef\", \"kind\": " words "}"

static const char needs_alignment[] = RULE ("\"required\", \"variable\": \"alignment\"");
static const char pages_where_favors[] = RULE (
  "\"required\", \"variable\": \"pages\", \"when\": {\"variable\": \"alignment\", \"value\": \"favors\"}");
static const char no_for_where_against[] = RULE (
  "\"not-together\", \"variable\": \"stance\", \"value\": \"for\", "
  "\"with\": {\"variable\": \"alignment\", \"value\": \"against\"}");

static AdduceCodebook *
make_codebook (const char *constraints)
{
  g_autofree char *text = g_strdup_printf (CODEBOOK, constraints);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_codebook_parse (bytes, &error);

  g_assert_no_error (error);
  return codebook;
}

static AdduceSession *
open_session (const char *folder)
{
  g_autofree char *path = scratch_path (folder, "a.txt");
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceCodebook) codebook = make_codebook ("");
  g_autoptr (GError) error = NULL;
  AdduceSession *session = adduce_session_open (path, coder, codebook, NULL, &error);

  g_assert_no_error (error);
  return session;
}

/* @value: "" unsets */
static gboolean
set (AdduceSession *session, const char *variable_id, const char *value, GError **error)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, variable_id);
  AdduceCode *code = adduce_variable_lookup (variable, value);
  g_autoptr (AdduceTag) plain = *value != '\0' ? adduce_tag_new_plain (value) : NULL;
  AdduceTag *tag = code != NULL ? adduce_code_get_tag (code) : plain;
  g_autoptr (AdduceTagList) tags = tag != NULL ? adduce_tag_list_new (&tag, 1) : NULL;
  g_autoptr (AdduceCommand) command
    = adduce_command_new_set_values (adduce_session_get_article (session), variable_id, tags, codebook);

  return adduce_session_perform (session, command, error);
}

/* "alignment=favors;pages=3" */
static char *
describe (AdduceClaim *article)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) ids = article != NULL ? adduce_claim_list_variables (article) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_string_append_printf (
      text, "%s%s=%s", i > 0 ? ";" : "", ids[i],
      adduce_tag_get_code (adduce_tag_list_get_tag (adduce_claim_get_values (article, ids[i]), 0)));
  return g_string_free (text, FALSE);
}

static void
assert_article (AdduceClaim *article, const char *expected)
{
  g_autofree char *text = describe (article);

  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (guint *n_notified)
{
  (*n_notified)++;
}

static AdduceSidecar *
load (const char *folder)
{
  g_autofree char *path = scratch_path (folder, "a.txt.anna.claims.json");
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (path, NULL, &error);

  g_assert_no_error (error);
  return sidecar;
}

static void
test_session (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "a.txt", "some words");
  g_autoptr (AdduceSession) session = open_session (folder);
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (session, "notify::article", G_CALLBACK (count_cb), &n_notified);
  assert_article (adduce_session_get_article (session), "");
  g_assert_true (set (session, "alignment", "favors", &error));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (set (session, "pages", "3", &error));
  assert_article (adduce_session_get_article (session), "alignment=favors;pages=3");
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_claims (session)), ==, 0);
  g_assert_cmpint (adduce_session_get_status (session), ==, ADDUCE_STATUS_NEW);

  /* undone and redone one by one, under the label of a claim's */
  AdduceHistory *history = adduce_session_get_history (session);
  g_assert_cmpstr (adduce_command_get_label (adduce_history_peek_undo (history)), ==, "Set Pages to “3”");
  g_assert_true (adduce_session_undo (session, &error));
  assert_article (adduce_session_get_article (session), "alignment=favors");
  g_assert_true (adduce_session_undo (session, &error));
  assert_article (adduce_session_get_article (session), "");
  g_assert_true (adduce_session_redo (session, &error));
  g_assert_true (adduce_session_redo (session, &error));
  assert_article (adduce_session_get_article (session), "alignment=favors;pages=3");

  g_assert_false (set (session, "pages", "three", &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (adduce_session_flush (session, &error));
  g_assert_no_error (error);
  g_clear_object (&session);

  g_autoptr (AdduceSidecar) sidecar = load (folder);
  assert_article (adduce_sidecar_get_article (sidecar), "alignment=favors;pages=3");
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, 0);
  session = open_session (folder);
  assert_article (adduce_session_get_article (session), "alignment=favors;pages=3");
  scratch_remove (folder);
}

/* A claim and a value of its article, made as one, are undone as one. */
static void
test_joined (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "a.txt", "some words");
  g_autoptr (AdduceSession) session = open_session (folder);
  g_autoptr (AdduceClaim) claim = model_claim (adduce_session_get_text (session), "0-4");
  g_autoptr (AdduceTagList) against = model_tags ("against=Against it");
  g_autoptr (AdduceCommand) add = adduce_command_new_add (claim);
  g_autoptr (AdduceCommand) value = adduce_command_new_set_values (
    adduce_session_get_article (session), "alignment", against, adduce_session_get_codebook (session));
  AdduceCommand *const both[] = { add, value };
  g_autoptr (AdduceCommand) command = adduce_command_new_joined (both, 2, NULL);
  AdduceClaimSet *claims = adduce_session_get_claims (session);

  g_assert_true (adduce_session_perform (session, command, NULL));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (claims), ==, 1);
  assert_article (adduce_session_get_article (session), "alignment=against");
  g_assert_true (adduce_session_undo (session, NULL));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (claims), ==, 0);
  assert_article (adduce_session_get_article (session), "");
  g_assert_true (adduce_session_flush (session, NULL));
  scratch_remove (folder);
}

static void
crash_run (gpointer user_data)
{
  AdduceSession *session = open_session (user_data);

  g_assert_true (set (session, "alignment", "against", NULL));
  g_assert_true (set (session, "alignment", "favors", NULL));
  _exit (0);
}

static void
test_crash (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "a.txt", "some words");
  scratch_run (crash_run, folder);
  g_assert_cmpuint (scratch_count (folder), ==, 1); /* it was never saved */

  g_autoptr (AdduceSession) session = open_session (folder);
  assert_article (adduce_session_get_article (session), "alignment=favors");
  g_assert_true (adduce_session_flush (session, NULL));
  g_clear_object (&session);
  g_autoptr (AdduceSidecar) sidecar = load (folder);
  assert_article (adduce_sidecar_get_article (sidecar), "alignment=favors");
  scratch_remove (folder);
}

/* --- the file --- */

/* What a file is that has said something of its article, as docs/sidecar.md has it. */
#define RECORD                                                                                                         \
  "  \"articleValues\": {\n"                                                                                           \
  "    \"id\": \"urn:uuid:019b0c6e-5a00-7000-8000-0000000000aa\",\n"                                                   \
  "    \"type\": \"Annotation\",\n"                                                                                    \
  "    \"motivation\": \"classifying\",\n"                                                                             \
  "    \"created\": \"2031-03-04T09:15:00Z\",\n"                                                                       \
  "    \"modified\": \"2031-03-05T09:15:00Z\",\n"                                                                      \
  "    \"revision\": 4,\n"                                                                                             \
  "    \"target\": \"ferry-toll.txt\",\n"                                                                              \
  "    \"body\": [\n"                                                                                                  \
  "      {\n"                                                                                                          \
  "        \"type\": \"TextualBody\",\n"                                                                               \
  "        \"purpose\": \"classifying\",\n"                                                                            \
  "        \"dimension\": \"alignment\",\n"                                                                            \
  "        \"code\": \"favors\",\n"                                                                                    \
  "        \"value\": \"Favours it\"\n"                                                                                \
  "      }\n"                                                                                                          \
  "    ],\n"                                                                                                           \
  "    \"later\": {\n"                                                                                                 \
  "      \"unknown\": true\n"                                                                                          \
  "    }\n"                                                                                                            \
  "  },\n"

static void
test_file (void)
{
  g_autoptr (GBytes) plain = fixture_read (FIXTURE_PLAIN);
  g_autofree char *before = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_autofree char *newer
    = fixture_replace (before, "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1.1\"", 0, NULL);
  g_autofree char *with = fixture_replace (newer, "  \"items\": [\n", RECORD "  \"items\": [\n", 0, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (with, strlen (with));
  g_autoptr (AdduceSidecar) sidecar = fixture_parse (bytes);
  g_autofree char *after = fixture_to_text (sidecar);

  /* byte for byte, with what is not known */
  g_assert_cmpstr (after, ==, with);
  assert_article (adduce_sidecar_get_article (sidecar), "alignment=favors");
  g_autoptr (AdduceSidecar) old = fixture_parse (plain);
  g_assert_null (adduce_sidecar_get_article (old));
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, adduce_sidecar_get_n_claims (old));

  /* A file of a coder who says nothing of the article stays one of version 1.0. */
  g_autofree char *same = fixture_to_text (old);
  g_assert_cmpstr (same, ==, before);
  adduce_sidecar_put (old, adduce_sidecar_get_article (sidecar));
  g_autofree char *put = fixture_to_text (old);
  g_assert_nonnull (strstr (put, "\"schemaVersion\": \"1.1\""));
  g_assert_nonnull (strstr (put, "\"articleValues\": \"claims:articleValues\""));
}

/* What is wrong in it is told with its line, and the file refused. */
static void
test_bad (void)
{
  static const struct {
    const char *from, *to, *sentence;
  } cases[] = {
    { "\"revision\": 4", "\"revision\": 0", "revision" },
    { "\"target\": \"ferry-toll.txt\"", "\"target\": []", "target" },
    { "\"type\": \"Annotation\",\n    \"motivation\"", "\"type\": \"Note\",\n    \"motivation\"", "Annotation" },
  };
  g_autoptr (GBytes) plain = fixture_read (FIXTURE_PLAIN);
  g_autofree char *before = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_autofree char *with = fixture_replace (before, "  \"items\": [\n", RECORD "  \"items\": [\n", 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fixture_replace (with, cases[i].from, cases[i].to, 0, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_assert_null (adduce_sidecar_parse (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].sentence));
      g_assert_nonnull (strstr (error->message, "line "));
    }
}

/* --- merging --- */

/* @values: "alignment=favors;pages=3"; NULL leaves it without */
static AdduceSidecar *
make_side (AdduceText *text, const char *id, guint64 revision, const char *values)
{
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  AdduceSidecar *sidecar = adduce_sidecar_new (coder, "a.txt", text);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article ("anna");
  g_auto (GStrv) parts = g_strsplit (values != NULL ? values : "", ";", -1);

  if (values == NULL)
    return sidecar;
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_created (builder, 1930212900);
  adduce_claim_builder_set_modified (builder, 1930212900 + (gint64) revision);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_autoptr (AdduceTag) tag = adduce_tag_new (pair[1], pair[1]);
      g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

      adduce_claim_builder_set_values (builder, pair[0], tags);
    }
  g_autoptr (AdduceClaim) article = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, article);
  return sidecar;
}

#define ID_A "urn:uuid:019b0c6e-5a00-7000-8000-00000000000a"
#define ID_B "urn:uuid:019b0c6e-5a00-7000-8000-00000000000b"

typedef struct {
  const char *id;
  guint64 revision;
  const char *values;
} Version;

static const struct {
  const char *base; /* revision 1 of A */
  Version mine, theirs;
  const char *merged;
  gboolean conflict;
} merges[] = {
  { NULL, { ID_A, 1, "alignment=favors" }, { NULL, 0, NULL }, "alignment=favors", FALSE },
  /* both began on their own, about different things */
  { NULL, { ID_A, 1, "alignment=favors" }, { ID_B, 3, "pages=p3" }, "alignment=favors;pages=p3", FALSE },
  /* about the same: the larger revision, and the other is kept */
  { NULL, { ID_A, 1, "alignment=favors" }, { ID_B, 3, "alignment=against" }, "alignment=against", TRUE },
  { "alignment=favors", { ID_A, 2, "alignment=against" }, { ID_A, 1, "alignment=favors" }, "alignment=against", FALSE },
  { "alignment=favors", { ID_A, 2, "alignment=against" }, { ID_A, 2, "alignment=favors;pages=p3" },
    "alignment=against;pages=p3", FALSE },
  /* unset by one, left alone by the other */
  { "alignment=favors;pages=p3", { ID_A, 2, "alignment=favors" }, { ID_A, 2, "alignment=against;pages=p3" },
    "alignment=against", FALSE },
  { "alignment=favors", { ID_A, 3, "alignment=against" }, { ID_A, 2, "alignment=pro" }, "alignment=against", TRUE },
};

static void
test_merge (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");

  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (AdduceSidecar) base = merges[i].base != NULL ? make_side (text, ID_A, 1, merges[i].base) : NULL;
      g_autoptr (AdduceSidecar) mine
        = make_side (text, merges[i].mine.id, merges[i].mine.revision, merges[i].mine.values);
      g_autoptr (AdduceSidecar) theirs
        = make_side (text, merges[i].theirs.id, merges[i].theirs.revision, merges[i].theirs.values);
      guint n_here = 0, n_there = 0;
      g_autoptr (AdduceSidecar) here = adduce_sidecar_merge (base, mine, theirs, &n_here);
      g_autoptr (AdduceSidecar) there = adduce_sidecar_merge (base, theirs, mine, &n_there);
      g_autoptr (AdduceSidecar) again = adduce_sidecar_merge (base, here, theirs, NULL);

      g_test_message ("case %u", i);
      assert_article (adduce_sidecar_get_article (here), merges[i].merged);
      g_assert_cmpuint (n_here > 0, ==, merges[i].conflict);
      /* both computers come to the same, and doing it again changes nothing */
      fixture_assert_same (here, there);
      fixture_assert_same (here, again);
      g_autofree char *bytes = fixture_to_text (here);
      g_assert_cmpint (strstr (bytes, "\"conflict\": [") != NULL, ==, merges[i].conflict);
    }
}

/* Two said different things: the one that is shown and the other wait, and the other can be taken. */
static void
test_settle (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "a.txt", "some words");
  g_autoptr (AdduceSession) one = open_session (folder);
  g_autoptr (AdduceSession) two = open_session (folder);

  g_assert_true (set (one, "alignment", "favors", NULL));
  g_assert_true (set (one, "pages", "12", NULL));
  g_assert_true (set (two, "alignment", "against", NULL));
  g_assert_true (adduce_session_flush (one, NULL));
  g_assert_true (adduce_session_flush (two, NULL));
  {
    g_autoptr (GPtrArray) waiting = adduce_session_list_contested (two);
    g_assert_cmpuint (waiting->len, ==, 1);
    g_assert_true (adduce_claim_is_about_article (waiting->pdata[0]));
    g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (waiting->pdata[0]);
    g_assert_cmpuint (conflict->versions->len, ==, 1);
    g_assert_false (conflict->removed);
    /* what one side alone said is no question; the larger revision is shown */
    assert_article (adduce_session_get_article (two), "alignment=favors;pages=12");
    assert_article (conflict->versions->pdata[0], "alignment=against");
    g_assert_true (adduce_session_is_own_version (two, conflict->versions->pdata[0]));
    g_assert_false (adduce_session_is_own_version (two, waiting->pdata[0]));

    const char *const fields[] = { "alignment", NULL };
    g_autoptr (AdduceCommand) command =
      adduce_command_new_settle (waiting->pdata[0], conflict->versions->pdata[0], fields);
    g_autoptr (GError) error = NULL;
    g_assert_true (adduce_session_perform (two, command, &error));
    g_assert_no_error (error);
  }
  assert_article (adduce_session_get_article (two), "alignment=against;pages=12");
  {
    g_autoptr (GPtrArray) waiting = adduce_session_list_contested (two);
    g_assert_cmpuint (waiting->len, ==, 0);
  }
  g_assert_true (adduce_session_flush (two, NULL));
  g_autofree char *text = scratch_read (folder, "a.txt.anna.claims.json");
  g_assert_null (strstr (text, "\"conflict\": ["));
  g_assert_true (adduce_session_undo (two, NULL));
  assert_article (adduce_session_get_article (two), "alignment=favors;pages=12");
  g_clear_object (&one);
  g_clear_object (&two);
  scratch_remove (folder);
}

/* What another program wrote meanwhile is shown, and one's own change is kept. */
static void
test_outside (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "a.txt", "some words");
  g_autoptr (AdduceSession) one = open_session (folder);
  g_autoptr (AdduceSession) two = open_session (folder);

  g_assert_true (set (one, "alignment", "favors", NULL));
  g_assert_true (adduce_session_flush (one, NULL));
  g_assert_true (set (two, "pages", "12", NULL));
  g_assert_true (adduce_session_flush (two, NULL));
  assert_article (adduce_session_get_article (two), "alignment=favors;pages=12");
  adduce_session_check_outside (one);
  assert_article (adduce_session_get_article (one), "alignment=favors;pages=12");

  /* the history of the first goes on, about what it changed */
  g_assert_true (adduce_session_undo (one, NULL));
  assert_article (adduce_session_get_article (one), "pages=12");
  g_assert_true (adduce_session_flush (one, NULL));
  g_clear_object (&one);
  g_clear_object (&two);
  scratch_remove (folder);
}

/* --- rules --- */

static AdduceClaim *
make_article (const char *values)
{
  g_autoptr (AdduceText) text = model_text ("some words");
  g_autoptr (AdduceSidecar) sidecar = make_side (text, ID_A, 1, values);

  return g_object_ref (adduce_sidecar_get_article (sidecar));
}

static const struct {
  const char *rule;
  const char *stance; /* of a claim; NULL: the article is asked */
  const char *article; /* NULL: nothing was ever said */
  gboolean kept;
} rules[] = {
  { needs_alignment, NULL, NULL, FALSE },
  { needs_alignment, NULL, "", FALSE },
  { needs_alignment, NULL, "alignment=favors", TRUE },
  { needs_alignment, "", "", TRUE }, /* asked of the article, not of each claim */
  { pages_where_favors, NULL, "", TRUE },
  { pages_where_favors, NULL, "alignment=against", TRUE },
  { pages_where_favors, NULL, "alignment=favors", FALSE },
  { pages_where_favors, NULL, "alignment=pro", FALSE }, /* merged into it */
  { pages_where_favors, NULL, "alignment=favors;pages=3", TRUE },
  { no_for_where_against, "for", "alignment=against", FALSE },
  { no_for_where_against, "for", "alignment=favors", TRUE },
  { no_for_where_against, "for", NULL, TRUE },
  { no_for_where_against, "", "alignment=against", TRUE },
  { no_for_where_against, NULL, "alignment=against", TRUE },
};

static void
test_rules (void)
{
  g_autoptr (AdduceText) text = model_text ("some words");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (AdduceCodebook) codebook = make_codebook (rules[i].rule);
      g_autoptr (AdduceConstraint) rule = g_list_model_get_item (adduce_codebook_get_constraints (codebook), 0);
      g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
      g_autoptr (AdduceTagList) stance = model_tags (rules[i].stance != NULL ? rules[i].stance : "");
      g_autoptr (AdduceClaim) claim = NULL;
      g_autoptr (AdduceClaim) article = rules[i].article != NULL ? make_article (rules[i].article) : NULL;

      adduce_claim_builder_set_values (builder, "stance", stance);
      claim = adduce_claim_builder_end (builder);
      if (adduce_constraint_is_kept (rule, rules[i].stance != NULL ? claim : NULL, article, codebook) != rules[i].kept)
        g_error ("case %u: %s", i, rules[i].rule);
    }
}

/* --- a corpus --- */

static char *
export_as (const char *folder, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  AdduceExportOptions options = { .format = format };
  g_autoptr (GError) error = NULL;
  AdduceExportResult *result = adduce_export_corpus_to_stream (folder, stream, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  adduce_export_result_free (result);
  g_output_stream_close (stream, NULL, NULL);
  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Two articles with a claim each; of the first its coder says something. */
static char *
make_corpus (const char *constraints)
{
  char *folder = scratch_new ();
  g_autofree char *codebook = g_strdup_printf (CODEBOOK, constraints);
  scratch_write (folder, "codebook.json", codebook);
  static const char *const names[] = { "a.txt", "b.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      scratch_write (folder, names[i], "some words");
      g_autofree char *path = scratch_path (folder, names[i]);
      g_autoptr (AdduceText) text = model_text ("some words");
      g_autoptr (AdduceClaim) claim = model_claim (text, "0-4");
      g_autoptr (AdduceSidecar) with = make_side (text, ID_A, 1, i == 0 ? "alignment=pro" : NULL);
      g_autoptr (AdduceCoder) coder = fixture_coder ();
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, names[i], text);
      g_autofree char *target = adduce_paths_sidecar (path, "anna");
      AdduceFileStamp stamp = { 0 };
      g_autoptr (AdduceSidecar) saved = NULL;

      if (adduce_sidecar_get_article (with) != NULL)
        adduce_sidecar_put (sidecar, adduce_sidecar_get_article (with));
      adduce_sidecar_put (sidecar, claim);
      g_assert_true (adduce_sidecar_save (target, NULL, sidecar, &stamp, &saved, NULL, NULL));
    }
  return folder;
}

static void
test_corpus (void)
{
  g_autofree char *folder = make_corpus (needs_alignment);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);

  /* filtered by what it was merged into; shown by that one's name */
  g_autoptr (AdduceClaimField) field = adduce_claim_field_new ("alignment", codebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (adduce_claim_field_is_variable (field)); /* nothing that claims are retagged by */
  corpus = adduce_corpus_new (folder);
  g_assert_true (adduce_corpus_load_list (corpus, NULL, NULL, &error));
  g_autoptr (AdduceCorpusClaims) claims = adduce_corpus_claims_new (corpus);
  g_assert_true (adduce_corpus_claims_load (claims, NULL, &error));
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_assert_cmpuint (rows->len, ==, 2);
  g_autofree char *first = adduce_claim_field_dup_text (field, rows->pdata[0], ", ");
  g_autofree char *second = adduce_claim_field_dup_text (field, rows->pdata[1], ", ");
  g_assert_cmpstr (first, ==, "Favours it");
  g_assert_cmpstr (second, ==, "");
  g_assert_true (adduce_claim_field_matches (field, rows->pdata[0], "favors"));
  g_assert_true (adduce_claim_field_matches (field, rows->pdata[1], ""));

  g_autoptr (AdduceCodeUsage) usage = adduce_code_usage_new_for_corpus (folder, NULL, &error);
  g_assert_cmpuint (adduce_code_usage_count (usage, "alignment", "pro"), ==, 1);
  g_assert_cmpuint (adduce_code_usage_count (usage, "alignment", NULL), ==, 1);

  /* what is left to do says so of the second article alone */
  g_autoptr (GPtrArray) todos = adduce_todo_list_corpus (folder, "anna", NULL, &error);
  g_assert_cmpuint (todos->len, ==, 2);
  const AdduceTodo *a = todos->pdata[0], *b = todos->pdata[1];
  g_assert_cmpuint (a->violations->len, ==, 0);
  g_assert_cmpuint (b->violations->len, ==, 1);
  g_assert_cmpstr (((AdduceViolation *) b->violations->pdata[0])->message, ==, "“Alignment” is required");
  scratch_remove (folder);
}

static void
test_export (void)
{
  g_autofree char *folder = make_corpus ("");
  g_autofree char *csv = export_as (folder, "csv");
  g_autofree char *tsv = export_as (folder, "tsv");
  g_autofree char *jsonl = export_as (folder, "jsonl");
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  g_auto (GStrv) tabbed = g_strsplit (tsv, "\r\n", -1);
  g_auto (GStrv) objects = g_strsplit (jsonl, "\n", -1);

  /* Then the article's day and outlet, of which nothing is known here. */
  g_assert_true (
    g_str_has_suffix (lines[0], ",var_alignment,var_alignment_labels,var_pages,article_date,article_outlet"));
  g_assert_true (g_str_has_suffix (lines[1], ",favors,Favours it,,,"));
  g_assert_true (g_str_has_suffix (lines[2], ",,,,,"));
  g_assert_true (g_str_has_suffix (tabbed[1], "\tfavors\tFavours it\t\t\t"));
  g_assert_nonnull (strstr (objects[0], "\"article_values\":{\"alignment\":[\"favors\"]}"));
  g_assert_nonnull (strstr (objects[0], "\"article_value_labels\":{\"alignment\":[\"Favours it\"]}"));
  g_assert_null (strstr (objects[1], "article_values"));
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/article-values/session", test_session);
  g_test_add_func ("/article-values/joined", test_joined);
  g_test_add_func ("/article-values/crash", test_crash);
  g_test_add_func ("/article-values/file", test_file);
  g_test_add_func ("/article-values/bad", test_bad);
  g_test_add_func ("/article-values/merge", test_merge);
  g_test_add_func ("/article-values/outside", test_outside);
  g_test_add_func ("/article-values/settle", test_settle);
  g_test_add_func ("/article-values/rules", test_rules);
  g_test_add_func ("/article-values/corpus", test_corpus);
  g_test_add_func ("/article-values/export", test_export);
  return g_test_run ();
}
