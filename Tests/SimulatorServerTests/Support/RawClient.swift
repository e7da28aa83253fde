#if Service
import NIOCore
import NIOPosix

/// A client that writes bytes and keeps what comes, to the end or to the reset.
struct RawAnswer: Sendable {
    enum Ending: Sendable, Hashable {
        case closed, reset
    }

    var bytes: [UInt8] = []
    var ending = Ending.closed

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    var head: String { text.firstRange(of: "\r\n\r\n").map { String(text[..<$0.lowerBound]) } ?? text }
    var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }

    func header(_ name: String) -> String? {
        head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
            .map { $0.dropFirst(name.utf8.count + 1).trimmingPrefix(" ") }.map(String.init)
    }

    /// - Parameters:
    ///   - text: written as it is.
    ///   - most: goes away after so many bytes.
    static func of(port: Int, _ text: String, most: Int = .max) async throws -> RawAnswer {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        var answer = RawAnswer()
        do {
            try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: text))
                for try await buffer in inbound {
                    answer.bytes += buffer.readableBytesView
                    if answer.bytes.count >= most { return }
                }
            }
        } catch let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE {
            answer.ending = .reset
        }
        return answer
    }
}

/// One request with a `Host` that the server answers to, on a connection of its own.
func rawRequest(
    _ method: String, _ path: String, host: String = "127.0.0.1", headers: [String] = [], body: String = ""
) -> String {
    (["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close", "Content-Length: \(body.utf8.count)"] + headers)
        .map { $0 + "\r\n" }.joined() + "\r\n" + body
}
#endif
