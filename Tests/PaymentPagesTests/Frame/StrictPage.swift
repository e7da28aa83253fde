import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// What a strict parser sees in one of our pages. They are well-formed XML, so it forgives nothing.
final class StrictPage: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    struct Unreadable: Error {}

    private(set) var elements: [Element] = []
    private(set) var text = ""
    /// Text of elements that hold code: there must be none.
    private(set) var code = ""
    private var open: [String] = []

    init(_ html: String) throws {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        guard parser.parse() else { throw Unreadable() }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// Names of elements and attributes alone: what must not depend on what anybody wrote.
    var skeleton: [String] { elements.map { "\($0.name) \($0.attributes.keys.sorted().joined(separator: " "))" } }

    /// What breaks a rule that every page keeps.
    var faults: [String] {
        var found: [String] = []
        var ids: Set<String> = []
        for element in elements {
            for (name, value) in element.attributes {
                if name.hasPrefix("on") || name == "style" || name == "srcdoc" { found.append("\(element.name) has \(name)") }
                if ["href", "src", "action"].contains(name) {
                    let isSafe = ["/", "#", "https://", "http://", "ethereum:0x"].contains { value.hasPrefix($0) }
                    if !isSafe || value.hasPrefix("//") { found.append("\(name) leads to \(value)") }
                }
                if name == "id", !ids.insert(value).inserted { found.append("id \(value) twice") }
            }
        }
        let labels = Set(all("label").compactMap { $0.attributes["for"] })
        for element in elements where ["input", "select"].contains(element.name) && element.attributes["type"] != "hidden" {
            if !labels.contains(element.attributes["id"] ?? "") { found.append("\(element.name) without a label") }
        }
        for element in elements {
            if let label = element.attributes["aria-labelledby"], !ids.contains(label) { found.append("no \(label)") }
        }
        if all("h1").count != 1 { found.append("\(all("h1").count) h1") }
        if all("main").count != 1 { found.append("\(all("main").count) main") }
        if (all("html").first?.attributes["lang"] ?? "").isEmpty { found.append("no lang") }
        if !code.isEmpty { found.append("code in the page") }
        return found
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        open.append(name)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters found: String) {
        if open.last == "script" || open.last == "style" { code += found } else { text += found }
    }
}
