import PaymentForms
import PaymentPages
import Testing

@Suite("Messages")
struct MessagePageTests {
    @Test("Who comes back from a payment company is told neither that nothing changed nor to try again")
    func unreadableReturn() {
        let chinese = MessagePage(.unreadableReturn, language: .chinese)
        #expect(chinese.status == 400)
        #expect(chinese.html.contains("若已付款，請勿重複付款") && chinese.html.contains("請回到原付款連結"))
        #expect(!chinese.html.contains("沒有任何變更") && !chinese.html.contains("再試一次"))
        let english = MessagePage(.unreadableReturn, language: .english).html
        #expect(english.contains("If you have paid, do not pay again"))
        #expect(!english.contains("Nothing was changed") && !english.contains("try again"))
    }
}
