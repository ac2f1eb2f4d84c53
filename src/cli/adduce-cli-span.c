/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `span ARTICLE CLAIM …`: moves the ends of a claim, or takes a piece away.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"

static char *opt_at;
static char *opt_start;
static char *opt_end;
static char *opt_grow_start;
static char *opt_shrink_start;
static char *opt_grow_end;
static char *opt_shrink_end;
static gboolean opt_remove_piece;
static char *opt_coder;

static const GOptionEntry entries[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &opt_at,
    N_("Which piece is meant: that which holds the offset, or the nearest"), N_("OFFSET") },
  { "start", 0, 0, G_OPTION_ARG_FILENAME, &opt_start, N_("Where it is to begin"), N_("OFFSET") },
  { "end", 0, 0, G_OPTION_ARG_FILENAME, &opt_end, N_("Where it is to end"), N_("OFFSET") },
  { "grow-start", 0, 0, G_OPTION_ARG_FILENAME, &opt_grow_start, N_("Begin it earlier by one"),
    "word|character" },
  { "shrink-start", 0, 0, G_OPTION_ARG_FILENAME, &opt_shrink_start, N_("Begin it later by one"),
    "word|character" },
  { "grow-end", 0, 0, G_OPTION_ARG_FILENAME, &opt_grow_end, N_("End it later by one"),
    "word|character" },
  { "shrink-end", 0, 0, G_OPTION_ARG_FILENAME, &opt_shrink_end, N_("End it earlier by one"),
    "word|character" },
  { "remove-piece", 0, 0, G_OPTION_ARG_NONE, &opt_remove_piece, N_("Take the piece away"), NULL },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claim, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

/* One change to one end. */
typedef struct {
  char **option;
  AdduceSpanEdge edge;
  gboolean grow;
} Step;

static const Step steps[] = {
  { &opt_grow_start, ADDUCE_SPAN_EDGE_START, TRUE },
  { &opt_shrink_start, ADDUCE_SPAN_EDGE_START, FALSE },
  { &opt_grow_end, ADDUCE_SPAN_EDGE_END, TRUE },
  { &opt_shrink_end, ADDUCE_SPAN_EDGE_END, FALSE },
};

/* Without --at the start is that of the first piece and the end that of the last. */
static gboolean
find_piece (AdduceSpanSet *spans, AdduceSpanEdge edge, guint *ret_piece, GError **error)
{
  guint offset = edge == ADDUCE_SPAN_EDGE_START ? 0 : G_MAXUINT;

  if (opt_at != NULL && !adduce_cli_parse_offset (opt_at, &offset, error))
    return FALSE;

  *ret_piece = adduce_span_edit_find_piece (spans, offset);
  return TRUE;
}

/* Replaces *@spans by what @changed is. */
static gboolean
take (AdduceSpanSet **spans, AdduceSpanSet *changed)
{
  if (changed == NULL)
    return FALSE;

  adduce_span_set_unref (*spans);
  *spans = changed;
  return TRUE;
}

static gboolean
set_edge (AdduceSpanSet **spans, const char *option, AdduceSpanEdge edge, GError **error)
{
  guint offset, piece;

  if (option == NULL)
    return TRUE;

  return adduce_cli_parse_offset (option, &offset, error) && find_piece (*spans, edge, &piece, error)
         && take (spans, adduce_span_edit_set_edge (*spans, piece, edge, offset, error));
}

static gboolean
move_edge (AdduceSpanSet **spans, AdduceText *text, const Step *step, GError **error)
{
  AdduceSpanUnit unit;
  guint piece;

  if (*step->option == NULL)
    return TRUE;

  if (!adduce_span_unit_from_id (*step->option, &unit))
    {
      g_autofree char *shown = adduce_paths_display (*step->option);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("there is no unit “%s”; there are: word, character"), shown);
      return FALSE;
    }

  return find_piece (*spans, step->edge, &piece, error)
         && take (spans, adduce_span_edit_move_edge (*spans, text, piece, step->edge, unit,
                                                     step->grow, error));
}

/* (transfer full) (nullable): where the claim is to stand. */
static AdduceSpanSet *
make_spans (AdduceClaim *claim, AdduceText *text, GError **error)
{
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_ref (adduce_claim_get_spans (claim));
  guint piece;

  if (opt_remove_piece
      && (!find_piece (spans, ADDUCE_SPAN_EDGE_START, &piece, error)
          || !take (&spans, adduce_span_edit_remove_piece (spans, piece, error))))
    return NULL;

  if (!set_edge (&spans, opt_start, ADDUCE_SPAN_EDGE_START, error)
      || !set_edge (&spans, opt_end, ADDUCE_SPAN_EDGE_END, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!move_edge (&spans, text, &steps[i], error))
        return NULL;
    }

  return g_steal_pointer (&spans);
}

static gboolean
is_given (void)
{
  gboolean given = opt_start != NULL || opt_end != NULL || opt_remove_piece;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    given = given || *steps[i].option != NULL;
  return given;
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *found;

  if (!is_given ())
    return adduce_cli_fail_usage ("span", _("nothing to change was given"));

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  found = adduce_cli_find_claim (session, arguments[1], &error);
  if (found == NULL)
    return adduce_cli_fail (article, error);

  claim = g_object_ref (found);
  spans = make_spans (claim, adduce_session_get_text (session), &error);
  if (spans != NULL)
    command
      = adduce_command_new_set_spans (claim, spans, adduce_session_get_text (session), &error);
  if (command == NULL || !adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  if (json)
    adduce_cli_print_claim_json (session, article, adduce_claim_get_id (claim));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_span = {
  "span",
  N_("ARTICLE CLAIM"),
  N_("Move the ends of a claim, or take a piece away"),
  N_("Offsets are code points of the annotation text. Without --at the start is that of the first "
     "piece and the end that of the last. Several options are done in the order: piece, start, "
     "end, growing and shrinking. “retag --span” places the whole claim anew."),
  entries,
  2,
  2,
  run,
};
