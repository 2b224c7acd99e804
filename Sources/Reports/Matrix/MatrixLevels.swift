internal import Records

/// The levels that the cells of a sheet may name: those of the organisation, or, where it has none, the usual ones
/// that the sheet clearly uses.
struct MatrixLevels: Hashable, Sendable {
  /// By what is compared: the mark as the organisation writes it.
  private let marks: [String: String]
  /// The marks in a sentence: "I, L, U, O".
  let words: String
  /// Whether the organisation did not name them.
  let areGuessed: Bool

  var isEmpty: Bool { marks.isEmpty }

  /// - Parameter cells: all cells under competences.
  init(_ scale: LevelScale, cells: some Sequence<String>) {
    let own = scale.levels.map(\.mark)
    let marks = own.isEmpty ? MatrixLevels.usual(in: cells) : own
    areGuessed = own.isEmpty && !marks.isEmpty
    words = marks.joined(separator: ", ")
    self.marks = Dictionary(
      marks.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func mark(_ text: String) -> String? { marks[text.lowercased()] }

  /// I, L, U and O where at least two of them stand in cells; 1 to 5 where a figure above 1 does.
  private static func usual(in cells: some Sequence<String>) -> [String] {
    let letters = ["I", "L", "U", "O"]
    let figures = ["1", "2", "3", "4", "5"]
    var found: Set<String> = []
    for cell in cells where cell.count == 1 { found.insert(cell.uppercased()) }
    if letters.filter(found.contains).count > 1 { return letters }
    if figures.dropFirst().contains(where: found.contains) { return figures }
    return []
  }
}
