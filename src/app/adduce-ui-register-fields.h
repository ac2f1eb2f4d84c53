/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of the entries of a register: an issue is no person and has no party, but what any of them has all the
 * same is shown.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/** @base: (nullable); (transfer full) (element-type utf8): the ids of the attributes, which are borrowed. */
GPtrArray *adduce_ui_register_fields_list (AdduceRegister *base);

/** @base: (nullable); whether entries have a kind (person, organisation …). */
gboolean adduce_ui_register_fields_has_kinds (AdduceRegister *base);

G_END_DECLS
