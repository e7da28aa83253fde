internal import PaymentForms
internal import Payments

/// Everything that was recorded, the newest first, since that is what an operator came for.
struct TimelineView {
    let entries: [TimelineEntry]
    let language: PageLanguage

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    var html: HTML {
        element(.section, .class("card"), .labelledBy("timeline")) {
            element(.h2, .id("timeline")) { say(Phrase("時間軸", "Timeline")) }
            if entries.isEmpty {
                element(.p) { say(Phrase("還沒有任何紀錄。", "Nothing is recorded yet.")) }
            } else {
                element(.ol, .class("timeline"), Attribute("reversed", "reversed")) {
                    for entry in entries.reversed() { element(.li, .class(entry.kind.rawValue)) { item(entry) } }
                }
            }
        }
    }

    @HTMLBuilder
    private func item(_ entry: TimelineEntry) -> HTML {
        element(.p, .class("when")) {
            TimeWords(language: language).element(entry.at, exact: true)
            element(.span, .class("position")) { "#\(entry.position)" }
        }
        element(.p, .class("said")) {
            element(.strong) { foreign(say(entry.speaker)) }
            foreign(say(entry.text))
        }
        if let verification = entry.verification { element(.p, .class("verified")) { say(verification) } }
        if let event = entry.event {
            element(.p, .class("caused")) {
                say(Phrase("→ 事件 \(event.sequence)：", "→ event \(event.sequence): "))
                event.status.pill(language)
                element(.code) { event.name }
            }
        }
        if !entry.details.isEmpty {
            element(.details) {
                element(.summary) { say(Phrase("細節", "Details")) }
                element(.dl, .class("facts tight")) {
                    for detail in entry.details { fact(say(detail.name)) { foreign(detail.value) } }
                }
            }
        }
    }
}
