/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRegisterChange: one change of a register, with what was before and what comes after, so that it can be
 * taken back. Made by a call below, done by AdduceRegisterEditor. Immutable once it is done; any thread.
 *
 * It is applied to what the file holds by then: only what differs between before and after is set, so that a change
 * that somebody else made meanwhile stays. Where both changed the same thing the later one, this, wins and a
 * sentence says so; of two names the other stays as one of the other names.
 *
 * Entries given to the calls may be such as no file has yet (revision 0): they are added.
 */
#pragma once

#include "model/adduce-register.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_REGISTER_CHANGE (adduce_register_change_get_type ())
G_DECLARE_FINAL_TYPE (AdduceRegisterChange, adduce_register_change, ADDUCE, REGISTER_CHANGE, GObject)

/** A change that does nothing yet; @label: translated, for "Undo …". */
AdduceRegisterChange *adduce_register_change_new (const char *label);
const char *adduce_register_change_get_label (AdduceRegisterChange *self);

/** Does it do anything? */
gboolean adduce_register_change_is_empty (AdduceRegisterChange *self);

/** Adds that an entry becomes another version of it; nothing where both are the same. */
void adduce_register_change_put (AdduceRegisterChange *self, AdduceEntity *before, AdduceEntity *after);

/** Adds that an entry is taken out of the file. */
void adduce_register_change_remove (AdduceRegisterChange *self, AdduceEntity *before);

/** Adds that an attribute is named; %NULL: is not there. */
void adduce_register_change_define (AdduceRegisterChange *self, const char *attribute, const char *before,
                                    const char *after);

/** Adds that two entries are not the same, or that this is forgotten. */
void adduce_register_change_set_distinct (AdduceRegisterChange *self, const char *id, const char *other,
                                          gboolean distinct);

/** (transfer full): what takes it back. */
AdduceRegisterChange *adduce_register_change_invert (AdduceRegisterChange *self);

/**
 * adduce_register_change_apply:
 * @messages: (nullable) (element-type utf8): sentences about what somebody else changed are added
 * @error: return location; %ADDUCE_ERROR_CONFLICT where a merge would lead round in a circle by now
 *
 * Returns: (transfer full) (nullable)
 */
AdduceRegister *adduce_register_change_apply (AdduceRegisterChange *self, AdduceRegister *now, GPtrArray *messages,
                                              GError **error);

/**
 * adduce_register_change_describe:
 * @base: for the names of attributes and entries
 *
 * Returns: (transfer full) (array zero-terminated=1): all that changes, a line each: `NAME: what`
 */
char **adduce_register_change_describe (AdduceRegisterChange *self, AdduceRegister *base);

/** (transfer none) (element-type AdduceEntity): the entries as they will be; those that go as they were. */
GPtrArray *adduce_register_change_list_entities (AdduceRegisterChange *self);

G_END_DECLS
