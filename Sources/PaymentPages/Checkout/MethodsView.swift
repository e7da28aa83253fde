internal import PaymentForms
internal import Payments

/// The ways to pay, each a form of one button.
struct MethodsView {
    let model: CheckoutModel
    let language: PageLanguage
    let offer: CheckoutStanding.Offer

    var html: HTML? {
        let methods = offered
        if methods.isEmpty { return offer == .open ? nothingFits : nil }
        switch offer {
        case .none: return nil
        case .open: return element(.section, .class("methods"), .label(say(Phrase("付款方式", "Ways to pay")))) { groups(methods) }
        case .behindWarning:
            return element(.details, .class("methods other")) {
                element(.summary) { say(Phrase("改用其他付款方式", "Pay in another way")) }
                element(.p, .class("hint")) { say(CheckoutStanding.payingTwice) }
                groups(methods)
            }
        }
    }

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    private var offered: [CheckoutMethod] {
        var seen: Set<PaymentMethod> = []
        return model.methods.filter { seen.insert($0.method).inserted }
    }

    private var nothingFits: HTML {
        element(.p, .class("notice")) {
            say(
                Phrase(
                    "目前沒有可用的付款方式，請與商店聯絡。", "There is no way to pay this order right now. Please contact the shop."))
        }
    }

    @HTMLBuilder
    private func groups(_ methods: [CheckoutMethod]) -> HTML {
        for group in MethodGroup.allCases {
            let members = methods.filter { MethodGroup($0.method) == group }
            if !members.isEmpty {
                element(.h2) { say(group.title) }
                element(.ul, .class("choices")) {
                    for member in members { element(.li) { choice(member) } }
                }
            }
        }
    }

    private func choice(_ method: CheckoutMethod) -> HTML {
        let words = MethodWords(method.method)
        return element(
            .form, .method("post"), .action(PagePath.pay(model.token, language: language).target), .class("choice"),
            Attribute("data-busy", say(Phrase("準備中…", "One moment…")))
        ) {
            element(.input, .type("hidden"), .name("gateway"), .value(method.gateway.text))
            element(.input, .type("hidden"), .name("method"), .value(method.method.text))
            element(.button, .type("submit")) {
                element(.span, .class("choice-name")) { say(words.name) }
                element(.span, .class("choice-text")) { say(words.explanation) }
            }
        }
    }
}
