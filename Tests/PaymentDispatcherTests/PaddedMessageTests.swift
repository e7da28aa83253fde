#if Dispatcher
import PAYUNi
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("What stands beside a sealed message")
struct PaddedMessageTests {
    @Test(
        "A genuine message to which something is added says nothing new, keeps nothing and asks nothing",
        arguments: Callback.Kind.allCases)
    func padded(_ kind: Callback.Kind) async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number, kind: kind)
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .stored)
        await till.settle()
        let journal = try await till.journal()
        let check = try await till.check(number)
        for extra in 1...20 {
            let receipt = await till.dispatcher.receive(callback.adding("&x=\(extra)"), from: "payuni")
            #expect(receipt.outcome == .repetition)
            #expect(receipt.answer.status == 200)
        }
        #expect(try await till.journal() == journal)
        #expect(till.desk.line.take().isEmpty)
        #expect(try await till.check(number) == check)
        #expect(till.transport.count == 0)
    }

    @Test("Of a message that came with something added only what was sealed is kept")
    func keptOnce() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        let padding = "&x=" + String(repeating: "y", count: 8_000)
        #expect(await till.dispatcher.receive(callback.adding(padding), from: "payuni").outcome == .stored)
        let entry = try #require(try await till.dispatcher.timeline("order-1").journal.last)
        let kept = try #require(try await till.store.rawBody(of: "order-1", at: entry.position))
        #expect(kept.count < callback.body.count)
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .repetition)
    }

    @Test("A message that an earlier release stored by its whole body is a repetition still")
    func earlierRelease() async throws {
        let (till, number) = try await Till.withForm()
        let callback = try till.sealed(number)
        guard case .authenticated(let report) = try till.payuni.read(callback) else { throw Absent() }
        let record = try #require(try await till.store.attempt(number))
        try await till.desk.record(
            report.transactions.map { BoundReport(record, $0) }, by: .sealedCallback, from: till.desk.source(of: callback))
        let journal = try await till.journal()
        #expect(await till.dispatcher.receive(callback, from: "payuni").outcome == .repetition)
        #expect(try await till.journal() == journal)
        let outcomes = [
            await till.dispatcher.receive(callback.adding("&x=1"), from: "payuni").outcome,
            await till.dispatcher.receive(callback.adding("&x=2"), from: "payuni").outcome,
        ]
        #expect(outcomes == [.stored, .repetition])
    }

    @Test("Where a gateway does not say what was sealed it is the whole body")
    func wholeBody() async throws {
        let gateway = ScriptedGateway(read: { callback in
            let number = AttemptNumber(String(decoding: callback.body.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
            return .authenticated(.waiting(number))
        })
        let till = try Till(gateways: [gateway])
        try await till.open()
        let number = try await till.dispatcher.pay("order-1", through: "scripted", PaymentChoice(method: .card)).number
        let callback = Callback(.server, body: Array((number.text + " first").utf8))
        let outcomes = [
            await till.dispatcher.receive(callback, from: "scripted").outcome,
            await till.dispatcher.receive(callback, from: "scripted").outcome,
            await till.dispatcher.receive(callback.adding(" and more"), from: "scripted").outcome,
        ]
        #expect(outcomes == [.stored, .repetition, .stored])
        let entry = try #require(try await till.dispatcher.timeline("order-1").journal.last)
        #expect(try await till.store.rawBody(of: "order-1", at: entry.position) == callback.adding(" and more").body)
    }
}

extension Callback {
    fileprivate func adding(_ text: String) -> Callback {
        Callback(kind, body: body + text.utf8, contentType: contentType)
    }
}
#endif
