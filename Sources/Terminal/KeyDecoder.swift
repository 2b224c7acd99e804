internal import Screens

/// Makes events of the bytes that a terminal sends.
///
/// It stands in the place of ncurses' own reader, which loses characters that arrive in two
/// pieces, hands on the pieces of a sequence unknown to it as if they were typed (and here every
/// letter is a command), and reads a paste byte by byte.
struct KeyDecoder {
  private let table: KeyTable
  private let characters: CharacterSet
  private var bytes: [UInt8] = []
  /// Where the bytes begin that were not used yet.
  private var start = 0
  /// Characters that were read with the one before.
  private var typed: [Character] = []
  /// What was pasted so far, while a paste is under way.
  private var paste: [UInt8]?

  init(table: KeyTable, characters: CharacterSet) {
    self.table = table
    self.characters = characters
  }

  /// How many milliseconds to wait for more bytes before taking those here for all; `nil` when
  /// none are waiting.
  ///
  /// A lone escape is the key of that name; whatever is longer comes from a machine, perhaps over
  /// a slow line.
  var patience: Int? {
    if paste != nil { return 2000 }
    guard start < bytes.count else { return nil }
    return bytes.count - start <= 2 && bytes[start] == KeyDecoder.escape ? 25 : 200
  }

  /// Adds what the terminal sent.
  mutating func append(_ more: some Collection<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// Takes the next event out of the bytes.
  ///
  /// - Parameter isLate: whether no more bytes came in time, so that those here are all.
  /// - Returns: `nil` when more bytes are needed.
  mutating func next(isLate: Bool) -> Event? {
    while true {
      if let character = typed.popLast() { return .key(.character(character)) }
      if paste != nil { return nextPaste(isLate: isLate).map(Event.paste) }
      guard start < bytes.count else { return nil }
      let step: Step =
        switch bytes[start] {
        case KeyDecoder.escape: sequence(isLate: isLate)
        case 0x00..<0x20, 0x7F: Step.used(1, KeyDecoder.controlKey(bytes[start]))
        default: text(isLate: isLate)
        }
      switch step {
      case .more: return nil
      case .used(let count, let key):
        start += count
        if let key { return .key(key) }
      case .pasteBegins(let count):
        start += count
        paste = []
      }
    }
  }

  /// What the decoder did with the bytes at the start.
  private enum Step {
    /// More are needed.
    case more
    /// So many were used, and meant a key or nothing.
    case used(Int, Key?)
    case pasteBegins(Int)
  }

  private static let escape: UInt8 = 0x1B
  private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 10, 13: .enter
    case 9: .tab
    case 8, 127: .backspace
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// Reads all text that is there, so that marks stay with the letters they combine with.
  private mutating func text(isLate: Bool) -> Step {
    let end = bytes[start...].prefix(1024).firstIndex { $0 < 0x20 || $0 == 0x7F }
    let run = bytes[start..<(end ?? min(start + 1024, bytes.count))]
    let (text, used) = characters.text(of: run, moreIsToCome: !isLate && end == nil)
    if used == 0 { return .more }
    typed = text.filter { !KeyDecoder.isControl($0) }.reversed()
    return .used(used, nil)
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
  }

  // MARK: Sequences

  /// Reads what begins with an escape.
  private func sequence(isLate: Bool) -> Step {
    let here = bytes[start...]
    if here.starts(with: KeyDecoder.pasteStart) { return .pasteBegins(KeyDecoder.pasteStart.count) }
    // The longest known sequence counts; known or not, it may go on.
    var known: Step?
    for count in 1...min(here.count, 16) {
      let part = Array(here.prefix(count))
      if let key = table.keys[part] { known = .used(count, key) }
      guard table.beginnings.contains(part) else { break }
      if count == here.count, !isLate { return .more }
    }
    if let known { return known }
    guard here.count > 1 else { return .used(1, .escape) }
    switch here[start + 1] {
    case UInt8(ascii: "["): return controlSequence(isLate: isLate)
    case UInt8(ascii: "O") where here.count > 2: return .used(3, nil)
    default: return .used(1, .escape)
    }
  }

  /// Reads `ESC [`, parameters and a final letter: perhaps a key with Shift, Alt or Control.
  private func controlSequence(isLate: Bool) -> Step {
    let rest = bytes[(start + 2)...]
    if rest.isEmpty { return isLate ? .used(1, .escape) : .more }
    guard let end = rest.firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
      return isLate || rest.count > 64 ? .used(rest.count + 2, nil) : .more
    }
    // A byte that cannot end a sequence breaks it off, and counts for itself.
    guard (0x40..<0x7F).contains(bytes[end]) else { return .used(end - start, nil) }
    let count = end + 1 - start
    let numbers = rest[..<end].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 2, let number = numbers[0] else { return .used(count, nil) }
    if bytes[end] == UInt8(ascii: "~") { return .used(count, KeyTable.numbered[number]) }
    return .used(count, number == 1 ? table.keys[[KeyDecoder.escape, 0x5B, bytes[end]]] : nil)
  }

  // MARK: Paste

  /// Moves bytes to the paste up to its end.
  private mutating func nextPaste(isLate: Bool) -> String? {
    var isComplete = isLate
    var at = start
    while let escape = bytes[at...].firstIndex(of: KeyDecoder.escape) {
      let here = bytes[escape...].prefix(KeyDecoder.pasteEnd.count)
      at = escape
      if here.elementsEqual(KeyDecoder.pasteEnd) {
        isComplete = true
        break
      }
      // Perhaps the rest of the end is still to come.
      if !isLate, here.count < KeyDecoder.pasteEnd.count, KeyDecoder.pasteEnd.starts(with: here) {
        break
      }
      at += 1
    }
    let isEnded = at < bytes.count && bytes[at] == KeyDecoder.escape
    let end = isEnded ? at : bytes.count
    paste?.append(contentsOf: bytes[start..<end])
    start = end
    guard isComplete, let whole = paste else { return nil }
    if isEnded, bytes[at...].starts(with: KeyDecoder.pasteEnd) {
      start = at + KeyDecoder.pasteEnd.count
    }
    paste = nil
    return KeyDecoder.cleaned(characters.text(of: whole[...], moreIsToCome: false).text)
  }

  /// The text with its lines ended as here, and without control characters.
  static func cleaned(_ text: String) -> String {
    var result: [UInt8] = []
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0D: result.append(0x0A)
      case 0x0A: if before != 0x0D { result.append(byte) }
      case 0x09, 0x20..<0x7F: result.append(byte)
      case 0x80...:
        // The control characters beyond ASCII begin with this byte.
        if before == 0xC2, byte < 0xA0 { result.removeLast() } else { result.append(byte) }
      default: break
      }
      before = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
