/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The context menu: the fixed part from its .ui file, values and names added to its submenus.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-menu.h"
#include "adduce-ui-claim-text.h"

#define N_TAGS 8
#define LABEL_MAX_LENGTH 60

/* Doubles what a menu takes for the mark of a mnemonic. */
static char *
dup_menu_label (const char *label, gboolean set)
{
  g_autofree char *name = adduce_ui_claim_text_isolate (label, LABEL_MAX_LENGTH);
  GString *escaped = g_string_new (name);

  g_string_replace (escaped, "_", "__", 0);
  if (set)
    g_string_prepend (escaped, "✓ ");
  return g_string_free (escaped, FALSE);
}

static void
append_item (GMenu *menu, const char *label, gboolean set, const char *action, GVariant *target)
{
  g_autofree char *text = dup_menu_label (label, set);
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What the chosen claims have is marked; with a selection there is no claim yet. */
static AdduceTagList *
dup_current (AdduceUiContext *context, AdduceFacet facet)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (context);

  if (claim == NULL || adduce_ui_context_get_has_selection (context))
    return adduce_tag_list_new_empty ();
  return adduce_ui_context_resolve_tags (context, facet, claim);
}

static void
fill_codes (GMenu *menu, AdduceUiContext *context, AdduceFacet facet)
{
  const char *id = adduce_facet_to_id (facet);
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (context);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
  g_autoptr (AdduceTagList) current = dup_current (context, facet);

  for (guint i = 0; variable != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);
      const char *code_id = adduce_code_get_id (code);

      if (!adduce_code_is_offered (code) && !adduce_tag_list_contains (current, code_id))
        continue;
      append_item (menu, adduce_code_get_label (code), adduce_tag_list_contains (current, code_id),
                   "win.toggle-code", g_variant_new ("(ss)", id, code_id));
    }
}

static void
fill_tags (GMenu *menu, AdduceUiContext *context, AdduceFacet facet)
{
  g_autoptr (AdduceTagList) current = dup_current (context, facet);
  g_autoptr (AdduceTagList) speakers = dup_current (context, ADDUCE_FACET_SPEAKER);
  g_autoptr (AdduceTagRanking) ranking = adduce_ui_context_rank_tags (context, facet, speakers);
  g_autoptr (GPtrArray) found = adduce_tag_ranking_search (ranking, "", NULL, N_TAGS);
  g_autoptr (GMenu) other = g_menu_new ();

  for (guint i = 0; i < found->len; i++)
    {
      AdduceTag *tag = ((AdduceTagChoice *) found->pdata[i])->tag;
      const char *code = adduce_tag_get_code (tag);

      append_item (menu, adduce_tag_get_label (tag), adduce_tag_list_contains (current, code), "win.give-tag",
                   g_variant_new ("(sss)", adduce_facet_to_id (facet), code, adduce_tag_get_label (tag)));
    }
  g_menu_append (other, _("_Other…"), facet == ADDUCE_FACET_ISSUE ? "win.tag-issue" : "win.tag-speaker");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
}

GMenuModel *
adduce_ui_article_menu_new (AdduceUiContext *context)
{
  g_autoptr (GtkBuilder) builder = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  builder = gtk_builder_new_from_resource ("/io/github/adduce/Adduce/ui/adduce-ui-article-menu.ui");
  fill_codes (G_MENU (gtk_builder_get_object (builder, "stance")), context, ADDUCE_FACET_STANCE);
  fill_codes (G_MENU (gtk_builder_get_object (builder, "evidence")), context, ADDUCE_FACET_EVIDENCE);
  fill_tags (G_MENU (gtk_builder_get_object (builder, "speaker")), context, ADDUCE_FACET_SPEAKER);
  fill_tags (G_MENU (gtk_builder_get_object (builder, "issue")), context, ADDUCE_FACET_ISSUE);
  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
}
