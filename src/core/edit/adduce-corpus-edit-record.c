/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of changes over many files.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-corpus-edit-record.h"
#include "adduce-error.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-durable.h"
#include "store/adduce-journal-private.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-paths.h"

#define VERSION 1
#define FOLDER "corpus-edits"
#define ENDING ".jsonl"
#define MAX_BYTES ((gsize) 1 << 30)

AdduceEditStep *
adduce_edit_step_new (const char *path, AdduceClaim *before, AdduceClaim *after)
{
  AdduceEditStep *self = g_new0 (AdduceEditStep, 1);

  self->path = g_strdup (path);
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  return self;
}

void
adduce_edit_step_free (AdduceEditStep *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

char *
adduce_edit_record_make_path (void)
{
  g_autofree char *folder = adduce_paths_data_dir (FOLDER);
  g_autofree char *id = adduce_id_new ();
  g_autofree char *name = g_strconcat (strrchr (id, ':') + 1, ENDING, NULL);

  return g_build_filename (folder, name, NULL);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
adduce_edit_record_list (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = adduce_paths_data_dir (FOLDER);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ENDING))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

static void
add_line (GString *text, AdduceJsonWriter *writer)
{
  GString *line = adduce_json_writer_end (writer);

  g_string_append_len (text, line->str, line->len);
  g_string_append_c (text, '\n');
  g_string_free (line, TRUE);
}

static void
add_step (GString *text, const AdduceEditStep *step)
{
  g_autofree char *uri = adduce_journal_make_uri (step->path);
  AdduceJsonWriter writer;

  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_SIDECAR, uri);
  if (step->before != NULL)
    adduce_claim_json_write (&writer, ADDUCE_JSON_BEFORE, step->before, NULL);
  if (step->after != NULL)
    adduce_claim_json_write (&writer, ADDUCE_JSON_AFTER, step->after, NULL);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
}

/* (transfer full): of a folder, with its links resolved. */
static char *
make_corpus_uri (const char *folder)
{
  g_autofree char *inside = g_build_filename (folder, "x", NULL);

  return adduce_journal_make_uri (inside);
}

gboolean
adduce_edit_record_write (const char *path, const char *folder, const char *label, GPtrArray *steps, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *uri = make_corpus_uri (folder);
  AdduceJsonWriter writer;

  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_integer (&writer, ADDUCE_JSON_CORPUS_EDIT, VERSION);
  adduce_json_writer_string (&writer, ADDUCE_JSON_CORPUS, uri);
  adduce_json_writer_string (&writer, ADDUCE_JSON_LABEL, label);
  adduce_json_writer_integer (&writer, ADDUCE_JSON_STEPS, steps->len);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
  for (guint i = 0; i < steps->len; i++)
    add_step (text, steps->pdata[i]);

  bytes = g_bytes_new (text->str, text->len);
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}

/* FALSE: not an annotation. None is fine, and *@ret_claim NULL then. */
static gboolean
read_claim (AdduceJsonTree *tree, const AdduceJsonValue *line, const char *name, const char *nickname,
            AdduceClaim **ret_claim)
{
  const AdduceJsonValue *annotation = adduce_json_value_get (line, name);
  g_autoptr (AdduceClaimReader) reader = NULL;

  if (annotation == NULL)
    return TRUE;
  if (annotation->type != ADDUCE_JSON_OBJECT)
    return FALSE;
  reader = adduce_claim_reader_new (nickname, NULL);
  *ret_claim = adduce_claim_reader_read (reader, tree, annotation);
  return *ret_claim != NULL;
}

static AdduceEditStep *
read_step (AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  const char *uri = adduce_json_value_get_string (line, ADDUCE_JSON_SIDECAR);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *nickname = NULL;
  g_autoptr (AdduceClaim) before = NULL, after = NULL;

  if (name == NULL || !adduce_paths_parse_sidecar_name (name, NULL, &nickname)
      || !read_claim (tree, line, ADDUCE_JSON_BEFORE, nickname, &before)
      || !read_claim (tree, line, ADDUCE_JSON_AFTER, nickname, &after) || (before == NULL && after == NULL))
    return NULL;
  return adduce_edit_step_new (path, before, after);
}

/* The next line as a tree; NULL at the end and where it is no JSON. */
static AdduceJsonTree *
next_line (GBytes *bytes, gsize *place)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *lf = *place < n_bytes ? memchr (data + *place, '\n', n_bytes - *place) : NULL;
  g_autoptr (GBytes) line = NULL;

  if (lf == NULL)
    return NULL;
  line = g_bytes_new_from_bytes (bytes, *place, lf - data - *place);
  *place = lf - data + 1;
  return adduce_json_tree_new (line, NULL);
}

static gboolean
fail_damaged (const char *path, GError **error)
{
  g_autofree char *display = adduce_paths_display (path);

  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               /* translators: %s is a file */
               _("%s: the record of an unfinished change is damaged; look at the claims that were being changed, then "
                 "remove this file"),
               display);
  return FALSE;
}

static gboolean
read_head (const char *path, const char *folder, AdduceJsonTree *tree, char **ret_label, gint64 *ret_n_steps,
           GError **error)
{
  const AdduceJsonValue *head = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
  const char *uri = head != NULL ? adduce_json_value_get_string (head, ADDUCE_JSON_CORPUS) : NULL;
  const char *label = head != NULL ? adduce_json_value_get_string (head, ADDUCE_JSON_LABEL) : NULL;
  g_autofree char *wanted = make_corpus_uri (folder);
  gint64 version;

  if (uri == NULL || label == NULL
      || !adduce_json_read_integer (tree, head, ADDUCE_JSON_CORPUS_EDIT, 1, VERSION, &version)
      || !adduce_json_read_integer (tree, head, ADDUCE_JSON_STEPS, 0, G_MAXINT32, ret_n_steps))
    return fail_damaged (path, error);
  if (!g_str_equal (uri, wanted))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("This is about another corpus"));
      return FALSE;
    }
  *ret_label = g_strdup (label);
  return TRUE;
}

GPtrArray *
adduce_edit_record_read (const char *path, const char *folder, char **ret_label, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, MAX_BYTES, NULL, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_edit_step_free);
  g_autoptr (AdduceJsonTree) head = NULL;
  g_autofree char *label = NULL;
  gint64 n_steps = 0;
  gsize place = 0;

  if (bytes == NULL)
    return NULL;
  head = next_line (bytes, &place);
  if (!read_head (path, folder, head, &label, &n_steps, error))
    return NULL;
  while (steps->len < (guint64) n_steps)
    {
      g_autoptr (AdduceJsonTree) tree = next_line (bytes, &place);
      AdduceEditStep *step = tree != NULL ? read_step (tree, adduce_json_tree_get_root (tree)) : NULL;

      if (step == NULL)
        {
          fail_damaged (path, error);
          return NULL;
        }
      g_ptr_array_add (steps, step);
    }
  *ret_label = g_steal_pointer (&label);
  return g_steal_pointer (&steps);
}
