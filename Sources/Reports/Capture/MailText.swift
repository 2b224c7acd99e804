/// The encodings in which mails carry text.
enum MailText {
  /// Text in one of the usual charsets; `nil` when it is another, or the bytes are none of its text.
  static func text(_ bytes: some Collection<UInt8>, charset: String) -> String? {
    switch charset.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "": String(validating: bytes, as: UTF8.self)
    // What calls itself ISO-8859-1 is Windows-1252 where the two differ, as in browsers.
    case "iso-8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15":
      CSVText.windows1252(bytes)
    default: nil
    }
  }

  /// Text in a charset, or else in the likeliest.
  static func anyText(_ bytes: some Collection<UInt8>, charset: String) -> String {
    text(bytes, charset: charset) ?? String(validating: bytes, as: UTF8.self)
      ?? CSVText.windows1252(bytes)
  }

  /// Bytes out of base64 (RFC 4648); what is no sign of it is passed over.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for sign in text {
      let value: UInt8
      switch sign {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = sign - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = sign - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = sign - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// Bytes out of quoted-printable (RFC 2045, 6.7).
  static func quotedPrintable(_ text: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      if let high = figure(rest.first), let low = figure(rest.dropFirst().first) {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
        continue
      }
      // A line that goes on, perhaps with blanks at its end.
      let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if rest.isEmpty || rest.dropFirst(blanks.count).first == 0x0A {
        rest = rest.dropFirst(blanks.count + 1)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func figure(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case (0x30...0x39)?: byte.map { $0 - 0x30 }
    case (0x41...0x46)?: byte.map { $0 - 0x41 + 10 }
    case (0x61...0x66)?: byte.map { $0 - 0x61 + 10 }
    default: nil
    }
  }
}
