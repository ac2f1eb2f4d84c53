/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of a page.
 */
#include "config.h"

#include "adduce-ui-page.h"

static guint history_changed;

G_DEFINE_INTERFACE (AdduceUiPage, adduce_ui_page, GTK_TYPE_WIDGET)

static void
adduce_ui_page_default_init (AdduceUiPageInterface *iface)
{
  history_changed = g_signal_new ("history-changed", ADDUCE_UI_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

void
adduce_ui_page_undo (AdduceUiPage *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PAGE (self));

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->undo != NULL)
    ADDUCE_UI_PAGE_GET_IFACE (self)->undo (self);
}

void
adduce_ui_page_redo (AdduceUiPage *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PAGE (self));

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->redo != NULL)
    ADDUCE_UI_PAGE_GET_IFACE (self)->redo (self);
}

const char *
adduce_ui_page_get_undo_label (AdduceUiPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), NULL);

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->get_undo_label == NULL)
    return NULL;
  return ADDUCE_UI_PAGE_GET_IFACE (self)->get_undo_label (self);
}

const char *
adduce_ui_page_get_redo_label (AdduceUiPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), NULL);

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->get_redo_label == NULL)
    return NULL;
  return ADDUCE_UI_PAGE_GET_IFACE (self)->get_redo_label (self);
}

gboolean
adduce_ui_page_focus (AdduceUiPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), FALSE);

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->focus == NULL)
    return FALSE;
  return ADDUCE_UI_PAGE_GET_IFACE (self)->focus (self);
}

gboolean
adduce_ui_page_prints (AdduceUiPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), FALSE);

  return ADDUCE_UI_PAGE_GET_IFACE (self)->make_print_job != NULL;
}

AdduceUiPrintJob *
adduce_ui_page_make_print_job (AdduceUiPage *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), NULL);

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->make_print_job == NULL)
    return NULL;
  return ADDUCE_UI_PAGE_GET_IFACE (self)->make_print_job (self);
}

gboolean
adduce_ui_page_flush (AdduceUiPage *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGE (self), FALSE);

  return ADDUCE_UI_PAGE_GET_IFACE (self)->flush == NULL || ADDUCE_UI_PAGE_GET_IFACE (self)->flush (self, error);
}

void
adduce_ui_page_show_place (AdduceUiPage *self, const char *place)
{
  g_return_if_fail (ADDUCE_UI_IS_PAGE (self));

  if (ADDUCE_UI_PAGE_GET_IFACE (self)->show_place != NULL)
    ADDUCE_UI_PAGE_GET_IFACE (self)->show_place (self, place);
}

void
adduce_ui_page_history_changed (AdduceUiPage *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PAGE (self));

  g_signal_emit (self, history_changed, 0);
}
