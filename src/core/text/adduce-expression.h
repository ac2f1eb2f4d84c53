/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExpression: the words of an expression that people write, one token ahead, with errors that name the place.
 * What they mean is for the parsers of filters to say.
 *
 *   g_auto (AdduceExpression) words;
 *   if (adduce_expression_init (&words, text, keywords)) …
 *
 * The first error stands. On the stack; belongs to one thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_TOKEN_END,
  ADDUCE_TOKEN_WORD,
  ADDUCE_TOKEN_STRING, /* in quotation marks */
  ADDUCE_TOKEN_OPEN,
  ADDUCE_TOKEN_CLOSE,
  ADDUCE_TOKEN_COMMA,
} AdduceTokenKind;

/**
 * AdduceExpression:
 * @keywords: words that are no values
 * @at: where the next token is read
 * @start: of the token at hand
 * @value: of the token at hand: without quotation marks
 */
typedef struct {
  const char *text;
  const char *const *keywords;
  const char *at;
  const char *start;
  AdduceTokenKind kind;
  char *value;
  GError *error;
} AdduceExpression;

/** Reads the first token; @keywords: (array zero-terminated=1): lives as long as the expression. */
gboolean adduce_expression_init (AdduceExpression *self, const char *text, const char *const *keywords);
void adduce_expression_clear (AdduceExpression *self);

/** Reads the next token; %FALSE with an error. */
gboolean adduce_expression_next (AdduceExpression *self);

/** Whether the token is that word, capitals or not. */
gboolean adduce_expression_is_word (AdduceExpression *self, const char *word);

/** Takes the word, if it is there. */
gboolean adduce_expression_take_word (AdduceExpression *self, const char *word);

gboolean adduce_expression_is_keyword (AdduceExpression *self, const char *word);

/** Whether the token is a value: in quotation marks, or a word that is no keyword. */
gboolean adduce_expression_is_value (AdduceExpression *self);

/** (transfer full) (nullable): values separated by commas. */
char **adduce_expression_take_values (AdduceExpression *self);

/** An error at a place in the text; returns %NULL. @what: a sentence */
gpointer adduce_expression_fail (AdduceExpression *self, const char *place, const char *what);

/** An error at the token; returns %NULL. @expected: (translated): what could stand here */
gpointer adduce_expression_fail_expected (AdduceExpression *self, const char *expected);

/** A value in quotation marks. */
void adduce_expression_append_quoted (GString *text, const char *value);

/** (transfer full): a value as an expression has it, in quotation marks where it needs them. */
char *adduce_expression_quote (const char *value, const char *const *keywords);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdduceExpression, adduce_expression_clear)

G_END_DECLS
