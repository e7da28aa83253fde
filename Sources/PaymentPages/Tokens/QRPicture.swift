internal import PaymentForms
internal import QRCode

/// A QR code as part of a page: dark on light in every colour scheme, since cameras expect that.
struct QRPicture {
    let html: HTML

    /// - Parameter description: what a screen reader says in its place.
    /// - Returns: `nil` for a text too long to be read from a screen.
    init?(_ text: String, description: String) {
        guard text.utf8.count <= 600, let code = QRCode(text) else { return nil }
        html = element(
            .svg, .class("qr"), Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", code.viewBox),
            .role("img"), .label(description), Attribute("shape-rendering", "crispEdges")
        ) {
            element(.path, Attribute("fill", "#fff"), Attribute("d", "M0 0h\(code.pictureSide)v\(code.pictureSide)H0z"))
            element(.path, Attribute("fill", "#000"), Attribute("d", code.path))
        }
    }
}
