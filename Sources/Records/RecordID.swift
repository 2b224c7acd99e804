/// What tells one record from all others, for ever.
///
/// Fifteen random letters and digits (75 bits): two copies of a file that never met do not hand out the same
/// one, and Swift keeps a text of fifteen bytes without allocating memory.
package struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The identifier as the file holds it; never empty.
  package let text: String

  /// Takes an identifier that exists already; `nil` when the text is empty.
  package init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// Makes a new identifier.
  package init(using source: inout some RandomNumberGenerator) {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    text = String((0..<15).map { _ in alphabet[Int(source.next(upperBound: UInt32(32)))] })
  }

  package static func < (left: RecordID, right: RecordID) -> Bool { left.text < right.text }

  package var description: String { text }
}
