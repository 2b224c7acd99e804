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

  package init(id: RecordID) { self.id = id }
}
