#if Service
import HTTPTypes

extension APIKeyRing {
    /// Who asks, if they may, by the `Authorization` lines that they sent.
    /// - Throws: ``Problem``: 401 without a valid key, 403 without the scope.
    func caller(by authorization: [String], needing scope: Scope) throws(Problem) -> APIKey {
        guard let key = Self.bearer(authorization), let caller = caller(presenting: key) else {
            var problem = Problem(.unauthorized, detail: "send Authorization: Bearer and an API key")
            problem.headers[.wwwAuthenticate] = "Bearer"
            throw problem
        }
        guard caller.scopes.contains(scope) else {
            throw Problem(.forbidden, detail: "this needs a key with the scope \(scope.rawValue)")
        }
        return caller
    }

    private static let scheme = Array("bearer ".utf8)

    /// The key of an `Authorization: Bearer` line; two such lines are none.
    private static func bearer(_ values: [String]) -> Substring.UTF8View? {
        guard values.count == 1, let value = values.first?.utf8, value.count <= 300 else { return nil }
        let word = value.prefix(scheme.count)
        let key = Substring(value.dropFirst(scheme.count)).utf8
        guard word.elementsEqual(scheme, by: { $0 | 0x20 == $1 }), !key.isEmpty, !key.contains(UInt8(ascii: " ")) else {
            return nil
        }
        return key
    }
}
#endif
