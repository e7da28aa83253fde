import QRCode
import Testing

@Suite("QR codes")
struct QRCodeTests {
    @Test("The square has a legal size, its three finders and both timing lines")
    func structure() throws {
        for length in [1, 20, 80, 150, 400, 2331] {
            let code = try #require(QRCode(String(repeating: "x", count: length)))
            #expect((code.side - 17) % 4 == 0 && code.side >= 21 && code.side <= 177)
            #expect(code.modules.count == code.side * code.side)
            for (row, column) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] { #expect(isFinder(code, row, column)) }
            for index in 8..<code.side - 8 {
                #expect(code[row: 6, column: index] == (index % 2 == 0))
                #expect(code[row: index, column: 6] == (index % 2 == 0))
            }
        }
    }

    private func isFinder(_ code: QRCode, _ row: Int, _ column: Int) -> Bool {
        (0..<7).allSatisfy { y in
            (0..<7).allSatisfy { x in
                let ring = min(min(x, 6 - x), min(y, 6 - y))
                return code[row: row + y, column: column + x] == (ring != 1)
            }
        }
    }

    @Test("The path draws every dark module and no other")
    func path() throws {
        let code = try #require(QRCode("ethereum:0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9@42161/transfer"))
        var drawn = [Bool](repeating: false, count: code.modules.count)
        for run in code.path.split(separator: "M") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(numbers.count == 5 && numbers[2] == numbers[4] && numbers[3] == 1)
            for step in 0..<numbers[2] {
                drawn[(numbers[1] - QRCode.quietZone) * code.side + numbers[0] - QRCode.quietZone + step] = true
            }
        }
        #expect(drawn == code.modules)
        #expect(code.viewBox == "0 0 \(code.side + 8) \(code.side + 8)")
    }

    @Test("Nothing and too much have no code, and a NUL cuts nothing off")
    func bounds() throws {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 2332)) == nil)
        let (whole, cut) = (QRCode("a\0b"), QRCode("a"))
        #expect(whole != nil && whole != cut)
        let (high, low) = (QRCode("a", correction: .high), QRCode("a", correction: .low))
        #expect(high != nil && high != low)
    }
}
