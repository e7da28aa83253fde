#if Dispatcher
internal import KryptoGO
internal import PAYUNi
internal import Payments
internal import StrictJSON
internal import Synchronization

/// Reads the number off every call that begins a payment: none may be sent twice.
final class CreationRegister: Sendable {
    private let sent = Mutex<[String: Int]>([:])

    /// Numbers that were sent more than once.
    var repeated: [String] { sent.withLock { $0.filter { $0.value > 1 }.keys.sorted() } }

    func note(_ number: String?) {
        guard let number else { return }
        sent.withLock { $0[number, default: 0] += 1 }
    }
}

/// Carries requests to a gateway and enters those that begin a payment.
struct RegisteringTransport: HTTPTransport {
    let base: any HTTPTransport
    let register: CreationRegister
    let keys: KeyRing?

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        if DeskCall(kind: .gateway, name: request.operation).isCreation { register.note(number(in: request)) }
        return try await base.send(request)
    }

    private func number(in request: HTTPRequest) -> String? {
        if let keys {
            guard let form = try? FormDecoder.decode(request.body), let opened = try? Envelope(keys: keys).open(form: form) else {
                return nil
            }
            return (try? opened.fields())?["MerTradeNo"]
        }
        return try? JSONDocument(request.body).root["order_data"]?[CreateIntentRequest.attemptMark]?.string
    }
}
#endif
