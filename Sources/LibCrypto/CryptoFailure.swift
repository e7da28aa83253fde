/// Why libcrypto could not do its work. None of these depends on what a peer sent: a wrong tag is an answer, not a failure.
package enum CryptoFailure: Error, Sendable, Hashable {
    /// The installed library does not offer this algorithm (a restricted provider, for instance).
    case algorithmUnavailable(String)
    /// A key or an initialization vector of the wrong length.
    case wrongLength(expected: Int, got: Int)
    /// More bytes than one call of the library can take, or a result buffer that is too small.
    case unusableBuffer
    /// The named call of the library reported failure, mostly for want of memory.
    case callFailed(String)
}
