/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportRule: how the articles of a database's export are told apart and taken to pieces. Read from
 * `data/import-rules/NAME.ini` and from the user's own folder of that name, whose rules come first; docs/import.md
 * describes the file. Immutable, any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceImportShape:
 * @ADDUCE_IMPORT_BLOCKS: a head, blocks of `LABEL: value`, the body, more such blocks
 * @ADDUCE_IMPORT_FIELDS: each line either begins with a label or goes on with the value of the one before
 * @ADDUCE_IMPORT_MARKUP: parts of a page of HTML, found by XPath
 */
typedef enum {
  ADDUCE_IMPORT_BLOCKS,
  ADDUCE_IMPORT_FIELDS,
  ADDUCE_IMPORT_MARKUP,
} AdduceImportShape;

/** A name and an expression: what it finds (its first group, if it has one) is the value. */
typedef struct {
  char *name;
  GRegex *regex; /* or, of markup, NULL */
  char *xpath;
} AdduceImportPattern;

/**
 * AdduceImportRule:
 *
 * Expressions are matched against one paragraph, no-break spaces made spaces; those that a rule does not have are
 * %NULL.
 *
 * @start: begins an article; groups `n` and `m`
 * @end: ends one; group `id`
 * @cover: says how many there are; group `m`
 * @require: must be found somewhere
 * @exclude: must be found nowhere
 * @ignore: begins a piece that is no article
 * @body: stands before the body
 * @rights: a notice of copyright
 * @unknown: a label that is not listed; groups 1, the label, and 2, the value
 * @label_end: what stands behind a label
 * @head: names of what stands before the first label, by its place; `*` takes what is left over, and `date` is what
 *   is a date
 * @labels: folded label → name of a field; %NULL for a label of no field
 * @tail: labels that end the body
 * @patterns: parts of the head that are known by their form
 * @values: what of a value is kept: the first group, and nothing where it does not match
 * @derived: a field that stands in the value of another, which is in `xpath`: the first group
 * @missing: what stands in place of a text that the database does not have
 * @line_heads: each line of a head is a part of its own
 * @article: XPath of an article
 */
typedef struct {
  gatomicrefcount ref_count;
  char *id;
  char *name;
  char *provider;
  AdduceImportShape shape;
  GRegex *start, *end, *cover, *require, *exclude, *ignore, *body, *rights, *unknown, *missing;
  gboolean line_heads;
  char *label_end;
  GRegex *label; /* made of the labels and of label_end */
  char **head;
  GHashTable *labels;
  GHashTable *tail;
  GPtrArray *patterns; /* AdduceImportPattern */
  GPtrArray *values;   /* AdduceImportPattern */
  GPtrArray *derived;  /* AdduceImportPattern */
  char *article;
} AdduceImportRule;

/**
 * adduce_import_rule_new:
 * @text: what the file holds
 * @error: return location; names what is wrong and where
 */
AdduceImportRule *adduce_import_rule_new (const char *text, GError **error);
AdduceImportRule *adduce_import_rule_ref (AdduceImportRule *self);
void adduce_import_rule_unref (AdduceImportRule *self);

/**
 * adduce_import_rule_list:
 * @problems: (nullable) (element-type utf8): gets a sentence for each file that can't be used
 *
 * Returns: (transfer full) (element-type AdduceImportRule): the user's own first; one of an id
 */
GPtrArray *adduce_import_rule_list (GPtrArray *problems);

/** (transfer full): of the user's own rules. */
char *adduce_import_rule_get_folder (void);

/** The field that a label stands for; %NULL in @ret_field for none; %FALSE where it is no label of the rule. */
gboolean adduce_import_rule_find_label (const AdduceImportRule *self, const char *label, const char **ret_field,
                                        gboolean *ret_tail);

/** (transfer full) (nullable): what of a value of a field is kept; @field: (nullable). */
char *adduce_import_rule_dup_value (const AdduceImportRule *self, const char *field, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportRule, adduce_import_rule_unref)

G_END_DECLS
