internal import Records

/// Which column of a file is which field.
struct ImportColumns: Hashable, Sendable {
  /// A column that is understood.
  struct Column: Hashable, Sendable {
    /// The field's key.
    let key: String
    /// What the file calls it.
    let heading: String
    let index: Int
  }

  let all: [Column]
  /// Which columns are left out.
  let notes: [String]

  /// Finds each heading's field: by its key, else by a word in common use.
  ///
  /// A heading that could be several fields ("description") is the first that no other column is.
  init(_ table: CSVTable, kind: RegisterKind, fileName: String) throws(ImportProblem) {
    let headings = table.header.enumerated().map { index, text in
      Heading(index: index, text: text.trimmed, word: HeadingWords.normal(text))
    }
    var found: [String: Column] = [:]
    for heading in headings {
      guard let key = (kind.columns + kind.furtherColumns).first(where: heading.isKey) else {
        continue
      }
      // Of audits the lead is the certification body's beside an auditor, else what many call the auditor.
      if kind == .audits, key == "lead", !headings.contains(where: { $0.isKey("auditor") }) {
        continue
      }
      guard found[key] == nil else {
        throw .repeatedColumn(file: fileName, heading: heading.text)
      }
      found[key] = Column(key: key, heading: heading.text, index: heading.index)
    }
    let taken = Set(found.values.map(\.index))
    let others = headings.filter { !taken.contains($0.index) }.map { heading in
      (heading: heading, keys: HeadingWords.fields(of: heading.word, kind))
    }
    var unknown: [Heading] = []
    // Last, as the number of a nonconformity is the reference only where no other column is, and a KPI the name of an
    // objective.
    func isLink(_ keys: [String]) -> Bool {
      keys.contains(HeadingWords.linkedNonconformity)
        || (kind == .objectives && keys == ["name", "measure"])
    }
    for (heading, keys) in others.filter({ !isLink($0.keys) }) + others.filter({ isLink($0.keys) })
    {
      if let key = keys.first(where: { found[$0] == nil }) {
        found[key] = Column(key: key, heading: heading.text, index: heading.index)
      } else {
        unknown.append(heading)
      }
    }
    all = found.values.sorted { $0.index < $1.index }
    notes = ImportColumns.notes(
      on: unknown.sorted { $0.index < $1.index }.compactMap { heading in
        if !heading.text.isEmpty { return heading.text }
        return table.rows.contains { !$0.cells[heading.index].trimmed.isEmpty }
          ? "number \(heading.index + 1) (without a heading)" : nil
      })
    var missing = kind.keys.filter { found[$0] == nil }
    // A personnel number names a person as well.
    if found[HeadingWords.personNumber] != nil { missing.removeAll { $0 == "person" } }
    let isComplete = kind.needsOneKey ? missing.count < kind.keys.count : missing.isEmpty
    guard isComplete else {
      throw .missingColumns(
        file: fileName, kind: kind, missing: kind.givesReferences ? ["title"] : missing,
        headings: headings.map(\.text).filter { !$0.isEmpty })
    }
  }

  /// Which row of a sheet names the columns that there must be; only registers of people and what they own are looked
  /// at below the first row. `nil` when none does.
  static func headerPlace(in sheet: CSVSheet, _ kind: RegisterKind) -> Int? {
    guard kind != .matrix else { return nil }
    let depth = kind.mayHaveTitles ? 15 : 1
    return sheet.rows.indices.prefix(depth).first { place in
      let words = sheet.rows[place].cells.map(HeadingWords.normal)
      func has(_ key: String) -> Bool {
        words.contains { word in
          word == HeadingWords.normal(key) || HeadingWords.fields(of: word, kind).contains(key)
        } || (["name", "person"].contains(key) && NameColumns.are(in: sheet.rows[place].cells))
          || (key == "person"
            && words.contains {
              HeadingWords.fields(of: $0, kind).contains(HeadingWords.personNumber)
            })
      }
      let found = kind.keys.count(where: has)
      // A title alone in its row is no heading.
      let isTitle =
        place == 0 && words.count(where: { !$0.isEmpty }) < 2
        && sheet.rows.contains { $0.cells.count > 1 }
      return (kind.needsOneKey ? found > 0 : found == kind.keys.count)
        && !(isTitle && words.count > 1)
    }
  }

  subscript(key: String) -> Column? { all.first { $0.key == key } }

  private struct Heading {
    let index: Int
    let text: String
    /// As it is compared.
    let word: String

    func isKey(_ key: String) -> Bool { HeadingWords.normal(key) == word }
  }

  private static func notes(on unknown: [String]) -> [String] {
    switch unknown.count {
    case 0: []
    case 1: ["the column \(unknown[0]) is not known and is left out"]
    default: ["columns not known and left out: \(shortened(unknown, limit: 20))"]
    }
  }
}
