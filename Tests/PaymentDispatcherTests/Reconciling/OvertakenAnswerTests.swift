#if Dispatcher
import Payments
import Synchronization
import Testing

@testable import PaymentDispatcher

@Suite("Answers that were overtaken on their way")
struct OvertakenAnswerTests {
    /// A bank whose first answer says that nobody paid, while a sealed message of the payment comes in.
    private func tillWithRace(laterAnswer: Claim) async throws -> (Till, AskedGateway) {
        let time = MovableTime(Till.opening)
        let bank = AskedGateway("bank", time: time)
        let till = try Till(gateways: [bank], time: time)
        let order = try #require(try await till.open(1, at: "bank").first)
        #expect(order == "order-0")
        let asked = Mutex(0)
        bank.answer { reference in
            let times = asked.withLock { asked in
                asked += 1
                return asked
            }
            var report = GatewayReport.paid(reference.number, Till.money("300"))
            if times == 1, let record = try? await till.store.attempt(reference.number) {
                _ = try? await till.desk.learn(report, about: record, by: .sealedCallback)
            }
            // No answer comes in the moment of its question.
            till.time.pass(seconds: 1)
            if times == 1 || laterAnswer != .paid { report.transactions[0].claim = times == 1 ? .expired : laterAnswer }
            return .success(report)
        }
        return (till, bank)
    }

    private func names(_ till: Till) async throws -> [String] { try await till.events("order-0").map(\.name) }

    @Test("An answer that denies money is older than the message that told of it meanwhile: the gateway is asked again at once")
    func askedAgain() async throws {
        let (till, bank) = try await tillWithRace(laterAnswer: .paid)
        till.time.pass(seconds: 22)
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 2)
        #expect(try await till.status("order-0") == .paid)
        #expect(try await !names(till).contains("order.review"))
    }

    @Test("A sync that is overtaken asks again, too")
    func sync() async throws {
        let (till, bank) = try await tillWithRace(laterAnswer: .paid)
        #expect(try await till.dispatcher.sync("order-0").state.status == .paid)
        #expect(bank.questions.count == 2)
        #expect(try await !names(till).contains("order.review"))
    }

    @Test("The second denial knows of the message, and counts")
    func denied() async throws {
        let (till, bank) = try await tillWithRace(laterAnswer: .failed)
        till.time.pass(seconds: 22)
        _ = await till.dispatcher.work()
        #expect(bank.questions.count == 2)
        let state = try await till.state("order-0")
        #expect(state.status == .review && state.attention.contains { $0.reason == .deniedByQuery })
    }
}
#endif
