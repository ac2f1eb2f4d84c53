/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the registers of a corpus.
 */
#include "config.h"

#include "store/adduce-corpus-registers.h"

#include "store/adduce-register-store.h"

static const char *const ids[] = { ADDUCE_REGISTER_SPEAKER, ADDUCE_REGISTER_ISSUE };

struct _AdduceCorpusRegisters {
  AdduceRegister *registers[G_N_ELEMENTS (ids)];
  GBytes *contents[G_N_ELEMENTS (ids)]; /* as they would be written */
  char *problems[G_N_ELEMENTS (ids)];   /* or NULL */
};

AdduceCorpusRegisters *
adduce_corpus_registers_load (const char *folder)
{
  AdduceCorpusRegisters *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (AdduceCorpusRegisters, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      self->registers[i] = adduce_register_load_for_corpus (folder, ids[i], &self->problems[i]);
      self->contents[i] = adduce_register_serialize (self->registers[i]);
      for (guint k = 0; k < adduce_register_get_n_entities (self->registers[i]); k++)
        adduce_entity_get_name_keys (adduce_register_get_entity (self->registers[i], k));
    }
  return self;
}

void
adduce_corpus_registers_free (AdduceCorpusRegisters *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_clear_object (&self->registers[i]);
      g_clear_pointer (&self->contents[i], g_bytes_unref);
      g_free (self->problems[i]);
    }
  g_free (self);
}

void
adduce_corpus_registers_take (AdduceCorpusRegisters *self, AdduceCorpus *corpus)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CORPUS (corpus));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AdduceRegister *old = adduce_corpus_get_register (corpus, ids[i]);
      g_autoptr (GBytes) before = NULL;
      gboolean same = FALSE;

      if (adduce_register_get_n_entities (old) == adduce_register_get_n_entities (self->registers[i]))
        {
          before = adduce_register_serialize (old);
          same = g_bytes_equal (before, self->contents[i]);
        }
      adduce_corpus_set_register (corpus, same ? old : self->registers[i], self->problems[i]);
    }
}
