internal import Records

extension PropertyListReader {
  mutating func readInteger(_ tag: Tag) throws(PropertyListProblem) -> Int {
    let start = tagStart
    let text = tag.isEmpty ? "" : try readText(of: .integer).trimmed
    guard let number = Int(text) else {
      let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
      let isTooLarge = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      throw problem(
        isTooLarge
          ? "the whole number \(text.prefix(40)) is too large (64 bits is the limit)"
          : "“\(text.prefix(40))” is not a whole number", at: start)
    }
    return number
  }

  mutating func readReal(_ tag: Tag) throws(PropertyListProblem) -> Double {
    let start = tagStart
    let text = tag.isEmpty ? "" : try readText(of: .real).trimmed
    guard let number = Double(text) else {
      throw problem("“\(text.prefix(40))” is not a number", at: start)
    }
    return number
  }

  /// Dates are kept as they are written, but other programs refuse a file over a wrong one.
  mutating func readDate(_ tag: Tag) throws(PropertyListProblem) -> String {
    let start = tagStart
    let text = tag.isEmpty ? "" : try readText(of: .date).trimmed
    let pattern = "0000-00-00T00:00:00Z"
    let fits =
      text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted
      }
    guard fits else {
      throw problem("“\(text.prefix(40))” is not a date (yyyy-mm-ddThh:mm:ssZ)", at: start)
    }
    return text
  }

  mutating func readData(_ tag: Tag) throws(PropertyListProblem) -> String {
    let start = tagStart
    let text = tag.isEmpty ? "" : try readText(of: .data)
    let digits = text.utf8.filter { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    let body = digits.prefix { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
      default: false
      }
    }
    let padding = digits.count - body.count
    let isPadding = digits.dropFirst(body.count).allSatisfy { $0 == UInt8(ascii: "=") }
    guard digits.count % 4 == 0, padding <= 2, isPadding else {
      throw problem("the binary data is not base64", at: start)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
