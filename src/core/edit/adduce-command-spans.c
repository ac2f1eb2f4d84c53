/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands that change where claims stand, and make one of several or several of one.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-command-spans.h"
#include "adduce-error.h"

/* @spans: (transfer full) (nullable): %NULL where @error is set already */
static AdduceCommand *
new_placed (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text, const char *label, GError **error)
{
  g_autoptr (AdduceSpanSet) owned = spans;
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceClaim) after = NULL;

  if (spans == NULL)
    return NULL;
  builder = adduce_claim_builder_new_from (claim);
  if (!adduce_claim_builder_set_spans (builder, spans, text, error))
    return NULL;
  after = adduce_claim_builder_end (builder);
  return adduce_command_new_replace (claim, after, label);
}

static AdduceTagList *
add_tags (AdduceTagList *list, AdduceTagList *more)
{
  AdduceTagList *result = adduce_tag_list_ref (list);

  for (guint i = 0; i < adduce_tag_list_get_n_tags (more); i++)
    {
      AdduceTagList *longer = adduce_tag_list_add (result, adduce_tag_list_get_tag (more, i));

      adduce_tag_list_unref (result);
      result = longer;
    }
  return result;
}

typedef AdduceTagList *(*GetTags) (AdduceClaim *claim);
typedef void (*SetTags) (AdduceClaimBuilder *builder, AdduceTagList *tags);

static void
unite_tags (AdduceClaimBuilder *builder, GPtrArray *claims, GetTags get, SetTags set)
{
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new_empty ();

  for (guint i = 0; i < claims->len; i++)
    {
      AdduceTagList *longer = add_tags (tags, get (claims->pdata[i]));

      adduce_tag_list_unref (tags);
      tags = longer;
    }
  set (builder, tags);
}

/* Whether those that have a stance have the same; it becomes that of all. */
static gboolean
unite_stances (AdduceClaimBuilder *builder, GPtrArray *claims)
{
  AdduceTag *stance = NULL;
  gboolean same = TRUE;

  for (guint i = 0; i < claims->len; i++)
    {
      AdduceTag *one = adduce_claim_get_stance (claims->pdata[i]);

      same = same && (one == NULL || stance == NULL || adduce_tag_equal (one, stance));
      if (stance == NULL)
        stance = one;
    }
  adduce_claim_builder_set_stance (builder, same ? stance : NULL);
  return same;
}

static void
unite_certainties (AdduceClaimBuilder *builder, GPtrArray *claims)
{
  AdduceCertainty certainty = ADDUCE_CERTAINTY_UNSET;
  gboolean same = TRUE;

  for (guint i = 0; i < claims->len; i++)
    {
      AdduceCertainty one = adduce_claim_get_certainty (claims->pdata[i]);

      same = same && (one == ADDUCE_CERTAINTY_UNSET || certainty == ADDUCE_CERTAINTY_UNSET || one == certainty);
      if (certainty == ADDUCE_CERTAINTY_UNSET)
        certainty = one;
    }
  adduce_claim_builder_set_certainty (builder, same ? certainty : ADDUCE_CERTAINTY_UNSET);
}

static void
unite_notes (AdduceClaimBuilder *builder, GPtrArray *claims)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      const char *note = adduce_claim_get_note (claims->pdata[i]);

      if (note == NULL || g_ptr_array_find_with_equal_func (notes, note, g_str_equal, NULL))
        continue;
      g_ptr_array_add (notes, (char *) note);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
    }
  adduce_claim_builder_set_note (builder, text->str);
}

static AdduceSpanSet *
unite_spans (GPtrArray *claims, GError **error)
{
  g_autofree AdduceSpanSet **sets = g_new (AdduceSpanSet *, claims->len);

  for (guint i = 0; i < claims->len; i++)
    sets[i] = adduce_claim_get_spans (claims->pdata[i]);
  return adduce_span_edit_unite (sets, claims->len, error);
}

static AdduceClaim *
find_first_made (GPtrArray *claims)
{
  AdduceClaim *first = claims->pdata[0];

  for (guint i = 1; i < claims->len; i++)
    {
      AdduceClaim *claim = claims->pdata[i];
      gint64 made = adduce_claim_get_created (claim), first_made = adduce_claim_get_created (first);

      if (made < first_made
          || (made == first_made && strcmp (adduce_claim_get_id (claim), adduce_claim_get_id (first)) < 0))
        first = claim;
    }
  return first;
}

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

/* The claims in text order, each once. */
static GPtrArray *
sort_claims (AdduceClaim *const *claims, guint n_claims)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < n_claims; i++)
    g_ptr_array_add (sorted, claims[i]);
  g_ptr_array_sort (sorted, compare_claims_cb);
  for (guint i = sorted->len; i > 1; i--)
    if (g_str_equal (adduce_claim_get_id (sorted->pdata[i - 1]), adduce_claim_get_id (sorted->pdata[i - 2])))
      g_ptr_array_remove_index (sorted, i - 1);
  return sorted;
}

AdduceCommand *
adduce_command_new_move_edge (AdduceClaim *claim, AdduceText *text, guint near, AdduceSpanEdge edge,
                              AdduceSpanUnit unit, gboolean grow, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  guint piece = adduce_span_edit_find_piece (spans, near);
  return new_placed (claim, adduce_span_edit_move_edge (spans, text, piece, edge, unit, grow, error), text,
                     edge == ADDUCE_SPAN_EDGE_START ? _("Move Start of Claim") : _("Move End of Claim"), error);
}

AdduceCommand *
adduce_command_new_remove_piece (AdduceClaim *claim, AdduceText *text, guint near, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  guint piece = adduce_span_edit_find_piece (spans, near);
  return new_placed (claim, adduce_span_edit_remove_piece (spans, piece, error), text,
                     _("Remove Passage from Claim"), error);
}

AdduceCommand *
adduce_command_new_split (AdduceClaim *claim, AdduceText *text, guint offset, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  g_autoptr (AdduceSpanSet) before = NULL;
  g_autoptr (AdduceSpanSet) after = NULL;
  if (!adduce_span_edit_split (spans, text, offset, &before, &after, error))
    return NULL;

  g_autoptr (AdduceCommand) shorten
    = new_placed (claim, adduce_span_set_ref (before), text, _("Split Claim"), error);
  if (shorten == NULL)
    return NULL;

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceClaim) second = NULL;
  g_autofree char *id = adduce_id_new ();
  if (!adduce_claim_builder_set_spans (builder, after, text, error))
    return NULL;
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, 1);
  adduce_claim_builder_set_created (builder, g_get_real_time () / G_USEC_PER_SEC);
  adduce_claim_builder_set_note (builder, NULL);
  second = adduce_claim_builder_end (builder);

  g_autoptr (AdduceCommand) add = adduce_command_new_add (second);
  AdduceCommand *both[] = { shorten, add };
  return adduce_command_new_joined (both, G_N_ELEMENTS (both), NULL);
}

/* Steps: the change to @first, then the removal of all others. */
static AdduceCommand *
make_join (GPtrArray *claims, AdduceClaim *first, AdduceClaim *united)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label
    /* translators: how many claims become one */
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Join %u Claim", "Join %u Claims", claims->len), claims->len);

  g_ptr_array_add (commands, adduce_command_new_replace (first, united, label));
  for (guint i = 0; i < claims->len; i++)
    if (claims->pdata[i] != (gpointer) first)
      g_ptr_array_add (commands, adduce_command_new_remove (claims->pdata[i]));
  return adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, label);
}

AdduceCommand *
adduce_command_new_join (AdduceClaim *const *claims, guint n_claims, AdduceText *text, gboolean *ret_differ,
                         GError **error)
{
  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autoptr (GPtrArray) sorted = sort_claims (claims, n_claims);
  if (sorted->len < 2)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("To join claims, choose at least two of them"));
      return NULL;
    }

  AdduceClaim *first = find_first_made (sorted);
  g_autoptr (AdduceSpanSet) spans = unite_spans (sorted, error);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (first);
  if (spans == NULL || !adduce_claim_builder_set_spans (builder, spans, text, error))
    return NULL;
  unite_tags (builder, sorted, adduce_claim_get_speakers, adduce_claim_builder_set_speakers);
  unite_tags (builder, sorted, adduce_claim_get_issues, adduce_claim_builder_set_issues);
  unite_tags (builder, sorted, adduce_claim_get_evidence, adduce_claim_builder_set_evidence);
  gboolean same = unite_stances (builder, sorted);
  unite_certainties (builder, sorted);
  unite_notes (builder, sorted);
  g_autoptr (AdduceClaim) united = adduce_claim_builder_end (builder);
  if (ret_differ != NULL)
    *ret_differ = !same;
  return make_join (sorted, first, united);
}

AdduceCommand *
adduce_command_new_duplicate (AdduceClaim *claim, const char *coder, AdduceText *text, AdduceCodebook *codebook,
                              GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (coder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (coder);
  if (!adduce_claim_builder_set_spans (builder, adduce_claim_get_spans (claim), text, error))
    return NULL;
  if (codebook != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  g_autoptr (AdduceClaim) other = adduce_claim_builder_end (builder);
  return adduce_command_new_add (other);
}
