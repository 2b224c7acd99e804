import Records
import Reports
import Testing

/// ISO 9001 in small: three clauses and one question.
let tinyLibrary: Library = {
  let iso = Edition("9001:2015") ?? Edition(value: "9001:2015")
  return Library(
    standards: [
      Standard(
        edition: iso, name: "ISO 9001:2015", title: "Quality",
        clauses: [
          .init(number: "8", title: "Operation", isHeading: true),
          .init(number: "8.4", title: "External providers"),
          .init(number: "9.2", title: "Internal audit"),
        ])
    ],
    checklists: [
      Checklist(
        name: "Quality",
        questions: [
          Checklist.Question(
            clauses: [ClauseReference(edition: iso, number: "8.4")], aspect: .defined,
            question: "How are suppliers chosen?", lookAt: "the list")
        ])
    ])
}()

extension Edition {
  fileprivate init(value: String) {
    guard let edition = Edition(value) else { preconditionFailure("no edition: \(value)") }
    self = edition
  }
}

/// Takes a text with the small library, and gives the organisation after it.
private func taking(
  _ kind: RegisterKind, _ text: String, into organisation: Organisation, audit: String? = nil,
  ids: String = "x"
) throws -> (organisation: Organisation, plan: ImportPlan) {
  let plan = try Import.plan(
    kind, csv: CSVTable(text: text), into: organisation, fileName: "register.csv",
    library: tinyLibrary, audit: audit, today: today, who: "Mei Lim", newID: makeIDs(ids))
  var after = organisation
  try after.apply(plan.edit(when: Moment(seconds: 0)))
  return (after, plan)
}

private func wrong(
  _ kind: RegisterKind, _ text: String, into organisation: Organisation = smallOrganisation(),
  audit: String? = nil
) -> [String] {
  do {
    _ = try taking(kind, text, into: organisation, audit: audit)
    return []
  } catch let problem as ImportProblem {
    return problem.sentences
  } catch {
    return ["\(error)"]
  }
}

/// An organisation with an audit of clause 8.4, which has three lines.
private func walking() throws -> Organisation {
  try taking(
    .audits, "reference,title,clauses,planned\nIA-2026-01,Purchasing,9001:2015 8.4,2026-12-01\n",
    into: smallOrganisation(), ids: "w"
  ).organisation
}

@Suite struct ImportAuditsTests {
  @Test("An audit still to come gets its checklist, one that is reported does not")
  func checklists() throws {
    let text = """
      reference,title,kind,clauses,planned,state,reported
      IA-2026-01,Purchasing,internal,8.4,2026-12-01,planned,
      IA-2025-07,Old one,internal,8.4,2025-12-01,done,2025-12-03
      ,New one,internal,9.2,2026-12-05,,
      """
    let (after, plan) = try taking(.audits, text, into: emptyOrganisation())
    let audits = after.audits.all.sorted { $0.reference < $1.reference }
    #expect(audits.map(\.reference) == ["IA-2025-07", "IA-2026-01", "IA-2026-02"])
    #expect(audits.map { after.lines(of: $0.id).count } == [0, 3, 3])
    #expect(audits[0].state == .reported && audits[0].reported == day("2025-12-03"))
    #expect(plan.notes == ["checklists made for 2 audits: 6 lines"])
    #expect(plan.added == 3)
    #expect(try taking(.audits, text, into: after, ids: "y").plan.isEmpty)
  }

  @Test("All columns of an audit go out and come in again, its certification body by name")
  func allColumns() throws {
    let text = """
      reference,title,kind,clauses,auditor,planned,ends,auditees,duration,notice,justification,conclusion,body,body_reference,lead
      EA-2026-01,Surveillance,surveillance,8.4,,2026-11-10,2026-11-12,Mei Lim,12,2026-10-01,Nobody else,Well kept,Veritas,BV-117,K. Auer
      """
    let (after, plan) = try taking(.audits, text, into: emptyOrganisation())
    let audit = try #require(after.audits.all.first)
    #expect(after.bodies[audit.body]?.name == "Veritas")
    #expect(audit.bodyReference == "BV-117" && audit.lead == "K. Auer" && audit.auditor == nil)
    #expect(plan.created.map(\.kind) == [.person, .body])
    let csv = Export.csv(
      of: .audits, in: after, today: today, hasAllColumns: true, lineEnd: "\n")
    #expect(csv.contains("Nobody else,Well kept,Veritas,BV-117,K. Auer"))
    #expect(try taking(.audits, csv, into: after, ids: "y").plan.isEmpty)
    let again = try taking(.audits, csv, into: emptyOrganisation(), ids: "z").organisation
    #expect(
      Export.csv(of: .audits, in: again, today: today, hasAllColumns: true, lineEnd: "\n") == csv)
    // Beside no auditor, a lead is the one who leads one's own audit.
    let own = try taking(.audits, "title,lead\nStores,Mei Lim\n", into: smallOrganisation())
    let stores = own.organisation.audits.all.first { $0.title == "Stores" }
    #expect(own.organisation.personName(stores?.auditor) == "Mei Lim" && stores?.lead == "")
  }

  @Test("An imported last day and an imported grade take the due days of findings along")
  func deadlinesFollow() throws {
    var organisation = try taking(
      .audits,
      "reference,title,kind,clauses,ends\nEA-2026-01,Surveillance,surveillance,8.4,2026-11-12\n",
      into: emptyOrganisation()
    ).organisation
    let audit = try #require(organisation.audits.all.first)
    var found = ExternalFinding()
    found.wording = "Not evaluated"
    found.clauses = audit.clauses
    try organisation.apply(
      Edit(
        who: "Mei Lim", when: Moment(seconds: 0), title: "",
        changes: organisation.changes(
          adding: [found], to: audit, by: "Mei Lim", today: today, newID: makeIDs("f")
        ).changes))
    #expect(organisation.actions.all.first?.due == day("2027-02-10"))
    let (moved, _) = try taking(
      .audits, "reference,ends\nEA-2026-01,2026-11-11\n", into: organisation, ids: "m")
    let action = try #require(moved.actions.all.first)
    #expect(action.due == day("2027-02-09") && action.raised == day("2026-11-11"))
    #expect(action.dueMoves.map(\.why) == ["the audit's last day is now Wed 11 Nov 2026"])
    let (graded, _) = try taking(
      .lines, "line,verdict\n1,major\n", into: moved, audit: "EA-2026-01", ids: "g")
    #expect(graded.actions.all.first?.due == day("2027-02-03"))
    #expect(graded.actions.all.first?.dueMoves.last?.why == "now a major")
  }

  @Test("A planned day that moves is a postponement with its reason")
  func moves() throws {
    let (after, plan) = try taking(
      .audits, "reference,planned\nIA-2026-01,2027-01-15\n", into: walking())
    #expect(plan.updated == 1)
    #expect(after.audits.all.first?.postponements == 1)
    #expect(after.audits.all.first?.moves.first?.why == "import of register.csv")
  }

  @Test(
    "What cannot be is refused by row",
    arguments: [
      (
        "title,starts,ends\nA,2026-12-02,2026-12-01\n",
        "register.csv, row 2, column ends: 2026-12-01 is before the first day, 2026-12-02"
      ),
      (
        "title,clauses\nA,9001:2015 8.9\n",
        "register.csv, row 2, column clauses: 9001:2015 8.9 is in no edition: ISO 9001:2015 has no "
          + "clause 8.9"
      ),
      (
        "title,kind\n,internal\n", "register.csv, row 2, column title: is empty; an audit needs one"
      ),
      (
        "title,auditor,planned\nA,Gone,2026-12-01\n",
        "register.csv, row 2, column auditor: Gone has left by then; choose an auditor who is here"
      ),
      (
        "reference,title\nIA-1,A\nia-1,B\n",
        "register.csv, row 3, column reference: is the same as in row 2"
      ),
      (
        "reference,state\nIA-9,planned\n",
        "register.csv, row 2, column state: IA-9 is signed off; open it again in the program, with a "
          + "reason"
      ),
    ])
  func refusals(text: String, sentence: String) {
    var organisation = smallOrganisation()
    var gone = Person(id: id("gone"))
    gone.name = "Gone"
    gone.left = day("2026-01-31")
    organisation.people.put(gone)
    var signed = Audit(id: id("signed"))
    signed.reference = "IA-9"
    signed.title = "Signed"
    signed.signOff(on: today)
    organisation.audits.put(signed)
    #expect(wrong(.audits, text, into: organisation) == [sentence])
  }
}

@Suite struct ImportAnswersTests {
  private static let answers = """
    line,verdict,notes,evidence,asked,sample,population
    1,m,Two not evaluated,PO-12,buyer,5,40
    2,conforming,,,,,
    3,Not applicable,we buy nothing,,,,
    """

  @Test("Answers are taken with findings as linked actions, and twice changes nothing")
  func takes() throws {
    let (after, plan) = try taking(
      .lines, Self.answers, into: walking(), audit: "ia-2026-01")
    let audit = try #require(after.audits.all.first)
    let lines = after.lines(of: audit.id)
    #expect(lines.map(\.finding) == [.minor, .conforming, .notApplicable])
    #expect(lines[0].sample == 5 && lines[0].population == 40 && lines[0].asked == "buyer")
    #expect(lines.allSatisfy { $0.assessed == today && $0.by == "Mei Lim" })
    #expect(audit.state == .inProgress)
    let action = try after.action("NC-2026-015")
    #expect(action.title == "Two not evaluated")
    #expect(action.line == lines[0].id && lines[0].action == action.id)
    #expect(action.raisedBy == id("Mei Lim"))
    #expect(plan.summary == "3 audit lines updated")
    #expect(plan.notes == ["findings put into the register: NC-2026-015"])
    #expect(
      try taking(.lines, Self.answers, into: after, audit: "IA-2026-01", ids: "y").plan.isEmpty)
    // What goes out comes back without a change, also once it is signed off.
    var signed = after
    var reported = audit
    reported.signOff(on: today)
    signed.audits.put(reported)
    let text = Export.csv(of: .lines, in: signed, today: today)
    #expect(text.contains("IA-2026-01,1,9001:2015 8.4,defined,How are suppliers chosen?,minor,"))
    #expect(try taking(.lines, text, into: signed, ids: "z").plan.isEmpty)
  }

  @Test(
    "Wrong rows are named, and nothing is half done",
    arguments: [
      ("77,c,,", "column line: line 77 does not exist, the checklist of IA-2026-01 has 3"),
      ("0,c,,", "column line: is not a line number: 0"),
      ("one,c,,", "column line: is not a line number: one"),
      (",c,,", "column line: is empty; give the number as printed"),
      (
        "1,fine-ish,,",
        "column verdict: is not known: fine-ish (choose conforming, minor, major, observation, OFI, "
          + "strength, not applicable, to investigate, or a letter)"
      ),
      ("1,c,9,4", "column sample: the sample is larger than what there is, 4"),
      ("1,c,x,4", "column sample: is not a whole number from 0 on: x"),
    ])
  func refusals(row: String, sentence: String) throws {
    #expect(
      wrong(
        .lines, "line,verdict,sample,population\n2,c,,\n\(row)\n", into: try walking(),
        audit: "IA-2026-01") == ["register.csv, row 3, \(sentence)"])
  }

  @Test("A line twice, a line that asks something else, an audit that is not there or not open")
  func others() throws {
    let organisation = try walking()
    #expect(
      wrong(.lines, "audit,line,verdict\nIA-2026-01,1,c\nIA-2026-01,1,m\n", into: organisation)
        == ["register.csv, row 3, column line: is answered in row 2 already"])
    #expect(
      wrong(.lines, "audit,line,question,verdict\nIA-2026-01,1,Who?,c\n", into: organisation)
        == [
          "register.csv, row 2, column question: line 1 asks something else now: How are suppliers "
            + "chosen?"
        ])
    #expect(
      wrong(.lines, "audit,line,verdict\nIA-2026-07,1,c\n", into: organisation)
        == [
          "register.csv, row 2, column audit: there is no audit IA-2026-07; nearest is IA-2026-01"
        ])
    #expect(
      wrong(.lines, "line,verdict\n1,c\n", into: organisation)
        == [
          "register.csv, row 2: says no audit; add a column audit with its reference, or name it "
            + "with --audit"
        ])
    var signed = organisation
    var audit = try #require(signed.audits.all.first)
    audit.signOff(on: today)
    signed.audits.put(audit)
    #expect(
      wrong(.lines, "line,verdict\n1,c\n", into: signed, audit: "IA-2026-01")
        == [
          "register.csv, row 2: IA-2026-01 is signed off; open it again in the program, with a "
            + "reason"
        ])
  }
}

@Suite struct ImportQuestionsTests {
  @Test("Questions are known by their text, and change on the day they change")
  func takes() throws {
    let text = """
      question,look_at,clauses,aspect,area,retired
      Who counts the stock?,count sheets,8.4,followed,Stores,
      How are suppliers chosen?,,8.4,defined,,yes
      """
    let (after, plan) = try taking(.questions, text, into: emptyOrganisation())
    #expect(plan.added == 2)
    let own = after.questions.all
    #expect(own.map(\.changed) == [today, today])
    #expect(own[0].lookAt == "count sheets" && own[0].area != nil)
    // The program's own words are retired, and not asked beside it.
    #expect(own[1].replaces == "How are suppliers chosen?" && own[1].isRetired)
    #expect(
      after.library(extending: tinyLibrary).checklists.flatMap(\.questions).map(\.question)
        == ["Who counts the stock?"])
    #expect(try taking(.questions, text, into: after, ids: "y").plan.isEmpty)
    var older = after
    var question = own[0]
    question.changed = today - 100
    older.questions.put(question)
    let (changed, _) = try taking(
      .questions, "question,retired\nwho counts the stock?,yes\n", into: older, ids: "y")
    #expect(changed.questions[question.id]?.changed == today)
    #expect(changed.questions[question.id]?.isRetired == true)
    #expect(changed.questions[question.id]?.question == "Who counts the stock?")
    // A row that brings its day along keeps it, however often it comes.
    let dated = "question,retired,changed\nWho counts the stock?,yes,\(today - 100)\n"
    let (kept, _) = try taking(.questions, dated, into: older, ids: "y")
    #expect(kept.questions[question.id]?.changed == today - 100)
    #expect(try taking(.questions, dated, into: kept, ids: "z").plan.isEmpty)
  }

  @Test(
    "A question about a clause that no edition has is refused by row, and so is what is no question",
    arguments: [
      (
        "A,9001:2015 8.9,",
        ", column clauses: 9001:2015 8.9 is in no edition: ISO 9001:2015 has no clause 8.9"
      ),
      (
        "A,house:2026 1,",
        ", column clauses: house:2026 1 is in no edition that the program knows, nor in a standard "
          + "of your own; add the standard first, or correct the edition"
      ),
      (
        "A,8,",
        ", column clauses: 9001:2015 8 is a heading and not audited by itself: name the clauses under "
          + "it, such as 8.4"
      ),
      ("A,none of it,", ", column clauses: is not a clause such as 9001:2015 8.4.1: none of it"),
      (",8.4,", ", column question: is empty; every row needs a question"),
      ("first,8.4,", ", column question: is the same as in row 2"),
      (
        "A,8.4,follow-up",
        ", column aspect: follow-up lines come from earlier findings; choose defined, followed or "
          + "forward"
      ),
    ])
  func refusals(row: String, sentence: String) {
    #expect(
      wrong(.questions, "question,clauses,aspect\nFirst,8.4,\n\(row)\n")
        == ["register.csv, row 3\(sentence)"])
  }

  @Test("A standard is made of its clauses, one a row; later rows add to it")
  func standards() throws {
    let (first, plan) = try taking(
      .standards,
      "edition,number,title\nhouse:2026,,House rules\nhouse:2026,1,Order\nhouse:2026,1.1,Keys\n",
      into: emptyOrganisation())
    #expect(plan.summary == "1 standard added")
    #expect(first.standards.all.first?.title == "House rules")
    #expect(first.standards.all.first?.clauses == ["1 Order", "1.1 Keys"])
    let (after, again) = try taking(
      .standards, "standard,clause,title\nhouse:2026,1.1,Keys and locks\nhouse:2026,2,Doors\n",
      into: first, ids: "y")
    #expect(again.updated == 1)
    #expect(
      after.standards.all.first?.clauses == ["1 Order", "1.1 Keys and locks", "2 Doors"])
    // Questions may now be about them.
    #expect(wrong(.questions, "question,clauses\nA,house:2026 2\n", into: after) == [])
  }

  @Test(
    "What is no clause of an own standard is refused by row",
    arguments: [
      (
        "9001:2015,4.1,A",
        ", column edition: ISO 9001:2015 comes with the program and is not changed by an import; name "
          + "yours otherwise"
      ),
      (
        "two words,4.1,A",
        ", column edition: is not an edition, one word with its year, such as house-rules:2026: two "
          + "words"
      ),
      (
        ",4.1,A",
        ", column edition: is empty; every row needs an edition such as house-rules:2026"
      ),
      ("h:1,x,A", ", column number: is not a clause number such as 4.1 or A.5.1: x"),
      ("h:1,1,A", ", column number: 1 is in row 2 already"),
      ("h:1,,", ", column number: is empty; a row names a clause, or the standard's own title"),
    ])
  func wrongStandards(row: String, sentence: String) {
    #expect(
      wrong(.standards, "edition,number,title\nh:1,1,First\n\(row)\n")
        == ["register.csv, row 3\(sentence)"])
  }
}
