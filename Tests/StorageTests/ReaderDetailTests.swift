import Records
import Testing

@testable import Storage

@Suite("Reading fast")
struct ReaderDetailTests {
  @Test("takes the same bytes for UTF-8 as the standard library, whatever follows a first byte")
  func agreesOnUTF8() {
    let others: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    var disagreements: [[UInt8]] = []
    for first in UInt8(0x7F)...0xFF {
      for second in others {
        for third in others {
          for bytes in [[first], [first, second], [first, second, third, 0x80]] {
            let text = String(validating: bytes, as: UTF8.self)
            let isAllowed = text?.unicodeScalars.allSatisfy(\.mayStandInXML) != false
            let fault = bytes.withUnsafeBufferPointer { UTF8Check.fault(in: $0) }
            let agrees =
              switch fault {
              case nil: text != nil && (isAllowed || bytes.contains(0))
              case .notUTF8: text == nil
              case .noCharacter: text == nil || !isAllowed
              }
            if !agrees { disagreements.append(bytes) }
          }
        }
      }
    }
    #expect(disagreements.isEmpty)
  }

  @Test("names the first wrong byte, however far in")
  func place() {
    for count in 0..<20 {
      let bytes = [UInt8](repeating: 0x61, count: count) + [0xE2, 0x82] + Array("abcdefgh".utf8)
      let fault = bytes.withUnsafeBufferPointer { UTF8Check.fault(in: $0) }
      #expect(fault == .notUTF8(at: count))
    }
  }

  @Test("finds what ends a text at every distance, with what is not ASCII before or after it")
  func everyDistance() throws {
    for count in 0..<24 {
      for filler in ["a", "é", "\n", "\t"] {
        let text = String(repeating: filler, count: count)
        for (tail, meaning) in [("", ""), ("&amp;é", "&é"), ("\r\nx", "\nx"), ("é", "é")] {
          let body = "<string>\(text)\(tail)</string>"
          #expect(try readBack(plist(body)) == .text(text + meaning))
        }
      }
    }
  }

  @Test("keeps keys apart that look alike")
  func similarKeys() throws {
    // Same length, same first, middle and last letter; more of them than are remembered.
    var table = Table()
    for number in 100..<500 {
      let digits = Array(String(number))
      let key = "a\(digits[0])x\(digits[1])m\(digits[2])x\(digits[0])z"
      table[key] = .integer(number)
    }
    let list = Value.list([.table(table), .table(table), .table(["a": .flag(true)])])
    #expect(try readBack(xmlBytes(list)) == list)
  }

  @Test("sorts the keys of others, and finds one that is there twice, in tables of every size")
  func keysOutOfOrder() throws {
    var random = SeededGenerator(seed: 5)
    for count in [1, 2, 63, 64, 65, 66, 128, 300] {
      let numbers = (0..<count).shuffled(using: &random)
      let body = numbers.map { "<key>k\($0)</key><integer>\($0)</integer>" }.joined()
      var expected = Table()
      for number in numbers { expected["k\(number)"] = .integer(number) }
      #expect(try readBack(plist("<dict>\(body)</dict>")) == .table(expected))
      let again = numbers[Int.random(in: 0..<count, using: &random)]
      let problem = try #require(throws: PropertyListProblem.self) {
        try readBack(plist("<dict>\(body)<key>k\(again)</key><true/></dict>"))
      }
      #expect(problem.message.contains("the key k\(again) is there twice"))
    }
  }

  @Test(
    "takes no longer for a table written backwards or for large nothings", .timeLimit(.minutes(1)))
  func boundedTime() throws {
    let backwards = (100_000..<300_000).reversed()
      .map { "<key>\($0)</key><true/>" }.joined()
    guard case .table(let table) = try readBack(plist("<dict>\(backwards)</dict>")) else {
      Issue.record("no table")
      return
    }
    #expect(table.entries.count == 200_000)
    #expect(table.entries.first?.key == "100000")
    #expect(table.entries.last?.key == "299999")
    let comments = String(repeating: "<!-- -->", count: 100_000)
    let entities = String(repeating: "&amp;", count: 100_000)
    #expect(
      try readBack(plist("\(comments)<string>\(entities)</string>"))
        == .text(String(repeating: "&", count: 100_000)))
  }

  @Test("does not set aside the room of one large table for every small one")
  func boundedMemory() throws {
    let large = (0..<5000).map { "<key>\(10_000 + $0)</key><true/>" }.joined()
    let small = String(repeating: "<dict><key>a</key><true/></dict>", count: 20_000)
    let body = "<array><dict>\(large)</dict>\(small)</array>"
    guard case .list(let items) = try readBack(plist(body)) else {
      Issue.record("no list")
      return
    }
    #expect(items.count == 20_001)
    #expect(items.last == .table(["a": .flag(true)]))
  }
}
