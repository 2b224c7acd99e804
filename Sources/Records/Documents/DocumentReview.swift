/// One review of a document against what is done: the people who do the work were asked.
package struct DocumentReview: Part {
  package static let fields = FieldTable<DocumentReview>([
    Field("on", "On", \.on, .day),
    Field("asked", "Asked", \.asked, .links(.person), hint: "those who do the work"),
    Field("asked_others", "Others asked", \.askedOthers, .line, hint: "who is not on file"),
    Field("matches", "Matches practice", \.matches, .yesNo, hint: "is it what is done?"),
    Field("changes", "What changes", \.changes, .line, hint: "in the document, or in what is done"),
    Field("version", "Version", \.version, .line),
    Field("by", "By", \.by, .line),
    Field("action", "Action", \.action, .link(.action)),
  ])

  package var extras = Table()
  package var on: Day?
  /// The people who do the work.
  package var asked: [RecordID] = []
  package var askedOthers = ""
  /// Whether the document says what is done; `nil` as long as nobody said.
  package var matches: Bool?
  /// What changes, in the document or in what is done.
  package var changes = ""
  /// The version that was reviewed.
  package var version = ""
  package var by = ""
  /// What was made of it.
  package var action: RecordID?

  package init() {}
}
