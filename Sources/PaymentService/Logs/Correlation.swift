#if Service
/// The id of the request that is being answered.
enum Correlation {
    @TaskLocal static var id: String?
}
#endif
