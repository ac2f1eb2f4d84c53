/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsTest: a popover in which a test of claims is put together: field, test, value; or all tests are written
 * as an expression.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_TEST (adduce_ui_claims_test_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsTest, adduce_ui_claims_test, ADDUCE_UI, CLAIMS_TEST, GtkPopover)

/*
 * AdduceUiClaimsTest::test (popover, const char *test): a test is to hold besides.
 * AdduceUiClaimsTest::expression (popover, const char *text): all tests are to be these; who hears it says with
 *   adduce_ui_claims_test_show_problem() what is wrong.
 */

/** @codebook, @map: (nullable): what fields and values there are. */
void adduce_ui_claims_test_set_codebook (AdduceUiClaimsTest *self, AdduceCodebook *codebook, AdduceCodeMap *map);

/** @claims: (nullable): whose values are offered. */
void adduce_ui_claims_test_set_claims (AdduceUiClaimsTest *self, AdduceCorpusClaims *claims);

/** What all tests are now. */
void adduce_ui_claims_test_set_expression (AdduceUiClaimsTest *self, const char *text);

/** @message: (nullable): what is wrong with what was written. */
void adduce_ui_claims_test_show_problem (AdduceUiClaimsTest *self, const char *message);

G_END_DECLS
