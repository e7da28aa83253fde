#if Dispatcher
import Payments

/// When an attempt whose start had no answer counts as never made: the gateway, asked long enough after, does not know it.
///
/// Long enough is more than a gateway can need to book what it took on. A list may leave entries out, so it is given longer, long
/// enough for whatever was made to expire: nobody was shown it, so nobody can have paid it.
enum StartSearch {
    /// Seconds after the reservation, where the gateway is asked by our number.
    static let byNumberPatience: Int64 = 900
    /// Seconds after the reservation, where a list is all there is.
    static let byListPatience: Int64 = 7_200
    static let patience = [byNumberPatience, byListPatience]

    /// The gateway does not know the attempt.
    /// - Parameter isList: a list did not show it.
    static func isOver(_ subject: CheckSubject, at now: Timestamp, isList: Bool) -> Bool {
        // Where a list is asked, every start that was answered left a number: without one nothing was answered.
        guard subject.isStartUnknown || (isList && !subject.isHeardOf) else { return false }
        return now >= subject.reservedAt.adding(seconds: isList ? byListPatience : byNumberPatience)
    }

    /// The entries of a list that are this attempt. Whoever made an entry wrote the number in it, so it must also ask for our amount.
    static func entries(of subject: CheckSubject, in reports: [GatewayReport]) -> (own: [GatewayNumber], foreign: Int) {
        let named = reports.flatMap { report in
            report.transactions.filter { ($0.attemptNumber ?? report.attempt) == subject.number }
        }
        let own = named.filter { $0.amount == subject.amount }
        return (own.map(\.gatewayNumber), named.count - own.count)
    }
}
#endif
