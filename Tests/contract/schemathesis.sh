#!/usr/bin/env bash
# Holds the running service against docs/openapi.yaml: every route, every check, no status that the contract does not name.
#   Tests/contract/schemathesis.sh PAYDESK-BINARY [examples per operation] [seed]
# The same seed makes the same requests; another one looks elsewhere.
# The gateways are simulated, so that attempts begin, and nothing leaves this machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:?the paydesk binary}")
root=$PWD
examples=${2:-25}
seed=${3:-1}
work=$(mktemp -d)
running=()
finish() {
    for process in "${running[@]}"; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT

tools=$(.ci/python "$root/.build-contract/tools" 'schemathesis>=4.32,<5')

await() { # await NAME PATTERN: what the newest process's log says about itself, as the pattern's group
    local found
    for _ in $(seq 100); do
        found=$(sed -n "$2" "$work/$1.log")
        [ -z "$found" ] || { echo "$found"; return; }
        kill -0 "${running[-1]}" || break
        sleep 0.1
    done
    echo "paydesk $1 did not start" >&2
    cat "$work/$1.log" >&2
    return 1
}

export LLVM_PROFILE_FILE=/dev/null
"$binary" simulate --listen 127.0.0.1:0 >"$work/simulate.log" 2>&1 &
running+=($!)
await simulate 's/^export \(PAYUNI_TEST_MODE=.*\)/\1/p' >/dev/null
eval "$(grep '^export ' "$work/simulate.log")"

key=contract-0123456789abcdefghijklmnop
export PAYDESK_LISTEN=127.0.0.1:0 PAYDESK_PUBLIC_URL=http://127.0.0.1:1 PAYDESK_DATABASE="sqlite:$work/orders.db"
export PAYDESK_API_KEYS="contract:read+charge+operate:$key" PAYDESK_LOG_LEVEL=notice
"$binary" serve >"$work/serve.log" 2>&1 &
running+=($!)
port=$(await serve 's/.*"message":"listening".*"port":"\([0-9]*\)".*/\1/p')

base=http://127.0.0.1:$port
order() { # order ID: opens one, and says its checkout's token
    curl -sS --fail -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$base/v1/orders" -d \
        '{"id":"'"$1"'","due":{"value":"300","currency":"TWD"},"deadline":"2099-01-01T00:00:00Z","description":"tea"}' |
        sed -n 's/.*"checkoutURL":"[^"]*checkout\\*\/\([0-9a-f]*\)".*/\1/p'
}
token=$(order shop-1001)
[ -n "$token" ] && [ -n "$(order shop-1002)" ]
# Signed in, so that the operator's pages are shown and not only the way to them.
session=$(curl -sS -o /dev/null -D - --data-urlencode "key=$key" "$base/desk/sign-in" | sed -n 's/^set-cookie: \(paydesk=[^;]*\).*/\1/Ip')
[ -n "$session" ]
sed "s/CHECKOUT_TOKEN/$token/" Tests/contract/schemathesis.toml >"$work/schemathesis.toml"
# It keeps what it found beside where it runs; that goes with the folder.
cd "$work"
SCHEMATHESIS_HOOKS=$root/Tests/contract/hooks.py PYTHONDONTWRITEBYTECODE=1 \
    "$tools/schemathesis" --config-file schemathesis.toml run "$base/openapi.yaml" --checks all \
    --max-examples "$examples" --workers 1 --header "Authorization: Bearer $key" --header "Cookie: $session" \
    --request-timeout 20 --no-color --seed "$seed"
kill -0 "${running[-1]}"
echo "the service answered as docs/openapi.yaml says"
