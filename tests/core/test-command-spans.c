/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting, joining and placing claims through a session: what comes of it by hand, and that any sequence of
 * changes can be taken back and done again.
 */
#include "adduce.h"

#include <signal.h>
#include <stdlib.h>

#include "model-fixture.h"
#include "scratch.h"

/*    0         1         2         3         4 */
/*    0123456789012345678901234567890123456789012345678 */
#define ARTICLE \
  "The ferry must stay free, said the mayor. Nobody\n" \
  "wants a toll, she added; not even the bridge’s owner.\n"

typedef struct {
  char *folder;
  char *path;
  AdduceSession *session;
} Fixture;

static AdduceSession *
open_session (Fixture *f)
{
  g_autoptr (AdduceCoder) coder
    = adduce_coder_new ("urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701", "anna", "Anna", NULL);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (GError) error = NULL;
  AdduceSession *session = adduce_session_open (f->path, coder, codebook, NULL, &error);

  g_assert_no_error (error);
  return session;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", ARTICLE);
  f->path = scratch_path (f->folder, "a.txt");
  f->session = open_session (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->session);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static AdduceClaimSet *
claims_of (Fixture *f)
{
  return adduce_session_get_claims (f->session);
}

static void
perform (Fixture *f, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  adduce_session_perform (f->session, owned, &error);
  g_assert_no_error (error);
}

/* "spans;speakers;issues;evidence;stance;certainty;note", made at a time; returns the id. */
static const char *
add (Fixture *f, const char *coding, gint64 created)
{
  g_auto (GStrv) parts = g_strsplit (coding, ";", -1);
  g_autoptr (AdduceClaimBuilder) builder = model_builder (adduce_session_get_text (f->session), parts[0]);
  g_autoptr (AdduceTagList) speakers = model_tags (*parts[1] != '\0' ? parts[1] : NULL);
  g_autoptr (AdduceTagList) issues = model_tags (*parts[2] != '\0' ? parts[2] : NULL);
  g_autoptr (AdduceTagList) evidence = model_tags (*parts[3] != '\0' ? parts[3] : NULL);
  g_autoptr (AdduceTag) stance = *parts[4] != '\0' ? adduce_tag_new (parts[4], parts[4]) : NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  AdduceCertainty certainty;

  g_assert_true (adduce_certainty_from_id (parts[5], &certainty));
  if (*parts[1] != '\0')
    adduce_claim_builder_set_speakers (builder, speakers);
  if (*parts[2] != '\0')
    adduce_claim_builder_set_issues (builder, issues);
  if (*parts[3] != '\0')
    adduce_claim_builder_set_evidence (builder, evidence);
  adduce_claim_builder_set_stance (builder, stance);
  adduce_claim_builder_set_certainty (builder, certainty);
  adduce_claim_builder_set_note (builder, parts[6]);
  adduce_claim_builder_set_created (builder, created);
  claim = adduce_claim_builder_end (builder);
  perform (f, adduce_command_new_add (claim));
  return adduce_claim_get_id (adduce_claim_set_lookup (claims_of (f), adduce_claim_get_id (claim)));
}

static AdduceClaim *
lookup (Fixture *f, const char *id)
{
  return adduce_claim_set_lookup (claims_of (f), id);
}

/* All claims in text order, a line each: what one can tell of the session by looking. */
static char *
print_all (Fixture *f, gboolean with_ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims_of (f)); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (claims_of (f), i);
      g_autofree char *line = model_print (claim);
      g_autofree char *words = adduce_claim_dup_text (claim, "|");

      if (with_ids)
        g_string_append_printf (text, "%s %s ", adduce_claim_get_id (claim), words);
      g_string_append_printf (text, "%s\n", line);
    }
  g_string_append (text, adduce_status_to_id (adduce_session_get_status (f->session)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_claims(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *printed_ = print_all (f, FALSE); \
    g_assert_cmpstr (printed_, ==, expected "in-progress"); \
  } \
  G_STMT_END

/* --- by hand --- */

static void
test_split (Fixture *f, gconstpointer data)
{
  const char *id = add (f, "0-24;mayor|council;tolls;official;support;high;the note", 100);
  g_autofree char *before = print_all (f, TRUE);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  AdduceClaim *second;

  perform (f, adduce_command_new_split (lookup (f, id), adduce_session_get_text (f->session), 10, NULL));
  assert_claims (f, "0-9;mayor|council;tolls;official;support;high;the note\n"
                    "10-24;mayor|council;tolls;official;support;high;\n");
  second = adduce_claim_set_get (claims_of (f), 1);
  g_assert_cmpstr (adduce_claim_get_id (adduce_claim_set_get (claims_of (f), 0)), ==, id);
  g_assert_cmpstr (adduce_claim_get_id (second), !=, id);
  g_assert_cmpint (adduce_claim_get_created (second), >, 100);
  g_assert_cmpuint (adduce_claim_get_revision (second), ==, 1);
  g_assert_cmpstr (adduce_claim_get_quote (second, 0)->exact, ==, "must stay free");
  g_assert_cmpstr (adduce_history_get_undo_label (adduce_session_get_history (f->session)), ==, "Split Claim");

  g_assert_true (adduce_session_undo (f->session, NULL));
  after = print_all (f, TRUE);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (adduce_session_redo (f->session, NULL));
  again = print_all (f, FALSE);
  g_assert_cmpuint (adduce_claim_set_get_n_claims (claims_of (f)), ==, 2);
}

static AdduceCommand *
join (Fixture *f, const char *const *ids, guint n_ids, gboolean *ret_differ)
{
  AdduceClaim *claims[8];

  for (guint i = 0; i < n_ids; i++)
    claims[i] = lookup (f, ids[i]);
  return adduce_command_new_join (claims, n_ids, adduce_session_get_text (f->session), ret_differ, NULL);
}

static void
test_join (Fixture *f, gconstpointer data)
{
  const char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean differ = TRUE;

  ids[0] = add (f, "30-40;council|mayor;tolls;study;support;low;second", 300);
  ids[1] = add (f, "0-9;mayor;;;;;first", 200);
  ids[2] = add (f, "20-31;press;ferries;official|study;support;;first", 100);
  before = print_all (f, TRUE);
  perform (f, join (f, ids, 3, &differ));

  /* Text order: 0-9, 20-31, 30-40. The claim made first is the second of them. */
  assert_claims (f, "0-9,20-40;mayor|press|council;ferries|tolls;official|study;support;low;first\nsecond\n");
  g_assert_false (differ);
  g_assert_cmpstr (adduce_claim_get_id (adduce_claim_set_get (claims_of (f), 0)), ==, ids[2]);
  g_assert_true (adduce_session_undo (f->session, NULL));
  after = print_all (f, TRUE);
  g_assert_cmpstr (after, ==, before);
}

static void
test_join_different (Fixture *f, gconstpointer data)
{
  const char *ids[2] = { add (f, "0-9;mayor;tolls;;support;low;", 100),
                         add (f, "10-14;mayor;tolls;;oppose;high;", 200) };
  g_autoptr (GError) error = NULL;
  AdduceClaim *claims[2];
  gboolean differ = FALSE;

  perform (f, join (f, ids, 2, &differ));
  g_assert_true (differ);
  assert_claims (f, "0-9,10-14;mayor;tolls;;;;\n");

  /* One claim twice is one claim. */
  claims[0] = claims[1] = adduce_claim_set_get (claims_of (f), 0);
  g_assert_null (adduce_command_new_join (claims, 2, adduce_session_get_text (f->session), NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

/* Claims on the same words stay apart, also when one of them moves over the other. */
static void
test_same_words (Fixture *f, gconstpointer data)
{
  const char *id = add (f, "4-9;mayor;tolls;study;support;high;n", 100);
  AdduceText *text = adduce_session_get_text (f->session);
  AdduceClaim *other;

  perform (f, adduce_command_new_duplicate (lookup (f, id), "anna", text, NULL, NULL));
  assert_claims (f, "4-9;mayor;tolls;study;support;high;n\n4-9;;;;;;\n");
  other = adduce_claim_set_get (claims_of (f), 1);
  g_assert_cmpstr (adduce_claim_get_id (other), !=, id);

  perform (f, adduce_command_new_move_edge (other, text, 4, ADDUCE_SPAN_EDGE_END, ADDUCE_SPAN_UNIT_WORD, TRUE, NULL));
  assert_claims (f, "4-9;mayor;tolls;study;support;high;n\n4-14;;;;;;\n");
  perform (f, adduce_command_new_move_edge (adduce_claim_set_get (claims_of (f), 1), text, 4, ADDUCE_SPAN_EDGE_END,
                                            ADDUCE_SPAN_UNIT_WORD, FALSE, NULL));
  assert_claims (f, "4-9;mayor;tolls;study;support;high;n\n4-9;;;;;;\n");
}

static void
test_pieces (Fixture *f, gconstpointer data)
{
  const char *id = add (f, "4-9,20-24,35-40;;;;;;", 100);
  AdduceText *text = adduce_session_get_text (f->session);
  g_autoptr (GError) error = NULL;

  /* the caret between the first and the second, nearer to the second */
  perform (f, adduce_command_new_move_edge (lookup (f, id), text, 17, ADDUCE_SPAN_EDGE_START, ADDUCE_SPAN_UNIT_WORD,
                                            TRUE, NULL));
  assert_claims (f, "4-9,15-24,35-40;;;;;;\n");
  perform (f, adduce_command_new_remove_piece (lookup (f, id), text, 16, NULL));
  assert_claims (f, "4-9,35-40;;;;;;\n");
  perform (f, adduce_command_new_remove_piece (lookup (f, id), text, 0, NULL));
  assert_claims (f, "35-40;;;;;;\n");
  g_assert_null (adduce_command_new_remove_piece (lookup (f, id), text, 36, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

/* --- several changes as one --- */

static void
count_cb (gpointer set, guint a, guint b, guint *n)
{
  (*n)++;
}

static void
count_items_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  (*n)++;
}

static void
test_one_signal (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_changed = 0, n_items = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *coding = g_strdup_printf ("%u-%u;;;;;;", i, i + 5);

      add (f, coding, 100 + i);
    }
  for (guint i = 0; i < 30; i += 3)
    g_ptr_array_add (commands, adduce_command_new_set_note (adduce_claim_set_get (claims_of (f), i), "all"));
  g_signal_connect (claims_of (f), "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (claims_of (f), "items-changed", G_CALLBACK (count_items_cb), &n_items);
  perform (f, adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, "All"));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_items, ==, 1);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpstr (adduce_claim_get_note (adduce_claim_set_get (claims_of (f), i)), ==, i % 3 == 0 ? "all" : NULL);
  g_assert_true (adduce_session_undo (f->session, NULL));
  g_assert_cmpuint (n_changed, ==, 2);
  g_signal_handlers_disconnect_by_data (claims_of (f), &n_changed);
  g_signal_handlers_disconnect_by_data (claims_of (f), &n_items);
}

/* --- any sequence --- */

typedef AdduceCommand *(*Make) (Fixture *f, GRand *rand, AdduceClaim *claim);

static AdduceText *
text_of (Fixture *f)
{
  return adduce_session_get_text (f->session);
}

static AdduceCommand *
make_add (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  guint start = model_random (rand, 90);
  g_autofree char *spans = g_strdup_printf ("%u-%u", start, start + 1 + model_random (rand, 10));
  g_autoptr (AdduceClaim) fresh = model_claim (text_of (f), spans);

  return adduce_command_new_add (fresh);
}

static AdduceCommand *
make_remove (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_remove (claim);
}

static AdduceCommand *
make_move_edge (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_move_edge (claim, text_of (f), model_random (rand, 100), model_random (rand, 2),
                                       model_random (rand, 2), model_random (rand, 2), NULL);
}

static AdduceCommand *
make_split (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_split (claim, text_of (f), model_random (rand, 100), NULL);
}

static AdduceCommand *
make_join (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  guint n = adduce_claim_set_get_n_claims (claims_of (f));
  AdduceClaim *claims[3] = { claim, adduce_claim_set_get (claims_of (f), model_random (rand, n)),
                             adduce_claim_set_get (claims_of (f), model_random (rand, n)) };

  return adduce_command_new_join (claims, 3, text_of (f), NULL, NULL);
}

static AdduceCommand *
make_add_span (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  guint start = model_random (rand, 90);

  return adduce_command_new_add_span (claim, (AdduceSpan) { start, start + 1 + model_random (rand, 9) }, text_of (f),
                                      NULL);
}

static AdduceCommand *
make_remove_piece (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_remove_piece (claim, text_of (f), model_random (rand, 100), NULL);
}

static AdduceCommand *
make_place (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  guint start = model_random (rand, 90);
  g_autoptr (AdduceSpanSet) spans
    = adduce_span_set_new (&(AdduceSpan) { start, start + 1 + model_random (rand, 9) }, 1, NULL);

  return adduce_command_new_set_spans (claim, spans, text_of (f), NULL);
}

static AdduceCommand *
make_duplicate (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_duplicate (claim, "anna", text_of (f), adduce_session_get_codebook (f->session), NULL);
}

static AdduceCommand *
make_toggle (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (f->session);
  AdduceVariable *variable
    = adduce_codebook_get_variable (codebook, model_random (rand, 2) ? "stance" : "evidence");
  AdduceCode *code = adduce_variable_get_code (variable, model_random (rand, 4));

  return adduce_command_new_toggle (claim, variable, code, codebook);
}

static AdduceCommand *
make_tags (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  static const char *const words[] = { "a", "b|a", "c" };
  g_autoptr (AdduceTagList) tags = model_tags (words[model_random (rand, 3)]);

  return model_random (rand, 2) ? adduce_command_new_set_speakers (claim, tags)
                                : adduce_command_new_set_issues (claim, tags);
}

static AdduceCommand *
make_rest (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  static const char *const notes[] = { NULL, "one", "two" };

  return model_random (rand, 2) ? adduce_command_new_set_note (claim, notes[model_random (rand, 3)])
                                : adduce_command_new_set_certainty (claim, model_random (rand, 4));
}

static AdduceCommand *
make_status (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  return adduce_command_new_set_status (adduce_session_get_status (f->session), model_random (rand, 3));
}

static AdduceCommand *
make_notes (Fixture *f, GRand *rand, AdduceClaim *claim)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims_of (f)); i++)
    if (i == 0 || model_random (rand, 2))
      g_ptr_array_add (commands, adduce_command_new_set_note (adduce_claim_set_get (claims_of (f), i), "same"));
  return adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, NULL);
}

static const Make makes[] = {
  make_add,          make_add,   make_remove,    make_move_edge, make_split, make_join, make_add_span,
  make_remove_piece, make_place, make_duplicate, make_toggle,    make_tags,  make_rest, make_status,
  make_notes,
};

/* Does @n random changes; returns what the session showed after each that left a trace. */
static GPtrArray *
do_anything (Fixture *f, GRand *rand, guint n)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (seen, print_all (f, TRUE));
  for (guint i = 0; i < n; i++)
    {
      guint n_claims = adduce_claim_set_get_n_claims (claims_of (f));
      AdduceClaim *claim
        = n_claims > 0 ? adduce_claim_set_get (claims_of (f), model_random (rand, n_claims)) : NULL;
      Make make = n_claims > 0 ? makes[model_random (rand, G_N_ELEMENTS (makes))] : make_add;
      g_autoptr (AdduceCommand) command = make (f, rand, claim);
      g_autoptr (GError) error = NULL;

      if (command == NULL || adduce_command_is_empty (command))
        continue;
      adduce_session_perform (f->session, command, &error);
      g_assert_no_error (error);
      g_ptr_array_add (seen, print_all (f, TRUE));
    }
  return seen;
}

static void
test_any_sequence (Fixture *f, gconstpointer data)
{
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) seen = do_anything (f, rand, 60);

      g_assert_cmpuint (seen->len, >, 20);
      for (guint round = 0; round < 2; round++)
        {
          for (guint i = seen->len - 1; i > 0; i--)
            {
              g_autofree char *now = NULL;

              g_assert_true (adduce_session_undo (f->session, NULL));
              now = print_all (f, TRUE);
              g_assert_cmpstr (now, ==, seen->pdata[i - 1]);
            }
          for (guint i = 1; i < seen->len; i++)
            {
              g_autofree char *now = NULL;

              g_assert_true (adduce_session_redo (f->session, NULL));
              now = print_all (f, TRUE);
              g_assert_cmpstr (now, ==, seen->pdata[i]);
            }
        }

      /* What is on the screen is what is on the disk. */
      if (seed % 3 == 0)
        {
          g_autofree char *shown = print_all (f, TRUE);
          g_autofree char *read = NULL;

          g_assert_true (adduce_session_flush (f->session, NULL));
          g_clear_object (&f->session);
          f->session = open_session (f);
          read = print_all (f, TRUE);
          g_assert_cmpstr (read, ==, shown);
        }
    }
}

/* --- kills --- */

typedef struct {
  Fixture *f;
  guint seed;
  int out;
} KillCase;

/* Tells what it showed last, and dies. */
static void
change_and_die (gpointer data)
{
  KillCase *c = data;
  Fixture child = { c->f->folder, c->f->path, open_session (c->f) };
  g_autoptr (GRand) rand = g_rand_new_with_seed (c->seed);
  g_autoptr (GPtrArray) seen = do_anything (&child, rand, 25);
  const char *last = seen->pdata[seen->len - 1];

  g_assert_cmpint (write (c->out, last, strlen (last)), ==, strlen (last));
  raise (SIGKILL);
}

static void
test_kill (Fixture *f, gconstpointer data)
{
  for (guint seed = 100; seed < 112; seed++)
    {
      char told[65536];
      int pipe_fds[2];
      gssize n;
      pid_t pid;
      KillCase c = { f, seed, -1 };
      g_autofree char *now = NULL;

      g_clear_object (&f->session);
      g_assert_cmpint (pipe (pipe_fds), ==, 0);
      c.out = pipe_fds[1];
      pid = scratch_fork (change_and_die, &c);
      close (pipe_fds[1]);
      n = read (pipe_fds[0], told, sizeof told - 1);
      close (pipe_fds[0]);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      g_assert_cmpint (n, >, 0);
      told[n] = '\0';

      f->session = open_session (f);
      now = print_all (f, TRUE);
      g_assert_cmpstr (now, ==, told);
      g_assert_true (adduce_session_flush (f->session, NULL));
    }
}

#define ADD(name, test) g_test_add ("/command-spans/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("split", test_split);
  ADD ("join", test_join);
  ADD ("join-different", test_join_different);
  ADD ("same-words", test_same_words);
  ADD ("pieces", test_pieces);
  ADD ("one-signal", test_one_signal);
  ADD ("any-sequence", test_any_sequence);
  ADD ("kill", test_kill);

  return g_test_run ();
}
