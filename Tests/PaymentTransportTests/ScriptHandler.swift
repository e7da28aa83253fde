#if Transport
import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Collects bytes until a request is whole, then plays the script for it.
final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: ScriptedServer.Script
    private let log: ServerLog
    private var bytes: [UInt8] = []

    init(script: @escaping ScriptedServer.Script, log: ServerLog) {
        self.script = script
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        while let (request, length) = ReceivedRequest.first(in: bytes) {
            bytes.removeFirst(length)
            log.received(request)
            play(script(request), on: context.channel)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func play(_ steps: [Step], on channel: any Channel) {
        guard let step = steps.first else { return }
        let rest = Array(steps.dropFirst())
        switch step {
        case .send(let text):
            let written = channel.writeAndFlush(ByteBuffer(string: text))
            written.assumeIsolated().whenSuccess { self.play(rest, on: channel) }
        case .sendForever(let text):
            let written = channel.writeAndFlush(ByteBuffer(string: text))
            written.assumeIsolated().whenSuccess {
                // A write may succeed on the spot: begin anew, or the stack would grow with every repetition.
                channel.eventLoop.assumeIsolated().execute { self.play(steps, on: channel) }
            }
        case .drip(let text):
            let written = channel.writeAndFlush(ByteBuffer(string: text))
            written.assumeIsolated().whenSuccess {
                _ = channel.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(10)) { self.play(steps, on: channel) }
            }
        case .close:
            channel.close(promise: nil)
        case .reset:
            // Lingering for no time at all makes the kernel send a reset instead of an orderly end.
            (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
                channel.close(promise: nil)
            }
        }
    }
}
#endif
