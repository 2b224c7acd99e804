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

  /// Writes a line: the indentation, a tag, a text with the marks that XML needs, and a tag.
  @inline(__always)
  private mutating func line(_ start: StaticString, _ text: String, _ end: StaticString) {
    let text = text.utf8.span
    let depth = depth
    let isPlain = PropertyListWriter.isPlain(text)
    // Five million lines are written for a hundred thousand records: each asks for room but once.
    let count = depth + start.utf8CodeUnitCount + text.count + end.utf8CodeUnitCount
    bytes.append(addingCapacity: count) { output in
      output.append(repeating: 0x09, count: depth)
      output.append(start)
      guard isPlain else { return }
      text.withUnsafeBytes { output.append($0) }
      output.append(end)
    }
    if !isPlain {
      escape(text)
      append(end)
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { bytes.append(0x09) }
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(addingCapacity: text.utf8CodeUnitCount) { $0.append(text) }
  }

  /// Whether a text is written as it is; eight bytes a step, as far as they are ASCII.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    let bytes = text.bytes
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while index < text.count {
      // The last step begins a little earlier, to be a whole one as well.
      let start = min(index, text.count - 8)
      if start >= 0 {
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        // A byte's highest bit comes out when it is below a blank, is &, is < or > (which differ by
        // the bit 2), or is not ASCII.
        let low = word &- ones &* 0x20
        let ampersand = (word ^ (ones &* 0x26)) &- ones
        let angle = ((word | (ones &* 2)) ^ (ones &* 0x3E)) &- ones
        if (low | ampersand | angle | word) & (ones &* 0x80) == 0 {
          index = start + 8
          continue
        }
      }
      let end = min(index + 8, text.count)
      while index < end {
        guard isPlain(text[index]) else { return false }
        index += 1
      }
    }
    return true
  }

  /// Whether a byte is written as it is, whatever stands beside it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    // EF begins U+FFFE and U+FFFF, which no XML file may hold.
    (byte >= 0x20 && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0xEF)
      || byte == 0x0A || byte == 0x09
  }

  private mutating func escape(_ utf8: Span<UInt8>) {
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

extension OutputSpan<UInt8> {
  /// Adds bytes, for which there must be room.
  @inline(__always)
  fileprivate mutating func append(_ source: UnsafeRawBufferPointer) {
    withUnsafeMutableBufferPointer { buffer, count in
      UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[count...]))
        .copyMemory(from: source)
      count += source.count
    }
  }

  @inline(__always)
  fileprivate mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
