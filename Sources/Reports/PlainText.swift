/// Text for terminals and mails.
package enum PlainText {
  /// A text in one line, with "?" for characters that steer a terminal or turn the direction of
  /// text.
  package static func line(_ text: String) -> String {
    harmless(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// A text of any number of lines, with "?" for such characters.
  package static func harmless(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar != "\n" && steers(scalar) ? "?" : scalar)
    }
    return String(scalars)
  }

  /// A text without control characters, which no file of the program may hold; line ends become line feeds.
  static func readable(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isText) { return text }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline && $0 != "\u{85}" }
    var scalars = String.UnicodeScalarView()
    for scalar in lines.joined(separator: "\n").unicodeScalars where isText(scalar) {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Whether a scalar is text: control characters but tab and line feed are dropped.
  static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Whether a scalar is a control character or changes the direction of the text around it.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// How many columns a text takes in most terminals: two for East Asian characters and pictures.
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + ($1.unicodeScalars.first.map(isWide) == true ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
