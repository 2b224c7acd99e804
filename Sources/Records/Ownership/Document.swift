/// A controlled document (clause 7.5): a procedure, a policy, a form.
package struct Document: Record {
  package static let kind = RecordKind.document
  package static let fields = FieldTable<Document>([
    Field("reference", "Reference", \.reference, .line, hint: "its number: SOP-07"),
    Field("title", "Title", \.title, .line, hint: "what it is called"),
    Field(
      "kind", "Kind", \.sort,
      .term(["procedure", "work instruction", "policy", "form", "plan", "external"])),
    Field("version", "Version", \.version, .line, hint: "the one in force: 4, B, 2026-03"),
    Field("issued", "Issued", \.issued, .day, hint: "the day from which this version holds"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who keeps it true"),
    Field("deputy", "Deputy", \.deputy, .link(.person), hint: "who could take it over at once"),
    Field("area", "Area", \.area, .link(.area)),
    Field("roles", "Roles", \.roles, .links(.role), hint: "whose work it describes"),
    Field("clauses", "Clauses", \.clauses, .clauses),
    Field("place", "Place", \.place, .line, hint: "where it is kept: path, address, binder"),
    Field("withdrawn", "Withdrawn", \.withdrawn, .day, hint: "its last day in force"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Document> { \.documents }

  package let id: RecordID
  package var extras = Table()
  package var reference = ""
  package var title = ""
  /// Procedure, work instruction, form, ...; the user's own words as well.
  package var sort = ""
  package var version = ""
  /// The day from which the version holds.
  package var issued: Day?
  package var owner: RecordID?
  package var deputy: RecordID?
  package var area: RecordID?
  /// Whose work it describes; a new version may ask them to be trained again.
  package var roles: [RecordID] = []
  package var clauses: [ClauseReference] = []
  package var place = ""
  /// The last day on which it was in force; `nil` as long as it is.
  package var withdrawn: Day?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// Whether it is in force on a day.
  package func isInForce(on day: Day) -> Bool { withdrawn.map { day <= $0 } ?? true }
}
