import Records
import Testing

@testable import Reports

@Suite("The paper of a management review, and its register as CSV")
struct ReviewReportTests {
  let library = Library(standards: [], checklists: [])

  private func organisation() throws -> Organisation {
    var profile = Profile(id: try #require(RecordID("organisation")))
    profile.name = "Fernhill Haulage"
    profile.standards = [try #require(Edition("9001:2015"))]
    var organisation = Organisation(profile: profile)
    var person = Person(id: try #require(RecordID("lim")))
    person.name = "M. Lim"
    organisation.people.put(person)
    var action = Action(id: try #require(RecordID("rd1")))
    (action.reference, action.title) = ("RD-2026-001", "Buy a scale")
    (action.actionKind, action.source) = (.reviewDecision, .managementReview)
    action.raised = Day("2026-05-12")
    action.due = Day("2026-09-30")
    organisation.actions.put(action)
    var last = ManagementReview(id: try #require(RecordID("mr1")))
    (last.reference, last.title) = ("MR-2026-1", "Spring; the | first")
    (last.planned, last.held, last.minuted) = (
      Day("2026-05-12"), Day("2026-05-12"), Day("2026-05-20")
    )
    (last.chair, last.present, last.guests) = (person.id, [person.id], "Ms Berg")
    var decision = ReviewDecision()
    (decision.text, decision.owner, decision.due) = (
      "Buy a scale; a good one", person.id, action.due
    )
    decision.action = action.id
    last.decisions = [decision]
    var input = ReviewInput()
    (input.key, input.text) = ("audits", "Fewer findings; two | three\nare old.")
    input.figures = ["2 internal audits held so far", "no audits overdue"]
    last.inputs = [input]
    organisation.reviews.put(last)
    var next = ManagementReview(id: try #require(RecordID("mr2")))
    (next.reference, next.title) = ("MR-2026-2", "Autumn")
    next.planned = Day("2026-12-01")
    next.write("All is calm.", to: "issues")
    organisation.reviews.put(next)
    return organisation
  }

  private func report(_ reference: String?, _ organisation: Organisation) throws -> ReviewReport {
    let today = try #require(Day("2026-11-20"))
    return ReviewReport(
      of: try organisation.review(called: reference, today: today), in: organisation,
      library: library, today: today)
  }

  @Test("before the meeting it is the agenda with its data, and room to write")
  func agenda() throws {
    let organisation = try organisation()
    let report = try report(nil, organisation)
    let text = report.markdown
    #expect(text.hasPrefix("# Agenda: MR-2026-2 Autumn, Fernhill Haulage"))
    #expect(text.contains("Tue 1 Dec 2026"))
    #expect(text.contains("1 decision of MR-2026-1 overdue: RD-2026-001 Buy a scale"))
    #expect(
      text.contains("| Buy a scale; a good one | M. Lim | 2026-09-30 | RD-2026-001 | overdue "))
    #expect(text.contains("All is calm."))
    #expect(text.contains("……"))
    #expect(text.contains("Still right for where the business is going?"))
    // Every figure of the pane stands on the paper.
    for figure in report.pack.items.flatMap(\.figures) {
      #expect(report.html.contains(HTML.text(figure.text)), "\(figure.text)")
    }
  }

  @Test("once minuted it is the minutes, with the figures that were kept")
  func minutes() throws {
    let text = try report("mr-2026-1", try organisation()).markdown
    #expect(text.hasPrefix("# Minutes: MR-2026-1"))
    #expect(text.contains("2 internal audits held so far"))
    #expect(text.contains("as kept with the minutes"))
    #expect(text.contains("Present:** M. Lim"))
    #expect(text.contains("nothing was written"))
    #expect(!text.contains("To say"))
  }

  @Test("closed minutes print what was decided, and beside it how it stands")
  func decided() throws {
    var organisation = try organisation()
    var action = try #require(organisation.actions.all.first)
    var other = Person(id: try #require(RecordID("okafor")))
    other.name = "A. Okafor"
    organisation.people.put(other)
    (action.owner, action.due) = (other.id, Day("2027-02-28"))
    organisation.actions.put(action)
    let text = try report("MR-2026-1", organisation).markdown
    #expect(text.contains("As of 2026-11-20"))
    #expect(
      text.contains(
        "| M. Lim | 2026-09-30 | RD-2026-001 | open, due 2027-02-28; owner A. Okafor |"))
  }

  @Test(
    "without a reference it is the next planned, else the latest; an unknown one names the known")
  func finds() throws {
    var organisation = try organisation()
    let today = try #require(Day("2026-11-20"))
    #expect(try organisation.review(called: nil, today: today).reference == "MR-2026-2")
    #expect(try organisation.review(called: "autumn", today: today).reference == "MR-2026-2")
    organisation.reviews.remove(try #require(RecordID("mr2")))
    #expect(try organisation.review(called: nil, today: today).reference == "MR-2026-1")
    let unknown = #expect(throws: UnknownReview.self) {
      try organisation.review(called: "MR-9", today: today)
    }
    #expect(unknown?.description == "no management review MR-9 is on file; there are MR-2026-1")
    organisation.reviews.remove(try #require(RecordID("mr1")))
    #expect(throws: UnknownReview.self) { try organisation.review(called: nil, today: today) }
  }

  @Test("the register goes out as CSV and comes in again without loss")
  func roundTrip() throws {
    let organisation = try organisation()
    let today = try #require(Day("2026-11-20"))
    let csv = Export.csv(of: .reviews, in: organisation, today: today, hasAllColumns: true)
    var empty = organisation
    for review in organisation.reviews.all { empty.reviews.remove(review.id) }
    empty = try importing(.reviews, csv, into: empty).organisation
    #expect(
      Export.csv(of: .reviews, in: empty, today: today, hasAllColumns: true) == csv)
    let first = try #require(empty.reviews.all.first { $0.reference == "MR-2026-1" })
    let before = try #require(organisation.reviews.all.first { $0.reference == "MR-2026-1" })
    #expect(first.decisions == before.decisions)
    #expect(first.inputs == before.inputs)
    #expect(first.title == before.title)
  }

  @Test("closed minutes stay as they are, and days that cannot be are refused with their row")
  func refuses() throws {
    let organisation = try organisation()
    let closed = problems(
      .reviews, "reference,title\nMR-2026-1,Another title\n", into: organisation)
    #expect(closed.joined().contains("the minutes of MR-2026-1 are closed and stay as they are"))
    let late = problems(
      .reviews, "title,held,minuted\nX,2026-05-12,2026-05-01\n", into: organisation)
    #expect(late.joined().contains("before the meeting"))
    let twice = problems(.reviews, "reference,title\nMR-7,A\nMR-7,B\n", into: organisation)
    #expect(twice.joined().contains("the same as in row 2"))
    let given = try importing(.reviews, "title,planned\nNew one,2027-02-01\n", into: organisation)
    #expect(given.organisation.reviews.all.last?.reference == "MR-2027-1")
  }

  @Test("whatever is written in a review comes in again as it went out")
  func hardCases() throws {
    let organisation = HardCases.organisation()
    let today = try #require(Day("2026-11-20"))
    let csv = Export.csv(of: .reviews, in: organisation, today: today, hasAllColumns: true)
    var copy = organisation
    for review in organisation.reviews.all { copy.reviews.remove(review.id) }
    copy = try importing(.reviews, csv, into: copy).organisation
    for review in organisation.reviews.all {
      let read = try #require(copy.reviews.all.first { $0.reference == review.reference })
      #expect(read.inputs == review.inputs)
      #expect(read.decisions.map(\.text) == review.decisions.map(\.text))
      #expect(read.decisions.map(\.action) == review.decisions.map(\.action))
      #expect(read.notes == review.notes)
    }
  }
}
