/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `import DIR FILE…`: articles out of files of other programs and databases into a corpus; and claims, out of files
 * that have some (adduce-cli-foreign.c).
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-corpus-claims.h"
#include "adduce-cli-foreign.h"

static struct {
  gboolean dry_run;
  gboolean again;
  char *format;
  char *rule;
  char *encoding;
  char **mapping;
  char *date_order;
  gboolean no_header;
  gboolean guess;
  char *coder;
  char *save_mapping;
  gboolean articles;
} given;

static const GOptionEntry entries[] = {
  { "again", 0, 0, G_OPTION_ARG_NONE, &given.again, N_("Of claims: bring back those that were removed, too"), NULL },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &given.dry_run, N_("Only show what would come in"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format, N_("What the files are, where that is not found out"),
    N_("FORMAT") },
  { "rule", 'r', 0, G_OPTION_ARG_FILENAME, &given.rule,
    N_("The database whose export it is; “none” takes each file for one article"), N_("RULE") },
  { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &given.encoding, N_("The encoding of texts, like WINDOWS-1252"),
    N_("ENCODING") },
  { "mapping", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &given.mapping,
    N_("Which column is which field, like headline=Title or text=#3 (may be repeated); for claims a file that says "
       "which field is which variable"),
    N_("FIELD=COLUMN|FILE") },
  { "save-mapping", 0, 0, G_OPTION_ARG_FILENAME, &given.save_mapping,
    N_("Write which fields of the claims were taken for which variables, to be changed and given to --mapping"),
    N_("FILE") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &given.coder, N_("Whose claims they are to be; else whose the files say"),
    N_("NICKNAME") },
  { "articles", 0, 0, G_OPTION_ARG_NONE, &given.articles, N_("Take the files for articles, whatever claims they hold"),
    NULL },
  { "no-header", 0, 0, G_OPTION_ARG_NONE, &given.no_header, N_("The first row of a table is an article already"),
    NULL },
  { "date-order", 0, 0, G_OPTION_ARG_FILENAME, &given.date_order, N_("What comes first in dates like 03/04/2031"),
    "dmy|mdy" },
  { "guess", 'g', 0, G_OPTION_ARG_NONE, &given.guess,
    N_("Read date, outlet, authors and so on from an article’s words where nothing else says them"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* What became of the files. */
typedef struct {
  const char *folder;
  AdduceImportOptions options;
  AdduceImportWriter *writer; /* NULL for a dry run */
  AdduceReport *report;       /* or NULL */
  GPtrArray *cells;           /* of the table */
  guint n_articles, n_doubtful, n_unparsed, n_problems, n_failed;
} Import;

static void
complain (Import *self, const char *file, const char *problem)
{
  self->n_problems++;
  if (self->report == NULL)
    {
      adduce_cli_complain (file, problem);
      return;
    }
  adduce_report_begin_object (self->report, NULL);
  adduce_report_path (self->report, "file", file);
  adduce_report_string (self->report, "message", problem);
  adduce_report_end_object (self->report);
}

/* --- what was found --- */

/* A guess has a question mark. */
static char *
dup_cell (AdduceImportArticle *article, const char *name)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);

  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);

      if (g_str_equal (field->name, name))
        return g_strconcat (field->value, field->passage != NULL ? " ?" : "", NULL);
    }
  return g_strdup ("–");
}

static void
add_row (Import *self, AdduceImportArticle *article, guint number)
{
  static const char *const fields[] = { "date", "outlet", "headline" };
  g_autofree char *text = adduce_import_article_dup_text (article);
  const char *const states[] = { _("good"), _("doubtful"), _("unparsed") };

  g_ptr_array_add (self->cells, g_strdup (states[adduce_import_article_get_state (article)]));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_ptr_array_add (self->cells, dup_cell (article, fields[i]));
    }
  g_ptr_array_add (self->cells, g_strdup_printf ("%u", number));
  g_ptr_array_add (self->cells, g_strdup_printf ("%ld", g_utf8_strlen (text, -1)));
}

static void
report_article (Import *self, AdduceImportArticle *article, const char *file, guint number)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  GPtrArray *reasons = adduce_import_article_get_reasons (article);
  g_autofree char *text = adduce_import_article_dup_text (article);

  adduce_report_begin_object (self->report, NULL);
  adduce_report_path (self->report, "file", file);
  adduce_report_integer (self->report, "number", number);
  adduce_report_string (self->report, "member", adduce_import_article_get_member (article));
  adduce_report_integer (self->report, "start", (gint64) adduce_import_article_get_start (article));
  adduce_report_integer (self->report, "end", (gint64) adduce_import_article_get_end (article));
  adduce_report_string (self->report, "format", adduce_import_article_get_format (article));
  adduce_report_string (self->report, "rule", adduce_import_article_get_rule (article));
  adduce_report_string (self->report, "encoding", adduce_import_article_get_encoding (article));
  adduce_report_string (self->report, "state",
                        adduce_import_state_to_id (adduce_import_article_get_state (article)));
  adduce_report_begin_array (self->report, "notes");
  for (guint i = 0; i < reasons->len; i++)
    adduce_report_string (self->report, NULL, reasons->pdata[i]);
  adduce_report_end_array (self->report);
  adduce_report_begin_array (self->report, "fields");
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);
      const char *label = adduce_import_field_get_label (field);

      adduce_report_begin_object (self->report, NULL);
      adduce_report_string (self->report, label != NULL ? "label" : "name", label != NULL ? label : field->name);
      adduce_report_string (self->report, "value", field->value);
      if (field->passage != NULL)
        adduce_report_string (self->report, "passage", field->passage);
      adduce_report_end_object (self->report);
    }
  adduce_report_end_array (self->report);
  adduce_report_string (self->report, "text", text);
  adduce_report_end_object (self->report);
}

static void
tell_articles (Import *self, AdduceImportBatch *batch, const char *file)
{
  for (guint i = 0; i < adduce_import_batch_get_n_articles (batch); i++)
    {
      AdduceImportArticle *article = adduce_import_batch_get_article (batch, i);

      self->n_articles++;
      self->n_doubtful += adduce_import_article_get_state (article) == ADDUCE_IMPORT_DOUBTFUL;
      self->n_unparsed += adduce_import_article_get_state (article) == ADDUCE_IMPORT_UNPARSED;
      if (self->report != NULL)
        report_article (self, article, file, i + 1);
      else if (self->cells != NULL)
        add_row (self, article, i + 1);
    }
}

/* One line an article that somebody should look at. */
static void
tell_doubts (Import *self, AdduceImportBatch *batch, const char *file)
{
  for (guint i = 0; i < adduce_import_batch_get_n_articles (batch) && self->report == NULL; i++)
    {
      AdduceImportArticle *article = adduce_import_batch_get_article (batch, i);
      GPtrArray *reasons = adduce_import_article_get_reasons (article);

      for (guint k = 0; k < reasons->len; k++)
        {
          const char *member = adduce_import_article_get_member (article);
          g_autofree char *message
            = member != NULL ? g_strdup_printf (_("article %u (%s): %s"), i + 1, member, (char *) reasons->pdata[k])
                             : g_strdup_printf (_("article %u: %s"), i + 1, (char *) reasons->pdata[k]);

          adduce_cli_complain (file, message);
        }
    }
}

/* --- files --- */

static gboolean
write_batch (Import *self, AdduceImportBatch *batch, const char *file)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean fine
    = adduce_import_writer_write (self->writer, batch, file, NULL, NULL, problems, NULL, &error);

  for (guint i = 0; i < problems->len; i++)
    complain (self, file, problems->pdata[i]);
  if (!fine)
    {
      complain (self, NULL, error->message);
      self->n_failed++;
    }
  return fine;
}

/* Reads each file; @batches gets what was found, NULL for what could not be read. */
static void
read_files (Import *self, char **files, GPtrArray *batches)
{
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      AdduceImportBatch *batch = adduce_import_read (files[i], &self->options, NULL, &error);

      g_ptr_array_add (batches, batch);
      if (batch == NULL)
        {
          complain (self, files[i], error->message);
          self->n_failed++;
          continue;
        }
      for (guint k = 0; k < adduce_import_batch_get_problems (batch)->len; k++)
        complain (self, files[i], adduce_import_batch_get_problems (batch)->pdata[k]);
    }
}

static void
print_summary (Import *self)
{
  if (self->writer == NULL)
    {
      printf (ngettext ("%u article, ", "%u articles, ", self->n_articles), self->n_articles);
      printf (ngettext ("%u doubtful, ", "%u doubtful, ", self->n_doubtful), self->n_doubtful);
      printf (ngettext ("%u unparsed\n", "%u unparsed\n", self->n_unparsed), self->n_unparsed);
      return;
    }
  printf (ngettext ("%u article written, ", "%u articles written, ", adduce_import_writer_get_n_written (self->writer)),
          adduce_import_writer_get_n_written (self->writer));
  printf (ngettext ("%u was there already, ", "%u were there already, ",
                    adduce_import_writer_get_n_known (self->writer)),
          adduce_import_writer_get_n_known (self->writer));
  printf (ngettext ("%u doubtful, ", "%u doubtful, ", self->n_doubtful), self->n_doubtful);
  printf (ngettext ("%u unparsed\n", "%u unparsed\n", self->n_unparsed), self->n_unparsed);
}

static void
report_end (Import *self)
{
  adduce_report_integer (self->report, "found", self->n_articles);
  adduce_report_integer (self->report, "doubtful", self->n_doubtful);
  adduce_report_integer (self->report, "unparsed", self->n_unparsed);
  adduce_report_boolean (self->report, "dry_run", self->writer == NULL);
  if (self->writer != NULL)
    {
      GPtrArray *written = adduce_import_writer_get_written (self->writer);

      adduce_report_integer (self->report, "known", adduce_import_writer_get_n_known (self->writer));
      adduce_report_begin_array (self->report, "written");
      for (guint i = 0; i < written->len; i++)
        adduce_report_path (self->report, NULL, written->pdata[i]);
      adduce_report_end_array (self->report);
    }
  adduce_report_end_object (self->report);
  adduce_cli_print_report (self->report);
}

/* Tells, or writes and tells. */
static void
take_batches (Import *self, char **files, GPtrArray *batches)
{
  gboolean stopped = FALSE;

  for (guint i = 0; i < batches->len && !stopped; i++)
    if (batches->pdata[i] != NULL && self->writer != NULL)
      stopped = !write_batch (self, batches->pdata[i], files[i]);
  if (self->report != NULL)
    {
      adduce_report_end_array (self->report);
      adduce_report_begin_array (self->report, "articles");
    }
  for (guint i = 0; i < batches->len; i++)
    if (batches->pdata[i] != NULL)
      tell_articles (self, batches->pdata[i], files[i]);
  if (self->report != NULL)
    adduce_report_end_array (self->report);
  for (guint i = 0; i < batches->len; i++)
    if (batches->pdata[i] != NULL)
      tell_doubts (self, batches->pdata[i], files[i]);
}

static void
print_table (Import *self)
{
  static const char *const heads[] = { N_("State"),    N_("Date"),   N_("Outlet"),
                                       N_("Headline"), N_("Number"), N_("Characters") };

  for (guint i = G_N_ELEMENTS (heads); i > 0; i--)
    g_ptr_array_insert (self->cells, 0, g_strdup (_(heads[i - 1])));
  adduce_cli_print_columns (self->cells, G_N_ELEMENTS (heads), 4);
}

/* --- options --- */

static gboolean
read_options (AdduceImportOptions *options, GPtrArray *texts, GError **error)
{
  static const AdduceImportOptions none = { 0 };
  char **words[] = { &given.format, &given.rule, &given.encoding };
  const char **places[] = { &options->format, &options->rule, &options->encoding };
  guint n = given.mapping != NULL ? g_strv_length (given.mapping) : 0;

  *options = none;
  options->no_header = given.no_header;
  options->guess = given.guess;
  if (g_strcmp0 (given.date_order, "dmy") == 0)
    options->order = ADDUCE_IMPORT_ORDER_DMY;
  else if (g_strcmp0 (given.date_order, "mdy") == 0)
    options->order = ADDUCE_IMPORT_ORDER_MDY;
  else if (given.date_order != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("--date-order is dmy or mdy"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (*words[i] != NULL)
      {
        char *text = adduce_cli_take_text (*words[i], error);

        if (text == NULL)
          return FALSE;
        g_ptr_array_add (texts, text);
        *places[i] = text;
      }

  /* The mapping stands together, at the end. */
  guint first = texts->len;
  for (guint i = 0; i < n; i++)
    {
      char *text = adduce_cli_take_text (given.mapping[i], error);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (texts, text);
    }
  g_ptr_array_add (texts, NULL);
  options->mapping = n > 0 ? (const char *const *) texts->pdata + first : NULL;
  return TRUE;
}

static void
unref_batch_cb (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

/* --- claims --- */

/* How many of the files that are named are looked into. */
#define MAX_SNIFFED 50

/* Whether the files hold claims; a format that articles come in too is one of claims where the first file that is known
 * has some. Others may belong to it: the texts and settings of a folder, the documents of annotations. */
static gboolean
holds_claims (const char *format, char **files)
{
  static const char *const of_both[] = { "jsonl", "csv", "xlsx", NULL };
  const char *found = NULL;

  if (given.articles)
    return FALSE;
  if (format != NULL && !g_strv_contains (of_both, format))
    return adduce_foreign_get_format (format) != NULL;
  for (guint i = 0; files[i] != NULL && i < MAX_SNIFFED && found == NULL; i++)
    found = adduce_foreign_sniff (files[i]);
  return found != NULL && (format == NULL || g_str_equal (found, format));
}

static int
run_claims (const AdduceImportOptions *options, char **arguments, gboolean json)
{
  AdduceCliForeign foreign = { .format = options->format, .coder = given.coder, .dry_run = given.dry_run,
                              .again = given.again };

  if (options->rule != NULL || options->encoding != NULL || given.no_header || given.guess || given.date_order != NULL)
    return adduce_cli_fail_usage (
      "import", _("--rule, --encoding, --no-header, --guess and --date-order are for articles; these files hold "
                  "claims"));
  if (given.mapping != NULL && given.mapping[1] != NULL)
    return adduce_cli_fail_usage ("import", _("--mapping names one file here, as these files hold claims"));
  foreign.mapping = given.mapping != NULL ? given.mapping[0] : NULL;
  foreign.save_mapping = given.save_mapping;
  return adduce_cli_foreign_run (&foreign, arguments[0], arguments + 1, json);
}

static int
run (char **arguments, gboolean json)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (unref_batch_cb);
  g_autoptr (GPtrArray) cells = given.dry_run ? g_ptr_array_new_with_free_func (g_free) : NULL;
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  g_autoptr (AdduceImportWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  Import self = { .folder = arguments[0], .report = report, .cells = cells };

  if (!read_options (&self.options, texts, &error))
    return adduce_cli_fail_usage ("import", error->message);
  if (holds_claims (self.options.format, arguments + 1))
    return run_claims (&self.options, arguments, json);
  if (given.coder != NULL || given.save_mapping != NULL)
    return adduce_cli_fail_usage ("import", _("--coder and --save-mapping are for files that hold claims"));
  if (!given.dry_run && (writer = adduce_import_writer_new (arguments[0], NULL, &error)) == NULL)
    return adduce_cli_fail (NULL, error);
  self.writer = writer;

  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "folder", arguments[0]);
      adduce_report_begin_array (report, "problems");
    }
  read_files (&self, arguments + 1, batches);
  take_batches (&self, arguments + 1, batches);
  if (report != NULL)
    report_end (&self);
  else
    {
      if (cells != NULL && cells->len > 0)
        print_table (&self);
      print_summary (&self);
    }
  if (self.n_failed > 0)
    return ADDUCE_CLI_FAILED;
  return self.n_problems > 0 || self.n_unparsed > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_import = {
  "import",
  N_("DIR FILE…"),
  N_("Bring in articles and claims from files of other programs and databases"),
  N_("Each article becomes a text file in DIR, with what is known of it in ARTICLE.meta.json beside it; the files that "
     "they came from are kept in DIR/originals. What is in DIR is never replaced, and what an earlier run brought in "
     "is left out, so that a run that was stopped can be repeated.\n\nFiles and folders of programs for annotating "
     "(“formats” lists which) hold claims: they become those of a coder in the articles of DIR that have the same text "
     "or name, or in new ones. docs/import.md tells of formats, databases and fields."),
  entries,
  2,
  G_MAXUINT - 1,
  run,
};
