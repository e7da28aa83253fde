#if Service
import NIOCore
import NIOHTTP1
import Testing

@testable import PaymentService

@Suite("What is said on one connection")
struct ConversationTests {
    @Test("A request is answered when all of it is there, with its body in one piece")
    func assembling() throws {
        var conversation = Conversation(bodyLimit: 10)
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/a")
        let turns = [
            conversation.take(.head(head)), conversation.take(.body(ByteBuffer(string: "12"))),
            conversation.take(.body(ByteBuffer(string: "345"))),
        ].map(Talk.word)
        #expect(turns == ["wait", "wait", "wait"])
        guard case .answer(let request) = conversation.take(.end(nil)) else { throw Missing() }
        #expect(String(buffer: request.body) == "12345" && !request.isLast)
    }

    @Test("One is answered at a time, in the order in which they came")
    func order() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b"), talk.ask("/c")]
        let answered = [talk.answered(), talk.answered(), talk.answered(), talk.ask("/d")]
        #expect(asked == ["/a", "wait", "wait"] && answered == ["/b", "/c", "wait", "/d"])
    }

    @Test("A body that is announced as too long is answered at once, and nothing after it is")
    func announced() {
        var talk = Talk()
        let turns = [talk.head("/a", length: Talk.bodyLimit + 1), talk.body("1"), talk.end(), talk.ask("/b")]
        #expect(turns == ["/a", "wait", "wait", "wait"] && talk.conversation.isEnding)
        let last = [talk.answered(), talk.answered()]
        #expect(last == ["hang up", "wait"])
    }

    @Test("So is one that turns out too long; one that is just not is answered as any other")
    func tooLong() {
        var talk = Talk()
        let within = [talk.head("/a"), talk.body("1234567890"), talk.end()]
        #expect(within == ["wait", "wait", "/a"] && !talk.conversation.isEnding)
        let past = [talk.answered(), talk.head("/b"), talk.body("1234567890"), talk.body("1"), talk.body("2"), talk.end()]
        #expect(past == ["wait", "wait", "wait", "/b", "wait", "wait"] && talk.conversation.isEnding)
        let last = talk.answered()
        #expect(last == "hang up")
    }

    @Test("After a request that asks to close nothing is answered")
    func close() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b", close: true), talk.ask("/c")]
        #expect(asked == ["/a", "wait", "wait"] && !talk.conversation.isEnding)
        let second = talk.answered()
        #expect(second == "/b" && talk.conversation.isEnding)
        let last = [talk.broke(), talk.answered(), talk.ask("/d"), talk.inputEnded()]
        #expect(last == ["wait", "hang up", "wait", "wait"])
    }

    @Test("What is no HTTP is refused after all that came before it, and what follows it is not taken")
    func nonsense() {
        var talk = Talk()
        let first = talk.broke()
        #expect(first == "refuse")
        talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b"), talk.broke(), talk.ask("/c"), talk.answered()]
        #expect(asked == ["/a", "wait", "wait", "wait", "/b"])
        // The refusal comes yet.
        #expect(!talk.conversation.isEnding)
        let last = [talk.answered(), talk.answered()]
        #expect(last == ["refuse", "wait"])
    }

    @Test("A request that breaks in the middle is not answered")
    func broken() {
        var talk = Talk()
        let turns = [talk.head("/a"), talk.body("1"), talk.broke(), talk.end()]
        #expect(turns == ["wait", "wait", "refuse", "wait"])
    }

    @Test("A desk that shuts down answers what was begun, and nothing else")
    func quiescing() {
        var talk = Talk()
        let idle = talk.quiesce()
        #expect(idle == "hang up" && talk.conversation.isCalledOff)
        talk = Talk()
        let asked = [talk.ask("/a"), talk.head("/b"), talk.quiesce(), talk.answered()]
        #expect(asked == ["/a", "wait", "wait", "wait"] && !talk.conversation.isEnding)
        let begun = [talk.end(), talk.ask("/c")]
        #expect(begun == ["/b", "wait"] && talk.conversation.isEnding)
        let last = talk.answered()
        #expect(last == "hang up")
    }

    @Test("A client that sends nothing more gets its answers, but not to what it left unfinished")
    func halfClosed() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b"), talk.head("/c"), talk.inputEnded(), talk.answered()]
        #expect(asked == ["/a", "wait", "wait", "wait", "/b"] && talk.conversation.isEnding && talk.conversation.isCalledOff)
        let last = [talk.answered(), talk.inputEnded()]
        #expect(last == ["hang up", "wait"])
        talk = Talk()
        let unfinished = [talk.head("/a"), talk.inputEnded()]
        #expect(unfinished == ["wait", "hang up"])
    }

    @Test("Nothing is said on a connection that is gone")
    func gone() {
        var talk = Talk()
        let asked = [talk.ask("/a"), talk.ask("/b")]
        talk.closed()
        let after = [talk.answered(), talk.ask("/c"), talk.quiesce(), talk.broke(), talk.inputEnded()]
        #expect(asked == ["/a", "wait"] && after.allSatisfy { $0 == "wait" } && talk.conversation.isCalledOff)
    }

    @Test("No more is read while somebody waits, and reading goes on afterwards")
    func reading() {
        var talk = Talk()
        _ = talk.head("/a")
        #expect(!talk.conversation.hasEnoughToDo)
        _ = talk.end()
        #expect(!talk.conversation.hasEnoughToDo)
        _ = talk.head("/b")
        #expect(talk.conversation.hasEnoughToDo)
        _ = talk.answered()
        #expect(!talk.conversation.hasEnoughToDo)
        _ = talk.end()
        _ = talk.quiesce()
        // What comes now is for nobody; it is taken from the client once that has its answer.
        #expect(talk.conversation.hasEnoughToDo)
        _ = talk.answered()
        #expect(!talk.conversation.hasEnoughToDo)
    }

    @Test("Whatever comes in whatever order, each whole request is answered once and in its turn, and then nothing")
    func whatever() {
        for seed in 0..<2_000 {
            var story = RandomTalk(seed: UInt64(seed))
            story.run(steps: 40)
            #expect(story.complaints == [], "seed \(seed)")
        }
    }
}
#endif
