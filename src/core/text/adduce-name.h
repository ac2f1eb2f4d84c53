/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceNameKey: a name made ready for being found by a part of it, and how well what was typed fits.
 *
 * Case, accents and the order of words do not matter. A name and what was typed may be in different scripts:
 * both are romanized then, and spellings of one sound (sh, sch; kh, h; y, i, j) count as one. Within one
 * script they don't, as Chan is not Can. Immutable, any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceNameFit:
 *
 * How well a name fits what was typed; more is better.
 */
typedef enum {
  ADDUCE_NAME_FIT_NONE,
  ADDUCE_NAME_FIT_INSIDE,     /* some word that was typed stands inside a word ("anna" in Joanna) */
  ADDUCE_NAME_FIT_WORD_START, /* each word that was typed begins a word */
} AdduceNameFit;

typedef struct _AdduceNameKey AdduceNameKey;

/** @name: a name, or a part of one that was typed; (transfer full). */
AdduceNameKey *adduce_name_key_new (const char *name);
void adduce_name_key_free (AdduceNameKey *self);

/** Nothing but white space. */
gboolean adduce_name_key_is_empty (const AdduceNameKey *self);

/** How well @self, a whole name, fits @typed; an empty @typed fits everything. */
AdduceNameFit adduce_name_key_fit (const AdduceNameKey *self, const AdduceNameKey *typed);

/** What was romanized, with spellings of one sound made one; (transfer full). */
char *adduce_name_dup_sounds (const char *roman);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceNameKey, adduce_name_key_free)

G_END_DECLS
