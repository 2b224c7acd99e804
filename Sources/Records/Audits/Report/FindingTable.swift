/// A table of findings with a heading, its cells between tabs, `|`, `;` or commas.
struct FindingTable {
  /// One row as far as it was read.
  struct Row {
    var block: FindingBlock
    var problems: [String] = []
  }

  /// How a tab is shown where a form cannot hold one.
  static let shownTab: Character = "⇥"

  private(set) var rows: [Row] = []
  /// The lines before the heading in which something stands.
  private(set) var skipped: [Int] = []

  /// - Returns: `nil` when no line is the heading of such a table.
  init?(_ lines: [Substring]) {
    for (index, line) in lines.enumerated() {
      for separator in ["\t", FindingTable.shownTab, "|", ";", ","] as [Character] {
        let labels = FindingTable.cells(line, separator).map { FindingWords.label($0) }
        let known = Set(labels.compactMap(\.self))
        guard known.count >= 2, known.contains(.wording) || known.contains(.title),
          known.contains(.grade) || known.contains(.clause)
        else { continue }
        skipped = lines[..<index].indices.filter { !lines[$0].trimmed.isEmpty }.map { $0 + 1 }
        read(lines[(index + 1)...], labels, separator)
        return
      }
    }
    return nil
  }

  private mutating func read(
    _ lines: ArraySlice<Substring>, _ labels: [FindingWords.Label?], _ separator: Character
  ) {
    for (index, line) in zip(lines.indices, lines) {
      let isRule = line.allSatisfy { "|-:+= \t".contains($0) }
      if line.trimmed.isEmpty || isRule { continue }
      var cells = FindingTable.cells(line, separator)
      if cells.count == 1, !rows.isEmpty {
        // A line that was broken inside a cell goes on with the wording.
        rows[rows.count - 1].block.addWording(cells[0])
        continue
      }
      if cells.count > labels.count, labels.last.flatMap(\.self) == .wording {
        // A separator inside the wording, which stands last.
        let rest = cells[(labels.count - 1)...].joined(separator: String(separator) + " ")
        cells = Array(cells[..<(labels.count - 1)]) + [rest]
      }
      let isContinued = zip(labels, cells).allSatisfy { label, cell in
        cell.isEmpty || label == .wording || label == .addition
      }
      if isContinued, !rows.isEmpty {
        for cell in cells { rows[rows.count - 1].block.addWording(cell) }
        continue
      }
      var row = Row(block: FindingBlock(place: index + 1))
      if cells.count > labels.count {
        row.problems.append(
          "has \(cells.count) cells where the heading has \(labels.count): is \(name(separator)) in a text?"
        )
      }
      for (label, cell) in zip(labels, cells) {
        guard let label, !cell.isEmpty else { continue }
        if let problem = row.block.take(cell, as: label) { row.problems.append(problem) }
      }
      rows.append(row)
    }
  }

  private func name(_ separator: Character) -> String {
    separator == "\t" || separator == FindingTable.shownTab ? "a tab" : "“\(separator)”"
  }

  /// The cells of a line, those in quotation marks whole; a `|` at either end is a frame.
  private static func cells(_ line: Substring, _ separator: Character) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"", isQuoted || cells[cells.count - 1].trimmed.isEmpty {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    var trimmed = cells.map(\.trimmed)
    if separator == "|" {
      if trimmed.count > 1, trimmed.first == "" { trimmed.removeFirst() }
      if trimmed.count > 1, trimmed.last == "" { trimmed.removeLast() }
    }
    return trimmed
  }
}
