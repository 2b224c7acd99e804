/// Finds what no XML file in UTF-8 may hold.
enum UTF8Check {
  /// What is wrong with some bytes, and at which of them.
  enum Fault: Equatable {
    /// A sequence that is not UTF-8 begins here.
    case notUTF8(at: Int)
    /// U+FFFE or U+FFFF, which are no characters, stands here.
    case noCharacter(at: Int)
  }

  /// The first fault in some bytes; `nil` when there is none.
  ///
  /// Control characters are not looked for.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      if first < 0x80 {
        at += 1
        continue
      }
      // The second byte tells overlong forms and surrogates from good ones (Unicode, table 3-7).
      let count: Int
      let second: ClosedRange<UInt8>
      switch first {
      case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
      case 0xE0: (count, second) = (3, 0xA0...0xBF)
      case 0xED: (count, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
      case 0xF0: (count, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
      case 0xF4: (count, second) = (4, 0x80...0x8F)
      default: return .notUTF8(at: at)
      }
      guard at + count <= bytes.count, second.contains(bytes[at + 1]) else {
        return .notUTF8(at: at)
      }
      for place in at + 2..<at + count where bytes[place] & 0xC0 != 0x80 {
        return .notUTF8(at: at)
      }
      if first == 0xEF, bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE {
        return .noCharacter(at: at)
      }
      at += count
    }
    return nil
  }
}
