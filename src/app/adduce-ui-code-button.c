/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button for one value of the codebook.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-button.h"
#include "adduce-ui-swatch.h"
#include "adduce-ui-wrapped-tip.h"

struct _AdduceUiCodeButton
{
  GtkToggleButton parent_instance;

  GtkWidget *name_label;
  GtkWidget *main_label;

  AdduceTag *tag;
  char *name; /* as it is shown and read out */
  char *definition; /* or what is said instead, or NULL */
};

G_DEFINE_FINAL_TYPE (AdduceUiCodeButton, adduce_ui_code_button, GTK_TYPE_TOGGLE_BUTTON)

static void
append_part (GString *markup, const char *title, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;

  escaped = g_markup_escape_text (text, -1);
  if (markup->len > 0)
    g_string_append (markup, "\n\n");
  if (title != NULL)
    g_string_append_printf (markup, "<b>%s</b> ", title);
  g_string_append (markup, escaped);
}

static void
set_tooltip (AdduceUiCodeButton *self, const AdduceCodeInfo *info)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  self->definition = g_strdup (info->definition);
  append_part (markup, NULL, info->definition);
  append_part (markup, _("Use:"), info->use);
  append_part (markup, _("Avoid:"), info->avoid);
  append_part (markup, _("Example:"), info->example);
  append_part (markup, _("Literature:"), info->literature);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self), markup->len > 0 ? markup->str : NULL);
  if (info->definition != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, info->definition,
                                    -1);
}

static GtkWidget *
create_dim_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
fill (AdduceUiCodeButton *self, AdduceCode *code)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (self->name);
  g_autofree char *key = NULL;

  if (code != NULL)
    {
      GtkWidget *swatch = adduce_ui_swatch_new ();

      adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (swatch), code);
      gtk_box_append (GTK_BOX (box), swatch);
      g_object_get (code, "key-label", &key, NULL);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  self->name_label = label;

  /* translators: marks the first of several evidence types, which counts as the main one */
  self->main_label = create_dim_label (_("main"), "code-main");
  gtk_widget_set_visible (self->main_label, FALSE);
  gtk_box_append (GTK_BOX (box), self->main_label);

  if (key != NULL && *key != '\0')
    gtk_box_append (GTK_BOX (box), create_dim_label (key, "code-key"));
  gtk_button_set_child (GTK_BUTTON (self), box);
}

static void
update_spoken (AdduceUiCodeButton *self, gboolean is_main)
{
  /* translators: %s is an evidence type, the first of several */
  g_autofree char *spoken = is_main ? g_strdup_printf (_("%s, main"), self->name) : g_strdup (self->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
adduce_ui_code_button_finalize (GObject *object)
{
  AdduceUiCodeButton *self = ADDUCE_UI_CODE_BUTTON (object);

  g_clear_pointer (&self->tag, adduce_tag_unref);
  g_free (self->name);
  g_free (self->definition);

  G_OBJECT_CLASS (adduce_ui_code_button_parent_class)->finalize (object);
}

/* F1: the tooltip for who has no mouse, and it stays. */
static gboolean
define_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AdduceUiCodeButton *self = ADDUCE_UI_CODE_BUTTON (widget);
  const char *markup = gtk_widget_get_tooltip_markup (widget);
  g_autofree char *name = g_markup_escape_text (self->name, -1);
  g_autofree char *text = NULL;

  /* A button without a name has it in the tooltip. */
  text = !gtk_widget_get_visible (self->name_label) || markup == NULL
           ? g_strdup (markup != NULL ? markup : name)
           : g_strdup_printf ("<b>%s</b>\n\n%s", name, markup);
  adduce_ui_wrapped_tip_popup (widget, text);
  return TRUE;
}

static void
adduce_ui_code_button_class_init (AdduceUiCodeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = adduce_ui_code_button_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F1, 0, define_cb, NULL);
}

static void
adduce_ui_code_button_init (AdduceUiCodeButton *self)
{
  adduce_ui_wrapped_tip_enable (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "code");
  /* A click does not take the keyboard away from the article. */
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
create (AdduceTag *tag, AdduceCode *code, char *name)
{
  AdduceUiCodeButton *self = g_object_new (ADDUCE_UI_TYPE_CODE_BUTTON, NULL);

  self->tag = adduce_tag_ref (tag);
  self->name = name;
  fill (self, code);
  update_spoken (self, FALSE);
  return GTK_WIDGET (self);
}

GtkWidget *
adduce_ui_code_button_new (AdduceCode *code)
{
  GtkWidget *self;
  char *name;
  gboolean retired;

  g_return_val_if_fail (ADDUCE_IS_CODE (code), NULL);

  name = adduce_ui_claim_text_isolate (adduce_code_get_label (code), 100);
  g_object_get (code, "retired", &retired, NULL);
  if (retired)
    {
      g_autofree char *plain = name;

      /* translators: %s is the name of a value of the codebook that is no longer offered */
      name = g_strdup_printf (_("%s (retired)"), plain);
    }
  self = create (adduce_code_get_tag (code), code, name);
  set_tooltip (ADDUCE_UI_CODE_BUTTON (self), adduce_code_get_info (code));
  return self;
}

GtkWidget *
adduce_ui_code_button_new_unknown (AdduceTag *tag)
{
  GtkWidget *self;

  g_return_val_if_fail (tag != NULL, NULL);

  self = create (tag, NULL, adduce_ui_claim_text_dup_value (tag, NULL));
  gtk_widget_add_css_class (self, "unknown");
  gtk_widget_set_tooltip_text (self, _("The codebook no longer has this value. Click to take it away."));
  ADDUCE_UI_CODE_BUTTON (self)->definition = g_strdup (gtk_widget_get_tooltip_text (self));
  return self;
}

AdduceTag *
adduce_ui_code_button_get_tag (AdduceUiCodeButton *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODE_BUTTON (self), NULL);

  return self->tag;
}

char *
adduce_ui_code_button_dup_hint (AdduceUiCodeButton *self)
{
  g_autofree char *name = NULL;
  g_autofree char *definition = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CODE_BUTTON (self), NULL);

  name = g_markup_escape_text (self->name, -1);
  if (self->definition == NULL)
    return g_strdup_printf ("<b>%s</b>", name);
  definition = g_markup_escape_text (self->definition, -1);
  return g_strdup_printf ("<b>%s</b>  %s", name, definition);
}

void
adduce_ui_code_button_set_main (AdduceUiCodeButton *self, gboolean is_main)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BUTTON (self));

  gtk_widget_set_visible (self->main_label, is_main);
  update_spoken (self, is_main);
}

void
adduce_ui_code_button_set_compact (AdduceUiCodeButton *self, gboolean compact)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BUTTON (self));

  if (gtk_widget_get_visible (self->name_label) != compact)
    return;

  gtk_widget_set_visible (self->name_label, !compact);
  if (compact)
    {
      const char *info = gtk_widget_get_tooltip_markup (GTK_WIDGET (self));
      g_autofree char *name = g_markup_escape_text (self->name, -1);
      g_autofree char *markup
        = g_strdup_printf ("<b>%s</b>%s%s", name, info != NULL ? "\n\n" : "", info != NULL ? info : "");

      gtk_widget_set_tooltip_markup (GTK_WIDGET (self), markup);
    }
}
