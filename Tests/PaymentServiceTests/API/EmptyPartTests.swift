#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("Paths with nothing between two slashes")
struct EmptyPartTests {
    @Test("Two slashes together or one at the end are an empty part; a lone slash and a plain path are not")
    func parts() {
        let empty = ["//", "/a/", "//a", "/a//b", "/a/b//", "a/", "/callbacksx//y", "//metrics/callbacks/", "/checkout//x"]
        for path in empty { #expect(RequestPath.hasEmptyPart(path), "\(path)") }
        let plain = ["/", "", "*", "/a", "/a/b", "/a/%2F", "/callbacks/x"]
        for path in plain { #expect(!RequestPath.hasEmptyPart(path), "\(path)") }
    }

    @Test(
        "A gateway is heard however many slashes the address got on the way",
        arguments: ["/callbacks/payuni/", "//callbacks/payuni", "/callbacks//payuni", "///callbacks//payuni//"])
    func called(_ path: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            let answer = try await client.send(.post, path)
            #expect(answer.status != 404 && answer.status != 405)
        }
        #expect(!desk.metrics.text.contains("route=\"unknown\""))
    }

    @Test(
        "A payer's browser comes back however many slashes the address got on the way",
        arguments: ["/return/payuni/", "//return/payuni", "//return//payuni"])
    func returned(_ path: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            let answer = try await client.send(.get, path)
            let plain = try await client.send(.get, "/return/payuni")
            #expect(answer.status == plain.status)
            #expect(answer.headers[.contentType] == plain.headers[.contentType])
        }
        #expect(!desk.metrics.text.contains("route=\"unknown\""))
    }

    @Test(
        "Everywhere else a path with an empty part is nobody's",
        arguments: [
            "/metrics/", "//metrics", "///metrics", "/metrics//", "/healthz/", "/desk/", "/desk//sign-in", "/v1/orders/A-1/",
            "/v1//orders", "//", "/v1/orders/?limit=1",
        ])
    func notFound(_ path: String) async throws {
        let desk = try Desk()
        try await desk.test { client in
            try await client.open()
            for method: HTTPRequest.Method in [.get, .post, .head] {
                let answer = try await client.send(method, path)
                #expect(answer.status == 404 && answer.headers[.contentType] == "application/problem+json")
                #expect(method == .head || answer.code == "not_found")
                #expect(!answer.text.contains("paydesk_"))
            }
        }
        // It is counted as a path that is not there, not as the one that it looks like.
        #expect(desk.metrics.text.contains("route=\"unknown\",status=\"404\""))
        #expect(!desk.metrics.text.contains("route=\"/metrics\""))
    }
}
#endif
