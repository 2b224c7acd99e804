/// Words of a mail's header that are not plain ASCII (RFC 2047): `=?utf-8?B?...?=`, `=?iso-8859-1?Q?...?=`.
enum EncodedWords {
  /// The header as people read it; a word in an encoding that is not known stays as it is.
  static func decoded(_ header: String) -> String {
    var result = ""
    var rest = header[...]
    /// The bytes of words that follow one another, as a character may begin in one and end in the next.
    var open: (charset: String, bytes: [UInt8])?
    func flush() {
      if let (charset, bytes) = open { result += MailText.text(bytes, charset: charset) ?? "" }
      open = nil
    }
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = Word(rest[start.upperBound...]) else {
        flush()
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      // Blanks between two such words only separate them.
      if open == nil || !before.allSatisfy(\.isWhitespace) {
        flush()
        result += before
      }
      if open?.charset == word.charset {
        open?.bytes += word.bytes
      } else {
        flush()
        open = (word.charset, word.bytes)
      }
      rest = rest[word.end...]
    }
    flush()
    return result + rest
  }

  /// One such word.
  private struct Word {
    let charset: String
    let bytes: [UInt8]
    /// Where the text goes on after it.
    let end: String.Index

    /// - Parameter text: what follows the `=?`.
    init?(_ text: Substring) {
      let parts = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("="), parts[1].count == 1,
        !parts[2].contains(where: \.isWhitespace)
      else { return nil }
      // A language may follow the charset after a star (RFC 2231).
      charset = parts[0].split(separator: "*").first.map { $0.lowercased() } ?? ""
      end = parts[3].index(after: parts[3].startIndex)
      switch parts[1].lowercased() {
      case "b": bytes = MailText.base64(parts[2].utf8)
      case "q":
        bytes = MailText.quotedPrintable(
          parts[2].utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
      default: return nil
      }
      guard MailText.text(bytes, charset: charset) != nil || charset == "utf-8" else { return nil }
    }
  }
}
