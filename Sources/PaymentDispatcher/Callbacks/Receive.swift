#if Dispatcher
internal import LibCrypto
internal import Logging
internal import Payments

extension Desk {
    func receive(_ callback: Callback, from gateway: any PaymentGateway, _ token: OrderToken?) async -> CallbackReceipt {
        let reading: CallbackReading
        do throws(CallbackRejection) {
            reading = try gateway.read(callback)
        } catch {
            return await rejected(error, callback, gateway)
        }
        do throws(OrderStoreError) {
            switch reading {
            case .authenticated(let report): return try await take(report, of: callback, from: gateway)
            case .hint(let number): return try await hint(at: number, callback, from: gateway, token)
            case .unrelated(let kind):
                log(.debug, "a message about something else", [.gateway: gateway.id.text, .reason: kind])
                return receipt(.unrelated, callback, gateway)
            }
        } catch {
            return failed(error)
        }
    }

    func source(of callback: Callback, keepsBody: Bool = true) -> Source {
        Source(digest: digest(of: callback.body), body: keepsBody ? callback.body : nil)
    }

    func digest(of bytes: [UInt8]) -> String? {
        // Without the library there is no digest, and without one the words of the report tell repetitions apart.
        (try? sha256(bytes)).map(Hex.text)
    }

    private func rejected(
        _ rejection: CallbackRejection, _ callback: Callback, _ gateway: any PaymentGateway
    ) async -> CallbackReceipt {
        count(.rejections, gateway.id.text, rejection.code)
        log(
            .debug, "a message was not believed",
            [.gateway: gateway.id.text, .code: rejection.code, .field: rejection.field ?? ""])
        if let number = rejection.attempt {
            do throws(OrderStoreError) {
                if let receipt = try await question(about: number, callback, gateway) { return receipt }
            } catch {
                return failed(error)
            }
        }
        return CallbackReceipt(
            outcome: .rejected, answer: CallbackAnswer(status: rejection.status, body: rejection.code),
            retryAfterSeconds: rejection.status == 503 ? Self.usualRetrySeconds : nil)
    }

    func receipt(
        _ outcome: CallbackReceipt.Outcome, _ callback: Callback, _ gateway: any PaymentGateway, _ order: OrderID? = nil
    ) -> CallbackReceipt {
        CallbackReceipt(outcome: outcome, answer: gateway.acknowledgement(for: callback), order: order)
    }

    /// The gateway is to send it again: an answer of 200 would be the last we hear of it.
    func failed(_ error: OrderStoreError) -> CallbackReceipt {
        complain(error)
        return failed(retryAfterSeconds: error.retryAfterSeconds)
    }

    func failed(retryAfterSeconds: Int?) -> CallbackReceipt {
        CallbackReceipt(
            outcome: .failed, answer: CallbackAnswer(status: 503, body: ""),
            retryAfterSeconds: retryAfterSeconds ?? Self.usualRetrySeconds)
    }

    func shed(retryAfterSeconds: Int) -> CallbackReceipt {
        CallbackReceipt(
            outcome: .shed, answer: CallbackAnswer(status: 429, body: ""), retryAfterSeconds: retryAfterSeconds)
    }

    private static let usualRetrySeconds = 30
}
#endif
