#!/usr/bin/env bash
# Holds the desk's outgoing events against the reference library of Standard Webhooks, which shares no line with the desk.
#   Tests/webhooks/verify.sh PAYDESK-BINARY
# Desk, simulated gateways and receiver talk over loopback; the library comes into .build-webhooks.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:?the paydesk binary}")
tools=$PWD/.build-webhooks/tools
version=1.1.0
[ "$("$tools/bin/pip" show standardwebhooks 2>/dev/null | sed -n 's/^Version: //p')" = $version ] || {
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet "standardwebhooks==$version"
}
PYTHONDONTWRITEBYTECODE=1 exec "$tools/bin/python" Tests/webhooks/check.py "$binary"
