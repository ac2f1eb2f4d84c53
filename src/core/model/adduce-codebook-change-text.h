/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of a codebook in words.
 */
#pragma once

#include "adduce-codebook.h"

G_BEGIN_DECLS

/**
 * adduce_codebook_change_describe:
 * @codebook: for the names of what was changed; what it no longer has is called by its id
 *
 * Returns: (transfer full): a translated sentence without full stop: "“Supports” of “Stance” is now called “In favour”"
 */
char *adduce_codebook_change_describe (AdduceCodebookChange *self, AdduceCodebook *codebook);

G_END_DECLS
