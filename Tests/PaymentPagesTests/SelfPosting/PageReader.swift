import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif
import Payments

/// What a strict parser sees in a page. The page is well-formed XML, so the parser forgives nothing.
final class PageReader: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var inputs: [PaymentInstructions.FormPost.Field] = []
    private(set) var action: String?
    private(set) var method: String?
    private(set) var language: String?
    private(set) var nonces: [String] = []
    private(set) var handlers: [String] = []
    private(set) var buttonText = ""
    private var open: [String] = []

    struct Unreadable: Error {}

    /// Every element of the page but its hidden inputs.
    static let skeleton = [
        "html", "head", "meta", "meta", "meta", "meta", "title", "style", "body", "main", "p", "noscript", "p", "form", "button",
        "script",
    ]

    static func read(_ html: String) throws -> PageReader {
        let reader = PageReader()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw Unreadable() }
        return reader
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        open.append(name)
        handlers += attributes.keys.filter { $0.lowercased().hasPrefix("on") }
        if let nonce = attributes["nonce"] { nonces.append(nonce) }
        switch name {
        case "input":
            guard open.contains("form"), attributes.count == 3, attributes["type"] == "hidden" else {
                elements.append("stray input")
                return
            }
            inputs.append(.init(name: attributes["name"] ?? "?", value: attributes["value"] ?? "?"))
            return
        case "form":
            action = attributes["action"]
            method = attributes["method"]
        case "html": language = attributes["lang"]
        default: break
        }
        elements.append(name)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if open.last == "button" { buttonText += text }
    }
}
