/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A REFI-QDA project: a ZIP file of project.qde and sources/GUID.txt.
 *
 * A claim is a selection for each piece, with a coding for each value; values are codes below one that is named after
 * the variable and can't be used itself. Further pieces are tied to the first by links. What is known of an article is
 * variables of its source. Places count code points, as the standard says; texts have LF and no byte-order mark. Paths
 * of this computer are not written. GUIDs are made of ids, so that they are the same in each export and as in .qdc.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-codebook-qdc.h"
#include "export/adduce-export-xml.h"
#include "export/adduce-export-zip.h"
#include "store/adduce-paths.h"

#define NAMESPACE "urn:QDA-XML:project:1.0"
#define NAME_LENGTH 100

/* What project.qde needs to be complete; it is written at the end, as codes come before sources. */
typedef struct {
  AdduceExportZip *zip;
  GString *sources;
  GString *links;
  GHashTable *codes; /* variable → (code → label) */
  GHashTable *coders;
  GHashTable *variables; /* of sources: name → type */
} State;

/* One selection while it is written. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  AdduceClaim *claim;
  char *user;
  char *created;
  guint piece;
} Selection;

static void
state_free (gpointer data)
{
  State *state = data;

  adduce_export_zip_free (state->zip);
  g_string_free (state->sources, TRUE);
  g_string_free (state->links, TRUE);
  g_hash_table_unref (state->codes);
  g_hash_table_unref (state->coders);
  g_hash_table_unref (state->variables);
  g_free (state);
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  adduce_export_xml_append (out, value, -1);
  g_string_append_c (out, '"');
}

static void
append_guid (GString *out, const char *name, const char *kind, const char *one, const char *two)
{
  g_autofree char *guid = adduce_codebook_qdc_make_guid (kind, one, two);

  append_attribute (out, name, guid);
}

static char *
make_piece_id (AdduceClaim *claim, guint piece)
{
  return g_strdup_printf ("%s %u", adduce_claim_get_id (claim), piece);
}

static void
append_codings (GString *out, const Selection *selection, const char *variable, AdduceTagList *tags)
{
  State *state = selection->run->state;
  g_autofree char *piece = make_piece_id (selection->claim, selection->piece);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *code = adduce_tag_get_code (tag);
      g_autofree char *coding = g_strconcat (variable, " ", code, NULL);

      adduce_export_met_add (state->codes, variable, code,
                             adduce_export_get_label (selection->run->codebook, variable, tag));
      g_string_append (out, "<Coding");
      append_guid (out, "guid", "coding", piece, coding);
      append_attribute (out, "creatingUser", selection->user);
      append_attribute (out, "creationDateTime", selection->created);
      g_string_append (out, "><CodeRef");
      append_guid (out, "targetGUID", "value", variable, code);
      g_string_append (out, "/></Coding>\n");
    }
}

static void
append_all_codings (GString *out, const Selection *selection)
{
  static const char *const built_in[] = { "speaker", "issue", "stance", "evidence" };
  AdduceCertainty certainty = adduce_claim_get_certainty (selection->claim);
  g_auto (GStrv) own = adduce_claim_list_variables (selection->claim);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    append_codings (out, selection, built_in[i], adduce_claim_get_values (selection->claim, built_in[i]));
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    {
      g_autoptr (AdduceTag) tag
        = adduce_tag_new (adduce_certainty_to_id (certainty), adduce_certainty_get_label (certainty));
      g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

      append_codings (out, selection, "certainty", tags);
    }
  for (guint i = 0; own[i] != NULL; i++)
    append_codings (out, selection, own[i], adduce_claim_get_values (selection->claim, own[i]));
}

/* The beginning of the words is the name: other programs show it, and it tells what the places count. */
static char *
make_name (AdduceText *text, AdduceSpan span)
{
  const AdduceSpan begin = { span.start, MIN (span.end, span.start + NAME_LENGTH) };

  return adduce_text_dup_slice (text, begin);
}

static void
append_selection (GString *out, const Selection *selection)
{
  AdduceSpan span = adduce_span_set_get_span (adduce_claim_get_spans (selection->claim), selection->piece);
  g_autofree char *name = make_name (selection->article->text, span);
  g_autofree char *piece = make_piece_id (selection->claim, selection->piece);
  g_autofree char *modified = adduce_export_format_time (adduce_claim_get_modified (selection->claim));
  const char *note = selection->piece == 0 ? adduce_claim_get_note (selection->claim) : NULL;

  g_string_append (out, "<PlainTextSelection");
  append_guid (out, "guid", "selection", piece, NULL);
  append_attribute (out, "name", name);
  g_string_append_printf (out, " startPosition=\"%u\" endPosition=\"%u\"", span.start, span.end);
  append_attribute (out, "creatingUser", selection->user);
  append_attribute (out, "creationDateTime", selection->created);
  append_attribute (out, "modifiedDateTime", modified);
  g_string_append (out, ">\n");
  if (note != NULL)
    {
      g_string_append (out, "<Description>");
      adduce_export_xml_append (out, note, -1);
      g_string_append (out, "</Description>\n");
    }
  append_all_codings (out, selection);
  g_string_append (out, "</PlainTextSelection>\n");
}

static void
append_link (GString *out, AdduceClaim *claim, guint piece)
{
  g_autofree char *first = make_piece_id (claim, 0);
  g_autofree char *other = make_piece_id (claim, piece);

  g_string_append (out, "<Link");
  append_guid (out, "guid", "link", first, other);
  g_string_append (out, " name=\"piece\" direction=\"OneWay\"");
  append_guid (out, "originGUID", "selection", first, NULL);
  append_guid (out, "targetGUID", "selection", other, NULL);
  g_string_append (out, "/>\n");
}

static void
lose_controls (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim)
{
  const char *note = adduce_claim_get_note (claim);
  g_autofree char *words = adduce_claim_dup_text (claim, " ");

  /* the words themselves are in the text, which is no XML; their beginning is a name only */
  if ((note != NULL && adduce_export_xml_is_lossy (note)) || adduce_export_xml_is_lossy (words))
    adduce_export_run_lose (run, article, claim, ADDUCE_LOSS_CONTROLS);
}

static void
append_layer (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer)
{
  State *state = run->state;
  g_autofree char *user = adduce_codebook_qdc_make_guid ("user", layer->coder, NULL);

  g_hash_table_add (state->coders, g_strdup (layer->coder));
  for (guint i = 0; i < layer->claims->len; i++)
    {
      AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, i).claim;
      guint n_spans = adduce_span_set_get_n_spans (adduce_claim_get_spans (claim));
      g_autofree char *created = adduce_export_format_time (adduce_claim_get_created (claim));
      Selection selection = { run, article, claim, user, created, 0 };

      for (; selection.piece < n_spans; selection.piece++)
        {
          append_selection (state->sources, &selection);
          if (selection.piece > 0)
            append_link (state->links, claim, selection.piece);
        }
      lose_controls (run, article, claim);
    }
}

static void
append_value (State *state, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_hash_table_add (state->variables, g_strdup (name));
  g_string_append (state->sources, "<VariableValue><VariableRef");
  append_guid (state->sources, "targetGUID", "source variable", name, NULL);
  g_string_append (state->sources, "/><TextValue>");
  adduce_export_xml_append (state->sources, value, -1);
  g_string_append (state->sources, "</TextValue></VariableValue>\n");
}

/* What a coder says of the article: of each coder a variable. */
static void
append_about (State *state, const AdduceExportLayer *layer)
{
  g_auto (GStrv) own = layer->values != NULL ? adduce_claim_list_variables (layer->values) : NULL;
  g_autofree char *status = g_strdup_printf ("status (%s)", layer->coder);

  append_value (state, status, adduce_status_to_id (layer->status));
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (layer->values, own[i]);
      g_autofree char *name = g_strdup_printf ("%s (%s)", own[i], layer->coder);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        g_string_append_printf (joined, "%s%s", k > 0 ? "; " : "",
                                adduce_tag_get_code (adduce_tag_list_get_tag (tags, k)));
      append_value (state, name, joined->str);
    }
}

static void
qdpx_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);

  state->zip = adduce_export_zip_new ();
  state->sources = g_string_new (NULL);
  state->links = g_string_new (NULL);
  state->codes = adduce_export_met_new ();
  state->coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->state = state;
}

static void
qdpx_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;
  g_autofree char *guid = adduce_codebook_qdc_make_guid ("source", article->id, NULL);
  g_autofree char *member = g_strdup_printf ("sources/%s.txt", guid);

  adduce_export_zip_add (state->zip, adduce_export_run_get_out (run), member, adduce_text_get_utf8 (article->text),
                         adduce_text_get_n_bytes (article->text));
  g_string_append (state->sources, "<TextSource");
  append_attribute (state->sources, "guid", guid);
  append_attribute (state->sources, "name", article->path);
  g_string_append_printf (state->sources, " plainTextPath=\"internal://%s.txt\">\n", guid);
  for (guint i = 0; i < article->layers->len; i++)
    append_layer (run, article, article->layers->pdata[i]);
  append_value (state, "title", article->title);
  append_value (state, "date", article->date);
  append_value (state, "outlet", article->outlet);
  for (guint i = 0; i < article->layers->len; i++)
    append_about (state, article->layers->pdata[i]);
  g_string_append (state->sources, "</TextSource>\n");
}

static void
append_users (GString *out, State *state)
{
  g_autoptr (GList) coders = adduce_export_met_list (state->coders);

  if (coders != NULL)
    g_string_append (out, "<Users>\n");
  for (GList *link = coders; link != NULL; link = link->next)
    {
      g_string_append (out, "<User");
      append_guid (out, "guid", "user", link->data, NULL);
      append_attribute (out, "name", link->data);
      g_string_append (out, "/>\n");
    }
  if (coders != NULL)
    g_string_append (out, "</Users>\n");
}

static void
append_code (GString *out, AdduceExportRun *run, const char *variable, const char *code, const char *label)
{
  AdduceCode *known = adduce_codebook_lookup (run->codebook, variable, code);
  const char *color = known != NULL ? adduce_code_get_info (known)->color : NULL;

  g_string_append (out, "<Code");
  append_guid (out, "guid", "value", variable, code);
  append_attribute (out, "name", label);
  g_string_append (out, " isCodable=\"true\"");
  if (color != NULL)
    append_attribute (out, "color", color);
  g_string_append (out, "/>\n");
}

static void
append_codebook (GString *out, AdduceExportRun *run)
{
  State *state = run->state;
  g_autoptr (GList) variables = adduce_export_met_list (state->codes);

  if (variables == NULL)
    return;
  g_string_append (out, "<CodeBook>\n<Codes>\n");
  for (GList *link = variables; link != NULL; link = link->next)
    {
      GHashTable *codes = g_hash_table_lookup (state->codes, link->data);
      g_autoptr (GList) sorted = adduce_export_met_list (codes);
      AdduceVariable *variable = adduce_codebook_get_variable (run->codebook, link->data);
      const char *label = variable != NULL ? adduce_variable_get_label (variable) : link->data;
      g_autofree char *name = adduce_claim_is_built_in (link->data) ? g_utf8_strup (link->data, -1) : g_strdup (label);

      g_string_append (out, "<Code");
      append_guid (out, "guid", "variable", link->data, NULL);
      append_attribute (out, "name", name);
      g_string_append (out, " isCodable=\"false\">\n");
      for (GList *code = sorted; code != NULL; code = code->next)
        append_code (out, run, link->data, code->data, g_hash_table_lookup (codes, code->data));
      g_string_append (out, "</Code>\n");
    }
  g_string_append (out, "</Codes>\n</CodeBook>\n");
}

static void
append_variables (GString *out, State *state)
{
  g_autoptr (GList) names = adduce_export_met_list (state->variables);

  if (names != NULL)
    g_string_append (out, "<Variables>\n");
  for (GList *link = names; link != NULL; link = link->next)
    {
      g_string_append (out, "<Variable");
      append_guid (out, "guid", "source variable", link->data, NULL);
      append_attribute (out, "name", link->data);
      g_string_append (out, " typeOfVariable=\"Text\"/>\n");
    }
  if (names != NULL)
    g_string_append (out, "</Variables>\n");
}

static void
append_part (GString *out, const char *name, const GString *part)
{
  if (part->len == 0)
    return;
  g_string_append_printf (out, "<%s>\n", name);
  g_string_append_len (out, part->str, (gssize) part->len);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
qdpx_end (AdduceExportRun *run)
{
  State *state = run->state;
  g_autoptr (GString) project = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project");
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);
  GString *out = adduce_export_run_get_out (run);

  append_attribute (project, "xmlns", NAMESPACE);
  append_attribute (project, "name", name);
  append_attribute (project, "origin", "Adduce " ADDUCE_VERSION);
  g_string_append (project, ">\n");
  append_users (project, state);
  append_codebook (project, run);
  append_variables (project, state);
  append_part (project, "Sources", state->sources);
  append_part (project, "Links", state->links);
  g_string_append (project, "</Project>\n");
  adduce_export_zip_add (state->zip, out, "project.qde", project->str, project->len);
  adduce_export_zip_end (state->zip, out);
}

const AdduceExportWriter adduce_export_qdpx = {
  .format = {
    .id = "qdpx",
    .label = N_("REFI-QDA Project"),
    .extension = ".qdpx",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "REFI’s Project.xsd",
  },
  .begin = qdpx_begin,
  .add_article = qdpx_add_article,
  .end = qdpx_end,
  .free_state = state_free,
};
