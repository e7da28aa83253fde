#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("Paths with nothing between two slashes")
struct EmptyPartTests {
    @Test("Two slashes together or one at the end are an empty part; a lone slash and a plain path are not")
    func parts() {
        for path in ["//", "/a/", "//a", "/a//b", "/a/b//", "a/", "/callbacks//x", "/callbacks/x//"] {
            #expect(RequestPath.hasEmptyPart(path), "\(path)")
        }
        for path in ["/", "", "*", "/a", "/a/b", "/a/%2F", "/callbacks/x/", "/return/x/"] {
            #expect(!RequestPath.hasEmptyPart(path), "\(path)")
        }
    }

    @Test("A gateway that calls an address with a slash behind it is heard")
    func calledWithSlash() async throws {
        try await Desk().test { client in
            let answer = try await client.send(.post, "/callbacks/payuni/")
            #expect(answer.status != 404)
        }
    }

    @Test(
        "They are nobody's path, whatever stands around them",
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
