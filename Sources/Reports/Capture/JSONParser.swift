/// Reads a JSON text, and says where it goes wrong.
struct JSONParser {
  /// How deep lists and objects may lie in each other; what scripts send is three deep at most.
  private static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0

  /// Reads a text that holds one value.
  static func read(_ text: String) throws(JSONProblem) -> JSONValue {
    var parser = JSONParser(bytes: Array(text.utf8))
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.place == parser.bytes.count else {
      throw parser.problem("something follows after the end of the value")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ message: String, at position: Int? = nil) -> JSONProblem {
    let before = bytes[..<min(position ?? place, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONProblem(
      line: before.count { $0 == 0x0A } + 1,
      column: String(decoding: before[start...], as: UTF8.self).count + 1, message: message)
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ wanted: Character) -> Bool {
    guard next == wanted.asciiValue else { return false }
    place += 1
    return true
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    skipBlanks()
    guard depth < JSONParser.deepest else {
      throw problem("lists and objects lie more than \(JSONParser.deepest) deep in each other")
    }
    switch next {
    case nil: throw problem("the text breaks off where a value should be")
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "-")?, (0x30...0x39)?: return .number(try number())
    default:
      for (word, value) in JSONParser.words where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return value
      }
      throw problem("this is no value; a text stands in double quotes")
    }
  }

  private static let words: [(String, JSONValue)] = [
    ("true", .flag(true)), ("false", .flag(false)), ("null", .null),
  ]

  private mutating func list(depth: Int) throws(JSONProblem) -> [JSONValue] {
    place += 1
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return items }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return items }
      guard take(",") else { throw problem("a comma or ] is missing") }
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> [JSONValue.Member] {
    place += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if take("}") { return members }
    while true {
      skipBlanks()
      let start = place
      guard next == UInt8(ascii: "\"") else {
        throw problem("a name in double quotes is missing")
      }
      let name = try text()
      guard names.insert(name).inserted else {
        throw problem("\(name) is there twice", at: start)
      }
      skipBlanks()
      guard take(":") else { throw problem("a colon is missing after \(name)") }
      members.append(.init(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return members }
      guard take(",") else { throw problem("a comma or } is missing") }
    }
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = place
    func isPart(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    while let byte = next, isPart(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    let figures = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard Double(text) != nil, figures.first?.isNumber == true, figures.last != ".",
      !(figures.hasPrefix("0") && figures.dropFirst().first?.isNumber == true)
    else { throw problem("\(text) is no number", at: start) }
    return text
  }

  // MARK: Texts

  private mutating func text() throws(JSONProblem) -> String {
    let start = place
    place += 1
    var result: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        result += Array(String(try escaped()).utf8)
      case 0x0A, 0x0D:
        throw problem("the text that begins here does not end on its line", at: start)
      default:
        place += 1
        result.append(byte)
      }
    }
    throw problem("the text that begins here does not end", at: start)
  }

  private mutating func escaped() throws(JSONProblem) -> Unicode.Scalar {
    guard let byte = next else { throw problem("the text breaks off") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try scalar()
    default: throw problem("this is none of the signs that may follow a backslash", at: place - 1)
    }
  }

  /// A character by its number; one beyond the first plane is written as two.
  private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
    let start = place
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let rest = bytes[place...]
    guard (0xD800..<0xDC00).contains(first), rest.starts(with: "\\u".utf8) else {
      throw problem("half of a character stands alone", at: start)
    }
    place += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else {
      throw problem("half of a character stands alone", at: start)
    }
    let number = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(JSONProblem) -> UInt16 {
    let figures = bytes[place...].prefix(4)
    guard figures.count == 4, figures.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let number = UInt16(String(decoding: figures, as: UTF8.self), radix: 16)
    else { throw problem("four hexadecimal figures are missing") }
    place += 4
    return number
  }
}
