/// One move of a date: never silently overwritten.
package struct DateMove: Part {
  package static let fields = FieldTable<DateMove>([
    Field("from", "From", \.from, .day),
    Field("to", "To", \.to, .day),
    Field("by", "By", \.by),
    Field("on", "On", \.on, .day),
    Field("why", "Why", \.why),
  ])

  package var extras = Table()
  package var from: Day?
  package var to: Day?
  package var by = ""
  package var on: Day?
  package var why = ""

  package init() {}

  package init(from: Day?, to: Day?, by: String, on: Day, why: String) {
    self.from = from
    self.to = to
    self.by = by
    self.on = on
    self.why = why
  }

  /// Whether the date was put off rather than brought forward.
  package var isPostponement: Bool {
    guard let from else { return false }
    guard let to else { return true }
    return to > from
  }
}
