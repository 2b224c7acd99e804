import Foundation
import Records
import Testing

@testable import Storage

@Suite("A binary property list")
struct BinaryPropertyListTests {
  @Test("that Foundation writes holds what its XML twin does", arguments: 0..<200)
  func foundationAgrees(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 5000)
    let xml = xmlBytes(.table(random.table(depth: 4)))
    let read = try BinaryPropertyList.value(in: BinaryFile.foundation(xml))
    #expect(xmlBytes(read) == xml, "seed \(seed)")
  }

  @Test("may be large in every way: many values, many keys, long texts, long data")
  func large() throws {
    var table = Table()
    for number in 0..<300 { table["key \(number)"] = .integer(number * number) }
    let value = Value.list([
      .table(table), .list((0..<70_000).map { .integer($0) }),
      .text(String(repeating: "plain ", count: 15_000)),
      .text(String(repeating: "漢\u{1F6A2}", count: 30_000)),
      .text("fifteen letters"), .text("fourteen chars"), .text("漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢"),
      .data(Data((0..<70_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }).base64EncodedString()),
    ])
    let binary = try BinaryFile.foundation(xmlBytes(value))
    #expect(try BinaryPropertyList.value(in: binary) == value)
  }

  @Test(
    "holds values of every kind",
    arguments: [
      ([0x08], .flag(false)), ([0x09], .flag(true)),
      ([0x10, 0xFF], .integer(255)), ([0x11, 0xFF, 0xFE], .integer(65_534)),
      ([0x12, 0xFF, 0, 0, 0], .integer(4_278_190_080)),
      ([0x13] + [UInt8](repeating: 0xFF, count: 8), .integer(-1)),
      ([0x13, 0x80] + [UInt8](repeating: 0, count: 7), .integer(.min)),
      ([0x14] + [UInt8](repeating: 0xFF, count: 16), .integer(-1)),
      ([0x14] + [UInt8](repeating: 0, count: 15) + [7], .integer(7)),
      ([0x22, 0x3F, 0, 0, 0], .real(0.5)), (BinaryFile.real(-0.1), .real(-0.1)),
      (BinaryFile.real(.infinity), .real(.infinity)),
      (BinaryFile.real(0, marker: 0x33), .date("2001-01-01T00:00:00Z")),
      (BinaryFile.real(-0.25, marker: 0x33), .date("2000-12-31T23:59:59Z")),
      (BinaryFile.real(-63_114_076_800, marker: 0x33), .date("0000-12-30T00:00:00Z")),
      (BinaryFile.real(252_423_993_599, marker: 0x33), .date("9999-12-31T23:59:59Z")),
      ([0x40], .data("")), ([0x41, 0xFB], .data("+w==")), ([0x42, 0xFB, 0xFF], .data("+/8=")),
      ([0x43, 0xFB, 0xFF, 0xBF], .data("+/+/")),
      ([0x50], .text("")), ([0x5F, 0x10, 2, 0x61, 0x62], .text("ab")),
      ([0x62, 0xD8, 0x3D, 0xDE, 0xA2], .text("\u{1F6A2}")), ([0xA0], .list([])),
      ([0xD0], .table([:])),
    ] as [([UInt8], Value)])
  func kinds(object: [UInt8], expected: Value) throws {
    let bytes = BinaryFile(object).bytes
    #expect(try BinaryPropertyList.value(in: bytes) == expected)
    #expect(try readBack(BinaryPropertyList.xml(of: bytes)) == expected)
  }

  @Test("may say one thing in many places, and have numbers of any width")
  func shared() throws {
    var file = BinaryFile([0xA3, 1, 1, 2], [0xA2, 2, 2], BinaryFile.ascii("x"))
    let inner = Value.list([.text("x"), .text("x")])
    let expected = Value.list([inner, inner, .text("x")])
    for size in 1...8 {
      file.placeSize = size
      #expect(try BinaryPropertyList.value(in: file.bytes) == expected)
    }
    for size in 1...8 {
      let wide = BinaryFile(
        [0xA1] + BinaryFile.number(1, size),
        [0xD1] + BinaryFile.number(2, size)
          + BinaryFile.number(3, size), BinaryFile.ascii("k"), [0x09]
      ).with { $0.referenceSize = size }
      #expect(
        try BinaryPropertyList.value(in: wide.bytes) == .list([.table(["k": .flag(true)])]))
    }
  }

  @Test("may have its top object anywhere, and objects that nobody names")
  func unused() throws {
    let file = BinaryFile([0x00], [0x80, 1], BinaryFile.ascii("x")).with { $0.top = 2 }
    #expect(try BinaryPropertyList.value(in: file.bytes) == .text("x"))
  }

  @Test("of one hundred levels is read, of one more is not")
  func deepest() throws {
    func nested(_ levels: Int) -> [UInt8] {
      BinaryFile(objects: (1..<levels).map { [0xA1, UInt8($0)] } + [[0xA0]]).bytes
    }
    let whole = try BinaryPropertyList.xml(of: nested(100))
    #expect(throws: Never.self) { try readBack(whole) }
    let problem = try #require(throws: PropertyListProblem.self) {
      try BinaryPropertyList.value(in: nested(101))
    }
    #expect(problem.message == "tables and lists are nested deeper than 100")
  }

  @Test("cut off anywhere is refused", arguments: [3, 17])
  func cutAnywhere(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var table = random.table(depth: 3)
    table["k"] = .text("a & \u{1F6A2} b")
    let whole = try BinaryFile.foundation(xmlBytes(.table(table)))
    for length in whole.indices {
      #expect(throws: PropertyListProblem.self, "seed \(seed), cut at \(length)") {
        try BinaryPropertyList.value(in: Array(whole[..<length]))
      }
    }
  }

  @Test("with any bit changed is read or refused, and what was read can be written")
  func changedAnywhere() throws {
    let value = Value.table([
      "data": .data("AAEC"), "date": .date("2026-11-20T14:02:33Z"), "flag": .flag(true),
      "list": .list([.integer(5), .real(0.25), .integer(-1), .table([:])]),
      "long": .text("more than fifteen letters"), "wide": .text("a & \u{1F6A2} b"),
    ])
    let whole = try BinaryFile.foundation(xmlBytes(value))
    #expect(try BinaryPropertyList.value(in: whole) == value)
    for place in whole.indices {
      for bit in 0..<8 {
        var changed = whole
        changed[place] ^= 1 << UInt8(bit)
        guard BinaryPropertyList.isClaimed(by: changed),
          let xml = try? BinaryPropertyList.xml(of: changed)
        else { continue }
        #expect(xmlBytes(try readBack(xml)) == xml, "bit \(bit) of byte \(place)")
      }
    }
  }
}
