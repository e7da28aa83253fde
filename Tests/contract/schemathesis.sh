#!/usr/bin/env bash
# Holds the running service against docs/openapi.yaml: every route, every check, no status that the contract does not name.
#   Tests/contract/schemathesis.sh PAYDESK-BINARY [examples per operation]
# The gateways' addresses are closed ports of this machine, so nothing leaves it.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:?the paydesk binary}")
root=$PWD
examples=${2:-40}
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }
    rm -rf "$work"
}
trap finish EXIT

tools=$root/.build-contract/tools
[ -x "$tools/bin/schemathesis" ] || {
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet 'schemathesis>=4,<5'
}

key=contract-0123456789abcdefghijklmnop
export PAYDESK_LISTEN=127.0.0.1:0 PAYDESK_PUBLIC_URL=http://127.0.0.1:1 PAYDESK_DATABASE="sqlite:$work/orders.db"
export PAYDESK_API_KEYS="contract:read+charge+operate:$key" PAYDESK_LOG_LEVEL=notice
export PAYUNI_MERCHANT_ID=SHOP01 PAYUNI_HASH_KEY=12345678901234567890123456789012 PAYUNI_HASH_IV=1234567890123456
export PAYUNI_TEST_MODE=1 PAYUNI_BASE_URL=http://127.0.0.1:9
export KRYPTOGO_CLIENT_ID=client01 KRYPTOGO_STUDIO_API_KEY=key01 KRYPTOGO_ORIGIN=https://shop.example
export KRYPTOGO_BASE_URL=http://127.0.0.1:9 LLVM_PROFILE_FILE=/dev/null
"$binary" serve 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    port=$(sed -n 's/.*"message":"listening".*"port":"\([0-9]*\)".*/\1/p' "$work/log")
    [ -n "$port" ] && break
    kill -0 "$server" || { cat "$work/log"; exit 1; }
    sleep 0.1
done
[ -n "$port" ] || { echo "the service did not begin to listen"; cat "$work/log"; exit 1; }

base=http://127.0.0.1:$port
order() { # one order to ask about, so that not every path leads to 404
    curl -sS --fail -o /dev/null -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$base/v1/orders" -d \
        '{"id":"A-1","due":{"value":"300","currency":"TWD"},"deadline":"2099-01-01T00:00:00Z","description":"tea"}'
}
order
# The stream never ends by itself, so it is not waited for here; the suite of the service holds it.
# It keeps what it found beside where it runs; that goes with the folder.
cd "$work"
"$tools/bin/schemathesis" --config-file "$root/Tests/contract/schemathesis.toml" run "$base/openapi.yaml" --checks all \
    --max-examples "$examples" --workers 1 \
    --header "Authorization: Bearer $key" --exclude-path '/checkout/{token}/events' --request-timeout 20 --no-color
kill -0 "$server"
echo "the service answered as docs/openapi.yaml says"
