/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard of the article, as a function.
 */
#include "config.h"

#include "adduce-ui-accels.h"
#include "adduce-ui-article-keys.h"

#define COMMAND_MASK (GDK_CONTROL_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

static AdduceUiArticleKey
make_key (AdduceUiArticleKeyKind kind)
{
  return (AdduceUiArticleKey) { .kind = kind };
}

/* What the key types, where that may be the key of a value; else 0. */
static gunichar
get_character (guint keyval, GdkModifierType modifiers)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if (character == 0 || !g_unichar_isgraph (character) || (modifiers & (COMMAND_MASK | GDK_ALT_MASK)) != 0)
    return 0;
  return character;
}

static AdduceUiArticleKey
resolve_character (gunichar character)
{
  if (character == 0)
    return make_key (ADDUCE_UI_ARTICLE_KEY_PASS);

  return (AdduceUiArticleKey) { .kind = ADDUCE_UI_ARTICLE_KEY_CODE, .character = character };
}

AdduceUiArticleKey
adduce_ui_article_key_resolve (guint keyval, GdkModifierType modifiers)
{
  const AdduceUiAccel *accel = adduce_ui_accels_lookup_bare (keyval, modifiers);
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (accel != NULL)
    return (AdduceUiArticleKey) { .kind = ADDUCE_UI_ARTICLE_KEY_ACTION,
                                  .action = accel->action,
                                  .repeats = accel->repeats,
                                  .character = get_character (keyval, modifiers) };
  if ((modifiers & COMMAND_MASK) != 0)
    return make_key (ADDUCE_UI_ARTICLE_KEY_PASS);
  if ((modifiers & GDK_ALT_MASK) != 0)
    return make_key (ADDUCE_UI_ARTICLE_KEY_PASS);

  switch (keyval)
    {
    case GDK_KEY_Escape:
      return make_key (shift ? ADDUCE_UI_ARTICLE_KEY_PASS : ADDUCE_UI_ARTICLE_KEY_ESCAPE);

    case GDK_KEY_Menu:
      return make_key (ADDUCE_UI_ARTICLE_KEY_MENU);

    case GDK_KEY_F10:
      return make_key (shift ? ADDUCE_UI_ARTICLE_KEY_MENU : ADDUCE_UI_ARTICLE_KEY_PASS);

    default:
      return resolve_character (get_character (keyval, modifiers));
    }
}
