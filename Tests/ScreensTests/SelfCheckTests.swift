import Records
import Testing

@testable import Screens

@Suite("The self-check, walked like an audit")
struct SelfCheckTests {
  private func rig(_ organisation: Organisation = .small(), rows: Int = 24) -> Rig {
    var rig = Rig(organisation, rows: rows)
    rig.press("K")
    return rig
  }

  private static let count = SelfCheckQuestion.all.count

  /// A firm that answered everything with yes but the first, which was "no", on 3 May 2026.
  private static let before: Organisation = {
    var organisation = Organisation.small()
    var check = SelfCheck(id: known("before"))
    (check.title, check.begun, check.finished) = (
      "Self-check, May 2026", day("2026-05-03"), day("2026-05-03")
    )
    for (place, question) in SelfCheckQuestion.all.enumerated() {
      var answer = SelfCheckAnswer()
      (answer.question, answer.verdict) = (question.key, place == 0 ? .no : .yes)
      if place == 0 { answer.note = "the crews were not asked" }
      check.answers.append(answer)
    }
    organisation.selfChecks.put(check)
    return organisation
  }()

  @Test("an empty list says what it is for; a begins, each answer goes on to the next question")
  func begins() {
    var rig = rig()
    #expect(rig.text.contains("No self-check is on file."))
    rig.press("a")
    #expect(rig.text.contains("Self-check, Nov 2026"))
    #expect(rig.prose.contains("Were the people who do the work asked this year"))
    #expect(rig.text.contains("Yes means:"))
    #expect(rig.text.contains("In the registers: 0 of"))
    #expect(rig.text.contains("Last time: this is the first one."))
    rig.press("ypnx")
    #expect(rig.text.contains("4 of \(Self.count) answered"))
    #expect(rig.text.contains("question 5 of \(Self.count)"))
    let verdicts = rig.organisation.selfChecks.all[0].answers.map(\.verdict)
    #expect(verdicts == [.yes, .partly, .no, .notApplicable])
    rig.press("←-")
    #expect(rig.text.contains("3 of \(Self.count) answered"))
    rig.press("u")
    #expect(rig.text.contains("4 of \(Self.count) answered"))
    rig.press("y")
    #expect(rig.organisation.selfChecks.all[0].answers[3].verdict == .yes)
  }

  @Test("it goes on where it was, and a does not begin a second one meanwhile")
  func resumes() {
    var rig = rig()
    rig.press("ayy⎋")
    #expect(rig.text.contains("goes on: 2 of \(Self.count) answered"))
    rig.press("⏎")
    #expect(rig.text.contains("question 3 of \(Self.count)"))
    rig.press("⎋a")
    #expect(rig.text.contains("question 3 of \(Self.count)"))
    #expect(rig.organisation.selfChecks.count == 1)
  }

  @Test("a note and an action belong to the question; Enter opens the action")
  func notes() {
    var rig = rig()
    rig.press("at")
    rig.press("Two crews were askedⓢ")
    #expect(rig.text.contains("Note: Two crews were asked"))
    rig.press("oAsk all crewsⓢ")
    let action = rig.organisation.actions.all.last
    #expect(action?.source == .selfCheck && action?.title == "Ask all crews")
    #expect(rig.organisation.selfChecks.all[0].answers[0].action == action?.id)
    #expect(rig.text.contains("Ask all crews (Enter opens it)"))
    rig.press("o")
    #expect(rig.message.contains("was made of it already"))
    rig.press("⏎")
    #expect(rig.state.currentAction?.id == action?.id)
    rig.press("⎋")
    #expect(rig.text.contains("question 1 of \(Self.count)"))
  }

  @Test("last time's answer stands beside each question, and the end compares theme by theme")
  func compares() {
    var rig = rig(Self.before, rows: 40)
    rig.press("a")
    #expect(rig.prose.contains("Last time, 3 May: no. the crews were not asked"))
    rig.press(String(repeating: "y", count: Self.count - 1) + "n")
    #expect(rig.message.contains("all is answered: F finishes it"))
    rig.press("F")
    #expect(rig.organisation.selfChecks.all.last?.finished == day("2026-11-20"))
    #expect(rig.prose.contains("procedures against practice 100 better: 66 last time"))
    #expect(rig.prose.contains("ownership 100 same as last time"))
    #expect(rig.prose.contains("outside help 50 worse: 100 last time"))
    rig.press("⎋")
    #expect(rig.text.contains("Self-checks  2"))
  }

  @Test("one finished with few answers says how many, and compares those that both have")
  func fewAnswers() {
    var rig = rig(Self.before)
    rig.press("ayypFF")
    #expect(
      rig.prose.contains(
        "83 of 100, 3 of \(Self.count) answered; in what both answered 83, 66 on 3 May"))
    #expect(rig.prose.contains("ownership – not answered, or not applicable"))
    rig.press("⎋")
    #expect(rig.lines.contains { $0.contains("3 of \(Self.count) answered, better in both") })
    #expect(rig.lines.contains { $0.contains("\(Self.count) of \(Self.count) answered") })
  }

  @Test("what is not answered is asked about before it is finished")
  func unfinished() {
    var rig = rig()
    rig.press("ayF")
    #expect(rig.text.contains("\(Self.count - 1) questions are not answered yet"))
    rig.press("⎋")
    #expect(rig.organisation.selfChecks.all[0].finished == nil)
    rig.press("FF")
    #expect(rig.organisation.selfChecks.all[0].finished == day("2026-11-20"))
  }

  @Test("the next one is on the dashboard twelve months after the last, and opens the list")
  func due() {
    var rig = Rig(Self.before, today: day("2027-05-02"))
    #expect(rig.state.derived.agenda.contains { $0.reference == "self-check" && $0.days == 1 })
    rig.goDown(to: "self-check")
    rig.press("⏎")
    #expect(rig.text.contains("Self-checks  1"))
    #expect(!Rig(.small()).state.derived.agenda.contains { $0.reference == "self-check" })
  }
}

@Suite("Good news on the screen")
struct NewsBoardTests {
  @Test("n tells what went well in the month, with names; [ goes back, Enter opens, p writes")
  func shows() {
    var organisation = Organisation.small()
    var person = Person(id: known("new"))
    (person.name, person.roles, person.joined) = ("K. Frost", [known("welder")], day("2026-11-02"))
    organisation.people.put(person)
    var rig = Rig(organisation)
    rig.press("n")
    #expect(rig.text.contains("Good news, 21 Oct to 20 Nov"))
    #expect(rig.prose.contains("K. Frost joined as Welder: welcome"))
    rig.press("p")
    #expect(rig.prose.contains("harbour-digest-2026-11-20.html"))
    rig.press("⏎")
    #expect(
      rig.effects.contains(
        .write(
          .digest(since: day("2026-10-21"), until: day("2026-11-20")),
          to: "harbour-digest-2026-11-20.html", overwrites: false)))
    rig.press("]")
    #expect(rig.message.contains("this is the latest month"))
    rig.press("[")
    #expect(rig.text.contains("Good news, 21 Sep to 20 Oct"))
    rig.press("]")
    rig.goDown(to: "K. Frost")
    rig.press("⏎")
    #expect(rig.text.contains("K. Frost"))
    #expect(rig.state.pane == .training)
    rig.press("⎋")
    #expect(rig.text.contains("Good news"))
  }
}
