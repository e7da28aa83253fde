#if Service
import Glibc
import Metrics
import Synchronization

/// Writes lines to a descriptor. A line that a full disk, a reader who left or one who takes nothing does not take at once is lost and
/// counted: what tells about the work may never end it, nor hold it up.
struct LossyOutput: Sendable {
    static let standardOutput = LossyOutput(descriptor: STDOUT_FILENO)
    static let standardError = LossyOutput(descriptor: STDERR_FILENO)

    let descriptor: Int32
    /// How many lines were lost.
    let lost: Counter?
    /// A file takes what is written to it. Pipes and sockets may make whoever writes wait for whoever reads.
    private let mayWait: Bool

    /// So much a pipe takes whole when it takes anything.
    private static let share = 4_096
    /// Between asking whether something is taken and writing it nobody else may write.
    private static let writing = Mutex<Void>(())

    init(descriptor: Int32, lost: Counter? = nil) {
        self.descriptor = descriptor
        self.lost = lost
        var status = stat()
        mayWait = fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
    }

    /// Whoever reads these lines may go; that must not end the process.
    static func outliveReaders() { _ = signal(SIGPIPE, SIG_IGN) }

    func write(_ line: String) { write(Array(line.utf8)) }

    func write(_ line: [UInt8]) {
        var line = line
        line.append(UInt8(ascii: "\n"))
        let isTaken =
            mayWait ? Self.writing.withLock { _ in line.withUnsafeBufferPointer(take) } : line.withUnsafeBufferPointer(take)
        if !isTaken { lost?.increment() }
    }

    /// - Returns: whether all of it was taken.
    private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            guard !mayWait || isReady else { return false }
            let count = Glibc.write(descriptor, rest.baseAddress, mayWait ? min(rest.count, Self.share) : rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        return true
    }

    /// Something is taken now, or never will be.
    private var isReady: Bool {
        var asked = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&asked, 1, 0) > 0
    }
}
#endif
