internal import Glibc

/// What a file was when it was read or written, to see whether another program changed it.
package struct FileStamp: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  /// In bytes.
  let size: Int
  /// Seconds and nanoseconds of the last change of the content.
  let seconds: Int
  let nanoseconds: Int
  /// Tells contents apart when a file was only touched or copied over itself.
  let contentHash: UInt64

  init(_ status: stat, contentHash: UInt64) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    self.contentHash = contentHash
  }

  /// Whether a file looks untouched, without a look at its content.
  func matches(_ status: stat) -> Bool {
    self == FileStamp(status, contentHash: contentHash)
  }

  /// Whether two files held the same bytes, whatever their names and times.
  func hasContent(of other: FileStamp) -> Bool {
    contentHash == other.contentHash && size == other.size
  }

  /// A hash of bytes that is the same in every run: eight bytes a step, by multiplication.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      let words = raw.count / 8
      for index in 0..<words {
        let word = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      for index in words * 8..<raw.count {
        hash = (hash ^ UInt64(raw[index])) &* 0x0000_0100_0000_01B3
      }
    }
    return hash
  }
}
