/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExchangeScratch: a corpus for a while, in the folder for temporary files, that goes with the object.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AdduceExchangeScratch AdduceExchangeScratch;

/** @name: what the corpus is called, in the file name encoding; (transfer full) (nullable). */
AdduceExchangeScratch *adduce_exchange_scratch_new (const char *name, GError **error);
void adduce_exchange_scratch_free (AdduceExchangeScratch *self);

/** (transfer none): the corpus's folder. */
const char *adduce_exchange_scratch_get_folder (AdduceExchangeScratch *self);

/** Copies the articles of a corpus with what is known of them, its codebook and its registers, but no claims. */
gboolean adduce_exchange_scratch_copy (AdduceExchangeScratch *self, const char *corpus, GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExchangeScratch, adduce_exchange_scratch_free)

G_END_DECLS
