package import StrictJSON

extension PaymentInstructions {
    package var json: JSONValue {
        switch self {
        case .form(let form):
            jsonObject([
                ("kind", "form"), ("action", .string(form.action.text)),
                ("fields", .array(form.fields.map { [.string($0.name), .string($0.value)] })), ("deadline", form.deadline?.json),
            ])
        case .token(let transfer):
            jsonObject([
                ("kind", "token"), ("address", .string(transfer.address)),
                ("amount", .string(transfer.amount.amount.description)), ("chain", .string(transfer.amount.token.chain)),
                ("contract", .string(transfer.amount.token.contract)), ("symbol", .string(transfer.amount.token.symbol)),
                ("decimals", .integer(transfer.amount.token.decimals)), ("deadline", transfer.deadline?.json),
            ])
        case .bankTransfer(let transfer):
            jsonObject([
                ("kind", "bankTransfer"), ("bankCode", .string(transfer.bankCode)), ("account", .string(transfer.account)),
                ("amount", transfer.amount.json), ("deadline", transfer.deadline?.json),
            ])
        case .storeCode(let code):
            jsonObject([
                ("kind", "storeCode"), ("store", code.store.json), ("code", .string(code.code)), ("amount", code.amount.json),
                ("deadline", code.deadline?.json),
            ])
        case .redirect(let redirect):
            jsonObject([("kind", "redirect"), ("url", .string(redirect.url.text)), ("deadline", redirect.deadline?.json)])
        }
    }

    /// The document as text: differs wherever two instructions are written differently.
    var writtenText: String { json.text }

    static func read(_ reader: inout FieldReader) throws(InputError) -> PaymentInstructions {
        let kind = try reader.text("kind")
        let deadline = try reader.time("deadline")
        switch kind {
        case "form": return .form(try readForm(&reader, deadline))
        case "token":
            let amount = TokenAmount(try reader.requiredDecimal("amount"), try Token.read(&reader))
            return .token(TokenTransfer(address: try reader.text("address"), amount: amount, deadline: deadline))
        case "bankTransfer":
            return .bankTransfer(
                BankTransfer(
                    bankCode: try reader.text("bankCode"), account: try reader.text("account"),
                    amount: try reader.requiredMoney("amount"), deadline: deadline))
        case "storeCode":
            return .storeCode(
                StoreCode(
                    store: try reader.optionalText("store"), code: try reader.text("code"),
                    amount: try reader.requiredMoney("amount"), deadline: deadline))
        case "redirect": return .redirect(Redirect(url: try readURL("url", &reader), deadline: deadline))
        default: throw reader.invalid("kind", "form, token, bankTransfer, storeCode or redirect")
        }
    }

    private static func readForm(_ reader: inout FieldReader, _ deadline: Timestamp?) throws(InputError) -> FormPost {
        let action = try readURL("action", &reader)
        let fields = try reader.list("fields") { value, path throws(InputError) in
            let pair = value.elements.map { $0.map(\.string) } ?? []
            guard pair.count == 2, let name = pair[0], let value = pair[1] else {
                throw InputError(.invalidField, path: path, expected: "a pair of texts")
            }
            return FormPost.Field(name: name, value: value)
        }
        return FormPost(action: action, fields: fields, deadline: deadline)
    }

    private static func readURL(_ name: String, _ reader: inout FieldReader) throws(InputError) -> WebURL {
        guard let url = WebURL(try reader.text(name)) else { throw reader.invalid(name, "an absolute web address") }
        return url
    }
}
