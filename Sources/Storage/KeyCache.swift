internal import Glibc

/// Keys read before, by where they stood: a hundred thousand records have the same few keys.
struct KeyCache {
  private struct Slot {
    var place = 0
    var count = -1
    var key = ""
  }

  private static let size = 256
  private var slots = [Slot](repeating: Slot(), count: size)

  /// The key in a range of bytes when the same was put in before.
  func key(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let index = KeyCache.index(range, bytes)
    guard slots[index].count == range.count, let base = bytes.baseAddress,
      memcmp(base + slots[index].place, base + range.lowerBound, range.count) == 0
    else { return nil }
    return slots[index].key
  }

  /// Keeps a key; one that shares its slot is forgotten.
  mutating func put(_ key: String, _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    slots[KeyCache.index(range, bytes)] = Slot(
      place: range.lowerBound, count: range.count, key: key)
  }

  private static func index(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !range.isEmpty else { return 0 }
    let middle = range.lowerBound + range.count / 2
    return
      (range.count &* 37 &+ Int(bytes[range.lowerBound]) &* 7 &+ Int(bytes[middle]) &* 31
      &+ Int(bytes[range.upperBound - 1]) &* 101) & (size - 1)
  }
}
