#if CommandLineTool && Service && SQLite && Transport
import PAYUNi
import PaymentTransport
import Payments
import StrictJSON

/// The payer: a browser that posts forms, presses buttons on the gateways' pages and pays at machines.
struct DemoBrowser: Sendable {
    let transport: AsyncHTTPTransport
    let gateways: WebURL

    /// Goes to PAYUNi's page with the form that the desk made, presses a button there, and lets the last page post the result back.
    func pay(with instructions: JSONDocument.Value, pressing action: String, method: PaymentMethod) async throws {
        guard let address = instructions["action"]?.string.flatMap({ WebURL($0) }), let pairs = instructions["fields"]?.elements
        else { throw DemoClient.Unexpected(description: "no form to post") }
        let fields = pairs.compactMap { pair -> (name: String, value: String)? in
            let parts = pair.elements.map { $0.compactMap(\.string) } ?? []
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        let page = try await submit(address, fields)
        guard let choice = page.firstMatch(of: #/action="(/payuni/page/[^"]+)"/#) else {
            throw DemoClient.Unexpected(description: "PAYUNi's page refused the form")
        }
        let last = try await press(String(choice.1), [("action", action), ("method", method.text)])
        guard let back = last.firstMatch(of: #/action="(http[^"]+)"/#), let address = WebURL(String(back.1)) else { return }
        let result = last.matches(of: #/name="([^"]+)" value="([^"]*)"/#).map { (name: String($0.1), value: String($0.2)) }
        _ = try await submit(address, result)
    }

    /// Presses a button of one of the simulator's pages.
    @discardableResult
    func press(_ path: String, _ fields: [(name: String, value: String)]) async throws -> String {
        guard let url = gateways.appending(path: path) else { throw DemoClient.Unexpected(description: "no address") }
        return try await submit(url, fields)
    }

    func control(_ path: String, _ body: JSONValue? = nil) async throws -> JSONDocument.Value {
        guard let url = gateways.appending(path: "control/" + path.split(separator: "?")[0]) else {
            throw DemoClient.Unexpected(description: "no address")
        }
        let answer = try await transport.send(
            HTTPRequest(
                operation: "demo.control", method: body == nil ? .get : .post, url: url,
                headers: [HTTPHeader("Content-Type", "application/json")], body: body?.serialized() ?? []))
        guard answer.status == 200 else { throw DemoClient.Unexpected(description: "control/\(path): \(answer.status)") }
        return try JSONDocument(answer.body).root
    }

    private func submit(_ url: WebURL, _ fields: [(name: String, value: String)]) async throws -> String {
        let answer = try await transport.send(
            HTTPRequest(
                operation: "demo.browser", method: .post, url: url,
                headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")], body: FormEncoder.encode(fields)))
        guard answer.status < 400 else { throw DemoClient.Unexpected(description: "\(url.target): \(answer.status)") }
        return String(decoding: answer.body, as: UTF8.self)
    }
}
#endif
