#!/bin/bash
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh [BUILD-FOLDER]: makes data/screenshots/window-light.png and window-dark.png anew, with the
# program of the build folder (./build) on the sample corpus. Look at them before committing.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:-$top/build}" && pwd)

mkdir -p "$top/data/screenshots"
export GSETTINGS_SCHEMA_DIR=$build/data ADDUCE_DATA_DIR=$top/data ADW_DISABLE_PORTAL=1
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$top/tests/journey LC_ALL=C.UTF-8
for look in light dark; do
  dark=0
  [ "$look" = light ] || dark=1
  XRUN_DARK=$dark XRUN_WM=openbox XRUN_COMPOSITE=1 XRUN_GEOM=1280x800x24 \
    "$top/tests/xrun.sh" /usr/bin/python3 "$top/tools/screenshots.py" "$build/src/app/adduce" \
    "$top/data/sample-corpus" "$top/data/screenshots/window-$look.png"
done
