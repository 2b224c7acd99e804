/// A standard of the user's own: house rules, a customer's requirements, an edition that the program does not know.
package struct OwnStandard: Record {
  package static let kind = RecordKind.standard
  package static let fields = FieldTable<OwnStandard>([
    Field(
      "edition", "Edition", \.editionText, .line, hint: "one word, with its year: house-rules:2026"),
    Field("title", "Title", \.title, .line, hint: "what it is about"),
    Field(
      "clauses", "Clauses", \.clauses, .lines(separator: "; "),
      hint: "one a line: 4.1 Orders; a clause with others under it is a heading"),
  ])
  package static var register: RegisterPath<OwnStandard> { \.standards }

  package let id: RecordID
  package var extras = Table()
  package var editionText = ""
  package var title = ""
  /// Number and title of each clause, such as "4.1 Orders".
  package var clauses: [String] = []

  package init(id: RecordID) { self.id = id }

  package var name: String { editionText }

  /// The catalogue; `nil` when the edition is none.
  package var standard: Standard? {
    guard let edition = Edition(editionText) else { return nil }
    let entries = clauses.compactMap(OwnStandard.clause)
    return Standard(
      edition: edition, name: edition.description, title: title,
      clauses: entries.map { entry in
        Standard.Clause(
          number: entry.number, title: entry.title,
          isHeading: entries.contains {
            $0.number != entry.number && ClauseReference.isNumber($0.number, within: entry.number)
          })
      })
  }

  /// The number and the title in a line such as "4.1 Orders"; `nil` when it does not begin with a clause number.
  package static func clause(_ line: String) -> (number: String, title: String)? {
    let line = line.trimmed
    let word = line.prefix { !$0.isWhitespace }
    guard let number = ClauseReference.number(String(word)) else { return nil }
    let title = line.dropFirst(word.count).trimmed
    return (number, title.isEmpty ? number : title)
  }
}
