#if Service
/// Names one request in logs and answers.
enum RequestID {
    static func next() -> String {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
#endif
