import Records
import Screens

/// An invented organisation with as many actions as wanted, the same each time.
enum LargeOrganisation {
  static let today = Day(number: 20_777)

  static func make(actions count: Int) -> Organisation {
    var source = SeededGenerator(seed: UInt64(count))
    var profile = Profile(id: RecordID(using: &source))
    profile.name = "Invented Works"
    if let edition = Edition("9001:2015") { profile.standards = [edition] }
    var organisation = Organisation(profile: profile)
    var people: [RecordID] = []
    for number in 0..<50 {
      var person = Person(id: RecordID(using: &source))
      person.name = "Person \(number)"
      people.append(person.id)
      organisation.people.put(person)
    }
    let words = [
      "pump", "label", "drawing", "gauge", "order", "weld", "supplier", "record", "tool", "crate",
    ]
    for number in 0..<count {
      var action = Action(id: RecordID(using: &source))
      action.reference = "NC-2026-\(number)"
      action.title =
        "\(words[number % 10]) \(words[number / 10 % 10]) not as agreed, case \(number)"
      action.grade = number % 9 == 0 ? .major : .minor
      action.source = .internalAudit
      action.category = "processes"
      action.owner = people[number % people.count]
      action.raisedBy = people[number % 7]
      action.raised = today - number % 700
      action.due = today - 200 + number % 400
      action.stage = number % 3 == 0 ? .closed : .inProgress
      action.closed = number % 3 == 0 ? today - 1 : nil
      action.correction = "The case was put right on the day and the customer was told about it."
      action.whys = ["It was not seen", "Nobody looks there", "There is no reason to look"]
      var step = Step()
      step.title = "Look there once a week"
      step.owner = action.owner
      step.due = action.due
      step.done = number % 3 == 0 ? today - 2 : nil
      action.plan = [step]
      action.notes = "Seen during a round; \(number % 40 + 2) pieces of \(number % 400 + 50)."
      if let clause = ClauseReference("9001:2015 8.\(number % 5 + 1)") { action.clauses = [clause] }
      organisation.actions.put(action)
    }
    return organisation
  }
}
