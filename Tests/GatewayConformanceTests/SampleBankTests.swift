import Foundation
import GatewayConformance
import Testing

@Suite("A third gateway, written from the page")
struct SampleBankTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "SampleBank/Fixtures"
    ).path

    static func run(_ flaw: SampleBankFlaw?) async -> ConformanceReport {
        await Conformance(gateway: "samplebank", directory: fixtures, bench: SampleBankBench(flaw: flaw)).run()
    }

    @Test("It passes its fixtures and owes nothing")
    func passes() async {
        let report = await Self.run(nil)
        print(report.table)
        #expect(report.passed, "\(report.failures.prefix(20))")
        #expect(report.cases.count >= 12)
        #expect(report.obligations.count == Obligation.allCases.count)
        #expect(report.obligations.allSatisfy { $0.isApplicable }, "\(report.obligations.filter { !$0.isApplicable })")
    }

    @Test("Every broken variant is caught by the obligation it breaks", arguments: SampleBankFlaw.allCases)
    func catches(flaw: SampleBankFlaw) async throws {
        let report = await Self.run(flaw)
        let broken = try #require(Self.obligation[flaw])
        let result = try #require(report.obligations.first { $0.obligation == broken })
        #expect(!result.passed, "\(flaw) passed \(broken)")
    }

    @Test("Every obligation is broken by a variant")
    func everyObligationCanFail() {
        #expect(Set(Self.obligation.values) == Set(Obligation.allCases))
    }

    static let obligation: [SampleBankFlaw: Obligation] = [
        .forgetsToVerify: .tamperedCallback, .skipsAbsentChecksum: .truncatedCallback, .ignoresGarbage: .garbageCallback,
        .acceptsOwnRequests: .reflectedRequest, .trustsOuterStatus: .outerFields,
        .forgetsWhatWasSealed: .outerFields, .takesLastDuplicate: .duplicatedFields,
        .ignoresMerchant: .wrongMerchant, .assumesAmount: .wrongAmount, .ignoresNumber: .wrongReference,
        .unknownIsPaid: .unknownStatus, .unknownIsFailed: .unknownStatus, .refusesNewFields: .unknownFields,
        .remembersMessages: .pureReading, .lostIsRefused: .lostAnswer, .notSentIsUnknown: .surelyNotSent,
        .garbageIsRefused: .unreadableAnswer, .garbageIsNotFound: .unreadableAnswer, .mendsCutAnswers: .truncatedAnswer,
        .forgetsToVerifyAnswers: .tamperedAnswer, .ignoresHTTPStatus: .httpStatus, .errorPageIsRefusal: .httpStatus,
        .sendsAgain: .sendsOnce, .takesShortNumbers: .deskNumbers,
    ]
}
