import Records
import Testing

@testable import Records

@Suite("Management reviews")
struct ManagementReviewTests {
  @Test(
    "each standard brings its inputs, those of several once",
    arguments: [
      ([], 12, ["risk", "compliance", "workers"]), (["9001:2015"], 12, ["risk", "compliance"]),
      (["14001:2015"], 13, ["risk", "workers"]), (["45001:2018"], 14, ["risk"]),
      (["27001:2022"], 13, ["compliance", "workers"]),
      (["9001:2015", "14001:2015", "45001:2018", "27001:2022"], 15, []),
      (["9001:2026"], 12, ["risk"]), (["14001:2026"], 13, ["workers"]),
      (["house:2026"], 12, ["compliance"]), (["9001:2015", "9001:2015"], 12, []),
    ] as [([String], Int, [String])])
  func topics(editions: [String], count: Int, without: [String]) throws {
    let topics = ReviewTopic.all(for: try editions.map { try edition($0) })
    #expect(topics.count == count)
    #expect(Set(topics.map(\.key)).count == count)
    #expect(!topics.contains { without.contains($0.key) })
    for topic in topics {
      #expect(Set(topic.asked.map(\.edition)).count == topic.asked.count)
      #expect(!topic.title.isEmpty && !topic.hint.isEmpty)
    }
  }

  @Test("a topic names every standard that asks for it, with its clauses")
  func askedBy() throws {
    let topics = ReviewTopic.all(for: try ["45001:2018", "9001:2015"].map { try edition($0) })
    #expect(
      topics.first { $0.key == "audits" }?.askedBy
        == "ISO 45001:2018 9.3 d 4, ISO 9001:2015 9.3.2 c 6")
    #expect(topics.first { $0.key == "workers" }?.askedBy == "ISO 45001:2018 9.3 d 5, 5.4")
    let own = ReviewTopic.all(for: [try edition("house:2026")])
    #expect(own.first?.askedBy == "house:2026 9.3")
  }

  @Test(
    "a review is planned, overdue, to be minuted, minuted or cancelled",
    arguments: [
      ("", "", "", "", ReviewState.planned), ("2026-11-20", "", "", "", .planned),
      ("2026-11-19", "", "", "", .overdue), ("2026-11-19", "2026-11-18", "", "", .held),
      ("", "2026-11-18", "2026-11-19", "", .minuted), ("2026-11-19", "", "", "moved", .cancelled),
    ])
  func state(
    planned: String, held: String, minuted: String, cancelled: String, state: ReviewState
  ) throws {
    var review = ManagementReview(id: try id("mr"))
    (review.planned, review.held, review.minuted) = (Day(planned), Day(held), Day(minuted))
    review.cancelled = cancelled
    #expect(review.state(on: today) == state)
  }

  @Test("its figures are as of the meeting, of the planned day that has passed, else of today")
  func dayOfFigures() throws {
    var review = ManagementReview(id: try id("mr"))
    #expect(review.day(on: today) == today)
    review.planned = today + 5
    #expect(review.day(on: today) == today)
    review.planned = today - 5
    #expect(review.day(on: today) == today - 5)
    review.held = today - 3
    #expect(review.day(on: today) == today - 3)
  }

  private func flags(_ organisation: Organisation, _ today: Day) -> [ReviewFlag.Kind] {
    organisation.reviewFlags(today: today).map(\.kind)
  }

  @Test("a review that is well done is not pointed at, but for a decision without action")
  func good() throws {
    let organisation = try reviewedOrganisation()
    #expect(flags(organisation, today) == [.notActed])
    // The first day after twelve months.
    #expect(flags(organisation, try day("2027-05-12")) == [.notActed])
    #expect(flags(organisation, try day("2027-05-13")) == [.tooLongAgo, .notActed])
  }

  @Test("each thing that is wrong with a review is pointed out")
  func wrong() throws {
    func flags(_ change: (inout ManagementReview) throws -> Void) throws -> Set<ReviewFlag.Kind> {
      var organisation = try reviewedOrganisation()
      var review = try #require(organisation.reviews[try id("mr1")])
      review.decisions.removeLast()
      try change(&review)
      organisation.reviews.put(review)
      return Set(organisation.flags(of: review, today: today).map(\.kind))
    }
    #expect(try flags { _ in } == [])
    #expect(try flags { $0.decisions = [] } == [.noDecision])
    #expect(
      try flags {
        $0.decisions = []; $0.minuted = nil
      } == [.notMinuted])
    #expect(try flags { $0.write(" ", to: "audits") } == [.emptyInputs])
    #expect(try flags { $0.write("", to: "direction") } == [.emptyInputs])
    #expect(try flags { $0.present = [try id("novak")] } == [.chairAbsent])
    #expect(try flags { $0.chair = nil } == [.chairAbsent])
    #expect(
      try flags {
        $0.decisions[0].action = nil
        $0.decisions[0].owner = nil
      } == [.notActed, .incompleteDecisions])
    #expect(
      try flags {
        for step in 1...2 {
          $0.moves.append(
            DateMove(from: today - 9, to: today - 9 + step, by: "", on: today, why: "ill"))
        }
      } == [.postponed])
    #expect(
      try flags {
        $0.cancelled = "no need"; $0.decisions = []
      } == [])
    #expect(
      try flags {
        $0.held = nil; $0.minuted = nil; $0.planned = today - 1
      } == [.overdue])
  }

  @Test("the number of empty inputs is told")
  func emptyCount() throws {
    var organisation = try reviewedOrganisation()
    var review = try #require(organisation.reviews[try id("mr1")])
    review.inputs = []
    organisation.reviews.put(review)
    #expect(organisation.emptyTopics(of: review).count == 17)
    #expect(
      organisation.flags(of: review, today: today).contains {
        $0.text == "MR-2026-1 was minuted with 17 inputs empty"
      })
  }

  @Test(
    "a review only just before the certification body's visit is pointed out",
    arguments: [
      ("2026-05-12", "", true), ("2026-06-11", "", true), ("2026-06-12", "", false),
      ("2026-05-11", "", false), ("2026-06-01", "2026-01-10", false),
      ("2026-06-01", "2025-06-01", true), ("2026-06-01", "2026-06-02", true),
    ])
  func beforeAudit(first: String, other: String, isFlagged: Bool) throws {
    var organisation = try reviewedOrganisation()
    var audit = Audit(id: try id("visit"))
    audit.auditKind = .surveillance
    audit.starts = try day(first)
    organisation.audits.put(audit)
    if !other.isEmpty {
      var review = ManagementReview(id: try id("mr0"))
      review.held = try day(other)
      organisation.reviews.put(review)
    }
    let review = try #require(organisation.reviews[try id("mr1")])
    let found = organisation.flags(of: review, today: today).contains { $0.kind == .beforeAudit }
    #expect(found == isFlagged)
  }

  @Test("reviews held each just before its audit, in two years, are both pointed out")
  func beforeEveryAudit() throws {
    var organisation = try reviewedOrganisation()
    organisation.reviews.remove(try id("mr1"))
    let visits = ["2025-06-10", "2026-06-08"]
    for (place, text) in visits.enumerated() {
      var audit = Audit(id: try id("visit\(place)"))
      audit.auditKind = .surveillance
      audit.starts = try day(text)
      organisation.audits.put(audit)
      var review = ManagementReview(id: try id("held\(place)"))
      review.held = try day(text) - (place == 0 ? 1 : 7)
      organisation.reviews.put(review)
    }
    func flagged(_ organisation: Organisation) -> [Bool] {
      organisation.reviews.all.map {
        organisation.flags(of: $0, today: today).contains { $0.kind == .beforeAudit }
      }
    }
    #expect(flagged(organisation) == [true, true])
    // One in between is for the year of the second audit.
    var other = ManagementReview(id: try id("other"))
    other.held = try day("2025-12-01")
    organisation.reviews.put(other)
    #expect(flagged(organisation) == [true, false, false])
  }

  @Test("closing the minutes keeps whose each decision is and until when; later the action goes on")
  func keepsDecisions() throws {
    var organisation = try reviewedOrganisation()
    var review = try #require(organisation.reviews[try id("mr1")])
    var action = try #require(organisation.actions[try id("rd2")])
    action.owner = try id("novak")
    organisation.actions.put(action)
    review.minuted = nil
    organisation.reviews.put(review)
    let library = Library(standards: [], checklists: [])
    review.close(
      on: today, organisation.reviewPack(of: review, today: today, library: library),
      editions: [])
    #expect(review.decisions[1].owner == action.owner)
    #expect(review.decisions[1].due == action.due)
    #expect(try review.decisions[2].owner == id("lim"))
    organisation.reviews.put(review)
    let decided = action.due
    action.due = try day("2026-12-31")
    action.owner = try id("okafor")
    organisation.actions.put(action)
    let outcome = organisation.outcomes(of: review, on: today)[1]
    #expect(try outcome.decidedOwner == id("novak"))
    #expect(outcome.decidedDue == decided)
    #expect(
      outcome.standing(owner: "A. Okafor") { "\($0)" } == "open, due 2026-12-31; owner A. Okafor")
    // An action made of a closed decision does not change what was decided.
    var late = review.decisions[2]
    late.owner = try id("okafor")
    late.due = nil
    let (changes, made) = organisation.changes(
      acting: 2, of: review, as: late, by: nil, today: today, id: try id("rd3"))
    try organisation.apply(
      Edit(who: "M. Lim", when: Moment(seconds: 0), title: "acted", changes: changes))
    let kept = try #require(organisation.reviews[review.id]).decisions[2]
    #expect(try kept.owner == id("lim"))
    #expect(kept.due == review.decisions[2].due)
    #expect(kept.action == made.id)
    #expect(try made.owner == id("okafor"))
  }

  @Test("none ever is pointed out only where a standard is held")
  func never() throws {
    var organisation = try bareOrganisation()
    #expect(organisation.reviewFlags(today: today).isEmpty)
    var profile = organisation.profile
    profile.standards = [try edition("9001:2015")]
    organisation.profiles.put(profile)
    #expect(flags(organisation, today) == [.never])
  }

  @Test("the agenda has the planned day, the minutes to be closed, and the next one to be planned")
  func agenda() throws {
    var organisation = try reviewedOrganisation()
    func owed(_ organisation: Organisation) -> [String] {
      organisation.agenda(today: today, days: 400).filter { $0.kind == .review }
        .map { "\($0.reference) \($0.title) \($0.due) \($0.owner)" }
    }
    #expect(owed(organisation) == ["MR-2026-1 plan the next management review 2027-05-12 M. Lim"])
    var next = ManagementReview(id: try id("mr2"))
    (next.reference, next.title) = ("MR-2027-1", "Next")
    next.planned = try day("2027-04-30")
    organisation.reviews.put(next)
    #expect(owed(organisation) == ["MR-2027-1 Next 2027-04-30 "])
    next.held = today - 40
    next.planned = nil
    organisation.reviews.put(next)
    #expect(
      owed(organisation) == [
        "MR-2027-1 close the minutes 2026-11-10 ",
        "MR-2027-1 plan the next management review 2027-10-11 ",
      ])
    #expect(organisation.nextReviewReference(year: 2027) == "MR-2027-2")
    #expect(organisation.nextReviewReference(year: 2028) == "MR-2028-1")
  }

  @Test("what was written is kept by input, and what nobody wrote is not")
  func writes() throws {
    var review = ManagementReview(id: try id("mr"))
    review.write("fine", to: "audits")
    review.write("", to: "feedback")
    #expect(review.inputs.map(\.key) == ["audits"])
    review.write("", to: "audits")
    #expect(review.inputs.isEmpty)
    review.write("x", to: "own words")
    let organisation = try reviewedOrganisation()
    #expect(organisation.topics(of: review).last?.title == "own words")
  }
}
