#if Service
import LibCrypto
import Payments
import Testing

@testable import PaymentService

@Suite("API keys")
struct APIKeyTests {
    static let good = "0123456789abcdefghijklmnopqrstuv"

    @Test("A key is read from its setting, plain or as a digest, and only its digest is kept")
    func readings() throws {
        let plain = try APIKey(setting: "shop:read+charge:\(Self.good)")
        #expect(plain.name == "shop" && plain.scopes == [.read, .charge])
        let digest = try sha256(Array(Self.good.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let hashed = try APIKey(setting: "shop:operate:sha256:\(digest)")
        #expect(hashed.digest == plain.digest && hashed.scopes == [.operate])
        #expect(!"\(plain)".contains(Self.good))
        let ring = try APIKeyRing([hashed])
        #expect(ring.caller(presenting: Array(Self.good.utf8))?.name == "shop")
        #expect(ring.caller(presenting: Array(digest.utf8)) == nil)
    }

    @Test(
        "What cannot be a key is refused with its reason",
        arguments: [
            ("", .malformed), ("shop", .malformed), ("shop:read", .malformed), ("shop:read:", .shortKey),
            ("shop:read:\(good.dropLast())", .shortKey), (":read:\(good)", .malformedName), ("Shop:read:\(good)", .malformedName),
            ("sh op:read:\(good)", .malformedName), ("shop::\(good)", .unknownScope), ("shop:write:\(good)", .unknownScope),
            ("shop:read+read:\(good)", .unknownScope), ("shop:read+:\(good)", .unknownScope),
            ("shop:\(good):read", .unknownScope),
            ("shop:read:" + String(repeating: "a", count: 40), .weakKey), ("shop:read:\(good) x", .weakKey),
            ("shop:read:\(good)é", .weakKey), ("shop:read:sha256:", .malformedDigest), ("shop:read:sha256:12", .malformedDigest),
            ("shop:read:sha256:" + String(repeating: "0", count: 64), .malformedDigest),
            ("shop:read:sha256:" + String(repeating: "g", count: 64), .malformedDigest),
        ] as [(String, APIKeyRejection)])
    func refusals(_ setting: String, _ rejection: APIKeyRejection) {
        #expect(throws: rejection) { try APIKey(setting: setting) }
        #expect(!rejection.description.contains(Self.good))
    }

    @Test("No keys, two of one value, and two of one name that may do different things, are refused")
    func rings() throws {
        #expect(throws: APIKeyRejection.missing) { try APIKeyRing([]) }
        let first = try APIKey(setting: "shop:read:\(Self.good)")
        for scopes in ["charge", "read+charge"] {
            #expect(throws: APIKeyRejection.unequalScopes) {
                try APIKeyRing([first, APIKey(setting: "shop:\(scopes):x\(Self.good)")])
            }
        }
        #expect(throws: APIKeyRejection.duplicate) { try APIKeyRing([first, APIKey(setting: "shop:read:\(Self.good)")]) }
        #expect(throws: APIKeyRejection.duplicate) { try APIKeyRing([first, APIKey(setting: "other:charge:\(Self.good)")]) }
    }

    @Test("While a key changes, the old one and the new one are one caller, also at the desk's pages")
    func changing() throws {
        let (old, new) = (Self.good, "x\(Self.good)")
        func ring(_ keys: [String]) throws -> APIKeyRing {
            try APIKeyRing(keys.map { try APIKey(setting: "shop:read+charge:\($0)") })
        }
        let both = try ring([new, old])
        for key in [old, new] {
            let caller = try required(both.caller(presenting: Array(key.utf8)))
            #expect(caller.name == "shop" && caller.scopes == [.read, .charge])
            let sessions = DeskSessions(keys: both, time: MovableTime(Desk.opening), isSecure: true)
            let cookie = try required(sessions.begin(with: key)).prefix { $0 != ";" }
            #expect(sessions.caller(cookies: String(cookie))?.digest == caller.digest)
        }
        let after = try ring([new])
        #expect(after.caller(presenting: Array(old.utf8)) == nil)
    }
}
#endif
