/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Back and forward through where one was, over pages and articles, and to a claim of any article.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* (transfer full) (nullable): where one is. */
static AdduceUiPlace *
make_here (AdduceUiContext *self)
{
  AdduceUiPageId page = adduce_ui_pages_get_page (self->pages);

  if (page != ADDUCE_UI_PAGE_ARTICLES)
    return adduce_ui_place_new_on_page (page, adduce_ui_pages_get_place (self->pages, page));
  if (self->article == NULL || self->session == NULL)
    return NULL;
  return adduce_ui_place_new (adduce_article_get_relative (self->article), self->focused_id, self->selection.start);
}

void
adduce_ui_context_leave_place (AdduceUiContext *self)
{
  AdduceUiPlace *here;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  here = self->wandering ? NULL : make_here (self);
  if (here != NULL)
    adduce_ui_trail_leave (self->trail, here);
}

/* The claim may be another coder's, whose claims are not shown, or gone since the list of it was made. */
static void
arrive_at_claim (AdduceUiContext *self, const char *id)
{
  if (adduce_claim_set_lookup (adduce_session_get_others (self->session), id) != NULL)
    adduce_ui_context_set_show_others (self, TRUE);
  self->wandering = TRUE;
  adduce_ui_context_focus_claim (self, id, TRUE);
  self->wandering = FALSE;
  if (self->focused_claim == NULL)
    _adduce_ui_context_message (self, _("That claim is no longer there"), FALSE);
  else
    g_signal_emit_by_name (self, "focus-article");
}

void
_adduce_ui_context_arrive (AdduceUiContext *self)
{
  g_autoptr (AdduceUiPlace) place = g_steal_pointer (&self->wanted);

  if (place == NULL || self->session == NULL)
    return;

  if (place->offset == G_MAXUINT)
    {
      arrive_at_claim (self, place->claim);
      return;
    }
  if (place->end > 0)
    {
      if (place->end <= adduce_text_get_length (adduce_session_get_text (self->session)))
        _adduce_ui_context_select_place (self, (AdduceSpan) { place->offset, place->end });
      g_signal_emit_by_name (self, "focus-article");
      return;
    }
  adduce_ui_context_focus_claim (self, place->claim, FALSE);
  if (place->offset <= adduce_text_get_length (adduce_session_get_text (self->session)))
    _adduce_ui_context_show_place (self, place->offset, TRUE);
}

/* Goes to a place; takes it over. */
static void
go_to (AdduceUiContext *self, AdduceUiPlace *place, AdduceArticle *article)
{
  if (place->page != ADDUCE_UI_PAGE_ARTICLES)
    {
      adduce_ui_pages_go (self->pages, place->page, place->claim);
      adduce_ui_place_free (place);
      return;
    }
  adduce_ui_pages_set_page (self->pages, ADDUCE_UI_PAGE_ARTICLES);
  adduce_ui_context_open_article (self, article);
  g_clear_pointer (&self->wanted, adduce_ui_place_free);
  self->wanted = place;
  if (self->session != NULL)
    _adduce_ui_context_arrive (self);
}

/* The next place in that direction that there still is; places in articles that are gone are passed over. */
static AdduceUiPlace *
find_place (AdduceUiContext *self, int direction, AdduceArticle **ret_article)
{
  AdduceUiPlace *place;

  while ((place = adduce_ui_trail_go (self->trail, make_here (self), direction)) != NULL)
    {
      if (place->page != ADDUCE_UI_PAGE_ARTICLES)
        return place;
      *ret_article = self->corpus != NULL ? adduce_corpus_lookup (self->corpus, place->article) : NULL;
      if (*ret_article != NULL)
        return place;
      adduce_ui_place_free (place);
    }
  return NULL;
}

void
adduce_ui_context_go_along (AdduceUiContext *self, int direction)
{
  AdduceUiPlace *place;
  AdduceArticle *article = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  place = find_place (self, direction, &article);
  if (place == NULL)
    {
      _adduce_ui_context_message (self, direction < 0 ? _("There is nowhere to go back to")
                                                      : _("There is nowhere to go forward to"), FALSE);
      return;
    }
  self->wandering = TRUE;
  go_to (self, place, article);
  self->wandering = FALSE;
}

/* From where one is to a place of an article; takes it over. */
static void
go_from_here (AdduceUiContext *self, AdduceArticle *article, AdduceUiPlace *place)
{
  adduce_ui_context_leave_place (self);
  self->wandering = TRUE;
  adduce_ui_pages_set_page (self->pages, ADDUCE_UI_PAGE_ARTICLES);
  adduce_ui_context_open_article (self, article);
  self->wandering = FALSE;
  g_clear_pointer (&self->wanted, adduce_ui_place_free);
  self->wanted = place;
  if (self->session != NULL)
    _adduce_ui_context_arrive (self);
}

void
adduce_ui_context_open_claim (AdduceUiContext *self, AdduceArticle *article, const char *id)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));
  g_return_if_fail (ADDUCE_IS_ARTICLE (article));
  g_return_if_fail (id != NULL);

  go_from_here (self, article, adduce_ui_place_new (adduce_article_get_relative (article), id, G_MAXUINT));
}

void
adduce_ui_context_open_place (AdduceUiContext *self, AdduceArticle *article, AdduceSpan span)
{
  AdduceUiPlace *place;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));
  g_return_if_fail (ADDUCE_IS_ARTICLE (article));

  place = adduce_ui_place_new (adduce_article_get_relative (article), NULL, span.start);
  place->end = span.end;
  go_from_here (self, article, place);
}
