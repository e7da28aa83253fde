internal import Foundation
internal import StrictJSON

/// The fixtures of one gateway as they lie on disk: `account.json`, `coverage.json`, `cases/<operation>/<name>.json`.
struct FixtureFolder: Sendable {
    let account: FixtureAccount
    let cases: [Fixture]
    let coverage: CoveragePlan?
    /// Files that are no fixtures. Each counts as a failure.
    let problems: [FixtureProblem]

    /// - Throws: ``FixtureProblem`` when the folder or its account cannot be read at all.
    init(directory: String) throws(FixtureProblem) {
        let root = URL(fileURLWithPath: directory, isDirectory: true)
        account = try Self.account(in: root)
        var problems: [FixtureProblem] = []
        var cases: [Fixture] = []
        for file in try Self.files(in: root) {
            do throws(FixtureProblem) {
                let fixture = try Fixture(text: try Self.bytes(of: root.appendingPathComponent(file), named: file), file: file)
                guard file == "cases/\(fixture.operation.rawValue)/\(fixture.name).json" else {
                    throw FixtureProblem(path: file, message: "does not lie at its own operation and name")
                }
                cases.append(fixture)
            } catch {
                problems.append(error)
            }
        }
        self.cases = cases
        do throws(FixtureProblem) {
            coverage = try CoveragePlan.read(root.appendingPathComponent("coverage.json"))
        } catch {
            problems.append(error)
            coverage = nil
        }
        self.problems = problems
    }

    static func account(in root: URL) throws(FixtureProblem) -> FixtureAccount {
        let value = try json(at: root.appendingPathComponent("account.json"), named: "account.json")
        let fields = try ObjectReader(value, path: "account.json").texts()
        return FixtureAccount(Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }))
    }

    /// In one order on every machine.
    private static func files(in root: URL) throws(FixtureProblem) -> [String] {
        let cases = root.appendingPathComponent("cases", isDirectory: true)
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: cases.path) else {
            throw FixtureProblem(path: "cases", message: "the folder cannot be read")
        }
        return paths.filter { $0.hasSuffix(".json") }.sorted().map { "cases/" + $0 }
    }

    static func bytes(of file: URL, named name: String) throws(FixtureProblem) -> [UInt8] {
        guard let data = try? Data(contentsOf: file) else { throw FixtureProblem(path: name, message: "cannot be read") }
        return Array(data)
    }

    static func json(at file: URL, named name: String) throws(FixtureProblem) -> JSONValue {
        let text = try bytes(of: file, named: name)
        do throws(JSONError) {
            return JSONValue(try JSONDocument(text, limits: JSONLimits(bytes: 4 << 20, depth: 16, members: 4096)).root)
        } catch {
            throw FixtureProblem(path: name, message: "is not JSON: \(error)")
        }
    }
}
