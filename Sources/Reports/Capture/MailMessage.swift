internal import Records

/// An e-mail message (RFC 5322), as far as an action is made of it: its header and its text.
struct MailMessage {
  /// How deep parts may lie in each other.
  private static let deepest = 10

  private let headers: [(name: String, value: String)]
  private let body: ArraySlice<UInt8>

  /// - Returns: `nil` when the bytes do not begin with a header that says from whom, or about what.
  init?(_ bytes: [UInt8]) {
    var content = bytes[...]
    // A mailbox puts a line with the sender before each message.
    if content.starts(with: "From ".utf8) { content = MailMessage.afterLine(content) }
    self.init(part: content)
    guard isLikely, header("subject") != nil || header("from") != nil else { return nil }
  }

  /// A message, or a part of one.
  private init(part: ArraySlice<UInt8>) {
    var headers: [(name: String, value: String)] = []
    var rest = part
    var isOver = false
    var isLikely = true
    while !isOver, !rest.isEmpty {
      let next = MailMessage.afterLine(rest)
      let line = MailText.anyText(rest[..<next.startIndex], charset: "")
      rest = next
      if line.trimmed.isEmpty {
        isOver = true
      } else if line.first == " " || line.first == "\t" {
        // A long line goes on in the next.
        if headers.isEmpty { isLikely = false }
        if let last = headers.indices.last { headers[last].value += " " + line.trimmed }
      } else if let colon = line.firstIndex(of: ":"), colon != line.startIndex,
        line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      {
        headers.append(
          (line[..<colon].lowercased(), String(line[line.index(after: colon)...]).trimmed))
      } else {
        isLikely = false
      }
    }
    self.headers = headers
    self.isLikely = isLikely
    body = rest
  }

  /// Whether every line of the header was one.
  private let isLikely: Bool

  private static func afterLine(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.firstIndex(of: 0x0A).map { bytes[($0 + 1)...] } ?? bytes[bytes.endIndex...]
  }

  private func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// A line of the header as people read it; empty where there is none.
  func readable(_ name: String) -> String {
    ImportNames.tidy(EncodedWords.decoded(header(name) ?? ""))
  }

  // MARK: The text

  /// The message's text: the first part that is plain text, or else the first in HTML without its marks.
  var text: String {
    (text(of: "text/plain", depth: 0) ?? text(of: "text/html", depth: 0).map(HTMLText.plain) ?? "")
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .joined(separator: "\n").trimmed
  }

  private func text(of wanted: String, depth: Int) -> String? {
    let type = ContentType(header("content-type") ?? "text/plain")
    if type.name.hasPrefix("multipart/") {
      guard depth < MailMessage.deepest, let boundary = type["boundary"] else { return nil }
      return parts(between: boundary).lazy
        .compactMap { $0.text(of: wanted, depth: depth + 1) }.first
    }
    let isAttached = header("content-disposition")?.lowercased().hasPrefix("attachment") == true
    guard type.name == wanted, !isAttached else { return nil }
    let bytes: [UInt8] =
      switch (header("content-transfer-encoding") ?? "").lowercased() {
      case "base64": MailText.base64(body)
      case "quoted-printable": MailText.quotedPrintable(body)
      default: Array(body)
      }
    return MailText.anyText(bytes, charset: type["charset"] ?? "")
  }

  /// The parts between lines with the boundary; the last may lack its end.
  private func parts(between boundary: String) -> [MailMessage] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [MailMessage] = []
    var start: Int?
    var rest = body
    while !rest.isEmpty {
      let place = rest.startIndex
      let next = MailMessage.afterLine(rest)
      if rest.starts(with: mark) {
        if let start { parts.append(MailMessage(part: body[start..<place])) }
        start = next.startIndex
        if rest.dropFirst(mark.count).starts(with: "--".utf8) { return parts }
      }
      rest = next
    }
    if let start { parts.append(MailMessage(part: body[start...])) }
    return parts
  }
}

/// What a part of a message says that it is: `text/plain; charset="utf-8"`.
private struct ContentType {
  let name: String
  private var values: [String: String] = [:]

  init(_ text: String) {
    let pieces = text.split(separator: ";")
    name = pieces.first.map { $0.trimmed.lowercased() } ?? ""
    for piece in pieces.dropFirst() {
      guard let equals = piece.firstIndex(of: "=") else { continue }
      let value = piece[piece.index(after: equals)...].trimmed
      let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
      values[piece[..<equals].trimmed.lowercased()] =
        isQuoted ? String(value.dropFirst().dropLast()) : value
    }
  }

  subscript(name: String) -> String? { values[name] }
}
