internal import Dispatch
public import Payments

/// Answers every request with the same response.
public struct CannedTransport: HTTPTransport {
    private let response: HTTPResponse

    public init(_ response: HTTPResponse) {
        self.response = response
    }

    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse { response }
}

public struct FixedTime: TimeSource {
    public init() {}
    public func now() -> Timestamp { Timestamp(seconds: 1_773_532_800) }
}

/// Runs asynchronous work to its end on the thread that the fuzzer calls from.
public func waiting(for work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
        await work()
        done.signal()
    }
    done.wait()
}
