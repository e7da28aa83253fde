import Payments
import StrictJSON
import Testing

/// Order data that somebody's browser may send along, in which no strict reader reads anything.
struct Spoiler: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let code: JSONError.Code

    init(_ name: String, _ bytes: [UInt8], _ code: JSONError.Code) {
        testDescription = name
        self.bytes = bytes
        self.code = code
    }

    init(_ text: String, _ code: JSONError.Code) { self.init(text, Array(text.utf8), code) }

    private init(_ name: String, _ text: String, _ code: JSONError.Code) { self.init(name, Array(text.utf8), code) }

    static let all: [Spoiler] = [
        Spoiler(#"{"a":"\u0000"}"#, .text), Spoiler(#"{"a":"\ud800"}"#, .text), Spoiler(#"{"a":"\udc00\ud800"}"#, .text),
        Spoiler(#"{"\ud800":1}"#, .text), Spoiler("broken UTF-8", brokenText, .text), Spoiler(#"{"a":1,"a":2}"#, .duplicateKey),
        Spoiler(#"{"a":[{"b":1,"\u0062":2}]}"#, .duplicateKey), Spoiler("a line break", "{\"a\":\"\n\"}", .syntax),
        Spoiler(#"{"a":[1}]"#, .syntax), Spoiler(#"{"a":nothing}"#, .syntax),
        Spoiler("three hundred members", manyMembers, .tooManyMembers), Spoiler("a deep list", deep("[", "]"), .depth),
        Spoiler("a deep object", deep("{\"a\":", "}"), .depth),
    ]

    private static var brokenText: [UInt8] {
        var bytes = Array(#"{"a":"?("}"#.utf8)
        bytes[6] = 0xC3
        return bytes
    }

    private static var manyMembers: String {
        let members = (0..<300).map { "\"n\($0)\":0" }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func deep(_ open: String, _ close: String) -> String {
        String(repeating: open, count: 5_000) + "0" + String(repeating: close, count: 5_000)
    }
}

extension Shop {
    /// The object of a sample intent with this order data in it, as it stands.
    static func entry(_ sample: String = "pending", orderData: [UInt8]) -> [UInt8] {
        var data = intentData(sample)
        data["order_data"] = nil
        var bytes = Array(#"{"order_data":"#.utf8)
        bytes += orderData
        bytes.append(UInt8(ascii: ","))
        bytes += JSONValue.object(data).serialized().dropFirst()
        return bytes
    }

    /// An answer with these bytes for its data.
    static func answer(data: [UInt8]) -> HTTPResponse {
        var body = Array(#"{"code":0,"data":"#.utf8)
        body += data
        body.append(UInt8(ascii: "}"))
        return HTTPResponse(status: 200, body: body)
    }
}
