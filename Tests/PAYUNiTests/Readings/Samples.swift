import Foundation
import Payments

@testable import PAYUNi

/// Messages as PAYUNi's documents and recordings have them, sealed under the key pair that its documents print.
struct Sample: Decodable, Sendable {
    struct Field: Decodable, Sendable {
        let name: String
        let value: String
    }

    enum Channel: String, Decodable, Sendable {
        case notify, `return`, reply
    }

    let name: String
    let channel: Channel
    let endpoint: String
    let outerStatus: String?
    let merchant: String
    let version: String
    let encryptInfo: String
    let hashInfo: String
    let fields: [Field]
    let isJSON: Bool?

    /// The notify's or return's body, with an outer `Status` of the caller's choice.
    func form(outerStatus: String? = nil) -> [UInt8] {
        Array(
            "Status=\(outerStatus ?? self.outerStatus ?? "")&MerID=\(merchant)&Version=\(version)&EncryptInfo=\(encryptInfo)&HashInfo=\(hashInfo)"
                .utf8)
    }

    /// The reply's body.
    func json(outerStatus: String? = nil) -> [UInt8] {
        Array(
            """
            {"Status":"\(outerStatus ?? self.outerStatus ?? "")","MerID":"\(merchant)","Version":"\(version)",\
            "EncryptInfo":"\(encryptInfo)","HashInfo":"\(hashInfo)"}
            """.utf8)
    }

    func response(outerStatus: String? = nil) -> HTTPResponse {
        HTTPResponse(status: 200, contentType: "application/json", body: json(outerStatus: outerStatus))
    }

    var pairs: [(name: String, value: String)] { fields.map { ($0.name, $0.value) } }
}

/// A reply that is not sealed, or an inside without a recorded outside.
struct UnsealedSample: Decodable, Sendable {
    let name: String
    let body: String?
    let innerFields: [Sample.Field]?
}

struct SampleFile: Decodable, Sendable {
    let hashKey: String
    let hashIV: String
    let messages: [Sample]
    let unsealed: [UnsealedSample]

    static let shared: SampleFile = {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let file = root.appending(path: "Fixtures/payuni/samples/messages.json")
        do {
            return try JSONDecoder().decode(SampleFile.self, from: Data(contentsOf: file))
        } catch {
            preconditionFailure("the sample file cannot be read: \(error)")
        }
    }()

    func message(_ name: String) -> Sample {
        guard let sample = messages.first(where: { $0.name == name }) else { preconditionFailure("no sample \(name)") }
        return sample
    }
}
