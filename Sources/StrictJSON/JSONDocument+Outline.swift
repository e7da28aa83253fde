extension JSONDocument {
    /// Reads all but what the objects in arrays hold: they stay where they are, and empty. One that breaks a rule so spoils nothing
    /// around it; what each holds is read by itself, see ``init(_:in:limits:)``.
    ///
    /// - Throws: `JSONError` naming the first thing wrong around them.
    package init(outlineOf bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard bytes.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
        try self.init(JSONOutline.blanked(bytes), limits: limits)
    }

    /// Reads what one value of an outline is in the bytes from which the outline was made.
    ///
    /// - Throws: `JSONError`, its position counted from the value's beginning.
    package init(_ value: Value, in bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init([UInt8](bytes[value.rawBytes.indices]), limits: limits)
    }
}
