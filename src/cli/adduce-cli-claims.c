/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `claims DIR`: the claims of a whole corpus: which, in what order, with which columns; or their groups.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-corpus-claims.h"

#define DEFAULT_COLUMNS "article,date,quote,speaker,issue,stance,evidence,coder"

static struct {
  char *where;
  char *columns;
  char *sort;
  char *group;
  char *format;
  gboolean reverse;
  gboolean safe;
  gboolean no_boilerplate;
} given;

static const GOptionEntry entries[] = {
  { "where", 'w', 0, G_OPTION_ARG_FILENAME, &given.where, N_("Only the claims that this finds"), N_("EXPR") },
  { "columns", 'c', 0, G_OPTION_ARG_FILENAME, &given.columns, N_("What to show of each, separated by commas"),
    N_("FIELDS") },
  { "sort", 's', 0, G_OPTION_ARG_FILENAME, &given.sort, N_("In the order of this field"), N_("FIELD") },
  { "reverse", 'r', 0, G_OPTION_ARG_NONE, &given.reverse, N_("The other way round"), NULL },
  { "group", 'g', 0, G_OPTION_ARG_FILENAME, &given.group, N_("Count the claims by this field instead"), N_("FIELD") },
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format, N_("How to write it"), "table|csv|tsv|jsonl|text" },
  { "safe", 0, 0, G_OPTION_ARG_NONE, &given.safe, N_("Put ' before text that a spreadsheet would run as a formula"),
    NULL },
  { "without-boilerplate", 0, 0, G_OPTION_ARG_NONE, &given.no_boilerplate,
    N_("Without the claims that stand in what is marked as boilerplate"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* (transfer full) (nullable) (element-type AdduceClaimField) */
static GPtrArray *
make_columns (AdduceCliClaims *claims, GError **error)
{
  g_auto (GStrv) names = g_strsplit (given.columns != NULL ? given.columns : DEFAULT_COLUMNS, ",", -1);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);

  for (guint i = 0; names[i] != NULL; i++)
    {
      AdduceClaimField *field = adduce_cli_claims_get_field (claims, g_strstrip (names[i]), error);

      if (field == NULL)
        {
          g_prefix_error (error, "--columns: ");
          return NULL;
        }
      g_ptr_array_add (fields, field);
    }
  return g_steal_pointer (&fields);
}

static gboolean
sort_rows (AdduceCliClaims *claims, GError **error)
{
  g_autoptr (AdduceClaimField) field = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (given.sort == NULL)
    return TRUE;
  field = adduce_cli_claims_get_field (claims, given.sort, error);
  if (field == NULL)
    {
      g_prefix_error (error, "--sort: ");
      return FALSE;
    }
  rows = g_steal_pointer (&claims->rows);
  claims->rows = adduce_claim_sort (rows, field, given.reverse, NULL);
  return TRUE;
}

/* --- claims --- */

static void
report_row (AdduceReport *report, AdduceClaimRow *row, GPtrArray *fields)
{
  adduce_report_begin_object (report, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      AdduceClaimField *field = fields->pdata[i];
      g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, row);
      guint n_tags = adduce_tag_list_get_n_tags (tags);
      const char *id = adduce_claim_field_get_id (field);

      if (!adduce_claim_field_has_several (field))
        {
          adduce_report_string (report, id,
                                n_tags > 0 ? adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)) : NULL);
          continue;
        }
      adduce_report_begin_array (report, id);
      for (guint j = 0; j < n_tags; j++)
        adduce_report_string (report, NULL, adduce_tag_get_code (adduce_tag_list_get_tag (tags, j)));
      adduce_report_end_array (report);
    }
  adduce_report_end_object (report);
}

static void
print_lines (AdduceCliClaims *claims, GPtrArray *fields)
{
  for (guint i = 0; i < claims->rows->len; i++)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

      report_row (report, claims->rows->pdata[i], fields);
      adduce_cli_print_report (report);
      putchar ('\n');
    }
}

static void
print_json (AdduceCliClaims *claims, GPtrArray *fields, const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_integer (report, "count", claims->rows->len);
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < claims->rows->len; i++)
    report_row (report, claims->rows->pdata[i], fields);
  adduce_report_end_array (report);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; claims->problems[i] != NULL; i++)
    adduce_report_string (report, NULL, claims->problems[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static void
print_table (AdduceCliClaims *claims, GPtrArray *fields)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (cells, g_strdup (adduce_claim_field_get_label (fields->pdata[i])));
  for (guint i = 0; i < claims->rows->len; i++)
    for (guint j = 0; j < fields->len; j++)
      g_ptr_array_add (cells, adduce_claim_field_dup_text (fields->pdata[j], claims->rows->pdata[i], "; "));
  adduce_cli_print_columns (cells, fields->len, G_MAXUINT);
  printf (g_dngettext (GETTEXT_PACKAGE, "%u claim\n", "%u claims\n", claims->rows->len), claims->rows->len);
}

/* --- groups --- */

static void
add_group (GPtrArray *cells, const AdduceClaimUse *use, const char *code, const char *label)
{
  g_ptr_array_add (cells, g_strdup (code));
  g_ptr_array_add (cells, g_strdup (label));
  g_ptr_array_add (cells, g_strdup_printf ("%u", use->n_claims));
  g_ptr_array_add (cells, g_strdup_printf ("%u", use->n_articles));
  g_ptr_array_add (cells, g_strdup (use->first != NULL ? use->first : ""));
  g_ptr_array_add (cells, g_strdup (use->last != NULL ? use->last : ""));
}

#define GROUP_COLUMNS 6

/* (transfer full) (element-type utf8): code, label, claims, articles, first, last; heads first. */
static GPtrArray *
list_groups (AdduceCliClaims *claims, AdduceClaimField *field)
{
  static const char *const heads[GROUP_COLUMNS] = { "code", "label", "claims", "articles", "first", "last" };
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceClaimUses) uses = adduce_claim_uses_new (claims->rows, field, NULL);
  const AdduceClaimUse *unset = adduce_claim_uses_lookup (uses, "");

  for (guint i = 0; i < GROUP_COLUMNS; i++)
    g_ptr_array_add (cells, g_strdup (heads[i]));
  for (guint i = 0; i < adduce_claim_uses_get_n_values (uses); i++)
    {
      const AdduceClaimUse *use = adduce_claim_uses_get_value (uses, i);

      add_group (cells, use, adduce_tag_get_code (use->tag), adduce_claim_field_get_value_label (field, use->tag));
    }
  if (unset != NULL)
    /* translators: what was not coded, in a table of counts */
    add_group (cells, unset, "", _("(unset)"));
  return cells;
}

static void
report_group (AdduceReport *report, char **cells)
{
  static const char *const names[GROUP_COLUMNS] = { "code", "label", "claims", "articles", "first", "last" };

  adduce_report_begin_object (report, NULL);
  for (guint i = 0; i < GROUP_COLUMNS; i++)
    if (i == 2 || i == 3)
      adduce_report_integer (report, names[i], g_ascii_strtoll (cells[i], NULL, 10));
    else
      adduce_report_string (report, names[i], *cells[0] == '\0' && i < 2 ? NULL : *cells[i] == '\0' ? NULL : cells[i]);
  adduce_report_end_object (report);
}

static void
print_groups_json (GPtrArray *cells)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "groups");
  for (guint i = GROUP_COLUMNS; i < cells->len; i += GROUP_COLUMNS)
    report_group (report, (char **) &cells->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static void
print_cells (GPtrArray *cells, char separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      adduce_csv_append_cell (text, cells->pdata[i], separator, given.safe);
      if ((i + 1) % GROUP_COLUMNS == 0)
        g_string_append (text, "\r\n");
      else
        g_string_append_c (text, separator);
    }
  fputs (text->str, stdout);
}

static void
print_groups (GPtrArray *cells, const char *format)
{
  if (g_str_equal (format, "jsonl"))
    for (guint i = GROUP_COLUMNS; i < cells->len; i += GROUP_COLUMNS)
      {
        g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

        report_group (report, (char **) &cells->pdata[i]);
        adduce_cli_print_report (report);
        putchar ('\n');
      }
  else if (g_str_equal (format, "table"))
    adduce_cli_print_columns (cells, GROUP_COLUMNS, 2);
  else
    print_cells (cells, g_str_equal (format, "csv") ? ',' : '\t');
}

/* --- the verb --- */

static void
print_claims (AdduceCliClaims *claims, GPtrArray *fields, const char *format)
{
  g_autofree char *text = NULL;

  if (g_str_equal (format, "jsonl"))
    print_lines (claims, fields);
  else if (g_str_equal (format, "table"))
    print_table (claims, fields);
  else if (g_str_equal (format, "text"))
    {
      g_autoptr (AdduceClaimField) speaker = adduce_claim_field_new ("speaker", claims->codebook, claims->map, NULL);

      text = adduce_claim_table_dup_citations (claims->rows, speaker);
    }
  else
    text = adduce_claim_table_to_text (claims->rows, fields, *format == 'c' ? ',' : '\t', given.safe);
  if (text != NULL)
    fputs (text, stdout);
}

static int
run (char **arguments, gboolean json)
{
  static const char *const formats[] = { "table", "csv", "tsv", "jsonl", "text", NULL };
  const char *format = given.format != NULL ? given.format : "table";
  g_auto (AdduceCliClaims) claims = { 0 };
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_strv_contains (formats, format) || (given.group != NULL && g_str_equal (format, "text")))
    return adduce_cli_fail_usage ("claims", _("there is no such format; there are: table, csv, tsv, jsonl, and "
                                              "text for quotations with their sources"));
  if (!adduce_cli_claims_load (&claims, arguments[0], given.where, given.no_boilerplate, &error))
    return adduce_cli_fail (NULL, error);

  if (given.group != NULL)
    {
      g_autoptr (AdduceClaimField) group = adduce_cli_claims_get_field (&claims, given.group, &error);
      g_autoptr (GPtrArray) cells = NULL;

      if (group == NULL)
        return adduce_cli_fail (NULL, error);
      cells = list_groups (&claims, group);
      if (json)
        print_groups_json (cells);
      else
        print_groups (cells, format);
      return adduce_cli_claims_end (&claims);
    }

  fields = make_columns (&claims, &error);
  if (fields == NULL || !sort_rows (&claims, &error))
    return adduce_cli_fail (NULL, error);
  if (json)
    print_json (&claims, fields, arguments[0]);
  else
    print_claims (&claims, fields, format);
  return adduce_cli_claims_end (&claims);
}

const AdduceCliVerb adduce_cli_claims = {
  "claims",
  N_("DIR"),
  N_("Show the claims of all coders in a corpus"),
  N_("EXPR is made of tests, joined by “and”, “or”, “not” and brackets: FIELD is VALUE, VALUE …; FIELD is-not VALUE; "
     "FIELD unset; FIELD any; FIELD contains \"words\"; date from DATE to DATE; text \"words\"; changed since DATE; "
     "violations. Fields: speaker, issue, stance, evidence, certainty, note, coder, article, date, outlet, status, "
     "zone, quote, modified, problems, place, id, and one’s own variables. docs/claims.md tells more."),
  entries,
  1,
  1,
  run,
};
