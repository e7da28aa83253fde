-- One line: answers, seconds, wrong answers and broken connections, p50 and p99 in microseconds.
function done(summary, latency)
    local errors = summary.errors
    local wrong = errors.status + errors.connect + errors.read + errors.write + errors.timeout
    io.write(string.format("result %d %.6f %d %.1f %.1f\n", summary.requests, summary.duration / 1e6, wrong,
        latency:percentile(50), latency:percentile(99)))
end
