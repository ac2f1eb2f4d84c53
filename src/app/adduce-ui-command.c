/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that the command palette can do.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-command.h"
#include "adduce-ui-keymap.h"

#define MAX_LENGTH 200

struct _AdduceUiCommand
{
  GObject parent_instance;

  char *title;
  char *group;
  char *keys;
  char *id;
  char *folded;
  char *folded_group;
  gboolean enabled;
  gboolean has_state;
  gboolean is_on;

  /* what it is about: one of these */
  const AdduceUiAccel *accel;
  AdduceVariable *variable;
  AdduceCode *code;
  AdduceArticle *article;
  AdduceTag *speaker;

  AdduceUiContext *context;
};

G_DEFINE_FINAL_TYPE (AdduceUiCommand, adduce_ui_command, G_TYPE_OBJECT)

static void
adduce_ui_command_finalize (GObject *object)
{
  AdduceUiCommand *self = ADDUCE_UI_COMMAND (object);

  g_free (self->title);
  g_free (self->group);
  g_free (self->keys);
  g_free (self->id);
  g_free (self->folded);
  g_free (self->folded_group);
  g_clear_object (&self->variable);
  g_clear_object (&self->code);
  g_clear_object (&self->article);
  g_clear_pointer (&self->speaker, adduce_tag_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_command_parent_class)->finalize (object);
}

static void
adduce_ui_command_class_init (AdduceUiCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_command_finalize;
}

static void
adduce_ui_command_init (AdduceUiCommand *self)
{
  self->enabled = TRUE;
}

/* @title: (transfer full) */
static AdduceUiCommand *
create (AdduceUiContext *context, char *title, const char *group)
{
  AdduceUiCommand *self = g_object_new (ADDUCE_UI_TYPE_COMMAND, NULL);

  self->title = title;
  self->group = g_strdup (group);
  self->folded = adduce_breaks_fold (title);
  self->folded_group = adduce_breaks_fold (group);
  g_set_object (&self->context, context);
  return self;
}

/* Asks the action, where it is in a group that is known. */
static void
query_action (AdduceUiCommand *self, GtkWindow *window)
{
  g_autofree char *name = NULL;
  g_autofree char *prefix = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GVariant) state = NULL;
  GActionGroup *group;
  const char *dot;

  if (!g_action_parse_detailed_name (self->accel->action, &name, &target, NULL))
    return;
  dot = strchr (name, '.');
  prefix = g_strndup (name, (gsize) (dot - name));
  group = adduce_ui_action_groups_get (window, prefix);
  if (group == NULL
      || !g_action_group_query_action (group, dot + 1, &self->enabled, NULL, NULL, NULL, &state))
    return;
  if (state == NULL)
    return;

  self->has_state = target != NULL || g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN);
  self->is_on = target != NULL ? g_variant_equal (state, target) : self->has_state && g_variant_get_boolean (state);
}

AdduceUiCommand *
adduce_ui_command_new_for_accel (GtkWindow *window, AdduceUiContext *context, const AdduceUiAccel *accel)
{
  AdduceUiCommand *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (accel != NULL, NULL);

  self = create (context, g_strdup (_(accel->title)), _(accel->group));
  self->accel = accel;
  self->id = g_strdup (accel->action);
  self->keys = g_strdup (adduce_ui_keymap_get_label (adduce_ui_keymap_get_default (), accel->action));
  query_action (self, window);
  return self;
}

static gboolean
has_code (AdduceClaim *claim, AdduceVariable *variable, const char *code)
{
  AdduceTag *stance = adduce_claim_get_stance (claim);

  if (g_str_equal (adduce_variable_get_id (variable), "stance"))
    return stance != NULL && g_str_equal (adduce_tag_get_code (stance), code);
  return g_str_equal (adduce_variable_get_id (variable), "evidence")
         && adduce_tag_list_contains (adduce_claim_get_evidence (claim), code);
}

AdduceUiCommand *
adduce_ui_command_new_for_code (AdduceUiContext *context, AdduceVariable *variable, AdduceCode *code)
{
  AdduceUiCommand *self;
  AdduceSession *session;
  AdduceClaim *focused;
  const char *label;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODE (code), NULL);

  label = adduce_variable_get_label (variable);
  session = adduce_ui_context_get_session (context);
  focused = adduce_ui_context_get_focused_claim (context);
  /* translators: a variable of the codebook and its value: "Stance: Supports" */
  self = create (context, g_strdup_printf (_("%s: %s"), label, adduce_code_get_label (code)), _("Codebook"));
  self->variable = g_object_ref (variable);
  self->code = g_object_ref (code);
  self->id = g_strdup_printf ("code:%s/%s", adduce_variable_get_id (variable), adduce_code_get_id (code));
  g_object_get (code, "key-label", &self->keys, NULL);
  self->enabled = adduce_ui_context_can_edit_focused (context)
                  || (session != NULL && adduce_session_get_read_only_reason (session) == NULL
                      && adduce_ui_context_get_has_selection (context));
  self->has_state = TRUE;
  self->is_on = focused != NULL && has_code (focused, variable, adduce_code_get_id (code));
  return self;
}

AdduceUiCommand *
adduce_ui_command_new_for_article (AdduceUiContext *context, AdduceArticle *article)
{
  AdduceUiCommand *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (article), NULL);

  name = adduce_ui_claim_text_isolate (adduce_article_get_title (article), MAX_LENGTH);
  /* translators: %s is the title of an article */
  self = create (context, g_strdup_printf (_("Go to article: %s"), name), _("Articles"));
  self->article = g_object_ref (article);
  return self;
}

AdduceUiCommand *
adduce_ui_command_new_for_speaker (AdduceUiContext *context, AdduceTag *speaker)
{
  AdduceUiCommand *self;
  AdduceUiLens *lens;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (speaker != NULL, NULL);

  lens = adduce_ui_context_get_lens (context);
  name = adduce_ui_claim_text_isolate (adduce_tag_get_label (speaker), MAX_LENGTH);
  /* translators: %s is a speaker whose claims are shown while the others fade */
  self = create (context, g_strdup_printf (_("Backlight speaker: %s"), name), _("Speakers"));
  self->speaker = adduce_tag_ref (speaker);
  self->has_state = TRUE;
  self->is_on = adduce_ui_lens_get_backlight_facet (lens) == ADDUCE_FACET_SPEAKER
                && g_strcmp0 (adduce_ui_lens_get_backlight_code (lens), adduce_tag_get_code (speaker)) == 0;
  return self;
}

const char *
adduce_ui_command_get_title (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), NULL);

  return self->title;
}

const char *
adduce_ui_command_get_group (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), NULL);

  return self->group;
}

const char *
adduce_ui_command_get_keys (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), NULL);

  return self->keys != NULL && *self->keys != '\0' ? self->keys : NULL;
}

gboolean
adduce_ui_command_get_enabled (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), FALSE);

  return self->enabled;
}

gboolean
adduce_ui_command_get_has_state (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), FALSE);

  return self->has_state;
}

gboolean
adduce_ui_command_get_is_on (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), FALSE);

  return self->is_on;
}

const char *
adduce_ui_command_get_id (AdduceUiCommand *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), NULL);

  return self->id;
}

char *
adduce_ui_command_dup_spoken (AdduceUiCommand *self)
{
  GString *spoken;

  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), NULL);

  spoken = g_string_new (self->title);
  if (self->has_state)
    g_string_append_printf (spoken, ", %s", self->is_on ? C_("state", "on") : C_("state", "off"));
  if (!self->enabled)
    g_string_append_printf (spoken, ", %s", _("not available now"));
  if (adduce_ui_command_get_keys (self) != NULL)
    g_string_append_printf (spoken, ", %s", self->keys);
  return g_string_free (spoken, FALSE);
}

/* Words may be in the group too ("moving next"), but what is in the title goes first. */
guint
adduce_ui_command_score (AdduceUiCommand *self, const char *const *words)
{
  guint score;
  g_autofree char *both = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND (self), 0);
  g_return_val_if_fail (words != NULL, 0);

  score = adduce_match_score (self->folded, words);
  if (score > 0)
    return score + 1;

  both = g_strjoin (" ", self->folded_group, self->folded, NULL);
  return adduce_match_score (both, words) > 0 ? 1 : 0;
}

static void
run_action (AdduceUiCommand *self, GtkWidget *focus)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (self->accel->bare)
    g_signal_emit_by_name (self->context, "focus-article");
  if (g_action_parse_detailed_name (self->accel->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (focus, name, target);
}

void
adduce_ui_command_run (AdduceUiCommand *self, GtkWidget *focus)
{
  g_return_if_fail (ADDUCE_UI_IS_COMMAND (self));
  g_return_if_fail (GTK_IS_WIDGET (focus));

  if (!self->enabled)
    return;

  if (self->accel != NULL)
    run_action (self, focus);
  else if (self->code != NULL)
    adduce_ui_context_toggle_code (self->context, self->variable, self->code);
  else if (self->article != NULL)
    {
      adduce_ui_context_open_article (self->context, self->article);
      g_signal_emit_by_name (self->context, "focus-article");
    }
  else
    adduce_ui_lens_set_backlight (adduce_ui_context_get_lens (self->context), ADDUCE_FACET_SPEAKER,
                                  self->is_on ? NULL : adduce_tag_get_code (self->speaker));
}
