extension MatrixLayout {
  /// Whether the sheet is a list, a row a training, whose headings are not all known: a day has a heading of its own, a
  /// column says in words which training it was, and hardly anything else could be a competence.
  func looksLikeList(_ reader: MatrixCellReader) -> Bool {
    guard !isOwn, !isGrouped else { return false }
    let taken = Set(people.filter { $0.field != .ignored }.map(\.index))
    var days = 0
    var words = 0
    var others = 0
    for (index, heading) in header.enumerated() where !taken.contains(index) && !heading.isEmpty {
      if MatrixLayout.isOfList(heading) {
        if MatrixLayout.isOfDay(heading) { days += 1 }
        continue
      }
      let cells = rows.map { CSVSheet.cell($0, index) }.filter { !$0.isEmpty }
      guard !cells.isEmpty else { continue }
      let refused = cells.count { cell in
        guard case .refused = reader.read(cell) else { return false }
        return cell.count(where: \.isLetter) > 3
      }
      if refused * 5 >= cells.count * 3 { words += 1 } else { others += 1 }
    }
    return days > 0 && words > 0 && others < 2
  }

  /// What a heading ends in, of those with a path: "completions/timestamp".
  private static func end(of heading: String) -> String {
    HeadingWords.normal(heading.split(separator: "/").last.map(String.init) ?? heading)
  }

  private static func isOfDay(_ heading: String) -> Bool {
    let word = end(of: heading)
    let fields = HeadingWords.fields(of: word, .training)
    return fields.contains("date") || fields.contains("expires")
      || ["date", "expires", "timestamp"].contains(word)
  }

  private static func isOfList(_ heading: String) -> Bool {
    isOfDay(heading)
      || HeadingWords.fields(of: end(of: heading), .training).contains {
        !["person", "competence"].contains($0)
      }
  }
}
