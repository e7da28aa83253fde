import StrictJSON
import Testing

@testable import paydesk

@Suite("paydesk payuni seal and open")
struct EnvelopeLineTests {
    private static let fields: [(String, String)] = [("MerID", "TESTMER01"), ("ProdDesc", "測試 +&=%"), ("TradeAmt", "300")]

    private func open(_ members: [(String, JSONValue)], envelope: [(String, JSONValue)]) -> JSONValue {
        answer(OpenLine(), line(members + [("envelope", .object(JSONObject(envelope)))]))
    }

    @Test("what was sealed opens to the same fields in the same order")
    func roundTrip() throws {
        let sealed = try sealed(Self.fields)
        let opened = open([], envelope: [("EncryptInfo", .string(sealed.encryptInfo)), ("HashInfo", .string(sealed.hashInfo))])
        #expect(opened == ["fields": .array(Self.fields.map { [.string($0.0), .string($0.1)] })])
    }

    @Test("every published vector is sealed to the same bytes")
    func vectors() throws {
        let vectors = try Files.json("Fixtures/payuni/vectors/seal.json")
        let keys = JSONValue(try Files.json("Fixtures/payuni/vectors/keys.json"))
        let list = try #require(JSONValue(vectors).array ?? JSONValue(vectors)["vectors"]?.array)
        #expect(list.count == 42)
        for vector in list {
            let set = try #require(vector["keySet"]?.string)
            let pair = try #require(keys[set] ?? keys["keySets"]?[set])
            let members: [(String, JSONValue)] = [
                ("hashKey", try #require(pair["hashKey"])), ("hashIV", try #require(pair["hashIV"])),
                ("fields", try #require(vector["fields"] ?? vector["pairs"])),
            ]
            let result = answer(SealLine(), line(members, keys: false))
            #expect(result["EncryptInfo"] == vector["encryptInfo"], "\(set)")
            #expect(result["HashInfo"] == vector["hashInfo"])
        }
    }

    @Test("a sealed merchant that differs is refused, an unsealed one is not looked at")
    func merchant() throws {
        let sealed = try sealed(Self.fields)
        let envelope: [(String, JSONValue)] = [
            ("EncryptInfo", .string(sealed.encryptInfo)), ("HashInfo", .string(sealed.hashInfo)), ("MerID", "OTHER"),
            ("Status", "SUCCESS"),
        ]
        #expect(open([("merchantID", "TESTMER01")], envelope: envelope)["fields"] != nil)
        #expect(open([("merchantID", "OTHER")], envelope: envelope)["error"] == "merchant_mismatch")
    }

    @Test("a hash that is absent, empty, changed, lower case, or no text is refused before anything is opened")
    func hash() throws {
        let sealed = try sealed(Self.fields)
        let wrong = String(sealed.hashInfo.reversed())
        let cases: [(JSONValue?, String)] = [
            (nil, "hash_missing"), (.null, "hash_missing"), ("", "hash_missing"), (.string(wrong), "hash_mismatch"),
            (.string(sealed.hashInfo.lowercased()), "hash_mismatch"), (.bool(true), "invalid_field"),
            (.array([.string(sealed.hashInfo)]), "invalid_field"),
        ]
        for (hash, code) in cases {
            var envelope: [(String, JSONValue)] = [("EncryptInfo", .string(sealed.encryptInfo))]
            if let hash { envelope.append(("HashInfo", hash)) }
            #expect(open([], envelope: envelope)["error"]?.string == code)
        }
    }

    @Test("a duplicated member of the envelope is no envelope")
    func duplicates() throws {
        let sealed = try sealed(Self.fields)
        let text = """
            {"hashKey":"12345678901234567890123456789012","hashIV":"1234567890123456","envelope":{"EncryptInfo":"\(sealed.encryptInfo)",\
            "HashInfo":"\(sealed.hashInfo)","HashInfo":"\(sealed.hashInfo)"}}
            """
        #expect(answer(OpenLine(), text: text)["error"] == "malformed_json")
    }

    @Test("keys are trimmed once; short, long and swapped ones are named and not shown")
    func keys() throws {
        let padded = answer(
            SealLine(),
            line(
                [
                    ("hashKey", " 12345678901234567890123456789012"), ("hashIV", "1234567890123456\n"),
                    ("fields", [["MerID", "AAA"], ["MerTradeNo", "BBB"]]),
                ], keys: false))
        #expect(padded["HashInfo"] == "ED643E971A700C25A7FCDF5D0369E89704F33C4A10167024D71D5452B371DE40")
        for (key, iv) in [("short", "1234567890123456"), ("1234567890123456", "12345678901234567890123456789012"), ("", "")] {
            let result = answer(
                SealLine(), line([("hashKey", .string(key)), ("hashIV", .string(iv)), ("fields", [])], keys: false))
            #expect(result["error"] == "invalid_key")
            #expect(!result.text.contains("12345678901234"))
        }
    }

    @Test("fields that are no pairs of texts are named by their place")
    func badFields() {
        for (fields, field) in [
            ([["MerID"]], "fields[0]"), ([["a", "b"], ["c", 1]], "fields[1]"), (["x"], "fields[0]"),
        ] as [(JSONValue, JSONValue)] {
            #expect(answer(SealLine(), line([("fields", fields)]))["field"] == field)
        }
        #expect(answer(SealLine(), line([]))["field"] == "fields")
    }
}
