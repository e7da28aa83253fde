import Payments
import Testing

@testable import PAYUNi

@Suite("The PAYUNi gateway")
struct PAYUNiGatewayTests {
    static let now = Timestamp(seconds: 1_767_225_600)

    @Test("Starting on the hosted page sends nothing and gives the payer's form")
    func page() async throws {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            throw TransportFailure(.outcomeUnknown, reason: "unexpected")
        }
        let gateway = try Self.gateway(transport)
        let start = try #require(await gateway.start(Self.request(.card)).success)
        guard case .form(let form) = start.instructions else { return #expect(Bool(false), "no form") }
        #expect(form.action.text == "https://sandbox-api.payuni.com.tw/api/upp")
        #expect(form.fields.map(\.name) == ["MerID", "Version", "EncryptInfo", "HashInfo"])
        #expect(start.report == nil)
        #expect(transport.sent.isEmpty)
    }

    @Test(
        "A request the page cannot serve is refused before anything is made",
        arguments: [
            AttemptRequest(number: "A 1", order: "o", amount: .twd(100), description: "tea"),
            AttemptRequest(number: "A-1", order: "o", amount: .twd(0), description: "tea"),
            AttemptRequest(number: "A-1", order: "o", amount: .zero(.usd), description: "tea"),
            AttemptRequest(number: "A-1", order: "o", amount: .twd(100), method: .stablecoin, description: "tea"),
        ])
    func refusals(_ request: AttemptRequest) async throws {
        let gateway = try Self.gateway(Self.silent)
        guard case .refused = await gateway.start(request) else { return #expect(Bool(false), "not refused") }
    }

    @Test("Only what PAYUNi has opened is offered, and nothing else is begun")
    func offered() async throws {
        var settings = PAYUNiSettings(
            credentials: try Desk.credentials(), environment: .sandbox,
            methods: [.linePay, .atm, .cardInstallment, .payerChooses],
            installments: [.three, .six])
        let gateway = { PAYUNiGateway(settings: settings, transport: Self.silent, time: FixedTime(timestamp: Self.now)) }
        #expect(Set(gateway().capabilities.methods) == settings.methods && gateway().capabilities.formMethods == settings.methods)
        for method in PAYUNiSettings.knownMethods {
            let isDone = await gateway().start(Self.request(method)).success != nil
            #expect(isDone == settings.methods?.contains(method), "\(method)")
        }
        let page = try HostedPageRequest(Self.request(.cardInstallment), at: Self.now, installments: settings.installments)
        #expect(page?.installments == [.three, .six])
        #expect(settings.immediateMethod == .linePay)
        settings.installments = []
        #expect(!gateway().capabilities.methods.contains(.cardInstallment))
    }

    @Test(
        "What is offered is read from variables, and a word that is none names its variable",
        arguments: [
            ("PAYUNI_METHODS", "card, atm storeCode", true), ("PAYUNI_METHODS", "card,cash", false),
            ("PAYUNI_METHODS", ",", false),
            ("PAYUNI_INSTALLMENTS", "3,12", true), ("PAYUNI_INSTALLMENTS", "3,5", false), ("PAYUNI_INSTALLMENTS", ",", false),
        ])
    func offeredByVariables(_ name: String, _ value: String, _ isGood: Bool) throws {
        var variables = [
            "PAYUNI_MERCHANT_ID": "TESTMER01", "PAYUNI_HASH_KEY": "12345678901234567890123456789012",
            "PAYUNI_HASH_IV": "1234567890123456",
        ]
        #expect(try PAYUNiSettings(variables: variables).methods == nil)
        variables[name] = value
        guard isGood else {
            let error = #expect(throws: EnvironmentError.self) { try PAYUNiSettings(variables: variables) }
            #expect(error?.variable == name)
            return
        }
        let settings = try PAYUNiSettings(variables: variables)
        if name == "PAYUNI_METHODS" { #expect(settings.methods == [.card, .atm, .storeCode]) }
        if name == "PAYUNI_INSTALLMENTS" { #expect(settings.installments == [.three, .twelve]) }
    }

    @Test("A method started by call shows the payer what PAYUNi issued")
    func backEnd() async throws {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            Self.reply(
                Desk.payment([
                    ("TradeStatus", "0"), ("PaymentType", "2"), ("BankType", "822"), ("PayNo", "99990000123456"),
                    ("ExpireDate", "2026-01-08 23:59:59"),
                ]))
        }
        let gateway = try Self.gateway(transport, backEnd: [.atm])
        let start = try #require(await gateway.start(Self.request(.atm)).success)
        #expect(start.report?.claim == .awaitingPayer)
        guard case .bankTransfer(let transfer) = start.instructions else { return #expect(Bool(false), "no account") }
        #expect(transfer.account == "99990000123456")
        #expect(transport.sent.map(\.url.text) == ["https://sandbox-api.payuni.com.tw/api/atm"])
    }

    @Test("A call is refused, or unknown: an answer that was lost is never a refusal")
    func outcomes() async throws {
        let cases: [(@Sendable (HTTPRequest) throws(TransportFailure) -> HTTPResponse, isRefused: Bool)] = [
            ({ _ throws(TransportFailure) in throw TransportFailure(.surelyNotSent, reason: "connection_refused") }, true),
            ({ _ throws(TransportFailure) in throw TransportFailure(.outcomeUnknown, reason: "read_timeout") }, false),
            ({ _ throws(TransportFailure) in HTTPResponse(status: 502, body: Array("<html>".utf8)) }, false),
            ({ _ throws(TransportFailure) in Self.reply([("Status", "ATM04001")]) }, false),
            ({ _ throws(TransportFailure) in Self.reply([("Status", "ATM77777")]) }, false),
            ({ _ throws(TransportFailure) in Self.reply([("Status", "UNKNOWN")]) }, false),
            ({ _ throws(TransportFailure) in Self.reply([("Status", "API00003")]) }, true),
            ({ _ throws(TransportFailure) in Self.reply([("Status", "DEF01007")]) }, true),
            ({ _ throws(TransportFailure) in Self.reply(Desk.payment([("MerTradeNo", "B-2")])) }, false),
            ({ _ throws(TransportFailure) in Self.reply(Desk.payment([("MerID", "OTHER01")])) }, false),
        ]
        for (index, example) in cases.enumerated() {
            let gateway = try Self.gateway(ScriptedTransport(example.0), backEnd: [.atm])
            switch await gateway.start(Self.request(.atm)) {
            case .refused: #expect(example.isRefused, "case \(index)")
            case .unknown: #expect(!example.isRefused, "case \(index)")
            case .done: Issue.record("case \(index) was done")
            }
        }
    }

    @Test("A trade that was taken on with nothing to show the payer has begun")
    func nothingToShow() async throws {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            Self.reply(Desk.payment([("TradeStatus", "8"), ("PaymentType", "2")]))
        }
        let start = try #require(await Self.gateway(transport, backEnd: [.atm]).start(Self.request(.atm)).success)
        #expect(start.instructions == nil)
        #expect(start.report?.claim == .processing)
    }

    @Test("A query asks by our number and reports every trade, amounts held against the attempt")
    func query() async throws {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            Self.reply(
                Desk.query([
                    Desk.entry([("TradeNo", "1"), ("TradeStatus", "2")]), Desk.entry([("TradeNo", "2"), ("TradeAmt", "1")]),
                ]))
        }
        let gateway = try Self.gateway(transport)
        let report = try await gateway.query(AttemptReference(number: "A-1", gatewayNumber: "1", amount: .twd(1200)))
        #expect(report.attempt == "A-1")
        #expect(report.transactions.map(\.claim) == [.failed, .paid])
        #expect(report.transactions.map(\.notices) == [[], [.mismatch(field: "TradeAmt")]])
        #expect(transport.sent.map(\.operation) == ["payuni.trade_query"])
    }

    @Test("A query about an order PAYUNi does not know says so")
    func notFound() async throws {
        let gateway = try Self.gateway(ScriptedTransport { _ throws(TransportFailure) in Self.reply([("Status", "QUERY03001")]) })
        let error = await #expect(throws: GatewayError.self) { try await gateway.query(AttemptReference(number: "A-1")) }
        #expect(error?.kind == .notFound)
        #expect(try await gateway.query(batch: [AttemptReference(number: "A-1")]).isEmpty)
    }

    @Test("A batch gives one report an attempt that is known, in the order asked")
    func batch() async throws {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            Self.reply(
                Desk.query([
                    Desk.entry([("MerTradeNo", "C-3"), ("TradeNo", "3")]), Desk.entry([("MerTradeNo", "A-1"), ("TradeNo", "1")]),
                    Desk.entry([("MerTradeNo", "A-1"), ("TradeNo", "2")]),
                ]))
        }
        let gateway = try Self.gateway(transport)
        let references = ["A-1", "B-2", "C-3"].map { AttemptReference(number: AttemptNumber($0)) }
        let reports = try await gateway.query(batch: references)
        #expect(reports.map(\.attempt) == ["A-1", "C-3"])
        #expect(reports.map(\.transactions.count) == [2, 1])
        #expect(try await gateway.query(batch: []).isEmpty)
        #expect(transport.sent.count == 1)
    }

    @Test("Callbacks are read and answered with a short 200, whatever they are about")
    func callbacks() async throws {
        let gateway = try Self.gateway(Self.silent)
        for sample in SampleFile.shared.messages where sample.channel != .reply {
            let callback = Callback(sample.channel == .return ? .browserReturn : .server, body: sample.form())
            switch try gateway.read(callback) {
            case .authenticated(let report):
                #expect(report.transactions.count == 1)
                #expect(report.attempt == report.transactions.first?.attemptNumber)
            case .unrelated(let word): #expect(PAYUNiMessageKind(rawValue: word) != nil)
            case .hint: Issue.record("a sealed message is no hint")
            }
            #expect(gateway.acknowledgement(for: callback) == CallbackAnswer(status: 200, contentType: "text/plain", body: "OK"))
        }
    }

    @Test("What was sealed is told, whatever stands beside it and however it is spelled")
    func sealed() throws {
        let gateway = try Self.gateway(Self.silent)
        let sample = SampleFile.shared.message("notify-icash-paid")
        let text = String(decoding: sample.form(), as: UTF8.self)
        let reading = try gateway.read(Callback(.server, body: sample.form()))
        guard case .authenticated(let report) = reading else { return #expect(Bool(false), "it is sealed") }
        let sealed = "EncryptInfo=\(sample.encryptInfo)&HashInfo=\(sample.hashInfo)"
        #expect(report.sealed == Array(sealed.utf8))
        for copy in [
            text + "&x=1", "x=1&" + text, text + "&&", sealed, text.replacing("Status=", with: "status="),
            text.replacing("EncryptInfo=4", with: "Encrypt%49nfo=%34") + "&x=+",
            "HashInfo=\(sample.hashInfo)&EncryptInfo=\(sample.encryptInfo)",
        ] {
            #expect(try gateway.read(Callback(.server, body: Array(copy.utf8))) == reading, "\(copy.prefix(60))")
        }
    }

    @Test("The same envelope in letters of another case is none")
    func otherLetters() throws {
        let gateway = try Self.gateway(Self.silent)
        let sample = SampleFile.shared.message("notify-icash-paid")
        for (encryptInfo, hashInfo) in [
            (sample.encryptInfo.uppercased(), sample.hashInfo), (sample.encryptInfo, sample.hashInfo.lowercased()),
        ] {
            let body = Desk.notify(encryptInfo: encryptInfo, hashInfo: hashInfo)
            let rejection = #expect(throws: CallbackRejection.self) { try gateway.read(Callback(.server, body: body)) }
            #expect(rejection?.code == "hash_mismatch")
        }
    }

    @Test("Capabilities name limits and the rule for numbers")
    func capabilities() throws {
        let capabilities = try Self.gateway(Self.silent).capabilities
        #expect(capabilities.sealsCallbacks)
        #expect(capabilities.currencies == [.twd])
        #expect(capabilities.limits[.storeCode] == ExactDecimal(whole: 30)...ExactDecimal(whole: 20_000))
        #expect(capabilities.limits[.linePay] == nil && capabilities.amountDecimals == 0)
        #expect(capabilities.attemptNumbers.allows("abcDEF_-0123456789-123456"))
        #expect(!capabilities.attemptNumbers.allows("abcDEF_-0123456789-1234567"))
        #expect(Set(capabilities.methods).count == capabilities.methods.count)
    }

    private static let silent = ScriptedTransport { _ throws(TransportFailure) in
        throw TransportFailure(.surelyNotSent, reason: "silent")
    }

    private static func gateway(
        _ transport: ScriptedTransport, backEnd: Set<BackEndMethod> = []
    ) throws -> PAYUNiGateway {
        let settings = PAYUNiSettings(credentials: try Desk.credentials(), environment: .sandbox, backEndMethods: backEnd)
        return PAYUNiGateway(settings: settings, transport: transport, time: FixedTime(timestamp: now))
    }

    private static func request(_ method: PaymentMethod) -> AttemptRequest {
        AttemptRequest(number: "A-1", order: "o-1", amount: .twd(1200), method: method, description: "tea")
    }

    private static func reply(_ fields: [(name: String, value: String)]) -> HTTPResponse {
        do {
            return try Desk.reply(fields)
        } catch {
            preconditionFailure("the reply could not be sealed: \(error)")
        }
    }
}
