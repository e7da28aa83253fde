public import Payments

/// What a query asked about, so that an answer about something else is noticed.
public enum PAYUNiQuerySubject: Sendable, Hashable {
    case number(AttemptNumber)
    case gatewayNumber(GatewayNumber)
    case numbers(Set<AttemptNumber>)
}

extension PAYUNiReply {
    /// The trades of a `trade/query` or `trade/finite_query` reply, each about what was asked. Pass `nil` to take whatever is there,
    /// for tools.
    ///
    /// A number of ours may name several trades: all are returned, in PAYUNi's order (docs: PAYUNi 9, 16).
    ///
    /// - Throws: `GatewayError` with `mismatch` when an element is about another number, `malformedReply` when one cannot be read.
    ///   No element is used then: a list that is wrong once is not believed elsewhere.
    public func transactions(about subject: PAYUNiQuerySubject?) throws(GatewayError) -> [TransactionReport] {
        guard code == "SUCCESS" else {
            throw GatewayError(payuni: code, at: endpoint, message: message)
        }
        var reports: [TransactionReport] = []
        for entry in entries {
            let report = try Self.report(of: entry, operation: endpoint.operation)
            if let subject, let field = subject.difference(from: report) {
                throw GatewayError(.mismatch(field: field), operation: endpoint.operation)
            }
            reports.append(report)
        }
        guard !reports.isEmpty else {
            throw GatewayError(.malformedReply(reason: "no element in Result"), operation: endpoint.operation, gatewayCode: code)
        }
        return reports
    }

    private static func report(
        of entry: any WireFields, operation: String
    ) throws(GatewayError) -> TransactionReport {
        // Older replies have no DataSource; only B says that PAYUNi has not finished.
        let isIncomplete = entry.filled("DataSource") == "B"
        let reading = ReportReading(origin: isIncomplete ? .incompleteEntry : .entry, status: .success, rawStatus: nil)
        do throws(ReportReading.Gap) {
            return try reading.report(of: entry)
        } catch {
            let what = error.isMalformed ? "malformed" : "missing"
            throw GatewayError(.malformedReply(reason: "\(what) \(error.field)"), operation: operation)
        }
    }
}

extension PAYUNiQuerySubject {
    /// The field in which a report is about something else.
    func difference(from report: TransactionReport) -> String? {
        switch self {
        case .number(let number): report.attemptNumber == number ? nil : "MerTradeNo"
        case .gatewayNumber(let number): report.gatewayNumber == number ? nil : "TradeNo"
        case .numbers(let numbers): report.attemptNumber.map(numbers.contains) == true ? nil : "MerTradeNo"
        }
    }
}

extension TransactionReport {
    /// Holds the amount against what the attempt asked for. A coupon of PAYUNi's does not excuse a difference: the notice says that
    /// there was one, and a person decides.
    mutating func compare(with asked: Money?) {
        guard let asked, let amount, amount != asked else { return }
        notices.append(.mismatch(field: "TradeAmt"))
    }
}
