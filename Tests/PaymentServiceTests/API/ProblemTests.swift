#if Service
import HTTPTypes
import HummingbirdTesting
import PaymentDispatcher
import Payments
import StrictJSON
import Testing

@testable import PaymentService

@Suite("Problems")
struct ProblemTests {
    @Test("Every code says one status and one title, and its document says both", arguments: ProblemCode.allCases)
    func documents(_ code: ProblemCode) throws {
        let problem = try JSONDocument(Problem(code, detail: "d", field: "f").body).root
        #expect(problem["type"]?.string == "urn:paydesk:problem:" + code.rawValue)
        #expect(problem["status"]?.integer == Int64(code.status) && problem["title"]?.string == code.title)
        #expect((400...599).contains(code.status) && !code.title.isEmpty)
    }

    @Test("Whatever a store cannot do now can be tried again after a while")
    func storeErrors() {
        let kinds: [OrderStoreError.Kind] = [
            .busy(retryAfterSeconds: 2), .unavailable(retryAfterSeconds: 3), .full, .readOnly, .corrupted, .inUse, .closed,
            .notDurable, .newerSchema(found: 2, known: 1), .libraryTooOld(found: "3.34.1", oldest: "3.37.0"), .conflict(.stale),
            .conflict(.leaseLost),
        ]
        for kind in kinds {
            let problem = Problem(DispatcherError.store(OrderStoreError(kind, operation: "append")))
            #expect(problem.code == .storeFailed && (problem.retryAfterSeconds ?? 0) > 0)
        }
    }

    @Test("A gateway's refusal is the caller's business, a gateway that does not work is not")
    func gatewayErrors() {
        let refusals: [GatewayError.Kind] = [
            .declined(reason: nil), .methodUnavailable, .limitExceeded, .invalidRequest(field: "Prod"), .duplicateNumber,
        ]
        for kind in refusals {
            let problem = Problem(DispatcherError.refused(GatewayError(kind, operation: "start"), attempt: "A"))
            #expect(problem.code == .gatewayRefused && problem.attempt == "A")
        }
        for kind: GatewayError.Kind in [
            .unauthorized, .unavailable, .malformedReply(reason: "x"), .rateLimited(retryAfterSeconds: 9),
        ] {
            #expect(Problem(DispatcherError.refused(GatewayError(kind, operation: "start"), attempt: "A")).code == .gatewayFailed)
            #expect(Problem(DispatcherError.gateway(GatewayError(kind, operation: "query"))).code == .gatewayFailed)
        }
        let refused = Problem(DispatcherError.refused(GatewayError(.unavailable, operation: "start"), attempt: "A"))
        #expect(refused.detail?.contains("another key") == true)
        #expect(Problem(DispatcherError.gateway(GatewayError(.unavailable, operation: "start"))).detail == nil)
        let overloaded = Problem(DispatcherError.overloaded(retryAfterSeconds: 1))
        #expect(overloaded.code == .overloaded && overloaded.retryAfterSeconds == 1)
        let limited = GatewayError(.rateLimited(retryAfterSeconds: 9), operation: "query")
        #expect(Problem(DispatcherError.gateway(limited)).retryAfterSeconds == 9)
    }

    @Test("An error that nobody foresaw says nothing of itself")
    func unforeseen() {
        struct Odd: Error { let secret = "hunter2" }
        let problem = Problem(Odd())
        #expect(problem.code == .internalError && !problem.body.contains("hunter2"))
    }

    @Test("A path that is not there is 404, a method that is not there 405 with those that are")
    func routes() async throws {
        try await Desk().test { client in
            for path in ["/", "/v1", "/v1/", "/v2/orders", "/v1/orders/A-1/refund", "/favicon.ico", "/.env", "/v1/orders/A-1/"] {
                let answer = try await client.send(.get, path)
                #expect(answer.status == 404 && answer.headers[.contentType] == "application/problem+json")
            }
            let query = try required(HTTPTypes.HTTPRequest.Method("QUERY"))
            for method: HTTPTypes.HTTPRequest.Method in [.put, .delete, .patch, .options, .trace, query] {
                let answer = try await client.send(method, "/v1/orders")
                #expect(answer.status == 405 && answer.headers[.allow] == "GET, HEAD, POST")
            }
            let answer = try await client.send(.get, "/v1/orders/A-1/cancel")
            #expect(answer.status == 405 && answer.headers[.allow] == "POST")
        }
    }

    @Test("Every answer names its request and is neither kept nor guessed at")
    func headers() async throws {
        try await Desk().test { client in
            for path in ["/v1/orders", "/healthz", "/nothing", "/v1/orders/A-1"] {
                let answer = try await client.send(.get, path)
                #expect(answer.headers[.requestID]?.utf8.count == 16)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff" && answer.headers[.cacheControl] == "no-store")
            }
        }
    }
}
#endif
