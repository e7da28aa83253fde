#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import PaymentDispatcher
import Payments

extension Problem {
    /// The one place where an error of any part becomes what a caller sees.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as DispatcherError: self.init(dispatcher: error)
        case let error as OrderStoreError: self.init(store: error)
        case let error as InputError: self.init(input: error)
        case is NIOTooManyBytesError: self.init(.bodyTooLarge)
        case let error as HTTPError where error.status == .notFound: self.init(.notFound)
        default: self.init(.internalError)
        }
    }

    private init(dispatcher error: DispatcherError) {
        switch error {
        case .invalid(let field, let reason): self.init(.invalidField, detail: reason, field: field)
        case .unknownOrder: self.init(.unknownOrder)
        case .unknownGateway: self.init(.unknownGateway, field: "gateway")
        case .unknownEvent: self.init(.unknownEvent)
        case .conflict(let conflict): self.init(conflict: conflict)
        case .refused(let error, let attempt):
            self.init(gateway: error, wasSaidNo: true)
            self.attempt = attempt
            // Whatever the gateway's advice is, it is about another attempt: under its key this answer stands.
            detail = "This attempt is over. Under its Idempotency-Key it is answered so again; another one needs another key."
        case .gateway(let error): self.init(gateway: error, wasSaidNo: false)
        case .foreign(let field): self.init(.foreignTransaction, field: field)
        case .tooMany(let seconds): self.init(.tooManyRequests, retryAfterSeconds: max(seconds, 1))
        case .overloaded(let seconds): self.init(.overloaded, retryAfterSeconds: max(seconds, 1))
        case .store(let error): self.init(store: error)
        }
    }

    private init(conflict: DispatcherError.Conflict) {
        switch conflict {
        case .termsDiffer: self.init(.termsDiffer)
        case .orderIsClosed: self.init(.orderIsClosed)
        case .amountNotTaken: self.init(.amountNotTaken)
        case .attemptsUsedUp:
            let detail = "It takes no more, now or later; open another order. Money of those it had counts."
            self.init(.attemptsUsedUp, detail: detail)
        case .stillRunning: self.init(.stillRunning, retryAfterSeconds: 1)
        case .keyReused: self.init(.keyReused)
        }
    }

    /// A gateway's refusal is the caller's business; a gateway that does not work, or does not take our keys, is not.
    private init(gateway error: GatewayError, wasSaidNo: Bool) {
        switch error.kind {
        case .unauthorized, .rateLimited, .indeterminate, .unavailable, .malformedReply, .mismatch, .other:
            self.init(.gatewayFailed)
        default: self.init(wasSaidNo ? .gatewayRefused : .gatewayFailed)
        }
        gateway = error
        if case .rateLimited(let seconds?) = error.kind { retryAfterSeconds = max(seconds, 1) }
    }

    /// Whatever a store cannot do now can be tried again; what it holds against a value is the caller's.
    private init(store error: OrderStoreError) {
        switch error.kind {
        case .invalid(let field): self.init(.invalidField, field: field)
        case .notFound(.order): self.init(.unknownOrder)
        case .notFound(.event): self.init(.unknownEvent)
        case .conflict(.fingerprintDiffers): self.init(.keyReused)
        case .conflict(.termsDiffer): self.init(.termsDiffer)
        default: self.init(.storeFailed, retryAfterSeconds: error.retryAfterSeconds ?? 5)
        }
    }

    private init(input error: InputError) {
        switch error.code {
        case .malformedJSON: self.init(.malformedJSON, detail: error.expected)
        case .missingField: self.init(.missingField, detail: error.description, field: error.path)
        case .unknownField: self.init(.unknownField, detail: error.description, field: error.path)
        case .invalidField: self.init(.invalidField, detail: error.description, field: error.path)
        }
    }
}
#endif
