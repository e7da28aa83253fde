#if Service
import Glibc
import Metrics

/// Writes lines to a descriptor. A line that a full disk or a reader who left does not take is lost and counted: what tells about the
/// work may never end it.
struct LossyOutput: Sendable {
    static let standardOutput = LossyOutput(descriptor: STDOUT_FILENO)
    static let standardError = LossyOutput(descriptor: STDERR_FILENO)

    let descriptor: Int32
    /// How many lines were lost.
    var lost: Counter?

    /// Whoever reads these lines may go; that must not end the process.
    static func outliveReaders() { _ = signal(SIGPIPE, SIG_IGN) }

    func write(_ line: String) { write(Array(line.utf8)) }

    func write(_ line: [UInt8]) {
        var line = line
        line.append(UInt8(ascii: "\n"))
        if !line.withUnsafeBufferPointer(take) { lost?.increment() }
    }

    /// - Returns: whether all of it was taken.
    private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        return true
    }
}
#endif
