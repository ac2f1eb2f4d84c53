/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what is known of an article from its own words, where nothing else says it: a date line, a dateline, bylines,
 * “Published on …”, a permalink, a notice of copyright, by the expressions of `data/import-rules/guesses.ini` (one of
 * the user's own is read instead). Each is a guess, with the passage that it came from.
 */
#pragma once

#include "import/adduce-import.h"

G_BEGIN_DECLS

typedef struct _AdduceImportGuesser AdduceImportGuesser;

/** @problems: (element-type utf8): gets a sentence where the file of expressions can't be used. */
AdduceImportGuesser *adduce_import_guesser_new (GPtrArray *problems);
void adduce_import_guesser_free (AdduceImportGuesser *self);

/** Fills those fields that the article has not. */
void adduce_import_guesser_guess (AdduceImportGuesser *self, AdduceImportArticle *article, AdduceImportOrder order);

/** A file that is named by its date says so more surely than a line does, but not than metadata; @name: of the file. */
void adduce_import_guess_name (AdduceImportArticle *article, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportGuesser, adduce_import_guesser_free)

G_END_DECLS
