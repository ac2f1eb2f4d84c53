/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTag: one value of a claim's variable, and lists of them.
 *
 * The code is what counts (a slug, stable through renames); the label is what it was called when it
 * was given, for readers without the codebook. Immutable, reference-counted, any thread.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ADDUCE_TYPE_TAG (adduce_tag_get_type ())
typedef struct _AdduceTag AdduceTag;
GType adduce_tag_get_type (void);

AdduceTag *adduce_tag_new (const char *code, const char *label);

/**
 * adduce_tag_new_for_label:
 * @label: a speaker's name or an issue as the coder typed it; white space is trimmed and runs of it joined
 *
 * The code is adduce_breaks_slug() of the label.
 *
 * Returns: (transfer full) (nullable): %NULL for a label with nothing visible
 */
AdduceTag *adduce_tag_new_for_label (const char *label);

/**
 * adduce_tag_new_plain:
 * @text: the value of a text, number, date or yes/no in its canonical form
 *
 * A value that is no code: code and label are the text, and files have no code for it.
 */
AdduceTag *adduce_tag_new_plain (const char *text);
gboolean adduce_tag_is_plain (const AdduceTag *self);

AdduceTag *adduce_tag_ref (AdduceTag *self);
void adduce_tag_unref (AdduceTag *self);
const char *adduce_tag_get_code (const AdduceTag *self);
const char *adduce_tag_get_label (const AdduceTag *self);

/** Same code (labels may differ); two %NULL are equal. */
gboolean adduce_tag_equal (const AdduceTag *a, const AdduceTag *b);

#define ADDUCE_TYPE_TAG_LIST (adduce_tag_list_get_type ())
typedef struct _AdduceTagList AdduceTagList;
GType adduce_tag_list_get_type (void);

/** Keeps the order given, drops later tags of a code that is there already; (transfer full). */
AdduceTagList *adduce_tag_list_new (AdduceTag *const *tags, guint n_tags);

/** The list without tags; (transfer full). */
AdduceTagList *adduce_tag_list_new_empty (void);
AdduceTagList *adduce_tag_list_ref (AdduceTagList *self);
void adduce_tag_list_unref (AdduceTagList *self);
guint adduce_tag_list_get_n_tags (const AdduceTagList *self);

/** (transfer none) */
AdduceTag *adduce_tag_list_get_tag (const AdduceTagList *self, guint index);
gboolean adduce_tag_list_contains (const AdduceTagList *self, const char *code);

/** A list with @tag at the end; the same list where it is there already; (transfer full). */
AdduceTagList *adduce_tag_list_add (AdduceTagList *self, AdduceTag *tag);

/** A list without the tag of that code; (transfer full). */
AdduceTagList *adduce_tag_list_remove (AdduceTagList *self, const char *code);

/** Same codes in the same order. */
gboolean adduce_tag_list_equal (const AdduceTagList *a, const AdduceTagList *b);

/** The same codes in the same order, under the same labels. */
gboolean adduce_tag_list_same_names (const AdduceTagList *a, const AdduceTagList *b);

/** The labels joined by @separator; (transfer full). */
char *adduce_tag_list_to_string (const AdduceTagList *self, const char *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTag, adduce_tag_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTagList, adduce_tag_list_unref)

G_END_DECLS
