/// PAYUNi's state of one trade (docs: PAYUNi 13).
enum TradeStatus: Sendable, Hashable {
    /// A number was issued or the trade was created; nothing is paid.
    case issued
    case paid
    case failed
    case canceled
    case expired
    /// Under review, at PAYUNi or at a partner.
    case awaitingConfirmation
    case unpaid
    /// A value that payment messages do not define, 5 and 6 of the one-page product among them.
    case unknown(String)
    case missing

    init(_ text: String?) {
        self =
            switch text {
            case nil, "": .missing
            case "0": .issued
            case "1": .paid
            case "2": .failed
            case "3": .canceled
            case "4": .expired
            case "8": .awaitingConfirmation
            case "9": .unpaid
            case let text?: .unknown(text)
            }
    }

    /// The values that the claim table has a column for.
    static let known: [TradeStatus] = [.issued, .paid, .failed, .canceled, .expired, .awaitingConfirmation, .unpaid]

    /// As it came; empty when it did not.
    var raw: String {
        switch self {
        case .issued: "0"
        case .paid: "1"
        case .failed: "2"
        case .canceled: "3"
        case .expired: "4"
        case .awaitingConfirmation: "8"
        case .unpaid: "9"
        case .unknown(let text): text
        case .missing: ""
        }
    }
}
