/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a dataset, one a claim, read as they are asked for.
 *
 * Three nested positions: the article (files, names only), the coder (its sidecars, one in memory)
 * and the claim in that sidecar. What can't be read becomes a sentence, and the walk goes on.
 */

#include "config.h"

#include "export/adduce-export-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-export-files.h"
#include "export/adduce-report.h"
#include "store/adduce-article-facts.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-paths.h"
#include "store/adduce-register-store.h"
#include "store/adduce-sidecar.h"
#include "text/adduce-text.h"

struct _AdduceExportRows {
  char *folder;
  char **coders;
  AdduceCodebook *codebook;
  AdduceRegister *speakers;
  AdduceRegister *issues;
  GPtrArray *own;       /* AdduceVariable, of one's own whose values are entries of a register */
  GPtrArray *registers; /* AdduceRegister, one for each of these */
  GPtrArray *problems;
  GHashTable *met; /* nicknames whose claims were found */

  GPtrArray *files; /* (element-type AdduceExportFile) */
  guint n_articles;
  guint next_file;

  /* the article at hand */
  char *display; /* for people */
  char *utf8;    /* for the row */
  char *id;
  char *title;
  AdduceArticleFacts facts;
  AdduceText *text;
  guint next_coder;

  /* the sidecar at hand */
  AdduceSidecar *sidecar;
  guint next_claim;
  AdduceClaim *claim; /* that of the row, its values resolved */
  AdduceClaim *values; /* what the sidecar says of the article, likewise; or NULL */
  guint n_changed;

  AdduceExportRow row;
};

static void
rows_note (AdduceExportRows *self, const char *message)
{
  g_ptr_array_add (self->problems, g_strdup (message));
}

/* What went wrong, without the name of the file that the sentence begins with in one form or other.
 */
static const char *
skip_name (const char *message, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *const names[] = { path, base };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *shown = adduce_paths_display (names[i]);
      g_autofree char *begin = g_strconcat (shown, ": ", NULL);

      if (g_str_has_prefix (message, begin))
        return message + strlen (begin);
    }

  return message;
}

/* @relative: a file below the corpus; @path: the same from the root */
static void
rows_note_left_out (AdduceExportRows *self, const char *relative, const char *path,
                    const GError *error)
{
  g_autofree char *display = adduce_paths_display (relative);
  g_autofree char *message = NULL;

  /* Translators: a file and why it can't be read */
  message = g_strdup_printf (_("%s: %s; its claims are left out"), display,
                             skip_name (error->message, path));
  rows_note (self, message);
}

static char *
make_article_id (const char *relative)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, relative, -1);

  return g_strndup (digest, 16);
}

static void
rows_close_article (AdduceExportRows *self)
{
  g_clear_pointer (&self->display, g_free);
  g_clear_pointer (&self->utf8, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  adduce_article_facts_clear (&self->facts);
  g_clear_object (&self->text);
}

/* Makes the next article that can be read the one at hand. */
static gboolean
rows_open_article (AdduceExportRows *self)
{
  rows_close_article (self);

  while (self->next_file < self->files->len)
    {
      const AdduceExportFile *file = self->files->pdata[self->next_file++];
      g_autofree char *path = g_build_filename (self->folder, file->relative, NULL);
      g_autofree char *display = adduce_paths_display (file->relative);
      g_autoptr (GError) error = NULL;

      self->text = adduce_text_load (path, &error);
      if (self->text == NULL)
        {
          rows_note_left_out (self, file->relative, path, error);
          continue;
        }

      self->display = g_steal_pointer (&display);
      self->utf8 = g_utf8_validate (file->relative, -1, NULL) ? g_strdup (file->relative)
                                                              : g_strdup (self->display);
      self->id = make_article_id (file->relative);
      self->title = adduce_text_guess_title (adduce_text_get_utf8 (self->text),
                                             (gssize) adduce_text_get_n_bytes (self->text));
      adduce_article_facts_read (path, TRUE, &self->facts);
      self->next_coder = 0;
      return TRUE;
    }

  return FALSE;
}

/* A coder's claims in a file that is named after another would be counted twice or for the wrong
 * one. */
static gboolean
rows_check_nickname (AdduceExportRows *self, const char *name, const char *nickname)
{
  const char *inside = adduce_coder_get_nickname (adduce_sidecar_get_coder (self->sidecar));
  g_autofree char *display = NULL;
  g_autofree char *message = NULL;

  if (g_str_equal (inside, nickname))
    return TRUE;

  display = adduce_paths_display (name);
  /* Translators: the article, a file of claims beside it, and who has coded according to it */
  message = g_strdup_printf (_("%s: %s says that it is by “%s”; its claims are left out"),
                             self->display, display, inside);
  rows_note (self, message);
  return FALSE;
}

static void
rows_resolve_variable (AdduceClaim *claim, const char *variable, AdduceRegister *value, AdduceClaimBuilder **builder)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  g_autoptr (AdduceTagList) now = tags != NULL ? adduce_register_resolve_list (value, tags) : NULL;

  if (now == tags)
    return;
  if (*builder == NULL)
    *builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_values (*builder, variable, now);
}

/* (transfer full): a claim, or what is said of the article, with what its values mean by the codebook and the
 * registers now. */
static AdduceClaim *
rows_resolve (AdduceExportRows *self, AdduceClaim *coded)
{
  g_autoptr (AdduceClaim) claim = adduce_codebook_resolve_claim (self->codebook, coded);
  g_autoptr (AdduceClaimBuilder) builder = NULL;

  rows_resolve_variable (claim, ADDUCE_REGISTER_SPEAKER, self->speakers, &builder);
  rows_resolve_variable (claim, ADDUCE_REGISTER_ISSUE, self->issues, &builder);
  for (guint i = 0; i < self->own->len; i++)
    rows_resolve_variable (claim, adduce_variable_get_id (self->own->pdata[i]), self->registers->pdata[i], &builder);
  if (builder == NULL)
    return g_steal_pointer (&claim);
  adduce_claim_builder_set_revision (builder, adduce_claim_get_revision (claim));
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

/* Makes the next sidecar of the article that can be read the one at hand. */
static gboolean
rows_open_sidecar (AdduceExportRows *self)
{
  const AdduceExportFile *file = self->files->pdata[self->next_file - 1];

  g_clear_object (&self->sidecar);

  while (file->sidecars[self->next_coder] != NULL)
    {
      const char *name = file->sidecars[self->next_coder++];
      g_autofree char *below = g_path_get_dirname (file->relative);
      g_autofree char *relative =
        g_str_equal (below, ".") ? g_strdup (name) : g_build_filename (below, name, NULL);
      g_autofree char *path = g_build_filename (self->folder, relative, NULL);
      g_autofree char *nickname = NULL;
      g_autoptr (GError) error = NULL;

      adduce_paths_parse_sidecar_name (name, NULL, &nickname);
      g_hash_table_add (self->met, g_strdup (nickname));
      self->sidecar = adduce_sidecar_load (path, NULL, &error);
      if (self->sidecar == NULL)
        rows_note_left_out (self, relative, path, error);
      else if (rows_check_nickname (self, name, nickname))
        {
          AdduceClaim *about = adduce_sidecar_get_article (self->sidecar);

          g_clear_object (&self->values);
          self->values = about != NULL ? rows_resolve (self, about) : NULL;
          self->next_claim = 0;
          self->n_changed = 0;
          return TRUE;
        }
      g_clear_object (&self->sidecar);
    }

  return FALSE;
}

static void
rows_end_sidecar (AdduceExportRows *self)
{
  const char *nickname = adduce_coder_get_nickname (adduce_sidecar_get_coder (self->sidecar));
  g_autofree char *message = NULL;

  if (self->n_changed == 0)
    return;

  /* Translators: the article and the nickname of a coder */
  message =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%s: the article has changed: %u claim by “%s” is exported "
                                  "with its words as they were coded",
                                  "%s: the article has changed: %u claims by “%s” are exported "
                                  "with their words as they were coded",
                                  self->n_changed),
                     self->display, self->n_changed, nickname);
  rows_note (self, message);
}

static const AdduceExportRow *
rows_fill (AdduceExportRows *self, AdduceClaim *claim)
{
  AdduceExportRow *row = &self->row;

  row->article_id = self->id;
  row->path = self->utf8;
  row->title = self->title;
  row->coder = adduce_coder_get_nickname (adduce_sidecar_get_coder (self->sidecar));
  if (!adduce_sidecar_get_status (self->sidecar, &row->status))
    row->status = ADDUCE_STATUS_IN_PROGRESS;
  g_clear_object (&self->claim);
  self->claim = rows_resolve (self, claim);
  row->claim = self->claim;
  row->date = self->facts.date;
  row->values = self->values;
  row->anchored = adduce_report_is_anchored (claim, self->sidecar, self->text);
  if (!row->anchored)
    self->n_changed++;

  return row;
}

static void
rows_note_missing_coders (AdduceExportRows *self)
{
  g_autofree char *display = adduce_paths_display (self->folder);

  for (guint i = 0; self->coders != NULL && self->coders[i] != NULL; i++)
    {
      g_autofree char *message = NULL;

      if (!g_hash_table_add (self->met, g_strdup (self->coders[i])))
        continue;
      /* Translators: a folder and the nickname of a coder */
      message = g_strdup_printf (_("%s: there are no claims by “%s”"), display, self->coders[i]);
      rows_note (self, message);
    }
}

static AdduceRegister *
rows_load_register (AdduceExportRows *self, const char *id)
{
  g_autofree char *problem = NULL;
  AdduceRegister *value = adduce_register_load_for_corpus (self->folder, id, &problem);

  if (problem != NULL)
    rows_note (self, problem);
  return value;
}

/* Variables that share a register share it here too. */
static void
rows_load_own (AdduceExportRows *self)
{
  GListModel *variables = adduce_codebook_get_variables (self->codebook);
  g_autoptr (GHashTable) loaded = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (loaded, (gpointer) ADDUCE_REGISTER_SPEAKER, self->speakers);
  g_hash_table_insert (loaded, (gpointer) ADDUCE_REGISTER_ISSUE, self->issues);
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->registers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_register (variable);
      AdduceRegister *value = id != NULL ? g_hash_table_lookup (loaded, id) : NULL;

      if (id == NULL || adduce_claim_is_built_in (adduce_variable_get_id (variable)))
        continue;
      if (value != NULL)
        g_ptr_array_add (self->registers, g_object_ref (value));
      else
        {
          value = rows_load_register (self, id);
          g_ptr_array_add (self->registers, value);
          g_hash_table_insert (loaded, (gpointer) id, value);
        }
      g_ptr_array_add (self->own, g_steal_pointer (&variable));
    }
}

AdduceExportRows *
adduce_export_rows_new (const char *folder, const char *const *coders, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (AdduceExportRows) self = g_new0 (AdduceExportRows, 1);
  g_autofree char *problem = NULL;

  self->folder = g_strdup (folder);
  self->coders = g_strdupv ((char **) coders);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = adduce_export_files_find (folder, coders, &self->n_articles, self->problems,
                                          cancellable, error);
  if (self->files == NULL)
    return NULL;

  self->codebook = adduce_codebook_load_for_corpus (folder, &problem);
  if (problem != NULL)
    rows_note (self, problem);
  self->speakers = rows_load_register (self, ADDUCE_REGISTER_SPEAKER);
  self->issues = rows_load_register (self, ADDUCE_REGISTER_ISSUE);
  rows_load_own (self);

  return g_steal_pointer (&self);
}

void
adduce_export_rows_free (AdduceExportRows *self)
{
  if (self == NULL)
    return;

  rows_close_article (self);
  g_clear_object (&self->sidecar);
  g_clear_object (&self->claim);
  g_clear_object (&self->values);
  g_clear_object (&self->codebook);
  g_clear_object (&self->speakers);
  g_clear_object (&self->issues);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_clear_pointer (&self->coders, g_strfreev);
  g_clear_pointer (&self->folder, g_free);
  g_free (self);
}

const AdduceExportRow *
adduce_export_rows_next (AdduceExportRows *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      if (self->sidecar != NULL && self->next_claim < adduce_sidecar_get_n_claims (self->sidecar))
        return rows_fill (self, adduce_sidecar_get_claim (self->sidecar, self->next_claim++));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      if (self->sidecar != NULL)
        rows_end_sidecar (self);
      if (self->text != NULL && rows_open_sidecar (self))
        continue;
      if (!rows_open_article (self))
        {
          rows_note_missing_coders (self);
          return NULL;
        }
    }
}

GPtrArray *
adduce_export_list_own (AdduceCodebook *codebook)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *variables = adduce_codebook_get_variables (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (!adduce_claim_is_built_in (adduce_variable_get_id (variable)))
        g_ptr_array_add (own, g_steal_pointer (&variable));
    }
  return own;
}

AdduceTagList *
adduce_export_row_get_values (const AdduceExportRow *row, AdduceVariable *variable)
{
  gboolean of_article = adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE;
  AdduceClaim *coding = of_article ? row->values : row->claim;

  return coding != NULL ? adduce_claim_get_values (coding, adduce_variable_get_id (variable)) : NULL;
}

AdduceRegister *
adduce_export_rows_get_speakers (AdduceExportRows *self)
{
  return self->speakers;
}

AdduceCodebook *
adduce_export_rows_get_codebook (AdduceExportRows *self)
{
  return self->codebook;
}

GPtrArray *
adduce_export_rows_get_problems (AdduceExportRows *self)
{
  return self->problems;
}

guint
adduce_export_rows_get_n_articles (AdduceExportRows *self)
{
  return self->n_articles;
}

guint
adduce_export_rows_get_n_coded (AdduceExportRows *self)
{
  return self->files->len;
}

guint
adduce_export_rows_get_n_read (AdduceExportRows *self)
{
  return self->next_file;
}

char *
adduce_export_format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

const char *
adduce_export_get_label (AdduceCodebook *codebook, const char *variable, const AdduceTag *tag)
{
  AdduceCode *code = codebook != NULL && variable != NULL
                       ? adduce_codebook_resolve (codebook, variable, adduce_tag_get_code (tag))
                       : NULL;

  return code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag);
}

gboolean
adduce_export_get_number (AdduceCodebook *codebook, const AdduceTag *stance, gint64 *ret_number)
{
  AdduceCode *code
    = codebook != NULL ? adduce_codebook_resolve (codebook, "stance", adduce_tag_get_code (stance)) : NULL;

  if (code == NULL || !adduce_code_get_info (code)->has_number)
    return FALSE;

  *ret_number = adduce_code_get_info (code)->number;
  return TRUE;
}

const char *
adduce_export_get_anchor (gboolean anchored)
{
  return anchored ? "ok" : "changed";
}
