/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who codes on this computer: asked once, kept in Adduce's configuration folder (`coder.ini`).
 */
#pragma once

#include "model/adduce-coder.h"

G_BEGIN_DECLS

/** (transfer full) (nullable): %NULL where nobody was asked yet, with no error. */
AdduceCoder *adduce_coder_load (GError **error);
gboolean adduce_coder_save (AdduceCoder *coder, GError **error);

G_END_DECLS
