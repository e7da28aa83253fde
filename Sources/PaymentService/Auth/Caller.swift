#if Service
import HTTPTypes
import Hummingbird

extension APIKeyRing {
    /// Who asks, if they may.
    /// - Throws: ``Problem``: 401 without a valid key, 403 without the scope.
    func caller(of request: Request, needing scope: Scope) throws(Problem) -> APIKey {
        guard let key = Self.bearer(request.headers), let caller = caller(presenting: key) else {
            var problem = Problem(.unauthorized, detail: "send Authorization: Bearer and an API key")
            problem.headers[.wwwAuthenticate] = "Bearer"
            throw problem
        }
        guard caller.scopes.contains(scope) else {
            throw Problem(.forbidden, detail: "this needs a key with the scope \(scope.rawValue)")
        }
        return caller
    }

    /// The key of an `Authorization: Bearer` line; two such lines are none.
    private static func bearer(_ headers: HTTPFields) -> Substring.UTF8View? {
        let values = headers[values: .authorization]
        guard values.count == 1, let value = values.first?.utf8, value.count <= 300 else { return nil }
        let parts = value.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 }), !parts[1].isEmpty else {
            return nil
        }
        return parts[1]
    }
}
#endif
