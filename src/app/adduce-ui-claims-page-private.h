/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the page of all claims share.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-claims-crosstab.h"
#include "adduce-ui-claims-filter.h"
#include "adduce-ui-claims-page.h"
#include "adduce-ui-claims-retag.h"
#include "adduce-ui-claims-table.h"

G_BEGIN_DECLS

struct _AdduceUiClaimsPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdduceUiClaimsFilter *filter;
  GtkDropDown *group_drop_down;
  GtkMenuButton *columns_button;
  GtkWidget *columns_box;
  GtkMenuButton *retag_button;
  AdduceUiClaimsRetag *retag_popover;
  GtkMenuButton *more_button;
  GtkLabel *count_label;
  GtkRevealer *progress_revealer;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkBox *body;
  GtkWidget *groups_bin;
  GtkStack *stack;
  GtkWidget *table_bin;
  GtkWidget *crosstab_bin;
  AdwStatusPage *empty_page;
  GtkWidget *problems_bar;
  GtkLabel *problems_label;

  AdduceUiContext *context;
  AdduceCorpus *corpus; /* or NULL */
  AdduceCorpusClaims *claims;
  AdduceCodeMap *map; /* what speakers and issues have become; or NULL */
  AdduceClaimView *view;
  AdduceUiClaimsTable *table;
  AdduceUiClaimsCrosstab *crosstab;
  GSimpleActionGroup *actions;
  GSettings *settings;
  GCancellable *loading;
  GPtrArray *fields; /* AdduceClaimField; those to group by are in @groups */
  GPtrArray *groups;
  char *place; /* id of a claim that is to be shown when it is there */
  gboolean setting;
  guint narrow_source;
  guint n_retagged; /* rows whose change is being worked out */
};

/** (transfer none) (nullable) */
AdduceCodebook *_adduce_ui_claims_page_get_codebook (AdduceUiClaimsPage *self);

/** Tells the user something, as a toast. */
void _adduce_ui_claims_page_tell (AdduceUiClaimsPage *self, const char *text);

/** Whether the cross table is seen. */
gboolean _adduce_ui_claims_page_is_crosstab (AdduceUiClaimsPage *self);
void _adduce_ui_claims_page_set_crosstab (AdduceUiClaimsPage *self, gboolean crosstab);

/** Which of the pages of the stack fits, how many claims there are, how far reading is. */
void _adduce_ui_claims_page_update (AdduceUiClaimsPage *self);

/* --- adduce-ui-claims-page-fields.c --- */

void _adduce_ui_claims_page_init_fields (AdduceUiClaimsPage *self);

/** There are other fields: what can be chosen as columns and groups. */
void _adduce_ui_claims_page_fill_fields (AdduceUiClaimsPage *self);

/* --- adduce-ui-claims-page-actions.c --- */

void _adduce_ui_claims_page_make_actions (AdduceUiClaimsPage *self);
void _adduce_ui_claims_page_update_actions (AdduceUiClaimsPage *self);

/** Opens the article of a row with its claim in focus. */
void _adduce_ui_claims_page_open (AdduceUiClaimsPage *self, AdduceClaimRow *row);

/** Changes the chosen claims of one's own. @tags: (nullable) */
void _adduce_ui_claims_page_retag (AdduceUiClaimsPage *self, const char *variable, AdduceTagList *tags,
                                   AdduceRetagMode mode);

/** What a codebook key does to the chosen claims; %FALSE where no value has it. */
gboolean _adduce_ui_claims_page_press_key (AdduceUiClaimsPage *self, gunichar character);

G_END_DECLS
