/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done and can be undone.
 */
#include "config.h"

#include "adduce-history.h"

typedef struct {
  GPtrArray *commands; /* AdduceCommand, owned */
  GArray *turns;       /* guint64, when each got there */
} Stack;

struct _AdduceHistory {
  GObject parent_instance;
  Stack undo; /* the last done at the end */
  Stack redo; /* the last undone at the end */
  guint64 turn; /* when it changed last */
};

G_DEFINE_FINAL_TYPE (AdduceHistory, adduce_history, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_TURN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* What the properties showed before a change. */
typedef struct {
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
} Shown;

static void
stack_init (Stack *stack)
{
  stack->commands = g_ptr_array_new_with_free_func (g_object_unref);
  stack->turns = g_array_new (FALSE, FALSE, sizeof (guint64));
}

static void
stack_clear (Stack *stack)
{
  g_clear_pointer (&stack->commands, g_ptr_array_unref);
  g_clear_pointer (&stack->turns, g_array_unref);
}

static void
stack_push (Stack *stack, AdduceCommand *command, guint64 turn)
{
  g_ptr_array_add (stack->commands, g_object_ref (command));
  g_array_append_val (stack->turns, turn);
}

static void
stack_set_size (Stack *stack, guint n)
{
  g_ptr_array_set_size (stack->commands, (int) n);
  g_array_set_size (stack->turns, n);
}

static AdduceCommand *
peek (const Stack *stack)
{
  return stack->commands->len > 0 ? stack->commands->pdata[stack->commands->len - 1] : NULL;
}

static const char *
peek_label (const Stack *stack)
{
  return peek (stack) != NULL ? adduce_command_get_label (peek (stack)) : NULL;
}

static guint64
peek_turn (const Stack *stack)
{
  return stack->turns->len > 0 ? g_array_index (stack->turns, guint64, stack->turns->len - 1) : 0;
}

static Shown
note_shown (AdduceHistory *self)
{
  return (Shown){ peek (&self->undo) != NULL, peek (&self->redo) != NULL, g_strdup (peek_label (&self->undo)),
                  g_strdup (peek_label (&self->redo)) };
}

/* Notifies of what differs, which the turn always does, and ends @before. */
static void
notify_changes (AdduceHistory *self, Shown before)
{
  GObject *object = G_OBJECT (self);
  g_autofree char *undo_label = before.undo_label, *redo_label = before.redo_label;

  g_object_freeze_notify (object);
  g_object_notify_by_pspec (object, props[PROP_TURN]);
  if (before.can_undo != (peek (&self->undo) != NULL))
    g_object_notify_by_pspec (object, props[PROP_CAN_UNDO]);
  if (before.can_redo != (peek (&self->redo) != NULL))
    g_object_notify_by_pspec (object, props[PROP_CAN_REDO]);
  if (g_strcmp0 (undo_label, peek_label (&self->undo)) != 0)
    g_object_notify_by_pspec (object, props[PROP_UNDO_LABEL]);
  if (g_strcmp0 (redo_label, peek_label (&self->redo)) != 0)
    g_object_notify_by_pspec (object, props[PROP_REDO_LABEL]);
  g_object_thaw_notify (object);
}

static void
move_top (AdduceHistory *self, Stack *from, Stack *to)
{
  g_return_if_fail (peek (from) != NULL);

  Shown before = note_shown (self);
  self->turn = adduce_undo_turns_next ();
  stack_push (to, peek (from), self->turn);
  stack_set_size (from, from->commands->len - 1);
  notify_changes (self, before);
}

static void
drop_top (AdduceHistory *self, Stack *stack)
{
  g_return_if_fail (peek (stack) != NULL);

  Shown before = note_shown (self);
  self->turn = adduce_undo_turns_next ();
  stack_set_size (stack, stack->commands->len - 1);
  notify_changes (self, before);
}

static void
adduce_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceHistory *self = ADDUCE_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, adduce_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, adduce_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, adduce_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, adduce_history_get_redo_label (self));
      break;
    case PROP_TURN:
      g_value_set_uint64 (value, self->turn);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_history_finalize (GObject *object)
{
  AdduceHistory *self = ADDUCE_HISTORY (object);

  stack_clear (&self->undo);
  stack_clear (&self->redo);
  G_OBJECT_CLASS (adduce_history_parent_class)->finalize (object);
}

static void
adduce_history_class_init (AdduceHistoryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_history_get_property;
  object_class->finalize = adduce_history_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_TURN] = g_param_spec_uint64 ("turn", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_history_init (AdduceHistory *self)
{
  stack_init (&self->undo);
  stack_init (&self->redo);
}

AdduceHistory *
adduce_history_new (void)
{
  return g_object_new (ADDUCE_TYPE_HISTORY, NULL);
}

void
adduce_history_push (AdduceHistory *self, AdduceCommand *done)
{
  g_return_if_fail (ADDUCE_IS_HISTORY (self));
  g_return_if_fail (ADDUCE_IS_COMMAND (done));

  Shown before = note_shown (self);
  self->turn = adduce_undo_turns_next ();
  stack_push (&self->undo, done, self->turn);
  stack_set_size (&self->redo, 0);
  notify_changes (self, before);
}

AdduceCommand *
adduce_history_peek_undo (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), NULL);
  return peek (&self->undo);
}

AdduceCommand *
adduce_history_peek_redo (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), NULL);
  return peek (&self->redo);
}

void
adduce_history_undone (AdduceHistory *self)
{
  g_return_if_fail (ADDUCE_IS_HISTORY (self));
  move_top (self, &self->undo, &self->redo);
}

void
adduce_history_redone (AdduceHistory *self)
{
  g_return_if_fail (ADDUCE_IS_HISTORY (self));
  move_top (self, &self->redo, &self->undo);
}

void
adduce_history_drop_undo (AdduceHistory *self)
{
  g_return_if_fail (ADDUCE_IS_HISTORY (self));
  drop_top (self, &self->undo);
}

void
adduce_history_drop_redo (AdduceHistory *self)
{
  g_return_if_fail (ADDUCE_IS_HISTORY (self));
  drop_top (self, &self->redo);
}

gboolean
adduce_history_get_can_undo (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), FALSE);
  return peek (&self->undo) != NULL;
}

gboolean
adduce_history_get_can_redo (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), FALSE);
  return peek (&self->redo) != NULL;
}

const char *
adduce_history_get_undo_label (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), NULL);
  return peek_label (&self->undo);
}

const char *
adduce_history_get_redo_label (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), NULL);
  return peek_label (&self->redo);
}

AdduceUndoTurns
adduce_history_get_turns (AdduceHistory *self)
{
  g_return_val_if_fail (ADDUCE_IS_HISTORY (self), ((AdduceUndoTurns) { 0, 0 }));

  return (AdduceUndoTurns) { peek_turn (&self->undo), peek_turn (&self->redo) };
}
