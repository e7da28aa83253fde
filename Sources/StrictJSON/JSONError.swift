/// Why a text was refused as JSON, and where.
///
/// Carries a code and a position only: the refused input may hold anything, so none of it is repeated.
package struct JSONError: Error, Hashable, Sendable {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The grammar of RFC 8259 does not allow this byte here, or the input ends too early.
        case syntax = "json_syntax"
        /// More arrays and objects inside one another than the limit.
        case depth = "json_depth"
        /// An object names the same member twice, however the two names are spelled.
        case duplicateKey = "json_duplicate_key"
        /// More bytes than the limit; nothing was read.
        case tooLarge = "json_too_large"
        /// An object has more members than the limit.
        case tooManyMembers = "json_too_many_members"
        /// A string is not Unicode text: broken UTF-8, a surrogate without its partner, or U+0000.
        case text = "json_text"
        /// Something other than white space follows the value.
        case trailing = "json_trailing"
    }

    package let code: Code
    /// Bytes from the start of the input, counted from 0.
    package let offset: Int

    package init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(code.rawValue) at byte \(offset)" }
}
