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
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: NIOAsyncChannel.Configuration(isOutboundHalfClosureEnabled: true))
                }
            }
    }

    /// Sends these pieces, as far as somebody takes them, and answers all that comes until the server closes.
    /// - Parameters:
    ///   - isAll: the way out is closed behind them.
    ///   - word: when it has come, `then` happens once.
    func send(
        _ pieces: [String], isAll: Bool = false, until word: String? = nil, _ then: @Sendable () async -> Void = {}
    ) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            for piece in pieces {
                // Who is sent away in the middle cannot write any more; what was answered can still be read.
                guard (try? await outbound.write(ByteBuffer(string: piece))) != nil else { break }
            }
            if isAll { outbound.finish() }
            var answer = ByteBuffer()
            var word = word
            do {
                for try await var bytes in inbound {
                    answer.writeBuffer(&bytes)
                    if let awaited = word, String(buffer: answer).contains(awaited) {
                        word = nil
                        await then()
                    }
                }
            } catch is IOError {}
            return String(buffer: answer)
        }
    }

    /// Sends the beginning, and the rest when a word has come. Answers all that comes until the server closes.
    func send(_ beginning: String, whenTold word: String, _ rest: String) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: beginning))
            var answer = ByteBuffer()
            var isTold = false
            for try await var bytes in inbound {
                answer.writeBuffer(&bytes)
                guard !isTold, String(buffer: answer).contains(word) else { continue }
                isTold = true
                try await outbound.write(ByteBuffer(string: rest))
            }
            return String(buffer: answer)
        }
    }

    static func exchange(port: Int?, _ pieces: String...) async throws -> String {
        try await RawConnection(port: port).send(pieces)
    }
}
#endif
