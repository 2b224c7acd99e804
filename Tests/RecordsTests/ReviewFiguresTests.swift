import Records
import Testing

@testable import Records

@Suite("Figures of a management review")
struct ReviewFiguresTests {
  let library = Library(standards: [], checklists: [])

  private func figures(
    _ organisation: Organisation, _ topic: String, on text: String = "2026-11-20"
  ) throws -> [String] {
    let date = try day(text)
    let last = organisation.lastReview(before: date)
    return try #require(
      organisation.reviewFigures(of: [topic], on: date, last: last, library: library)[topic]
    ).map(\.text)
  }

  @Test(
    "each topic says what the registers say since the last review",
    arguments: [
      (
        "actions",
        [
          "1 decision of MR-2026-1 done", "no decisions of MR-2026-1 open",
          "1 decision of MR-2026-1 overdue",
          "1 decision of MR-2026-1 that became no action",
          "1 action from earlier reviews open", "1 action from earlier reviews overdue",
          "6 actions of all kinds open", "3 actions of all kinds overdue",
          "3 actions of all kinds closed since 12 May", "1 of 2 of these closed in time",
          "no open actions put off twice or more",
        ]
      ),
      (
        "nonconformities",
        [
          "3 nonconformities raised since 12 May", "1 of these major", "2 of these minor",
          "1 of these from: internal audit", "1 of these from: customer",
          "1 of these from: supplier", "3 nonconformities open", "1 nonconformity overdue",
          "1 action found effective since 12 May", "1 action found not effective since 12 May",
          "1 recurrence raised since 12 May",
        ]
      ),
      (
        "feedback",
        [
          "1 complaint raised since 12 May", "1 complaint open", "1 complaint overdue",
          "1 other action from customers raised since 12 May",
        ]
      ),
      (
        "compliance",
        [
          "1 incident raised since 12 May", "no incidents open", "no incidents overdue",
          "no actions about compliance raised since 12 May", "no actions about compliance open",
        ]
      ),
      (
        "suppliers",
        [
          "1 action from suppliers raised since 12 May", "1 action from suppliers open",
          "no actions from suppliers overdue", "1 supplier audit held since 12 May",
        ]
      ),
      (
        "objectives",
        [
          "3 objectives pursued", "1 objective on track", "1 objective at risk",
          "no objectives off track", "1 objective stale", "no objectives achieved",
          "no objectives closed as achieved since 12 May", "no objectives given up since 12 May",
        ]
      ),
      (
        "improvement",
        [
          "1 improvement proposed since 12 May", "1 improvement open",
          "no improvements made since 12 May",
        ]
      ),
      (
        "audits",
        [
          "1 internal audit held since 12 May", "1 external audit held since 12 May",
          "1 audit overdue", "1 audit put off since 12 May", "no majors found by these",
          "2 minors found by these", "1 observation found by these",
          "no opportunities for improvement found by these", "1 strength found by these",
          "no areas not audited internally within 3 years",
          "no findings owed to the certification body",
          "none of these overdue",
        ]
      ),
    ])
  func says(topic: String, expected: [String]) throws {
    #expect(try figures(try reviewedOrganisation(), topic) == expected)
  }

  @Test("objectives and documents are said to be what their panes say")
  func likeThePanes() throws {
    let organisation = try reviewedOrganisation()
    let facts = organisation.reviewFigures(
      of: ["objectives", "monitoring"], on: today, last: nil, library: library)
    for state in [ObjectiveStanding.State.onTrack, .atRisk, .offTrack, .stale, .achieved] {
      let figure = try #require(
        facts["objectives"]?.first { $0.text.hasSuffix(" \(state.rawValue)") })
      let standing = organisation.objectives.all.filter { $0.standing(on: today).state == state }
      #expect(Set(figure.records.map(\.id)) == Set(standing.map(\.id)), "\(state)")
    }
    let texts = facts["monitoring"]?.map(\.text) ?? []
    #expect(texts.contains("1 document with the review past due"))
    #expect(texts.contains("1 document never held against practice"))
    #expect(texts.contains("no documents not matching practice, nothing done"))
  }

  @Test(
    "an edition takes the place of another from the day it is published",
    arguments: [("2026-11-20", true), ("2026-11-21", false), ("", true)])
  func succession(published: String, isNamed: Bool) throws {
    let organisation = try reviewedOrganisation()
    let new = Standard(
      edition: try edition("9001:2026"), name: "ISO 9001:2026", title: "", clauses: [],
      succession: .init(
        supersedes: try edition("9001:2015"), published: Day(published), transition: nil, note: ""))
    let library = Library(standards: [new], checklists: [])
    let texts = organisation.reviewFigures(of: ["issues"], on: today, last: nil, library: library)
    #expect(
      texts["issues"]?.contains { $0.text == "ISO 9001:2026 takes the place of ISO 9001:2015" }
        == isNamed)
  }

  @Test("the clauses that no internal audit saw are named, and kept with the minutes")
  func unseen() throws {
    var organisation = try reviewedOrganisation()
    let clauses = (1...8).map { Standard.Clause(number: "8.\($0)", title: "Part \($0)") }
    let library = Library(
      standards: [
        Standard(
          edition: try edition("9001:2015"), name: "ISO 9001:2015", title: "", clauses: clauses)
      ],
      checklists: [])
    var review = ManagementReview(id: try id("mr2"))
    review.held = today
    let pack = organisation.reviewPack(of: review, today: today, library: library)
    let figure = try #require(
      pack.items.flatMap(\.figures).first { $0.text.contains("audited internally") })
    #expect(figure.text == "7 clauses of ISO 9001:2015 not audited internally within 3 years")
    #expect(figure.clauses.map(\.number) == ["8.1", "8.2", "8.3", "8.5", "8.6", "8.7", "8.8"])
    #expect(figure.fullText.hasSuffix("within 3 years: 8.1, 8.2, 8.3, 8.5, 8.6, 8.7, 8.8"))
    review.close(on: today, pack, editions: [])
    #expect(review.figures(of: "audits").contains(figure.fullText))
    organisation.reviews.put(review)
    let kept = organisation.reviewPack(of: review, today: today, library: library)
    #expect(kept.items.flatMap(\.figures).contains(figure))
  }

  @Test("a site is audited where one of its departments was")
  func sites() throws {
    var organisation = try reviewedOrganisation()
    for (key, site) in [("yard", nil), ("stores", "yard"), ("office", nil)] as [(String, String?)] {
      var area = Area(id: try id(key))
      (area.name, area.site) = (key, try site.map { try id($0) })
      organisation.areas.put(area)
    }
    var audit = try #require(organisation.audits[try id("ia1")])
    audit.areas = [try id("stores")]
    organisation.audits.put(audit)
    let coverage = organisation.coverage(today: today, library: library)
    #expect(coverage.blindAreas == [try id("office")])
    let row = try #require(coverage.areas.rows.first { $0.title == "yard" })
    let lines = organisation.coveringLines(
      of: row.subject, from: today.adding(months: -36), to: today, library: library)
    #expect(row.recent == 2 && lines.count == 2)
    #expect(
      try figures(organisation, "audits").contains("1 area not audited internally within 3 years"))
  }

  @Test("every figure that counts records has exactly these behind it, and all are on file")
  func records() throws {
    let organisation = try reviewedOrganisation()
    let keys = organisation.topics(of: ManagementReview(id: try id("x"))).map(\.key)
    let all = organisation.reviewFigures(
      of: keys, on: today, last: organisation.reviews.all.first, library: library)
    for figure in all.values.joined() {
      for place in figure.records {
        #expect(organisation.name(of: place.id, place.kind) != nil, "\(figure.text)")
      }
      guard let count = figure.count else { continue }
      #expect(figure.records.count == count, "\(figure.text)")
      #expect(figure.text.hasPrefix(count == 0 ? "no" : "\(count) ") || count == 0)
    }
  }

  @Test("what all actions come to is what the table of their figures says")
  func likeTheTable() throws {
    let organisation = try reviewedOrganisation()
    let last = try #require(organisation.reviews.all.first)
    for date in [try day("2026-11-20"), try day("2026-10-01"), try day("2026-06-20")] {
      let texts = try #require(
        organisation.reviewFigures(of: ["actions"], on: date, last: last, library: library)[
          "actions"])
      let all = organisation.actionFigures(by: .kind, on: date).all
      let new = organisation.actionFigures(
        by: .kind, on: date, from: try day("2026-05-13"), to: date
      )
      .all
      func count(_ rest: String) -> Int? { texts.first { $0.text.contains(rest) }?.count }
      #expect(count("of all kinds open") == all.open)
      #expect(count("of all kinds overdue") == all.overdue)
      #expect(count("of all kinds closed") == new.closed)
      #expect(count("closed in time") ?? 0 == new.onTime.part)
    }
  }

  @Test("without a review before, everything counts")
  func first() throws {
    var organisation = try reviewedOrganisation()
    organisation.reviews.remove(try id("mr1"))
    let texts = try figures(organisation, "nonconformities")
    #expect(texts.first == "4 nonconformities raised so far")
    #expect(try !figures(organisation, "actions").joined().contains("decision"))
  }

  @Test("a review held in the past is told what was on file then")
  func past() throws {
    var organisation = try reviewedOrganisation()
    var review = ManagementReview(id: try id("mr2"))
    review.held = try day("2026-10-01")
    organisation.reviews.put(review)
    let pack = organisation.reviewPack(of: review, today: today, library: library)
    #expect(pack.day == review.held)
    #expect(pack.last?.reference == "MR-2026-1")
    let texts = pack.items.flatMap(\.figures).map(\.text)
    // Closed the day after, and in time no more.
    #expect(texts.contains("no decisions of MR-2026-1 done"))
    #expect(texts.contains("2 decisions of MR-2026-1 overdue"))
    #expect(pack.outcomes.map(\.state) == [.overdue, .overdue, .noAction])
  }

  @Test("figures that were kept with the minutes stay as they were")
  func frozen() throws {
    var organisation = try reviewedOrganisation()
    var review = ManagementReview(id: try id("mr2"))
    review.held = try day("2026-10-01")
    review.minuted = try day("2026-10-09")
    var input = ReviewInput()
    input.key = "feedback"
    input.figures = ["7 complaints open", "1 complaint raised since 12 May"]
    review.inputs = [input]
    organisation.reviews.put(review)
    let pack = organisation.reviewPack(of: review, today: today, library: library)
    #expect(pack.isFrozen)
    let item = try #require(pack.items.first { $0.topic.key == "feedback" })
    #expect(item.figures.map(\.text) == input.figures)
    #expect(item.figures.map(\.records.count) == [0, 1])
    #expect(pack.items.first { $0.topic.key == "audits" }?.figures == [])
  }

  @Test("what a review decides itself is not from an earlier one")
  func ownDecisions() throws {
    var organisation = try reviewedOrganisation()
    var review = ManagementReview(id: try id("mr2"))
    review.held = today
    let before = organisation.reviewPack(of: review, today: today, library: library)
    var decision = ReviewDecision()
    decision.text = "Another"
    let (changes, action) = organisation.changes(
      adding: decision, to: review, by: nil, today: today, id: try id("rd9"))
    try organisation.apply(
      Edit(who: "M. Lim", when: Moment(seconds: 0), title: "decided", changes: changes))
    let decided = try #require(organisation.reviews[review.id])
    let after = organisation.reviewPack(of: decided, today: today, library: library)
    func count(_ pack: ReviewPack, _ rest: String) -> Int? {
      pack.items[0].figures.first { $0.text.hasSuffix(rest) }?.count
    }
    #expect(count(before, "from earlier reviews open") == 1)
    #expect(count(after, "from earlier reviews open") == 1)
    #expect(count(after, "of all kinds open") == (count(before, "of all kinds open") ?? 0) + 1)
    #expect(after.decisions.map(\.action) == [action.id])
  }
}
