/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags and lists of tags.
 */
#include "config.h"

#include "adduce-tag.h"

#include "text/adduce-breaks.h"

struct _AdduceTag {
  char *code;
  char *label;
  gboolean plain;
};

struct _AdduceTagList {
  guint n_tags;
  AdduceTag **tags;
};

G_DEFINE_BOXED_TYPE (AdduceTag, adduce_tag, adduce_tag_ref, adduce_tag_unref)
G_DEFINE_BOXED_TYPE (AdduceTagList, adduce_tag_list, adduce_tag_list_ref, adduce_tag_list_unref)

/* White space trimmed and joined; NULL where no character would be seen. */
static char *
tidy_label (const char *label)
{
  GString *tidy = g_string_new (NULL);
  gboolean space = FALSE, visible = FALSE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && tidy->len > 0)
        g_string_append_c (tidy, ' ');
      space = FALSE;
      g_string_append_unichar (tidy, c);
      visible = visible || g_unichar_isgraph (c);
    }
  if (!visible)
    {
      g_string_free (tidy, TRUE);
      return NULL;
    }
  return g_string_free (tidy, FALSE);
}

static void
tag_clear (AdduceTag *self)
{
  g_free (self->code);
  g_free (self->label);
}

static void
tag_list_clear (AdduceTagList *self)
{
  for (guint i = 0; i < self->n_tags; i++)
    adduce_tag_unref (self->tags[i]);
  g_free (self->tags);
}

AdduceTag *
adduce_tag_new (const char *code, const char *label)
{
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  AdduceTag *self = g_atomic_rc_box_new0 (AdduceTag);
  self->code = g_strdup (code);
  self->label = g_strdup (label);
  return self;
}

AdduceTag *
adduce_tag_new_for_label (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autofree char *tidy = tidy_label (valid);
  if (tidy == NULL)
    return NULL;
  g_autofree char *code = adduce_breaks_slug (tidy);
  return adduce_tag_new (code, tidy);
}

AdduceTag *
adduce_tag_new_plain (const char *text)
{
  AdduceTag *self = adduce_tag_new (text, text);

  g_return_val_if_fail (self != NULL, NULL);
  self->plain = TRUE;
  return self;
}

gboolean
adduce_tag_is_plain (const AdduceTag *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->plain;
}

AdduceTag *
adduce_tag_ref (AdduceTag *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
adduce_tag_unref (AdduceTag *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) tag_clear);
}

const char *
adduce_tag_get_code (const AdduceTag *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

const char *
adduce_tag_get_label (const AdduceTag *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->label;
}

gboolean
adduce_tag_equal (const AdduceTag *a, const AdduceTag *b)
{
  if (a == b)
    return TRUE;
  return a != NULL && b != NULL && g_str_equal (a->code, b->code);
}

AdduceTagList *
adduce_tag_list_new (AdduceTag *const *tags, guint n_tags)
{
  g_return_val_if_fail (tags != NULL || n_tags == 0, NULL);

  AdduceTagList *self = g_atomic_rc_box_new0 (AdduceTagList);
  self->tags = g_new (AdduceTag *, n_tags);
  for (guint i = 0; i < n_tags; i++)
    if (!adduce_tag_list_contains (self, tags[i]->code))
      self->tags[self->n_tags++] = adduce_tag_ref (tags[i]);
  return self;
}

AdduceTagList *
adduce_tag_list_new_empty (void)
{
  return adduce_tag_list_new (NULL, 0);
}

AdduceTagList *
adduce_tag_list_ref (AdduceTagList *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
adduce_tag_list_unref (AdduceTagList *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) tag_list_clear);
}

guint
adduce_tag_list_get_n_tags (const AdduceTagList *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_tags;
}

AdduceTag *
adduce_tag_list_get_tag (const AdduceTagList *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_tags, NULL);
  return self->tags[index];
}

gboolean
adduce_tag_list_contains (const AdduceTagList *self, const char *code)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < self->n_tags; i++)
    if (g_str_equal (self->tags[i]->code, code))
      return TRUE;
  return FALSE;
}

AdduceTagList *
adduce_tag_list_add (AdduceTagList *self, AdduceTag *tag)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  if (adduce_tag_list_contains (self, tag->code))
    return adduce_tag_list_ref (self);

  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  for (guint i = 0; i < self->n_tags; i++)
    g_ptr_array_add (tags, self->tags[i]);
  g_ptr_array_add (tags, tag);
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

AdduceTagList *
adduce_tag_list_remove (AdduceTagList *self, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (!adduce_tag_list_contains (self, code))
    return adduce_tag_list_ref (self);

  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  for (guint i = 0; i < self->n_tags; i++)
    if (!g_str_equal (self->tags[i]->code, code))
      g_ptr_array_add (tags, self->tags[i]);
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

gboolean
adduce_tag_list_equal (const AdduceTagList *a, const AdduceTagList *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->n_tags != b->n_tags)
    return FALSE;
  for (guint i = 0; i < a->n_tags; i++)
    if (!adduce_tag_equal (a->tags[i], b->tags[i]))
      return FALSE;
  return TRUE;
}

gboolean
adduce_tag_list_same_names (const AdduceTagList *a, const AdduceTagList *b)
{
  if (a == b)
    return TRUE;
  if (!adduce_tag_list_equal (a, b))
    return FALSE;
  for (guint i = 0; i < a->n_tags; i++)
    if (!g_str_equal (a->tags[i]->label, b->tags[i]->label))
      return FALSE;
  return TRUE;
}

char *
adduce_tag_list_to_string (const AdduceTagList *self, const char *separator)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->n_tags; i++)
    {
      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, self->tags[i]->label);
    }
  return g_string_free (text, FALSE);
}
