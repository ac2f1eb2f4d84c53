/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceJournalChain: the versions of claims in one journal, compared with what the file has of them.
 *
 * A revision tells which of two versions is newer only where one was made of the other. A journal that a killed run
 * left and a file that another computer changed meanwhile may both have a third revision of a claim, or the journal a
 * third and the file a fifth that knows nothing of it. So each line is noted with what the sidecar had at the
 * journal's begin, and what proves to be changed in two places is joined in the end, as two versions of a file are.
 * One thread.
 */
#pragma once

#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

typedef struct _AdduceJournalChain AdduceJournalChain;

/** @sidecar: what the journal's lines come into; each line is noted before it does */
AdduceJournalChain *adduce_journal_chain_new (const char *sidecar_path, AdduceSidecar *sidecar);
void adduce_journal_chain_free (AdduceJournalChain *self);

/** A version of a claim, or of what is said of the article. */
void adduce_journal_chain_note_claim (AdduceJournalChain *self, AdduceClaim *claim);
void adduce_journal_chain_note_removal (AdduceJournalChain *self, const char *id, guint64 revision, gint64 modified);

/**
 * adduce_journal_chain_settle:
 *
 * After the last line: joins what was changed in two places into the sidecar. Where both changed the same, both
 * versions are in the claim's conflict.
 *
 * Returns: how many of these had not come into the sidecar by their revision
 */
guint adduce_journal_chain_settle (AdduceJournalChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceJournalChain, adduce_journal_chain_free)

G_END_DECLS
