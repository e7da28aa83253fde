#if Service
public import GatewaySimulator
public import Payments
internal import StrictJSON

extension FaultPlan {
    /// Reads a plan as `/control/faults` takes it, for a file that a simulator starts with.
    ///
    /// - Throws: `InputError` naming the place. Correct the file.
    public init(json bytes: [UInt8]) throws(InputError) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(bytes)
        } catch {
            throw InputError(.malformedJSON, path: "", expected: error.description)
        }
        self = try FaultText.plan(document.root)
    }
}
#endif
