/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checking a whole corpus: what `adduce-cli check` prints.
 *
 * Nothing is trusted, so the cache is not used, and nothing is changed.
 */
#include "config.h"

#include "analysis/adduce-constraints.h"
#include "analysis/adduce-stats.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "store/adduce-codebook-store.h"
#include "store/adduce-corpus-look.h"
#include "store/adduce-corpus-walk.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-register-store.h"
#include "store/adduce-sidecar.h"
#include "text/adduce-text.h"

#define CODEBOOK_NAME "codebook.json"

typedef struct {
  const char *folder;
  AdduceCorpusWalk *walk;
  AdduceCorpusLooker *looker;
  AdduceCodebook *codebook;
  GPtrArray *problems;
  guint n_articles;
} Check;

static void
problem_free (gpointer data)
{
  AdduceProblem *self = data;
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

static int
compare_problems_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const AdduceProblem *const *) a)->path, (*(const AdduceProblem *const *) b)->path);
}

/* @relative: (nullable): "" and %NULL stand for the corpus itself. */
static void
complain (Check *self, const char *relative, const char *name, const char *message)
{
  AdduceProblem *problem = g_new0 (AdduceProblem, 1);
  g_autofree char *path = g_strconcat (relative == NULL ? "" : relative, name, NULL);
  if (path[0] != '\0')
    problem->path = adduce_paths_display (path);

  /* Readers of files begin their messages with the whole path, lookers with the name. */
  g_autofree char *whole = g_build_filename (self->folder, path, NULL);
  g_autofree char *shown_whole = adduce_paths_display (whole);
  g_autofree char *shown_name = adduce_paths_display (name == NULL ? "" : name);
  const char *rest = message;
  if (g_str_has_prefix (rest, shown_whole) && g_str_has_prefix (rest + strlen (shown_whole), ": "))
    rest += strlen (shown_whole) + 2;
  else if (shown_name[0] != '\0' && g_str_has_prefix (rest, shown_name)
           && g_str_has_prefix (rest + strlen (shown_name), ": "))
    rest += strlen (shown_name) + 2;
  problem->message = g_strdup (rest);
  g_ptr_array_add (self->problems, problem);
}

static void
check_codebook (Check *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, CODEBOOK_NAME, NULL);
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, &error);
  g_autoptr (AdduceCodebook) codebook = bytes == NULL ? NULL : adduce_codebook_parse (bytes, &error);
  if (codebook == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    complain (self, NULL, CODEBOOK_NAME, error->message);
}

static void
check_register (Check *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = adduce_register_make_path (self->folder, id);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (AdduceRegister) value = adduce_register_load (self->folder, id, &error);
  g_auto (GStrv) problems = value != NULL ? adduce_register_list_problems (value) : NULL;
  if (value == NULL)
    complain (self, NULL, name, error->message);
  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    complain (self, NULL, name, problems[i]);
}

/* Those of speakers and issues, and those that the codebook names. */
static void
check_registers (Check *self)
{
  g_autoptr (GPtrArray) own = adduce_codebook_list_registers (self->codebook);
  check_register (self, ADDUCE_REGISTER_SPEAKER);
  check_register (self, ADDUCE_REGISTER_ISSUE);
  for (guint i = 0; i < own->len; i++)
    check_register (self, adduce_variable_get_register (own->pdata[i]));
}

/* What the sidecar says of itself against what its name says. */
static void
check_names (Check *self, const char *relative, const AdduceCorpusFile *file, const char *article,
             AdduceSidecar *sidecar)
{
  char nickname[ADDUCE_PATHS_NICKNAME_BUFFER];
  const char *own = adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar));
  if (adduce_paths_split_sidecar_name (file->name, NULL, nickname) && strcmp (nickname, own) != 0)
    {
      /* translators: both are nicknames of coders */
      g_autofree char *message
        = g_strdup_printf (_("The file is named for the coder “%s”, but says that it is by “%s”"), nickname, own);
      complain (self, relative, file->name, message);
    }

  const char *about = adduce_sidecar_get_article_name (sidecar);
  if (article != NULL && g_strcmp0 (about, article) != 0)
    {
      g_autofree char *shown = adduce_paths_display (about == NULL ? "" : about);
      g_autofree char *message = g_strdup_printf (_("The file says that it is about another article, “%s”"), shown);
      complain (self, relative, file->name, message);
    }
}

/* The codebook's own rules. */
static void
check_constraints (Check *self, const char *relative, const AdduceCorpusFile *file, AdduceSidecar *sidecar)
{
  GListModel *constraints = adduce_codebook_get_constraints (self->codebook);
  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      g_autofree char *rule = adduce_constraint_describe (constraint, self->codebook);
      AdduceClaim *about = adduce_sidecar_get_article (sidecar);
      if (!adduce_constraint_is_kept (constraint, NULL, about, self->codebook))
        {
          /* translators: a rule of the codebook that is broken */
          g_autofree char *message = g_strdup_printf (_("the article: %s"), rule);
          complain (self, relative, file->name, message);
        }
      for (guint j = 0; j < adduce_sidecar_get_n_claims (sidecar); j++)
        {
          AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, j);
          if (adduce_constraint_is_kept (constraint, claim, about, self->codebook))
            continue;
          /* translators: the id of a claim, and a rule that it breaks */
          g_autofree char *message = g_strdup_printf (_("claim %s: %s"), adduce_claim_get_id (claim), rule);
          complain (self, relative, file->name, message);
        }
    }
}

/* @article, @text: (nullable): the file's article, where there is one that can be read */
static void
check_sidecar (Check *self, const char *relative, const AdduceCorpusFile *file, const char *article,
               AdduceText *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, relative, file->name, NULL);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, &error);
  if (sidecar == NULL)
    {
      complain (self, relative, file->name, error->message);
      return;
    }

  check_names (self, relative, file, article, sidecar);
  if (text == NULL)
    return;
  g_autoptr (GPtrArray) messages = adduce_sidecar_check (sidecar, text, self->codebook);
  for (guint i = 0; i < messages->len; i++)
    complain (self, relative, file->name, messages->pdata[i]);
  check_constraints (self, relative, file, sidecar);
}

static void
check_orphan (Check *self, const char *relative, const AdduceCorpusFile *file)
{
  g_autofree char *article = NULL;
  adduce_paths_parse_sidecar_name (file->name, &article, NULL);
  g_autofree char *shown = adduce_paths_display (article);
  /* translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_("The article that these claims are about, “%s”, is not there"),
                                              shown);
  complain (self, relative, file->name, message);
  check_sidecar (self, relative, file, NULL, NULL);
}

static void
check_with_look (Check *self, const AdduceCorpusFolder *folder, int folder_fd, const AdduceCorpusFile *file,
                 AdduceText **ret_text)
{
  AdduceCorpusLook look;
  adduce_corpus_looker_look (self->looker, folder_fd, folder->relative, file->name, file->kind, file->type,
                             &look);
  if (look.problem != NULL)
    complain (self, folder->relative, file->name, look.problem);
  if (ret_text == NULL || (look.record.flags & ADDUCE_CORPUS_FILE_OPENABLE) == 0)
    return;

  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, folder->relative, file->name, NULL);
  *ret_text = adduce_text_load (path, &error);
  if (*ret_text == NULL)
    complain (self, folder->relative, file->name, error->message);
}

static void
check_article (Check *self, const AdduceCorpusFolder *folder, int folder_fd, const AdduceCorpusFile *article)
{
  g_autoptr (AdduceText) text = NULL;
  self->n_articles++;
  check_with_look (self, folder, folder_fd, article, &text);
  for (guint next = article->first; next != ADDUCE_CORPUS_NONE;
       next = adduce_corpus_walk_get_file (self->walk, next)->next)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, next);
      if (file->kind == ADDUCE_CORPUS_FILE_SIDECAR)
        check_sidecar (self, folder->relative, file, article->name, text);
      else
        check_with_look (self, folder, folder_fd, file, NULL);
    }
}

/* Files that somebody may take for sidecars, but whose name is none. */
static void
check_strange_names (Check *self, const char *relative, int folder_fd)
{
  int fd = dup (folder_fd);
  DIR *dir = fd < 0 ? NULL : fdopendir (fd);
  if (dir == NULL)
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  rewinddir (dir);
  struct dirent *entry;
  while ((entry = readdir (dir)) != NULL)
    if (entry->d_name[0] != '.' && g_str_has_suffix (entry->d_name, ".claims.json")
        && !adduce_paths_split_sidecar_name (entry->d_name, NULL, NULL)
        && !adduce_paths_parse_conflict_name (entry->d_name, NULL))
      complain (self, relative, entry->d_name,
                _("The name is not that of a file of claims, “ARTICLE.NICKNAME.claims.json” with a nickname of "
                  "small letters, digits and hyphens; it is not read"));
  closedir (dir);
}

static gboolean
check_folder (Check *self, const AdduceCorpusFolder *folder, GCancellable *cancellable, GError **error)
{
  int fd = adduce_corpus_walk_open_folder (self->walk, folder->relative);
  gboolean go_on = TRUE;
  if (folder->error != 0)
    {
      g_autofree char *message
        = g_strdup_printf (_("The folder can’t be read: %s"), folder->error == EACCES
                                                                ? _("you have no permission")
                                                                : g_strerror (folder->error));
      complain (self, folder->relative, NULL, message);
    }
  for (guint i = folder->first; go_on && i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
      go_on = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!go_on || file->owner != ADDUCE_CORPUS_NONE)
        continue; /* with its article */
      if (file->kind == ADDUCE_CORPUS_FILE_ARTICLE)
        check_article (self, folder, fd, file);
      else if (file->kind == ADDUCE_CORPUS_FILE_SIDECAR)
        check_orphan (self, folder->relative, file);
      else
        check_with_look (self, folder, fd, file, NULL);
    }
  if (go_on && fd >= 0)
    check_strange_names (self, folder->relative, fd);
  if (fd >= 0)
    close (fd);
  return go_on;
}

GPtrArray *
adduce_check_corpus (const char *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, error);
  if (walk == NULL)
    return NULL;

  g_autoptr (AdduceCorpusLooker) looker = adduce_corpus_looker_new (folder, FALSE);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (problem_free);
  Check check = { folder, walk, looker, codebook, problems, 0 };
  check_codebook (&check);
  check_registers (&check);
  guint index;
  while (adduce_corpus_walk_next (walk, &index))
    if (!check_folder (&check, adduce_corpus_walk_get_folder (walk, index), cancellable, error))
      return NULL;

  if (check.n_articles == 0)
    complain (&check, NULL, NULL, _("There are no articles (.txt, .text, .md) in this folder"));
  g_ptr_array_sort (problems, compare_problems_cb);
  return g_steal_pointer (&problems);
}
