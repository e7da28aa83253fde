public import Payments

/// A request to one of PAYUNi's server operations.
public protocol PAYUNiRequest: Sendable {
    static var endpoint: PAYUNiEndpoint { get }

    /// Holds every field against PAYUNi's rules. Pure: `now` decides what is today.
    ///
    /// - Throws: ``InvalidRequest`` with everything that is wrong. Nothing was sent; change the request.
    func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest
}

/// Fields that passed every check, in wire order, not yet sealed. Only a check can make one.
public struct CheckedRequest: Sendable {
    package struct Field: Sendable, Hashable {
        package let name: RequestField
        package let value: String

        package init(_ name: RequestField, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public let endpoint: PAYUNiEndpoint
    /// What the request is about; travels before the time stamp.
    package let subject: [Field]
    package let details: [Field]

    package init(endpoint: PAYUNiEndpoint, subject: [Field], details: [Field] = []) {
        self.endpoint = endpoint
        self.subject = subject
        self.details = details
    }

    /// The one place where merchant number and time enter. The order is free (docs: PAYUNi 6); this one is PAYUNi's own examples'.
    package func fields(merchantID: String, at now: Timestamp) -> [(name: String, value: String)] {
        let first = [Field(.merchantID, merchantID)]
        let stamp = [Field(.timestamp, String(now.seconds))]
        return (first + subject + stamp + details).map { ($0.name.rawValue, $0.value) }
    }
}

extension CheckedRequest: CustomStringConvertible, CustomReflectable {
    /// The names only: values may be personal.
    public var description: String {
        "\(endpoint.path)(\((subject + details).map(\.name.rawValue).joined(separator: ", ")))"
    }

    public var customMirror: Mirror { Mirror(self, children: []) }
}
