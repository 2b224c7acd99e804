import Records
import Testing

@Suite("Good news, each from a record")
struct GoodNewsTests {
  private func news(_ organisation: Organisation, since: Day = today - 120) -> [String] {
    organisation.goodNews(since: since, until: today, today: today).map(\.text)
  }

  @Test("an organisation in order has some of nearly every kind")
  func kinds() throws {
    var organisation = try LinterTests.orderly()
    var objective = Objective(id: try id("fewer"))
    (objective.name, objective.outcome) = ("Fewer returns", "happier customers")
    (objective.closed, objective.owner) = (today - 1, try id("ann"))
    organisation.objectives.put(objective)
    var line = AuditLine(id: try id("strong"))
    (line.audit, line.finding, line.notes) = (try id("audit"), .strength, "Tidy racks.\nMore")
    line.assessed = today - 49
    organisation.auditLines.put(line)
    let news = news(organisation)
    #expect(
      news == [
        "Fewer returns is reached, seen through by Ann. What the business has from it: happier customers",
        "Notes unsigned: it did not come back, thanks to Ann (NC-1)",
        "IA-1 went through 2 lines without a major, audited by Bob",
        "IA-1 noted a strength: Tidy racks",
        "Ann gained Forklift",
        "The management review MR-1 decided: A second forklift",
        "Nothing is overdue today",
      ])
  }

  @Test("what did not help, or came back, is not praised; a cancelled recurrence does not count")
  func cameBack() throws {
    for (effective, recurs, again, isPraised) in [
      (true, false, Action.Stage.open, true), (false, false, .open, false),
      (nil, false, .open, true), (true, true, .open, false), (nil, true, .closed, false),
      (true, true, .cancelled, true),
    ] as [(Bool?, Bool, Action.Stage, Bool)] {
      var organisation = try LinterTests.orderly()
      var action = try #require(organisation.actions[try id("nc")])
      action.effective = effective
      organisation.actions.put(action)
      var later = try #require(organisation.actions[try id("open")])
      (later.recurrenceOf, later.stage) = (recurs ? action.id : nil, again)
      organisation.actions.put(later)
      #expect(news(organisation).contains { $0.contains("(NC-1)") } == isPraised)
    }
  }

  @Test("of several decisions one is named among them")
  func decisions() throws {
    var organisation = try LinterTests.orderly()
    var review = try #require(organisation.reviews[try id("review")])
    review.decisions.append(review.decisions[0])
    organisation.reviews.put(review)
    #expect(
      news(organisation).contains(
        "The management review MR-1 decided 2 things, among them: A second forklift"))
  }

  @Test("only the days of the period count, both ends included")
  func period() throws {
    let organisation = try LinterTests.orderly()
    let day = today - 100
    for (since, until, isIn) in [
      (day, day, true), (day + 1, day + 20, false), (day - 9, day - 1, false),
      (day + 1, day, false),
    ] {
      let told = organisation.goodNews(since: since, until: until, today: today)
      #expect(told.contains { $0.kind == .competence } == isIn)
    }
  }

  @Test("an objective is back on target when its last reading meets it and the one before did not")
  func back() throws {
    for (readings, direction, isBack) in [
      (["90", "98"], Objective.Direction.atLeast, true), (["98", "99"], .atLeast, false),
      (["99", "90"], .atLeast, false), (["99", "90"], .atMost, true), (["98"], .atLeast, false),
    ] {
      var organisation = try bareOrganisation()
      var objective = Objective(id: try id("o"))
      (objective.name, objective.unit) = ("On time", "%")
      (objective.target, objective.direction) = (Quantity("95"), direction)
      objective.readings = readings.enumerated().map { place, value in
        var reading = Reading()
        (reading.on, reading.reading) = (today - 20 + place, Quantity(value))
        return reading
      }
      organisation.objectives.put(objective)
      #expect(news(organisation).contains { $0.hasPrefix("On time is on target again") } == isBack)
    }
  }

  @Test("nothing on file is no news")
  func nothing() throws { #expect(try news(bareOrganisation()) == []) }
}

@Suite("The self-check's questions and scores")
struct SelfCheckRulesTests {
  @Test("keys are unique, every theme is asked about, and each question says what yes looks like")
  func catalogue() {
    let all = SelfCheckQuestion.all
    #expect((25...30).contains(all.count))
    #expect(Set(all.map(\.key)).count == all.count)
    #expect(Set(all.map(\.theme)) == Set(SelfCheckTheme.allCases))
    #expect(all.allSatisfy { $0.question.hasSuffix("?") && $0.good.hasSuffix(".") })
    #expect(Set(all.compactMap(\.fact)) == Set(SelfCheckFact.allCases))
  }

  @Test("every fact is a sentence of an empty and of a full organisation")
  func facts() throws {
    for organisation in [try bareOrganisation(), try LinterTests.orderly()] {
      let facts = SelfCheckFacts(
        of: organisation, today: today, matrix: TrainingMatrix(of: organisation, today: today),
        ownership: OwnershipMap(
          of: organisation, today: today, library: try LinterTests.library()))
      for fact in SelfCheckFact.allCases {
        let sentence = facts.sentence(fact)
        #expect(!sentence.isEmpty && !sentence.hasSuffix("."))
        #expect(!sentence.contains("1 documents") && !sentence.contains("1 actions"))
      }
    }
  }

  @Test("partly counts half, what does not apply counts neither way")
  func score() throws {
    var check = SelfCheck(id: try id("c"))
    #expect(check.score() == nil)
    for (place, verdict) in [SelfCheckAnswer.Verdict.yes, .partly, .no, .notApplicable].enumerated()
    {
      var answer = SelfCheckAnswer()
      (answer.question, answer.verdict) = (SelfCheckQuestion.all[place].key, verdict)
      check.note(answer)
    }
    #expect(check.score() == 50)
    #expect(check.score(.practice) == 50)
    #expect(check.score(.ownership) == nil)
    var cleared = SelfCheckAnswer()
    cleared.question = SelfCheckQuestion.all[0].key
    check.note(cleared)
    #expect(check.answered == 3 && check.score() == 25)
  }

  @Test("two are compared by what both answered")
  func compared() throws {
    func check(_ name: String, _ verdicts: [SelfCheckAnswer.Verdict?]) throws -> SelfCheck {
      var check = SelfCheck(id: try id(name))
      for (place, verdict) in verdicts.enumerated() {
        var answer = SelfCheckAnswer()
        (answer.question, answer.verdict) = (SelfCheckQuestion.all[place].key, verdict)
        check.note(answer)
      }
      return check
    }
    let before = try check("b", [.no, .yes, .yes])
    for (verdicts, score, common, then, change, isSame) in [
      ([.no, .yes, .yes], 66, 66, 66, .same, true), ([.no], 0, 0, 0, .same, false),
      ([nil, .partly], 50, 50, 100, .worse, false),
      ([.yes, .notApplicable], 100, 100, 0, .better, false),
      ([nil, nil, nil, .yes], 100, nil, nil, .new, false), ([], nil, nil, nil, nil, false),
    ] as [([SelfCheckAnswer.Verdict?], Int?, Int?, Int?, SelfCheckComparison.Change?, Bool)] {
      let now = try check("n", verdicts)
      let item = now.compared(with: before)
      #expect(item.score == score && item.common == common && item.before == then)
      #expect(item.change == change)
      #expect(now.asksTheSame(as: before) == isSame)
    }
  }

  @Test("the next one is due twelve months after the last, unless one goes on")
  func due() throws {
    var organisation = try bareOrganisation()
    #expect(organisation.selfCheckDue()?.due == nil)
    var check = SelfCheck(id: try id("c"))
    (check.begun, check.finished) = (today - 10, today - 9)
    organisation.selfChecks.put(check)
    #expect(organisation.selfCheckDue()?.due == (today - 9).adding(months: 12))
    var open = SelfCheck(id: try id("d"))
    open.begun = today
    organisation.selfChecks.put(open)
    #expect(organisation.selfCheckDue()?.due == nil)
    #expect(organisation.selfCheck(before: open)?.id == check.id)
    #expect(organisation.selfCheck(before: check) == nil)
  }
}
