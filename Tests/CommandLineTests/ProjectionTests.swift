import Foundation
import Payments
import Testing

@testable import paydesk

@Suite("The published tables")
struct ProjectionTests {
    @Test("docs/projection.md is what the code says: run `make projection`")
    func isCurrent() throws {
        let page = try String(contentsOf: Files.root.appendingPathComponent("docs/projection.md"), encoding: .utf8)
        #expect(page == ProjectionTable.markdown)
    }

    @Test("no raw status but a verified paid pays an order")
    func onlyPaidPays() {
        let rows = PAYUNiProjection.notifies + PAYUNiProjection.returns + PAYUNiProjection.queries + KryptoGOProjection.queries
        #expect(rows.count > 100)
        for row in rows where row.report?.claim == .paid {
            #expect(["SUCCESS/1", "1", "success"].contains(row.raw), "\(row.raw)")
        }
    }
}
