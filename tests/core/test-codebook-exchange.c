/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks to other formats and back; what other programs write, and what nobody should.
 */
#include "model-fixture.h"

#include "scratch.h"

static AdduceCodebook *
load_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "codebook", "everything.json", NULL);
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_codebook_import (path, NULL, &error);
  g_assert_no_error (error);
  return codebook;
}

static AdduceCodebook *
read_qdc (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return adduce_codebook_from_qdc (bytes, "Given", NULL, error);
}

static AdduceCodebook *
read_csv (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return adduce_codebook_from_csv (bytes, "Given", error);
}

/* "id:Label:kind[value:Label(parent)!…]", a word a variable; (transfer full). */
static char *
print_codebook (AdduceCodebook *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      g_string_append_printf (text, "%s%s:%s:%s[", i > 0 ? " " : "", adduce_variable_get_id (variable),
                              adduce_variable_get_label (variable),
                              adduce_variable_kind_to_id (adduce_variable_get_kind (variable)));
      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        {
          const AdduceCodeInfo *info = adduce_code_get_info (adduce_variable_get_code (variable, j));
          g_string_append_printf (text, "%s%s:%s", j > 0 ? " " : "", info->id, info->label);
          if (info->parent != NULL)
            g_string_append_printf (text, "(%s)", info->parent);
          if (info->retired)
            g_string_append_c (text, '!');
        }
      g_string_append_c (text, ']');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_codebook (AdduceCodebook *codebook, const char *expected)
{
  g_autofree char *text = print_codebook (codebook);
  g_assert_cmpstr (text, ==, expected);
}

/* Written as REFI-QDA and read again: what the format has a place for is the same. */
static void
test_qdc_back (void)
{
  g_autoptr (AdduceCodebook) codebook = load_example ();
  g_autoptr (GBytes) bytes = adduce_codebook_to_qdc (codebook);
  g_autoptr (GBytes) again = adduce_codebook_to_qdc (codebook);
  g_autoptr (GError) error = NULL;
  g_assert_true (g_bytes_equal (bytes, again));
  g_autoptr (AdduceCodebook) back = adduce_codebook_from_qdc (bytes, "Back", codebook, &error);
  g_assert_no_error (error);
  assert_codebook (back, "stance:Stance:one[for:For strongly-for:Strongly for(for) pro:Pro!] frame:Frame:several[] "
                         "remark:Remark:text[] weight:Weight:number[] denied:Denied:boolean[] "
                         "addressee:Addressee:entity[] since:Since:date[] alignment:Alignment:one[left:Left]");
  g_assert_cmpstr (adduce_codebook_get_title (back), ==, "Back");
  const AdduceCodeInfo *info = adduce_code_get_info (adduce_codebook_lookup (back, "stance", "for"));
  g_assert_cmpstr (info->definition, ==, "D");
  g_assert_cmpstr (info->use, ==, "U");
  g_assert_cmpstr (info->avoid, ==, "A");
  g_assert_cmpstr (info->example, ==, "E");
  g_assert_cmpstr (info->literature, ==, "L");
  g_assert_cmpstr (info->color, ==, "#2b8766");
  g_assert_cmpstr (adduce_variable_get_definition (adduce_codebook_get_variable (back, "stance")), ==, "Which side");
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\">"

/* As other programs write it: groups, short colours, GUIDs in braces, an empty Sets, which the schema refuses,
 * elements of their own, single codes. */
static void
test_qdc_given (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) given = read_qdc (
    HEAD
    "<Codes><Code guid=\"75A0A034-55CF-54D4-AE3D-FAC3286B758F\" name=\"MOOD\" isCodable=\"false\">"
    "<Code guid=\"{0909B285-F1BE-5804-BFD8-7D6BF42C7771}\" name=\" glad &amp; sure \" isCodable=\"true\" "
    "color=\"#0aF\"><Description>First line\nUse: second\nthird</Description>"
    "<Code guid=\"B1703461-DC61-5C6E-BE55-8D64B1D4674D\" name=\"very glad\" isCodable=\"true\"/></Code>"
    "<Code guid=\"B1703461-DC61-5C6E-BE55-8D64B1D4674E\" name=\"glad &amp; sure\" isCodable=\"true\" color=\"red\"/>"
    "</Code><Code guid=\"1\" name=\"alone\"/><Own/></Codes><Sets/></CodeBook>",
    &error);
  g_assert_no_error (error);
  AdduceVariable *mood = adduce_codebook_get_variable (given, "mood");
  g_assert_cmpuint (adduce_variable_get_n_codes (mood), ==, 3);
  const AdduceCodeInfo *glad = adduce_code_get_info (adduce_variable_get_code (mood, 0));
  const AdduceCodeInfo *twin = adduce_code_get_info (adduce_variable_get_code (mood, 2));
  g_assert_cmpstr (glad->label, ==, "glad & sure");
  g_assert_cmpstr (glad->color, ==, "#00aaff");
  g_assert_cmpstr (glad->definition, ==, "First line");
  g_assert_cmpstr (glad->use, ==, "second\nthird");
  g_assert_cmpstr (adduce_code_get_info (adduce_variable_get_code (mood, 1))->parent, ==, glad->id);
  g_assert_cmpstr (twin->label, ==, "glad & sure");
  g_assert_cmpstr (twin->id, !=, glad->id);
  g_assert_null (twin->color);
  g_assert_cmpuint (adduce_variable_get_n_codes (adduce_codebook_get_variable (given, "codes")), ==, 1);
}

static void
assert_qdc_refused (const char *text, const char *begin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = read_qdc (text, &error);
  g_assert_null (codebook);
  if (!g_str_has_prefix (error->message, begin))
    g_error ("“%s” does not begin with “%s”", error->message, begin);
}

static void
test_qdc_bad (void)
{
  assert_qdc_refused ("", "line 1: this is no XML: ");
  assert_qdc_refused ("{\"a\": 1}", "line 1: this is no XML: ");
  assert_qdc_refused (HEAD "\n<Codes>\n<Code", "line 4: this is no XML: ");
  assert_qdc_refused ("<a>\n</a>", "line 1: this is no codebook of REFI-QDA: it begins with “a”");
  assert_qdc_refused (HEAD "<Codes/></CodeBook>", "line 2: it has no codes");
  assert_qdc_refused (HEAD "\n<Codes>\n<Code guid=\"1\" name=\" \"/></Codes></CodeBook>",
                      "line 4: a code has no name");

  /* a file on this computer is not read into a name */
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "secret", "sesame");
  g_autofree char *path = scratch_path (folder, "secret");
  g_autofree char *text =
    g_strdup_printf ("<!DOCTYPE CodeBook [<!ENTITY x SYSTEM \"file://%s\">]>\n"
                     "<CodeBook><Codes><Code guid=\"1\" name=\"A\"><Description>&x;b</Description>"
                     "</Code></Codes></CodeBook>",
                     path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = read_qdc (text, &error);
  const char *definition =
    codebook != NULL ? adduce_code_get_info (adduce_codebook_lookup (codebook, "codes", "a"))->definition : "";
  g_assert_null (strstr (definition, "sesame"));

  /* very deep, very many */
  g_autoptr (GString) deep = g_string_new (HEAD "<Codes>");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<Code guid=\"1\" name=\"a\">");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "</Code>");
  g_string_append (deep, "</Codes></CodeBook>");
  assert_qdc_refused (deep->str, "line 2: codes are nested more than 64 deep");
  g_autoptr (GString) many = g_string_new (HEAD "<Codes>\n<Code guid=\"1\" name=\"all\">");
  for (guint i = 0; i < 5001; i++)
    g_string_append_printf (many, "<Code guid=\"1\" name=\"code %u\"/>", i);
  g_string_append (many, "</Code></Codes></CodeBook>");
  assert_qdc_refused (many->str, "line 3: there are more than 5,000 codes in one group");

  /* as many are taken, in each group */
  g_autoptr (GString) two = g_string_new (HEAD "<Codes>");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (two, "%s<Code guid=\"1\" name=\"code %u\"/>%s",
                            i % 5000 == 0 ? "<Code guid=\"1\" name=\"group\">" : "", i,
                            i % 5000 == 4999 ? "</Code>" : "");
  g_string_append (two, "</Codes></CodeBook>");
  g_autoptr (AdduceCodebook) large = read_qdc (two->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_variable_get_n_codes (adduce_codebook_get_variable (large, "group-2")), ==, 5000);
  scratch_remove (folder);
}

/* --- tables --- */

static void
test_csv_back (void)
{
  g_autoptr (AdduceCodebook) codebook = load_example ();
  g_autoptr (GBytes) bytes = adduce_codebook_to_csv (codebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) back = adduce_codebook_from_csv (bytes, "Back", &error);
  g_assert_no_error (error);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  g_assert_cmpuint (g_list_model_get_n_items (adduce_codebook_get_variables (back)), ==,
                    g_list_model_get_n_items (variables));
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      AdduceVariable *other = adduce_codebook_get_variable (back, adduce_variable_get_id (variable));
      AdduceVariableInfo info = *adduce_variable_get_info (variable);
      info.extra = NULL; /* unknown members have no column */
      g_autoptr (AdduceVariable) plain = adduce_variable_new_full (&info, NULL, 0);
      g_assert_true (adduce_variable_equal_heads (plain, other));
      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        {
          AdduceCodeInfo code_info = *adduce_code_get_info (adduce_variable_get_code (variable, j));
          code_info.extra = NULL;
          g_autoptr (AdduceCode) code = adduce_code_new (&code_info);
          g_assert_true (adduce_code_equal (code, adduce_variable_get_code (other, j)));
        }
    }
}

static void
test_csv_given (void)
{
  g_autoptr (GError) error = NULL;
  /* by hand: semicolons, other columns, another order, a value added without an id, a variable by its label */
  g_autoptr (AdduceCodebook) given = read_csv ("Label;remark;VARIABLE;id;type;definition;number\n"
                                               "Which side;x;stance;;one;\"Says \"\"yes\"\"; or no\r\nor nothing\";\n"
                                               "Yes;;stance;yes;;;1\n"
                                               "Nöt sure;;Which side;;;;\n"
                                               ";;;;;;\n"
                                               "Tone;;tone;;text;;\n",
                                               &error);
  g_assert_no_error (error);
  g_autofree char *text = print_codebook (given);
  g_assert_cmpstr (text, ==, "stance:Which side:one[yes:Yes not-sure:Nöt sure] tone:Tone:text[]");
  g_assert_cmpstr (adduce_variable_get_definition (adduce_codebook_get_variable (given, "stance")), ==,
                   "Says \"yes\"; or no\nor nothing");
  g_assert_cmpint (adduce_code_get_info (adduce_codebook_lookup (given, "stance", "yes"))->number, ==, 1);
}

static void
test_csv_bad (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } bad[] = {
    { "", "the file is empty" },
    { "a,b\n", "line 1: the columns “variable” and “label” are missing; the first line must name the columns" },
    { "variable,label\n", "the table has no variables" },
    { "variable,label,type\nx,X,ranking\n", "line 2: in the column “type” stands “ranking”; it must be one, several, "
                                            "text, number, boolean, entity or date" },
    { "variable,label,id,color\nx,X,,\n\nx,A,a,green\n",
      "line 4: in the column “color” stands “green”; it must be a colour like #2b8766" },
    { "variable,label,id,key\nx,A,a,ab\n",
      "line 2: in the column “key” stands “ab”; it must be one letter, digit or sign" },
    { "variable,label,id,number\nx,A,a,1.5\n",
      "line 2: in the column “number” stands “1.5”; it must be a whole number" },
    { "variable,label,id,retired\nx,A,a,perhaps\n",
      "line 2: in the column “retired” stands “perhaps”; it must be yes or empty" },
    { "variable,label,id\nx,A,a\nx,B,a\n", "line 3: another value of this variable has the id “a” already" },
    { "variable,label,id\n,A,a\n",
      "line 2: in the column “variable” stands “”; it must be the variable that the value belongs to" },
    { "variable,label\nx,\"A\n", "line 2: a quotation mark is opened and not closed" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_csv (bad[i].text, &error));
      g_assert_cmpstr (error->message, ==, bad[i].message);
    }
}

/* --- pages --- */

static void
test_html (void)
{
  const AdduceCodeInfo info = { .id = "a", .label = "A <b> & \"c\"", .definition = "x < y", .color = "#2b8766" };
  g_autoptr (AdduceCode) code = adduce_code_new (&info);
  AdduceCode *const codes[] = { code };
  g_autoptr (AdduceVariable) variable = adduce_variable_new ("v", "V", NULL, ADDUCE_VARIABLE_ONE, codes, 1);
  AdduceVariable *const variables[] = { variable };
  g_autoptr (AdduceCodebook) codebook =
    adduce_codebook_new ("urn:uuid:0", 3, "Mine & yours", NULL, NULL, variables, 1);
  g_autoptr (GBytes) bytes = adduce_codebook_to_html (codebook);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (html, "<h1>Mine &amp; yours</h1>"));
  g_assert_nonnull (strstr (html, "<h3>A &lt;b&gt; &amp; &quot;c&quot;</h3>"));
  g_assert_nonnull (strstr (html, "<p>x &lt; y</p>"));
  g_assert_nonnull (strstr (html, "border-color:#2b8766"));
}

static void
test_files (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (AdduceCodebook) codebook = load_example ();
  static const char *const names[] = { "a.json", "a.QDC", "a.csv" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = scratch_path (folder, names[i]);
      g_autoptr (GError) error = NULL;
      g_assert_true (adduce_codebook_export (codebook, path, &error));
      g_assert_no_error (error);
      g_autoptr (AdduceCodebook) back = adduce_codebook_import (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (adduce_codebook_lookup (back, "stance", "strongly-for"));
    }
  g_autofree char *other = scratch_path (folder, "a.docx");
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_codebook_export (codebook, other, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (adduce_codebook_import (other, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-exchange/qdc-back", test_qdc_back);
  g_test_add_func ("/codebook-exchange/qdc-given", test_qdc_given);
  g_test_add_func ("/codebook-exchange/qdc-bad", test_qdc_bad);
  g_test_add_func ("/codebook-exchange/csv-back", test_csv_back);
  g_test_add_func ("/codebook-exchange/csv-given", test_csv_given);
  g_test_add_func ("/codebook-exchange/csv-bad", test_csv_bad);
  g_test_add_func ("/codebook-exchange/html", test_html);
  g_test_add_func ("/codebook-exchange/files", test_files);
  return g_test_run ();
}
