extension PropertyListReader {
  /// Reads the text up to an element's end, and the end.
  mutating func readText(of element: Element) throws(PropertyListProblem) -> String {
    let start = at
    var plain = true
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "<") { break }
      if byte < 0x20 || byte == UInt8(ascii: "&") {
        try refuseControl(byte)
        if byte == UInt8(ascii: "&") || byte == 0x0D {
          plain = false
          break
        }
      }
      at += 1
    }
    if plain, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
      let text = try text(start..<at)
      try readEnd(of: element)
      return text
    }
    at = start
    return try readMixedText(of: element)
  }

  /// Text with entities, CDATA, comments or line ends of other systems in it.
  private mutating func readMixedText(of element: Element) throws(PropertyListProblem) -> String {
    var result: [UInt8] = []
    while true {
      guard at < bytes.count else {
        throw problem("the file ends in the middle of <\(element.rawValue)>")
      }
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "<"):
        if starts(with: "<![CDATA[") {
          try readCharacterData(into: &result)
        } else if starts(with: "<!--") || starts(with: "<?") {
          try skipBetween()
        } else {
          try readEnd(of: element)
          return try text(result)
        }
      case UInt8(ascii: "&"): try readEntity(into: &result)
      case 0x0D:
        result.append(0x0A)
        at += 1
        if at < bytes.count, bytes[at] == 0x0A { at += 1 }
      default:
        try refuseControl(byte)
        result.append(byte)
        at += 1
      }
    }
  }

  private mutating func readCharacterData(into result: inout [UInt8]) throws(PropertyListProblem) {
    at += 9
    while at < bytes.count, !starts(with: "]]>") {
      try refuseControl(bytes[at])
      result.append(bytes[at])
      at += 1
    }
    guard at < bytes.count else { throw problem("the file ends in the middle of a CDATA section") }
    at += 3
  }

  private mutating func readEntity(into result: inout [UInt8]) throws(PropertyListProblem) {
    let start = at
    var end = at + 1
    while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      throw problem("a & is not followed by an entity; write &amp;")
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
      if scalar.value < 0x20 { try refuseControl(UInt8(scalar.value)) }
      result.append(contentsOf: String(scalar).utf8)
    }
    at = end + 1
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// Control characters are refused: other programs would reject the whole file for them.
  private func refuseControl(_ byte: UInt8) throws(PropertyListProblem) {
    if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
      throw problem("there is a control character (\(byte)); take it out")
    }
  }

  private func text(_ range: Range<Int>) throws(PropertyListProblem) -> String {
    try text(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  private func text(_ bytes: some Sequence<UInt8>) throws(PropertyListProblem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem("the text before is not valid UTF-8")
    }
    return text
  }
}
