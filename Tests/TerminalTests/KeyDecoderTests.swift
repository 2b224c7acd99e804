import Screens
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  static func decoder() -> KeyDecoder {
    KeyDecoder(table: KeyTable(), characters: CharacterSet(isUnicode: true))
  }

  /// All events of the pieces, each of which comes in time for the one before.
  static func events(_ pieces: String...) -> [Event] { events(pieces.map { Array($0.utf8) }) }

  static func events(_ pieces: [[UInt8]]) -> [Event] {
    var decoder = decoder()
    var events: [Event] = []
    for piece in pieces {
      decoder.append(piece)
      while let event = decoder.next(isLate: false) { events.append(event) }
    }
    while let event = decoder.next(isLate: true) { events.append(event) }
    return events
  }

  @Test(
    "Keys are known in all their usual forms",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;5A", .up), ("\u{1B}[3~", .delete),
      ("\u{1B}[3;2~", .delete), ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[7~", .home),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
      ("\u{1B}[24~", .function(12)), ("\u{1B}[[A", .function(1)), ("\u{7F}", .backspace),
      ("\u{08}", .backspace), ("\r", .enter), ("\n", .enter), ("\t", .tab),
      ("\u{03}", .control("c")), ("\u{1A}", .control("z")), ("\u{1B}", .escape),
      ("\u{1B}OM", .enter), ("\u{1B}Op", .character("0")), ("é", .character("é")),
      ("e\u{301}", .character("é")), ("👩‍👩‍👧", .character("👩‍👩‍👧")),
    ])
  func key(bytes: String, key: Key) {
    #expect(Self.events(bytes) == [.key(key)])
    #expect(Self.events([Array(bytes.utf8), []]) == [.key(key)])
  }

  @Test("A sequence in pieces is one key")
  func pieces() {
    #expect(Self.events([[0x1B], [0x5B], [0x41]]) == [.key(.up)])
    #expect(Self.events([[0xE9], [0x99], [0xB3]]) == [.key(.character("陳"))])
  }

  @Test(
    "Unknown sequences are not read as if they were typed",
    arguments: [
      "\u{1B}[99;5x", "\u{1B}[?1;2c", "\u{1B}[<0;3;4M", "\u{1B}[I", "\u{1B}Oz", "\u{1B}[201~",
      "\u{1B}[12;34", "\u{1B}[27;5;9~", "\u{00}", "\u{1D}",
    ])
  func unknown(bytes: String) {
    #expect(Self.events(bytes).isEmpty)
    #expect(Self.events(bytes + "\u{03}") == [.key(.control("c"))])
  }

  @Test("Escape and a letter are two keys")
  func escapeAndLetter() {
    #expect(Self.events("\u{1B}x") == [.key(.escape), .key(.character("x"))])
    #expect(Self.events("\u{1B}[") == [.key(.escape), .key(.character("["))])
    #expect(Self.events("\u{1B}O") == [.key(.escape), .key(.character("O"))])
    #expect(Self.events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test("What is no text is dropped")
  func invalid() {
    let events = Self.events([[0x61, 0xFF, 0x62], [0xC3]])
    #expect(events == [.key(.character("a")), .key(.character("b"))])
  }

  @Test("A paste is one text, wherever its pieces are cut")
  func paste() {
    let bytes = Array("a\u{1B}[200~one\r\ntwo\té\u{1B}[31m\u{07}\r\u{85}three\u{1B}[201~b".utf8)
    let expected: [Event] = [
      .key(.character("a")), .paste("one\ntwo\té[31m\nthree"), .key(.character("b")),
    ]
    for cut in 0...bytes.count {
      #expect(Self.events([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected, "\(cut)")
    }
    #expect(Self.events(bytes.map { [$0] }) == expected)
  }

  @Test("A paste without an end ends when nothing more comes")
  func unended() {
    #expect(Self.events("\u{1B}[200~half", " and half") == [.paste("half and half")])
    #expect(Self.events("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    #expect(Self.decoder().patience == nil)
  }
}
