/// The glyphs of a text, each as the terminal will show it, with its width in columns (1 or 2).
///
/// A terminal and ncurses count columns by `wcwidth`, not by grapheme clusters. So each Character gives one
/// spacing scalar with at most two marks over it; joiners and variation selectors are left out of the picture
/// (the stored text keeps them). What would steer the terminal or turn the direction of the text around it is
/// shown by a stand-in and never sent.
package struct Glyphs: Sequence {
  /// One glyph and its width in columns.
  package struct Glyph: Hashable, Sendable {
    package let text: String
    package let width: Int
  }

  private let characters: [Character]

  package init(_ text: some StringProtocol) {
    characters = Array(text)
  }

  package func makeIterator() -> AnyIterator<Glyph> {
    var rest = characters[...]
    return AnyIterator {
      while let character = rest.popFirst() {
        if let glyph = Self.glyph(of: character) { return glyph }
      }
      return nil
    }
  }

  private static func glyph(of character: Character) -> Glyph? {
    if let ascii = character.asciiValue {
      if ascii >= 0x20, ascii < 0x7F { return Glyph(text: String(character), width: 1) }
      return standIn(forControl: UInt32(ascii))
    }
    if let scalar = character.unicodeScalars.first, steers(scalar) {
      return Glyph(text: "\u{FFFD}", width: 1)
    }
    var scalars = String.UnicodeScalarView()
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar.properties.generalCategory == .unassigned {
        return Glyph(text: "\u{FFFD}", width: 1)
      }
      let columns = self.columns(of: scalar)
      if width == 0 {
        guard columns > 0 else { continue }
        width = columns
        scalars.append(scalar)
      } else if columns == 0, scalar.properties.generalCategory == .nonspacingMark,
        !scalar.properties.isVariationSelector, scalars.count < 3
      {
        scalars.append(scalar)
      }
    }
    return width == 0 ? nil : Glyph(text: String(scalars), width: width)
  }

  /// A blank for line ends and tabs, and the picture of any other control character.
  private static func standIn(forControl value: UInt32) -> Glyph? {
    if (0x09...0x0D).contains(value) { return Glyph(text: " ", width: 1) }
    return Unicode.Scalar(value == 0x7F ? 0x2421 : 0x2400 + value).map {
      Glyph(text: String($0), width: 1)
    }
  }

  /// Whether a scalar is a control character beyond ASCII or changes the direction of text.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// How many columns a scalar takes by itself: 0 (also for control characters), 1 or 2.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if contains(value, in: GlyphRanges.combining) { return 0 }
    return contains(value, in: GlyphRanges.wide) ? 2 : 1
  }

  private static func contains(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}

extension StringProtocol {
  /// How many columns the text takes on the screen.
  package var columns: Int {
    var isPlain = true
    var count = 0
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x7F else {
        isPlain = false
        break
      }
      count += 1
    }
    return isPlain ? count : Glyphs(self).reduce(0) { $0 + $1.width }
  }

  /// The text cut to a number of columns, ending in an ellipsis when something was cut.
  package func cut(to limit: Int) -> String {
    guard columns > limit else { return String(self) }
    guard limit > 0 else { return "" }
    var result = ""
    var used = 0
    for glyph in Glyphs(self) {
      guard used + glyph.width <= limit - 1 else { break }
      result += glyph.text
      used += glyph.width
    }
    return result + "…"
  }

  /// The text cut or filled with blanks to exactly a number of columns.
  package func padded(to width: Int) -> String {
    let text = cut(to: width)
    return text + String(repeating: " ", count: Swift.max(0, width - text.columns))
  }
}
