import Records

/// Inputs to begin with, and some of those that were accepted since.
struct Pool {
  private(set) var inputs: [[UInt8]]
  /// Pieces that mean something to the reader.
  let tokens: [[UInt8]]
  private let fixed: Int

  init(_ inputs: [[UInt8]], tokens: [[UInt8]]) {
    (self.inputs, self.tokens, fixed) = (inputs, tokens, inputs.count)
  }

  /// Keeps one of eight, for a while, so that damage adds up.
  mutating func keep(_ input: [UInt8], _ random: inout SeededGenerator) {
    guard Int.random(in: 0..<8, using: &random) == 0 else { return }
    if inputs.count < fixed + 32 { return inputs.append(input) }
    inputs[Int.random(in: fixed..<inputs.count, using: &random)] = input
  }
}

/// Damages inputs.
struct Mutator {
  /// No input grows beyond this by being damaged over and over.
  private static let largest = 400_000

  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One of the inputs with a few things done to it; few more often than many.
  mutating func mutant(of pool: Pool) -> [UInt8] {
    var bytes = pool.inputs.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...(1 << Int.random(in: 0...4, using: &random)), using: &random) {
      change(&bytes, pool)
    }
    return Array(bytes.prefix(Mutator.largest))
  }

  private mutating func change(_ bytes: inout [UInt8], _ pool: Pool) {
    let range = piece(of: bytes)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1:
      guard let place = bytes.indices.randomElement(using: &random) else { return }
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2:
      guard let place = bytes.indices.randomElement(using: &random) else { return }
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes.removeSubrange(range)
    case 4: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    case 5: bytes.insert(contentsOf: bytes[range], at: piece(of: bytes).lowerBound)
    case 6:
      let token = pool.tokens.randomElement(using: &random) ?? []
      bytes.replaceSubrange(
        Bool.random(using: &random) ? range : range.lowerBound..<range.lowerBound, with: token)
    case 7: overwrite(&bytes)
    case 8:
      let other = pool.inputs.randomElement(using: &random) ?? []
      bytes.replaceSubrange(range, with: other[piece(of: other)])
    default:
      guard Int.random(in: 0..<8, using: &random) == 0 else { return bytes.swapLines(&random) }
      bytes.removeLast(range.count)
    }
  }

  /// A few bytes, or some lines, or anything.
  private mutating func piece(of bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return start..<Int.random(in: start...bytes.count, using: &random)
    case 1...3:
      let first = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      var last = first
      for _ in 0...Int.random(in: 0...3, using: &random) {
        last = bytes[last...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      }
      return first..<last
    default:
      return start..<min(bytes.count, start + Int.random(in: 0...16, using: &random))
    }
  }

  /// Writes a number that is at the edge of something, as binary files hold numbers; near the end
  /// half of the time, where they say how they are laid out.
  private mutating func overwrite(_ bytes: inout [UInt8]) {
    let numbers: [UInt64] = [
      0, 1, 0x0F, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 63, .max,
      UInt64(bytes.count),
    ]
    let size = 1 << Int.random(in: 0...3, using: &random)
    guard let number = numbers.randomElement(using: &random), bytes.count > size else { return }
    let first = Bool.random(using: &random) ? max(0, bytes.count - 40) : 0
    let place = Int.random(in: min(first, bytes.count - size)...bytes.count - size, using: &random)
    for index in 0..<size {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * (size - 1 - index)))
    }
  }
}

extension [UInt8] {
  /// Moves one line to another place.
  fileprivate mutating func swapLines(_ random: inout SeededGenerator) {
    var lines = split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1 else { return }
    let line = lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
    lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
    self = Array(lines.joined(separator: [0x0A]))
  }
}
