/// A call that PAYUNi says no to.
struct PAYUNiRefusal: Error {
    let code: String
    let message: String
    /// Refused before anything was opened: the answer has no envelope (docs: PAYUNi 4).
    let isEarly: Bool
    /// Fields that stand beside the refusal, empty, as recorded for some operations.
    var fields: [WireField] = []

    init(_ code: String, _ message: String, isEarly: Bool = false, fields: [WireField] = []) {
        self.code = code
        self.message = message
        self.isEarly = isEarly
        self.fields = fields
    }

    static func early(_ code: String, _ message: String) -> PAYUNiRefusal {
        PAYUNiRefusal(code, message, isEarly: true)
    }
}
