/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the coder says of the article as a whole.
 *
 * The claims' fields do the work (AdduceUiValueFields); the session keeps what is said as a claim without words
 * (adduce_session_get_article()), so that commands, undo and saving are those of claims.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-article-form.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-review-notice.h"
#include "adduce-ui-value-fields.h"

#define FIELD "article"

struct _AdduceUiArticleForm
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkLabel *summary;
  GtkScrolledWindow *scroller;
  GtkLabel *problem;
  AdduceUiReviewNotice *review_notice;
  AdduceUiValueFields *fields;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *session_signals;
  AdduceSession *session; /* whose article is shown; what is being typed belongs to it */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleForm, adduce_ui_article_form, GTK_TYPE_WIDGET)

/* --- showing --- */

static AdduceClaim *
get_article (AdduceUiArticleForm *self)
{
  return self->session != NULL ? adduce_session_get_article (self->session) : NULL;
}

static AdduceTagList *
dup_values (const char *variable_id, AdduceTagList **ret_some, gpointer data)
{
  AdduceUiArticleForm *self = data;
  AdduceClaim *article = get_article (self);
  AdduceTagList *values = article != NULL ? adduce_claim_get_values (article, variable_id) : NULL;
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);

  *ret_some = adduce_tag_list_new_empty ();
  if (values == NULL)
    return adduce_tag_list_new_empty ();

  g_autoptr (AdduceTagList) now
    = adduce_code_map_resolve_list (adduce_ui_context_get_code_map (self->context), variable_id, values);
  return codebook != NULL ? adduce_codebook_resolve_tags (codebook, variable_id, now) : g_steal_pointer (&now);
}

/* "Endorses · 3", or "unset". */
static char *
dup_summary (AdduceUiArticleForm *self, const char *const *variables)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  GString *text = g_string_new (NULL);

  for (guint i = 0; variables[i] != NULL; i++)
    {
      g_autoptr (AdduceTagList) some = NULL;
      g_autoptr (AdduceTagList) tags = dup_values (variables[i], &some, self);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          g_autofree char *label
            = codebook != NULL
                ? adduce_codebook_dup_value_label (codebook, variables[i], adduce_tag_list_get_tag (tags, k))
                : g_strdup (adduce_tag_get_label (adduce_tag_list_get_tag (tags, k)));

          g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", label);
        }
    }
  if (text->len == 0)
    g_string_append (text, _("unset"));
  return g_string_free (text, FALSE);
}

static void
update_problem (AdduceUiArticleForm *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  g_autoptr (GPtrArray) found = adduce_todo_list_article_violations (get_article (self), codebook);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((AdduceViolation *) found->pdata[i])->message);
  gtk_label_set_label (self->problem, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), found->len > 0);
  adduce_ui_review_notice_show (self->review_notice, codebook, get_article (self), TRUE);
}

/* @same: whether it is the article that was shown */
static void
update (AdduceUiArticleForm *self, gboolean same)
{
  AdduceClaim *article = get_article (self);
  g_auto (GStrv) variables = article != NULL ? adduce_claim_list_variables (article) : NULL;
  g_autofree char *summary = NULL;
  g_autofree char *spoken = NULL;

  if (article == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  adduce_ui_value_fields_set_codebook (self->fields, adduce_ui_context_get_codebook (self->context),
                                       ADDUCE_SCOPE_ARTICLE);
  adduce_ui_value_fields_show (self->fields, dup_values, self, (const char *const *) variables, same);
  update_problem (self);
  summary = dup_summary (self, (const char *const *) variables);
  gtk_label_set_label (self->summary, summary);
  /* translators: %s is what is set of the article as a whole, or "unset" */
  spoken = g_strdup_printf (_("The article as a whole: %s"), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), adduce_session_get_read_only_reason (self->session) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (GTK_WIDGET (self->fields)));
}

/* Callbacks */

static void
article_cb (AdduceUiArticleForm *self)
{
  update (self, TRUE);
}

static void
session_cb (AdduceUiArticleForm *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  update (self, FALSE);
}

static void
corpus_cb (AdduceUiArticleForm *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;

  adduce_ui_value_fields_set_corpus (self->fields, corpus);
  update (self, TRUE);
}

/* What another program wrote of the names. */
static void
claims_changed_cb (AdduceUiArticleForm *self)
{
  if (self->session != NULL)
    update (self, TRUE);
}

static gboolean
edited_cb (AdduceUiArticleForm *self, AdduceVariable *variable, AdduceTagList *tags)
{
  const char *id = adduce_variable_get_id (variable);
  AdduceClaim *article = get_article (self);
  gboolean taken = FALSE;

  if (article != NULL && adduce_ui_context_get_session (self->context) == self->session)
    {
      AdduceTagList *coded = adduce_claim_get_values (article, id);
      g_autoptr (AdduceTagList) none = adduce_tag_list_new_empty ();
      g_autoptr (AdduceTagList) wanted = adduce_code_map_restore_list (
        adduce_ui_context_get_code_map (self->context), id, coded != NULL ? coded : none, tags);
      g_autoptr (AdduceCommand) command
        = adduce_command_new_set_values (article, id, wanted, adduce_ui_context_get_codebook (self->context));

      taken = adduce_ui_context_perform (self->context, command);
    }
  if (!taken)
    update (self, TRUE);
  return taken;
}

static void
refused_cb (AdduceUiArticleForm *self, const char *reason)
{
  g_signal_emit_by_name (self->context, "message", reason, FALSE);
}

static void
right_cb (AdduceUiArticleForm *self)
{
  adduce_ui_context_mark_article_reviewed (self->context);
}

static void
done_cb (AdduceUiArticleForm *self)
{
  g_signal_emit_by_name (self->context, "focus-article");
}

/* A list that hangs below an entry does not scroll with it. */
static void
scrolled_cb (AdduceUiArticleForm *self)
{
  adduce_ui_value_fields_popdown (self->fields);
}

/* Overrides */

static void
adduce_ui_article_form_dispose (GObject *object)
{
  AdduceUiArticleForm *self = ADDUCE_UI_ARTICLE_FORM (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->context_signals);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_article_form_parent_class)->dispose (object);
}

static void
adduce_ui_article_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleForm *self = ADDUCE_UI_ARTICLE_FORM (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleForm *self = ADDUCE_UI_ARTICLE_FORM (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_article_form_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_form_class_init (AdduceUiArticleFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_article_form_dispose;
  object_class->get_property = adduce_ui_article_form_get_property;
  object_class->set_property = adduce_ui_article_form_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_REVIEW_NOTICE);
  g_type_ensure (ADDUCE_UI_TYPE_VALUE_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, expander);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, summary);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, problem);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, review_notice);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleForm, fields);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articleform");
}

static void
adduce_ui_article_form_init (AdduceUiArticleForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_empty_expander (self->expander);
  adduce_ui_key_tip_set (GTK_WIDGET (self->expander), _("What you say of the article as a whole"),
                         "win.focus-field::article");
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);

  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::article", G_CALLBACK (article_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::codebook", G_CALLBACK (article_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only-reason", G_CALLBACK (article_cb), self);
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (claims_changed_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "focus-field",
                                  G_CALLBACK (adduce_ui_article_form_focus_field), self);
}

GtkWidget *
adduce_ui_article_form_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_ARTICLE_FORM, NULL);
}

void
adduce_ui_article_form_set_context (AdduceUiArticleForm *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_FORM (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  session_cb (self);
  corpus_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
adduce_ui_article_form_commit (AdduceUiArticleForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_FORM (self));

  adduce_ui_value_fields_commit (self->fields);
}

void
adduce_ui_article_form_focus_field (AdduceUiArticleForm *self, const char *field)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_FORM (self));
  g_return_if_fail (field != NULL);

  if (!g_str_has_prefix (field, FIELD) || (field[strlen (FIELD)] != '\0' && field[strlen (FIELD)] != ':')
      || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_expander_set_expanded (self->expander, TRUE);
  if (field[strlen (FIELD)] == '\0' || !adduce_ui_value_fields_start (self->fields, field + strlen (FIELD) + 1))
    gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
}
