/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats, and reading a file by it.
 */
#include "config.h"

#include "import/adduce-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-guess.h"
#include "import/adduce-import-package.h"
#include "import/adduce-import-reader.h"
#include "import/adduce-import-records.h"
#include "store/adduce-durable.h"

/* Where the element is that says what a file of XML is. */
#define HEAD 4096

/* The order is that of the list; what is surest that a file is its own reads it. */
static const AdduceImportReader *const readers[] = {
  &adduce_import_plain, &adduce_import_markdown, &adduce_import_html, &adduce_import_docx, &adduce_import_odt,
  &adduce_import_rtf,   &adduce_import_epub,     &adduce_import_srt,  &adduce_import_vtt,  &adduce_import_csv,
  &adduce_import_xlsx,  &adduce_import_json,     &adduce_import_jsonl, &adduce_import_ris, &adduce_import_archive,
  &adduce_import_pdf,
};

const char *const *
adduce_import_list_formats (void)
{
  static gsize made;
  static const char *ids[G_N_ELEMENTS (readers) + 1];

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
        ids[i] = readers[i]->id;
      g_once_init_leave (&made, 1);
    }
  return ids;
}

const char *
adduce_import_get_format_label (const char *id)
{
  static const struct {
    const char *id;
    const char *label;
  } labels[] = {
    { "text", N_("Plain Text") },       { "markdown", "Markdown" },          { "html", N_("Web Page (HTML)") },
    { "docx", "Word (DOCX)" },          { "odt", "OpenDocument (ODT)" },     { "rtf", "RTF" },
    { "epub", "EPUB" },                 { "srt", N_("Subtitles (SRT)") },    { "vtt", N_("Subtitles (VTT)") },
    { "csv", N_("Table (CSV, TSV)") },  { "xlsx", N_("Table (XLSX)") },      { "json", "JSON" },
    { "jsonl", "JSON Lines" },          { "ris", N_("References (RIS)") },   { "archive", N_("Archive (ZIP, tar)") },
    { "pdf", "PDF" },
  };

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].id, id))
      return _(labels[i].label);
  return NULL;
}

gboolean
adduce_import_has_ending (const AdduceImportInput *input, const char *endings)
{
  g_auto (GStrv) all = g_strsplit (endings, ";", -1);
  g_autofree char *lower = g_ascii_strdown (input->name != NULL ? input->name : "", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *ending = g_strconcat (".", all[i], NULL);

      if (g_str_has_suffix (lower, ending))
        return TRUE;
    }
  return FALSE;
}

const char *
adduce_import_get_data (const AdduceImportInput *input, gsize *ret_n)
{
  const char *data = g_bytes_get_data (input->bytes, ret_n);

  return data != NULL ? data : "";
}

static char *
join_ids (GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (char **) ids->pdata);
}

static const AdduceImportReader *
find_reader (const AdduceImportInput *input, GError **error)
{
  const AdduceImportReader *best = NULL;
  guint best_points = 0;

  /* The user's word is for the file, not for what is in an archive. */
  for (guint i = 0; i < G_N_ELEMENTS (readers) && input->options->format != NULL && input->depth == 0; i++)
    if (g_str_equal (readers[i]->id, input->options->format))
      return readers[i];
  if (input->options->format != NULL && input->depth == 0)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();
      g_autofree char *list = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
        g_ptr_array_add (ids, (gpointer) readers[i]->id);
      list = join_ids (ids);
      /* translators: the word that was given; then a list of those that there are */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no format “%s”; there are: %s"),
                   input->options->format, list);
      return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      guint points = readers[i]->sniff (input);

      if (points > best_points)
        {
          best = readers[i];
          best_points = points;
        }
    }
  return best;
}

/* Packages of office programs are ZIP, and their parts are no articles. */
static const char *
find_office (const AdduceImportInput *input)
{
  static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.";
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  const char *type = memmem (data, MIN (n, 200), mark, strlen (mark));

  if (n < 4 || memcmp (data, "PK\3\4", 4) != 0)
    return NULL;
  if (type != NULL && g_str_has_prefix (type + strlen (mark), "spreadsheet"))
    return _("it is an OpenDocument spreadsheet; save it as XLSX or CSV first");
  if ((type != NULL && !g_str_has_prefix (type + strlen (mark), "text"))
      || adduce_import_package_has (input->bytes, "ppt/presentation.xml"))
    return _("it has slides or drawings of an office program; save its text as DOCX, ODT or plain text first");
  return NULL;
}

/* Whether the first member of a ZIP is what such files begin with; what is behind may have been cut off. */
static gboolean
begins_as_office (const AdduceImportInput *input)
{
  static const char *const names[] = { "[Content_Types].xml", "_rels/.rels", "mimetype", "docProps/", "word/", "xl/" };
  gsize n, n_name;
  const char *data = adduce_import_get_data (input, &n);

  if (n < 30 || memcmp (data, "PK\3\4", 4) != 0)
    return FALSE;
  n_name = MIN ((gsize) (guchar) data[26] + 256 * (gsize) (guchar) data[27], n - 30);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (n_name >= strlen (names[i]) && memcmp (data + 30, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

/* What is surely no article and none of the formats: to be named as such, not as an encoding that can't be found
 * out. */
static const char *
find_foreign (const AdduceImportInput *input)
{
  static const struct {
    const char *bytes;
    gsize n;
    const char *reason;
  } known[] = {
    { "\xd0\xcf\x11\xe0", 4, N_("it is a file of old Word or Excel; save it as DOCX, XLSX or RTF first") },
    { "\x89PNG", 4, N_("it is a picture; read its text with a program for that first") },
    { "\xff\xd8\xff", 3, N_("it is a picture; read its text with a program for that first") },
    { "GIF8", 4, N_("it is a picture; read its text with a program for that first") },
    { "\x7f" "ELF", 4, N_("it is a program, not a text") },
    { "Rar!", 4, N_("it is a RAR archive; unpack it first") },
    { "7z\xbc\xaf", 4, N_("it is a 7z archive; unpack it first") },
  };
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (n >= known[i].n && memcmp (data, known[i].bytes, known[i].n) == 0)
      return _(known[i].reason);
  if (find_office (input) != NULL)
    return find_office (input);
  if (g_strstr_len (data, (gssize) MIN (n, HEAD), "urn:QDA-XML:codebook") != NULL)
    return _("it is a codebook without claims; bring it in on the page of the codebook, or with “adduce-cli codebook "
             "DIR import FILE”");
  return NULL;
}

/* An article would be full of markup. Who says that the file is text gets it so. */
static gboolean
is_unknown_xml (const AdduceImportInput *input, const AdduceImportReader *reader)
{
  static const char begin[] = "<?xml", mark[] = "\xef\xbb\xbf";
  gsize n, skip;
  const char *data = adduce_import_get_data (input, &n);

  if (reader != &adduce_import_plain || (input->options->format != NULL && input->depth == 0))
    return FALSE;
  skip = n >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0 ? strlen (mark) : 0;
  return n - skip >= strlen (begin) && memcmp (data + skip, begin, strlen (begin)) == 0;
}

static gboolean
read_paragraphs (const AdduceImportReader *reader, const AdduceImportInput *input, AdduceImportBatch *batch,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceImportDocument) document = reader->read_document (input, cancellable, error);
  AdduceImportRule *rule = NULL;
  guint before = adduce_import_batch_get_n_articles (batch);

  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_strcmp0 (input->options->rule, "none") != 0)
    rule = adduce_import_records_find (input->rules, document, input->options);
  if (rule != NULL)
    adduce_import_records_divide (rule, document, input, reader->id, batch);
  if (adduce_import_batch_get_n_articles (batch) > before)
    return TRUE;

  adduce_import_records_take_one (document, input, reader->id, document->lines, batch);
  if (reader == &adduce_import_markdown)
    adduce_import_article_set_ending (
      adduce_import_batch_get_article (batch, adduce_import_batch_get_n_articles (batch) - 1), "md");
  return TRUE;
}

gboolean
adduce_import_read_input (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable,
                          GError **error)
{
  const char *foreign = find_foreign (input);
  const AdduceImportReader *reader;

  if (foreign != NULL || g_bytes_get_size (input->bytes) == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, foreign != NULL ? foreign : _("it is empty"));
      return FALSE;
    }
  reader = find_reader (input, error);
  if (reader == NULL)
    return FALSE;
  if (reader == &adduce_import_archive && begins_as_office (input))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("it is a damaged or cut off document, table or book; its parts are no articles"));
      return FALSE;
    }
  if (is_unknown_xml (input, reader))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("it is XML of a kind that is not known; save its articles as text or HTML first, or say "
                             "“--format text” to take it as it is, with all of its markup"));
      return FALSE;
    }
  return reader->read_document != NULL ? read_paragraphs (reader, input, batch, cancellable, error)
                                       : reader->read_records (input, batch, cancellable, error);
}

static void
guess_all (AdduceImportBatch *batch, AdduceImportOrder order)
{
  g_autoptr (AdduceImportGuesser) guesser = adduce_import_guesser_new (adduce_import_batch_get_problems (batch));

  for (guint i = 0; i < adduce_import_batch_get_n_articles (batch); i++)
    {
      AdduceImportArticle *article = adduce_import_batch_get_article (batch, i);

      adduce_import_guesser_guess (guesser, article, order);
      if (adduce_import_article_get_name (article) != NULL)
        adduce_import_guess_name (article, adduce_import_article_get_name (article));
    }
}

static gboolean
check_rule (GPtrArray *rules, const AdduceImportOptions *options, GError **error)
{
  gboolean known = options->rule == NULL || g_str_equal (options->rule, "none");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const AdduceImportRule *rule = rules->pdata[i];

      known = known || g_str_equal (rule->id, options->rule);
      g_ptr_array_add (ids, rule->id);
    }
  if (known)
    return TRUE;
  list = join_ids (ids);
  /* translators: the word that was given; then a list of those that there are */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no rule “%s”; there are: %s"), options->rule, list);
  return FALSE;
}

AdduceImportBatch *
adduce_import_read_bytes (GBytes *bytes, const char *name, const AdduceImportOptions *options,
                          GCancellable *cancellable, GError **error)
{
  static const AdduceImportOptions none = { 0 };
  g_autoptr (AdduceImportBatch) batch = adduce_import_batch_new ();
  g_autoptr (GPtrArray) rules = NULL;
  AdduceImportInput input = { .bytes = bytes, .name = name };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  input.options = options != NULL ? options : &none;
  rules = g_strcmp0 (input.options->rule, "none") == 0
            ? g_ptr_array_new () : adduce_import_rule_list (adduce_import_batch_get_problems (batch));
  input.rules = rules;
  adduce_import_batch_set_original (batch, bytes);
  if (!check_rule (rules, input.options, error) || !adduce_import_read_input (&input, batch, cancellable, error))
    return NULL;
  if (input.options->guess)
    guess_all (batch, input.options->order);
  return g_steal_pointer (&batch);
}

AdduceImportBatch *
adduce_import_read (const char *path, const AdduceImportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL, *display = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = adduce_durable_read (path, ADDUCE_IMPORT_MAX_BYTES, NULL, error);
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);
  display = g_utf8_make_valid (name, -1);
  return adduce_import_read_bytes (bytes, display, options, cancellable, error);
}
