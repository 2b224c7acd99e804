internal import Records

extension BinaryPropertyList {
  /// One, two and four bytes have no sign; eight have; sixteen are written for what eight cannot hold.
  func integer(at start: Int) throws(PropertyListProblem) -> Int {
    let size = try width(at: start)
    let low = BinaryPropertyList.number(bytes, start + 1 + max(0, size - 8), min(size, 8))
    guard size == 16 else { return Int(truncatingIfNeeded: low) }
    let number = Int(truncatingIfNeeded: low)
    let high = BinaryPropertyList.number(bytes, start + 1, 8)
    guard high == (number < 0 ? .max : 0) else {
      throw problem("there is a whole number that is too large (64 bits is the limit)", at: start)
    }
    return number
  }

  func real(at start: Int) throws(PropertyListProblem) -> Double {
    let size = try width(at: start)
    let bits = BinaryPropertyList.number(bytes, start + 1, size)
    return size == 4
      ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))) : Double(bitPattern: bits)
  }

  /// A date as the XML has it: without the fraction of its last second.
  func date(at start: Int) throws(PropertyListProblem) -> String {
    // 2001-01-01, from which on seconds are counted.
    let origin = 978_307_200
    let seconds = try real(at: start).rounded(.down)
    // Far beyond the years of four digits, yet far from where integers end.
    guard abs(seconds) < 1e12 else { throw noDate(start) }
    let moment = Moment(seconds: origin + Int(seconds))
    guard (0...9999).contains(moment.day.year) else { throw noDate(start) }
    return moment.description
  }

  private func noDate(_ start: Int) -> PropertyListProblem {
    problem("there is a date that is not in the years 0 to 9999", at: start)
  }

  /// How many bytes a number or date has after its first; all of them are there.
  private func width(at start: Int) throws(PropertyListProblem) -> Int {
    let size = 1 << Int(bytes[start] & 0x0F)
    guard size < end - start else { throw tooLong(start) }
    return size
  }

  /// Binary data as base64.
  mutating func data(at start: Int) throws(PropertyListProblem) -> String {
    let (count, first) = try size(at: start, width: 1)
    try spend(count / 3 * 4 + 4, at: start)
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(count / 3 * 4 + 4)
    for place in stride(from: first, to: first + count, by: 3) {
      let present = min(3, first + count - place)
      let group = BinaryPropertyList.number(bytes, place, present) << UInt64(8 * (3 - present))
      for index in 0..<4 {
        let digit = digits[Int(group >> UInt64(18 - 6 * index) & 0x3F)]
        result.append(index <= present ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text, in ASCII or in UTF-16.
  mutating func text(at start: Int) throws(PropertyListProblem) -> String {
    let isWide = bytes[start] >= 0x60
    let (count, first) = try size(at: start, width: isWide ? 2 : 1)
    try spend(isWide ? 3 * count : count, at: start)
    let text: String
    if isWide {
      do throws(UTF16Text.Fault) {
        let utf8 = try UTF16Text.utf8(of: bytes[first..<first + 2 * count], isLittleEndian: false)
        text = String(decoding: utf8, as: UTF8.self)
      } catch {
        throw problem("a character of a text is broken off (UTF-16)", at: error.offset)
      }
    } else {
      let range = first..<first + count
      if let other = range.first(where: { bytes[$0] >= 0x80 }) {
        throw problem("a text that should be ASCII is not", at: other)
      }
      text = String(decoding: bytes[range], as: UTF8.self)
    }
    // Left out when it is written as XML, it would be gone without a word.
    if let wrong = text.unicodeScalars.first(where: { !$0.mayStandInXML }) {
      throw problem(
        wrong.value < 0x20
          ? "a text holds a control character (number \(wrong.value)); take it out"
          : "a text holds a character that XML does not allow (U+FFFE or U+FFFF)", at: start)
    }
    return text
  }
}
