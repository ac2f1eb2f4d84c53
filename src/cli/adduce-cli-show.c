/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `show ARTICLE`: the text with its claims marked, then the claims of all coders with their tags.
 *
 * Claims are numbered in text order; a claim begins at ⟦NUMBER and ends at NUMBER⟧ in the text. Where only some
 * are asked for, or in another order, each keeps its number.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"
#include "adduce-cli-query.h"

#define PARAGRAPH_WIDTH 6

/* One coder's file. */
typedef struct {
  char *path;
  AdduceSidecar *sidecar;
} Layer;

/* One claim of one layer, with its speakers and issues as they are now; what was asked for has a key. */
typedef struct {
  AdduceClaim *claim;
  const Layer *layer;
  gboolean anchored;
  guint number;
  AdduceClaimKey *key;
} Shown;

/**
 * Mark:
 * @offset: where
 * @other: the other end
 * @number: of the claim, from 1
 * @opens: whether the claim begins here
 *
 * One end of a span.
 */
typedef struct {
  guint offset;
  guint other;
  guint number;
  gboolean opens;
} Mark;

/**
 * View:
 * @layers: (element-type Layer): by coder
 * @claims: (element-type Shown): in text order, those of one place by coder
 * @listed: (element-type Shown): those that were asked for, in the order that was asked for; borrowed
 * @problems: (element-type utf8)
 *
 * All that is known of one article.
 */
typedef struct {
  const char *article;
  AdduceText *text;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  GPtrArray *layers;
  GArray *claims;
  GPtrArray *listed;
  GPtrArray *problems;
} View;

static void
layer_free (gpointer data)
{
  Layer *layer = data;

  g_free (layer->path);
  g_object_unref (layer->sidecar);
  g_free (layer);
}

static const char *
layer_get_coder (const Layer *layer)
{
  return adduce_coder_get_nickname (adduce_sidecar_get_coder (layer->sidecar));
}

static AdduceStatus
layer_get_status (const Layer *layer)
{
  AdduceStatus status;

  if (adduce_sidecar_get_status (layer->sidecar, &status))
    return status;
  return adduce_sidecar_get_n_claims (layer->sidecar) > 0 ? ADDUCE_STATUS_IN_PROGRESS
                                                          : ADDUCE_STATUS_NEW;
}

static void
shown_clear (gpointer data)
{
  Shown *shown = data;

  g_clear_object (&shown->claim);
  g_clear_pointer (&shown->key, adduce_claim_key_unref);
}

static void
view_clear (View *view)
{
  g_clear_pointer (&view->listed, g_ptr_array_unref);
  g_clear_pointer (&view->claims, g_array_unref);
  g_clear_pointer (&view->layers, g_ptr_array_unref);
  g_clear_pointer (&view->problems, g_ptr_array_unref);
  g_clear_object (&view->codebook);
  g_clear_pointer (&view->map, adduce_code_map_unref);
  g_clear_object (&view->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static int
compare_shown_cb (gconstpointer a, gconstpointer b)
{
  const Shown *one = a;
  const Shown *two = b;

  return adduce_claim_compare (one->claim, two->claim);
}

/* Ends before beginnings, so that claims that touch don't seem nested; the longer claim outside. */
static int
compare_marks_cb (gconstpointer a, gconstpointer b)
{
  const Mark *one = a;
  const Mark *two = b;

  if (one->offset != two->offset)
    return one->offset < two->offset ? -1 : 1;
  if (one->opens != two->opens)
    return one->opens ? 1 : -1;
  if (one->other != two->other)
    return one->other > two->other ? -1 : 1;
  if (one->number != two->number)
    return (one->number < two->number) == one->opens ? -1 : 1;
  return 0;
}

static void
view_add_layer (View *view, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (path, NULL, &error);
  Layer *layer;

  if (sidecar == NULL)
    {
      g_ptr_array_add (view->problems, g_strdup (error->message));
      return;
    }

  layer = g_new0 (Layer, 1);
  layer->path = g_strdup (path);
  layer->sidecar = sidecar;
  g_ptr_array_add (view->layers, layer);

  problems = adduce_sidecar_check (sidecar, view->text, view->codebook);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *display = adduce_paths_display (path);

      g_ptr_array_add (view->problems,
                       g_strdup_printf ("%s: %s", display, (char *) problems->pdata[i]));
    }

  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);
      Shown shown = { adduce_code_map_resolve_claim (view->map, claim), layer,
                      adduce_sidecar_is_anchored (sidecar, claim, view->text), 0, NULL };

      g_array_append_val (view->claims, shown);
    }
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b, gpointer order)
{
  const Shown *one = *(const Shown *const *) a;
  const Shown *two = *(const Shown *const *) b;

  return adduce_claim_key_compare (GPOINTER_TO_UINT (order), one->key, two->key);
}

/* Numbers the claims and lists those that the options ask for. */
static gboolean
view_list (View *view, GError **error)
{
  AdduceClaimOrder order;
  g_autoptr (AdduceClaimQuery) query = adduce_cli_query_make (view->codebook, &order, error);

  if (query == NULL)
    return FALSE;

  for (guint i = 0; i < view->claims->len; i++)
    {
      Shown *shown = &g_array_index (view->claims, Shown, i);
      g_autoptr (AdduceClaimKey) key = adduce_claim_key_new (shown->claim);

      shown->number = i + 1;
      if (!adduce_claim_query_matches (query, key))
        continue;
      shown->key = g_steal_pointer (&key);
      g_ptr_array_add (view->listed, shown);
    }
  g_ptr_array_sort_with_data (view->listed, compare_keys_cb, GUINT_TO_POINTER (order));
  return TRUE;
}

static gboolean
view_load (View *view, const char *article, GError **error)
{
  g_auto (GStrv) sidecars = NULL;
  char *problem = NULL;

  view->article = article;
  view->layers = g_ptr_array_new_with_free_func (layer_free);
  view->claims = g_array_new (FALSE, FALSE, sizeof (Shown));
  g_array_set_clear_func (view->claims, shown_clear);
  view->listed = g_ptr_array_new ();
  view->problems = g_ptr_array_new_with_free_func (g_free);

  if (!adduce_cli_check_article (article, error))
    return FALSE;
  view->text = adduce_text_load (article, error);
  if (view->text == NULL)
    return FALSE;

  view->codebook = adduce_cli_load_codebook (article, &problem);
  if (problem != NULL)
    g_ptr_array_add (view->problems, problem);
  view->map = adduce_cli_load_code_map (article, view->problems);

  sidecars = adduce_paths_list_sidecars (article);
  for (guint i = 0; sidecars[i] != NULL; i++)
    view_add_layer (view, sidecars[i]);

  g_array_sort (view->claims, compare_shown_cb);
  return view_list (view, error);
}

static GArray *
view_make_marks (const View *view)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; i < view->listed->len; i++)
    {
      const Shown *shown = view->listed->pdata[i];
      AdduceSpanSet *spans = adduce_claim_get_spans (shown->claim);

      for (guint j = 0; shown->anchored && j < adduce_span_set_get_n_spans (spans); j++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, j);
          Mark begin = { span.start, span.end, shown->number, TRUE };
          Mark end = { span.end, span.start, shown->number, FALSE };

          g_array_append_val (marks, begin);
          g_array_append_val (marks, end);
        }
    }

  g_array_sort (marks, compare_marks_cb);
  return marks;
}

static void
print_slice (AdduceText *text, guint start, guint end)
{
  g_autofree char *slice = adduce_text_dup_slice (text, (AdduceSpan){ start, end });
  g_auto (GStrv) parts = g_strsplit (slice, "\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        putchar ('\t');
      adduce_cli_print_visible (parts[i]);
    }
}

/* Prints a paragraph and its marks; returns the first mark after it. */
static guint
print_paragraph (AdduceText *text, AdduceSpan paragraph, GArray *marks, guint next)
{
  guint at = paragraph.start;

  for (; next < marks->len; next++)
    {
      const Mark *mark = &g_array_index (marks, Mark, next);

      if (mark->offset > paragraph.end
          || (mark->offset == paragraph.end && mark->opens && at < mark->offset))
        break;
      print_slice (text, at, mark->offset);
      at = mark->offset;
      if (mark->opens)
        printf ("⟦%u ", mark->number);
      else
        printf (" %u⟧", mark->number);
    }

  print_slice (text, at, paragraph.end);
  return next;
}

static void
view_print_text (const View *view)
{
  g_autoptr (GArray) marks = view_make_marks (view);
  guint n_paragraphs = adduce_text_get_n_paragraphs (view->text);
  guint next = 0;

  for (guint i = 0; i < n_paragraphs; i++)
    {
      AdduceSpan paragraph = adduce_text_get_paragraph (view->text, i);

      if (i > 0)
        putchar ('\n');
      if (paragraph.start < paragraph.end)
        printf ("%*u  ", PARAGRAPH_WIDTH - 2, i + 1);
      next = print_paragraph (view->text, paragraph, marks, next);
    }

  /* Most texts end in a line end: what comes after it is no paragraph for people. */
  if (adduce_text_get_paragraph (view->text, n_paragraphs - 1).start
      < adduce_text_get_length (view->text))
    putchar ('\n');
}

static void
view_print_head (const View *view)
{
  g_autofree char *title = adduce_text_guess_title (adduce_text_get_utf8 (view->text),
                                                    (gssize) adduce_text_get_n_bytes (view->text));

  adduce_cli_print_visible (view->article);
  putchar ('\n');
  if (title != NULL)
    {
      adduce_cli_print_visible (title);
      putchar ('\n');
    }

  for (guint i = 0; i < view->layers->len; i++)
    {
      const Layer *layer = view->layers->pdata[i];
      guint n_claims = adduce_sidecar_get_n_claims (layer->sidecar);

      /* Translators: a coder, how far they are with the article ("done"), and a number */
      printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s, %u claim\n", "%s: %s, %u claims\n", n_claims),
              layer_get_coder (layer), adduce_status_get_label (layer_get_status (layer)),
              n_claims);
      if (adduce_sidecar_get_article (layer->sidecar) != NULL)
        adduce_cli_print_values (adduce_sidecar_get_article (layer->sidecar), view->codebook);
    }
}

static void
view_print (const View *view)
{
  view_print_head (view);
  putchar ('\n');
  view_print_text (view);

  for (guint i = 0; i < view->listed->len; i++)
    {
      const Shown *shown = view->listed->pdata[i];

      putchar ('\n');
      adduce_cli_print_claim (shown->claim, view->codebook, shown->number);
      if (!shown->anchored)
        printf ("      %s\n", _("(these words are not there in the article as it is now)"));
    }
}

static void
report_layers (AdduceReport *report, const View *view)
{
  adduce_report_begin_array (report, "coders");
  for (guint i = 0; i < view->layers->len; i++)
    {
      const Layer *layer = view->layers->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "coder", layer_get_coder (layer));
      adduce_report_string (report, "article_status",
                            adduce_status_to_id (layer_get_status (layer)));
      adduce_report_article_values (report, adduce_sidecar_get_article (layer->sidecar), view->codebook);
      adduce_report_integer (report, "claims", adduce_sidecar_get_n_claims (layer->sidecar));
      adduce_report_path (report, "file", layer->path);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_claims (AdduceReport *report, const View *view)
{
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < view->listed->len; i++)
    {
      const Shown *shown = view->listed->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "coder", layer_get_coder (shown->layer));
      adduce_report_claim (report, shown->claim, view->codebook);
      adduce_report_anchor (report, shown->anchored);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
view_print_json (const View *view)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);
  g_autofree char *title = adduce_text_guess_title (adduce_text_get_utf8 (view->text),
                                                    (gssize) adduce_text_get_n_bytes (view->text));

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", view->article);
  adduce_report_string (report, "title", title);
  adduce_report_string (report, "text", adduce_text_get_utf8 (view->text));
  adduce_report_integer (report, "text_length", adduce_text_get_length (view->text));
  adduce_report_string (report, "text_digest", adduce_text_get_digest (view->text));
  report_layers (report, view);
  report_claims (report, view);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < view->problems->len; i++)
    adduce_report_string (report, NULL, view->problems->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_auto (View) view = { 0 };
  g_autoptr (GError) error = NULL;

  if (!view_load (&view, article, &error))
    return adduce_cli_fail (article, error);

  if (json)
    view_print_json (&view);
  else
    view_print (&view);

  for (guint i = 0; i < view.problems->len; i++)
    adduce_cli_complain (NULL, view.problems->pdata[i]);
  return view.problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_show = {
  "show",
  N_("ARTICLE"),
  N_("Show an article’s text and the claims of all coders"),
  N_("A claim begins at ⟦NUMBER and ends at NUMBER⟧ in the text; below the text the claims follow "
     "by number, each with its place, its coder and its id. Of the options that say which claims are meant "
     "all must hold; of one that is repeated, one."),
  adduce_cli_query_entries,
  1,
  1,
  run,
};
