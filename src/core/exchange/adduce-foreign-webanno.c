/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WebAnno TSV 3 (INCEpTION): rows of tokens with columns for the features of layers. Each annotation is a claim whose
 * fields are the features, a relation one where it ends. Of the layer that Adduce writes, annotations with the same
 * ClaimId are pieces of one claim, and the first folder is the coder.
 *
 * Places count UTF-16. The text is put together from the sentences; what is between them is not in the format.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-span.h"

#define OWN_LAYER "webanno.custom.Claim"

/* The most that sentences may be apart, in units. */
#define MAX_GAP (1 << 20)

/* Where the first sentence of an older file begins, behind the names of its layers. */
#define MAX_HEAD 16384

/* A column of the rows. */
typedef struct {
  char *layer;     /* its last part, after the dot */
  char *feature;   /* or NULL where the layer has none */
  gboolean is_own; /* of the layer that Adduce writes */
  guint number;    /* of the layer */
} Column;

/* An annotation whose rows may go on. */
typedef struct {
  AdduceForeignClaim *claim;
  guint piece;
} Open;

/* One file while it is read: first its text, then its rows. */
typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceForeignDocument *document;
  char *coder;        /* or NULL */
  GPtrArray *columns; /* Column */
  guint n_layers;
  GString *text;      /* so far */
  guint64 n_units;    /* of UTF-16 in it */
  GString *sentence;  /* that is not placed yet */
  GHashTable *open;   /* "LAYER[ID]" or "LAYER@UNIT#N" → Open */
  GHashTable *own;    /* ClaimId → claim, of Adduce's layer */
  guint line;
} Sheet;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->layer);
  g_free (column->feature);
  g_free (column);
}

/* WebAnno TSV 1 and 2, which have no line of their format: known, so that they are refused for what they are. */
static gboolean
is_older (const AdduceForeignInput *input)
{
  return adduce_foreign_input_mentions (input, "\n#id=", MAX_HEAD)
         && adduce_foreign_input_mentions (input, "\n#text=", MAX_HEAD);
}

static guint
webanno_sniff (const AdduceForeignInput *input)
{
  if (adduce_foreign_input_mentions (input, "#FORMAT=WebAnno TSV 3", 64))
    return ADDUCE_FOREIGN_CERTAIN;
  return is_older (input) ? ADDUCE_FOREIGN_LIKELY : 0;
}

static gboolean
refuse (Sheet *sheet, const char *reason, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"), sheet->line, reason);
  return FALSE;
}

/* --- head --- */

/* "#T_SP=a.b.Layer|Feature|Feature"; "#T_SP=a.b.Layer|" has one column, too */
static gboolean
add_layer (Sheet *sheet, const char *line, GError **error)
{
  const char *equals = strchr (line, '=');
  g_auto (GStrv) parts = g_strsplit (equals != NULL ? equals + 1 : "", "|", -1);
  const char *dot = parts[0] != NULL ? strrchr (parts[0], '.') : NULL;
  guint i = 1;

  if (parts[0] == NULL || *parts[0] == '\0')
    return refuse (sheet, _("a layer is like “#T_SP=TYPE|FEATURE”"), error);
  do
    {
      Column *column = g_new0 (Column, 1);

      column->layer = g_strdup (dot != NULL && dot[1] != '\0' ? dot + 1 : parts[0]);
      column->feature = parts[i] != NULL && *parts[i] != '\0' ? g_strdup (parts[i]) : NULL;
      column->is_own = g_str_equal (parts[0], OWN_LAYER);
      column->number = sheet->n_layers;
      g_ptr_array_add (sheet->columns, column);
    }
  while (parts[i] != NULL && parts[++i] != NULL);
  sheet->n_layers++;
  return TRUE;
}

/* --- text --- */

static void
append_text (Sheet *sheet, const char *words)
{
  g_string_append (sheet->text, words);
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    sheet->n_units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
}

static char
unescape_letter (char letter)
{
  switch (letter)
    {
    case 'b':
      return '\b';
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'f':
      return '\f';
    case 'r':
      return '\r';
    default:
      return letter;
    }
}

/* The words of a sentence, without escapes; (transfer full). */
static char *
unescape_text (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        g_string_append_c (plain, unescape_letter (*++at));
      else
        g_string_append_c (plain, *at);
    }
  return g_string_free (plain, FALSE);
}

/* --- values --- */

/* Divides at what stands without a backslash before it; (transfer full). */
static GPtrArray *
divide (const char *cell)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *start = cell;

  for (const char *at = cell;; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '|' || *at == '\0')
        {
          g_ptr_array_add (values, g_strndup (start, (gsize) (at - start)));
          start = at + 1;
          if (*at == '\0')
            return values;
        }
    }
}

/* Takes the number in brackets off a value; 0 where it has none. */
static guint
take_number (char *value)
{
  char *open = strrchr (value, '[');
  gsize n = strlen (value);
  guint64 number;

  if (open == NULL || n == 0 || value[n - 1] != ']' || (open > value && open[-1] == '\\'))
    return 0;
  value[n - 1] = '\0';
  if (!g_ascii_string_to_unsigned (open + 1, 10, 1, G_MAXUINT32, &number, NULL))
    {
      value[n - 1] = ']';
      return 0;
    }
  *open = '\0';
  return (guint) number;
}

/* (transfer full): without escapes; NULL where there is no value. */
static char *
unescape_value (const char *value)
{
  GString *plain;

  if (g_str_equal (value, "*") || g_str_equal (value, "_"))
    return NULL;
  plain = g_string_new (NULL);
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        {
          at++;
          g_string_append_c (plain, *at == 't' ? '\t' : *at == 'n' ? '\n' : *at);
        }
      else
        g_string_append_c (plain, *at);
    }
  return g_string_free (plain, FALSE);
}

/* --- annotations --- */

/* One of a list: "ID=VALUE" where there is no @key. */
static void
add_own_value (AdduceForeignClaim *claim, const char *key, const char *value)
{
  const char *equals = key == NULL ? strchr (value, '=') : NULL;

  if (key != NULL)
    adduce_foreign_claim_add_field (claim, key, value, NULL);
  else if (equals != NULL)
    {
      g_autofree char *variable = g_strndup (value, (gsize) (equals - value));

      adduce_foreign_claim_add_field (claim, variable, equals + 1, NULL);
    }
}

/* A semicolon of a value is two; of an odd number the last parts values, and a blank is behind it. */
static void
add_own_list (AdduceForeignClaim *claim, const char *key, const char *list)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *at = list; *at != '\0'; at++)
    {
      gsize n = strspn (at, ";");

      if (n == 0)
        {
          g_string_append_c (value, *at);
          continue;
        }
      for (gsize i = 0; i < n / 2; i++)
        g_string_append_c (value, ';');
      at += n - 1;
      if (n % 2 == 0)
        continue;
      add_own_value (claim, key, value->str);
      g_string_truncate (value, 0);
      at += at[1] == ' ';
    }
  add_own_value (claim, key, value->str);
}

static void
add_own (AdduceForeignClaim *claim, const char *feature, const char *value)
{
  if (g_str_equal (feature, "Note"))
    {
      /* It stands in each row. */
      if (claim->note == NULL)
        adduce_foreign_claim_add_note (claim, value);
    }
  else if (g_str_equal (feature, "ClaimId"))
    {
      g_free (claim->id);
      claim->id = g_strdup (value);
    }
  else if (g_str_equal (feature, "Values"))
    add_own_list (claim, NULL, value);
  else
    {
      g_autofree char *key = g_ascii_strdown (feature, -1);

      add_own_list (claim, key, value);
    }
}

static void
add_value (AdduceForeignClaim *claim, const Column *column, const char *value)
{
  g_autofree char *key = NULL;

  if (value == NULL || column->feature == NULL)
    return;
  if (column->is_own)
    {
      add_own (claim, column->feature, value);
      return;
    }
  key = g_strdup_printf ("%s.%s", column->layer, column->feature);
  adduce_foreign_claim_add_field (claim, key, value, NULL);
}

/* The claim that an annotation is: of Adduce's layer that with its id. */
static AdduceForeignClaim *
get_claim (Sheet *sheet, const Column *column, const char *own_id)
{
  AdduceForeignClaim *claim = own_id != NULL ? g_hash_table_lookup (sheet->own, own_id) : NULL;
  g_autofree char *place = adduce_foreign_line (sheet->line);

  if (claim != NULL)
    return claim;
  claim = adduce_foreign_add_claim (sheet->foreign, sheet->document, place);
  claim->coder = g_strdup (sheet->coder);
  if (own_id != NULL)
    g_hash_table_insert (sheet->own, g_strdup (own_id), claim);
  if (!column->is_own)
    adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, column->layer, NULL);
  return claim;
}

static AdduceForeignClaim *
open_claim (Sheet *sheet, const Column *column, const char *key, const char *own_id, guint64 start, guint64 end)
{
  Open *open = g_hash_table_lookup (sheet->open, key);

  if (open != NULL)
    {
      AdduceForeignPiece *piece = &g_array_index (open->claim->pieces, AdduceForeignPiece, open->piece);

      piece->start = MIN (piece->start, start);
      piece->end = MAX (piece->end, end);
      return open->claim;
    }
  open = g_new (Open, 1);
  open->claim = get_claim (sheet, column, own_id);
  open->piece = open->claim->pieces->len;
  adduce_foreign_claim_add_piece (open->claim, start, end, NULL);
  g_hash_table_insert (sheet->open, g_strdup (key), open);
  return open->claim;
}

/* @ids: (nullable): values of ClaimId in the row */
static void
read_cell (Sheet *sheet, const Column *column, char **cells, const char *cell, GPtrArray *ids, AdduceSpan units)
{
  g_autoptr (GPtrArray) values = NULL;

  if (*cell == '\0' || g_str_equal (cell, "_"))
    return;
  values = divide (cell);
  for (guint i = 0; i < values->len; i++)
    {
      guint number = take_number (values->pdata[i]);
      g_autofree char *value = unescape_value (values->pdata[i]);
      g_autofree char *key = number > 0 ? g_strdup_printf ("%u[%u]", column->number, number)
                                        : g_strdup_printf ("%u@%s#%u", column->number, cells[0], i);
      const char *own_id = column->is_own && ids != NULL && i < ids->len ? ids->pdata[i] : NULL;

      add_value (open_claim (sheet, column, key, own_id, units.start, units.end), column, value);
    }
}

/* (transfer full) (nullable): what the row has in the column ClaimId. */
static GPtrArray *
list_ids (Sheet *sheet, char **cells, guint n)
{
  for (guint i = 0; i < sheet->columns->len && i + 3 < n; i++)
    {
      const Column *column = sheet->columns->pdata[i];
      g_autoptr (GPtrArray) values = NULL;
      GPtrArray *ids;

      if (!column->is_own || g_strcmp0 (column->feature, "ClaimId") != 0)
        continue;
      values = divide (cells[i + 3]);
      ids = g_ptr_array_new_with_free_func (g_free);
      for (guint k = 0; k < values->len; k++)
        {
          take_number (values->pdata[k]);
          g_ptr_array_add (ids, unescape_value (values->pdata[k]));
        }
      return ids;
    }
  return NULL;
}

static gboolean
read_places (Sheet *sheet, char **cells, AdduceSpan *ret_units, GError **error)
{
  g_auto (GStrv) places = NULL;
  guint64 start, end;

  if (g_strv_length (cells) < 3)
    return refuse (sheet, _("a row needs a number, places and a word, with tabs between"), error);
  places = g_strsplit (cells[1], "-", -1);
  if (g_strv_length (places) != 2 || !g_ascii_string_to_unsigned (places[0], 10, 0, G_MAXINT32, &start, NULL)
      || !g_ascii_string_to_unsigned (places[1], 10, start, G_MAXINT32, &end, NULL))
    return refuse (sheet, _("the places of a row are like “10-17”"), error);
  ret_units->start = (guint) start;
  ret_units->end = (guint) end;
  return TRUE;
}

/* "1-2", "10-17", "words", cells … */
static gboolean
read_row (Sheet *sheet, const char *line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (cells);
  g_autoptr (GPtrArray) ids = NULL;
  AdduceSpan units;

  if (!read_places (sheet, cells, &units, error))
    return FALSE;
  ids = list_ids (sheet, cells, n);
  for (guint i = 0; i < sheet->columns->len && i + 3 < n; i++)
    read_cell (sheet, sheet->columns->pdata[i], cells, cells[i + 3], ids, units);
  return TRUE;
}

/* --- sentences --- */

/* The text of a sentence goes where its first row says. */
static gboolean
place_sentence (Sheet *sheet, const char *row, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (row, "\t", -1);
  AdduceSpan units;
  const char *word;
  guint before = 0;

  if (sheet->sentence->len == 0)
    return TRUE;
  if (!read_places (sheet, cells, &units, error))
    return FALSE;
  word = *cells[2] != '\0' ? strstr (sheet->sentence->str, cells[2]) : NULL;
  for (const char *at = sheet->sentence->str; word != NULL && at < word; at = g_utf8_next_char (at))
    before += g_utf8_get_char (at) > 0xffff ? 2 : 1;
  if (units.start < before || units.start - before < sheet->n_units
      || units.start - before > sheet->n_units + MAX_GAP)
    return refuse (sheet, _("the places do not fit the text before them"), error);
  if (units.start - before > sheet->n_units && sheet->n_units > 0)
    append_text (sheet, "\n");
  while (sheet->n_units < units.start - before)
    append_text (sheet, " ");
  append_text (sheet, sheet->sentence->str);
  g_string_truncate (sheet->sentence, 0);
  return TRUE;
}

static gboolean
read_text_line (Sheet *sheet, const char *line, GError **error)
{
  if (g_str_has_prefix (line, "#T_"))
    return add_layer (sheet, line, error);
  if (g_str_has_prefix (line, "#Text="))
    {
      g_autofree char *plain = unescape_text (line + strlen ("#Text="));

      if (sheet->sentence->len > 0)
        g_string_append_c (sheet->sentence, '\n');
      g_string_append (sheet->sentence, plain);
      return TRUE;
    }
  return *line == '\0' || *line == '#' || place_sentence (sheet, line, error);
}

/* The document, once its text is whole; of what Adduce wrote the coder, too. */
static void
open_document (Sheet *sheet)
{
  const char *slash = strchr (sheet->input->name, '/');
  const char *name = sheet->input->name;
  gboolean is_own = sheet->columns->len > 0 && slash != NULL;

  append_text (sheet, sheet->sentence->str);
  for (guint i = 0; i < sheet->columns->len; i++)
    is_own = is_own && ((const Column *) sheet->columns->pdata[i])->is_own;
  if (is_own)
    {
      sheet->coder = g_strndup (name, (gsize) (slash - name));
      name = slash + 1;
    }
  sheet->document = adduce_foreign_add_document (sheet->foreign, name, sheet->text->str, sheet->input->name,
                                                 sheet->input->bytes);
  sheet->document->unit = ADDUCE_FOREIGN_UTF16;
  sheet->document->is_rough = TRUE;
}

static gboolean
read_lines (Sheet *sheet, const char *whole, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n = strlen (lines[i]);

      sheet->line = i + 1;
      if (n > 0 && lines[i][n - 1] == '\r')
        lines[i][n - 1] = '\0';
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_text_line (sheet, lines[i], error))
        return FALSE;
    }
  open_document (sheet);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      sheet->line = i + 1;
      if (*lines[i] != '\0' && *lines[i] != '#' && !read_row (sheet, lines[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
webanno_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autofree char *whole = adduce_foreign_input_dup_text (input, error);
  Sheet sheet = { .input = input, .foreign = foreign };
  gboolean fine = FALSE;

  if (whole == NULL)
    return FALSE;
  sheet.line = 1;
  if (!g_str_has_prefix (whole, "#FORMAT=WebAnno TSV 3") && is_older (input))
    return refuse (&sheet,
                   _("it is WebAnno TSV 1 or 2; open it in WebAnno or INCEpTION and export it as WebAnno TSV 3"),
                   error);
  if (!g_str_has_prefix (whole, "#FORMAT=WebAnno TSV 3"))
    return refuse (&sheet, _("a file of WebAnno TSV 3 begins with “#FORMAT=WebAnno TSV 3”"), error);
  sheet.columns = g_ptr_array_new_with_free_func (column_free);
  sheet.text = g_string_new (NULL);
  sheet.sentence = g_string_new (NULL);
  sheet.open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sheet.own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fine = read_lines (&sheet, whole, cancellable, error);
  g_ptr_array_unref (sheet.columns);
  g_string_free (sheet.text, TRUE);
  g_string_free (sheet.sentence, TRUE);
  g_hash_table_unref (sheet.open);
  g_hash_table_unref (sheet.own);
  g_free (sheet.coder);
  return fine;
}

const AdduceForeignReader adduce_foreign_webanno = {
  .format = {
    .id = "webanno",
    .label = N_("WebAnno TSV (INCEpTION)"),
    .checked_with = "Adduce, INCEpTION",
  },
  .companions = "*.losses.csv",
  .sniff = webanno_sniff,
  .read = webanno_read,
};
