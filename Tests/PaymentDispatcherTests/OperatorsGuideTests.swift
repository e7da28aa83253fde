#if Dispatcher
import Foundation
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("What the operator's guide lists")
struct OperatorsGuideTests {
    private static let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/operations.md")

    /// The cells of each row of the table under a heading.
    private static func rows(under heading: String) throws -> [[Substring]] {
        let text = try String(contentsOf: guide, encoding: .utf8)
        let section = try #require(text.split(separator: "\n## ").first { $0.hasPrefix(heading + "\n") })
        return section.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { Array($0.split(separator: "|", omittingEmptySubsequences: false).dropFirst()) }
    }

    private static func names(in cell: Substring) -> [String] { cell.matches(of: /`(\w+)`/).map { String($0.1) } }

    @Test("What each reason for attention means, once")
    func attention() throws {
        let named = try Self.rows(under: "What an attention means, and what to do").flatMap { Self.names(in: $0[0]) }
        #expect(named.sorted() == Attention.Reason.allCases.map(\.rawValue).sorted())
    }

    @Test("The alert on money that does not fit names reasons that there are")
    func alert() throws {
        let text = try String(contentsOf: Self.guide, encoding: .utf8)
        let told = try #require(text.firstMatch(of: /paydesk_attention_total\{reason=~"([^"]+)"\}/)?.1)
        let reasons = told.split(separator: #"\|"#).map { Attention.Reason(rawValue: String($0)) }
        #expect(reasons.count > 10)
        #expect(!reasons.contains(nil))
        let gone: [Attention.Reason] = [.voided, .canceledAfterPaid, .refundExceedsReceived]
        for reason in gone { #expect(reasons.contains(reason), "\(reason)") }
    }

    @Test("The alert on questions names every outcome that is no error")
    func questions() throws {
        let text = try String(contentsOf: Self.guide, encoding: .utf8)
        let told = try #require(text.firstMatch(of: /paydesk_checks_total\{outcome!~"([^"]+)"\}/)?.1)
        let answers: [GatewayAnswer] = [
            .said(isNews: true), .said(isNews: false), .nothing(inList: false), .notAsked(until: Timestamp(seconds: 0)),
        ]
        #expect(told.split(separator: "|").map(String.init) == answers.map(\.code))
    }

    @Test("Every counter, with its labels")
    func counters() throws {
        let rows = try Self.rows(under: "Every metric")
        for count in Count.allCases {
            let row = try #require(rows.first { Self.names(in: $0[0]) == [count.rawValue] }, "\(count.rawValue)")
            #expect(Self.names(in: row[1]) == count.labels, "\(count.rawValue)")
        }
    }
}
#endif
