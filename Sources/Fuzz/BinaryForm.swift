import Records

/// Writes a binary property list; the same value always gives the same bytes, which those of
/// Foundation do not.
struct BinaryForm {
  private var objects: [[UInt8]] = []

  static func bytes(of value: Value) -> [UInt8] {
    var form = BinaryForm()
    let top = form.add(value)
    var bytes = Array("bplist00".utf8)
    var places: [UInt8] = []
    for object in form.objects {
      places += number(bytes.count, 4)
      bytes += object
    }
    let trailer = [form.objects.count, top, bytes.count].flatMap { number($0, 8) }
    return bytes + places + [0, 0, 0, 0, 0, 0, 4, 2] + trailer
  }

  /// Adds the objects of a value and returns the number of its own.
  private mutating func add(_ value: Value) -> Int {
    switch value {
    case .flag(let flag): put([flag ? 9 : 8])
    case .integer(let integer): put([0x13] + BinaryForm.number(integer, 8))
    case .real(let real):
      put([0x23] + BinaryForm.number(Int(truncatingIfNeeded: real.bitPattern), 8))
    case .text(let text):
      text.utf8.allSatisfy { $0 < 0x80 }
        ? put(BinaryForm.head(0x50, text.utf8.count) + text.utf8)
        : put(
          BinaryForm.head(0x60, text.utf16.count)
            + text.utf16.flatMap { BinaryForm.number(Int($0), 2) })
    case .date: put([0x33, 0x41, 0xC8, 0x58, 0x45, 0x3C, 0x80, 0, 0])
    case .data: put([0x43, 1, 2, 3])
    case .list(let items): put(container(0xA0, items.count, items))
    case .table(let table):
      put(
        container(
          0xD0, table.entries.count,
          table.entries.map { .text($0.key) } + table.entries.map(\.value)))
    }
  }

  private mutating func container(_ marker: UInt8, _ count: Int, _ values: [Value]) -> [UInt8] {
    BinaryForm.head(marker, count) + values.flatMap { BinaryForm.number(add($0), 2) }
  }

  private mutating func put(_ object: [UInt8]) -> Int {
    objects.append(object)
    return objects.count - 1
  }

  private static func head(_ marker: UInt8, _ count: Int) -> [UInt8] {
    count < 15 ? [marker | UInt8(count)] : [marker | 0x0F, 0x11] + number(count, 2)
  }

  private static func number(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
