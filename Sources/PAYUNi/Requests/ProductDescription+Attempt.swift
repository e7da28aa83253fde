internal import Payments

extension ProductDescription {
    /// What an attempt's description names, one thing a part between semicolons, as far as PAYUNi takes it: characters that it refuses
    /// are left out, and what is too long ends between two characters. Nobody is kept from paying by a description; where nothing is left
    /// of it, our number stands for it.
    static func items(of attempt: AttemptRequest) -> [String] {
        var items: [String] = []
        var room = maximumBytes
        for part in printable(attempt.description).unicodeScalars.split(separator: ";") {
            let whole = String(part)
            let item = beginning(of: whole, bytes: room)
            if !item.allSatisfy(\.isWhitespace) {
                items.append(item)
                room -= item.utf8.count + separator.utf8.count
            }
            if item.utf8.count < whole.utf8.count { break }
        }
        return items.isEmpty ? [attempt.number.text] : items
    }

    private static func printable(_ text: String) -> String {
        if text.isPrintable { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isPrintable {
                kept.append(scalar)
            } else if scalar.properties.isWhitespace {
                // A line break parts two words.
                kept.append(" ")
            }
        }
        return String(kept)
    }

    private static func beginning(of text: String, bytes: Int) -> String {
        if text.utf8.count <= bytes { return text }
        var count = 0
        return String(
            text.prefix { character in
                count += character.utf8.count
                return count <= bytes
            })
    }
}
