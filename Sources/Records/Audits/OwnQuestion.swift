/// A question of the organisation's own, or its own wording in place of one that comes with the program.
package struct OwnQuestion: Record {
  package static let kind = RecordKind.question
  package static let fields = FieldTable<OwnQuestion>([
    Field("question", "Question", \.question, .text, hint: "what is asked, in one sentence"),
    Field("look_at", "Look at", \.lookAt, .text, hint: "records, places and samples to look at"),
    Field(
      "clauses", "Clauses", \.clauses, .clauses,
      hint: "asked once for all of them; none for a question about an area"),
    Field(choice: "aspect", "Aspect", \.aspect, initially: .followed),
    Field("area", "Area", \.area, .link(.area), hint: "only in audits of this area; empty for all"),
    Field("retired", "Retired", \.isRetired, .yesNo, initially: false, hint: "no longer asked"),
    Field("replaces", "In place of", \.replaces, .inner),
    Field("changed", "Last changed", \.changed, .inner),
  ])
  package static var register: RegisterPath<OwnQuestion> { \.questions }

  package let id: RecordID
  package var extras = Table()
  package var question = ""
  package var lookAt = ""
  package var clauses: [ClauseReference] = []
  package var aspect = Checklist.Aspect.followed
  /// The only area that it is asked in; `nil` for all.
  package var area: RecordID?
  package var isRetired = false
  /// The wording of the program's question that this one takes the place of; empty for a new one.
  package var replaces = ""
  /// The day of its last change.
  package var changed: Day?

  package init(id: RecordID) { self.id = id }

  package var name: String { question }
}
