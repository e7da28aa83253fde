public import PaymentForms

/// A page that says why there is no other one, and what to do.
public struct MessagePage: WebPage {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No order has this token, or there is no such page.
        case notFound
        /// What was sent cannot be read.
        case badRequest
        /// Somebody came back from a payment company, maybe after paying, and what they brought leads to no order.
        case unreadableReturn
        /// Another method than the address takes.
        case methodNotAllowed
        /// More was sent than is taken.
        case tooLarge
        /// Sent too often.
        case tooMany
        /// Something failed that is ours to mend; nothing was changed.
        case unavailable

        /// The HTTP status to send it with.
        public var status: Int {
            switch self {
            case .badRequest, .unreadableReturn: 400
            case .notFound: 404
            case .methodNotAllowed: 405
            case .tooLarge: 413
            case .tooMany: 429
            case .unavailable: 503
            }
        }
    }

    public let html: String
    public let status: Int

    /// `again` is where "try again" leads: the address that failed, where trying again makes sense.
    public init(_ kind: Kind, language: PageLanguage, again: PagePath? = nil) {
        status = kind.status
        let words = Self.words(kind)
        html = PageFrame(language: language, title: words.title[language], kind: "message", otherLanguage: nil).document {
            element(.p, .class("brand")) { Phrase("收款台", "Payment desk")[language] }
        } main: {
            element(.main, .id("content"), .class("sheet"), Attribute("tabindex", "-1")) {
                element(.section, .class("card message")) {
                    element(.h1) { words.title[language] }
                    element(.p) { words.text[language] }
                    again.map { path in
                        element(.p) {
                            element(.a, .class("button"), .href(path.target)) { Phrase("再試一次", "Try again")[language] }
                        }
                    }
                }
            }
        }
    }

    private static func words(_ kind: Kind) -> (title: Phrase, text: Phrase) {
        switch kind {
        case .notFound:
            (
                Phrase("找不到這個頁面", "There is no such page"),
                Phrase("請確認網址是否完整，或向商店索取新的付款連結。", "Check that the address is complete, or ask the shop for a new link.")
            )
        case .badRequest:
            (
                Phrase("無法讀取這個請求", "That request cannot be read"),
                Phrase("沒有任何變更。請回到上一頁再試一次。", "Nothing was changed. Please go back and try again.")
            )
        case .unreadableReturn:
            (
                Phrase("無法辨識這次返回", "This return cannot be read"),
                Phrase(
                    "我們無法辨識這次返回屬於哪一筆訂單。若已付款，請勿重複付款；請回到原付款連結查看最新狀態。",
                    "We cannot tell which order this return belongs to. If you have paid, do not pay again: open the link you paid from to see its newest state."
                )
            )
        case .methodNotAllowed:
            (
                Phrase("這個網址不接受這種請求", "This address takes no such request"),
                Phrase("沒有任何變更。請回到上一頁。", "Nothing was changed. Please go back.")
            )
        case .tooLarge:
            (
                Phrase("送出的內容太大", "Too much was sent"),
                Phrase("沒有任何變更。請回到上一頁再試一次。", "Nothing was changed. Please go back and try again.")
            )
        case .tooMany:
            (
                Phrase("請求太頻繁", "Too many requests"),
                Phrase("請稍候一分鐘再試。", "Please wait a minute and try again.")
            )
        case .unavailable:
            (
                Phrase("暫時無法使用", "Not available right now"),
                Phrase(
                    "您的付款不受影響。請稍候再試；如果剛付過款，請不要重複付款。",
                    "Payments are not affected. Please try again shortly; if you have just paid, do not pay again.")
            )
        }
    }
}
