internal import PaymentForms
internal import Payments

/// Text that somebody else wrote, kept apart from the words around it whatever its direction.
func foreign(_ text: String) -> HTML {
    element(.bdi) { text }
}

/// A name and a value in a list of facts.
func fact(_ name: String, @HTMLBuilder _ value: () -> HTML) -> HTML {
    element(.div, .class("fact")) {
        element(.dt) { name }
        element(.dd) { value() }
    }
}
