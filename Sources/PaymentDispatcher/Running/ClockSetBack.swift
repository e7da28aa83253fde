#if Dispatcher
import Payments

extension Desk {
    /// What was planned by a clock that is set back by now comes when it would have come: else a wrong day that is over leaves payments
    /// unasked for and events untold for a day.
    func followClockBack() async {
        // Whoever looks at the time sees whether it was set back.
        _ = time.now()
        let milliseconds = time.takeSetBack()
        guard milliseconds > 0 else { return }
        do throws(OrderStoreError) {
            try await store.bringForward(by: milliseconds)
        } catch {
            complain(error)
            time.returnSetBack(milliseconds)
        }
    }
}
#endif
