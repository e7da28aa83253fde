import Testing

@testable import Payments

@Suite("Names and numbers")
struct IdentifierTests {
    @Test("an identifier is its text, and orders by it")
    func texts() {
        let number: AttemptNumber = "A-1"
        #expect(number.description == "A-1" && number == AttemptNumber("A-1"))
        #expect(OrderID("a") < OrderID("b") && GatewayID("a") < "b" && RefundNumber("1") < "2")
        #expect("\(PaymentMethod.atm)" == "atm")
    }

    @Test("transactions order by attempt, then by the gateway's number")
    func keys() {
        let keys = ["A-1/T-1", "A-1/T-2", "A-2/T-0"].map { text in
            let parts = text.split(separator: "/").map(String.init)
            return TransactionKey(attempt: AttemptNumber(parts[0]), gatewayNumber: GatewayNumber(parts[1]))
        }
        #expect(keys.reversed().sorted() == keys)
    }

    @Test("bytes are sorted into classes as ASCII has them")
    func classes() {
        for byte in UInt8.min...UInt8.max {
            let scalar = Character(Unicode.Scalar(byte))
            let isASCII = byte < 0x80
            #expect(byte.isDigit == "0123456789".contains(scalar))
            #expect(byte.isUpperLetter == (isASCII && scalar.isUppercase))
            #expect(byte.isLowerLetter == (isASCII && scalar.isLowercase))
            #expect(byte.isLetter == (isASCII && scalar.isLetter))
            #expect(byte.isLetterOrDigit == (byte.isLetter || byte.isDigit))
            #expect(byte.isHexDigit == (isASCII && scalar.isHexDigit))
        }
    }

    @Test(
        "a rule of numbers bounds length and characters",
        arguments: [
            ("A", true), ("A-1_b", true), ("ABCDE12345", true), ("", false), ("ABCDE123456", false), ("A 1", false),
            ("A.1", false),
            ("Ａ", false), ("é", false), ("A\n", false),
        ] as [(String, Bool)])
    func rules(text: String, isAllowed: Bool) {
        let rule = AttemptNumberRule(maximumLength: 10, punctuation: "-_")
        #expect(rule.allows(AttemptNumber(text)) == isAllowed)
    }

    @Test("a rule that leaves no room allows nothing")
    func emptyRule() {
        #expect(!AttemptNumberRule(maximumLength: 0, punctuation: "").allows("A"))
        #expect(!AttemptNumberRule(maximumLength: -1, punctuation: "").allows("A"))
        #expect(!AttemptNumberRule(maximumLength: 0, punctuation: "").allows(""))
    }

    @Test("claims rank as documented, and two of them say money")
    func claims() {
        let ranked: [Claim] = [.awaitingPayer, .processing, .failed, .expired, .canceled, .underpaid, .paid]
        #expect(ranked.map(\.rank) == [0, 1, 2, 3, 4, 5, 6])
        #expect(Claim.returned.rank == Claim.paid.rank && Claim.unrecognized.rank == nil)
        #expect(Claim.allCases.filter(\.isMoney) == [.underpaid, .paid])
        #expect(AttemptStatus(.unrecognized) == .created)
        for claim in Claim.allCases where claim != .unrecognized { #expect(AttemptStatus(claim).rawValue == claim.rawValue) }
    }

    @Test("only paid ships, and three statuses wait")
    func statuses() {
        #expect(OrderStatus.allCases.filter(\.isShippable) == [.paid])
        #expect(OrderStatus.allCases.filter(\.isWaiting) == [.open, .processing, .partiallyPaid])
    }

    @Test("outcomes of a start are ordered: a refusal ends not knowing")
    func outcomes() {
        #expect(StartOutcome.Outcome.unknown < .refused)
        #expect(!(StartOutcome.Outcome.refused < .unknown) && !(StartOutcome.Outcome.unknown < .unknown))
    }
}
