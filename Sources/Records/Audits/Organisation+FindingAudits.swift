/// A reference that no audit has; a sentence that names the nearest.
package struct UnknownAudit: Error, Hashable, Sendable, CustomStringConvertible {
  package let reference: String
  /// References of audits that are spelled alike, the nearest first.
  package let nearest: [String]

  package var description: String {
    nearest.isEmpty
      ? "there is no audit \(reference), as there is no audit on file"
      : "there is no audit \(reference); nearest \(nearest.count == 1 ? "is" : "are") \(nearest.joined(separator: ", "))"
  }
}

extension Organisation {
  /// The audit with a reference, else the only one with that title; without regard to case.
  package func audit(called name: String) throws(UnknownAudit) -> Audit {
    let wanted = name.trimmed.folded
    if let found = audits.all.first(where: { $0.reference.folded == wanted }) { return found }
    let titled = audits.all.filter { $0.title.folded == wanted }
    if titled.count == 1, let only = titled.first { return only }
    let candidates = titled.isEmpty ? audits.all : titled
    let nearest = candidates.map { audit in
      let isPart = wanted.count > 2 && audit.title.folded.contains(wanted)
      return (distance: isPart ? 0 : audit.name.folded.distance(to: wanted), name: audit.name)
    }
    .sorted { ($0.distance, $1.name) < ($1.distance, $0.name) }
    throw UnknownAudit(reference: name.trimmed, nearest: nearest.prefix(3).map(\.name))
  }
}

extension String {
  /// How many characters have to be put in, taken out or changed to make another text of this one (Levenshtein).
  func distance(to other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (line, character) in enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for (column, theirs) in other.enumerated() {
        let change = corner + (character == theirs ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = Swift.min(change, row[column] + 1, corner + 1)
      }
    }
    return row[other.count]
  }
}
