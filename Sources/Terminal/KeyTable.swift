internal import CNcurses
internal import Screens

/// Which keys the byte sequences of a terminal mean.
struct KeyTable {
  /// Sequences (all begin with escape), and the key of each.
  private(set) var keys: [[UInt8]: Key] = [:]
  /// The beginnings of those sequences.
  private(set) var beginnings: Set<[UInt8]> = []

  /// The sequences in common use, for terminals that are taken for another.
  init() {
    let letters: [(Character, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
      ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
    ]
    for (letter, key) in letters {
      add("\u{1B}[\(letter)", key)
      add("\u{1B}O\(letter)", key)
    }
    for (number, key) in KeyTable.numbered { add("\u{1B}[\(number)~", key) }
    for (index, letter) in "ABCDE".enumerated() { add("\u{1B}[[\(letter)", .function(index + 1)) }
    add("\u{1B}[Z", .backTab)
    // The number pad, which sends these while it is in the program's hands.
    add("\u{1B}OM", .enter)
    for (letter, character) in zip("jklmnopqrstuvwxyX", "*+,-./0123456789=") {
      add("\u{1B}O\(letter)", .character(character))
    }
  }

  /// Adds what the terminal that was set up says of its own keys.
  mutating func addCapabilities() {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kbs", .backspace), ("kcbt", .backTab), ("kent", .enter),
    ]
    let functions = (1...12).map { ("kf\($0)", Key.function($0)) }
    for (name, key) in names + functions {
      if let text = terminal_capability(name) { add(String(cString: text), key) }
    }
  }

  /// Keys that come as a number: `ESC [ 3 ~`.
  static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  private mutating func add(_ text: String, _ key: Key) {
    let bytes = Array(text.utf8)
    guard bytes.count > 1, bytes[0] == 0x1B else { return }
    keys[bytes] = key
    for count in 1..<bytes.count { beginnings.insert(Array(bytes[..<count])) }
  }
}
