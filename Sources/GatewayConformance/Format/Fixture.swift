internal import StrictJSON

/// One case: what is given, what goes out, what comes back, and what the adapter must make of it.
public struct Fixture: Sendable {
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        case start, query, batch, list, cancel, refund, transfer
        /// A message to our callback address.
        case callback, notify
        /// A message that the payer's browser brings.
        case `return`
        /// An answer of a gateway's own call that no shared contract has.
        case reply

        /// The adapter's `read` is what is tried.
        public var isCallback: Bool { self == .callback || self == .notify || self == .return }
        /// A call that may change something at the gateway.
        public var isWrite: Bool { self == .start || self == .cancel || self == .refund || self == .transfer }
    }

    /// The file's path below the fixtures' folder.
    public let file: String
    public let name: String
    public let operation: Operation
    public let origin: FixtureOrigin
    let given: JSONValue
    let send: FixtureSend?
    let answer: FixtureAnswer?
    let expect: JSONValue
    /// Cells of the coverage tables that this case fills.
    let covers: [[FixtureField]]

    /// - Throws: ``FixtureProblem`` when the text is not a fixture, has a key nobody knows, or expects nothing.
    init(text: [UInt8], file: String) throws(FixtureProblem) {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(text)
        } catch {
            throw FixtureProblem(path: file, message: "is not JSON: \(error)")
        }
        var reader = try ObjectReader(JSONValue(document.root), path: file)
        self.file = file
        name = try reader.text("name")
        guard let operation = Operation(rawValue: try reader.text("operation")) else {
            throw FixtureProblem(path: file, message: "unknown operation")
        }
        self.operation = operation
        origin = try FixtureOrigin(&reader)
        given = try reader.required("given")
        send = try reader.optional("send").map { value throws(FixtureProblem) in try FixtureSend(value, path: file + ": send") }
        answer = try reader.optional("answer").map { value throws(FixtureProblem) in
            try FixtureAnswer(value, path: file + ": answer")
        }
        expect = try reader.required("expect")
        var covers: [[FixtureField]] = []
        for cell in try reader.list("covers") {
            covers.append(try ObjectReader(cell, path: file + ": covers").texts())
        }
        self.covers = covers
        try reader.finish()
        try checkExpectation()
    }

    /// Claim and error are never optional: a case that asserts neither proves nothing.
    private func checkExpectation() throws(FixtureProblem) {
        let path = file + ": expect"
        guard case .object = expect else { throw FixtureProblem(path: path, message: "is not an object") }
        var transactions: [JSONValue] = []
        if case .array(let list)? = expect["transactions"] { transactions += list }
        if case .array(let reports)? = expect["reports"] {
            for report in reports {
                if case .array(let list)? = report["transactions"] { transactions += list }
            }
        }
        for (index, transaction) in transactions.enumerated() where transaction["claim"] == nil {
            throw FixtureProblem(path: "\(path).transactions[\(index)]", message: "claim is missing")
        }
        let says = [
            "transactions", "reports", "error", "instructions", "receipt", "refund", "reply", "unrelated", "gatewayNumber",
        ]
        guard says.contains(where: { expect[$0] != nil }) else {
            throw FixtureProblem(path: path, message: "asserts neither a claim nor an error")
        }
    }
}
