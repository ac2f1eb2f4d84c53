/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What asks first on the codebook's page: for a name, or whether it is meant, with the number of
 * claims that it touches.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-codebook-page-private.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-dialogs.h"

#define NAME_MAX_LENGTH 80

/* What was asked about. */
typedef struct {
  AdduceUiCodebookPage *page;
  char *variable_id;
  char *code_id;
  GtkWidget *extra;
  GPtrArray *ids;        /* behind a choice */
  AdduceCodebook *other; /* that is taken from */
} Ask;

static Ask *
ask_new (AdduceUiCodebookPage *self, const AdduceUiCodebookNodeInfo *info, GtkWidget *extra)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->page = g_object_ref (self);
  if (info != NULL && info->variable != NULL)
    ask->variable_id = g_strdup (adduce_variable_get_id (info->variable));
  if (info != NULL && info->code != NULL)
    ask->code_id = g_strdup (adduce_code_get_id (info->code));
  if (extra != NULL)
    ask->extra = g_object_ref_sink (extra);
  ask->ids = g_ptr_array_new_with_free_func (g_free);
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->page);
  g_free (ask->variable_id);
  g_free (ask->code_id);
  if (ask->extra != NULL)
    g_object_set_data (G_OBJECT (ask->extra), "ask", NULL);
  g_clear_object (&ask->extra);
  g_ptr_array_unref (ask->ids);
  g_clear_object (&ask->other);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static AdduceCodebookEditor *
get_editor (Ask *ask)
{
  return _adduce_ui_codebook_page_get_editor (ask->page);
}

static void
select_and_focus (AdduceUiCodebookPage *self, const char *variable_id, const char *code_id)
{
  AdduceUiCodebookTree *tree = _adduce_ui_codebook_page_get_tree (self);
  g_autofree char *key = adduce_ui_codebook_node_make_key (variable_id, code_id);

  adduce_ui_codebook_tree_select (tree, key);
  gtk_widget_grab_focus (GTK_WIDGET (tree));
}

/* --- for all of them --- */

gboolean
_adduce_ui_codebook_page_tell (AdduceUiCodebookPage *self, GError *error)
{
  if (error == NULL)
    return TRUE;

  g_signal_emit_by_name (_adduce_ui_codebook_page_get_context (self), "message", error->message, FALSE);
  g_error_free (error);
  return FALSE;
}

char *
_adduce_ui_codebook_page_count (AdduceUiCodebookPage *self,
                                const char *variable_id,
                                const char *code_id)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  AdduceCodeUsage *usage =
    editor != NULL ? adduce_codebook_editor_get_usage (editor) : NULL;
  AdduceVariable *variable =
    usage != NULL
      ? adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), variable_id)
      : NULL;
  guint n;

  if (usage == NULL)
    return g_strdup ("");
  n = variable != NULL && code_id != NULL ? adduce_code_usage_count_value (usage, variable, code_id)
                                          : adduce_code_usage_count (usage, variable_id, code_id);
  return g_strdup_printf (g_dngettext (NULL, "%u claim has it. ", "%u claims have it. ", n), n);
}

/* --- new ones --- */

static GtkWidget *
create_name_entry (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static void
value_named_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;
  AdduceVariable *variable;
  AdduceCode *after;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  AdduceCodeInfo info = { 0 };
  GError *error = NULL;
  int index = -1;

  if (response == NULL || get_editor (ask) == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->extra))));
  variable = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (get_editor (ask)),
                                           ask->variable_id);
  if (*name == '\0' || variable == NULL)
    return;

  id = adduce_codebook_editor_make_id (get_editor (ask), ask->variable_id, name);
  after = ask->code_id != NULL ? adduce_variable_lookup (variable, ask->code_id) : NULL;
  info = (AdduceCodeInfo){ .id = id, .label = name };
  info.color = adduce_codebook_editor_make_color (get_editor (ask), ask->variable_id, &info.pattern);
  if (after != NULL)
    {
      info.parent = adduce_code_get_info (after)->parent;
      for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
        if (adduce_variable_get_code (variable, i) == after)
          index = (int)i + 1;
    }
  adduce_codebook_editor_add_code (get_editor (ask), ask->variable_id, &info, index, &error);
  if (_adduce_ui_codebook_page_tell (ask->page, error))
    select_and_focus (ask->page, ask->variable_id, id);
}

void
_adduce_ui_codebook_page_ask_value (AdduceUiCodebookPage *self)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  GtkWidget *entry;
  g_autofree char *heading = NULL;

  if (info == NULL || info->variable == NULL)
    return;
  entry = create_name_entry (_("Name of the value"));
  /* translators: %s is a variable of the codebook */
  heading = g_strdup_printf (_("New Value of “%s”"), adduce_variable_get_label (info->variable));
  adduce_ui_dialogs_ask (
    _adduce_ui_codebook_page_get_window (self), heading,
    _("Give it a name. Its identifier is made from it and stays when the name changes."), entry,
    _("_Add"), NULL, FALSE, value_named_cb, ask_new (self, info, entry));
  gtk_widget_grab_focus (entry);
}

static void
variable_named_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;
  GtkWidget *entry, *kind;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  AdduceVariableInfo info;
  GError *error = NULL;

  if (response == NULL || get_editor (ask) == NULL)
    return;
  entry = gtk_widget_get_first_child (ask->extra);
  kind = gtk_widget_get_last_child (ask->extra);
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (*name == '\0')
    return;

  id = adduce_codebook_editor_make_id (get_editor (ask), NULL, name);
  info = (AdduceVariableInfo){ .id = id,
                               .label = name,
                               .kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)) };
  if (info.kind == ADDUCE_VARIABLE_ENTITY)
    info.entities = "speakers";
  adduce_codebook_editor_add_variable (get_editor (ask), &info, -1, &error);
  if (_adduce_ui_codebook_page_tell (ask->page, error))
    select_and_focus (ask->page, id, NULL);
}

void
_adduce_ui_codebook_page_ask_variable (AdduceUiCodebookPage *self)
{
  const char *kinds[ADDUCE_VARIABLE_DATE + 2] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = create_name_entry (_("Name of the variable"));
  GtkWidget *kind;

  for (guint i = 0; i <= ADDUCE_VARIABLE_DATE; i++)
    kinds[i] = adduce_variable_kind_get_label (i);
  kind = gtk_drop_down_new_from_strings (kinds);
  adduce_ui_compat_label_drop_down (GTK_DROP_DOWN (kind), _("What it takes"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), kind);
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), _("New Variable"),
                         _("Give it a name, and say what its values are."), box, _("_Add"), NULL,
                         FALSE, variable_named_cb, ask_new (self, NULL, box));
  gtk_widget_grab_focus (entry);
}

/* --- merging --- */

static void
merge_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;
  guint selected;
  GError *error = NULL;

  if (response == NULL || get_editor (ask) == NULL)
    return;
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (ask->extra));
  if (selected >= ask->ids->len)
    return;
  adduce_codebook_editor_merge_code (get_editor (ask), ask->variable_id, ask->code_id,
                                     ask->ids->pdata[selected], &error);
  if (_adduce_ui_codebook_page_tell (ask->page, error))
    select_and_focus (ask->page, ask->variable_id, ask->ids->pdata[selected]);
}

/* How many claims have the one value that both become; nothing while that is not counted. */
static void
update_together (GtkDropDown *choice, GParamSpec *pspec, gpointer data)
{
  Ask *ask = g_object_get_data (G_OBJECT (choice), "ask"); /* NULL when it was answered */
  guint selected = gtk_drop_down_get_selected (choice);
  AdduceCodebookEditor *editor = ask != NULL ? get_editor (ask) : NULL;
  AdduceCodeUsage *usage = editor != NULL ? adduce_codebook_editor_get_usage (editor) : NULL;
  AdduceVariable *variable =
    usage != NULL ? adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), ask->variable_id)
                  : NULL;
  g_autofree char *text = NULL;
  guint n;

  if (variable != NULL && selected < ask->ids->len)
    {
      n = adduce_code_usage_count_both (usage, variable, ask->ids->pdata[selected], ask->code_id);
      text = g_strdup_printf (g_dngettext (NULL, "Then %u claim has it.", "Then %u claims have it.", n), n);
    }
  gtk_label_set_text (GTK_LABEL (data), text != NULL ? text : "");
}

/* The choice with the number of claims below; (transfer floating). */
static GtkWidget *
create_merge_box (Ask *ask)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *together = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (together), TRUE);
  gtk_label_set_xalign (GTK_LABEL (together), 0);
  gtk_box_append (GTK_BOX (box), ask->extra);
  gtk_box_append (GTK_BOX (box), together);
  g_object_set_data (G_OBJECT (ask->extra), "ask", ask);
  g_signal_connect_object (ask->extra, "notify::selected", G_CALLBACK (update_together), together, 0);
  update_together (GTK_DROP_DOWN (ask->extra), NULL, together);
  return box;
}

void
_adduce_ui_codebook_page_ask_merge (AdduceUiCodebookPage *self)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *heading = NULL;
  g_autofree char *count = NULL;
  g_autofree char *body = NULL;
  GtkWidget *choice;
  Ask *ask;

  if (info == NULL || info->code == NULL)
    return;
  choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)),
                              gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adduce_ui_compat_search_drop_down (GTK_DROP_DOWN (choice));
  adduce_ui_compat_label_drop_down (GTK_DROP_DOWN (choice), _("The value that stays"));
  ask = ask_new (self, info, choice);
  for (guint i = 0; i < adduce_variable_get_n_codes (info->variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (info->variable, i);
      g_autofree char *name = NULL;

      if (code == info->code || adduce_code_get_info (code)->merged_into != NULL)
        continue;
      name = adduce_ui_claim_text_isolate (adduce_code_get_label (code), NAME_MAX_LENGTH);
      gtk_string_list_append (names, name);
      g_ptr_array_add (ask->ids, g_strdup (adduce_code_get_id (code)));
    }
  count = _adduce_ui_codebook_page_count (self, ask->variable_id, ask->code_id);
  /* translators: %s is a value of the codebook */
  heading =
    g_strdup_printf (_("Merge “%s” into Another Value?"), adduce_code_get_label (info->code));
  /* translators: %s is a sentence such as "12 claims have it. " or nothing */
  body = g_strdup_printf (_("%sThe value below stands for it from now on: claims are shown, "
                             "counted and exported with it. "
                             "No claim is rewritten, and one undo takes it back."),
                          count);
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), heading, body,
                         create_merge_box (ask), _("_Merge"), NULL, FALSE, merge_cb, ask);
}

/* --- retiring, removing --- */

static void
retire (AdduceUiCodebookPage *self, const char *variable_id, const char *code_id, gboolean retired)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  AdduceVariable *variable =
    adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), variable_id);
  GError *error = NULL;

  if (code_id != NULL)
    {
      adduce_codebook_editor_retire_code (editor, variable_id, code_id, retired, &error);
    }
  else if (variable != NULL)
    {
      AdduceVariableInfo info = *adduce_variable_get_info (variable);

      info.retired = retired;
      adduce_codebook_editor_set_variable (editor, &info, &error);
    }
  _adduce_ui_codebook_page_tell (self, error);
}

static void
retire_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;

  if (response != NULL && get_editor (ask) != NULL)
    retire (ask->page, ask->variable_id, ask->code_id, TRUE);
}

void
_adduce_ui_codebook_page_ask_retire (AdduceUiCodebookPage *self)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  AdduceUiCodebookNode *node =
    adduce_ui_codebook_tree_get_selected (_adduce_ui_codebook_page_get_tree (self));
  g_autofree char *heading = NULL;
  g_autofree char *count = NULL;
  g_autofree char *body = NULL;
  const char *code_id;

  if (info == NULL || info->variable == NULL)
    return;
  code_id = info->code != NULL ? adduce_code_get_id (info->code) : NULL;
  if (adduce_ui_codebook_node_is_retired (node) || info->n_claims == 0)
    {
      retire (self, adduce_variable_get_id (info->variable), code_id,
              !adduce_ui_codebook_node_is_retired (node));
      return;
    }
  count = _adduce_ui_codebook_page_count (self, adduce_variable_get_id (info->variable), code_id);
  heading = g_strdup_printf (_("Retire “%s”?"), adduce_ui_codebook_node_get_label (node));
  body = g_strdup_printf (_("%sThey keep it; it is no longer offered for others."), count);
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), heading, body, NULL,
                         _("_Retire"), NULL, FALSE, retire_cb, ask_new (self, info, NULL));
}

static void
remove_now (AdduceUiCodebookPage *self, const char *variable_id, const char *code_id)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  GError *error = NULL;

  if (code_id != NULL)
    adduce_codebook_editor_remove_code (editor, variable_id, code_id, &error);
  else
    adduce_codebook_editor_remove_variable (editor, variable_id, &error);
  if (_adduce_ui_codebook_page_tell (self, error))
    select_and_focus (self, variable_id, NULL);
}

static void
remove_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;

  if (response == NULL || get_editor (ask) == NULL)
    return;
  if (g_str_equal (response, "other"))
    retire (ask->page, ask->variable_id, ask->code_id, TRUE);
  else
    remove_now (ask->page, ask->variable_id, ask->code_id);
}

void
_adduce_ui_codebook_page_ask_remove (AdduceUiCodebookPage *self)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  AdduceUiCodebookNode *node =
    adduce_ui_codebook_tree_get_selected (_adduce_ui_codebook_page_get_tree (self));
  g_autofree char *heading = NULL;
  g_autofree char *count = NULL;
  g_autofree char *body = NULL;
  const char *code_id;

  if (info == NULL || info->variable == NULL)
    return;
  code_id = info->code != NULL ? adduce_code_get_id (info->code) : NULL;
  if (info->n_claims == 0 && info->n_below == 0)
    {
      g_autofree char *variable_id = g_strdup (adduce_variable_get_id (info->variable));
      g_autofree char *id = g_strdup (code_id);

      remove_now (self, variable_id, id);
      return;
    }
  count = _adduce_ui_codebook_page_count (self, adduce_variable_get_id (info->variable), code_id);
  heading = g_strdup_printf (_("Remove “%s”?"), adduce_ui_codebook_node_get_label (node));
  body = g_strdup_printf (
    info->code != NULL ? _ (
      "%sClaims keep it as an unknown value, by its identifier; what is below it goes up. Retired "
      "instead, it keeps its name.")
                       : _("%sClaims keep what they have of it as unknown values. Its values go "
                            "with it. Switched off "
                            "instead, all keep their names."),
    count);
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), heading, body, NULL,
                         _("Re_move"),
                         adduce_ui_codebook_node_is_retired (node) ? NULL : _("_Retire Instead"),
                         TRUE, remove_cb, ask_new (self, info, NULL));
}

/* --- taking from another codebook --- */

static void
take_cb (const char *response, gpointer data)
{
  g_autoptr (Ask) ask = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) wanted = NULL;
  gboolean only = FALSE;
  guint n = 0;
  AdduceCodeUsage *usage;
  GError *error = NULL;

  if (response == NULL || get_editor (ask) == NULL)
    return;
  for (GtkWidget *check = gtk_widget_get_first_child (ask->extra); check != NULL;
       check = gtk_widget_get_next_sibling (check), n++)
    {
      gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));

      if (n < ask->ids->len && active)
        g_strv_builder_add (builder, ask->ids->pdata[n]);
      else if (n >= ask->ids->len)
        only = active;
    }
  wanted = g_strv_builder_end (builder);
  if (wanted[0] == NULL)
    return;
  usage = adduce_codebook_editor_get_usage (get_editor (ask));
  adduce_codebook_editor_take (get_editor (ask), ask->other, (const char *const *)wanted,
                               !only ? ADDUCE_CODEBOOK_MISSING_KEEP
                               : usage != NULL && adduce_code_usage_get_n_claims (usage) == 0
                                 ? ADDUCE_CODEBOOK_MISSING_REMOVE
                                 : ADDUCE_CODEBOOK_MISSING_RETIRE,
                               adduce_codebook_get_title (ask->other), &error);
  _adduce_ui_codebook_page_tell (ask->page, error);
}

static char *
dup_take_body (AdduceUiCodebookPage *self)
{
  AdduceCodeUsage *usage =
    adduce_codebook_editor_get_usage (_adduce_ui_codebook_page_get_editor (self));
  guint n = usage != NULL ? adduce_code_usage_get_n_claims (usage) : 0;

  if (n == 0)
    return g_strdup (_("Choose what is taken. Where both have a variable or a value, the other’s "
                        "is taken. One undo takes "
                        "it back."));
  return g_strdup_printf (g_dngettext (NULL,
                                       "Coding has begun: there is %u claim. It keeps what it has, "
                                       "but may then have values that are retired or "
                                       "mean something else. One undo takes it back.",
                                       "Coding has begun: there are %u claims. They keep what they "
                                       "have, but may then have values that are "
                                       "retired or mean something else. One undo takes it back.",
                                       n),
                          n);
}

void
_adduce_ui_codebook_page_ask_take (AdduceUiCodebookPage *self, AdduceCodebook *other)
{
  GListModel *variables = adduce_codebook_get_variables (other);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Ask *ask = ask_new (self, NULL, box);
  GtkWidget *only =
    gtk_check_button_new_with_label (_("Without values that only the present codebook has"));
  g_autofree char *heading = NULL;
  g_autofree char *body = dup_take_body (self);

  ask->other = g_object_ref (other);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      guint n = adduce_variable_get_n_codes (variable);
      g_autofree char *name =
        adduce_ui_claim_text_isolate (adduce_variable_get_label (variable), NAME_MAX_LENGTH);
      g_autofree char *values = g_strdup_printf (g_dngettext (NULL, "%u value", "%u values", n), n);
      /* translators: a variable of the codebook, and how many values it has: "Stance (6 values)" */
      g_autofree char *label = g_strdup_printf (_("%s (%s)"), name, values);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_box_append (GTK_BOX (box), check);
      g_ptr_array_add (ask->ids, g_strdup (adduce_variable_get_id (variable)));
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (only), TRUE);
  gtk_box_append (GTK_BOX (box), only);
  /* translators: %s is the title of a codebook */
  heading = g_strdup_printf (_("Take from “%s”"), adduce_codebook_get_title (other));
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), heading, body, box,
                         _("_Take"), NULL, FALSE, take_cb, ask);
}
