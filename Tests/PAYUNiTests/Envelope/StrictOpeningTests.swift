import LibCrypto
import Testing

@testable import PAYUNi

/// Every text here carries the HashInfo that belongs to it: the sender is right, the inside is not.
@Suite struct StrictOpeningTests {
    let faker: EnvelopeFaker
    let text = "MerID=AAA&MerTradeNo=BBB"

    init() throws { faker = try EnvelopeFaker() }

    private func refusal(_ message: (encryptInfo: String, hashInfo: String)) -> EnvelopeRejection.Code? {
        faker.refusal(message.encryptInfo, message.hashInfo)
    }

    @Test("Cut off anywhere, the text is refused, with the old HashInfo and with a new one")
    func truncation() throws {
        let sealed = try faker.seal(plaintext: text)
        for length in 1..<sealed.encryptInfo.utf8.count {
            let cut = String(sealed.encryptInfo.prefix(length))
            #expect(faker.refusal(cut, sealed.hashInfo) == .hashMismatch)
            let code = refusal(try faker.signed(cut))
            #expect(code != nil)
            if length % 2 == 1 { #expect(code == .notHex) }
        }
    }

    @Test("Any byte of ciphertext or tag changed under a right HashInfo fails to decrypt")
    func flips() throws {
        let parts = try faker.parts(of: text)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for place in 0..<parts.ciphertext.count {
            let changed = replacing(parts.ciphertext, at: place, with: alphabet)
            #expect(refusal(try faker.signed(text: changed + ":::" + parts.tag)) == .decryptionFailed)
        }
        // The last letter before the padding of a tag has four spare bits: its change would not be canonical.
        for place in 0..<21 {
            let changed = replacing(parts.tag, at: place, with: alphabet)
            #expect(refusal(try faker.signed(text: parts.ciphertext + ":::" + changed)) == .decryptionFailed)
        }
    }

    private func replacing(_ text: String, at place: Int, with alphabet: [Character]) -> String {
        var letters = Array(text)
        let value = alphabet.firstIndex(of: letters[place]) ?? 0
        letters[place] = alphabet[(value + 17) % 64]
        return String(letters)
    }

    @Test(
        "A character that is no hex digit is refused at every place",
        arguments: ["g", "G", " ", "\n", "\u{0}", "é", "/", ":", "@", "`"])
    func notHex(character: String) throws {
        let sealed = try faker.seal(plaintext: "a=1")
        for place in stride(from: 0, to: sealed.encryptInfo.count, by: 7) {
            let head = sealed.encryptInfo.prefix(place)
            let tail = sealed.encryptInfo.dropFirst(place + character.utf8.count)
            #expect(refusal(try faker.signed(head + character + tail)) == .notHex)
        }
    }

    @Test("None, two or overlapping separators are refused")
    func separators() throws {
        let (ciphertext, tag) = try faker.parts(of: text)
        for wrong in [
            ciphertext + tag, ciphertext + "::" + tag, ciphertext + ":" + tag, ciphertext + ":::" + tag + ":::",
            ":::" + ciphertext + ":::" + tag, ciphertext + "::::" + tag, ciphertext + ":::::" + tag,
            ciphertext + ":::" + tag + ":::" + tag, ciphertext + "::::::" + tag, ":::::", "::", "0",
        ] {
            #expect(refusal(try faker.signed(text: wrong)) == .separator, "\(wrong)")
        }
    }

    @Test("Base64 has one spelling: no blanks, junk, missing or surplus padding, spare bits or other alphabets")
    func base64() throws {
        let (ciphertext, tag) = try faker.parts(of: text)
        let bare = String(tag.dropLast(2))
        let spare = String(bare.dropLast()) + "x"
        let start = String(tag.prefix(8))
        let rest = String(tag.dropFirst())
        let wrongTags: [String] = [
            bare, "\(bare)=", "\(bare)===", "\(bare)=A", "\(bare)====", "\(spare)==", " \(tag)", "\(tag) ", "\(tag)\n",
            "\(tag)====",
            "=\(tag.dropLast())", String(repeating: "=", count: 24), "-\(rest)", "_\(rest)", "A:\(rest.dropFirst())",
            "\(start)==\(tag.dropFirst(10))", "\0\(rest)",
        ]
        for wrong in wrongTags { #expect(refusal(try faker.signed(text: ciphertext + ":::" + wrong)) == .base64, "\(wrong)") }
        for wrong in [
            " " + ciphertext, ciphertext + "=", ciphertext + "A", "-" + ciphertext.dropFirst(), "A===" + ciphertext, "A===",
        ] {
            #expect(refusal(try faker.signed(text: wrong + ":::" + tag)) == .base64, "\(wrong)")
        }
    }

    @Test("Spare bits that are not zero are refused in both padded forms", arguments: ["QR==", "QUJ=", "QUI/"])
    func spareBits(text: String) {
        var bytes = Array(text.utf8)
        let length = bytes.withUnsafeMutableBytes { Base64Codec.decodeInPlace($0) }
        #expect(length == (text == "QUI/" ? 3 : nil))
    }

    @Test("A tag must be 16 bytes, though its beginning be right", arguments: [0, 1, 4, 8, 12, 15, 17, 18, 32])
    func tagLengths(length: Int) throws {
        let (ciphertext, tag) = try faker.parts(of: text)
        var bytes = Array(tag.utf8)
        let count = bytes.withUnsafeMutableBytes { Base64Codec.decodeInPlace($0) }
        let whole = Array(bytes.prefix(count ?? 0))
        let other = Array((whole + whole).prefix(length))
        #expect(refusal(try faker.signed(text: ciphertext + ":::" + base64(other))) == .tagLength)
    }

    private func base64(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var bits = 0
            for place in 0..<3 { bits = bits << 8 | (place < part.count ? Int(part[start + place]) : 0) }
            for place in 0..<4 {
                let letter = Base64Codec.alphabet[bits >> (18 - 6 * place) & 63]
                text.append(place > part.count ? "=" : Character(UnicodeScalar(letter)))
            }
        }
        return text
    }
}
