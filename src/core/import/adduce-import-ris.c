/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RIS, as databases and programs for references write it: lines of a tag of two characters, two blanks, a hyphen and a
 * value. The text is the abstract or the notes, if there is any.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-date.h"
#include "import/adduce-import-encoding.h"
#include "import/adduce-import-records.h"

static const struct {
  const char *tag;
  const char *field;
} tags[] = {
  { "TI", "headline" }, { "T1", "headline" },    { "ST", NULL },      { "T2", "outlet" },     { "JO", "outlet" },
  { "JF", "outlet" },   { "AU", "authors" },     { "A1", "authors" }, { "DA", "date" },       { "Y1", "date" },
  { "PY", "date" },     { "AB", "body" },        { "N2", "body" },    { "UR", "url" },        { "L1", "url" },
  { "LA", "language" }, { "SE", "section" },     { "SP", "page" },    { "PB", "publisher" },  { "KW", "keywords" },
  { "CY", "places" },   { "AN", "provider_id" }, { "ET", "edition" }, { "C1", NULL },         { "DB", "provider" },
  { "DP", "provider" },
};

static gboolean
is_tag_line (const char *line)
{
  return g_ascii_isupper (line[0]) && g_ascii_isalnum (line[1]) && line[2] == ' ' && line[3] == ' ' && line[4] == '-'
         && (line[5] == ' ' || line[5] == '\0');
}

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, n -= 3;
  while (n > 0 && g_ascii_isspace (*data))
    data++, n--;
  if (n >= 6 && memcmp (data, "TY  - ", 6) == 0)
    return 92;
  return adduce_import_has_ending (input, "ris") ? 75 : 0;
}

typedef struct {
  const AdduceImportInput *input;
  AdduceImportBatch *batch;
  AdduceImportDecoded *decoded;
  AdduceImportArticle *article; /* the one that is read; NULL between two */
  GString *body;
  gsize start;
  char tag[3]; /* whose value may go on */
  GString *value;
  GHashTable *dates; /* tag → value: the fullest counts */
} Reader;

static const char *
find_field (const char *tag, gboolean *ret_known)
{
  *ret_known = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcmp (tags[i].tag, tag) == 0)
      return tags[i].field;
  *ret_known = FALSE;
  return NULL;
}

static void
end_value (Reader *self)
{
  gboolean known;
  const char *field = find_field (self->tag, &known);
  const char *value = self->value->str;

  if (self->tag[0] != '\0' && self->value->len > 0 && self->article != NULL && strcmp (self->tag, "TY") != 0)
    {
      if (g_strcmp0 (field, "date") == 0)
        g_hash_table_replace (self->dates, g_strdup (self->tag), g_strdup (value));
      else if (strcmp (self->tag, "SP") == 0 || strcmp (self->tag, "EP") == 0)
        {
          const char *first = adduce_import_article_get_field (self->article, "page");
          g_autofree char *both = first != NULL ? g_strdup_printf ("%s–%s", first, value) : g_strdup (value);

          adduce_import_fields_set (adduce_import_article_get_fields (self->article), "page", both, NULL);
        }
      else
        adduce_import_records_put (self->article, self->body, field, self->tag, value, self->input->options->order);
    }
  self->tag[0] = '\0';
  g_string_truncate (self->value, 0);
}

/* RIS has a date as YYYY/MM/DD/other, of which all but the year may be missing. */
static void
put_date (Reader *self, const char *value)
{
  static const char *const lengths[] = { "4", "2", "2" };
  g_auto (GStrv) parts = g_strsplit (value, "/", 4);
  g_autoptr (GString) date = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lengths) && parts[i] != NULL; i++)
    {
      gsize n = strlen (g_strstrip (parts[i]));

      if (n == 0 || n > (gsize) (lengths[i][0] - '0') || strspn (parts[i], "0123456789") != n)
        break;
      g_string_append_printf (date, "%s%s%s", i > 0 ? "-" : "", i > 0 && n == 1 ? "0" : "", parts[i]);
    }
  if (strchr (value, '/') != NULL && strspn (value, "0123456789") == 4)
    {
      adduce_import_set_date (self->article, date->str, self->input->options->order);
      if (adduce_import_article_get_field (self->article, "date") != NULL)
        adduce_import_fields_set (adduce_import_article_get_fields (self->article), "date",
                                  adduce_import_article_get_field (self->article, "date"), value);
    }
  else
    adduce_import_records_put (self->article, self->body, "date", "date", value, self->input->options->order);
}

static void
end_record (Reader *self, gsize end)
{
  static const char *const by_fullness[] = { "DA", "Y1", "PY" };
  gboolean dated = FALSE;

  end_value (self);
  if (self->article == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (by_fullness) && !dated; i++)
    {
      const char *value = g_hash_table_lookup (self->dates, by_fullness[i]);

      if (value != NULL)
        put_date (self, value);
      dated = value != NULL;
    }
  adduce_import_article_take_body (self->article, g_strdup (self->body->str));
  adduce_import_records_judge (self->article);
  adduce_import_article_set_place (self->article, self->input->member,
                                   adduce_import_decoded_get_place (self->decoded, self->start),
                                   adduce_import_decoded_get_place (self->decoded, end));
  adduce_import_article_set_origin (self->article, adduce_import_ris.id, NULL, self->decoded->encoding);
  adduce_import_batch_take (self->batch, g_steal_pointer (&self->article));
  g_string_truncate (self->body, 0);
  g_hash_table_remove_all (self->dates);
}

static void
take_line (Reader *self, const char *line, gsize offset, gsize next)
{
  if (is_tag_line (line))
    {
      end_value (self);
      g_strlcpy (self->tag, line, sizeof self->tag);
      g_string_append (self->value, line[5] == '\0' ? "" : line + 6);
      if (strcmp (self->tag, "TY") == 0)
        {
          end_record (self, offset);
          self->article = adduce_import_article_new ();
          self->start = offset;
        }
      else if (strcmp (self->tag, "ER") == 0)
        end_record (self, next);
    }
  else if (self->tag[0] != '\0')
    g_string_append_printf (self->value, "\n%s", line);
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  Reader self = { input, batch, decoded, NULL, NULL, 0, "", NULL, NULL };
  guint before = adduce_import_batch_get_n_articles (batch);

  if (decoded == NULL)
    return FALSE;
  self.body = g_string_new (NULL);
  self.value = g_string_new (NULL);
  self.dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const char *p = decoded->text; *p != '\0' && !g_cancellable_is_cancelled (cancellable);)
    {
      gsize length = strcspn (p, "\r\n");
      g_autofree char *line = g_strndup (p, length);
      gsize offset = (gsize) (p - decoded->text);

      p += length;
      p += *p == '\r' && p[1] == '\n' ? 2 : *p != '\0';
      take_line (&self, line, offset, (gsize) (p - decoded->text));
    }
  if (self.article != NULL)
    adduce_import_article_doubt (self.article, ADDUCE_IMPORT_DOUBTFUL, _("The line that should end it is missing"));
  end_record (&self, decoded->n);
  g_string_free (self.body, TRUE);
  g_string_free (self.value, TRUE);
  g_hash_table_unref (self.dates);
  if (adduce_import_batch_get_n_articles (batch) == before)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("there is no record in it that begins with TY"));
      return FALSE;
    }
  return TRUE;
}

const AdduceImportReader adduce_import_ris = {
  "ris", sniff, NULL, read_records,
};
