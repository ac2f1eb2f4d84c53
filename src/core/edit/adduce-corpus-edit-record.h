/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of an AdduceCorpusEdit and their record on the disk. Internal to it.
 *
 * A record is a file of lines, each a JSON object: first `{"corpusEdit": 1, "corpus": URI, "label": …, "steps": n}`,
 * then n times `{"sidecar": URI, "before": <annotation>, "after": <annotation>}`, either absent for none. It is written
 * whole and atomically, so it has all steps or there is none.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-claim.h"

G_BEGIN_DECLS

typedef struct {
  char *path; /* of the sidecar */
  AdduceClaim *before;
  AdduceClaim *after;
} AdduceEditStep;

AdduceEditStep *adduce_edit_step_new (const char *path, AdduceClaim *before, AdduceClaim *after);
void adduce_edit_step_free (AdduceEditStep *self);

/** (transfer full): a path for a new record. */
char *adduce_edit_record_make_path (void);

/** (transfer full) (element-type filename): the records there are, the oldest first. */
GPtrArray *adduce_edit_record_list (void);

/** @steps: (element-type AdduceEditStep) */
gboolean adduce_edit_record_write (const char *path, const char *folder, const char *label, GPtrArray *steps,
                                   GError **error);

/**
 * adduce_edit_record_read:
 * @folder: the corpus that is asked for
 * @ret_label: (out) (transfer full)
 * @error: return location; %ADDUCE_ERROR_NOT_FOUND where it is about another corpus
 *
 * Returns: (transfer full) (nullable) (element-type AdduceEditStep)
 */
GPtrArray *adduce_edit_record_read (const char *path, const char *folder, char **ret_label, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceEditStep, adduce_edit_step_free)

G_END_DECLS
