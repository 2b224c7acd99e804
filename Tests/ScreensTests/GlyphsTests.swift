import Glibc
import Testing

@testable import Screens

@Suite("The width of text")
struct GlyphsTests {
  @Test("counts every scalar as the C library and so ncurses does")
  func agreesWithC() throws {
    // Glibc's module leaves it out.
    typealias Width = @convention(c) (Int32) -> Int32
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: Width.self)
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var wrong: [UInt32] = []
    for value in UInt32(0x20)...0x1FAFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned
      else { continue }
      let expected = wcwidth(Int32(value))
      // What C does not know is drawn as one column.
      if expected >= 0, Int(expected) != Glyphs.columns(of: scalar) { wrong.append(value) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10).map { String($0, radix: 16) })")
  }

  @Test(
    "draws one spacing scalar for each character",
    arguments: [
      ("abc", 3), ("漏油", 4), ("é", 1), ("e\u{301}", 1), ("👩‍🔧", 2), ("🇳🇴", 1), ("a\u{200B}b", 2),
      ("\u{1B}[1m", 4), ("", 0),
    ])
  func widths(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(
    "cuts text to a width with an ellipsis, never in the middle of a wide glyph",
    arguments: [
      ("Delivery", 8, "Delivery"), ("Delivery", 5, "Deli…"), ("漏油検査", 8, "漏油検査"),
      ("漏油検査", 6, "漏油…"),
      ("漏油検査", 5, "漏油…"), ("abc", 0, ""), ("abc", 1, "…"),
    ])
  func cuts(text: String, width: Int, expected: String) {
    #expect(text.cut(to: width) == expected)
  }
}

@Suite("Characters that would steer the terminal")
struct SteeringTests {
  @Test(
    "are shown by a stand-in of one column and never sent",
    arguments: [
      ("a\u{1B}[2Jb", "a␛[2Jb"), ("\u{0}\u{7}\u{7F}", "␀␇␡"), ("x\u{9B}31m", "x\u{FFFD}31m"),
      ("abc\u{202E}fed", "abc\u{FFFD}fed"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
      ("a\nb\tc", "a b c"), ("\u{200F}x\u{61C}", "\u{FFFD}x\u{FFFD}"),
    ])
  func shown(text: String, expected: String) {
    var frame = Frame(size: Size(columns: 20, rows: 1))
    frame.write(text, row: 0, column: 0)
    #expect(frame.text == expected)
    #expect(text.columns == expected.unicodeScalars.count)
  }
}
