internal import StrictJSON

/// One message that must be refused, and how.
struct BadInputEntry: Sendable {
    let name: String
    let body: [UInt8]
    /// The answer's HTTP status; callbacks have none.
    let status: Int
    let code: String
    /// The field that the error names.
    let field: String?
    /// A word that the error's description holds, where the kind of error has no field.
    let mentions: String?
    /// The HTTP status of a rejection.
    let rejectionStatus: Int?

    init(_ value: JSONValue, path: String) throws(FixtureProblem) {
        var reader = try ObjectReader(value, path: path)
        name = try reader.text("name")
        status = try reader.optionalInteger("status") ?? 200
        _ = reader.optional("contentType")
        if var repeated = try reader.optionalObject("repeat") {
            let text = try repeated.text("text")
            body = Array(String(repeating: text, count: try repeated.integer("count")).utf8)
            try repeated.finish()
        } else {
            guard let given = try FixtureBody(&reader) else {
                throw FixtureProblem(path: path, message: "\(name): body is missing")
            }
            body = given.bytes
        }
        var expect = try reader.object("expect")
        code = try expect.text("code")
        field = try expect.optionalText("field")
        mentions = try expect.optionalText("mentions")
        rejectionStatus = try expect.optionalInteger("status")
        try expect.finish()
        try reader.finish()
    }
}
