import StrictJSON
import Testing

@testable import Payments

/// Bad documents: what is refused, with which words, and that nothing of them is repeated.
@Suite("Bad documents are refused by name")
struct InputErrorTests {
    /// What is put where it does not belong; no error text may show it.
    private static let alien = "zzqq"

    private enum Document: String, CaseIterable {
        case order =
            #"{"id":"O-1","due":{"value":"300","currency":"TWD"},"deadline":"2026-01-01T01:00:00Z","policies":{"late":"review","over":"accept","afterCancel":"review","confirmation":{"above":{"value":"1","currency":"TWD"}},"toleranceBasisPoints":5,"graceSeconds":6},"attempts":[{"number":"A-1","gateway":"payuni","amount":{"value":"300","currency":"TWD"},"method":"card"}]}"#
        case report =
            #"{"at":"2026-01-01T00:00:00Z","kind":"report","digest":"abababababababababababababababababababababababababababababababab","attempt":"A-1","verification":"query","report":{"claim":"paid","gatewayNumber":"T-1","attemptNumber":"A-1","amount":{"value":"300","currency":"TWD"},"raw":"SUCCESS","method":"card","paidAt":"2026-01-01T00:01:00Z","instructions":{"kind":"bankTransfer","bankCode":"012","account":"00123","amount":{"value":"2","currency":"TWD"},"deadline":"2026-01-01T00:02:00Z"},"tokens":{"chain":"arb","contract":"0x1","symbol":"USDT","decimals":6,"asked":"9.23","received":"9","net":"8","returned":"7","paymentHash":"0xa","returnHash":"0xb"},"settlement":{"capture":"captured","captured":{"value":"3","currency":"TWD"},"refunded":{"value":"4","currency":"TWD"},"refundPending":true,"refundable":{"value":"5","currency":"TWD"}},"attention":[{"reason":"mismatch","detail":"x"}],"details":{"Card4No":"9522"}}}"#
        case form =
            #"{"at":"2026-01-01T00:00:00Z","kind":"report","attempt":"A-1","verification":"query","report":{"claim":"paid","gatewayNumber":"T-1","instructions":{"kind":"form","action":"https://a.tw/x","fields":[["a","b"]]}}}"#
        case token =
            #"{"at":"2026-01-01T00:00:00Z","kind":"report","attempt":"A-1","verification":"query","report":{"claim":"paid","gatewayNumber":"T-1","instructions":{"kind":"token","address":"0xA","amount":"9.23","chain":"arb","contract":"0x1","symbol":"USDT","decimals":6}}}"#
        case store =
            #"{"at":"2026-01-01T00:00:00Z","kind":"report","attempt":"A-1","verification":"query","report":{"claim":"paid","gatewayNumber":"T-1","instructions":{"kind":"storeCode","store":"SEVEN","code":"0012","amount":{"value":"2","currency":"TWD"}}}}"#
        case redirect =
            #"{"at":"2026-01-01T00:00:00Z","kind":"report","attempt":"A-1","verification":"query","report":{"claim":"paid","gatewayNumber":"T-1","instructions":{"kind":"redirect","url":"https://a.tw/x"}}}"#
        case hint = #"{"at":"2026-01-01T00:00:00Z","kind":"hint","attempt":"A-1","gatewayNumber":"T-1"}"#
        case start = #"{"at":"2026-01-01T00:00:00Z","kind":"start","attempt":"A-1","outcome":"unknown"}"#
        case clock = #"{"at":"2026-01-01T00:00:00Z","kind":"clock"}"#
        case decision =
            #"{"at":"2026-01-01T00:00:00Z","kind":"decision","number":1,"decision":"accept","by":"mei","text":"yes"}"#
        case refund =
            #"{"at":"2026-01-01T00:00:00Z","kind":"refund","refund":"R-1","attempt":"A-1","gatewayNumber":"T-1","refundKind":"card","amount":{"value":"1","currency":"TWD"},"status":"planned"}"#
    }

    private func error(_ document: Document, _ value: JSONValue) throws -> InputError? {
        let root = try parse(value.text)
        do throws(InputError) {
            if document == .order { _ = try Order(json: root, path: "") } else { _ = try Evidence(json: root, path: "") }
            return nil
        } catch {
            return error
        }
    }

    private struct Row {
        let document: Document
        let from: String
        let to: String
        let code: InputError.Code
        let path: String
        init(_ document: Document, _ from: String, _ to: String, _ code: InputError.Code, _ path: String) {
            self.document = document
            self.from = from
            self.to = to
            self.code = code
            self.path = path
        }
    }

    private static let rows: [Row] = [
        Row(.order, #""id":"O-1","#, "", .missingField, "id"),
        Row(.order, #""id":"O-1""#, #""id":"""#, .invalidField, "id"),
        Row(.order, #""id":"O-1""#, #""id":null"#, .missingField, "id"),
        Row(.order, #""id":"O-1""#, #""id":7"#, .invalidField, "id"),
        Row(.order, #""due":{"value":"300","currency":"TWD"},"#, "", .missingField, "due"),
        Row(.order, #""due":{"value":"300","currency":"TWD"}"#, #""due":"zzqq""#, .invalidField, "due"),
        Row(.order, #""due":{"value":"300""#, #""due":{"value":300"#, .invalidField, "due.value"),
        Row(.order, #""due":{"value":"300""#, #""due":{"value":"-3""#, .invalidField, "due.value"),
        Row(.order, #""due":{"value":"300""#, #""due":{"value":"1e3""#, .invalidField, "due.value"),
        Row(.order, #""due":{"value":"300","#, #""due":{"#, .missingField, "due.value"),
        Row(
            .order, #""due":{"value":"300","currency":"TWD"}"#, #""due":{"value":"300","currency":"twd"}"#, .invalidField,
            "due.currency"),
        Row(.order, #""due":{"value":"300","currency":"TWD"}"#, #""due":{"value":"300"}"#, .missingField, "due.currency"),
        Row(.order, #"01T01:00:00Z"#, #"01T01:00:00+08:00"#, .invalidField, "deadline"),
        Row(.order, #""deadline":"2026-01-01T01:00:00Z","#, "", .missingField, "deadline"),
        Row(.order, #""late":"review""#, #""late":"zzqq""#, .invalidField, "policies.late"),
        Row(.order, #""over":"accept""#, #""over":"Accept""#, .invalidField, "policies.over"),
        Row(.order, #""afterCancel":"review""#, #""afterCancel":"zzqq""#, .invalidField, "policies.afterCancel"),
        Row(.order, #""confirmation":{"above""#, #""confirmation":{"under""#, .missingField, "policies.confirmation.above"),
        Row(.order, #"{"above":{"value":"1","currency":"TWD"}}"#, #""zzqq""#, .invalidField, "policies.confirmation"),
        Row(.order, #"{"above":{"value":"1""#, #"{"above":{"value":"""#, .invalidField, "policies.confirmation.above.value"),
        Row(.order, #"Points":5"#, #"Points":10001"#, .invalidField, "policies.toleranceBasisPoints"),
        Row(.order, #"Points":5"#, #"Points":-1"#, .invalidField, "policies.toleranceBasisPoints"),
        Row(.order, #"Points":5"#, #"Points":0.5"#, .invalidField, "policies.toleranceBasisPoints"),
        Row(.order, #"Seconds":6"#, #"Seconds":31622401"#, .invalidField, "policies.graceSeconds"),
        Row(.order, #"Seconds":6"#, #"Seconds":-1"#, .invalidField, "policies.graceSeconds"),
        Row(.order, #"Seconds":6"#, #"Seconds":99999999999999999999"#, .invalidField, "policies.graceSeconds"),
        Row(.order, #"[{"number":"A-1""#, #"[{"number":"A-1","gateway":"payuni"},{"number":"A-1""#, .invalidField, "attempts"),
        Row(.order, #""attempts":["#, #""attempts":["zzqq","#, .invalidField, "attempts[0]"),
        Row(.order, #"[{"number":"A-1""#, #"[{"number":"""#, .invalidField, "attempts[0].number"),
        Row(.order, #""gateway":"payuni","#, "", .missingField, "attempts[0].gateway"),
        Row(
            .order, #""payuni","amount":{"value":"300""#, #""payuni","amount":{"value":"zzqq""#, .invalidField,
            "attempts[0].amount.value"),
        Row(.order, #""late":"review""#, #""Late":"review""#, .unknownField, "policies.Late"),
        Row(.report, #""digest":"ab"#, #""digest":"AB"#, .invalidField, "digest"),
        Row(.report, #""digest":"ab"#, #""digest":""#, .invalidField, "digest"),
        Row(.report, #""at":"2026-01-01T00:00:00Z","#, "", .missingField, "at"),
        Row(.report, #"01T00:00:00Z","kind""#, #"01","kind""#, .invalidField, "at"),
        Row(.report, #""kind":"report""#, #""kind":"zzqq""#, .invalidField, "kind"),
        Row(.report, #""kind":"report","#, "", .missingField, "kind"),
        Row(.report, #""kind":"report""#, #""kind":"clock""#, .unknownField, "attempt"),
        Row(.report, #""attempt":"A-1","#, "", .missingField, "attempt"),
        Row(.report, #""verification":"query""#, #""verification":"zzqq""#, .invalidField, "verification"),
        Row(.report, #""verification":"query","#, "", .missingField, "verification"),
        Row(.report, #""claim":"paid""#, #""claim":"PAID""#, .invalidField, "report.claim"),
        Row(.report, #""claim":"paid","#, "", .missingField, "report.claim"),
        Row(.report, #""gatewayNumber":"T-1","#, "", .missingField, "report.gatewayNumber"),
        Row(.report, #""paidAt":"2026-01-01T00:01:00Z""#, #""paidAt":"zzqq""#, .invalidField, "report.paidAt"),
        Row(.report, #""kind":"bankTransfer""#, #""kind":"zzqq""#, .invalidField, "report.instructions.kind"),
        Row(.report, #""kind":"bankTransfer""#, #""kind":"redirect""#, .missingField, "report.instructions.url"),
        Row(.report, #""bankCode":"012","#, "", .missingField, "report.instructions.bankCode"),
        Row(.report, #""decimals":6"#, #""decimals":31"#, .invalidField, "report.tokens.decimals"),
        Row(.report, #""decimals":6"#, #""decimals":-1"#, .invalidField, "report.tokens.decimals"),
        Row(.report, #""asked":"9.23","#, "", .missingField, "report.tokens.asked"),
        Row(.report, #""received":"9""#, #""received":"9.""#, .invalidField, "report.tokens.received"),
        Row(.report, #""contract":"0x1","#, "", .missingField, "report.tokens.contract"),
        Row(.report, #""refundPending":true"#, #""refundPending":"true""#, .invalidField, "report.settlement.refundPending"),
        Row(
            .report, #""captured":{"value":"3""#, #""captured":{"value":"3,0""#, .invalidField, "report.settlement.captured.value"
        ),
        Row(.report, #""reason":"mismatch""#, #""reason":"zzqq""#, .invalidField, "report.attention[0].reason"),
        Row(.report, #""attention":[{"#, #""attention":[{"reason":"queryDue"},{"x":1,"#, .unknownField, "report.attention[1].x"),
        Row(.report, #""Card4No":"9522""#, #""Card4No":9522"#, .invalidField, "report.details"),
        Row(.report, #"{"Card4No":"9522"}"#, #""zzqq""#, .invalidField, "report.details"),
        Row(.form, #""https://a.tw/x""#, #""javascript:zzqq""#, .invalidField, "report.instructions.action"),
        Row(.form, #"["a","b"]"#, #""zzqq""#, .invalidField, "report.instructions.fields[0]"),
        Row(.form, #"["a","b"]"#, #"["a"]"#, .invalidField, "report.instructions.fields[0]"),
        Row(.form, #"["a","b"]"#, #"["a","b"],["a",7]"#, .invalidField, "report.instructions.fields[1]"),
        Row(.form, #"["a","b"]"#, #"["a","b","zzqq"]"#, .invalidField, "report.instructions.fields[0]"),
        Row(.form, #"[["a","b"]]"#, #"{"a":"b"}"#, .invalidField, "report.instructions.fields"),
        Row(.token, #""amount":"9.23""#, #""amount":9.23"#, .invalidField, "report.instructions.amount"),
        Row(.token, #""address":"0xA","#, "", .missingField, "report.instructions.address"),
        Row(.store, #""code":"0012","#, "", .missingField, "report.instructions.code"),
        Row(.store, #""amount":{"value":"2","currency":"TWD"}"#, #""amount":null"#, .missingField, "report.instructions.amount"),
        Row(.redirect, #""https://a.tw/x""#, #""//a.tw/zzqq""#, .invalidField, "report.instructions.url"),
        Row(.hint, #""attempt":"A-1""#, #""attempt":7"#, .invalidField, "attempt"),
        Row(.hint, #""attempt":"A-1""#, #""attempt":"A-1","claim":"paid""#, .unknownField, "claim"),
        Row(.start, #""outcome":"unknown""#, #""outcome":"done""#, .invalidField, "outcome"),
        Row(.decision, #""number":1"#, #""number":0"#, .invalidField, "number"),
        Row(.decision, #""number":1"#, #""number":1000001"#, .invalidField, "number"),
        Row(.decision, #""number":1,"#, "", .invalidField, "number"),
        Row(.decision, #""decision":"accept""#, #""decision":"pay""#, .invalidField, "decision"),
        Row(.decision, #""by":"mei","#, "", .missingField, "by"),
        Row(.refund, #""refundKind":"card""#, #""refundKind":"zzqq""#, .invalidField, "refundKind"),
        Row(.refund, #""status":"planned""#, #""status":"zzqq""#, .invalidField, "status"),
        Row(.refund, #""refund":"R-1","#, "", .missingField, "refund"),
        Row(.refund, #""currency":"TWD""#, #""currency":"zzqq""#, .invalidField, "amount.currency"),
    ]

    @Test("each wrong member is refused under its code and its path")
    func table() throws {
        #expect(Self.rows.count >= 60)
        for row in Self.rows {
            let parts = row.document.rawValue.split(separator: row.from, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(row.from) is not in the \(row.document) document")
            let changed = parts.joined(separator: row.to)
            let error = try error(row.document, JSONValue(parse(changed)))
            #expect(error?.code == row.code && error?.path == row.path, "\(row.to): \(String(describing: error))")
            #expect(error?.description.contains(Self.alien) == false)
        }
    }

    @Test("the documents that the other checks spoil are good ones", arguments: Document.allCases)
    private func good(_ document: Document) throws {
        #expect(try error(document, JSONValue(parse(document.rawValue))) == nil)
    }

    /// Every object of a document, by its path.
    private func objects(_ value: JSONValue, _ path: String) -> [String] {
        switch value {
        case .object(let object):
            [path] + object.members.flatMap { objects($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
        case .array(let elements):
            elements.enumerated().flatMap { objects($1, "\(path)[\($0)]") }
        default: []
        }
    }

    /// The document with every object at `target` changed.
    private func changing(_ value: JSONValue, at target: String, _ path: String = "", _ change: (inout JSONObject) -> Void)
        -> JSONValue
    {
        switch value {
        case .object(let object):
            var result = JSONObject()
            for member in object.members {
                result[member.key] = changing(
                    member.value, at: target, path.isEmpty ? member.key : "\(path).\(member.key)", change)
            }
            if path == target { change(&result) }
            return .object(result)
        case .array(let elements):
            return .array(elements.enumerated().map { changing($1, at: target, "\(path)[\($0)]", change) })
        default: return value
        }
    }

    @Test("a member that nobody knows is refused in every object, and odd names are not repeated", arguments: Document.allCases)
    private func unknownMembers(_ document: Document) throws {
        let whole = JSONValue(try parse(document.rawValue))
        let names = [
            ("surplus_1", "surplus_1"), ("zzqq\"<script>", "(a name)"), ("zzqq.x", "(a name)"), ("你好zzqq", "(a name)"),
            ("", "(a name)"),
            ("zzqq\n", "(a name)"), (String(repeating: "z", count: 40), String(repeating: "z", count: 40)),
            (String(repeating: "z", count: 41), "(a name)"),
        ]
        for path in objects(whole, "") where !path.hasSuffix("details") {
            for (name, shown) in names {
                let spoiled = changing(whole, at: path) { $0[name] = "zzqq" }
                let expected = path.isEmpty ? shown : "\(path).\(shown)"
                #expect(try error(document, spoiled) == InputError(.unknownField, path: expected, expected: ""))
            }
        }
    }

    @Test("a member of the wrong kind is refused by its path, wherever it is", arguments: Document.allCases)
    private func wrongKinds(_ document: Document) throws {
        let whole = JSONValue(try parse(document.rawValue))
        for path in objects(whole, "") {
            guard case .object(let object) = try #require(found(whole, path)) else { continue }
            for member in object.members {
                let wrong: JSONValue = if case .array = member.value { ["zzqq": 1] } else { ["zzqq"] }
                let error = try error(document, changing(whole, at: path) { $0[member.key] = wrong })
                let place = path.hasSuffix("details") ? path : path.isEmpty ? member.key : "\(path).\(member.key)"
                #expect(error?.code == .invalidField && error?.path == place, "\(place): \(String(describing: error))")
                #expect(error?.description.contains(Self.alien) == false)
            }
        }
    }

    private func found(_ value: JSONValue, _ target: String) -> JSONValue? {
        var result: JSONValue?
        _ = changing(value, at: target) { result = .object($0) }
        return result
    }

    @Test("a document that is no object is refused as a whole", arguments: ["[]", "7", "\"zzqq\"", "null", "true"])
    func roots(text: String) throws {
        for document in [Document.order, .clock] {
            let error = try error(document, JSONValue(parse(text)))
            #expect(error == InputError(.invalidField, path: "", expected: "an object"))
        }
    }

    @Test("each kind of error has its sentence")
    func sentences() {
        #expect(InputError(.missingField, path: "a.b", expected: "text").description == "a.b is missing: text")
        #expect(InputError(.unknownField, path: "a.b", expected: "").description == "a.b is not a known field")
        #expect(InputError(.invalidField, path: "a", expected: "text").description == "a must be text")
        #expect(
            InputError(.malformedJSON, path: "", expected: "json_syntax at byte 3").description
                == "not valid JSON: json_syntax at byte 3")
        #expect(
            InputError.Code.allCases.map(\.rawValue) == ["malformed_json", "missing_field", "unknown_field", "invalid_field"])
    }

    @Test("a path in front leads to the place")
    func prefixes() throws {
        let value = try parse(#"{"at":"2026-01-01T00:00:00Z","kind":"start","attempt":"A-1"}"#)
        #expect(throws: InputError(.missingField, path: "evidence[3].outcome", expected: "one of unknown, refused")) {
            try Evidence(json: value, path: "evidence[3]")
        }
    }
}
