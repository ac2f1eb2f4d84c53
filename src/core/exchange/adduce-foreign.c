/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What files of another program hold.
 */
#include "config.h"

#include "exchange/adduce-foreign.h"
#include "exchange/adduce-foreign-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AdduceForeign {
  GPtrArray *documents;
  GPtrArray *claims;
  GPtrArray *entities;
  GPtrArray *problems;
  GHashTable *by_name;     /* "NAME\nDIGEST OF THE TEXT" → document */
  GHashTable *entity_keys; /* "KEY\nNAME" → entity */
  char *next_name;         /* of the next document, or NULL */
  GPtrArray *meanings;
  GHashTable *meaning_keys; /* "KEY\nVALUE" → meaning */
  GHashTable *parents;      /* "KEY\nVALUE" → array of two: the value that it stands below, its name there */
};

/* --- parts --- */

static void
field_free (gpointer data)
{
  AdduceForeignField *field = data;

  g_free (field->key);
  g_free (field->value);
  g_free (field->code);
  g_free (field);
}

static void
document_free (gpointer data)
{
  AdduceForeignDocument *document = data;

  g_free (document->name);
  g_free (document->text);
  g_free (document->digest);
  g_free (document->file);
  g_clear_pointer (&document->original, g_bytes_unref);
  g_ptr_array_unref (document->fields);
  g_free (document);
}

static void
piece_clear (gpointer data)
{
  AdduceForeignPiece *piece = data;

  g_free (piece->quote);
  g_free (piece->prefix);
  g_free (piece->suffix);
}

static void
claim_free (gpointer data)
{
  AdduceForeignClaim *claim = data;

  g_array_unref (claim->pieces);
  g_ptr_array_unref (claim->fields);
  g_free (claim->note);
  g_free (claim->coder);
  g_free (claim->status);
  g_free (claim->id);
  g_free (claim->place);
  g_free (claim);
}

static void
entity_free (gpointer data)
{
  AdduceForeignEntity *entity = data;

  g_free (entity->key);
  g_free (entity->name);
  g_free (entity->kind);
  g_ptr_array_unref (entity->fields);
  g_free (entity);
}

static void
meaning_free (gpointer data)
{
  AdduceForeignMeaning *meaning = data;

  g_free (meaning->key);
  g_free (meaning->value);
  g_free (meaning->definition);
  g_free (meaning->color);
  g_free (meaning);
}

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static AdduceForeignField *
field_new (const char *key, const char *value, const char *code)
{
  AdduceForeignField *field = g_new0 (AdduceForeignField, 1);

  field->key = g_strdup (key);
  field->value = g_strdup (value);
  field->code = g_strdup (code);
  return field;
}

/* The name of an article that stays below the folder, whatever stood there; (transfer full). */
static char *
clean_name (const char *name)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (name), "\\", '/');
  g_auto (GStrv) parts = g_strsplit (slashed, "/", -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_blank (parts[i]) || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        continue;
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? "/" : "", parts[i]);
    }
  if (clean->len == 0)
    g_string_append (clean, "article");
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* --- the whole --- */

AdduceForeign *
adduce_foreign_new (void)
{
  AdduceForeign *self = g_new0 (AdduceForeign, 1);

  self->documents = g_ptr_array_new_with_free_func (document_free);
  self->claims = g_ptr_array_new_with_free_func (claim_free);
  self->entities = g_ptr_array_new_with_free_func (entity_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entity_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->meanings = g_ptr_array_new_with_free_func (meaning_free);
  self->meaning_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  return self;
}

void
adduce_foreign_free (AdduceForeign *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->entity_keys);
  g_hash_table_unref (self->meaning_keys);
  g_hash_table_unref (self->parents);
  g_free (self->next_name);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->meanings);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

GPtrArray *
adduce_foreign_get_documents (AdduceForeign *self)
{
  return self->documents;
}

GPtrArray *
adduce_foreign_get_claims (AdduceForeign *self)
{
  return self->claims;
}

GPtrArray *
adduce_foreign_get_entities (AdduceForeign *self)
{
  return self->entities;
}

GPtrArray *
adduce_foreign_get_problems (AdduceForeign *self)
{
  return self->problems;
}

void
adduce_foreign_name_next (AdduceForeign *self, const char *name)
{
  g_free (self->next_name);
  self->next_name = g_strdup (name);
}

AdduceForeignDocument *
adduce_foreign_add_document (AdduceForeign *self, const char *name, const char *text, const char *file,
                             GBytes *original)
{
  g_autofree char *said = g_steal_pointer (&self->next_name);
  g_autofree char *clean = clean_name (said != NULL ? said : name);
  g_autofree char *digest = text != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) : NULL;
  g_autofree char *key = g_strconcat (clean, "\n", digest, NULL);
  AdduceForeignDocument *document = g_hash_table_lookup (self->by_name, key);

  if (document != NULL)
    return document;
  document = g_new0 (AdduceForeignDocument, 1);
  document->name = g_steal_pointer (&clean);
  document->text = g_strdup (text);
  document->file = g_strdup (file);
  document->original = original != NULL ? g_bytes_ref (original) : NULL;
  document->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (self->documents, document);
  g_hash_table_insert (self->by_name, g_steal_pointer (&key), document);
  return document;
}

void
adduce_foreign_document_add_field (AdduceForeignDocument *document, const char *key, const char *value)
{
  if (is_blank (value))
    return;
  for (guint i = 0; i < document->fields->len; i++)
    if (g_str_equal (((const AdduceForeignField *) document->fields->pdata[i])->key, key))
      return;
  g_ptr_array_add (document->fields, field_new (key, value, NULL));
}

/* --- claims --- */

AdduceForeignClaim *
adduce_foreign_add_claim (AdduceForeign *self, AdduceForeignDocument *document, const char *place)
{
  AdduceForeignClaim *claim = g_new0 (AdduceForeignClaim, 1);

  claim->document = document;
  claim->pieces = g_array_new (FALSE, TRUE, sizeof (AdduceForeignPiece));
  g_array_set_clear_func (claim->pieces, piece_clear);
  claim->fields = g_ptr_array_new_with_free_func (field_free);
  claim->place = g_strdup (place);
  g_ptr_array_add (self->claims, claim);
  return claim;
}

void
adduce_foreign_drop_claim (AdduceForeign *self, AdduceForeignClaim *claim)
{
  g_return_if_fail (self->claims->len > 0 && self->claims->pdata[self->claims->len - 1] == claim);

  g_ptr_array_remove_index (self->claims, self->claims->len - 1);
}

AdduceForeignPiece *
adduce_foreign_claim_add_piece (AdduceForeignClaim *claim, guint64 start, guint64 end, const char *quote)
{
  AdduceForeignPiece piece = { .start = start, .end = end, .has_place = TRUE, .quote = g_strdup (quote) };

  g_array_append_val (claim->pieces, piece);
  return &g_array_index (claim->pieces, AdduceForeignPiece, claim->pieces->len - 1);
}

void
adduce_foreign_claim_add_field (AdduceForeignClaim *claim, const char *key, const char *value, const char *code)
{
  if (is_blank (value))
    return;
  for (guint i = 0; i < claim->fields->len; i++)
    {
      const AdduceForeignField *field = claim->fields->pdata[i];

      if (g_str_equal (field->key, key) && g_str_equal (field->value, value) && g_strcmp0 (field->code, code) == 0)
        return;
    }
  g_ptr_array_add (claim->fields, field_new (key, value, code));
}

void
adduce_foreign_claim_add_note (AdduceForeignClaim *claim, const char *note)
{
  char *joined;

  if (is_blank (note))
    return;
  joined = claim->note != NULL ? g_strconcat (claim->note, "\n", note, NULL) : g_strdup (note);
  g_free (claim->note);
  claim->note = joined;
}

/* --- entities --- */

void
adduce_foreign_add_meaning (AdduceForeign *self, const char *key, const char *value, const char *definition,
                            const char *color)
{
  g_autofree char *hash_key = g_strconcat (key, "\n", value, NULL);
  AdduceForeignMeaning *meaning;

  if (is_blank (value) || g_hash_table_contains (self->meaning_keys, hash_key))
    return;
  meaning = g_new0 (AdduceForeignMeaning, 1);
  meaning->key = g_strdup (key);
  meaning->value = g_strdup (value);
  meaning->definition = is_blank (definition) ? NULL : g_strdup (definition);
  meaning->color = g_strdup (color);
  g_ptr_array_add (self->meanings, meaning);
  g_hash_table_insert (self->meaning_keys, g_steal_pointer (&hash_key), meaning);
}

GPtrArray *
adduce_foreign_get_meanings (AdduceForeign *self)
{
  return self->meanings;
}

const AdduceForeignMeaning *
adduce_foreign_find_meaning (AdduceForeign *self, const char *key, const char *value)
{
  g_autofree char *hash_key = g_strconcat (key, "\n", value, NULL);

  return g_hash_table_lookup (self->meaning_keys, hash_key);
}

AdduceForeignEntity *
adduce_foreign_add_entity (AdduceForeign *self, const char *key, const char *name)
{
  g_autofree char *hash_key = g_strconcat (key, "\n", name, NULL);
  AdduceForeignEntity *entity = g_hash_table_lookup (self->entity_keys, hash_key);

  if (entity != NULL)
    return entity;
  entity = g_new0 (AdduceForeignEntity, 1);
  entity->key = g_strdup (key);
  entity->name = g_strdup (name);
  entity->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (self->entities, entity);
  g_hash_table_insert (self->entity_keys, g_steal_pointer (&hash_key), entity);
  return entity;
}

void
adduce_foreign_entity_add_field (AdduceForeignEntity *entity, const char *key, const char *value)
{
  if (is_blank (value))
    return;
  for (guint i = 0; i < entity->fields->len; i++)
    if (g_str_equal (((const AdduceForeignField *) entity->fields->pdata[i])->key, key))
      return;
  g_ptr_array_add (entity->fields, field_new (key, value, NULL));
}

/* --- sentences --- */

void
adduce_foreign_complain (AdduceForeign *self, const char *file, const char *place, const char *problem)
{
  if (self->problems->len >= ADDUCE_FOREIGN_MAX_PROBLEMS)
    {
      if (self->problems->len == ADDUCE_FOREIGN_MAX_PROBLEMS)
        g_ptr_array_add (self->problems, g_strdup (_("There are more such problems, which are not listed")));
      return;
    }
  g_ptr_array_add (self->problems, place != NULL ? g_strdup_printf ("%s: %s: %s", file, place, problem)
                                                 : g_strdup_printf ("%s: %s", file, problem));
}

char *
adduce_foreign_line (guint line)
{
  /* translators: where in a file something stands */
  return g_strdup_printf (_("line %u"), line);
}

void
adduce_foreign_set_parent (AdduceForeign *self, const char *key, const char *value, const char *parent,
                           const char *name)
{
  const char *const both[] = { parent, name, NULL };
  g_autofree char *hash_key = g_strconcat (key, "\n", value, NULL);

  if (!is_blank (value) && !is_blank (parent) && !is_blank (name) && !g_hash_table_contains (self->parents, hash_key))
    g_hash_table_insert (self->parents, g_steal_pointer (&hash_key), g_strdupv ((char **) both));
}

gboolean
adduce_foreign_get_parent (AdduceForeign *self, const char *key, const char *value, const char **ret_parent,
                           const char **ret_name)
{
  g_autofree char *hash_key = g_strconcat (key, "\n", value, NULL);
  char **both = g_hash_table_lookup (self->parents, hash_key);

  if (both == NULL)
    return FALSE;
  *ret_parent = both[0];
  *ret_name = both[1];
  return TRUE;
}
