#if Service
import NIOCore
import NIOPosix

/// A connection of bytes, for what no HTTP client would send.
struct RawConnection: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    init(port: Int?) async throws {
        let port = try required(port)
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "localhost", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// Sends these pieces, as far as somebody takes them, and answers all that comes until the server closes.
    /// - Parameters:
    ///   - word: when it has come, `then` happens once.
    func send(
        _ pieces: [String], until word: String? = nil, _ then: @Sendable () async -> Void = {}
    ) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            for piece in pieces {
                // Who is sent away in the middle cannot write any more; what was answered can still be read.
                guard (try? await outbound.write(ByteBuffer(string: piece))) != nil else { break }
            }
            var answer = ""
            var word = word
            do {
                for try await bytes in inbound {
                    answer += String(buffer: bytes)
                    if let awaited = word, answer.contains(awaited) {
                        word = nil
                        await then()
                    }
                }
            } catch is IOError {}
            return answer
        }
    }

    static func exchange(port: Int?, _ pieces: String...) async throws -> String {
        try await RawConnection(port: port).send(pieces)
    }
}
#endif
