#!/bin/sh
# Fuzzes every decoder that the public interface reaches, under AddressSanitizer.
#
#   Fuzz/run.sh SECONDS [TARGET…]      SECONDS in all, shared evenly; every target without a name
#
# Starts from the committed corpus; what is learnt on the way stays in the build folder. An input that crashes, hangs for more
# than a second or takes too much memory is kept in Fuzz/findings, and the script ends with 1.
set -u
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- $(ls "$here/Corpus")
share=$((seconds / $#))
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
failed=0
for target in "$@"; do
    learnt="$here/.build/corpus/$target"
    mkdir -p "$learnt"
    log="$here/.build/$target.log"
    if "$binaries/fuzz-$target" -max_total_time="$share" -max_len=70000 -timeout=1 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$here/findings/$target-" "$learnt" "$here/Corpus/$target" >"$log" 2>&1; then
        verdict=clean
    else
        verdict=FINDING
        failed=1
    fi
    awk -v target="$target" -v verdict="$verdict" '
        /stat::number_of_executed_units/ { runs = $2 }
        /stat::average_exec_per_sec/ { rate = $2 }
        /stat::peak_rss_mb/ { memory = $2 }
        / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
        END { printf "%-18s %10d executions %7d/s %6d edges %5d MB  %s\n", target, runs, rate, edges, memory, verdict }' "$log"
    if grep -q 'no interesting inputs' "$log"; then
        echo "$target: built without coverage" >&2
        failed=1
    fi
    [ "$verdict" = clean ] || grep -m 3 -e 'ERROR' -e 'Fatal error' -e 'Test unit written' "$log"
done
exit $failed
