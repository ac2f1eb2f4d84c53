/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to a register, each as one AdduceRegisterChange; nothing is changed by these calls. Any thread.
 *
 * All take entries as they are (of the register, or with revision 0 such as only claims have). The result is
 * (transfer full); of those with an @error (nullable): %ADDUCE_ERROR_INVALID says why it can't be done.
 */
#pragma once

#include "edit/adduce-register-change.h"

G_BEGIN_DECLS

/** One entry becomes another version of itself. */
AdduceRegisterChange *adduce_register_act_edit (AdduceEntity *before, AdduceEntity *after);

/** Another canonical name; the old one stays as another name. */
AdduceRegisterChange *adduce_register_act_rename (AdduceEntity *entity, const char *name, GError **error);

/**
 * adduce_register_act_merge:
 * @sources: (array length=n_sources): what becomes @target
 *
 * The sources stay with what is said about them and note into what they were merged. The target gets their names as
 * other names, their values of attributes at times for which it has none, and kind, note and numbers where it has
 * none.
 */
AdduceRegisterChange *adduce_register_act_merge (AdduceRegister *base, AdduceEntity *target,
                                                 AdduceEntity *const *sources, guint n_sources, GError **error);

/** What was merged is by itself again; its names are taken from the other where it still has them. */
AdduceRegisterChange *adduce_register_act_unmerge (AdduceRegister *base, AdduceEntity *entity, GError **error);

/** The same for all that was merged into an entry, however often over. */
AdduceRegisterChange *adduce_register_act_unmerge_all (AdduceRegister *base, AdduceEntity *into, GError **error);

/**
 * adduce_register_act_delete:
 * @replacement: (nullable): what their claims are to mean; nothing of theirs is taken over
 *
 * Without a replacement they are taken out of the file; the caller has seen to it that no claim has them.
 */
AdduceRegisterChange *adduce_register_act_delete (AdduceRegister *base, AdduceEntity *const *entities,
                                                  guint n_entities, AdduceEntity *replacement, GError **error);

/** One text for many: kind, note …; %NULL takes it away. */
AdduceRegisterChange *adduce_register_act_set_text (AdduceEntity *const *entities, guint n_entities,
                                                    AdduceEntityField field, const char *text);

/** One value for many, at a time; an empty one takes it away. */
AdduceRegisterChange *adduce_register_act_set_value (AdduceRegister *base, AdduceEntity *const *entities,
                                                     guint n_entities, const AdduceEntityValue *value,
                                                     GError **error);

/** @parent: (nullable): what is to be above them in the tree. */
AdduceRegisterChange *adduce_register_act_set_parent (AdduceRegister *base, AdduceEntity *const *entities,
                                                      guint n_entities, AdduceEntity *parent, GError **error);

/** They are not the same, and not to be proposed again; or that is forgotten. */
AdduceRegisterChange *adduce_register_act_set_distinct (AdduceEntity *one, AdduceEntity *other, gboolean distinct);

/** An attribute of one's own; its id is made of the label. */
AdduceRegisterChange *adduce_register_act_define (AdduceRegister *base, const char *label, char **ret_id,
                                                  GError **error);

/**
 * adduce_register_act_import:
 * @other: a register from elsewhere: another program's, or a copy that was changed on another computer
 * @by_revision: %TRUE for a copy of the same register: of an entry that both have the version with the larger
 *   revision wins as a whole, and what one has removed goes; else what @other has set is taken over
 * @messages: (nullable) (element-type utf8): a sentence is added for each entry that both have with something else
 *
 * Brings two registers together. Nothing of an entry that @other does not have is taken away.
 */
AdduceRegisterChange *adduce_register_act_import (AdduceRegister *base, AdduceRegister *other, gboolean by_revision,
                                                  GPtrArray *messages);

G_END_DECLS
