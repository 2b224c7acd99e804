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
          "3 objectives pursued", "2 objectives at the target", "1 objective off the target",
          "no objectives never read", "1 objective not read in time",
          "no objectives reached since 12 May", "no objectives given up since 12 May",
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
          "no areas not audited in 3 years", "no findings owed to the certification body",
          "none of these overdue",
        ]
      ),
    ])
  func says(topic: String, expected: [String]) throws {
    #expect(try figures(try reviewedOrganisation(), topic) == expected)
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
