/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiReadingPage: the page of the preferences that says how articles look and what a selection snaps to.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_READING_PAGE (adduce_ui_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiReadingPage, adduce_ui_reading_page, ADDUCE_UI, READING_PAGE, GtkWidget)

G_END_DECLS
