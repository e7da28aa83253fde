public import Payments
internal import StrictJSON

/// What a list held. One entry that says something else than an intent, or in which somebody wrote what no strict reader takes, does not
/// lose the others; a list that is no JSON around them does.
public struct KryptoGOIntentList: Sendable, Hashable {
    /// One report an intent, in the order of the answer. The attempt is what the intent's order data says, and whoever made
    /// the intent wrote that: hold number and amount against your own record before you adopt one.
    public var reports: [GatewayReport]
    /// Why the other entries were left out, in order.
    public var unreadable: [GatewayError]
}

extension KryptoGOReading {
    /// The answer to listing intents. **Unverified**: no document shows its shape, so both likely ones are taken, an array in
    /// `data` and an object in `data` with one array of objects (docs: KryptoGO 4).
    ///
    /// - Throws: `GatewayError` when there is no list in the answer at all.
    public static func list(_ response: HTTPResponse, clientID: String? = nil) throws(GatewayError) -> KryptoGOIntentList {
        let data = try data(of: response, from: .list)
        let expectation = IntentExpectation(clientID: clientID)
        var list = KryptoGOIntentList(reports: [], unreadable: [])
        for entry in try entries(data) {
            do throws(GatewayError) {
                list.reports.append(try report(try content(of: entry, in: response.body), expectation))
            } catch {
                list.unreadable.append(error)
            }
        }
        return list
    }

    private static func content(
        of entry: JSONDocument.Value, in body: [UInt8]
    ) throws(GatewayError) -> JSONDocument.Value {
        do throws(JSONError) {
            return try JSONDocument(entry, in: body).root
        } catch {
            throw Envelope.malformed(error.code.rawValue, .list)
        }
    }

    private static func report(
        _ entry: JSONDocument.Value, _ expectation: IntentExpectation
    ) throws(GatewayError) -> GatewayReport {
        let intent = try intent(entry, from: .list)
        if let field = intent.foreignField(expectation) {
            throw GatewayError(.mismatch(field: field), operation: KryptoGOEndpoint.list.operation)
        }
        let report = intent.report(expecting: expectation)
        return GatewayReport(attempt: report.attemptNumber, transactions: [report])
    }

    private static func entries(_ data: JSONDocument.Value?) throws(GatewayError) -> [JSONDocument.Value] {
        guard let data, !data.isNull else { return [] }
        if let elements = data.elements { return Array(elements) }
        let arrays = (data.members.map { $0.compactMap { $0.value.elements.map(Array.init) } } ?? [])
            .filter { array in array.allSatisfy { $0.kind == .object } }
        guard let only = arrays.first, arrays.count == 1 else { throw Envelope.malformed("data: no single list", .list) }
        return only
    }
}
