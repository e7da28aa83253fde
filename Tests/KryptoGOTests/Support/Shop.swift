import KryptoGO
import Payments
import StrictJSON

/// A merchant whose values are those of the documents' samples.
enum Shop {
    static let clientID = "9c5a79fc1117310f976b53752659b61d"
    static let key = "sk-test-0123456789"
    static let intent: GatewayNumber = "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV"
    static let contract = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"
    static let usdt = Token(chain: "arb", contract: contract, symbol: "USDT", decimals: 6).unsafelyPresent
    static let otherUSDC = Token(
        chain: "arb", contract: "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8", symbol: "USDT", decimals: 6
    ).unsafelyPresent

    static func settings(
        baseURL: String? = nil, clientID: String = clientID, key: String = key, origin: String = "https://shop.example",
        accepted: [Token]? = nil, verifier: (any CallbackSignatureVerifier)? = nil
    ) throws(KryptoGOSettingsError) -> KryptoGOSettings {
        try KryptoGOSettings(
            baseURL: baseURL.map { url($0) }, clientID: clientID, apiKey: Secret(key), origin: url(origin),
            acceptedTokens: accepted, callbackVerifier: verifier)
    }

    static func gateway(_ transport: ScriptedTransport, accepted: [Token]? = nil) throws -> KryptoGOGateway {
        KryptoGOGateway(settings: try settings(accepted: accepted), transport: transport)
    }

    static func url(_ text: String) -> WebURL { WebURL(text).unsafelyPresent }

    static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text).unsafelyPresent }

    static func money(_ amount: String, _ currency: Currency = .twd) -> Money { Money(decimal(amount), currency) }

    static let reference = AttemptReference(number: "A-1", gatewayNumber: intent, amount: money("300"), token: usdt)

    static let expectation = IntentExpectation(
        intentID: intent, clientID: clientID, number: "A-1", amount: money("300"), token: usdt)

    /// A sample intent with members of its `data` changed; `nil` takes one away.
    static func intent(_ sample: String, _ changes: [(String, JSONValue?)] = []) -> [UInt8] {
        var data = intentData(sample)
        for (name, value) in changes { data[name] = value }
        return JSONValue.object(["code": 0, "data": .object(data)]).serialized()
    }

    static func intentData(_ sample: String) -> JSONObject {
        guard let document = try? JSONDocument(Sample.named("intent.\(sample).response.derived").text),
            case .object(let data)? = JSONValue(document.root)["data"]
        else { preconditionFailure("no intent in the sample \(sample)") }
        return data
    }

    static func query(_ body: [UInt8], status: Int = 200, _ expectation: IntentExpectation = expectation) -> Result<
        GatewayReport, GatewayError
    > {
        Result { () throws(GatewayError) in
            try KryptoGOReading.query(HTTPResponse(status: status, body: body), expecting: expectation)
        }
    }
}

extension Optional {
    /// For constants of tests: stops the test process when the constant is wrong.
    var unsafelyPresent: Wrapped {
        guard let self else { preconditionFailure("a constant of the tests is wrong") }
        return self
    }
}

extension Result where Failure == GatewayError {
    var error: GatewayError? {
        if case .failure(let error) = self { error } else { nil }
    }

    var value: Success? { try? get() }
}
