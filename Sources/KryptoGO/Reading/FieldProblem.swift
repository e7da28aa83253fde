/// A field that decides something cannot be used. Says which and why, never what was in it.
struct FieldProblem: Error, Hashable {
    enum Problem: String {
        case missing
        case wrongType = "wrong type"
        case notReadable = "not readable"
        case conflicting = "conflicting spellings"
    }

    let field: String
    let problem: Problem

    init(_ field: String, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }

    var reason: String { "\(field): \(problem.rawValue)" }
}
