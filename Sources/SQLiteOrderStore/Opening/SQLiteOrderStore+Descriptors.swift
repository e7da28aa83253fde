#if SQLite
extension SQLiteOrderStore {
    /// The most descriptors that an open store has. The writer and every reader have the file and its log.
    package static let mostDescriptors = 2 * (1 + FileOpening.listReaders + Readers.limit) + descriptorsBeside

    /// Shared memory, two locks, and one that is open for a moment.
    private static let descriptorsBeside = 4
}
#endif
