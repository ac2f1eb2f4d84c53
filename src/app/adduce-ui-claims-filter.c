/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of the corpus are shown.
 *
 * The words and the tests are kept apart, as words change with every key; together they are the filter.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-filter.h"
#include "adduce-ui-claims-saved.h"
#include "adduce-ui-claims-test.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-wrap-layout.h"

struct _AdduceUiClaimsFilter
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkMenuButton *add_button;
  GtkMenuButton *saved_button;
  GtkWidget *chips;
  AdduceUiClaimsTest *test_popover;
  AdduceUiClaimsSaved *saved_popover;

  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  char *tests;               /* what the chips say */
  AdduceClaimFilter *filter; /* with the words */
  gboolean setting;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsFilter, adduce_ui_claims_filter, GTK_TYPE_WIDGET)

/* --- the expression --- */

char *
adduce_ui_claims_filter_dup_expression (AdduceUiClaimsFilter *self)
{
  const char *words;
  GString *text;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self), NULL);

  words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  text = g_string_new (self->tests);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      {
        g_autoptr (GString) quoted = g_string_new (words);

        g_string_replace (quoted, "\\", "\\\\", 0);
        g_string_replace (quoted, "\"", "\\\"", 0);
        /* A part joined by “or” stands by itself. */
        g_string_append_printf (text, "%stext \"%s\"", text->len > 0 ? " and " : "", quoted->str);
        break;
      }
  return g_string_free (text, FALSE);
}

static void
update_filter (AdduceUiClaimsFilter *self)
{
  g_autofree char *expression = adduce_ui_claims_filter_dup_expression (self);
  AdduceClaimFilter *filter = adduce_claim_filter_parse (expression, self->codebook, self->map, NULL);

  if (filter == NULL)
    return; /* words of marks only, which find nothing yet */
  g_clear_pointer (&self->filter, adduce_claim_filter_unref);
  self->filter = filter;
  adduce_ui_claims_saved_set_expression (self->saved_popover, expression);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void update_chips (AdduceUiClaimsFilter *self);

/* @tests: (transfer full) */
static void
take_tests (AdduceUiClaimsFilter *self, char *tests)
{
  g_free (self->tests);
  self->tests = tests;
  adduce_ui_claims_test_set_expression (self->test_popover, tests);
  adduce_ui_claims_test_show_problem (self->test_popover, NULL);
  update_chips (self);
  update_filter (self);
}

/* Of a filter that is to have other tests beside it: “or” needs brackets there. */
static char *
dup_joinable (AdduceClaimFilter *filter)
{
  g_autofree char *text = adduce_claim_filter_to_string (filter);

  return adduce_claim_filter_get_n_parts (filter) == 1 ? adduce_claim_filter_dup_part (filter, 0)
                                                       : g_steal_pointer (&text);
}

gboolean
adduce_ui_claims_filter_set_expression (AdduceUiClaimsFilter *self, const char *text, GError **error)
{
  g_autoptr (AdduceClaimFilter) filter = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  filter = adduce_claim_filter_parse (text, self->codebook, self->map, error);
  if (filter == NULL)
    return FALSE;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  take_tests (self, dup_joinable (filter));
  return TRUE;
}

void
adduce_ui_claims_filter_add (AdduceUiClaimsFilter *self, const char *test)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));
  g_return_if_fail (test != NULL);

  take_tests (self, *self->tests != '\0' ? g_strdup_printf ("%s and %s", self->tests, test) : g_strdup (test));
}

void
adduce_ui_claims_filter_clear (AdduceUiClaimsFilter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  take_tests (self, g_strdup (""));
}

/* --- chips --- */

static void
remove_cb (GtkWidget *button, AdduceUiClaimsFilter *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (self->tests, self->codebook, self->map, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (filter != NULL)
    take_tests (self, adduce_claim_filter_without_part (filter, index));
}

static GtkWidget *
make_chip (AdduceUiClaimsFilter *self, const char *text, guint index)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* translators: a test of the filter ("Stance: Opposes") */
  g_autofree char *remove = g_strdup_printf (_("Remove the test %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (chip, "lens-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
update_chips (AdduceUiClaimsFilter *self)
{
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (self->tests, self->codebook, self->map, NULL);
  guint n_parts = filter != NULL ? adduce_claim_filter_get_n_parts (filter) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *text = adduce_claim_filter_dup_part_label (filter, i);

      gtk_widget_set_parent (make_chip (self, text, i), self->chips);
    }
  if (n_parts > 0)
    {
      GtkWidget *clear = gtk_button_new_with_label (_("Clear"));

      gtk_widget_add_css_class (clear, "flat");
      g_signal_connect_swapped (clear, "clicked", G_CALLBACK (adduce_ui_claims_filter_clear), self);
      gtk_widget_set_parent (clear, self->chips);
    }
  gtk_widget_set_visible (self->chips, n_parts > 0);
}

/* --- words --- */

static void
words_changed_cb (AdduceUiClaimsFilter *self)
{
  if (!self->setting)
    update_filter (self);
}

static void
leave_cb (AdduceUiClaimsFilter *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

/* Down leads to the rows, too. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              AdduceUiClaimsFilter *self)
{
  if (keyval != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  leave_cb (self);
  return TRUE;
}

static void
test_cb (AdduceUiClaimsFilter *self, const char *test)
{
  adduce_ui_claims_filter_add (self, test);
}

static void
expression_cb (AdduceUiClaimsFilter *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!adduce_ui_claims_filter_set_expression (self, text, &error))
    adduce_ui_claims_test_show_problem (self->test_popover, error->message);
}

static void
saved_cb (AdduceUiClaimsFilter *self, const char *expression)
{
  g_autoptr (GError) error = NULL;

  if (adduce_ui_claims_filter_set_expression (self, expression, &error))
    return;
  /* A variable that the codebook no longer has: the expression can be mended. */
  gtk_menu_button_popup (self->add_button);
  adduce_ui_claims_test_set_expression (self->test_popover, expression);
  adduce_ui_claims_test_show_problem (self->test_popover, error->message);
}

/* --- the widget --- */

static void
adduce_ui_claims_filter_dispose (GObject *object)
{
  AdduceUiClaimsFilter *self = ADDUCE_UI_CLAIMS_FILTER (object);
  GtkWidget *child;

  while (self->chips != NULL && (child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (child);
  self->chips = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (adduce_ui_claims_filter_parent_class)->dispose (object);
}

static void
adduce_ui_claims_filter_finalize (GObject *object)
{
  AdduceUiClaimsFilter *self = ADDUCE_UI_CLAIMS_FILTER (object);

  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_pointer (&self->filter, adduce_claim_filter_unref);
  g_free (self->tests);
  G_OBJECT_CLASS (adduce_ui_claims_filter_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-claims-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, add_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, saved_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, chips);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, test_popover);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsFilter, saved_popover);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, expression_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static void
adduce_ui_claims_filter_class_init (AdduceUiClaimsFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claims_filter_dispose;
  object_class->finalize = adduce_ui_claims_filter_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIMS_TEST);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIMS_SAVED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
adduce_ui_claims_filter_init (AdduceUiClaimsFilter *self)
{
  self->tests = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_tip_mute_open (self->add_button);
  adduce_ui_tip_mute_open (self->saved_button);
  update_filter (self);
}

/* --- calls --- */

void
adduce_ui_claims_filter_set_codebook (AdduceUiClaimsFilter *self, AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  if (map != NULL)
    adduce_code_map_ref (map);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map;
  g_set_object (&self->codebook, codebook);
  adduce_ui_claims_test_set_codebook (self->test_popover, codebook, map);
  take_tests (self, g_strdup (self->tests));
}

void
adduce_ui_claims_filter_set_claims (AdduceUiClaimsFilter *self, AdduceCorpusClaims *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  adduce_ui_claims_test_set_claims (self->test_popover, claims);
}

AdduceClaimFilter *
adduce_ui_claims_filter_get_filter (AdduceUiClaimsFilter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self), NULL);

  return self->filter;
}

void
adduce_ui_claims_filter_focus (AdduceUiClaimsFilter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
adduce_ui_claims_filter_open (AdduceUiClaimsFilter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  gtk_menu_button_popup (self->add_button);
}

void
adduce_ui_claims_filter_open_saved (AdduceUiClaimsFilter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_FILTER (self));

  gtk_menu_button_popup (self->saved_button);
}
