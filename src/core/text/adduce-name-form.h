/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceNameForm: a name made ready for being held against others: are two names those of the same?
 *
 * Its words as they sound in Latin letters (AdduceNameKey), titles apart. Two names that are alike share at least
 * one key, so that only names of one key need comparing (but where two words of a name begin with other letters).
 * Immutable, any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceLikeness:
 * @ADDUCE_LIKENESS_NONE: not alike
 * @ADDUCE_LIKENESS_PART: one is a word of the other: "Lukashenko", "Alexander Lukashenko"
 * @ADDUCE_LIKENESS_LETTERS: a letter or two differ in long words: "Lukashenko", "Lukashenka"
 * @ADDUCE_LIKENESS_CONSONANTS: the same consonants, where one is in a script that leaves out vowels
 * @ADDUCE_LIKENESS_INITIALS: "M. Kovač", "Mira Kovač"
 * @ADDUCE_LIKENESS_TITLE: the same but for titles: "President Lukashenko", "Lukashenko"
 * @ADDUCE_LIKENESS_ORDER: the same words in another order: "Kovač, Mira"
 * @ADDUCE_LIKENESS_SPELLING: the same in another script or spelling: "Лукашенко", "Lukaschenko"
 * @ADDUCE_LIKENESS_SAME: the same but for case, accents and marks
 * @ADDUCE_LIKENESS_NUMBER: not of names: they have the same number in Wikidata or VIAF
 *
 * Why two names may be those of the same; more is surer.
 */
typedef enum {
  ADDUCE_LIKENESS_NONE,
  ADDUCE_LIKENESS_PART,
  ADDUCE_LIKENESS_LETTERS,
  ADDUCE_LIKENESS_CONSONANTS,
  ADDUCE_LIKENESS_INITIALS,
  ADDUCE_LIKENESS_TITLE,
  ADDUCE_LIKENESS_ORDER,
  ADDUCE_LIKENESS_SPELLING,
  ADDUCE_LIKENESS_SAME,
  ADDUCE_LIKENESS_NUMBER,
} AdduceLikeness;

/** `part`, `letters` …; "" for none. */
const char *adduce_likeness_to_id (AdduceLikeness likeness);

/** Why, for people ("Initials"); "" for none. */
const char *adduce_likeness_get_label (AdduceLikeness likeness);

typedef struct _AdduceNameForm AdduceNameForm;

AdduceNameForm *adduce_name_form_new (const char *name);
void adduce_name_form_free (AdduceNameForm *self);

/** Has it one word only, titles apart? */
gboolean adduce_name_form_is_single (const AdduceNameForm *self);

AdduceLikeness adduce_name_form_compare (const AdduceNameForm *self, const AdduceNameForm *other);

/**
 * AdduceNameKeyFunc:
 * @key: a digest
 * @weak: many that are not alike may have it: not worth looking at where very many have
 */
typedef void (*AdduceNameKeyFunc) (guint64 key, gboolean weak, gpointer user_data);

/** Calls @func with each key. */
void adduce_name_form_foreach_key (const AdduceNameForm *self, AdduceNameKeyFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceNameForm, adduce_name_form_free)

G_END_DECLS
