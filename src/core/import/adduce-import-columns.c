/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns and fields.
 */
#include "config.h"

#include "import/adduce-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-page.h"
#include "import/adduce-import-records.h"
#include "import/adduce-import-rule.h"
#include "store/adduce-paths.h"

#define FILE_NAME "columns.ini"
#define GROUP "Columns"
#define RECORDS "records"

/* A name that counts for a part of a path is worse than any for the whole. */
#define PART 10000

typedef struct {
  char *field;
  guint rank; /* less is better */
} Meaning;

struct _AdduceImportColumns {
  GHashTable *names;  /* case-folded → Meaning */
  GHashTable *chosen; /* case-folded name or `#3` → field, by the user */
  char *records;
};

static void
free_meaning_cb (gpointer data)
{
  Meaning *meaning = data;

  g_free (meaning->field);
  g_free (meaning);
}

static void
read_names (AdduceImportColumns *self)
{
  g_autofree char *folder = adduce_import_rule_get_folder ();
  g_autofree char *own = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *installed_folder = adduce_paths_installed ("import-rules");
  g_autofree char *installed = g_build_filename (installed_folder, FILE_NAME, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) fields = NULL;

  if (!g_key_file_load_from_file (file, own, G_KEY_FILE_NONE, NULL)
      && !g_key_file_load_from_file (file, installed, G_KEY_FILE_NONE, NULL))
    return;
  fields = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_key_file_get_string_list (file, GROUP, fields[i], NULL, NULL);

      for (guint k = 0; names != NULL && names[k] != NULL; k++)
        {
          Meaning *meaning = g_new0 (Meaning, 1);

          meaning->field = g_strdup (fields[i]);
          meaning->rank = k;
          g_hash_table_replace (self->names, g_utf8_casefold (names[k], -1), meaning);
        }
    }
}

static gboolean
read_mapping (AdduceImportColumns *self, const AdduceImportOptions *options, GError **error)
{
  for (guint i = 0; options->mapping != NULL && options->mapping[i] != NULL; i++)
    {
      const char *sign = strchr (options->mapping[i], '=');
      g_autofree char *field = NULL;

      if (sign == NULL || sign == options->mapping[i] || sign[1] == '\0')
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is no FIELD=COLUMN"), options->mapping[i]);
          return FALSE;
        }
      field = g_strndup (options->mapping[i], (gsize) (sign - options->mapping[i]));
      if (g_str_equal (field, RECORDS))
        {
          g_free (self->records);
          self->records = g_strdup (sign + 1);
          continue;
        }
      g_hash_table_replace (self->chosen, g_utf8_casefold (sign + 1, -1),
                            g_str_equal (field, "text")    ? g_strdup ("body")
                            : g_str_equal (field, "title") ? g_strdup ("headline") : g_steal_pointer (&field));
    }
  return TRUE;
}

AdduceImportColumns *
adduce_import_columns_new (const AdduceImportOptions *options, GError **error)
{
  g_autoptr (AdduceImportColumns) self = g_new0 (AdduceImportColumns, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_meaning_cb);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_names (self);
  return read_mapping (self, options, error) ? g_steal_pointer (&self) : NULL;
}

void
adduce_import_columns_free (AdduceImportColumns *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->chosen);
  g_free (self->records);
  g_free (self);
}

const char *
adduce_import_columns_get_records (AdduceImportColumns *self)
{
  return self->records;
}

static gboolean
has_several (const char *field)
{
  static const char *const fields[] = { "authors", "keywords", "places", NULL };

  return g_strv_contains (fields, field);
}

/* Does the user give that field a column of these? */
static gboolean
is_chosen (const char *const *chosen, guint n, const char *field)
{
  for (guint i = 0; i < n; i++)
    if (chosen[i] != NULL && strcmp (chosen[i], field) == 0)
      return TRUE;
  return FALSE;
}

static const Meaning *
find_meaning (AdduceImportColumns *self, const char *name, guint *ret_rank)
{
  g_autofree char *tidy = adduce_import_tidy (name);
  g_autofree char *folded = g_utf8_casefold (tidy, -1);
  const Meaning *meaning = g_hash_table_lookup (self->names, folded);
  guint penalty = 0;

  for (const char *part = folded; meaning == NULL && (part = strchr (part, '.')) != NULL; part++)
    {
      penalty += PART;
      meaning = g_hash_table_lookup (self->names, part + 1);
    }
  *ret_rank = meaning != NULL ? meaning->rank + penalty : G_MAXUINT;
  return meaning;
}

void
adduce_import_columns_assign (AdduceImportColumns *self, const char *const *names, guint n, const char **ret_fields)
{
  g_autofree const char **chosen = g_new0 (const char *, n + 1);
  g_autofree guint *ranks = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("#%u", i + 1);
      g_autofree char *folded = g_utf8_casefold (names[i], -1);

      chosen[i] = g_hash_table_lookup (self->chosen, number);
      if (chosen[i] == NULL)
        chosen[i] = g_hash_table_lookup (self->chosen, folded);
    }
  for (guint i = 0; i < n; i++)
    {
      const Meaning *meaning = find_meaning (self, names[i], &ranks[i]);

      ret_fields[i] = chosen[i];
      if (chosen[i] != NULL || meaning == NULL || is_chosen (chosen, n, meaning->field))
        continue;
      ret_fields[i] = meaning->field;
      /* Of several columns for one field the best is taken, of equals the first. */
      for (guint k = 0; k < i && !has_several (meaning->field); k++)
        if (chosen[k] == NULL && ret_fields[k] != NULL && strcmp (ret_fields[k], meaning->field) == 0)
          {
            ret_fields[ranks[k] <= ranks[i] ? i : k] = NULL;
            break;
          }
    }
}

/* Text that came as HTML, as that of feeds does; (transfer full). */
static char *
dup_plain_body (const char *value)
{
  static GRegex *tags = NULL;
  g_autoptr (AdduceImportPage) page = NULL;
  g_autoptr (AdduceImportDocument) document = NULL;

  if (g_once_init_enter (&tags))
    g_once_init_leave (&tags, g_regex_new ("</(?:p|div|h[1-6])>|<br\\s*/?>", G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0,
                                           NULL));
  if (!g_regex_match (tags, value, 0, NULL))
    return g_strdup (value);
  page = adduce_import_page_new (value, strlen (value), "UTF-8", NULL);
  if (page == NULL || page->doc == NULL || xmlDocGetRootElement (page->doc) == NULL)
    return g_strdup (value);
  document = adduce_import_document_new (strlen (value));
  adduce_import_page_read (page, xmlDocGetRootElement (page->doc), FALSE, document);
  return adduce_import_document_dup_text (document, 0, adduce_import_document_get_n (document));
}

/* trafilatura has the article's address in `source`, where others have the name of the outlet. */
static const char *
find_field (const char *const *names, const char *const *fields, const char *const *values, guint n, guint i)
{
  gboolean may = g_strcmp0 (fields[i], "outlet") == 0 || g_ascii_strcasecmp (names[i], "source") == 0;

  if (!may || values[i] == NULL
      || !(g_str_has_prefix (values[i], "https://") || g_str_has_prefix (values[i], "http://")))
    return fields[i];
  return is_chosen (fields, n, "url") ? NULL : "url";
}

void
adduce_import_columns_take (AdduceImportArticle *article, const char *const *names, const char *const *fields,
                            const char *const *values, guint n, AdduceImportOrder order, AdduceImportBatch *batch)
{
  AdduceImportFields *known = adduce_import_article_get_fields (article);
  GString *body = g_string_new (NULL);
  gboolean dated;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_body = g_strcmp0 (fields[i], "body") == 0;
      g_autofree char *plain = is_body ? dup_plain_body (values[i]) : NULL;

      if (values[i] != NULL && *values[i] != '\0')
        adduce_import_records_put (article, body, find_field (names, fields, values, n, i), names[i],
                                   is_body ? plain : values[i], order);
    }
  adduce_import_article_take_body (article, g_string_free (body, FALSE));
  dated = adduce_import_fields_find (known, "date") != NULL || adduce_import_fields_find (known, "date_raw") != NULL;
  if (!adduce_import_article_has_body (article))
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("No text was found but the headline"));
  if (adduce_import_fields_find (known, "headline") == NULL && !dated)
    adduce_import_article_set_name (article, adduce_import_fields_find (known, "provider_id"));
  adduce_import_batch_take (batch, article);
}
