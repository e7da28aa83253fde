#if Service

/// Names one request in logs and answers: hardly another has the same, and whoever sees some learns nothing of how many there are.
enum RequestID {
    /// 16 hex digits, drawn by lot: a counter, however disguised, would tell every caller how much is asked here.
    static func next() -> String {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return text.utf8.count == 16 ? text : String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
#endif
