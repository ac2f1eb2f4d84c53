/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing codebooks: the same content gives the same bytes, and what we do not know comes last.
 */
#include "config.h"

#include <string.h>

#include "store/adduce-codebook-json.h"

#include "store/adduce-json-writer.h"

#define SCHEMA_VERSION "1.1"

static void
write_extra (AdduceJsonWriter *writer, const char *extra)
{
  g_autoptr (JsonNode) node = extra != NULL ? json_from_string (extra, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    adduce_json_writer_members (writer, json_node_get_object (node));
}

static void
write_text (AdduceJsonWriter *writer, const char *name, const char *text)
{
  if (text != NULL)
    adduce_json_writer_string (writer, name, text);
}

static void
write_revision (AdduceJsonWriter *writer, guint64 revision)
{
  if (revision > 0)
    adduce_json_writer_integer (writer, ADDUCE_JSON_REVISION, (gint64) revision);
}

static void
write_code (AdduceJsonWriter *writer, AdduceCode *code)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);
  char key[7] = "";

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, info->id);
  adduce_json_writer_string (writer, ADDUCE_JSON_LABEL, info->label);
  write_text (writer, ADDUCE_JSON_DEFINITION, info->definition);
  write_text (writer, ADDUCE_JSON_USE, info->use);
  write_text (writer, ADDUCE_JSON_AVOID, info->avoid);
  write_text (writer, ADDUCE_JSON_EXAMPLE, info->example);
  write_text (writer, ADDUCE_JSON_COLOR, info->color);
  adduce_json_writer_string (writer, ADDUCE_JSON_PATTERN, adduce_code_pattern_to_id (info->pattern));
  if (info->key != 0)
    {
      g_unichar_to_utf8 (info->key, key);
      adduce_json_writer_string (writer, ADDUCE_JSON_KEY, key);
    }
  if (info->has_number)
    adduce_json_writer_integer (writer, ADDUCE_JSON_NUMBER, info->number);
  write_text (writer, ADDUCE_JSON_LITERATURE, info->literature);
  write_text (writer, ADDUCE_JSON_PARENT, info->parent);
  if (info->retired)
    adduce_json_writer_boolean (writer, ADDUCE_JSON_RETIRED, TRUE);
  write_text (writer, ADDUCE_JSON_MERGED_INTO, info->merged_into);
  write_revision (writer, info->revision);
  write_extra (writer, info->extra);
  adduce_json_writer_end_object (writer);
}

static void
write_variable (AdduceJsonWriter *writer, AdduceVariable *variable)
{
  const AdduceVariableInfo *info = adduce_variable_get_info (variable);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, info->id);
  adduce_json_writer_string (writer, ADDUCE_JSON_LABEL, info->label);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, adduce_variable_kind_to_id (info->kind));
  if (info->scope == ADDUCE_SCOPE_ARTICLE)
    adduce_json_writer_string (writer, ADDUCE_JSON_SCOPE, ADDUCE_JSON_ARTICLE);
  write_text (writer, ADDUCE_JSON_REGISTER, info->entities);
  if (info->retired)
    adduce_json_writer_boolean (writer, ADDUCE_JSON_RETIRED, TRUE);
  write_revision (writer, info->revision);
  write_text (writer, ADDUCE_JSON_DEFINITION, info->definition);
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_VALUES);
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    write_code (writer, adduce_variable_get_code (variable, i));
  adduce_json_writer_end_array (writer);
  write_extra (writer, info->extra);
  adduce_json_writer_end_object (writer);
}

static void
write_constraint (AdduceJsonWriter *writer, AdduceConstraint *constraint)
{
  const AdduceConstraintInfo *info = adduce_constraint_get_info (constraint);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, info->id);
  adduce_json_writer_string (writer, ADDUCE_JSON_KIND, adduce_constraint_kind_to_id (info->kind));
  adduce_json_writer_string (writer, ADDUCE_JSON_VARIABLE, info->variable);
  write_text (writer, ADDUCE_JSON_VALUE, info->value);
  if (info->other_variable != NULL)
    {
      adduce_json_writer_begin_object (writer, info->kind == ADDUCE_CONSTRAINT_NOT_TOGETHER ? ADDUCE_JSON_WITH
                                                                                            : ADDUCE_JSON_WHEN);
      adduce_json_writer_string (writer, ADDUCE_JSON_VARIABLE, info->other_variable);
      write_text (writer, ADDUCE_JSON_VALUE, info->other_value);
      adduce_json_writer_end_object (writer);
    }
  write_revision (writer, info->revision);
  write_extra (writer, info->extra);
  adduce_json_writer_end_object (writer);
}

static void
write_change (AdduceJsonWriter *writer, AdduceCodebookChange *change)
{
  const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);
  char time[ADDUCE_JSON_TIME_SIZE];

  adduce_json_format_time (info->time, time);
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, info->id);
  adduce_json_writer_integer (writer, ADDUCE_JSON_FROM, (gint64) info->from);
  adduce_json_writer_integer (writer, ADDUCE_JSON_VERSION, (gint64) info->to);
  adduce_json_writer_string (writer, ADDUCE_JSON_TIME, time);
  write_text (writer, ADDUCE_JSON_CODER, info->coder);
  adduce_json_writer_string (writer, ADDUCE_JSON_ACT, info->act);
  write_text (writer, ADDUCE_JSON_VARIABLE, info->variable);
  write_text (writer, ADDUCE_JSON_VALUE, info->value);
  write_text (writer, ADDUCE_JSON_FIELD, info->field);
  write_text (writer, ADDUCE_JSON_BEFORE, info->before);
  write_text (writer, ADDUCE_JSON_AFTER, info->after);
  if (info->claims >= 0)
    adduce_json_writer_integer (writer, ADDUCE_JSON_CLAIMS, info->claims);
  write_extra (writer, info->extra);
  adduce_json_writer_end_object (writer);
}

/* A list of the codebook's; left out where it is empty, but for the variables. */
static void
write_list (AdduceJsonWriter *writer, const char *name, GListModel *items, void (*write) (AdduceJsonWriter *, gpointer))
{
  guint n_items = g_list_model_get_n_items (items);

  if (n_items == 0 && !g_str_equal (name, ADDUCE_JSON_VARIABLES))
    return;
  adduce_json_writer_begin_array (writer, name);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      write (writer, item);
    }
  adduce_json_writer_end_array (writer);
}

static void
write_variable_cb (AdduceJsonWriter *writer, gpointer item)
{
  write_variable (writer, item);
}

static void
write_constraint_cb (AdduceJsonWriter *writer, gpointer item)
{
  write_constraint (writer, item);
}

static void
write_change_cb (AdduceJsonWriter *writer, gpointer item)
{
  write_change (writer, item);
}

GBytes *
adduce_codebook_json_write (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceJsonWriter writer;
  const char *const *rules = adduce_codebook_get_rules (codebook);
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  adduce_json_writer_string (&writer, ADDUCE_JSON_ID, adduce_codebook_get_id (codebook));
  adduce_json_writer_integer (&writer, ADDUCE_JSON_VERSION, (gint64) adduce_codebook_get_version (codebook));
  adduce_json_writer_string (&writer, ADDUCE_JSON_TITLE, adduce_codebook_get_title (codebook));
  write_text (&writer, ADDUCE_JSON_DESCRIPTION, adduce_codebook_get_description (codebook));
  if (rules != NULL && rules[0] != NULL)
    {
      adduce_json_writer_begin_array (&writer, ADDUCE_JSON_RULES);
      for (guint i = 0; rules[i] != NULL; i++)
        adduce_json_writer_string (&writer, NULL, rules[i]);
      adduce_json_writer_end_array (&writer);
    }
  write_list (&writer, ADDUCE_JSON_VARIABLES, adduce_codebook_get_variables (codebook), write_variable_cb);
  write_list (&writer, ADDUCE_JSON_CONSTRAINTS, adduce_codebook_get_constraints (codebook), write_constraint_cb);
  write_list (&writer, ADDUCE_JSON_HISTORY, adduce_codebook_get_history (codebook), write_change_cb);
  write_extra (&writer, adduce_codebook_get_extra (codebook));
  adduce_json_writer_end_object (&writer);
  return g_string_free_to_bytes (adduce_json_writer_end (&writer));
}
