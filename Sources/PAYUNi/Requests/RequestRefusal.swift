public import Payments

/// A request was not built. Nothing was sent and nothing happened at PAYUNi.
public enum RequestRefusal: Error, Sendable, Hashable {
    case invalid(InvalidRequest)
    /// libcrypto failed, which means want of memory: the same request may be built again later.
    case notSealed(EnvelopeRejection)

    /// As the error of `operation`, see ``PAYUNiEndpoint/operation``. Of several problems it names the first field.
    public func gatewayError(operation: String) -> GatewayError {
        switch self {
        case .invalid(let invalid): invalid.gatewayError(operation: operation)
        case .notSealed: GatewayError(.unavailable, operation: operation)
        }
    }

    static func checking(_ check: () throws(InvalidRequest) -> CheckedRequest) throws(RequestRefusal) -> CheckedRequest {
        do throws(InvalidRequest) {
            return try check()
        } catch {
            throw .invalid(error)
        }
    }
}

extension RequestRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalid(let invalid): invalid.description
        case .notSealed(let rejection): rejection.description
        }
    }
}
