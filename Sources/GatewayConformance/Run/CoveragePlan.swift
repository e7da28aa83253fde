internal import Foundation
internal import StrictJSON

/// What the cases of a gateway have to exercise: tables of axes, every cell filled by a case or explained as a hole.
struct CoveragePlan: Sendable {
    struct Table: Sendable {
        var name: String
        var axes: [Axis]
        var holes: [Hole]
    }

    struct Axis: Sendable {
        var name: String
        var values: [String]
    }

    /// Cells that no case fills, and why. An axis that is not named stands for all its values.
    struct Hole: Sendable {
        var values: [String: Set<String>]
        var reason: String
    }

    var tables: [Table]

    /// - Returns: `nil` when there is no such file.
    static func read(_ file: URL) throws(FixtureProblem) -> CoveragePlan? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        var reader = try ObjectReader(try FixtureFolder.json(at: file, named: "coverage.json"), path: "coverage.json")
        var tables: [Table] = []
        for value in try reader.list("tables") { tables.append(try table(value)) }
        try reader.finish()
        return CoveragePlan(tables: tables)
    }

    private static func table(_ value: JSONValue) throws(FixtureProblem) -> Table {
        var reader = try ObjectReader(value, path: "coverage.json: tables")
        var table = Table(name: try reader.text("name"), axes: [], holes: [])
        guard case .object(let axes) = try reader.required("axes") else {
            throw FixtureProblem(path: reader.path, message: "axes is not an object")
        }
        for axis in axes.members {
            table.axes.append(Axis(name: axis.key, values: try texts(axis.value, path: reader.path)))
        }
        for hole in try reader.list("holes") {
            guard case .object(var values) = hole, case .string(let reason)? = values["reason"], !reason.isEmpty else {
                throw FixtureProblem(path: reader.path, message: "a hole has no reason")
            }
            values["reason"] = nil
            var named: [String: Set<String>] = [:]
            for member in values.members {
                guard let axis = table.axes.first(where: { $0.name == member.key }) else {
                    throw FixtureProblem(path: reader.path, message: "a hole names no axis: \(member.key)")
                }
                let wanted = try texts(member.value, path: reader.path)
                guard wanted.allSatisfy(axis.values.contains) else {
                    throw FixtureProblem(path: reader.path, message: "a hole names no value of \(member.key)")
                }
                named[member.key] = Set(wanted)
            }
            table.holes.append(Hole(values: named, reason: reason))
        }
        try reader.finish()
        return table
    }

    private static func texts(_ value: JSONValue, path: String) throws(FixtureProblem) -> [String] {
        if case .string(let text) = value { return [text] }
        guard case .array(let elements) = value else { throw FixtureProblem(path: path, message: "an axis is not a list") }
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw FixtureProblem(path: path, message: "a value is not text") }
            texts.append(text)
        }
        return texts
    }
}
