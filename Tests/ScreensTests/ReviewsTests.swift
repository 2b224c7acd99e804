import Records
import Testing

@testable import Screens

@Suite("Pane 7: management reviews")
struct ReviewsTests {
  private func organisation() -> Organisation {
    var organisation = Organisation.small()
    var last = ManagementReview(id: known("mr1"))
    (last.reference, last.title) = ("MR-2026-1", "Spring review")
    last.held = day("2026-05-12")
    last.minuted = day("2026-05-20")
    last.chair = known("lim")
    last.present = [known("lim")]
    last.invited = [known("okafor")]
    var decision = ReviewDecision()
    decision.text = "Buy a scale"
    decision.owner = known("okafor")
    last.decisions = [decision]
    organisation.reviews.put(last)
    return organisation
  }

  /// The firm with a second review that is planned, and its board shown.
  private func planned(columns: Int = 80, rows: Int = 24, isReadOnly: Bool = false) -> Rig {
    var organisation = organisation()
    var review = ManagementReview(id: known("mr2"))
    (review.reference, review.title) = ("MR-2026-2", "Autumn review")
    review.planned = day("2026-11-27")
    review.chair = known("lim")
    review.invited = [known("novak")]
    organisation.reviews.put(review)
    var rig = Rig(organisation, columns: columns, rows: rows, isReadOnly: isReadOnly)
    rig.press("7⏎")
    return rig
  }

  private func review(_ rig: Rig, _ reference: String = "MR-2026-2") -> ManagementReview? {
    rig.organisation.reviews.all.first { $0.reference == reference }
  }

  @Test("an empty pane says what it is for and which key begins")
  func empty() {
    var rig = Rig()
    rig.press("7")
    #expect(rig.prose.contains("a plans the first one"))
    rig.press("⏎")
    #expect(rig.message.contains("no management review is selected"))
  }

  @Test("a plans one with what the last one says; its reference is given")
  func plans() {
    var rig = Rig(organisation())
    rig.press("7a")
    #expect(rig.prose.contains("M. Lim"))
    rig.press("2026-12-04ⓢ")
    let review = review(rig)
    #expect(review?.planned == day("2026-12-04"))
    #expect(review?.chair == known("lim"))
    #expect(review?.invited == [known("okafor")])
    #expect(review?.standards == [edition("9001:2015")])
    #expect(rig.text.contains("0 of 15"))
    rig.press("u")
    #expect(rig.organisation.reviews.count == 1)
  }

  @Test("the list shows how far each has come, and what is wrong with the selected one")
  func list() {
    var rig = planned()
    rig.press("⎋")
    #expect(rig.text.contains("· planned"))
    #expect(rig.text.contains("✓ minuted"))
    rig.press("G")
    #expect(rig.prose.contains("MR-2026-1 was minuted with 15 inputs empty"))
    rig.press("/is:minuted⏎")
    #expect(!rig.text.contains("MR-2026-2"))
  }

  @Test("d moves the day with a reason, which is counted")
  func moves() {
    var rig = planned()
    rig.press("d")
    // What is typed takes the place of the day that is there.
    rig.press("2026-12-11ⓢ")
    #expect(rig.prose.contains("only moved with a reason"))
    rig.press("chair is illⓢ")
    #expect(review(rig)?.moves.map(\.why) == ["chair is ill"])
    #expect(rig.prose.contains("put off once"))
  }

  @Test("every figure lists exactly its records, each of which opens; Esc comes back")
  func figures() {
    var rig = planned(rows: 60)
    let pack = rig.organisation.reviewPack(
      of: review(rig) ?? ManagementReview(id: known("x")), today: Rig.today, library: .small)
    rig.goDown(to: "2 actions of all kinds open")
    #expect(rig.selected.contains("2 actions of all kinds open"))
    rig.press("⏎")
    #expect(rig.text.contains("Actions from earlier reviews: 2 actions of all kinds open"))
    #expect(rig.text.contains("NC-2026-001 · Delivery notes unsigned"))
    #expect(rig.text.contains("NC-2026-002"))
    rig.press("⏎")
    #expect(rig.state.pane == .actions)
    rig.press("⎋")
    #expect(rig.state.pane == .reviews)
    #expect(rig.text.contains("NC-2026-002"))
    rig.press("⎋")
    #expect(rig.selected.contains("2 actions of all kinds open"))
    #expect(pack.items.flatMap(\.figures).contains { $0.text == "2 actions of all kinds open" })
  }

  @Test("t and Enter write the line of an input; Tab goes from one to the next")
  func writes() {
    var rig = planned()
    rig.goDown(to: "Actions from earlier reviews")
    rig.press("⏎All on their way⏎")
    #expect(review(rig)?.text(of: "actions") == "All on their way")
    #expect(rig.text.contains("✓ Actions from earlier reviews"))
    #expect(rig.text.contains("“All on their way”"))
    rig.press("⇥")
    #expect(rig.selected.contains("Changes inside and outside"))
    rig.press("tNothing new⏎")
    // It stops at inputs and questions only, to the last one.
    for _ in 0..<30 { rig.press("⇥") }
    #expect(rig.selected.contains("What does the system need?"))
    rig.press("⇤⇤")
    #expect(rig.selected.contains("Still right for where the business is going?"))
    rig.press("⇤")
    #expect(rig.selected.contains("Improvement"))
    rig.goDown(to: "Changes inside and outside")
    #expect(review(rig)?.text(of: "issues") == "Nothing new")
    rig.press("u")
    #expect(review(rig)?.text(of: "issues") == "")
  }

  @Test("D decides: the action is made in the same step, both know each other")
  func decides() throws {
    var rig = planned(rows: 40)
    rig.press("DBuy a second scale⏎Okaf⏎2027-01-31⏎")
    let review = try #require(self.review(rig))
    let decision = try #require(review.decisions.first)
    let action = try #require(rig.organisation.actions[decision.action])
    #expect(action.title == "Buy a second scale")
    #expect(action.actionKind == .reviewDecision && action.source == .managementReview)
    #expect(action.owner == known("okafor") && action.due == day("2027-01-31"))
    #expect(action.reference == "RD-2026-001")
    #expect(action.notes.contains("MR-2026-2"))
    #expect(rig.organisation.review(deciding: action.id)?.id == review.id)
    rig.press("G")
    rig.goDown(to: "Buy a second scale")
    rig.press("⏎")
    #expect(rig.state.pane == .actions && rig.text.contains("RD-2026-001"))
    rig.press("⎋u")
    #expect(rig.organisation.actions[action.id] == nil)
    #expect(self.review(rig)?.decisions.isEmpty == true)
  }

  @Test("a decision that became no action gets one by Enter")
  func acts() {
    var rig = Rig(organisation(), rows: 60)
    rig.press("7⏎G")
    for _ in 0..<3 where !rig.selected.contains("Buy a scale") { rig.press("↑") }
    rig.press("⏎⇥⇥2027-01-31⏎")
    let decision = review(rig, "MR-2026-1")?.decisions.first
    #expect(rig.organisation.actions[decision?.action]?.owner == known("okafor"))
    #expect(rig.organisation.actions[decision?.action]?.raised == day("2026-05-12"))
  }

  @Test("h says that it was held; a day to come is refused beside the field")
  func held() {
    var rig = planned()
    rig.press("h")
    rig.press("2026-11-21")
    #expect(rig.prose.contains("still to come (Sat 21 Nov 2026)"))
    rig.press("ⓢ")
    #expect(review(rig)?.held == nil)
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-19ⓢ")
    #expect(review(rig)?.held == day("2026-11-19"))
    #expect(review(rig)?.present == [known("lim"), known("novak")])
    #expect(rig.text.contains("! to be minuted"))
  }

  @Test("M lists what is empty and asks; then figures stay and nothing changes, until O opens them")
  func minutes() throws {
    var rig = planned(rows: 40)
    rig.press("M")
    #expect(rig.message.contains("was not held yet"))
    rig.press("hⓢ")
    rig.press("M2026-11-01")
    #expect(rig.prose.contains("before the meeting"))
    for _ in 0..<10 { rig.press("⌫") }
    rig.press("2026-11-20ⓢ")
    #expect(rig.prose.contains("15 of 15 inputs have no line"))
    #expect(rig.prose.contains("MR-2026-2 decided nothing"))
    rig.press("y")
    let closed = try #require(review(rig))
    #expect(closed.minuted == Rig.today)
    #expect(closed.figures(of: "actions").contains("2 actions of all kinds open"))
    // What happens later changes nothing of it.
    rig.press("2+Another one⏎7")
    #expect(review(rig)?.figures(of: "actions") == closed.figures(of: "actions"))
    #expect(rig.text.contains("✓ minuted"))
    for key in ["D", "d", "h", "M", "C", "e"] {
      rig.press(key)
      #expect(rig.message.contains("are closed; O opens them again"), "\(key)")
    }
    rig.press("Oⓢ")
    #expect(rig.prose.contains("only opened again with a reason"))
    rig.press("a name was wrongⓢ")
    #expect(review(rig)?.minuted == nil)
    #expect(review(rig)?.inputs.isEmpty == true)
    #expect(review(rig)?.notes.contains("opened again: a name was wrong") == true)
  }

  @Test("a decision stands as it was decided, and beside it how it stands now")
  func decidedAndNow() throws {
    var rig = planned(columns: 120, rows: 40)
    rig.press("DBuy a second scale⏎Okaf⏎2027-01-31⏎hⓢMⓢy")
    #expect(review(rig)?.minuted == Rig.today)
    rig.press("G")
    #expect(rig.prose.contains("A. Okafor · due 31 Jan 2027 · now: open"))
    let decision = try #require(review(rig)?.decisions.first)
    var action = try #require(rig.organisation.actions[decision.action])
    rig.press("G")
    rig.goDown(to: "Buy a second scale")
    rig.press("⏎d2027-03-31⇥laterⓢ")
    action = try #require(rig.organisation.actions[decision.action])
    #expect(action.due == day("2027-03-31"))
    rig.press("⎋")
    #expect(review(rig)?.decisions == [decision])
    #expect(
      rig.prose.contains("A. Okafor · due 31 Jan 2027 · now: open, due 31 Mar 2027"))
  }

  @Test(
    "Enter on the clauses that no audit saw opens the coverage with its blind spots; Esc comes back"
  )
  func unseenClauses() {
    var rig = planned(rows: 60)
    rig.goDown(to: "Monitoring and measurement")
    rig.goDown(to: "not audited internally within 3 years")
    #expect(rig.selected.contains("clauses of ISO 9001:2015 not audited internally"))
    rig.press("⏎")
    #expect(rig.state.board(CoverageBoard.self)?.showsBlindOnly == true)
    rig.press("⎋")
    #expect(rig.state.pane == .reviews)
    #expect(rig.selected.contains("not audited internally within 3 years"))
  }

  @Test("C cancels with a reason, which stands in its facts")
  func cancels() {
    var rig = planned()
    rig.press("Cⓢ")
    #expect(rig.prose.contains("only cancelled with a reason"))
    rig.press("merged with the nextⓢ")
    #expect(review(rig)?.cancelled == "merged with the next")
    #expect(rig.text.contains("cancelled: merged with the next"))
  }

  @Test("two reviews of one reference are refused")
  func reference() {
    var rig = planned()
    rig.press("e")
    for _ in 0..<20 where !rig.selected.contains("Reference") { rig.press("⇥") }
    for _ in 0..<9 { rig.press("⌫") }
    rig.press("mr-2026-1ⓢ")
    #expect(rig.prose.contains("is another review already"))
  }

  @Test("p hands out the paper, also to one who may only read; who may only read changes nothing")
  func readOnly() {
    var rig = planned(isReadOnly: true)
    let before = rig.records
    for key in ["a", "e", "d", "h", "M", "O", "C", "D", "t"] { rig.press(key + "⎋") }
    rig.press("7⏎")
    rig.goDown(to: "Actions from earlier reviews")
    rig.press("⏎")
    #expect(rig.state.overlays.isEmpty)
    #expect(rig.records == before)
    rig.press("p⏎")
    #expect(
      rig.effects.contains {
        if case .write(.review(let id), _, overwrites: false) = $0 {
          id == known("mr2")
        } else {
          false
        }
      })
  }

  @Test("a list of records says of one that is gone that it is")
  func goneRecords() {
    var rig = planned()
    rig.state.showRecords(
      [
        RecordPlace(kind: .action, id: known("nobody")),
        RecordPlace(kind: .area, id: known("stores")),
      ],
      title: "Two records")
    #expect(rig.text.contains("action, no longer on file"))
    #expect(rig.text.contains("Stores · A. Okafor"))
    rig.press("⎋")
    #expect(rig.text.contains("MR-2026-2"))
  }
}
