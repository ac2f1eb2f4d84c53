/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceJournal: what was done since the last save, so that a kill loses nothing that was shown.
 *
 * One file a session in Adduce's data folder (never in the corpus), named by the digest of the sidecar's
 * path and a fresh id, locked (flock) while its session lives. A line is appended, with one write(), before
 * a change is shown: `{"put": <annotation>}`, `{"articleValues": <annotation>}`,
 * `{"remove": {id, revision, modified}}`, `{"status": "done"}` ("unset" for none); the first line names the sidecar
 * and the text's digest. An unfinished last line is ignored. Changes that were made together begin with
 * `{"together": n}` and are n lines in one write(): a recovery takes all of them or none. The session syncs it to the
 * disk before each save.
 *
 * What was marked in an article has a journal of its own, for the file that holds the marks instead of a sidecar:
 * `{"mark": [{"kind": "boilerplate", "start": 0, "end": 15}]}` and `{"unmark": …}`.
 */
#pragma once

#include "adduce-sidecar.h"
#include "model/adduce-zone.h"

G_BEGIN_DECLS

typedef struct _AdduceJournal AdduceJournal;

/**
 * AdduceJournalChange:
 * @claim: (nullable): the claim as it is now; %NULL: it is removed
 * @id: of a claim that is removed
 * @revision: of a claim that is removed
 *
 * One of several changes. Members are borrowed.
 */
typedef struct {
  AdduceClaim *claim;
  const char *id;
  guint64 revision;
} AdduceJournalChange;

/** A journal for a sidecar; the file is made with the first line. */
AdduceJournal *adduce_journal_new (const char *sidecar_path, const char *text_digest);

/** Closes; the file is removed if everything in it was saved. */
void adduce_journal_free (AdduceJournal *self);

gboolean adduce_journal_append_put (AdduceJournal *self, AdduceClaim *claim, GError **error);
gboolean adduce_journal_append_remove (AdduceJournal *self, const char *id, guint64 revision, GError **error);

/** Several changes as one, with one write: what a killed run left of them is all or nothing. */
gboolean adduce_journal_append_changes (AdduceJournal *self, const AdduceJournalChange *changes, guint n_changes,
                                        GError **error);
gboolean adduce_journal_append_status (AdduceJournal *self, AdduceStatus status, GError **error);

/** The status is as before the coder ever set one. */
gboolean adduce_journal_append_status_unset (AdduceJournal *self, GError **error);

/** @spans: (element-type AdduceSpan): that are marked as a kind of zone now, or no longer. */
gboolean adduce_journal_append_zones (AdduceJournal *self, AdduceZoneKind kind, GArray *spans, gboolean marked,
                                      GError **error);

/** Bytes written so far: to be given to adduce_journal_saved() when what they say is in the sidecar. */
goffset adduce_journal_get_position (AdduceJournal *self);

/** Everything before @position is in the sidecar now: the file is emptied if nothing came after. */
void adduce_journal_saved (AdduceJournal *self, goffset position);

/** fdatasync; any thread. */
gboolean adduce_journal_sync (AdduceJournal *self, GError **error);

/**
 * adduce_journal_recover:
 * @sidecar: (inout-ish): what the file holds; changed by what the journals say and the file does not have: a larger
 *   revision, or a version that it never had, which then is joined with the file's (AdduceJournalChain)
 * @ret_used: (out) (transfer full) (element-type utf8): the journal files; to be removed with
 *   adduce_journal_discard() when the sidecar was saved
 *
 * Replays the journals that killed runs left for this sidecar. A journal about another text is kept and
 * left alone: adduce_reanchor_recover() takes it in.
 *
 * Returns: how many changes were taken over
 */
guint adduce_journal_recover (const char *sidecar_path, AdduceSidecar *sidecar, GPtrArray **ret_used);

/** (transfer full) (element-type utf8): digests of the texts that journals of killed runs for a sidecar are about. */
GPtrArray *adduce_journal_list_texts (const char *sidecar_path);

/** @spans: (element-type AdduceSpan) */
typedef void (*AdduceJournalZonesFunc) (AdduceZoneKind kind, GArray *spans, gboolean marked, gpointer user_data);

/**
 * adduce_journal_recover_zones:
 * @path: of the file with the marks
 * @text_digest: of the article's text
 * @func: (scope call): gets what was marked, in its order
 * @ret_used: (out) (transfer full) (element-type utf8): as above
 */
void adduce_journal_recover_zones (const char *path, const char *text_digest, AdduceJournalZonesFunc func,
                                   gpointer user_data, GPtrArray **ret_used);
void adduce_journal_discard (GPtrArray *used);

/**
 * AdduceJournalLeft:
 * @path: of the journal
 * @sidecar_path: (nullable): of the file that it is about; %NULL where the journal can't be read
 * @lives: a session has it open just now
 * @damaged: a copy of a journal that could be read only in part
 */
typedef struct {
  char *path;
  char *sidecar_path;
  gboolean lives;
  gboolean damaged;
} AdduceJournalLeft;

/** (transfer full) (element-type AdduceJournalLeft): all journals there are that say anything; nothing is changed. */
GPtrArray *adduce_journal_list_left (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceJournal, adduce_journal_free)

G_END_DECLS
