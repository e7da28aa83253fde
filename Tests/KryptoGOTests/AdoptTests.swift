import KryptoGO
import Payments
import StrictJSON
import Testing

/// Intents that a payer's browser made, as the API tells of them.
@Suite("Adopting an intent") struct AdoptTests {
    private let browsers: JSONValue = ["order_id": "ORDER-7", "paydesk_order": "0f1e2d3c"]

    private func inspect(
        _ changes: [(String, JSONValue?)], sample: String = "success", accepted: [Token]? = nil,
        number: GatewayNumber = Shop.intent
    ) async throws -> (Result<AdoptableTransaction, GatewayError>, [HTTPRequest]) {
        let transport = ScriptedTransport([.json(String(decoding: Shop.intent(sample, changes), as: UTF8.self))])
        let gateway = try Shop.gateway(transport, accepted: accepted)
        let result: Result<AdoptableTransaction, GatewayError>
        do throws(GatewayError) {
            result = .success(try await gateway.inspect(number))
        } catch {
            result = .failure(error)
        }
        return (result, await transport.sent)
    }

    @Test("An intent of the payer's browser is told with amount, order and no attempt")
    func browserIntent() async throws {
        let (result, sent) = try await inspect([("order_data", browsers)])
        let transaction = try result.get()
        #expect(transaction.order == "ORDER-7")
        #expect(transaction.mark == "0f1e2d3c")
        #expect(transaction.report.attemptNumber == nil)
        #expect(transaction.report.gatewayNumber == Shop.intent)
        #expect(transaction.report.amount == Shop.money("300"))
        #expect(transaction.report.claim == .paid)
        #expect(transaction.report.notices.isEmpty)
        #expect(sent.map(\.url.target) == ["/v1/studio/api/payment/intent/" + Shop.intent.text])
    }

    @Test("An intent that we made after all is told with our number")
    func ownIntent() async throws {
        let data: JSONValue = ["paydesk_attempt": "A-1", "order_id": "ORDER-7"]
        let (result, _) = try await inspect([("order_data", data)])
        #expect(try result.get().report.attemptNumber == "A-1")
        #expect(try result.get().mark == nil)
    }

    @Test("An intent without order data names no order")
    func unmarked() async throws {
        let (result, _) = try await inspect([("order_data", nil)])
        #expect(try result.get().order == nil)
        #expect(try result.get().mark == nil)
    }

    @Test("A mark that is no text is none", arguments: [.null, 7, ["0f1e2d3c"], ["mark": "0f1e2d3c"], true] as [JSONValue])
    func foreignText(_ mark: JSONValue) async throws {
        let (result, _) = try await inspect([("order_data", ["order_id": "ORDER-7", "paydesk_order": mark])])
        #expect(try result.get().mark == nil)
    }

    @Test(
        "An intent that is not surely this organisation's is refused",
        arguments: [JSONValue.string("somebodyelse"), nil])
    func foreignClient(_ client: JSONValue?) async throws {
        let (result, _) = try await inspect([("order_data", browsers), ("client_id", client)])
        #expect(result.error?.kind == .mismatch(field: "client_id"))
    }

    @Test("Another intent than the one asked about is refused")
    func otherIntent() async throws {
        let (result, _) = try await inspect([("payment_intent_id", "another1")])
        #expect(result.error?.kind == .mismatch(field: "payment_intent_id"))
    }

    @Test("A token that the merchant does not take is refused")
    func foreignToken() async throws {
        let (result, _) = try await inspect([("order_data", browsers)], accepted: [Shop.otherUSDC])
        #expect(result.error?.kind == .mismatch(field: "token_address"))
    }

    @Test("Our mark with something that we never write is refused")
    func foreignMark() async throws {
        let (result, _) = try await inspect([("order_data", ["paydesk_attempt": 7, "order_id": "ORDER-7"])])
        #expect(result.error?.kind == .mismatch(field: "order_data"))
    }

    @Test("What a payer adds to their own intent so that nobody can read it leads to no adoption", arguments: Spoiler.all)
    func unreadable(_ spoiler: Spoiler) async throws {
        let answer = Shop.answer(data: Shop.entry("success", orderData: spoiler.bytes))
        let gateway = try Shop.gateway(ScriptedTransport([.answer(answer), .answer(answer)]))
        let refused = GatewayError.Kind.malformedReply(reason: spoiler.code.rawValue)
        let adopting = await #expect(throws: GatewayError.self) { try await gateway.inspect(Shop.intent) }
        #expect(adopting?.kind == refused)
        let asking = await #expect(throws: GatewayError.self) { try await gateway.query(Shop.reference) }
        #expect(asking?.kind == refused)
    }

    @Test("A number that may not enter an address is not sent", arguments: ["", "../x", "a b", "a/b", "a?b"])
    func unsafe(_ number: String) async throws {
        let (result, sent) = try await inspect([], number: GatewayNumber(number))
        #expect(result.error?.kind == .invalidRequest(field: "payment_intent_id"))
        #expect(sent.isEmpty)
    }

    @Test("A page is told to pass the order's id and its mark")
    func marks() throws {
        let marks = try Shop.gateway(ScriptedTransport([])).browserMarks(for: "ORDER-7", mark: "0f1e2d3c")
        #expect(marks.map(\.name) == ["order_id", "paydesk_order"])
        #expect(marks.map(\.value) == ["ORDER-7", "0f1e2d3c"])
    }
}
