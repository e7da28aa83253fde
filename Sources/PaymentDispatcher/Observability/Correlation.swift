#if Dispatcher

/// One word that joins everything that a request led to, in every log line up to the event. Whoever takes the request sets it:
/// `await Correlation.$id.withValue(word) { … }`.
public enum Correlation {
    @TaskLocal public static var id: String?
}
#endif
