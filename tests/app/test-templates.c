/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every .ui file of the program is good for what it is used for: a template class can be made from it
 * without a warning (a wrong type, property, signal handler or child is one) and is gone when let go;
 * any other file is taken by GtkBuilder. The table of files is made from the resource list.
 */
#include <adwaita.h>

typedef struct
{
  const char *path;
  const char *class_name;
  GType (*get_type) (void);
} TemplateFile;

#include "templates-table.h"

static void
test_template (gconstpointer data)
{
  const TemplateFile *file = data;
  GType type = file->get_type ();
  GtkWidget *widget;
  gpointer gone;

  g_assert_cmpstr (g_type_name (type), ==, file->class_name);
  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  if (G_TYPE_IS_ABSTRACT (type))
    {
      g_type_class_unref (g_type_class_ref (type));
      return;
    }

  widget = g_object_ref_sink (g_object_new (type, NULL));
  gone = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), &gone);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
  while (gone != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gone);
}

static void
test_builder (gconstpointer data)
{
  const TemplateFile *file = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  gtk_builder_add_from_resource (builder, file->path, &error);
  g_assert_no_error (error);

  /* With a window go its children. */
  GSList *objects = gtk_builder_get_objects (builder);
  for (GSList *l = objects; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data))
      gtk_window_destroy (l->data);
  g_slist_free_full (objects, g_object_unref);
}

/* A template of GtkListItem can only be read through its factory. */
static void
test_factory (gconstpointer data)
{
  const TemplateFile *file = data;
  g_autoptr (GtkListItemFactory) factory
    = gtk_builder_list_item_factory_new_from_resource (NULL, file->path);

  g_assert_true (GTK_IS_BUILDER_LIST_ITEM_FACTORY (factory));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  for (const TemplateFile *file = template_files; file->path != NULL; file++)
    {
      g_autofree char *name = g_path_get_basename (file->path);
      g_autofree char *path = g_strconcat ("/templates/", name, NULL);

      if (file->get_type != NULL)
        g_test_add_data_func (path, file, test_template);
      else if (file->class_name != NULL)
        g_test_add_data_func (path, file, test_factory);
      else
        g_test_add_data_func (path, file, test_builder);
    }
  return g_test_run ();
}
