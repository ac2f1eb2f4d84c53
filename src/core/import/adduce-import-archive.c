/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Archives of files in any of the formats; archives in archives, too, up to %MAX_DEPTH. The names in an archive are
 * only shown, and never a path that is written to.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-package.h"

#define MAX_DEPTH 3

typedef struct {
  const AdduceImportInput *input;
  AdduceImportBatch *batch;
  GCancellable *cancellable;
  guint n_members;
  guint n_read;
} Walk;

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  if (n >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0))
    return 60;
  if (n >= 3 && (memcmp (data, "\x1f\x8b\x08", 3) == 0 || memcmp (data, "BZh", 3) == 0))
    return 60;
  if (n >= 6 && memcmp (data, "\xfd" "7zXZ", 5) == 0)
    return 60;
  return n > 262 && memcmp (data + 257, "ustar", 5) == 0 ? 60 : 0;
}

/* What programs put beside the files. */
static gboolean
is_litter (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return g_str_has_prefix (name, "__MACOSX/") || base[0] == '.' || g_ascii_strcasecmp (base, "thumbs.db") == 0;
}

/* What is wrong in a member is told with its name, from @first on; archives in it did that already. */
static void
name_member (GPtrArray *problems, guint first, const char *member)
{
  for (guint i = first; i < problems->len; i++)
    {
      g_autofree char *problem = g_ptr_array_index (problems, i);

      problems->pdata[i] = g_str_has_prefix (problem, member) ? g_steal_pointer (&problem)
                                                              : g_strdup_printf ("%s: %s", member, problem);
    }
}

static gboolean
read_member_cb (const char *name, GBytes *bytes, const GError *error, gpointer user_data)
{
  Walk *walk = user_data;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *base = g_path_get_basename (name), *member = NULL, *problem = NULL;
  AdduceImportInput inner = *walk->input;
  GPtrArray *problems = adduce_import_batch_get_problems (walk->batch);
  guint n_before = problems->len;

  if (is_litter (name))
    return TRUE;
  walk->n_members++;
  member = walk->input->member != NULL ? g_strconcat (walk->input->member, "/", name, NULL) : g_strdup (name);
  inner.bytes = bytes;
  inner.name = base;
  inner.member = member;
  inner.depth++;
  if (bytes == NULL)
    local_error = g_error_copy (error);
  else if (inner.depth > MAX_DEPTH)
    g_set_error_literal (&local_error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                         _("archives are nested more than three deep here; unpack it first"));
  else if (adduce_import_read_input (&inner, walk->batch, walk->cancellable, &local_error))
    walk->n_read++;
  name_member (problems, n_before, member);
  if (local_error != NULL)
    {
      problem = g_strdup_printf ("%s: %s", member, local_error->message);
      adduce_import_batch_complain (walk->batch, problem);
    }
  return !g_cancellable_is_cancelled (walk->cancellable);
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  Walk walk = { input, batch, cancellable, 0, 0 };
  g_autoptr (GError) local_error = NULL;

  if (!adduce_import_package_each (input->bytes, NULL, read_member_cb, &walk, cancellable, &local_error))
    {
      /* What was read before the damage comes in. */
      if (walk.n_read == 0 || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          || g_error_matches (local_error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      adduce_import_batch_complain (batch, local_error->message);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (walk.n_members == 0)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the archive is empty"));
  return walk.n_members > 0;
}

const AdduceImportReader adduce_import_archive = {
  "archive", sniff, NULL, read_records,
};
