/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignUima: the feature structures of a UIMA CAS, read from XMI or JSON, and claims made of them.
 *
 * Each annotation is a claim with its type as the label and its features as fields; tokens, sentences and the document
 * itself are none. Of Adduce's own types a claim is a claim, with its pieces, and the article says who coded. Internal
 * to the folder.
 */
#pragma once

#include "exchange/adduce-foreign-reader.h"

G_BEGIN_DECLS

/**
 * AdduceForeignFeature:
 * @name: without marks
 * @values: (element-type utf8): words, or ids of structures where @is_reference
 */
typedef struct {
  char *name;
  GPtrArray *values;
  gboolean is_reference;
} AdduceForeignFeature;

/**
 * AdduceForeignStructure:
 * @id: of the structure
 * @type: its full name, parted by dots
 * @place: where it stands in the file, for people
 * @features: (element-type AdduceForeignFeature): but for sofa, begin and end
 */
typedef struct {
  char *id;
  char *type;
  char *place;
  char *sofa;
  guint64 begin;
  guint64 end;
  gboolean has_begin;
  gboolean has_end;
  GPtrArray *features;
} AdduceForeignStructure;

typedef struct _AdduceForeignUima AdduceForeignUima;

AdduceForeignUima *adduce_foreign_uima_new (void);
void adduce_foreign_uima_free (AdduceForeignUima *self);

/** (transfer none): a new structure. @id: (nullable) */
AdduceForeignStructure *adduce_foreign_uima_add (AdduceForeignUima *self, const char *id, const char *type,
                                                 const char *place);

/** Another value of a feature; `sofa`, `begin` and `end` are the structure's own. */
void adduce_foreign_structure_add (AdduceForeignStructure *structure, const char *name, const char *value,
                                   gboolean is_reference);

/** Makes documents and claims. */
void adduce_foreign_uima_take (AdduceForeignUima *self, const AdduceForeignInput *input, AdduceForeign *foreign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignUima, adduce_foreign_uima_free)

G_END_DECLS
