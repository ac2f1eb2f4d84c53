/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the session share.
 *
 *   adduce-session.c        the object: properties, small helpers
 *   adduce-session-show.c   the claims and problems that are shown
 *   adduce-session-apply.c  perform, undo, redo
 *   adduce-session-zones.c  the same for zones
 *   adduce-session-open.c   reading the article's files, at the start and when they changed
 *   adduce-session-save.c   the delayed save
 *   adduce-session-reanchor.c  an article that was changed under its claims
 *   adduce-session-watch.c  what other programs change
 */
#pragma once

#include "edit/adduce-zone-writer.h"
#include "adduce-session.h"
#include "store/adduce-journal.h"
#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

typedef struct _AdduceSaveJob AdduceSaveJob;

/* One other coder's file. */
typedef struct {
  char *path;
  char *nickname;
  AdduceFileStamp stamp;
  AdduceSidecar *sidecar; /* NULL: it can't be read, and @problem says why */
  char *problem;
} AdduceSessionLayer;

/* What is saved by itself: the claims in the coder's own file, and what is marked in that of all. */
typedef enum {
  ADDUCE_SAVE_CLAIMS,
  ADDUCE_SAVE_ZONES,
  ADDUCE_SAVE_N_PARTS,
} AdduceSavePartId;

typedef struct {
  AdduceSaveState state;
  char *message;
} AdduceSavePart;

struct _AdduceSession {
  GObject parent_instance;

  char *path;
  char *corpus;              /* folder whose codebook is in force; NULL: to be found */
  AdduceCoder *coder;        /* NULL: only looking */
  AdduceCodebook *codebook;
  AdduceText *text;
  AdduceFileStamp text_seen; /* of the article's file, without digest */
  AdduceClaimSet *claims;
  AdduceClaimSet *lost;
  AdduceClaimSet *others;
  AdduceClaim *article; /* about the article as a whole; NULL without a sidecar */
  AdduceHistory *history;

  /* The coder's own file. @sidecar is what is shown and will be saved, never the same object as @base. */
  char *sidecar_path;
  AdduceSidecar *sidecar;   /* NULL: it could not be read */
  AdduceSidecar *base;      /* what the file held when it was last read or written; NULL: no file */
  AdduceFileStamp stamp;    /* of @base */
  AdduceFileStamp own_seen; /* of a file that could not be used, without digest */
  AdduceJournal *journal;   /* NULL: read-only */
  GPtrArray *recovered;     /* journals of killed runs, to be discarded after the next save */
  guint n_recovered;
  gboolean reanchors;       /* claims about another text are found again in this one */
  GHashTable *own_versions; /* id → AdduceClaim, both owned: what contested claims were here before they were merged */
  GHashTable *removed;      /* id → AdduceClaim, both owned: what was removed here, as it was then */

  GPtrArray *layers; /* AdduceSessionLayer, owned, sorted by path */
  gboolean layers_loaded;

  /* What is told. */
  AdduceStatus status;
  AdduceSavePart save_parts[ADDUCE_SAVE_N_PARTS];
  AdduceSaveState save_state; /* the worst of them */
  char *save_message;
  char *read_only_reason; /* the first of the two below; NULL: may be changed */
  char *own_reason;       /* no coder, or the own file can't be used */
  char *text_reason;      /* the article has changed since it was opened */
  char *own_problem;      /* the own file can't be read just now, but what it held is known */
  char **problems;

  GMainContext *context; /* of the owner's thread */

  /* Saving: @n_changes counts up, @n_saved is what it was for what the disk has. */
  guint64 n_changes;
  guint64 n_saved;
  gint64 first_change; /* monotonic time of the first unsaved one; 0: none */
  guint n_failures;    /* in a row */
  gboolean codebook_ensured;
  GSource *save_source;
  GSource *start_source;
  AdduceSaveJob *job;  /* being done by a worker */
  AdduceZoneWriter *zone_writer;

  GFileMonitor *monitor;
  GSource *check_source;
  gboolean check_again; /* when the job is done */
};

/* --- adduce-session.c --- */

void adduce_session_set_save_state (AdduceSession *self, AdduceSavePartId part, AdduceSaveState state,
                                    const char *message);
void adduce_session_update_status (AdduceSession *self);
void adduce_session_update_article (AdduceSession *self);
void adduce_session_update_read_only (AdduceSession *self);
void adduce_session_update_problems (AdduceSession *self);

/* Takes over what another program wrote: @sidecar becomes the merge of all three. */
void adduce_session_merge (AdduceSession *self, AdduceSidecar *base, AdduceSidecar *theirs);

gboolean adduce_session_same_sidecar (AdduceSidecar *a, AdduceSidecar *b);

/* A source of the owner's main context; @delay in milliseconds; (transfer full). */
GSource *adduce_session_add_timeout (AdduceSession *self, guint delay, GSourceFunc func);
void adduce_session_remove_source (GSource **source);

/* Tells what others changed from one version of a file to the next. */
void adduce_session_tell_changes (AdduceSession *self, AdduceSidecar *before, AdduceSidecar *after);

/* --- adduce-session-reanchor.c --- */

/* (transfer full) (nullable): the sidecar, its claims found again in the text where it is about another one. */
AdduceSidecar *adduce_session_fit (AdduceSession *self, AdduceSidecar *sidecar);

/* May what others put into the own file be taken in? */
gboolean adduce_session_can_fit (AdduceSession *self, AdduceSidecar *theirs);

/* Remembers what was done here of claims that a merge has made contested. */
void adduce_session_note_contested (AdduceSession *self, AdduceSidecar *mine);

/* The own file, which was just read, is about another text. */
void adduce_session_reanchor_own (AdduceSession *self);

/* --- adduce-session-show.c --- */

/* Fills "claims" from @sidecar; returns how many claims of the set were added, changed or removed. */
guint adduce_session_show_own (AdduceSession *self);
void adduce_session_show_others (AdduceSession *self);

/* (transfer full): the sentences of "problems". */
char **adduce_session_collect_problems (AdduceSession *self);

/* --- adduce-session-open.c --- */

/* Journals of killed runs: @used go after the next save, or at once where there was nothing in them. */
void adduce_session_note_recovered (AdduceSession *self, guint n_recovered, GPtrArray *used);

/* Reads the own file and sets what follows from it; nothing is shown yet. */
void adduce_session_load_own (AdduceSession *self);

/* Reads those other coders' files that changed; FALSE where none did. */
gboolean adduce_session_load_layers (AdduceSession *self);
void adduce_session_layer_free (AdduceSessionLayer *layer);

/* Device, inode, size and time of a file, all zero where there is none. */
AdduceFileStamp adduce_session_look (const char *path);
gboolean adduce_session_same_look (AdduceFileStamp a, AdduceFileStamp b);

/* In the owner's thread: from now on its context is used. Announces what was recovered and saves it. */
void adduce_session_start (AdduceSession *self);

/* --- adduce-session-zones.c --- */

/* (transfer full) (nullable): what the command would change in the file as it is now. */
AdduceCommand *adduce_session_narrow_zones (AdduceSession *self, AdduceCommand *command, GError **error);

/* Has it written soon and tells of it. */
gboolean adduce_session_do_zones (AdduceSession *self, AdduceCommand *command, GError **error);

/* For the zone writer. */
void adduce_session_zones_told (AdduceSaveState state, const char *message, gpointer session);

/* --- adduce-session-save.c --- */

gboolean adduce_session_is_pending (AdduceSession *self);

/* Counts a change and sees that it will be saved. */
void adduce_session_note_change (AdduceSession *self);
void adduce_session_schedule_save (AdduceSession *self);

/* Ends everything that is under way, saving what is pending. */
void adduce_session_stop_saving (AdduceSession *self);

G_END_DECLS
