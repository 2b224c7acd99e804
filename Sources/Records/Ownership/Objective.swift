/// A measurable aim (clause 6.2) that serves the business.
package struct Objective: Record {
  package static let kind = RecordKind.objective
  package static let fields = FieldTable<Objective>([
    Field("name", "Objective", \.name, .line, hint: "what is aimed at: 98 % of orders on time"),
    Field("measure", "Measure", \.measure, .line, hint: "what is counted, and where"),
    Field(
      "outcome", "Serves", \.outcome, .line, hint: "what the business has from it, in its words"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who answers for it"),
    Field("deputy", "Deputy", \.deputy, .link(.person), hint: "who could take it over at once"),
    Field("due", "Due", \.due, .day, hint: "by when it is to be reached"),
    Field("closed", "Closed", \.closed, .day, hint: "the day it was reached or given up"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Objective> { \.objectives }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var measure = ""
  /// What the business has from it, in its words.
  package var outcome = ""
  package var owner: RecordID?
  package var deputy: RecordID?
  package var due: Day?
  /// The day it was reached or given up; `nil` as long as it is pursued.
  package var closed: Day?
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}
