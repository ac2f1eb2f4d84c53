/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchLexer: a query as words, phrases, expressions, names of fields and brackets, one after the other, with
 * the first error. Internal to the parser, on its stack.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_SEARCH_TOKEN_END,
  ADDUCE_SEARCH_TOKEN_OPEN,
  ADDUCE_SEARCH_TOKEN_CLOSE,
  ADDUCE_SEARCH_TOKEN_WORD,
  ADDUCE_SEARCH_TOKEN_PHRASE,
  ADDUCE_SEARCH_TOKEN_REGEX,
  ADDUCE_SEARCH_TOKEN_FIELD, /* `name:`, its value follows without a blank */
} AdduceSearchToken;

/**
 * AdduceSearchLexer:
 * @text: valid UTF-8, borrowed
 * @start: of the token
 * @at: behind it
 * @kind: what it is
 * @value: (nullable): of a word, phrase or expression without its marks, of a field its name; owned
 * @error: (nullable): the first; owned
 */
typedef struct {
  const char *text;
  const char *start;
  const char *at;
  AdduceSearchToken kind;
  char *value;
  GError *error;
} AdduceSearchLexer;

/** Reads the next token. */
gboolean adduce_search_lexer_next (AdduceSearchLexer *self);

/** Takes all up to a blank, bracket or quotation mark as a word, whatever it looks like. */
void adduce_search_lexer_take_word (AdduceSearchLexer *self);

/** Whether it is at that word. */
gboolean adduce_search_lexer_is_word (const AdduceSearchLexer *self, const char *word);

/** Notes that something is wrong at a place; @what: a translated sentence. Returns %NULL, to be returned. */
gpointer adduce_search_lexer_fail (AdduceSearchLexer *self, const char *place, const char *what);

/** The same where something else is expected (translated). */
gpointer adduce_search_lexer_fail_expected (AdduceSearchLexer *self, const char *expected);

G_END_DECLS
