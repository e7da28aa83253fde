internal import PAYUNi
internal import Payments

extension PAYUNiServer {
    static let pathPrefix = "/api/"

    /// The operation a path names; `nil` for a path that PAYUNi does not have.
    static func endpoint(of path: String) -> PAYUNiEndpoint? {
        guard path.hasPrefix(pathPrefix) else { return nil }
        return PAYUNiEndpoint(rawValue: String(path.dropFirst(pathPrefix.count)))
    }

    /// - Parameter tamper: what goes wrong with the answer's content.
    mutating func answer(
        _ request: SimulatedRequest, at endpoint: PAYUNiEndpoint, tamper: Tamper, _ world: inout World
    ) -> HTTPResponse {
        guard request.method == "POST" else { return Self.frontPage }
        if endpoint == .hostedPage { return openPage(request, &world) }
        do throws(PAYUNiRefusal) {
            let fields = try open(request, endpoint)
            switch endpoint {
            case .atm, .cvs, .linePay, .aftee, .jkoPay: return reply(try create(fields, endpoint, &world), endpoint, tamper)
            case .tradeQuery: return reply(try query(fields, world), endpoint, tamper)
            case .finiteQuery: return try finiteQuery(fields, world, tamper)
            case .tradeClose: return reply(try close(fields, &world), endpoint, tamper)
            case .tradeCancel: return reply(try void(fields, &world), endpoint, tamper)
            case .cancelStoreCode: return reply(try cancelStoreCode(fields, &world), endpoint, tamper)
            default: throw .early("API00003", "無API對應程式")
            }
        } catch {
            return refusal(error, endpoint, tamper)
        }
    }

    /// A path that does not exist shows PAYUNi's front end (docs: PAYUNi 2).
    static let frontPage = HTTPResponse(
        status: 200, contentType: "text/html; charset=utf-8",
        body: Array("<!doctype html><title>PAYUNi simulator</title><p>Nothing is served here.</p>".utf8))
}
