internal import Crypto

/// The SHA-256 of bytes that come in pieces.
package struct Fingerprint: Sendable {
  private var hash = SHA256()

  package init() {}

  /// Takes the next piece.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// The fingerprint of all pieces so far, as 64 hexadecimal figures.
  package var text: String { Seal.hex(hash.finalize()) }
}
