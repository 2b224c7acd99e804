internal import CNcurses
internal import Glibc

/// What the terminal's character set can show.
enum CharacterSet {
  /// Chooses the locale of characters, and nothing else of it.
  ///
  /// - Returns: whether everything can be shown. With no locale set, or with the plain C one, terminals of today
  ///   still show UTF-8; a character set named outright is taken at its word.
  static func choose(_ environment: [String: String]) -> Bool {
    let name =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let isPlain = ["", "C", "POSIX"].contains(name)
    if !isPlain, setlocale(LC_CTYPE, name) != nil, isUTF8 { return true }
    let upper = name.uppercased()
    if isPlain || upper.contains("UTF-8") || upper.contains("UTF8") || !name.contains(".") {
      for other in ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
      where setlocale(LC_CTYPE, other) != nil && isUTF8 {
        return true
      }
    }
    return false
  }

  private static var isUTF8: Bool {
    nl_langinfo(CInt(CODESET)).map { String(cString: $0).uppercased() } == "UTF-8"
  }

  /// A plain glyph of the same width for one that the character set may lack.
  static func plain(_ glyph: String) -> String {
    if glyph.isEmpty || glyph.utf8.count == 1 { return glyph }
    return marks[glyph] ?? "?"
  }

  private static let marks: [String: String] = [
    "●": "v", "◐": "~", "✗": "x", "○": "o", "◇": "p", "·": ".", "…": ".", "–": "-", "—": "-",
    "─": "-",
    "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "█": "#", "░": ".", "▁": "_", "▂": "_",
    "▃": "-",
    "▄": "-", "▅": "=", "▆": "=", "▇": "#", "→": ">", "←": "<", "↑": "^", "↓": "v", "▲": "^",
    "▼": "v",
    "↻": "@", "↷": "~", "★": "*", "›": ">", "‹": "<", "“": "\"", "”": "\"",
  ]
}
