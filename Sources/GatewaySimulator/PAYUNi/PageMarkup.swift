internal import Payments

/// The page as HTML, plain and without scripts: what is sold and what the payer may choose. A server in front of the simulator
/// finds the page's id in `data-page` and can draw one of its own.
enum PageMarkup {
    static func choices(of page: PayerPage) -> HTTPResponse {
        let offers = page.offers.map { "<li data-method=\"\(escaped($0.text))\">\(escaped($0.text))</li>" }
        return html(
            "<h1>\(escaped(page.description))</h1><p>\(page.amount)</p>"
                + "<ul data-page=\"\(page.id)\">\(offers.joined())</ul>")
    }

    static func refusal(code: String, message: String) -> HTTPResponse {
        html("<p role=\"alert\"><code>\(escaped(code))</code> \(escaped(message))</p>")
    }

    private static func html(_ content: String) -> HTTPResponse {
        HTTPResponse(
            status: 200, contentType: "text/html; charset=utf-8",
            body: Array("<!doctype html><meta charset=\"utf-8\"><title>PAYUNi simulator</title>\(content)".utf8))
    }

    private static func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            switch character {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            default: output.append(character)
            }
        }
        return output
    }
}
