#if Dispatcher

/// What a question for which nobody waits may wait for: its moment in the gateway's rate, and a place among those that are under way.
/// It holds the place only while it is put: what becomes of the answer keeps nobody from asking.
struct Patience: Sendable {
    let sleeper: any Sleeper
    let places: Slots
}
#endif
