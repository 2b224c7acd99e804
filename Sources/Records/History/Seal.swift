internal import Crypto

/// The SHA-256 of what an entry of the history says, so that a change of it does not go unnoticed.
enum Seal {
  /// The hash of a text and a table, as 64 hexadecimal figures.
  ///
  /// What is hashed is the bencoding of both: it depends on nothing but the content, and anyone can make it anew.
  static func hash(_ text: String, _ table: Table) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    append(.table(table), to: &bytes)
    return hex(SHA256.hash(data: bytes))
  }

  /// The hash of several tables in their order.
  static func hash(_ tables: some Sequence<Table>) -> String {
    var hash = SHA256()
    for table in tables {
      var bytes: [UInt8] = []
      append(.table(table), to: &bytes)
      hash.update(data: bytes)
    }
    return hex(hash.finalize())
  }

  static func hex(_ digest: SHA256.Digest) -> String {
    let figures = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(figures[Int(byte >> 4)])
      text.append(figures[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): append(text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: "i\(number)e".utf8)
    case .real(let number): bytes.append(contentsOf: "r\(number)e".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "t" : "f").utf8)
    case .date(let text):
      bytes.append(UInt8(ascii: "D"))
      append(text, to: &bytes)
    case .data(let text):
      bytes.append(UInt8(ascii: "B"))
      append(text, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "l"))
      for item in items { append(item, to: &bytes) }
      bytes.append(UInt8(ascii: "e"))
    case .table(let table):
      bytes.append(UInt8(ascii: "d"))
      for entry in table.entries {
        append(entry.key, to: &bytes)
        append(entry.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "e"))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\(text.utf8.count):".utf8)
    bytes.append(contentsOf: text.utf8)
  }
}
