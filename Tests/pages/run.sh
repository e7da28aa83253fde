#!/usr/bin/env bash
# Every page in a real browser: written by the page tests, served with its own headers, looked at in headless Chromium.
# Screenshots end in .build-pages/shots.
set -euo pipefail
cd "$(dirname "$0")/../.."
.ci/install chromium chromium-driver fonts-wqy-microhei zbar-tools
out=$PWD/.build-pages
port=${PAYDESK_PAGES_PORT:-8391}
rm -rf "$out"
mkdir -p "$out"
PAYDESK_PAGES="$out/site" PAYDESK_PAGES_ORIGIN="http://127.0.0.1:$port" \
    "${SWIFT:-swift}" test ${SKIP_BUILD:+--skip-build} --disable-xctest --explicit-target-dependency-import-check error \
    --enable-code-coverage --filter PageGallery >"$out/gallery.log" 2>&1 || { tail -30 "$out/gallery.log"; exit 1; }
exec python3 Tests/pages/check.py "$out" "$port"
