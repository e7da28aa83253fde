internal import Foundation
internal import Payments
internal import StrictJSON

/// The catalogue of messages that must be refused: `bad-input/<gateway>-<kind>.json`, where kind is `callback` or `query`.
public struct BadInputCatalogue: Sendable {
    /// How a run went.
    public struct Report: Sendable {
        public let count: Int
        /// One line each.
        public let failures: [String]
    }

    private let directory: String

    /// - Parameter directory: holds `bad-input/` and, for each gateway, `<gateway>/account.json`.
    public init(directory: String) {
        self.directory = directory
    }

    /// Every entry of one gateway must end in the typed error that it names, and no error may repeat the refused text.
    /// - Throws: ``FixtureProblem`` when a file cannot be read.
    public func run(gateway: String, bench: any GatewayBench) async throws -> Report {
        let root = URL(fileURLWithPath: directory, isDirectory: true)
        let account = try FixtureFolder.account(in: root.appendingPathComponent(gateway))
        var count = 0
        var failures: [String] = []
        for kind in ["callback", "query"] {
            let file = "\(gateway)-\(kind).json"
            let value = try FixtureFolder.json(at: root.appendingPathComponent("bad-input/\(file)"), named: file)
            var reader = try ObjectReader(value, path: file)
            guard try reader.text("gateway") == gateway, try reader.text("kind") == kind else {
                throw FixtureProblem(path: file, message: "gateway or kind is not the file's")
            }
            let given = reader.optional("given")
            for entry in try reader.list("entries") {
                let entry = try BadInputEntry(entry, path: file)
                count += 1
                let differences = try await Run(bench: bench, account: account, entry: entry).differences(given: given)
                failures += differences.map { "\(file), \(entry.name): \($0)" }
            }
            try reader.finish()
        }
        return Report(count: count, failures: failures)
    }
}

extension BadInputCatalogue {
    /// One entry against a fresh adapter.
    private struct Run {
        let bench: any GatewayBench
        let account: FixtureAccount
        let entry: BadInputEntry

        func differences(given: JSONValue?) async throws -> [String] {
            let transport = ScriptedTransport(
                answering: .response(HTTPResponse(status: entry.status, contentType: "application/json", body: entry.body)))
            let clock = FixedTime(Timestamp(seconds: Int64(account.values["now"] ?? "") ?? 0))
            let gateway = try bench.makeGateway(BenchSetting(account: account, transport: transport, clock: clock))
            guard let given else { return callback(gateway) }
            let reference = try GivenReader.reference(given, path: entry.name)
            do throws(GatewayError) {
                let report = try await gateway.query(reference)
                return ["taken for an answer: \(Comparison.shown(Snapshot.report(report)))"]
            } catch {
                return differences(code: error.kind.code, field: error.kind.field, text: "\(error)")
            }
        }

        private func callback(_ gateway: any PaymentGateway) -> [String] {
            do throws(CallbackRejection) {
                return ["read as \(try gateway.read(Callback(.server, body: entry.body)))"]
            } catch {
                var lines = differences(code: error.code, field: error.field, text: error.message)
                if let status = entry.rejectionStatus, status != error.status { lines.append("HTTP status \(error.status)") }
                return lines
            }
        }

        private func differences(code: String, field: String?, text: String) -> [String] {
            var lines: [String] = []
            if code != entry.code { lines.append("expected \(entry.code), found \(code) (\(text))") }
            if let wanted = entry.field, wanted != field {
                lines.append("expected the field \(wanted), found \(field ?? "none")")
            }
            if let word = entry.mentions, !text.contains(word) { lines.append("does not name \(word): \(text)") }
            let body = String(decoding: entry.body.prefix(4096), as: UTF8.self)
            if body.utf8.count >= 24, text.contains(body) { lines.append("repeats the refused text") }
            return lines
        }
    }
}
