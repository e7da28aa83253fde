#if Service
import Glibc
import Payments
import Synchronization

/// What the `Date` line of answers says, made once a second.
final class DateLine: Sendable {
    private let time: any TimeSource
    private let made = Mutex<(second: Int64, text: String)?>(nil)

    init(_ time: any TimeSource) { self.time = time }

    var text: String {
        let second = time.now().seconds
        return made.withLock { made in
            if let made, made.second == second { return made.text }
            let text = Self.text(second)
            made = (second, text)
            return text
        }
    }

    /// As RFC 9110 wants it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(_ second: Int64) -> String {
        var seconds = time_t(second)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { buffer in
            let count = strftime(buffer.baseAddress, buffer.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
            return String(decoding: UnsafeRawBufferPointer(buffer).prefix(count), as: UTF8.self)
        }
    }
}
#endif
