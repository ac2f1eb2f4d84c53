/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * REFI-QDA projects. The three of tests/data/foreign/refi hold the same eight claims, counted as the standard, NVivo
 * and ATLAS.ti do, with the words that their places must give as their maker cut them in Python.
 * Others are made here.
 */
#include "foreign-fixture.h"

#include <archive.h>
#include <archive_entry.h>

/* (transfer full): words, fields, note and coder; no places. */
static char *
describe_words (AdduceForeign *foreign)
{
  GString *out = g_string_new (NULL);
  GPtrArray *claims = adduce_foreign_get_claims (foreign), *problems = adduce_foreign_get_problems (foreign);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceForeignClaim *claim = claims->pdata[i];
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, 0);
      g_autofree char *words = foreign_cut (claim->document, piece->start, piece->end);
      g_auto (GStrv) lines = g_strsplit (words, "\r\n", -1);
      g_autofree char *lf = g_strjoinv ("\n", lines);

      g_string_append_printf (out, "%s: <%s>", claim->document->name, lf);
      foreign_append_fields (out, claim->fields);
      g_string_append_printf (out, " note: %s by %s\n", claim->note != NULL ? claim->note : "–", claim->coder);
    }
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (out, "! %s\n", (const char *) problems->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
test_same_eight (void)
{
  static const char *const names[] = { "refi/01-standard-codepoints-lf.qdpx", "refi/02-nvivo-like-utf16-crlf-bom.qdpx",
                                       "refi/03-atlas-like-crlf-file-counted-as-lf.qdpx" };
  static const char expected[]
    = "Article 1.txt: <The service will cut car trips by a fifth> SPEAKER=Ines Okoro STANCE=supports evidence=assertion"
      " note: first claim by anna\n"
      "Article 1.txt: <the trade association calls the forecast “pure guesswork” and cites a 2019 survey of 412 shops>"
      " SPEAKER=Trade association STANCE=opposes evidence=statistic contradicts=The service will cut car trips by a "
      "fifth"
      " note: – by anna\n"
      "Article 1.txt: <pure guesswork> SPEAKER=Trade association STANCE=opposes evidence=assertion"
      " note: nested in c2 by ben\n"
      "Article 1.txt: <cites a 2019 survey of 412 shops.\nZoe\xcc\x88 Ga\xcc\x81rdos> SPEAKER=Trade association"
      " STANCE=opposes evidence=statistic note: overlaps c2 and crosses a line break by ben\n"
      "Article 1.txt: <the subsidy ‘pays for itself’ — 𝒏 = 3 studies> SPEAKER=Zoë Gárdos STANCE=supports"
      " evidence=expert opinion note: – by anna\n"
      "Article 1.txt: <\xf0\x9f\x9a\x8c\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7>"
      " note: emoji only, ZWJ sequence by ben\n"
      "Article 1.txt: <مصدر مجهول> SPEAKER=Anonymous source STANCE=neutral evidence=anonymous source"
      " note: right-to-left by anna\n"
      "Article 2.txt: <Die Ministerin widersprach der Kritik.> SPEAKER=Ministerin STANCE=opposes evidence=assertion"
      " note: – by ben\n";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceForeign) foreign = foreign_read_file (names[i], NULL, &error);
      g_autofree char *found = NULL, *documents = NULL;

      g_test_message ("%s", names[i]);
      g_assert_no_error (error);
      found = describe_words (foreign);
      g_assert_cmpstr (found, ==, expected);
      documents = foreign_describe_documents (foreign);
      g_assert_cmpstr (documents, ==,
                       "Article 1.txt: publication=Fixture Gazette date_published=2026-01-11 word_count=67"
                       " set=Bus coverage\n"
                       "Article 2.txt: publication=Fixture Gazette date_published=2026-01-12 word_count=8\n");
    }
}

/* --- others, made here --- */

typedef struct {
  const char *name;
  const char *content;
} Member;

/* (transfer full): a ZIP of these, up to the one without a name. */
static GBytes *
zip (const Member *members)
{
  gsize n_buffer = 1024 * 1024, n_used = 0;
  g_autofree guint8 *buffer = g_malloc (n_buffer);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, n_buffer, &n_used), ==, ARCHIVE_OK);
  for (; members->name != NULL; members++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, members->name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) strlen (members->content));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, members->content, strlen (members->content));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, n_used);
}

static void
assert_members (const Member *members, const char *expected)
{
  g_autoptr (GBytes) bytes = zip (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read_bytes (bytes, "p.qdpx", NULL, NULL, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = foreign_describe (foreign);
  g_assert_cmpstr (found, ==, expected);
}

/* Codes flat and deep, two coders on one selection, cases, notes that links bring, sources that are no text. */
static void
test_kinds (void)
{
  const Member members[] = {
    { "Trial.qde",
      "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"ATLAS.ti\" creatingUserGUID=\"u1\">\n"
      "<Users><User guid=\"{U1}\" name=\"Ann\"/><User guid=\"U2\" name=\"Ben\"/></Users>\n"
      "<CodeBook><Codes>\n"
      "<Code guid=\"K1\" name=\"Stance::opposes\" isCodable=\"true\"/>\n"
      "<Code guid=\"K2\" name=\"loose\" isCodable=\"true\"/>\n"
      "<Code guid=\"K3\" name=\"Topic\" isCodable=\"true\"><Code guid=\"K4\" name=\"Money\" isCodable=\"true\">"
      "<Code guid=\"K5\" name=\"Tax\" isCodable=\"true\"/></Code></Code>\n"
      "</Codes></CodeBook>\n"
      "<Variables><Variable guid=\"V\" name=\"age\" typeOfVariable=\"Integer\"/></Variables>\n"
      "<Cases><Case guid=\"C\" name=\"Town\"><VariableValue><VariableRef "
      "targetGUID=\"V\"/><IntegerValue>7</IntegerValue>"
      "</VariableValue><SourceRef targetGUID=\"s\"/><SelectionRef targetGUID=\"A\"/></Case></Cases>\n"
      "<Sources>\n"
      "<TextSource guid=\"S\" name=\"A/B\" plainTextPath=\"internal://s.TXT\">\n"
      "<PlainTextSelection guid=\"A\" name=\"No tax\" startPosition=\"0\" endPosition=\"6\" creatingUser=\"U1\" "
      "creationDateTime=\"2031-03-04T05:06:07Z\">"
      "<Coding guid=\"x\"><CodeRef targetGUID=\"k1\"/></Coding>"
      "<Coding guid=\"y\" creatingUser=\"u2\"><CodeRef targetGUID=\"{k5}\"/></Coding></PlainTextSelection>\n"
      "<PlainTextSelection guid=\"B\" startPosition=\"0\" endPosition=\"6\" creatingUser=\"u1\"><Coding guid=\"z\">"
      "<CodeRef targetGUID=\"K2\"/></Coding></PlainTextSelection>\n"
      "<PlainTextSelection guid=\"D\" startPosition=\"6\" endPosition=\"6\"/>\n"
      "<PlainTextSelection guid=\"E\" startPosition=\"-1\" endPosition=\"3\"/>\n"
      "<PlainTextSelection guid=\"F\" startPosition=\"7\" endPosition=\"10\"><Coding guid=\"w\">"
      "<CodeRef targetGUID=\"K9\"/></Coding></PlainTextSelection>\n"
      "<Coding guid=\"q\" creatingUser=\"U2\"><CodeRef targetGUID=\"K3\"/></Coding>\n"
      "</TextSource>\n"
      "<PictureSource guid=\"I\" name=\"Pic\"/>\n"
      "<TextSource guid=\"T\" name=\"Gone\" plainTextPath=\"internal://gone.txt\"/>\n"
      "<TextSource guid=\"R\" name=\"Out\" plainTextPath=\"absolute:///etc/passwd\"/>\n"
      "</Sources>\n"
      "<Notes><Note guid=\"N\" name=\"n\"><PlainTextContent>look here</PlainTextContent></Note></Notes>\n"
      "<Links><Link guid=\"L\" originGUID=\"N\" targetGUID=\"F\"/></Links>\n"
      "<Sets><Set guid=\"M\" name=\"outlet: Post\"><MemberSource targetGUID=\"S\"/></Set></Sets>\n"
      "</Project>\n" },
    { "sources/S.txt", "No tax\r\nYes\r\n" },
    { NULL, NULL },
  };

  /* "Yes" is 7 to 10, as a line end is one; all but the first come from the project's creator, Ann */
  assert_members (
    members, "A-B.txt: label=Topic by Ben (line 17)\n"
             "A-B.txt: 0-6<No tax> Stance=opposes label=loose case=Town by Ann at 1930367167 (line 12)\n"
             "A-B.txt: 0-6<No tax> Topic=Money / Tax by Ben at 1930367167 (line 12)\n"
             "A-B.txt: 7-10<Yes> note: look here by Ann (line 16)\n"
             "! p.qdpx: line 19: a source that is no text, so what is coded in it is not read\n"
             "! p.qdpx: line 20: the text internal://gone.txt is not in the project, so what is coded in it is not "
             "read\n"
             "! p.qdpx: line 21: the text absolute:///etc/passwd is not in the project, so what is coded in it is not "
             "read\n"
             "! p.qdpx: line 14: a selection has no place (two whole numbers from 0 on, the first the smaller one), "
             "so it "
             "is not read\n"
             "! p.qdpx: line 15: a selection has no place (two whole numbers from 0 on, the first the smaller one), "
             "so it "
             "is not read\n"
             "! p.qdpx: line 16: the code that is named here is not in the codebook, so it is not read\n");
}

/* Without names, words decide: as UTF-16 both selections are whole words, as characters neither is. */
static void
test_doubt (void)
{
  static const char sure[]
    = "<Project><Sources><TextSource guid=\"S\" name=\"A\"><PlainTextContent>\xf0\x9f\x98\x80 ab cd</PlainTextContent>"
      "<PlainTextSelection guid=\"A\" startPosition=\"3\" endPosition=\"5\"/>"
      "<PlainTextSelection guid=\"B\" startPosition=\"6\" endPosition=\"8\"/></TextSource></Sources></Project>";
  /* "a" under characters, "b" under UTF-16: both are words */
  static const char unsure[]
    = "<Project><Sources><TextSource guid=\"S\" name=\"A\"><PlainTextContent>\xf0\x9f\x98\x80 a b c</PlainTextContent>"
      "<PlainTextSelection guid=\"A\" startPosition=\"4\" endPosition=\"5\"/></TextSource></Sources></Project>";
  const Member one[] = { { "project.qde", sure }, { NULL, NULL } };
  const Member two[] = { { "project.qde", unsure }, { NULL, NULL } };

  assert_members (one, "A.txt: 3-5<ab> (line 1)\nA.txt: 6-8<cd> (line 1)\n");
  assert_members (two, "A.txt: 4-5<b> (line 1)\n"
                       "! p.qdpx: its places were taken for characters with line ends as they are; as units of "
                       "UTF-16 with "
                       "line ends as they are they fit nearly as well, and 1 of 1 would have other words: look at "
                       "them\n");
}

static void
assert_refused (const Member *members, const char *expected)
{
  g_autoptr (GBytes) bytes = zip (members);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read_bytes (bytes, "p.qdpx", NULL, "qdpx", NULL, &error);

  g_assert_null (foreign);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_refused (void)
{
  const Member none[] = { { "sources/a.txt", "a" }, { NULL, NULL } };
  const Member two[] = { { "a.qde", "<Project/>" }, { "b.qde", "<Project/>" }, { NULL, NULL } };
  const Member other[] = { { "a.qde", "\n<CodeBook/>" }, { NULL, NULL } };
  const Member broken[] = { { "a.qde", "<Project>\n<Users>\n</Project>" }, { NULL, NULL } };
  g_autoptr (GBytes) bytes = zip (broken);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = NULL;

  assert_refused (none, "p.qdpx: there is no project in it, which is a file NAME.qde");
  assert_refused (two, "p.qdpx: there are several projects (files NAME.qde) in it; export one by one");
  assert_refused (other, "p.qdpx: line 2: this is no project of REFI-QDA: it begins with “CodeBook”, not with "
                         "“Project”");
  foreign_assert_refused ("PK\3\4 and no more", "p.qdpx", "qdpx", "p.qdpx: the archive is damaged");
  foreign = adduce_foreign_read_bytes (bytes, "p.qdpx", NULL, NULL, NULL, &error);
  g_assert_null (foreign);
  g_assert_true (g_str_has_prefix (error->message, "p.qdpx: a.qde: line 3: this is no XML: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-qdpx/same-eight", test_same_eight);
  g_test_add_func ("/foreign-qdpx/kinds", test_kinds);
  g_test_add_func ("/foreign-qdpx/doubt", test_doubt);
  g_test_add_func ("/foreign-qdpx/refused", test_refused);
  return g_test_run ();
}
