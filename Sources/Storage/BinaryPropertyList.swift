internal import Records

/// Reads a binary property list (`bplist00`), the form that Apple's programs save, and that Python and
/// libplist write when asked to.
///
/// After eight bytes of name and version come the objects; then a table of the places where each of them
/// begins; then 32 bytes that say where that table is and how wide its numbers are. Lists and tables
/// name what they hold by its number, so that a file can hold one object in many places, in itself
/// too. Nothing of that is trusted: every place is checked before it is read, and what the file
/// unfolds to is bounded by its size.
struct BinaryPropertyList {
  /// What begins every file of the form, whatever its version.
  private static let name = "bplist"
  private static let headerSize = 8
  private static let trailerSize = 32
  /// What every value and key counts for, besides its text: roughly what it takes in memory.
  private static let valueCost = 32

  let bytes: [UInt8]
  /// Where the table of places begins, and the objects end.
  let end: Int
  /// How many bytes each number in the table of places has.
  private let placeSize: Int
  /// How many bytes a reference to an object has.
  private let referenceSize: Int
  /// How many objects there are.
  private let count: Int
  /// The object that holds all others.
  private let top: Int
  /// How many bytes of values may still be made.
  private var room: Int
  /// Where the lists and tables begin that are being read.
  private var open: [Int] = []

  /// Whether bytes say that they are a binary property list.
  static func isClaimed(by bytes: [UInt8]) -> Bool { bytes.starts(with: name.utf8) }

  /// The same property list in XML.
  static func xml(of bytes: [UInt8]) throws(PropertyListProblem) -> [UInt8] {
    let value = try value(in: bytes)
    var writer = PropertyListWriter(capacity: 4 * bytes.count)
    writer.value(value)
    return writer.finish()
  }

  /// Reads the file's one value.
  ///
  /// - Throws: what is wrong, and at which byte.
  static func value(in bytes: [UInt8]) throws(PropertyListProblem) -> Value {
    var file = try BinaryPropertyList(bytes)
    return try file.value(of: file.top)
  }

  // MARK: What the file says of itself

  private init(_ bytes: [UInt8]) throws(PropertyListProblem) {
    let version = String(
      decoding: bytes.dropFirst(BinaryPropertyList.name.utf8.count).prefix(2), as: UTF8.self)
    guard version.utf8.count < 2 || version == "00" else {
      let isNumber = version.utf8.allSatisfy { (0x30...0x39).contains($0) }
      throw BinaryPropertyList.problem(
        "the file is a binary property list of a version"
          + (isNumber ? " (\(version))" : "") + " that is not read; only 00 is",
        at: BinaryPropertyList.name.utf8.count)
    }
    let trailer = bytes.count - BinaryPropertyList.trailerSize
    guard trailer > BinaryPropertyList.headerSize else {
      throw BinaryPropertyList.problem(
        "the file is a binary property list that was cut off", at: bytes.count)
    }
    func number(_ place: Int, _ size: Int) -> Int? {
      Int(exactly: BinaryPropertyList.number(bytes, trailer + place, size))
    }
    placeSize = Int(bytes[trailer + 6])
    referenceSize = Int(bytes[trailer + 7])
    // The table fills the room between the objects and the trailer in every file that was not cut
    // off, so that a cut one can hardly seem whole.
    guard (1...8).contains(placeSize), (1...8).contains(referenceSize),
      let count = number(8, 8), let top = number(16, 8), let end = number(24, 8),
      end > BinaryPropertyList.headerSize, end < trailer, top < count,
      (trailer - end).isMultiple(of: placeSize), count == (trailer - end) / placeSize
    else {
      throw BinaryPropertyList.problem(
        "the binary property list does not end as one should; it was cut off or is damaged",
        at: trailer)
    }
    self.bytes = bytes
    (self.count, self.top, self.end) = (count, top, end)
    // A value that is there once takes a byte at least, and a text said a thousand times over is
    // rare; the rest is for small files, which may say the little they hold as often as they like.
    room = 4 * 1024 * 1024 + 64 * bytes.count
  }

  // MARK: Values

  private mutating func value(of object: Int) throws(PropertyListProblem) -> Value {
    let start = try place(of: object)
    switch bytes[start] {
    case 0x08: return .flag(false)
    case 0x09: return .flag(true)
    case 0x10...0x14: return .integer(try integer(at: start))
    case 0x22, 0x23: return .real(try real(at: start))
    case 0x33: return .date(try date(at: start))
    case 0x40...0x4F: return .data(try data(at: start))
    case 0x50...0x6F: return .text(try text(at: start))
    case 0xA0...0xAF: return .list(try list(at: start))
    case 0xD0...0xDF: return .table(try table(at: start))
    case 0x80...0x8F: throw problem("there is a UID, of a keyed archive; none is read", at: start)
    case 0xB0...0xCF: throw problem("there is a set, which no XML can hold", at: start)
    case 0x00: throw problem("there is a null where a value should be", at: start)
    default: throw problem("there is no value of a kind that is known", at: start)
    }
  }

  private mutating func list(at start: Int) throws(PropertyListProblem) -> [Value] {
    let references = try size(at: start, width: referenceSize)
    try enter(start, count: references.count)
    var items: [Value] = []
    items.reserveCapacity(references.count)
    for index in 0..<references.count {
      items.append(try value(of: object(references.start + index * referenceSize)))
    }
    open.removeLast()
    return items
  }

  private mutating func table(at start: Int) throws(PropertyListProblem) -> Table {
    // All keys come before all values.
    let references = try size(at: start, width: 2 * referenceSize)
    try enter(start, count: 2 * references.count)
    var builder = TableBuilder(capacity: references.count)
    for index in 0..<references.count {
      let place = references.start + index * referenceSize
      let keyStart = try self.place(of: object(place))
      guard (0x50...0x6F).contains(bytes[keyStart]) else {
        throw problem("the key of a table is not text", at: keyStart)
      }
      let key = try text(at: keyStart)
      let value = try value(of: object(place + references.count * referenceSize))
      guard builder.append(value, for: key) else {
        throw problem("the key \(key.prefix(40)) is there twice in one table", at: start)
      }
    }
    open.removeLast()
    return builder.finish()
  }

  /// Begins a list or table that holds so many values and keys.
  private mutating func enter(_ start: Int, count: Int) throws(PropertyListProblem) {
    guard !open.contains(start) else { throw problem("a list or table holds itself", at: start) }
    guard open.count < PropertyListReader.deepest else {
      throw problem(
        "tables and lists are nested deeper than \(PropertyListReader.deepest)", at: start)
    }
    // Before any of them is read: room is set aside for all at once.
    try spend(BinaryPropertyList.valueCost * count, at: start)
    open.append(start)
  }

  /// Takes what a value needs from the room that is left.
  mutating func spend(_ cost: Int, at start: Int) throws(PropertyListProblem) {
    guard cost <= room else {
      throw problem("the same values are there so often that they would fill the memory", at: start)
    }
    room -= cost
  }

  // MARK: Places

  /// Where an object begins.
  private func place(of object: Int) throws(PropertyListProblem) -> Int {
    let entry = end + object * placeSize
    let place = BinaryPropertyList.number(bytes, entry, placeSize)
    guard place >= BinaryPropertyList.headerSize, place < end else {
      throw problem("a value is said to be at byte \(place), where none can be", at: entry)
    }
    return Int(place)
  }

  /// The number of the object that a reference names.
  private func object(_ place: Int) throws(PropertyListProblem) -> Int {
    let object = BinaryPropertyList.number(bytes, place, referenceSize)
    guard object < count else {
      throw problem("value \(object) is referred to, but there are only \(count)", at: place)
    }
    return Int(object)
  }

  /// How many pieces an object has, each so many bytes wide, and where they begin; all lie in the
  /// file.
  func size(at start: Int, width: Int) throws(PropertyListProblem) -> (count: Int, start: Int) {
    var count = UInt64(bytes[start] & 0x0F)
    var first = start + 1
    if count == 0x0F {
      // A number of its own follows, written as an integer is.
      guard first < end, (0x10...0x13).contains(bytes[first]) else {
        throw problem("the length of a value is not a number", at: start)
      }
      let size = 1 << Int(bytes[first] & 0x0F)
      guard size < end - first else { throw tooLong(start) }
      count = BinaryPropertyList.number(bytes, first + 1, size)
      first += 1 + size
    }
    guard count <= (end - first) / width else { throw tooLong(start) }
    return (Int(count), first)
  }

  func tooLong(_ start: Int) -> PropertyListProblem {
    problem("a value is longer than what is left of the file", at: start)
  }

  func problem(_ message: String, at place: Int) -> PropertyListProblem {
    BinaryPropertyList.problem(message, at: place)
  }

  private static func problem(_ message: String, at place: Int) -> PropertyListProblem {
    PropertyListProblem(place: .byte(place), message: message)
  }

  /// The number in at most eight bytes, high ones first, all of which must be there.
  static func number(_ bytes: [UInt8], _ start: Int, _ size: Int) -> UInt64 {
    bytes[start..<start + size].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
