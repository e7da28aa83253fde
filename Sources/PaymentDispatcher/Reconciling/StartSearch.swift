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

    /// The gateway's numbers of an attempt, out of its list. Whoever made an entry wrote our number into it, so it must also ask for our
    /// amount: what else bears the number was made by somebody who knew it, and is none of ours.
    static func numbers(of attempt: Attempt, in reports: [GatewayReport]) -> [GatewayNumber] {
        reports.flatMap { report in
            report.transactions.filter { transaction in
                (transaction.attemptNumber ?? report.attempt) == attempt.number && transaction.amount == attempt.amount
            }
        }.map(\.gatewayNumber)
    }
}
#endif
