/// Keccak-256 as chains use it: the original padding, not the one that became SHA3-256.
///
/// Here for the checksum in the letters of an address and for nothing else; it makes no promise about time or side channels.
enum Keccak256 {
    private static let rate = 136

    private static let roundConstants: [UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]

    /// How far each lane turns, and to which lane it moves, along the one walk that visits lanes 1 to 24.
    private static let rotations: [UInt64] = [
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    ]
    private static let walk = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]

    /// The digest, 32 bytes.
    static func hash(_ message: some Collection<UInt8>) -> [UInt8] {
        var padded = Array(message)
        padded.append(0x01)
        padded += repeatElement(0, count: (rate - padded.count % rate) % rate)
        padded[padded.count - 1] |= 0x80
        var state = [UInt64](repeating: 0, count: 25)
        for block in stride(from: 0, to: padded.count, by: rate) {
            for offset in 0..<rate {
                state[offset / 8] ^= UInt64(padded[block + offset]) << UInt64(offset % 8 * 8)
            }
            permute(&state)
        }
        return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    private static func permute(_ state: inout [UInt64]) {
        for constant in roundConstants {
            mixColumns(&state)
            moveLanes(&state)
            combineRows(&state)
            state[0] ^= constant
        }
    }

    private static func mixColumns(_ state: inout [UInt64]) {
        var parity = [UInt64](repeating: 0, count: 5)
        for lane in 0..<25 { parity[lane % 5] ^= state[lane] }
        for lane in 0..<25 { state[lane] ^= parity[(lane + 4) % 5] ^ turned(parity[(lane + 1) % 5], by: 1) }
    }

    private static func moveLanes(_ state: inout [UInt64]) {
        var carried = state[1]
        for (target, rotation) in zip(walk, rotations) {
            (carried, state[target]) = (state[target], turned(carried, by: rotation))
        }
    }

    private static func combineRows(_ state: inout [UInt64]) {
        for row in stride(from: 0, to: 25, by: 5) {
            let lanes = Array(state[row..<row + 5])
            for column in 0..<5 { state[row + column] = lanes[column] ^ (~lanes[(column + 1) % 5] & lanes[(column + 2) % 5]) }
        }
    }

    private static func turned(_ lane: UInt64, by count: UInt64) -> UInt64 { lane << count | lane >> (64 - count) }
}
