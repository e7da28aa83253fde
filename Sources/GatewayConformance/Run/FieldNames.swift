internal import StrictJSON

extension Fixture {
    /// Names of the fields that the case's messages hold: a coverage table with the axis `field` counts them by itself.
    var fieldNames: Set<String> {
        var names: Set<String> = []
        var bodies: [FixtureBody] = []
        if let body = answer?.body { bodies.append(body) }
        if operation.isCallback, let body = try? GivenReader.callback(self).body { bodies.append(body) }
        for body in bodies {
            if let sealed = body.sealed {
                names.formUnion(sealed.inner.map { Self.plainName($0.name) })
                if let text = sealed.text, let document = try? JSONDocument(text) {
                    Self.collect(JSONValue(document.root), into: &names)
                }
            } else if let document = try? JSONDocument(body.bytes) {
                Self.collect(JSONValue(document.root), into: &names)
            }
        }
        return names
    }

    /// `Result[0][TradeNo]` is the field `TradeNo`.
    private static func plainName(_ name: String) -> String {
        guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") else { return name }
        return String(name[name.index(after: bracket)...].dropLast())
    }

    private static func collect(_ value: JSONValue, into names: inout Set<String>) {
        switch value {
        case .object(let object):
            for member in object.members {
                names.insert(member.key)
                collect(member.value, into: &names)
            }
        case .array(let elements): for element in elements { collect(element, into: &names) }
        default: return
        }
    }
}
