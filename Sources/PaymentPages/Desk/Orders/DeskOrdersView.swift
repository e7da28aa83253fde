internal import PaymentForms
internal import Payments

struct DeskOrdersView {
    let model: DeskOrdersModel
    let language: PageLanguage

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    @HTMLBuilder
    var content: HTML {
        element(.h1) { say(Phrase("訂單", "Orders")) }
        DeskFilterView(model: model, language: language).html
        if model.page.orders.isEmpty {
            element(.p, .class("empty")) {
                say(
                    model.query.isFiltered || model.query.cursor != nil
                        ? Phrase("沒有符合條件的訂單。", "No order fits.") : Phrase("還沒有訂單。", "There are no orders yet."))
            }
        } else {
            table
        }
        pages
    }

    private var table: HTML {
        let columns = [
            Phrase("狀態", "Status"), Phrase("訂單", "Order"), Phrase("應付", "Due"), Phrase("建立", "Opened"), Phrase("變更", "Changed"),
            Phrase("期限", "Deadline"),
        ]
        return element(.table, .class("orders")) {
            element(.caption, .class("unseen")) { say(Phrase("訂單，最新的在前", "Orders, newest first")) }
            element(.thead) {
                element(.tr) { for column in columns { element(.th, Attribute("scope", "col")) { say(column) } } }
            }
            element(.tbody) { for order in model.page.orders { row(order, columns) } }
        }
    }

    private func row(_ order: OrderSummary, _ columns: [Phrase]) -> HTML {
        let times = TimeWords(language: language)
        return element(.tr) {
            cell(columns[0]) {
                element(.span, .class("marks")) {
                    order.status.pill(language)
                    if order.needsAttention { element(.span, .class("pill attention")) { say(AttentionWords.title) } }
                }
            }
            element(.th, Attribute("scope", "row"), Attribute("data-label", say(columns[1]))) {
                element(.a, .href(PagePath.order(order.id, language: language).target)) { foreign(order.id.text) }
            }
            cell(columns[2], "amount-cell") { order.due.shown }
            cell(columns[3]) { times.element(order.createdAt, exact: true) }
            cell(columns[4]) { times.element(order.changedAt, exact: true) }
            cell(columns[5]) { times.element(order.deadline, exact: true) }
        }
    }

    private func cell(_ column: Phrase, _ kind: String? = nil, @HTMLBuilder content: () -> HTML) -> HTML {
        element(.td, Attribute("data-label", say(column)), kind.map { .class($0) }, content: content)
    }

    private var pages: HTML? {
        guard model.query.cursor != nil || model.page.next != nil else { return nil }
        return element(.nav, .class("pages"), .label(say(Phrase("分頁", "Pages")))) {
            if model.query.cursor != nil {
                element(
                    .a, .class("button quiet"), .href(PagePath.orders(model.query.page(after: nil), language: language).target)
                ) {
                    say(Phrase("回到最新", "Newest"))
                }
            }
            if let next = model.page.next {
                element(
                    .a, .class("button quiet"), Attribute("rel", "next"),
                    .href(PagePath.orders(model.query.page(after: next), language: language).target)
                ) { say(Phrase("較舊的訂單", "Older orders")) }
            }
        }
    }
}

/// The filter above the list: a form that is sent as part of the address.
struct DeskFilterView {
    let model: DeskOrdersModel
    let language: PageLanguage

    private func say(_ phrase: Phrase) -> String { phrase[language] }

    @HTMLBuilder
    var html: HTML {
        if !model.query.problems.isEmpty {
            element(.p, .class("notice"), .role("alert")) {
                say(Phrase("看不懂的篩選條件，未套用：", "These filters could not be read and were left out: "))
                foreign(model.query.problems.joined(separator: ", "))
            }
        }
        element(.form, .method("get"), .action(LinkTarget(path: ["desk"])), .class("filter"), .role("search")) {
            element(.input, .type("hidden"), .name(PageLanguage.parameter), .value(language.tag))
            check("attention", AttentionWords.title, model.query.needsAttention)
            choice(
                "status", Phrase("狀態", "Status"), OrderStatus.allCases.map { ($0.rawValue, say($0.phrase)) },
                selected: model.query.status?.rawValue)
            choice(
                "gateway", Phrase("金流", "Gateway"), model.gateways.map { ($0.text, $0.text) }, selected: model.query.gateway?.text
            )
            day("from", Phrase("自", "From"), model.query.firstDay)
            day("to", Phrase("至", "To"), model.query.lastDay)
            element(.div, .class("filter-actions")) {
                element(.button, .type("submit"), .class("button")) { say(Phrase("篩選", "Filter")) }
                if model.query.isFiltered {
                    element(.a, .class("quiet-link"), .href(PagePath.orders(language: language).target)) {
                        say(Phrase("清除", "Clear"))
                    }
                }
            }
        }
    }

    private func choice(_ name: String, _ title: Phrase, _ options: [(String, String)], selected: String?) -> HTML {
        element(.div, .class("field")) {
            element(.label, Attribute("for", "filter-\(name)")) { say(title) }
            element(.select, .id("filter-\(name)"), .name(name)) {
                element(.option, .value("")) { say(Phrase("全部", "All")) }
                for (value, text) in options {
                    element(.option, .value(value), value == selected ? Attribute("selected", "selected") : nil) { text }
                }
            }
        }
    }

    private func check(_ name: String, _ title: Phrase, _ isChecked: Bool) -> HTML {
        element(.div, .class("check")) {
            element(
                .input, .type("checkbox"), .id("filter-\(name)"), .name(name), .value("true"),
                isChecked ? Attribute("checked", "checked") : nil)
            element(.label, Attribute("for", "filter-\(name)")) { say(title) }
        }
    }

    private func day(_ name: String, _ title: Phrase, _ day: CivilDate?) -> HTML {
        element(.div, .class("field")) {
            element(.label, Attribute("for", "filter-\(name)")) { say(title) }
            element(.input, .type("date"), .id("filter-\(name)"), .name(name), day.map { .value($0.description) })
        }
    }
}
