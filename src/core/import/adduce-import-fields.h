/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportFields: what is known of an article, as names and values in the order in which they came.
 *
 * Names are those of docs/import.md: `headline`, `outlet`, `date` … A value is valid UTF-8 without control
 * characters, runs of white space made one space, at most %ADDUCE_IMPORT_MAX_VALUE bytes. Belongs to one thread.
 */
#pragma once

#include "model/adduce-article-meta.h"

G_BEGIN_DECLS

/** Bytes of the longest value that is kept. */
#define ADDUCE_IMPORT_MAX_VALUE ADDUCE_ARTICLE_META_MAX_VALUE

/** The most fields of an article, and bytes of their values together: their file has to stay readable. */
#define ADDUCE_IMPORT_MAX_FIELDS 500
#define ADDUCE_IMPORT_MAX_VALUES (768 * 1024)

/**
 * AdduceImportField:
 * @raw: (nullable): what stood in the file, where @value is made of it
 * @passage: (nullable): of a guess: the words that it came from
 */
typedef struct {
  char *name;
  char *value;
  char *raw;
  char *passage;
} AdduceImportField;

typedef struct _AdduceImportFields AdduceImportFields;

AdduceImportFields *adduce_import_fields_new (void);
void adduce_import_fields_free (AdduceImportFields *self);

guint adduce_import_fields_get_n (const AdduceImportFields *self);
const AdduceImportField *adduce_import_fields_get (const AdduceImportFields *self, guint index);

/** Whether something was left out, as there was more than may be. */
gboolean adduce_import_fields_is_full (const AdduceImportFields *self);

/** (transfer none) (nullable): the value of that name. */
const char *adduce_import_fields_find (const AdduceImportFields *self, const char *name);

/**
 * adduce_import_fields_add:
 * @value: (nullable): any UTF-8; nothing is done where it is %NULL or blank
 *
 * A second value of a name is put behind the first, after “; ”, unless it is there already.
 */
void adduce_import_fields_add (AdduceImportFields *self, const char *name, const char *value);

/** Instead of what is there; @raw: (nullable). */
void adduce_import_fields_set (AdduceImportFields *self, const char *name, const char *value, const char *raw);

/** A guess; instead of what is there. */
void adduce_import_fields_guess (AdduceImportFields *self, const char *name, const char *value, const char *passage);

/** Only where there is no value of that name yet. */
void adduce_import_fields_offer (AdduceImportFields *self, const char *name, const char *value);

/** Takes those of @other whose names are not there yet. */
void adduce_import_fields_offer_all (AdduceImportFields *self, const AdduceImportFields *other);

/**
 * adduce_import_fields_add_label:
 *
 * A label of a database that is none of our fields; kept apart from them by a `:` before the name.
 */
void adduce_import_fields_add_label (AdduceImportFields *self, const char *label, const char *value);

/** The label of such a field; %NULL for one of ours. */
const char *adduce_import_field_get_label (const AdduceImportField *field);

/** (transfer full): valid UTF-8 on one line, white space runs made one space, ends trimmed, no longer than that. */
char *adduce_import_tidy (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportFields, adduce_import_fields_free)

G_END_DECLS
