/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the fork server needs of the shim.
 */
#pragma once

/* Does what the SHIM_ variables of the environment say, from here on. */
void shim_set_up (void);
