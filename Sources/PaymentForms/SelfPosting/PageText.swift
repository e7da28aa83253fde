/// The words of the page that posts a form.
struct PageText {
    let title: String
    let waiting: String
    let withoutScript: String
    let button: String

    init(_ language: PageLanguage) {
        switch language {
        case .chinese:
            title = "前往付款"
            waiting = "正在帶您前往付款頁面，請稍候。"
            withoutScript = "您的瀏覽器未啟用指令碼，請按下方按鈕繼續。"
            button = "前往付款"
        case .english:
            title = "Continue to payment"
            waiting = "Taking you to the payment page."
            withoutScript = "Scripts are off in your browser. Press the button to continue."
            button = "Continue to payment"
        }
    }
}
