import Records
import Testing

@testable import Screens

@Suite("The questionnaire")
struct QuestionnaireTests {
  private func board() -> Rig {
    var rig = Rig()
    rig.press("3Q")
    return rig
  }

  @Test("Q shows all questions by clause, whose they are and that nothing was changed yet")
  func shows() {
    let rig = board()
    #expect(rig.text.contains("Questions, none of our own  8"))
    #expect(rig.text.contains("8.4.1"))
    #expect(rig.text.contains("How is General settled?"))
    #expect(rig.text.contains("built in"))
  }

  @Test(
    "/ filters by words, clause, aspect and whose",
    arguments: [
      ("clause:8.4", 4), ("clause:8.10", 2), ("aspect:followed", 4), ("settled later", 1),
      ("is:own", 0), ("is:retired", 0), ("is:builtin", 8),
    ])
  func filters(filter: String, count: Int) {
    var rig = board()
    rig.press("/\(filter)⏎")
    #expect(rig.state[boardListOf: .audits].rows.count == count)
  }

  @Test("a adds a question, which the next audit asks; one undo takes it back")
  func adds() throws {
    var rig = board()
    rig.press("aWho checks the checker?ⓢ")
    let own = try #require(rig.organisation.questions.all.first)
    #expect(own.question == "Who checks the checker?")
    #expect(own.changed == Rig.today)
    #expect(own.clauses == [clause("8.4.1")])
    #expect(rig.text.contains("Questions, ours last changed 20 Nov (1 of 1)  9"))
    #expect(rig.selected.contains("Who checks the checker?"))
    rig.press("⎋aOperation⇥8.4.1⏎ⓢ")
    #expect(
      rig.organisation.auditLines.all.contains { $0.question == "Who checks the checker?" })
    rig.press("uu")
    #expect(rig.organisation.questions.isEmpty)
  }

  @Test("e on a question of the program gives our own wording in its place")
  func edits() throws {
    var rig = board()
    rig.press("e really?ⓢ")
    let own = try #require(rig.organisation.questions.all.first)
    #expect(own.question == "How is General settled? really?")
    #expect(own.replaces == "How is General settled?")
    #expect(rig.state[boardListOf: .audits].total == 8)
    #expect(rig.selected.contains("in place"))
    rig.press("e Still?ⓢ")
    #expect(
      rig.organisation.questions.all.map(\.question) == ["How is General settled? really? Still?"])
    rig.press("uu")
    #expect(rig.organisation.questions.isEmpty)
  }

  @Test("keeping a question as it is changes nothing")
  func untouched() {
    var rig = board()
    rig.press("eⓢ")
    #expect(rig.organisation.questions.isEmpty)
  }

  @Test("x retires a question and takes it back")
  func retires() throws {
    var rig = board()
    rig.press("x")
    #expect(rig.organisation.questions.all.first?.isRetired == true)
    #expect(rig.selected.contains("retired"))
    #expect(
      !rig.state.library.checklists.flatMap(\.questions).contains {
        $0.question == "How is General settled?"
      })
    rig.press("x")
    #expect(rig.organisation.questions.isEmpty)
    #expect(
      rig.state.library.checklists.flatMap(\.questions).contains {
        $0.question == "How is General settled?"
      })
    rig.press("e really?ⓢx")
    #expect(rig.organisation.questions.all.first?.isRetired == true)
    rig.press("x")
    #expect(rig.organisation.questions.all.first?.isRetired == false)
  }

  @Test("a question is not there twice")
  func twice() {
    var rig = board()
    rig.press("aWho?ⓢaWho?ⓢ")
    #expect(rig.prose.contains("this question is there already"))
    #expect(rig.organisation.questions.count == 1)
  }

  @Test("a clause that no edition has is refused at the field")
  func unknownClause() throws {
    var organisation = Organisation.small()
    var own = OwnQuestion(id: known("q"))
    own.question = "A lost one"
    own.clauses = [clause("8.9")]
    organisation.questions.put(own)
    var rig = Rig(organisation)
    rig.press("3Q/is:own⏎e moreⓢ")
    #expect(rig.prose.contains("9001:2015 8.9 is in no edition"))
    #expect(rig.organisation.questions.all.first?.question == "A lost one")
  }

  @Test("a heading is refused at the field, as no audit asks about it by itself")
  func heading() {
    var organisation = Organisation.small()
    var own = OwnQuestion(id: known("q"))
    own.question = "About all of it"
    own.clauses = [clause("8.4")]
    organisation.questions.put(own)
    var rig = Rig(organisation)
    rig.press("3Q/is:own⏎e moreⓢ")
    #expect(rig.prose.contains("9001:2015 8.4 is a heading and not audited by itself"))
    #expect(rig.organisation.questions.all.first?.question == "About all of it")
  }

  @Test("Enter shows the question in full, with where it was asked and what was found")
  func card() {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢ⏎tThree without a dateⓢm⏎⎋Q⏎")
    #expect(rig.prose.contains("Look at: the procedure"))
    #expect(rig.prose.contains("IA-2026-01 Operation"))
    #expect(rig.prose.contains("minor NC-2026-003 Three without a date"))
    rig.press("⎋⎋")
    #expect(rig.text.contains("Audits"))
  }
}

@Suite("Answers from paper")
struct AnswersTests {
  private func walking() -> Rig {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢ⏎")
    return rig
  }

  private func lines(_ rig: Rig) -> [AuditLine] {
    rig.organisation.audits.all.first.map { rig.organisation.lines(of: $0.id) } ?? []
  }

  @Test("= takes the answers of a whole checklist in one field, told beside it as one types")
  func takes() throws {
    var rig = walking()
    rig.press("=1-3c 4m 5n 6o 7M")
    #expect(
      rig.prose.contains("7 lines: 3 conforming, 1 minor, 1 major, 1 OFI, 1 not applicable"))
    rig.press("⏎")
    #expect(
      lines(rig).map(\.finding) == [
        .conforming, .conforming, .conforming, .minor, .notApplicable, .ofi, .major, nil, nil,
      ])
    #expect(rig.organisation.actions.count == 5)
    #expect(rig.action("NC-2026-003")?.grade == .minor)
    #expect(rig.action("NC-2026-004")?.grade == .major)
    #expect(rig.action("OFI-2026-001")?.line == lines(rig)[5].id)
    #expect(rig.text.contains("line 8 of 9"))
    #expect(rig.organisation.audits.all.first?.state == .inProgress)
    rig.press("u")
    #expect(lines(rig).allSatisfy { $0.finding == nil })
    #expect(rig.organisation.actions.count == 2)
  }

  @Test("what does not exist is named, and nothing is taken")
  func wrong() {
    var rig = walking()
    rig.press("=1c 77c⏎")
    #expect(rig.prose.contains("line 77 does not exist, the checklist has 9"))
    #expect(lines(rig).allSatisfy { $0.finding == nil })
    rig.press("⌫⌫⌫⏎")
    #expect(lines(rig).first?.finding == .conforming)
  }

  @Test("lines judged already are named, and overwritten only when kept again")
  func overwrites() {
    var rig = walking()
    rig.press("cm⏎=1n 2c⏎")
    #expect(rig.prose.contains("judged already, and overwritten: 1 conforming, 2 minor"))
    #expect(lines(rig).first?.finding == .conforming)
    rig.press("ⓢ")
    #expect(lines(rig).prefix(2).map(\.finding) == [.notApplicable, .conforming])
    #expect(rig.message.contains("NC-2026-003 withdrawn"))
    #expect(rig.action("NC-2026-003")?.stage == .cancelled)
    rig.press("=1n⏎")
    #expect(!rig.prose.contains("judged already"))
  }

  @Test("nothing is answered once the audit is signed off")
  func signedOff() {
    var rig = walking()
    rig.press("cRy=")
    #expect(rig.message.contains("signed off"))
  }
}

@Suite("Audits on paper")
struct AuditPaperTests {
  @Test("p asks for what, the format and the path, and the program writes it")
  func asks() throws {
    var rig = Rig()
    rig.press("3aOperation⇥8⏎ⓢp⏎")
    let id = try #require(rig.organisation.audits.all.first?.id)
    #expect(
      rig.effects.last
        == .write(.auditReport(id, isHTML: true), to: "IA-2026-01.html", overwrites: false))
    rig.press("p⇤→⇤→ⓢ")
    #expect(
      rig.effects.last
        == .write(.checklist(id, isHTML: false), to: "IA-2026-01.md", overwrites: false))
  }

  @Test("a file that is there is only replaced when the answer is yes")
  func overwrites() {
    var rig = Rig()
    let paper = Paper.auditReport(known("ia"), isHTML: true)
    let effect = Effect.write(paper, to: "a.html", overwrites: true)
    rig.state.askToOverwrite("a.html", with: paper, as: "a.html")
    #expect(rig.text.contains("a.html is there already"))
    rig.press("⏎")
    #expect(!rig.effects.contains(effect))
    rig.state.askToOverwrite("a.html", with: paper, as: "a.html")
    rig.press("y")
    #expect(rig.effects.contains(effect))
  }
}
