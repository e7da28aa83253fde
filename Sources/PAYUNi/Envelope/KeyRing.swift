/// The key pair in use and, while PAYUNi changes over, the one before it.
///
/// Sealing takes the current pair. Reading accepts either, so notifies that were on their way during a rotation still count.
/// Drop the previous pair when the rotation is over: whoever holds it can still sign as PAYUNi.
public struct KeyRing: Sendable {
    /// Which pair a message was signed with.
    public enum Place: Sendable, Hashable {
        case current, previous
    }

    public let current: PAYUNiKey
    public let previous: PAYUNiKey?

    public init(current: PAYUNiKey, previous: PAYUNiKey? = nil) {
        self.current = current
        self.previous = previous
    }
}
