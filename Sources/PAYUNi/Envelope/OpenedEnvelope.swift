/// Sealed content that was proven to come from a holder of the merchant's keys. That is all it proves.
///
/// PAYUNi and we share the keys and both directions look alike: an opened envelope may be one of our own requests, sent back, or an
/// old notify. Compare merchant, order and amount, and require the marks that only a result has. docs: PAYUNi 18
public struct OpenedEnvelope: Sendable {
    public let content: Content
    /// The pair that HashInfo was made with.
    public let key: KeyRing.Place

    public enum Content: Sendable {
        case fields(FormFields)
        /// UTF-8 text whose first visible byte is `{`: the reply to a query for several orders.
        case json([UInt8])
    }

    /// The fields, for every message but that one query's reply.
    ///
    /// - Throws: ``EnvelopeRejection`` with `unexpected_format` if the content is JSON.
    public func fields() throws(EnvelopeRejection) -> FormFields {
        guard case .fields(let fields) = content else { throw EnvelopeRejection(.unexpectedFormat, field: "EncryptInfo") }
        return fields
    }
}

extension FormFields {
    /// Compares the sealed merchant with ours. The outer `MerID` proves nothing; this one does.
    ///
    /// - Throws: ``EnvelopeRejection`` with `missing_field` or `merchant_mismatch`, both naming `MerID`. The message is genuine but
    ///   not for this merchant: change nothing.
    public func requireMerchant(_ merchantID: String) throws(EnvelopeRejection) {
        guard let sealed = self["MerID"], !sealed.isEmpty else { throw EnvelopeRejection(.missingField, field: "MerID") }
        guard sealed == merchantID else { throw EnvelopeRejection(.merchantMismatch, field: "MerID") }
    }
}
