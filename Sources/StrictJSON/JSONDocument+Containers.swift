internal import Synchronization

extension JSONDocument.Value {
    /// The member of that name; nil when there is none or this is no object.
    ///
    /// Compares bytes in place. A message has few members, so a walk beats building a table.
    package subscript(key: String) -> JSONDocument.Value? {
        let object = node
        guard object.kind == .object else { return nil }
        let first = index + 1
        let end = Int(object.next)
        let hint = storage.resumption.load(ordering: .relaxed)
        let resumed = hint >> 32 == UInt64(index) ? max(first, Int(hint & 0xFFFF_FFFF)) : first
        var key = key
        let found = key.withUTF8 { wanted in
            let wanted = UnsafeRawBufferPointer(wanted)
            return storage.member(wanted, from: resumed, to: end) ?? storage.member(wanted, from: first, to: resumed)
        }
        if let found {
            let next = UInt64(storage.tape[found].next)
            storage.resumption.store(UInt64(index) << 32 | next, ordering: .relaxed)
        }
        return found.map { JSONDocument.Value(storage: storage, index: $0) }
    }

    /// The members in document order; nil for any other kind.
    package var members: Members? {
        let node = node
        guard node.kind == .object else { return nil }
        return Members(storage: storage, index: index + 1, end: Int(node.next))
    }

    /// The elements in order; nil for any other kind.
    package var elements: Elements? {
        let node = node
        guard node.kind == .array else { return nil }
        return Elements(storage: storage, index: index + 1, end: Int(node.next))
    }

    /// Walks an object; its own iterator.
    package struct Members: Sequence, IteratorProtocol, Sendable {
        let storage: JSONDocument.Storage
        fileprivate(set) var index: Int
        let end: Int

        package mutating func next() -> (key: String, value: JSONDocument.Value)? {
            guard index < end else { return nil }
            let key = storage.string(of: storage.tape[index])
            let value = JSONDocument.Value(storage: storage, index: index + 1)
            index = Int(value.node.next)
            return (key, value)
        }
    }

    /// Walks an array; its own iterator.
    package struct Elements: Sequence, IteratorProtocol, Sendable {
        let storage: JSONDocument.Storage
        fileprivate(set) var index: Int
        let end: Int

        package mutating func next() -> JSONDocument.Value? {
            guard index < end else { return nil }
            let value = JSONDocument.Value(storage: storage, index: index)
            index = Int(value.node.next)
            return value
        }
    }
}

extension JSONDocument.Storage {
    /// Tape position of the value whose name is `wanted`, among the members written from `start` up to `end`.
    func member(_ wanted: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        tape.withUnsafeBufferPointer { tape in
            bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return nil }
                let fingerprint = JSONName.fingerprint(wanted)
                var index = start
                while index < end {
                    let name = tape[index]
                    if name.fingerprint == fingerprint, JSONName.matches(name, wanted, over: base) { return index + 1 }
                    index = Int(tape[index + 1].next)
                }
                return nil
            }
        }
    }
}
