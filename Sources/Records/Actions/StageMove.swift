/// One move of an action from stage to stage.
package struct StageMove: Part {
  package static let fields = FieldTable<StageMove>([
    Field(choice: "to", "To", \.to, initially: .open),
    Field("by", "By", \.by),
    Field("on", "On", \.on, .day),
    Field("why", "Why", \.why),
  ])

  package var extras = Table()
  package var to = Action.Stage.open
  package var by = ""
  package var on: Day?
  /// Why the action was cancelled or opened again; empty where no reason was asked.
  package var why = ""

  package init() {}

  package init(to stage: Action.Stage, by: String, on: Day, why: String) {
    to = stage
    self.by = by
    self.on = on
    self.why = why
  }
}
