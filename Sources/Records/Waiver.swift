/// A decision not to be told of something for a while: whose, why, and until when.
package struct Waiver: Record {
  package static let kind = RecordKind.waiver
  package static let fields = FieldTable<Waiver>([
    Field("about", "About", \.about, hint: "what is not told of"),
    Field("reason", "Reason", \.reason, .text, hint: "why it may be left as it is"),
    Field("until", "Until", \.until, .day, hint: "the last day on which it is not told of"),
    Field("by", "By", \.by),
    Field("on", "On", \.on, .day),
  ])
  package static var register: RegisterPath<Waiver> { \.waivers }

  package let id: RecordID
  package var extras = Table()
  /// What the advice is known by, the same as long as it is about the same thing.
  package var about = ""
  package var reason = ""
  /// The last day on which it holds; a waiver without one holds on no day.
  package var until: Day?
  package var by = ""
  package var on: Day?

  package init(id: RecordID) { self.id = id }

  package var name: String { about }

  /// Whether it still holds on a day; its last day counts.
  package func holds(on day: Day) -> Bool {
    guard let until else { return false }
    return day <= until
  }
}

extension Organisation {
  /// The waiver that holds for something on a day, the one that lasts longest.
  package func waiver(of about: String, on day: Day) -> Waiver? {
    waivers.all.filter { $0.about == about && $0.holds(on: day) }
      .max { ($0.until ?? .never, $1.id) < ($1.until ?? .never, $0.id) }
  }
}
