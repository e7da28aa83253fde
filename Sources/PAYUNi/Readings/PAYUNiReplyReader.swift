public import Payments
internal import StrictJSON

/// Reads what PAYUNi's endpoints answer: outer JSON, seal, inner status. Pure.
///
/// The outer `Status` counts only where nothing is sealed, and there it can only be a refusal: an unsealed success is no success
/// (docs: PAYUNi 4, 18).
public struct PAYUNiReplyReader: Sendable {
    /// Around the envelope: quotes, names, the other outer fields.
    private static let maximumBytes = EnvelopeLimit.queryReply.bytes + 65_536

    private let envelope: Envelope
    private let merchantID: String?

    /// - Parameters:
    ///   - keys: the account's keys.
    ///   - merchantID: ours; a sealed merchant, where there is one, must be it. `nil` skips the comparison, for tools.
    public init(keys: KeyRing, merchantID: String?) {
        envelope = Envelope(keys: keys)
        self.merchantID = merchantID
    }

    /// Opens a reply and lets no error pass for an answer.
    ///
    /// - Returns: a reply whose seal held and whose inner status is no error: `SUCCESS`, or one of the undecided words.
    /// - Throws: `GatewayError`, by the endpoint's own meaning of the code. `malformedReply` says nothing about what PAYUNi did.
    public func read(_ response: HTTPResponse, from endpoint: PAYUNiEndpoint) throws(GatewayError) -> PAYUNiReply {
        let reply = try open(response, from: endpoint)
        switch StatusWord(reply.code, at: endpoint) {
        case .success, .approved: return reply
        case .undecided where StatusWord.undecidedWords.contains(reply.code): return reply
        case .undecided, .error:
            if PAYUNiCodes.isRepeat(reply.code, at: endpoint) { return reply }
            throw GatewayError(
                payuni: reply.code, at: endpoint, message: reply.message, reason: reply.top.filled("ResCodeMsg"))
        }
    }

    /// Opens a reply whatever its inner status says.
    ///
    /// - Throws: `GatewayError` when there is no sealed reply from our merchant.
    public func open(_ response: HTTPResponse, from endpoint: PAYUNiEndpoint) throws(GatewayError) -> PAYUNiReply {
        let problem = ReplyProblem(response: response, endpoint: endpoint)
        if response.status == 429 { throw problem.rateLimited() }
        do throws(GatewayError) {
            return try open(response, problem)
        } catch {
            guard response.status >= 500, case .malformedReply = error.kind else { throw error }
            // Something before PAYUNi's own server answered: a page of a proxy's, or nothing.
            throw response.retryAfterSeconds == nil ? problem.notWorking() : problem.rateLimited()
        }
    }

    private func open(_ response: HTTPResponse, _ problem: ReplyProblem) throws(GatewayError) -> PAYUNiReply {
        guard !response.body.isEmpty else { throw problem.malformed("empty") }
        guard response.body.count <= Self.maximumBytes else { throw problem.malformed("too large") }
        let outer: JSONDocument.Value
        do throws(JSONError) {
            outer = try JSONDocument(response.body, limits: JSONLimits(bytes: Self.maximumBytes)).root
        } catch {
            throw problem.malformed(error.code.rawValue)
        }
        guard outer.kind == .object else { throw problem.malformed("not an object") }
        let encryptInfo = try text("EncryptInfo", in: outer, problem)
        let hashInfo = try text("HashInfo", in: outer, problem)
        guard encryptInfo != nil || hashInfo != nil else { throw unsealed(outer, problem) }

        let opened: OpenedEnvelope
        do throws(EnvelopeRejection) {
            opened = try envelope.open(encryptInfo: encryptInfo, hashInfo: hashInfo, limit: .queryReply)
        } catch {
            throw problem.malformed(error.code.rawValue)
        }
        return try reply(opened, problem)
    }

    private func reply(_ opened: OpenedEnvelope, _ problem: ReplyProblem) throws(GatewayError) -> PAYUNiReply {
        let content: PAYUNiReply.Content
        let top: any WireFields
        switch opened.content {
        case .fields(let fields):
            content = .form(fields)
            top = fields
        case .json(let bytes):
            do throws(JSONError) {
                let document = try JSONDocument(bytes)
                content = .json(document)
                top = JSONWireFields(value: document.root)
            } catch {
                throw problem.malformed("inner \(error.code.rawValue)")
            }
        }
        if let merchantID {
            for name in ["MerID", "MerchantId"] {
                if let sealed = top.filled(name), sealed != merchantID { throw problem.mismatch(name) }
            }
        }
        guard let code = top.filled("Status") else { throw problem.malformed("no sealed Status") }
        return PAYUNiReply(endpoint: problem.endpoint, code: code, message: top.filled("Message"), content: content)
    }

    /// A text, or `nil` where it is absent, null or empty: that is how refusals come. Anything else is no reply of PAYUNi's.
    private func text(
        _ name: String, in outer: JSONDocument.Value, _ problem: ReplyProblem
    ) throws(GatewayError) -> String? {
        guard let member = outer[name], !member.isNull else { return nil }
        guard let text = member.string else { throw problem.malformed("\(name) is no text") }
        return text.isEmpty ? nil : text
    }

    private func unsealed(_ outer: JSONDocument.Value, _ problem: ReplyProblem) -> GatewayError {
        guard let code = outer["Status"]?.string, !code.isEmpty else { return problem.malformed("no Status") }
        guard !["SUCCESS", "OK"].contains(code) else { return problem.malformed("success without a seal") }
        return GatewayError(payuni: code, at: problem.endpoint, message: outer["Message"]?.string)
    }
}
