extension PropertyListReader {
  /// Reads what comes before the first element, and recognises what is no property list at all.
  mutating func readProlog() throws(PropertyListProblem) {
    if bytes.isEmpty { throw problem("the file is empty") }
    if starts(with: "bplist") {
      throw problem(
        "the file is a binary property list; only XML is read (plutil -convert xml1 makes it that)")
    }
    if starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if bytes.prefix(1024).contains(0) { throw notAPropertyList("the file is binary") }
    skipSpace()
    guard at < bytes.count else { throw problem("the file holds nothing but blanks") }
    switch bytes[at] {
    case UInt8(ascii: "<"): break
    case UInt8(ascii: "{"), UInt8(ascii: "["): throw notAPropertyList("the file looks like JSON")
    default: throw notAPropertyList("the file is text of another kind")
    }
    if starts(with: "<?xml") { try readDeclaration() }
    try skipBetween()
    if starts(with: "<!DOCTYPE") { try skipDocumentType() }
    try skipBetween()
    guard at < bytes.count else { throw endsIn("what comes before the property list") }
    guard bytes[at] == UInt8(ascii: "<") else { throw notAPropertyList("the file is text") }
    var end = at + 1
    while end < bytes.count, PropertyListReader.isNameByte(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[at + 1..<min(end, at + 41)], as: UTF8.self)
    guard name == "plist" || end == bytes.count else {
      throw notAPropertyList(
        name.lowercased() == "html"
          ? "the file is a web page (HTML)" : "the file is XML (its first element is <\(name)>)")
    }
  }

  private mutating func readDeclaration() throws(PropertyListProblem) {
    let start = at
    try skip(past: "?>", what: "the XML declaration")
    let header = String(decoding: bytes[start..<min(at, start + 400)], as: UTF8.self)
    guard let equals = header.firstRange(of: "encoding") else { return }
    let value = header[equals.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return }
    let name = value.dropFirst().prefix { $0 != quote }
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": break
    case "utf-16", "utf-16le", "utf-16be":
      guard wasUTF16 else {
        throw problem(
          "the file says that it is in UTF-16, but does not begin with its byte order mark",
          at: start)
      }
    default:
      throw problem(
        "the file says that it is in \(name.prefix(40)); only UTF-8 and UTF-16 are read", at: start)
    }
  }

  private mutating func skipDocumentType() throws(PropertyListProblem) {
    let start = at
    try skip(past: ">", what: "the document type")
    if bytes[start..<at].contains(UInt8(ascii: "[")) {
      throw problem("the document type has declarations of its own, which are not read", at: start)
    }
  }
}
