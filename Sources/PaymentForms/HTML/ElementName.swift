/// The elements our pages are made of.
package enum ElementName: String, Sendable {
    case html, head, meta, title, link, style, script, noscript, body
    case header, main, footer, nav, section, article, aside, div, span
    case h1, h2, h3, p, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tr, th, td
    case a, strong, em, small, code, time, bdi, br, details, summary
    case form, label, input, button, select, option, fieldset, legend
    case svg, path

    /// Nothing can stand in it.
    var isVoid: Bool {
        switch self {
        case .meta, .link, .br, .input, .path: true
        default: false
        }
    }
}
