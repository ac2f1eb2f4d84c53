/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From one format of claims to another.
 */
#include "config.h"

#include "exchange/adduce-exchange-convert.h"

#include <string.h>

#include "exchange/adduce-exchange-scratch.h"
#include "exchange/adduce-foreign-read.h"

/* What the corpus is called in between: formats write it as a title; (transfer full). */
static char *
name_corpus (const AdduceExchangeInput *input)
{
  g_autofree char *base = g_path_get_basename (input->paths[0]);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  return *base != '\0' && *base != '.' && strchr (base, '/') == NULL ? g_steal_pointer (&base) : g_strdup ("claims");
}

AdduceExportResult *
adduce_exchange_convert (const AdduceExchangeInput *input, const AdduceForeignOptions *taken, const char *output,
                         const AdduceExportOptions *written, AdduceForeignResult **ret_taken, GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (AdduceExchangeScratch) scratch = NULL;
  g_autoptr (AdduceForeign) foreign = NULL;
  g_autoptr (AdduceForeignResult) result = NULL;
  AdduceExportResult *made;

  g_return_val_if_fail (input != NULL && input->paths != NULL && input->paths[0] != NULL, NULL);
  g_return_val_if_fail (output != NULL && written != NULL && ret_taken != NULL, NULL);

  foreign = adduce_foreign_read (input->paths, input->format, cancellable, error);
  if (foreign == NULL)
    return NULL;
  name = name_corpus (input);
  scratch = adduce_exchange_scratch_new (name, error);
  if (scratch == NULL
      || (input->articles != NULL && !adduce_exchange_scratch_copy (scratch, input->articles, cancellable, error)))
    return NULL;
  result = adduce_foreign_take (adduce_exchange_scratch_get_folder (scratch), foreign, taken, NULL, NULL, cancellable,
                                error);
  if (result == NULL)
    return NULL;
  made = adduce_export_corpus (adduce_exchange_scratch_get_folder (scratch), output, written, NULL, NULL, cancellable,
                               error);
  if (made != NULL)
    *ret_taken = g_steal_pointer (&result);
  return made;
}
