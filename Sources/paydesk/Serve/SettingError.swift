#if Service
/// A setting with which the desk does not start. Names the setting, never its value.
struct SettingError: Error, Hashable, CustomStringConvertible {
    /// As it is written where it came from: `PAYDESK_LISTEN`, or `listen` in the file.
    let name: String
    let problem: String

    init(_ name: String, _ problem: String) {
        self.name = name
        self.problem = problem
    }

    var description: String { "\(name): \(problem)" }
}
#endif
