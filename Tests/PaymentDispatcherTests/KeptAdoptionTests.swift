#if Dispatcher
import GatewaySimulator
import Payments
import StrictJSON
import Testing

@testable import PaymentDispatcher

@Suite("Numbers that were named while the gateway could not be asked")
struct KeptAdoptionTests {
    private let till: Till
    private let token: OrderToken
    private let intent: GatewayNumber

    init() async throws {
        till = try Till()
        token = try #require(try await till.open().token)
        intent = try till.makeIntent(for: try await till.dispatcher.browserPayment("order-1", at: "kryptogo"))
    }

    private func silence(times: Int = 1) {
        for _ in 0..<times { till.simulator.add(.init(.serverError(status: 503, isApplied: false), operation: "kryptogo.query")) }
    }

    private func kept() async throws -> [WorkItem] {
        try await till.store.work(of: "order-1").filter { if case .adoption = $0.subject { true } else { false } }
    }

    @Test("The only callback meets a gateway that does not answer: it is acknowledged, and the money is found")
    func onlyCallback() async throws {
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        silence(times: 3)
        let receipts = await till.deliver()
        #expect(receipts.map(\.outcome) == [.hinted])
        #expect(receipts.map(\.answer.status) == [200])
        for _ in 0..<8 {
            till.time.pass(seconds: 60)
            _ = await till.dispatcher.work()
        }
        #expect(try await till.status() == .paid)
        #expect(try await kept().map(\.state) == [.done])
        #expect(till.metrics("paydesk_adoptions_total{gateway=kryptogo,outcome=kept}") == 1)
        #expect(till.metrics("paydesk_adoptions_total{gateway=kryptogo,outcome=adopted}") == 1)
    }

    @Test("A page that named it is told that the gateway failed; the payer may leave, and the intent is taken in all the same")
    func onlyPage() async throws {
        silence()
        let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        guard case .gateway = error else { throw Unexpected("\(String(describing: error))") }
        till.time.pass(seconds: 60)
        _ = await till.dispatcher.work()
        #expect(try await till.dispatcher.detail("order-1").attempts.map(\.gatewayNumbers) == [[intent]])
    }

    @Test("Named again and adopted meanwhile, it is settled without a question")
    func adoptedMeanwhile() async throws {
        silence()
        _ = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        till.time.pass(seconds: 3)
        _ = try await till.dispatcher.adopt(intent, at: "kryptogo", token: token)
        let asked = till.transport.count
        _ = await AdoptionChecker(desk: till.desk, gateway: till.kryptogo)?.check(try await claimed())
        #expect(till.transport.count == asked)
        #expect(try await kept().map(\.state) == [.done])
    }

    @Test("What turns out to be another order's is asked about once, and changes nothing")
    func foreign() async throws {
        let other = try till.makeIntent(marks: [("order_id", .string("order-2"))])
        silence()
        _ = await failure(try await till.dispatcher.adopt(other, at: "kryptogo", token: token))
        till.time.pass(seconds: 60)
        _ = await till.dispatcher.work()
        #expect(try await kept().map(\.state) == [.done])
        #expect(try await till.dispatcher.detail("order-1").attempts.isEmpty)
    }

    @Test(
        "An intent of a closed order is looked at for a week: a payer who still sees it may pay it, and the callback may be lost")
    func closedOrder() async throws {
        _ = try await till.dispatcher.cancel("order-1", by: "shop", text: "")
        let error = await failure(try await till.dispatcher.adopt(intent, at: "kryptogo", token: token))
        #expect(error == .conflict(.orderIsClosed))
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        _ = till.simulator.takeMessages()
        till.time.pass(seconds: 900)
        _ = await till.dispatcher.work()
        #expect(try await till.dispatcher.detail("order-1").state.attention.contains { $0.reason == .paidAfterCancel })
    }

    @Test("One order keeps no more than twenty, and then says that nothing is kept")
    func bounded() async throws {
        for index in 0..<25 {
            let receipt = await till.dispatcher.receive(
                till.hint(GatewayNumber("made\(index)")), from: "kryptogo", token: token)
            // The first is asked about at once, and known to nobody.
            #expect(receipt.outcome == (index == 0 ? .unknown : index <= 20 ? .hinted : .shed))
        }
        #expect(try await kept().count == 20)
        #expect(till.transport.count == 1)
        for _ in 0..<100 {
            till.time.pass(seconds: 600)
            _ = await till.dispatcher.work()
        }
        #expect(till.transport.count == 21, "each once")
    }

    @Test("A store that keeps nothing is no reason to acknowledge anything")
    func storeFails() async throws {
        try till.simulator.act(.pay(.asAsked), onIntent: intent.text)
        silence()
        till.store.fail("schedule")
        #expect(await till.deliver().map(\.answer.status) == [503])
        #expect(try await kept().isEmpty)
    }

    @Test("Naming the same numbers again and again has nobody asked more often")
    func namedAgain() async throws {
        for _ in 0..<60 {
            for index in 0..<20 {
                _ = await till.dispatcher.receive(till.hint(GatewayNumber("made\(index)")), from: "kryptogo", token: token)
            }
            till.time.pass(seconds: 30)
            _ = await till.dispatcher.work()
        }
        #expect(till.transport.count <= 20, "in half an hour")
    }

    private func verdict(_ error: DispatcherError, failures: Int?, after seconds: Int64 = 0) -> AdoptionVerdict {
        AdoptionVerdict(
            error, failures: failures, orderExpires: Till.opening, at: Till.opening.adding(seconds: seconds),
            roll: UInt64(failures ?? 0) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// How long it is asked about, in seconds, and how often.
    private func walk(_ error: DispatcherError, from failures: Int = 0) -> (seconds: Int64, questions: Int) {
        var (seconds, questions): (Int64, Int) = (0, 0)
        while case .retry(let next) = verdict(error, failures: failures + questions, after: seconds), questions < 10_000 {
            seconds = next.seconds - Till.opening.seconds
            questions += 1
        }
        return (seconds, questions)
    }

    @Test("A gateway that does not work is asked for two weeks, one whose answer is of no use for one, and far less often")
    func abandoned() {
        let silent = DispatcherError.gateway(GatewayError(.unavailable, operation: "query"))
        let useless = DispatcherError.gateway(GatewayError(.malformedReply(reason: "x"), operation: "query"))
        #expect(walk(silent).seconds > 14 * 86_400)
        for failures in [0, 300] {
            let walked = walk(useless, from: failures)
            #expect(walked.seconds > 6 * 86_400 && walked.seconds < 8 * 86_400)
            #expect(walked.questions < 100)
        }
        #expect(verdict(silent, failures: 4_500).outcome == .parked)
        #expect(verdict(useless, failures: 99, after: 8 * 86_400).outcome == .parked)
    }

    @Test("Looks go on for a week after the order expired, however often the gateway failed before")
    func looks() {
        let closed = DispatcherError.conflict(.orderIsClosed)
        var seconds: Int64 = -5 * 86_400
        var looks: [Int64] = []
        while case .look(let next) = verdict(closed, failures: 4_000, after: seconds), looks.count < 1_000 {
            seconds = next.seconds - Till.opening.seconds
            looks.append(seconds)
        }
        #expect(looks.count < 100 && seconds > 7 * 86_400)
        #expect(zip(looks, looks.dropFirst()).allSatisfy { $1 - $0 <= 43_200 })
        #expect(verdict(closed, failures: 0, after: seconds) == .over)
        #expect(verdict(closed, failures: nil, after: seconds) != .over, "whoever names one now gets a look")
    }

    private func claimed() async throws -> WorkItem {
        let now = till.time.now()
        let claim = WorkClaim(
            .adoption("kryptogo"), limit: 1, worker: "worker-1", now: now.adding(seconds: 60),
            leaseUntil: now.adding(seconds: 120))
        return try #require(try await till.store.claim(claim).first)
    }

    private struct Unexpected: Error {
        let text: String
        init(_ text: String) { self.text = text }
    }
}
#endif
