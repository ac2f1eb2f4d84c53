/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of `speakers` and `issues` that look: list, show, duplicates.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-register.h"

#define OPTIONS adduce_cli_register_options

static void
report_values (AdduceReport *report, AdduceEntity *entity)
{
  adduce_report_begin_array (report, "values");
  for (guint i = 0; i < adduce_entity_get_n_values (entity); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "attribute", value->attribute);
      adduce_report_string (report, "value", value->value);
      adduce_report_string (report, "from", value->from);
      adduce_report_string (report, "to", value->to);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_stances (AdduceCliRegister *self, AdduceReport *report, AdduceRegisterRow *row)
{
  AdduceCodebook *codebook = adduce_corpus_get_codebook (self->corpus);
  AdduceVariable *stance = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;

  adduce_report_begin_object (report, "stances");
  for (guint i = 0; i < adduce_register_row_get_n_stances (row); i++)
    {
      guint n = adduce_register_row_get_stance (row, i);
      gboolean set = stance != NULL && i < adduce_variable_get_n_codes (stance);

      if (n > 0)
        adduce_report_integer (report, set ? adduce_code_get_id (adduce_variable_get_code (stance, i)) : "unset", n);
    }
  adduce_report_end_object (report);
}

static void
report_entity (AdduceReport *report, AdduceEntity *entity)
{
  const char *const *aliases = adduce_entity_get_aliases (entity);

  adduce_report_string (report, "id", adduce_entity_get_id (entity));
  adduce_report_integer (report, "revision", (gint64) adduce_entity_get_revision (entity));
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    adduce_report_string (report, adduce_entity_field_to_id (i), adduce_entity_get_text (entity, i));
  adduce_report_begin_array (report, "aliases");
  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_report_string (report, NULL, aliases[i]);
  adduce_report_end_array (report);
  report_values (report, entity);
}

void
adduce_cli_register_report (AdduceCliRegister *self, AdduceReport *report, AdduceRegisterRow *row)
{
  adduce_report_begin_object (report, NULL);
  report_entity (report, adduce_register_row_get_entity (row));
  adduce_report_integer (report, "claims", adduce_register_row_get_n_claims (row));
  adduce_report_integer (report, "articles", adduce_register_row_get_n_articles (row));
  adduce_report_string (report, "first", adduce_register_row_get_first (row));
  adduce_report_string (report, "last", adduce_register_row_get_last (row));
  report_stances (self, report, row);
}

/* --- list --- */

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
print_row (AdduceRegisterRow *row)
{
  AdduceEntity *entity = adduce_register_row_get_entity (row);

  printf ("%u\t%s\t%s\t%s\t%s\t", adduce_register_row_get_n_claims (row),
          or_nothing (adduce_register_row_get_first (row)), or_nothing (adduce_register_row_get_last (row)),
          adduce_entity_get_id (entity), or_nothing (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND)));
  adduce_cli_print_visible (adduce_entity_get_name (entity));
  putchar ('\n');
}

/* Entries that were merged, with what they are now. */
static void
list_merged (AdduceCliRegister *self, AdduceReport *report)
{
  for (guint i = 0; i < adduce_register_get_n_entities (self->base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (self->base, i);
      AdduceEntity *meant = adduce_register_resolve (self->base, adduce_entity_get_id (entity));

      if (meant == entity)
        continue;
      if (report != NULL)
        {
          adduce_report_begin_object (report, NULL);
          report_entity (report, entity);
          adduce_report_end_object (report);
          continue;
        }
      printf ("→ %s\t\t\t%s\t%s\t", adduce_entity_get_id (meant), adduce_entity_get_id (entity),
              or_nothing (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND)));
      adduce_cli_print_visible (adduce_entity_get_name (entity));
      putchar ('\n');
    }
}

static int
run_list (AdduceCliRegister *self, char **arguments)
{
  g_autofree char *typed = adduce_cli_take_text (OPTIONS.text != NULL ? OPTIONS.text : "", NULL);
  g_auto (GStrv) words = adduce_match_split (typed != NULL ? typed : "");
  g_autoptr (AdduceNameKey) key = adduce_name_key_new (typed != NULL ? typed : "");
  g_auto (GStrv) problems = adduce_register_list_problems (self->base);
  g_autoptr (AdduceReport) report = self->json ? adduce_report_new (TRUE) : NULL;

  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "register", adduce_register_get_id (self->base));
      adduce_report_begin_array (report, "entries");
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!adduce_register_row_matches (self->rows->pdata[i], (const char *const *) words, key))
        continue;
      if (report == NULL)
        print_row (self->rows->pdata[i]);
      else
        {
          adduce_cli_register_report (self, report, self->rows->pdata[i]);
          adduce_report_end_object (report);
        }
    }
  if (OPTIONS.merged)
    list_merged (self, report);
  if (report != NULL)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  adduce_cli_complain_all (NULL, (const char *const *) problems);
  return problems[0] != NULL ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

/* --- show --- */

static void
print_line (const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  printf ("%s: ", label);
  adduce_cli_print_visible (text);
  putchar ('\n');
}

static void
print_values (AdduceCliRegister *self, AdduceEntity *entity)
{
  for (guint i = 0; i < adduce_entity_get_n_values (entity); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);
      g_autofree char *dated = NULL;

      if (value->from != NULL || value->to != NULL)
        dated = g_strdup_printf ("%s [%s..%s]", value->value, or_nothing (value->from), or_nothing (value->to));
      print_line (adduce_register_get_attribute_label (self->base, value->attribute),
                  dated != NULL ? dated : value->value);
    }
}

/* A field's text for people: what stands there as an id, by its name. */
static const char *
show_field (AdduceCliRegister *self, AdduceEntity *entity, AdduceEntityField field)
{
  const char *text = adduce_entity_get_text (entity, field);
  AdduceEntity *other = NULL;

  if (text == NULL)
    return NULL;
  if (field == ADDUCE_ENTITY_KIND)
    return adduce_entity_kind_get_label (text);
  if (field == ADDUCE_ENTITY_PARENT || field == ADDUCE_ENTITY_MERGED_INTO)
    other = adduce_register_lookup (self->base, text);
  return other != NULL ? adduce_entity_get_name (other) : text;
}

static int
run_show (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  AdduceRegisterRow *row = adduce_cli_register_find (self, arguments[0], &error);
  g_autofree char *aliases = NULL;
  g_autofree char *claims = NULL;
  AdduceEntity *entity;

  if (row == NULL)
    return adduce_cli_fail (NULL, error);
  if (self->json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_cli_register_report (self, report, row);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
      return ADDUCE_CLI_FINE;
    }

  entity = adduce_register_row_get_entity (row);
  aliases = g_strjoinv (" | ", (char **) adduce_entity_get_aliases (entity));
  print_line (_("Id"), adduce_entity_get_id (entity));
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    {
      print_line (adduce_entity_field_get_label (i), show_field (self, entity, i));
      if (i == ADDUCE_ENTITY_NAME)
        print_line (_("Other names"), aliases);
    }
  print_values (self, entity);
  claims = g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  print_line (_("Claims"), claims);
  print_line (_("First"), adduce_register_row_get_first (row));
  print_line (_("Last"), adduce_register_row_get_last (row));
  return ADDUCE_CLI_FINE;
}

/* --- duplicates --- */

static void
report_duplicate (AdduceReport *report, AdduceDuplicate *pair)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "one", adduce_entity_get_id (adduce_duplicate_get_one (pair)));
  adduce_report_string (report, "other", adduce_entity_get_id (adduce_duplicate_get_other (pair)));
  adduce_report_string (report, "one_name", adduce_duplicate_get_one_name (pair));
  adduce_report_string (report, "other_name", adduce_duplicate_get_other_name (pair));
  adduce_report_string (report, "why", adduce_likeness_to_id (adduce_duplicate_get_likeness (pair)));
  adduce_report_end_object (report);
}

static int
run_duplicates (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (AdduceReport) report = self->json ? adduce_report_new (TRUE) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (entities, adduce_register_row_get_entity (self->rows->pdata[i]));
  pairs = adduce_duplicates_find (self->base, (AdduceEntity *const *) entities->pdata, entities->len, NULL);
  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_begin_array (report, "duplicates");
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      AdduceDuplicate *pair = pairs->pdata[i];

      if (report != NULL)
        {
          report_duplicate (report, pair);
          continue;
        }
      printf ("%s\t%s\t%s\t", adduce_likeness_to_id (adduce_duplicate_get_likeness (pair)),
              adduce_entity_get_id (adduce_duplicate_get_one (pair)),
              adduce_entity_get_id (adduce_duplicate_get_other (pair)));
      adduce_cli_print_visible (adduce_duplicate_get_one_name (pair));
      putchar ('\t');
      adduce_cli_print_visible (adduce_duplicate_get_other_name (pair));
      putchar ('\n');
    }
  if (report != NULL)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return ADDUCE_CLI_FINE;
}

const AdduceCliRegisterAct adduce_cli_register_acts[] = {
  { "list", "", 0, 0, run_list },
  { "show", "NAME", 1, 1, run_show },
  { "duplicates", "", 0, 0, run_duplicates },
  { NULL, NULL, 0, 0, NULL },
};
