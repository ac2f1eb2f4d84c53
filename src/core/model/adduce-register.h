/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRegister: what is known of the speakers, the issues, or the values of an entity variable: a GListModel of
 * AdduceEntity in the order of their ids. Immutable, any thread; a changed register is another object.
 *
 * Claims carry codes. A code is resolved through the register: it is the id of an entry, or of one that was merged
 * into another (and so on), or, where no entry has that id, what adduce_breaks_slug() makes of one of the names of
 * a single entry. So nothing is rewritten when entries are merged or renamed. Entries that were merged round in a
 * circle stay what they are.
 *
 * The register of speakers always has "Article author" and "Unnamed source", with revision 0 while no file has
 * them.
 *
 * Data structure: entries sorted by id; a hash of ids and one of what names are made into; the tag of each entry.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-entity.h"
#include "model/adduce-tag.h"

G_BEGIN_DECLS

/** Ids of the registers that every corpus has: those of the variables. */
#define ADDUCE_REGISTER_SPEAKER "speaker"
#define ADDUCE_REGISTER_ISSUE "issue"

/** Ids of the speakers that every register of speakers has. */
#define ADDUCE_REGISTER_AUTHOR "article-author"
#define ADDUCE_REGISTER_UNNAMED "unnamed-source"

#define ADDUCE_TYPE_REGISTER (adduce_register_get_type ())
G_DECLARE_FINAL_TYPE (AdduceRegister, adduce_register, ADDUCE, REGISTER, GObject)

/** A register without entries of its own; (transfer full). */
AdduceRegister *adduce_register_new (const char *id);

/** The id of the variable whose values it has: `speaker`, `issue`, … */
const char *adduce_register_get_id (AdduceRegister *self);
guint adduce_register_get_n_entities (AdduceRegister *self);

/** (transfer none): in the order of ids. */
AdduceEntity *adduce_register_get_entity (AdduceRegister *self, guint index);

/** (transfer none) (nullable): the entry with that id, merged or not. */
AdduceEntity *adduce_register_lookup (AdduceRegister *self, const char *id);

/** (transfer none) (nullable): what a code means; %NULL where the register has nothing for it. */
AdduceEntity *adduce_register_resolve (AdduceRegister *self, const char *code);

/** (transfer none): the id of what a code means, else the code itself. */
const char *adduce_register_resolve_code (AdduceRegister *self, const char *code);

/** (transfer full): the tag with the id and name of what it means, else the tag itself. */
AdduceTag *adduce_register_resolve_tag (AdduceRegister *self, AdduceTag *tag);

/** (transfer full): the same for a list; what means the same stands once. The same list where nothing changes. */
AdduceTagList *adduce_register_resolve_list (AdduceRegister *self, AdduceTagList *tags);

/** (transfer none) (nullable): the entry that has this name or other name, by its slug; %NULL where several have. */
AdduceEntity *adduce_register_find_name (AdduceRegister *self, const char *name);

/** The entry's id and name as a tag; (transfer none). */
AdduceTag *adduce_register_get_tag (AdduceRegister *self, AdduceEntity *entity);

/** Is it one of those that every register of speakers has? */
gboolean adduce_register_is_special (AdduceRegister *self, const char *id);

/** (transfer none) (nullable): what is above an entry in the tree; %NULL also where that leads round in a circle. */
AdduceEntity *adduce_register_get_parent (AdduceRegister *self, AdduceEntity *entity);

/* --- attributes --- */

/** (transfer none) (array zero-terminated=1): ids: those that every register has, then one's own. */
const char *const *adduce_register_list_attributes (AdduceRegister *self);

/** The name of an attribute, translated where every register has it; an unknown id as it is. */
const char *adduce_register_get_attribute_label (AdduceRegister *self, const char *attribute);

/** Is it one of those that every register has? */
gboolean adduce_register_is_built_in (const char *attribute);

/* --- pairs that are not the same --- */

gboolean adduce_register_is_distinct (AdduceRegister *self, const char *id, const char *other);

/* --- for the store --- */

/** (nullable): unknown members of the file, as compact JSON. */
const char *adduce_register_get_extra (AdduceRegister *self);

/** (transfer none) (element-type utf8 guint64): ids of removed entries → their revision. */
GHashTable *adduce_register_get_removed (AdduceRegister *self);

/** (transfer none) (array zero-terminated=1): pairs, each `ID ID`, sorted. */
const char *const *adduce_register_list_distinct (AdduceRegister *self);

/** (transfer full) (array zero-terminated=1): sentences about entries that lead nowhere or round in a circle. */
char **adduce_register_list_problems (AdduceRegister *self);

/* --- making one --- */

typedef struct _AdduceRegisterBuilder AdduceRegisterBuilder;

AdduceRegisterBuilder *adduce_register_builder_new (const char *id);
AdduceRegisterBuilder *adduce_register_builder_new_from (AdduceRegister *base);
void adduce_register_builder_free (AdduceRegisterBuilder *self);

/** (transfer none) (nullable) */
AdduceEntity *adduce_register_builder_lookup (AdduceRegisterBuilder *self, const char *id);

/** The revision up to which an entry was removed; 0 for never. */
guint64 adduce_register_builder_get_removed (AdduceRegisterBuilder *self, const char *id);

/** Adds an entry or replaces the one of its id. */
void adduce_register_builder_put (AdduceRegisterBuilder *self, AdduceEntity *entity);

/** Takes an entry away and notes its revision, so that a merge of files does not bring it back. */
void adduce_register_builder_remove (AdduceRegisterBuilder *self, const char *id, guint64 revision);

/** Adds an attribute or names it anew; %NULL takes it away. */
void adduce_register_builder_define (AdduceRegisterBuilder *self, const char *attribute, const char *label);

/** Notes that two entries are not the same, or forgets it. */
void adduce_register_builder_set_distinct (AdduceRegisterBuilder *self, const char *id, const char *other,
                                           gboolean distinct);
void adduce_register_builder_set_extra (AdduceRegisterBuilder *self, const char *extra);

/** (transfer full): the register; the builder may be used on. */
AdduceRegister *adduce_register_builder_end (AdduceRegisterBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceRegisterBuilder, adduce_register_builder_free)

G_END_DECLS
