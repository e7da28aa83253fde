#if Dispatcher
import Foundation
import Museum
import Payments
import SQLiteOrderStore
import Testing

@Suite("The museum of lost payments")
struct MuseumTests {
    @Test("Every file is a scenario, and there are at least sixty")
    func folder() throws {
        #expect(try Files.museum.get().scenarios.count >= 60)
    }

    @Test("Every scenario ends as it must on the store in memory", arguments: Files.scenarios)
    func inMemory(_ scenario: Scenario) async {
        let result = await ScenarioPlayer().play(scenario)
        #expect(result.surprise == nil)
    }

    #if SQLite
    @Test("Every scenario ends as it must on SQLite", arguments: Files.scenarios)
    func onSQLite(_ scenario: Scenario) async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appendingPathComponent("orders.sqlite").path
        let player = ScenarioPlayer { try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path)) }
        let result = await player.play(scenario)
        #expect(result.surprise == nil)
    }
    #endif

    @Test("docs/museum.md is what the scenarios say: run `make museum-page`")
    func isCurrent() throws {
        let page = try String(contentsOf: Files.root.appendingPathComponent("docs/museum.md"), encoding: .utf8)
        #expect(page == MuseumTable(try Files.museum.get()).markdown)
    }

    @Test("A scenario that expects something else fails, whatever it is")
    func canFail() async throws {
        let right = """
            {"id":"x","title":"t","story":"s","causes":["c"],"steps":[{"do":"open","order":"A","due":"300 TWD"},
            {"do":"pay","order":"A","method":"card"},{"do":"payer","attempt":"card","act":"approve"},{"do":"wait","for":"15 min"}],
            "expect":{"orders":{"A":{"status":"paid","received":"300 TWD","attention":["captureDue"],"events":EVENTS}},
            "creates":0,"queriesAtMost":20}}
            """
        func surprise(_ text: String) async throws -> String? {
            await ScenarioPlayer().play(try Scenario(jsonText: text)).surprise
        }
        let played = try #require(try await surprise(right.replacingOccurrences(of: "EVENTS", with: "[]")))
        // What really happened is in the surprise.
        let list = try #require(played.range(of: #"\["updated.*?\]"#, options: .regularExpression))
        let whole = right.replacingOccurrences(of: "EVENTS", with: String(played[list]))
        #expect(try await surprise(whole) == nil)
        for (from, to) in [
            (#""status":"paid""#, #""status":"open""#), (#""received":"300 TWD""#, #""received":"299 TWD""#),
            (#""attention":["captureDue"]"#, #""attention":["late"]"#), (#""creates":0"#, #""creates":1"#),
            (#""queriesAtMost":20"#, #""queries":0"#), (#""due":"300 TWD""#, #""due":"301 TWD""#),
            (#""act":"approve""#, #""act":"decline""#), (#""act":"approve""#, #""act":"payNumber""#),
            (#""queriesAtMost":20"#, #""queriesAtMost":20,"answers":{"200":9}"#),
            (#""queriesAtMost":20"#, #""queriesAtMost":20,"endpoints":{"shop":{"events":1}}"#),
        ] {
            #expect(try await surprise(whole.replacingOccurrences(of: from, with: to)) != nil, "\(from) → \(to)")
        }
        // What was to go wrong and did not.
        for step in [
            #"{"do":"fault","request":"payuni.atm","fault":"cut"}"#,
            #"{"do":"fault","message":"notify","fault":"lose","skipping":9}"#,
            #"{"do":"store","is":"busy","at":"insert","times":1}"#, #"{"do":"store","is":"full","at":"insert"}"#,
            #"{"do":"store","is":"full","at":"insert"},{"do":"store","works":true}"#, #"{"do":"crash","before":"insert"}"#,
        ] {
            let played = try await surprise(whole.replacingOccurrences(of: #"{"do":"wait""#, with: step + #",{"do":"wait""#))
            #expect(played?.contains("nothing ") == true, "\(step)")
        }
    }
}
#endif
