import Records
import Reports
import Testing

@Suite struct StatusTests {
  private func organisation() -> Organisation {
    var organisation = smallOrganisation()
    var action = Action(id: id("wide"))
    action.reference = "NC-2026-020"
    action.title = "\u{68C0}\u{67E5} \"labels\"\n\u{1B}[2J\\"
    action.due = today + 1
    var step = Step()
    step.title = "Ask the supplier"
    step.owner = id("Mei Lim")
    step.due = today
    action.plan = [step]
    organisation.actions.put(action)
    var audit = Audit(id: id("audit"))
    audit.reference = "IA-2026-03"
    audit.title = "Purchasing"
    audit.planned = today - 1
    organisation.audits.put(audit)
    return organisation
  }

  @Test("Each organisation has a heading with counts, then its items, the longest overdue first")
  func lines() {
    let status = Status(of: organisation(), file: "harbour.plist", today: today)
    #expect(status.overdue == 2)
    #expect(
      status.lines == [
        "Harbour Engineering Ltd: 2 overdue, 2 due within 30 days",
        "!! NC-2026-014  Delivery notes unsigned  Okafor    31 days overdue (20 Oct 2026)",
        "!! IA-2026-03   audit: Purchasing        no owner  1 day overdue (19 Nov 2026)",
        " ! NC-2026-020  step: Ask the supplier   Mei Lim   due today (20 Nov 2026)",
        " ! NC-2026-020  \u{68C0}\u{67E5} \"labels\" ?[2J\\      no owner  "
          + "due tomorrow (21 Nov 2026)",
      ])
  }

  @Test("Nothing overdue is said in words")
  func nothing() {
    let status = Status(of: emptyOrganisation(), file: "harbour.plist", today: today, days: 1)
    #expect(status.lines == ["Harbour Engineering Ltd: nothing overdue, nothing due within 1 day"])
    #expect(Status.json([status]) == "[]\n")
  }

  @Test(
    "Mandatory competences that are missing without a day are said in a last line",
    arguments: [
      (0, nil),
      (1, "1 mandatory competence is missing, and no day says by when it is needed: pane 4"),
      (3, "3 mandatory competences are missing, and no day says by when they are needed: pane 4"),
    ] as [(Int, String?)])
  func undated(people: Int, line: String?) {
    var organisation = emptyOrganisation()
    var role = Role(id: id("driver"))
    role.name = "Driver"
    organisation.roles.put(role)
    var competence = Competence(id: id("forklift"))
    competence.name = "Forklift"
    organisation.competences.put(competence)
    var rule = Requirement(id: id("rule"))
    (rule.role, rule.competence) = (role.id, competence.id)
    organisation.requirements.put(rule)
    // Somebody who took the role on a day has one: that stands in a line of its own.
    for place in 0...people {
      var person = Person(id: id("driver \(place)"))
      person.name = "Driver \(place)"
      person.roles = [role.id]
      if place == 0 { person.take(role.id, from: today - 1) }
      organisation.people.put(person)
    }
    let status = Status(of: organisation, file: "", today: today)
    #expect(status.items.map(\.days) == [-1])
    #expect(status.overdue == 1)
    #expect(status.undatedGaps == people)
    #expect(status.lines.count == (line == nil ? 2 : 3))
    #expect(line == nil || status.lines.last == line)
    #expect(!Status.json([status]).contains("mandatory"))
    let causes = organisation.readiness(
      ReadinessBasis(
        of: organisation, today: today, library: Library(standards: [], checklists: []))
    ).parts[2].reason
    #expect(causes.contains("1 missing"))
    #expect(causes.contains("\(people) missing without a day") == (people > 0))
  }

  @Test("Any number of days ahead is survived", arguments: [Int.min, -1, 0, Int.max])
  func anyDays(days: Int) {
    let status = Status(of: smallOrganisation(), file: "", today: today, days: days)
    #expect(status.overdue == 1)
  }

  @Test("The day itself is in time, the day after is not", arguments: [0, 1])
  func dueDay(after: Int) {
    let status = Status(
      of: smallOrganisation(), file: "", today: day("2026-10-20") + after, days: 0)
    #expect(status.overdue == after)
    #expect(
      status.lines[1].hasSuffix(
        after == 0 ? "due today (20 Oct 2026)" : "1 day overdue (20 Oct 2026)"))
  }

  @Test("Several organisations stand one below the other")
  func several() {
    let one = Status(of: smallOrganisation(), file: "a", today: today)
    let none = Status(of: emptyOrganisation(), file: "b", today: today)
    #expect(
      Status.text([one, none]) == """
        Harbour Engineering Ltd: 1 overdue, nothing due within 30 days
        !! NC-2026-014  Delivery notes unsigned  Okafor  31 days overdue (20 Oct 2026)

        Harbour Engineering Ltd: nothing overdue, nothing due within 30 days

        """)
  }

  @Test("JSON has the settled keys, and escapes what must be")
  func json() {
    let status = Status(of: organisation(), file: "harbour \"1\".plist", today: today)
    let start = #"  {"organisation": "Harbour Engineering Ltd", "file": "harbour \"1\".plist", "#
    #expect(
      Status.json([status]).split(separator: "\n").map(String.init) == [
        "[",
        start
          + #""kind": "action", "reference": "NC-2026-014", "title": "Delivery notes unsigned", "#
          + #""owner": "Okafor", "due": "2026-10-20", "days": -31, "state": "overdue"},"#,
        start + #""kind": "audit", "reference": "IA-2026-03", "title": "Purchasing", "#
          + #""owner": "", "due": "2026-11-19", "days": -1, "state": "overdue"},"#,
        start + #""kind": "step", "reference": "NC-2026-020", "title": "Ask the supplier", "#
          + #""owner": "Mei Lim", "due": "2026-11-20", "days": 0, "state": "due"},"#,
        start
          + #""kind": "action", "reference": "NC-2026-020", "#
          + #""title": "检查 \"labels\"\n\u001b[2J\\", "#
          + #""owner": "", "due": "2026-11-21", "days": 1, "state": "due"}"#,
        "]",
      ])
  }

  @Test("The JSON is what the plain lines say, item by item")
  func agreement() {
    let status = Status(of: organisation(), file: "x", today: today)
    let objects = Status.json([status]).split(separator: "\n").filter { $0.hasPrefix("  {") }
    #expect(objects.count == status.lines.count - 1)
    #expect(objects.count { $0.contains("\"state\": \"overdue\"") } == status.overdue)
  }
}
