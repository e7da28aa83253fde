internal import PaymentForms
public import Payments

extension HostedPageRequest {
    /// Holds every field against PAYUNi's rules. Pure: `now` decides what is today.
    ///
    /// - Throws: ``InvalidRequest`` with everything that is wrong. Nothing was sent; change the request.
    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = RequestDraft(now: now)
        draft.identify(.attemptNumber, number.text, rule: .attemptNumber)
        draft.identifyAmount(amount, within: amountRanges, isCeilingLifted: buyerHash != nil)
        draft.putDescription(items)
        putAddresses(into: &draft)
        draft.put(payerMail)
        draft.put(.asksCardholder, isOn: asksCardholder)
        draft.putExpireDate(
            lastDay,
            maximumDays: methods.contains(.storeCode) ? ExpireDate.maximumDaysForStoreCode : ExpireDate.maximumDays)
        putPage(into: &draft)
        putMethods(into: &draft)
        draft.put(.forces3D, isOn: forces3D)
        draft.put(.unionPay3D, isOn: usesUnionPay3D)
        draft.put(.invoice, isOn: issuesInvoice)
        draft.put(logistics)
        draft.put(.coupon, isOn: takesCoupons)
        if couponNotifyURL != nil, !takesCoupons { draft.refuse(.couponNotifyURL, .requires(RequestField.coupon.rawValue)) }
        draft.put(.couponNotifyURL, calledBack: couponNotifyURL)
        draft.put(buyerToken)
        draft.put(.buyerHash, buyerHash, rule: .buyerToken)
        draft.put(cardMemory)
        return try draft.finish(.hostedPage)
    }

    /// No switch at all leaves the choice to the merchant's settings and the payer.
    private var offersEverything: Bool { methods.isEmpty && installments.isEmpty }

    private var amountRanges: [ClosedRange<UInt64>] {
        var ranges = methods.map { PAYUNiAmounts.range(for: $0.paymentMethod) ?? PAYUNiAmounts.unpublished }
        if !installments.isEmpty { ranges.append(PAYUNiAmounts.card) }
        if let logistics { ranges.append(logistics.amounts) }
        return ranges
    }

    private func putAddresses(into draft: inout RequestDraft) {
        draft.put(.returnURL, returnURL)
        draft.put(.notifyURL, calledBack: notifyURL)
        draft.put(.backURL, backURL)
        if deepLink != nil, !offersEverything, !methods.contains(where: \.takesDeepLink) {
            draft.refuse(.deepLinkURL, .requires("ICash, LinePay, JKoPay or Aftee"))
        }
        draft.put(.deepLinkURL, deepLink?.text)
    }

    private func putPage(into draft: inout RequestDraft) {
        if let seconds = pageLifetimeSeconds {
            if !Self.lifetimeRange.contains(seconds) { draft.refuse(.pageLifetime, .outOfRange(60...600)) }
            draft.put(.pageLifetime, String(seconds))
        }
        draft.put(.language, language?.wireWord)
    }

    private func putMethods(into draft: inout RequestDraft) {
        draft.put(.card, isOn: methods.contains(.card))
        if !installments.isEmpty {
            draft.put(
                .installments,
                InstallmentTerm.allCases.filter(installments.contains).map { "\($0.rawValue)" }.joined(separator: ","))
        }
        draft.put(.unionPay, isOn: methods.contains(.unionPay))
        draft.put(.atm, isOn: methods.contains(.atm))
        putBanks(into: &draft)
        for method in HostedMethod.allCases where method != .card && method != .unionPay && method != .atm {
            draft.put(method.field, isOn: methods.contains(method))
        }
    }

    private func putBanks(into draft: inout RequestDraft) {
        guard !atmBanks.isEmpty else { return }
        if !offersEverything, !methods.contains(.atm) {
            draft.refuse(.atmBanks, .requires(RequestField.atm.rawValue))
        } else if let fault = atmBanks.lazy.compactMap(TextRule.bankCode.fault(of:)).first {
            draft.refuse(.atmBanks, fault)
        } else if Set(atmBanks).count < atmBanks.count {
            draft.refuse(.atmBanks, .duplicate)
        }
        draft.put(.atmBanks, atmBanks.joined(separator: ","))
    }
}
