/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSaveState: whether the disk has what was done.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* From good to bad: of several files the worst counts. */
typedef enum {
  ADDUCE_SAVE_STATE_SAVED,   /* the disk has everything */
  ADDUCE_SAVE_STATE_PENDING, /* changed, or being written */
  ADDUCE_SAVE_STATE_FAILED,  /* could not save; a message says why; the journal has it */
} AdduceSaveState;

#define ADDUCE_TYPE_SAVE_STATE (adduce_save_state_get_type ())
GType adduce_save_state_get_type (void);

G_END_DECLS
