/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other programs change while an article is open: its sidecars, and the article itself.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-session-private.h"
#include "store/adduce-archive.h"
#include "store/adduce-paths.h"

/* Milliseconds: a save of another program is several events. */
#define SETTLE 200

static gboolean
set_reason (char **field, const char *reason)
{
  if (g_strcmp0 (*field, reason) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (reason);
  return TRUE;
}

/* The text that is shown stays; claims made on it would not fit the new one. */
static void
check_text (AdduceSession *self)
{
  AdduceFileStamp seen = adduce_session_look (self->path);
  g_autoptr (AdduceText) text = NULL;

  if (adduce_session_same_look (seen, self->text_seen))
    return;
  text = adduce_text_load (self->path, NULL);
  if (text == NULL)
    return; /* gone or being written: saving will say so if it lasts */

  self->text_seen = seen;
  if (g_str_equal (adduce_text_get_digest (text), adduce_text_get_digest (self->text)))
    set_reason (&self->text_reason, NULL);
  else
    {
      set_reason (&self->text_reason, _("Another program has changed the article; go to another article and back "
                                        "to see it as it is now"));
      adduce_archive_keep_text (self->text, NULL); /* claims are found best with it */
    }
}

/* The own file could not be used when it was last read: perhaps it can now. */
static void
check_unusable (AdduceSession *self)
{
  if (adduce_session_same_look (adduce_session_look (self->sidecar_path), self->own_seen))
    return;

  adduce_session_load_own (self);
  adduce_session_show_own (self);
  if (self->n_recovered > 0)
    adduce_session_start (self);
}

static gboolean
is_own_unchanged (AdduceSession *self)
{
  if (self->base != NULL)
    return adduce_durable_is_unchanged (self->sidecar_path, &self->stamp);
  return !adduce_session_look (self->sidecar_path).exists;
}

static void
take_in_own (AdduceSession *self, AdduceSidecar *theirs, const AdduceFileStamp *stamp)
{
  g_autoptr (AdduceSidecar) base = g_steal_pointer (&self->base);

  self->base = g_object_ref (theirs);
  self->stamp = *stamp;
  if (base != NULL && adduce_session_same_sidecar (base, theirs))
    return;

  g_autoptr (AdduceSidecar) start = adduce_session_fit (self, base), there = adduce_session_fit (self, theirs);
  adduce_session_merge (self, start, there);
  if (!adduce_session_same_sidecar (self->sidecar, there))
    adduce_session_note_change (self);
}

/* The file was read when it was not as expected. */
static void
take_in_found (AdduceSession *self)
{
  g_autoptr (AdduceSidecar) theirs = NULL;
  g_autoptr (GError) error = NULL;
  AdduceFileStamp stamp = { 0 };

  theirs = adduce_sidecar_load (self->sidecar_path, &stamp, &error);
  if (theirs == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      /* Removed: it is written anew with the next change. */
      g_clear_object (&self->base);
      self->stamp = (AdduceFileStamp) { 0 };
      set_reason (&self->own_problem, NULL);
    }
  else if (theirs == NULL)
    set_reason (&self->own_problem, error->message);
  else if (!adduce_session_can_fit (self, theirs))
    set_reason (&self->own_problem, _("Another program has put claims about another version of the article in "
                                      "your file; it is left alone"));
  else
    {
      set_reason (&self->own_problem, NULL);
      take_in_own (self, theirs, &stamp);
    }
}

static void
check_own (AdduceSession *self)
{
  gboolean had_problem = self->own_problem != NULL;

  if (self->sidecar == NULL || self->journal == NULL)
    {
      check_unusable (self);
      return;
    }
  if (is_own_unchanged (self))
    set_reason (&self->own_problem, NULL);
  else
    take_in_found (self);

  /* What kept the file from being saved is gone. */
  if (had_problem && self->own_problem == NULL && adduce_session_is_pending (self))
    adduce_session_schedule_save (self);
}

/* Callbacks */

static gboolean
check_cb (gpointer user_data)
{
  AdduceSession *self = user_data;

  adduce_session_remove_source (&self->check_source);
  adduce_session_check_outside (self);
  return G_SOURCE_REMOVE;
}

static gboolean
concerns (AdduceSession *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *article = g_path_get_basename (self->path);

  return name != NULL && (g_str_equal (name, article) || adduce_paths_parse_sidecar_name (name, NULL, NULL));
}

static void
changed_cb (AdduceSession *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (!concerns (self, file) && !concerns (self, other))
    return;
  if (self->check_source == NULL)
    self->check_source = adduce_session_add_timeout (self, SETTLE, check_cb);
}

void
adduce_session_watch (AdduceSession *self)
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (ADDUCE_IS_SESSION (self));

  if (self->monitor != NULL)
    return;
  folder = g_path_get_dirname (self->path);
  file = g_file_new_for_path (folder);
  /* Where there can be no monitor, looking on focus and before each save must do. */
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* All that problems are told from, but other coders' files. */
static char *
describe_state (AdduceSession *self)
{
  return g_strdup_printf ("%p\n%s\n%s\n%s", (gpointer) self->sidecar, self->own_reason, self->text_reason,
                          self->own_problem);
}

void
adduce_session_check_outside (AdduceSession *self)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean layers_changed;

  g_return_if_fail (ADDUCE_IS_SESSION (self));

  if (self->job != NULL)
    {
      self->check_again = TRUE;
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  before = describe_state (self);
  check_text (self);
  if (self->coder != NULL)
    check_own (self);
  layers_changed = adduce_session_load_layers (self);
  if (layers_changed)
    adduce_session_show_others (self);
  adduce_session_update_read_only (self);
  /* Looking for problems is a walk over all claims, and mostly it was our own saving that was heard of. */
  after = describe_state (self);
  if (layers_changed || !g_str_equal (before, after))
    adduce_session_update_problems (self);
  g_object_thaw_notify (G_OBJECT (self));
}
