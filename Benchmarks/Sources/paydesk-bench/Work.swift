import Foundation
import KryptoGO
import PAYUNi
import Payments

/// One thing to time. Each checks its own result, so that nothing is measured that did not happen.
enum Work: String, CaseIterable {
    case seal, open
    /// `open`, and a `String` of every name and value, as the other languages' form readers make them.
    case openTexts = "open-texts"
    case reject, notify, intent
    case intentFoundation = "intent-foundation"

    func operation(_ samples: Samples) throws -> () throws -> Bool {
        let envelope = samples.envelope
        let encryptInfo = samples.sealed.encryptInfo
        let hashInfo = samples.sealed.hashInfo
        let count = samples.fields.count
        switch self {
        case .seal:
            let fields = samples.fields
            return { try envelope.seal(fields: fields).encryptInfo.utf8.count == encryptInfo.utf8.count }
        case .open:
            return { try envelope.open(encryptInfo: encryptInfo, hashInfo: hashInfo).fields().count == count }
        case .openTexts:
            return { try envelope.open(encryptInfo: encryptInfo, hashInfo: hashInfo).fields().pairs.count == count }
        case .reject:
            let wrong = samples.wrongHashInfo
            return {
                do throws(EnvelopeRejection) {
                    _ = try envelope.open(encryptInfo: encryptInfo, hashInfo: wrong)
                    return false
                } catch {
                    return error.code == .hashMismatch
                }
            }
        case .notify: return try notify(samples)
        case .intent:
            let response = HTTPResponse(status: 200, body: samples.intent)
            let expectation = Samples.expectation
            return {
                let report = try KryptoGOReading.query(response, expecting: expectation)
                return report.transactions.first?.claim == .paid && report.transactions.first?.notices.isEmpty == true
            }
        case .intentFoundation:
            let body = Data(samples.intent)
            let decoder = JSONDecoder()
            return { try decoder.decode(FoundationAnswer.self, from: body).report?.claim == .paid }
        }
    }

    /// From the posted body to the report: form, envelope, merchant, marks of a result, every field.
    private func notify(_ samples: Samples) throws -> () throws -> Bool {
        let reader = PAYUNiCallbackReader(keys: samples.keys, merchantID: "BENCHSHOP1")
        let text = "Status=SUCCESS&MerID=BENCHSHOP1&Version=1.0&EncryptInfo=\(samples.sealed.encryptInfo)"
        let body = [UInt8]((text + "&HashInfo=\(samples.sealed.hashInfo)").utf8)
        return {
            guard case .payment(let report) = try reader.read(body: body) else { return false }
            return report.claim == .paid
        }
    }
}
