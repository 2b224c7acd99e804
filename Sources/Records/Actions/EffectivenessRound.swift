/// What was tried before and did not last: the cause as it was seen then, the steps, and the check that failed.
package struct EffectivenessRound: Part {
  package static let fields = FieldTable<EffectivenessRound>([
    Field("root_cause", "Root cause", \.whys, .lines(separator: " > ")),
    Field("plan", "Plan", \.plan, Step.shape),
    Field("due", "Check due", \.due, .day),
    Field("criterion", "Criterion", \.criterion),
    Field("effective", "Effective", \.effective, .yesNo),
    Field("result", "Result", \.result),
    Field("evidence", "Evidence", \.evidence),
    Field("by", "Judged by", \.by, .link(.person)),
    Field("on", "Judged on", \.on, .day),
    Field("closed", "Closed", \.closed, .day),
    Field("ended", "Ended", \.ended, .day),
    Field("why", "Why it ended", \.why),
  ])

  package var extras = Table()
  package var whys: [Why] = []
  package var plan: [Step] = []
  package var due: Day?
  package var criterion = ""
  /// What the check said; `nil` when the round ended without one.
  package var effective: Bool?
  package var result = ""
  package var evidence = ""
  package var by: RecordID?
  package var on: Day?
  /// The day the action had been closed on, when it was.
  package var closed: Day?
  package var ended: Day?
  package var why = ""

  package init() {}
}
