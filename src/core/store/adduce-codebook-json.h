/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks from JSON (data/schemas/codebook-1.schema.json); adduce_codebook_parse() is built on
 * it.
 */
#pragma once

#include "adduce-json.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** (transfer full) (nullable): %NULL with the tree's error, which names the line. */
AdduceCodebook *adduce_codebook_json_read (AdduceJsonTree *tree, const AdduceJsonValue *root);

/** (transfer full): the file. */
GBytes *adduce_codebook_json_write (AdduceCodebook *codebook);

G_END_DECLS
