package import PaymentForms

/// Words in both languages, side by side, so that neither can be forgotten.
package struct Phrase: Sendable, Hashable {
    package let chinese: String
    package let english: String

    package init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    package subscript(language: PageLanguage) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    /// The same in both, such as a name.
    package static func same(_ text: String) -> Phrase { Phrase(text, text) }
}
