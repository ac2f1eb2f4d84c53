/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceDuplicate: two entries of a register that may be the same.
 *
 * Only entries with a name in common by one of the keys of AdduceNameForm are held against each other, so that ten
 * thousand names take a fraction of a second. Any thread.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-register.h"
#include "text/adduce-name-form.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_DUPLICATE (adduce_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (AdduceDuplicate, adduce_duplicate, ADDUCE, DUPLICATE, GObject)

/** (transfer none): the one with the lesser id. */
AdduceEntity *adduce_duplicate_get_one (AdduceDuplicate *self);
AdduceEntity *adduce_duplicate_get_other (AdduceDuplicate *self);

/** By their names that are most alike. */
AdduceLikeness adduce_duplicate_get_likeness (AdduceDuplicate *self);

/** The names that are alike, of which one may be another name. */
const char *adduce_duplicate_get_one_name (AdduceDuplicate *self);
const char *adduce_duplicate_get_other_name (AdduceDuplicate *self);

/**
 * adduce_duplicates_find:
 * @base: knows what was merged and what was said not to be the same
 * @entities: (array length=n_entities): what to look at, of the register or from claims
 *
 * Pairs that are not the same already, nor said not to be, nor of two kinds, nor with two numbers of Wikidata or VIAF.
 * A name that is part of another counts where it is part of one only, and not among issues.
 *
 * Returns: (transfer full) (element-type AdduceDuplicate): the surest first, then by name; empty where cancelled
 */
GPtrArray *adduce_duplicates_find (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                                   GCancellable *cancellable);

G_END_DECLS
