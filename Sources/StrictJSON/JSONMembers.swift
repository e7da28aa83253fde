/// What an object is made of, told once: to a tree of values, or straight to text where the tree would be most of the price.
///
/// Names are the caller's own words: each once, and none that needs an escape. What is `nil` is left out.
package protocol JSONMembers {
    mutating func add(_ name: String, _ text: String?)
    mutating func add(_ name: String, _ number: some FixedWidthInteger)
    mutating func add(_ name: String, _ value: JSONValue?)
    mutating func add(_ name: String, object tell: (inout Self) -> Void)
}

extension JSONObject: JSONMembers {
    package mutating func add(_ name: String, _ text: String?) { add(name, text.map { .string($0) }) }

    package mutating func add(_ name: String, _ number: some FixedWidthInteger) { add(name, .integer(number)) }

    package mutating func add(_ name: String, _ value: JSONValue?) {
        if let value { append(Member(key: name, value: value)) }
    }

    package mutating func add(_ name: String, object tell: (inout JSONObject) -> Void) {
        var inner = JSONObject()
        tell(&inner)
        add(name, .object(inner))
    }
}

extension JSONObjectText: JSONMembers {}
