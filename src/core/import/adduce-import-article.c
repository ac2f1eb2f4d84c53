/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article found in a file.
 */
#include "config.h"

#include "import/adduce-import-article.h"

#include <string.h>

struct _AdduceImportArticle {
  GObject parent_instance;
  AdduceImportFields *fields;
  char *body;
  gboolean whole;
  AdduceImportState state;
  GPtrArray *reasons;
  char *member;
  guint64 start, end;
  char *format, *rule, *encoding, *ending, *name, *folder, *path;
};

G_DEFINE_TYPE (AdduceImportArticle, adduce_import_article, G_TYPE_OBJECT)

typedef enum {
  PROP_HEADLINE = 1,
  PROP_OUTLET,
  PROP_DATE,
  PROP_STATE,
  N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

GType
adduce_import_state_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { ADDUCE_IMPORT_OK, "ADDUCE_IMPORT_OK", "ok" },
        { ADDUCE_IMPORT_DOUBTFUL, "ADDUCE_IMPORT_DOUBTFUL", "doubtful" },
        { ADDUCE_IMPORT_UNPARSED, "ADDUCE_IMPORT_UNPARSED", "unparsed" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("AdduceImportState", values));
    }
  return (GType) type;
}

const char *
adduce_import_state_to_id (AdduceImportState state)
{
  static const char *const ids[] = { "ok", "doubtful", "unparsed" };

  g_return_val_if_fail (state <= ADDUCE_IMPORT_UNPARSED, ids[0]);

  return ids[state];
}

/* Line ends made LF, what an article's file can't hold left out. */
static char *
dup_clean (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\r')
      {
        if (p[1] != '\n')
          g_string_append_c (clean, '\n');
      }
    else if (*p == '\f' || *p == '\v')
      g_string_append_c (clean, '\n');
    else if ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t')
      g_string_append_c (clean, *p);
  return g_string_free (clean, FALSE);
}

static void
adduce_import_article_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AdduceImportArticle *self = ADDUCE_IMPORT_ARTICLE (object);

  switch ((Property) id)
    {
    case PROP_HEADLINE:
      g_value_set_string (value, adduce_import_article_get_field (self, "headline"));
      break;
    case PROP_OUTLET:
      g_value_set_string (value, adduce_import_article_get_field (self, "outlet"));
      break;
    case PROP_DATE:
      g_value_set_string (value, adduce_import_article_get_field (self, "date"));
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
adduce_import_article_finalize (GObject *object)
{
  AdduceImportArticle *self = ADDUCE_IMPORT_ARTICLE (object);

  adduce_import_fields_free (self->fields);
  g_free (self->body);
  g_ptr_array_unref (self->reasons);
  g_free (self->member);
  g_free (self->format);
  g_free (self->rule);
  g_free (self->encoding);
  g_free (self->ending);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->path);
  G_OBJECT_CLASS (adduce_import_article_parent_class)->finalize (object);
}

static void
adduce_import_article_class_init (AdduceImportArticleClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = adduce_import_article_get_property;
  object_class->finalize = adduce_import_article_finalize;

  properties[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTLET] = g_param_spec_string ("outlet", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, ADDUCE_TYPE_IMPORT_STATE, ADDUCE_IMPORT_OK,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_import_article_init (AdduceImportArticle *self)
{
  self->fields = adduce_import_fields_new ();
  self->body = g_strdup ("");
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->ending = g_strdup ("txt");
}

AdduceImportArticle *
adduce_import_article_new (void)
{
  return g_object_new (ADDUCE_TYPE_IMPORT_ARTICLE, NULL);
}

AdduceImportFields *
adduce_import_article_get_fields (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->fields;
}

const char *
adduce_import_article_get_field (AdduceImportArticle *self, const char *name)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return adduce_import_fields_find (self->fields, name);
}

void
adduce_import_article_take_body (AdduceImportArticle *self, char *body)
{
  g_autofree char *taken = body;

  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));
  g_return_if_fail (body != NULL);

  g_free (self->body);
  self->body = g_strstrip (dup_clean (taken));
}

void
adduce_import_article_take_whole (AdduceImportArticle *self, char *text)
{
  g_autofree char *taken = text;

  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));
  g_return_if_fail (text != NULL);

  g_free (self->body);
  self->body = dup_clean (taken);
  self->whole = TRUE;
}

void
adduce_import_article_take_exact (AdduceImportArticle *self, char *text)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));
  g_return_if_fail (text != NULL);

  g_free (self->body);
  self->body = text;
  self->whole = TRUE;
}

const char *
adduce_import_article_get_body (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->body;
}

gboolean
adduce_import_article_has_body (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), FALSE);

  for (const char *p = self->body; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, part);
}

char *
adduce_import_article_dup_text (AdduceImportArticle *self)
{
  GString *text;

  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  if (self->whole)
    return g_strdup (self->body);

  text = g_string_new (NULL);
  append_part (text, adduce_import_fields_find (self->fields, "headline"));
  append_part (text, adduce_import_fields_find (self->fields, "subheadline"));
  append_part (text, self->body);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

void
adduce_import_article_doubt (AdduceImportArticle *self, AdduceImportState state, const char *reason)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  if (state > self->state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (reason != NULL && !g_ptr_array_find_with_equal_func (self->reasons, reason, g_str_equal, NULL))
    g_ptr_array_add (self->reasons, g_utf8_make_valid (reason, -1));
}

AdduceImportState
adduce_import_article_get_state (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), ADDUCE_IMPORT_OK);

  return self->state;
}

GPtrArray *
adduce_import_article_get_reasons (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->reasons;
}

void
adduce_import_article_set_place (AdduceImportArticle *self, const char *member, guint64 start, guint64 end)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->member);
  self->member = g_strdup (member);
  self->start = start;
  self->end = end;
}

const char *
adduce_import_article_get_member (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->member;
}

guint64
adduce_import_article_get_start (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), 0);

  return self->start;
}

guint64
adduce_import_article_get_end (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), 0);

  return self->end;
}

void
adduce_import_article_set_origin (AdduceImportArticle *self, const char *format, const char *rule,
                                  const char *encoding)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->format);
  g_free (self->rule);
  g_free (self->encoding);
  self->format = g_strdup (format);
  self->rule = g_strdup (rule);
  self->encoding = g_strdup (encoding);
}

const char *
adduce_import_article_get_format (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->format;
}

const char *
adduce_import_article_get_rule (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->rule;
}

const char *
adduce_import_article_get_encoding (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->encoding;
}

void
adduce_import_article_set_ending (AdduceImportArticle *self, const char *ending)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->ending);
  self->ending = g_strdup (ending);
}

const char *
adduce_import_article_get_ending (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->ending;
}

void
adduce_import_article_set_name (AdduceImportArticle *self, const char *name)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->name);
  self->name = g_strdup (name);
}

const char *
adduce_import_article_get_name (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->name;
}

void
adduce_import_article_set_folder (AdduceImportArticle *self, const char *folder)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}

const char *
adduce_import_article_get_folder (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->folder;
}

void
adduce_import_article_set_path (AdduceImportArticle *self, const char *path)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self));

  g_free (self->path);
  self->path = g_strdup (path);
}

const char *
adduce_import_article_get_path (AdduceImportArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (self), NULL);

  return self->path;
}
