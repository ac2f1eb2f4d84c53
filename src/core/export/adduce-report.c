/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One JSON document for other programs.
 */

#include "config.h"

#include "export/adduce-report.h"

#include "export/adduce-export-rows.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-paths.h"

struct _AdduceReport {
  AdduceJsonWriter writer;
  AdduceJsonStyle style;
  JsonNode *null;
};

static void
report_codes (AdduceReport *self, const char *name, AdduceTagList *tags)
{
  adduce_report_begin_array (self, name);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    adduce_report_string (self, NULL, adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
  adduce_report_end_array (self);
}

/* @variable: NULL where labels are as they were typed. */
static void
report_labels (AdduceReport *self, const char *name, AdduceTagList *tags, AdduceCodebook *codebook,
               const char *variable)
{
  adduce_report_begin_array (self, name);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    adduce_report_string (
      self, NULL, adduce_export_get_label (codebook, variable, adduce_tag_list_get_tag (tags, i)));
  adduce_report_end_array (self);
}

static void
report_place (AdduceReport *self, AdduceClaim *claim, gboolean with_text)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  guint n_spans = adduce_span_set_get_n_spans (spans);

  adduce_report_begin_array (self, "spans");
  for (guint i = 0; i < n_spans; i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      adduce_report_begin_array (self, NULL);
      adduce_report_integer (self, NULL, span.start);
      adduce_report_integer (self, NULL, span.end);
      adduce_report_end_array (self);
    }
  adduce_report_end_array (self);

  adduce_report_begin_array (self, "text");
  for (guint i = 0; with_text && i < n_spans; i++)
    adduce_report_string (self, NULL, adduce_claim_get_quote (claim, i)->exact);
  adduce_report_end_array (self);
}

static void
report_stance (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook)
{
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  gint64 number;

  adduce_report_string (self, "stance", stance != NULL ? adduce_tag_get_code (stance) : NULL);
  adduce_report_string (self, "stance_label",
                        stance != NULL ? adduce_export_get_label (codebook, "stance", stance)
                                       : NULL);
  if (stance != NULL && adduce_export_get_number (codebook, stance, &number))
    adduce_report_integer (self, "stance_number", number);
  else
    adduce_report_null (self, "stance_number");
}

static void
report_time (AdduceReport *self, const char *name, gint64 seconds)
{
  g_autofree char *time = adduce_export_format_time (seconds);

  adduce_report_string (self, name, time[0] != '\0' ? time : NULL);
}

AdduceReport *
adduce_report_new (gboolean pretty)
{
  AdduceReport *self = g_new0 (AdduceReport, 1);

  self->style = pretty ? ADDUCE_JSON_PRETTY : ADDUCE_JSON_COMPACT;
  self->null = json_node_new (JSON_NODE_NULL);
  adduce_json_writer_init (&self->writer, self->style);
  return self;
}

void
adduce_report_free (AdduceReport *self)
{
  if (self == NULL)
    return;

  if (self->writer.text != NULL)
    g_string_free (self->writer.text, TRUE);
  json_node_unref (self->null);
  g_free (self);
}

char *
adduce_report_end (AdduceReport *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = adduce_json_writer_end (&self->writer);
  adduce_json_writer_init (&self->writer, self->style);
  return g_string_free (text, FALSE);
}

void
adduce_report_begin_object (AdduceReport *self, const char *name)
{
  adduce_json_writer_begin_object (&self->writer, name);
}

void
adduce_report_end_object (AdduceReport *self)
{
  adduce_json_writer_end_object (&self->writer);
}

void
adduce_report_begin_array (AdduceReport *self, const char *name)
{
  adduce_json_writer_begin_array (&self->writer, name);
}

void
adduce_report_end_array (AdduceReport *self)
{
  adduce_json_writer_end_array (&self->writer);
}

void
adduce_report_string (AdduceReport *self, const char *name, const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    {
      adduce_report_null (self, name);
      return;
    }

  if (!g_utf8_validate (value, -1, NULL))
    valid = g_utf8_make_valid (value, -1);
  adduce_json_writer_string (&self->writer, name, valid != NULL ? valid : value);
}

void
adduce_report_integer (AdduceReport *self, const char *name, gint64 value)
{
  adduce_json_writer_integer (&self->writer, name, value);
}

void
adduce_report_boolean (AdduceReport *self, const char *name, gboolean value)
{
  adduce_json_writer_boolean (&self->writer, name, value);
}

void
adduce_report_null (AdduceReport *self, const char *name)
{
  adduce_json_writer_node (&self->writer, name, self->null);
}

void
adduce_report_path (AdduceReport *self, const char *name, const char *path)
{
  g_autofree char *display = NULL;

  if (!g_utf8_validate (path, -1, NULL))
    display = adduce_paths_display (path);
  adduce_report_string (self, name, display != NULL ? display : path);
}

/* Of variables of one's own; left out where there are none. */
static void
report_own (AdduceReport *self, const char *name, const char *labels_name, AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  if (own[0] == NULL)
    return;
  adduce_report_begin_object (self, name);
  for (guint i = 0; own[i] != NULL; i++)
    report_codes (self, own[i], adduce_claim_get_values (claim, own[i]));
  adduce_report_end_object (self);
  adduce_report_begin_object (self, labels_name);
  for (guint i = 0; own[i] != NULL; i++)
    report_labels (self, own[i], adduce_claim_get_values (claim, own[i]), codebook, own[i]);
  adduce_report_end_object (self);
}

void
adduce_report_article_values (AdduceReport *self, AdduceClaim *article, AdduceCodebook *codebook)
{
  if (article != NULL)
    report_own (self, "article_values", "article_value_labels", article, codebook);
}

static void
report_claim (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook, gboolean with_text)
{
  guint64 version = adduce_claim_get_codebook_version (claim);

  adduce_report_string (self, "claim_id", adduce_claim_get_id (claim));
  report_place (self, claim, with_text);
  report_labels (self, "speakers", adduce_claim_get_speakers (claim), codebook, NULL);
  report_codes (self, "speaker_codes", adduce_claim_get_speakers (claim));
  report_labels (self, "issues", adduce_claim_get_issues (claim), codebook, NULL);
  report_codes (self, "issue_codes", adduce_claim_get_issues (claim));
  report_stance (self, claim, codebook);
  report_codes (self, "evidence", adduce_claim_get_evidence (claim));
  report_labels (self, "evidence_labels", adduce_claim_get_evidence (claim), codebook, "evidence");
  report_own (self, "values", "value_labels", claim, codebook);
  adduce_report_string (self, "certainty",
                        adduce_certainty_to_id (adduce_claim_get_certainty (claim)));
  adduce_report_string (self, "note", adduce_claim_get_note (claim));
  report_time (self, "created", adduce_claim_get_created (claim));
  report_time (self, "modified", adduce_claim_get_modified (claim));
  adduce_report_integer (self, "revision", (gint64) adduce_claim_get_revision (claim));
  if (version > 0)
    adduce_report_integer (self, "codebook_version", (gint64) version);
  else
    adduce_report_null (self, "codebook_version");
}

void
adduce_report_claim (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  report_claim (self, claim, codebook, TRUE);
}

void
adduce_report_claim_without_text (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  report_claim (self, claim, codebook, FALSE);
}

void
adduce_report_anchor (AdduceReport *self, gboolean anchored)
{
  adduce_report_string (self, "anchor", adduce_export_get_anchor (anchored));
}
