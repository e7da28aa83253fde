#if Transport
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import Payments
internal import Synchronization

/// Watches one request go out and gathers its answer, up to a limit.
final class Exchange: HTTPClientResponseDelegate {
    struct BodyTooLarge: Error {}

    private struct Progress {
        var headSent = false
        var answer = HTTPResponse(status: 0)
    }

    private let maximumBytes: Int
    private let progress = Mutex(Progress())

    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// Whether the request's head was handed to the connection whole.
    ///
    /// Delegate, connection, deadline and cancellation share one event loop. So when the exchange has ended and this is
    /// still `false`, the head was never written or its writing failed on the spot, and a head cut short is no request.
    var headSent: Bool { progress.withLock { $0.headSent } }

    /// What was answered, without its body; `nil` before that is known.
    var head: HTTPResponse? {
        var answer = progress.withLock { $0.answer }
        answer.body = []
        return answer.status == 0 ? nil : answer
    }

    func didSendRequestHead(task: HTTPClient.Task<HTTPResponse>, _ head: HTTPRequestHead) {
        progress.withLock { $0.headSent = true }
    }

    func didReceiveHead(task: HTTPClient.Task<HTTPResponse>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        progress.withLock {
            $0.answer.status = Int(head.status.code)
            $0.answer.contentType = head.headers.first(name: "Content-Type")
            $0.answer.retryAfterSeconds = head.headers.first(name: "Retry-After").flatMap(Self.wholeSeconds)
        }
        if let announced = head.headers.first(name: "Content-Length").flatMap({ Int($0) }), announced > maximumBytes {
            return task.eventLoop.makeFailedFuture(BodyTooLarge())
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPResponse>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = progress.withLock { progress in
            guard buffer.readableBytes <= maximumBytes - progress.answer.body.count else { return false }
            progress.answer.body.append(contentsOf: buffer.readableBytesView)
            return true
        }
        return fits ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(BodyTooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPResponse>) -> HTTPResponse {
        progress.withLock { $0.answer }
    }

    /// The other form, a date, would need a clock to trust; it is left to the caller's own pause.
    static func wholeSeconds(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
#endif
