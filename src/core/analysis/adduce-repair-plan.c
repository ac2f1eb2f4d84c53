/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans for repairs.
 */
#include "config.h"

#include "analysis/adduce-repair-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-archive.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-journal.h"
#include "store/adduce-meta-join.h"
#include "store/adduce-sidecar-files.h"
#include "store/adduce-versions.h"

static void
repair_free (gpointer data)
{
  AdduceRepair *self = data;
  g_free (self->path);
  g_free (self->problem);
  g_free (self->advice);
  g_strfreev (self->command);
  g_free (self);
}

/* @command: (transfer full) (nullable) */
static void
add (GPtrArray *plan, const char *path, const char *problem, const char *advice, GStrv command)
{
  AdduceRepair *self = g_new0 (AdduceRepair, 1);
  *self = (AdduceRepair) { g_strdup (path), g_strdup (problem), g_strdup (advice), command };
  g_ptr_array_add (plan, self);
}

static GStrv
make_command (const char *first, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  va_list words;
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_strv_builder_add (builder, word);
  va_end (words);
  return g_strv_builder_end (builder);
}

/* The newest version that can be read. */
static void
plan_damaged (GPtrArray *plan, const AdduceSidecarFile *file, const char *problem)
{
  g_autoptr (GPtrArray) versions = adduce_versions_list (file->path);
  for (guint i = 0; i < versions->len && file->article != NULL; i++)
    {
      const AdduceVersion *version = versions->pdata[i];
      g_autoptr (AdduceSidecar) sidecar = adduce_version_load (version, NULL);
      g_autofree char *number = g_strdup_printf ("%u", version->number);
      if (sidecar == NULL)
        continue;
      guint n = adduce_sidecar_get_n_claims (sidecar);
      g_autofree char *advice = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "version %u with %u claim is kept and can be restored",
                     "version %u with %u claims is kept and can be restored", n),
        version->number, n);
      add (plan, file->path, problem, advice,
           make_command ("history", file->article, "--coder", file->nickname, "--restore", number, NULL));
      return;
    }
  add (plan, file->path, problem,
       _("no version of it is kept on this computer; look for one on another, in a backup, or mend the line that "
         "is named"),
       NULL);
}

static guint
count_unsure (AdduceSidecar *sidecar)
{
  guint n = 0;
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);
      n += adduce_claim_anchor_is_unsure (claim) && adduce_claim_anchor_waits (claim);
    }
  return n;
}

static void
plan_text (GPtrArray *plan, const AdduceSidecarFile *file, AdduceSidecar *sidecar)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_load (file->article, &error);
  const char *digest = adduce_sidecar_get_text_digest (sidecar);
  gboolean kept = adduce_archive_has_text (digest);
  if (text == NULL)
    add (plan, file->article, error->message, _("mend the article; its claims are not touched"), NULL);
  else if (!g_str_equal (digest, adduce_text_get_digest (text)))
    add (plan, file->path, _("the article was changed after it was coded"),
         kept ? _("find the claims again; the old text is kept, and helps")
              : _("find the claims again, or put the article back"),
         make_command ("reanchor", file->article, "--coder", file->nickname, NULL));
  else if (count_unsure (sidecar) > 0)
    add (plan, file->path, _("claims wait to be confirmed after the article was changed"),
         _("look at them, and accept what is right"),
         make_command ("reanchor", file->article, "--coder", file->nickname, "--dry-run", NULL));
}

static void
plan_file (GPtrArray *plan, const AdduceSidecarFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = file->exists ? adduce_sidecar_load (file->path, NULL, &error) : NULL;
  if (file->exists && sidecar == NULL)
    plan_damaged (plan, file, error->message);
  else if (file->article == NULL)
    add (plan, file->path, _("the article that these claims are about is not there"),
         _("put the article back under its name"), NULL);
  else if (sidecar != NULL)
    plan_text (plan, file, sidecar);
  if (file->copies->len > 0 && file->article != NULL)
    add (plan, file->path, _("it was changed in two places, and there are copies of it"), _("join them"),
         make_command ("merge", "--conflicts", file->article, NULL));
}

static void
plan_journals (GPtrArray *plan, GPtrArray *files, const char *folder)
{
  g_autoptr (GPtrArray) left = adduce_journal_list_left ();
  for (guint i = 0; i < left->len; i++)
    {
      const AdduceJournalLeft *journal = left->pdata[i];
      for (guint k = 0; k < files->len; k++)
        {
          const AdduceSidecarFile *file = files->pdata[k];
          g_autofree char *path = g_canonicalize_filename (file->path, NULL);
          if (!journal->lives && !journal->damaged && g_strcmp0 (journal->sidecar_path, path) == 0)
            add (plan, file->path, _("a run that was killed left changes that are not in it yet"), _("bring them in"),
                 make_command ("recover", folder, NULL));
        }
    }
}

GPtrArray *
adduce_repair_plan_new (const char *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autoptr (GPtrArray) files = adduce_sidecar_files_list (folder, cancellable, error);
  if (files == NULL)
    return NULL;
  g_autoptr (GPtrArray) copied = adduce_meta_files_list_copied (folder, cancellable, error);
  if (copied == NULL)
    return NULL;
  GPtrArray *plan = g_ptr_array_new_with_free_func (repair_free);
  for (guint i = 0; i < files->len; i++)
    plan_file (plan, files->pdata[i]);
  for (guint i = 0; i < copied->len; i++)
    {
      const AdduceMetaFile *file = copied->pdata[i];
      if (adduce_meta_file_copies_wait (file))
        add (plan, file->path, _("it was changed in two places, and there are copies of it"), _("join them"),
             make_command ("merge", "--conflicts", file->article, NULL));
    }
  plan_journals (plan, files, folder);
  return plan;
}
