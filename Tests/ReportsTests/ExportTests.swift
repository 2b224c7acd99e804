import Records
import Reports
import Testing

@Suite struct ExportTests {
  @Test(
    "The columns are those that scripts depend on",
    arguments: [
      (RegisterKind.people, "name,roles,area,email,joined,left"),
      (
        .actions,
        "reference,title,kind,grade,source,category,area,clauses,owner,raised_by,raised,due,stage,"
          + "closed,correction,root_cause,plan,effectiveness_due,effective,recurrence_of,evidence,"
          + "notes"
      ),
      (.training, "person,competence,date,expires,evidence,notes"),
      (.requirements, "role,competence,refresh_months,mandatory"),
      (
        .audits,
        "reference,title,kind,clauses,areas,auditor,team,planned,starts,ends,state,reported,notes"
      ),
      (
        .lines,
        "audit,line,clauses,aspect,question,verdict,notes,evidence,asked,sample,population,assessed,"
          + "action"
      ),
      (.questions, "question,look_at,clauses,aspect,area,retired"),
      (.standards, "edition,number,title"),
      (.competences, "name,kind,provider,teaches,owner,duration,seats,judge_after,notes"),
      (.roles, "name,notes"),
      (.areas, "name,kind,site,owner,deputy,notes"),
      (
        .documents,
        "reference,title,kind,version,issued,owner,deputy,area,roles,clauses,place,withdrawn,notes"
      ),
      (.objectives, "name,measure,outcome,owner,deputy,due,closed,notes"),
      (.responsibilities, "edition,clauses,owner,deputy,notes"),
      (
        .sessions,
        "competence,date,starts,place,trainer,provider,duration,seats,evidence,held,cancelled,notes,ends"
      ),
      (
        .certificates,
        "edition,number,body,scope,applied,certified,decided,expires,owner,contract,contract_until,"
          + "transition_by,notes"
      ),
      (
        .bodies,
        "name,contacts,plan_within,evidence_within,major_within,expiry_margin,notes"
      ),
      (.matrix, "name,roles,area"),
    ])
  func columns(kind: RegisterKind, header: String) {
    let text = Export.csv(of: kind, in: emptyOrganisation(), today: today)
    #expect(text == header + "\r\n")
  }

  @Test("What a new record has is written out, so that another program sees it")
  func defaultsAreWritten() throws {
    var organisation = emptyOrganisation()
    var action = Action(id: id("a"))
    action.reference = "NC-2026-001"
    action.title = "Untidy"
    organisation.actions.put(action)
    var requirement = Requirement(id: id("r"))
    requirement.refreshMonths = 12
    organisation.requirements.put(requirement)
    #expect(
      Export.csv(of: .actions, in: organisation, today: today, lineEnd: "\n").hasSuffix(
        "\nNC-2026-001,Untidy,nonconformity,,staff,,,,,,,,open,,,,,,,,,\n"))
    #expect(
      Export.csv(of: .requirements, in: organisation, today: today, lineEnd: "\n").hasSuffix(
        "\n,,12,yes\n"))
  }

  @Test("Actions come by reference, figures as numbers, those without one last")
  func order() throws {
    var organisation = emptyOrganisation()
    for (index, reference) in ["", "NC-2026-1000", "car-9", "NC-2026-999", "CAR-10"].enumerated() {
      var action = Action(id: id("a\(index)"))
      action.reference = reference
      action.title = "T\(index)"
      organisation.actions.put(action)
    }
    let table = try CSVTable(text: Export.csv(of: .actions, in: organisation, today: today))
    #expect(
      table.rows.map { $0.cells[0] } == ["car-9", "CAR-10", "NC-2026-999", "NC-2026-1000", ""])
  }

  @Test("People come by name without regard to case")
  func peopleOrder() throws {
    var organisation = emptyOrganisation()
    for name in ["zoe", "Anna", "\u{5F20}\u{4F1F}", "bert"] {
      var person = Person(id: id(name))
      person.name = name
      organisation.people.put(person)
    }
    let table = try CSVTable(text: Export.csv(of: .people, in: organisation, today: today))
    #expect(table.rows.map { $0.cells[0] } == ["Anna", "bert", "zoe", "\u{5F20}\u{4F1F}"])
  }

  @Test("Cells that a spreadsheet would compute are written as they are")
  func formulas() throws {
    var organisation = emptyOrganisation()
    for (index, title) in ["=1+2", "+44 20", "-5 degrees", "@home"].enumerated() {
      var action = Action(id: id("a\(index)"))
      action.reference = "NC-\(index)"
      action.title = title
      organisation.actions.put(action)
    }
    let text = Export.csv(of: .actions, in: organisation, today: today)
    let titles = try CSVTable(text: text).rows.map { $0.cells[1] }
    #expect(titles == ["=1+2", "+44 20", "-5 degrees", "@home"])
  }

  // Lines come in as answers to a checklist that is there already.
  @Test(
    "What goes out comes in again the same",
    arguments: RegisterKind.allCases.filter { $0 != .lines })
  func roundTrip(kind: RegisterKind) throws {
    let organisation = HardCases.organisation()
    let text = Export.csv(of: kind, in: organisation, today: today)
    let (copy, plan) = try importing(kind, text, into: emptyOrganisation(), ids: "new")
    #expect(plan.updated == 0)
    #expect(plan.added == plan.changes.count - plan.created.reduce(0) { $0 + $1.names.count })
    // What a matrix calls missing follows from requirements, which are not in it.
    let expected = kind == .matrix ? text.replacing(",missing,", with: ",,") : text
    #expect(Export.csv(of: kind, in: copy, today: today) == expected)
    switch kind {
    case .people:
      #expect(HardCases.people(in: copy) == HardCases.people(in: organisation))
    case .actions:
      #expect(HardCases.actions(in: copy) == HardCases.actions(in: organisation))
    case .training: #expect(copy.trainings.count == organisation.trainings.count)
    case .requirements: #expect(copy.requirements.count == organisation.requirements.count)
    case .audits: #expect(copy.audits.count == organisation.audits.count)
    case .questions: #expect(copy.questions.count == organisation.questions.count)
    case .standards: #expect(copy.standards.count == organisation.standards.count)
    case .competences: #expect(copy.competences.count == organisation.competences.count)
    case .roles: #expect(copy.roles.count == organisation.roles.count)
    case .areas: #expect(copy.areas.count == organisation.areas.count)
    case .documents: #expect(copy.documents.count == organisation.documents.count)
    case .objectives: #expect(copy.objectives.count == organisation.objectives.count)
    case .responsibilities:
      #expect(copy.responsibilities.count == organisation.responsibilities.count)
    case .sessions: #expect(copy.sessions.count == organisation.sessions.count)
    case .certificates: #expect(copy.certificates.count == organisation.certificates.count)
    case .bodies: #expect(copy.bodies.count == organisation.bodies.count)
    case .reviews: #expect(copy.reviews.count == organisation.reviews.count)
    case .waivers: #expect(copy.waivers.count == organisation.waivers.count)
    case .selfchecks: #expect(copy.selfChecks.count == organisation.selfChecks.count)
    case .matrix:
      #expect(copy.people.count == organisation.people.count)
      #expect(copy.trainings.count == organisation.trainings.count)
    case .lines: break
    }
  }

  /// The registers in an order in which each finds what it names.
  private static let inOrder: [RegisterKind] = [
    .roles, .areas, .documents, .competences, .people, .requirements, .sessions, .training,
    .objectives,
    .responsibilities,
  ]

  @Test(
    "With all columns, people, what they learnt and what they own come in elsewhere without loss")
  func allColumns() throws {
    let organisation = try CompetenceSample.organisation()
    var copy = organisation.withoutRecords
    for kind in ExportTests.inOrder {
      let text = Export.csv(of: kind, in: organisation, today: today, hasAllColumns: true)
      #expect(try plan(kind, text, into: organisation).changes == [], "\(kind)")
      copy = try importing(kind, text, into: copy, ids: kind.rawValue).organisation
      #expect(Export.csv(of: kind, in: copy, today: today, hasAllColumns: true) == text)
      #expect(try plan(kind, text, into: copy, ids: "again").changes == [], "\(kind)")
    }
    for kind in ExportTests.inOrder {
      #expect(
        Export.csv(of: kind, in: copy, today: today, hasAllColumns: true)
          == Export.csv(of: kind, in: organisation, today: today, hasAllColumns: true))
    }
  }

  @Test("Of two people with one name, the owner stays who it was")
  func namesakes() throws {
    var organisation = smallOrganisation()
    var namesake = Person(id: id("another Okafor"))
    namesake.name = "Okafor"
    organisation.people.put(namesake)
    var action = try organisation.action("NC-2026-014")
    action.owner = namesake.id
    organisation.actions.put(action)
    let text = Export.csv(of: .actions, in: organisation, today: today)
    #expect(try plan(.actions, text, into: organisation).isEmpty)
  }

  @Test("What goes out changes nothing where it came from", arguments: RegisterKind.allCases)
  func noChange(kind: RegisterKind) throws {
    let organisation = HardCases.organisation()
    let text = Export.csv(of: kind, in: organisation, today: today)
    let plan = try plan(kind, text, into: organisation)
    #expect(plan.isEmpty)
    #expect(plan.changes == [])
    #expect(plan.unchanged > 0)
  }
}
