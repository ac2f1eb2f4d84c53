/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which `annotate` and `retag` say how a claim is coded.
 */

#include "config.h"

#include "adduce-cli-coding.h"

#include <glib/gi18n.h>
#include <string.h>

AdduceCliCoding adduce_cli_coding;

const GOptionEntry adduce_cli_coding_entries[] = {
  { "span", 0, 0, G_OPTION_ARG_FILENAME, &adduce_cli_coding.span,
    N_("Where the claim stands, in code points of the annotation text"),
    N_("START-END[,START-END…]") },
  { "speaker", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &adduce_cli_coding.speakers,
    N_("Who makes the claim (may be repeated)"), N_("NAME") },
  { "issue", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &adduce_cli_coding.issues,
    N_("What the stance is about, as a proposition (may be repeated)"), N_("TEXT") },
  { "stance", 0, 0, G_OPTION_ARG_FILENAME, &adduce_cli_coding.stance,
    N_("A stance of the codebook"), N_("ID") },
  { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &adduce_cli_coding.evidence,
    N_("A kind of evidence of the codebook (may be repeated, the main one first)"), N_("ID") },
  { "certainty", 0, 0, G_OPTION_ARG_FILENAME, &adduce_cli_coding.certainty,
    N_("How sure the coder is"), "low|medium|high" },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &adduce_cli_coding.note, N_("A note"), N_("TEXT") },
  { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &adduce_cli_coding.sets,
    N_("A value of any variable of the codebook, also of the article as a whole (may be repeated; without a value it "
       "is unset)"),
    N_("VARIABLE=VALUE") },
  { "reviewed", 0, 0, G_OPTION_ARG_NONE, &adduce_cli_coding.reviewed,
    N_("The claim was looked at under the codebook in force (see “codebook DIR review”)"), NULL },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &adduce_cli_coding.coder,
    N_("Who codes, if not the coder of this computer"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
apply_spans (AdduceClaimBuilder *builder, AdduceText *text, GError **error)
{
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (adduce_cli_coding.span, error);

  return spans != NULL && adduce_text_check_spans (text, spans, error)
         && adduce_claim_builder_set_spans (builder, spans, text, error);
}

static AdduceTagList *
make_list (GPtrArray *tags)
{
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

/* Speakers and issues are made on the fly; empty words are left out, so that one alone unsets. */
static AdduceTagList *
parse_labels (char **words, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *label = adduce_cli_take_text (words[i], error);
      AdduceTag *tag;

      if (label == NULL)
        return NULL;
      tag = adduce_tag_new_for_label (label);
      if (tag != NULL)
        g_ptr_array_add (tags, tag);
    }

  return make_list (tags);
}

static void
set_unknown_code (GError **error, AdduceVariable *variable, const char *id)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            adduce_code_get_id (adduce_variable_get_code (variable, i)));

  /* Translators: a variable ("Stance"), the id that was typed, and the ids that there are */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
               _("%s: the codebook has no “%s”; it has: %s"), adduce_variable_get_id (variable),
               id, known->str);
}

/* (transfer none): the tag of a value. */
static AdduceTag *
lookup_code (AdduceCodebook *codebook, const char *variable_id, const char *word, GError **error)
{
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, variable_id);
  g_autofree char *id = adduce_cli_take_text (word, error);
  AdduceCode *code;

  if (id == NULL)
    return NULL;

  if (variable == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("the codebook has no variable “%s”"), variable_id);
      return NULL;
    }

  code = adduce_variable_lookup (variable, id);
  if (code == NULL)
    {
      set_unknown_code (error, variable, id);
      return NULL;
    }

  return adduce_code_get_tag (code);
}

static AdduceTagList *
parse_evidence (AdduceCodebook *codebook, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; adduce_cli_coding.evidence[i] != NULL; i++)
    {
      AdduceTag *tag;

      if (adduce_cli_coding.evidence[i][0] == '\0')
        continue;
      tag = lookup_code (codebook, "evidence", adduce_cli_coding.evidence[i], error);
      if (tag == NULL)
        return NULL;
      g_ptr_array_add (tags, tag);
    }

  return make_list (tags);
}

static gboolean
apply_labels (AdduceClaimBuilder *builder, char **words,
              void (*set) (AdduceClaimBuilder *builder, AdduceTagList *list), GError **error)
{
  g_autoptr (AdduceTagList) list = NULL;

  if (words == NULL)
    return TRUE;

  list = parse_labels (words, error);
  if (list == NULL)
    return FALSE;

  set (builder, list);
  return TRUE;
}

static gboolean
apply_codes (AdduceClaimBuilder *builder, AdduceCodebook *codebook, GError **error)
{
  const char *stance = adduce_cli_coding.stance;

  if (stance != NULL)
    {
      AdduceTag *tag = stance[0] != '\0' ? lookup_code (codebook, "stance", stance, error) : NULL;

      if (tag == NULL && stance[0] != '\0')
        return FALSE;
      adduce_claim_builder_set_stance (builder, tag);
    }

  if (adduce_cli_coding.evidence != NULL)
    {
      g_autoptr (AdduceTagList) list = parse_evidence (codebook, error);

      if (list == NULL)
        return FALSE;
      adduce_claim_builder_set_evidence (builder, list);
    }

  if (stance != NULL || adduce_cli_coding.evidence != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  return TRUE;
}

/* Divides VARIABLE=VALUE; @ret_value: (transfer full) */
static AdduceVariable *
parse_set (AdduceCodebook *codebook, const char *word, char **ret_value, GError **error)
{
  g_autofree char *text = adduce_cli_take_text (word, error);
  if (text == NULL)
    return NULL;

  char *sign = strchr (text, '=');
  if (sign == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is not VARIABLE=VALUE"), text);
      return NULL;
    }
  *sign = '\0';
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, text);
  if (variable == NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("the codebook has no variable “%s”"),
                 text);
  else
    *ret_value = g_strdup (sign + 1);
  return variable;
}

/* All that was given for one variable, from its first mention on; one value unless it takes several. */
static gboolean
apply_variable (AdduceClaimBuilder *builder, AdduceCodebook *codebook, AdduceVariable *variable,
                GError **error)
{
  AdduceVariableKind kind = adduce_variable_get_kind (variable);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);

  for (guint i = 0; adduce_cli_coding.sets[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      AdduceVariable *other = parse_set (codebook, adduce_cli_coding.sets[i], &value, error);

      if (other == NULL)
        return FALSE;
      if (other != variable || *value == '\0')
        continue;
      AdduceTag *tag = adduce_variable_parse_value (variable, value, error);
      if (tag == NULL)
        return FALSE;
      g_ptr_array_add (tags, tag);
    }
  if (tags->len > 1 && kind != ADDUCE_VARIABLE_SEVERAL && kind != ADDUCE_VARIABLE_ENTITY)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("the variable “%s” takes one value, but %u were given"),
                   adduce_variable_get_id (variable), tags->len);
      return FALSE;
    }

  g_autoptr (AdduceTagList) list = make_list (tags);
  adduce_claim_builder_set_values (builder, adduce_variable_get_id (variable), list);
  return TRUE;
}

static gboolean
check_set (AdduceVariable *variable, GError **error)
{
  if (!g_str_equal (adduce_variable_get_id (variable), "certainty"))
    return TRUE;
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("for the certainty there is %s"), "--certainty");
  return FALSE;
}

/* Those about claims, or those about articles; @ret_n: how many. */
static gboolean
apply_sets (AdduceClaimBuilder *builder, AdduceCodebook *codebook, AdduceVariableScope scope, guint *ret_n,
            GError **error)
{
  guint n_set = 0;

  for (guint i = 0; adduce_cli_coding.sets != NULL && adduce_cli_coding.sets[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      AdduceVariable *variable = parse_set (codebook, adduce_cli_coding.sets[i], &value, error);

      if (variable == NULL || !check_set (variable, error))
        return FALSE;
      if (adduce_variable_get_info (variable)->scope != scope)
        continue;
      if (!apply_variable (builder, codebook, variable, error))
        return FALSE;
      n_set++;
    }
  if (n_set > 0)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  if (ret_n != NULL)
    *ret_n = n_set;
  return TRUE;
}

static gboolean
apply_rest (AdduceClaimBuilder *builder, GError **error)
{
  if (adduce_cli_coding.certainty != NULL)
    {
      AdduceCertainty certainty;

      if (!adduce_certainty_from_id (adduce_cli_coding.certainty, &certainty))
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                       _("there is no certainty “%s”; there are: low, medium, high"),
                       adduce_cli_coding.certainty);
          return FALSE;
        }
      adduce_claim_builder_set_certainty (builder, certainty);
    }

  if (adduce_cli_coding.note != NULL)
    {
      g_autofree char *note = adduce_cli_take_text (adduce_cli_coding.note, error);

      if (note == NULL)
        return FALSE;
      adduce_claim_builder_set_note (builder, note);
    }

  return TRUE;
}

gboolean
adduce_cli_coding_is_given (void)
{
  const AdduceCliCoding *given = &adduce_cli_coding;

  return given->span != NULL || given->speakers != NULL || given->issues != NULL
         || given->stance != NULL || given->evidence != NULL || given->certainty != NULL
         || given->note != NULL || given->sets != NULL
         || given->reviewed;
}

gboolean
adduce_cli_coding_is_review (void)
{
  const AdduceCliCoding *given = &adduce_cli_coding;

  return given->reviewed && given->span == NULL && given->speakers == NULL && given->issues == NULL
         && given->stance == NULL && given->evidence == NULL && given->certainty == NULL && given->note == NULL
         && given->sets == NULL;
}

gboolean
adduce_cli_coding_apply (AdduceClaimBuilder *builder, AdduceText *text, AdduceCodebook *codebook,
                         GError **error)
{
  return (adduce_cli_coding.span == NULL || apply_spans (builder, text, error))
         && apply_labels (builder, adduce_cli_coding.speakers, adduce_claim_builder_set_speakers,
                          error)
         && apply_labels (builder, adduce_cli_coding.issues, adduce_claim_builder_set_issues, error)
         && apply_codes (builder, codebook, error)
         && apply_sets (builder, codebook, ADDUCE_SCOPE_CLAIM, NULL, error)
         && apply_rest (builder, error);
}

gboolean
adduce_cli_coding_is_about_article (AdduceCodebook *codebook)
{
  const AdduceCliCoding *given = &adduce_cli_coding;

  if (given->sets == NULL || given->span != NULL || given->speakers != NULL || given->issues != NULL
      || given->stance != NULL || given->evidence != NULL || given->certainty != NULL || given->note != NULL
      || given->reviewed)
    return FALSE;
  for (guint i = 0; given->sets[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      AdduceVariable *variable = parse_set (codebook, given->sets[i], &value, NULL);

      if (variable == NULL || adduce_variable_get_info (variable)->scope != ADDUCE_SCOPE_ARTICLE)
        return FALSE;
    }
  return TRUE;
}

AdduceCommand *
adduce_cli_coding_make_article_command (AdduceSession *session, GError **error)
{
  AdduceClaim *before = adduce_session_get_article (session);
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceClaim) after = NULL;
  guint n_set = 0;

  if (before == NULL)
    return NULL;
  builder = adduce_claim_builder_new_from (before);
  if (!apply_sets (builder, adduce_session_get_codebook (session), ADDUCE_SCOPE_ARTICLE, &n_set, error) || n_set == 0)
    return NULL;
  after = adduce_claim_builder_end (builder);
  if (adduce_claim_same_content (before, after))
    return NULL;
  return adduce_command_new_replace (before, after, _("Change Values of the Article"));
}

AdduceCommand *
adduce_cli_coding_join (AdduceCommand *claims, AdduceCommand *article)
{
  AdduceCommand *both[] = { claims, article };

  if (claims == NULL || article == NULL)
    return claims != NULL ? claims : article;

  AdduceCommand *joined = adduce_command_new_joined (both, G_N_ELEMENTS (both), NULL);
  g_object_unref (claims);
  g_object_unref (article);
  return joined;
}
