/// A measurable aim (clause 6.2) that serves the business.
package struct Objective: Record {
  /// Which way the target is met.
  package enum Direction: String, Choice {
    case atLeast = "at least"
    case atMost = "at most"
    package static let noun = "direction"
  }

  package static let kind = RecordKind.objective
  package static let fields = FieldTable<Objective>([
    Field("name", "Objective", \.name, .line, hint: "what is aimed at: 98 % of orders on time"),
    Field("measure", "Measure", \.measure, .line, hint: "what is counted, and where"),
    Field(
      "outcome", "Serves", \.outcome, .line, hint: "what the business has from it, in its words"),
    Field("owner", "Owner", \.owner, .link(.person), hint: "who answers for it"),
    Field("deputy", "Deputy", \.deputy, .link(.person), hint: "who could take it over at once"),
    Field("unit", "Unit", \.unit, .line, hint: "%, days, complaints a month"),
    Field("baseline", "Baseline", \.baseline, .quantity, hint: "where it stood at the start"),
    Field(choice: "direction", "Is reached at", \.direction, initially: .atLeast),
    Field("target", "Target", \.target, .quantity),
    Field("started", "From", \.started, .day, hint: "the day from which it is pursued"),
    Field("due", "Due", \.due, .day, hint: "by when it is to be reached"),
    Field(
      "frequency", "Read every", \.frequency, .period, initially: Period(1, .months),
      hint: "how often a reading is taken: 1 month, 2 weeks, 90 days"),
    Field("clauses", "Clauses", \.clauses, .clauses),
    Field("readings", "Readings", \.readings, Reading.shape),
    Field("closed", "Closed", \.closed, .day, hint: "the day it was reached or given up"),
    Field("given_up", "Given up because", \.givenUp, .line, hint: "empty when it was reached"),
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
  package var unit = ""
  /// Where it stood at the start; `nil` for an aim to be kept up rather than reached.
  package var baseline: Quantity?
  package var direction = Direction.atLeast
  package var target: Quantity?
  /// The day from which it is pursued.
  package var started: Day?
  /// The last day on which reaching it is in time.
  package var due: Day?
  /// How often a reading is taken.
  package var frequency = Period(1, .months)
  package var clauses: [ClauseReference] = []
  /// In the order in which they were written down.
  package var readings: [Reading] = []
  /// The day it was reached or given up; `nil` as long as it is pursued.
  package var closed: Day?
  /// Why it was given up; empty when it was reached.
  package var givenUp = ""
  package var notes = ""

  package init(id: RecordID) { self.id = id }
}

/// What was measured of an objective on a day.
package struct Reading: Part {
  package static let fields = FieldTable<Reading>([
    Field("on", "On", \.on, .day),
    Field("reading", "Reading", \.reading, .quantity),
    Field("note", "Note", \.note, .line, hint: "what explains it"),
    Field("by", "By", \.by, .line),
  ])

  package var extras = Table()
  package var on: Day?
  package var reading: Quantity?
  package var note = ""
  package var by = ""

  package init() {}
}
