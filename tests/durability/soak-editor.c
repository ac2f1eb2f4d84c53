/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * soak-editor ARTICLE SEED N: opens the article as the window does and makes N random changes, saving now and then. Says
 * of each, before it is made and after, what it is, a line each on the standard output:
 *
 *   begin ID NOTE     the claim has this note now, and is new where it was not there; "-": it is removed
 *   done
 *
 * Whoever reads it kills it, and knows what must be found (test-soak.py).
 */
#include "adduce.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_CLAIMS 40

typedef struct {
  AdduceSession *session;
  GRand *rand;
  AdduceClaim *undone; /* what the last change began with; NULL: it made a claim */
  char *last;          /* id of the claim that was changed last; NULL: nothing to undo */
} Editor;

static void
say (const char *line)
{
  gsize n = strlen (line);
  if (write (STDOUT_FILENO, line, n) != (gssize) n)
    exit (3);
}

static void
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (2);
}

static void
say_begin (const char *id, const char *note)
{
  g_autofree char *line = g_strdup_printf ("begin %s %s\n", id, note != NULL ? note : "-");
  say (line);
}

static void
perform (Editor *self, AdduceCommand *command)
{
  g_autoptr (GError) error = NULL;
  if (!adduce_session_perform (self->session, command, &error))
    fail (error);
  say ("done\n");
}

/* @before: (nullable): of the claim that is changed */
static void
remember (Editor *self, const char *id, AdduceClaim *before)
{
  g_free (self->last);
  self->last = g_strdup (id);
  g_set_object (&self->undone, before);
}

static void
add (Editor *self, const char *note)
{
  guint start = (guint) g_rand_int_range (self->rand, 0, 20);
  AdduceSpan span = { start, start + (guint) g_rand_int_range (self->rand, 1, 10) };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
  g_autoptr (GError) error = NULL;
  if (!adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (self->session), &error))
    fail (error);
  adduce_claim_builder_set_note (builder, note);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  g_autoptr (AdduceCommand) command = adduce_command_new_add (claim);
  say_begin (adduce_claim_get_id (claim), note);
  perform (self, command);
  remember (self, adduce_claim_get_id (claim), NULL);
}

static void
undo (Editor *self)
{
  g_autoptr (GError) error = NULL;
  say_begin (self->last, self->undone != NULL ? adduce_claim_get_note (self->undone) : NULL);
  if (!adduce_session_undo (self->session, &error))
    fail (error);
  say ("done\n");
  g_clear_pointer (&self->last, g_free);
}

static void
change (Editor *self, guint number)
{
  AdduceClaimSet *claims = adduce_session_get_claims (self->session);
  guint n = adduce_claim_set_get_n_claims (claims);
  g_autofree char *note = g_strdup_printf ("n%u-%u", number, g_rand_int (self->rand));
  int what = g_rand_int_range (self->rand, 0, 10);

  if (what == 9 && self->last != NULL)
    {
      undo (self);
      return;
    }
  if (n == 0 || (what < 3 && n < MAX_CLAIMS))
    {
      add (self, note);
      return;
    }
  g_autoptr (AdduceClaim) claim
    = g_list_model_get_item (G_LIST_MODEL (claims), (guint) g_rand_int_range (self->rand, 0, (gint32) n));
  g_autoptr (AdduceCommand) command
    = what < 5 ? adduce_command_new_remove (claim) : adduce_command_new_set_note (claim, note);
  say_begin (adduce_claim_get_id (claim), what < 5 ? NULL : note);
  perform (self, command);
  remember (self, adduce_claim_get_id (claim), claim);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 4)
    return 3;
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "mira", NULL, NULL);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", &error);
  if (codebook == NULL)
    fail (error);
  Editor self = { .session = adduce_session_open_reanchored (argv[1], coder, codebook, &error),
                  .rand = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10)) };
  if (self.session == NULL)
    fail (error);

  for (guint i = 0, n = (guint) strtoul (argv[3], NULL, 10); i < n; i++)
    {
      change (&self, i);
      if (g_rand_int_range (self.rand, 0, 40) == 0 && !adduce_session_flush (self.session, &error))
        fail (error);
    }
  if (!adduce_session_flush (self.session, &error))
    fail (error);
  g_clear_object (&self.session);
  g_clear_object (&self.undone);
  g_free (self.last);
  g_rand_free (self.rand);
  return 0;
}
