/// Turns UTF-16 into UTF-8.
enum UTF16Text {
  /// The bytes are not UTF-16: a character is broken off at this one.
  struct Fault: Error {
    let offset: Int
  }

  /// Whether a byte order mark begins the bytes, and if so whether low bytes come first.
  static func isLittleEndian(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return true }
    if bytes.starts(with: [0xFE, 0xFF]) { return false }
    return nil
  }

  /// The UTF-8 of some UTF-16 without its mark.
  ///
  /// - Throws: the place in `bytes` of the first character that is not whole.
  static func utf8(
    of bytes: ArraySlice<UInt8>, isLittleEndian: Bool
  ) throws(Fault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    func unit(_ place: Int) -> UInt32? {
      guard place + 1 < bytes.endIndex else { return nil }
      let (first, second) = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    while at < bytes.endIndex {
      guard var code = unit(at) else { throw Fault(offset: at) }
      var width = 2
      if code & 0xFC00 == 0xD800 {
        guard let low = unit(at + 2), low & 0xFC00 == 0xDC00 else { throw Fault(offset: at) }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        width = 4
      }
      // What is left to fail is the second half of a pair without the first.
      guard let scalar = Unicode.Scalar(code) else { throw Fault(offset: at) }
      if code < 0x80 {
        result.append(UInt8(code))
      } else {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      at += width
    }
    return result
  }
}
