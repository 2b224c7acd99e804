/// A skill, qualification or training that a role may require.
package struct Competence: Record {
  /// What sort of competence it is; what proves it differs.
  package enum Sort: String, Choice {
    package static var noun: String { "kind of competence" }
    case training, licence, qualification, awareness
  }

  package static let kind = RecordKind.competence
  package static let fields = FieldTable<Competence>([
    Field("name", "Name", \.name, hint: "a skill, qualification or training"),
    Field(
      choice: "kind", "Kind", \.sort, initially: .training,
      hint: "training, a licence to do it, a qualification, or awareness"),
    Field(
      "provider", "Provider", \.provider, .term([]), hint: "who gives it: a firm, a school, us"),
    Field(
      "teaches", "Teaches", \.teaches, .link(.document),
      hint: "the procedure or instruction that it teaches"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who sees to it that it is taught"),
    Field("duration", "Duration", \.duration, .line, hint: "half a day, 3 h, 2 days"),
    Field(
      "seats", "Seats", \.seats, .number, hint: "how many a session usually takes; empty: any"),
    Field(
      "judge_after", "Judged after", \.judgeAfter, .period,
      hint: "how long after a training its effect is judged; empty: not judged"),
    Field("notes", "Notes", \.notes, .text, hint: "what it takes, what proves it"),
  ])
  package static var register: RegisterPath<Competence> { \.competences }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var sort = Sort.training
  package var provider = ""
  /// The document that it teaches.
  package var teaches: RecordID?
  package var owner: RecordID?
  package var duration = ""
  /// How many people a session usually takes; `nil` when that does not matter.
  package var seats: Int?
  /// How long after a training its effect is judged (clause 7.2 c); `nil` when it is not.
  package var judgeAfter: Period?
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}
