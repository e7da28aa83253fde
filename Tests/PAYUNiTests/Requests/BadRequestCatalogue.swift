import Foundation
import Payments

@testable import PAYUNi

/// One bad input: which request, what is changed in a good one, and which field the answer must name.
struct BadRequest: Decodable, Sendable {
    let name: String
    let request: String
    let change: Change
    let expectField: String

    struct Change: Decodable, Sendable {
        var number, amount, notifyURL, couponNotifyURL, mail, deepLink, buyerToken, buyerHash, cardToken, logistics: String?
        var consigneeName, consigneeMobile, consigneeAddress, bank, phone, address, customerName, infoCode: String?
        var carrier, carrierInfo, invoiceBuyer, gatewayNumber, payNumber: String?
        var items, methods, atmBanks, numbers, gatewayNumbers: [String]?
        var installments, cardExpires: [Int]?
        var lastDay, lifetime, secondOfDay: Int?
        var takesCoupons, addressIsFixed: Bool?
    }

    static func catalogue() throws -> [BadRequest] {
        let file = RequestSamples.fixtures.appending(path: "bad-input/payuni-requests.json")
        return try JSONDecoder().decode([BadRequest].self, from: Data(contentsOf: file))
    }

    /// The texts that were put in, which no error may repeat.
    var inputs: [String] {
        let values: [String?] = [
            change.number, change.mail, change.buyerToken, change.buyerHash, change.cardToken, change.consigneeName,
            change.consigneeAddress, change.customerName, change.carrierInfo, change.gatewayNumber,
        ]
        return values.compactMap { $0 } + (change.items ?? [])
    }

    var now: Timestamp {
        let morning = RequestSamples.now
        guard let second = change.secondOfDay else { return morning }
        return morning.adding(seconds: Int64(second - morning.inTaipei.secondOfDay))
    }
}

struct UnusableEntry: Error {
    let name: String
}

extension BadRequest {
    func check() throws -> CheckedRequest {
        switch request {
        case "upp": try page().checked(at: now)
        case "atm": try ATMAccountRequest(order: order(), bank: change.bank ?? "822", lastDay: lastDay()).checked(at: now)
        case "cvs": try StoreCodeRequest(order: order(), lastDay: lastDay()).checked(at: now)
        case "linepay": try LinePayRequest(order: order()).checked(at: now)
        case "jkopay": try JKoPayRequest(order: order()).checked(at: now)
        case "aftee": try afteeRequest().checked(at: now)
        case "query": try query().checked(at: now)
        case "finite": try batch().checked(at: now)
        case "cancel_cvs": try CancelStoreCodeRequest(code: change.payNumber ?? "12345678").checked(at: now)
        default: throw UnusableEntry(name: name)
        }
    }

    private func lastDay() -> CivilDate? { change.lastDay.flatMap { now.inTaipei.date.adding(days: $0) } }

    private func money() throws -> Money {
        let parts = (change.amount ?? "1234 TWD").split(separator: " ")
        guard parts.count == 2, let money = Money(parts[0], parts[1]) else { throw UnusableEntry(name: name) }
        return money
    }

    private func address(_ text: String?) throws -> WebURL? {
        guard let text else { return nil }
        guard let url = WebURL(text) else { throw UnusableEntry(name: name) }
        return url
    }

    private func order() throws -> BackendOrder {
        var order = BackendOrder(
            number: AttemptNumber(change.number ?? "ORD_2026-0001"), amount: try money(), items: change.items ?? ["Tea"])
        order.notifyURL = try address(change.notifyURL)
        order.payerMail = change.mail
        order.buyerHash = change.buyerHash
        order.invoiceBuyer = change.invoiceBuyer
        let info = change.carrierInfo ?? ""
        switch change.carrier {
        case "mobileBarcode": order.carrier = .mobileBarcode(info)
        case "citizenCertificate": order.carrier = .citizenCertificate(info)
        case "donation": order.carrier = .donation(info)
        case "company": order.carrier = .company(info)
        case "amego": order.carrier = .amego(info)
        default: break
        }
        return order
    }

    private func afteeRequest() throws -> AfteeRequest {
        AfteeRequest(
            order: try order(),
            buyer: .init(
                name: change.customerName, phone: change.phone, address: change.address, additionalInfoCode: change.infoCode))
    }

    private func query() -> TradeQueryRequest {
        change.gatewayNumber.map { .transaction(GatewayNumber($0)) } ?? .attempt(AttemptNumber(change.number ?? "N"))
    }

    private func batch() -> FiniteQueryRequest {
        change.gatewayNumbers.map { .transactions($0.map { GatewayNumber($0) }) }
            ?? .attempts((change.numbers ?? []).map { AttemptNumber($0) })
    }

    private func page() throws -> HostedPageRequest {
        var page = HostedPageRequest(
            number: AttemptNumber(change.number ?? "ORD_2026-0001"), amount: try money(), items: change.items ?? ["Tea"])
        page.notifyURL = try address(change.notifyURL)
        page.couponNotifyURL = try address(change.couponNotifyURL)
        page.takesCoupons = change.takesCoupons ?? false
        page.payerMail = change.mail.map { PayerMail($0) }
        page.lastDay = lastDay()
        page.atmBanks = change.atmBanks ?? []
        page.pageLifetimeSeconds = change.lifetime
        page.methods = Set(HostedMethod.allCases.filter { change.methods?.contains("\($0)") == true })
        guard page.methods.count == change.methods?.count ?? 0 else { throw UnusableEntry(name: name) }
        page.installments = Set((change.installments ?? []).compactMap(InstallmentTerm.init(rawValue:)))
        page.deepLink = change.deepLink.flatMap { DeepLink($0) }
        page.buyerToken = change.buyerToken.map { BuyerToken($0) }
        page.buyerHash = change.buyerHash
        page.cardMemory = change.cardToken.map { CardMemory(token: $0, use: .mandate) }
        page.cardMemory?.expires = change.cardExpires.map { CardMemory.Month(year: $0[0], month: $0[1]) }
        page.logistics = change.logistics.flatMap(Logistics.Kind.init(rawValue:)).map { Logistics(kind: $0) }
        page.logistics?.consignee = Logistics.Consignee(
            name: change.consigneeName, mobile: change.consigneeMobile, address: change.consigneeAddress,
            isAddressFixed: change.addressIsFixed ?? false)
        return page
    }
}
