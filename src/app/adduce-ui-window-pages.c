/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a window: the articles, and what is about the whole corpus. Those are made when they are first shown.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-page.h"
#include "adduce-ui-codebook-page.h"
#include "adduce-ui-register-page.h"
#include "adduce-ui-search-page.h"
#include "adduce-ui-text-scale.h"
#include "adduce-ui-window-private.h"

/* From this width on the names of all pages go into the header bar, if there is room: with less they would be cut. */
#define SWITCHER_NARROW 980

/* Where the switcher may be: names beside icons, names below them, at the bottom of the window. */
enum {
  SWITCHER_BESIDE,
  SWITCHER_UNDER,
  SWITCHER_BELOW,
};

static AdwBin *
get_bin (AdduceUiWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->page_stack);

  return ADW_IS_BIN (child) ? ADW_BIN (child) : NULL;
}

AdduceUiPage *
_adduce_ui_window_get_page (AdduceUiWindow *self)
{
  AdwBin *bin = get_bin (self);

  return bin != NULL ? ADDUCE_UI_PAGE (adw_bin_get_child (bin)) : NULL;
}

gboolean
_adduce_ui_window_flush_pages (AdduceUiWindow *self, GError **error)
{
  for (AdduceUiPageId page = ADDUCE_UI_PAGE_CLAIMS; page <= ADDUCE_UI_PAGE_CODEBOOK; page++)
    {
      GtkWidget *bin = adw_view_stack_get_child_by_name (self->page_stack, adduce_ui_page_id_to_name (page));
      GtkWidget *child = ADW_IS_BIN (bin) ? adw_bin_get_child (ADW_BIN (bin)) : NULL;

      if (child != NULL && !adduce_ui_page_flush (ADDUCE_UI_PAGE (child), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_adduce_ui_window_ask_about_pages (AdduceUiWindow *self, const char *anyway, AdduceUiPathFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  if (_adduce_ui_window_flush_pages (self, &error))
    return FALSE;
  /* translators: %s is a sentence saying why saving failed */
  body = g_strdup_printf (_("%s\n\nWhat was changed in the codebook since would be lost. Stay here to save it again, "
                            "or to export the codebook to another folder."),
                          error->message);
  adduce_ui_dialogs_ask (GTK_WINDOW (self), _("The Codebook Is Not Saved"), body, NULL, anyway, NULL, TRUE, func,
                         g_object_ref (self));
  return TRUE;
}

static GtkWidget *
make_page (AdduceUiWindow *self, AdduceUiPageId page)
{
  switch (page)
    {
    case ADDUCE_UI_PAGE_CLAIMS:
      return g_object_new (ADDUCE_UI_TYPE_CLAIMS_PAGE, "context", self->context, NULL);
    case ADDUCE_UI_PAGE_SPEAKERS:
      return g_object_new (ADDUCE_UI_TYPE_REGISTER_PAGE, "context", self->context, "kind", ADDUCE_FACET_SPEAKER, NULL);
    case ADDUCE_UI_PAGE_ISSUES:
      return g_object_new (ADDUCE_UI_TYPE_REGISTER_PAGE, "context", self->context, "kind", ADDUCE_FACET_ISSUE, NULL);
    case ADDUCE_UI_PAGE_CODEBOOK:
      return g_object_new (ADDUCE_UI_TYPE_CODEBOOK_PAGE, "context", self->context, NULL);
    case ADDUCE_UI_PAGE_SEARCH:
      return g_object_new (ADDUCE_UI_TYPE_SEARCH_PAGE, "context", self->context, NULL);
    case ADDUCE_UI_PAGE_ARTICLES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Callbacks */

/* Which page is shown, by whatever way it came to be. */
static void
page_cb (AdduceUiWindow *self)
{
  AdduceUiPageId page = adduce_ui_pages_get_page (adduce_ui_context_get_pages (self->context));
  AdwBin *bin;

  adw_view_stack_set_visible_child_name (self->page_stack, adduce_ui_page_id_to_name (page));
  bin = get_bin (self);
  if (bin != NULL && adw_bin_get_child (bin) == NULL)
    {
      adw_bin_set_child (bin, make_page (self, page));
      g_signal_connect_object (adw_bin_get_child (bin), "history-changed",
                               G_CALLBACK (_adduce_ui_window_update_history), self, G_CONNECT_SWAPPED);
    }
  if (bin != NULL)
    adduce_ui_page_focus (_adduce_ui_window_get_page (self));
  else
    g_signal_emit_by_name (self->context, "focus-article");
  _adduce_ui_window_update_bars (self);
  _adduce_ui_window_update_history (self);
}

static void
chosen_cb (AdduceUiWindow *self)
{
  AdduceUiPageId page;

  if (adduce_ui_page_id_from_name (adw_view_stack_get_visible_child_name (self->page_stack), &page))
    adduce_ui_pages_set_page (adduce_ui_context_get_pages (self->context), page);
}

static void
show_place_cb (AdduceUiWindow *self, const char *place)
{
  AdduceUiPage *page = _adduce_ui_window_get_page (self);

  if (page != NULL)
    adduce_ui_page_show_place (page, place);
}

void
_adduce_ui_window_show_articles (AdduceUiWindow *self)
{
  adduce_ui_pages_set_page (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_ARTICLES);
}

static void
put_switcher (AdduceUiWindow *self, int place)
{
  gboolean on_top = place != SWITCHER_BELOW;

  adw_view_switcher_set_policy (self->switcher, place == SWITCHER_BESIDE ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                                                         : ADW_VIEW_SWITCHER_POLICY_NARROW);
  adw_header_bar_set_title_widget (self->header_bar, on_top ? GTK_WIDGET (self->switcher) : GTK_WIDGET (self->title));
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), on_top);
  adw_view_switcher_bar_set_reveal (self->page_bar, !on_top);
}

/* How much the bar needs depends on language, font and on what else is in it; what it once needed is remembered, so
 * that it is not tried again in each frame. */
void
_adduce_ui_window_place_switcher (AdduceUiWindow *self, int width)
{
  gboolean may_be_on_top = adduce_ui_panes_get_mode (self->panes) == ADDUCE_UI_PANES_WIDE
                           && width >= adduce_ui_text_scale_pixels (SWITCHER_NARROW);

  if (self->switcher == NULL)
    return;

  for (int place = SWITCHER_BESIDE; may_be_on_top && place < SWITCHER_BELOW; place++)
    {
      if (self->switcher_needs[place] > width)
        continue;
      put_switcher (self, place);
      gtk_widget_measure (GTK_WIDGET (self->header_bar), GTK_ORIENTATION_HORIZONTAL, -1, &self->switcher_needs[place],
                          NULL, NULL, NULL);
      if (self->switcher_needs[place] <= width)
        return;
    }
  put_switcher (self, SWITCHER_BELOW);
}

void
_adduce_ui_window_make_switcher (AdduceUiWindow *self)
{
  g_return_if_fail (self->switcher == NULL);

  /* Either is out of the header bar while the other is in it. */
  g_object_ref (self->title);
  self->switcher = g_object_ref_sink (g_object_new (ADW_TYPE_VIEW_SWITCHER, "stack", self->page_stack, NULL));
  self->page_bar = g_object_new (ADW_TYPE_VIEW_SWITCHER_BAR, "stack", self->page_stack, NULL);
  adw_bin_set_child (self->page_bar_bin, GTK_WIDGET (self->page_bar));
  _adduce_ui_window_size_status_button (self);
  _adduce_ui_window_place_switcher (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

void
_adduce_ui_window_make_pages (AdduceUiWindow *self)
{
  AdduceUiPages *pages = adduce_ui_context_get_pages (self->context);
  g_autoptr (GPropertyAction) action = g_property_action_new ("page", pages, "page");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_signal_connect_object (pages, "notify::page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pages, "show-place", G_CALLBACK (show_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_stack, "notify::visible-child", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
