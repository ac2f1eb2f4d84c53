/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of other programs' files, for the verbs that read them.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/**
 * AdduceCliForeign:
 * @format: (nullable): id of the files' format
 * @coder: (nullable): nickname
 * @mapping: (nullable): path of a mapping
 * @save_mapping: (nullable): where to write what was taken for what
 * @dry_run: write nothing but that
 * @again: bring back what was removed
 */
typedef struct {
  const char *format;
  const char *coder;
  const char *mapping;
  const char *save_mapping;
  gboolean dry_run;
  gboolean again;
} AdduceCliForeign;

/** Brings the claims of files into a corpus and tells of it; returns the exit status. */
int adduce_cli_foreign_run (const AdduceCliForeign *self, const char *folder, char **files, gboolean json);

/** (transfer full) (nullable) in @ret_mapping: the mapping; %FALSE with @error where it can't be read. */
gboolean adduce_cli_foreign_load_mapping (const char *path, AdduceForeignMapping **ret_mapping, GError **error);

G_END_DECLS
