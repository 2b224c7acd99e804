/// What a text is sorted by, as people would: without regard to case, figures as numbers (NC-9
/// before NC-10), nothing last.
struct NaturalKey: Hashable, Comparable {
  private enum Piece: Hashable, Comparable {
    /// A run of figures without leading zeros: the longer run is the greater number.
    case number(count: Int, figures: String)
    case text(String)
  }

  private let pieces: [Piece]

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text.lowercased()[...]
    while let first = rest.first {
      let isFigure = NaturalKey.isFigure(first)
      let run = rest.prefix { NaturalKey.isFigure($0) == isFigure }
      rest = rest[run.endIndex...]
      if isFigure {
        let figures = String(run.drop { $0 == "0" })
        pieces.append(.number(count: figures.count, figures: figures))
      } else {
        pieces.append(.text(String(run)))
      }
    }
    self.pieces = pieces
  }

  static func < (left: NaturalKey, right: NaturalKey) -> Bool {
    guard !left.pieces.isEmpty, !right.pieces.isEmpty else { return !left.pieces.isEmpty }
    return left.pieces.lexicographicallyPrecedes(right.pieces)
  }

  private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
