#if Service
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PaymentService

@Suite("The contract")
struct ContractTests {
    /// The part of the document about one path; empty when it has none.
    static func part(_ document: String, _ path: String) -> String {
        let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: "  \(path):") else { return "" }
        return lines[(start + 1)...].prefix { $0.hasPrefix("   ") }.joined(separator: "\n")
    }

    @Test("Every operation is in the document, with its method and its scope", arguments: APIOperation.allCases)
    func operations(_ operation: APIOperation) async throws {
        let document = try await Desk().test { try await $0.send(.get, "/openapi.yaml", headers: [:]).text }
        let path = operation.path.split(separator: "/").map { $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)" }.joined()
        let part = Self.part(document, path)
        #expect(
            part.contains("    \(operation.method.rawValue.lowercased()):") && part.contains("operationId: \(operation.rawValue)")
        )
        #expect(part.contains("Needs the scope \(operation.scope.rawValue)."))
    }

    @Test("Every code of a problem is in the document", arguments: ProblemCode.allCases)
    func codes(_ code: ProblemCode) async throws {
        let document = try await Desk().test { try await $0.send(.get, "/openapi.yaml", headers: [:]).text }
        #expect(document.contains("\n        - \(code.rawValue)\n"))
    }
}
#endif
