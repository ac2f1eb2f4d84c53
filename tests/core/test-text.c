/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceText: decoding, digests, conversions, paragraphs, what can be shown.
 */
#include "adduce.h"

#include <string.h>

/* SHA-256 test vectors of NIST (FIPS 180-2, appendix B, and its examples page). */
#define SHA256_EMPTY "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define SHA256_ABC "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA256_TWO_BLOCKS "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
#define SHA256_MILLION_A "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

/* Made with sha256sum of coreutils. */
#define SHA256_BOM_ABC "sha256:1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c"

static AdduceText *
make_text_of (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  return text;
}

static AdduceText *
make_text (const char *data)
{
  return make_text_of (data, strlen (data));
}

/* @n times @unit between @before and @after. */
static AdduceText *
make_repeated (const char *before, const char *unit, guint n, const char *after)
{
  g_autoptr (GString) string = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (string, unit);
  g_string_append (string, after);
  return make_text_of (string->str, string->len);
}

static void
test_decode (void)
{
  static const struct {
    const char *file;
    const char *expected;
    guint length;
    guint n_paragraphs;
  } cases[] = {
    { "", "", 0, 1 },
    { "a", "a", 1, 1 },
    { "a\nb", "a\nb", 3, 2 },
    { "a\r\nb", "a\nb", 3, 2 },
    { "a\rb", "a\nb", 3, 2 },
    { "a\r\n\r\nb\r\r\nc\n\rd", "a\n\nb\n\nc\n\nd", 10, 7 },
    { "a\r", "a\n", 2, 2 },
    { "\r", "\n", 1, 2 },
    { "\r\n", "\n", 1, 2 },
    { "\xef\xbb\xbf", "", 0, 1 },
    { "\xef\xbb\xbf\r\n", "\n", 1, 2 },
    { "\xef\xbb\xbf" "a", "a", 1, 1 },
    { "\xef\xbb\xbf\xef\xbb\xbf" "a", "\xef\xbb\xbf" "a", 2, 1 }, /* only one mark is dropped */
    { "a\xef\xbb\xbf", "a\xef\xbb\xbf", 2, 1 },
    { "cafe\u0301 caf\u00e9", "cafe\u0301 caf\u00e9", 10, 1 }, /* not normalised */
    { "  a \t\n ", "  a \t\n ", 7, 2 },                        /* not trimmed */
    { "a\u2028b\u2029c\xc2\x85" "d\fe\vf", "a\u2028b\u2029c\xc2\x85" "d\fe\vf", 11, 1 }, /* other breaks stay */
    { "👨\u200d👩", "👨\u200d👩", 3, 1 },
    { "\U0010ffff\ufffe", "\U0010ffff\ufffe", 2, 1 }, /* noncharacters are valid UTF-8 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_text (cases[i].file);

      g_assert_cmpstr (adduce_text_get_utf8 (text), ==, cases[i].expected);
      g_assert_cmpuint (adduce_text_get_n_bytes (text), ==, strlen (cases[i].expected));
      g_assert_cmpuint (adduce_text_get_length (text), ==, cases[i].length);
      g_assert_cmpuint (adduce_text_get_n_paragraphs (text), ==, cases[i].n_paragraphs);
    }
}

#define BYTES(literal) literal, sizeof (literal) - 1

static void
test_not_text (void)
{
  static const struct {
    const char *data;
    gsize size;
    const char *names[3]; /* what the message must hold */
  } cases[] = {
    { BYTES ("\0"), { "NUL", "line 1", "byte 1 " } },
    { BYTES ("ab\0c"), { "NUL", "line 1", "byte 3 " } },
    { BYTES ("a\nb\r\nc\rd\0e"), { "NUL", "line 4", "byte 9 " } },
    { BYTES ("caf\xe9"), { "UTF-8", "0xE9", "byte 4 " } },       /* Latin-1 */
    { BYTES ("a\n\nb\xff"), { "UTF-8", "line 3", "byte 5 " } },
    { BYTES ("\xef\xbb\xbf" "ab\x80"), { "UTF-8", "line 1", "byte 6 " } },
    { BYTES ("\xed\xa0\x80"), { "UTF-8", "line 1", "byte 1 " } }, /* a surrogate */
    { BYTES ("\xc0\xaf"), { "UTF-8", "line 1", "byte 1 " } },     /* overlong */
    { BYTES ("\xf4\x90\x80\x80"), { "UTF-8", "line 1", "byte 1 " } }, /* beyond U+10FFFF */
    { BYTES ("ab\xe2\x82"), { "UTF-8", "line 1", "byte 3 " } },   /* cut short */
    { BYTES ("\xff\xfe" "a\0b\0"), { "UTF-16", "line 1", "byte 1 " } },
    { BYTES ("\xfe\xff\0a\0b"), { "UTF-16", "line 1", "byte 1 " } },
    { BYTES ("a\0b\0\n\0c\0"), { "UTF-16", "line 1", "byte 2 " } },
    { BYTES ("\0a\0b"), { "UTF-16", "line 1", "byte 1 " } },
    /* Cyrillic without a mark: NUL bytes only in its space and its line end. */
    { BYTES ("\x14\x04\x30\x04 \0\x14\x04\x30\x04\n\0"), { "UTF-16", "line 1", "byte 6 " } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_null (adduce_text_new (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT);
      for (gsize k = 0; k < G_N_ELEMENTS (cases[i].names); k++)
        {
          if (strstr (error->message, cases[i].names[k]) == NULL)
            g_error ("case %" G_GSIZE_FORMAT ": no “%s” in “%s”", i, cases[i].names[k],
                     error->message);
        }
      g_assert_null (adduce_text_new (bytes, NULL));
    }
}

/* One NUL in an otherwise fine text is not UTF-16, and neither are NULs everywhere. */
static void
test_not_utf16 (void)
{
  for (gsize step = 1; step <= 1000; step += 333)
    {
      char data[2000];
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      memset (data, 'a', sizeof data);
      for (gsize i = 999; i < sizeof data; i += step == 1000 ? sizeof data : step)
        data[i] = '\0';
      bytes = g_bytes_new (data, sizeof data);
      g_assert_null (adduce_text_new (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT);
      g_assert_null (strstr (error->message, "UTF-16"));
      g_assert_nonnull (strstr (error->message, "byte 1000 "));
    }
}

static void
test_too_large (void)
{
  g_autofree char *data = g_malloc (ADDUCE_TEXT_MAX_BYTES + 1);
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GBytes) larger = NULL;
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, 'x', ADDUCE_TEXT_MAX_BYTES + 1);
  fits = g_bytes_new_static (data, ADDUCE_TEXT_MAX_BYTES);
  larger = g_bytes_new_static (data, ADDUCE_TEXT_MAX_BYTES + 1);
  text = adduce_text_new (fits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_text_get_length (text), ==, 16777216);

  g_assert_null (adduce_text_new (larger, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
}

static void
test_digest (void)
{
  static const struct {
    const char *file;
    const char *text_digest;
    const char *file_digest;
  } cases[] = {
    { "", SHA256_EMPTY, SHA256_EMPTY },
    { "abc", SHA256_ABC, SHA256_ABC },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", SHA256_TWO_BLOCKS,
      SHA256_TWO_BLOCKS },
    { "\xef\xbb\xbf" "abc", SHA256_ABC, SHA256_BOM_ABC },
  };
  g_autoptr (AdduceText) million = make_repeated ("", "a", 1000000, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_text (cases[i].file);
      g_autoptr (AdduceText) same = make_text (cases[i].file);

      /* In both orders, and twice. */
      g_assert_cmpstr (adduce_text_get_digest (text), ==, cases[i].text_digest);
      g_assert_cmpstr (adduce_text_get_file_digest (text), ==, cases[i].file_digest);
      g_assert_cmpstr (adduce_text_get_file_digest (same), ==, cases[i].file_digest);
      g_assert_cmpstr (adduce_text_get_digest (same), ==, cases[i].text_digest);
      g_assert_cmpstr (adduce_text_get_file_digest (same), ==, cases[i].file_digest);
    }
  g_assert_cmpstr (adduce_text_get_digest (million), ==, SHA256_MILLION_A);
}

/* Line ends change the file's digest only. */
static void
test_digest_line_ends (void)
{
  g_autoptr (AdduceText) lf = make_text ("one\ntwo\n");
  g_autoptr (AdduceText) cr = make_text ("one\rtwo\r");
  g_autoptr (AdduceText) crlf = make_text ("one\r\ntwo\r\n");

  g_assert_cmpstr (adduce_text_get_digest (lf), ==, adduce_text_get_digest (cr));
  g_assert_cmpstr (adduce_text_get_digest (lf), ==, adduce_text_get_digest (crlf));
  g_assert_cmpstr (adduce_text_get_file_digest (lf), ==, adduce_text_get_digest (lf));
  g_assert_cmpstr (adduce_text_get_file_digest (lf), !=, adduce_text_get_file_digest (cr));
  g_assert_cmpstr (adduce_text_get_file_digest (cr), !=, adduce_text_get_file_digest (crlf));
}

static gpointer
digest_cb (gpointer data)
{
  g_assert_cmpstr (adduce_text_get_file_digest (data), ==, SHA256_BOM_ABC);
  g_assert_cmpstr (adduce_text_get_digest (data), ==, SHA256_ABC);
  return NULL;
}

static void
test_digest_threads (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (AdduceText) text = make_text ("\xef\xbb\xbf" "abc");
      GThread *threads[8];

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("digest", digest_cb, text);
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    }
}

/* Compares every conversion with a walk over the characters. */
static void
check_conversions (const char *utf8)
{
  g_autoptr (AdduceText) text = make_text (utf8);
  guint offset = 0;
  guint paragraph = 0;
  const char *p;

  for (p = utf8; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gsize byte = (gsize) (p - utf8);
      AdduceSpan span;

      g_assert_cmpuint (adduce_text_get_byte_index (text, offset), ==, byte);
      for (; byte < (gsize) (g_utf8_next_char (p) - utf8); byte++)
        g_assert_cmpuint (adduce_text_get_offset_at_byte (text, byte), ==, offset);
      g_assert_cmpuint (adduce_text_get_paragraph_at (text, offset), ==, paragraph);
      span = adduce_text_get_paragraph (text, paragraph);
      g_assert_cmpuint (span.start, <=, offset);
      g_assert_cmpuint (span.end, >=, offset);
      g_assert_true ((*p == '\n') == (span.end == offset));
      paragraph += *p == '\n';
    }
  g_assert_cmpuint (adduce_text_get_length (text), ==, offset);
  g_assert_cmpuint (adduce_text_get_n_paragraphs (text), ==, paragraph + 1);
  g_assert_cmpuint (adduce_text_get_paragraph_at (text, offset), ==, paragraph);
  g_assert_cmpuint (adduce_text_get_paragraph (text, paragraph).end, ==, offset);
  /* Beyond the end it is the end. */
  g_assert_cmpuint (adduce_text_get_byte_index (text, offset), ==, (gsize) (p - utf8));
  g_assert_cmpuint (adduce_text_get_byte_index (text, G_MAXUINT), ==, (gsize) (p - utf8));
  g_assert_cmpuint (adduce_text_get_offset_at_byte (text, G_MAXSIZE), ==, offset);
  g_assert_cmpuint (adduce_text_get_paragraph_at (text, G_MAXUINT), ==, paragraph);
}

static void
test_conversions (void)
{
  static const char *const parts[] = { "a", "b", "\n", "ß", "я", "语", "क", "👨", "\u0301" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310405);

  check_conversions ("");
  check_conversions ("\n");
  check_conversions ("\n\n\n");
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      guint length = (guint) g_rand_int_range (rand, 250, 1600);
      /* Every third text is ASCII, which has no checkpoints. */
      gint32 n_parts = round % 3 == 0 ? 3 : (gint32) G_N_ELEMENTS (parts);

      for (guint i = 0; i < length; i++)
        g_string_append (utf8, parts[g_rand_int_range (rand, 0, n_parts)]);
      check_conversions (utf8->str);
    }
}

/* Around multiples of the checkpoints' distance. */
static void
test_checkpoint_edges (void)
{
  for (guint n = 254; n <= 258; n++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (utf8, "я");
      check_conversions (utf8->str);
      g_string_append (utf8, utf8->str);
      check_conversions (utf8->str);
    }
}

static void
test_slice (void)
{
  static const struct {
    AdduceSpan span;
    const char *expected;
  } cases[] = {
    { { 0, 0 }, "" },         { { 0, 1 }, "a" },   { { 1, 3 }, "ß语" }, { { 2, 4 }, "语👨" },
    { { 0, 5 }, "aß语👨b" }, { { 4, 99 }, "b" }, { { 5, 9 }, "" },     { { 90, 99 }, "" },
    { { 3, 1 }, "" },         { { 0, G_MAXUINT }, "aß语👨b" },
  };
  g_autoptr (AdduceText) text = make_text ("aß语👨b");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slice = adduce_text_dup_slice (text, cases[i].span);

      g_assert_cmpstr (slice, ==, cases[i].expected);
    }
}

static void
test_check_spans (void)
{
  g_autoptr (AdduceText) text = make_text ("aß语👨b");
  g_autoptr (AdduceSpanSet) inside = adduce_span_set_parse ("0-1,3-5", NULL);
  g_autoptr (AdduceSpanSet) outside = adduce_span_set_parse ("0-1,3-6", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (adduce_text_contains_span (text, (AdduceSpan) { 0, 5 }));
  g_assert_false (adduce_text_contains_span (text, (AdduceSpan) { 0, 6 }));
  g_assert_false (adduce_text_contains_span (text, (AdduceSpan) { 3, 3 }));
  g_assert_false (adduce_text_contains_span (text, (AdduceSpan) { 3, 1 }));

  g_assert_true (adduce_text_check_spans (text, inside, &error));
  g_assert_no_error (error);
  g_assert_false (adduce_text_check_spans (text, outside, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "3-6"));
  g_assert_nonnull (strstr (error->message, "character 5"));
}

/* What no text view could lay out can be coded. */
static void
test_hostile (void)
{
  g_autoptr (AdduceText) marks = make_repeated ("a", "\u0300", 50000, "b");
  g_autoptr (AdduceText) line = make_repeated ("", "word ", 1024 * 1024, "");
  g_autofree char *slice = NULL;

  g_assert_cmpuint (adduce_text_get_length (marks), ==, 50002);
  g_assert_cmpuint (adduce_text_get_byte_index (marks, 50001), ==, 100001);
  g_assert_cmpuint (adduce_text_get_offset_at_byte (marks, 100001), ==, 50001);

  g_assert_cmpuint (adduce_text_get_length (line), ==, 5 * 1024 * 1024);
  slice = adduce_text_dup_slice (line, (AdduceSpan) { 4000000, 4000005 });
  g_assert_cmpstr (slice, ==, "word ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/decode", test_decode);
  g_test_add_func ("/text/not-text", test_not_text);
  g_test_add_func ("/text/not-utf16", test_not_utf16);
  g_test_add_func ("/text/too-large", test_too_large);
  g_test_add_func ("/text/digest", test_digest);
  g_test_add_func ("/text/digest-line-ends", test_digest_line_ends);
  g_test_add_func ("/text/digest-threads", test_digest_threads);
  g_test_add_func ("/text/conversions", test_conversions);
  g_test_add_func ("/text/checkpoint-edges", test_checkpoint_edges);
  g_test_add_func ("/text/slice", test_slice);
  g_test_add_func ("/text/check-spans", test_check_spans);
  g_test_add_func ("/text/hostile", test_hostile);

  return g_test_run ();
}
