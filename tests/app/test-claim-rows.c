/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards of thousands of claims: which there are, and that what is seen of them is always right.
 */
#include "inspector-fixture.h"

#include "adduce-ui-claim-row.h"

typedef InspectorFixture Fixture;

/* Speaker, issue and stance, quote, evidence. */
#define N_LINES 4

static GtkSelectionModel *
get_selection (Fixture *f)
{
  GtkListView *list = inspector_fixture_get (f, GTK_TYPE_LIST_VIEW);

  return gtk_list_view_get_model (list);
}

/* The position of the only card that is selected, or GTK_INVALID_LIST_POSITION. */
static guint
get_selected (Fixture *f)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (f));

  return gtk_bitset_get_size (selected) == 1 ? gtk_bitset_get_minimum (selected) : GTK_INVALID_LIST_POSITION;
}

static const char *
get_selected_id (Fixture *f)
{
  g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), get_selected (f));

  return item != NULL ? adduce_ui_claim_item_get_id (item) : NULL;
}

static guint
count_rows (GtkWidget *below)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += ADDUCE_UI_IS_CLAIM_ROW (child) + count_rows (child);
  return n;
}

static void
assert_cards_visible (Fixture *f)
{
  GtkWidget *list = inspector_fixture_get (f, GTK_TYPE_LIST_VIEW);

  for (GtkWidget *card = gtk_widget_get_first_child (list); card != NULL; card = gtk_widget_get_next_sibling (card))
    g_assert_true (gtk_widget_get_visible (card));
}

/* Thousands of claims, "Claim number 0000" and so on; (transfer full). */
static GPtrArray *
open_many (Fixture *f)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);
  AdduceSession *session;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "Claim number %04d\n", i); /* 18 characters */
  inspector_fixture_add_article (f, "d.txt", text->str);
  inspector_fixture_open (f, "d.txt");
  session = adduce_ui_context_get_session (f->context);
  for (guint i = 0; i < 5000; i++)
    {
      AdduceSpan span = { i * 18, i * 18 + 17 };
      g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("me");

      g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), NULL));
      g_ptr_array_add (claims, adduce_claim_builder_end (builder));
    }
  /* The session is the only way to change anything but for a test that wants to begin with thousands. */
  adduce_claim_set_replace_all (adduce_session_get_claims (session), (AdduceClaim *const *) claims->pdata,
                                claims->len);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "5000 claims"));
  WAIT_UNTIL (inspector_fixture_shows (f, "Claim number 0000")); /* cards come when there is time */
  return claims;
}

/* Thousands of claims: rows are made for those around what is in sight, and the focused one comes there. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = open_many (f);
  AdduceSession *session = adduce_ui_context_get_session (f->context);

  g_assert_cmpuint (count_rows (GTK_WIDGET (f->inspector)), <, 500);

  adduce_ui_context_focus_claim (f->context, adduce_claim_get_id (claims->pdata[3000]), FALSE);
  WAIT_UNTIL (inspector_fixture_shows (f, "Claim number 3000"));
  WAIT_UNTIL (g_strcmp0 (get_selected_id (f), adduce_claim_get_id (claims->pdata[3000])) == 0);
  adduce_claim_set_remove (adduce_session_get_claims (session), adduce_claim_get_id (claims->pdata[2999]));
  g_assert_cmpstr (get_selected_id (f), ==, adduce_claim_get_id (claims->pdata[3000]));
  g_assert_cmpuint (get_selected (f), ==, 2999);
  g_assert_cmpuint (f->n_reveals, ==, 0);

  /* The card that comes for the one that went, before the others or behind them, is there as they are. */
  assert_cards_visible (f);
  gtk_test_widget_wait_for_draw (f->window);
  assert_cards_visible (f);
}

typedef struct {
  Fixture *f;
  GtkListView *list;
  guint n_frames;
  guint n_cards; /* that were seen */
} Look;

/* The words that a card says, among them the claim's. */
static void
assert_card_reads (GtkWidget *row, gboolean in_view)
{
  AdduceClaim *claim = adduce_ui_claim_item_get_claim (adduce_ui_claim_row_get_item (ADDUCE_UI_CLAIM_ROW (row)));
  const char *words = adduce_claim_get_quote (claim, 0)->exact;
  GtkWidget *label = inspector_fixture_find (row, inspector_fixture_has_words, words);
  g_autofree char *name = g_strdup_printf ("No speaker: %s; No issue, no stance; No evidence", words);
  g_autofree char *wrong
    = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_null (wrong);
  if (in_view)
    {
      g_assert_nonnull (label);
      g_assert_true (gtk_widget_get_mapped (label));
    }
  /* Words of another claim are hidden, also from a screen reader. */
  if (label == NULL)
    g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (gtk_widget_get_first_child (row)),
                                                  GTK_ACCESSIBLE_STATE_HIDDEN));
}

static guint
count_text_nodes (GskRenderNode *node)
{
  guint n = 0;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      return 1;
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_text_nodes (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return count_text_nodes (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return count_text_nodes (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return count_text_nodes (gsk_rounded_clip_node_get_child (node));
    case GSK_OPACITY_NODE:
      return count_text_nodes (gsk_opacity_node_get_child (node));
    default:
      return 0;
    }
}

/* Words in what was really drawn of a widget, which need not be what it would draw now. */
static guint
count_drawn_words (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (image, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? count_text_nodes (node) : 0;
}

static void
painted_cb (GdkFrameClock *clock, Look *look)
{
  int height = gtk_widget_get_height (GTK_WIDGET (look->list));

  look->n_frames++;
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (look->list)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      graphene_rect_t bounds;
      gboolean in_view = gtk_widget_get_mapped (card)
                         && gtk_widget_compute_bounds (card, GTK_WIDGET (look->list), &bounds)
                         && bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < height;

      assert_card_reads (gtk_widget_get_first_child (card), in_view);
      if (in_view)
        g_assert_cmpuint (count_drawn_words (card), >=, N_LINES);
      look->n_cards += in_view;
    }
}

/* However fast one scrolls, in no frame that is drawn is there a card without its claim's words, or with another's. */
static void
test_scrolling (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = open_many (f);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260726);
  GtkAdjustment *adjustment;
  Look look = { f, NULL, 0, 0 };
  gulong handler;

  look.list = inspector_fixture_get (f, GTK_TYPE_LIST_VIEW);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (look.list));
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (get_selection (f))) == 5000);
  gtk_test_widget_wait_for_draw (f->window);
  handler = g_signal_connect_after (gtk_widget_get_frame_clock (f->window), "paint", G_CALLBACK (painted_cb), &look);
  for (guint i = 0; i < 40; i++)
    {
      double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      double step = i % 2 == 0 ? g_rand_double_range (rand, 0, upper)
                               : gtk_adjustment_get_value (adjustment) + g_rand_double_range (rand, -900, 900);

      gtk_adjustment_set_value (adjustment, step);
      gtk_test_widget_wait_for_draw (f->window);
    }
  g_assert_cmpuint (look.n_frames, >=, 40);
  g_assert_cmpuint (look.n_cards, >=, 40);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (f->window), handler);
}

static gboolean
is_first_drawn (Fixture *f)
{
  GtkWidget *card = gtk_widget_get_first_child (inspector_fixture_get (f, GTK_TYPE_LIST_VIEW));

  return inspector_fixture_shows (f, "Claim number 0000") && count_drawn_words (card) >= N_LINES;
}

/* A claim that is made above those in view comes into view, and its card has its words. */
static void
test_added (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = open_many (f);
  AdduceSession *session = adduce_ui_context_get_session (f->context);
  AdduceClaim *first = claims->pdata[0];

  adduce_claim_set_remove (adduce_session_get_claims (session), adduce_claim_get_id (first));
  WAIT_UNTIL (!inspector_fixture_shows (f, "Claim number 0000"));
  gtk_test_widget_wait_for_draw (f->window);
  adduce_claim_set_replace_all (adduce_session_get_claims (session), (AdduceClaim *const *) claims->pdata,
                                claims->len);
  adduce_ui_context_focus_claim (f->context, adduce_claim_get_id (first), FALSE);
  WAIT_UNTIL (is_first_drawn (f));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/claim-rows/" name, Fixture, NULL, inspector_fixture_set_up, func, inspector_fixture_tear_down)
  ADD ("many", test_many);
  ADD ("scrolling", test_scrolling);
  ADD ("added", test_added);
#undef ADD
  return g_test_run ();
}
