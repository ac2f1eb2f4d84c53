/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key with its modifiers.
 */
#include "config.h"

#include "adduce-ui-key.h"

#define COMMAND_MASK (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)
#define MODIFIERS (GDK_SHIFT_MASK | COMMAND_MASK)

/* Keys that are to count as one. */
static const struct {
  guint from;
  guint to;
} same[] = {
  { GDK_KEY_KP_Enter, GDK_KEY_Return },        { GDK_KEY_ISO_Enter, GDK_KEY_Return },
  { GDK_KEY_KP_Delete, GDK_KEY_Delete },       { GDK_KEY_KP_Left, GDK_KEY_Left },
  { GDK_KEY_KP_Right, GDK_KEY_Right },         { GDK_KEY_KP_Up, GDK_KEY_Up },
  { GDK_KEY_KP_Down, GDK_KEY_Down },           { GDK_KEY_KP_Home, GDK_KEY_Home },
  { GDK_KEY_KP_End, GDK_KEY_End },             { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
  { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down }, { GDK_KEY_ISO_Left_Tab, GDK_KEY_Tab },
  { GDK_KEY_KP_Space, GDK_KEY_space },         { GDK_KEY_KP_Tab, GDK_KEY_Tab },
  { GDK_KEY_KP_Insert, GDK_KEY_Insert },       { GDK_KEY_KP_Add, GDK_KEY_plus },
  { GDK_KEY_KP_Subtract, GDK_KEY_minus },      { GDK_KEY_KP_Multiply, GDK_KEY_asterisk },
  { GDK_KEY_KP_Divide, GDK_KEY_slash },        { GDK_KEY_KP_0, GDK_KEY_0 },
  { GDK_KEY_KP_1, GDK_KEY_1 },                 { GDK_KEY_KP_2, GDK_KEY_2 },
  { GDK_KEY_KP_3, GDK_KEY_3 },                 { GDK_KEY_KP_4, GDK_KEY_4 },
  { GDK_KEY_KP_5, GDK_KEY_5 },                 { GDK_KEY_KP_6, GDK_KEY_6 },
  { GDK_KEY_KP_7, GDK_KEY_7 },                 { GDK_KEY_KP_8, GDK_KEY_8 },
  { GDK_KEY_KP_9, GDK_KEY_9 },
};

static guint
unify (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (keyval == same[i].from)
      return same[i].to;
  return gdk_keyval_to_lower (keyval);
}

AdduceUiKey
adduce_ui_key_new (guint keyval, GdkModifierType modifiers)
{
  AdduceUiKey key = { unify (keyval), modifiers & MODIFIERS };
  gunichar character = gdk_keyval_to_unicode (keyval);

  if (character > ' ' && character != 0x7f && !g_unichar_isalpha (character))
    key.modifiers &= ~GDK_SHIFT_MASK;
  return key;
}

gboolean
adduce_ui_key_parse (const char *accelerator, AdduceUiKey *ret_key)
{
  guint keyval;
  GdkModifierType modifiers;

  g_return_val_if_fail (accelerator != NULL, FALSE);

  if (!gtk_accelerator_parse (accelerator, &keyval, &modifiers) || keyval == 0)
    return FALSE;

  *ret_key = adduce_ui_key_new (keyval, modifiers);
  return TRUE;
}

gboolean
adduce_ui_key_equal (AdduceUiKey a, AdduceUiKey b)
{
  return a.keyval == b.keyval && a.modifiers == b.modifiers;
}

/* Key values need 25 bits, and there are six modifiers. */
guint
adduce_ui_key_hash (AdduceUiKey key)
{
  static const GdkModifierType masks[] = {
    GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_SUPER_MASK, GDK_HYPER_MASK, GDK_META_MASK,
  };
  guint hash = key.keyval << G_N_ELEMENTS (masks);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    if ((key.modifiers & masks[i]) != 0)
      hash |= 1u << i;
  return hash;
}

char *
adduce_ui_key_dup_accelerator (AdduceUiKey key)
{
  return gtk_accelerator_name (key.keyval, key.modifiers);
}

void
adduce_ui_key_add_accelerators (AdduceUiKey key, GStrvBuilder *builder)
{
  g_autofree char *own = adduce_ui_key_dup_accelerator (key);

  g_strv_builder_add (builder, own);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (key.keyval == same[i].to)
      {
        g_autofree char *twin = gtk_accelerator_name (same[i].from, key.modifiers);

        g_strv_builder_add (builder, twin);
      }
}

char *
adduce_ui_key_dup_label (AdduceUiKey key)
{
  return gtk_accelerator_get_label (key.keyval, key.modifiers);
}

gboolean
adduce_ui_key_is_modifier (AdduceUiKey key)
{
  return (key.keyval >= GDK_KEY_Shift_L && key.keyval <= GDK_KEY_Hyper_R)
         || (key.keyval >= GDK_KEY_ISO_Lock && key.keyval <= GDK_KEY_ISO_Level5_Lock)
         || (key.keyval >= GDK_KEY_dead_grave && key.keyval <= GDK_KEY_dead_greek)
         || key.keyval == GDK_KEY_Mode_switch || key.keyval == GDK_KEY_Num_Lock
         || key.keyval == GDK_KEY_Multi_key || key.keyval == GDK_KEY_VoidSymbol;
}

gunichar
adduce_ui_key_get_character (AdduceUiKey key)
{
  gunichar character = gdk_keyval_to_unicode (key.keyval);

  if (character == 0 || !g_unichar_isgraph (character) || (key.modifiers & COMMAND_MASK) != 0)
    return 0;
  return character;
}

gboolean
adduce_ui_key_is_global (AdduceUiKey key)
{
  if (!gtk_accelerator_valid (key.keyval, key.modifiers))
    return FALSE;
  if ((key.modifiers & COMMAND_MASK) != 0)
    return TRUE;
  if (gdk_keyval_to_unicode (key.keyval) != 0)
    return FALSE;

  /* What a list, an entry and a window need for themselves. */
  switch (key.keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Insert:
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Return:
    case GDK_KEY_Tab:
    case GDK_KEY_Escape:
    case GDK_KEY_Menu:
      return FALSE;
    default:
      return TRUE;
    }
}
