package import Records

/// Reads an XML property list piece by piece, so that no tree of the whole file is ever held.
///
/// It knows the elements of property lists, comments, processing instructions, CDATA and the five named
/// entities; a document type with declarations of its own is refused, since entities could grow without end.
package struct PropertyListReader {
  /// The elements of a property list.
  enum Element: String {
    case plist, dict, array, key, string, integer, real, date, data
    case yes = "true"
    case no = "false"
  }

  /// A start or end of an element.
  struct Tag {
    var element: Element
    var isEnd = false
    /// `<dict/>` starts and ends at once.
    var isEmpty = false
  }

  static let deepest = 100

  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0
  private var depth = 0

  /// Reads the document in some bytes; `body` reads its one value.
  package static func read<Result>(
    _ bytes: [UInt8], _ body: (inout PropertyListReader) throws(PropertyListProblem) -> Result
  ) throws(PropertyListProblem) -> Result {
    // Typed errors do not pass through the standard library's closures; a result does.
    let outcome = bytes.withUnsafeBufferPointer {
      buffer -> Swift.Result<Result, PropertyListProblem> in
      do throws(PropertyListProblem) {
        var reader = PropertyListReader(bytes: buffer)
        return .success(try reader.readDocument(body))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func readDocument<Result>(
    _ body: (inout PropertyListReader) throws(PropertyListProblem) -> Result
  ) throws(PropertyListProblem) -> Result {
    try readProlog()
    var tag = try nextTag()
    var isWrapped = false
    if tag.element == .plist {
      guard !tag.isEnd, !tag.isEmpty else { throw problem("the property list holds nothing") }
      isWrapped = true
    } else {
      throw problem("the file is XML, but not a property list")
    }
    let result = try body(&self)
    if isWrapped {
      tag = try nextTag()
      guard tag.element == .plist, tag.isEnd else { throw problem("there is more than one value") }
    }
    try skipBetween()
    guard at == bytes.count else { throw problem("something follows the end of the property list") }
    return result
  }

  // MARK: Values

  /// Reads a table; `onKey` must read or skip the value of each key.
  package mutating func readTable(
    _ onKey: (String, inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    let tag = try nextTag()
    guard tag.element == .dict, !tag.isEnd else { throw expected("a table (<dict>)", found: tag) }
    try readEntries(of: tag, onKey)
  }

  private mutating func readEntries(
    of tag: Tag, _ onKey: (String, inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    if tag.isEmpty { return }
    try goDown()
    while true {
      let next = try nextTag()
      if next.isEnd, next.element == .dict { break }
      guard next.element == .key, !next.isEnd else { throw expected("<key>", found: next) }
      let key = next.isEmpty ? "" : try readText(of: .key)
      try onKey(key, &self)
    }
    depth -= 1
  }

  /// Reads a list; `onItem` must read or skip each item.
  package mutating func readList(
    _ onItem: (inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    let tag = try nextTag()
    guard tag.element == .array, !tag.isEnd else { throw expected("a list (<array>)", found: tag) }
    try readItems(of: tag, onItem)
  }

  private mutating func readItems(
    of tag: Tag, _ onItem: (inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    if tag.isEmpty { return }
    try goDown()
    while true {
      let start = at
      let next = try nextTag()
      if next.isEnd, next.element == .array { break }
      at = start
      try onItem(&self)
    }
    depth -= 1
  }

  /// Reads any value.
  package mutating func readValue() throws(PropertyListProblem) -> Value {
    let tag = try nextTag()
    guard !tag.isEnd else { throw expected("a value", found: tag) }
    switch tag.element {
    case .string: return .text(tag.isEmpty ? "" : try readText(of: .string))
    case .integer: return .integer(try readInteger(tag))
    case .real: return .real(try readReal(tag))
    case .yes, .no:
      if !tag.isEmpty { try readEnd(of: tag.element) }
      return .flag(tag.element == .yes)
    case .date: return .date(tag.isEmpty ? "" : try readText(of: .date))
    case .data:
      let text = tag.isEmpty ? "" : try readText(of: .data)
      return .data(text.filter { !$0.isWhitespace })
    case .dict: return .table(try readTable(of: tag))
    case .array:
      var items: [Value] = []
      try readItems(of: tag) { (reader) throws(PropertyListProblem) in
        items.append(try reader.readValue())
      }
      return .list(items)
    case .plist, .key: throw expected("a value", found: tag)
    }
  }

  /// Reads a table with all that is in it; a key that is there twice is refused.
  package mutating func readWholeTable() throws(PropertyListProblem) -> Table {
    let tag = try nextTag()
    guard tag.element == .dict, !tag.isEnd else { throw expected("a table (<dict>)", found: tag) }
    return try readTable(of: tag)
  }

  private mutating func readTable(of tag: Tag) throws(PropertyListProblem) -> Table {
    var table = Table(minimumCapacity: 8)
    try readEntries(of: tag) { (key, reader) throws(PropertyListProblem) in
      let start = reader.at
      guard table.append(try reader.readValue(), for: key) else {
        reader.at = start
        throw reader.problem("the key \(key) is there twice")
      }
    }
    return table
  }

  /// Passes over a value, checking that it is one.
  package mutating func skipValue() throws(PropertyListProblem) {
    _ = try readValue()
  }

  private mutating func goDown() throws(PropertyListProblem) {
    depth += 1
    guard depth <= PropertyListReader.deepest else {
      throw problem("tables and lists are nested deeper than \(PropertyListReader.deepest)")
    }
  }

  private mutating func readInteger(_ tag: Tag) throws(PropertyListProblem) -> Int {
    let start = at
    let text = tag.isEmpty ? "" : try readText(of: .integer).trimmed
    guard let number = Int(text) else {
      at = start
      throw problem("“\(text.prefix(40))” is not a whole number from \(Int.min) to \(Int.max)")
    }
    return number
  }

  private mutating func readReal(_ tag: Tag) throws(PropertyListProblem) -> Double {
    let start = at
    let text = tag.isEmpty ? "" : try readText(of: .real).trimmed
    guard let number = Double(text) else {
      at = start
      throw problem("“\(text.prefix(40))” is not a number")
    }
    return number
  }

  // MARK: Problems

  func expected(_ what: String, found tag: Tag) -> PropertyListProblem {
    problem("\(tag.isEnd ? "</" : "<")\(tag.element.rawValue)> stands where \(what) should be")
  }

  /// A problem at the present place.
  package func problem(_ message: String) -> PropertyListProblem {
    var line = 1
    var lineStart = 0
    for index in 0..<min(at, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return PropertyListProblem(
      line: line, column: min(at, bytes.count) - lineStart + 1, message: message)
  }
}
