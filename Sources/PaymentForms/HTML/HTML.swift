/// A piece of a page, well-formed as XML too.
///
/// Text becomes a piece of a page by being escaped, elements and attributes have names from fixed sets, and addresses are checked
/// types: text from outside cannot become markup, because there is no way to write it unescaped.
package struct HTML: Sendable, Hashable {
    package private(set) var markup: String

    init(markup: String) {
        self.markup = markup
    }

    package static let empty = HTML(markup: "")

    /// Text to be read, whatever it holds.
    package init(_ text: String) {
        markup = Markup.escaped(Markup.showable(text))
    }

    /// A style sheet or a script of the page's own. Only text that was there when the program was compiled.
    package init(raw text: StaticString) {
        markup = text.description
    }

    fileprivate mutating func append(_ other: HTML) { markup += other.markup }

    package static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

    /// A whole document.
    package var document: String { "<!DOCTYPE html>\n\(markup)\n" }
}

/// Writes one element with what stands in it.
package func element(
    _ name: ElementName, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .empty }
) -> HTML {
    var tag = "<\(name.rawValue)"
    for attribute in attributes {
        guard let attribute else { continue }
        tag += " \(attribute.name)=\"\(Markup.escaped(Markup.carriable(attribute.value)))\""
    }
    if name.isVoid { return HTML(markup: tag + "/>") }
    return HTML(markup: "\(tag)>\(content().markup)</\(name.rawValue)>")
}

/// Puts pieces behind each other. A `String` among them is text.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ piece: HTML) -> HTML { piece }
    package static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildExpression(_ text: String) -> HTML { HTML(text) }
    package static func buildPartialBlock(first: HTML) -> HTML { first }
    /// In place: joined anew each time, a block of many pieces would be copied for each of them.
    package static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
        accumulated.append(next)
        return accumulated
    }
    package static func buildBlock() -> HTML { .empty }
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildEither(first piece: HTML) -> HTML { piece }
    package static func buildEither(second piece: HTML) -> HTML { piece }
    package static func buildArray(_ pieces: [HTML]) -> HTML { HTML(markup: pieces.map(\.markup).joined()) }
}
