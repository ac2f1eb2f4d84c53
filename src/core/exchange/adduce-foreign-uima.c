/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims of the feature structures of a UIMA CAS.
 */
#include "config.h"

#include "exchange/adduce-foreign-uima.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-json.h"

#define SOFA "uima.cas.Sofa"
#define OWN "io.github.adduce."

/* How many structures are followed from one to the next. */
#define MAX_DEPTH 4

struct _AdduceForeignUima {
  GPtrArray *structures;
  GHashTable *by_id;
};

/* What is known once the structures are looked through. */
typedef struct {
  AdduceForeignUima *uima;
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  GHashTable *documents;           /* id of a Sofa → document */
  AdduceForeignStructure *article; /* Adduce's own, or NULL */
} Take;

static void
feature_free (gpointer data)
{
  AdduceForeignFeature *feature = data;

  g_free (feature->name);
  g_ptr_array_unref (feature->values);
  g_free (feature);
}

static void
structure_free (gpointer data)
{
  AdduceForeignStructure *structure = data;

  g_free (structure->id);
  g_free (structure->type);
  g_free (structure->place);
  g_free (structure->sofa);
  g_ptr_array_unref (structure->features);
  g_free (structure);
}

AdduceForeignUima *
adduce_foreign_uima_new (void)
{
  AdduceForeignUima *self = g_new0 (AdduceForeignUima, 1);

  self->structures = g_ptr_array_new_with_free_func (structure_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
adduce_foreign_uima_free (AdduceForeignUima *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->structures);
  g_free (self);
}

AdduceForeignStructure *
adduce_foreign_uima_add (AdduceForeignUima *self, const char *id, const char *type, const char *place)
{
  AdduceForeignStructure *structure = g_new0 (AdduceForeignStructure, 1);

  structure->id = g_strdup (id != NULL ? id : "");
  structure->type = g_strdup (type);
  structure->place = g_strdup (place);
  structure->features = g_ptr_array_new_with_free_func (feature_free);
  g_ptr_array_add (self->structures, structure);
  if (id != NULL)
    g_hash_table_replace (self->by_id, structure->id, structure);
  return structure;
}

static AdduceForeignFeature *
find_feature (const AdduceForeignStructure *structure, const char *name)
{
  for (guint i = 0; i < structure->features->len; i++)
    if (g_str_equal (((AdduceForeignFeature *) structure->features->pdata[i])->name, name))
      return structure->features->pdata[i];
  return NULL;
}

void
adduce_foreign_structure_add (AdduceForeignStructure *structure, const char *name, const char *value,
                              gboolean is_reference)
{
  AdduceForeignFeature *feature;

  if (g_str_equal (name, "sofa"))
    {
      g_free (structure->sofa);
      structure->sofa = g_strdup (value);
      return;
    }
  if (g_str_equal (name, "begin"))
    {
      structure->has_begin = g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &structure->begin, NULL);
      return;
    }
  if (g_str_equal (name, "end"))
    {
      structure->has_end = g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &structure->end, NULL);
      return;
    }
  feature = find_feature (structure, name);
  if (feature == NULL)
    {
      feature = g_new0 (AdduceForeignFeature, 1);
      feature->name = g_strdup (name);
      feature->values = g_ptr_array_new_with_free_func (g_free);
      feature->is_reference = is_reference;
      g_ptr_array_add (structure->features, feature);
    }
  g_ptr_array_add (feature->values, g_strdup (value));
}

/* (transfer none) (nullable): the first value of a feature. */
static const char *
get_value (const AdduceForeignStructure *structure, const char *name)
{
  AdduceForeignFeature *feature = structure != NULL ? find_feature (structure, name) : NULL;

  return feature != NULL && feature->values->len > 0 ? feature->values->pdata[0] : NULL;
}

/* (transfer container) (element-type utf8): the words of a feature; a list that it refers to is followed. */
static GPtrArray *
list_values (Take *take, const AdduceForeignFeature *feature, guint depth)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; feature != NULL && i < feature->values->len; i++)
    {
      const char *value = feature->values->pdata[i];
      AdduceForeignStructure *other
        = feature->is_reference ? g_hash_table_lookup (take->uima->by_id, value) : NULL;
      AdduceForeignFeature *elements = other != NULL ? find_feature (other, "%ELEMENTS") : NULL;

      if (elements != NULL && depth < MAX_DEPTH)
        {
          g_autoptr (GPtrArray) inner = list_values (take, elements, depth + 1);

          for (guint k = 0; k < inner->len; k++)
            g_ptr_array_add (words, inner->pdata[k]);
        }
      else
        g_ptr_array_add (words, (gpointer) value);
    }
  return words;
}

/* --- documents --- */

/* (transfer full): what the document is called. */
static char *
name_document (Take *take)
{
  static const char *const names[] = { "documentTitle", "documentId" };
  const char *path = get_value (take->article, "path");
  GPtrArray *structures = take->uima->structures;

  if (path != NULL && *path != '\0')
    return g_strdup (path);
  for (guint i = 0; i < structures->len; i++)
    {
      AdduceForeignStructure *structure = structures->pdata[i];

      for (guint k = 0; k < G_N_ELEMENTS (names) && g_str_has_suffix (structure->type, ".DocumentMetaData"); k++)
        if (get_value (structure, names[k]) != NULL && *get_value (structure, names[k]) != '\0')
          return g_strdup (get_value (structure, names[k]));
    }
  return adduce_foreign_input_rename (take->input, ".txt");
}

static void
add_documents (Take *take)
{
  GPtrArray *structures = take->uima->structures;
  g_autofree char *name = name_document (take);

  for (guint i = 0; i < structures->len; i++)
    {
      AdduceForeignStructure *structure = structures->pdata[i];
      const char *text = g_str_equal (structure->type, SOFA) ? get_value (structure, "sofaString") : NULL;
      guint number = g_hash_table_size (take->documents);
      g_autofree char *own = number > 0 ? g_strdup_printf ("%s-%u", name, number + 1) : g_strdup (name);
      AdduceForeignDocument *document;

      if (text == NULL)
        continue;
      document = adduce_foreign_add_document (take->foreign, own, text, take->input->name, take->input->bytes);
      document->unit = ADDUCE_FOREIGN_UTF16;
      adduce_foreign_document_add_field (document, "headline", get_value (take->article, "title"));
      adduce_foreign_document_add_field (document, "date", get_value (take->article, "date"));
      adduce_foreign_document_add_field (document, "outlet", get_value (take->article, "outlet"));
      g_hash_table_insert (take->documents, structure->id, document);
    }
  if (g_hash_table_size (take->documents) == 0)
    adduce_foreign_complain (take->foreign, take->input->name, NULL,
                             _("no structure uima.cas.Sofa has a “sofaString”, its text; nothing of it was read"));
}

/* --- claims --- */

/* Tokens, sentences, the document and the like: what the text is divided into, not what is said of it. */
static gboolean
is_division (const char *type)
{
  return g_str_has_prefix (type, "uima.cas.") || strstr (type, ".segmentation.type.") != NULL
         || g_str_has_suffix (type, ".DocumentMetaData")
         || g_str_equal (type, "uima.tcas.DocumentAnnotation") || g_str_equal (type, OWN "Piece");
}

static void
add_all (Take *take, AdduceForeignClaim *claim, const AdduceForeignStructure *structure, const char *name,
         const char *codes_name, const char *key)
{
  g_autoptr (GPtrArray) words = list_values (take, find_feature (structure, name), 0);
  g_autoptr (GPtrArray) codes
    = codes_name != NULL ? list_values (take, find_feature (structure, codes_name), 0) : NULL;

  for (guint i = 0; i < words->len; i++)
    adduce_foreign_claim_add_field (claim, key, words->pdata[i],
                                    codes != NULL && codes->len == words->len ? codes->pdata[i] : NULL);
}

/* "ID=VALUE", one for each value of variables of one's own. */
static void
add_own_values (Take *take, AdduceForeignClaim *claim, const AdduceForeignStructure *structure)
{
  g_autoptr (GPtrArray) values = list_values (take, find_feature (structure, "values"), 0);

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = values->pdata[i];
      const char *equals = strchr (value, '=');
      g_autofree char *variable = equals != NULL ? g_strndup (value, (gsize) (equals - value)) : NULL;

      if (variable != NULL)
        adduce_foreign_claim_add_field (claim, variable, equals + 1, NULL);
    }
}

static void
add_own_pieces (Take *take, AdduceForeignClaim *claim, const AdduceForeignStructure *structure)
{
  g_autoptr (GPtrArray) ids = list_values (take, find_feature (structure, "pieces"), 0);

  for (guint i = 0; i < ids->len; i++)
    {
      g_auto (GStrv) list = g_strsplit (ids->pdata[i], " ", -1);

      for (guint k = 0; list[k] != NULL; k++)
        {
          const AdduceForeignStructure *piece = g_hash_table_lookup (take->uima->by_id, list[k]);

          if (piece != NULL && piece->has_begin && piece->has_end)
            adduce_foreign_claim_add_piece (claim, piece->begin, piece->end, NULL);
        }
    }
}

static void
take_own_claim (Take *take, AdduceForeignClaim *claim, const AdduceForeignStructure *structure)
{
  const char *revision = get_value (structure, "revision");

  claim->id = g_strdup (get_value (structure, "claimId"));
  add_own_pieces (take, claim, structure);
  if (claim->pieces->len == 0)
    adduce_foreign_claim_add_piece (claim, structure->begin, structure->end, NULL);
  add_all (take, claim, structure, "speakers", "speakerCodes", "speaker");
  add_all (take, claim, structure, "issues", "issueCodes", "issue");
  add_all (take, claim, structure, "stance", NULL, "stance");
  add_all (take, claim, structure, "evidence", NULL, "evidence");
  add_all (take, claim, structure, "certainty", NULL, "certainty");
  add_own_values (take, claim, structure);
  adduce_foreign_claim_add_note (claim, get_value (structure, "note"));
  claim->created = adduce_foreign_parse_time (get_value (structure, "created"));
  claim->modified = adduce_foreign_parse_time (get_value (structure, "modified"));
  claim->revision = revision != NULL ? g_ascii_strtoull (revision, NULL, 10) : 0;
}

static void
take_foreign_claim (Take *take, AdduceForeignClaim *claim, const AdduceForeignStructure *structure)
{
  const char *dot = strrchr (structure->type, '.');
  const char *type = dot != NULL ? dot + 1 : structure->type;

  claim->id = g_strdup (*structure->id != '\0' ? structure->id : NULL);
  adduce_foreign_claim_add_piece (claim, structure->begin, structure->end, NULL);
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, type, NULL);
  for (guint i = 0; i < structure->features->len; i++)
    {
      const AdduceForeignFeature *feature = structure->features->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s.%s", type, feature->name);

      add_all (take, claim, structure, feature->name, NULL, key);
    }
}

static void
take_structure (Take *take, const AdduceForeignStructure *structure)
{
  AdduceForeignDocument *document
    = structure->sofa != NULL ? g_hash_table_lookup (take->documents, structure->sofa) : NULL;
  gboolean is_article = g_str_equal (structure->type, OWN "Article");
  AdduceForeignClaim *claim;

  if (is_division (structure->type) || (document == NULL && structure->sofa == NULL))
    return;
  if (document == NULL || !structure->has_begin || !structure->has_end)
    {
      adduce_foreign_complain (take->foreign, take->input->name, structure->place,
                               _("the annotation has no places in a text of the file; it was left out"));
      return;
    }
  claim = adduce_foreign_add_claim (take->foreign, document, structure->place);
  claim->coder = g_strdup (get_value (take->article, "coder"));
  if (is_article)
    {
      claim->about_article = TRUE;
      claim->status = g_strdup (get_value (structure, "status"));
      add_own_values (take, claim, structure);
    }
  else if (g_str_equal (structure->type, OWN "Claim"))
    take_own_claim (take, claim, structure);
  else
    take_foreign_claim (take, claim, structure);
}

void
adduce_foreign_uima_take (AdduceForeignUima *self, const AdduceForeignInput *input, AdduceForeign *foreign)
{
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  Take take = { self, input, foreign, documents, NULL };

  for (guint i = 0; i < self->structures->len; i++)
    {
      AdduceForeignStructure *structure = self->structures->pdata[i];

      if (g_str_equal (structure->type, OWN "Article"))
        take.article = structure;
    }
  add_documents (&take);
  for (guint i = 0; i < self->structures->len && g_hash_table_size (documents) > 0; i++)
    take_structure (&take, self->structures->pdata[i]);
}
