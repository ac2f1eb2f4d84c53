/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of foreign formats, and reading files and folders by it.
 */
#include "config.h"

#include "exchange/adduce-foreign-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-files.h"
#include "exchange/adduce-foreign-reader.h"
#include "store/adduce-paths.h"

/* How many files of a folder tell whether it holds coding. */
#define MAX_SNIFFED 50

/* Where the element is that says what a file of XML is. */
#define MAX_HEAD 4096

static const AdduceForeignReader *const readers[] = {
  &adduce_foreign_csv,
  &adduce_foreign_tsv,
  &adduce_foreign_jsonl,
  &adduce_foreign_xlsx,
  &adduce_foreign_w3c,
  &adduce_foreign_brat,
  &adduce_foreign_webanno,
  &adduce_foreign_uima_xmi,
  &adduce_foreign_cas_json,
  &adduce_foreign_conll,
  &adduce_foreign_doccano,
  &adduce_foreign_label_studio,
  &adduce_foreign_prodigy,
  &adduce_foreign_labelbuddy,
  &adduce_foreign_mae,
  &adduce_foreign_knowtator,
  &adduce_foreign_qdpx,
  &adduce_foreign_dna,
};

/* One reading. */
typedef struct {
  const AdduceForeignReader *asked; /* or NULL */
  AdduceForeign *foreign;
  GPtrArray *files; /* AdduceForeignFile */
  GHashTable *used; /* names of files that were read along with others */
  GPtrArray *rest;  /* names of files that nothing knows */
  gboolean several; /* whether several were named, of which some may only belong to others */
  GHashTable *seen; /* AdduceForeignReader: which formats there were */
} Reading;

/* --- which formats there are --- */

static const AdduceForeignReader *
find_reader (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_strcmp0 (readers[i]->format.id, id) == 0)
      return readers[i];
  return NULL;
}

const AdduceForeignFormat *
adduce_foreign_get_nth_format (guint index)
{
  return index < G_N_ELEMENTS (readers) ? &readers[index]->format : NULL;
}

const AdduceForeignFormat *
adduce_foreign_get_format (const char *id)
{
  const AdduceForeignReader *reader = find_reader (id);

  return reader != NULL ? &reader->format : NULL;
}

char *
adduce_foreign_list_formats (const char *separator)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? separator : "", readers[i]->format.id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static const AdduceForeignReader *
sniff_input (const AdduceForeignInput *input, guint at_least)
{
  const AdduceForeignReader *best = NULL;
  guint best_points = at_least - 1;

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

/* --- files --- */

static gboolean
is_companion (const AdduceForeignReader *reader, const char *name)
{
  g_auto (GStrv) patterns = g_strsplit (reader->companions != NULL ? reader->companions : "", ";", -1);
  g_autofree char *base = g_path_get_basename (name);

  for (guint i = 0; patterns[i] != NULL; i++)
    if (g_pattern_match_simple (patterns[i], base))
      return TRUE;
  return FALSE;
}

/* --- reading --- */

static gboolean
read_input (Reading *self, const AdduceForeignReader *reader, const AdduceForeignInput *input,
            GCancellable *cancellable, GError **error)
{
  if (!reader->read (input, self->foreign, cancellable, error))
    {
      g_prefix_error (error, "%s: ", input->name);
      return FALSE;
    }
  if (adduce_foreign_get_claims (self->foreign)->len > ADDUCE_FOREIGN_MAX_CLAIMS
      || adduce_foreign_get_documents (self->foreign)->len > ADDUCE_FOREIGN_MAX_DOCUMENTS)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   _("%s: that is more than can be read at once; read the files in several parts"), input->name);
      return FALSE;
    }
  g_hash_table_add (self->seen, (gpointer) reader);
  return TRUE;
}

/* Reads what a reader makes of a file; where its place says who coded which document, that counts. */
static gboolean
read_in_place (Reading *self, const AdduceForeignReader *reader, const AdduceForeignFile *file,
               const AdduceForeignInput *input, GCancellable *cancellable, GError **error)
{
  GPtrArray *claims = adduce_foreign_get_claims (self->foreign);
  guint first = claims->len;

  adduce_foreign_name_next (self->foreign, file->document);
  if (!read_input (self, reader, input, cancellable, error))
    return FALSE;
  adduce_foreign_name_next (self->foreign, NULL);
  for (guint i = first; i < claims->len && file->coder != NULL; i++)
    {
      AdduceForeignClaim *claim = claims->pdata[i];

      if (claim->coder == NULL)
        claim->coder = g_strdup (file->coder);
    }
  return TRUE;
}

static gboolean
fail_unknown (const char *name, GError **error)
{
  g_autofree char *ids = adduce_foreign_list_formats (", ");

  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               /* translators: a file; then a list of words like "brat, w3c" */
               _("%s: it is in none of the formats that can be read (%s)"), name, ids);
  return FALSE;
}

/* Whether a file that was named is there for others of the format: its settings, the text of annotations. */
static gboolean
belongs_to_others (Reading *self, const AdduceForeignFile *file)
{
  return self->several && (is_companion (self->asked, file->name) || g_str_has_suffix (file->name, ".txt"));
}

static gboolean
read_file (Reading *self, const AdduceForeignFile *found, gboolean alone, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_foreign_file_load (found, error);
  AdduceForeignInput input = { bytes, found->name, found->folder, NULL, found->members, self->used };
  const AdduceForeignReader *reader;

  if (bytes == NULL)
    return FALSE;
  if (self->asked != NULL)
    reader = self->asked->sniff (&input) > 0 || (alone && !belongs_to_others (self, found)) ? self->asked : NULL;
  else
    reader = sniff_input (&input, 1);
  if (reader != NULL)
    return read_in_place (self, reader, found, &input, cancellable, error);
  if (!alone || self->several)
    {
      g_ptr_array_add (self->rest, found->name);
      return TRUE;
    }
  if (!adduce_foreign_input_mentions (&input, "urn:QDA-XML:codebook", MAX_HEAD))
    return fail_unknown (found->name, error);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               _("%s: it is a codebook without claims; bring it in on the page of the codebook, or with “adduce-cli "
                 "codebook DIR import FILE”"),
               found->name);
  return FALSE;
}

static void
tell_rest (Reading *self)
{
  for (guint i = 0; i < self->rest->len; i++)
    {
      const char *name = self->rest->pdata[i];
      gboolean known = g_hash_table_contains (self->used, name);

      for (guint k = 0; k < G_N_ELEMENTS (readers) && !known; k++)
        known = (self->asked == readers[k] || g_hash_table_contains (self->seen, readers[k]))
                && is_companion (readers[k], name);
      if (!known)
        adduce_foreign_complain (self->foreign, name, NULL, _("nothing of it was read, as its format is not known"));
    }
}

static gboolean
reading_begin (Reading *self, const char *format, GError **error)
{
  self->asked = format != NULL ? find_reader (format) : NULL;
  if (format != NULL && self->asked == NULL)
    {
      g_autofree char *ids = adduce_foreign_list_formats (", ");

      /* translators: the word that was given; then a list of those that there are */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no format “%s”; there are: %s"), format, ids);
      return FALSE;
    }
  self->foreign = adduce_foreign_new ();
  self->files = adduce_foreign_files_new ();
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rest = g_ptr_array_new ();
  self->seen = g_hash_table_new (NULL, NULL);
  return TRUE;
}

/* (transfer full) (nullable): what was read. */
static AdduceForeign *
reading_end (Reading *self, gboolean fine)
{
  AdduceForeign *foreign = fine ? g_steal_pointer (&self->foreign) : NULL;

  g_clear_pointer (&self->foreign, adduce_foreign_free);
  g_ptr_array_unref (self->rest);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->used);
  g_hash_table_unref (self->seen);
  return foreign;
}

static gboolean
read_listed (Reading *self, const char *path, GCancellable *cancellable, GError **error)
{
  gboolean is_archive = adduce_foreign_file_is_archive (path);
  gboolean alone = !g_file_test (path, G_FILE_TEST_IS_DIR) && !is_archive;
  guint first = self->files->len, n_known;

  if (!adduce_foreign_files_add (self->files, path, self->foreign, cancellable, error))
    return FALSE;
  if (self->files->len == first)
    {
      g_autofree char *display = adduce_paths_display (path);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("%s: there is no file in the folder"), display);
      return FALSE;
    }
  n_known = self->rest->len;
  for (guint i = first; i < self->files->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_file (self, self->files->pdata[i], alone, cancellable, error))
      return FALSE;
  if (is_archive && self->rest->len - n_known == self->files->len - first)
    {
      g_autofree char *display = adduce_paths_display (path);
      g_autofree char *ids = adduce_foreign_list_formats (", ");

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   /* translators: a file; then a list of words like "brat, w3c" */
                   _("%s: nothing in it is in one of the formats that can be read (%s)"), display, ids);
      return FALSE;
    }
  return TRUE;
}

/* What is wrong in an archive is said with its name, too. */
static gboolean
read_path (Reading *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display = adduce_paths_display (name);
  GError *local_error = NULL;

  if (read_listed (self, path, cancellable, &local_error))
    return TRUE;
  if (adduce_foreign_file_is_archive (path) && strstr (local_error->message, display) == NULL)
    g_prefix_error (&local_error, "%s: ", display);
  g_propagate_error (error, local_error);
  return FALSE;
}

AdduceForeign *
adduce_foreign_read (const char *const *paths, const char *format, GCancellable *cancellable, GError **error)
{
  Reading self = { 0 };
  gboolean fine = TRUE;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!reading_begin (&self, format, error))
    return NULL;
  self.several = paths[0] != NULL && paths[1] != NULL;
  for (guint i = 0; paths[i] != NULL && fine; i++)
    fine = read_path (&self, paths[i], cancellable, error);
  if (fine && self.several && self.files->len > 0 && self.rest->len == self.files->len)
    fine = fail_unknown (self.rest->pdata[0], error);
  if (fine)
    tell_rest (&self);
  return reading_end (&self, fine);
}

AdduceForeign *
adduce_foreign_read_bytes (GBytes *bytes, const char *name, GHashTable *siblings, const char *format,
                           GCancellable *cancellable, GError **error)
{
  Reading self = { 0 };
  AdduceForeignInput input = { .bytes = bytes, .name = name, .siblings = siblings };
  const AdduceForeignReader *reader;
  gboolean fine;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!reading_begin (&self, format, error))
    return NULL;
  reader = self.asked != NULL ? self.asked : sniff_input (&input, 1);
  if (reader == NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("%s: its format is not known"), name);
  fine = reader != NULL && read_input (&self, reader, &input, cancellable, error);
  return reading_end (&self, fine);
}

/* (transfer none) (nullable): the id of the format that a file surely is in. */
static const char *
sniff_file (const AdduceForeignFile *file)
{
  g_autoptr (GBytes) bytes = adduce_foreign_file_load (file, NULL);
  AdduceForeignInput input
    = { .bytes = bytes, .name = file->name, .folder = file->folder, .members = file->members };
  const AdduceForeignReader *reader = bytes != NULL ? sniff_input (&input, ADDUCE_FOREIGN_LIKELY) : NULL;

  return reader != NULL ? reader->format.id : NULL;
}

const char *
adduce_foreign_sniff (const char *path)
{
  g_autoptr (GPtrArray) files = adduce_foreign_files_new ();
  const char *id = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!adduce_foreign_files_add (files, path, NULL, NULL, NULL))
    return NULL;
  for (guint i = 0; i < files->len && id == NULL; i++)
    id = sniff_file (files->pdata[i]);
  return id;
}

static gboolean
is_of_corpus (const AdduceForeignFile *file)
{
  return g_str_equal (file->name, "codebook.json") || g_str_has_suffix (file->name, ".claims.json");
}

static gboolean
is_of_article (const AdduceForeignFile *file)
{
  static const char *const endings[] = { ".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf", ".epub" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (file->name, endings[i]))
      return TRUE;
  return adduce_foreign_file_is_archive (file->name);
}

const char *
adduce_foreign_sniff_folder (const char *path)
{
  g_autoptr (GPtrArray) files = adduce_foreign_files_new ();
  const char *id = NULL;
  guint n = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!adduce_foreign_files_list_folder (files, path, NULL))
    return NULL;
  for (guint i = 0; i < files->len; i++)
    if (is_of_corpus (files->pdata[i]))
      return NULL;
  for (guint i = 0; i < files->len && id == NULL && n < MAX_SNIFFED; i++)
    if (!is_of_article (files->pdata[i]))
      {
        id = sniff_file (files->pdata[i]);
        n++;
      }
  return id;
}
