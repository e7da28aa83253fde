/// What a run of the kit found.
public struct ConformanceReport: Sendable {
    public let gateway: String
    public let cases: [CaseResult]
    public let obligations: [ObligationResult]
    public let coverage: [CoverageResult]
    /// Fixture files that could not be read.
    public let problems: [FixtureProblem]
    /// Files of cases that could not be judged, because the kit was given no bench.
    public let notRun: [String]

    /// Nothing failed, nothing is unread and no hole is unexplained. An empty folder has not passed.
    public var passed: Bool {
        problems.isEmpty && !cases.isEmpty && cases.allSatisfy(\.passed) && obligations.allSatisfy(\.passed)
            && coverage.allSatisfy(\.isComplete)
    }

    /// Everything that went wrong, one line each.
    public var failures: [String] {
        problems.map(\.description)
            + (cases.isEmpty ? ["there is no case"] : [])
            + cases.flatMap { result in result.reasons.map { "\(result.file): \($0)" } }
            + obligations.flatMap { result in result.failures.map { "\(result.obligation.rawValue): \($0)" } }
            + coverage.flatMap { result in
                result.unexplained.map { "coverage of \(result.name): no case and no reason for \($0)" }
                    + result.staleHoles.map { "coverage of \(result.name): nothing is open where a hole says: \($0)" }
            }
    }
}

extension ConformanceReport {
    /// Cases by operation and result, what every adapter owes, and how far the tables are filled.
    public var table: String {
        var lines = ["\(gateway): \(cases.count) cases, \(cases.count(where: \.passed)) passed"]
        if !notRun.isEmpty { lines.append("  \(notRun.count) cases were not run: they need the gateway's bench") }
        lines.append(Self.row(["operation", "passed", "failed"]))
        for operation in Fixture.Operation.allCases {
            let own = cases.filter { $0.operation == operation }
            guard !own.isEmpty else { continue }
            let passed = own.count(where: \.passed)
            lines.append(Self.row([operation.rawValue, "\(passed)", "\(own.count - passed)"]))
        }
        lines.append(Self.row(["owed without a fixture", "checks", "failed"]))
        for result in obligations {
            let failed = result.isApplicable ? "\(result.failures.count)" : "not applicable: \(result.note)"
            lines.append(Self.row([result.obligation.rawValue, "\(result.checks)", failed]))
        }
        lines.append(Self.row(["coverage", "filled", "explained", "open", "cells"]))
        for result in coverage {
            lines.append(
                Self.row([
                    result.name, "\(result.filled)", "\(result.explained)", "\(result.unexplained.count)", "\(result.cells)",
                ]))
        }
        return lines.joined(separator: "\n")
    }

    private static func row(_ cells: [String]) -> String {
        let padded = cells.enumerated().map { index, cell in
            cell + String(repeating: " ", count: max(1, (index == 0 ? 30 : 12) - cell.count))
        }
        return "  " + padded.joined()
    }
}
