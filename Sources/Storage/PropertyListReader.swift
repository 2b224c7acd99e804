package import Records

/// Reads an XML property list piece by piece, so that no tree of the whole file is ever held.
///
/// It knows the elements of property lists, comments, processing instructions, CDATA, the five
/// named entities and numbered ones; a document type with declarations of its own is refused, since
/// entities could grow without end.
package struct PropertyListReader {
  /// The elements of a property list.
  enum Element {
    case plist, dict, array, key, string, integer, real, date, data, yes, no
  }

  /// A start or end of an element.
  struct Tag {
    var element: Element
    var isEnd = false
    /// Whether it starts and ends at once, as `<dict/>` does.
    var isEmpty = false
  }

  static let deepest = 100

  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the file was in UTF-16, and is in UTF-8 only here.
  let wasUTF16: Bool
  /// The next byte to read.
  var at = 0
  /// Where the tag read last begins: the place a sentence about it names.
  var tagStart = 0
  var keys = KeyCache()
  private var depth = 0
  /// How many entries the last table had at each depth: the next one most often has as many.
  private var sizes = [Int](repeating: 8, count: deepest + 1)

  /// Reads the document in some bytes; `body` reads its one value.
  ///
  /// - Throws: the place and what is wrong there; nothing else than property lists is read.
  package static func read<Result>(
    _ bytes: [UInt8],
    _ body: (inout PropertyListReader) throws(PropertyListProblem) -> Result
  ) throws(PropertyListProblem) -> Result {
    guard let isLittleEndian = UTF16Text.isLittleEndian(bytes) else {
      return try read(utf8: bytes, wasUTF16: false, body)
    }
    let utf8: [UInt8]
    do throws(UTF16Text.Fault) {
      utf8 = try UTF16Text.utf8(of: bytes.dropFirst(2), isLittleEndian: isLittleEndian)
    } catch {
      throw PropertyListProblem(
        place: .byte(error.offset),
        message: "a character is broken off (the file is in UTF-16); it was cut off or is damaged")
    }
    return try read(utf8: utf8, wasUTF16: true, body)
  }

  private static func read<Result>(
    utf8 bytes: [UInt8], wasUTF16: Bool,
    _ body: (inout PropertyListReader) throws(PropertyListProblem) -> Result
  ) throws(PropertyListProblem) -> Result {
    // Typed errors do not pass through the standard library's closures; a result does.
    let outcome = bytes.withUnsafeBufferPointer {
      buffer -> Swift.Result<Result, PropertyListProblem> in
      do throws(PropertyListProblem) {
        var reader = PropertyListReader(bytes: buffer, wasUTF16: wasUTF16)
        return .success(try reader.readDocument(body))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, wasUTF16: Bool) {
    self.bytes = bytes
    self.wasUTF16 = wasUTF16
  }

  private mutating func readDocument<Result>(
    _ body: (inout PropertyListReader) throws(PropertyListProblem) -> Result
  ) throws(PropertyListProblem) -> Result {
    try readProlog()
    let root = try nextTag()
    guard root.element == .plist else { throw notAPropertyList("the file is XML") }
    guard !root.isEnd, !root.isEmpty else { throw problem("the property list is empty") }
    let result = try body(&self)
    let end = try nextTag()
    guard end.element == .plist, end.isEnd else {
      throw problem(
        "the property list holds more than one value: <\(end.element.name)> follows the first",
        at: tagStart)
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
    var seen = SeenKeys()
    try readEntries(of: tag) { (key, start, reader) throws(PropertyListProblem) in
      guard seen.insert(key) else { throw reader.twice(key, at: start) }
      try onKey(key, &reader)
    }
  }

  /// Reads a list; `onItem` must read or skip each item.
  package mutating func readList(
    _ onItem: (inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    let tag = try nextTag()
    guard tag.element == .array, !tag.isEnd else { throw expected("a list (<array>)", found: tag) }
    try readItems(of: tag, onItem)
  }

  /// Whether the next value is a table; nothing is read.
  package var isAtTable: Bool {
    var copy = self
    guard let tag = try? copy.nextTag() else { return false }
    return tag.element == .dict && !tag.isEnd
  }

  /// Reads any value.
  package mutating func readValue() throws(PropertyListProblem) -> Value {
    let tag = try nextTag()
    return try readValue(of: tag)
  }

  /// Reads a table with all that is in it; a key that is there twice is refused.
  package mutating func readWholeTable() throws(PropertyListProblem) -> Table {
    let tag = try nextTag()
    guard tag.element == .dict, !tag.isEnd else { throw expected("a table (<dict>)", found: tag) }
    return try readTable(of: tag)
  }

  /// Passes over a value, checking all of it.
  package mutating func skipValue() throws(PropertyListProblem) {
    let tag = try nextTag()
    switch tag.element {
    case .string where !tag.isEnd && !tag.isEmpty: try skipText(of: .string)
    case .dict where !tag.isEnd:
      var seen = SeenKeys()
      try readEntries(of: tag) { (key, start, reader) throws(PropertyListProblem) in
        guard seen.insert(key) else { throw reader.twice(key, at: start) }
        try reader.skipValue()
      }
    case .array where !tag.isEnd:
      try readItems(of: tag) { (reader) throws(PropertyListProblem) in try reader.skipValue() }
    default: _ = try readValue(of: tag)
    }
  }

  private mutating func readValue(of tag: Tag) throws(PropertyListProblem) -> Value {
    guard !tag.isEnd else { throw expected("a value", found: tag) }
    switch tag.element {
    case .string: return .text(tag.isEmpty ? "" : try readText(of: .string))
    case .integer: return .integer(try readInteger(tag))
    case .real: return .real(try readReal(tag))
    case .yes, .no:
      if !tag.isEmpty { try readEnd(of: tag.element) }
      return .flag(tag.element == .yes)
    case .date: return .date(try readDate(tag))
    case .data: return .data(try readData(tag))
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

  private mutating func readTable(of tag: Tag) throws(PropertyListProblem) -> Table {
    if tag.isEmpty { return Table() }
    let level = depth
    var builder = TableBuilder(capacity: sizes[level])
    try readEntries(of: tag) { (key, start, reader) throws(PropertyListProblem) in
      guard builder.append(try reader.readValue(), for: key) else {
        throw reader.twice(key, at: start)
      }
    }
    sizes[level] = min(builder.count, 64)
    return builder.finish()
  }

  private mutating func readEntries(
    of tag: Tag,
    _ onKey: (String, _ start: Int, inout PropertyListReader) throws(PropertyListProblem) -> Void
  ) throws(PropertyListProblem) {
    if tag.isEmpty { return }
    try goDown()
    while true {
      let next = try nextTag()
      if next.isEnd, next.element == .dict { break }
      guard next.element == .key, !next.isEnd else { throw expected("<key>", found: next) }
      let start = tagStart
      try onKey(next.isEmpty ? "" : try readKey(), start, &self)
    }
    depth -= 1
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

  private mutating func goDown() throws(PropertyListProblem) {
    depth += 1
    guard depth <= PropertyListReader.deepest else {
      throw problem(
        "tables and lists are nested deeper than \(PropertyListReader.deepest)", at: tagStart)
    }
  }
}
