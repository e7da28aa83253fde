#if Dispatcher
import GatewaySimulator
import Payments
import Synchronization
import Testing

@testable import PaymentDispatcher

/// A gateway that can be asked about many at once.
/// `@unchecked Sendable`: as what it inherits from; what it counts is in a mutex.
private final class BatchingBank: AskedGateway, BatchQueryingGateway, @unchecked Sendable {
    let maximumBatch = 10
    let batchReachSeconds: Int64? = 80 * 86_400
    private let hidden = Mutex<Set<AttemptNumber>>([])
    private let counted = Mutex(0)
    private let isSpoiling = Mutex(false)

    var batches: Int { counted.withLock { $0 } }

    /// It leaves this one out of lists alone.
    func hide(_ number: AttemptNumber) { hidden.withLock { _ = $0.insert(number) } }

    func spoilBatches() { isSpoiling.withLock { $0 = true } }

    func query(batch references: [AttemptReference]) async throws(GatewayError) -> [GatewayReport] {
        counted.withLock { $0 += 1 }
        if isSpoiling.withLock({ $0 }) { throw GatewayError(.malformedReply(reason: "one entry"), operation: "batch") }
        var reports: [GatewayReport] = []
        for reference in references where !hidden.withLock({ $0.contains(reference.number) }) {
            do throws(GatewayError) {
                reports.append(try await query(reference))
            } catch {
                guard error.kind == .notFound else { throw error }
            }
        }
        return reports
    }
}

@Suite struct BatchTests {
    @Test("Many attempts asked about in one call stand as if each had been asked about alone")
    func sameAsSingle() async throws {
        var statuses: [[OrderStatus]] = []
        var calls: [[String]] = []
        for batches in [true, false] {
            let till = try Till(settings: { $0.reconciliation.batches = batches })
            var orders: [OrderID] = []
            for index in 0..<12 {
                let id = OrderID("order-\(index)")
                try await till.open(id, deadlineSeconds: 90_000)
                let attempt = try await till.pay(index % 2 == 0 ? .card : .atm, of: id)
                switch index {
                case 0...3 where index % 2 == 0: try till.simulator.act(.approve(.card), on: attempt.number)
                case 4: try till.simulator.act(.decline(.card), on: attempt.number)
                case 1, 3: try till.simulator.act(.payNumber(), on: attempt.number)
                case 5: try till.simulator.act(.payNumber(dollars: 1), on: attempt.number)
                default: break
                }
                orders.append(id)
            }
            // Every minute, so that several are due at once.
            for _ in 0..<25 {
                till.time.pass(seconds: 60)
                _ = await till.dispatcher.work()
            }
            var found: [OrderStatus] = []
            for order in orders { found.append(try await till.status(order)) }
            statuses.append(found)
            calls.append(till.transport.operations.filter { $0.hasSuffix("query") })
        }
        #expect(statuses[0] == statuses[1])
        #expect(statuses[0].count { $0 == .paid } == 4)
        #expect(calls[0].contains("payuni.trade_finite_query"))
        #expect(!calls[1].contains("payuni.trade_finite_query"))
        #expect(calls[0].count * 4 < calls[1].count)
    }

    @Test("What the answer leaves out is not known to the gateway, and keeps its state")
    func leftOut() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        let orders = try await till.open(25, at: "bank")
        bank.fail(.notFound)
        till.time.pass(seconds: 22)
        let report = await till.dispatcher.work()
        #expect(report.checked == 25)
        #expect(bank.batches == 3)
        for order in orders { #expect(try await till.status(order) == .open) }
    }

    @Test("One entry that spoils a batch delays nobody but itself")
    func spoilt() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        bank.spoilBatches()
        let till = try Till(gateways: [bank], time: time)
        let orders = try await till.open(10, at: "bank")
        bank.answer { reference in
            let isBad = reference.number.text.utf8.reduce(0) { $0 &+ Int($1) } % 3 == 0
            return isBad
                ? .failure(GatewayError(.malformedReply(reason: "entry"), operation: "ask"))
                : .success(.paid(reference.number, Till.money("300")))
        }
        till.time.pass(seconds: 22)
        let report = await till.dispatcher.work()
        #expect(bank.questions.count == 10)
        var paid = 0
        for order in orders where try await till.status(order) == .paid { paid += 1 }
        #expect(paid == report.checked && paid + report.checksFailed == 10)
    }

    @Test("When many in a row come to nothing it is not the entries: the rest is not asked about one by one")
    func allSpoilt() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        bank.spoilBatches()
        let till = try Till(gateways: [bank], time: time)
        _ = try await till.open(10, at: "bank")
        bank.fail(.malformedReply(reason: "all of it"))
        till.time.pass(seconds: 22)
        let report = await till.dispatcher.work()
        #expect(bank.questions.count == 5)
        #expect(report.checksFailed == 10)
    }

    @Test("A list that denies money of which a message told meanwhile is not believed: that attempt is asked about alone")
    func overtaken() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        let orders = try await till.open(3, at: "bank")
        let number = try #require(try await till.dispatcher.detail(orders[0]).attempts.first?.attempt.number)
        let asked = Mutex(0)
        bank.answer { reference in
            var report = GatewayReport.paid(reference.number, Till.money("300"))
            guard reference.number == number,
                asked.withLock({
                    $0 += 1; return $0
                }) == 1
            else { return .success(report) }
            if let record = try? await till.store.attempt(number) {
                _ = try? await till.desk.learn(report, about: record, by: .sealedCallback)
            }
            report.transactions[0].claim = .failed
            return .success(report)
        }
        till.time.pass(seconds: 22)
        _ = await till.dispatcher.work()
        #expect(bank.batches == 1 && bank.questions.count == 4)
        for order in orders {
            #expect(try await till.status(order) == .paid)
            #expect(try await !till.events(order).map(\.name).contains("order.review"))
        }
    }

    @Test("What was heard of before and is left out of a list is asked about alone")
    func hidden() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        let orders = try await till.open(2, at: "bank")
        bank.answer { .success(.waiting($0.number)) }
        till.time.pass(seconds: 22)
        _ = await till.dispatcher.work()
        let number = try #require(try await till.dispatcher.detail(orders[0]).attempts.first?.attempt.number)
        bank.hide(number)
        bank.answer { .success(.paid($0.number, Till.money("300"))) }
        till.time.pass(seconds: 60)
        _ = await till.dispatcher.work()
        #expect(try await till.status(orders[0]) == .paid)
        #expect(try await till.status(orders[1]) == .paid)
    }

    @Test("Reports that name our number only with each transaction are taken in")
    func namedInside() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        let orders = try await till.open(3, at: "bank")
        bank.answer { reference in
            var report = GatewayReport.paid(reference.number, Till.money("300"))
            report.attempt = nil
            return .success(report)
        }
        till.time.pass(seconds: 22)
        _ = await till.dispatcher.work()
        #expect(bank.batches == 1 && bank.questions.count == 3)
        for order in orders { #expect(try await till.status(order) == .paid) }
    }

    @Test("A batch that has no answer fails all of it, once")
    func silent() async throws {
        let time = MovableTime(Till.opening)
        let bank = BatchingBank("bank", time: time)
        bank.fail(.unavailable)
        let till = try Till(gateways: [bank], time: time)
        _ = try await till.open(10, at: "bank")
        till.time.pass(seconds: 22)
        let report = await till.dispatcher.work()
        #expect(report.checksFailed == 10)
        #expect(bank.batches == 1)
    }
}
#endif
