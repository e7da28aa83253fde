#if Dispatcher
import Foundation
import Museum
import Payments
import Testing

@Suite("The scenarios' format")
struct ScenarioFormatTests {
    private static let whole = """
        {"id":"x","title":"t","story":"s","causes":["c"],"steps":[{"do":"open","order":"A","due":"300 TWD"}],
        "expect":{"orders":{"A":{"status":"open","received":"0 TWD","attention":[],"events":[]}},"creates":0,"queries":0}}
        """

    @Test("What is misspelt, missing or impossible is refused by the field's name")
    func strictness() throws {
        _ = try Scenario(jsonText: Self.whole)
        let cases = [
            (#""title""#, #""titel""#, "title"), (#""causes":["c"]"#, #""causes":[]"#, "causes"),
            (#""do":"open""#, #""do":"close""#, "steps[0].do"), (#""order":"A""#, #""ordre":"A""#, "steps[0].order"),
            (#""due":"300 TWD""#, #""due":"300""#, "steps[0].due"), (#""due":"300 TWD""#, #""due":"3e2 TWD""#, "steps[0].due"),
            (#""due":"300 TWD""#, #""due":"300 TWD","within":"3 weeks""#, "steps[0].within"),
            (#""due":"300 TWD""#, #""due":"300 TWD","speed":1"#, "steps[0].speed"),
            (#""status":"open","#, "", "expect.orders.A.status"), (#","events":[]"#, "", "expect.orders.A.events"),
            (#""status":"open""#, #""status":"opened""#, "expect.orders.A.status"),
            (#""attention":[]"#, #""attention":["hurry"]"#, "expect.orders.A.attention[0]"),
            (#""creates":0,"#, "", "expect.creates"), (#","queries":0"#, "", "expect.queries"),
            (#""queries":0"#, #""queries":0,"answers":{"200":"one"}"#, "expect.answers.200"),
            (#""story":"s""#, #""story":"s","gateways":[{"id":"g","kind":"bank"}]"#, "gateways[0].kind"),
            (#""story":"s""#, #""story":"s","policies":{"late":"never"}"#, "policies.late"),
        ]
        for (from, to, path) in cases {
            let text = Self.whole.replacingOccurrences(of: from, with: to)
            #expect(text != Self.whole)
            let error = #expect(throws: InputError.self, "\(from) → \(to)") { try Scenario(jsonText: text) }
            #expect(error?.path == path, "\(from) → \(to)")
        }
    }
}
#endif
