/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doccano, Label Studio, Prodigy and labelbuddy: their own examples (tests/data/foreign) and files written by hand.
 * What is expected was read off the files by eye.
 */
#include "foreign-fixture.h"

/* --- doccano --- */

static void
test_doccano_examples (void)
{
  foreign_assert_file ("doccano/export_sequence_labeling.jsonl", NULL,
                       "export_sequence_labeling-00001.txt: 0-2<EU> label=ORG (line 1)\n"
                       "export_sequence_labeling-00001.txt: 11-17<German> label=MISC (line 1)\n"
                       "export_sequence_labeling-00002.txt: 0-15<Peter Blackburn> label=PERSON (line 2)\n"
                       "export_sequence_labeling-00003.txt: 10-15<Obama> label=PERSON (line 3)\n");
  /* one record over many lines; relations end in words */
  foreign_assert_file ("doccano/export_relation_extraction.jsonl", NULL,
                       "export_relation_extraction-00001.txt: 0-6<Google> label=ORG foundedAt=September 4, 1998"
                       " foundedBy=Larry Page foundedBy=Sergey Brin (line 4)\n"
                       "export_relation_extraction-00001.txt: 22-39<September 4, 1998> label=DATE (line 10)\n"
                       "export_relation_extraction-00001.txt: 44-54<Larry Page> label=PERSON (line 16)\n"
                       "export_relation_extraction-00001.txt: 59-70<Sergey Brin> label=PERSON (line 22)\n");
  foreign_assert_file ("doccano/import_relation.jsonl", NULL,
                       "import_relation-00001.txt: 0-6<Google> label=ORG foundedAt=September 4, 1998"
                       " foundedBy=Larry Page foundedBy=Sergey Brin (line 1)\n"
                       "import_relation-00001.txt: 22-39<September 4, 1998> label=DATE (line 1)\n"
                       "import_relation-00001.txt: 44-54<Larry Page> label=PERSON (line 1)\n"
                       "import_relation-00001.txt: 59-70<Sergey Brin> label=PERSON (line 1)\n");
  foreign_assert_file ("doccano/import_example_overlapping.jsonl", NULL,
                       "import_example_overlapping-00001.txt: 0-1<e> label=LOC (line 1)\n"
                       "import_example_overlapping-00001.txt: 0-1<e> label=LOC (line 1)\n");
  foreign_assert_file ("doccano/import_example.jsonl", NULL,
                       "import_example-00001.txt: 0-1<e> label=LOC (line 1)\n"
                       "! import_example.jsonl: line 3: “text” is missing, so that nothing of this record can be "
                       "read\n");
}

static void
test_doccano_meta (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = foreign_read_file ("doccano/import_example.jsonl", NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = foreign_describe_documents (foreign);
  g_assert_cmpstr (found, ==, "import_example-00001.txt: wikiPageID=1\nimport_example-00002.txt: wikiPageID=2\n");
}

/* An emoji is two units of UTF-16; labels of the text, comments, what can't be read. */
static void
test_doccano_kinds (void)
{
  foreign_assert_words ("{\"text\": \"\xf0\x9f\x98\x80 no tax\", \"labels\": [[3, 5, \"oppose\"]], \"id\": 7,"
                        " \"Comments\": [\"look again\", \"done\"]}\n"
                        "\n"
                        "{\"data\": \"Yes.\", \"label\": [\"positive\", \"short\"]}\n",
                        "kinds.jsonl", "doccano",
                        "kinds-00001.txt: 3-5<no> label=oppose (line 1)\n"
                        "kinds-00001.txt: note: look again\ndone (line 1)\n"
                        "kinds-00002.txt: label=positive (line 3)\n"
                        "kinds-00002.txt: label=short (line 3)\n");
  foreign_assert_words ("{\"text\": \"abc\", \"label\": [[-1, 2, \"X\"], [2, 1, \"X\"], [0.5, 1, \"X\"], [0, 2, \"Y\"],"
                        " [0], [0, \"NaN\", \"X\"], [1e300, 2, \"X\"]], \"relations\": [{\"from_id\": 1, \"to_id\": "
                        "2}]}\n",
                        "bad.jsonl", "doccano",
                        "bad-00001.txt: 0-2<ab> label=Y (line 1)\n"
                        "! bad.jsonl: line 1: the place from “-1” to “2” is none (two whole numbers from 0 on, the "
                        "first "
                        "the smaller one), so it is not read\n"
                        "! bad.jsonl: line 1: the place from “2” to “1” is none (two whole numbers from 0 on, the "
                        "first "
                        "the smaller one), so it is not read\n"
                        "! bad.jsonl: line 1: the place from “0.5” to “1” is none (two whole numbers from 0 on, the "
                        "first "
                        "the smaller one), so it is not read\n"
                        "! bad.jsonl: line 1: this is no label like [0, 12, \"WORD\"], so it is not read\n"
                        "! bad.jsonl: line 1: the place from “0” to “NaN” is none (two whole numbers from 0 on, the "
                        "first "
                        "the smaller one), so it is not read\n"
                        "! bad.jsonl: line 1: the place from “1e300” to “2” is none (two whole numbers from 0 on, the "
                        "first the smaller one), so it is not read\n"
                        "! bad.jsonl: line 1: one of the two that this relation joins is not there, so it is not "
                        "read\n");
}

/* --- Label Studio --- */

static void
test_label_studio_example (void)
{
  foreign_assert_file (
    "label-studio/relation_extraction_template_example.json", NULL,
    "relation_extraction_template_example-00001.txt: 0-9<Microsoft> label=Organization org:founded_by=Bill Gates"
    " relation=Paul Allen org:founded=April 4, 1975 (line 3)\n"
    "relation_extraction_template_example-00001.txt: 25-35<Bill Gates> label=Person (line 4)\n"
    "relation_extraction_template_example-00001.txt: 40-50<Paul Allen> label=Person (line 5)\n"
    "relation_extraction_template_example-00001.txt: 54-67<April 4, 1975> label=Datetime (line 6)\n");
}

/* Old and new, several annotators, predictions, facets of a region, a label of the text, what is skipped. */
static void
test_label_studio_kinds (void)
{
  static const char words[]
    = "[{\"id\": 4, \"data\": {\"body\": \"We will not\\r\\nraise \xf0\x9f\x98\x80 taxes.\", \"day\": "
      "\"2031-03-04\"},\n"
      "\"annotations\": [\n"
      "{\"completed_by\": {\"id\": 2, \"email\": \"ann@example.org\"}, \"created_at\": \"2031-03-04T05:06:07.5Z\", "
      "\"result\": [\n"
      "{\"id\": \"r1\", \"from_name\": \"why\", \"to_name\": \"body\", \"type\": \"choices\", \"value\": {\"start\": "
      "0, "
      "\"end\": 11, \"choices\": [\"law\", \"expert\"]}},\n"
      "{\"id\": \"r1\", \"from_name\": \"label\", \"to_name\": \"body\", \"type\": \"labels\", \"value\": "
      "{\"start\": 0, "
      "\"end\": 11, \"text\": \"We will not\", \"labels\": [\"Claim\"]}, \"meta\": {\"text\": [\"sure?\"]}},\n"
      "{\"id\": \"r1\", \"from_name\": \"who\", \"to_name\": \"body\", \"type\": \"textarea\", \"value\": "
      "{\"start\": 0, "
      "\"end\": 11, \"text\": [\"The Mayor\"]}},\n"
      "{\"id\": \"x\", \"from_name\": \"tone\", \"to_name\": \"body\", \"type\": \"taxonomy\", \"value\": "
      "{\"taxonomy\": "
      "[[\"News\", \"Local\"]]}},\n"
      "{\"id\": \"h\", \"from_name\": \"label\", \"to_name\": \"body\", \"type\": \"hypertextlabels\", \"value\": "
      "{\"start\": \"/p[1]/text()[1]\", \"end\": \"/p[1]/text()[1]\", \"text\": \"taxes\", \"hypertextlabels\": "
      "[\"Claim\"]}},\n"
      "{\"id\": \"p\", \"from_name\": \"x\", \"to_name\": \"body\", \"type\": \"rectanglelabels\", \"value\": "
      "{\"x\": 1}},\n"
      "{\"type\": \"relation\", \"from_id\": \"r1\", \"to_id\": \"h\", \"direction\": \"bi\", \"labels\": "
      "[\"backs\"]},\n"
      "7]},\n"
      "{\"completed_by\": 3, \"was_cancelled\": true, \"result\": []},\n"
      "{\"completed_by\": 3, \"result\": [{\"id\": \"q\", \"from_name\": \"label\", \"to_name\": \"body\", \"type\": "
      "\"labels\", \"value\": {\"start\": 19, \"end\": 20, \"labels\": []}}]}],\n"
      "\"predictions\": [{\"model_version\": \"m1\", \"result\": [{\"id\": \"q\", \"from_name\": \"label\", "
      "\"to_name\": "
      "\"body\", \"type\": \"labels\", \"score\": 0.5, \"value\": {\"start\": 0, \"end\": 2, \"labels\": "
      "[\"Who\"]}}]}]},\n"
      "{\"data\": {\"text\": \"Old.\"}, \"completions\": [{\"created_at\": 1600000000, \"created_username\": \" ben, "
      "1\", "
      "\"result\": [{\"id\": \"o\", \"from_name\": \"l\", \"to_name\": \"t\", \"type\": \"labels\", \"value\": "
      "{\"start\": "
      "0, \"end\": 3, \"text\": \"Old\", \"labels\": [\"A\"]}}]}]},\n"
      "{\"text\": \"flat\", \"label\": []}]\n";

  foreign_assert_words (
    words, "ls.json", NULL,
    "ls-00001.txt: 0-11<We will not> label=Claim why=law why=expert who=The Mayor backs=taxes note: sure? by "
    "ann@example.org at 1930367167 (line 5)\n"
    "ls-00001.txt: “taxes” label=Claim backs=We will not by ann@example.org at 1930367167 (line 8)\n"
    "ls-00001.txt: tone=News / Local by ann@example.org at 1930367167 (line 7)\n"
    "ls-00001.txt: 19-20<\xf0\x9f\x98\x80> by 3 (line 13)\n"
    "ls-00001.txt: 0-2<We> label=Who score=0.5 by m1 (line 14)\n"
    "ls-00002.txt: 0-3<Old> l=A by ben at 1600000000 (line 15)\n"
    "! ls.json: line 9: a result of the type “rectanglelabels” is not read\n"
    "! ls.json: line 11: a result must be an object { … }, so this one is not read\n"
    "! ls.json: line 12: the annotator skipped this task, so the annotation is not read\n"
    "! ls.json: line 16: “data” is missing, the text of the task, so that it can’t be read; export as JSON, not as "
    "JSON-MIN\n");
}

/* Further pieces by our own relation, and a text that is elsewhere. */
static void
test_label_studio_pieces (void)
{
  foreign_assert_words (
    "{\"data\": {\"text\": \"One two three.\", \"path\": \"sub/a.txt\", \"title\": \"Numbers\", \"outlet\": \"Post\"}, "
    "\"annotations\": [{\"result\": ["
    "{\"id\": \"c\", \"from_name\": \"label\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, "
    "\"end\": 3, \"text\": \"One\", \"labels\": [\"Claim\"]}},"
    "{\"id\": \"c\", \"from_name\": \"coder\", \"to_name\": \"text\", \"type\": \"textarea\", \"value\": {\"start\": "
    "0, "
    "\"end\": 3, \"text\": [\"anna\"]}},"
    "{\"id\": \"c\", \"from_name\": \"var_frame\", \"to_name\": \"text\", \"type\": \"textarea\", \"value\": "
    "{\"start\": "
    "0, \"end\": 3, \"text\": [\"Cost\"]}},"
    "{\"id\": \"c:2\", \"from_name\": \"label\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": "
    "8, "
    "\"end\": 13, \"text\": \"three\", \"labels\": [\"Claim\"]}},"
    "{\"type\": \"relation\", \"from_id\": \"c\", \"to_id\": \"c:2\", \"direction\": \"right\", \"labels\": "
    "[\"piece\"]},"
    "{\"id\": \"article:tone\", \"from_name\": \"article_tone\", \"to_name\": \"text\", \"type\": \"textarea\", "
    "\"value\": {\"text\": [\"calm\"]}}]}]}\n"
    "{\"data\": {\"text\": \"https://example.org/texts/b.txt\"}, \"annotations\": [{\"result\": ["
    "{\"id\": \"d\", \"from_name\": \"label\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, "
    "\"end\": 3, \"text\": \"Two\", \"labels\": [\"Claim\"]}}]}]}\n",
    "own.json", NULL,
    "sub/a.txt: 0-3<One> 8-13<three> label=Claim frame=Cost by anna (line 1)\n"
    "sub/a.txt: tone=calm by anna (line 1)\n"
    "b.txt: 0-3<?> “Two” label=Claim (line 2)\n");
}

/* --- Prodigy --- */

static void
test_prodigy_examples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign
    = foreign_read_file ("prodigy/news_headlines_ner_first25.jsonl", NULL, &error);
  g_autoptr (AdduceForeign) binary = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    foreign_append_claim (out, adduce_foreign_get_claims (foreign)->pdata[i]);
  g_assert_cmpstr (out->str, ==,
                   "news_headlines_ner_first25-00001.txt: 0-4<Uber> label=ORG (line 1)\n"
                   "news_headlines_ner_first25-00001.txt: 15-29<Silicon Valley> label=LOCATION (line 1)\n"
                   "news_headlines_ner_first25-00002.txt: 0-16<Pearl Automation> label=ORG (line 2)\n"
                   "news_headlines_ner_first25-00002.txt: 29-34<Apple> label=ORG (line 2)\n");
  /* counted by Python's json: 25 lines with 27 spans */
  g_assert_cmpuint (adduce_foreign_get_documents (foreign)->len, ==, 25);
  g_assert_cmpuint (adduce_foreign_get_claims (foreign)->len, ==, 27);

  binary = foreign_read_file ("prodigy/reddit_product_binary_first10.jsonl", NULL, &error);
  g_assert_no_error (error);
  found = foreign_describe (binary);
  g_assert_cmpuint (adduce_foreign_get_documents (binary)->len, ==, 10);
  g_assert_cmpstr (found, ==,
                   "reddit_product_binary_first10-00008.txt: 22-28<Google> label=PRODUCT score=0.0491354293 (line 8)\n"
                   "reddit_product_binary_first10-00009.txt: 50-57<Windows> label=PRODUCT score=0.6628148834 (line 9)\n"
                   "reddit_product_binary_first10-00010.txt: 134-141<Kleenex> label=PRODUCT score=0.9488431162 (line "
                   "10)\n"
                   "! reddit_product_binary_first10.jsonl: line 1: 7 tasks or spans from here on were rejected by the "
                   "annotator, so they are not read\n");
}

static void
test_prodigy_kinds (void)
{
  foreign_assert_words (
    "{\"text\": \"Tax cuts work.\", \"tokens\": [{\"text\": \"Tax\", \"start\": 0, \"end\": 3, \"id\": 0}, {\"text\": "
    "\"cuts\", \"start\": 4, \"end\": 8, \"id\": 1}, {\"text\": \"work\", \"start\": 9, \"end\": 13, \"id\": 2}], "
    "\"spans\": [{\"start\": 0, \"end\": 8, \"label\": \"A\"}, {\"token_start\": 2, \"token_end\": 2, \"label\": "
    "\"B\"}, "
    "{\"start\": 0, \"end\": 3, \"label\": \"C\", \"answer\": \"reject\"}], \"relations\": [{\"head\": 1, \"child\": "
    "2, "
    "\"head_span\": {\"start\": 0, \"end\": 8}, \"child_span\": {\"start\": 9, \"end\": 13, \"label\": \"D\"}, "
    "\"label\": "
    "\"does\"}], \"answer\": \"accept\", \"_annotator_id\": \"ann\", \"_timestamp\": 1930367167}\n"
    "{\"text\": \"Tax cuts work.\", \"label\": \"ECONOMY\", \"options\": [{\"id\": 1, \"text\": \"Good\"}], "
    "\"accept\": "
    "[1], \"answer\": \"accept\", \"_session_id\": \"s-ben\"}\n"
    "{\"text\": \"Tax cuts work.\", \"spans\": [{\"start\": 0, \"end\": 3, \"label\": \"A\"}], \"answer\": "
    "\"reject\"}\n"
    "{\"text\": \"No.\", \"answer\": \"ignore\", \"meta\": {\"source\": \"Post\"}}\n"
    "{\"image\": \"x\", \"spans\": []}\n",
    "p.jsonl", NULL,
    "p-00001.txt: 0-8<Tax cuts> label=A does=work by ann at 1930367167 (line 1)\n"
    "p-00001.txt: 9-13<work> label=B by ann at 1930367167 (line 1)\n"
    "p-00001.txt: label=ECONOMY choice=Good by s-ben (line 2)\n"
    "! p.jsonl: line 5: “text” is missing, so that nothing of this record can be read\n"
    "! p.jsonl: line 1: 2 tasks or spans from here on were rejected by the annotator, so they are not read\n"
    "! p.jsonl: line 4: 1 task or span from here on was skipped by the annotator, so it is not read\n");
}

/* --- labelbuddy --- */

static void
test_labelbuddy_examples (void)
{
  static const char expected_one[] = "exported_docs-00001.txt: 6-10<text> label=Word (line %u)\n"
                                     "exported_docs-00001.txt: 23-24<1> label=Number note: 1 (line %u)\n"
                                     "exported_docs-00002.txt: 12-20<document> label=Word (line %u)\n";
  g_autofree char *json = g_strdup_printf (expected_one, 2, 2, 3);
  g_autofree char *lines = g_strdup_printf (expected_one, 1, 1, 2);

  foreign_assert_file ("labelbuddy/exported_docs.json", NULL, json);
  foreign_assert_file ("labelbuddy/exported_docs.jsonl", NULL, lines);
}

/* Annotations whose text is in another file, named before or missing. */
static void
test_labelbuddy_apart (void)
{
  g_autofree char *docs = g_test_build_filename (G_TEST_DIST, "data", "foreign", "labelbuddy", "docs.jsonl", NULL);
  g_autofree char *notes
    = g_test_build_filename (G_TEST_DIST, "data", "foreign", "labelbuddy", "annotations.json", NULL);
  const char *const paths[] = { docs, notes, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read (paths, "labelbuddy", NULL, &error);
  g_autofree char *found = NULL, *documents = NULL;

  g_assert_no_error (error);
  found = foreign_describe (foreign);
  g_assert_cmpstr (found, ==,
                   "docs-00001.txt: 6-10<text> label=Word (line 1)\n"
                   "docs-00001.txt: 23-24<1> label=Number note: 1 (line 1)\n"
                   "docs-00002.txt: 12-20<document> label=Word (line 1)\n");
  documents = foreign_describe_documents (foreign);
  g_assert_cmpstr (documents, ==,
                   "docs-00001.txt:\n"
                   "docs-00002.txt: headline=the title of document 2 display_title=title 2 list_title=the title of "
                   "document 2 id=doc-2 source=example.org\n");
  foreign_assert_file ("labelbuddy/annotations.json", NULL,
                       "! annotations.json: line 1: the text of these annotations is missing: export them with it, or "
                       "name the file of the documents before this one\n"
                       "! annotations.json: line 1: the text of these annotations is missing: export them with it, or "
                       "name the file of the documents before this one\n");
}

/* labelbuddy's own bad examples: as far as they are good they are read, else they are refused. */
static void
test_labelbuddy_bad (void)
{
  static const struct {
    const char *name;
    const char *message;
  } refused[] = {
    { "labelbuddy/invalid_docs_3.json", "invalid_docs_3.json: line 2, column 1: " },
    { "labelbuddy/invalid_docs_4.jsonl", "invalid_docs_4.jsonl: line 1: an object { … } must stand here" },
    { "labelbuddy/invalid_docs_9.jsonl", "invalid_docs_9.jsonl: line 2: " },
  };

  foreign_assert_file (
    "labelbuddy/invalid_annotations_0.jsonl", NULL,
    "invalid_annotations_0-00001.txt: 0-2<te> label=l1 (line 1)\n"
    "invalid_annotations_0-00001.txt: 0-200<?> label=l1 (line 1)\n"
    "! invalid_annotations_0.jsonl: line 1: an annotation has no “label_name”, so it is not read\n"
    "! invalid_annotations_0.jsonl: line 1: the place from “0” to “0” is none (two whole numbers from 0 on, the "
    "first the "
    "smaller one), so it is not read\n"
    "! invalid_annotations_0.jsonl: line 1: the place from “-1” to “2” is none (two whole numbers from 0 on, the first "
    "the smaller one), so it is not read\n");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceForeign) foreign = foreign_read_file (refused[i].name, "labelbuddy", &error);

      g_assert_null (foreign);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, refused[i].message));
    }
}

/* Bytes only; a text that has changed since. */
static void
test_labelbuddy_bytes (void)
{
  foreign_assert_words ("[{\"text\": \"é is a letter\", \"annotations\": [{\"start_byte\": 3, \"end_byte\": 5, "
                        "\"label_name\": \"V\"}], \"utf8_text_md5_checksum\": \"00\"}]",
                        "b.json", NULL,
                        "b-00001.txt: 3-5<is> label=V (line 1)\n"
                        "! b.json: line 1: the text is not the one that was annotated, by its MD5; look at its "
                        "claims\n");
}

/* --- what is no file of these --- */

static void
test_refused (void)
{
  static const char *const formats[] = { "doccano", "label-studio", "prodigy", "labelbuddy" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *deep = g_strnfill (100, '[');
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceForeign) foreign = NULL;

      foreign_assert_refused ("{\"text\": \"a\"}\n[1]\n", "x.jsonl", formats[i],
                              "x.jsonl: line 2: an object { … } must stand here");
      foreign_assert_refused ("[{\"text\": \"a\"},\n 5]", "x.json", formats[i],
                              "x.json: line 2: an object { … } must stand here");
      foreign = foreign_read_words (deep, "x.json", formats[i], &error);
      g_assert_null (foreign);
      g_assert_true (g_str_has_prefix (error->message, "x.json: line 1, column 65: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-json/doccano/examples", test_doccano_examples);
  g_test_add_func ("/foreign-json/doccano/meta", test_doccano_meta);
  g_test_add_func ("/foreign-json/doccano/kinds", test_doccano_kinds);
  g_test_add_func ("/foreign-json/label-studio/example", test_label_studio_example);
  g_test_add_func ("/foreign-json/label-studio/kinds", test_label_studio_kinds);
  g_test_add_func ("/foreign-json/label-studio/pieces", test_label_studio_pieces);
  g_test_add_func ("/foreign-json/prodigy/examples", test_prodigy_examples);
  g_test_add_func ("/foreign-json/prodigy/kinds", test_prodigy_kinds);
  g_test_add_func ("/foreign-json/labelbuddy/examples", test_labelbuddy_examples);
  g_test_add_func ("/foreign-json/labelbuddy/apart", test_labelbuddy_apart);
  g_test_add_func ("/foreign-json/labelbuddy/bad", test_labelbuddy_bad);
  g_test_add_func ("/foreign-json/labelbuddy/bytes", test_labelbuddy_bytes);
  g_test_add_func ("/foreign-json/refused", test_refused);
  return g_test_run ();
}
