internal import PAYUNi
internal import Payments

extension PAYUNiServer {
    /// Checks a request from outside to inside, as PAYUNi's codes suggest the order (docs: PAYUNi 14.1).
    func open(_ request: SimulatedRequest, _ endpoint: PAYUNiEndpoint) throws(PAYUNiRefusal) -> FormFields {
        let form: FormFields
        do throws(EnvelopeRejection) {
            form = try FormDecoder.decode(request.body)
        } catch {
            throw .early("API00004", "無API加密資料")
        }
        try checkOutside(form, endpoint)
        let fields: FormFields
        do throws(EnvelopeRejection) {
            fields = try envelope.open(form: form).fields()
        } catch {
            throw Self.refusal(of: error)
        }
        let family = PAYUNiCodeFamily(endpoint)
        guard let sealed = fields["MerID"], !sealed.isEmpty else { throw PAYUNiRefusal(family.merchantMissing, "未有商店代號") }
        guard sealed == merchantID else {
            throw endpoint == .hostedPage
                ? PAYUNiRefusal("UPP02111", "商店代號比對異常") : .early("DEF01005", "商店不存在")
        }
        return fields
    }

    private func checkOutside(_ form: FormFields, _ endpoint: PAYUNiEndpoint) throws(PAYUNiRefusal) {
        guard let version = form["Version"], !version.isEmpty else { throw .early("API00002", "無API版本號") }
        guard version == endpoint.version || (endpoint == .hostedPage && version == "1.0") else {
            throw .early("API00003", "無API對應程式")
        }
        guard let encryptInfo = form["EncryptInfo"], !encryptInfo.isEmpty else { throw .early("API00004", "無API加密資料") }
        guard let hashInfo = form["HashInfo"], !hashInfo.isEmpty else { throw .early("API00005", "無API加密比對資料") }
        guard encryptInfo.utf8.count.isMultiple(of: 2), encryptInfo.utf8.allSatisfy(\.isHexDigit) else {
            throw .early("API00010", "EncryptInfo 格式錯誤")
        }
        guard hashInfo.utf8.count == 64, hashInfo.utf8.allSatisfy(\.isHexDigit) else {
            throw .early("API00011", "HashInfo 格式錯誤")
        }
        guard let merchant = form["MerID"], !merchant.isEmpty else { throw .early("DEF01001", "未有商店代號") }
        guard merchant == merchantID else { throw .early("DEF01005", "商店不存在") }
        // An agent's keys need the mark; without it the hash does not fit (docs: PAYUNi 4).
        if account.credentials.isPlatform, form["IsPlatForm"] != "1" { throw .early("DEF01007", "Hash比對不符合") }
    }

    private static func refusal(of rejection: EnvelopeRejection) -> PAYUNiRefusal {
        switch rejection.code {
        case .hashMismatch, .hashMissing: .early("DEF01007", "Hash比對不符合")
        case .notHex, .separator, .base64, .tagLength, .missingField, .envelopeTooLarge: .early("API00010", "EncryptInfo 格式錯誤")
        default: .early("DEF01002", "資料解密失敗")
        }
    }
}

/// Which codes an operation answers with (docs: PAYUNi 14). The tables of `atm`, `cvs` and the wallets are not published; they
/// follow the pattern of the card's, with a prefix each.
struct PAYUNiCodeFamily {
    let prefix: String

    init(_ endpoint: PAYUNiEndpoint) {
        prefix =
            switch endpoint {
            case .hostedPage: "UPP"
            case .atm: "ATM"
            case .cvs, .cancelStoreCode: "CVS"
            case .linePay: "LINEPAY"
            case .aftee: "AFTEE"
            case .jkoPay: "JKOPAY"
            case .tradeQuery, .finiteQuery: "QUERY"
            case .tradeClose: "CLOSE"
            case .tradeCancel: "CANCEL"
            default: "API"
            }
    }

    var merchantMissing: String { prefix + (prefix == "UPP" ? "01002" : "02001") }
    var duplicate: String { prefix + (prefix == "UPP" ? "01007" : "04001") }
    /// Operations on existing trades count their time stamp's codes from 7, creations from 8.
    private var firstStampCode: Int { ["QUERY", "CLOSE", "CANCEL"].contains(prefix) ? 7 : 8 }

    func code(_ number: Int) -> String { prefix + "0" + String(2000 + number) }

    /// Missing, not a number, or out of the window.
    func checkStamp(_ text: String?, now: Timestamp, window: Int64) throws(PAYUNiRefusal) {
        guard let text, !text.isEmpty else { throw PAYUNiRefusal(code(firstStampCode), "未有時間戳記") }
        guard text.utf8.allSatisfy(\.isDigit), let seconds = Int64(text) else {
            throw PAYUNiRefusal(code(firstStampCode + 1), "時間戳記非整數")
        }
        let age = now.seconds.subtractingReportingOverflow(seconds)
        guard !age.overflow, (-window...window).contains(age.partialValue) else {
            throw PAYUNiRefusal(code(firstStampCode + 2), "時間戳記已過期")
        }
    }

    func checkNumber(_ text: String?) throws(PAYUNiRefusal) -> String {
        guard let text, !text.isEmpty else { throw PAYUNiRefusal(code(2), "未有商店訂單編號") }
        guard text.utf8.count <= 25 else { throw PAYUNiRefusal(code(3), "商店訂單編號過長") }
        guard text.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else {
            throw PAYUNiRefusal(code(4), "商店訂單編號格式錯誤")
        }
        return text
    }

    func checkAmount(_ text: String?, within limits: ClosedRange<UInt64>) throws(PAYUNiRefusal) -> UInt64 {
        guard let text, !text.isEmpty else { throw PAYUNiRefusal(code(5), "未有訂單金額") }
        guard text.utf8.allSatisfy(\.isDigit), let amount = UInt64(text) else { throw PAYUNiRefusal(code(6), "訂單金額非整數") }
        guard limits.contains(amount) else { throw PAYUNiRefusal(code(7), "訂單金額格式錯誤") }
        return amount
    }
}
