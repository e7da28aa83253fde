import Testing

@Suite struct PlaceTests { @Test func holds() { #expect(1 + 1 == 2) } }
