/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chosen claims get other tags.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-retag.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-tag-entry.h"

struct _AdduceUiClaimsRetag
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkLabel *others_label;
  GtkDropDown *variable_drop_down;
  GtkWidget *fields_box;
  GtkWidget *unset_button;
  AdduceUiCodeBox *code_box;
  AdduceUiTagEntry *tag_entry;
  GtkEditable *text_entry;
  GtkLabel *problem_label;

  AdduceCorpus *corpus;
  GPtrArray *fields; /* AdduceClaimField of the variables, as in the drop-down */
  GPtrArray *rows;   /* those that can be changed; or NULL */
  guint n_others;
  AdduceTagList *common;
};

enum {
  SIGNAL_RETAG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsRetag, adduce_ui_claims_retag, GTK_TYPE_POPOVER)

static AdduceClaimField *
get_field (AdduceUiClaimsRetag *self)
{
  guint selected = gtk_drop_down_get_selected (self->variable_drop_down);

  return self->fields != NULL && selected < self->fields->len ? self->fields->pdata[selected] : NULL;
}

static AdduceCodebook *
get_codebook (AdduceUiClaimsRetag *self)
{
  return self->corpus != NULL ? adduce_corpus_get_codebook (self->corpus) : NULL;
}

static AdduceVariable *
get_variable (AdduceUiClaimsRetag *self)
{
  AdduceClaimField *field = get_field (self);
  AdduceCodebook *codebook = get_codebook (self);

  return field != NULL && codebook != NULL
           ? adduce_codebook_get_variable (codebook, adduce_claim_field_get_id (field))
           : NULL;
}

/* Speakers, issues: names that are typed, and completed. */
static gboolean
has_names (AdduceUiClaimsRetag *self)
{
  AdduceClaimField *field = get_field (self);
  AdduceVariable *variable = get_variable (self);
  const char *id = field != NULL ? adduce_claim_field_get_id (field) : "";

  return g_str_equal (id, "speaker") || g_str_equal (id, "issue")
         || (variable != NULL && adduce_variable_get_kind (variable) == ADDUCE_VARIABLE_ENTITY);
}

/* (transfer full): the tags that all rows have in the field. */
static AdduceTagList *
dup_common (GPtrArray *rows, AdduceClaimField *field)
{
  AdduceTagList *common
    = rows != NULL && rows->len > 0 && field != NULL ? adduce_claim_field_dup_tags (field, rows->pdata[0])
                                                     : adduce_tag_list_new_empty ();

  for (guint i = 1; rows != NULL && i < rows->len && adduce_tag_list_get_n_tags (common) > 0; i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, rows->pdata[i]);
      g_autoptr (AdduceTagList) before = adduce_tag_list_ref (common);

      for (guint j = 0; j < adduce_tag_list_get_n_tags (before); j++)
        {
          const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (before, j));
          g_autoptr (AdduceTagList) more = NULL;

          if (adduce_tag_list_contains (tags, code))
            continue;
          more = common;
          common = adduce_tag_list_remove (more, code);
        }
    }
  return common;
}

static void
show_problem (AdduceUiClaimsRetag *self, const char *message)
{
  gtk_label_set_label (self->problem_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), message != NULL);
}

/* Claims that are not one's own stay as they are, and that is told. */
static void
update_others (AdduceUiClaimsRetag *self)
{
  guint n = self->rows != NULL ? self->rows->len : 0;
  g_autofree char *text = NULL;

  if (self->n_others > 0 && n == 0)
    text = g_strdup (_("These claims are other coders’; only one’s own can be changed"));
  else if (self->n_others > 0)
    text = g_strdup_printf (g_dngettext (NULL, "%u more is chosen, which another coder made: it stays as it is.",
                                         "%u more are chosen, which other coders made: they stay as they are.",
                                         self->n_others),
                            self->n_others);
  gtk_label_set_label (self->others_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->others_label), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), n > 0 || text == NULL);
  gtk_widget_set_sensitive (self->fields_box, n > 0 || text == NULL);
  gtk_widget_set_sensitive (self->unset_button, n > 0 || text == NULL);
}

static void
update (AdduceUiClaimsRetag *self)
{
  AdduceClaimField *field = get_field (self);
  AdduceVariable *variable = get_variable (self);
  gboolean names = has_names (self);
  gboolean codes = !names && variable != NULL && adduce_variable_get_n_codes (variable) > 0;
  guint n = self->rows != NULL ? self->rows->len : 0;
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "Change %u claim", "Change %u claims", n), n);

  gtk_label_set_label (self->title_label, title);
  g_clear_pointer (&self->common, adduce_tag_list_unref);
  self->common = dup_common (self->rows, field);
  gtk_widget_set_visible (GTK_WIDGET (self->code_box), codes);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_entry), names);
  gtk_widget_set_visible (GTK_WIDGET (self->text_entry), !codes && !names && field != NULL);
  adduce_ui_code_box_set_variable (self->code_box, codes ? variable : NULL);
  if (codes)
    adduce_ui_code_box_set_tags (self->code_box, self->common);
  if (names)
    {
      gboolean issue = g_str_equal (adduce_claim_field_get_id (field), "issue");

      adduce_ui_tag_entry_set_vocabulary (self->tag_entry, issue ? adduce_corpus_get_issues (self->corpus)
                                                                 : adduce_corpus_get_speakers (self->corpus));
      adduce_ui_tag_entry_set_tags (self->tag_entry, self->common);
    }
  update_others (self);
  show_problem (self, NULL);
}

static void
emit (AdduceUiClaimsRetag *self, AdduceTagList *tags, AdduceRetagMode mode)
{
  AdduceClaimField *field = get_field (self);

  if (field != NULL && self->rows != NULL && self->rows->len > 0)
    g_signal_emit (self, signals[SIGNAL_RETAG], 0, adduce_claim_field_get_id (field), tags, (guint) mode);
}

/* What all had in common is to be @after: given or taken away, whatever else each has. */
static void
change (AdduceUiClaimsRetag *self, AdduceTagList *after, gboolean several)
{
  g_autoptr (AdduceTagList) before = g_steal_pointer (&self->common);

  self->common = adduce_tag_list_ref (after);
  if (!several)
    {
      emit (self, after, ADDUCE_RETAG_SET);
      return;
    }
  for (guint i = 0; i < adduce_tag_list_get_n_tags (after); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (after, i);
      g_autoptr (AdduceTagList) one = adduce_tag_list_new (&tag, 1);

      if (!adduce_tag_list_contains (before, adduce_tag_get_code (tag)))
        emit (self, one, ADDUCE_RETAG_ADD);
    }
  for (guint i = 0; i < adduce_tag_list_get_n_tags (before); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (before, i);
      g_autoptr (AdduceTagList) one = adduce_tag_list_new (&tag, 1);

      if (!adduce_tag_list_contains (after, adduce_tag_get_code (tag)))
        emit (self, one, ADDUCE_RETAG_REMOVE);
    }
}

/* Callbacks */

static void
variable_cb (AdduceUiClaimsRetag *self)
{
  update (self);
}

static void
codes_edited_cb (AdduceUiClaimsRetag *self, AdduceTagList *tags)
{
  AdduceClaimField *field = get_field (self);

  adduce_ui_code_box_set_tags (self->code_box, tags);
  change (self, tags, field != NULL && adduce_claim_field_has_several (field));
}

static void
names_edited_cb (AdduceUiClaimsRetag *self, AdduceTagList *tags)
{
  adduce_ui_tag_entry_set_tags (self->tag_entry, tags);
  change (self, tags, TRUE);
}

static void
done_cb (AdduceUiClaimsRetag *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
text_cb (AdduceUiClaimsRetag *self)
{
  AdduceVariable *variable = get_variable (self);
  const char *text = gtk_editable_get_text (self->text_entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceTag) tag = NULL;
  g_autoptr (AdduceTagList) tags = NULL;

  if (variable == NULL)
    return;
  tag = adduce_variable_parse_value (variable, text, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (tag == NULL)
    return;
  tags = adduce_tag_list_new (&tag, 1);
  emit (self, tags, ADDUCE_RETAG_SET);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
unset_cb (AdduceUiClaimsRetag *self)
{
  emit (self, NULL, ADDUCE_RETAG_SET);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* The keys that the values show; not while a name or text is typed. */
static gboolean
key_cb (AdduceUiClaimsRetag *self, guint keyval, guint keycode, GdkModifierType state)
{
  AdduceCodebook *codebook = get_codebook (self);
  AdduceVariable *shown = adduce_ui_code_box_get_variable (self->code_box);
  AdduceVariable *variable = NULL;
  gunichar character = gdk_keyval_to_unicode (keyval);
  AdduceCode *code;

  if (shown == NULL || codebook == NULL || character == 0 || !gtk_widget_get_sensitive (self->fields_box)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  code = adduce_codebook_lookup_key (codebook, character, &variable);
  return code != NULL && variable == shown && adduce_ui_code_box_press (self->code_box, code);
}

/* To what one came for, not to the choice of a variable. */
static void
map_cb (AdduceUiClaimsRetag *self)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->code_box), GTK_WIDGET (self->tag_entry), GTK_WIDGET (self->text_entry) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (gtk_widget_get_visible (widgets[i]))
      gtk_widget_child_focus (widgets[i], GTK_DIR_TAB_FORWARD);
}

static void
adduce_ui_claims_retag_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  adduce_ui_compat_measure_popover (widget, GTK_WIDGET_CLASS (adduce_ui_claims_retag_parent_class), orientation,
                                    for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
adduce_ui_claims_retag_finalize (GObject *object)
{
  AdduceUiClaimsRetag *self = ADDUCE_UI_CLAIMS_RETAG (object);

  g_clear_object (&self->corpus);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->common, adduce_tag_list_unref);
  G_OBJECT_CLASS (adduce_ui_claims_retag_parent_class)->finalize (object);
}

static void
adduce_ui_claims_retag_class_init (AdduceUiClaimsRetagClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = adduce_ui_claims_retag_finalize;
  widget_class->measure = adduce_ui_claims_retag_measure;
  signals[SIGNAL_RETAG]
    = g_signal_new ("retag", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_STRING, ADDUCE_TYPE_TAG_LIST, G_TYPE_UINT);
  g_type_ensure (ADDUCE_UI_TYPE_CODE_BOX);
  g_type_ensure (ADDUCE_UI_TYPE_TAG_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-claims-retag.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, title_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, others_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, fields_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, unset_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, variable_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, code_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, tag_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, text_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsRetag, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, variable_cb);
  gtk_widget_class_bind_template_callback (widget_class, codes_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, unset_cb);
}

static void
adduce_ui_claims_retag_init (AdduceUiClaimsRetag *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_label_drop_down (self->variable_drop_down, _("Variable"));
}

void
adduce_ui_claims_retag_set_corpus (AdduceUiClaimsRetag *self, AdduceCorpus *corpus)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GtkStringList) labels = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_RETAG (self));

  g_set_object (&self->corpus, corpus);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  labels = gtk_string_list_new (NULL);
  all = adduce_claim_field_list (get_codebook (self), NULL);
  for (guint i = 0; corpus != NULL && i < all->len; i++)
    if (adduce_claim_field_is_variable (all->pdata[i]))
      {
        g_ptr_array_add (self->fields, adduce_claim_field_ref (all->pdata[i]));
        gtk_string_list_append (labels, adduce_claim_field_get_label (all->pdata[i]));
      }
  gtk_drop_down_set_model (self->variable_drop_down, G_LIST_MODEL (labels));
  update (self);
}

void
adduce_ui_claims_retag_set_rows (AdduceUiClaimsRetag *self, GPtrArray *rows, const char *coder)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_RETAG (self));
  g_return_if_fail (rows != NULL);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    if (coder == NULL
        || g_str_equal (adduce_tag_get_code (adduce_claim_row_get_source (rows->pdata[i])->coder), coder))
      g_ptr_array_add (self->rows, g_object_ref (rows->pdata[i]));
  self->n_others = rows->len - self->rows->len;
  update (self);
}

void
adduce_ui_claims_retag_set_variable (AdduceUiClaimsRetag *self, const char *id)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_RETAG (self));
  g_return_if_fail (id != NULL);

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    if (g_str_equal (adduce_claim_field_get_id (self->fields->pdata[i]), id))
      gtk_drop_down_set_selected (self->variable_drop_down, i);
}
