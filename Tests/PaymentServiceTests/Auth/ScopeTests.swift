#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("Keys and scopes")
struct ScopeTests {
    /// A path of this operation with names that stand for nothing.
    static func uri(_ operation: APIOperation) -> String {
        operation.path.split(separator: "/").map { $0.hasPrefix(":") ? "nothing" : String($0) }.reduce("") { $0 + "/" + $1 }
    }

    @Test("A key does what its scope says and nothing else", arguments: APIOperation.allCases, Scope.allCases)
    func scopes(_ operation: APIOperation, _ scope: Scope) async throws {
        let answer = try await Desk().test { client in
            try await client.send(
                operation.method, Self.uri(operation), operation.method == .post ? "{}" : nil,
                headers: .json(TestKeys.key(scope)))
        }
        #expect((answer.status == 403) == (operation.scope != scope))
        #expect(answer.status != 401)
        if answer.status == 403 { #expect(answer.code == "forbidden") }
    }

    @Test("Without a valid key nothing is answered and nothing is read", arguments: APIOperation.allCases)
    func withoutKey(_ operation: APIOperation) async throws {
        let key = TestKeys.all
        let lines: [HTTPFields] = [
            [:], [.authorization: ""], [.authorization: "Bearer"], [.authorization: "Bearer "], [.authorization: key],
            [.authorization: "Basic \(key)"], [.authorization: "Bearer \(key)x"], [.authorization: "Bearer \(key.dropLast())"],
            [.authorization: "Bearer  \(key)"], [.authorization: "Bearer \(key.uppercased())"],
            [.authorization: "Bearer " + String(repeating: "k", count: 4_000)], [.cookie: "key=\(key)"],
        ]
        try await Desk().test { client in
            for headers in lines {
                let answer = try await client.send(operation.method, Self.uri(operation), "not JSON", headers: headers)
                #expect(answer.status == 401 && answer.code == "unauthorized")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                #expect(!answer.text.contains(key))
            }
        }
    }

    @Test("Two authorization lines are none")
    func twoLines() async throws {
        var headers = HTTPFields()
        headers.append(HTTPField(name: .authorization, value: "Bearer \(TestKeys.all)"))
        headers.append(HTTPField(name: .authorization, value: "Bearer \(TestKeys.all)"))
        let sent = headers
        let answer = try await Desk().test { try await $0.send(.get, "/v1/orders", headers: sent) }
        #expect(answer.status == 401)
    }

    @Test("What is not under /v1 needs no key", arguments: ["/healthz", "/readyz", "/metrics", "/openapi.yaml"])
    func openRoutes(_ path: String) async throws {
        let answer = try await Desk().test { try await $0.send(.get, path, headers: [:]) }
        #expect(answer.status == 200)
    }
}
#endif
