import Foundation
import Payments
import Testing

@testable import PAYUNi

/// A clock that stands still.
struct StoppedClock: TimeSource {
    var instant: Timestamp
    func now() -> Timestamp { instant }
}

/// Requests in which nothing is wrong, to change one thing in.
enum RequestSamples {
    /// 2026-01-01 08:00:00 in Taipei, the time of the sealed samples.
    static let now = Timestamp(seconds: 1_767_225_600)

    static func page() -> HostedPageRequest {
        HostedPageRequest(number: "ORD_2026-0001", amount: .twd(1234), items: ["Tea", "Cup"])
    }

    static func order() -> BackendOrder {
        BackendOrder(number: "ORD_2026-0001", amount: .twd(1234), items: ["Tea", "Cup"])
    }

    static func builder(
        keySet: String = "fake", isPlatform: Bool = false, environment: PAYUNiEnvironment = .sandbox, now: Timestamp = now
    ) throws -> PAYUNiRequestBuilder {
        let sets = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(contentsOf: fixtures.appending(path: "payuni/vectors/keys.json")))
        let keys = try #require(sets[keySet])
        let key = try PAYUNiKey(hashKey: #require(keys["hashKey"]), hashIV: #require(keys["hashIV"]))
        return PAYUNiRequestBuilder(
            credentials: try PAYUNiCredentials(
                merchantID: "TESTMER01", keys: KeyRing(current: key), isPlatform: isPlatform),
            environment: environment, time: StoppedClock(instant: now))
    }

    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    static func url(_ text: String) throws -> WebURL { try #require(WebURL(text)) }
}

extension CheckedRequest {
    var pairs: [[String]] { fields(merchantID: "TESTMER01", at: RequestSamples.now).map { [$0.name, $0.value] } }

    subscript(name: String) -> String? { pairs.first { $0[0] == name }?[1] }
}

/// The fields at fault, or none.
func faults(_ check: () throws -> CheckedRequest) -> [String] {
    do {
        _ = try check()
        return []
    } catch let invalid as InvalidRequest {
        return invalid.problems.map(\.field)
    } catch {
        return ["\(error)"]
    }
}
