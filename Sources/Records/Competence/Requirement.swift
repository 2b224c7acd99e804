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
    Field(
      "level", "Level", \.level, .line,
      hint: "the level needed, of the organisation's scale; empty: any"),
    Field(
      "within", "Needed within", \.within, .period,
      hint: "from taking the role until it must be met: 4 weeks; empty: at once"),
    Field(
      "grace", "Grace", \.grace, .period,
      hint: "after the refresher was due, how long it still counts; empty: not a day"),
    Field(
      "from", "Required from", \.from, .day,
      hint: "the first day on which it is asked; empty: always"),
    Field(
      "since", "Counts from", \.since, .day,
      hint: "what was learnt before no longer counts: a new revision, a cause found"),
    Field("reason", "Because of", \.reason, .line, hint: "SOP-07 version 4, NC-2026-014"),
    Field("notes", "Notes", \.notes, .text),
  ])
  package static var register: RegisterPath<Requirement> { \.requirements }

  package let id: RecordID
  package var extras = Table()
  package var role: RecordID?
  package var competence: RecordID?
  /// Months from one record to the next; `nil` when once is enough.
  package var refreshMonths: Int?
  package var isMandatory = true
  /// The level of the organisation's scale that is needed; empty for any.
  package var level = ""
  /// From taking the role, or from ``since``, until it must be met.
  package var within: Period?
  /// How long after a refresher was due what is on file still counts.
  package var grace: Period?
  /// The first day on which it is asked; `nil` when it always was.
  package var from: Day?
  /// Trainings before this day no longer meet it.
  package var since: Day?
  /// What asks for it, or for training anew.
  package var reason = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }

  package var name: String { "" }

  /// Whether it is asked on a day.
  package func isAsked(on day: Day) -> Bool { from.map { $0 <= day } ?? true }
}
