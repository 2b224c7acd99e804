import Records
import Testing

@testable import Storage

/// A binary file that is wrong, where, and what is to be said of it.
struct HostileBinary: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let file: BinaryFile
  let offset: Int
  let piece: String

  init(_ name: String, _ file: BinaryFile, _ offset: Int, _ piece: String) {
    (testDescription, self.file, self.offset, self.piece) = (name, file, offset, piece)
  }

  /// One wrong object, right after the file's first eight bytes.
  init(_ name: String, _ object: [UInt8], at offset: Int = 8, _ piece: String) {
    self.init(name, BinaryFile(object), offset, piece)
  }

  private static let text = BinaryFile.ascii("k")
  private static let good = BinaryFile([0x09])
  private static let ending = "does not end as one should"

  static let layouts: [HostileBinary] = [
    HostileBinary("version 15", good.with { $0.version = "15" }, 6, "a version (15) that is not"),
    HostileBinary("version 01", good.with { $0.version = "01" }, 6, "a version (01) that is not"),
    HostileBinary("no version", good.with { $0.version = "\n\u{1B}" }, 6, "a version that is not"),
    HostileBinary("no object", BinaryFile(), 40, "cut off"),
    HostileBinary("places of no width", good.with { $0.placeSize = 0 }, 9, ending),
    HostileBinary("places too wide", good.with { $0.placeSize = 9 }, 18, ending),
    HostileBinary("references of no width", good.with { $0.referenceSize = 0 }, 11, ending),
    HostileBinary("references too wide", good.with { $0.referenceSize = 200 }, 11, ending),
    HostileBinary("too few", good.with { $0.count = 0 }, 11, ending),
    HostileBinary("too many", good.with { $0.count = 1 << 40 }, 11, ending),
    HostileBinary("countless", good.with { $0.count = .max }, 11, ending),
    HostileBinary("no such top", good.with { $0.top = 1 }, 11, ending),
    HostileBinary("a top beyond all", good.with { $0.top = .max }, 11, ending),
    HostileBinary("a table in the header", good.with { $0.tablePlace = 1 }, 11, ending),
    HostileBinary("a table at the end", good.with { $0.tablePlace = 11 }, 11, ending),
    HostileBinary("a table far away", good.with { $0.tablePlace = .max }, 11, ending),
    HostileBinary("in the header", good.with { $0.places = [0: 7] }, 9, "at byte 7, where none"),
    HostileBinary("in the table", good.with { $0.places = [0: 9] }, 9, "at byte 9, where none"),
    HostileBinary(
      "far away",
      good.with {
        $0.placeSize = 8
        $0.places = [0: .max]
      }, 9, "at byte 18446744073709551615, where none"),
  ]

  static let objects: [HostileBinary] = [
    HostileBinary("null", [0x00], "a null"), HostileBinary("fill", [0x0F], "no value of a kind"),
    HostileBinary("a UID", [0x80, 1], "a UID"), HostileBinary("a set", [0xC0], "a set"),
    HostileBinary("an ordered set", [0xB0], "a set"),
    HostileBinary("UTF-8", [0x71, 0x61], "no value of a kind"),
    HostileBinary("an integer of 32 bytes", [0x15], "no value of a kind"),
    HostileBinary("a cut integer", [0x13, 0, 0], "longer than what is left"),
    HostileBinary("a cut real", [0x22, 0, 0, 0], "longer than what is left"),
    HostileBinary("a cut date", [0x33, 0, 0], "longer than what is left"),
    HostileBinary(
      "too large", [0x14] + [UInt8](repeating: 0, count: 8) + [UInt8](repeating: 255, count: 8),
      "too large"),
    HostileBinary("far too large", [0x14, 1] + [UInt8](repeating: 0, count: 15), "too large"),
    HostileBinary("no time", BinaryFile.real(.nan, marker: 0x33), "a date that is not"),
    HostileBinary("never", BinaryFile.real(.infinity, marker: 0x33), "a date that is not"),
    HostileBinary("before dates", BinaryFile.real(-6.4e10, marker: 0x33), "a date that is not"),
    HostileBinary("after dates", BinaryFile.real(252_423_993_600, marker: 0x33), "a date that"),
    HostileBinary("cut data", [0x42, 0], "longer than what is left"),
    HostileBinary("a cut text", [0x52, 0x61], "longer than what is left"),
    HostileBinary("a cut wide text", [0x62, 0, 0x61, 0], "longer than what is left"),
    HostileBinary("no length", [0x5F], "is not a number"),
    HostileBinary("a text as length", [0x5F, 0x51, 0x61], "is not a number"),
    HostileBinary("a cut length", [0x5F, 0x12, 0, 0], "longer than what is left"),
    HostileBinary(
      "a length without end", [0x4F, 0x13] + [UInt8](repeating: 255, count: 8), "longer than"),
    HostileBinary(
      "a length that runs over", [0x6F, 0x13, 0x80] + [UInt8](repeating: 0, count: 7),
      "longer than"),
    HostileBinary("a huge list", [0xAF, 0x12, 0x7F, 255, 255, 255, 0, 0], "longer than"),
    HostileBinary(
      "a huge table", [0xDF, 0x13, 0x7F] + [UInt8](repeating: 255, count: 7), "longer"),
    HostileBinary("a table half there", [0xD2, 0, 0, 0], "longer than what is left"),
    HostileBinary("not ASCII", [0x52, 0x61, 0xC3], at: 10, "should be ASCII"),
    HostileBinary("half a pair", [0x62, 0xD8, 0x3D, 0, 0x61], at: 9, "is broken off"),
    HostileBinary("a pair without start", [0x62, 0, 0x61, 0xDE, 0xA2], at: 11, "is broken off"),
    HostileBinary("a pair without end", [0x61, 0xD8, 0x3D], at: 9, "is broken off"),
    HostileBinary("an escape", [0x52, 0x61, 0x1B], "control character (number 27)"),
    HostileBinary("a wide NUL", [0x61, 0, 0], "control character (number 0)"),
    HostileBinary("no character", [0x61, 0xFF, 0xFE], "XML does not allow"),
    HostileBinary(
      "no such value", [0xA1, 1], at: 9, "value 1 is referred to, but there are only 1"),
  ]

  static let tables: [HostileBinary] = [
    HostileBinary("holds itself", [0xA1, 0], "holds itself"),
    HostileBinary("as its key", [0xD1, 0, 0], "is not text"),
    HostileBinary("by way of another", BinaryFile([0xA1, 1], [0xA1, 0]), 8, "holds itself"),
    HostileBinary(
      "by way of a table", BinaryFile([0xD1, 1, 2], text, [0xA1, 0]), 8, "holds itself"),
    HostileBinary(
      "one place twice", BinaryFile([0xA1, 1], [0xA0]).with { $0.places = [1: 8] }, 8, "itself"),
    HostileBinary("a number as key", BinaryFile([0xD1, 1, 1], [0x10, 1]), 11, "is not text"),
    HostileBinary(
      "one key twice", BinaryFile([0xD2, 1, 1, 1, 1], text), 8, "the key k is there twice"),
    HostileBinary(
      "equal keys", BinaryFile([0xD2, 1, 2, 1, 1], text, [0x61, 0, 0x6B]), 8, "there twice"),
  ]

  /// Few bytes that unfold to more than any memory holds.
  static let bombs: [HostileBinary] = [
    HostileBinary("doubled", doubling(60) { [0xA2, $0, $0] }, 185, "fill the memory"),
    HostileBinary(
      "fifteenfold", doubling(60) { [0xAE] + [UInt8](repeating: $0, count: 14) }, 848, "fill the"),
    HostileBinary(
      "a text over and over",
      BinaryFile(
        [0xAF, 0x11, 0x10, 0] + [UInt8](repeating: 1, count: 4096),
        [0x5F, 0x11, 0x20, 0] + [UInt8](repeating: 0x61, count: 8192)), 4108, "fill the memory"),
    HostileBinary(
      "lists upon lists", BinaryFile(objects: overlapping).with { $0.placeSize = 3 }, 8, "fill"),
  ]

  private static func doubling(_ levels: UInt8, _ level: (UInt8) -> [UInt8]) -> BinaryFile {
    BinaryFile(objects: (1...levels).map(level) + [[0xA0]])
  }

  /// A list of very many lists of as many.
  private static var overlapping: [[UInt8]] {
    let many = [0xAF, 0x12, 0, 1, 0, 0] + [UInt8](repeating: 1, count: 65_536)
    return [many, [0xAF, 0x12, 0, 1, 0, 0] + [UInt8](repeating: 2, count: 65_536), [0x09]]
  }
}

@Suite("A hostile binary property list")
struct HostileBinaryTests {
  @Test(
    "is refused with a sentence and the place",
    arguments: HostileBinary.layouts + HostileBinary.objects + HostileBinary.tables)
  func refused(_ hostile: HostileBinary) throws {
    let problem = try #require(throws: PropertyListProblem.self) {
      try BinaryPropertyList.value(in: hostile.file.bytes)
    }
    #expect(problem.message.contains(hostile.piece), "\(problem)")
    #expect(problem.place == .byte(hostile.offset), "\(problem)")
  }

  @Test(
    "does not unfold to more than its size is worth", .timeLimit(.minutes(1)),
    arguments: HostileBinary.bombs)
  func bombs(_ hostile: HostileBinary) throws {
    let problem = try #require(throws: PropertyListProblem.self) {
      try BinaryPropertyList.value(in: hostile.file.bytes)
    }
    #expect(problem.message.contains(hostile.piece), "\(problem)")
  }
}
