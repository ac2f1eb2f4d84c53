/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the coders of a corpus agree so far.
 */
#include "config.h"

#include "export/adduce-export-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/adduce-shared-claims.h"

/* Codes have no line ends. */
#define SEPARATOR "\n"

/* One variable. */
typedef struct {
  const char *id;
  const char *label;
  gboolean of_article;
  AdduceAgreement *agreement;
} Part;

struct _AdduceExportAgreement {
  GArray *parts;
  guint n_articles;
  guint n_claims;
  guint n_shared;
};

static void
part_clear (gpointer data)
{
  adduce_agreement_free (((Part *) data)->agreement);
}

static void
add_part (AdduceExportAgreement *self, AdduceCodebook *codebook, const char *id, const char *label)
{
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, id);
  Part part = { id, label, FALSE, adduce_agreement_new () };

  if (variable != NULL)
    {
      part.label = adduce_variable_get_label (variable);
      part.of_article = adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE;
    }
  g_array_append_val (self->parts, part);
}

AdduceExportAgreement *
adduce_export_agreement_new (AdduceCodebook *codebook)
{
  AdduceExportAgreement *self = g_new0 (AdduceExportAgreement, 1);
  g_autoptr (GPtrArray) own = adduce_export_list_own (codebook);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  add_part (self, codebook, "speaker", _("Speaker"));
  add_part (self, codebook, "issue", _("Issue"));
  add_part (self, codebook, "stance", _("Stance"));
  add_part (self, codebook, "evidence", _("Evidence"));
  for (guint i = 0; i < own->len; i++)
    add_part (self, codebook, adduce_variable_get_id (own->pdata[i]), NULL);
  return self;
}

void
adduce_export_agreement_free (AdduceExportAgreement *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->parts);
  g_free (self);
}

static int
compare_codes_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (nullable): the set of codes as one word. */
static char *
dup_value (AdduceClaim *coding, const char *variable)
{
  AdduceTagList *tags = coding != NULL ? adduce_claim_get_values (coding, variable) : NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_ptr_array_add (codes, (gpointer) adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
  if (codes->len == 0)
    return NULL;
  g_ptr_array_sort (codes, compare_codes_cb);
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (SEPARATOR, (char **) codes->pdata);
}

/* @codings: (array length=n) (nullable elements) */
static void
add_unit (AdduceExportAgreement *self, AdduceClaim *const *codings, guint n, gboolean of_article)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->of_article != of_article)
        continue;
      g_ptr_array_set_size (values, 0);
      for (guint k = 0; k < n; k++)
        g_ptr_array_add (values, dup_value (codings[k], part->id));
      adduce_agreement_add_unit (part->agreement, (const char *const *) values->pdata, n);
    }
}

static guint
count_given (AdduceClaim *const *group, guint n)
{
  guint n_given = 0;

  for (guint i = 0; i < n; i++)
    n_given += group[i] != NULL ? 1 : 0;
  return n_given;
}

/* A claim whose words are not at their place any more can't be compared by place. */
void
adduce_export_agreement_add (AdduceExportAgreement *self, const AdduceExportArticle *article)
{
  guint n = article->layers->len;
  g_autofree AdduceClaim **about = g_new0 (AdduceClaim *, n);
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (n < 2)
    return;

  self->n_articles++;
  for (guint i = 0; i < n; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      GPtrArray *claims = g_ptr_array_new ();

      about[i] = layer->values;
      self->n_claims += layer->claims->len;
      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);

          if (one->anchored)
            g_ptr_array_add (claims, one->claim);
        }
      g_ptr_array_add (layers, claims);
    }
  add_unit (self, about, n, TRUE);

  g_autoptr (GPtrArray) groups = adduce_shared_claims_find ((GPtrArray *const *) layers->pdata, n);
  for (guint i = 0; i < groups->len; i++)
    {
      self->n_shared += count_given (groups->pdata[i], n);
      add_unit (self, groups->pdata[i], n, FALSE);
    }
}

guint
adduce_export_agreement_get_n_articles (const AdduceExportAgreement *self)
{
  return self->n_articles;
}

guint
adduce_export_agreement_get_n_claims (const AdduceExportAgreement *self)
{
  return self->n_claims;
}

guint
adduce_export_agreement_get_n_shared (const AdduceExportAgreement *self)
{
  return self->n_shared;
}

GArray *
adduce_export_agreement_list (const AdduceExportAgreement *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AdduceExportAgreementRow));

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      AdduceExportAgreementRow row = { part->label, part->agreement };

      if (adduce_agreement_get_n_units (part->agreement) > 0)
        g_array_append_val (rows, row);
    }
  return rows;
}
