public import Payments

/// Reads what PAYUNi posts to a notify address, and what a payer's browser brings back. Pure: bytes in, reading out.
///
/// The order of the checks: size, the form's outer fields, HashInfo, the inside, merchant, marks of a result. Outer fields beside
/// `EncryptInfo` and `HashInfo` are never believed (docs: PAYUNi 4, 8, 18).
public struct PAYUNiCallbackReader: Sendable {
    /// The longest body that is looked at, in bytes.
    public static let maximumBytes = EnvelopeLimit.callback.bytes + 8192

    private let envelope: Envelope
    private let merchantID: String?

    /// - Parameters:
    ///   - keys: the account's keys.
    ///   - merchantID: ours, which the sealed merchant must be. `nil` skips the comparison: for a tool that only shows what a
    ///     message says, never for a message that may move an order.
    public init(keys: KeyRing, merchantID: String?) {
        envelope = Envelope(keys: keys)
        self.merchantID = merchantID
    }

    /// - Throws: `CallbackRejection`. Answer with its status, change nothing, and let a query find the truth.
    public func read(body: [UInt8]) throws(CallbackRejection) -> PAYUNiMessage {
        guard body.count <= Self.maximumBytes else {
            throw CallbackRejection(
                code: "envelope_too_large", message: "the body is longer than any message can be", status: 413)
        }
        let opened: OpenedEnvelope
        do throws(EnvelopeRejection) {
            opened = try OuterForm.open(body, with: envelope)
        } catch {
            throw CallbackRejection(error)
        }
        return try read(opened)
    }

    /// Reads an envelope that has been opened already.
    func read(_ opened: OpenedEnvelope) throws(CallbackRejection) -> PAYUNiMessage {
        let fields: FormFields
        do throws(EnvelopeRejection) {
            fields = try opened.fields()
        } catch {
            throw CallbackRejection(error)
        }
        if let kind = UnrelatedMessage.kind(of: fields) {
            for name in ["MerID", "MerchantId"] { try requireMerchant(fields.filled(name), name: name) }
            return .unrelated(kind)
        }
        return .payment(try payment(in: fields))
    }

    private func payment(in fields: FormFields) throws(CallbackRejection) -> TransactionReport {
        guard let sealed = fields.filled("MerID") else { throw CallbackRejection(missing: "MerID") }
        try requireMerchant(sealed, name: "MerID")
        guard let status = fields.filled("Status") else { throw CallbackRejection(missing: "Status") }
        let reading = ReportReading(origin: .message, status: StatusWord(status, at: .hostedPage), rawStatus: status)
        do throws(ReportReading.Gap) {
            return try reading.report(of: fields)
        } catch {
            var rejection = CallbackRejection(missing: error.field)
            if error.isMalformed {
                rejection = CallbackRejection(
                    code: "invalid_field", field: error.field, message: "an amount must be whole dollars in plain digits")
            }
            // Which fields come with a decline is not documented (docs: PAYUNi 14). It is PAYUNi's own word that there is something to learn.
            rejection.attempt = fields.filled("MerTradeNo").map { AttemptNumber($0) }
            throw rejection
        }
    }

    private func requireMerchant(_ sealed: String?, name: String) throws(CallbackRejection) {
        guard let merchantID, let sealed, sealed != merchantID else { return }
        throw CallbackRejection(
            code: EnvelopeRejection.Code.merchantMismatch.rawValue, field: name, message: "the sealed merchant is not this one")
    }
}

extension CallbackRejection {
    init(_ rejection: EnvelopeRejection) {
        // A failing library says nothing about the message: let PAYUNi send it again.
        self.init(
            code: rejection.code.rawValue, field: rejection.field, message: rejection.message,
            status: rejection.code == .cipherFailed ? 503 : 400)
    }

    init(missing field: String) {
        self.init(
            code: EnvelopeRejection.Code.missingField.rawValue, field: field,
            message: "a result of a payment always has this field")
    }
}
