/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceEntity: an entry of a register: a speaker, an issue, or a value of an entity variable of one's own.
 * An immutable value, any thread.
 *
 * Its id is the code that claims carry and never changes; the name is for people. What is said about it are
 * values of attributes: those that every register knows (actor type, organisation, party, country, scope) and
 * one's own. A value may hold for a time only, and an attribute have several values one after the other. An entry
 * that was merged into another stays, and says into which.
 *
 * Slugs and keys of its names are made when first asked for, and kept: a script other than Latin takes its time.
 *
 * Revision 0 is an entry that no file has: claims use it, or the program brings it along.
 */
#pragma once

#include <glib-object.h>
#include "text/adduce-name.h"

G_BEGIN_DECLS

/**
 * AdduceEntityField:
 * @ADDUCE_ENTITY_NAME: the canonical name; never %NULL
 * @ADDUCE_ENTITY_KIND: `person`, `organisation`, `role`, `collective`, or what a later version has
 * @ADDUCE_ENTITY_PARENT: id of the entry above it, in a tree
 * @ADDUCE_ENTITY_MERGED_INTO: id of the entry that it is now
 * @ADDUCE_ENTITY_WIKIDATA: `Q42`
 * @ADDUCE_ENTITY_VIAF: the number
 * @ADDUCE_ENTITY_NOTE: anything
 *
 * What an entry has one text of; all but the name may be unset.
 */
typedef enum {
  ADDUCE_ENTITY_NAME,
  ADDUCE_ENTITY_KIND,
  ADDUCE_ENTITY_PARENT,
  ADDUCE_ENTITY_MERGED_INTO,
  ADDUCE_ENTITY_WIKIDATA,
  ADDUCE_ENTITY_VIAF,
  ADDUCE_ENTITY_NOTE,
} AdduceEntityField;

#define ADDUCE_ENTITY_N_FIELDS 7

/** `name`, `kind`, `parent`, `mergedInto`, `wikidata`, `viaf`, `note`. */
const char *adduce_entity_field_to_id (AdduceEntityField field);

/** The translated name of a field ("Name", "Kind", …). */
const char *adduce_entity_field_get_label (AdduceEntityField field);

/** The kinds that can be chosen; (array zero-terminated=1). */
const char *const *adduce_entity_list_kinds (void);

/** The translated name of a kind ("Person", …); an unknown one as it is. */
const char *adduce_entity_kind_get_label (const char *kind);

/** The id of a kind by its id or name in whatever case ("Person"); what is no kind as it is. */
const char *adduce_entity_kind_from_text (const char *text);

/**
 * AdduceEntityValue:
 * @attribute: slug
 * @value: a text
 * @from: (nullable): the first day on which it holds, `YYYY-MM-DD`, or a month or year of it
 * @to: (nullable): the last such day, month or year
 *
 * What is said about an entry.
 */
typedef struct {
  const char *attribute;
  const char *value;
  const char *from;
  const char *to;
} AdduceEntityValue;

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and a month and day that there are. */
gboolean adduce_entity_is_day (const char *text);

#define ADDUCE_TYPE_ENTITY (adduce_entity_get_type ())
G_DECLARE_FINAL_TYPE (AdduceEntity, adduce_entity, ADDUCE, ENTITY, GObject)

/** A plain entry that no file has: revision 0; (transfer full). */
AdduceEntity *adduce_entity_new (const char *id, const char *name);

const char *adduce_entity_get_id (AdduceEntity *self);
const char *adduce_entity_get_name (AdduceEntity *self);
guint64 adduce_entity_get_revision (AdduceEntity *self);

/** (nullable): %NULL for unset. */
const char *adduce_entity_get_text (AdduceEntity *self, AdduceEntityField field);

/** (transfer none) (array zero-terminated=1): other names. */
const char *const *adduce_entity_get_aliases (AdduceEntity *self);

guint adduce_entity_get_n_values (AdduceEntity *self);
const AdduceEntityValue *adduce_entity_get_value (AdduceEntity *self, guint index);

/**
 * adduce_entity_lookup_value:
 * @date: (nullable): a day, month or year as AdduceEntityValue has them; %NULL for today's view
 *
 * The attribute's value on a date: of those with a time that holds then the one that began last, else the one
 * without. Without a date the one without a time, else the last.
 *
 * Returns: (transfer none) (nullable)
 */
const char *adduce_entity_lookup_value (AdduceEntity *self, const char *attribute, const char *date);

/** (transfer none) (array zero-terminated=1): what adduce_breaks_slug() makes of its name and its other names. */
const char *const *adduce_entity_get_slugs (AdduceEntity *self);

/** (transfer none) (array zero-terminated=1): keys of its name and its other names, for finding it. */
const AdduceNameKey *const *adduce_entity_get_name_keys (AdduceEntity *self);

/** What the file held that this version does not know, as compact JSON; (nullable). */
const char *adduce_entity_get_extra (AdduceEntity *self);

/** All but the revision is the same. */
gboolean adduce_entity_same_content (AdduceEntity *a, AdduceEntity *b);

/* --- making one --- */

typedef struct _AdduceEntityBuilder AdduceEntityBuilder;

AdduceEntityBuilder *adduce_entity_builder_new (const char *id, const char *name);

/** Starts as a copy with the same revision. */
AdduceEntityBuilder *adduce_entity_builder_new_from (AdduceEntity *entity);
void adduce_entity_builder_free (AdduceEntityBuilder *self);
void adduce_entity_builder_set_revision (AdduceEntityBuilder *self, guint64 revision);
void adduce_entity_builder_set_extra (AdduceEntityBuilder *self, const char *extra);

/** %NULL and "" are unset; an empty name is ignored. White space around is dropped. */
void adduce_entity_builder_set_text (AdduceEntityBuilder *self, AdduceEntityField field, const char *text);

/** Adds another name; nothing where it is empty, the entry's name or there already. */
void adduce_entity_builder_add_alias (AdduceEntityBuilder *self, const char *alias);
void adduce_entity_builder_clear_aliases (AdduceEntityBuilder *self);
void adduce_entity_builder_remove_alias (AdduceEntityBuilder *self, const char *alias);

/** Adds a value; one of the same attribute with the same beginning and end is replaced. Empty is not added. */
void adduce_entity_builder_add_value (AdduceEntityBuilder *self, const AdduceEntityValue *value);

/** Takes the value of the same attribute with the same beginning and end away. */
void adduce_entity_builder_remove_value (AdduceEntityBuilder *self, const AdduceEntityValue *value);

/** The value without a time; %NULL and "" take it away. */
void adduce_entity_builder_set_value (AdduceEntityBuilder *self, const char *attribute, const char *value);

/** Takes all values of the attribute away; of all attributes with %NULL. */
void adduce_entity_builder_clear_values (AdduceEntityBuilder *self, const char *attribute);

/**
 * adduce_entity_builder_apply:
 *
 * Sets what differs between two versions of an entry, and leaves the rest.
 *
 * Returns: (transfer full) (nullable): the translated name of the first thing that was not as @before has it, so
 *   that somebody else's change of it is overwritten
 */
char *adduce_entity_builder_apply (AdduceEntityBuilder *self, AdduceEntity *before, AdduceEntity *after);

/** (transfer full): the entry; the builder may be used on. */
AdduceEntity *adduce_entity_builder_end (AdduceEntityBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceEntityBuilder, adduce_entity_builder_free)

G_END_DECLS
