/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chips, an entry, and a popover with matches that never takes the keyboard focus from the entry.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-focus.h"
#include "adduce-ui-tag-chip.h"
#include "adduce-ui-tag-entry.h"
#include "adduce-ui-tag-matches.h"
#include "adduce-ui-wrap-layout.h"

struct _AdduceUiTagEntry
{
  GtkWidget parent_instance;

  GtkText *text;
  AdduceUiTagMatches *matches;

  AdduceTagList *tags;
  AdduceVocabulary *vocabulary;
  char *placeholder; /* where there are no tags */

  gboolean composing; /* an input method holds what is typed */
  gboolean erasing;   /* BackSpace is held since there was text to erase */
  gboolean ignore_changes;
};

enum {
  PROP_0,
  PROP_TAGS,
  PROP_TITLE,
  PROP_PLACEHOLDER_TEXT,
  N_PROPS,
};

enum {
  SIGNAL_EDITED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTagEntry, adduce_ui_tag_entry, GTK_TYPE_WIDGET)

static gboolean
is_typed (AdduceUiTagEntry *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0';
}

static void
clear_text (AdduceUiTagEntry *self)
{
  self->ignore_changes = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  self->ignore_changes = FALSE;
}

static void
emit_edited (AdduceUiTagEntry *self, AdduceTagList *tags)
{
  if (!adduce_tag_list_equal (tags, self->tags))
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags);
}

static void
add_tag (AdduceUiTagEntry *self, AdduceTag *tag)
{
  g_autoptr (AdduceTagList) tags = adduce_tag_list_add (self->tags, tag);

  clear_text (self);
  adduce_ui_tag_entry_popdown (self);
  emit_edited (self, tags);
}

static void
take_typed (AdduceUiTagEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (AdduceTag) tag = adduce_ui_tag_matches_create_tag (self->vocabulary, typed);

  if (tag != NULL)
    add_tag (self, tag);
  else
    clear_text (self);
}

/* Where nothing can be typed nothing asks for it. */
static void
update_text (AdduceUiTagEntry *self)
{
  gboolean empty = adduce_tag_list_get_n_tags (self->tags) == 0;
  gboolean sensitive = gtk_widget_is_sensitive (GTK_WIDGET (self));

  gtk_text_set_placeholder_text (self->text,
                                 !sensitive ? _("None") : (empty ? self->placeholder : _("Add another")));
  gtk_widget_set_visible (GTK_WIDGET (self->text), sensitive || empty);
}

static void
set_expanded (AdduceUiTagEntry *self, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
show_matches (AdduceUiTagEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (!adduce_ui_tag_matches_search (self->matches, self->vocabulary, typed, self->tags)
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      adduce_ui_tag_entry_popdown (self);
      return;
    }
  gtk_widget_set_size_request (GTK_WIDGET (self->matches), gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (GTK_POPOVER (self->matches));
  set_expanded (self, TRUE);
}

/* What Return does with something typed or highlighted; whether there was anything. */
static gboolean
take (AdduceUiTagEntry *self)
{
  AdduceTag *highlighted = NULL;

  if (adduce_ui_tag_entry_get_open (self))
    highlighted = adduce_ui_tag_matches_get_highlighted (self->matches);
  if (highlighted != NULL)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_ref (highlighted);

      add_tag (self, tag);
      return TRUE;
    }
  if (is_typed (self))
    {
      take_typed (self);
      return TRUE;
    }
  return FALSE;
}

/* Callbacks */

static void
text_changed_cb (AdduceUiTagEntry *self)
{
  if (self->ignore_changes)
    return;

  if (is_typed (self))
    show_matches (self);
  else
    adduce_ui_tag_entry_popdown (self);
}

static void
text_activate_cb (AdduceUiTagEntry *self)
{
  if (!take (self))
    {
      adduce_ui_tag_entry_popdown (self);
      g_signal_emit (self, signals[SIGNAL_DONE], 0);
    }
}

static void
preedit_changed_cb (GtkText *text, const char *preedit, AdduceUiTagEntry *self)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static gboolean
press_backspace (AdduceUiTagEntry *self)
{
  guint n = adduce_tag_list_get_n_tags (self->tags);
  g_autoptr (AdduceTagList) tags = NULL;

  if (is_typed (self))
    {
      self->erasing = TRUE;
      return FALSE;
    }
  /* Whoever holds the key to erase what was typed does not mean the chips. */
  if (self->erasing || n == 0)
    return TRUE;

  tags = adduce_tag_list_remove (self->tags, adduce_tag_get_code (adduce_tag_list_get_tag (self->tags, n - 1)));
  adduce_ui_tag_entry_popdown (self);
  emit_edited (self, tags);
  return TRUE;
}

static void
press_escape (AdduceUiTagEntry *self)
{
  if (adduce_ui_tag_entry_get_open (self))
    {
      adduce_ui_tag_entry_popdown (self);
      return;
    }
  clear_text (self);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
press_plain_key (AdduceUiTagEntry *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
      if (adduce_ui_tag_entry_get_open (self))
        adduce_ui_tag_matches_move (self->matches, 1);
      else
        show_matches (self);
      return TRUE;
    case GDK_KEY_Up:
      if (adduce_ui_tag_entry_get_open (self))
        adduce_ui_tag_matches_move (self->matches, -1);
      return TRUE;
    case GDK_KEY_Escape:
      press_escape (self);
      return TRUE;
    case GDK_KEY_BackSpace:
      return press_backspace (self);
    case GDK_KEY_Tab:
      take (self);
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiTagEntry *self)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (self->composing)
    return FALSE;

  if (mods == GDK_SHIFT_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      if (is_typed (self))
        take_typed (self);
      return TRUE;
    }
  return mods == 0 && press_plain_key (self, keyval);
}

static void
key_released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                 AdduceUiTagEntry *self)
{
  if (keyval == GDK_KEY_BackSpace)
    self->erasing = FALSE;
}

static void
chosen_cb (AdduceUiTagEntry *self, AdduceTag *tag)
{
  add_tag (self, tag);
}

/* The frame looks like an entry: a click anywhere in it goes to the text, and where that is empty lists names. */
static void
pressed_cb (AdduceUiTagEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  if (*adduce_ui_tag_entry_get_text (self) == '\0' && !adduce_ui_tag_entry_get_open (self))
    show_matches (self);
}

static void
chip_remove_cb (AdduceUiTagEntry *self, AdduceUiTagChip *chip)
{
  const char *code = adduce_tag_get_code (adduce_ui_tag_chip_get_tag (chip));
  g_autoptr (AdduceTagList) tags = adduce_tag_list_remove (self->tags, code);

  /* The chip goes; the focus must not fall off with its button. */
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  emit_edited (self, tags);
}

static void
focus_widget_cb (AdduceUiTagEntry *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == GTK_WIDGET (self->text))
    return;

  adduce_ui_tag_entry_commit (self);
  adduce_ui_tag_entry_popdown (self);
}

static void
window_active_cb (AdduceUiTagEntry *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))))
    adduce_ui_tag_entry_popdown (self);
}

/* Overrides */

static void
adduce_ui_tag_entry_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (adduce_ui_tag_entry_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_widget_cb), widget);
  g_signal_connect_swapped (root, "notify::is-active", G_CALLBACK (window_active_cb), widget);
}

static void
adduce_ui_tag_entry_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (adduce_ui_tag_entry_parent_class)->unroot (widget);
}

static void
adduce_ui_tag_entry_unmap (GtkWidget *widget)
{
  adduce_ui_tag_entry_popdown (ADDUCE_UI_TAG_ENTRY (widget));

  GTK_WIDGET_CLASS (adduce_ui_tag_entry_parent_class)->unmap (widget);
}

static void
adduce_ui_tag_entry_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  AdduceUiTagEntry *self = ADDUCE_UI_TAG_ENTRY (widget);

  if (self->text != NULL && ((before ^ gtk_widget_get_state_flags (widget)) & GTK_STATE_FLAG_INSENSITIVE) != 0)
    update_text (self);

  GTK_WIDGET_CLASS (adduce_ui_tag_entry_parent_class)->state_flags_changed (widget, before);
}

static gboolean
adduce_ui_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_TAG_ENTRY (widget)->text));
}

static void
adduce_ui_tag_entry_dispose (GObject *object)
{
  AdduceUiTagEntry *self = ADDUCE_UI_TAG_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->text = NULL;
  self->matches = NULL;
  g_clear_object (&self->vocabulary);

  G_OBJECT_CLASS (adduce_ui_tag_entry_parent_class)->dispose (object);
}

static void
adduce_ui_tag_entry_finalize (GObject *object)
{
  AdduceUiTagEntry *self = ADDUCE_UI_TAG_ENTRY (object);

  adduce_tag_list_unref (self->tags);
  g_free (self->placeholder);

  G_OBJECT_CLASS (adduce_ui_tag_entry_parent_class)->finalize (object);
}

static void
adduce_ui_tag_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiTagEntry *self = ADDUCE_UI_TAG_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_tag_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiTagEntry *self = ADDUCE_UI_TAG_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TAGS:
      if (g_value_get_boxed (value) != NULL)
        adduce_ui_tag_entry_set_tags (self, g_value_get_boxed (value));
      break;
    case PROP_TITLE:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      update_text (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, ADDUCE_TYPE_TAG_LIST, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, write);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, write);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-tag-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagEntry, text);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagEntry, matches);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
adduce_ui_tag_entry_class_init (AdduceUiTagEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_tag_entry_dispose;
  object_class->finalize = adduce_ui_tag_entry_finalize;
  object_class->get_property = adduce_ui_tag_entry_get_property;
  object_class->set_property = adduce_ui_tag_entry_set_property;
  widget_class->root = adduce_ui_tag_entry_root;
  widget_class->unroot = adduce_ui_tag_entry_unroot;
  widget_class->unmap = adduce_ui_tag_entry_unmap;
  widget_class->state_flags_changed = adduce_ui_tag_entry_state_flags_changed;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_tag_entry_grab_focus;
  install_properties (object_class);

  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         ADDUCE_TYPE_TAG_LIST);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ADDUCE_UI_TYPE_TAG_MATCHES);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "tagentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_tag_entry_init (AdduceUiTagEntry *self)
{
  self->tags = adduce_tag_list_new_empty ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), adduce_ui_wrap_layout_new (4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  set_expanded (self, FALSE);
}

GtkWidget *
adduce_ui_tag_entry_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_TAG_ENTRY, NULL);
}

AdduceTagList *
adduce_ui_tag_entry_get_tags (AdduceUiTagEntry *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self), NULL);

  return self->tags;
}

void
adduce_ui_tag_entry_set_tags (AdduceUiTagEntry *self, AdduceTagList *tags)
{
  GtkWidget *child;

  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));
  g_return_if_fail (tags != NULL);

  if (adduce_tag_list_same_names (self->tags, tags))
    return;

  adduce_tag_list_ref (tags);
  adduce_tag_list_unref (self->tags);
  self->tags = tags;

  while (ADDUCE_UI_IS_TAG_CHIP (child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      GtkWidget *chip = adduce_ui_tag_chip_new (adduce_tag_list_get_tag (tags, i));

      g_signal_connect_swapped (chip, "remove", G_CALLBACK (chip_remove_cb), self);
      gtk_widget_insert_before (chip, GTK_WIDGET (self), GTK_WIDGET (self->text));
    }
  update_text (self);
  if (adduce_ui_tag_entry_get_open (self))
    show_matches (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

void
adduce_ui_tag_entry_set_vocabulary (AdduceUiTagEntry *self, AdduceVocabulary *vocabulary)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));
  g_return_if_fail (vocabulary == NULL || ADDUCE_IS_VOCABULARY (vocabulary));

  if (g_set_object (&self->vocabulary, vocabulary))
    adduce_ui_tag_entry_popdown (self);
}

const char *
adduce_ui_tag_entry_get_text (AdduceUiTagEntry *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

void
adduce_ui_tag_entry_set_text (AdduceUiTagEntry *self, const char *text)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

void
adduce_ui_tag_entry_commit (AdduceUiTagEntry *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));

  if (is_typed (self))
    take (self);
}

void
adduce_ui_tag_entry_popdown (AdduceUiTagEntry *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));

  if (self->matches == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->matches)))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->matches));
  set_expanded (self, FALSE);
}

gboolean
adduce_ui_tag_entry_get_open (AdduceUiTagEntry *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self), FALSE);

  return self->matches != NULL && gtk_widget_get_visible (GTK_WIDGET (self->matches));
}

void
adduce_ui_tag_entry_start (AdduceUiTagEntry *self)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  show_matches (self);
}
