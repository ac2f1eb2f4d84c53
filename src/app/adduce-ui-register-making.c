/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a register, made by a worker.
 */
#include "config.h"

#include "adduce-ui-register-making.h"

/* What they are made of. */
typedef struct
{
  AdduceRegister *base;
  AdduceCodebook *codebook;
  GPtrArray *claims;
} Making;

void
adduce_ui_register_made_free (AdduceUiRegisterMade *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->together, g_ptr_array_unref);
  g_free (self);
}

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->base);
  g_clear_object (&making->codebook);
  g_clear_pointer (&making->claims, g_ptr_array_unref);
  g_free (making);
}

static gpointer
make_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const no_words[] = { NULL };
  Making *making = data;
  AdduceUiRegisterMade *made = g_new0 (AdduceUiRegisterMade, 1);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  made->rows = adduce_register_rows_list (making->base, making->claims, making->codebook);
  made->together = adduce_register_list_together (making->base, making->claims, making->codebook);
  for (guint i = 0; i < made->rows->len; i++)
    {
      AdduceEntity *entity = adduce_register_row_get_entity (made->rows->pdata[i]);

      g_ptr_array_add (entities, entity);
      /* What the filter will ask for. */
      adduce_register_row_matches (made->rows->pdata[i], no_words, NULL);
      adduce_entity_get_name_keys (entity);
    }
  made->pairs
    = adduce_duplicates_find (making->base, (AdduceEntity *const *) entities->pdata, entities->len, cancellable);
  return made;
}

void
adduce_ui_register_make_async (AdduceRegister *base, AdduceCodebook *codebook, GPtrArray *claims,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  static const AdduceWork work = { adduce_ui_register_make_async, make_cb, making_free,
                                   (GDestroyNotify) adduce_ui_register_made_free, FALSE };
  Making *making;

  g_return_if_fail (ADDUCE_IS_REGISTER (base));
  g_return_if_fail (claims != NULL);

  making = g_new0 (Making, 1);
  *making = (Making) { g_object_ref (base), codebook != NULL ? g_object_ref (codebook) : NULL,
                       g_ptr_array_ref (claims) };
  adduce_work_start (&work, making, cancellable, callback, user_data);
}

AdduceUiRegisterMade *
adduce_ui_register_make_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_ui_register_make_async, error);
}
