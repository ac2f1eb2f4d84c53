/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places where one has been.
 */
#include "config.h"

#include "adduce-ui-trail.h"

struct _AdduceUiTrail
{
  GPtrArray *behind; /* AdduceUiPlace, owned, the nearest at the end */
  GPtrArray *ahead;  /* likewise */
};

static gboolean
same_place (const AdduceUiPlace *a, const AdduceUiPlace *b)
{
  return a->page == b->page && g_strcmp0 (a->article, b->article) == 0 && a->offset == b->offset
         && g_strcmp0 (a->claim, b->claim) == 0;
}

static AdduceUiPlace *
pop (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_steal_index (stack, stack->len - 1) : NULL;
}

/* Takes over @place; the same place twice is one. */
static void
push (GPtrArray *stack, AdduceUiPlace *place)
{
  if (stack->len > 0 && same_place (stack->pdata[stack->len - 1], place))
    {
      adduce_ui_place_free (place);
      return;
    }
  g_ptr_array_add (stack, place);
  if (stack->len > ADDUCE_UI_TRAIL_MAX)
    g_ptr_array_remove_index (stack, 0);
}

AdduceUiPlace *
adduce_ui_place_new (const char *article, const char *claim, guint offset)
{
  AdduceUiPlace *self;

  g_return_val_if_fail (article != NULL, NULL);

  self = g_new0 (AdduceUiPlace, 1);
  self->article = g_strdup (article);
  self->claim = g_strdup (claim);
  self->offset = offset;
  return self;
}

AdduceUiPlace *
adduce_ui_place_new_on_page (AdduceUiPageId page, const char *focus)
{
  AdduceUiPlace *self;

  g_return_val_if_fail (page != ADDUCE_UI_PAGE_ARTICLES, NULL);

  self = g_new0 (AdduceUiPlace, 1);
  self->page = page;
  self->claim = g_strdup (focus);
  return self;
}

void
adduce_ui_place_free (AdduceUiPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self->claim);
  g_free (self);
}

AdduceUiTrail *
adduce_ui_trail_new (void)
{
  AdduceUiTrail *self = g_new0 (AdduceUiTrail, 1);

  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_ui_place_free);
  self->ahead = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_ui_place_free);
  return self;
}

void
adduce_ui_trail_free (AdduceUiTrail *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->behind);
  g_ptr_array_unref (self->ahead);
  g_free (self);
}

void
adduce_ui_trail_clear (AdduceUiTrail *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->behind, 0);
  g_ptr_array_set_size (self->ahead, 0);
}

void
adduce_ui_trail_leave (AdduceUiTrail *self, AdduceUiPlace *place)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (place != NULL);

  push (self->behind, place);
  g_ptr_array_set_size (self->ahead, 0);
}

AdduceUiPlace *
adduce_ui_trail_go (AdduceUiTrail *self, AdduceUiPlace *here, int direction)
{
  g_autoptr (AdduceUiPlace) owned = here;
  g_autoptr (AdduceUiPlace) place = NULL;
  GPtrArray *from, *to;

  g_return_val_if_fail (self != NULL, NULL);

  from = direction < 0 ? self->behind : self->ahead;
  to = direction < 0 ? self->ahead : self->behind;
  place = pop (from);
  while (place != NULL && here != NULL && same_place (place, here))
    {
      adduce_ui_place_free (place);
      place = pop (from);
    }
  if (place == NULL)
    return NULL;

  if (here != NULL)
    push (to, g_steal_pointer (&owned));
  return g_steal_pointer (&place);
}
