/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Databases of the Discourse Network Analyzer, made here by the tables that its versions 2 and 3 make. Times and places
 * are worked by hand.
 */
#include "foreign-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* What both versions have. The text: an emoji is two units of UTF-16, a line end one. */
#define BOTH                                                                                                          \
  "CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT);"                                                    \
  "CREATE TABLE CODERS (ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER);"       \
  "CREATE TABLE DOCUMENTS (ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,"       \
  " Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);"                                                 \
  "CREATE TABLE STATEMENTTYPES (ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER,"             \
  " Blue INTEGER);"                                                                                                   \
  "CREATE TABLE VARIABLES (ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);"  \
  "CREATE TABLE STATEMENTS (ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,"            \
  " Start INTEGER, Stop INTEGER, Coder INTEGER);"                                                                     \
  "CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,"               \
  " Value INTEGER);"                                                                                                  \
  "CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,"               \
  " Value INTEGER);"                                                                                                  \
  "CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER, Value TEXT);" \
  "INSERT INTO CODERS VALUES (1, 'Admin', 255, 255, 0), (2, 'Ann', 0, 0, 255);"                                       \
  "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 1, 2, 3), (2, 'Annotation', 4, 5, 6);"                      \
  "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'concept', 'short text', 1),"                     \
  " (3, 'agreement', 'boolean', 1), (4, 'quoted', 'boolean', 1), (5, 'weight', 'integer', 1),"                        \
  " (6, 'note', 'long text', 2);"                                                                                     \
  "INSERT INTO STATEMENTS VALUES (1, 1, 1, 3, 9, 2), (2, 2, 1, 10, 13, 1), (3, 1, 9, 0, 3, 1), (4, 1, 1, 5, 5, 1),"   \
  " (5, 1, 1, -2, 5, 1);"                                                                                             \
  "INSERT INTO DATABOOLEAN VALUES (1, 1, 3, 0), (2, 1, 4, 1), (3, 7, 3, 1);"                                          \
  "INSERT INTO DATAINTEGER VALUES (1, 1, 5, -3);"                                                                     \
  "INSERT INTO DATALONGTEXT VALUES (1, 2, 6, 'look');"

/* 1930367167 is 2031-03-04 05:06:07 UTC, 1930348800 its midnight. */
#define THIRD                                                                                                         \
  BOTH "CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER, Value TEXT, Red INTEGER,"         \
       " Green INTEGER, Blue INTEGER, ChildOf INTEGER);"                                                              \
       "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,"        \
       " Entity INTEGER);"                                                                                            \
       "CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER,"                        \
       " AttributeVariable TEXT);"                                                                                    \
       "CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER,"                             \
       " AttributeVariableId INTEGER, AttributeValue TEXT);"                                                          \
       "INSERT INTO DOCUMENTS VALUES (1, 'A/B', '\xf0\x9f\x98\x80 No tax' || char (13, 10) || 'Yes', 1, 'Lee',"       \
       " 'Post', 'p. 1', '', 'news', 1930367167), (2, 'A/B', 'Other', 1, '', '', '', '', '', 1930348800);"            \
       "INSERT INTO ENTITIES VALUES (1, 1, '', 0, 0, 0, NULL), (2, 1, 'Ines', 255, 153, 0, NULL),"                    \
       " (3, 1, 'Ines O.', 0, 0, 0, 2), (4, 2, 'Tax', 0, 0, 0, NULL);"                                                \
       "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 3), (2, 1, 2, 4), (3, 2, 1, 1);"                                   \
       "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias');"                                       \
       "INSERT INTO ATTRIBUTEVALUES VALUES (1, 3, 1, 'Mayor'), (2, 3, 2, ''), (3, 2, 1, 'Person');"

/* Times in milliseconds, words instead of entities, links. */
#define SECOND                                                                                                        \
  BOTH "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,"        \
       " StatementTypeId INTEGER, Value TEXT);"                                                                       \
       "CREATE TABLE ATTRIBUTES (ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER, Value TEXT, Red INTEGER,"       \
       " Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT);"                              \
       "CREATE TABLE STATEMENTLINKS (ID INTEGER PRIMARY KEY NOT NULL, SourceId INTEGER, TargetId INTEGER);"           \
       "INSERT INTO DOCUMENTS VALUES (1, 'A', '\xf0\x9f\x98\x80 No tax' || char (10) || 'Yes', 1, '', '', '', '',"    \
       " '', 1930367167000);"                                                                                         \
       "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1, 'Ines'), (2, 1, 2, 1, 'Tax');"                                  \
       "INSERT INTO ATTRIBUTES VALUES (1, 1, 'Ines', 255, 0, 0, 'Mayor', '', 'of the town', '');"                     \
       "INSERT INTO STATEMENTLINKS VALUES (1, 1, 2);"

/* (transfer full): the file of a database. */
static GBytes *
make_database (const char *sql)
{
  g_autofree char *folder = g_dir_make_tmp ("adduce-dna-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dna", NULL);
  g_autofree char *message = NULL;
  char *data = NULL;
  gsize n = 0;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &data, &n, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return g_bytes_new_take (data, n);
}

static void
assert_database (const char *sql, const char *expected, const char *documents)
{
  g_autoptr (GBytes) bytes = make_database (sql);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read_bytes (bytes, "a.dna", NULL, NULL, NULL, &error);
  g_autofree char *found = NULL, *found_documents = NULL;

  g_assert_no_error (error);
  found = foreign_describe (foreign);
  g_assert_cmpstr (found, ==, expected);
  found_documents = foreign_describe_documents (foreign);
  g_assert_cmpstr (found_documents, ==, documents);
}

static void
test_third (void)
{
  assert_database (
    THIRD,
    "A-B.txt: 3-9<No tax> statement type=DNA Statement person=Ines O. concept=Tax agreement=oppose(oppose) quoted=yes "
    "weight=-3 by Ann (statement 1)\n"
    "A-B.txt: 10-13<Yes> statement type=Annotation note=look by Admin (statement 2)\n"
    "person Ines: color=#ff9900 Type=Person\n"
    "person Ines O.: child of=Ines Type=Mayor\n"
    "concept Tax:\n"
    "! a.dna: statement 3: its document is not there, so it is not read\n"
    "! a.dna: statement 4: it has no place (two whole numbers from 0 on, the first the smaller one), so it is not "
    "read\n"
    "! a.dna: statement 5: it has no place (two whole numbers from 0 on, the first the smaller one), so it is not "
    "read\n"
    "! a.dna: 1 value is not read, as its statement or variable is not there or was not read\n",
    "A-B.txt: headline=A/B author=Lee outlet=Post section=p. 1 type=news date=2031-03-04 time=05:06:07 added_by=Admin\n"
    "A-B (2).txt: headline=A/B date=2031-03-04 added_by=Admin\n");
}

static void
test_second (void)
{
  assert_database (
    SECOND,
    "A.txt: 3-9<No tax> statement type=DNA Statement person=Ines concept=Tax agreement=oppose(oppose) quoted=yes "
    "weight=-3 link=Yes by Ann (statement 1)\n"
    "A.txt: 10-13<Yes> statement type=Annotation note=look by Admin (statement 2)\n"
    "person Ines: color=#ff0000 Type=Mayor Notes=of the town\n"
    "! a.dna: statement 3: its document is not there, so it is not read\n"
    "! a.dna: statement 4: it has no place (two whole numbers from 0 on, the first the smaller one), so it is not "
    "read\n"
    "! a.dna: statement 5: it has no place (two whole numbers from 0 on, the first the smaller one), so it is not "
    "read\n"
    "! a.dna: 1 value is not read, as its statement or variable is not there or was not read\n",
    "A.txt: headline=A date=2031-03-04 time=05:06:07 added_by=Admin\n");
}

static char *
refuse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read_bytes (bytes, "a.dna", NULL, "dna", NULL, &error);

  g_assert_null (foreign);
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

static void
assert_refused (const char *sql, const char *expected)
{
  g_autoptr (GBytes) bytes = make_database (sql);
  g_autofree char *message = refuse (bytes);

  g_assert_cmpstr (message, ==, expected);
}

/* A view in place of a table could say anything, for ever; it is not asked. */
static void
test_refused (void)
{
  g_autoptr (GBytes) whole = make_database (THIRD);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autofree char *message = refuse (half);

  g_assert_true (g_str_has_prefix (message, "a.dna: the database is damaged")
                 || g_str_has_prefix (message, "a.dna: this is no database of DNA 2 or 3: it has no table "));
  assert_refused ("CREATE TABLE X (a)", "a.dna: this is no database of DNA 2 or 3: it has no table CODERS");
  assert_refused (THIRD "DROP TABLE CODERS; CREATE VIEW CODERS AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i "
                        "FROM n) SELECT i AS ID, 'x' AS Name FROM n",
                  "a.dna: this is no database of DNA 2 or 3: it has no table CODERS");
  assert_refused (THIRD "ALTER TABLE DOCUMENTS DROP COLUMN Date",
                  "a.dna: its table DOCUMENTS is not as DNA makes it: no such column: Date");
  foreign_assert_refused ("no database", "a.dna", "dna", "a.dna: this is no database of DNA, which is a file of "
                                                         "SQLite");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-dna/third", test_third);
  g_test_add_func ("/foreign-dna/second", test_second);
  g_test_add_func ("/foreign-dna/refused", test_refused);
  return g_test_run ();
}
