import Records
import Testing

@testable import Screens

@Suite("Pane 6: documents")
struct DocumentsTests {
  /// A procedure that welders work by, reviewed a year ago, and a form that auditors fill in.
  private static func shelf() -> Organisation {
    var organisation = Organisation.trained()
    if var sop = organisation.documents[known("sop")] {
      sop.owner = known("okafor")
      sop.place = "Q:/sop"
      sop.issued = day("2025-01-01")
      sop.reviewEvery = Period(12, .months)
      var review = DocumentReview()
      review.on = day("2025-11-01")
      review.matches = true
      review.asked = [known("novak")]
      sop.reviews = [review]
      organisation.documents.put(sop)
    }
    var form = Document(id: known("form"))
    form.reference = "F-01"
    form.title = "Checklist"
    form.sort = "form"
    form.issued = day("2026-11-01")
    form.reviewEvery = Period(12, .months)
    form.place = "binder"
    form.owner = known("lim")
    organisation.documents.put(form)
    return organisation
  }

  @Test("the list shows the next review with a mark, and what is wrong", arguments: [80, 120])
  func list(columns: Int) {
    var rig = Rig(Self.shelf(), columns: columns, rows: columns == 80 ? 24 : 40)
    rig.press("6")
    rig.goDown(to: "SOP-07")
    #expect(rig.selected.contains("! 1 Nov"))
    #expect(rig.selected.contains("Okafor"))
    #expect(rig.selected.contains("past due"))
    #expect(rig.prose.contains("review past due since 1 Nov, the last was 1 Nov 2025"))
    #expect(rig.lines.allSatisfy { $0.columns <= columns })
  }

  @Test(
    "is: words find documents",
    arguments: [
      ("overdue", ["sop"]), ("never", ["form"]), ("flagged", ["sop"]), ("withdrawn", []),
      ("current", ["sop", "form"]), ("unowned", []), ("differs", []), ("due", ["sop"]),
    ])
  func words(word: String, found: [String]) {
    var rig = Rig(Self.shelf())
    rig.press("6/is:\(word)⏎")
    #expect(Set(rig.state[listOf: .documents].rows) == Set(found.map(known)))
  }

  @Test("a review that finds a difference makes an action in the same step")
  func review() throws {
    var rig = Rig(Self.shelf())
    let before = rig.records
    rig.press("6/SOP-07⏎r")
    #expect(rig.prose.contains("It describes the work of Welder."))
    // Somebody who is not on file was asked.
    rig.press("⇥the night shift⇥⏎no⏎they preheat firstⓢ")
    let document = try #require(rig.organisation.documents[known("sop")])
    let review = try #require(document.reviews.last)
    #expect(review.on == Rig.today)
    #expect(review.matches == false)
    #expect(review.askedOthers == "the night shift")
    #expect(review.version == "3")
    #expect(review.by == "M. Lim")
    let action = try #require(rig.organisation.actions[review.action])
    #expect(action.actionKind == .documentUpdate)
    #expect(action.reference == "DU-2026-001")
    #expect(action.owner == known("okafor"))
    #expect(action.document == document.id)
    #expect(action.notes == "they preheat first")
    #expect(action.due == day("2026-12-20"))
    #expect(document.nextReview == day("2027-11-20"))
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("nobody asked is warned of, yes or no is needed, a day to come is refused")
  func badReview() {
    var rig = Rig(Self.shelf())
    let before = rig.records
    rig.press("6/SOP-07⏎rⓢ")
    #expect(rig.prose.contains("nobody was asked: those who do the work know whether it is so"))
    rig.press("ⓢ")
    #expect(rig.prose.contains("Matches practice is needed"))
    rig.press("⇤")
    #expect(rig.records == before)
    var values = FormValues()
    values.values["on"] = .text("2026-11-21")
    #expect(rig.records == before)
  }

  @Test("a new version, and withdrawing with what is used instead")
  func withdraws() throws {
    var rig = Rig(Self.shelf())
    let before = rig.records
    rig.press("6/SOP-07⏎w⇥F-01⏎ⓢ")
    let document = try #require(rig.organisation.documents[known("sop")])
    #expect(document.withdrawn == Rig.today)
    #expect(document.replacedBy == known("form"))
    #expect(rig.message.contains("replaced by F-01"))
    rig.press("u")
    #expect(rig.records == before)
  }

  @Test("what replaces what must not go in a circle, nor be the document itself")
  func circle() throws {
    var organisation = Self.shelf()
    if var form = organisation.documents[known("form")] {
      form.replacedBy = known("sop")
      organisation.documents.put(form)
    }
    let rig = Rig(organisation)
    for other in ["form", "sop"] {
      var document = try #require(rig.organisation.documents[known("sop")])
      document.replacedBy = known(other)
      #expect(throws: FormRefusal.self) { try rig.state.check(document) }
      var values = FormValues()
      values.values["replaced_by"] = .text(other)
      let remark = try #require(
        rig.state.documentRemarks(known("sop"), values).first { $0.field == "replaced_by" })
      #expect(remark.weight == .refusal)
    }
  }

  @Test(
    "dates in the wrong order and days that are none are said beside the field",
    arguments: [
      ("withdrawn", Value.text("2024-12-31"), "withdrawn before this version held"),
      ("review_on", Value.list([.text("31 mar"), .text("in spring")]), "“in spring” is no day"),
      ("review_on", Value.list([.text("30 feb")]), "“30 feb” is no day"),
      ("review_every", Value.text("0 months"), "never"),
    ])
  func wrongDays(key: String, value: Value, said: String) {
    let rig = Rig(Self.shelf())
    var values = FormValues()
    values.values["issued"] = .text("2025-01-01")
    values.values[key] = value
    let remarks = rig.state.documentRemarks(known("sop"), values)
    #expect(remarks.contains { $0.field == key && $0.weight == .refusal && $0.text.contains(said) })
  }

  @Test("the board names roles with who holds them, reviews and competences; Enter opens each")
  func board() {
    var rig = Rig(Self.shelf())
    rig.press("6/SOP-07⏎⏎")
    #expect(rig.prose.contains("! review past due since 1 Nov"))
    #expect(rig.prose.contains("Review by Sun 1 Nov 2026, past due (every 12 months)"))
    rig.goDown(to: "J. Nov")
    rig.press("⏎")
    #expect(rig.state.pane == .training)
    rig.press("⎋")
    #expect(rig.state.pane == .documents)
    rig.goDown(to: "MIG welding")
    rig.press("⏎")
    #expect(rig.text.contains("Who can do it: MIG welding"))
    rig.press("⎋")
    rig.goDown(to: "Sat 1 Nov 2025")
    #expect(rig.selected.contains("✓ matches"))
    rig.press("D")
    #expect(rig.organisation.documents[known("sop")]?.reviews.isEmpty == true)
    rig.press("u")
    #expect(rig.organisation.documents[known("sop")]?.reviews.count == 1)
  }

  @Test("a document named elsewhere is one key away, and Esc comes back")
  func fromElsewhere() {
    var rig = Rig(Self.shelf())
    rig.state.showOver(CompetenceBoard(known("mig")))
    rig.goDown(to: "teaches SOP-07")
    rig.press("⏎")
    #expect(rig.state.pane == .documents)
    #expect(rig.text.contains("SOP-07  Welding on site"))
    rig.press("⎋")
    #expect(rig.state.pane == .training)
  }

  @Test("with no document there is a word on what the pane is for, and nothing breaks")
  func empty() {
    var rig = Rig()
    rig.press("6")
    #expect(rig.prose.contains("a adds the first one."))
    rig.press("rvwne⏎")
    #expect(rig.state.overlays.isEmpty)
  }
}
