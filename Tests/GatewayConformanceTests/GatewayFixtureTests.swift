import Foundation
import GatewayBenches
import GatewayConformance
import Testing

@Suite("Both adapters against every fixture")
struct GatewayFixtureTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Fixtures").standardized.path

    static func bench(_ gateway: String) -> any GatewayBench {
        gateway == "payuni" ? PAYUNiBench() : KryptoGOBench()
    }

    @Test("Every case passes, nothing is owed, no hole is unexplained", arguments: ["payuni", "kryptogo"])
    func conforms(gateway: String) async {
        let report = await Conformance(
            gateway: gateway, directory: "\(Self.fixtures)/\(gateway)", bench: Self.bench(gateway)
        ).run()
        print(report.table)
        for failure in report.failures { Issue.record("\(failure)") }
        #expect(report.passed)
        #expect(report.cases.count >= 150)
    }

    @Test("Every bad input ends in the typed error that names its field", arguments: ["payuni", "kryptogo"])
    func refusesBadInput(gateway: String) async throws {
        let report = try await BadInputCatalogue(directory: Self.fixtures).run(gateway: gateway, bench: Self.bench(gateway))
        print("\(gateway): \(report.count) bad inputs")
        for failure in report.failures { Issue.record("\(failure)") }
        #expect(report.count >= 65)
    }

    @Test("Without a bench, what needs one is named and not run; the rest passes", arguments: ["payuni", "kryptogo"])
    func plain(gateway: String) async {
        let bench = Self.bench(gateway)
        let report = await Conformance(
            gateway: gateway, directory: "\(Self.fixtures)/\(gateway)", makeGateway: { try bench.makeGateway($0) }
        ).run(includesObligations: false)
        #expect(report.passed, "\(report.failures.prefix(5))")
        #expect(report.notRun.isEmpty == (gateway == "kryptogo"))
        #expect(report.cases.count >= 200)
    }
}
