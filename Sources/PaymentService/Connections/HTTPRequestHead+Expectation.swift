#if Service
import NIOHTTP1

extension HTTPRequestHead {
    /// The client sends the body only when it is told to go on, or when it has waited for that in vain. After a wish for another protocol
    /// no body is read.
    var waitsToGoOn: Bool {
        guard headers.contains(name: "Expect"), version == .http1_1, !headers.contains(name: "Upgrade") else { return false }
        guard headers.contains(name: "Content-Length") || headers.contains(name: "Transfer-Encoding") else { return false }
        return headers[canonicalForm: "Expect"].contains { $0.lowercased() == "100-continue" }
    }
}
#endif
