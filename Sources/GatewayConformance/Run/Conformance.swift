public import Payments
internal import StrictJSON

/// Runs the fixtures of one gateway, and everything an adapter owes without a fixture, against an adapter.
///
/// ```swift
/// let report = await Conformance(gateway: "payuni", directory: "Fixtures/payuni", bench: PAYUNiBench()).run()
/// print(report.table)
/// #expect(report.passed, "\(report.failures)")
/// ```
/// See "Write a gateway" in `docs/` for the fixtures' format and for the bench.
public struct Conformance: Sendable {
    private let gateway: String
    private let directory: String
    private let bench: any GatewayBench

    /// - Parameters:
    ///   - gateway: the name that the tables show.
    ///   - bench: how the adapter is made and held.
    ///   - directory: holds `account.json`, `coverage.json` and `cases/<operation>/<name>.json`.
    public init(gateway: String, directory: String, bench: any GatewayBench) {
        self.gateway = gateway
        self.directory = directory
        self.bench = bench
    }

    /// For a tool that can make the adapter and knows nothing else of the gateway. Cases that need its envelope or its own calls
    /// are not run, and are named in ``ConformanceReport/notRun``; coverage is not judged.
    public init(
        gateway: String, directory: String,
        makeGateway: @escaping @Sendable (BenchSetting) throws -> any PaymentGateway
    ) {
        self.init(gateway: gateway, directory: directory, bench: PlainBench(make: makeGateway))
    }

    /// - Parameters:
    ///   - includesObligations: whether to try what every adapter owes as well.
    ///   - includesCoverage: whether open cells of `coverage.json` count.
    public func run(includesObligations: Bool = true, includesCoverage: Bool = true) async -> ConformanceReport {
        let folder: FixtureFolder
        do throws(FixtureProblem) {
            folder = try FixtureFolder(directory: directory)
        } catch {
            return ConformanceReport(gateway: gateway, cases: [], obligations: [], coverage: [], problems: [error], notRun: [])
        }
        let runner = CaseRunner(bench: bench, account: folder.account)
        var results: [CaseResult] = []
        var passed: [Fixture] = []
        let isPlain = bench is PlainBench
        let notRun = isPlain ? folder.cases.filter(\.needsBench) : []
        for fixture in folder.cases where !isPlain || !fixture.needsBench {
            let result = await runner.run(fixture)
            results.append(result)
            if result.passed { passed.append(fixture) }
        }
        let obligations =
            includesObligations ? await Obligations(bench: bench, account: folder.account, passed: passed).run() : []
        return ConformanceReport(
            gateway: gateway, cases: results, obligations: obligations,
            coverage: includesCoverage && !isPlain ? folder.coverage?.results(of: passed) ?? [] : [],
            problems: folder.problems, notRun: notRun.map(\.file))
    }
}

extension Fixture {
    /// It cannot be judged without the gateway's envelope or without a call of its own.
    fileprivate var needsBench: Bool {
        if operation == .reply || expect["instructions"]?["opened"] != nil { return true }
        if case .request(let request)? = send, case .sealed? = request.body { return true }
        return false
    }
}

/// A bench that can do nothing but make the adapter.
private struct PlainBench: GatewayBench {
    let make: @Sendable (BenchSetting) throws -> any PaymentGateway

    func makeGateway(_ setting: BenchSetting) throws -> any PaymentGateway { try make(setting) }
}
