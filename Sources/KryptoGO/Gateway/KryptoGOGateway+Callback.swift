public import Payments

extension KryptoGOGateway {
    /// Always a hint, signed or not: the intent's id, and nothing else of the body.
    ///
    /// - Throws: `CallbackRejection`. With a verifier in the settings, a missing, wrong or old signature is refused before
    ///   the body is parsed.
    public func read(_ callback: Callback) throws(CallbackRejection) -> CallbackReading {
        guard callback.kind == .server else {
            throw CallbackRejection(code: "unsupported_kind", message: "this gateway sends no browser back")
        }
        guard callback.body.count <= KryptoGOReading.maximumCallbackBytes else {
            throw CallbackRejection(code: "json_too_large", message: "the body is not acceptable JSON", status: 413)
        }
        if let verdict = settings.callbackVerifier?.verify(callback.body), verdict != .genuine {
            throw CallbackRejection(
                code: "signature_\(verdict.rawValue)", field: "signature", message: "is not accepted", status: 401)
        }
        return try KryptoGOReading.callback(callback.body)
    }

    /// Exactly 200 with nothing in it, for known and unknown ids alike: another 2xx is not documented, and a body would tell a
    /// stranger which ids are ours (docs: KryptoGO 9).
    public func acknowledgement(for callback: Callback) -> CallbackAnswer {
        CallbackAnswer(status: 200, body: "")
    }
}
