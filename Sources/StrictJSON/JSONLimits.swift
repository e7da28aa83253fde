/// How much input one document may claim. The defaults are far above any gateway's message.
package struct JSONLimits: Hashable, Sendable {
    /// The reader recurses once per level; this keeps its stack small whatever a caller asks for.
    package static let deepest = 512
    package static let usualDepth = 16
    /// Positions are stored in 32 bits.
    package static let largest = Int(Int32.max)

    package let bytes: Int
    package let depth: Int
    package let members: Int

    /// - Parameters:
    ///   - bytes: the longest input, 1 MiB unless told; at most `largest`.
    ///   - depth: how many arrays and objects may enclose one another, 16 unless told; at most `deepest`.
    ///   - members: how many members one object may have, 256 unless told.
    package init(bytes: Int = 1 << 20, depth: Int = usualDepth, members: Int = 256) {
        self.bytes = min(max(bytes, 0), JSONLimits.largest)
        self.depth = min(max(depth, 0), JSONLimits.deepest)
        self.members = max(members, 0)
    }
}
