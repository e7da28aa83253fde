#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import PaymentPages
import Payments

/// One payer's page, told of every change as it comes. Ends by itself now and then, and when its task is cancelled, as the desk does that
/// shuts down; browsers come back.
struct StatusStream: Sendable {
    private static let beats = 40
    private static let beat = Duration.seconds(15)

    let current: OrderSnapshot
    let changes: AsyncStream<OrderSnapshot>
    /// Held as long as the answer is.
    let seat: StreamSeat

    var response: Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .known("X-Accel-Buffering"): "no"],
            body: ResponseBody { writer in
                try await write(to: &writer)
                try await writer.finish(nil)
            })
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        _ = seat
        try await writer.write(ByteBuffer(string: CheckoutStatus(current).eventText))
        let (texts, source) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(4))
        let changes = changes
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await snapshot in changes { source.yield(CheckoutStatus(snapshot).eventText) } }
            group.addTask {
                // A line that says nothing keeps proxies from hanging up, and finds out who is gone.
                for _ in 0..<Self.beats {
                    try await Task.sleep(for: Self.beat)
                    source.yield(":\n")
                }
                source.finish()
            }
            defer { group.cancelAll() }
            for await text in texts { try await writer.write(ByteBuffer(string: text)) }
        }
    }
}
#endif
