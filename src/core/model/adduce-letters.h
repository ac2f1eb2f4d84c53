/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one or two letters that stand for a value where there is no room for its name.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** Two characters of UTF-8 and what ends them. */
#define ADDUCE_LETTERS_SIZE 16

/**
 * adduce_letters_of_code:
 *
 * The value's key where that is a letter; else the first letter of its name, or the first two where another value of
 * the variable begins with it. A digit says nothing to whoever does not know the keys by heart.
 */
void adduce_letters_of_code (AdduceVariable *variable, AdduceCode *code, char ret_letters[ADDUCE_LETTERS_SIZE]);

/** The initials of the first and the last word; of a single word its first two letters. */
void adduce_letters_of_name (const char *name, char ret_letters[ADDUCE_LETTERS_SIZE]);

G_END_DECLS
