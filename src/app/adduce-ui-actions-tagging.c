/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging claims: choosing speaker and issue beside the words, repeating, copying and pasting tags, choosing
 * several claims.
 */
#include "config.h"

#include "adduce-ui-actions.h"

static void
tag_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  if (adduce_ui_context_can_tag (context))
    g_signal_emit_by_name (context, "choose-tags", ADDUCE_FACET_SPEAKER);
}

static void
tag_issue_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  if (adduce_ui_context_can_tag (context))
    g_signal_emit_by_name (context, "choose-tags", ADDUCE_FACET_ISSUE);
}

static void
repeat_speaker_issue_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_repeat (context, ADDUCE_TAGGING_SPEAKERS | ADDUCE_TAGGING_ISSUES);
}

static void
repeat_speaker_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_repeat (context, ADDUCE_TAGGING_SPEAKERS);
}

static void
repeat_tags_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_repeat (context, ADDUCE_TAGGING_ALL);
}

static void
copy_tags_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_copy_tags (context);
}

static void
paste_tags_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_paste_tags (context);
}

static void
choose_next_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_chosen (context, 1);
}

static void
choose_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_chosen (context, -1);
}

static void
choose_all_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_choose_all (context);
}

/* A value of the codebook by the ids of its variable and of itself. */
static void
toggle_code_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (context);
  AdduceVariable *variable;
  AdduceCode *code;
  const char *variable_id, *code_id;

  g_variant_get (parameter, "(&s&s)", &variable_id, &code_id);
  variable = codebook != NULL ? adduce_codebook_get_variable (codebook, variable_id) : NULL;
  code = variable != NULL ? adduce_variable_lookup (variable, code_id) : NULL;
  if (code != NULL)
    adduce_ui_context_toggle_code (context, variable, code);
}

/* A speaker or issue by facet and label: the code follows from it, and a menu has only what is known. */
static void
give_tag_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  const char *facet_id, *code, *label;
  g_autoptr (AdduceTag) tag = NULL;
  g_autoptr (AdduceTagList) tags = NULL;
  g_autoptr (AdduceTagging) tagging = NULL;

  g_variant_get (parameter, "(&s&s&s)", &facet_id, &code, &label);
  tag = adduce_tag_new (code, label);
  tags = adduce_tag_list_new (&tag, 1);
  tagging = g_str_equal (facet_id, "issue") ? adduce_tagging_new_issues (tags) : adduce_tagging_new_speakers (tags);
  if (adduce_ui_context_can_tag (context))
    adduce_ui_context_give_tagging (context, tagging);
}

static const GActionEntry entries[] = {
  { "tag-speaker", tag_speaker_cb, NULL, NULL, NULL },
  { "tag-issue", tag_issue_cb, NULL, NULL, NULL },
  { "repeat-speaker-issue", repeat_speaker_issue_cb, NULL, NULL, NULL },
  { "repeat-speaker", repeat_speaker_cb, NULL, NULL, NULL },
  { "repeat-tags", repeat_tags_cb, NULL, NULL, NULL },
  { "copy-tags", copy_tags_cb, NULL, NULL, NULL },
  { "paste-tags", paste_tags_cb, NULL, NULL, NULL },
  { "choose-next", choose_next_cb, NULL, NULL, NULL },
  { "choose-previous", choose_previous_cb, NULL, NULL, NULL },
  { "choose-all", choose_all_cb, NULL, NULL, NULL },
  { "toggle-code", toggle_code_cb, "(ss)", NULL, NULL },
  { "give-tag", give_tag_cb, "(sss)", NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_tagging (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}
