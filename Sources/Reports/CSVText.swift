/// The text of a CSV file, whatever encoding a spreadsheet wrote it in.
struct CSVText: Hashable, Sendable {
  let text: String
  /// What the reader should know of the encoding; `nil` when there was nothing to guess.
  let note: String?

  /// Decodes UTF-8, UTF-16 with a byte order mark, or else Windows-1252.
  ///
  /// - Throws: ``CSVProblem/notText`` for binary data, ``CSVProblem/damagedText`` for broken
  ///   UTF-16.
  init(bytes: [UInt8]) throws(CSVProblem) {
    if let isLittleEndian = CSVText.utf16ByteOrder(bytes) {
      text = try CSVText.utf16(bytes.dropFirst(2), isLittleEndian: isLittleEndian)
      note = nil
      guard !text.utf8.contains(0) else { throw .notText }
      return
    }
    guard !bytes.contains(0) else { throw .notText }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    if let decoded = String(validating: content, as: UTF8.self) {
      text = decoded
      note = nil
    } else {
      text = CSVText.windows1252(content)
      note =
        "the file is not UTF-8 and was read as Windows-1252 (Western European); "
        + "check letters such as \u{E9} and \u{FC}"
    }
  }

  /// Whether the file is UTF-16, and if so whether its low bytes come first.
  private static func utf16ByteOrder(_ bytes: [UInt8]) -> Bool? {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): true
    case (0xFE, 0xFF): false
    default: nil
    }
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, isLittleEndian: Bool
  ) throws(CSVProblem) -> String {
    guard bytes.count.isMultiple(of: 2) else { throw .damagedText }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .damagedText }
    return text
  }

  static func windows1252(_ bytes: some Collection<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(bytes.count)
    for byte in bytes {
      if (0x80..<0xA0).contains(byte) {
        scalars.append(upperControls[Int(byte) - 0x80])
      } else {
        scalars.append(Unicode.Scalar(byte))
      }
    }
    return String(scalars)
  }

  /// What Windows-1252 has at 80 to 9F; the five bytes that it leaves free become U+FFFD.
  private static let upperControls: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}",
    "\u{FFFD}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
  ]
}
