/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What bare keys do.
 */
#include "config.h"

#include "adduce-ui-accels.h"
#include "adduce-ui-article-press.h"

static void
activate (GtkWidget *view, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (view, name, target);
}

void
adduce_ui_article_press_action (GtkWidget *view, AdduceUiContext *context, const AdduceUiArticleKey *key)
{
  g_return_if_fail (GTK_IS_WIDGET (view));
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (context));
  g_return_if_fail (key != NULL && key->kind == ADDUCE_UI_ARTICLE_KEY_ACTION);

  if (key->character == 0 || !adduce_ui_context_press_key (context, key->character))
    activate (view, key->action);
}

/* @typed: what is Latin itself has said what it means: M of a French keyboard is not the semicolon of another. */
static void
press_latin (GtkWidget *view, AdduceUiContext *context, gunichar typed, guint keycode, gboolean shift)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n_keys = 0;

  if (!gdk_display_map_keycode (gtk_widget_get_display (view), keycode, &keys, &keyvals, &n_keys))
    return;

  for (int i = 0; i < n_keys; i++)
    {
      gunichar character = gdk_keyval_to_unicode (keyvals[i]);

      if (keys[i].level == (shift ? 1 : 0) && character > ' ' && character < 0x7f
          && adduce_ui_context_press_key (context, character))
        return;
    }
  for (int i = 0; i < n_keys && typed >= 0x80; i++)
    {
      const AdduceUiAccel *accel = adduce_ui_accels_lookup_bare (keyvals[i], shift ? GDK_SHIFT_MASK : 0);

      if (keys[i].level == (shift ? 1 : 0) && accel != NULL)
        {
          activate (view, accel->action);
          return;
        }
    }
}

void
adduce_ui_article_press_code (GtkWidget *view, AdduceUiContext *context, const AdduceUiArticleKey *key,
                              guint keycode, GdkModifierType modifiers)
{
  g_return_if_fail (GTK_IS_WIDGET (view));
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (context));
  g_return_if_fail (key != NULL && key->kind == ADDUCE_UI_ARTICLE_KEY_CODE);

  if (!adduce_ui_context_press_key (context, key->character))
    press_latin (view, context, key->character, keycode, (modifiers & GDK_SHIFT_MASK) != 0);
}
