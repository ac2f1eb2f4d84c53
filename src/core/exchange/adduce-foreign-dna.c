/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Databases of the Discourse Network Analyzer (.dna), versions 2 and 3: documents, statements with their variables,
 * what is known of entities, coders.
 *
 * The file is copied into memory and only read; nothing that stands in it is run: tables that are views or virtual are
 * not taken for tables. A statement is a claim, its variables are fields, agreement is the stance. Places count UTF-16
 * with a line end as one, as Swing's documents do.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-reader.h"
#include "exchange/adduce-foreign-relate.h"
#include "text/adduce-text.h"

#define MAGIC "SQLite format 3"
#define HEADER_BYTES 100

/* In the header: 1 is a journal of its own, 2 a log beside, which is not there. */
#define WRITE_VERSION 18
#define READ_VERSION 19

/* SQLite's instructions between two looks at the cancellable. */
#define PROGRESS_STEPS 20000

typedef struct {
  char *name;
  char *type; /* "short text" … */
} Variable;

/* One file while it is read. */
typedef struct {
  sqlite3 *db;
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  GCancellable *cancellable;
  gboolean is_third;     /* else version 2 */
  gboolean many_types;   /* statements are of several types */
  GHashTable *coders;    /* id → name */
  GHashTable *types;     /* id → name */
  GHashTable *variables; /* id → Variable */
  GHashTable *documents; /* id → AdduceForeignDocument */
  GHashTable *names;     /* of documents */
  GHashTable *claims;    /* id of a statement → claim */
  AdduceForeignRelations *relations;
  guint n_dangling;
} State;

static guint
dna_sniff (const AdduceForeignInput *input)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);

  if (n < HEADER_BYTES || memcmp (data, MAGIC, sizeof MAGIC) != 0)
    return 0;
  return adduce_foreign_input_has_ending (input, "dna") || adduce_foreign_input_mentions (input, "STATEMENTTYPES", n)
           ? ADDUCE_FOREIGN_CERTAIN
           : 0;
}

static void
variable_free (gpointer data)
{
  Variable *variable = data;

  g_free (variable->name);
  g_free (variable->type);
  g_free (variable);
}

/* --- rows --- */

static gboolean
set_error (State *self, const char *table, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (sqlite3_errcode (self->db) == SQLITE_ERROR)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                 /* translators: the name of a table, and what is wrong with it */
                 _("its table %s is not as DNA makes it: %s"), table, sqlite3_errmsg (self->db));
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the database is damaged at its table %s: %s"), table,
                 sqlite3_errmsg (self->db));
  return FALSE;
}

typedef void (*RowFunc) (State *self, sqlite3_stmt *row);

static gboolean
each_row (State *self, const char *table, const char *sql, RowFunc func, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        func (self, statement);
    }
  if (code == SQLITE_DONE)
    {
      sqlite3_finalize (statement);
      return TRUE;
    }
  set_error (self, table, error);
  sqlite3_finalize (statement);
  return FALSE;
}

/* (transfer full): never NULL. */
static char *
dup_text (sqlite3_stmt *row, int column)
{
  const unsigned char *text = sqlite3_column_text (row, column);

  return text != NULL ? g_utf8_make_valid ((const char *) text, -1) : g_strdup ("");
}

static gpointer
look_up (GHashTable *table, sqlite3_stmt *row, int column)
{
  gint64 id = sqlite3_column_int64 (row, column);

  return g_hash_table_lookup (table, &id);
}

static void
put (GHashTable *table, sqlite3_stmt *row, int column, gpointer value)
{
  gint64 *id = g_new (gint64, 1);

  *id = sqlite3_column_int64 (row, column);
  g_hash_table_replace (table, id, value);
}

/* A table of its own, not a view or something that a module makes up. */
static gboolean
has_table (State *self, const char *name)
{
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;

  if (sqlite3_prepare_v2 (self->db,
                          "SELECT 1 FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name = ?1 COLLATE "
                          "NOCASE",
                          -1, &statement, NULL)
        == SQLITE_OK
      && sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC) == SQLITE_OK)
    found = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  return found;
}

static void
complain (State *self, sqlite3_stmt *row, int column, const char *problem)
{
  /* translators: a number of a statement in a database */
  g_autofree char *place
    = g_strdup_printf (_("statement %" G_GINT64_FORMAT), (gint64) sqlite3_column_int64 (row, column));

  adduce_foreign_complain (self->foreign, self->input->name, place, problem);
}

/* --- coders, types, variables --- */

static void
take_coder (State *self, sqlite3_stmt *row)
{
  put (self->coders, row, 0, dup_text (row, 1));
}

static void
take_type (State *self, sqlite3_stmt *row)
{
  put (self->types, row, 0, dup_text (row, 1));
}

static void
take_variable (State *self, sqlite3_stmt *row)
{
  Variable *variable = g_new0 (Variable, 1);

  variable->name = dup_text (row, 1);
  variable->type = dup_text (row, 2);
  put (self->variables, row, 0, variable);
}

static void
take_count (State *self, sqlite3_stmt *row)
{
  self->many_types = sqlite3_column_int64 (row, 0) > 1;
}

/* --- documents --- */

/* Swing counts a line end as one. */
static char *
dup_document_text (sqlite3_stmt *row, int column)
{
  g_autofree char *text = dup_text (row, column);
  GString *lf = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\r')
      g_string_append_c (lf, *at);
    else if (at[1] != '\n')
      g_string_append_c (lf, '\n');
  return g_string_free (lf, FALSE);
}

/* Seconds, in version 2 milliseconds, that are a clock's time without a zone. */
static void
add_date (State *self, AdduceForeignDocument *document, sqlite3_stmt *row, int column)
{
  gint64 number = sqlite3_column_int64 (row, column);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL, *hour = NULL;

  if (sqlite3_column_type (row, column) != SQLITE_INTEGER)
    return;
  time = g_date_time_new_from_unix_utc (self->is_third ? number : number / 1000);
  if (time == NULL)
    return;
  day = g_date_time_format (time, "%Y-%m-%d");
  hour = g_date_time_format (time, "%H:%M:%S");
  adduce_foreign_document_add_field (document, "date", day);
  if (strcmp (hour, "00:00:00") != 0)
    adduce_foreign_document_add_field (document, "time", hour);
}

/* A title is no path, and there may be several of the same. */
static char *
make_name (State *self, sqlite3_stmt *row, const char *title)
{
  g_autofree char *plain = g_strstrip (g_strdelimit (g_strdup (title), "/\\\n\t", '-'));
  char *name = g_strconcat (*plain != '\0' ? plain : "document", ".txt", NULL);

  if (!g_hash_table_add (self->names, g_strdup (name)))
    {
      g_free (name);
      name = g_strdup_printf ("%s (%" G_GINT64_FORMAT ").txt", plain, (gint64) sqlite3_column_int64 (row, 0));
    }
  return name;
}

static void
take_document (State *self, sqlite3_stmt *row)
{
  static const char *const keys[] = { "author", "outlet", "section", "note", "type" };
  g_autofree char *title = dup_text (row, 1);
  g_autofree char *text = dup_document_text (row, 2);
  g_autofree char *name = make_name (self, row, title);
  const char *coder = look_up (self->coders, row, 3);
  AdduceForeignDocument *document;

  if (strlen (text) > ADDUCE_TEXT_MAX_BYTES)
    {
      adduce_foreign_complain (self->foreign, self->input->name, name,
                               _("its text is larger than 16 MiB, so what is coded in it is not read"));
      return;
    }
  document = adduce_foreign_add_document (self->foreign, name, text, self->input->name, NULL);
  document->unit = ADDUCE_FOREIGN_UTF16;
  adduce_foreign_document_add_field (document, "headline", title);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = dup_text (row, 4 + (int) i);

      adduce_foreign_document_add_field (document, keys[i], value);
    }
  add_date (self, document, row, 9);
  adduce_foreign_document_add_field (document, "added_by", coder);
  put (self->documents, row, 0, document);
}

/* --- statements --- */

static void
take_statement (State *self, sqlite3_stmt *row)
{
  AdduceForeignDocument *document = look_up (self->documents, row, 2);
  const char *type = look_up (self->types, row, 1), *coder = look_up (self->coders, row, 5);
  gint64 start = sqlite3_column_int64 (row, 3), end = sqlite3_column_int64 (row, 4);
  AdduceForeignClaim *claim;
  g_autofree char *place = NULL;

  if (document == NULL)
    {
      complain (self, row, 0, _("its document is not there, so it is not read"));
      return;
    }
  if (sqlite3_column_type (row, 3) != SQLITE_INTEGER || sqlite3_column_type (row, 4) != SQLITE_INTEGER || start < 0
      || start >= end)
    {
      complain (self, row, 0, _("it has no place (two whole numbers from 0 on, the first the smaller one), so it is "
                                "not "
                                "read"));
      return;
    }
  place = g_strdup_printf (_("statement %" G_GINT64_FORMAT), (gint64) sqlite3_column_int64 (row, 0));
  claim = adduce_foreign_add_claim (self->foreign, document, place);
  claim->id = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, 0));
  claim->coder = g_strdup (coder);
  adduce_foreign_claim_add_piece (claim, (guint64) start, (guint64) end, NULL);
  if (self->many_types)
    adduce_foreign_claim_add_field (claim, "statement type", type, NULL);
  put (self->claims, row, 0, claim);
}

/* What a statement says of a variable; of agreement it is the stance's own values. */
static void
take_value (State *self, sqlite3_stmt *row)
{
  AdduceForeignClaim *claim = look_up (self->claims, row, 0);
  const Variable *variable = look_up (self->variables, row, 1);
  gint64 number = sqlite3_column_int64 (row, 2);
  g_autofree char *word = dup_text (row, 2);

  if (claim == NULL || variable == NULL || *variable->name == '\0')
    self->n_dangling++;
  else if (strcmp (variable->type, "boolean") == 0 && g_ascii_strcasecmp (variable->name, "agreement") == 0)
    adduce_foreign_claim_add_field (claim, variable->name, number != 0 ? "support" : "oppose",
                                    number != 0 ? "support" : "oppose");
  else if (strcmp (variable->type, "boolean") == 0)
    adduce_foreign_claim_add_field (claim, variable->name, number != 0 ? "yes" : "no", NULL);
  else
    adduce_foreign_claim_add_field (claim, variable->name, word, NULL);
}

static void
take_link (State *self, sqlite3_stmt *row)
{
  AdduceForeignClaim *from = look_up (self->claims, row, 0), *to = look_up (self->claims, row, 1);

  if (from == NULL || to == NULL)
    self->n_dangling++;
  else
    adduce_foreign_relations_add (self->relations, from, "link", to);
}

/* --- entities --- */

static AdduceForeignEntity *
find_entity (State *self, sqlite3_stmt *row)
{
  g_autofree char *key = dup_text (row, 0), *name = dup_text (row, 1);

  return *key != '\0' && *g_strstrip (name) != '\0' ? adduce_foreign_add_entity (self->foreign, key, name) : NULL;
}

/* Variable, value, colour, what it belongs to; in version 2 also type, alias and notes. */
static void
take_entity (State *self, sqlite3_stmt *row)
{
  static const char *const keys[] = { "child of", "Type", "Alias", "Notes" };
  AdduceForeignEntity *entity = find_entity (self, row);
  guint rgb[3];

  if (entity == NULL)
    return;
  for (guint i = 0; i < 3; i++)
    rgb[i] = (guint) CLAMP (sqlite3_column_int (row, 2 + (int) i), 0, 255);
  if (rgb[0] + rgb[1] + rgb[2] > 0)
    {
      g_autofree char *color = g_strdup_printf ("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);

      adduce_foreign_entity_add_field (entity, "color", color);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys) && 5 + (int) i < sqlite3_column_count (row); i++)
    {
      g_autofree char *value = dup_text (row, 5 + (int) i);

      adduce_foreign_entity_add_field (entity, keys[i], value);
    }
}

static void
take_attribute (State *self, sqlite3_stmt *row)
{
  AdduceForeignEntity *entity = find_entity (self, row);
  g_autofree char *key = dup_text (row, 2), *value = dup_text (row, 3);

  if (entity != NULL && *key != '\0')
    adduce_foreign_entity_add_field (entity, key, value);
}

/* --- the file --- */

/* What is asked, in this order. */
typedef struct {
  const char *table;
  const char *sql;
  RowFunc func;
  enum { ALWAYS, SECOND, THIRD } when;
  gboolean optional;
} Query;

static const Query queries[] = {
  { "CODERS", "SELECT ID, Name FROM CODERS", take_coder, ALWAYS, FALSE },
  { "STATEMENTTYPES", "SELECT ID, Label FROM STATEMENTTYPES", take_type, ALWAYS, FALSE },
  { "VARIABLES", "SELECT ID, Variable, DataType FROM VARIABLES", take_variable, ALWAYS, FALSE },
  { "STATEMENTS", "SELECT count (DISTINCT StatementTypeId) FROM STATEMENTS", take_count, ALWAYS, FALSE },
  { "DOCUMENTS",
    "SELECT ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS ORDER BY ID",
    take_document, ALWAYS, FALSE },
  { "STATEMENTS", "SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS ORDER BY ID",
    take_statement, ALWAYS, FALSE },
  { "DATASHORTTEXT",
    "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d LEFT JOIN ENTITIES e ON e.ID = d.Entity"
    " ORDER BY d.ID",
    take_value, THIRD, FALSE },
  { "DATASHORTTEXT", "SELECT StatementId, VariableId, Value FROM DATASHORTTEXT ORDER BY ID", take_value, SECOND,
    FALSE },
  { "DATALONGTEXT", "SELECT StatementId, VariableId, Value FROM DATALONGTEXT ORDER BY ID", take_value, ALWAYS, TRUE },
  { "DATABOOLEAN", "SELECT StatementId, VariableId, Value FROM DATABOOLEAN ORDER BY ID", take_value, ALWAYS, TRUE },
  { "DATAINTEGER", "SELECT StatementId, VariableId, Value FROM DATAINTEGER ORDER BY ID", take_value, ALWAYS, TRUE },
  { "STATEMENTLINKS", "SELECT SourceId, TargetId FROM STATEMENTLINKS ORDER BY ID", take_link, SECOND, TRUE },
  { "ENTITIES",
    "SELECT v.Variable, e.Value, e.Red, e.Green, e.Blue, p.Value FROM ENTITIES e JOIN VARIABLES v ON v.ID = "
    "e.VariableId"
    " LEFT JOIN ENTITIES p ON p.ID = e.ChildOf ORDER BY e.ID",
    take_entity, THIRD, FALSE },
  { "ATTRIBUTEVALUES",
    "SELECT v.Variable, e.Value, a.AttributeVariable, t.AttributeValue FROM ATTRIBUTEVALUES t"
    " JOIN ATTRIBUTEVARIABLES a ON a.ID = t.AttributeVariableId JOIN ENTITIES e ON e.ID = t.EntityId"
    " JOIN VARIABLES v ON v.ID = e.VariableId ORDER BY t.ID",
    take_attribute, THIRD, TRUE },
  { "ATTRIBUTES",
    "SELECT v.Variable, a.Value, a.Red, a.Green, a.Blue, a.ChildOf, a.Type, a.Alias, a.Notes FROM ATTRIBUTES a"
    " JOIN VARIABLES v ON v.ID = a.VariableId ORDER BY a.ID",
    take_entity, SECOND, TRUE },
};

static gboolean
ask (State *self, GError **error)
{
  self->is_third = has_table (self, "ENTITIES");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      const Query *query = &queries[i];

      if (query->when == (self->is_third ? SECOND : THIRD))
        continue;
      if (!has_table (self, query->table))
        {
          if (query->optional)
            continue;
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       _("this is no database of DNA 2 or 3: it has no table %s"), query->table);
          return FALSE;
        }
      if (!each_row (self, query->table, query->sql, query->func, error))
        return FALSE;
    }
  return TRUE;
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/* (nullable): the bytes as a database that can't be changed. */
static sqlite3 *
open_bytes (const AdduceForeignInput *input, GError **error)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);
  unsigned char *copy;
  sqlite3 *db = NULL;

  if (n < HEADER_BYTES || memcmp (data, MAGIC, sizeof MAGIC) != 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("this is no database of DNA, which is a file of SQLite"));
      return NULL;
    }
  copy = sqlite3_malloc64 (n);
  if (copy == NULL || sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      sqlite3_free (copy);
      sqlite3_close (db);
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("there is not enough memory for it"));
      return NULL;
    }
  memcpy (copy, data, n);
  copy[WRITE_VERSION] = copy[READ_VERSION] = 1;
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, ADDUCE_FOREIGN_MAX_BYTES);
  sqlite3_exec (db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  if (sqlite3_deserialize (db, "main", copy, (sqlite3_int64) n, (sqlite3_int64) n,
                           SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE)
      == SQLITE_OK)
    return db;
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the database is damaged: %s"), sqlite3_errmsg (db));
  sqlite3_close (db);
  return NULL;
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
tell_dangling (State *self)
{
  g_autofree char *problem = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u value is not read, as its statement or variable is not there or was not read",
                 "%u values are not read, as their statements or variables are not there or were not read",
                 self->n_dangling),
    self->n_dangling);

  if (self->n_dangling > 0)
    adduce_foreign_complain (self->foreign, self->input->name, NULL, problem);
}

static gboolean
dna_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  State self = { .db = open_bytes (input, error), .input = input, .foreign = foreign, .cancellable = cancellable };
  gboolean fine;

  if (self.db == NULL)
    return FALSE;
  if (cancellable != NULL)
    sqlite3_progress_handler (self.db, PROGRESS_STEPS, progress_cb, cancellable);
  self.coders = new_table (g_free);
  self.types = new_table (g_free);
  self.variables = new_table (variable_free);
  self.documents = new_table (NULL);
  self.claims = new_table (NULL);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.relations = adduce_foreign_relations_new ();
  fine = ask (&self, error);
  if (fine)
    tell_dangling (&self);
  adduce_foreign_relations_free (self.relations);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.claims);
  g_hash_table_unref (self.documents);
  g_hash_table_unref (self.variables);
  g_hash_table_unref (self.types);
  g_hash_table_unref (self.coders);
  sqlite3_close (self.db);
  return fine;
}

const AdduceForeignReader adduce_foreign_dna = {
  .format = {
    .id = "dna",
    .label = N_("Discourse Network Analyzer (database)"),
    .checked_with = "databases with the tables of DNA 2 and 3",
  },
  .sniff = dna_sniff,
  .read = dna_read,
};
