/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign claims into a corpus.
 */
#include "config.h"

#include "exchange/adduce-foreign-take.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "edit/adduce-codebook-editor.h"
#include "exchange/adduce-foreign-articles.h"
#include "exchange/adduce-foreign-coding.h"
#include "exchange/adduce-foreign-layer.h"
#include "exchange/adduce-foreign-match.h"
#include "model/adduce-coder.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-register-store.h"
#include "text/adduce-text.h"

/* One document and what becomes of it. */
typedef struct Part {
  AdduceForeignDocument *document;
  GPtrArray *claims; /* AdduceForeignClaim, not owned */
  char *path;        /* of the article below the corpus; NULL where it has none */
  gboolean is_new;
  const struct Part *twin; /* which would get the claims, where nothing is written; or NULL */
} Part;

/* One run. */
typedef struct {
  const char *folder;
  AdduceForeign *foreign;
  const AdduceForeignOptions *options;
  AdduceForeignResult *result;
  AdduceForeignCoding *coding;
  GPtrArray *parts;
} Run;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->claims);
  g_free (part->path);
  g_free (part);
}

static void
row_free (gpointer data)
{
  AdduceForeignRow *row = data;

  g_free (row->path);
  g_free (row->coder);
  g_free (row->claim);
  g_clear_pointer (&row->spans, adduce_span_set_unref);
  g_free (row->words);
  g_free (row->place);
  g_free (row);
}

void
adduce_foreign_result_free (AdduceForeignResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->mapping, adduce_foreign_mapping_free);
  g_strfreev (self->added);
  g_ptr_array_unref (self->problems);
  g_clear_object (&self->undo);
  g_clear_error (&self->stopped);
  g_free (self);
}

static AdduceForeignResult *
result_new (AdduceForeign *foreign)
{
  AdduceForeignResult *self = g_new0 (AdduceForeignResult, 1);
  GPtrArray *read = adduce_foreign_get_problems (foreign);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (self->problems, g_strdup (read->pdata[i]));
  return self;
}

/* --- documents --- */

static gboolean
has_texts (AdduceForeign *foreign)
{
  GPtrArray *documents = adduce_foreign_get_documents (foreign);

  for (guint i = 0; i < documents->len; i++)
    {
      const AdduceForeignDocument *document = documents->pdata[i];

      if (document->text != NULL || document->digest != NULL)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (nullable): of the annotation text that the document's makes. */
static char *
dup_digest (const AdduceForeignDocument *document)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AdduceText) text = NULL;

  if (document->text == NULL)
    return g_strdup (document->digest);
  bytes = g_bytes_new_static (document->text, strlen (document->text));
  text = adduce_text_new (bytes, NULL);
  return text != NULL ? g_strdup (adduce_text_get_digest (text)) : NULL;
}

static void
complain (Run *run, const char *file, const char *problem)
{
  g_ptr_array_add (run->result->problems, g_strdup_printf ("%s: %s", file, problem));
}

/* Those that are claims, and not what is said of the article. */
static guint
count_claims (const Part *part)
{
  guint n = 0;

  for (guint i = 0; i < part->claims->len; i++)
    n += !((const AdduceForeignClaim *) part->claims->pdata[i])->about_article;
  return n;
}

/* A document that is no article of the corpus: a new one, if it can be. */
static gboolean
can_be_new (Run *run, const Part *part)
{
  const AdduceForeignDocument *document = part->document;
  g_autofree char *problem = NULL;

  if (document->text != NULL && strlen (document->text) <= ADDUCE_TEXT_MAX_BYTES)
    return TRUE;
  if (document->text != NULL)
    /* translators: the name of an article */
    problem = g_strdup_printf (_("“%s” is longer than 16 MiB, which is more than an article may have; it was left out"),
                               document->name);
  else
    problem = g_strdup_printf (
      ngettext ("there is no article “%s” in the folder, and the file does not have its text; its %u claim was left "
                "out. Put the article there first",
                "there is no article “%s” in the folder, and the file does not have its text; its %u claims were left "
                "out. Put the article there first",
                count_claims (part)),
      document->name, count_claims (part));
  complain (run, document->file, problem);
  return FALSE;
}

static gboolean
find_articles (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceForeignMatcher) matcher
    = adduce_foreign_matcher_new (run->folder, has_texts (run->foreign), cancellable, error);
  GPtrArray *documents = adduce_foreign_get_documents (run->foreign);
  GPtrArray *claims = adduce_foreign_get_claims (run->foreign);
  g_autoptr (GHashTable) by_document = g_hash_table_new (NULL, NULL);

  if (matcher == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      Part *part = g_new0 (Part, 1);

      part->document = documents->pdata[i];
      part->claims = g_ptr_array_new ();
      g_ptr_array_add (run->parts, part);
      g_hash_table_insert (by_document, part->document, part);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      Part *part = g_hash_table_lookup (by_document, ((AdduceForeignClaim *) claims->pdata[i])->document);

      g_ptr_array_add (part->claims, claims->pdata[i]);
    }
  for (guint i = 0; i < run->parts->len; i++)
    {
      Part *part = run->parts->pdata[i];
      g_autofree char *digest = dup_digest (part->document);
      gboolean by_text;

      part->path = g_strdup (adduce_foreign_matcher_find (matcher, part->document->name, digest, &by_text));
      part->is_new = part->path == NULL && can_be_new (run, part);
      run->result->n_matched += part->path != NULL;
      run->result->n_by_text += by_text;
      run->result->n_new += part->is_new;
    }
  return TRUE;
}

/* The import knows the document, but no article is it: it was changed and has another name since. */
static void
tell_unwritten (Run *run, const Part *part)
{
  g_autofree char *problem
    /* translators: the name of an article */
    = g_strdup_printf (_("“%s” was brought in before, but no article has its text or name any more; its claims were "
                         "left out. Give the article its name back first"),
                       part->document->name);

  complain (run, part->document->file, problem);
}

static void
tell_twin (Run *run, const Part *part, const Part *other)
{
  g_autofree char *problem
    /* translators: two names of articles */
    = g_strdup_printf (_("“%s” has the same text as “%s”; its claims came to that article"), part->document->name,
                       other->document->name);

  run->result->n_new--;
  complain (run, part->document->file, problem);
}

/* The same text under two names is one article; FALSE where no other document has it. */
static gboolean
join_twin (Run *run, Part *part)
{
  for (guint i = 0; i < run->parts->len; i++)
    {
      const Part *other = run->parts->pdata[i];

      if (other->is_new && other->path != NULL && strcmp (other->document->text, part->document->text) == 0)
        {
          part->path = g_strdup (other->path);
          tell_twin (run, part, other);
          return TRUE;
        }
    }
  return FALSE;
}

/* Where nothing is written, those that would be one article are still counted as one. */
static void
foresee_twins (Run *run)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < run->parts->len; i++)
    {
      Part *part = run->parts->pdata[i];
      const Part *other = part->is_new ? g_hash_table_lookup (texts, part->document->text) : NULL;

      if (other != NULL)
        {
          part->twin = other;
          tell_twin (run, part, other);
        }
      else if (part->is_new)
        g_hash_table_insert (texts, part->document->text, part);
    }
}

static gboolean
write_articles (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint next = 0;

  for (guint i = 0; i < run->parts->len; i++)
    {
      Part *part = run->parts->pdata[i];

      if (part->is_new)
        g_ptr_array_add (documents, part->document);
    }
  if (documents->len == 0)
    return TRUE;
  if (!adduce_foreign_write_articles (run->folder, documents, run->options->format, paths, run->result->problems,
                                      cancellable, error))
    return FALSE;
  for (guint i = 0; i < run->parts->len; i++)
    {
      Part *part = run->parts->pdata[i];

      if (!part->is_new)
        continue;
      part->path = g_strdup (paths->pdata[next++]);
    }
  for (guint i = 0; i < run->parts->len; i++)
    {
      Part *part = run->parts->pdata[i];

      if (part->is_new && part->path == NULL && !join_twin (run, part))
        tell_unwritten (run, part);
    }
  return TRUE;
}

/* --- codebook and registers --- */

static gboolean
write_codebook (Run *run, GError **error)
{
  AdduceCodebook *wanted = adduce_foreign_coding_get_codebook (run->coding);
  g_autoptr (AdduceCodebookEditor) editor = NULL;

  if (!adduce_codebook_ensure_in_corpus (run->folder, error))
    return FALSE;
  if (run->result->added[0] == NULL)
    return TRUE;
  editor = adduce_codebook_editor_new (run->folder, run->options->coder, error);
  return editor != NULL && adduce_codebook_editor_perform (editor, wanted, _("Import Claims"), error)
         && adduce_codebook_editor_flush (editor, error);
}

static AdduceRegister *
extend_register_cb (AdduceRegister *now, gpointer user_data, GError **error)
{
  return adduce_foreign_coding_extend_register (user_data, now);
}

static gboolean
write_registers (Run *run, GError **error)
{
  g_auto (GStrv) ids = adduce_foreign_coding_list_registers (run->coding);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AdduceRegister) written
        = adduce_register_update (run->folder, ids[i], NULL, extend_register_cb, run->coding, error);

      if (written == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_coding (Run *run, GError **error)
{
  g_autofree char *problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (run->folder, &problem);
  GPtrArray *rules;

  if (problem != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, problem);
      return FALSE;
    }
  run->result->mapping = adduce_foreign_mapping_complete (run->options->mapping, run->foreign, codebook);
  run->coding = adduce_foreign_coding_new (run->foreign, run->result->mapping, codebook);
  run->result->added = adduce_foreign_coding_describe (run->coding);
  rules = adduce_foreign_mapping_get_rules (run->result->mapping);
  for (guint i = 0; i < rules->len; i++)
    {
      const AdduceForeignRule *rule = rules->pdata[i];

      if (rule->variable == NULL && !rule->guessed)
        /* translators: the name of a field of a file */
        g_ptr_array_add (run->result->problems,
                         g_strdup_printf (_("The field “%s” was left out, as the mapping says"), rule->key));
    }
  return TRUE;
}

/* --- claims --- */

static AdduceForeignRow *
add_row (Run *run, const Part *part, const AdduceForeignClaim *claim)
{
  AdduceForeignRow *row = g_new0 (AdduceForeignRow, 1);

  const Part *where = part->twin != NULL ? part->twin : part;
  row->path = where->path != NULL ? adduce_paths_display (where->path) : g_strdup (where->document->name);
  row->is_new = part->is_new;
  row->place = g_strdup_printf ("%s: %s", part->document->file, claim->place);
  row->state = ADDUCE_FOREIGN_LOST;
  g_ptr_array_add (run->result->rows, row);
  return row;
}

/* The article's text; of a new one that is not written yet the document's. @ret_raw gets the file as it is. */
static AdduceText *
load_text (Run *run, const Part *part, char **ret_raw, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL, *raw = NULL;
  AdduceText *text;
  gsize n;

  if (part->path == NULL)
    bytes = g_bytes_new (part->document->text, strlen (part->document->text));
  else
    {
      path = g_build_filename (run->folder, part->path, NULL);
      bytes = adduce_durable_read (path, ADDUCE_TEXT_MAX_BYTES, NULL, error);
    }
  text = bytes != NULL ? adduce_text_new (bytes, error) : NULL;
  if (text == NULL)
    return NULL;
  const char *data = g_bytes_get_data (bytes, &n);
  *ret_raw = g_strndup (n > 0 ? data : "", n);
  return text;
}

static void
count_rows (Run *run, guint first)
{
  for (guint i = first; i < run->result->rows->len; i++)
    {
      const AdduceForeignRow *row = run->result->rows->pdata[i];

      run->result->n_known += row->is_known;
      run->result->n_claims += !row->is_known && row->claim != NULL;
      if (!row->is_known)
        run->result->n_states[row->state]++;
    }
}

static gboolean
take_part (Run *run, Part *part, GError **error)
{
  g_autoptr (AdduceForeignPlacer) placer = NULL;
  g_autoptr (AdduceForeignLayers) layers = NULL;
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GError) text_error = NULL;
  g_autofree char *raw = NULL;
  guint first = run->result->rows->len;

  if (part->claims->len == 0)
    return TRUE;
  if (part->path != NULL || (part->is_new && run->options->dry_run))
    text = load_text (run, part, &raw, &text_error);
  if (text_error != NULL)
    complain (run, part->document->file, text_error->message);
  if (text != NULL)
    {
      placer = adduce_foreign_placer_new (part->document, part->claims, text, raw);
      layers = adduce_foreign_layers_new (run->folder, part->path, text, run->coding, run->options,
                                          run->result->problems, run->result->undo);
    }
  for (guint i = 0; i < part->claims->len; i++)
    {
      const AdduceForeignClaim *claim = part->claims->pdata[i];
      AdduceForeignRow *row = claim->about_article ? NULL : add_row (run, part, claim);

      if (layers != NULL && !adduce_foreign_layers_take (layers, placer, claim, row, error))
        return FALSE;
    }
  if (layers != NULL && !adduce_foreign_layers_write (layers, error))
    return FALSE;
  if (placer != NULL && adduce_foreign_placer_is_recounted (placer))
    complain (run, part->document->file,
              _("its places are counted otherwise than the format says; they were understood by the quotes"));
  count_rows (run, first);
  return TRUE;
}

/* Who coded is known before anything is written. */
static gboolean
check_coders (Run *run, GError **error)
{
  GPtrArray *claims = adduce_foreign_get_claims (run->foreign);

  if (run->options->coder != NULL && !adduce_coder_is_nickname (run->options->coder))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("“%s” can’t be a nickname, which has small letters from a to z, digits and hyphens"),
                   run->options->coder);
      return FALSE;
    }
  for (guint i = 0; i < claims->len && run->options->coder == NULL; i++)
    {
      const AdduceForeignClaim *claim = claims->pdata[i];

      if (claim->coder != NULL && *claim->coder != '\0')
        continue;
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("%s does not say who coded; say it with --coder NICKNAME"), claim->document->file);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_all (Run *run, AdduceForeignProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  if (!check_coders (run, error) || !find_articles (run, cancellable, error) || !prepare_coding (run, error))
    return FALSE;
  if (run->options->dry_run)
    foresee_twins (run);
  else
    {
      if (g_mkdir_with_parents (run->folder, 0777) != 0 || !g_file_test (run->folder, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *shown = adduce_paths_display (run->folder);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s: the folder can’t be made"), shown);
          return FALSE;
        }
      if (!write_codebook (run, error) || !write_registers (run, error) || !write_articles (run, cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < run->parts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take_part (run, run->parts->pdata[i], error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, run->parts->len, user_data);
    }
  return TRUE;
}

AdduceForeignResult *
adduce_foreign_take (const char *folder, AdduceForeign *foreign, const AdduceForeignOptions *options,
                     AdduceForeignProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  static const AdduceForeignOptions none = { 0 };
  g_autoptr (AdduceForeignResult) result = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  Run run = { folder, foreign, options != NULL ? options : &none, NULL, NULL, parts };
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (folder != NULL && foreign != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  result = result_new (foreign);
  result->undo = adduce_corpus_edit_new (folder, _("Import Claims"));
  run.result = result;
  run_all (&run, progress, user_data, cancellable, &local_error);
  g_clear_pointer (&run.coding, adduce_foreign_coding_free);
  if (local_error != NULL && run.options->keeps_part && adduce_corpus_edit_get_n_steps (result->undo) > 0)
    result->stopped = g_steal_pointer (&local_error);
  if (local_error == NULL)
    return g_steal_pointer (&result);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
