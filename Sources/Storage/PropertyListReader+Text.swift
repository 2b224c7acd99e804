extension PropertyListReader {
  /// Reads the text up to an element's end, and the end.
  mutating func readText(of element: Element) throws(PropertyListProblem) -> String {
    let start = at
    let isASCII = try skipPlainText()
    guard isAtEnd else {
      at = start
      return try readMixedText(of: element)
    }
    if !isASCII { try check(start..<at) }
    let text = checkedText(start..<at)
    try readEnd(of: element)
    return text
  }

  /// Passes over a text, checking it as `readText` does.
  mutating func skipText(of element: Element) throws(PropertyListProblem) {
    let start = at
    let isASCII = try skipPlainText()
    guard isAtEnd else {
      at = start
      _ = try readMixedText(of: element)
      return
    }
    if !isASCII { try check(start..<at) }
    try readEnd(of: element)
  }

  /// Reads the text of a key, which was most often read before.
  mutating func readKey() throws(PropertyListProblem) -> String {
    let start = at
    let isASCII = try skipPlainText()
    guard isASCII, isAtEnd, at - start <= 64 else {
      at = start
      return try readText(of: .key)
    }
    let range = start..<at
    try readEnd(of: .key)
    if let key = keys.key(range, of: bytes) { return key }
    let key = checkedText(range)
    keys.put(key, range, of: bytes)
    return key
  }

  /// Whether the end of an element stands here.
  private var isAtEnd: Bool {
    at + 1 < bytes.count && bytes[at] == UInt8(ascii: "<") && bytes[at + 1] == UInt8(ascii: "/")
  }

  /// Goes to the next `<`, `&` or carriage return, eight bytes a step.
  ///
  /// - Returns: whether only ASCII was passed over.
  private mutating func skipPlainText() throws(PropertyListProblem) -> Bool {
    var seen: UInt64 = 0
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while at < bytes.count {
      if at + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        // A byte's highest bit comes out when it is below a blank, or is & (0x26) or < (0x3C).
        seen |= word
        let low = (word &- ones &* 0x20) & ~word
        let ampersand = word ^ (ones &* 0x26)
        let less = word ^ (ones &* 0x3C)
        let found = (low | ((ampersand &- ones) & ~ampersand) | ((less &- ones) & ~less)) & highs
        if found == 0 {
          at += 8
          continue
        }
        // The lowest bit that came out is the first byte's, whatever the ones above it say.
        at += found.trailingZeroBitCount / 8
      }
      let byte = bytes[at]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x0D { break }
      try refuseControl(byte, at: at)
      seen |= UInt64(byte)
      at += 1
    }
    // What follows the text in the last eight bytes may have been seen too; that costs a check.
    return seen & highs == 0
  }

  /// Text with entities, CDATA, comments or line ends of other systems in it.
  private mutating func readMixedText(of element: Element) throws(PropertyListProblem) -> String {
    var result: [UInt8] = []
    while true {
      let start = at
      let isASCII = try skipPlainText()
      // Checked here, while the place of a wrong byte is still known.
      if !isASCII { try check(start..<at) }
      result.append(contentsOf: bytes[start..<at])
      guard at < bytes.count else { throw endsIn("<\(element.name)>") }
      switch bytes[at] {
      case UInt8(ascii: "&"): try readEntity(into: &result)
      case 0x0D: readLineEnd(into: &result)
      default:
        if starts(with: "<![CDATA[") {
          try readCharacterData(into: &result)
        } else if starts(with: "<!--") {
          try skip(past: "-->", what: "a comment")
        } else if starts(with: "<?") {
          try skip(past: "?>", what: "a processing instruction")
        } else {
          try readEnd(of: element)
          return String(decoding: result, as: UTF8.self)
        }
      }
    }
  }

  /// A carriage return, with or without a line feed, is a line feed in XML.
  private mutating func readLineEnd(into result: inout [UInt8]) {
    result.append(0x0A)
    at += 1
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
  }

  private mutating func readCharacterData(
    into result: inout [UInt8]
  ) throws(PropertyListProblem) {
    at += 9
    let start = at
    while at < bytes.count, !starts(with: "]]>") {
      if bytes[at] == 0x0D {
        readLineEnd(into: &result)
        continue
      }
      try refuseControl(bytes[at], at: at)
      result.append(bytes[at])
      at += 1
    }
    guard at < bytes.count else { throw endsIn("a CDATA section") }
    try check(start..<at)
    at += 3
  }

  private mutating func readEntity(into result: inout [UInt8]) throws(PropertyListProblem) {
    let start = at
    var end = at + 1
    while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      throw problem("a & stands alone; in a text it is written &amp;")
    }
    let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    switch name {
    case "amp": result.append(UInt8(ascii: "&"))
    case "lt": result.append(UInt8(ascii: "<"))
    case "gt": result.append(UInt8(ascii: ">"))
    case "quot": result.append(UInt8(ascii: "\""))
    case "apos": result.append(UInt8(ascii: "'"))
    default:
      guard let scalar = PropertyListReader.scalar(named: name) else {
        throw problem("&\(name); is no entity of a property list")
      }
      guard scalar.mayStandInXML else {
        throw problem("&\(name); is a control character; take it out")
      }
      result.append(contentsOf: String(scalar).utf8)
    }
    at = end + 1
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let first = digits.first, first.isHexDigit else { return nil }
    return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  /// Control characters are refused: other programs would reject the whole file for them.
  func refuseControl(_ byte: UInt8, at place: Int) throws(PropertyListProblem) {
    if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
      throw problem("there is a control character (number \(byte)); take it out", at: place)
    }
  }

  /// Makes sure that a range of bytes is UTF-8 that XML allows.
  func check(_ range: Range<Int>) throws(PropertyListProblem) {
    switch UTF8Check.fault(in: UnsafeBufferPointer(rebasing: bytes[range])) {
    case .notUTF8(let offset):
      throw problem("the bytes here are not valid UTF-8", at: range.lowerBound + offset)
    case .noCharacter(let offset):
      throw problem(
        "there is a character that XML does not allow (U+FFFE or U+FFFF)",
        at: range.lowerBound + offset)
    case nil: break
    }
  }

  /// The text in a range of bytes that was checked.
  private func checkedText(_ range: Range<Int>) -> String {
    // Not String(validating:), which looks up its generic types anew at each call.
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
