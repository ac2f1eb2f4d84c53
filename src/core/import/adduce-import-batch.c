/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in a file.
 */
#include "config.h"

#include "import/adduce-import-batch.h"

#include <glib/gi18n-lib.h>

struct _AdduceImportBatch {
  GObject parent_instance;
  GPtrArray *articles;
  GPtrArray *problems;
  guint n_expected;
  GBytes *original;
  char *digest;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (AdduceImportBatch, adduce_import_batch, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum {
  PROP_N_ARTICLES = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_IMPORT_ARTICLE;
}

static guint
get_n_items (GListModel *model)
{
  return ADDUCE_IMPORT_BATCH (model)->articles->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AdduceImportBatch *self = ADDUCE_IMPORT_BATCH (model);

  return position < self->articles->len ? g_object_ref (self->articles->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
adduce_import_batch_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_N_ARTICLES)
    g_value_set_uint (value, ADDUCE_IMPORT_BATCH (object)->articles->len);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
adduce_import_batch_finalize (GObject *object)
{
  AdduceImportBatch *self = ADDUCE_IMPORT_BATCH (object);

  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->digest);
  G_OBJECT_CLASS (adduce_import_batch_parent_class)->finalize (object);
}

static void
adduce_import_batch_class_init (AdduceImportBatchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = adduce_import_batch_get_property;
  object_class->finalize = adduce_import_batch_finalize;

  properties[PROP_N_ARTICLES] = g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_import_batch_init (AdduceImportBatch *self)
{
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

AdduceImportBatch *
adduce_import_batch_new (void)
{
  return g_object_new (ADDUCE_TYPE_IMPORT_BATCH, NULL);
}

void
adduce_import_batch_take (AdduceImportBatch *self, AdduceImportArticle *article)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_BATCH (self));

  if (self->articles->len >= ADDUCE_IMPORT_MAX_ARTICLES)
    {
      g_object_unref (article);
      adduce_import_batch_complain (self, _("there are more than 1,000,000 articles; divide the file"));
      return;
    }

  g_ptr_array_add (self->articles, article);
  g_list_model_items_changed (G_LIST_MODEL (self), self->articles->len - 1, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

guint
adduce_import_batch_get_n_articles (AdduceImportBatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self), 0);

  return self->articles->len;
}

AdduceImportArticle *
adduce_import_batch_get_article (AdduceImportBatch *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self) && index < self->articles->len, NULL);

  return self->articles->pdata[index];
}

void
adduce_import_batch_complain (AdduceImportBatch *self, const char *problem)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_BATCH (self));

  if (!g_ptr_array_find_with_equal_func (self->problems, problem, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_utf8_make_valid (problem, -1));
}

GPtrArray *
adduce_import_batch_get_problems (AdduceImportBatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self), NULL);

  return self->problems;
}

void
adduce_import_batch_expect (AdduceImportBatch *self, guint n_articles)
{
  g_return_if_fail (ADDUCE_IS_IMPORT_BATCH (self));

  self->n_expected += n_articles;
}

guint
adduce_import_batch_get_n_expected (AdduceImportBatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self), 0);

  return self->n_expected;
}

void
adduce_import_batch_set_original (AdduceImportBatch *self, GBytes *original)
{
  g_autofree char *hex = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);

  g_return_if_fail (ADDUCE_IS_IMPORT_BATCH (self));

  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->digest);
  self->original = g_bytes_ref (original);
  self->digest = g_strconcat ("sha256:", hex, NULL);
}

GBytes *
adduce_import_batch_get_original (AdduceImportBatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self), NULL);

  return self->original;
}

const char *
adduce_import_batch_get_digest (AdduceImportBatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_BATCH (self), NULL);

  return self->digest;
}
