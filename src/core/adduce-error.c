/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The core's error domain.
 */
#include "adduce-error.h"

G_DEFINE_QUARK (adduce-error-quark, adduce_error)
