import GatewaySimulator
import KryptoGO
import PAYUNi
import Payments
import Testing

@Suite("Random scripts")
struct RandomScriptTests {
    static let methods: [PaymentMethod] = [.card, .applePay, .linePay, .jkoPay, .aftee, .atm, .storeCode, .stablecoin]

    /// One order, up to three attempts, payers who do anything, and a world that loses, doubles, breaks and forges.
    struct Script {
        var dice: Dice
        let shop: Shop
        var book: Book
        var attempts: [(number: AttemptNumber, method: PaymentMethod)] = []

        init(seed: UInt64, faults: FaultPlan) throws {
            dice = Dice(seed: seed)
            shop = try Shop(
                faults: faults, seed: seed, backEnd: Bool.random(using: &dice) ? Set([.atm, .storeCode, .linePay, .jkoPay]) : [],
                spelling: Bool.random(using: &dice) ? .short : .crypto, callsBackPending: Bool.random(using: &dice),
                retrySeconds: [60, 300])
            // Late money counts here, so that the ledger alone decides; lateness has tests of its own.
            book = Book(shop, due: .twd(UInt64.random(in: 30...3000, using: &dice)), policies: OrderPolicies(late: .accept))
        }

        mutating func run(steps: Int) async {
            for _ in 0..<steps {
                switch Int.random(in: 0..<10, using: &dice) {
                case 0 where attempts.count < 3:
                    let method = RandomScriptTests.methods.randomElement(using: &dice) ?? .card
                    let number = AttemptNumber("A-\(attempts.count + 1)")
                    attempts.append((number, method))
                    _ = await book.start(number, method)
                case 1...4: act()
                case 5...6: await book.takeMessages()
                case 7:
                    if let attempt = attempts.randomElement(using: &dice) { await book.ask(attempt.number, of: attempt.method) }
                case 8: shop.time.pass(seconds: Int64.random(in: 1...400, using: &dice))
                default: shop.time.pass(seconds: Int64.random(in: 1...40_000, using: &dice))
                }
            }
        }

        /// Something a payer might do; the simulator refuses what makes no sense.
        private mutating func act() {
            guard let attempt = attempts.randomElement(using: &dice) else { return }
            if attempt.method == .stablecoin {
                // Nobody pays an intent that nobody was shown.
                guard book.references[attempt.number]?.gatewayNumber != nil else { return }
                let actions: [IntentAction] = [.seen(.asAsked), .pay(.asAsked), .pay(.short), .pay(.over), .refund]
                try? shop.simulator.act(actions.randomElement(using: &dice) ?? .refund, onIntent: attempt.number.text)
                return
            }
            let method = attempt.method
            let actions: [PayerAction] = [
                .approve(method), .approve(method), .decline(method), .abandon3D(method), .leaveBankSilent(method),
                .bankAnswers(isApproved: true), .bankAnswers(isApproved: false), .takeNumber(method), .takeNumber(method),
                .payNumber(), .payNumber(), .payNumber(dollars: 20), .confirmOnPhone(isApproved: true),
                .confirmOnPhone(isApproved: false), .closeTab,
            ]
            try? shop.simulator.act(actions.randomElement(using: &dice) ?? .closeTab, on: attempt.number)
        }

        /// Everything has had its time; one honest query an attempt, and a look at the clock.
        mutating func finish() async {
            shop.time.pass(seconds: 12 * 86_400)
            await book.takeMessages()
            shop.simulator.setFaults(.none)
            for attempt in attempts { await book.ask(attempt.number, of: attempt.method) }
            book.note(.clock)
        }

        /// What the ledger makes of the order, from it alone.
        var truth: Set<OrderStatus> {
            let entries = attempts.flatMap { shop.simulator.ledger(of: $0.number) }
            if entries.contains(where: \.isPaid) { return [.paid] }
            if entries.contains(where: { $0.isShort && $0.returnedTokens.isZero }) { return [.review] }
            // Money that PAYUNi booked under another number is told by one message alone, which may be lost.
            if entries.contains(where: { $0.bookedUnder != nil }) { return [.review, .expired] }
            return [.expired]
        }
    }

    static let honest = FaultPlan(
        requestsPerThousand: 250, requestFaults: RequestFault.examples.filter { $0 != .wrongAmount }, messagesPerThousand: 350,
        messageFaults: MessageFault.examples.filter { !$0.isUntrue })

    @Test("Whatever arrives, folded with one last query an attempt, agrees with the ledger: 400 scripts")
    func agreement() async throws {
        var seen: [OrderStatus: Int] = [:]
        for seed in UInt64(1)...400 {
            var script = try Script(seed: seed, faults: Self.honest)
            await script.run(steps: 40)
            await script.finish()
            #expect(script.truth.contains(script.book.status), "seed \(seed): \(script.book.state)")
            seen[script.book.status, default: 0] += 1
        }
        // The scripts reach every end, or they would show nothing.
        for status in [OrderStatus.paid, .review, .expired] { #expect(seen[status, default: 0] > 10, "\(status)") }
    }

    @Test("Amounts that the gateway itself tells wrongly never make an order paid that is not: 200 scripts")
    func untruths() async throws {
        for seed in UInt64(1001)...1200 {
            var script = try Script(
                seed: seed,
                faults: FaultPlan(requestsPerThousand: 200, messagesPerThousand: 500, messageFaults: [.wrongAmount, .forge]))
            await script.run(steps: 40)
            await script.finish()
            #expect(script.truth.union([.review]).contains(script.book.status), "seed \(seed): \(script.book.state)")
        }
    }

    @Test("At no moment is an order paid for which no money came: 100 scripts, looked at after every step")
    func safety() async throws {
        for seed in UInt64(2001)...2100 {
            var script = try Script(seed: seed, faults: Self.honest)
            for _ in 0..<40 {
                await script.run(steps: 1)
                guard script.book.status == .paid else { continue }
                let entries = script.attempts.flatMap { script.shop.simulator.ledger(of: $0.number) }
                let isPaid = entries.contains { $0.isPaid }
                #expect(isPaid, "seed \(seed)")
            }
        }
    }
}
