#if Transport
import NIOCore
import NIOHTTP1
import NIOSSL
import Payments
import Testing

@testable import PaymentTransport

@Suite("Folding of errors")
struct FailureFoldingTests {
    private struct NeverSeen: Error {}

    private static let errors: [any Error] = [
        IOError(errnoCode: 111, reason: "connect"), IOError(errnoCode: 104, reason: "read"),
        IOError(errnoCode: 24, reason: "socket"),
        ChannelError.connectTimeout(.seconds(1)), ChannelError.eof, ChannelError.ioOnClosedChannel,
        NIOSSLError.uncleanShutdown, NIOSSLError.handshakeFailed(.noError), HTTPParserError.headerOverflow,
        HTTPParserError.invalidEOFState, HTTPParserError.invalidMethod, Exchange.BodyTooLarge(), CancellationError(),
        NeverSeen(),
    ]

    @Test("Once the head was sent, no error is ever called surely not sent", arguments: errors.indices)
    func afterHead(index: Int) {
        for cancelled in [false, true] {
            let folded = FailureFolding.fold(Self.errors[index], headSent: true, cancelled: cancelled)
            #expect(folded.class == .outcomeUnknown)
        }
    }

    @Test("An error of an unknown kind is undecided even before the head")
    func unknownKind() {
        #expect(FailureFolding.fold(NeverSeen(), headSent: false, cancelled: false) == outcomeUnknown("unknown_error"))
    }

    @Test("Reasons are short words of lower case, fit for a label", arguments: FailureReason.allCases)
    func words(reason: FailureReason) {
        #expect((3...24).contains(reason.rawValue.count))
        #expect(reason.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F })
    }

    @Test("No text of an error reaches the reason", arguments: errors.indices, [false, true])
    func closedVocabulary(index: Int, headSent: Bool) {
        let folded = FailureFolding.fold(Self.errors[index], headSent: headSent, cancelled: false)
        #expect(FailureReason(rawValue: folded.reason) != nil)
    }
}
#endif
