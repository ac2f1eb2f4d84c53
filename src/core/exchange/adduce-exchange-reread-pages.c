/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding claims again in what people read: the list of claims of reports as HTML, Markdown and DOCX; and in TEI, where
 * they are by their anchors.
 */
#include "config.h"

#include "exchange/adduce-exchange-reread.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "exchange/adduce-foreign-dom.h"
#include "exchange/adduce-foreign-read.h"
#include "export/adduce-export-reading.h"
#include "import/adduce-import-package.h"
#include "store/adduce-durable.h"

#define S ADDUCE_REREAD_SEPARATOR

/* A report says no more of which claim it is than its words; one that is grouped has it under each of its values. */
static char *
make_report_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  g_autofree char *text = adduce_claim_dup_text (row->claim, " … ");

  *ret_n = 1;
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, row->claim);

      *ret_n = g_strv_length (groups);
    }
  return adduce_reread_tidy (text);
}

static GBytes *
load (const char *path, GError **error)
{
  return adduce_durable_read (path, ADDUCE_FOREIGN_MAX_BYTES, NULL, error);
}

/* The next node in the order of the document that is in @top. */
static const xmlNode *
step (const xmlNode *top, const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node == top ? NULL : node->next;
}

/* --- HTML --- */

static gboolean
read_html (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load (output, error);
  gsize n = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;
  xmlDoc *document;
  const xmlNode *root;

  if (bytes == NULL)
    return FALSE;
  document = htmlReadMemory (data != NULL ? data : "", (int) n, NULL, "UTF-8",
                             HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_RECOVER);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  for (const xmlNode *node = root; node != NULL; node = step (root, node))
    if (adduce_foreign_dom_is (node, "q"))
      {
        g_autofree char *words = adduce_foreign_dom_dup_content (node);

        g_ptr_array_add (marks, adduce_reread_tidy (words));
      }
  xmlFreeDoc (document);
  return TRUE;
}

const AdduceReread adduce_reread_html = { "html", read_html, make_report_mark };

/* --- Markdown --- */

static char *
unescape (const char *line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at++)
    {
      if (*at == '\\' && g_ascii_ispunct (at[1]))
        at++;
      g_string_append_c (words, *at);
    }
  return adduce_reread_tidy (words->str);
}

/* Lines of quotations in a row are one. */
static void
take_quotation (GPtrArray *marks, char **lines, guint *at)
{
  g_autoptr (GString) words = g_string_new (lines[*at] + 1);

  while (lines[*at + 1] != NULL && lines[*at + 1][0] == '>')
    g_string_append (words, lines[++*at] + 1);
  g_ptr_array_add (marks, unescape (words->str));
}

static gboolean
read_md (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load (output, error);
  g_autofree char *text = bytes != NULL ? adduce_foreign_dup_utf8 (bytes, error) : NULL;
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      gsize n_digits = strspn (lines[i], "0123456789");

      if (grouped && lines[i][0] == '>')
        take_quotation (marks, lines, &i);
      else if (!grouped && n_digits > 0 && g_str_has_prefix (lines[i] + n_digits, ". "))
        g_ptr_array_add (marks, unescape (lines[i] + n_digits + 2));
    }
  return lines != NULL;
}

const AdduceReread adduce_reread_md = { "md", read_md, make_report_mark };

/* --- DOCX --- */

/* The words of a paragraph; without its first run, which is a number, where @numbered. */
static char *
read_paragraph (const xmlNode *paragraph, gboolean numbered)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_runs = 0;

  for (const xmlNode *node = paragraph; node != NULL; node = step (paragraph, node))
    {
      n_runs += adduce_foreign_dom_is (node, "r");
      if (adduce_foreign_dom_is (node, "br") || adduce_foreign_dom_is (node, "tab"))
        g_string_append_c (words, ' ');
      else if (adduce_foreign_dom_is (node, "t") && (!numbered || n_runs > 1))
        {
          g_autofree char *part = adduce_foreign_dom_dup_content (node);

          g_string_append (words, part);
        }
    }
  return adduce_reread_tidy (words->str);
}

static gboolean
is_claim (const xmlNode *paragraph)
{
  const xmlNode *properties = adduce_foreign_dom_find (paragraph, "pPr");
  const xmlNode *style = adduce_foreign_dom_find (properties, "pStyle");
  g_autofree char *name = style != NULL ? adduce_foreign_dom_dup_attribute (style, "val") : NULL;

  return g_strcmp0 (name, "Claim") == 0;
}

static gboolean
read_docx (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[] = { "word/document.xml", NULL };
  g_autoptr (GBytes) bytes = load (output, error);
  g_autoptr (GHashTable) members
    = bytes != NULL ? adduce_import_package_read (bytes, wanted, cancellable, error) : NULL;
  GBytes *story = members != NULL ? g_hash_table_lookup (members, wanted[0]) : NULL;
  xmlDoc *document = story != NULL ? adduce_foreign_dom_parse (story, error) : NULL;
  const xmlNode *body;

  if (document == NULL)
    return FALSE;
  body = adduce_foreign_dom_find (xmlDocGetRootElement (document), "body");
  for (const xmlNode *p = adduce_foreign_dom_find (body, "p"); p != NULL; p = adduce_foreign_dom_find_next (p, "p"))
    if (is_claim (p))
      g_ptr_array_add (marks, read_paragraph (p, !grouped));
  xmlFreeDoc (document);
  return TRUE;
}

const AdduceReread adduce_reread_docx = { "docx", read_docx, make_report_mark };

/* --- TEI --- */

/* A text with its anchors. */
typedef struct {
  GString *text;
  GHashTable *places; /* id of an anchor → its offset in characters */
  GHashTable *claims; /* id of a structure → id of the claim */
  char *path;
} Tei;

static void
take_body (Tei *tei, const xmlNode *body)
{
  glong offset = 0;

  for (const xmlNode *node = body; node != NULL; node = step (body, node))
    {
      if (adduce_foreign_dom_is (node, "p") && adduce_foreign_dom_find (body, "p") != node)
        {
          g_string_append_c (tei->text, '\n');
          offset++;
        }
      else if (adduce_foreign_dom_is (node, "anchor"))
        g_hash_table_insert (tei->places, adduce_foreign_dom_dup_attribute (node, "id"), GINT_TO_POINTER (offset));
      else if (node->type == XML_TEXT_NODE && adduce_foreign_dom_is (node->parent, "p"))
        {
          g_string_append (tei->text, (const char *) node->content);
          offset += g_utf8_strlen ((const char *) node->content, -1);
        }
    }
}

static void
take_structure (Tei *tei, const xmlNode *structure)
{
  for (const xmlNode *feature = adduce_foreign_dom_find (structure, "f"); feature != NULL;
       feature = adduce_foreign_dom_find_next (feature, "f"))
    {
      g_autofree char *name = adduce_foreign_dom_dup_attribute (feature, "name");

      if (g_strcmp0 (name, "id") == 0)
        g_hash_table_insert (tei->claims, adduce_foreign_dom_dup_attribute (structure, "id"),
                             adduce_foreign_dom_dup_content (feature));
    }
}

static glong
find_anchor (const Tei *tei, const xmlNode *span, const char *attribute)
{
  g_autofree char *reference = adduce_foreign_dom_dup_attribute (span, attribute);

  if (reference == NULL || *reference != '#')
    return 0;
  return GPOINTER_TO_INT (g_hash_table_lookup (tei->places, reference + 1));
}

/* A mark of what was read of a claim so far: its places and its words. */
typedef struct {
  GString *spans;
  GString *words;
} Pieces;

static void
pieces_free (gpointer data)
{
  Pieces *pieces = data;

  g_string_free (pieces->spans, TRUE);
  g_string_free (pieces->words, TRUE);
  g_free (pieces);
}

static void
take_span (const Tei *tei, const xmlNode *span, GHashTable *found)
{
  g_autofree char *reference = adduce_foreign_dom_dup_attribute (span, "ana");
  const char *id = reference != NULL && *reference == '#' ? g_hash_table_lookup (tei->claims, reference + 1) : NULL;
  glong start = find_anchor (tei, span, "from"), end = find_anchor (tei, span, "to");
  glong length = g_utf8_strlen (tei->text->str, -1);
  Pieces *pieces = id != NULL ? g_hash_table_lookup (found, id) : NULL;

  if (id == NULL)
    return;
  if (pieces == NULL)
    {
      pieces = g_new0 (Pieces, 1);
      pieces->spans = g_string_new (NULL);
      pieces->words = g_string_new (NULL);
      g_hash_table_insert (found, (gpointer) id, pieces);
    }
  else
    {
      g_string_append_c (pieces->spans, ',');
      g_string_append (pieces->words, " … ");
    }
  g_autofree char *words = start < end && end <= length ? g_utf8_substring (tei->text->str, start, end) : g_strdup ("");
  g_string_append_printf (pieces->spans, "%ld-%ld", start, end);
  g_string_append (pieces->words, words);
}

static void
take_stand_off (Tei *tei, const xmlNode *root, GPtrArray *marks)
{
  const xmlNode *stand_off = adduce_foreign_dom_find (root, "standOff");
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pieces_free);
  GHashTableIter iter;
  gpointer id, pieces;

  for (const xmlNode *fs = adduce_foreign_dom_find (stand_off, "fs"); fs != NULL;
       fs = adduce_foreign_dom_find_next (fs, "fs"))
    take_structure (tei, fs);
  for (const xmlNode *node = stand_off; node != NULL; node = step (stand_off, node))
    if (adduce_foreign_dom_is (node, "span"))
      take_span (tei, node, found);

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &pieces))
    {
      g_autofree char *words = adduce_reread_tidy (((Pieces *) pieces)->words->str);

      g_ptr_array_add (marks, g_strjoin (S, id, tei->path != NULL ? tei->path : "",
                                         ((Pieces *) pieces)->spans->str, words, NULL));
    }
}

static gboolean
read_tei_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  xmlDoc *document = adduce_foreign_dom_parse (bytes, error);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  Tei tei = { g_string_new (NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
              g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), NULL };

  for (const xmlNode *node = root; node != NULL; node = step (root, node))
    {
      gboolean is_name = adduce_foreign_dom_is (node, "idno");
      g_autofree char *type = is_name ? adduce_foreign_dom_dup_attribute (node, "type") : NULL;

      if (g_strcmp0 (type, "path") == 0 && tei.path == NULL)
        tei.path = adduce_foreign_dom_dup_content (node);
      if (adduce_foreign_dom_is (node, "body"))
        take_body (&tei, node);
    }
  if (document == NULL)
    g_prefix_error (error, "%s: ", name);
  else
    take_stand_off (&tei, root, user_data);
  g_string_free (tei.text, TRUE);
  g_hash_table_unref (tei.places);
  g_hash_table_unref (tei.claims);
  g_free (tei.path);
  xmlFreeDoc (document);
  return document != NULL;
}

static gboolean
read_tei (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  return adduce_reread_each_file (output, ".xml", read_tei_cb, marks, cancellable, error);
}

static char *
make_tei_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (row->claim));
  g_autofree char *text = adduce_claim_dup_text (row->claim, " … ");
  g_autofree char *words = adduce_reread_tidy (text);

  *ret_n = 1;
  return g_strjoin (S, adduce_claim_get_id (row->claim), row->article->path, spans, words, NULL);
}

const AdduceReread adduce_reread_tei = { "tei", read_tei, make_tei_mark };
