#if Dispatcher

/// Everything that happened in one simulation, as a digest; and as lines, for whoever wants to read them.
struct SimulationLog {
    let keepsLines: Bool
    private(set) var lines: [String] = []
    private(set) var count = 0
    /// FNV-1a, 64 bits: equal runs have equal digests.
    private(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325

    init(keepsLines: Bool) { self.keepsLines = keepsLines }

    mutating func note(_ line: String) {
        count += 1
        for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        digest = (digest ^ 0x0A) &* 0x100_0000_01B3
        if keepsLines { lines.append(line) }
    }
}
#endif
