/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceOutsideChange: a claim that was added, changed or removed otherwise than by this window's commands: by another
 * program, a joined copy, a run that was killed, another coder; or what is known of an article, by a joined copy. For
 * lists of what changed. Immutable.
 */
#pragma once

#include "store/adduce-meta-join.h"
#include "store/adduce-sidecar-diff.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_OUTSIDE_PROGRAM,   /* another program wrote the file, or another window or computer */
  ADDUCE_OUTSIDE_COPY,      /* a copy was joined */
  ADDUCE_OUTSIDE_RECOVERED, /* a run that was killed had left it */
} AdduceOutsideOrigin;

#define ADDUCE_TYPE_OUTSIDE_CHANGE (adduce_outside_change_get_type ())
G_DECLARE_FINAL_TYPE (AdduceOutsideChange, adduce_outside_change, ADDUCE, OUTSIDE_CHANGE, GObject)

/**
 * adduce_outside_change_new:
 * @article: path of the article's file
 * @detail: (nullable): the name of the copy
 */
AdduceOutsideChange *adduce_outside_change_new (const char *article, AdduceOutsideOrigin origin, const char *detail,
                                                const AdduceClaimChange *change);

/**
 * adduce_outside_change_new_meta:
 * @copy: the name of the copy that was joined
 * @contested: the file has another value, which it kept
 */
AdduceOutsideChange *adduce_outside_change_new_meta (const char *article, const char *copy,
                                                     const AdduceMetaDifference *difference, gboolean contested);

const char *adduce_outside_change_get_article (AdduceOutsideChange *self);

/** (transfer none) (nullable): the claim, as it is now or as it was before it was removed. */
AdduceClaim *adduce_outside_change_get_claim (AdduceOutsideChange *self);

/** (nullable): where there is no claim: which field of what is known of the article, for people. */
const char *adduce_outside_change_get_field (AdduceOutsideChange *self);

/** (nullable): whose claim it is. */
const char *adduce_outside_change_get_coder (AdduceOutsideChange *self);

/** `added`, `removed`, `changed`. */
const char *adduce_outside_change_get_id (AdduceOutsideChange *self);

/** Whether it was changed on both sides, and waits to be settled. */
gboolean adduce_outside_change_is_contested (AdduceOutsideChange *self);

/** (transfer full): what was done: "added", or the fields with what they were and are. */
char *adduce_outside_change_describe (AdduceOutsideChange *self);

/** (transfer full): who did it and when, as far as it is known: "anna, another program, 2031-03-04 14:02". */
char *adduce_outside_change_describe_origin (AdduceOutsideChange *self);

G_END_DECLS
