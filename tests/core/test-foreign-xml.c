/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MAE and Knowtator: MAE's own samples (tests/data/foreign), and files as eHOST and Knowtator 2 lay them out. What is
 * expected was read off the files by eye; places are those of their texts, counted by hand.
 */
#include "foreign-fixture.h"

static void
test_mae_samples (void)
{
  foreign_assert_file (
    "mae/miller.xml", NULL,
    "miller.txt: 1-11<Mrs Miller> label=NOUN type=other comment=default value ARGUMENTS=patient: house; theme: "
    "repainted; "
    "predicate: wants; has_gap: no (line 32)\n"
    "miller.txt: 29-34<house> label=NOUN type=other comment=default value DESCRIPTION=arg1: entire; arg2: repainted; "
    "relationship: described_by (line 33)\n"
    "miller.txt: 12-17<wants> label=VERB aspect=perfect progressive (line 35)\n"
    "miller.txt: 35-44<repainted> label=ADJ_ADV ACTION=from: N2; relationship: performs (line 36)\n"
    "miller.txt: 22-28<entire> label=ADJ_ADV (line 37)\n"
    "! miller.xml: line 34: the tag NOUN N2 has no place in the text, so it is not read\n");
  foreign_assert_file ("mae/miller_2.xml", NULL,
                       "miller_2.txt: 5-11<Miller> label=NOUN type=other comment=default value (line 33)\n"
                       "miller_2.txt: 29-34<house> label=NOUN type=other comment=default value DESCRIPTION=arg1: "
                       "repaint; "
                       "type: postmod (line 34)\n"
                       "miller_2.txt: 12-17<wants> label=VERB aspect=perfect progressive (line 35)\n"
                       "miller_2.txt: 35-42<repaint> label=VERB aspect=perfect progressive (line 36)\n"
                       "miller_2.txt: 22-28<entire> label=ADJ_ADV (line 37)\n");
}

/* Pieces apart, older start and end, an emoji before, places that are none. */
static void
test_mae_kinds (void)
{
  foreign_assert_words ("<T>\n<TEXT><![CDATA[\xf0\x9f\x98\x80 pick it up]]></TEXT>\n<TAGS>\n"
                        "<V id=\"V1\" spans=\"3~7,11~13\" text=\"pick up\"/>\n"
                        "<V id=\"V2\" start=\"8\" end=\"10\" text=\"it\"/>\n"
                        "<V id=\"V3\" spans=\"9~\"/>\n"
                        "<V id=\"V4\" spans=\"10~8\"/>\n"
                        "<V id=\"V5\" spans=\"x~y\" text=\"up\"/>\n"
                        "<L id=\"L1\" fromID=\"Z\" toID=\"\"/>\n"
                        "</TAGS>\n</T>\n",
                        "k.xml", NULL,
                        "k.txt: 3-7<pick> 11-13<up> label=V (line 4)\n"
                        "k.txt: 8-10<it> label=V (line 5)\n"
                        "k.txt: “up” label=V (line 8)\n"
                        "! k.xml: line 6: the place from “9” to “” is none (two whole numbers from 0 on, the first the "
                        "smaller one), so it is not read\n"
                        "! k.xml: line 7: the place from “10” to “8” is none (two whole numbers from 0 on, the first "
                        "the "
                        "smaller one), so it is not read\n"
                        "! k.xml: line 9: none of the tags that this one joins has a place in the text, so it is not "
                        "read\n");
}

/* The layout of eHOST, with slots of each kind. */
static const char ehost[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
    "<annotations textSource=\"0.txt\">\r\n"
    "  <annotation>\r\n"
    "    <mention id=\"E_1\" />\r\n"
    "    <annotator id=\"eHOST_2010\">ann</annotator>\r\n"
    "    <span start=\"0\" end=\"9\" />\r\n"
    "    <spannedText>The Mayor</spannedText>\r\n"
    "    <creationDate>Fri Oct 10 11:32:15 MDT 2014</creationDate>\r\n"
    "  </annotation>\r\n"
    "  <classMention id=\"E_1\">\r\n"
    "    <mentionClass id=\"speaker\">The Mayor</mentionClass>\r\n"
    "  </classMention>\r\n"
    "  <annotation>\r\n"
    "    <mention id=\"E_2\" />\r\n"
    "    <annotator id=\"7\"></annotator>\r\n"
    "    <span start=\"15\" end=\"18\" />\r\n"
    "    <span start=\"22\" end=\"26\" />\r\n"
    "    <spannedText>cut ... jobs</spannedText>\r\n"
    "    <annotationComment>two parts</annotationComment>\r\n"
    "  </annotation>\r\n"
    "  <classMention id=\"E_2\">\r\n"
    "    <hasSlotMention id=\"S_1\" />\r\n"
    "    <hasSlotMention id=\"S_2\" />\r\n"
    "    <hasSlotMention id=\"S_3\" />\r\n"
    "    <hasSlotMention id=\"S_9\" />\r\n"
    "    <mentionClass id=\"claim\">cut</mentionClass>\r\n"
    "  </classMention>\r\n"
    "  <stringSlotMention id=\"S_1\"><mentionSlot id=\"stance\" /><stringSlotMentionValue value=\"oppose\" />"
    "</stringSlotMention>\r\n"
    "  <complexSlotMention id=\"S_2\"><mentionSlot id=\"said by\" /><complexSlotMentionValue value=\"E_1\" />"
    "</complexSlotMention>\r\n"
    "  <integerSlotMention id=\"S_3\"><mentionSlot id=\"times\" /><integerSlotMentionValue value=\"2\" />"
    "</integerSlotMention>\r\n"
    "  <annotation><mention id=\"E_3\" /></annotation>\r\n"
    "</annotations>\r\n";

static void
test_knowtator (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ehost, strlen (ehost));
  g_autoptr (GBytes) text = g_bytes_new_static ("The Mayor will cut 10 jobs.\n", 28);
  g_autoptr (GHashTable) siblings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = NULL;
  g_autofree char *found = NULL;

  g_hash_table_insert (siblings, (gpointer) "0.txt", text);
  foreign = adduce_foreign_read_bytes (bytes, "saved/0.txt.knowtator.xml", siblings, NULL, NULL, &error);
  g_assert_no_error (error);
  found = foreign_describe (foreign);
  /* 17:32:15 UTC, as Mountain Daylight Time is six hours behind */
  g_assert_cmpstr (found, ==,
                   "0.txt: 0-9<The Mayor> label=speaker by ann at 1412962335 (line 3)\n"
                   "0.txt: 15-18<cut> 22-26<jobs> label=claim stance=oppose said by=The Mayor times=2 note: two "
                   "parts by 7 "
                   "(line 13)\n"
                   "! saved/0.txt.knowtator.xml: line 31: an annotation has no “span”, so it is not read\n"
                   "! saved/0.txt.knowtator.xml: line 25: the slot that is named here is not there, so it is not "
                   "read\n");
}

/* Without the text it is the article of that name that is meant, and the words are known from the file. */
static void
test_knowtator_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = foreign_read_words (ehost, "0.txt.knowtator.xml", NULL, &error);
  const AdduceForeignDocument *document;
  const AdduceForeignClaim *claim;

  g_assert_no_error (error);
  document = adduce_foreign_get_documents (foreign)->pdata[0];
  claim = adduce_foreign_get_claims (foreign)->pdata[0];
  g_assert_cmpstr (document->name, ==, "0.txt");
  g_assert_null (document->text);
  g_assert_cmpstr (g_array_index (claim->pieces, AdduceForeignPiece, 0).quote, ==, "The Mayor");
}

static void
test_knowtator_2 (void)
{
  foreign_assert_words (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    "<knowtator-project>\n"
    "  <document id=\"12345\" text-file=\"12345.txt\">\n"
    "    <annotation annotator=\"CCP\" id=\"a-1\" type=\"identity\">\n"
    "      <class id=\"GO:1\" label=\"Gene\"/>\n"
    "      <span end=\"104\" id=\"s-2\" start=\"100\">PPAR</span>\n"
    "      <span end=\"120\" id=\"s-3\" start=\"115\">gamma</span>\n"
    "    </annotation>\n"
    "    <annotation annotator=\"CCP\" id=\"a-2\" type=\"identity\">\n"
    "      <class id=\"Protein\"/>\n"
    "      <span end=\"5\" id=\"s-0\" start=\"0\">BRCA2</span>\n"
    "    </annotation>\n"
    "    <graph-space id=\"g\">\n"
    "      <vertex annotation=\"a-1\" id=\"n1\"/>\n"
    "      <vertex annotation=\"a-2\" id=\"n2\"/>\n"
    "      <triple annotator=\"CCP\" id=\"t\" object=\"n2\" property=\"binds\" subject=\"n1\"/>\n"
    "      <triple annotator=\"CCP\" id=\"u\" object=\"n9\" property=\"binds\" subject=\"n1\"/>\n"
    "    </graph-space>\n"
    "  </document>\n"
    "  <document/>\n"
    "</knowtator-project>\n",
    "p.xml", NULL,
    "12345.txt: 100-104<?> “PPAR” 115-120<?> “gamma” label=Gene binds=BRCA2 by CCP (line 4)\n"
    "12345.txt: 0-5<?> “BRCA2” label=Protein by CCP (line 9)\n"
    "! p.xml: line 17: one of the two that this relation joins is not there, so it is not read\n"
    "! p.xml: line 20: a document has neither “text-file” nor “id”, so it is not read\n");
}

static void
test_refused (void)
{
  static const struct {
    const char *format;
    const char *words;
    const char *message;
  } cases[] = {
    { "mae", "<a><TEXT/></a>", "x.xml: line 1: this is no file of MAE, in which “TEXT” and “TAGS” stand" },
    { "knowtator", "\n<a/>", "x.xml: line 2: this is no file of Knowtator: it begins with “a”, not with "
                             "“annotations” or "
                             "“knowtator-project”" },
    { "knowtator", "<annotations/>", "x.xml: line 1: “textSource” is missing, the name of the text" },
    { "knowtator", "<!DOCTYPE a [<!ENTITY e \"eeee\">]><annotations textSource=\"&e;\"/>",
      "x.xml: line 1: the file declares entities (<!ENTITY …>), which are not read; take them out" },
    { "mae", "", "x.xml: line 1: this is no XML: the file is empty" },
  };
  g_autoptr (GString) deep = g_string_new ("<a>\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    foreign_assert_refused (cases[i].words, "x.xml", cases[i].format, cases[i].message);
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<b>");
  foreign = foreign_read_words (deep->str, "x.xml", "mae", &error);
  g_assert_null (foreign);
  g_assert_true (g_str_has_prefix (error->message, "x.xml: line 2: this is no XML: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-xml/mae/samples", test_mae_samples);
  g_test_add_func ("/foreign-xml/mae/kinds", test_mae_kinds);
  g_test_add_func ("/foreign-xml/knowtator/ehost", test_knowtator);
  g_test_add_func ("/foreign-xml/knowtator/alone", test_knowtator_alone);
  g_test_add_func ("/foreign-xml/knowtator/second", test_knowtator_2);
  g_test_add_func ("/foreign-xml/refused", test_refused);
  return g_test_run ();
}
