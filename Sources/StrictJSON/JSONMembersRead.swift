/// Which members of one object were read, so that what nobody asked for can be refused. Members are told apart by their places: no
/// name is kept, and none is made of a document in which all is known.
package struct JSONMembersRead: Sendable {
    private let object: JSONDocument.Value
    /// A bit for each of the places behind the object that a word has room for; most objects end before.
    private var near: UInt64 = 0
    private var far: [Int] = []

    package init(of object: JSONDocument.Value) { self.object = object }

    /// - Parameter member: a value that the object gave by its name.
    package mutating func mark(_ member: JSONDocument.Value) {
        let offset = member.index - object.index
        if offset < UInt64.bitWidth { near |= 1 << UInt64(offset) } else { far.append(offset) }
    }

    /// The name of the first member that was never marked; `nil` when all were, or when this is no object.
    package var firstUnread: String? {
        guard object.node.kind == .object else { return nil }
        let tape = object.storage.tape
        let end = Int(object.node.next)
        var name = object.index + 1
        while name < end {
            guard isMarked(name + 1 - object.index) else { return object.storage.string(of: tape[name]) }
            name = Int(tape[name + 1].next)
        }
        return nil
    }

    private func isMarked(_ offset: Int) -> Bool {
        offset < UInt64.bitWidth ? near & 1 << UInt64(offset) != 0 : far.contains(offset)
    }
}
