#if Dispatcher
internal import Payments
internal import StrictJSON

/// What is kept with an attempt besides what the gateway is asked for.
struct AttemptAttachment: Sendable, Hashable {
    /// The caller's name for the request that made it.
    var request: IdempotencyKey?
    /// The payer's browser made it, and we took it in.
    var isAdopted = false

    init(request: IdempotencyKey? = nil, isAdopted: Bool = false) {
        self.request = request
        self.isAdopted = isAdopted
    }

    var text: String {
        jsonObject([("request", (request?.text).json), ("isAdopted", isAdopted ? .bool(true) : nil)]).text
    }

    /// Empty for a text that ``text`` did not write.
    init(text: String) {
        guard let root = try? JSONDocument(text).root else { return }
        request = root["request"]?.string.map { IdempotencyKey($0) }
        isAdopted = root["isAdopted"]?.bool ?? false
    }
}
#endif
