package import Records

/// Writes an XML property list: the same values always give the same bytes, laid out as other programs lay
/// them out, so that the file diffs well.
package struct PropertyListWriter {
  package private(set) var bytes: [UInt8] = []
  private var depth = 0

  /// - Parameter capacity: roughly how many bytes there will be.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">

      """)
  }

  /// Ends the document and returns its bytes.
  package consuming func finish() -> [UInt8] {
    append("</plist>\n")
    return bytes
  }

  package mutating func beginTable() { open("<dict>\n") }
  package mutating func endTable() { close("</dict>\n") }
  package mutating func beginList() { open("<array>\n") }
  package mutating func endList() { close("</array>\n") }

  package mutating func key(_ key: String) { line("<key>", key, "</key>\n") }

  package mutating func value(_ value: Value) {
    switch value {
    case .text(let text): line("<string>", text, "</string>\n")
    case .integer(let number): line("<integer>", String(number), "</integer>\n")
    case .real(let number): line("<real>", String(number), "</real>\n")
    case .flag(let flag): line(flag ? "<true/>\n" : "<false/>\n", "", "")
    case .date(let text): line("<date>", text, "</date>\n")
    case .data(let text): line("<data>", text, "</data>\n")
    case .list(let items):
      guard !items.isEmpty else { return line("<array/>\n", "", "") }
      beginList()
      for item in items { self.value(item) }
      endList()
    case .table(let table):
      guard !table.isEmpty else { return line("<dict/>\n", "", "") }
      beginTable()
      entries(of: table)
      endTable()
    }
  }

  /// The keys and values of a table that has begun.
  package mutating func entries(of table: Table) {
    for entry in table.entries {
      key(entry.key)
      value(entry.value)
    }
  }

  private mutating func open(_ tag: StaticString) {
    indent()
    append(tag)
    depth += 1
  }

  private mutating func close(_ tag: StaticString) {
    depth -= 1
    indent()
    append(tag)
  }

  private mutating func line(_ start: StaticString, _ text: String, _ end: StaticString) {
    indent()
    append(start)
    escape(text)
    append(end)
  }

  private mutating func indent() {
    for _ in 0..<depth { bytes.append(0x09) }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x0D }) else {
        bytes.append(contentsOf: utf8)
        return
      }
      for byte in utf8 {
        switch byte {
        case 0x26: append("&amp;")
        case 0x3C: append("&lt;")
        case 0x3E: append("&gt;")
        case 0x0D: append("&#13;")
        default: bytes.append(byte)
        }
      }
    }
  }
}
