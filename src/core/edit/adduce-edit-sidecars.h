/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceEditSidecars: a coder's files for articles where the coder has none yet, before a change over many articles
 * (AdduceCorpusEdit) puts claims into them, as such a change is of files that are there.
 *
 * They are made empty; adduce_edit_sidecars_end() removes those that stayed so, as after a change that was stopped.
 * One thread at a time.
 */
#pragma once

#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceEditSidecars AdduceEditSidecars;

AdduceEditSidecars *adduce_edit_sidecars_new (AdduceCoder *coder, AdduceCodebook *codebook);
void adduce_edit_sidecars_free (AdduceEditSidecars *self);

/**
 * adduce_edit_sidecars_make:
 * @path: of the article
 * @text: of the article
 *
 * Makes the coder's file, which is not there yet.
 */
gboolean adduce_edit_sidecars_make (AdduceEditSidecars *self, const char *path, AdduceText *text, GError **error);

/** Removes what was made and is still empty; what has claims by now is no longer this object's. */
void adduce_edit_sidecars_end (AdduceEditSidecars *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceEditSidecars, adduce_edit_sidecars_free)

G_END_DECLS
