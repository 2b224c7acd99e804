import Foundation
import Records
import Storage
import Synchronization
import Testing

extension SeededGenerator {
  mutating func text(upTo length: Int = 24) -> String {
    let pieces = [
      "a", "Z", "7", " ", "  ", "\t", "\n", "&", "<", ">", "\"", "'", "]]>", "&amp;", "<!--", "é",
      "ß", "漢", "\u{1F6A2}", "\u{FE0F}", "\u{0301}", "\u{7F}", "\u{FFFD}", "torque wrench",
    ]
    return (0..<Int.random(in: 0...length, using: &self))
      .map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  mutating func value(depth: Int = 4) -> Value {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &self) {
    case 0:
      let numbers = [0, -1, .min, .max, Int.random(in: -1_000_000...1_000_000, using: &self)]
      return .integer(numbers.randomElement(using: &self) ?? 0)
    case 1:
      let numbers = [
        0, 0.1, -2, 1e300, .leastNonzeroMagnitude, Double.random(in: -1...1, using: &self),
      ]
      return .real(numbers.randomElement(using: &self) ?? 0)
    case 2: return .flag(Bool.random(using: &self))
    case 3:
      return .date("20\(Int.random(in: 10...99, using: &self))-02-28T23:59:0\(depth)Z")
    case 4:
      let bytes = (0..<Int.random(in: 0...90, using: &self)).map { _ in
        UInt8.random(in: 0...255, using: &self)
      }
      return .data(Data(bytes).base64EncodedString())
    case 5: return .text(text())
    case 6:
      return .list(
        (0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth - 1) })
    default: return .table(table(depth: depth - 1))
    }
  }

  mutating func table(depth: Int) -> Table {
    var table = Table()
    for index in 0..<Int.random(in: 0...6, using: &self) {
      table["\(text(upTo: 4))\(index)"] = value(depth: depth)
    }
    return table
  }
}

func xmlBytes(_ value: Value) -> [UInt8] {
  var writer = PropertyListWriter()
  writer.value(value)
  return writer.finish()
}

func readBack(_ bytes: [UInt8]) throws(PropertyListProblem) -> Value {
  try PropertyListReader.read(bytes) { (reader) throws(PropertyListProblem) in
    try reader.readValue()
  }
}

/// A property list around the text of one value.
func plist(_ body: String) -> [UInt8] {
  Array("<plist version=\"1.0\">\(body)</plist>\n".utf8)
}

func utf8Text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

func recordID(_ text: String) throws -> RecordID { try #require(RecordID(text)) }

/// A small organisation with a record of every kind that the tests need.
func harbour() throws -> Organisation {
  var profile = Profile(id: try recordID("p1"))
  profile.name = "Harbour & Sons <Ltd>"
  profile.standards = [try #require(Edition("9001:2015"))]
  var organisation = Organisation(profile: profile)
  var person = Person(id: try recordID("ann"))
  person.name = "Ann Ö."
  organisation.people.put(person)
  for number in [14, 3, 7] {
    var action = Action(id: try recordID("a\(number)"))
    action.reference = "NC-2026-0\(number)"
    action.title = "Wrench \(number) out of calibration"
    action.owner = person.id
    action.area = try recordID("gone")
    action.due = Day("2026-05-30")
    action.whys = ["nobody looked", "no list"]
    organisation.actions.put(action)
  }
  var line = AuditLine(id: try recordID("l1"))
  line.audit = try recordID("u1")
  line.order = 4
  line.notes = "first\nsecond"
  organisation.auditLines.put(line)
  return organisation
}

/// A folder of its own for one test, which goes away with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// The names in the folder, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func put(_ content: String, in name: String) throws {
    try Data(content.utf8).write(to: URL(fileURLWithPath: self(name)))
  }

  func content(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }
}

extension TemporaryFolder {
  /// What the newest of a file's kept versions holds.
  func versionBefore(of name: String) throws -> String {
    let newest = try #require(Versions.list(of: self(name)).first)
    return utf8Text(try SafeFile.read(newest.path).bytes)
  }
}

/// Goes up once, and says so.
final class Flag: Sendable {
  private let isUp = Mutex(false)

  /// Whether this was the first time.
  func raise() -> Bool {
    isUp.withLock { isUp in
      defer { isUp = true }
      return !isUp
    }
  }
}
