/// What the organisation says of itself, and its settings.
package struct Profile: Record {
  package static let kind = RecordKind.organisation
  package static let fields = FieldTable<Profile>([
    Field("name", "Name", \.name, hint: "the certified business"),
    Field(
      "standards", "Standards held", \.standards, .editions,
      hint: "editions, such as 9001:2015; 14001:2015"),
    Field(
      "upcoming_days", "Look ahead, days", \.upcomingDays, .number, initially: 30,
      hint: "how far ahead the dashboard looks"),
    Field(
      "due_soon_days", "Training due soon, days", \.dueSoonDays, .number, initially: 60,
      hint: "how long before expiry a competence counts as due soon"),
    Field(
      "effectiveness_days", "Effectiveness check, days", \.effectivenessDays, .number,
      initially: 90, hint: "from the last corrective step to the effectiveness check"),
    Field(
      "look_back_months", "Look-back, months", \.lookBackMonths, .number, initially: 24,
      hint: "how far back the same thing counts as a recurrence: 12, 24 or 36"),
    Field(
      "strict", "Strict", \.isStrict, .yesNo, initially: false,
      hint: "refuse what is not impartial, such as a check by the owner, instead of warning"),
    Field(
      "auditor_competence", "Auditors' competence", \.auditorCompetence, .link(.competence),
      hint: "what an internal auditor must have; empty for any that speaks of audit"),
    Field(
      "levels", "Levels of competence", \.levels, .lines(separator: "; "),
      hint: "one a line, the lowest first: I is instructed, L does it with help, U alone, O teaches"
    ),
    Field(
      "advisory_count", "Advise from, count", \.advisoryCount, .number, initially: 3,
      hint: "so many minors on one clause, or areas with one cause, may be a system's fault"),
    Field(
      "idle_days", "No move for, days", \.idleDays, .number, initially: 30,
      hint: "after so many days without a change an open action is pointed out"),
    Field(
      choice: "surveillance_from", "Surveillance from", \.surveillanceFrom, initially: .decision,
      hint: "the first surveillance is due 12 months after this; ask the certification body"),
    Field(
      "readiness_weights", "Readiness, points", \.readinessWeights, .lines(separator: "; "),
      hint: "the most each part counts, one a line: actions 20; together they are made 100"),
    Field(
      "retention_years", "Keep records, years", \.retentionYears, .number, initially: 6,
      hint: "from closure: two certification cycles are six years"),
    Field(
      "history_entries", "History, changes kept", \.historyEntries, .number, initially: 20_000,
      hint: "older ones go first, but none that the years above still need"),
  ])
  package static var register: RegisterPath<Profile> {
    \.profiles
  }

  package let id: RecordID
  package var extras = Table()
  package var name = ""
  package var standards: [Edition] = []
  package var upcomingDays = 30
  package var dueSoonDays = 60
  package var effectivenessDays = 90
  package var lookBackMonths = 24
  /// Whether what is not impartial is refused and not only warned of.
  package var isStrict = false
  /// What an internal auditor must have; `nil` for any competence that speaks of audits.
  package var auditorCompetence: RecordID?
  /// The levels of a competence, the lowest first: a mark, then what it means.
  package var levels: [String] = []
  /// From how many minors on one clause, or areas with one cause, on the system may be at fault.
  package var advisoryCount = 3
  /// After how many days without a change an open action is pointed out.
  package var idleDays = 30
  /// What the twelve months to the first surveillance run from.
  package var surveillanceFrom = SurveillanceAnchor.decision
  /// What each part of the readiness counts at most, where it differs from the usual: `actions 25`.
  package var readinessWeights: [String] = []
  /// Years from closure during which nothing of a record is dropped.
  package var retentionYears = 6
  /// How many entries the history keeps before old ones that nothing needs any more are dropped.
  package var historyEntries = 20_000

  package init(id: RecordID) { self.id = id }
}
