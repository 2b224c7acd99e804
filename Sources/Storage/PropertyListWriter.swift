package import Records

/// Writes an XML property list: the same values always give the same bytes.
///
/// They are laid out as Apple's and Python's programs lay them out, so that the file diffs well.
/// Characters that no XML file may hold are left out.
package struct PropertyListWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private var depth = 0
  /// How many bytes there were when a table or list began last, to write an empty one in one line.
  private var opened = 0

  /// Begins the document.
  ///
  /// - Parameter capacity: roughly how many bytes there will be.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
    append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
      "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">

      """)
  }

  /// Ends the document and returns its bytes.
  package consuming func finish() -> [UInt8] {
    append("</plist>\n")
    return bytes
  }

  /// Begins a table; its keys must come in ascending order.
  package mutating func beginTable() { open("<dict>\n") }
  /// Ends a table.
  package mutating func endTable() { close("</dict>\n", empty: "<dict/>\n", start: "<dict>\n") }
  /// Begins a list.
  package mutating func beginList() { open("<array>\n") }
  /// Ends a list.
  package mutating func endList() { close("</array>\n", empty: "<array/>\n", start: "<array>\n") }

  /// Writes a key, whose value comes next.
  package mutating func key(_ key: String) { line("<key>", key, "</key>\n") }

  /// Writes a key and its text.
  package mutating func text(_ text: String, for key: String) {
    self.key(key)
    line("<string>", text, "</string>\n")
  }

  /// Writes any value, with all that is in it.
  package mutating func value(_ value: Value) {
    switch value {
    case .text(let text): line("<string>", text, "</string>\n")
    case .integer(let number): line("<integer>", String(number), "</integer>\n")
    case .real(let number): line("<real>", String(number), "</real>\n")
    case .flag(let flag): line(flag ? "<true/>\n" : "<false/>\n", "", "")
    case .date(let text): line("<date>", text, "</date>\n")
    case .data(let text): data(text)
    case .list(let items):
      beginList()
      for item in items { self.value(item) }
      endList()
    case .table(let table):
      beginTable()
      for entry in table.entries {
        key(entry.key)
        self.value(entry.value)
      }
      endTable()
    }
  }

  /// Base64 in lines that end at column 76, as others break them.
  private mutating func data(_ text: String) {
    line("<data>\n", "", "")
    let digits = Array(text.utf8)
    let width = max(16, 76 - 8 * depth) / 4 * 4
    var start = 0
    while start < digits.count {
      let end = min(start + width, digits.count)
      indent()
      bytes.append(contentsOf: digits[start..<end])
      append("\n")
      start = end
    }
    line("</data>\n", "", "")
  }

  private mutating func open(_ tag: StaticString) {
    indent()
    append(tag)
    depth += 1
    opened = bytes.count
  }

  private mutating func close(_ tag: StaticString, empty: StaticString, start: StaticString) {
    depth -= 1
    if bytes.count == opened {
      bytes.removeLast(start.utf8CodeUnitCount)
      append(empty)
    } else {
      indent()
      append(tag)
    }
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
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if utf8.allSatisfy(PropertyListWriter.isPlain) {
        bytes.append(contentsOf: utf8)
      } else {
        escapeEach(utf8)
      }
    }
  }

  /// Whether a byte is written as it is, whatever stands beside it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    // EF begins U+FFFE and U+FFFF, which no XML file may hold.
    (byte >= 0x20 && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0xEF)
      || byte == 0x0A || byte == 0x09
  }

  private mutating func escapeEach(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x0D: append("&#13;")
      case 0xEF where index + 2 < utf8.count && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
        index += 2
      case 0x09, 0x0A, 0x20...: bytes.append(byte)
      default: break
      }
      index += 1
    }
  }
}
