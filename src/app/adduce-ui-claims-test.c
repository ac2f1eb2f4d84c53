/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover in which a test of claims is put together.
 *
 * Values that are offered are those that claims have, counted by a worker when a field is chosen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-test.h"
#include "adduce-ui-compat.h"

struct _AdduceUiClaimsTest
{
  GtkPopover parent_instance;

  GtkDropDown *field_drop_down;
  GtkDropDown *test_drop_down;
  GtkDropDown *value_drop_down;
  GtkEditable *words_entry;
  GtkWidget *dates;
  GtkEditable *from_entry;
  GtkEditable *to_entry;
  GtkWidget *add_button;
  GtkEditable *expression_entry;
  GtkLabel *problem_label;

  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  AdduceCorpusClaims *claims;
  GPtrArray *fields; /* AdduceClaimField, as in the drop-down */
  char **codes;      /* as in the drop-down of values; or NULL */
  GCancellable *counting;
  gboolean setting;
};

enum {
  SIGNAL_TEST,
  SIGNAL_EXPRESSION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsTest, adduce_ui_claims_test, GTK_TYPE_POPOVER)

/* The rows of the second drop-down. */
enum {
  TEST_IS,
  TEST_IS_NOT,
  TEST_CONTAINS,
  TEST_RANGE,
  TEST_UNSET,
  TEST_ANY,
};

static AdduceClaimField *
get_field (AdduceUiClaimsTest *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop_down);

  return selected < self->fields->len ? self->fields->pdata[selected] : NULL;
}

static gboolean
is_choosing (AdduceUiClaimsTest *self)
{
  guint test = gtk_drop_down_get_selected (self->test_drop_down);
  AdduceClaimField *field = get_field (self);

  return (test == TEST_IS || test == TEST_IS_NOT) && field != NULL
         && adduce_claim_field_get_kind (field) != ADDUCE_CLAIM_FIELD_TEXT;
}

static gboolean
has_text (GtkEditable *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));

  return *g_strstrip (text) != '\0';
}

/* Whether all is there that the test needs. */
static gboolean
is_complete (AdduceUiClaimsTest *self)
{
  guint test = gtk_drop_down_get_selected (self->test_drop_down);

  if (get_field (self) == NULL)
    return FALSE;
  if (is_choosing (self))
    return self->codes != NULL && gtk_drop_down_get_selected (self->value_drop_down) < g_strv_length (self->codes);
  if (test == TEST_RANGE)
    return has_text (self->from_entry) || has_text (self->to_entry);
  return test > TEST_RANGE || has_text (self->words_entry);
}

static void
update_add (AdduceUiClaimsTest *self)
{
  gtk_widget_set_sensitive (self->add_button, is_complete (self));
}

static void
update_value (AdduceUiClaimsTest *self)
{
  guint test = gtk_drop_down_get_selected (self->test_drop_down);

  gtk_widget_set_visible (GTK_WIDGET (self->value_drop_down), is_choosing (self));
  gtk_widget_set_visible (GTK_WIDGET (self->words_entry), !is_choosing (self) && test <= TEST_CONTAINS);
  gtk_widget_set_visible (self->dates, test == TEST_RANGE);
  update_add (self);
}

typedef struct {
  GPtrArray *rows;
  AdduceClaimField *field;
  AdduceClaimUses *uses;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_ptr_array_unref (counting->rows);
  adduce_claim_field_unref (counting->field);
  g_clear_pointer (&counting->uses, adduce_claim_uses_free);
  g_free (counting);
}

static void
count_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Counting *counting = task_data;

  counting->uses = adduce_claim_uses_new (counting->rows, counting->field, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiClaimsTest) self = user_data;
  Counting *counting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkStringList) labels = NULL;
  g_autoptr (GStrvBuilder) codes = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  labels = gtk_string_list_new (NULL);
  codes = g_strv_builder_new ();
  for (guint i = 0; i < adduce_claim_uses_get_n_values (counting->uses); i++)
    {
      const AdduceClaimUse *use = adduce_claim_uses_get_value (counting->uses, i);
      g_autofree char *label = g_strdup_printf (
        "%s (%u)", adduce_claim_field_get_value_label (counting->field, use->tag), use->n_claims);

      gtk_string_list_append (labels, label);
      g_strv_builder_add (codes, adduce_tag_get_code (use->tag));
    }
  g_strfreev (self->codes);
  self->codes = g_strv_builder_end (codes);
  gtk_drop_down_set_model (self->value_drop_down, G_LIST_MODEL (labels));
  update_add (self);
}

/* Offers the values that claims have in the field. */
static void
count_values (AdduceUiClaimsTest *self)
{
  AdduceClaimField *field = get_field (self);
  g_autoptr (GTask) task = NULL;
  Counting *counting;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->codes, g_strfreev);
  gtk_drop_down_set_model (self->value_drop_down, NULL);
  update_add (self);
  if (field == NULL || self->claims == NULL || !is_choosing (self))
    return;

  counting = g_new0 (Counting, 1);
  counting->rows = adduce_corpus_claims_ref_rows (self->claims);
  counting->field = adduce_claim_field_ref (field);
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, counted_cb, g_object_ref (self));
  g_task_set_source_tag (task, count_values);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_cb);
}

/* The test that one most likely wants of the field. */
static guint
get_usual_test (AdduceClaimField *field)
{
  AdduceClaimFieldKind kind = adduce_claim_field_get_kind (field);

  if (g_str_equal (adduce_claim_field_get_id (field), "problems"))
    return TEST_ANY;
  return kind == ADDUCE_CLAIM_FIELD_DATE ? TEST_RANGE : kind == ADDUCE_CLAIM_FIELD_TEXT ? TEST_CONTAINS : TEST_IS;
}

static void
field_cb (AdduceUiClaimsTest *self)
{
  AdduceClaimField *field = get_field (self);

  if (field == NULL || self->setting)
    return;
  gtk_drop_down_set_selected (self->test_drop_down, get_usual_test (field));
  update_value (self);
  count_values (self);
}

static void
test_cb (AdduceUiClaimsTest *self)
{
  if (self->setting)
    return;
  update_value (self);
  if (self->codes == NULL)
    count_values (self);
}

static char *
dup_quoted (GtkEditable *entry)
{
  g_autoptr (GString) text = g_string_new (gtk_editable_get_text (entry));

  g_string_replace (text, "\\", "\\\\", 0);
  g_string_replace (text, "\"", "\\\"", 0);
  return g_strdup_printf ("\"%s\"", text->str);
}

/* (transfer full) (nullable): the value that was chosen or typed. */
static char *
dup_value (AdduceUiClaimsTest *self)
{
  guint selected = gtk_drop_down_get_selected (self->value_drop_down);

  if (!is_choosing (self))
    return dup_quoted (self->words_entry);
  if (self->codes == NULL || selected >= g_strv_length (self->codes))
    return NULL;
  return adduce_claim_filter_quote (self->codes[selected]);
}

/* "date from 2031-01-01 to 2031-06-30", "changed since 2031-01-01" */
static char *
dup_range (AdduceUiClaimsTest *self, const char *id)
{
  const char *from = gtk_editable_get_text (self->from_entry);
  const char *to = gtk_editable_get_text (self->to_entry);

  if (g_str_equal (id, "modified") && *to == '\0')
    return g_strdup_printf ("changed since %s", from);
  return g_strdup_printf ("%s%s%s%s%s", id, *from != '\0' || *to == '\0' ? " from " : "", from,
                          *to != '\0' ? " to " : "", to);
}

/* (transfer full): what was put together, as an expression. */
static char *
dup_test (AdduceUiClaimsTest *self)
{
  static const char *const words[] = {
    [TEST_IS] = "is",       [TEST_IS_NOT] = "is-not", [TEST_CONTAINS] = "contains",
    [TEST_UNSET] = "unset", [TEST_ANY] = "any",
  };
  guint test = gtk_drop_down_get_selected (self->test_drop_down);
  const char *id = adduce_claim_field_get_id (get_field (self));
  g_autofree char *value = test <= TEST_CONTAINS ? dup_value (self) : g_strdup ("");

  if (test == TEST_RANGE)
    return dup_range (self, id);
  if (test == TEST_ANY && g_str_equal (id, "problems"))
    return g_strdup ("violations");
  return g_strdup_printf ("%s %s %s", id, words[test], value != NULL ? value : "");
}

static void
add_cb (AdduceUiClaimsTest *self)
{
  g_autofree char *test = is_complete (self) ? dup_test (self) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceClaimFilter) filter = NULL;

  if (test == NULL)
    return;
  filter = adduce_claim_filter_parse (test, self->codebook, self->map, &error);
  adduce_ui_claims_test_show_problem (self, error != NULL ? error->message : NULL);
  if (filter == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (self->words_entry, "");
  g_signal_emit (self, signals[SIGNAL_TEST], 0, test);
}

static void
expression_cb (AdduceUiClaimsTest *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->expression_entry));

  adduce_ui_claims_test_show_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_EXPRESSION], 0, text);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->problem_label)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
shown_cb (AdduceUiClaimsTest *self)
{
  count_values (self);
}

static void
adduce_ui_claims_test_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  adduce_ui_compat_measure_popover (widget, GTK_WIDGET_CLASS (adduce_ui_claims_test_parent_class), orientation,
                                    for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
adduce_ui_claims_test_dispose (GObject *object)
{
  AdduceUiClaimsTest *self = ADDUCE_UI_CLAIMS_TEST (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->codebook);
  g_clear_object (&self->claims);
  G_OBJECT_CLASS (adduce_ui_claims_test_parent_class)->dispose (object);
}

static void
adduce_ui_claims_test_finalize (GObject *object)
{
  AdduceUiClaimsTest *self = ADDUCE_UI_CLAIMS_TEST (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_strfreev);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  G_OBJECT_CLASS (adduce_ui_claims_test_parent_class)->finalize (object);
}

static void
adduce_ui_claims_test_class_init (AdduceUiClaimsTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claims_test_dispose;
  object_class->finalize = adduce_ui_claims_test_finalize;
  widget_class->measure = adduce_ui_claims_test_measure;
  signals[SIGNAL_TEST] = g_signal_new ("test", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_EXPRESSION] = g_signal_new ("expression", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-claims-test.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, field_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, test_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, value_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, words_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, dates);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, from_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, to_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, add_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, expression_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsTest, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, expression_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
adduce_ui_claims_test_init (AdduceUiClaimsTest *self)
{
  const char *const tests[] = { _("is"), _("is not"), _("contains"), _("from … to"), _("is unset"), _("is set"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (tests);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->test_drop_down, G_LIST_MODEL (model));
  self->setting = FALSE;
  gtk_drop_down_set_expression (self->value_drop_down, expression);
  adduce_ui_compat_search_drop_down (self->value_drop_down);
  adduce_ui_compat_label_drop_down (self->field_drop_down, _("Field"));
  adduce_ui_compat_label_drop_down (self->test_drop_down, _("Test"));
  adduce_ui_compat_label_drop_down (self->value_drop_down, _("Value"));
  update_value (self);
}

void
adduce_ui_claims_test_set_codebook (AdduceUiClaimsTest *self, AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_autoptr (GtkStringList) labels = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TEST (self));

  if (map != NULL)
    adduce_code_map_ref (map);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map;
  g_set_object (&self->codebook, codebook);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = adduce_claim_field_list (codebook, map);
  labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (labels, adduce_claim_field_get_label (self->fields->pdata[i]));
  gtk_drop_down_set_model (self->field_drop_down, G_LIST_MODEL (labels));
}

void
adduce_ui_claims_test_set_claims (AdduceUiClaimsTest *self, AdduceCorpusClaims *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TEST (self));

  g_set_object (&self->claims, claims);
}

void
adduce_ui_claims_test_set_expression (AdduceUiClaimsTest *self, const char *text)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TEST (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (self->expression_entry, text);
}

void
adduce_ui_claims_test_show_problem (AdduceUiClaimsTest *self, const char *message)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TEST (self));

  gtk_label_set_label (self->problem_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), message != NULL);
}
