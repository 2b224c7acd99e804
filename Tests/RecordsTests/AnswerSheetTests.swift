import Records
import Testing

@Suite("Answers from paper")
struct AnswerSheetTests {
  struct Case: Sendable {
    let text: String
    var answers: [String] = []
    var problems: [String] = []
  }

  @Test(
    "numbers, ranges and letters are read, and what cannot be read is named",
    arguments: [
      Case(text: ""),
      Case(text: "1c 2m 3-5c", answers: ["1c", "2m", "3c", "4c", "5c"]),
      Case(text: "7n, 12o;1M\n2b", answers: ["1M", "2b", "7n", "12o"]),
      Case(text: "1s 2i 3- 4-6-", answers: ["1s", "2i", "3-", "4-", "5-", "6-"]),
      Case(text: "3\u{2013}4c", answers: ["3c", "4c"]),
      Case(text: "3c 3c", answers: ["3c"]),
      Case(
        text: "77c", problems: ["line 77 does not exist, the checklist has 61"]),
      Case(
        text: "60-62c", problems: ["line 62 does not exist, the checklist has 61"]),
      Case(text: "0c", problems: ["line 0 does not exist, the checklist has 61"]),
      Case(
        text: "3c 3m", answers: ["3m"],
        problems: ["line 3 is answered twice: conforming and minor"]),
      Case(text: "5-3c", problems: ["5-3c goes backwards: write the smaller number first"]),
      Case(text: "4", problems: ["4 has no verdict: add one of c m M b o s n i -"]),
      Case(text: "4x", problems: ["x in 4x is no verdict: use one of c m M b o s n i -"]),
      Case(text: "4cc", problems: ["cc in 4cc is no verdict: use one of c m M b o s n i -"]),
      Case(text: "c4", problems: ["c4 does not begin with a line number: write 3c, or 3-5c"]),
      Case(
        text: "99999999999999999999c",
        problems: [
          "99999999999999999999c does not begin with a line number: write 3c, or 3-5c"
        ]),
    ])
  func reads(row: Case) {
    let sheet = AnswerSheet(row.text, numbers: Set(1...61))
    #expect(
      sheet.answers.map { "\($0.number)" + ($0.finding.map { String($0.letter) } ?? "-") }
        == row.answers)
    #expect(sheet.problems == row.problems)
  }

  @Test("the summary counts by verdict")
  func summary() {
    #expect(
      AnswerSheet("1-9c 10m 11n 12n", numbers: Set(1...20)).summary
        == "12 lines: 9 conforming, 1 minor, 2 not applicable")
    #expect(AnswerSheet("1-", numbers: Set(1...20)).summary == "1 line: 1 cleared")
    #expect(AnswerSheet("", numbers: Set(1...20)).summary == "no line answered yet")
  }

  @Test("a finding makes a linked action with all that the line says")
  func findings() throws {
    var organisation = try bareOrganisation()
    var person = Person(id: try id("okafor"))
    person.name = "Okafor"
    organisation.people.put(person)
    var area = Area(id: try id("stores"))
    area.owner = person.id
    organisation.areas.put(area)
    var audit = Audit(id: try id("ia"))
    audit.areas = [try id("other"), area.id]
    audit.auditor = try id("lim")
    organisation.audits.put(audit)
    var line = AuditLine(id: try id("l1"))
    line.audit = audit.id
    line.clause = try clause("9001:2015 8.4.1")
    line.also = [try clause("14001:2015 8.1")]
    line.area = area.id
    line.evidence = "PO-12\nPO-13"
    var file = Evidence()
    file.reference = "photos/1.jpg"
    line.files = [file]
    line.notes = "\n Two not evaluated \nmore"
    organisation.auditLines.put(line)
    line.finding = .major
    let actionID = try id("a1")
    let answered = try organisation.changes(
      answering: [LineAnswer(line: line)], of: audit, library: smallLibrary(), who: "Lim", me: nil,
      today: today, newID: { actionID })
    try organisation.apply(
      Edit(who: "", when: Moment(seconds: 0), title: "", changes: answered.changes))
    let action = try #require(organisation.actions[actionID])
    #expect(answered.added == ["NC-2026-001"])
    #expect(action.title == "Two not evaluated")
    #expect(action.grade == .major)
    #expect(action.clauses == line.clauses)
    #expect(action.area == area.id)
    #expect(action.owner == person.id)
    #expect(action.raised == today)
    #expect(action.raisedBy == audit.auditor)
    #expect(action.evidence.map(\.reference) == ["PO-12", "PO-13", "photos/1.jpg"])
    #expect(action.line == line.id)
    let kept = try #require(organisation.auditLines[line.id])
    #expect(kept.action == actionID)
    #expect(kept.assessed == today)
    #expect(kept.by == "Lim")
    #expect(organisation.audits[audit.id]?.state == .inProgress)
    // Once more changes nothing.
    #expect(
      try organisation.changes(
        answering: [LineAnswer(line: kept)], of: audit, library: smallLibrary(), who: "Other",
        me: nil, today: today + 1, newID: { actionID }
      ).changes == [])
  }

  @Test("an owner who has left is not proposed, and without notes the clause is the title")
  func leaver() throws {
    var organisation = try bareOrganisation()
    var person = Person(id: try id("okafor"))
    person.left = today - 1
    organisation.people.put(person)
    var area = Area(id: try id("stores"))
    area.owner = person.id
    organisation.areas.put(area)
    var audit = Audit(id: try id("ia"))
    audit.areas = [area.id]
    audit.auditKind = .supplier
    var line = AuditLine(id: try id("l1"))
    line.clause = try clause("9001:2015 8.4.1")
    let action = organisation.action(
      try id("a"), for: .ofi, on: line, of: audit, library: try smallLibrary(), today: today)
    #expect(action.owner == nil)
    #expect(action.title == "8.4.1 General: not met")
    #expect(action.actionKind == .improvement)
    #expect(action.source == .supplier)
  }
}
