/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing an article's claims from the command line.
 */

#include "config.h"

#include "adduce-cli-edit.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define ID_PREFIX "urn:uuid:"
#define NAME_MIN 8

AdduceCoder *
adduce_cli_load_coder (const char *nickname, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AdduceCoder) configured = adduce_coder_load (&local_error);

  if (nickname != NULL && configured != NULL
      && g_str_equal (nickname, adduce_coder_get_nickname (configured)))
    return g_steal_pointer (&configured);

  /* The id is fresh; where the coder has a file for the article already, that keeps its own. */
  if (nickname != NULL)
    return adduce_coder_new (NULL, nickname, NULL, error);

  if (configured == NULL && local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (configured == NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                 _("who codes is not known on this computer yet; say it with --coder NICKNAME"));

  return g_steal_pointer (&configured);
}

/* @uuid: what stands behind the prefix of an id. */
static gboolean
id_begins (const char *id, const char *uuid)
{
  return g_str_has_prefix (id, ID_PREFIX)
         && g_ascii_strncasecmp (id + strlen (ID_PREFIX), uuid, strlen (uuid)) == 0;
}

static AdduceClaim *
find_in_set (AdduceClaimSet *set, const char *uuid, guint *ret_n_found)
{
  AdduceClaim *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (set, i);

      if (!id_begins (adduce_claim_get_id (claim), uuid))
        continue;
      found = claim;
      n_found++;
    }

  *ret_n_found = n_found;
  return found;
}

static void
set_not_found (GError **error, AdduceSession *session, const char *name, const char *uuid)
{
  guint n_found;
  AdduceClaim *other = find_in_set (adduce_session_get_others (session), uuid, &n_found);

  if (other != NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                 _("the claim “%s” is by “%s”; to change it say --coder %s"), name,
                 adduce_claim_get_coder (other), adduce_claim_get_coder (other));
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                 _("“%s” has no claim “%s” in this article"),
                 adduce_coder_get_nickname (adduce_session_get_coder (session)), name);
}

/* Could the file be read again with this claim in it? Written and taken back it would leave a
 * trace. */
static gboolean
check_can_be_kept (AdduceSession *session, AdduceClaim *claim, GError **error)
{
  g_autoptr (AdduceSidecar) scratch = adduce_sidecar_new (
    adduce_session_get_coder (session), "scratch.txt", adduce_session_get_text (session));
  g_autoptr (AdduceSidecar) read = NULL;
  g_autoptr (GBytes) bytes = NULL;

  adduce_sidecar_put (scratch, claim);
  bytes = adduce_sidecar_serialize (scratch);
  read = adduce_sidecar_parse (bytes, error);
  if (read == NULL)
    g_prefix_error (error, "%s: ", _("the claim is larger than a file can keep"));
  return read != NULL;
}

gboolean
adduce_cli_check_article (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (access (path, F_OK) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
      return FALSE;
    }

  if (!adduce_paths_is_article_name (name))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("this is not an article; their names end in .txt, .text or .md"));
      return FALSE;
    }

  return TRUE;
}

AdduceCodebook *
adduce_cli_load_codebook (const char *article, char **ret_problem)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  g_autofree char *folder = adduce_codebook_find_corpus (absolute);
  g_autofree char *problem = NULL;
  AdduceCodebook *codebook = adduce_codebook_load_for_corpus (folder, &problem);

  if (problem != NULL)
    adduce_cli_complain (NULL, problem);
  if (ret_problem != NULL)
    *ret_problem = g_steal_pointer (&problem);

  return codebook;
}

AdduceCodeMap *
adduce_cli_load_code_map (const char *article, GPtrArray *problems)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  g_autofree char *folder = adduce_codebook_find_corpus (absolute);
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_auto (GStrv) found = adduce_registers_load_into (corpus);

  for (guint i = 0; found[i] != NULL; i++)
    g_ptr_array_add (problems, g_strdup (found[i]));
  return adduce_corpus_make_code_map (corpus);
}

AdduceSession *
adduce_cli_open (const char *article, const char *nickname, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  g_autoptr (AdduceCoder) coder = NULL;
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autoptr (AdduceSession) session = NULL;

  if (!adduce_cli_check_article (article, error))
    return NULL;

  coder = adduce_cli_load_coder (nickname, error);
  if (coder == NULL)
    return NULL;

  codebook = adduce_cli_load_codebook (article, NULL);
  session = adduce_session_open (absolute, coder, codebook, NULL, error);
  if (session == NULL)
    return NULL;

  if (adduce_session_get_read_only_reason (session) != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_READ_ONLY,
                           adduce_session_get_read_only_reason (session));
      return NULL;
    }

  adduce_cli_complain_all (article, adduce_session_get_problems (session));
  return g_steal_pointer (&session);
}

gboolean
adduce_cli_perform (AdduceSession *session, AdduceCommand *command, GError **error)
{
  for (guint i = 0; i < adduce_command_get_n_steps (command); i++)
    {
      AdduceClaim *after = adduce_command_get_step (command, i)->after;

      if (after != NULL && !check_can_be_kept (session, after, error))
        return FALSE;
    }

  if (!adduce_session_perform (session, command, error))
    return FALSE;

  if (!adduce_session_flush (session, error))
    {
      g_autoptr (GError) undo_error = NULL;

      /* Who is told that it failed tries again; the journal must not bring it back as well. */
      if (!adduce_session_undo (session, &undo_error))
        adduce_cli_complain (adduce_session_get_path (session), undo_error->message);
      return FALSE;
    }

  if (adduce_session_get_save_message (session) != NULL)
    adduce_cli_complain (adduce_session_get_path (session),
                         adduce_session_get_save_message (session));
  return TRUE;
}

AdduceClaim *
adduce_cli_find_claim (AdduceSession *session, const char *name, GError **error)
{
  const char *uuid = g_str_has_prefix (name, ID_PREFIX) ? name + strlen (ID_PREFIX) : name;
  AdduceClaim *claim;
  guint n_found;

  if (strlen (uuid) < NAME_MIN)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("“%s” is too short for a claim; give at least %d characters of its id"), name,
                   NAME_MIN);
      return NULL;
    }

  claim = find_in_set (adduce_session_get_claims (session), uuid, &n_found);
  if (n_found > 1)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                   g_dngettext (GETTEXT_PACKAGE,
                                "the ids of %u claim begin with “%s”; give more of it",
                                "the ids of %u claims begin with “%s”; give more of it", n_found),
                   n_found, name);
      return NULL;
    }

  if (claim == NULL)
    set_not_found (error, session, name, uuid);
  return claim;
}

GPtrArray *
adduce_cli_find_claims (AdduceSession *session, char **names, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names[i] != NULL; i++)
    {
      AdduceClaim *claim = adduce_cli_find_claim (session, names[i], error);

      if (claim == NULL)
        return NULL;
      if (!g_ptr_array_find (claims, claim, NULL))
        g_ptr_array_add (claims, g_object_ref (claim));
    }

  return g_steal_pointer (&claims);
}

gboolean
adduce_cli_parse_offset (const char *word, guint *ret_offset, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT32, &number, NULL))
    {
      g_autofree char *shown = adduce_paths_display (word);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is not an offset"), shown);
      return FALSE;
    }

  *ret_offset = (guint) number;
  return TRUE;
}
