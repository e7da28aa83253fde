import StrictJSON
import Testing

@Suite("Members that nobody asked for")
struct MembersReadTests {
    private func firstUnread(_ text: String, after names: [String]) throws -> String? {
        let object = try JSONDocument(text).root
        var read = JSONMembersRead(of: object)
        for name in names {
            if let member = object[name] { read.mark(member) }
        }
        return read.firstUnread
    }

    @Test("The first in the document's order is named, at whatever depth the others lie")
    func order() throws {
        let text = #"{"a":{"x":[1,{"y":2}]},"b":null,"c":[{}],"d":1}"#
        #expect(try firstUnread(text, after: []) == "a")
        #expect(try firstUnread(text, after: ["a", "x", "y"]) == "b")
        #expect(try firstUnread(text, after: ["d", "a", "b"]) == "c")
        #expect(try firstUnread(text, after: ["a", "b", "c", "d"]) == nil)
        #expect(try firstUnread("{}", after: ["a"]) == nil)
        #expect(try firstUnread("[1]", after: []) == nil)
    }

    @Test("To ask twice for one member does not stand for another")
    func twice() throws {
        #expect(try firstUnread(#"{"a":1,"b":2}"#, after: ["a", "a"]) == "b")
    }

    @Test("Names count as they are meant, not as they are written")
    func escapes() throws {
        #expect(try firstUnread(#"{"\u0061":1,"b":2}"#, after: ["a"]) == "b")
        #expect(try firstUnread(#"{"a":1,"\u0062":2}"#, after: ["a"]) == "b")
    }

    @Test("Any one that is left out of many is found", arguments: [1, 31, 32, 33, 64, 100, 200])
    func many(count: Int) throws {
        let names = (0..<count).map { "n\($0)" }
        let text = "{" + names.map { "\"\($0)\":[\($0.utf8.count)]" }.joined(separator: ",") + "}"
        #expect(try firstUnread(text, after: names) == nil)
        for left in names { #expect(try firstUnread(text, after: names.filter { $0 != left }) == left) }
    }

    @Test("A nested object counts from where it begins")
    func nested() throws {
        let outer = try JSONDocument(#"{"before":[1,2,3],"inner":{"a":1,"b":2}}"#).root
        let inner = try #require(outer["inner"])
        var read = JSONMembersRead(of: inner)
        read.mark(try #require(inner["a"]))
        #expect(read.firstUnread == "b")
        read.mark(try #require(inner["b"]))
        #expect(read.firstUnread == nil)
    }
}
