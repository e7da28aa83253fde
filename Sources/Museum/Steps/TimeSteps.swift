#if Dispatcher
internal import PaymentDispatcher
internal import Payments

/// Time passes; whatever becomes due happens at its own moment.
struct WaitStep: ScenarioStep {
    static let word = "wait"

    let seconds: Int64

    init(_ reader: inout FieldReader) throws(InputError) {
        seconds = try reader.requiredDuration("for")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        try await stage.wait(seconds: seconds)
    }
}

/// The desk's machine sleeps, and wakes with a clock that went on. Whatever reaches it meanwhile waits for it.
struct SleepStep: ScenarioStep {
    static let word = "sleep"

    let seconds: Int64

    init(_ reader: inout FieldReader) throws(InputError) {
        seconds = try reader.requiredDuration("for")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        stage.clock.sleep(seconds: seconds)
    }
}

/// The desk's clock shows a wrong time, or the right one again.
struct ClockStep: ScenarioStep {
    static let word = "clock"

    let error: Int64

    init(_ reader: inout FieldReader) throws(InputError) {
        let ahead = try reader.duration("ahead")
        let behind = try reader.duration("behind")
        let right = try reader.flag("right") ?? false
        switch (ahead, behind, right) {
        case (let seconds?, nil, false): error = seconds
        case (nil, let seconds?, false): error = -seconds
        case (nil, nil, true): error = 0
        default: throw reader.invalid("ahead", "alone; or behind, or right")
        }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        stage.clock.setError(seconds: error)
        // A running desk looks at its clock all the time.
        _ = await stage.desk?.work()
    }
}
#endif
