/// The organisation's levels of a competence, from the lowest to the highest: I, L, U, O.
package struct LevelScale: Hashable, Sendable {
  /// A level and what it means.
  package struct Level: Hashable, Sendable {
    /// What stands in a record and a cell: "U".
    package let mark: String
    /// What it means: "works unsupervised"; empty when nothing was said.
    package let meaning: String
  }

  package let levels: [Level]
  private let ranks: [String: Int]

  /// - Parameter lines: a level each, the lowest first: its mark, then what it means.
  package init(_ lines: [String]) {
    levels = lines.compactMap { line in
      let words = line.split(separator: " ", maxSplits: 1)
      guard let mark = words.first else { return nil }
      return Level(mark: String(mark), meaning: words.count > 1 ? String(words[1]).trimmed : "")
    }
    ranks = Dictionary(
      levels.enumerated().map { ($1.mark.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The place of a level, from 0; `nil` for one that the scale does not have.
  package func rank(_ level: String) -> Int? { ranks[level.lowercased()] }

  /// Whether a level reached is as high as the one needed.
  ///
  /// No level, or one that the scale does not have, proves only a level of the same name.
  package func isMet(_ needed: String, by reached: String) -> Bool {
    if needed.isEmpty { return true }
    guard let wanted = rank(needed), let rank = rank(reached) else {
      return needed.lowercased() == reached.lowercased()
    }
    return rank >= wanted
  }

  /// The marks in a sentence: "I, L, U, O".
  package var words: String { levels.map(\.mark).joined(separator: ", ") }
}
