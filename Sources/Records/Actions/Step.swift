/// One step of an action's plan.
package struct Step: Part {
  package static let fields = FieldTable<Step>([
    Field("title", "Step", \.title, .line, hint: "what will be done so that it does not come back"),
    Field("owner", "Owner", \.owner, .link(.person)),
    Field("due", "Due", \.due, .day),
    Field("done", "Done", \.done, .day, hint: "the day it was completed"),
    Field("evidence", "Evidence", \.evidence, .line, hint: "what shows that it was done"),
    Field("result", "Result", \.result, .line, hint: "what came of it"),
    Field("cancelled", "Cancelled", \.cancelled, .line, hint: "why it will not be done"),
  ])

  package var extras = Table()
  package var title = ""
  package var owner: RecordID?
  package var due: Day?
  package var done: Day?
  /// What shows that it was done: a path, an address, a number.
  package var evidence = ""
  /// What came of it.
  package var result = ""
  /// Why the step will not be done; empty when it was not cancelled.
  package var cancelled = ""

  package init() {}

  /// Whether the step still has to be done.
  package var isOpen: Bool { done == nil && cancelled.isEmpty }
  /// Whether the step was done; a cancelled step does not count as completed.
  package var isCompleted: Bool { done != nil && cancelled.isEmpty }
}
