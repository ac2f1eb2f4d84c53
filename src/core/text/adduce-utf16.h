/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUtf16: places in a text as programs count them whose strings are UTF-16 (Java, JavaScript, Qt): characters
 * beyond the basic plane, such as emoji, are two.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceUtf16 AdduceUtf16;

AdduceUtf16 *adduce_utf16_new (AdduceText *text);
void adduce_utf16_free (AdduceUtf16 *self);

/** How many units stand before the code point @offset; one behind the end counts as the end. */
guint adduce_utf16_from_offset (const AdduceUtf16 *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUtf16, adduce_utf16_free)

G_END_DECLS
