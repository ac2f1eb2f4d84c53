/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignRuler: places that another program counted, as places in an annotation text.
 *
 * The other program counted code points, units of UTF-16 or bytes; and it counted either the characters of the file
 * (CR LF being two, a byte-order mark one) or those of the annotation text. Data structure: for every 256th character
 * of the file how many of each there were before it; the rest is counted from there. Immutable.
 */
#pragma once

#include "exchange/adduce-foreign.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceForeignRuler AdduceForeignRuler;

/** @raw: valid UTF-8 as it stood in the file; it is copied. */
AdduceForeignRuler *adduce_foreign_ruler_new (const char *raw);
void adduce_foreign_ruler_free (AdduceForeignRuler *self);

/** (transfer none): the annotation text that @raw makes. */
AdduceText *adduce_foreign_ruler_get_text (AdduceForeignRuler *self);

/** Ways of counting: units, each of the file and of the annotation text. */
#define ADDUCE_FOREIGN_N_WAYS 6

/** Of the file or of the annotation text in that unit. */
guint adduce_foreign_ruler_make_way (AdduceForeignUnit unit, gboolean of_text);

/** The offset in the annotation text of a place; %FALSE where it is behind the end or inside a character. */
gboolean adduce_foreign_ruler_find (AdduceForeignRuler *self, guint way, guint64 place, guint *ret_offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignRuler, adduce_foreign_ruler_free)

G_END_DECLS
