#!/usr/bin/env bash
# Holds the desk's outgoing events against the reference library of Standard Webhooks, which shares no line with the desk.
#   Tests/webhooks/verify.sh PAYDESK-BINARY
# Desk, simulated gateways and receiver talk over loopback; the library comes into .build-webhooks.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:?the paydesk binary}")
tools=$(.ci/python "$PWD/.build-webhooks/tools" standardwebhooks==1.1.0)
PYTHONDONTWRITEBYTECODE=1 exec "$tools/python" Tests/webhooks/check.py "$binary"
