import Storage
import Testing

@Suite("A text that comes in")
struct ControlCharactersTests {
  @Test(
    "loses its control characters and nothing else",
    arguments: [
      ("", ""), ("plain ASCII\tand\nlines", "plain ASCII\tand\nlines"),
      ("Größe 漢字 \u{1F6A2} e\u{301}", "Größe 漢字 \u{1F6A2} e\u{301}"),
      ("a\u{0}b\u{7}c\u{1F}d", "abcd"), ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
      ("a\u{7F}b\u{80}c\u{85}d\u{9B}e\u{9F}f\u{A0}", "abcdef\u{A0}"),
      ("a\u{FFFE}b\u{FFFF}c\u{FFFD}", "abc\u{FFFD}"),
    ])
  func cleaned(dirty: String, clean: String) {
    #expect(Array(withoutControlCharacters(dirty).unicodeScalars) == Array(clean.unicodeScalars))
  }

  @Test(
    "has one kind of line end",
    arguments: [
      ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\rb", "a\n\nb"), ("a\r\r\nb\r", "a\n\nb\n"),
      ("\r\n\r\n", "\n\n"), ("a\r\u{0}\nb", "a\n\nb"),
    ])
  func lineEnds(dirty: String, clean: String) {
    #expect(Array(withoutControlCharacters(dirty).unicodeScalars) == Array(clean.unicodeScalars))
  }
}
