/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The umbrella header: the only header of the core that the window, the command line and tests include.
 */
#pragma once

#include "adduce-error.h"
#include "text/adduce-span.h"
#include "text/adduce-text.h"
#include "text/adduce-breaks.h"
#include "text/adduce-span-edit.h"
#include "text/adduce-span-index.h"
#include "text/adduce-coverage.h"
#include "text/adduce-quote.h"
#include "model/adduce-tag.h"
#include "model/adduce-claim.h"
#include "model/adduce-claim-set.h"
#include "model/adduce-facet.h"
#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"
#include "model/adduce-article.h"
#include "model/adduce-vocabulary.h"
#include "model/adduce-corpus.h"
#include "edit/adduce-command.h"
#include "edit/adduce-command-spans.h"
#include "edit/adduce-history.h"
#include "edit/adduce-session.h"
#include "store/adduce-paths.h"
#include "store/adduce-durable.h"
#include "store/adduce-sidecar.h"
#include "store/adduce-sidecar-scan.h"
#include "store/adduce-journal.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-coder-store.h"
#include "store/adduce-corpus-loader.h"
#include "analysis/adduce-stats.h"
#include "export/adduce-export.h"
#include "export/adduce-report.h"
