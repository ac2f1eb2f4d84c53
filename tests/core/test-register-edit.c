/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing registers: what each act leaves in the file, that it can be taken back, and what is done when somebody
 * else writes the file meanwhile.
 */
#include "adduce.h"
#include "scratch.h"

typedef struct {
  char *folder;
  AdduceRegisterEditor *editor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = scratch_new ();
  fixture->editor = adduce_register_editor_new (fixture->folder, "speaker", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* A worker that has just answered may hold it for a moment more. */
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gpointer left = fixture->editor;

  g_object_add_weak_pointer (left, &left);
  g_object_unref (fixture->editor);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < end)
    g_usleep (500);
  g_assert_null (left);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

static AdduceRegister *
get_base (Fixture *fixture)
{
  return adduce_register_editor_get_register (fixture->editor);
}

/* The entry as the editor has it, else as claims would bring it along. */
static AdduceEntity *
get (Fixture *fixture, const char *id)
{
  AdduceEntity *entity = adduce_register_lookup (get_base (fixture), id);

  g_assert_nonnull (entity);
  return entity;
}

static char *
read_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "speakers.json", NULL);
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, NULL);
  return contents;
}

/* Takes the change. */
static char *
perform (AdduceRegisterEditor *editor, AdduceRegisterChange *change)
{
  g_autoptr (GError) error = NULL;
  char *message = NULL;

  g_assert_nonnull (change);
  adduce_register_editor_perform (editor, change, &message, &error);
  g_assert_no_error (error);
  g_object_unref (change);
  return message;
}

static void
perform_well (AdduceRegisterEditor *editor, AdduceRegisterChange *change)
{
  g_autofree char *message = perform (editor, change);

  g_assert_null (message);
}

static void
add (Fixture *fixture, const char *id, const char *name)
{
  g_autoptr (AdduceEntity) entity = adduce_entity_new (id, name);

  perform_well (fixture->editor, adduce_register_act_edit (entity, entity));
  if (adduce_register_lookup (get_base (fixture), id) == NULL)
    {
      AdduceRegisterChange *change = adduce_register_change_new ("Add");

      adduce_register_change_put (change, entity, entity);
      perform_well (fixture->editor, change);
    }
}

static void
set_value (Fixture *fixture, const char *id, const char *attribute, const char *value, const char *from,
           const char *to)
{
  AdduceEntityValue fresh = { attribute, value, from, to };
  AdduceEntity *entity = get (fixture, id);

  perform_well (fixture->editor, adduce_register_act_set_value (get_base (fixture), &entity, 1, &fresh, NULL));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  adduce_register_editor_undo (fixture->editor, NULL, &error);
  g_assert_no_error (error);
}

static char *
join_aliases (AdduceEntity *entity)
{
  return g_strjoinv ("|", (char **) adduce_entity_get_aliases (entity));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *aliases = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) expected = NULL;

  add (fixture, "mira", "Mira Kovac");
  before = read_file (fixture);
  perform_well (fixture->editor, adduce_register_act_rename (get (fixture, "mira"), "Mira Kovač", NULL));
  aliases = join_aliases (get (fixture, "mira"));
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "mira")), ==, "Mira Kovač");
  g_assert_cmpstr (aliases, ==, "Mira Kovac");
  g_assert_cmpuint (adduce_entity_get_revision (get (fixture, "mira")), ==, 2);
  g_assert_cmpstr (adduce_register_editor_get_undo_label (fixture->editor), ==, "Rename “Mira Kovac”");

  undo (fixture);
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "mira")), ==, "Mira Kovac");
  g_assert_null (adduce_entity_get_aliases (get (fixture, "mira"))[0]);
  /* taking back is a change, too: only the revision differs */
  after = read_file (fixture);
  expected = g_strsplit (before, "\"revision\": 1", 2);
  joined = g_strjoinv ("\"revision\": 3", expected);
  g_assert_cmpstr (after, ==, joined);

  g_assert_cmpstr (adduce_register_editor_get_redo_label (fixture->editor), ==, "Rename “Mira Kovac”");
  g_assert_true (adduce_register_editor_redo (fixture->editor, NULL, NULL));
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "mira")), ==, "Mira Kovač");
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceEntity) typed = adduce_entity_new ("m-kovac", "M. Kovač"); /* only claims have it */
  g_auto (GStrv) lines = NULL;
  g_autofree char *all = NULL;
  g_autofree char *aliases = NULL;
  AdduceRegisterChange *change;

  add (fixture, "mira", "Mira Kovač");
  add (fixture, "mayor", "The mayor");
  set_value (fixture, "mayor", "party", "Greens", "2031", NULL);
  set_value (fixture, "mayor", "country", "Norrland", NULL, NULL);
  set_value (fixture, "mira", "country", "Sorland", NULL, NULL);
  {
    AdduceEntity *mayor = get (fixture, "mayor");

    perform_well (fixture->editor, adduce_register_act_set_text (&mayor, 1, ADDUCE_ENTITY_KIND, "role"));
  }

  AdduceEntity *const sources[] = { typed, get (fixture, "mayor") };
  change = adduce_register_act_merge (get_base (fixture), get (fixture, "mira"), sources, 2, NULL);
  g_assert_cmpstr (adduce_register_change_get_label (change), ==, "Merge 2 entries into “Mira Kovač”");
  lines = adduce_register_change_describe (change, get_base (fixture));
  all = g_strjoinv ("\n", lines);
  g_assert_cmpstr (all, ==,
                   "Mira Kovač: Kind: Role\n"
                   "Mira Kovač: other name: M. Kovač\n"
                   "Mira Kovač: other name: The mayor\n"
                   "Mira Kovač: Party (2031 – …): Greens\n"
                   "M. Kovač: Merged into: Mira Kovač\n"
                   "The mayor: Merged into: Mira Kovač");
  g_autofree char *before = read_file (fixture);
  perform_well (fixture->editor, change);

  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "m-kovac"), ==, "mira");
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "mayor"), ==, "mira");
  aliases = join_aliases (get (fixture, "mira"));
  g_assert_cmpstr (aliases, ==, "M. Kovač|The mayor");
  /* what both have: the target's */
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "mira"), "country", NULL), ==, "Sorland");
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "mira"), "party", "2032-01-01"), ==, "Greens");

  undo (fixture);
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "mayor"), ==, "mayor");
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "m-kovac"), ==, "m-kovac");
  g_assert_null (adduce_register_lookup (get_base (fixture), "m-kovac"));
  g_assert_null (adduce_entity_get_text (get (fixture, "mira"), ADDUCE_ENTITY_KIND));
  g_assert_null (adduce_entity_lookup_value (get (fixture, "mira"), "party", "2032-01-01"));
  g_assert_true (adduce_register_editor_redo (fixture->editor, NULL, NULL));
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "m-kovac"), ==, "mira");
}

static void
test_unmerge (Fixture *fixture, gconstpointer data)
{
  add (fixture, "mira", "Mira Kovač");
  add (fixture, "mayor", "The mayor");
  AdduceEntity *source = get (fixture, "mayor");

  perform_well (fixture->editor,
                adduce_register_act_merge (get_base (fixture), get (fixture, "mira"), &source, 1, NULL));
  perform_well (fixture->editor,
                adduce_register_act_unmerge (get_base (fixture), get (fixture, "mayor"), NULL));
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "mayor"), ==, "mayor");
  g_assert_null (adduce_entity_get_aliases (get (fixture, "mira"))[0]);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AdduceEntityValue wrong = { "party", "Greens", "2033", "2031-05" };
  AdduceEntity *special;

  add (fixture, "mira", "Mira");
  add (fixture, "mayor", "The mayor");
  special = get (fixture, "article-author");
  AdduceEntity *mira = get (fixture, "mira"), *mayor = get (fixture, "mayor");
  AdduceEntity *const both[] = { mayor, mira };

  g_assert_null (adduce_register_act_merge (get_base (fixture), mira, &special, 1, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_merge (get_base (fixture), mira, both, 2, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_merge (get_base (fixture), mira, NULL, 0, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_delete (get_base (fixture), &special, 1, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_rename (mira, "  ", &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_set_value (get_base (fixture), both, 2, &wrong, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2033 comes after 2031-05"));
  g_clear_error (&error);

  /* "all or nothing": a merge that would lead round in a circle by the time it is done */
  g_autoptr (AdduceRegisterChange) one
    = adduce_register_act_merge (get_base (fixture), mira, &mayor, 1, &error);
  g_autoptr (AdduceRegisterChange) other
    = adduce_register_act_merge (get_base (fixture), mayor, &mira, 1, &error);
  g_assert_no_error (error);
  g_assert_true (adduce_register_editor_perform (fixture->editor, one, NULL, &error));
  g_autofree char *before = read_file (fixture);
  g_assert_false (adduce_register_editor_perform (fixture->editor, other, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  g_autofree char *after = read_file (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  add (fixture, "mira", "Mira");
  add (fixture, "mayor", "The mayor");
  AdduceEntity *mayor = get (fixture, "mayor");

  perform_well (fixture->editor,
                adduce_register_act_delete (get_base (fixture), &mayor, 1, get (fixture, "mira"), NULL));
  g_assert_cmpstr (adduce_register_resolve_code (get_base (fixture), "mayor"), ==, "mira");
  g_assert_null (adduce_entity_get_aliases (get (fixture, "mira"))[0]);
  undo (fixture);

  mayor = get (fixture, "mayor");
  perform_well (fixture->editor, adduce_register_act_delete (get_base (fixture), &mayor, 1, NULL, NULL));
  g_assert_null (adduce_register_lookup (get_base (fixture), "mayor"));
  g_assert_cmpuint (
    *(guint64 *) g_hash_table_lookup (adduce_register_get_removed (get_base (fixture)), "mayor"), ==, 4);
  undo (fixture);
  g_assert_cmpuint (adduce_entity_get_revision (get (fixture, "mayor")), ==, 5);
  g_assert_cmpuint (g_hash_table_size (adduce_register_get_removed (get_base (fixture))), ==, 0);
}

/* Two windows, or two computers with one folder: neither's change is lost. */
static void
test_somebody_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceRegisterEditor) other = NULL;
  g_autoptr (AdduceEntity) mine = NULL;
  g_autofree char *message = NULL;
  g_autofree char *aliases = NULL;

  add (fixture, "mira", "Mira");
  add (fixture, "port", "Port");
  other = adduce_register_editor_new (fixture->folder, "speaker", NULL);

  /* another field of the same entry, and another entry */
  mine = g_object_ref (get (fixture, "mira"));
  {
    AdduceEntityValue party = { "party", "Greens", NULL, NULL };
    AdduceEntity *theirs = adduce_register_lookup (adduce_register_editor_get_register (other), "mira");

    perform_well (other, adduce_register_act_set_value (get_base (fixture), &theirs, 1, &party, NULL));
    theirs = adduce_register_lookup (adduce_register_editor_get_register (other), "port");
    perform_well (other, adduce_register_act_rename (theirs, "Port Office", NULL));
  }
  perform_well (fixture->editor, adduce_register_act_set_text (&mine, 1, ADDUCE_ENTITY_NOTE, "quick to answer"));
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "mira"), "party", NULL), ==, "Greens");
  g_assert_cmpstr (adduce_entity_get_text (get (fixture, "mira"), ADDUCE_ENTITY_NOTE), ==, "quick to answer");
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "port")), ==, "Port Office");

  /* the same field: the later change stands, the other name is kept, and it is said */
  {
    AdduceEntity *theirs = adduce_register_lookup (adduce_register_editor_get_register (other), "mira");

    perform_well (other, adduce_register_act_rename (theirs, "Mira Kovač", NULL));
  }
  message = perform (fixture->editor, adduce_register_act_rename (get (fixture, "mira"), "Mayor Kovač", NULL));
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "mira")), ==, "Mayor Kovač");
  aliases = join_aliases (get (fixture, "mira"));
  g_assert_cmpstr (aliases, ==, "Mira|Mira Kovač");
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "somebody else"));
}

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  AdduceEntityValue country = { "country", "Norrland", NULL, NULL };
  AdduceEntityValue none = { "country", " ", NULL, NULL };
  AdduceEntity *all[3];

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  add (fixture, "c", "C");
  all[0] = get (fixture, "a"), all[1] = get (fixture, "b"), all[2] = get (fixture, "c");
  perform_well (fixture->editor, adduce_register_act_set_value (get_base (fixture), all, 3, &country, NULL));
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "c"), "country", NULL), ==, "Norrland");
  g_assert_cmpstr (adduce_register_editor_get_undo_label (fixture->editor), ==, "Change Country of 3 entries");
  all[0] = get (fixture, "a"), all[1] = get (fixture, "b"), all[2] = get (fixture, "c");
  perform_well (fixture->editor, adduce_register_act_set_value (get_base (fixture), all, 2, &none, NULL));
  g_assert_null (adduce_entity_lookup_value (get (fixture, "a"), "country", NULL));
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "c"), "country", NULL), ==, "Norrland");
  undo (fixture);
  g_assert_cmpstr (adduce_entity_lookup_value (get (fixture, "a"), "country", NULL), ==, "Norrland");
  undo (fixture);
  g_assert_null (adduce_entity_lookup_value (get (fixture, "c"), "country", NULL));
}

static void
test_distinct_and_attributes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  perform_well (fixture->editor,
                adduce_register_act_set_distinct (get (fixture, "b"), get (fixture, "a"), TRUE));
  g_assert_true (adduce_register_is_distinct (get_base (fixture), "a", "b"));
  undo (fixture);
  g_assert_false (adduce_register_is_distinct (get_base (fixture), "a", "b"));

  perform_well (fixture->editor, adduce_register_act_define (get_base (fixture), "Office held", &id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "office-held");
  g_assert_cmpstr (adduce_register_get_attribute_label (get_base (fixture), id), ==, "Office held");
  g_assert_null (adduce_register_act_define (get_base (fixture), "office held", NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  AdduceEntity *a = get (fixture, "a"), *b = get (fixture, "b");

  perform_well (fixture->editor, adduce_register_act_set_parent (get_base (fixture), &b, 1, a, &error));
  g_assert_no_error (error);
  a = get (fixture, "a"), b = get (fixture, "b");
  g_assert_true (adduce_register_get_parent (get_base (fixture), b) == a);
  g_assert_null (adduce_register_act_set_parent (get_base (fixture), &a, 1, b, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (adduce_register_act_set_parent (get_base (fixture), &a, 1, a, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

static AdduceRegister *
parse (const char *entries)
{
  g_autofree char *json = g_strdup_printf ("{\"schemaVersion\":\"1.0\",\"register\":\"speaker\",%s}", entries);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AdduceRegister *self = adduce_register_parse (bytes, "speaker", &error);

  g_assert_no_error (error);
  return self;
}

/* A copy that was changed on another computer: by id, the larger revision wins, the other is told. */
static void
test_copies (void)
{
  g_autoptr (AdduceRegister) here
    = parse ("\"entries\":[{\"id\":\"a\",\"revision\":3,\"name\":\"Anna Lund\"},"
             "{\"id\":\"b\",\"revision\":2,\"name\":\"Bela\"},{\"id\":\"c\",\"revision\":1,\"name\":\"Cora\"},"
             "{\"id\":\"d\",\"revision\":5,\"name\":\"Dana\"}],"
             "\"removed\":[{\"id\":\"z\",\"revision\":4}]");
  g_autoptr (AdduceRegister) there
    = parse ("\"entries\":[{\"id\":\"a\",\"revision\":4,\"name\":\"Anna Lunde\"},"
             "{\"id\":\"b\",\"revision\":2,\"name\":\"Bela\"},{\"id\":\"e\",\"revision\":1,\"name\":\"Emil\"},"
             "{\"id\":\"z\",\"revision\":3,\"name\":\"Zora\"}],"
             "\"removed\":[{\"id\":\"c\",\"revision\":2},{\"id\":\"d\",\"revision\":2}]");
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceRegisterChange) change = adduce_register_act_import (here, there, TRUE, messages);
  g_autoptr (AdduceRegister) result = adduce_register_change_apply (change, here, NULL, NULL);

  g_assert_cmpstr (adduce_entity_get_name (adduce_register_lookup (result, "a")), ==, "Anna Lunde");
  g_assert_cmpstr (adduce_entity_get_aliases (adduce_register_lookup (result, "a"))[0], ==, "Anna Lund");
  g_assert_null (adduce_register_lookup (result, "c"));
  g_assert_nonnull (adduce_register_lookup (result, "d"));
  g_assert_nonnull (adduce_register_lookup (result, "e"));
  g_assert_null (adduce_register_lookup (result, "z"));
  g_assert_cmpuint (adduce_entity_get_revision (adduce_register_lookup (result, "b")), ==, 2);
  g_assert_cmpuint (messages->len, ==, 2);
  g_assert_cmpstr (messages->pdata[0], ==,
                   "“Anna Lunde” is also called “Anna Lund”: both changed the name, the later change stands");
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  adduce_register_editor_finish (ADDUCE_REGISTER_EDITOR (object), result, NULL, &error);
  g_assert_no_error (error);
  ++*(guint *) user_data;
}

/* From a worker, one after the other, in the order of the calls. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  guint n_done = 0;

  add (fixture, "a", "A");
  {
    g_autoptr (AdduceRegisterChange) one = adduce_register_act_rename (get (fixture, "a"), "B", NULL);

    adduce_register_editor_perform_async (fixture->editor, one, done_cb, &n_done);
    adduce_register_editor_undo_async (fixture->editor, done_cb, &n_done);
    adduce_register_editor_redo_async (fixture->editor, done_cb, &n_done);
  }
  g_assert_true (adduce_register_editor_get_busy (fixture->editor));
  while (n_done < 3)
    g_main_context_iteration (NULL, TRUE);
  while (adduce_register_editor_get_busy (fixture->editor))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adduce_entity_get_name (get (fixture, "a")), ==, "B");
  g_assert_cmpuint (adduce_entity_get_revision (get (fixture, "a")), ==, 4);
}

static void
stopped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (adduce_register_editor_finish (ADDUCE_REGISTER_EDITOR (object), result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ++*(guint *) user_data;
}

/* What is stopped before it is written leaves the file, the register and the history as they were. The worker is made
 * to wait by the lock of the file. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = adduce_register_make_path (fixture->folder, "speaker");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AdduceRegisterChange) change = NULL;
  AdduceEntity *source;
  AdduceLock *lock;
  guint n_stopped = 0;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  before = read_file (fixture);
  source = get (fixture, "b");
  change = adduce_register_act_merge (adduce_register_editor_get_register (fixture->editor), get (fixture, "a"),
                                      &source, 1, NULL);
  lock = adduce_lock_acquire (path);
  adduce_register_editor_perform_async (fixture->editor, change, stopped_cb, &n_stopped);
  adduce_register_editor_undo_async (fixture->editor, stopped_cb, &n_stopped);
  adduce_register_editor_cancel (fixture->editor);
  adduce_lock_release (lock);
  while (n_stopped < 2 || adduce_register_editor_get_busy (fixture->editor))
    g_main_context_iteration (NULL, TRUE);
  after = read_file (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (adduce_entity_get_text (get (fixture, "b"), ADDUCE_ENTITY_MERGED_INTO));

  /* it can be done later, and taken back */
  g_assert_true (adduce_register_editor_perform (fixture->editor, change, NULL, NULL));
  g_assert_cmpstr (adduce_entity_get_text (get (fixture, "b"), ADDUCE_ENTITY_MERGED_INTO), ==, "a");
  adduce_register_editor_cancel (fixture->editor); /* there is nothing to be stopped */
  g_assert_true (adduce_register_editor_undo (fixture->editor, NULL, NULL));
  g_assert_null (adduce_entity_get_text (get (fixture, "b"), ADDUCE_ENTITY_MERGED_INTO));
}

/* A file that can't be understood is left alone. */
static void
test_broken_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceEntity) entity = adduce_entity_new ("a", "A");
  g_autoptr (AdduceRegisterChange) change = adduce_register_change_new ("Add");
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  scratch_write (fixture->folder, "speakers.json", "{ no");
  adduce_register_change_put (change, entity, entity);
  g_assert_false (adduce_register_editor_perform (fixture->editor, change, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
  after = read_file (fixture);
  g_assert_cmpstr (after, ==, "{ no");
  g_assert_null (adduce_register_editor_get_undo_label (fixture->editor));
}

#define ADD(path, func) g_test_add ("/register-edit/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("unmerge", test_unmerge);
  ADD ("refusals", test_refusals);
  ADD ("delete", test_delete);
  ADD ("somebody-else", test_somebody_else);
  ADD ("bulk", test_bulk);
  ADD ("distinct-and-attributes", test_distinct_and_attributes);
  ADD ("tree", test_tree);
  g_test_add_func ("/register-edit/copies", test_copies);
  ADD ("async", test_async);
  ADD ("cancel", test_cancel);
  ADD ("broken-file", test_broken_file);
  return g_test_run ();
}
