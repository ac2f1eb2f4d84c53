/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of a corpus, article by article.
 *
 * What can't be read becomes a sentence, and the walk goes on.
 */

#include "config.h"

#include "export/adduce-export-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-export-files.h"
#include "export/adduce-export-pseudonyms.h"
#include "export/adduce-report.h"
#include "store/adduce-article-facts.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-paths.h"
#include "store/adduce-register-store.h"
#include "store/adduce-sidecar.h"
#include "store/adduce-zone-store.h"
#include "text/adduce-text.h"

struct _AdduceExportRows {
  char *folder;
  const AdduceExportOptions *options;
  gboolean keeps_moved;
  GHashTable *wanted; /* ids of claims; NULL for all */
  AdduceCodebook *codebook;
  AdduceRegister *speakers;
  AdduceRegister *issues;
  GPtrArray *own;       /* AdduceVariable, of one's own whose values are entries of a register */
  GPtrArray *registers; /* AdduceRegister, one for each of these */
  GPtrArray *problems;
  GHashTable *met;        /* nicknames whose claims were found */
  GHashTable *pseudonyms; /* nickname → what stands for it; NULL where it stands for itself */

  GPtrArray *files; /* (element-type AdduceExportFile) */
  guint n_articles;
  guint next_file;
  guint n_naming;  /* notes that name a coder who is to have another name */
  guint n_undated; /* articles that were left out as their date is not known */

  AdduceExportArticle article; /* the one at hand */
  GArray *boilerplate;         /* its zones, where claims in them are left out; or NULL */
  char *display;               /* its path, for people */
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
layer_free (gpointer data)
{
  AdduceExportLayer *layer = data;

  g_array_unref (layer->claims);
  g_clear_object (&layer->values);
  g_free (layer->coder);
  g_free (layer);
}

static void
export_claim_clear (gpointer data)
{
  g_clear_object (&((AdduceExportClaim *) data)->claim);
}

static void
rows_close_article (AdduceExportRows *self)
{
  AdduceExportArticle *article = &self->article;

  g_clear_pointer (&self->display, g_free);
  g_clear_pointer (&article->id, g_free);
  g_clear_pointer (&article->path, g_free);
  g_clear_pointer (&article->title, g_free);
  g_clear_pointer (&article->date, g_free);
  g_clear_pointer (&article->outlet, g_free);
  g_clear_object (&article->text);
  g_clear_pointer (&article->layers, g_ptr_array_unref);
  g_clear_pointer (&article->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->boilerplate, g_array_unref);
}

/* Whether it appeared in the time that was asked for, as far as its date is known: 2031-03 lies behind 2031-02-10. */
static gboolean
rows_is_in_time (AdduceExportRows *self, const char *date)
{
  const char *after = self->options->after;
  const char *before = self->options->before;

  if (after == NULL && before == NULL)
    return TRUE;
  if (date == NULL)
    {
      self->n_undated++;
      return FALSE;
    }
  return (after == NULL || strncmp (date, after, MIN (strlen (date), strlen (after))) >= 0)
         && (before == NULL || strncmp (date, before, MIN (strlen (date), strlen (before))) <= 0);
}

/* Makes the next article that can be read and is wanted the one at hand. */
static const AdduceExportFile *
rows_open_article (AdduceExportRows *self)
{
  AdduceExportArticle *article = &self->article;

  while (self->next_file < self->files->len)
    {
      const AdduceExportFile *file = self->files->pdata[self->next_file++];
      g_autofree char *path = g_build_filename (self->folder, file->relative, NULL);
      g_auto (AdduceArticleFacts) facts = { 0 };
      g_autoptr (GError) error = NULL;

      rows_close_article (self);
      adduce_article_facts_read (path, TRUE, &facts);
      if (!rows_is_in_time (self, facts.date))
        continue;
      article->text = adduce_text_load (path, &error);
      if (article->text == NULL)
        {
          rows_note_left_out (self, file->relative, path, error);
          continue;
        }

      self->display = adduce_paths_display (file->relative);
      article->path
        = g_utf8_validate (file->relative, -1, NULL) ? g_strdup (file->relative) : g_strdup (self->display);
      article->id = make_article_id (file->relative);
      article->title = adduce_text_guess_title (adduce_text_get_utf8 (article->text),
                                                (gssize) adduce_text_get_n_bytes (article->text));
      article->date = g_steal_pointer (&facts.date);
      article->outlet = g_steal_pointer (&facts.outlet);
      article->layers = g_ptr_array_new_with_free_func (layer_free);
      return file;
    }

  return NULL;
}

/* A coder's claims in a file that is named after another would be counted twice or for the wrong
 * one. */
static gboolean
rows_check_nickname (AdduceExportRows *self, AdduceSidecar *sidecar, const char *name, const char *nickname)
{
  const char *inside = adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar));
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

static void
rows_note_moved (AdduceExportRows *self, guint n_changed, const char *nickname)
{
  g_autofree char *message = NULL;

  if (n_changed == 0 || !self->keeps_moved)
    return;

  /* Translators: the article and the nickname of a coder */
  message =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%s: the article has changed: %u claim by “%s” is exported "
                                  "with its words as they were coded",
                                  "%s: the article has changed: %u claims by “%s” are exported "
                                  "with their words as they were coded",
                                  n_changed),
                     self->display, n_changed, nickname);
  rows_note (self, message);
}

/* Where claims are to be left out; NULL: nowhere. */
static GArray *
rows_load_boilerplate (AdduceExportRows *self, const AdduceExportFile *file)
{
  g_autofree char *path = g_build_filename (self->folder, file->relative, NULL);
  g_autoptr (GError) error = NULL;
  GArray *zones;

  if (!self->options->no_boilerplate || self->article.text == NULL)
    return NULL;
  zones = adduce_zones_load (path, self->article.text, NULL, &error);
  if (zones == NULL)
    {
      /* Translators: an article and a reason */
      g_autofree char *message
        = g_strdup_printf (_("%s: what of it is boilerplate can’t be read, and no claim is left out: %s"),
                           self->display, error->message);

      rows_note (self, message);
    }
  return zones;
}

/* What a sidecar holds, as far as it is wanted, becomes a layer of the article at hand. */
static void
rows_take_sidecar (AdduceExportRows *self, AdduceSidecar *sidecar, const char *nickname)
{
  AdduceClaim *about = adduce_sidecar_get_article (sidecar);
  AdduceStatus status = ADDUCE_STATUS_IN_PROGRESS;
  AdduceExportLayer *layer;
  guint n_changed = 0;

  adduce_sidecar_get_status (sidecar, &status);
  if (self->options->status != NULL && !g_str_equal (adduce_status_to_id (status), self->options->status))
    return;

  const char *pseudonym = self->pseudonyms != NULL ? g_hash_table_lookup (self->pseudonyms, nickname) : NULL;
  layer = g_new0 (AdduceExportLayer, 1);
  layer->coder = g_strdup (pseudonym != NULL ? pseudonym : nickname);
  layer->status = status;
  layer->values = about != NULL ? rows_resolve (self, about) : NULL;
  layer->claims = g_array_new (FALSE, FALSE, sizeof (AdduceExportClaim));
  g_array_set_clear_func (layer->claims, export_claim_clear);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);

      if (self->wanted != NULL && !g_hash_table_contains (self->wanted, adduce_claim_get_id (claim)))
        continue;
      AdduceExportClaim one = { rows_resolve (self, claim),
                                adduce_sidecar_is_anchored (sidecar, claim, self->article.text) };
      if ((adduce_zones_list_kinds (self->boilerplate, sidecar, claim, self->article.text)
           & 1u << ADDUCE_ZONE_BOILERPLATE) != 0)
        {
          g_ptr_array_add (self->article.left_out, g_strdup (adduce_claim_get_id (claim)));
          export_claim_clear (&one);
          continue;
        }
      g_array_append_val (layer->claims, one);
      self->n_naming += adduce_export_pseudonyms_find (self->pseudonyms, adduce_claim_get_note (claim));
      n_changed += one.anchored ? 0 : 1;
    }
  g_ptr_array_add (self->article.layers, layer);
  rows_note_moved (self, n_changed, nickname);
}

static void
rows_read_sidecars (AdduceExportRows *self, const AdduceExportFile *file)
{
  self->boilerplate = rows_load_boilerplate (self, file);
  self->article.left_out = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; file->sidecars[i] != NULL; i++)
    {
      const char *name = file->sidecars[i];
      g_autofree char *below = g_path_get_dirname (file->relative);
      g_autofree char *relative =
        g_str_equal (below, ".") ? g_strdup (name) : g_build_filename (below, name, NULL);
      g_autofree char *path = g_build_filename (self->folder, relative, NULL);
      g_autofree char *nickname = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, &error);

      adduce_paths_parse_sidecar_name (name, NULL, &nickname);
      g_hash_table_add (self->met, g_strdup (nickname));
      if (sidecar == NULL)
        rows_note_left_out (self, relative, path, error);
      else if (rows_check_nickname (self, sidecar, name, nickname))
        rows_take_sidecar (self, sidecar, nickname);
    }
}

static void
rows_note_missing_coders (AdduceExportRows *self)
{
  g_autofree char *display = adduce_paths_display (self->folder);

  const char *const *coders = self->options->coders;

  for (guint i = 0; coders != NULL && coders[i] != NULL; i++)
    {
      g_autofree char *message = NULL;

      if (!g_hash_table_add (self->met, g_strdup (coders[i])))
        continue;
      /* Translators: a folder and the nickname of a coder */
      message = g_strdup_printf (_("%s: there are no claims by “%s”"), display, coders[i]);
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

static void
rows_note_undated (AdduceExportRows *self)
{
  g_autofree char *display = adduce_paths_display (self->folder);
  g_autofree char *message = NULL;

  if (self->n_undated == 0)
    return;
  /* Translators: a folder and how many of its articles */
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%s: of %u article it is not known when it appeared; it is left out",
                                          "%s: of %u articles it is not known when they appeared; they are left out",
                                          self->n_undated),
                             display, self->n_undated);
  rows_note (self, message);
}

static void
rows_note_naming (AdduceExportRows *self)
{
  g_autofree char *display = adduce_paths_display (self->folder);
  g_autofree char *message = NULL;

  if (self->n_naming == 0)
    return;
  /* Translators: a folder and how many notes on claims in it */
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%s: %u note names a coder; it is written as it stands",
                                          "%s: %u notes name a coder; they are written as they stand",
                                          self->n_naming),
                             display, self->n_naming);
  rows_note (self, message);
}

/* (transfer full) (nullable): the ids of the claims that are wanted; %NULL for all. */
static GHashTable *
make_wanted (const AdduceExportOptions *options)
{
  GHashTable *wanted = options->claims != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (guint i = 0; wanted != NULL && options->claims[i] != NULL; i++)
    g_hash_table_add (wanted, (gpointer) options->claims[i]);
  return wanted;
}

AdduceExportRows *
adduce_export_rows_new (const char *folder, const AdduceExportOptions *options, gboolean keeps_moved,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceExportRows) self = g_new0 (AdduceExportRows, 1);
  g_autofree char *problem = NULL;

  self->folder = g_strdup (folder);
  self->options = options;
  self->keeps_moved = keeps_moved;
  self->wanted = make_wanted (options);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = adduce_export_files_find (folder, options->coders, &self->n_articles, self->problems,
                                          cancellable, error);
  if (self->files == NULL)
    return NULL;
  if (options->pseudonyms)
    self->pseudonyms = adduce_export_pseudonyms_new (self->files);

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
  g_clear_object (&self->codebook);
  g_clear_object (&self->speakers);
  g_clear_object (&self->issues);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->registers, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->pseudonyms, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
  g_free (self);
}

const AdduceExportArticle *
adduce_export_rows_next (AdduceExportRows *self, GCancellable *cancellable, GError **error)
{
  const AdduceExportFile *file;

  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      file = rows_open_article (self);
      if (file == NULL)
        {
          rows_note_missing_coders (self);
          rows_note_undated (self);
          rows_note_naming (self);
          return NULL;
        }
      rows_read_sidecars (self, file);
      if (self->article.layers->len > 0)
        return &self->article;
    }
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
