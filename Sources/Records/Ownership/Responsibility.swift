/// Who answers for a standard held, or for some of its clauses (clause 5.3).
package struct Responsibility: Record {
  package static let kind = RecordKind.responsibility
  package static let fields = FieldTable<Responsibility>([
    Field(
      "edition", "Standard", \.edition, .edition,
      hint: "a whole edition such as 9001:2015; empty when it is only for clauses"),
    Field("clauses", "Clauses", \.clauses, .clauses, hint: "with the clauses below each"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who answers for it"),
    Field("deputy", "Deputy", \.deputy, .link(.person), hint: "who could take it over at once"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Responsibility> { \.responsibilities }

  package let id: RecordID
  package var extras = Table()
  /// A whole standard; `nil` when it is only for clauses.
  package var edition: Edition?
  /// Clauses, each with those below it.
  package var clauses: [ClauseReference] = []
  package var owner: RecordID?
  package var deputy: RecordID?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String {
    ([edition?.description].compactMap { $0 } + clauses.map(\.description)).joined(separator: "; ")
  }
}
