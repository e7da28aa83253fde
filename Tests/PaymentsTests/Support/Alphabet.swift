import Payments

/// Every piece of evidence a gateway can bring about one transaction, by every way it can come, and what people and clocks add.
/// The exhaustive check runs over sequences of these letters.
struct Alphabet: Sendable, CustomStringConvertible {
    struct Letter: Sendable {
        let name: String
        let evidence: Evidence
        /// A settled statement that money is there.
        var isMoney = false
        /// Money of the attempt's amount, verified.
        var isGoodMoney = false
        /// Money went back.
        var isReturn = false
        /// Nothing that may change a status.
        var isMute = false
        /// A later query that denies an unconfirmed payment.
        var isDenial = false
        var isDecision = false
    }

    let name: String
    let letters: [Letter]
    var description: String { name }

    static let all = [payuni, kryptogo]

    static let payuni = Alphabet(
        name: "PAYUNi",
        letters: statuses(
            [
                (.awaitingPayer, "0"), (.processing, "8"), (.paid, "1"), (.failed, "2"), (.canceled, "3"), (.expired, "4"),
                (.unrecognized, "77"),
            ], by: [.sealedCallback, .query, .browserReturn]) + [
                Letter(
                    name: "paid 299 by callback",
                    evidence: Scene.said(.paid, by: .sealedCallback, at: 21, amount: .twd(299)), isMoney: true),
                Letter(
                    name: "reassigned",
                    evidence: Scene.said(.unrecognized, by: .sealedCallback, at: 22, raw: "1", notices: [.reassigned(to: "N-1")]),
                    isMoney: true),
                Letter(
                    name: "paid late by query, other transaction",
                    evidence: Scene.said(.paid, at: 65, number: "T-2", paidAt: 64), isMoney: true, isGoodMoney: true),
                Letter(name: "refund succeeded", evidence: Scene.refunded(.twd(100), .succeeded, at: 40)),
            ] + people)

    static let kryptogo = Alphabet(
        name: "KryptoGO",
        letters: [
            letter(
                .awaitingPayer, .query, Scene.said(.awaitingPayer, at: 1, raw: "pending", tokens: Scene.movement(asked: "9.23"))),
            letter(.processing, .query, Scene.said(.processing, at: 2, raw: "pending", tokens: Scene.movement(asked: "9.23"))),
            letter(
                .paid, .query, Scene.said(.paid, at: 10, raw: "success", tokens: Scene.movement(asked: "9.23", received: "9.23"))),
            letter(.expired, .query, Scene.said(.expired, at: 31, raw: "expired")),
            letter(
                .underpaid, .query,
                Scene.said(
                    .underpaid, at: 12, raw: "insufficient_not_refunded", tokens: Scene.movement(asked: "9.23", received: "5"))),
            letter(
                .returned, .query,
                Scene.said(
                    .returned, at: 50, raw: "insufficient_refunded",
                    tokens: Scene.movement(asked: "9.23", received: "5", returned: "5"))),
            letter(.unrecognized, .query, Scene.said(.unrecognized, at: 13, raw: "refunded")),
            Letter(
                name: "paid with a wrong contract",
                evidence: Scene.said(.paid, at: 14, raw: "success", notices: [.mismatch(field: "token_address")]), isMoney: true),
            Letter(
                name: "a second intent paid",
                evidence: Scene.said(.paid, at: 15, number: "T-2", raw: "success"), isMoney: true, isGoodMoney: true),
            Letter(
                name: "a second intent paid late", evidence: Scene.said(.paid, at: 80, number: "T-3", paidAt: 79, raw: "success"),
                isMoney: true, isGoodMoney: true),
            Letter(
                name: "hint", evidence: Evidence(.hint(Hint(attempt: nil, gatewayNumber: "T-1")), receivedAt: Scene.at(5)),
                isMute: true),
            Letter(
                name: "start unknown",
                evidence: Evidence(.start(StartOutcome(attempt: Scene.first, outcome: .unknown)), receivedAt: Scene.at(0)),
                isMute: true),
            Letter(
                name: "start refused",
                evidence: Evidence(.start(StartOutcome(attempt: Scene.first, outcome: .refused)), receivedAt: Scene.at(0)),
                isMute: true),
        ] + people)

    private static let people: [Letter] = [
        Letter(name: "clock at 59", evidence: Scene.clock(59)),
        Letter(name: "clock at 61", evidence: Scene.clock(61)),
        Letter(name: "clock at 71", evidence: Scene.clock(71)),
        Letter(name: "cancel", evidence: Scene.decided(.cancel, number: 1, at: 30), isDecision: true),
        Letter(name: "accept", evidence: Scene.decided(.accept, number: 2, at: 45), isDecision: true),
        Letter(name: "note", evidence: Scene.decided(.note, number: 3, at: 46), isMute: true),
    ]

    private static func statuses(_ claims: [(Claim, String)], by ways: [VerifiedReport.Verification]) -> [Letter] {
        ways.enumerated().flatMap { way, verification in
            claims.enumerated().map { index, claim in
                letter(
                    claim.0, verification,
                    Scene.said(claim.0, by: verification, at: Int64(10 * way + index + 1), raw: claim.1))
            }
        }
    }

    private static func letter(_ claim: Claim, _ verification: VerifiedReport.Verification, _ evidence: Evidence) -> Letter {
        let settles = verification != .browserReturn
        return Letter(
            name: "\(claim.rawValue) by \(verification.rawValue)", evidence: evidence, isMoney: claim.isMoney && settles,
            isGoodMoney: claim == .paid && settles, isReturn: claim == .returned, isMute: claim == .unrecognized,
            isDenial: verification == .query && (claim == .failed || claim == .expired))
    }
}
