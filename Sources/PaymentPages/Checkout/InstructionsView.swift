internal import PaymentForms
internal import Payments

/// What the payer must do now: the newest way opened, earlier ones that still work folded away.
struct InstructionsView {
    /// Nobody chooses from more, and an order may have very many.
    private static let listed = 3

    let model: CheckoutModel
    let language: PageLanguage

    @HTMLBuilder
    var html: HTML {
        let payable = model.payable
        if model.state.status == .processing, !payable.isEmpty {
            element(.p, .class("notice")) { CheckoutStanding.payingTwice[language] }
        }
        let coded = payable.prefix(Self.listed).firstIndex { Self.holdsCode($0.state.instructions) }
        for (index, attempt) in payable.prefix(Self.listed).enumerated() {
            let card = card(attempt.terms, attempt.state, index: index, showsCode: index == coded)
            if index == 0 {
                card
            } else {
                element(.details, .class("earlier")) {
                    element(.summary) {
                        let name = MethodWords(attempt.terms.method).name
                        Phrase("先前的付款資訊：\(name.chinese)", "Earlier payment details: \(name.english)")[language]
                    }
                    card
                }
            }
        }
        if payable.count > Self.listed { element(.p, .class("hint")) { Self.unlisted[language] } }
    }

    private static let unlisted = Phrase(
        "更早的付款資訊不再列出。如果您已依其付款，入帳後此頁面會自動更新。",
        "Still earlier payment details are not listed any more. If you have paid by them, this page changes when it arrives.")

    /// There is something to scan: a number is typed.
    private static func holdsCode(_ instructions: PaymentInstructions?) -> Bool {
        switch instructions {
        case .token, .redirect: true
        case .bankTransfer, .storeCode, .form, nil: false
        }
    }

    private func card(_ terms: Attempt, _ state: AttemptState, index: Int, showsCode: Bool) -> HTML? {
        let frame = InstructionCard(
            language: language, now: model.now, latest: model.saidDeadline, id: "pay-\(index)", showsCode: showsCode)
        return switch state.instructions {
        case .token(let transfer): frame.token(transfer)
        case .bankTransfer(let transfer): frame.bank(transfer)
        case .storeCode(let code): frame.store(code)
        case .redirect(let redirect): frame.redirect(redirect, terms.method)
        case .form, nil: nil
        }
    }
}

/// The parts from which a card of instructions is made.
struct InstructionCard {
    let language: PageLanguage
    let now: Timestamp
    /// The order's own last moment: a gateway may take money for longer, and then it would be late.
    let latest: Timestamp
    /// Distinguishes its elements from those of other cards on the page.
    let id: String
    /// Something to scan. A page shows one only: a camera that sees two takes either.
    let showsCode: Bool

    func say(_ phrase: Phrase) -> String { phrase[language] }

    func card(_ title: Phrase, @HTMLBuilder content: () -> HTML) -> HTML {
        element(.section, .class("card"), .labelledBy("\(id)-title")) {
            element(.h2, .id("\(id)-title")) { say(title) }
            content()
        }
    }

    /// A line with a value that the payer carries elsewhere.
    func carried(_ name: Phrase, _ shown: HTML, copies value: String) -> HTML {
        element(.div, .class("fact")) {
            element(.dt) { say(name) }
            element(.dd, .class("carried")) {
                shown
                element(
                    .button, .type("button"), .class("copy"), .hidden, Attribute("data-copy", value),
                    Attribute("data-done", say(Phrase("已複製", "Copied"))),
                    .label(say(Phrase("複製\(name.chinese)", "Copy \(name.english.lowercased())")))
                ) { say(Phrase("複製", "Copy")) }
            }
        }
    }

    func deadline(_ deadline: Timestamp?, countsDown: Bool) -> HTML? {
        deadline.map { deadline in
            let last = min(deadline, latest)
            let times = TimeWords(language: language)
            return fact(say(Phrase("期限", "Until"))) {
                times.element(last, isWatched: !countsDown)
                element(.small) { say(TimeWords.zone) }
                if countsDown {
                    element(
                        .span, .class("countdown"), .role("timer"), Attribute("data-deadline", String(last.milliseconds)),
                        Attribute("data-day", say(Phrase("天", "d"))), .label(say(Phrase("剩餘時間", "Time left")))
                    ) { times.left(until: last, from: now) }
                }
            }
        }
    }

    func steps(_ steps: [Phrase]) -> HTML {
        element(.ol, .class("steps")) {
            for step in steps { element(.li) { say(step) } }
        }
    }

    /// Digits in groups of four that are copied without gaps.
    func grouped(_ text: String) -> HTML {
        element(.code, .class("number")) {
            for part in parts(text) { element(.span) { part } }
        }
    }

    private func parts(_ text: String) -> [String] {
        var parts: [String] = []
        for (index, character) in text.enumerated() {
            if index % 4 == 0 { parts.append("") }
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}
