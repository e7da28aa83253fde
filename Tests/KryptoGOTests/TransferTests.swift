import KryptoGO
import Payments
import StrictJSON
import Testing

@Suite("Transfers")
struct TransferTests {
    private static let recipient = "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e"

    private static func transfer(
        chain: String = "arb", contract: String = "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8", amount: String = "0.01",
        to recipient: String = recipient.lowercased(), status: [Transfer.Status] = [.approved, .submitted]
    ) throws -> Transfer {
        let token = try #require(Token(chain: chain, contract: contract, symbol: "USDC", decimals: 6))
        var transfer = Transfer(id: "T-1", amount: TokenAmount(Shop.decimal(amount), token), recipient: recipient)
        for status in status { try transfer.move(to: status) }
        return transfer
    }

    private func outcome(_ steps: [ScriptedTransport.Step]) async throws -> WriteOutcome<TransferReceipt> {
        let transport = ScriptedTransport(steps + [.json("{}"), .json("{}")])
        let outcome = try await Shop.gateway(transport).transfer(try Self.transfer())
        #expect(await transport.sent.count == 1, "a transfer is sent once")
        return outcome
    }

    @Test("the request is the documented one with the key alone")
    func exactRequest() async throws {
        let transport = ScriptedTransport([.json(Sample.named("transfer.response.success.verbatim").text)])
        let receipt = try #require(await Shop.gateway(transport).transfer(try Self.transfer()).success)
        #expect(receipt.id == "1-1627380000-1")
        #expect(receipt.transactionHash == "0x1234567890abcdef")
        #expect(receipt.sentAt == Timestamp(seconds: 1_627_380_000))
        let sent = try #require(await transport.sent.first)
        #expect(sent.url.text == "https://wallet.kryptogo.app/v1/studio/api/asset_pro/transfer")
        #expect(sent.operation == "kryptogo.transfer")
        #expect(sent.headers.map(\.name) == ["X-STUDIO-API-KEY", "Content-Type", "Accept"])
        let sample = try JSONDocument(Sample.named("transfer.request.implementation-guide.verbatim-values").text).root
        let body = try JSONDocument(sent.body).root
        for name in ["chain_id", "contract_address", "amount"] { #expect(body[name]?.string == sample[name]?.string) }
        #expect(body["wallet_address"]?.string == sample["wallet_address"]?.string?.lowercased())
        #expect(body.members.map { $0.map(\.key) } == ["chain_id", "contract_address", "amount", "wallet_address"])
    }

    @Test("too little balance is a refusal with the shortfall", arguments: [200, 400, 402, 422])
    func shortfall(_ status: Int) async throws {
        let text = Sample.named("transfer.response.balance-not-enough.verbatim").text
        guard case .refused(let error) = try await outcome([.json(text, status: status)]) else { throw Unexpected() }
        #expect(error.kind == .insufficientBalance(shortfall: Shop.decimal("123.456")))
        #expect(error.gatewayCode == "4015")
        let bare = KryptoGOReading.transfer(HTTPResponse(status: 200, body: Array(#"{"code":4015}"#.utf8)))
        #expect(bare.error?.kind == .insufficientBalance(shortfall: nil))
    }

    @Test("a success without a hash is a success", arguments: [nil, JSONValue.null, "", 5])
    func withoutHash(_ hash: JSONValue?) async throws {
        var data: JSONObject = ["id": "1-2-3"]
        data["tx_hash"] = hash
        let text = JSONValue.object(["code": 0, "data": .object(data)]).text
        let receipt = try #require(try await outcome([.json(text)]).success)
        #expect(receipt == TransferReceipt(id: "1-2-3", transactionHash: nil, sentAt: nil))
    }

    @Test("whatever is unclear is unknown, is for a person, and is never sent again")
    func unknowns() async throws {
        let steps: [ScriptedTransport.Step] = [
            .lost, .json(""), .json("<html>"), .json("{\"code\":0}"), .json("{\"code\":0,\"data\":{}}"),
            .json("{\"code\":\"0\"}"),
            .json("{\"code\":4015}", status: 500), .json("", status: 502), .json("", status: 504), .json("", status: 307),
            .json("", status: 403), .json("{\"code\":0,\"data\":{\"id\":\"1\"}}", status: 400), .json("{}", status: 200),
        ]
        for step in steps {
            guard case .unknown(let error) = try await outcome([step]) else { throw Unexpected() }
            #expect(error.advice == .askPerson)
        }
    }

    @Test("what surely was not sent is refused")
    func refusals() async throws {
        guard case .refused(let notSent) = try await outcome([.notSent]) else { throw Unexpected() }
        #expect(notSent.kind == .unavailable)
    }

    @Test(
        "whoever asks to slow down may have passed the transfer on: tokens do not come back",
        arguments: ["", "<html>", #"{"code":4015}"#, #"{"code":0,"data":{"id":"1"}}"#, #"{"code":4002}"#])
    func limited(_ body: String) async throws {
        guard case .unknown(let error) = try await outcome([.json(body, status: 429)]) else { throw Unexpected() }
        #expect(error.kind == .rateLimited(retryAfterSeconds: nil) && error.advice == .askPerson)
    }

    @Test("a code that no document names may mean anything: the tokens may have left", arguments: [4001, 4099])
    func unmapped(_ code: Int) async throws {
        guard case .unknown(let error) = try await outcome([.json(#"{"code":\#(code),"message":"cap"}"#)]) else {
            throw Unexpected()
        }
        #expect(error.kind == .other && error.gatewayCode == "\(code)" && error.advice == .askPerson)
    }

    @Test("the number of a chain is refused before anything is sent: the gateway wants its slug")
    func numericChain() {
        let error = #expect(throws: GatewayError.self) {
            try TransferRequest(
                chain: "42161", contract: "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", amount: Shop.decimal("1"), decimals: 6,
                recipient: "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045")
        }
        #expect(error?.kind == .invalidRequest(field: "chain_id"))
    }

    @Test("a transfer that was not stored as submitted is not sent")
    func lifecycle() async throws {
        let transport = ScriptedTransport([])
        let gateway = try Shop.gateway(transport)
        for path: [Transfer.Status] in [[], [.approved], [.canceled], [.approved, .submitted, .refused]] {
            guard case .refused(let error) = await gateway.transfer(try Self.transfer(status: path)) else { throw Unexpected() }
            #expect(error.kind == .conflict)
        }
        for path: [Transfer.Status] in [[.approved, .submitted, .sent], [.approved, .submitted, .unknown]] {
            guard case .unknown = await gateway.transfer(try Self.transfer(status: path)) else { throw Unexpected() }
        }
        #expect(await transport.sent.isEmpty)
    }

    @Test("a value that cannot be is refused by name and never sent")
    func validation() async throws {
        let bad: [(Transfer, String)] = [
            (try Self.transfer(chain: "Arb"), "chain_id"), (try Self.transfer(chain: "ar b"), "chain_id"),
            (try Self.transfer(contract: "0x12"), "contract_address"),
            (try Self.transfer(contract: "0x0000000000000000000000000000000000000000"), "contract_address"),
            (try Self.transfer(amount: "0"), "amount"), (try Self.transfer(amount: "0.0000001"), "amount"),
            (try Self.transfer(to: ""), "wallet_address"), (try Self.transfer(to: "0x12"), "wallet_address"),
            (try Self.transfer(to: "0x3FE5aC82B997255b8226abb6aEfd91f405fe2e8e"), "wallet_address"),
            (try Self.transfer(to: "0x0000000000000000000000000000000000000000"), "wallet_address"),
            (try Self.transfer(to: "0xFF970A61A04B1CA14834A43F5DE4533EBDDB5CC8"), "wallet_address"),
            (try Self.transfer(to: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"), "wallet_address"),
        ]
        let transport = ScriptedTransport([])
        let gateway = try Shop.gateway(transport)
        for (transfer, field) in bad {
            guard case .refused(let error) = await gateway.transfer(transfer) else { throw Unexpected() }
            #expect(error.kind == .invalidRequest(field: field))
        }
        #expect(await transport.sent.isEmpty)
    }
}
