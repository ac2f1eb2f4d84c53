/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be done to what is known of articles, and what was.
 */
#include "config.h"

#include "edit/adduce-meta-edit.h"

static AdduceMetaEdit *
new_edit (const char *path, const char *name, const char *value, const char *passage)
{
  AdduceMetaEdit *self = g_new0 (AdduceMetaEdit, 1);

  *self = (AdduceMetaEdit) { g_strdup (path), g_strdup (name), g_strdup (value), g_strdup (passage) };
  return self;
}

AdduceMetaEdit *
adduce_meta_edit_new_set (const char *path, const char *name, const char *value)
{
  g_return_val_if_fail (path != NULL && name != NULL && value != NULL, NULL);

  return new_edit (path, name, value, NULL);
}

AdduceMetaEdit *
adduce_meta_edit_new_confirm (const char *path, const char *name)
{
  g_return_val_if_fail (path != NULL, NULL);

  return new_edit (path, name, NULL, NULL);
}

AdduceMetaEdit *
adduce_meta_edit_new_guess (const char *path, const char *name, const char *value, const char *passage)
{
  g_return_val_if_fail (path != NULL && name != NULL && value != NULL && passage != NULL, NULL);

  return new_edit (path, name, value, passage);
}

void
adduce_meta_edit_free (AdduceMetaEdit *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->name);
  g_free (self->value);
  g_free (self->passage);
  g_free (self);
}

AdduceMetaReport *
adduce_meta_report_new (void)
{
  AdduceMetaReport *self = g_new0 (AdduceMetaReport, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
adduce_meta_report_free (AdduceMetaReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->paths);
  g_free (self);
}
