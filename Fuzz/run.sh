#!/usr/bin/env bash
# Fuzzes every decoder that the public interface reaches, under AddressSanitizer.
#
#   Fuzz/run.sh SECONDS [TARGET…]      SECONDS on every core, shared evenly; every target without a name
#
# Starts from the committed corpus; what is learnt on the way stays in the build folder. An input that crashes, hangs for more
# than a second or takes too much memory is kept in Fuzz/findings, and the script ends with 1.
set -u
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- $(ls "$here/Corpus")
cores=$(nproc)
[ "$cores" -le $# ] || cores=$#
share=$((seconds * cores / $#))
[ "$share" -ge 1 ] || share=1

# Without these two the report would blame Swift's own crash handler, and leaks of the runtime would end the run.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0

# Of several -sanitize options the compiler heeds the last, and the build system orders its own by chance: without the third one half
# of all builds would run without coverage, that is, blindly.
build() {
    swift build --package-path "$here" --configuration release --sanitize=fuzzer --sanitize=address \
        -Xswiftc -sanitize=address,fuzzer "$@"
}
build >&2 || exit 2
binaries=$(build --show-bin-path) || exit 2

mkdir -p "$here/findings"
fuzz() {
    local target=$1 verdict=clean
    local learnt="$here/.build/corpus/$target" log="$here/.build/$target.log"
    mkdir -p "$learnt"
    "$binaries/fuzz-$target" -max_total_time="$share" -max_len=70000 -timeout=1 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$here/findings/$target-" "$learnt" "$here/Corpus/$target" >"$log" 2>&1 || verdict=FINDING
    awk -v target="$target" -v verdict="$verdict" '
        /stat::number_of_executed_units/ { runs = $2 }
        /stat::average_exec_per_sec/ { rate = $2 }
        /stat::peak_rss_mb/ { memory = $2 }
        / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
        END { printf "%-18s %10d executions %7d/s %6d edges %5d MB  %s\n", target, runs, rate, edges, memory, verdict }' "$log"
    if [ "$verdict" != clean ]; then
        grep -m 3 -e 'ERROR' -e 'Fatal error' -e 'Test unit written' "$log"
        return 1
    fi
    if grep -q 'no interesting inputs' "$log"; then
        echo "$target: built without coverage" >&2
        return 1
    fi
}
export here binaries share
export -f fuzz

# One target at each core: each runs on one.
printf '%s\n' "$@" | xargs -P "$cores" -I TARGET bash -c 'fuzz TARGET' || exit 1
