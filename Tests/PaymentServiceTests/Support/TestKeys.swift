#if Service
import HTTPTypes
import PaymentService
import Payments

/// Keys made for tests, one for each scope and one for all of them.
enum TestKeys {
    static let read = "read-key-0123456789abcdefghijklmn"
    static let charge = "charge-key-0123456789abcdefghijkl"
    static let operate = "operate-key-0123456789abcdefghijk"
    static let all = "all-of-them-key-0123456789abcdefg"
    /// To which ``all`` is being changed.
    static let allNext = "next-of-all-key-0123456789abcdefg"

    static func key(_ scope: Scope) -> String {
        switch scope {
        case .read: read
        case .charge: charge
        case .operate: operate
        }
    }

    static func ring() throws -> APIKeyRing {
        try APIKeyRing([
            APIKey(setting: "reader:read:\(read)"), APIKey(setting: "shop:charge:\(charge)"),
            APIKey(setting: "boss:operate:\(operate)"), APIKey(setting: "all:read+charge+operate:\(all)"),
            APIKey(setting: "all:read+charge+operate:\(allNext)"),
        ])
    }
}

extension HTTPFields {
    /// As a caller with this key sends JSON.
    static func json(_ key: String, idempotencyKey: String? = nil) -> HTTPFields {
        var fields: HTTPFields = [.authorization: "Bearer \(key)", .contentType: "application/json"]
        if let idempotencyKey, let name = HTTPField.Name("Idempotency-Key") { fields[name] = idempotencyKey }
        return fields
    }
}
#endif
