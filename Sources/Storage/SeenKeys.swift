/// The keys of one table that were read so far, to find one that is there twice.
///
/// The keys of our own files ascend, and cost no more than a comparison each; only those of others
/// have to be looked up.
struct SeenKeys {
  private var ascending: [String] = []
  private var all: Set<String> = []

  /// Adds a key.
  ///
  /// - Returns: `false` when it is there already.
  mutating func insert(_ key: String) -> Bool {
    if all.isEmpty {
      guard let last = ascending.last, key <= last else {
        ascending.append(key)
        return true
      }
      all = Set(ascending)
    }
    return all.insert(key).inserted
  }
}
