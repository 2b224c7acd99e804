internal import CTerminal
internal import Glibc

/// The characters that the terminal's locale can show and send.
struct CharacterSet {
  /// Whether it is UTF-8.
  let isUnicode: Bool

  /// Chooses the locale of characters (and nothing else of it) that the environment asks for.
  ///
  /// With no locale set, with the plain C one, or with a UTF-8 one that this machine lacks,
  /// terminals of today still show UTF-8; another character set is taken at its word.
  static func chosen(by environment: [String: String]) -> CharacterSet {
    let name =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    if !["", "C", "POSIX"].contains(name) {
      if setlocale(LC_CTYPE, name) != nil { return CharacterSet(isUnicode: isUTF8) }
      let encoding = name.drop { $0 != "." }.prefix { $0 != "@" }.lowercased()
      guard ["", ".utf-8", ".utf8"].contains(encoding) else {
        setlocale(LC_CTYPE, "C")
        return CharacterSet(isUnicode: false)
      }
    }
    for other in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, other) != nil {
      if isUTF8 { return CharacterSet(isUnicode: true) }
    }
    setlocale(LC_CTYPE, "C")
    return CharacterSet(isUnicode: false)
  }

  private static var isUTF8: Bool {
    nl_langinfo(CInt(CODESET)).map { String(cString: $0).uppercased() } == "UTF-8"
  }

  // MARK: Showing

  /// What stands for a glyph of so many columns: itself, or something plain of the same width.
  func shape(of glyph: String, columns: Int) -> String {
    guard let scalar = glyph.unicodeScalars.first, !glyph.isEmpty else { return "" }
    if glyph.utf8.count == 1 { return glyph }
    let isShown = isUnicode || glyph.unicodeScalars.allSatisfy { terminal_can_write($0.value) != 0 }
    // A glyph that the C library counts otherwise would move all that follows it.
    if isShown, terminal_columns(scalar.value) == columns { return glyph }
    let stand = isUnicode ? "\u{FFFD}" : CharacterSet.marks[glyph] ?? "?"
    return columns == 2 ? stand + " " : stand
  }

  private static let marks: [String: String] = [
    "●": "*", "◐": "~", "✗": "x", "○": "o", "◇": "p", "·": ".", "…": ".", "★": "+", "↻": "@",
    "↷": "~", "→": ">", "←": "<", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "›": ">", "‹": "<",
    "–": "-", "—": "-", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+",
    "┤": "+", "┬": "+", "┴": "+", "┼": "+", "█": "#", "░": ".", "▁": "_", "▂": "_", "▃": "-",
    "▄": "-", "▅": "=", "▆": "=", "▇": "#", "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'",
  ]

  // MARK: Reading

  /// The text of bytes that the terminal sent, without what is no text.
  ///
  /// - Returns: the text, and how many bytes it took; a character that is cut off at the end
  ///   is left where it is, unless nothing more `isToCome`.
  func text(of bytes: ArraySlice<UInt8>, moreIsToCome: Bool) -> (text: String, used: Int) {
    guard isUnicode else { return textInLocale(bytes, moreIsToCome: moreIsToCome) }
    let whole = moreIsToCome ? bytes.dropLast(CharacterSet.cutOff(bytes)) : bytes
    let text = String(decoding: whole, as: UTF8.self)
    let isPure = !text.unicodeScalars.contains("\u{FFFD}")
    return (isPure ? text : text.filter { $0 != "\u{FFFD}" }, whole.count)
  }

  /// How many bytes at the end are the beginning of a character in UTF-8.
  private static func cutOff(_ bytes: ArraySlice<UInt8>) -> Int {
    for (index, byte) in bytes.suffix(4).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return index + 1 < needed ? index + 1 : 0
    }
    return 0
  }

  private func textInLocale(
    _ bytes: ArraySlice<UInt8>, moreIsToCome: Bool
  ) -> (text: String, used: Int) {
    var scalars = String.UnicodeScalarView()
    var used = 0
    bytes.withUnsafeBufferPointer { buffer in
      while used < buffer.count {
        var scalar: UInt32 = 0
        let rest = UnsafeBufferPointer(rebasing: buffer[used...])
        let count = Int(terminal_decode(rest.baseAddress, rest.count, &scalar))
        if count == 0, moreIsToCome { return }
        if count > 0, let scalar = Unicode.Scalar(scalar) { scalars.append(scalar) }
        used += max(count, 1)
      }
    }
    return (String(scalars), used)
  }
}
