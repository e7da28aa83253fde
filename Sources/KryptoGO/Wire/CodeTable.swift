public import Payments

/// What one of KryptoGO's codes means at some of its operations. The codes are not global: another KryptoGO product uses 4001
/// for something else (docs: KryptoGO 5).
public struct KryptoGOCodeRow: Sendable, Hashable {
    public let code: Int64
    public let endpoints: [KryptoGOEndpoint]
    /// For 4015 without the shortfall, which the reply names.
    public let kind: GatewayError.Kind
    public let note: String
    public let source: String
}

extension KryptoGOGateway {
    /// Every code that could be read in a document. Any other survives as `GatewayError.Kind.other` with its number.
    public static let codeTable: [KryptoGOCodeRow] = [
        KryptoGOCodeRow(
            code: 4001, endpoints: [.create, .query, .list], kind: .unauthorized, note: "the client id is not accepted",
            source: "docs: KryptoGO 5"),
        KryptoGOCodeRow(
            code: 4002, endpoints: [.create, .query, .list, .transfer], kind: .unauthorized,
            note: "the API key is not accepted", source: "docs: KryptoGO 5"),
        KryptoGOCodeRow(
            code: 4006, endpoints: [.query], kind: .notFound, note: "no intent of that id", source: "docs: KryptoGO 5"),
        KryptoGOCodeRow(
            code: 4015, endpoints: [.transfer], kind: .insufficientBalance(shortfall: nil),
            note: "the pool is too low; the reply names the shortfall", source: "docs: KryptoGO 5, 6"),
    ]

    static func kind(ofCode code: Int64, at endpoint: KryptoGOEndpoint) -> GatewayError.Kind {
        codeTable.first { $0.code == code && $0.endpoints.contains(endpoint) }?.kind ?? .other
    }
}
