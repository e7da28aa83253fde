public import Payments

/// One thing every `OrderStore` must do. Run each on a fresh, empty store.
public struct StoreCase: Sendable, CustomStringConvertible {
    /// What holds, as a sentence.
    public let name: String
    private let body: @Sendable (Trial) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Trial) async throws -> Void) {
        self.name = name
        self.body = body
    }

    public var description: String { name }

    /// - Throws: ``StoreFinding`` when the store does something else, or whatever the store throws.
    public func run(on store: any OrderStore) async throws {
        try await body(Trial(store: store))
    }
}

/// A store does not do what every store must.
public struct StoreFinding: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected and did not hold.
    public let expected: String
    public let line: Int

    public var description: String { "expected: \(expected) (line \(line))" }
}

/// The behaviour suite for stores. It names nothing of how one is built; a third party's store passes it or is none.
///
/// ```swift
/// @Test(arguments: StoreConformance.cases)
/// func conforms(_ check: StoreCase) async throws {
///     try await check.run(on: MyStore(emptyDatabase()))
/// }
/// ```
public enum StoreConformance {
    public static let cases: [StoreCase] =
        orderCases + attemptCases + evidenceCases + applyCases + evidenceAndChangeCases + concurrencyCases + workCases
        + leaseCases + pageCases + limitCases + requestCases

    /// Runs every case on a store of its own.
    /// - Returns: the name of each case that failed, and why.
    public static func failures(
        makeStore: @Sendable () async throws -> any OrderStore
    ) async -> [(name: String, reason: String)] {
        var failures: [(name: String, reason: String)] = []
        for check in cases {
            do {
                try await check.run(on: try await makeStore())
            } catch {
                failures.append((check.name, "\(error)"))
            }
        }
        return failures
    }
}
