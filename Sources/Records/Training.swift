/// A skill, qualification or training that a role may require.
package struct Competence: Record {
  package static let kind = RecordKind.competence
  package static let fields = FieldTable<Competence>([
    Field("name", "Name", \.name, hint: "a skill, qualification or training"),
    Field("notes", "Notes", \.notes, .text, hint: "what it takes, who gives it"),
  ])
  package static var register: RegisterPath<Competence> {
    \.competences
  }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}

/// Who has a role needs a competence, perhaps refreshed every so many months.
package struct Requirement: Record {
  package static let kind = RecordKind.requirement
  package static let fields = FieldTable<Requirement>([
    Field("role", "Role", \.role, .link(.role), hint: "who needs it"),
    Field("competence", "Competence", \.competence, .link(.competence), hint: "what they need"),
    Field(
      "refresh_months", "Refresh, months", \.refreshMonths, .number,
      hint: "refreshed every so many months; empty: once is enough"),
    Field(
      "mandatory", "Mandatory", \.isMandatory, .yesNo, initially: true,
      hint: "yes, or no when it is only desirable"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Requirement> {
    \.requirements
  }

  package let id: RecordID
  package var extras = Table()
  package var role: RecordID?
  package var competence: RecordID?
  /// Months from one record to the next; `nil` when once is enough.
  package var refreshMonths: Int?
  package var isMandatory = true
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { "" }
}

/// A person met a competence on a day, or is booked to.
package struct TrainingRecord: Record {
  package static let kind = RecordKind.training
  package static let fields = FieldTable<TrainingRecord>([
    Field("person", "Person", \.person, .link(.person)),
    Field("competence", "Competence", \.competence, .link(.competence)),
    Field("date", "Date", \.date, .day, hint: "the day it was met; a day to come is a booking"),
    Field(
      "expires", "Expires", \.expires, .day,
      hint: "only where it differs from what the role's refresher gives"),
    Field("evidence", "Evidence", \.evidence, .line, hint: "certificate number, path or address"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<TrainingRecord> {
    \.trainings
  }

  package let id: RecordID
  package var extras = Table()
  package var person: RecordID?
  package var competence: RecordID?
  package var date: Day?
  /// The day after which it no longer counts, where it differs from the computed one.
  package var expires: Day?
  package var evidence = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { date.map(String.init(describing:)) ?? "" }
}
