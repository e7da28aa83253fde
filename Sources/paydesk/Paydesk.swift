@main
struct Paydesk {
    static func main() {}
}
