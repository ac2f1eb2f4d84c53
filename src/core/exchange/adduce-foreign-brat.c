/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brat standoff: a .ann beside a .txt. A text-bound annotation is a claim, its type the label; attributes are fields,
 * notes notes. Relations, events, equivalences and normalisations of a claim become fields of it, so that nothing is
 * lost. Of a folder that Adduce wrote (codes.csv is above) the first folder is the coder, and codes have their names.
 *
 * Places count code points. brat cuts an annotation where a line of the text ends; such pieces are one again. A line
 * that begins with no id goes on with the one before it, as occurs.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-csv-table.h"

#define CODES "codes.csv"
#define STEP 256

/* One .ann while it is read. */
typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceForeignDocument *document;
  char *coder;       /* or NULL */
  GHashTable *codes; /* "ATTRIBUTE\nCODE" → label, or NULL */
  GHashTable *by_id; /* id → claim */
  GHashTable *words; /* id → the words of a text-bound annotation */
  GPtrArray *later;  /* lines about others, with their numbers before them */
  GArray *marks;     /* gsize: the byte of every 256th character of the text */
} Sheet;

static guint
brat_sniff (const AdduceForeignInput *input)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!adduce_foreign_input_has_ending (input, "ann"))
    return 0;
  text = adduce_foreign_input_rename (input, ".txt");
  g_autofree char *base = g_path_get_basename (text);
  bytes = adduce_foreign_input_load (input, base, NULL);
  return bytes != NULL ? ADDUCE_FOREIGN_CERTAIN : ADDUCE_FOREIGN_LIKELY;
}

static gboolean
refuse (guint line, const char *reason, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"), line, reason);
  return FALSE;
}

/* --- names of codes --- */

static GHashTable *
read_codes (GBytes *bytes)
{
  g_autoptr (AdduceCsvTable) table = adduce_csv_table_new (bytes, NULL, NULL);
  GHashTable *codes;

  if (table == NULL || adduce_csv_table_get_n_rows (table) == 0
      || !g_str_equal (adduce_csv_table_get_cell (table, 0, 0), "attribute"))
    return NULL;
  codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 1; row < adduce_csv_table_get_n_rows (table); row++)
    g_hash_table_insert (codes,
                         g_strconcat (adduce_csv_table_get_cell (table, row, 0), "\n",
                                      adduce_csv_table_get_cell (table, row, 1), NULL),
                         g_strdup (adduce_csv_table_get_cell (table, row, 2)));
  return codes;
}

/* Looks for the codes above, as many folders up as the name has; then the first folder of it is the coder. */
static void
find_codes (Sheet *sheet)
{
  g_autofree char *folder = g_strdup (sheet->input->folder);
  const char *slash = strchr (sheet->input->name, '/');
  AdduceForeignInput above = *sheet->input;

  for (const char *at = slash; at != NULL; at = strchr (at + 1, '/'))
    {
      char *parent = folder != NULL ? g_path_get_dirname (folder) : NULL;

      g_free (folder);
      folder = parent;
    }
  if (slash == NULL || (folder == NULL && sheet->input->members == NULL))
    return;
  above.folder = folder;
  above.name = CODES;
  above.siblings = NULL;
  g_autoptr (GBytes) bytes = adduce_foreign_input_load (&above, CODES, NULL);
  sheet->codes = bytes != NULL ? read_codes (bytes) : NULL;
  if (sheet->codes != NULL)
    sheet->coder = g_strndup (sheet->input->name, (gsize) (slash - sheet->input->name));
}

/* --- lines --- */

/* "T1", "E12", "#3", "*": whether a line begins like one. */
static gboolean
begins_entry (const char *line)
{
  const char *tab = strchr (line, '\t');

  if (tab == NULL || *line == '\0' || strchr ("TREAMN#*", *line) == NULL)
    return FALSE;
  for (const char *at = line + 1; at < tab; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      return FALSE;
  return *line == '*' || tab > line + 1;
}

/* "10 13;15 18": pieces of @claim; FALSE where it is none. */
static gboolean
add_places (AdduceForeignClaim *claim, const char *places)
{
  g_auto (GStrv) list = g_strsplit (places, ";", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_strstrip (list[i]), " ", 3);
      guint64 start, end;

      if (pair[0] == NULL || pair[1] == NULL || pair[2] != NULL
          || !g_ascii_string_to_unsigned (pair[0], 10, 0, G_MAXUINT32, &start, NULL)
          || !g_ascii_string_to_unsigned (pair[1], 10, start, G_MAXUINT32, &end, NULL))
        return FALSE;
      adduce_foreign_claim_add_piece (claim, start, end, NULL);
    }
  return claim->pieces->len > 0;
}

/* --- pieces that the end of a line parts --- */

static void
mark_text (Sheet *sheet)
{
  const char *text = sheet->document->text;
  guint n = 0;

  sheet->marks = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (n++ % STEP == 0)
      {
        gsize byte = (gsize) (at - text);

        g_array_append_val (sheet->marks, byte);
      }
}

/* Where annotations are cut, as a line of the .ann can't hold it. */
static gboolean
is_break (gunichar c)
{
  return (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Whether all between two pieces is white space, and a line ends there, or a tab stands. */
static gboolean
is_cut (Sheet *sheet, guint64 start, guint64 end)
{
  gboolean found = FALSE;
  const char *at;

  if (start >= end || start / STEP >= sheet->marks->len)
    return FALSE;
  at = sheet->document->text + g_array_index (sheet->marks, gsize, start / STEP);
  for (guint64 i = start - start % STEP; i < end && *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      if (i < start)
        continue;
      if (!g_unichar_isspace (g_utf8_get_char (at)) && !is_break (g_utf8_get_char (at)))
        return FALSE;
      found = found || is_break (g_utf8_get_char (at));
    }
  return found;
}

static void
join_pieces (Sheet *sheet, AdduceForeignClaim *claim)
{
  for (guint i = 1; i < claim->pieces->len;)
    {
      AdduceForeignPiece *before = &g_array_index (claim->pieces, AdduceForeignPiece, i - 1);
      AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);

      if (!is_cut (sheet, before->end, piece->start))
        {
          i++;
          continue;
        }
      if (before->quote != NULL && piece->quote != NULL)
        {
          char *joined = g_strconcat (before->quote, "\n", piece->quote, NULL);

          g_free (before->quote);
          before->quote = joined;
        }
      before->end = piece->end;
      g_array_remove_index (claim->pieces, i);
    }
}

/* The words of all pieces, parted by blanks, to each its own. */
static void
divide_words (AdduceForeignClaim *claim, const char *words)
{
  glong left = g_utf8_strlen (words, -1);
  const char *at = words;

  if (*words == '\0')
    return;
  for (guint i = 0; i < claim->pieces->len; i++)
    {
      AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);
      glong size = (glong) (piece->end - piece->start);
      gboolean is_last = i + 1 == claim->pieces->len;

      /* Where they don't fit, the first piece has them all, to be looked for. */
      if (size > left || (is_last && size != left))
        {
          for (guint k = 0; k <= i; k++)
            g_clear_pointer (&g_array_index (claim->pieces, AdduceForeignPiece, k).quote, g_free);
          if (claim->pieces->len == 1)
            piece->quote = g_strdup (words);
          return;
        }
      piece->quote = g_strndup (at, (gsize) (g_utf8_offset_to_pointer (at, size) - at));
      at = g_utf8_offset_to_pointer (at, size);
      left -= size;
      if (!is_last && left > 0)
        {
          at = g_utf8_next_char (at);
          left--;
        }
    }
}

static gboolean
read_bound (Sheet *sheet, char **parts, guint line, GError **error)
{
  g_autofree char *place = adduce_foreign_line (line);
  const char *space = strchr (parts[1], ' ');
  g_autofree char *type = space != NULL ? g_strndup (parts[1], (gsize) (space - parts[1])) : NULL;
  AdduceForeignClaim *claim;

  if (space == NULL)
    return refuse (line, _("a text-bound annotation needs a type and places, like “T1 → Claim 10 17 → words”"), error);
  claim = adduce_foreign_add_claim (sheet->foreign, sheet->document, place);
  claim->id = g_strdup (parts[0]);
  claim->coder = g_strdup (sheet->coder);
  if (!add_places (claim, space + 1))
    return refuse (line, _("its places can’t be read; they are like “10 17” or “10 13;15 18”"), error);
  divide_words (claim, parts[2] != NULL ? parts[2] : "");
  join_pieces (sheet, claim);
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, type, NULL);
  if (g_hash_table_contains (sheet->by_id, parts[0]))
    adduce_foreign_complain (sheet->foreign, sheet->input->name, place,
                             _("the id was there before; what is said of it is taken to be said of the first"));
  else
    g_hash_table_insert (sheet->by_id, g_strdup (parts[0]), claim);
  if (parts[2] != NULL)
    g_hash_table_insert (sheet->words, g_strdup (parts[0]), g_strdup (parts[2]));
  return TRUE;
}

static void
add_attribute (Sheet *sheet, AdduceForeignClaim *claim, const char *name, const char *value)
{
  g_autofree char *key = g_strconcat (name, "\n", value, NULL);
  const char *label = sheet->codes != NULL && value != NULL ? g_hash_table_lookup (sheet->codes, key) : NULL;

  if (value == NULL)
    adduce_foreign_claim_add_field (claim, name, "true", NULL);
  else
    adduce_foreign_claim_add_field (claim, name, label != NULL && *label != '\0' ? label : value,
                                    sheet->codes != NULL && label != NULL ? value : NULL);
}

static void
read_note (Sheet *sheet, AdduceForeignClaim *claim, const char *type, const char *words)
{
  if (g_str_equal (type, "ClaimId") && sheet->codes != NULL)
    {
      g_free (claim->id);
      claim->id = g_strdup (words);
    }
  else if (g_str_equal (type, "AnnotatorNotes"))
    adduce_foreign_claim_add_note (claim, words);
  else
    adduce_foreign_claim_add_field (claim, type, words, NULL);
}

/* A role and what plays it: "Arg1:T2" → its words, else the id; (transfer full). */
static char *
describe_role (Sheet *sheet, const char *role)
{
  const char *colon = strchr (role, ':');
  const char *words = colon != NULL ? g_hash_table_lookup (sheet->words, colon + 1) : NULL;

  if (words == NULL)
    return g_strdup (role);
  return g_strdup_printf ("%.*s: %s", (int) (colon - role), role, words);
}

/* "TYPE Arg1:T1 Arg2:T2" or "TYPE:T1 Role:T2": a field of the first of them, with the others as its value. */
static gboolean
read_relation (Sheet *sheet, const char *body)
{
  g_auto (GStrv) words = g_strsplit (body, " ", -1);
  gboolean is_event = words[0] != NULL && strchr (words[0], ':') != NULL;
  const char *of = words[0] != NULL ? strchr (is_event ? words[0] : words[1] != NULL ? words[1] : "", ':') : NULL;
  AdduceForeignClaim *claim = of != NULL ? g_hash_table_lookup (sheet->by_id, of + 1) : NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *type = NULL;

  if (claim == NULL)
    return FALSE;
  type = g_strndup (words[0], strcspn (words[0], ":"));
  for (guint i = is_event ? 1 : 2; words[i] != NULL; i++)
    {
      g_autofree char *role = describe_role (sheet, words[i]);

      g_string_append_printf (value, "%s%s", value->len > 0 ? "; " : "", role);
    }
  adduce_foreign_claim_add_field (claim, type, value->len > 0 ? value->str : "true", NULL);
  return TRUE;
}

/* "Alias T1 T2": what is the same is a field of the first. */
static gboolean
read_equivalence (Sheet *sheet, const char *body)
{
  g_auto (GStrv) words = g_strsplit (body, " ", -1);
  AdduceForeignClaim *claim
    = words[0] != NULL && words[1] != NULL ? g_hash_table_lookup (sheet->by_id, words[1]) : NULL;

  if (claim == NULL)
    return FALSE;
  for (guint i = 2; words[i] != NULL; i++)
    {
      const char *same = g_hash_table_lookup (sheet->words, words[i]);

      adduce_foreign_claim_add_field (claim, words[0], same != NULL ? same : words[i], NULL);
    }
  return TRUE;
}

/* A line about another: FALSE where that is not there. */
static gboolean
read_about (Sheet *sheet, char **parts)
{
  g_auto (GStrv) words = g_strsplit (parts[1], " ", 3);
  AdduceForeignClaim *claim
    = words[0] != NULL && words[1] != NULL ? g_hash_table_lookup (sheet->by_id, words[1]) : NULL;

  switch (*parts[0])
    {
    case 'A':
    case 'M':
      if (claim != NULL)
        add_attribute (sheet, claim, words[0], words[2]);
      return claim != NULL;
    case '#':
      if (claim != NULL)
        read_note (sheet, claim, words[0], parts[2] != NULL ? parts[2] : "");
      return claim != NULL;
    case 'N':
      if (claim != NULL)
        adduce_foreign_claim_add_field (claim, words[0], words[2], NULL);
      return claim != NULL;
    case '*':
      return read_equivalence (sheet, parts[1]);
    default:
      return read_relation (sheet, parts[1]);
    }
}

/* An event is its trigger, and a relation the first that it joins, for those that speak of them. */
static void
note_relation (Sheet *sheet, char **parts)
{
  const char *colon = strchr (parts[1], ':');
  g_autofree char *first = colon != NULL ? g_strndup (colon + 1, strcspn (colon + 1, " ")) : NULL;
  AdduceForeignClaim *claim = first != NULL ? g_hash_table_lookup (sheet->by_id, first) : NULL;

  if (claim != NULL && !g_hash_table_contains (sheet->by_id, parts[0]))
    g_hash_table_insert (sheet->by_id, g_strdup (parts[0]), claim);
}

static gboolean
read_entry (Sheet *sheet, const char *entry, guint line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (entry, "\t", 3);

  if (*entry == 'T')
    return read_bound (sheet, parts, line, error);
  g_ptr_array_add (sheet->later, g_strdup_printf ("%u\t%s", line, entry));
  return TRUE;
}

static void
read_later (Sheet *sheet)
{
  for (guint i = 0; i < sheet->later->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sheet->later->pdata[i], "\t", 4);

      if (*parts[1] == 'E' || *parts[1] == 'R')
        note_relation (sheet, parts + 1);
    }
  for (guint i = 0; i < sheet->later->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sheet->later->pdata[i], "\t", 4);
      g_autofree char *place = adduce_foreign_line ((guint) g_ascii_strtoull (parts[0], NULL, 10));

      if (!read_about (sheet, parts + 1))
        adduce_foreign_complain (sheet->foreign, sheet->input->name, place,
                                 _("what it is about is not in the file; the line was left out"));
    }
}

static gboolean
read_lines (Sheet *sheet, const char *ann, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (ann, "\n", -1);
  g_autoptr (GString) entry = g_string_new (NULL);
  guint first = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n = strlen (lines[i]);

      if (n > 0 && lines[i][n - 1] == '\r')
        lines[i][n - 1] = '\0';
      if (begins_entry (lines[i]))
        {
          if (entry->len > 0 && !read_entry (sheet, entry->str, first, error))
            return FALSE;
          g_string_assign (entry, lines[i]);
          first = i + 1;
        }
      else if (*lines[i] != '\0' && entry->len > 0)
        g_string_append_printf (entry, " %s", lines[i]);
      else if (*lines[i] != '\0')
        return refuse (i + 1, _("no annotation of brat begins like this"), error);
    }
  if (entry->len > 0 && !read_entry (sheet, entry->str, first, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  read_later (sheet);
  return TRUE;
}

static gboolean
open_document (Sheet *sheet, GError **error)
{
  g_autofree char *name = adduce_foreign_input_rename (sheet->input, ".txt");
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GBytes) bytes = adduce_foreign_input_load (sheet->input, base, NULL);
  g_autofree char *text = NULL;
  const char *article = name;

  if (bytes != NULL)
    {
      text = adduce_foreign_dup_utf8 (bytes, error);
      if (text == NULL)
        {
          g_prefix_error (error, "%s: ", base);
          return FALSE;
        }
    }
  find_codes (sheet);
  if (sheet->coder != NULL)
    article = name + strlen (sheet->coder) + 1;
  sheet->document = adduce_foreign_add_document (sheet->foreign, article, text,
                                                 bytes != NULL ? name : sheet->input->name, bytes);
  mark_text (sheet);
  return TRUE;
}

static gboolean
brat_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autofree char *ann = adduce_foreign_input_dup_text (input, error);
  Sheet sheet = { .input = input, .foreign = foreign };
  gboolean fine;

  if (ann == NULL)
    return FALSE;
  sheet.by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sheet.later = g_ptr_array_new_with_free_func (g_free);
  fine = open_document (&sheet, error) && read_lines (&sheet, ann, cancellable, error);
  g_hash_table_unref (sheet.by_id);
  g_hash_table_unref (sheet.words);
  g_ptr_array_unref (sheet.later);
  g_clear_pointer (&sheet.codes, g_hash_table_unref);
  g_clear_pointer (&sheet.marks, g_array_unref);
  g_free (sheet.coder);
  return fine;
}

const AdduceForeignReader adduce_foreign_brat = {
  .format = {
    .id = "brat",
    .label = N_("brat Standoff"),
    .checked_with = "Adduce, brat",
  },
  .companions = "annotation.conf;visual.conf;tools.conf;kb_shortcuts.conf;codes.csv;*.losses.csv",
  .sniff = brat_sniff,
  .read = brat_read,
};
