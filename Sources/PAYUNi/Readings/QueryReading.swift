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
    /// A number of ours may name several trades: all are returned, in PAYUNi's order (docs: PAYUNi 9, 16). An element that lacks something
    /// is left out where another one tells of the same number; what the others say without money is not final then.
    ///
    /// - Throws: `GatewayError` with `mismatch` when an element is about another number, `malformedReply` when a number has no element
    ///   that can be read, or an element holds what it must not. No element is used then.
    public func transactions(about subject: PAYUNiQuerySubject?) throws(GatewayError) -> [TransactionReport] {
        guard code == "SUCCESS" else {
            throw GatewayError(payuni: code, at: endpoint, message: message)
        }
        var reports: [TransactionReport] = []
        var leftOut: [(number: AttemptNumber, gap: ReportReading.Gap)] = []
        for entry in entries {
            switch Self.report(of: entry) {
            case .success(let report):
                if let field = subject?.difference(from: report) { throw mismatch(field) }
                reports.append(report)
            case .failure(let gap):
                let named = try number(of: entry, lacking: gap, subject)
                leftOut.append((named, gap))
            }
        }
        let told = Set(reports.compactMap(\.attemptNumber))
        // Nothing is known of this number, and that is not the same as a number that PAYUNi does not know.
        if let untold = leftOut.first(where: { !told.contains($0.number) }) { throw malformed(untold.gap) }
        guard !reports.isEmpty else {
            throw GatewayError(.malformedReply(reason: "no element in Result"), operation: endpoint.operation, gatewayCode: code)
        }
        let unsure = Set(leftOut.map(\.number))
        return reports.map { report in
            var report = report
            if report.attemptNumber.map(unsure.contains) == true { report.markUnfinished() }
            return report
        }
    }

    private static func report(of entry: any WireFields) -> Result<TransactionReport, ReportReading.Gap> {
        // Older replies have no DataSource; only B says that PAYUNi has not finished.
        let isIncomplete = entry.filled("DataSource") == "B"
        let reading = ReportReading(origin: isIncomplete ? .incompleteEntry : .entry, status: .success, rawStatus: nil)
        do throws(ReportReading.Gap) {
            return .success(try reading.report(of: entry))
        } catch {
            return .failure(error)
        }
    }

    /// The number of an element that merely lacks something and is about what was asked.
    private func number(
        of entry: any WireFields, lacking gap: ReportReading.Gap, _ subject: PAYUNiQuerySubject?
    ) throws(GatewayError) -> AttemptNumber {
        guard !gap.isMalformed, let text = entry.filled("MerTradeNo") else { throw malformed(gap) }
        let number = AttemptNumber(text)
        switch subject {
        // PAYUNi's number names one trade: nothing else in the answer can stand for it.
        case .gatewayNumber?: throw malformed(gap)
        case .number?, .numbers?, nil: break
        }
        if let field = subject?.difference(from: number) { throw mismatch(field) }
        return number
    }

    private func mismatch(_ field: String) -> GatewayError {
        GatewayError(.mismatch(field: field), operation: endpoint.operation)
    }

    private func malformed(_ gap: ReportReading.Gap) -> GatewayError {
        let what = gap.isMalformed ? "malformed" : "missing"
        return GatewayError(.malformedReply(reason: "\(what) \(gap.field)"), operation: endpoint.operation)
    }
}

extension PAYUNiQuerySubject {
    /// The field in which a report is about something else.
    func difference(from report: TransactionReport) -> String? {
        if case .gatewayNumber(let number) = self { return report.gatewayNumber == number ? nil : "TradeNo" }
        return difference(from: report.attemptNumber)
    }

    fileprivate func difference(from named: AttemptNumber?) -> String? {
        switch self {
        case .number(let number): named == number ? nil : "MerTradeNo"
        case .gatewayNumber: nil
        case .numbers(let numbers): named.map(numbers.contains) == true ? nil : "MerTradeNo"
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

    /// A trade that could not be read may be paid, too. Money that is told stands by itself.
    fileprivate mutating func markUnfinished() {
        guard !notices.contains(.queryDue) else { return }
        notices.append(.queryDue)
    }
}
