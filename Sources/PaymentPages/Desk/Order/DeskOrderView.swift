internal import PaymentForms
internal import Payments

struct DeskOrderView {
    let model: DeskOrderModel
    let language: PageLanguage
    let times: TimeWords

    init(model: DeskOrderModel, language: PageLanguage) {
        self.model = model
        self.language = language
        times = TimeWords(language: language)
    }

    func say(_ phrase: Phrase) -> String { phrase[language] }

    @HTMLBuilder
    var content: HTML {
        head
        attention
        element(.div, .class("columns")) {
            why
            next
        }
        DeskAttemptsView(model: model, language: language).html
        TimelineView(entries: TimelineEntry.all(model), language: language).html
        terms
    }

    private var head: HTML {
        element(.div, .class("order-head")) {
            element(.p, .class("crumb")) {
                element(.a, .href(PagePath.orders(language: language).target)) { say(Phrase("訂單", "Orders")) }
            }
            element(.h1) {
                foreign(model.order.id.text)
                model.state.status.pill(language)
            }
            element(.p, .class("order-for")) { foreign(model.description) }
            element(.dl, .class("figures")) {
                fact(say(Phrase("應付", "Due"))) { model.state.due.shown }
                fact(say(Phrase("已收", "Received"))) { model.state.received.shown }
                if model.state.refundStatus != .none {
                    fact(say(Phrase("已退", "Refunded"))) { model.state.refunded.shown }
                    fact(say(Phrase("淨額", "Net"))) { model.state.net.shown }
                }
                for token in model.state.receivedTokens { fact(say(Phrase("鏈上已收", "On the chain"))) { foreign(token.shown) } }
                fact(say(Phrase("期限", "Deadline"))) { times.element(model.order.deadline, exact: true) }
                fact(say(Phrase("建立", "Opened"))) { times.element(model.createdAt, exact: true) }
                fact(say(Phrase("事件", "Events"))) { String(model.snapshot.sequence) }
            }
        }
    }

    private var attention: HTML? {
        guard !model.state.attention.isEmpty else { return nil }
        return element(.section, .class("attention-list"), .labelledBy("attention")) {
            element(.h2, .id("attention")) { say(AttentionWords.title) }
            element(.ul) {
                for attention in model.state.attention { element(.li) { attentionItem(attention) } }
            }
        }
    }

    @HTMLBuilder
    private func attentionItem(_ attention: Attention) -> HTML {
        let words = AttentionWords(attention)
        element(.p, .class("meaning")) {
            element(.strong) { say(words.meaning) }
            attention.detail.map { detail in element(.span, .class("detail")) { foreign(detail) } }
        }
        element(.p, .class("advice")) { say(words.advice) }
        let subject = [attention.attempt?.text, attention.transaction?.text].compactMap { $0 }
        if !subject.isEmpty {
            element(.p, .class("hint")) { foreign(subject.joined(separator: " · ")) }
        }
    }

    private var why: HTML {
        element(.section, .class("card"), .labelledBy("why")) {
            element(.h2, .id("why")) { say(Phrase("為什麼是這個狀態", "Why it stands here")) }
            element(.ul, .class("sentences")) {
                for sentence in StatusExplanation(model, times: times.second).sentences { element(.li) { say(sentence) } }
            }
        }
    }

    private var next: HTML {
        let next = NextSteps(model, times: times.second)
        return element(.section, .class("card"), .labelledBy("next")) {
            element(.h2, .id("next")) { say(Phrase("接下來", "What happens next")) }
            if next.steps.isEmpty {
                element(.p) { say(Phrase("沒有排定的工作。", "Nothing is planned.")) }
            } else {
                element(.ul, .class("sentences")) {
                    for step in next.steps { element(.li, step.isParked ? .class("parked") : nil) { say(step.text) } }
                }
            }
            element(.p, .class("hint")) {
                say(Phrase("已送達 \(next.delivered) 則通知。", "Notifications delivered: \(next.delivered)."))
            }
        }
    }

    private var terms: HTML { DeskTermsView(model: model, language: language).html }
}
