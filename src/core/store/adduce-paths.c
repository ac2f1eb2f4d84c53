/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of the files of a corpus.
 *
 * A sidecar's name is read from its end: ".claims.json", before it the nickname (which has no dot), and
 * what is left must be an article's name or a shortened one. Synchronising programs put their mark
 * before the last extension (so behind ".claims") or, where they know better, before ".claims.json"
 * (where it is no nickname): neither reads as a sidecar.
 */
#include "config.h"

#include "store/adduce-paths.h"

#include <dirent.h>
#include <string.h>

#include "model/adduce-coder.h"
#include "model/adduce-display.h"

#define SIDECAR_SUFFIX ".claims.json"
#define NAME_MAX_BYTES 255
#define SHORTENED_BYTES 80
#define SHORTENED_DIGITS 16
#define NICKNAME_MAX_BYTES 32
#define RESILIO_MARK ".Conflict"

/* Length of the folder part with its slash; 0 where there is none. */
static gsize
folder_length (const char *path)
{
  const char *slash = strrchr (path, '/');
  return slash == NULL ? 0 : (gsize) (slash - path) + 1;
}

/* "First 80 bytes~0123456789abcdef": what stands for an article's name that is too long. */
static char *
shorten_name (const char *name)
{
  gsize n_bytes = strlen (name);
  gsize cut = MIN (n_bytes, SHORTENED_BYTES);
  while (cut > 0 && cut < n_bytes && ((guchar) name[cut] & 0xc0) == 0x80)
    cut--;

  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) name, n_bytes);
  return g_strdup_printf ("%.*s~%.*s", (int) cut, name, SHORTENED_DIGITS, digest);
}

static gboolean
is_shortened (const char *name, gsize n_bytes)
{
  if (n_bytes <= SHORTENED_DIGITS + 1 || name[0] == '.' || name[n_bytes - SHORTENED_DIGITS - 1] != '~')
    return FALSE;
  for (gsize i = n_bytes - SHORTENED_DIGITS; i < n_bytes; i++)
    if (!g_ascii_isdigit (name[i]) && !(name[i] >= 'a' && name[i] <= 'f'))
      return FALSE;
  return TRUE;
}

static gboolean
is_article_name (const char *name, gsize n_bytes)
{
  static const char *const endings[] = { ".txt", ".text", ".md" };

  if (n_bytes == 0 || name[0] == '.')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n_ending = strlen (endings[i]);
      if (n_bytes > n_ending && g_ascii_strncasecmp (name + n_bytes - n_ending, endings[i], n_ending) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* May the character stand in an IRI as it is? */
static gboolean
is_plain_in_source (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || (c != 0 && strchr ("-._~!$&'()*+,;=@/", (int) c) != NULL);
  return c >= 0xa0 && g_unichar_isgraph (c) && g_unichar_type (c) != G_UNICODE_FORMAT;
}

/* Length of what stands in brackets, which may have brackets inside; 0 where they don't close. */
static gsize
bracket_length (const char *text)
{
  guint depth = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      depth += *p == '(';
      depth -= *p == ')';
      if (depth == 0)
        return (gsize) (p - text) + 1;
    }
  return 0;
}

/* Length of the mark that a synchronising program left at @text; 0 for none. */
static gsize
conflict_mark_length (const char *text)
{
  /* Syncthing: ".sync-conflict-YYYYMMDD-HHMMSS-XXXXXXX"; early versions without the last part */
  static const char syncthing[] = ".sync-conflict-";
  if (g_str_has_prefix (text, syncthing))
    {
      gsize n_mark = strlen (syncthing);
      while (g_ascii_isalnum (text[n_mark]) || text[n_mark] == '-')
        n_mark++;
      return n_mark;
    }

  /* ownCloud: "_conflict-YYYYMMDD-HHMMSS" */
  static const char owncloud[] = "_conflict-";
  if (g_str_has_prefix (text, owncloud) && g_ascii_isdigit (text[strlen (owncloud)]))
    return strlen (owncloud) + strspn (text + strlen (owncloud), "0123456789-");

  /* Resilio: ".Conflict", ".Conflict2" */
  if (g_str_has_prefix (text, RESILIO_MARK))
    return strlen (RESILIO_MARK) + strspn (text + strlen (RESILIO_MARK), "0123456789");

  /* Nextcloud: " (conflicted copy 2031-03-04 101500)"; Dropbox: " (Anna's conflicted copy 2031-03-04 (1))" */
  if (g_str_has_prefix (text, " ("))
    {
      gsize n_mark = bracket_length (text + 1) + 1;
      if (n_mark > 1 && g_strstr_len (text, (gssize) n_mark, "conflicted copy") != NULL)
        return n_mark;
    }
  return 0;
}

/* OneDrive: "-DESKTOP-AB12CD3", the computer's name, before the last extension; there any such word is a mark.
 * @before: what is before it, ".claims" */
static gsize
computer_mark_length (const char *name, const char *at, const char *before)
{
  static const char after[] = ".json";
  gsize n_mark = 1;
  if (*at != '-' || (gsize) (at - name) < strlen (before)
      || strncmp (at - strlen (before), before, strlen (before)) != 0)
    return 0;
  while (g_ascii_isalnum (at[n_mark]) || at[n_mark] == '-')
    n_mark++;
  return n_mark > 1 && g_str_equal (at + n_mark, after) ? n_mark : 0;
}

static char *
own_folder (const char *base, const char *sub)
{
  char *folder = g_build_filename (base, "adduce", sub, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("%s could not be made", folder);
  return folder;
}

gboolean
adduce_paths_is_article_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return is_article_name (name, strlen (name));
}

char *
adduce_paths_sidecar (const char *article_path, const char *nickname)
{
  g_return_val_if_fail (article_path != NULL, NULL);
  g_return_val_if_fail (nickname != NULL, NULL);

  gsize n_folder = folder_length (article_path);
  const char *name = article_path + n_folder;
  if (strlen (name) + 1 + strlen (nickname) + strlen (SIDECAR_SUFFIX) <= NAME_MAX_BYTES)
    return g_strconcat (article_path, ".", nickname, SIDECAR_SUFFIX, NULL);

  g_autofree char *folder = g_strndup (article_path, n_folder);
  g_autofree char *shortened = shorten_name (name);
  return g_strconcat (folder, shortened, ".", nickname, SIDECAR_SUFFIX, NULL);
}

gboolean
adduce_paths_split_meta_name (const char *name, gsize *ret_n_article)
{
  g_return_val_if_fail (name != NULL, FALSE);

  gsize n_bytes = strlen (name);
  gsize n_suffix = strlen (ADDUCE_PATHS_META_SUFFIX);
  if (n_bytes <= n_suffix || strcmp (name + n_bytes - n_suffix, ADDUCE_PATHS_META_SUFFIX) != 0
      || !is_article_name (name, n_bytes - n_suffix))
    return FALSE;

  if (ret_n_article != NULL)
    *ret_n_article = n_bytes - n_suffix;
  return TRUE;
}

gboolean
adduce_paths_split_sidecar_name (const char *name, gsize *ret_n_article, char *ret_nickname)
{
  g_return_val_if_fail (name != NULL, FALSE);

  gsize n_bytes = strlen (name);
  gsize n_suffix = strlen (SIDECAR_SUFFIX);
  if (n_bytes <= n_suffix || name[0] == '.' || strcmp (name + n_bytes - n_suffix, SIDECAR_SUFFIX) != 0)
    return FALSE;

  gsize end = n_bytes - n_suffix;
  const char *dot = memrchr (name, '.', end);
  if (dot == NULL)
    return FALSE;
  gsize n_article = (gsize) (dot - name);
  gsize n_nickname = end - n_article - 1;
  if (n_nickname == 0 || n_nickname > NICKNAME_MAX_BYTES)
    return FALSE;

  char nickname[NICKNAME_MAX_BYTES + 1];
  memcpy (nickname, dot + 1, n_nickname);
  nickname[n_nickname] = '\0';
  if (!adduce_coder_is_nickname (nickname)
      || (!is_article_name (name, n_article) && !is_shortened (name, n_article)))
    return FALSE;

  if (ret_n_article != NULL)
    *ret_n_article = n_article;
  if (ret_nickname != NULL)
    memcpy (ret_nickname, nickname, n_nickname + 1);
  return TRUE;
}

gboolean
adduce_paths_parse_sidecar_name (const char *name, char **ret_article, char **ret_nickname)
{
  gsize n_article = 0;
  char nickname[ADDUCE_PATHS_NICKNAME_BUFFER];
  if (!adduce_paths_split_sidecar_name (name, &n_article, nickname))
    return FALSE;

  if (ret_article != NULL)
    *ret_article = g_strndup (name, n_article);
  if (ret_nickname != NULL)
    *ret_nickname = g_strdup (nickname);
  return TRUE;
}

gboolean
adduce_paths_is_sidecar_of (const char *name, gsize n_article, const char *article_name)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (article_name != NULL, FALSE);

  gsize n_name = strlen (article_name);
  if (n_name == n_article && memcmp (name, article_name, n_article) == 0)
    return TRUE;
  if (n_name < SHORTENED_BYTES || !is_shortened (name, n_article))
    return FALSE;

  g_autofree char *shortened = shorten_name (article_name);
  return strlen (shortened) == n_article && memcmp (name, shortened, n_article) == 0;
}

char *
adduce_paths_shorten_name (const char *article_name)
{
  g_return_val_if_fail (article_name != NULL, NULL);

  return shorten_name (article_name);
}

/* (transfer full): @name without the mark at @at */
static char *
cut_out (const char *name, const char *at, gsize n_mark)
{
  g_autofree char *head = g_strndup (name, (gsize) (at - name));
  return g_strconcat (head, at + n_mark, NULL);
}

gboolean
adduce_paths_parse_conflict_name (const char *name, char **ret_sidecar)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (const char *at = name; *at != '\0'; at++)
    {
      gsize n_mark = MAX (conflict_mark_length (at), computer_mark_length (name, at, ".claims"));
      if (n_mark == 0)
        continue;
      g_autofree char *without = cut_out (name, at, n_mark);
      gsize n_article = 0;
      if (!adduce_paths_split_sidecar_name (without, &n_article, NULL) || (gsize) (at - name) < n_article)
        continue;
      if (ret_sidecar != NULL)
        *ret_sidecar = g_steal_pointer (&without);
      return TRUE;
    }
  return FALSE;
}

gboolean
adduce_paths_parse_meta_conflict_name (const char *name, char **ret_meta)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_str_has_suffix (name, ".json"))
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    {
      gsize n_mark = MAX (conflict_mark_length (at), computer_mark_length (name, at, ".meta"));
      if (n_mark == 0)
        continue;
      g_autofree char *without = cut_out (name, at, n_mark);
      gsize n_article = 0;
      if (!adduce_paths_split_meta_name (without, &n_article) || (gsize) (at - name) < n_article)
        continue;
      if (ret_meta != NULL)
        *ret_meta = g_steal_pointer (&without);
      return TRUE;
    }
  return FALSE;
}

gboolean
adduce_paths_may_remove_conflict (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return strstr (name, RESILIO_MARK) == NULL;
}

char **
adduce_paths_list_sidecars (const char *article_path)
{
  g_return_val_if_fail (article_path != NULL, NULL);

  gsize n_folder = folder_length (article_path);
  const char *article = article_path + n_folder;
  g_autofree char *folder = g_strndup (article_path, n_folder);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  DIR *dir = opendir (n_folder == 0 ? "." : folder);
  struct dirent *entry;
  while (dir != NULL && (entry = readdir (dir)) != NULL)
    {
      gsize n_article = 0;
      if (adduce_paths_split_sidecar_name (entry->d_name, &n_article, NULL)
          && adduce_paths_is_sidecar_of (entry->d_name, n_article, article))
        g_ptr_array_add (found, g_strconcat (folder, entry->d_name, NULL));
    }
  if (dir != NULL)
    closedir (dir);

  g_ptr_array_sort (found, compare_paths);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

char *
adduce_paths_display (const char *path)
{
  return adduce_display_name (path);
}

char *
adduce_paths_encode_source (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  GString *source = g_string_sized_new (strlen (name));
  const char *at = name;
  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char_validated (at, -1);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
      gboolean plain = valid && is_plain_in_source (c);
      gboolean begins = at == name || at[-1] == '/';
      if (begins && (c == '.' || c == '/')) /* a hidden file, a parent folder or an empty part */
        plain = FALSE;

      const char *next = valid ? g_utf8_next_char (at) : at + 1;
      for (; at < next; at++)
        if (plain)
          g_string_append_c (source, *at);
        else
          g_string_append_printf (source, "%%%02X", (guchar) *at);
    }
  return g_string_free (source, FALSE);
}

char *
adduce_paths_data_dir (const char *sub)
{
  return own_folder (g_get_user_data_dir (), sub);
}

char *
adduce_paths_cache_dir (const char *sub)
{
  return own_folder (g_get_user_cache_dir (), sub);
}

char *
adduce_paths_config_dir (void)
{
  return own_folder (g_get_user_config_dir (), NULL);
}

char *
adduce_paths_installed (const char *sub)
{
  const char *folder = g_getenv ("ADDUCE_DATA_DIR");
  if (folder == NULL || folder[0] == '\0')
    folder = ADDUCE_DATADIR;
  return g_build_filename (folder, sub, NULL);
}
