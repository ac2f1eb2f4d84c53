/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The coder.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-coder.h"

#include "adduce-claim.h"
#include "adduce-error.h"
#include "text/adduce-breaks.h"

#define MAX_NICKNAME 32
#define N_HASH_DIGITS 8

struct _AdduceCoder {
  GObject parent_instance;
  char *id;
  char *nickname;
  char *name; /* or NULL */
};

G_DEFINE_FINAL_TYPE (AdduceCoder, adduce_coder, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_NICKNAME,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean
is_nickname_char (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-';
}

/* A slug may end in digits of a digest, which keep codes apart; a nickname is asked for and needs none.
 * TRUE: there was one. */
static gboolean
drop_hash (char *slug, const char *name)
{
  gsize n = strlen (slug);

  if (n <= N_HASH_DIGITS || slug[n - N_HASH_DIGITS - 1] != '-')
    return FALSE;

  const char *digits = slug + n - N_HASH_DIGITS;
  g_autofree char *lower = g_utf8_strdown (name, -1);
  if (strspn (digits, "0123456789abcdef") != N_HASH_DIGITS || strstr (lower, digits) != NULL)
    return FALSE;
  slug[n - N_HASH_DIGITS - 1] = '\0';
  return TRUE;
}

static void
adduce_coder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCoder *self = ADDUCE_CODER (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NICKNAME:
      g_value_set_string (value, self->nickname);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_coder_finalize (GObject *object)
{
  AdduceCoder *self = ADDUCE_CODER (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->nickname, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (adduce_coder_parent_class)->finalize (object);
}

static void
adduce_coder_class_init (AdduceCoderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_coder_get_property;
  object_class->finalize = adduce_coder_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_NICKNAME] = g_param_spec_string ("nickname", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_coder_init (AdduceCoder *self)
{
}

AdduceCoder *
adduce_coder_new (const char *id, const char *nickname, const char *name, GError **error)
{
  g_return_val_if_fail (nickname != NULL, NULL);

  if (!adduce_coder_is_nickname (nickname))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("“%s” can't be a coder's nickname: it takes 1 to 32 of the letters a to z, digits and "
                     "hyphens, with no hyphen at either end"),
                   nickname);
      return NULL;
    }

  AdduceCoder *self = g_object_new (ADDUCE_TYPE_CODER, NULL);
  self->id = id != NULL ? g_strdup (id) : adduce_id_new ();
  self->nickname = g_strdup (nickname);
  self->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  return self;
}

const char *
adduce_coder_get_id (AdduceCoder *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODER (self), NULL);
  return self->id;
}

const char *
adduce_coder_get_nickname (AdduceCoder *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODER (self), NULL);
  return self->nickname;
}

const char *
adduce_coder_get_name (AdduceCoder *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODER (self), NULL);
  return self->name;
}

gboolean
adduce_coder_is_nickname (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  gsize n = strnlen (text, MAX_NICKNAME + 1);
  if (n == 0 || n > MAX_NICKNAME || text[0] == '-' || text[n - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!is_nickname_char (text[i]))
      return FALSE;
  return TRUE;
}

char *
adduce_coder_suggest_nickname (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *slug = adduce_breaks_slug (g_strstrip (valid));
  gboolean lossy = drop_hash (slug, valid);
  if (strlen (slug) > MAX_NICKNAME)
    slug[MAX_NICKNAME] = '\0';
  for (gsize n = strlen (slug); n > 0 && slug[n - 1] == '-'; n--)
    slug[n - 1] = '\0';
  if (*valid == '\0' || (lossy && g_str_equal (slug, "x")) || !adduce_coder_is_nickname (slug))
    return g_strdup ("coder");
  return g_steal_pointer (&slug);
}
