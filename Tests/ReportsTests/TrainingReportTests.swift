import Records
import Reports
import Testing

@Suite("Training reports")
struct TrainingReportTests {
  private func yard() -> Organisation {
    var organisation = emptyOrganisation()
    var area = Area(id: id("shop"))
    area.name = "Shop | one"
    organisation.areas.put(area)
    var role = Role(id: id("welder"))
    role.name = "Welder"
    organisation.roles.put(role)
    for (key, name) in [("mig", "MIG <welding>"), ("aid", "First aid")] {
      var competence = Competence(id: id(key))
      competence.name = name
      organisation.competences.put(competence)
    }
    for (key, months) in [("mig", 12), ("aid", 36)] {
      var rule = Requirement(id: id("rule-\(key)"))
      rule.role = role.id
      rule.competence = id(key)
      rule.refreshMonths = months
      organisation.requirements.put(rule)
    }
    for (key, name, number) in [("ann", "Ann Lee", "117"), ("bob", "Bob", "")] {
      var person = Person(id: id(key))
      person.name = name
      person.number = number
      person.area = area.id
      person.take(role.id, from: day("2024-02-29"))
      organisation.people.put(person)
    }
    for (key, person, competence, date) in [
      ("t1", "ann", "mig", "2025-12-01"), ("t2", "ann", "aid", "2026-01-31"),
    ] {
      var record = TrainingRecord(id: id(key))
      record.person = id(person)
      record.competence = id(competence)
      record.date = day(date)
      record.evidence = "card \(key)"
      record.trainer = "Welding school"
      if key == "t2" { record.judgeOn = day("2026-12-01") }
      organisation.trainings.put(record)
    }
    var session = TrainingSession(id: id("session"))
    session.competence = id("mig")
    session.date = day("2026-12-10")
    session.seats = 6
    organisation.sessions.put(session)
    return organisation
  }

  @Test("the whole tells figures, gaps, what expires, who alone holds what, and the matrix")
  func whole() {
    let text = TrainingReport(of: yard(), today: today).markdown
    for part in [
      "# Training report, Harbour Engineering Ltd", "**Gaps:** 2 of what is mandatory",
      "1 valid, 1 due soon, 0 expired, 2 missing", "## Gaps by area", "## Gaps by role",
      "## Gaps by competence", "Shop \\| one", "| 2026-12-01 | Ann Lee | MIG \\<welding\\>",
      "- MIG \\<welding\\>: Ann Lee", "## Sessions to come", "6 of 6 seats free",
      "## Effects to be judged", "| Ann Lee | ●", "| Bob     | ○",
    ] {
      #expect(text.contains(part), "\(part) in\n\(text)")
    }
  }

  @Test("a matrix that is too wide for a page is not squeezed onto it")
  func wide() {
    var organisation = yard()
    for number in 0..<40 {
      var competence = Competence(id: id("c\(number)"))
      competence.name = "C\(number)"
      organisation.competences.put(competence)
    }
    let report = TrainingReport(of: organisation, today: today)
    #expect(report.markdown.contains("2 people by 42 competences do not fit on a page"))
    #expect(report.html.contains("do not fit on a page"))
  }

  @Test("an organisation without anything has a report too")
  func bare() {
    let text = TrainingReport(of: emptyOrganisation(), today: today).markdown
    #expect(text.contains("Nothing is required yet."))
  }

  @Test("the record of one person prints: roles, competences, trainings, induction, signatures")
  func person() throws {
    let organisation = yard()
    let ann = PersonTrainingReport(
      of: try organisation.person("Ann Lee"), in: organisation, today: today)
    for part in [
      "# Training record of Ann Lee, Harbour Engineering Ltd", "**Number:** 117",
      "| Welder | 2024-02-29 |", "due soon", "2026-12-01", "card t1", "Welding school",
      "to be judged 2026-12-01", "## Induction list", "## Signatures", "Date ......",
    ] {
      #expect(ann.markdown.contains(part), "\(part) in\n\(ann.markdown)")
    }
    #expect(ann.html.contains("MIG &lt;welding&gt;"))
    let bob = PersonTrainingReport(
      of: try organisation.person("Bob"), in: organisation, today: today)
    #expect(bob.markdown.contains("needed by 2024-02-29"))
    #expect(
      bob.markdown.contains("## Trainings\n\nNone on file.")
        || bob.markdown.contains("None on file."))
  }
}
