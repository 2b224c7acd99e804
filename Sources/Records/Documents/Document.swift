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
    Field(
      "review_every", "Review every", \.reviewEvery, .period,
      hint: "from the last review: 12 months; empty when only fixed days count"),
    Field(
      "review_on", "Review on", \.reviewOn, .lines(separator: "; "),
      hint: "fixed days, one a line: 31 mar, 09-30 every year, or 2027-06-01 once"),
    Field("reviews", "Reviews", \.reviews, DocumentReview.shape),
    Field("withdrawn", "Withdrawn", \.withdrawn, .day, hint: "its last day in force"),
    Field(
      "replaced_by", "Replaced by", \.replacedBy, .link(.document), hint: "what is used instead"),
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
  /// From the last review to the next; `nil` when only fixed days count.
  package var reviewEvery: Period?
  /// Fixed days of review: a day of each year (`03-31`) or one day (`2027-06-01`).
  package var reviewOn: [String] = []
  /// In the order in which they were written down.
  package var reviews: [DocumentReview] = []
  /// What is used instead.
  package var replacedBy: RecordID?
  /// The last day on which it was in force; `nil` as long as it is.
  package var withdrawn: Day?
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { reference.isEmpty ? title : reference }

  /// Whether it is in force on a day.
  package func isInForce(on day: Day) -> Bool { withdrawn.map { day <= $0 } ?? true }
}
