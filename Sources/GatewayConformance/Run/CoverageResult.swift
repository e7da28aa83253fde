/// How far the cases fill one table of `coverage.json`.
public struct CoverageResult: Sendable, Hashable {
    public let name: String
    public let cells: Int
    public let filled: Int
    public let explained: Int
    /// Cells that neither a case fills nor a hole explains. Each counts as a failure.
    public let unexplained: [String]
    /// Holes that a case fills after all, or that fit no cell: the explanation is out of date.
    public let staleHoles: [String]

    public var isComplete: Bool { unexplained.isEmpty && staleHoles.isEmpty }

    init(_ table: CoveragePlan.Table, covered cells: Set<[String: String]>) {
        var filled = 0
        var explained = 0
        var unexplained: [String] = []
        var used: Set<Int> = []
        let all = Self.product(table.axes)
        for cell in all {
            if cells.contains(cell) {
                filled += 1
            } else if let hole = table.holes.firstIndex(where: { $0.explains(cell) }) {
                used.insert(hole)
                explained += 1
            } else {
                unexplained.append(table.axes.map { "\($0.name) \(cell[$0.name] ?? "")" }.joined(separator: ", "))
            }
        }
        name = table.name
        self.cells = all.count
        self.filled = filled
        self.explained = explained
        self.unexplained = unexplained
        staleHoles = table.holes.indices.filter { !used.contains($0) }.map { table.holes[$0].reason }
    }

    private static func product(_ axes: [CoveragePlan.Axis]) -> [[String: String]] {
        axes.reduce([[:]]) { cells, axis in
            cells.flatMap { cell in axis.values.map { cell.merging([axis.name: $0]) { _, new in new } } }
        }
    }
}

extension CoveragePlan.Hole {
    func explains(_ cell: [String: String]) -> Bool {
        values.allSatisfy { axis, wanted in cell[axis].map(wanted.contains) ?? false }
    }
}

extension CoveragePlan {
    /// Only what passed counts as covered.
    func results(of passed: [Fixture]) -> [CoverageResult] {
        tables.map { table in
            let axes = Set(table.axes.map(\.name))
            var cells: Set<[String: String]> = []
            for fixture in passed {
                if axes == ["field"] { cells.formUnion(fixture.fieldNames.map { ["field": $0] }) }
                for cover in fixture.covers {
                    var cell = ["operation": fixture.operation.rawValue]
                    for field in cover { cell[field.name] = field.value }
                    cell = cell.filter { axes.contains($0.key) }
                    if cell.count == axes.count { cells.insert(cell) }
                }
            }
            return CoverageResult(table, covered: cells)
        }
    }
}
