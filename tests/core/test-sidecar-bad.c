/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sidecars that are damaged, of another version, or not what the format asks for: each an error
 * that names the line, never a crash, and nothing that could not be read again is ever written.
 */
#include "adduce.h"

#include <string.h>

#include "scratch.h"
#include "sidecar-fixture.h"

#define N_MUTATIONS 30000

/* Instead of a distance: the message points to the first line. */
#define TOP G_MININT

static char *
read_plain (void)
{
  g_autoptr (GBytes) bytes = fixture_read (FIXTURE_PLAIN);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static AdduceSidecar *
parse_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return adduce_sidecar_parse (bytes, error);
}

static void
assert_refused (const char *text, AdduceError code, guint line, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = parse_text (text, &error);
  if (sidecar != NULL)
    g_error ("taken, though %s should be refused", words);
  g_assert_error (error, ADDUCE_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_autofree char *place = g_strdup_printf ("line %u", line);
  if ((line > 0
       && (!g_str_has_prefix (error->message, place)
           || g_ascii_isdigit (error->message[strlen (place)])))
      || strstr (error->message, words) == NULL)
    g_error ("“%s” is not “%s: …%s…”", error->message, place, words);
}

/* One mistake in a good file. @down: lines between what is replaced and where the message points.
 */
static const struct {
  const char *from;
  const char *to;
  guint nth;
  int down;
  AdduceError code;
  const char *words;
} mistakes[] = {
  /* versions */
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.0\"", 0, 0, ADDUCE_ERROR_VERSION,
    "newer Adduce" },
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"17.3\"", 0, 0, ADDUCE_ERROR_VERSION,
    "17.3" },
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"0.9\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "version" },
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "version" },
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1.01\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "version" },
  { "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": 1", 0, 0, ADDUCE_ERROR_FORMAT,
    "text in quotation" },
  { "\"schemaVersion\"", "\"schemaversion\"", 1, TOP, ADDUCE_ERROR_FORMAT,
    "“schemaVersion” is missing" },
  /* the page */
  { "\"type\": \"AnnotationPage\"", "\"type\": \"AnnotationCollection\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "type" },
  { "\"http://www.w3.org/ns/anno.jsonld\"", "\"http://example.org/\"", 0, -1, ADDUCE_ERROR_FORMAT,
    "@context" },
  { "\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000a001\"", "\"id\": \"urn:uuid:019B0C6E\"", 0,
    0, ADDUCE_ERROR_FORMAT, "urn:uuid:019B0C6E" },
  { "\"created\": \"2031-03-04T10:15:00Z\"", "\"created\": \"2031-03-04T10:15:00+01:00\"", 0, 0,
    ADDUCE_ERROR_FORMAT, "must be a time" },
  { "\"created\": \"2031-03-04T10:15:00Z\"", "\"created\": \"2031-02-29T10:15:00Z\"", 0, 0,
    ADDUCE_ERROR_FORMAT, "must be a time" },
  { "\"created\": \"2031-03-04T10:15:00Z\"", "\"created\": \"2031-13-04T10:15:00Z\"", 0, 0,
    ADDUCE_ERROR_FORMAT, "must be a time" },
  { "\"created\": \"2031-03-04T10:15:00Z\"", "\"created\": \"today\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "today" },
  { "\"status\": \"in-progress\"", "\"status\": \"half\"", 0, 0, ADDUCE_ERROR_FORMAT, "half" },
  { "\"status\": \"in-progress\"", "\"status\": null", 0, 0, ADDUCE_ERROR_FORMAT, "status" },
  { "\"items\": [", "\"items\": {\"a\": [", 0, 0, ADDUCE_ERROR_JSON, "" },
  { "\"items\":", "\"itemz\":", 0, TOP, ADDUCE_ERROR_FORMAT, "“items” is missing" },
  /* the coder */
  { "\"nickname\": \"anna\"", "\"nickname\": \"Anna L\"", 0, 0, ADDUCE_ERROR_FORMAT, "Anna L" },
  { "\"nickname\": \"anna\"", "\"nickname\": \"-anna\"", 0, 0, ADDUCE_ERROR_FORMAT, "nickname" },
  { "\"nickname\": \"anna\"", "\"nick\": \"anna\"", 0, -4, ADDUCE_ERROR_FORMAT,
    "“nickname” is missing" },
  { "\"type\": \"Person\"", "\"type\": \"Robot\"", 0, 0, ADDUCE_ERROR_FORMAT, "Person" },
  /* the article */
  { "\"source\": \"ferry-toll.txt\"", "\"source\": \"../ferry-toll.txt\"", 0, 0,
    ADDUCE_ERROR_FORMAT, "source" },
  { "\"source\": \"ferry-toll.txt\"", "\"source\": \"/ferry-toll.txt\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "source" },
  { "\"source\": \"ferry-toll.txt\"", "\"source\": \"a/../b.txt\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "source" },
  { "\"source\": \"ferry-toll.txt\"", "\"source\": \"a b.txt\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "source" },
  { "\"source\": \"ferry-toll.txt\"", "\"source\": \"\"", 0, 0, ADDUCE_ERROR_FORMAT, "source" },
  { "\"length\": 495", "\"length\": -1", 0, 0, ADDUCE_ERROR_FORMAT, "length" },
  { "\"length\": 495", "\"length\": 2147483648", 0, 0, ADDUCE_ERROR_FORMAT, "2147483648" },
  { "\"length\": 495", "\"length\": 495.0", 0, 0, ADDUCE_ERROR_JSON, "whole numbers" },
  { "\"length\": 495", "\"length\": \"495\"", 0, 0, ADDUCE_ERROR_FORMAT, "whole number" },
  { "\"textDigest\": \"sha256:", "\"textDigest\": \"sha512:", 0, 0, ADDUCE_ERROR_FORMAT, "digest" },
  { "\"fileDigest\": \"sha256:", "\"fileDigest\": \"sha256:0", 0, 0, ADDUCE_ERROR_FORMAT,
    "fileDigest" },
  { "\"extractor\": \"plain-1\"", "\"extractor\": []", 0, 0, ADDUCE_ERROR_FORMAT, "extractor" },
  /* the codebook */
  { "\"version\": 3", "\"version\": 0", 0, 0, ADDUCE_ERROR_FORMAT, "version" },
  /* claims */
  { "\"id\": \"urn:uuid:019b0c6e-5a00-7000-8000-000000000002\"",
    "\"id\": \"urn:uuid:019b0c6e-5a00-7000-8000-000000000001\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "another claim has the id" },
  { "\"motivation\": \"classifying\"", "\"motivation\": \"commenting\"", 2, 0, ADDUCE_ERROR_FORMAT,
    "motivation" },
  { "\"type\": \"Annotation\"", "\"type\": \"annotation\"", 1, 0, ADDUCE_ERROR_FORMAT,
    "Annotation" },
  { "\"revision\": 1", "\"revision\": 0", 0, 0, ADDUCE_ERROR_FORMAT, "revision" },
  { "\"revision\": 1", "\"revision\": 9007199254740992", 0, 0, ADDUCE_ERROR_JSON, "too large" },
  { "\"codebookVersion\": 3", "\"codebookVersion\": 0", 1, 0, ADDUCE_ERROR_FORMAT,
    "codebookVersion" },
  { "\"target\": [", "\"target\": [], \"old\": [", 1, 0, ADDUCE_ERROR_FORMAT, "at least 1" },
  { "\"body\": [", "\"bodies\": [", 1, -27, ADDUCE_ERROR_FORMAT, "“body” is missing" },
  /* spans */
  { "\"end\": 166", "\"end\": 135", 0, 0, ADDUCE_ERROR_FORMAT, "135–135 is empty or reversed" },
  { "\"end\": 166", "\"end\": 134", 0, 0, ADDUCE_ERROR_FORMAT, "135–134 is empty or reversed" },
  { "\"start\": 210", "\"start\": 165", 0, -24, ADDUCE_ERROR_FORMAT, "overlap or touch" },
  { "\"start\": 210", "\"start\": 166", 0, -24, ADDUCE_ERROR_FORMAT, "overlap or touch" },
  { "\"start\": 210", "\"start\": -1", 0, 0, ADDUCE_ERROR_FORMAT, "start" },
  { "\"start\": 210", "\"begin\": 210", 0, -2, ADDUCE_ERROR_FORMAT, "“start” is missing" },
  { "\"type\": \"TextPositionSelector\"", "\"type\": \"TextQuoteSelector\"", 1, 0,
    ADDUCE_ERROR_FORMAT, "TextPositionSelector" },
  { "\"exact\": \"A toll pays for the second boat\"", "\"exact\": \"\"", 1, 0, ADDUCE_ERROR_FORMAT,
    "must not be empty" },
  { "\"type\": \"SpecificResource\"", "\"type\": \"SpecificResources\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "SpecificResource" },
  /* bodies */
  { "\"code\": \"oppose\"", "\"code\": \"Is Against\"", 0, 0, ADDUCE_ERROR_FORMAT, "Is Against" },
  { "\"code\": \"oppose\"", "\"code\": \"-oppose\"", 0, 0, ADDUCE_ERROR_FORMAT, "code" },
  { "\"code\": \"oppose\"", "\"codes\": \"oppose\"", 0, -4, ADDUCE_ERROR_FORMAT,
    "“code” is missing" },
  { "\"value\": \"Opposes\"", "\"value\": 1", 0, 0, ADDUCE_ERROR_FORMAT, "value" },
  { "\"value\": \"Two pieces.", "\"text\": \"Two pieces.", 0, -4, ADDUCE_ERROR_FORMAT,
    "“value” is missing" },
  /* tombstones */
  { "\"id\": \"urn:uuid:019b0c6e-5a00-7000-8000-000000000099\"", "\"id\": 99", 0, 0,
    ADDUCE_ERROR_FORMAT, "id" },
  { "\"modified\": \"2031-03-04T10:40:00Z\"", "\"modified\": \"\"", 0, 0, ADDUCE_ERROR_FORMAT,
    "modified" },
  /* JSON itself */
  { "\"type\": \"AnnotationPage\"", "\"type\": \"AnnotationPage\", \"type\": \"x\"", 0, 0,
    ADDUCE_ERROR_JSON, "already" },
  { "\"Ömer Vand\"", "\"\\ud800mer Vand\"", 0, 0, ADDUCE_ERROR_JSON, "surrogate" },
  { "\"Ömer Vand\"", "\"\xd6mer Vand\"", 0, 0, ADDUCE_ERROR_JSON, "UTF-8" },
  { "\"Ömer Vand\"", "'Ömer Vand'", 0, 0, ADDUCE_ERROR_JSON, "value must stand here" },
};

static void
test_mistakes (void)
{
  g_autofree char *text = read_plain ();
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      guint line;
      g_autofree char *changed = fixture_replace (text, mistakes[i].from, mistakes[i].to,
                                                  mistakes[i].nth, &line);
      /* where brackets no longer match, the end is far away */
      line = mistakes[i].words[0] == 0 ? 0
             : mistakes[i].down == TOP ? 1
                                       : (guint) ((int) line + mistakes[i].down);
      assert_refused (changed, mistakes[i].code, line, mistakes[i].words);
    }
}

static void
test_not_a_sidecar (void)
{
  assert_refused ("", ADDUCE_ERROR_JSON, 0, "empty");
  assert_refused ("\n\n", ADDUCE_ERROR_JSON, 3, "too early");
  assert_refused ("Dear diary", ADDUCE_ERROR_JSON, 1, "value must stand here");
  assert_refused ("{}", ADDUCE_ERROR_FORMAT, 1, "missing");
  assert_refused ("[]", ADDUCE_ERROR_FORMAT, 1, "object");
  assert_refused ("null", ADDUCE_ERROR_FORMAT, 1, "object");

  g_autofree char *brackets = g_strnfill (200000, '[');
  assert_refused (brackets, ADDUCE_ERROR_TOO_LARGE, 1, "brackets");
  g_autofree char *spaces = g_strnfill (16 * 1024 * 1024 + 1, ' ');
  assert_refused (spaces, ADDUCE_ERROR_TOO_LARGE, 0, "16 MiB");
}

/* A later minor version is read and written, and stays what it is. */
static void
test_minor_version (void)
{
  g_autofree char *text = read_plain ();
  g_autofree char *later = fixture_replace (text, "\"schemaVersion\": \"1.0\"",
                                            "\"schemaVersion\": \"1.12\"", 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = parse_text (later, &error);
  g_assert_no_error (error);
  g_autofree char *written = fixture_to_text (sidecar);
  g_assert_cmpstr (written, ==, later);
}

/* A file that was cut off anywhere. */
static void
test_truncated (void)
{
  g_autofree char *text = read_plain ();
  gsize n_bytes = strlen (text) - 1; /* the last byte is the line end after the whole */
  for (gsize n = 0; n < n_bytes; n++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, n);
      g_autoptr (GError) error = NULL;
      g_assert_null (adduce_sidecar_parse (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
    }
}

/* Bytes changed, dropped, doubled at random: an error, or something that is written and read as the
 * same. */
static void
mutate (GRand *rand, GByteArray *bytes)
{
  static const char signs[] = "[]{}:,\"\\0-u \n";
  guint at = (guint) g_rand_int_range (rand, 0, (int) bytes->len);
  guint n = (guint) g_rand_int_range (rand, 1, 30);
  n = MIN (n, bytes->len - at);
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 1:
      bytes->data[at] = (guint8) signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, n);
      break;
    case 3:
      g_byte_array_append (bytes, bytes->data + at, n);
      break;
    default:
      {
        guint other = (guint) g_rand_int_range (rand, 0, (int) (bytes->len - n) + 1);
        memmove (bytes->data + other, bytes->data + at, n);
      }
    }
}

static void
test_mutations (void)
{
  static const char *const names[] = { FIXTURE_PLAIN, "unknown-members.json" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310306);
  guint n_good = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GBytes) original = fixture_read (names[i % 2]);
      GByteArray *bytes = g_byte_array_new ();
      g_byte_array_append (bytes, g_bytes_get_data (original, NULL),
                           (guint) g_bytes_get_size (original));
      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        mutate (rand, bytes);
      g_autoptr (GBytes) mutated = g_byte_array_free_to_bytes (bytes);

      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_parse (mutated, &error);
      AdduceSidecarScan scan;
      gsize n_bytes = 0;
      const char *data = g_bytes_get_data (mutated, &n_bytes);
      gboolean scanned = adduce_sidecar_scan (data, n_bytes, &scan, NULL, NULL, NULL);
      if (sidecar == NULL)
        {
          g_assert_true (error->domain == ADDUCE_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      n_good++;
      g_assert_true (scanned);
      g_assert_cmpuint (scan.n_claims, ==, adduce_sidecar_get_n_claims (sidecar));
      g_autoptr (GBytes) written = adduce_sidecar_serialize (sidecar);
      g_autoptr (AdduceSidecar) again = fixture_parse (written);
      fixture_assert_same (sidecar, again);
    }
  g_assert_cmpuint (n_good, >, N_MUTATIONS / 100);
}

/* --- limits --- */

static char *
make_many (guint n_items, guint n_targets, guint n_bodies)
{
  g_autofree char *text = read_plain ();
  const char *items = strstr (text, "\"items\": [");
  GString *many = g_string_new_len (text, items - text);
  g_string_append (many, "\"items\": [\n");
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = fixture_id (i);
      g_string_append_printf (
        many,
        "%s{\"id\":\"%s\",\"type\":\"Annotation\",\"motivation\":\"classifying\","
        "\"created\":\"2031-03-04T10:16:00Z\",\"modified\":\"2031-03-04T10:16:00Z\","
        "\"revision\":1,\n\"target\":[",
        i > 0 ? "," : "", id);
      for (guint j = 0; j < n_targets; j++)
        g_string_append_printf (
          many,
          "%s{\"type\":\"SpecificResource\",\"source\":\"ferry-toll.txt\",\"selector\":["
          "{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u},"
          "{\"type\":\"TextQuoteSelector\",\"exact\":\"a\"}]}",
          j > 0 ? "," : "", 2 * j, 2 * j + 1);
      g_string_append (many, "],\n\"body\":[");
      for (guint j = 0; j < n_bodies; j++)
        g_string_append_printf (
          many, "%s{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"%u\"}",
          j > 0 ? "," : "", j);
      g_string_append (many, "]}\n");
    }
  g_string_append (many, "]}\n");
  return g_string_free (many, FALSE);
}

static guint
get_line_of (const char *text, const char *words)
{
  guint line = 1;
  for (const char *p = text; p < strstr (text, words); p++)
    line += *p == '\n';
  return line;
}

static void
test_limits_of_reading (void)
{
  g_autofree char *just = make_many (20000, 1, 0);
  g_autoptr (AdduceSidecar) sidecar = parse_text (just, NULL);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, 20000);
  g_autofree char *over = make_many (20001, 1, 0);
  assert_refused (over, ADDUCE_ERROR_FORMAT, get_line_of (over, "\"items\""), "at most 20000");

  g_autofree char *targets = make_many (1, 64, 64);
  g_autoptr (AdduceSidecar) wide = parse_text (targets, NULL);
  g_assert_nonnull (wide);
  AdduceSpanSet *spans = adduce_claim_get_spans (adduce_sidecar_get_claim (wide, 0));
  g_assert_cmpuint (adduce_span_set_get_n_spans (spans), ==, 64);
  g_autofree char *more_targets = make_many (1, 65, 0);
  assert_refused (more_targets, ADDUCE_ERROR_FORMAT, get_line_of (more_targets, "\"target\""),
                  "at most 64");
  g_autofree char *more_bodies = make_many (1, 1, 65);
  assert_refused (more_bodies, ADDUCE_ERROR_FORMAT, get_line_of (more_bodies, "\"body\""),
                  "at most 64");
}

/* Saves one claim; what can't be read again must not be written. */
static void
assert_save (AdduceClaimBuilder *builder, gboolean good, const char *words)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.txt.anna.claims.json");
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceText) text = fixture_text ("words");
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "a.txt", text);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);

  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) saved = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = adduce_sidecar_save (path, NULL, sidecar, &stamp, &saved, NULL, &error);
  g_assert_cmpint (ok, ==, good);
  if (good)
    {
      g_assert_no_error (error);
      g_autoptr (AdduceSidecar) again = adduce_sidecar_load (path, NULL, &error);
      g_assert_no_error (error);
      fixture_assert_same (sidecar, again);
    }
  else
    {
      g_assert_true (error->domain == ADDUCE_ERROR);
      g_assert_nonnull (strstr (error->message, words));
      g_assert_null (saved);
      g_assert_false (stamp.exists);
      g_assert_cmpuint (scratch_count (folder), ==, 0);
    }
  scratch_remove (folder);
}

static AdduceClaimBuilder *
new_builder (const char *exact)
{
  AdduceClaimBuilder *builder = adduce_claim_builder_new ("anna");
  AdduceSpan span = { 0, 5 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (exact, "", "");
  adduce_claim_builder_set_spans_with_quotes (builder, spans, &quote);
  return builder;
}

static char *
repeat (const char *piece, guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
test_limits_of_writing (void)
{
  g_autofree char *just = repeat ("ü", 65536);
  g_autofree char *over = repeat ("ü", 65537);

  g_autoptr (AdduceClaimBuilder) quote = new_builder (just);
  assert_save (quote, TRUE, NULL);
  g_autoptr (AdduceClaimBuilder) long_quote = new_builder (over);
  assert_save (long_quote, FALSE, "longer than 65,536 characters");

  g_autoptr (AdduceClaimBuilder) note = new_builder ("words");
  adduce_claim_builder_set_note (note, just);
  assert_save (note, TRUE, NULL);
  adduce_claim_builder_set_note (note, over);
  assert_save (note, FALSE, "note");

  g_autoptr (AdduceClaimBuilder) label = new_builder ("words");
  g_autoptr (AdduceTag) tag = adduce_tag_new ("support", over);
  adduce_claim_builder_set_stance (label, tag);
  assert_save (label, FALSE, "longer than 65,536 characters");
  g_autoptr (AdduceTag) code = adduce_tag_new ("Not a slug", "Label");
  adduce_claim_builder_set_stance (label, code);
  assert_save (label, FALSE, "code");

  g_autoptr (AdduceClaimBuilder) revision = new_builder ("words");
  adduce_claim_builder_set_revision (revision, G_GUINT64_CONSTANT (9007199254740992));
  assert_save (revision, FALSE, "revision");
  adduce_claim_builder_set_revision (revision, G_GUINT64_CONSTANT (9007199254740991));
  assert_save (revision, TRUE, NULL);

  g_autoptr (AdduceClaimBuilder) empty = new_builder ("");
  assert_save (empty, FALSE, "without words");

  g_autoptr (AdduceClaimBuilder) many = new_builder ("words");
  AdduceTag *tags[65];
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *number = g_strdup_printf ("speaker-%u", i);
      tags[i] = adduce_tag_new (number, number);
    }
  g_autoptr (AdduceTagList) most = adduce_tag_list_new (tags, 64);
  g_autoptr (AdduceTagList) too_many = adduce_tag_list_new (tags, 65);
  adduce_claim_builder_set_speakers (many, most);
  assert_save (many, TRUE, NULL);
  adduce_claim_builder_set_speakers (many, too_many);
  assert_save (many, FALSE, "more than 64");
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    adduce_tag_unref (tags[i]);
}

/* The error of a file names it, with what can't be seen made visible. */
static void
test_load (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a\n.txt.anna.claims.json");
  g_autoptr (GError) error = NULL;
  AdduceFileStamp stamp = { 0 };
  g_assert_null (adduce_sidecar_load (path, &stamp, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  scratch_write (folder, "a\n.txt.anna.claims.json", "{\n\n\"type\" 1}");
  g_assert_null (adduce_sidecar_load (path, &stamp, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
  g_assert_nonnull (
    strstr (error->message, "a\xe2\x90\x8a.txt.anna.claims.json: line 3, column 8: "));
  g_assert_false (stamp.exists);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sidecar-bad/mistakes", test_mistakes);
  g_test_add_func ("/sidecar-bad/not-a-sidecar", test_not_a_sidecar);
  g_test_add_func ("/sidecar-bad/minor-version", test_minor_version);
  g_test_add_func ("/sidecar-bad/truncated", test_truncated);
  g_test_add_func ("/sidecar-bad/mutations", test_mutations);
  g_test_add_func ("/sidecar-bad/limits-of-reading", test_limits_of_reading);
  g_test_add_func ("/sidecar-bad/limits-of-writing", test_limits_of_writing);
  g_test_add_func ("/sidecar-bad/load", test_load);
  return g_test_run ();
}
