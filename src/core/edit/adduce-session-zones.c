/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands about zones. They are in a file of their own that all coders share, which the zone writer brings them to.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "adduce-session-private.h"

/* Who only looks at an article may say what is boilerplate in it, but the places must be those of the text. */
static gboolean
check_zones (AdduceSession *self, const AdduceZoneChange *change, GError **error)
{
  if (self->text_reason != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_READ_ONLY, self->text_reason);
      return FALSE;
    }
  for (guint i = 0; i < change->spans->len; i++)
    if (!adduce_text_contains_span (self->text, g_array_index (change->spans, AdduceSpan, i)))
      {
        g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("There is no such place in the article"));
        return FALSE;
      }
  return TRUE;
}

AdduceCommand *
adduce_session_narrow_zones (AdduceSession *self, AdduceCommand *command, GError **error)
{
  const AdduceZoneChange *change = adduce_command_get_zone_change (command);
  g_autoptr (GArray) zones = NULL;
  g_autoptr (GArray) parts = NULL;

  if (!check_zones (self, change, error))
    return NULL;
  zones = adduce_zone_writer_dup_zones (self->zone_writer, error);
  if (zones == NULL)
    return NULL;

  parts = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  for (guint i = 0; i < change->spans->len; i++)
    {
      g_autoptr (GArray) some = adduce_zones_list_parts (
        zones, change->kind, g_array_index (change->spans, AdduceSpan, i), !change->marked);

      if (some->len > 0)
        g_array_append_vals (parts, some->data, some->len);
    }
  return adduce_command_new_mark_zones (change->kind, parts, change->marked);
}

gboolean
adduce_session_do_zones (AdduceSession *self, AdduceCommand *command, GError **error)
{
  g_autoptr (GArray) zones = NULL;

  if (!check_zones (self, adduce_command_get_zone_change (command), error))
    return FALSE;
  /* A file that can't be understood would refuse it later. */
  zones = adduce_zone_writer_dup_zones (self->zone_writer, error);
  if (zones == NULL || !adduce_zone_writer_mark (self->zone_writer, command, error))
    return FALSE;

  g_signal_emit_by_name (self, "zones-changed");
  return TRUE;
}

void
adduce_session_zones_told (AdduceSaveState state, const char *message, gpointer session)
{
  adduce_session_set_save_state (session, ADDUCE_SAVE_ZONES, state, message);
}

GArray *
adduce_session_dup_zones (AdduceSession *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);

  return adduce_zone_writer_dup_zones (self->zone_writer, error);
}
