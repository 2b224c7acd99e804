import Records
import Reports
import Testing

/// The day that the tests take for today.
let today = Day(number: 20_777)  // 2026-11-20

/// Hands out identifiers one after the other, the same in every run.
func makeIDs(_ letter: String = "x") -> () -> RecordID {
  var count = 0
  var source = SystemRandomNumberGenerator()
  return {
    count += 1
    return RecordID("\(letter)\(count)") ?? RecordID(using: &source)
  }
}

func id(_ text: String) -> RecordID {
  var source = SystemRandomNumberGenerator()
  return RecordID(text) ?? RecordID(using: &source)
}

func day(_ text: String) -> Day { Day(text) ?? today }

/// An organisation that holds ISO 9001 and ISO/IEC 27001 and has no records.
func emptyOrganisation() -> Organisation {
  var profile = Profile(id: id("profile"))
  profile.name = "Harbour Engineering Ltd"
  profile.standards = [Edition("9001:2015"), Edition("27001:2022")].compactMap(\.self)
  return Organisation(profile: profile)
}

/// An organisation with two people and two actions.
func smallOrganisation() -> Organisation {
  var organisation = emptyOrganisation()
  for name in ["Okafor", "Mei Lim"] {
    var person = Person(id: id(name))
    person.name = name
    organisation.people.put(person)
  }
  var action = Action(id: id("nc14"))
  action.reference = "NC-2026-014"
  action.title = "Delivery notes unsigned"
  action.owner = id("Okafor")
  action.raised = day("2026-09-01")
  action.due = day("2026-10-20")
  organisation.actions.put(action)
  action = Action(id: id("ofi3"))
  action.reference = "OFI-2026-003"
  action.title = "Label the racks"
  action.actionKind = .improvement
  action.owner = id("Mei Lim")
  action.raised = day("2026-10-01")
  action.stage = .inProgress
  organisation.actions.put(action)
  return organisation
}

/// Plans the import of a text as the file register.csv.
func plan(
  _ kind: RegisterKind, _ text: String, into organisation: Organisation, ids: String = "x"
) throws -> ImportPlan {
  try Import.plan(
    kind, csv: CSVTable(text: text), into: organisation, fileName: "register.csv", today: today,
    who: "Mei Lim", newID: makeIDs(ids))
}

/// The organisation after the import of a text, and the plan that was carried out.
func importing(
  _ kind: RegisterKind, _ text: String, into organisation: Organisation, ids: String = "x"
) throws -> (organisation: Organisation, plan: ImportPlan) {
  let plan = try plan(kind, text, into: organisation, ids: ids)
  var after = organisation
  try after.apply(plan.edit(when: Moment(seconds: 0)))
  return (after, plan)
}

/// What is wrong with a text; empty when it can be imported.
func problems(
  _ kind: RegisterKind, _ text: String, into organisation: Organisation = smallOrganisation()
) -> [String] {
  do {
    _ = try plan(kind, text, into: organisation)
    return []
  } catch let problem as ImportProblem {
    return problem.sentences
  } catch let problem as CSVProblem {
    return problem.sentences(file: "register.csv")
  } catch {
    return ["\(error)"]
  }
}

extension Organisation {
  /// The action with a reference.
  func action(_ reference: String) throws -> Action {
    try #require(actions.all.first { $0.reference == reference })
  }

  func person(_ name: String) throws -> Person {
    try #require(people.all.first { $0.name == name })
  }
}
