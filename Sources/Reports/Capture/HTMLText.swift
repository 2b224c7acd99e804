/// The text of a mail that comes in HTML only.
enum HTMLText {
  /// The text without marks; paragraphs and rows get a line each.
  static func plain(_ html: String) -> String {
    var result = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      let name = rest[rest.index(after: start)..<end].lowercased()
        .prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
      rest = rest[rest.index(after: end)...]
      switch name {
      // What is between these is not read by people.
      case "style", "script", "head", "title":
        // Where nothing ends it, nothing more is to be read.
        let close =
          rest.firstRange(of: "</\(name)") ?? rest.firstRange(of: "</\(name.uppercased())")
        rest = close.map { rest[$0.lowerBound...] } ?? ""
      case "br", "br/", "p", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3": result += "\n"
      case "/td", "/th": result += "  "
      default: break
      }
    }
    let lines = (result + rest).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { characters(in: $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
    // One empty line between paragraphs is enough.
    return lines.enumerated().filter { index, line in
      !line.isEmpty || (index > 0 && !lines[index - 1].isEmpty)
    }.map(\.element).joined(separator: "\n")
  }

  /// Text with the characters that are written by name or number.
  private static func characters(in text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let after = rest[rest.index(after: start)...]
      if let end = after.prefix(12).firstIndex(of: ";"),
        let character = character(String(after[..<end]))
      {
        result.append(character)
        rest = after[after.index(after: end)...]
      } else {
        result.append("&")
        rest = after
      }
    }
    return result + rest
  }

  private static func character(_ name: String) -> Character? {
    if let known = names[name] { return known }
    guard name.hasPrefix("#") else { return nil }
    let figures = name.dropFirst()
    let number =
      figures.lowercased().hasPrefix("x")
      ? UInt32(figures.dropFirst(), radix: 16) : UInt32(figures)
    return number.flatMap(Unicode.Scalar.init).map(Character.init)
  }

  private static let names: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "\u{2013}",
    "mdash": "\u{2014}", "hellip": "\u{2026}", "euro": "\u{20AC}", "auml": "\u{E4}",
    "ouml": "\u{F6}", "uuml": "\u{FC}", "szlig": "\u{DF}", "eacute": "\u{E9}",
    "egrave": "\u{E8}",
  ]
}
