/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterValues: the attributes of an entry of a register, each with a field for its value and for the days
 * from and to which it holds, and a button for another value of another time.
 *
 * Belongs to the details of an entry, which show and apply all of it.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_VALUES (adduce_ui_register_values_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterValues, adduce_ui_register_values, ADDUCE_UI, REGISTER_VALUES, GtkWidget)

/*
 * AdduceUiRegisterValues::activate (values): Return in one of the fields.
 */

/** What the entry has; an issue is no person and is asked for no party, but what it has is shown. */
void adduce_ui_register_values_show (AdduceUiRegisterValues *self, AdduceRegister *base, AdduceEntity *entity);

/** Gives what is in the fields to the builder in place of what it had; %FALSE where a day is none. */
gboolean adduce_ui_register_values_apply (AdduceUiRegisterValues *self, AdduceEntityBuilder *builder, GError **error);

G_END_DECLS
