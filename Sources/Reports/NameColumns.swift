internal import Records

/// First and last names in columns of their own, made one column of names.
enum NameColumns {
  /// The register in which people are named, and the field that names them.
  private static let keys: [RegisterKind: String] = [.people: "name", .training: "person"]

  /// The table with the two columns as one, called by both headings; as it is where there are no two.
  static func joined(_ table: CSVTable, _ kind: RegisterKind) -> CSVTable {
    guard keys[kind] != nil, let (first, last) = places(in: table.header) else { return table }
    var header = table.header
    header[first] = "\(table.header[first].trimmed) \(table.header[last].trimmed)"
    header[last] = ""
    let rows = table.rows.map { row in
      var cells = row.cells
      cells[first] = ImportNames.tidy("\(cells[first]) \(cells[last])")
      cells[last] = ""
      return CSVTable.Row(number: row.number, cells: cells)
    }
    return CSVTable(header: header, rows: rows, like: table)
  }

  /// Whether headings name people in two columns.
  static func are(in header: [String]) -> Bool { places(in: header) != nil }

  /// Whether a heading is that of two columns made one.
  static func isJoined(_ word: String) -> Bool {
    firstNames.contains { first in
      word.hasPrefix(first) && lastNames.contains(String(word.dropFirst(first.count)))
    }
  }

  private static func places(in header: [String]) -> (first: Int, last: Int)? {
    let words = header.map(HeadingWords.normal)
    guard let first = words.firstIndex(where: firstNames.contains),
      let last = words.firstIndex(where: lastNames.dropLast().contains)
        ?? words.firstIndex(of: "name")
    else { return nil }
    return (first, last)
  }

  private static let firstNames = ["vorname", "firstname", "givenname", "forename"]
  /// "Name" beside a first name is the last name, where no other column is.
  private static let lastNames = [
    "nachname", "lastname", "surname", "familyname", "familienname", "zuname", "name",
  ]
}
