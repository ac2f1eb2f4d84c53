/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook: variables, rules, and what a claim may be coded with.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-codebook.h"

#include "adduce-error.h"

/* The most values that a message lists. */
#define MAX_LISTED 24

struct _AdduceCodebook {
  GObject parent_instance;
  char *id;
  guint64 version;
  char *title;
  char *description; /* or NULL */
  char **rules;
  char *digest; /* or NULL */
  GListStore *variables;
  GHashTable *by_id; /* the same; it holds neither */
  GListStore *constraints;
  GListStore *changes;
  char *extra; /* or NULL */
};

G_DEFINE_FINAL_TYPE (AdduceCodebook, adduce_codebook, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_VERSION,
  PROP_TITLE,
  PROP_VARIABLES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static AdduceVariable *
get_nth (AdduceCodebook *self, guint index)
{
  /* The list keeps its own reference. */
  g_autoptr (AdduceVariable) variable = g_list_model_get_item (G_LIST_MODEL (self->variables), index);
  return variable;
}

static char *
list_codes (AdduceVariable *variable)
{
  GString *text = g_string_new (NULL);
  guint n_codes = adduce_variable_get_n_codes (variable);

  for (guint i = 0; i < MIN (n_codes, MAX_LISTED); i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, adduce_code_get_id (adduce_variable_get_code (variable, i)));
    }
  if (n_codes > MAX_LISTED)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static void
adduce_codebook_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCodebook *self = ADDUCE_CODEBOOK (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_VERSION:
      g_value_set_uint64 (value, self->version);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_VARIABLES:
      g_value_set_object (value, self->variables);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_codebook_finalize (GObject *object)
{
  AdduceCodebook *self = ADDUCE_CODEBOOK (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->variables);
  g_clear_object (&self->constraints);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->extra, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->rules, g_strfreev);
  g_clear_pointer (&self->digest, g_free);
  G_OBJECT_CLASS (adduce_codebook_parent_class)->finalize (object);
}

static void
adduce_codebook_class_init (AdduceCodebookClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_codebook_get_property;
  object_class->finalize = adduce_codebook_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_VERSION] = g_param_spec_uint64 ("version", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_VARIABLES] = g_param_spec_object ("variables", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_codebook_init (AdduceCodebook *self)
{
  self->variables = g_list_store_new (ADDUCE_TYPE_VARIABLE);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->constraints = g_list_store_new (ADDUCE_TYPE_CONSTRAINT);
  self->changes = g_list_store_new (ADDUCE_TYPE_CODEBOOK_CHANGE);
}

AdduceCodebook *
adduce_codebook_new (const char *id, guint64 version, const char *title, const char *description,
                     const char *const *rules, AdduceVariable *const *variables, guint n_variables)
{
  AdduceCodebookInfo info = { .id = id,
                              .version = version,
                              .title = title,
                              .description = description,
                              .rules = rules,
                              .variables = variables,
                              .n_variables = n_variables };

  return adduce_codebook_new_full (&info);
}

AdduceCodebook *
adduce_codebook_new_full (const AdduceCodebookInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->title != NULL, NULL);
  g_return_val_if_fail (info->variables != NULL || info->n_variables == 0, NULL);

  AdduceCodebook *self = g_object_new (ADDUCE_TYPE_CODEBOOK, NULL);
  self->id = g_strdup (info->id);
  self->version = info->version;
  self->title = g_strdup (info->title);
  self->description = g_strdup (info->description);
  self->rules = info->rules != NULL ? g_strdupv ((char **) info->rules) : g_new0 (char *, 1);
  self->extra = g_strdup (info->extra);
  for (guint i = 0; i < info->n_variables; i++)
    {
      gpointer id = (gpointer) adduce_variable_get_id (info->variables[i]);

      g_list_store_append (self->variables, info->variables[i]);
      if (!g_hash_table_contains (self->by_id, id))
        g_hash_table_insert (self->by_id, id, info->variables[i]);
    }
  for (guint i = 0; i < info->n_constraints; i++)
    g_list_store_append (self->constraints, info->constraints[i]);
  for (guint i = 0; i < info->n_changes; i++)
    g_list_store_append (self->changes, info->changes[i]);
  return self;
}

const char *
adduce_codebook_get_id (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return self->id;
}

guint64
adduce_codebook_get_version (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), 0);
  return self->version;
}

const char *
adduce_codebook_get_title (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return self->title;
}

const char *
adduce_codebook_get_description (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return self->description;
}

const char *const *
adduce_codebook_get_rules (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return (const char *const *) self->rules;
}

const char *
adduce_codebook_get_digest (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return self->digest;
}

void
adduce_codebook_set_digest (AdduceCodebook *self, const char *digest)
{
  g_return_if_fail (ADDUCE_IS_CODEBOOK (self));
  g_return_if_fail (self->digest == NULL);
  self->digest = g_strdup (digest);
}

const char *
adduce_codebook_get_extra (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return self->extra;
}

GListModel *
adduce_codebook_get_constraints (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return G_LIST_MODEL (self->constraints);
}

GListModel *
adduce_codebook_get_history (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return G_LIST_MODEL (self->changes);
}

GListModel *
adduce_codebook_get_variables (AdduceCodebook *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  return G_LIST_MODEL (self->variables);
}

AdduceVariable *
adduce_codebook_get_variable (AdduceCodebook *self, const char *variable_id)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (variable_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, variable_id);
}

AdduceCode *
adduce_codebook_lookup (AdduceCodebook *self, const char *variable_id, const char *code_id)
{
  g_return_val_if_fail (code_id != NULL, NULL);

  AdduceVariable *variable = adduce_codebook_get_variable (self, variable_id);
  return variable != NULL ? adduce_variable_lookup (variable, code_id) : NULL;
}

AdduceCode *
adduce_codebook_lookup_key (AdduceCodebook *self, gunichar key, AdduceVariable **ret_variable)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);

  for (guint i = 0; key != 0 && i < g_list_model_get_n_items (G_LIST_MODEL (self->variables)); i++)
    {
      AdduceVariable *variable = get_nth (self, i);
      if (adduce_variable_get_info (variable)->retired)
        continue;

      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        {
          AdduceCode *code = adduce_variable_get_code (variable, j);

          const AdduceCodeInfo *info = adduce_code_get_info (code);

          if (g_unichar_tolower (info->key) != g_unichar_tolower (key) || info->retired || info->merged_into != NULL)
            continue;
          if (ret_variable != NULL)
            *ret_variable = variable;
          return code;
        }
    }
  return NULL;
}

gboolean
adduce_codebook_check_code (AdduceCodebook *self, const char *variable_id, const char *code_id,
                            GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, FALSE);

  AdduceVariable *variable = adduce_codebook_get_variable (self, variable_id);
  if (variable == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: the ids of a variable and of a value, the codebook's title */
                   _("the variable “%s” with the value “%s” is not in the codebook “%s”"), variable_id,
                   code_id, self->title);
      return FALSE;
    }
  if (adduce_variable_lookup (variable, code_id) == NULL)
    {
      g_autofree char *codes = list_codes (variable);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: the ids of a value and of its variable, the codebook's title, ids */
                   _("“%s” is not a value of the variable “%s” in the codebook “%s”, which has: %s"),
                   code_id, variable_id, self->title, codes);
      return FALSE;
    }
  return TRUE;
}
