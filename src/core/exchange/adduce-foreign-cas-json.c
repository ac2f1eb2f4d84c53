/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UIMA CAS JSON 0.4: structures as a list or by id. A feature with `@` before its name refers to another structure, one
 * with `#` is a special number, one with `^` a place; a Sofa may stand behind those that use it. Places count UTF-16.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-uima.h"

#define STRUCTURES "%FEATURE_STRUCTURES"
#define VIEWS "%VIEWS"

static guint
cas_json_sniff (const AdduceForeignInput *input)
{
  if (!adduce_foreign_input_has_ending (input, "json"))
    return 0;
  return adduce_foreign_input_mentions (input, "\"" STRUCTURES "\"", G_MAXSSIZE)
             || adduce_foreign_input_mentions (input, "\"" VIEWS "\"", G_MAXSSIZE)
           ? ADDUCE_FOREIGN_CERTAIN
           : 0;
}

static void
add_value (AdduceForeignStructure *structure, const char *name, const AdduceJsonValue *value, gboolean is_reference)
{
  g_autofree char *word = adduce_foreign_json_dup_word (value);
  const AdduceJsonValue *element;

  if (word != NULL)
    adduce_foreign_structure_add (structure, name, word, is_reference);
  else if (value->type == ADDUCE_JSON_ARRAY)
    for (element = adduce_json_value_first (value); element != NULL; element = adduce_json_value_next (value, element))
      {
        g_autofree char *one = adduce_foreign_json_dup_word (element);

        if (one != NULL)
          adduce_foreign_structure_add (structure, name, one, is_reference);
      }
}

static void
read_members (AdduceForeignStructure *structure, const AdduceJsonValue *object)
{
  const AdduceJsonValue *member = adduce_json_value_first (object);

  for (; member != NULL; member = adduce_json_value_next (object, member))
    {
      const char *name = member->name;
      gboolean is_reference = *name == '@';

      if (g_str_equal (name, "%ID") || g_str_equal (name, "%TYPE") || *name == '\0')
        continue;
      add_value (structure, strchr ("@#^", *name) != NULL ? name + 1 : name, member, is_reference);
    }
}

static gboolean
read_structure (AdduceForeignUima *uima, AdduceJsonTree *tree, const AdduceJsonValue *object, GError **error)
{
  g_autofree char *place = adduce_foreign_line (adduce_json_tree_get_line (tree, object));
  g_autofree char *id = NULL;
  const char *type;

  if (object->type != ADDUCE_JSON_OBJECT || (type = adduce_json_value_get_string (object, "%TYPE")) == NULL)
    {
      /* translators: "line 3" */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("%s: a structure needs a “%%TYPE”"), place);
      return FALSE;
    }
  id = adduce_foreign_json_dup_word (adduce_json_value_get (object, "%ID"));
  read_members (adduce_foreign_uima_add (uima, id != NULL ? id : object->name, type, place), object);
  return TRUE;
}

static gboolean
cas_json_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = adduce_foreign_json_parse (input, error);
  g_autoptr (AdduceForeignUima) uima = adduce_foreign_uima_new ();
  const AdduceJsonValue *root, *structures, *one;

  if (tree == NULL)
    return FALSE;
  root = adduce_json_tree_get_root (tree);
  structures = root->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get (root, STRUCTURES) : NULL;
  /* One without structures is a CAS, too. */
  if (structures == NULL && root->type == ADDUCE_JSON_OBJECT && adduce_json_value_get (root, VIEWS) != NULL)
    {
      adduce_foreign_uima_take (uima, input, foreign);
      return TRUE;
    }
  if (structures == NULL || (structures->type != ADDUCE_JSON_ARRAY && structures->type != ADDUCE_JSON_OBJECT))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("line 1: this is no CAS, which has the member “%FEATURE_STRUCTURES”"));
      return FALSE;
    }
  for (one = adduce_json_value_first (structures); one != NULL; one = adduce_json_value_next (structures, one))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_structure (uima, tree, one, error))
      return FALSE;
  adduce_foreign_uima_take (uima, input, foreign);
  return TRUE;
}

const AdduceForeignReader adduce_foreign_cas_json = {
  .format = {
    .id = "cas-json",
    .label = N_("UIMA CAS JSON"),
    .checked_with = "Adduce, Apache UIMA, cassis",
  },
  .companions = "*.losses.csv",
  .sniff = cas_json_sniff,
  .read = cas_json_read,
};
