internal import PaymentForms
internal import Payments

/// The part of the checkout that is shown again when the order changes.
struct CheckoutView {
    let model: CheckoutModel
    let language: PageLanguage
    let standing: CheckoutStanding
    let times: TimeWords

    init(model: CheckoutModel, language: PageLanguage) {
        self.model = model
        self.language = language
        standing = CheckoutStanding(model)
        times = TimeWords(language: language)
    }

    func say(_ phrase: Phrase) -> String { phrase[language] }

    /// What browsers call the page. Nobody is told to pay where nothing may be paid any more.
    var title: String {
        guard !isOver, standing.tone != .over else { return say(standing.title) }
        return say(Phrase("付款 \(model.order.due.shown)", "Pay \(model.order.due.shown)"))
    }

    var content: HTML {
        element(
            .main, .id("content"), .class("sheet"), Attribute("tabindex", "-1"),
            Attribute("data-status", model.state.status.rawValue), Attribute("data-sequence", String(model.snapshot.sequence)),
            Attribute("data-events", PagePath.events(model.token).text),
            Attribute("data-poll", PagePath.status(model.token).text),
            Attribute("data-now", String(model.now.milliseconds)), Attribute("data-announce", say(standing.title))
        ) {
            summary
            element(.div, .class("work")) {
                notice
                headline
                if standing.showsInstructions { InstructionsView(model: model, language: language).html }
                MethodsView(model: model, language: language, offer: standing.offer).html
                wayBack
                reload
            }
        }
    }

    private var summary: HTML {
        element(.section, .class("summary"), .label(say(Phrase("訂單", "Order")))) {
            element(.p, .class("amount-label")) {
                say(isOver ? Phrase("訂單金額", "Amount of the order") : Phrase("應付金額", "Amount due"))
            }
            element(.p, .class("amount")) { model.order.due.shown }
            element(.dl, .class("facts")) {
                fact(say(Phrase("內容", "For"))) { foreign(model.description) }
                fact(say(Phrase("訂單編號", "Order number"))) { foreign(model.order.id.text) }
                if !isOver {
                    fact(say(Phrase("付款期限", "Pay by"))) {
                        times.element(model.saidDeadline, isWatched: true)
                        element(.small) { say(TimeWords.zone) }
                    }
                }
            }
        }
    }

    /// Nothing is to be paid any more.
    private var isOver: Bool {
        switch model.state.status {
        case .open, .processing, .partiallyPaid: false
        case .paid, .review, .expired, .canceled: true
        }
    }

    private var notice: HTML? {
        let isChoiceOffered = standing.offer != .none && !model.methods.isEmpty
        guard let notice = model.notice, notice.holds(model.state.status, isChoiceOffered: isChoiceOffered) else { return nil }
        return element(.p, .class("notice"), .role("alert")) { say(notice.phrase) }
    }

    private var headline: HTML {
        element(.section, .class("standing \(standing.tone.rawValue)"), .labelledBy("standing")) {
            element(.div, .class("mark"), .hiddenFromReaders)
            element(.div, .class("standing-text")) {
                element(.h1, .id("standing")) { say(standing.title) }
                element(.p) { say(standing.sentence) }
                for remark in standing.remarks { element(.p, .class("remark")) { say(remark) } }
            }
        }
    }

    private var wayBack: HTML? {
        guard let url = model.returnURL else { return nil }
        let isDone = model.state.status == .paid
        return element(.p, .class("way-back")) {
            element(.a, .class(isDone ? "button" : "quiet-link"), .href(LinkTarget(url)), Attribute("rel", "noreferrer")) {
                say(Phrase("返回商店", "Back to the shop"))
            }
        }
    }

    /// For browsers without scripts.
    private var reload: HTML {
        element(.noscript) {
            element(.p, .class("way-back")) {
                element(.a, .class("button quiet"), .href(PagePath.checkout(model.token, language: language).target)) {
                    say(Phrase("重新整理，查看最新狀態", "Show the newest state"))
                }
            }
        }
    }
}
