/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What entries remember for their own undo.
 */
#include "config.h"

#include "adduce-ui-editable.h"

void
adduce_ui_editable_show (GtkEditable *editable, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  gtk_editable_set_text (editable, text != NULL ? text : "");
  adduce_ui_editable_forget_steps (editable);
}

void
adduce_ui_editable_forget_steps (GtkEditable *editable)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  /* to switch it off empties it */
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_enable_undo (editable, TRUE);
}
