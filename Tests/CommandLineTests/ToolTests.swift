#if CommandLineTool
import Foundation
import StrictJSON
import Testing

@Suite("The tool itself")
struct ToolTests {
    /// The binary that was built beside the tests.
    private static func tool() -> URL? {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appendingPathComponent("paydesk")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private func run(
        _ arguments: [String], input: String, environment: [String: String] = [:], readsErrors: Bool = false
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        let tool: URL = try #require(Self.tool(), "the tool was not built")
        process.executableURL = tool
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (inputPipe, outputPipe) = (Pipe(), Pipe())
        process.standardInput = inputPipe
        if readsErrors {
            process.standardOutput = FileHandle.nullDevice
            process.standardError = outputPipe
        } else {
            process.standardOutput = outputPipe
            process.standardError = FileHandle.nullDevice
        }
        try process.run()
        inputPipe.fileHandleForWriting.write(Data(input.utf8))
        try inputPipe.fileHandleForWriting.close()
        let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("one answer a line, also for lines that are no JSON, and exit status 0")
    func linesAndStatus() throws {
        let result = try run(["fold"], input: "{}\nnonsense\n\n{\"order\":1}")
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasPrefix("{\"error\":") })
    }

    @Test("keys may come from the environment, and never come out")
    func environmentKeys() throws {
        let keys = ["PAYUNI_HASH_KEY": "12345678901234567890123456789012", "PAYUNI_HASH_IV": "1234567890123456"]
        let result = try run(
            ["payuni", "seal"], input: "{\"fields\":[[\"MerID\",\"AAA\"],[\"MerTradeNo\",\"BBB\"]]}", environment: keys)
        #expect(result.output.contains("ED643E971A700C25A7FCDF5D0369E89704F33C4A10167024D71D5452B371DE40"))
        let settings = try run(["settings"], input: "", environment: keys)
        #expect(settings.status == 1)
        #expect(settings.output.contains("PAYUNI_MERCHANT_ID: is not set"))
        #expect(!settings.output.contains("1234567890123456"))
    }

    @Test("whose messages are expected may come from the environment, and the line is stronger")
    func environmentIdentities() throws {
        let sealed = try sealed([
            ("Status", "SUCCESS"), ("MerID", "TESTMER01"), ("MerTradeNo", "A-1"), ("TradeNo", "1767225600123456789"),
            ("TradeAmt", "300"), ("TradeStatus", "1"), ("PaymentType", "1"),
        ])
        let envelope: JSONValue = ["EncryptInfo": .string(sealed.encryptInfo), "HashInfo": .string(sealed.hashInfo)]
        let body = "Status=SUCCESS&EncryptInfo=\(sealed.encryptInfo)&HashInfo=\(sealed.hashInfo)"
        let notify: [(String, JSONValue)] = [("gateway", "payuni"), ("operation", "notify"), ("body", .string(body))]
        let query: [(String, JSONValue)] = [
            ("gateway", "kryptogo"), ("operation", "query"),
            ("body", .string(NormalizeLineTests.intent.replacing("STATUS", with: "success"))),
        ]
        let others = ["PAYUNI_MERCHANT_ID": "OTHER01", "KRYPTOGO_CLIENT_ID": "c2"]
        for (arguments, members, name, ours, error) in [
            (["payuni", "open"], [("envelope", envelope)], "merchantID", "TESTMER01", "merchant_mismatch"),
            (["normalize"], notify, "merchantID", "TESTMER01", "merchant_mismatch"),
            (["normalize"], query, "clientID", "c1", "mismatch"),
        ] as [([String], [(String, JSONValue)], String, String, String)] {
            let named = line(members + [(name, .string(ours))])
            let result = try run(arguments, input: line(members).text + "\n" + named.text, environment: others)
            let answers = result.output.split(separator: "\n")
            #expect(answers.count == 2)
            #expect(answers.first?.hasPrefix("{\"error\":\"\(error)\"") == true, "\(arguments)")
            #expect(answers.last?.hasPrefix("{\"error\"") == false, "\(arguments)")
        }
    }

    @Test("the replay plays through and ends in the states it tells of")
    func demo() throws {
        let result = try run(["replay", "--fixtures", Files.root.appendingPathComponent("Fixtures").path], input: "")
        #expect(result.status == 0)
        for line in [
            "awaiting", "hash_mismatch", "status open → paid", "no change", "status open → review", "a hint: go and ask",
        ] {
            #expect(result.output.contains(line), "\(line)")
        }
    }
}

#if Service && SQLite && Transport
extension ToolTests {
    /// Nobody can make a file in that folder, so that a desk ends at once.
    private static let testDesk = [
        "PAYDESK_LISTEN": "127.0.0.1:0", "PAYDESK_PUBLIC_URL": "https://desk.example",
        "PAYDESK_DATABASE": "sqlite:/proc/orders.sqlite",
        "PAYDESK_API_KEYS": "shop:read+charge:0123456789abcdefghijklmnopqrstuv", "PAYDESK_LOG_LEVEL": "info",
        "PAYUNI_MERCHANT_ID": "SHOP01", "PAYUNI_HASH_KEY": "12345678901234567890123456789012",
        "PAYUNI_HASH_IV": "1234567890123456", "PAYUNI_TEST_MODE": "1",
    ]

    @Test("a check of the settings says which account is in test mode, and none where none is")
    func checkOfTestMode() throws {
        let line = "payuni: a gateway is in test mode: no real money moves\n"
        for (mode, isTold) in [("1", true), ("0", false)] {
            let environment = Self.testDesk.merging(["PAYUNI_TEST_MODE": mode]) { $1 }
            let result = try run(["serve", "--check"], input: "", environment: environment)
            #expect(result.status == 0)
            #expect(result.output.contains(line) == isTold)
            #expect(result.output.hasSuffix("settings: all of them can be used\n"))
        }
    }

    @Test("a desk that starts warns of an account in test mode, before it opens its database")
    func startInTestMode() throws {
        let result = try run(["serve"], input: "", environment: Self.testDesk, readsErrors: true)
        #expect(result.status == 3)
        let warnings = result.output.split(separator: "\n").filter { $0.contains("\"level\":\"warning\"") }
        #expect(warnings.contains { $0.contains("a gateway is in test mode: no real money moves") && $0.contains("\"payuni\"") })
    }
}
#endif
#endif
