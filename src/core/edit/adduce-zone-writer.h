/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceZoneWriter: brings what a session marks in its article to the file that all coders share.
 *
 * As with claims, a mark is in a journal before it is shown, and a worker writes it within a second. It writes the
 * difference to what the file holds then, so that what another program marked meanwhile stays. What can't be written
 * is told in words, tried again, and stays in the journal for the next session. Belongs to the session's thread.
 */
#pragma once

#include "edit/adduce-command.h"
#include "edit/adduce-save-state.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceZoneWriter AdduceZoneWriter;

/** @message: (nullable): why it failed, a sentence */
typedef void (*AdduceZoneWriterFunc) (AdduceSaveState state, const char *message, gpointer user_data);

/** With what a killed run left; any thread. */
AdduceZoneWriter *adduce_zone_writer_new (const char *article, AdduceText *text);

/** Writes what is pending, and ends; what can't be written stays in the journal. */
void adduce_zone_writer_free (AdduceZoneWriter *self);

/**
 * adduce_zone_writer_start:
 * @context: of the owner's thread; what was left is written from now on
 * @tell: what is told how the saving stands; not while the writer is freed
 */
void adduce_zone_writer_start (AdduceZoneWriter *self, GMainContext *context, AdduceZoneWriterFunc tell,
                               gpointer user_data);

/** (transfer full) (nullable) (element-type AdduceZone): the file's, with what is pending. */
GArray *adduce_zone_writer_dup_zones (AdduceZoneWriter *self, GError **error);

/** @command: about zones. Where the journal can't be written it is refused, and nothing has changed. */
gboolean adduce_zone_writer_mark (AdduceZoneWriter *self, AdduceCommand *command, GError **error);

/** Waits until all is in the file. */
gboolean adduce_zone_writer_flush (AdduceZoneWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceZoneWriter, adduce_zone_writer_free)

G_END_DECLS
