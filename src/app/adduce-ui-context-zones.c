/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones of the open article: read when they are first asked for, and again when a command changed them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* Code points of an article in which questions are looked for; it takes 20 ms there. */
#define MAX_SEARCHED 1000000

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const AdduceZone *one = a, *two = b;

  return one->span.start < two->span.start ? -1 : one->span.start > two->span.start;
}

/* An interviewer's questions are found by how they look, besides those that the file has. */
static GArray *
add_questions (GArray *zones, AdduceText *text)
{
  GArray *turns;

  if (adduce_text_get_length (text) > MAX_SEARCHED)
    return zones;

  turns = adduce_text_get_turns (text);
  for (guint i = 0; i < turns->len; i++)
    {
      const AdduceTurn *turn = &g_array_index (turns, AdduceTurn, i);
      AdduceZone zone = { ADDUCE_ZONE_QUESTION, turn->span };

      if (turn->kind == ADDUCE_TURN_QUESTION && turn->span.end > turn->span.start)
        g_array_append_val (zones, zone);
    }
  g_array_sort (zones, compare_starts);
  return zones;
}

/* @zones: (transfer full): of the file */
static void
take_zones (AdduceUiContext *self, GArray *zones)
{
  g_clear_pointer (&self->zones, g_array_unref);
  self->zones = add_questions (zones, adduce_session_get_text (self->session));
}

/* The paragraphs that the selection or the caret is in; an empty span without any. */
static AdduceSpan
get_paragraphs (AdduceUiContext *self)
{
  AdduceParagraphs *paragraphs = adduce_text_get_numbering (adduce_session_get_text (self->session));
  AdduceSpan selection = self->selection;
  guint first = adduce_paragraphs_get_number (paragraphs, selection.start);
  guint last = adduce_paragraphs_get_number (paragraphs, MAX (selection.start + 1, selection.end) - 1);

  return first == 0 ? (AdduceSpan) { 0, 0 }
                    : (AdduceSpan) { adduce_paragraphs_get_span (paragraphs, first).start,
                                     adduce_paragraphs_get_span (paragraphs, last).end };
}

GArray *
adduce_ui_context_get_zones (AdduceUiContext *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  if (self->zones == NULL && self->session != NULL)
    {
      GArray *zones = adduce_session_dup_zones (self->session, &error);

      if (zones == NULL)
        {
          zones = g_array_new (FALSE, FALSE, sizeof (AdduceZone));
          _adduce_ui_context_message (self, error->message, FALSE);
        }
      take_zones (self, zones);
    }
  return self->zones;
}

void
adduce_ui_context_toggle_zone (AdduceUiContext *self, AdduceZoneKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  AdduceSpan span;
  gboolean marked;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->session == NULL || adduce_ui_context_get_zones (self) == NULL)
    return;
  span = get_paragraphs (self);
  if (span.end <= span.start)
    {
      _adduce_ui_context_message (self, _("Put the caret in a paragraph"), FALSE);
      return;
    }

  marked = !adduce_zones_cover (self->zones, kind, span);
  command = adduce_command_new_mark_zone (kind, span, marked);
  if (!adduce_session_perform (self->session, command, &error))
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return;
    }

  if (kind == ADDUCE_ZONE_BOILERPLATE)
    _adduce_ui_context_message (self, marked ? _("Marked as boilerplate") : _("No longer marked as boilerplate"),
                                FALSE);
}

void
_adduce_ui_context_zones_changed (AdduceUiContext *self)
{
  g_clear_pointer (&self->zones, g_array_unref);
  g_signal_emit_by_name (self, "zones-changed");
}
