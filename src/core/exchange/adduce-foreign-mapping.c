/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which foreign fields are which variables.
 */
#include "config.h"

#include "exchange/adduce-foreign-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-json.h"
#include "text/adduce-breaks.h"

#define TYPE "adduce-mapping"
#define VERSION 1
#define MAX_VARIABLE 64

struct _AdduceForeignMapping {
  GPtrArray *rules;
  GHashTable *by_key; /* key (the rule's) → rule */
};

/* What fields are called that are one of ours, in small letters. */
static const struct {
  const char *variable;
  const char *names; /* between blanks */
} known[] = {
  { "speaker", " speaker speakers source actor person claimant holder sprecher sprecherin akteur locuteur orador " },
  { "issue", " issue issues topic concept target subject thema sujet tema " },
  { "stance", " stance position polarity agreement haltung " },
  { "evidence", " evidence grounds justification support-type beleg preuve " },
  { ADDUCE_FOREIGN_CERTAINTY, " certainty confidence sicherheit certitude " },
  { ADDUCE_FOREIGN_NOTE, " note notes comment comments memo annotatornotes notiz anmerkung remarque " },
};

static void
rule_free (gpointer data)
{
  AdduceForeignRule *rule = data;

  g_free (rule->key);
  g_free (rule->variable);
  g_clear_pointer (&rule->values, g_hash_table_unref);
  g_free (rule);
}

AdduceForeignMapping *
adduce_foreign_mapping_new (void)
{
  AdduceForeignMapping *self = g_new0 (AdduceForeignMapping, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
adduce_foreign_mapping_free (AdduceForeignMapping *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* @variable: (nullable) (transfer full); @values: (nullable) (transfer full) */
static void
add_rule (AdduceForeignMapping *self, const char *key, char *variable, GHashTable *values, gboolean guessed)
{
  AdduceForeignRule *rule = g_new0 (AdduceForeignRule, 1);

  rule->key = g_strdup (key);
  rule->variable = variable;
  rule->values = values;
  rule->guessed = guessed;
  g_ptr_array_add (self->rules, rule);
  g_hash_table_replace (self->by_key, rule->key, rule);
}

void
adduce_foreign_mapping_say (AdduceForeignMapping *self, const char *key, const char *variable, GHashTable *values)
{
  g_return_if_fail (adduce_foreign_mapping_find (self, key) == NULL);

  add_rule (self, key, g_strdup (variable), values, FALSE);
}

GPtrArray *
adduce_foreign_mapping_get_rules (AdduceForeignMapping *self)
{
  return self->rules;
}

const AdduceForeignRule *
adduce_foreign_mapping_find (AdduceForeignMapping *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* --- files --- */

static gboolean
refuse (AdduceJsonTree *tree, const AdduceJsonValue *value, const char *reason, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"), adduce_json_tree_get_line (tree, value),
               reason);
  return FALSE;
}

static gboolean
read_values (AdduceJsonTree *tree, const AdduceJsonValue *object, GHashTable *values, GError **error)
{
  const AdduceJsonValue *value = adduce_json_value_first (object);

  for (; value != NULL; value = adduce_json_value_next (object, value))
    {
      if (value->type != ADDUCE_JSON_STRING)
        return refuse (tree, value, _("a value is said by a text in quotation marks"), error);
      g_hash_table_insert (values, g_strdup (value->name), g_strdup (value->string));
    }
  return TRUE;
}

static gboolean
read_rule (AdduceForeignMapping *self, AdduceJsonTree *tree, const AdduceJsonValue *object, GError **error)
{
  const AdduceJsonValue *variable, *values;
  g_autoptr (GHashTable) table = NULL;
  const char *key;

  if (object->type != ADDUCE_JSON_OBJECT)
    return refuse (tree, object, _("each of “fields” must be an object { … }"), error);
  key = adduce_json_value_get_string (object, "field");
  variable = adduce_json_value_get (object, "variable");
  values = adduce_json_value_get (object, "values");
  if (key == NULL || *key == '\0' || variable == NULL)
    return refuse (tree, object, _("“field” and “variable” must both be there"), error);
  if (variable->type != ADDUCE_JSON_NULL
      && (variable->type != ADDUCE_JSON_STRING || !adduce_json_is_slug (variable->string)))
    return refuse (tree, variable, _("“variable” is the id of a variable, like “stance”, or null"), error);
  if (adduce_foreign_mapping_find (self, key) != NULL)
    return refuse (tree, object, _("this field has been named before"), error);
  if (values != NULL && values->type != ADDUCE_JSON_OBJECT)
    return refuse (tree, values, _("“values” must be an object { … }"), error);
  if (values != NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!read_values (tree, values, table, error))
        return FALSE;
    }
  add_rule (self, key, variable->type == ADDUCE_JSON_STRING ? g_strdup (variable->string) : NULL,
            g_steal_pointer (&table), FALSE);
  return TRUE;
}

AdduceForeignMapping *
adduce_foreign_mapping_parse (GBytes *bytes, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, error);
  g_autoptr (AdduceForeignMapping) self = adduce_foreign_mapping_new ();
  const AdduceJsonValue *root, *version, *fields, *field;

  if (tree == NULL)
    return NULL;
  root = adduce_json_tree_get_root (tree);
  version = adduce_json_value_get (root, "version");
  fields = adduce_json_value_get (root, "fields");
  if (g_strcmp0 (adduce_json_value_get_string (root, "type"), TYPE) != 0 || version == NULL
      || version->type != ADDUCE_JSON_INTEGER || fields == NULL || fields->type != ADDUCE_JSON_ARRAY)
    {
      refuse (tree, root,
              _("this is no mapping, which has the members “type”: “adduce-mapping”, “version” and “fields”"), error);
      return NULL;
    }
  if (version->integer != VERSION)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_VERSION,
                           _("the mapping is of a later version of Adduce"));
      return NULL;
    }
  for (field = adduce_json_value_first (fields); field != NULL; field = adduce_json_value_next (fields, field))
    if (!read_rule (self, tree, field, error))
      return NULL;
  return g_steal_pointer (&self);
}

static void
write_values (AdduceJsonWriter *writer, GHashTable *values)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) strcmp);

  adduce_json_writer_begin_object (writer, "values");
  for (GList *link = keys; link != NULL; link = link->next)
    adduce_json_writer_string (writer, link->data, g_hash_table_lookup (values, link->data));
  adduce_json_writer_end_object (writer);
}

GBytes *
adduce_foreign_mapping_serialize (AdduceForeignMapping *self)
{
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);
  AdduceJsonWriter writer;

  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, "type", TYPE);
  adduce_json_writer_integer (&writer, "version", VERSION);
  adduce_json_writer_begin_array (&writer, "fields");
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AdduceForeignRule *rule = self->rules->pdata[i];

      adduce_json_writer_begin_object (&writer, NULL);
      adduce_json_writer_string (&writer, "field", rule->key);
      if (rule->variable != NULL)
        adduce_json_writer_string (&writer, "variable", rule->variable);
      else
        adduce_json_writer_node (&writer, "variable", null);
      if (rule->values != NULL)
        write_values (&writer, rule->values);
      adduce_json_writer_end_object (&writer);
    }
  adduce_json_writer_end_array (&writer);
  adduce_json_writer_end_object (&writer);
  return g_string_free_to_bytes (adduce_json_writer_end (&writer));
}

/* --- guesses --- */

static const char *
guess_by_name (const char *key)
{
  g_autofree char *folded = g_utf8_strdown (key, -1);
  const char *part = strrchr (folded, '.');
  g_autofree char *word = g_strdup_printf (" %s ", part != NULL ? part + 1 : folded);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strstr (known[i].names, word) != NULL)
      return known[i].variable;
  return NULL;
}

/* A variable of the codebook by id or name; (transfer full) (nullable). */
static char *
guess_by_codebook (const char *key, AdduceCodebook *codebook)
{
  GListModel *variables = adduce_codebook_get_variables (codebook);
  g_autofree char *folded = g_utf8_casefold (key, -1);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      g_autofree char *label = g_utf8_casefold (adduce_variable_get_label (variable), -1);

      if (g_str_equal (key, adduce_variable_get_id (variable)) || g_str_equal (label, folded))
        return g_strdup (adduce_variable_get_id (variable));
    }
  return NULL;
}

/* The label “claim” says nothing that being a claim does not. */
static gboolean
says_nothing (const char *label)
{
  return g_ascii_strcasecmp (label, "claim") == 0;
}

/* (transfer full) (nullable): such labels of @values → "". */
static GHashTable *
list_nothings (GHashTable *values)
{
  GHashTable *nothings = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      if (!says_nothing (value))
        continue;
      if (nothings == NULL)
        nothings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (nothings, g_strdup (value), g_strdup (""));
    }
  return nothings;
}

/* A variable that knows every value by id or label; (transfer full) (nullable). @values: set */
static char *
guess_by_values (GHashTable *values, AdduceCodebook *codebook)
{
  GListModel *variables = adduce_codebook_get_variables (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      gboolean all = adduce_variable_kind_has_codes (adduce_variable_get_kind (variable));
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, values);
      while (all && g_hash_table_iter_next (&iter, &value, NULL))
        {
          g_autoptr (AdduceTag) tag = adduce_variable_parse_value (variable, value, NULL);

          all = tag != NULL || says_nothing (value);
        }
      if (all)
        return g_strdup (adduce_variable_get_id (variable));
    }
  return NULL;
}

/* (transfer full): the id of a variable that is made of a key. */
static char *
make_variable (const char *key)
{
  g_autofree char *slug = adduce_breaks_slug (key);

  if (slug == NULL || !adduce_json_is_slug (slug))
    return g_strdup ("field");
  if (strlen (slug) > MAX_VARIABLE)
    slug[MAX_VARIABLE] = '\0';
  return adduce_json_is_slug (slug) ? g_steal_pointer (&slug) : g_strdup ("field");
}

/* Whether a field of this name would be taken for something else than a variable of its own. */
static gboolean
is_taken (const char *id, AdduceCodebook *codebook)
{
  return adduce_codebook_get_variable (codebook, id) != NULL || g_str_equal (id, "speaker") || g_str_equal (id, "issue")
         || g_str_equal (id, ADDUCE_FOREIGN_NOTE) || g_str_equal (id, ADDUCE_FOREIGN_CERTAINTY);
}

char *
adduce_foreign_mapping_name_variable (const char *key, AdduceCodebook *codebook)
{
  g_autofree char *base = make_variable (key);
  char *id = g_strdup (base);

  for (guint n = 2; is_taken (id, codebook); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%.*s-%u", MAX_VARIABLE - 12, base, n);
    }
  return id;
}

static void
guess (AdduceForeignMapping *self, const char *key, GHashTable *values, AdduceCodebook *codebook)
{
  gboolean is_label = g_str_equal (key, ADDUCE_FOREIGN_LABEL);
  g_autoptr (GHashTable) nothings = is_label ? list_nothings (values) : NULL;
  char *variable;

  if (nothings != NULL && g_hash_table_size (nothings) == g_hash_table_size (values))
    variable = NULL;
  else if (!is_label && guess_by_name (key) != NULL)
    variable = g_strdup (guess_by_name (key));
  else if ((variable = guess_by_codebook (key, codebook)) == NULL
           && (variable = guess_by_values (values, codebook)) == NULL)
    variable = make_variable (key);
  add_rule (self, key, variable, variable != NULL ? g_steal_pointer (&nothings) : NULL, TRUE);
}

AdduceForeignMapping *
adduce_foreign_mapping_complete (AdduceForeignMapping *self, AdduceForeign *foreign, AdduceCodebook *codebook)
{
  AdduceForeignMapping *complete = adduce_foreign_mapping_new ();
  GPtrArray *claims = adduce_foreign_get_claims (foreign);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GHashTable) met
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceForeignClaim *claim = claims->pdata[i];

      for (guint k = 0; k < claim->fields->len; k++)
        {
          const AdduceForeignField *field = claim->fields->pdata[k];
          GHashTable *values = g_hash_table_lookup (met, field->key);

          if (values == NULL)
            {
              values = g_hash_table_new (g_str_hash, g_str_equal);
              g_hash_table_insert (met, field->key, values);
              g_ptr_array_add (keys, field->key);
            }
          g_hash_table_add (values, field->value);
        }
    }
  for (guint i = 0; i < keys->len; i++)
    {
      const AdduceForeignRule *said = self != NULL ? adduce_foreign_mapping_find (self, keys->pdata[i]) : NULL;

      if (said != NULL)
        add_rule (complete, said->key, g_strdup (said->variable),
                  said->values != NULL ? g_hash_table_ref (said->values) : NULL, FALSE);
      else
        guess (complete, keys->pdata[i], g_hash_table_lookup (met, keys->pdata[i]), codebook);
    }
  return complete;
}
