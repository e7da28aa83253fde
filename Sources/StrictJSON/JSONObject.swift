/// Members in the order they were added, no name twice.
package struct JSONObject: Sendable {
    package struct Member: Sendable {
        package let key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package private(set) var members: [Member] = []

    package init() {}

    /// A name given again replaces the earlier value in its place.
    package init(_ pairs: some Sequence<(String, JSONValue)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// Leaves out what is `nil`. The names are the caller's own words: none twice.
    package init(present pairs: [(String, JSONValue?)]) {
        members.reserveCapacity(pairs.count)
        for case (let key, let value?) in pairs { members.append(Member(key: key, value: value)) }
    }

    init(unique members: [Member]) {
        self.members = members
    }

    /// - Parameter member: of a name that is not there yet.
    mutating func append(_ member: Member) { members.append(member) }

    /// Setting keeps the place of a known name and appends a new one; nil removes.
    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    private func position(of key: String) -> Int? {
        let length = key.utf8.count
        return members.firstIndex { $0.key.utf8.count == length && $0.key.utf8.elementsEqual(key.utf8) }
    }
}

extension JSONObject: Equatable {
    /// Order counts: two objects are equal when they are written with the same bytes.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.elementsEqual(right.members) { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}
