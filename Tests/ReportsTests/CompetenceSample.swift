import Records
import Reports

/// An organisation in which every field of people, training and what is owned says something.
enum CompetenceSample {
  static func organisation() throws -> Organisation {
    var profile = emptyOrganisation().profile
    profile.levels = ["I informed", "L learning", "U unsupervised"]
    var organisation = Organisation(profile: profile)
    addNames(to: &organisation)
    addTraining(to: &organisation)
    addOwned(to: &organisation)
    return organisation
  }

  private static func addNames(to organisation: inout Organisation) {
    for name in ["Driver", "Auditor"] {
      var role = Role(id: id("role \(name)"))
      role.name = name
      role.notes = "about \(name)\nand more"
      organisation.roles.put(role)
    }
    var area = Area(id: id("yard"))
    area.name = "Yard"
    area.sort = .process
    area.site = id("north")
    area.owner = id("ann")
    area.deputy = id("tom")
    organisation.areas.put(area)
    area = Area(id: id("north"))
    area.name = "North"
    area.sort = .site
    organisation.areas.put(area)
    for (key, name, number) in [
      ("ann", "Ann Lee", "17"), ("tom", "Tom Ray", ""), ("tom2", "Tom Ray", "18"),
    ] {
      var person = Person(id: id(key))
      person.name = name
      person.number = number
      person.area = id("yard")
      person.roles = [id("role Driver")]
      person.terms = [
        RoleTerm(role: id("role Driver"), from: day("2024-02-29")),
        RoleTerm(role: id("role Auditor"), from: nil, until: day("2025-12-31")),
      ]
      person.notes = "two\nlines; \(name)"
      organisation.people.put(person)
    }
    organisation.people.remove(id("tom2"))
  }

  private static func addTraining(to organisation: inout Organisation) {
    var competence = Competence(id: id("aid"))
    competence.name = "First aid, basic"
    competence.sort = .qualification
    competence.provider = "Red Cross"
    competence.teaches = id("sop")
    competence.owner = id("ann")
    competence.duration = "2 days"
    competence.seats = 12
    competence.judgeAfter = Period(3, .months)
    organisation.competences.put(competence)
    var requirement = Requirement(id: id("req"))
    requirement.role = id("role Driver")
    requirement.competence = id("aid")
    requirement.refreshMonths = 24
    requirement.isMandatory = false
    requirement.level = "U"
    requirement.within = Period(4, .weeks)
    requirement.grace = Period(30, .days)
    requirement.since = day("2026-01-01")
    requirement.reason = "SOP-07 version 4"
    organisation.requirements.put(requirement)
    for (number, starts) in ["", "13:00"].enumerated() {
      var session = TrainingSession(id: id("s\(number)"))
      session.competence = id("aid")
      session.date = day("2026-12-01")
      session.starts = starts
      session.seats = 8
      session.trainer = "M. Lim"
      organisation.sessions.put(session)
    }
    for (number, result) in TrainingRecord.Result.allCases.enumerated() {
      var record = TrainingRecord(id: id("t\(number)"))
      record.person = id(number == 0 ? "ann" : "tom")
      record.competence = id("aid")
      record.date = result == .booked ? day("2026-12-01") : day("2026-0\(number + 1)-28")
      record.expires = day("2028-02-29")
      record.result = result
      record.level = "U"
      record.trainer = "M. Lim"
      record.duration = "8 h"
      record.session = id("s\(number % 2)")
      record.judgedBy = id("ann")
      record.judgeOn = day("2027-01-31")
      record.effect = number == 0 ? .partly : nil
      record.judged = number == 0 ? today : nil
      record.judgement = "watched; twice"
      organisation.trainings.put(record)
    }
  }

  private static func addOwned(to organisation: inout Organisation) {
    var document = Document(id: id("sop"))
    document.reference = "SOP-07"
    document.title = "Handling"
    document.sort = "procedure"
    document.version = "4"
    document.issued = day("2026-01-01")
    document.owner = id("ann")
    document.roles = [id("role Driver"), id("role Auditor")]
    document.clauses = ["9001:2015 8.5.4"].compactMap { ClauseReference($0) }
    organisation.documents.put(document)
    var objective = Objective(id: id("goal"))
    objective.name = "98 % on time"
    objective.owner = id("tom")
    objective.due = day("2026-12-31")
    organisation.objectives.put(objective)
    var responsibility = Responsibility(id: id("resp"))
    responsibility.edition = Edition("9001:2015")
    responsibility.owner = id("ann")
    responsibility.deputy = id("tom")
    organisation.responsibilities.put(responsibility)
  }
}

extension Organisation {
  /// The same organisation with nothing in its registers.
  var withoutRecords: Organisation { Organisation(profile: profile) }
}
