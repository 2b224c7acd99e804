import Records
import Reports
import Testing

@Suite struct ImportOtherRegistersTests {
  private let nonconformities = """
    nc_id,nc_date,defect_code,defect_description,process,source,supplier_id,severity,qty_affected,cost_eur
    NC-00012,2025-01-02,D04,Porosity in weld,Welding,internal,,Critical,12,80.5
    NC-00013,2025-02-02,D05,Wrong label,Packing,supplier,S07,Minor,1,3.2
    """
  private let actions = """
    capa_id,nc_id,opened_date,due_date,closed_date,root_cause_category,effectiveness_check_date,effective,description
    CAPA-1,NC-00012,2025-01-04,2025-03-05,2025-02-10,Method,2025-05-11,Yes,
    CAPA-2,NC-00013,2025-02-04,2025-03-05,2025-03-10,Material,,Pending,New labels
    CAPA-3,NC-77777,2025-02-04,2025-04-05,,Method,,n/a,
    """

  @Test("Nonconformities and corrective actions in files of their own come in as they are")
  func both() throws {
    let (first, _) = try importing(.actions, nonconformities, into: emptyOrganisation())
    let (after, plan) = try importing(.actions, actions, into: first, ids: "y")
    let nonconformity = try after.action("NC-00012")
    #expect(nonconformity.title == "Porosity in weld")
    #expect(nonconformity.grade == .major)
    #expect(nonconformity.raised == day("2025-01-02"))
    #expect(nonconformity.source == .internalAudit)
    #expect(after.areaName(nonconformity.area) == "Welding")
    let one = try after.action("CAPA-1")
    #expect(one.title == "Porosity in weld")
    #expect(one.notes == "nonconformity NC-00012")
    #expect(one.causeCategory == "Method")
    #expect(one.category == "")
    #expect(one.stage == .closed)
    #expect(one.effective == true)
    #expect(one.effectivenessDue == day("2025-05-11"))
    #expect(one.effectiveOn == day("2025-05-11"))
    let two = try after.action("CAPA-2")
    #expect(two.title == "New labels")
    #expect(two.effective == nil)
    #expect(two.effectiveOn == nil)
    let three = try after.action("CAPA-3")
    #expect(three.title == "Method: corrective action for NC-77777")
    #expect(three.stage == .open)
    #expect(
      plan.notes == [
        "2 actions closed in the file came in as history, without all that closing asks for here",
        "2 actions without a title in the file are named after what the row says otherwise",
      ])
  }

  @Test("Importing both files again changes nothing")
  func twice() throws {
    let (first, _) = try importing(.actions, nonconformities, into: emptyOrganisation())
    let (after, _) = try importing(.actions, actions, into: first, ids: "y")
    #expect(try plan(.actions, nonconformities, into: after, ids: "z").isEmpty)
    #expect(try plan(.actions, actions, into: after, ids: "z").isEmpty)
  }

  @Test("A verdict that comes later is taken, with its day")
  func laterVerdict() throws {
    let (first, _) = try importing(.actions, actions, into: emptyOrganisation())
    let later = actions.replacing("Material,,Pending", with: "Material,2025-06-08,No")
    let (after, plan) = try importing(.actions, later, into: first, ids: "y")
    #expect(plan.updated == 1)
    #expect(try after.action("CAPA-2").effective == false)
    #expect(try after.action("CAPA-2").effectiveOn == day("2025-06-08"))
  }

  @Test(
    "A title that is missing is made of what else the row says",
    arguments: [
      ("notes", "\"\n seen on Monday\nmore\"", "seen on Monday"),
      ("root_cause", "no rule > nobody asked", "nobody asked"),
      ("cause_category", "Method", "Method"), ("plan", "Count them", "Count them"),
      ("correction", "Swept", "Swept"), ("nc ref", "NC-2026-014", "Delivery notes unsigned"),
      ("nc ref", "NC-4711", "corrective action for NC-4711"),
    ])
  func titles(column: String, cell: String, title: String) throws {
    let text = "reference,title,\(column)\nA-1,,\(cell)\n"
    let (after, _) = try importing(.actions, text, into: smallOrganisation())
    #expect(try after.action("A-1").title == title)
  }

  @Test("Rows without references and titles are known again by what they were named after")
  func untitledTwice() throws {
    let text = "title,notes,raised\n,it leaks,2026-01-01\n,it drips,\n"
    let (after, plan) = try importing(.actions, text, into: emptyOrganisation())
    #expect(plan.added == 2)
    #expect(
      try Import.plan(
        .actions, csv: CSVTable(text: text), into: after, fileName: "register.csv", today: today,
        who: "Okafor", newID: makeIDs("y")
      ).isEmpty)
  }

  @Test("The number of a nonconformity is the reference where no other column is")
  func numberIsReference() throws {
    let (alone, _) = try importing(.actions, "nc_no,title\nN-1,A\n", into: emptyOrganisation())
    #expect(try alone.action("N-1").notes == "")
    let (linked, _) = try importing(
      .actions, "nc_no,capa_no,title,notes\nN-1,C-1,A,n\n", into: emptyOrganisation())
    #expect(try linked.action("C-1").notes == "n\nnonconformity N-1")
  }

  @Test("A corrective action takes from its nonconformity on file what its own row does not say")
  func takesOver() throws {
    let (found, _) = try importing(
      .actions,
      "nc_no,title,process,severity,clauses,source\nN-1,Seal leaks,Final test,major,8.4.1,supplier\n",
      into: emptyOrganisation())
    let (after, _) = try importing(
      .actions,
      "capa_id,nc_id,opened_date,severity\nC-1,N-1,2026-02-01,\nC-2,N-1,2026-02-02,minor\n",
      into: found, ids: "y")
    let (nonconformity, taken) = (try after.action("N-1"), try after.action("C-1"))
    #expect(taken.title == "Seal leaks" && taken.area == nonconformity.area && taken.area != nil)
    #expect(taken.clauses == nonconformity.clauses && taken.source == .supplier)
    #expect(taken.grade == .major)
    #expect(try after.action("C-2").grade == .minor)
  }

  @Test("Clauses that no held edition has come in, and are told with their rows")
  func clauses() throws {
    let text =
      "title,clauses\nA,8.4.1; 9001:2015 8.99\nB,9001:2015 8.99\nC,HOUSE:1 3\nD,14001:2015 8.4\n"
    let plan = try Import.plan(
      .actions, csv: CSVTable(text: text), into: emptyOrganisation(), fileName: "register.csv",
      library: smallLibrary, today: today, who: "Mei Lim", newID: makeIDs())
    #expect(plan.added == 4)
    #expect(
      plan.notes == [
        "clauses that no held edition has came in as they are: 14001:2015 8.4 (row 5), "
          + "9001:2015 8.99 (rows 2, 3); held are ISO 9001:2015 and ISO/IEC 27001:2022"
      ])
  }
}

@Suite struct ImportRecurrencesTests {
  private let history = """
    reference,title,raised,stage,closed,effective,recurrence_of
    A-1,Notes unsigned,2024-01-05,closed,2024-03-01,Yes,
    A-2,Notes unsigned again,2024-09-05,closed,2024-11-01,Yes,A-1
    A-3,And again,2025-02-05,closed,2025-04-01,,A-2
    """

  @Test("An earlier action that came back is marked not effective, also in history")
  func marked() throws {
    let (after, plan) = try importing(.actions, history, into: emptyOrganisation())
    let first = try after.action("A-1")
    #expect(first.effective == false)
    #expect(first.effectiveResult == "came back as A-2")
    #expect(first.effectiveOn == day("2024-09-05"))
    #expect(first.stage == .closed)
    #expect(first.rounds.map(\.effective) == [true])
    #expect(try after.action("A-2").effective == false)
    #expect(try after.action("A-3").effective == nil)
    #expect(plan.notes.contains("marked not effective, as they came back: A-1, A-2"))
  }

  @Test("Importing it again changes nothing, though the file still says yes")
  func twice() throws {
    let (after, _) = try importing(.actions, history, into: emptyOrganisation())
    #expect(try plan(.actions, history, into: after, ids: "y").changes == [])
    let text = Export.csv(of: .actions, in: after, today: today, hasAllColumns: true)
    #expect(try plan(.actions, text, into: after, ids: "y").changes == [])
  }

  @Test(
    "Two that say the same of one earlier action are both kept, and importing again changes nothing"
  )
  func twoReturns() throws {
    let text = """
      reference,title,raised,stage,closed,effective,recurrence_of
      A-1,Notes unsigned,2024-01-05,closed,2024-03-01,Yes,
      A-2,Again,2024-09-05,closed,2024-11-01,,A-1
      A-3,And again,2025-02-05,closed,2025-04-01,,A-1
      """
    let (after, _) = try importing(.actions, text, into: emptyOrganisation())
    #expect(try after.action("A-1").effectiveResult == "came back as A-3")
    #expect(try after.action("A-1").rounds.map(\.effective) == [true, false])
    #expect(try plan(.actions, text, into: after, ids: "y").changes == [])
  }

  @Test(
    "An action on file that is being verified goes back to its cause, and stays there when its row comes again"
  )
  func verifying() throws {
    let before = """
      reference,title,stage,plan,effectiveness_due
      A-1,Notes unsigned,verifying effectiveness,Teach | done 2026-10-01,2026-12-30
      """
    let (first, _) = try importing(.actions, before, into: emptyOrganisation())
    let (after, plan) = try importing(
      .actions, "reference,title,recurrence_of\nA-2,Again,A-1\n", into: first, ids: "y")
    let earlier = try after.action("A-1")
    #expect(earlier.stage == .causeAnalysis)
    #expect(earlier.effective == false)
    #expect(plan.summary == "1 action added")
    #expect(plan.notes == ["marked not effective, as it came back: A-1"])
    #expect(
      try Reports.Import.plan(
        .actions, csv: CSVTable(text: before), into: after, fileName: "register.csv", today: today,
        who: "Mei Lim", newID: makeIDs("z")
      ).changes == [])
  }

  @Test("A recurrence that is corrected lets the action that it named first be effective again")
  func corrected() throws {
    let (first, _) = try importing(.actions, history, into: emptyOrganisation())
    let text = "reference,recurrence_of\nA-3,A-1\n"
    let (after, corrected) = try importing(.actions, text, into: first, ids: "y")
    #expect(corrected.notes == ["marked not effective, as it came back: A-1"])
    #expect(try after.action("A-2").effective == true)
    #expect(try after.action("A-2").rounds.isEmpty)
    #expect(try after.action("A-1").effectiveResult == "came back as A-3")
    #expect(try plan(.actions, text, into: after, ids: "z").changes == [])
  }

  @Test("Actions that are recurrences of each other are refused, over rows and what is on file")
  func rings() throws {
    #expect(
      problems(.actions, "reference,title,recurrence_of\nB-1,A,B-2\nB-2,B,B-3\nB-3,C,B-1\n") == [
        "register.csv, row 2, column recurrence_of: leads back to the action itself: "
          + "B-1, B-2, B-3, B-1; leave it out of the one that came first",
        "register.csv, row 3, column recurrence_of: leads back to the action itself: "
          + "B-2, B-3, B-1, B-2; leave it out of the one that came first",
        "register.csv, row 4, column recurrence_of: leads back to the action itself: "
          + "B-3, B-1, B-2, B-3; leave it out of the one that came first",
      ])
    let (onFile, _) = try importing(
      .actions, "reference,title,recurrence_of\nB-1,A,B-2\nB-2,B,\n", into: emptyOrganisation())
    #expect(
      problems(.actions, "reference,recurrence_of\nB-2,B-1\n", into: onFile) == [
        "register.csv, row 2, column recurrence_of: leads back to the action itself: "
          + "B-2, B-1, B-2; leave it out of the one that came first"
      ])
  }
}

@Suite struct FurtherColumnsTests {
  @Test("With all columns nothing of an action is lost on the way to another file")
  func roundTrip() throws {
    var organisation = HardCases.organisation()
    var action = try organisation.action("NC-2026-100")
    action.containment = "Held back\nall of them"
    action.containmentLimits = "only those in stock"
    action.containmentUntil = today + 5
    action.causeCategory = "procedure or method"
    action.similar = "Stores as well"
    action.effectivenessCriterion = "none in 90 days"
    action.effectiveResult = "one; in the yard"
    action.effectiveBy = id("p2")
    action.effectiveOn = today - 3
    action.effectiveEvidence = "GR-5512"
    action.cancelReason = "twice"
    action.extensionState = .asked
    action.extensionAsked = today - 9
    action.extensionUntil = today + 30
    organisation.actions.put(action)
    let text = Export.csv(of: .actions, in: organisation, today: today, hasAllColumns: true)
    let (copy, _) = try importing(.actions, text, into: emptyOrganisation(), ids: "new")
    #expect(Export.csv(of: .actions, in: copy, today: today, hasAllColumns: true) == text)
    #expect(try plan(.actions, text, into: organisation, ids: "y").isEmpty)
    let after = try copy.action("NC-2026-100")
    #expect(after.containment == action.containment)
    #expect(after.extensionState == .asked)
    #expect(after.extensionUntil == today + 30)
    #expect(copy.personName(after.effectiveBy) == organisation.personName(id("p2")))
  }

  @Test(
    "Usual headings of the further columns are understood",
    arguments: [
      ("Containment action", "containment"), ("Root cause category", "cause_category"),
      ("Success criteria", "effectiveness_criterion"),
      ("Verification result", "effective_result"), ("Extended until", "extension_until"),
      ("Extension requested", "extension_asked"), ("Extension status", "extension"),
    ])
  func headings(heading: String, key: String) throws {
    let cell = key.hasPrefix("extension_") ? "2026-12-01" : key == "extension" ? "asked" : "x"
    let (after, _) = try importing(
      .actions, "title,\(heading)\nA,\(cell)\n", into: emptyOrganisation())
    let field = try #require(Action.fields[key])
    #expect(field.read(try #require(after.actions.all.first)) == .text(cell))
  }

  @Test("The further columns follow the settled ones")
  func order() {
    for kind in RegisterKind.allCases {
      let header = Export.csv(
        of: kind, in: emptyOrganisation(), today: today, hasAllColumns: true, lineEnd: "")
      #expect(header == (kind.columns + kind.furtherColumns).joined(separator: ","))
    }
  }
}

@Suite struct EvidenceCheckTests {
  @Test(
    "Evidence with a SHA-256 is looked at: gone, unreadable and changed files are findings",
    arguments: [
      (EvidenceLook.found(sha256: "ab"), nil), (.notLocal, nil),
      (
        .found(sha256: "cd"),
        "the file has changed since it was added on 2026-11-20; put back what it was, "
          + "or add it anew to say that it counts as it is now"
      ),
      (
        .gone(path: "/x/photo.jpg"),
        "the file is gone (/x/photo.jpg); put it back, or add the evidence anew from where it is now"
      ),
      (
        .unreadable(reason: "not yours"),
        "the file cannot be read, so nobody can tell whether it is what was added: not yours"
      ),
    ] as [(EvidenceLook, String?)])
  func looks(look: EvidenceLook, sentence: String?) throws {
    var organisation = smallOrganisation()
    var action = try organisation.action("NC-2026-014")
    var evidence = Evidence()
    evidence.reference = "photo.jpg"
    evidence.date = today
    evidence.sha256 = "ab"
    var other = Evidence()
    other.reference = "never looked at"
    action.evidence = [evidence, other]
    organisation.actions.put(action)
    let expected = sentence.map { ["action NC-2026-014, evidence photo.jpg: \($0)"] } ?? []
    let findings = Check(of: organisation) { reference in
      reference == "photo.jpg" ? look : .gone(path: reference)
    }.findings
    #expect(findings.filter { $0.contains("evidence") } == expected)
    #expect(Check(of: organisation).findings.allSatisfy { !$0.contains("evidence") })
  }
}
