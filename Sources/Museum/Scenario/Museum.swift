#if Dispatcher
internal import Foundation
internal import Payments
internal import StrictJSON

/// The scenarios and the causes of a folder: `causes.json`, and one file for each scenario.
public struct Museum: Sendable {
    /// What is wrong with a folder, and with which file of it.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public let file: String
        public let message: String

        public var description: String { "\(file): \(message)" }
    }

    /// What a cause's id stands for, in the order of the file.
    public let causes: [(id: String, meaning: String)]
    /// By their ids.
    public let scenarios: [Scenario]

    /// - Throws: ``Problem`` for the first file that is not as it should be: a scenario must lie in a file of its own name, and may
    ///   only name causes that are there.
    public init(folder: String) throws(Problem) {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        causes = try Self.causes(root)
        let known = Set(causes.map(\.id))
        var scenarios: [Scenario] = []
        for file in try Self.files(root) {
            let scenario: Scenario
            do throws(InputError) {
                scenario = try Scenario(jsonText: try Self.text(root, file))
            } catch {
                throw Problem(file: file, message: error.description)
            }
            guard file == scenario.id + ".json" else { throw Problem(file: file, message: "is not named after its scenario") }
            for cause in scenario.causes where !known.contains(cause) {
                throw Problem(file: file, message: "names the cause \(cause), which is not in causes.json")
            }
            scenarios.append(scenario)
        }
        self.scenarios = scenarios
        let named = Set(scenarios.flatMap(\.causes))
        if let idle = causes.first(where: { !named.contains($0.id) }) {
            throw Problem(file: "causes.json", message: "no scenario shows \(idle.id)")
        }
    }

    private static func files(_ root: URL) throws(Problem) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: root.path) else {
            throw Problem(file: root.lastPathComponent, message: "the folder cannot be read")
        }
        return names.filter { $0.hasSuffix(".json") && $0 != "causes.json" }.sorted()
    }

    private static func text(_ root: URL, _ file: String) throws(InputError) -> String {
        guard let data = try? Data(contentsOf: root.appendingPathComponent(file)) else {
            throw InputError(.malformedJSON, path: "", expected: "the file cannot be read")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func causes(_ root: URL) throws(Problem) -> [(id: String, meaning: String)] {
        do {
            let document = try JSONDocument(try text(root, "causes.json"))
            return try FieldReader.read(document.root, path: "") { reader throws(InputError) in
                try reader.textTable("causes").map { (id: $0.name, meaning: $0.value) }
            }
        } catch {
            throw Problem(file: "causes.json", message: "\(error)")
        }
    }
}
#endif
