/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options of an export that outlive who asked for it.
 */

#include "config.h"

#include "export/adduce-export.h"

AdduceExportOptions *
adduce_export_options_copy (const AdduceExportOptions *options)
{
  AdduceExportOptions *copy;

  g_return_val_if_fail (options != NULL, NULL);

  copy = g_new (AdduceExportOptions, 1);
  *copy = *options;
  copy->format = g_strdup (options->format);
  copy->coders = (const char *const *) g_strdupv ((char **) options->coders);
  copy->claims = (const char *const *) g_strdupv ((char **) options->claims);
  copy->status = g_strdup (options->status);
  copy->after = g_strdup (options->after);
  copy->before = g_strdup (options->before);
  copy->label = g_strdup (options->label);
  return copy;
}

void
adduce_export_options_free (AdduceExportOptions *options)
{
  if (options == NULL)
    return;

  g_free ((char *) options->format);
  g_strfreev ((char **) options->coders);
  g_strfreev ((char **) options->claims);
  g_free ((char *) options->status);
  g_free ((char *) options->after);
  g_free ((char *) options->before);
  g_free ((char *) options->label);
  g_free (options);
}
