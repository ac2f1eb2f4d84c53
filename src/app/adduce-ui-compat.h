/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What only a later GTK than Debian 12's has, where it does something for users: looked up when Adduce is
 * built, done by other means where it is not there, or left out where there are none.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * adduce_ui_compat_announce:
 * @widget: in the window that is concerned
 *
 * Lets a screen reader say @text now (GTK 4.14).
 */
void adduce_ui_compat_announce (GtkWidget *widget, const char *text);

/**
 * adduce_ui_compat_label_row:
 * @row: what a factory puts into a row of a list
 *
 * Names the row, also the widget of the list around it, which has the keyboard focus (GTK 4.12 has calls for it).
 */
void adduce_ui_compat_label_row (GtkWidget *row, const char *label);

/** Names a drop-down, also the button in it that has the keyboard focus; to be called once. */
void adduce_ui_compat_label_drop_down (GtkDropDown *drop_down, const char *label);

/**
 * adduce_ui_compat_search_drop_down:
 * @drop_down: with an expression for the words of its rows; to be called once
 *
 * Lets one type words that stand anywhere in a row, as soon as the rows are open. By itself GTK takes only those that a
 * row begins with, before 4.12 there is no call to ask for more, and when rows open for the first time the keyboard is
 * at a row, where letters do nothing. Return takes the first row that is found.
 */
void adduce_ui_compat_search_drop_down (GtkDropDown *drop_down);

/** Names the button by which a search bar is closed, which GTK leaves without a name, and puts it beside
 * the first of several lines instead of between them. */
void adduce_ui_compat_label_close_button (GtkSearchBar *bar);

/** Names those of the messages that come; likewise. To be called once. */
void adduce_ui_compat_label_toasts (AdwToastOverlay *overlay);

/** Names what libadwaita leaves without a name in a window about the program: its version and its long texts. */
void adduce_ui_compat_label_about (GtkWidget *about, const char *version);

/**
 * adduce_ui_compat_watch_popovers:
 * @window: to be called once
 *
 * After a click in a menu's submenu GTK 4.8 leaves the keyboard in the menu that was closed, where keys do nothing
 * until one clicks somewhere: from now on it goes to what the menu was opened from.
 */
void adduce_ui_compat_watch_popovers (GtkWindow *window);

/**
 * adduce_ui_compat_measure_popover:
 * @parent_class: of the popover's own class, whose measure() calls this
 *
 * GTK 4.8 takes a popover's shadow for room of its content: what wraps there is measured as wider than it will be, and
 * the last lines are cut off. This leaves the shadow out.
 */
void adduce_ui_compat_measure_popover (GtkWidget *popover, GtkWidgetClass *parent_class, GtkOrientation orientation,
                                       int for_size, int *minimum, int *natural, int *minimum_baseline,
                                       int *natural_baseline);

/**
 * adduce_ui_compat_shape_popover:
 *
 * To be called when a popover without an arrow has its size: GTK 4.8 has its shadow take the clicks that are meant for
 * what is seen below it.
 */
void adduce_ui_compat_shape_popover (GtkWidget *popover);

/** Asks the screen: GTK 4.18 tells under X11 of a pointer that left a popover and has not. */
gboolean adduce_ui_compat_is_pointer_on_popover (GtkWidget *popover);

/**
 * adduce_ui_compat_keep_pointer:
 * @popover: that does not hide by itself, so that there is no grab; to be called once
 *
 * From 4.18 on GTK looks where the pointer is when a window was laid out, and under X11 finds it in the window also
 * where a popover lies between: the next click goes to what is below the popover. This has GTK look once more.
 */
void adduce_ui_compat_keep_pointer (GtkWidget *popover);

/**
 * adduce_ui_compat_get_knobs_bottom:
 *
 * How far down GTK's own knobs at the ends of a touched selection take touches, knobs and all around them: in GTK
 * 4.24 that is more than twice the line's height, and comes before whatever is below.
 *
 * Returns: in the coordinates of @view; 0 where there are none in view
 */
int adduce_ui_compat_get_knobs_bottom (GtkTextView *view);

/**
 * adduce_ui_compat_empty_expander:
 * @expander: with its child
 *
 * GTK asks what a folded expander holds whether it takes the focus, complains that it is in no window, and Tab goes no
 * further: from now on the expander holds its child only while it is expanded.
 */
void adduce_ui_compat_empty_expander (GtkExpander *expander);

/**
 * adduce_ui_compat_watch_handle:
 * @paned: with both of its children
 *
 * A paned of which only one child is shown takes the clicks where its handle was: from now
 * on it does so only while both are shown. And it takes every touch within 50 pixels of its handle, among them those
 * of text and buttons: now only those that are on the handle, as far as a finger can tell.
 */
void adduce_ui_compat_watch_handle (GtkPaned *paned);

G_END_DECLS
