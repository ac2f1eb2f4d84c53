/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as files.
 */
#include "config.h"

#include "store/adduce-register-store.h"

#include <string.h>

#include "adduce-error.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-register-json.h"

/* Times that a write is tried where somebody else wrote meanwhile. */
#define MAX_TRIES 5

char *
adduce_register_make_path (const char *folder, const char *id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (strcmp (id, ADDUCE_REGISTER_SPEAKER) == 0)
    name = g_strdup ("speakers.json");
  else if (strcmp (id, ADDUCE_REGISTER_ISSUE) == 0)
    name = g_strdup ("issues.json");
  else
    name = g_strconcat (id, ".register.json", NULL);
  return g_build_filename (folder, name, NULL);
}

static AdduceRegister *
parse (GBytes *bytes, const char *id, AdduceRegister *known, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = NULL;
  AdduceRegister *self;

  tree = adduce_json_tree_new (bytes, error);
  if (tree == NULL)
    return NULL;
  self = adduce_register_json_read (tree, id, known);
  if (self == NULL)
    g_propagate_error (error, adduce_json_steal_error (tree));
  return self;
}

AdduceRegister *
adduce_register_parse (GBytes *bytes, const char *id, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return parse (bytes, id, NULL, error);
}

GBytes *
adduce_register_serialize (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return adduce_register_json_write (self);
}

/* (nullable): what the file holds, and its bytes, NULL where there is none. */
static AdduceRegister *
load_file (const char *path, const char *id, AdduceRegister *known, AdduceFileStamp *stamp, GBytes **ret_bytes,
           GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, stamp, &read_error);
  g_autofree char *display = adduce_paths_display (path);
  AdduceRegister *self;

  if (g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *stamp = (AdduceFileStamp) { 0 };
      return adduce_register_new (id);
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }

  self = parse (bytes, id, known, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", display);
  else if (ret_bytes != NULL)
    *ret_bytes = g_steal_pointer (&bytes);
  return self;
}

AdduceRegister *
adduce_register_load (const char *folder, const char *id, GError **error)
{
  g_autofree char *path = NULL;
  AdduceFileStamp stamp;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  path = adduce_register_make_path (folder, id);
  return load_file (path, id, NULL, &stamp, NULL, error);
}

AdduceRegister *
adduce_register_load_for_corpus (const char *folder, const char *id, char **ret_problem)
{
  g_autoptr (GError) error = NULL;
  AdduceRegister *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = adduce_register_load (folder, id, &error);
  if (ret_problem != NULL)
    *ret_problem = error != NULL ? g_strdup (error->message) : NULL;
  return self != NULL ? self : adduce_register_new (id);
}

char **
adduce_registers_load_into (AdduceCorpus *corpus)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();

  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), NULL);

  if (adduce_corpus_get_codebook (corpus) == NULL)
    {
      g_autoptr (AdduceCodebook) found = adduce_codebook_load_for_corpus (adduce_corpus_get_folder (corpus), NULL);

      adduce_corpus_set_codebook (corpus, found);
    }
  own = adduce_codebook_list_registers (adduce_corpus_get_codebook (corpus));
  g_ptr_array_add (ids, (gpointer) ADDUCE_REGISTER_SPEAKER);
  g_ptr_array_add (ids, (gpointer) ADDUCE_REGISTER_ISSUE);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (ids, (gpointer) adduce_variable_get_register (own->pdata[i]));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *problem = NULL;
      g_autoptr (AdduceRegister) value
        = adduce_register_load_for_corpus (adduce_corpus_get_folder (corpus), ids->pdata[i], &problem);

      adduce_corpus_set_register (corpus, value, problem);
      if (problem != NULL)
        g_strv_builder_add (problems, problem);
    }
  return g_strv_builder_end (problems);
}

AdduceRegister *
adduce_register_update (const char *folder, const char *id, AdduceRegister *known, AdduceRegisterFunc func,
                        gpointer user_data, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (AdduceLock) lock = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  path = adduce_register_make_path (folder, id);
  lock = adduce_lock_acquire (path);
  for (guint try = 1;; try++)
    {
      g_autoptr (AdduceRegister) now = NULL;
      g_autoptr (AdduceRegister) changed = NULL;
      g_autoptr (GBytes) old = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) write_error = NULL;
      AdduceFileStamp stamp;

      now = load_file (path, id, known, &stamp, &old, error);
      if (now == NULL)
        return NULL;
      changed = func (now, user_data, error);
      if (changed == NULL)
        return NULL;
      bytes = adduce_register_json_write (changed);
      if ((old != NULL && g_bytes_equal (old, bytes))
          || adduce_durable_replace (path, bytes, &stamp, NULL, NULL, &write_error))
        return g_steal_pointer (&changed);
      if (!g_error_matches (write_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT) || try == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&write_error));
          return NULL;
        }
    }
}
