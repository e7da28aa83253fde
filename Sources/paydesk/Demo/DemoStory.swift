#if CommandLineTool && Service && SQLite && Transport
import StrictJSON

/// One order's timeline in plain words: what was sent, what was said, and what changed by it.
struct DemoStory {
    let order: DemoOrder
    let number: String
    let timeline: JSONDocument.Value
    let messages: JSONDocument.Value

    private var events: [JSONDocument.Value] { timeline["events"]?.elements.map(Array.init) ?? [] }

    var isPaidOnce: Bool { events.count { $0["type"]?.string == "order.paid" } == 1 }

    /// - Parameter found: how the desk came to know that it is paid; `nil` when it does not.
    func text(found: String?) -> String {
        var lines: [(at: String, line: String)] = []
        for entry in timeline["journal"]?.elements.map(Array.init) ?? [] {
            lines.append((entry["at"]?.string ?? "", "  " + said(entry)))
        }
        for event in events { lines.append((event["timestamp"]?.string ?? "", "    → " + changed(event))) }
        // What was said stands before what changed by it at the same moment; the sort must keep that.
        let ordered = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        let told = ordered.map { "  \($0.at.dropFirst(11).prefix(8))\($0.line)" }
        return
            (["\n\(order.what) (\(order.id)), " + (found.map { "paid; found \($0)" } ?? "not paid"), "  on the wire: \(wire)"]
            + told).joined(separator: "\n")
    }

    /// What the gateway sent about it, and what the desk answered.
    private var wire: String {
        let sent = (messages["messages"]?.elements.map(Array.init) ?? []).filter { $0["attempt"]?.string == number }
        let words = sent.map { message in
            let kind = message["kind"]?.string ?? ""
            let name = message["isForged"]?.bool == true ? "a forged \(kind)" : kind
            return "\(name) → \(message["status"]?.integer.map(String.init) ?? message["outcome"]?.string ?? "")"
        }
        return words.isEmpty ? "nothing arrived" : words.joined(separator: ", ")
    }

    private func said(_ entry: JSONDocument.Value) -> String {
        guard let evidence = entry["evidence"] else { return "an attempt at \(order.gateway) begins" }
        switch evidence["kind"]?.string ?? "" {
        case "report": return "\(speaker(evidence["verification"]?.string)): \(evidence["report"]?["claim"]?.string ?? "")"
        case "hint": return "an unsigned callback names it: worth a question, not belief"
        case "start": return "the start ended \(evidence["outcome"]?.string ?? "")"
        case "clock": return "the deadline passed"
        case "decision": return "an operator decided: \(evidence["decision"]?.string ?? "")"
        default: return evidence["kind"]?.string ?? ""
        }
    }

    private func speaker(_ verification: String?) -> String {
        switch verification {
        case "sealedCallback": "the gateway's sealed notify says"
        case "browserReturn": "the payer's browser brings, and nothing is settled by that"
        case "query": "the gateway, asked, says"
        default: verification ?? ""
        }
    }

    private func changed(_ event: JSONDocument.Value) -> String {
        let snapshot = event["data"]?["snapshot"]
        let received = snapshot?["received"]?["value"]?.string ?? "0"
        return "\(event["type"]?.string ?? "") (event \(event["data"]?["sequence"]?.integer ?? 0)): "
            + "\(snapshot?["status"]?.string ?? ""), \(received) TWD received"
    }
}
#endif
