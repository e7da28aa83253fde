#!/usr/bin/env bash
# Makes docs/images anew: pages of a running `paydesk demo`, as payers and operators see them.
#   Tests/pages/screenshots.sh PAYDESK-BINARY [folder]
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:?the paydesk binary}")
folder=${2:-docs/images}
.ci/install chromium chromium-driver fonts-noto-cjk pngquant
mkdir -p "$folder"
rm -f "$folder"/*.png
PYTHONDONTWRITEBYTECODE=1 python3 Tests/pages/screenshots.py "$binary" "$folder" "${PAYDESK_PAGES_PORT:-8391}"
# Few colours are on these pages; without the others the pictures are a third as large.
pngquant --force --ext .png --strip --speed 1 --quality 70-95 "$folder"/*.png
for picture in "$folder"/*.png; do
    size=$(stat -c %s "$picture")
    printf '%7d bytes  %s\n' "$size" "$picture"
    [ "$size" -le 150000 ] || { echo "too large"; exit 1; }
done
