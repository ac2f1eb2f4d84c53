/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands and the history: undoing everything comes back to the beginning, redoing it all to the end.
 *
 * Random commands run through a real session; what each claim must be afterwards is kept as text by the test
 * itself, one picture of all claims for each step.
 */
#include "adduce.h"

#include "scratch.h"

#define N_STEPS 1500
#define ARTICLE "one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n"

static const char *const stances[] = { "support", "oppose", "conditional", "neutral" };
static const char *const kinds[] = { "expert", "study", "official", "none" };

/* All that a coder sees of the claims, as text; (transfer full). */
static char *
paint (AdduceSession *session)
{
  GString *text = g_string_new (NULL);
  AdduceClaimSet *claims = adduce_session_get_claims (session);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (claims, i);
      g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
      g_autofree char *speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "|");
      g_autofree char *evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "|");
      AdduceTag *stance = adduce_claim_get_stance (claim);

      g_string_append_printf (text, "%s %s [%s] %s [%s] %d %s\n", adduce_claim_get_id (claim), spans, speakers,
                              stance != NULL ? adduce_tag_get_code (stance) : "-", evidence,
                              adduce_claim_get_certainty (claim),
                              adduce_claim_get_note (claim) != NULL ? adduce_claim_get_note (claim) : "-");
    }
  g_string_append_printf (text, "%s\n", adduce_status_to_id (adduce_session_get_status (session)));
  return g_string_free (text, FALSE);
}

static AdduceCommand *
make_add (AdduceSession *session, GRand *rand)
{
  guint start = g_rand_int_range (rand, 0, 60);
  AdduceSpan span = { start, start + g_rand_int_range (rand, 1, 20) };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autoptr (AdduceClaim) claim = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), NULL));
  claim = adduce_claim_builder_end (builder);
  return adduce_command_new_add (claim);
}

static AdduceCommand *
make_tagging (AdduceSession *session, AdduceClaim *claim, GRand *rand)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  gboolean stance = g_rand_boolean (rand);
  const char *variable_id = stance ? "stance" : "evidence";
  const char *code_id = (stance ? stances : kinds)[g_rand_int_range (rand, 0, 4)];

  return adduce_command_new_toggle (claim, adduce_codebook_get_variable (codebook, variable_id),
                                    adduce_codebook_lookup (codebook, variable_id, code_id), codebook);
}

static AdduceCommand *
make_command (AdduceSession *session, GRand *rand)
{
  AdduceClaimSet *claims = adduce_session_get_claims (session);
  guint n = adduce_claim_set_get_n_claims (claims);
  AdduceClaim *claim = n > 0 ? adduce_claim_set_get (claims, g_rand_int_range (rand, 0, n)) : NULL;
  g_autofree char *words = g_strdup_printf ("words %d", g_rand_int_range (rand, 0, 1000));
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (words);
  g_autoptr (AdduceTagList) tags = NULL;
  AdduceSpan span = { g_rand_int_range (rand, 0, 70), 0 };

  if (claim == NULL || (n < 30 && g_rand_int_range (rand, 0, 4) == 0))
    return make_add (session, rand);
  span.end = span.start + g_rand_int_range (rand, 1, 9);
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return adduce_command_new_remove (claim);
    case 1:
      return adduce_command_new_set_note (claim, words);
    case 2:
      tags = adduce_tag_list_add (adduce_claim_get_speakers (claim), tag);
      return adduce_command_new_set_speakers (claim, tags);
    case 3:
      return adduce_command_new_set_certainty (claim, g_rand_int_range (rand, 0, 4));
    case 4:
      return adduce_command_new_add_span (claim, span, adduce_session_get_text (session), NULL);
    case 5:
      return adduce_command_new_set_status (adduce_session_get_status (session), g_rand_int_range (rand, 0, 3));
    default:
      return make_tagging (session, claim, rand);
    }
}

static void
test_undo_and_redo_all (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.txt");
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "tester", NULL, NULL);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  AdduceHistory *history;

  scratch_write (folder, "a.txt", ARTICLE);
  session = adduce_session_open (path, coder, codebook, NULL, NULL);
  g_assert_nonnull (session);
  history = adduce_session_get_history (session);
  g_ptr_array_add (pictures, paint (session));

  while (pictures->len <= N_STEPS)
    {
      g_autoptr (AdduceCommand) command = make_command (session, rand);
      g_autoptr (GError) error = NULL;
      gboolean empty;

      g_assert_nonnull (command);
      empty = adduce_command_is_empty (command);
      adduce_session_perform (session, command, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (adduce_command_get_label (command), !=, "");
      if (empty)
        continue;
      g_ptr_array_add (pictures, paint (session));
      g_assert_cmpstr (adduce_history_get_undo_label (history), ==, adduce_command_get_label (command));
      g_assert_false (adduce_history_get_can_redo (history));
    }

  for (guint i = N_STEPS; i-- > 0;)
    {
      g_autofree char *picture = NULL;

      g_assert_true (adduce_session_undo (session, NULL));
      picture = paint (session);
      g_assert_cmpstr (picture, ==, pictures->pdata[i]);
    }
  g_assert_false (adduce_history_get_can_undo (history));
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autofree char *picture = NULL;

      g_assert_true (adduce_session_redo (session, NULL));
      picture = paint (session);
      g_assert_cmpstr (picture, ==, pictures->pdata[i]);
    }
  g_assert_false (adduce_history_get_can_redo (history));
  g_clear_object (&session);
  scratch_remove (folder);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_properties (void)
{
  AdduceHistory *history = adduce_history_new ();
  g_autoptr (AdduceCommand) command = adduce_command_new_set_status (ADDUCE_STATUS_NEW, ADDUCE_STATUS_DONE);
  guint n_undo = 0, n_redo = 0, n_turns = 0;

  g_signal_connect_swapped (history, "notify::can-undo", G_CALLBACK (count_cb), &n_undo);
  g_signal_connect_swapped (history, "notify::can-redo", G_CALLBACK (count_cb), &n_redo);
  g_signal_connect_swapped (history, "notify::turn", G_CALLBACK (count_cb), &n_turns);
  g_assert_null (adduce_history_get_undo_label (history));
  adduce_history_push (history, command);
  adduce_history_push (history, command);
  g_assert_cmpuint (n_undo, ==, 1);  /* only when it changes */
  g_assert_cmpuint (n_turns, ==, 2); /* which this does each time */
  g_assert_true (adduce_history_get_can_undo (history));
  adduce_history_undone (history);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpuint (n_redo, ==, 1);
  adduce_history_undone (history);
  g_assert_cmpuint (n_undo, ==, 2);
  g_assert_null (adduce_history_peek_undo (history));
  adduce_history_redone (history);
  adduce_history_push (history, command);
  g_assert_false (adduce_history_get_can_redo (history));
  g_assert_finalize_object (history);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/history/undo-and-redo-all", test_undo_and_redo_all);
  g_test_add_func ("/history/properties", test_properties);
  return g_test_run ();
}
