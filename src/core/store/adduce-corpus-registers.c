/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the registers of a corpus.
 */
#include "config.h"

#include "store/adduce-corpus-registers.h"

#include "store/adduce-register-store.h"

typedef struct {
  AdduceRegister *value;
  GBytes *content; /* as it would be written */
  char *problem;   /* or NULL */
} Loaded;

struct _AdduceCorpusRegisters {
  GArray *registers; /* Loaded */
};

static void
loaded_clear (gpointer data)
{
  Loaded *self = data;

  g_clear_object (&self->value);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->problem);
}

static void
load (AdduceCorpusRegisters *self, const char *folder, const char *id)
{
  Loaded loaded = { NULL, NULL, NULL };

  loaded.value = adduce_register_load_for_corpus (folder, id, &loaded.problem);
  loaded.content = adduce_register_serialize (loaded.value);
  for (guint k = 0; k < adduce_register_get_n_entities (loaded.value); k++)
    adduce_entity_get_name_keys (adduce_register_get_entity (loaded.value, k));
  g_array_append_val (self->registers, loaded);
}

AdduceCorpusRegisters *
adduce_corpus_registers_load (const char *folder, AdduceCodebook *codebook)
{
  AdduceCorpusRegisters *self;
  g_autoptr (GPtrArray) own = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_new0 (AdduceCorpusRegisters, 1);
  self->registers = g_array_new (FALSE, FALSE, sizeof (Loaded));
  g_array_set_clear_func (self->registers, loaded_clear);
  load (self, folder, ADDUCE_REGISTER_SPEAKER);
  load (self, folder, ADDUCE_REGISTER_ISSUE);
  own = adduce_codebook_list_registers (codebook);
  for (guint i = 0; i < own->len; i++)
    load (self, folder, adduce_variable_get_register (own->pdata[i]));
  return self;
}

void
adduce_corpus_registers_free (AdduceCorpusRegisters *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->registers);
  g_free (self);
}

void
adduce_corpus_registers_take (AdduceCorpusRegisters *self, AdduceCorpus *corpus)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CORPUS (corpus));

  for (guint i = 0; i < self->registers->len; i++)
    {
      const Loaded *loaded = &g_array_index (self->registers, Loaded, i);
      AdduceRegister *old = adduce_corpus_get_register (corpus, adduce_register_get_id (loaded->value));
      g_autoptr (GBytes) before = NULL;
      gboolean same = FALSE;

      if (adduce_register_get_n_entities (old) == adduce_register_get_n_entities (loaded->value))
        {
          before = adduce_register_serialize (old);
          same = g_bytes_equal (before, loaded->content);
        }
      adduce_corpus_set_register (corpus, same ? old : loaded->value, loaded->problem);
    }
}
