import Records
import Testing

/// An action as the radar's tests write it down.
struct Case: Sendable {
  var what = ""
  var title = "Delivery notes unsigned at the gate"
  var clauses = ["9001:2015 8.5.1"]
  var area: String? = "goods-in"
  var category = ""
  var cause = ""
  var causeCategory = ""
  var kind = Action.Kind.nonconformity
  var stage = Action.Stage.closed
  var raised: String? = "2026-08-12"
  /// The reasons that are expected; `nil` where there must be no match.
  var reason: String?

  func action(_ text: String) throws -> Action {
    var action = Action(id: try id(text))
    action.reference = "NC-\(text)"
    action.title = title
    action.clauses = try clauses.map { try clause($0) }
    action.area = try area.map { try id($0) }
    action.category = category
    if !cause.isEmpty { action.whys = ["It was so", Why(cause)] }
    action.causeCategory = causeCategory
    action.actionKind = kind
    action.stage = stage
    action.raised = try raised.map { try day($0) }
    return action
  }
}

@Suite("The radar for recurrences")
struct RadarTests {
  private func matches(
    of later: Case, among earlier: [Case], limit: Int = 9
  ) throws -> [EarlierMatch] {
    var organisation = try bareOrganisation()
    for (index, earlier) in earlier.enumerated() {
      organisation.actions.put(try earlier.action("\(index)"))
    }
    return organisation.earlierMatches(of: try later.action("new"), today: today, limit: limit)
  }

  static let recurrences: [Case] = [
    Case(
      what: "reworded", title: "Gate: a delivery note was not signed",
      reason: "same words: delivery, notes, unsigned, gate; same clause 8.5.1; same area"),
    Case(
      what: "the same title in another area", clauses: [], area: "workshop",
      reason: "same words: delivery, notes, unsigned, gate"),
    Case(
      what: "a clause of the same number in another edition",
      title: "Delivery notes unsigned", clauses: ["9001:2026 8.5.1"],
      reason:
        "same words: delivery, notes, unsigned; same clause 8.5.1 of another edition; same area"),
    Case(
      what: "the chapter", title: "Delivery notes lost", clauses: ["9001:2015 8"],
      reason: "same words: delivery, notes; related clause 8; same area"),
    Case(
      what: "the cause in other words", title: "Pallet count differs", clauses: [],
      cause: "Drivers are not told what the delivery office needs",
      reason: "same area; same cause"),
    Case(
      what: "cause category and clause", title: "Pallet count differs", area: nil,
      causeCategory: "Communication", reason: "same clause 8.5.1; same kind of cause: communication"
    ),
    Case(
      what: "an incident", title: "Delivery notes unsigned", kind: .incident,
      reason: "same words: delivery, notes, unsigned; same clause 8.5.1; same area"),
    Case(
      what: "a complaint that is open", title: "Delivery notes unsigned", kind: .complaint,
      stage: .open, reason: "same words: delivery, notes, unsigned; same clause 8.5.1; same area"),
    Case(
      what: "clause, area and category only", title: "Forklift battery flat", category: "processes",
      reason: "same clause 8.5.1; same area; same category: Processes"),
  ]

  static let lookAlikes: [Case] = [
    Case(what: "the clause only", title: "Forklift battery flat", area: "workshop"),
    Case(what: "the area only", title: "Forklift battery flat", clauses: ["9001:2015 7.1.3"]),
    Case(
      what: "the category only", title: "Forklift", clauses: [], area: nil, category: "processes"),
    Case(
      what: "the cause category only", title: "Forklift", clauses: [], area: nil,
      causeCategory: "communication"),
    Case(what: "one word", title: "Delivery late", clauses: ["9001:2015 8.4.1"], area: "workshop"),
    Case(
      what: "two words, another clause and area", title: "Delivery notes in the wrong drawer",
      clauses: ["9001:2015 7.5.3"], area: "office"),
    Case(
      what: "one word of many and the clause",
      title: "Forklift gate motor hums and its cover is loose", area: "workshop"),
    Case(
      what: "the same title, another clause and area", clauses: ["9001:2015 9.1.1"],
      area: "workshop"),
    Case(
      what: "the same title and category, another clause and area", clauses: ["9001:2015 9.1.1"],
      area: "workshop", category: "processes"),
    Case(what: "cancelled", stage: .cancelled),
    Case(what: "without a day", raised: nil),
    Case(what: "raised later", raised: "2026-11-21"),
    Case(what: "outside of the look-back", raised: "2024-11-19"),
    Case(what: "an improvement", kind: .improvement),
    Case(what: "a training", kind: .training),
    Case(what: "no title and nothing else", title: "", clauses: [], area: nil),
    Case(what: "signs only", title: "–– !? ––", clauses: [], area: nil),
    Case(what: "a longer clause number", title: "Forklift", clauses: ["9001:2015 8.5.10"]),
    Case(what: "another standard", title: "Forklift", clauses: ["14001:2015 8.5.1"]),
  ]

  private static let later = Case(
    category: "Processes", cause: "Nobody told the drivers what the delivery office needs",
    causeCategory: "communication", stage: .open, raised: nil)

  @Test("a recurrence is found with the reason", arguments: recurrences)
  func found(earlier: Case) throws {
    let found = try matches(of: RadarTests.later, among: [earlier])
    #expect(found.map(\.reason) == [earlier.reason], "\(earlier.what)")
    #expect(found.allSatisfy { !$0.isLinked && $0.score >= 40 })
  }

  @Test("a look-alike is not taken for a recurrence", arguments: lookAlikes)
  func notFound(earlier: Case) throws {
    #expect(try matches(of: RadarTests.later, among: [earlier]).isEmpty, "\(earlier.what)")
  }

  @Test(
    "an action that the notes name is known already, one whose reference only begins alike is not")
  func namedInNotes() throws {
    var organisation = try bareOrganisation()
    for name in ["0012", "001"] { organisation.actions.put(try Case().action(name)) }
    var later = try RadarTests.later.action("new")
    later.notes = "seen at the gate\nnonconformity NC-0012, see there"
    let found = organisation.earlierMatches(of: later, today: today, limit: 9)
    #expect(found.filter(\.isLinked).map(\.action.text) == ["0012"])
    #expect(found.count == 2)
  }

  @Test("read ahead in parts it finds the same, whatever changes meanwhile")
  func readAhead() throws {
    var organisation = try bareOrganisation()
    for index in 0..<25 {
      var action = try Case().action("\(index)")
      action.title = "Delivery notes unsigned at gate \(index)"
      organisation.actions.put(action)
    }
    let later = try RadarTests.later.action("new")
    func expected() -> [EarlierMatch] {
      organisation.earlierMatches(of: later, today: today, limit: 9)
    }
    var radar = Radar()
    for part in 0..<5 {
      #expect(!radar.isComplete)
      radar.readAhead(organisation, actions: 7)
      if part == 1 {
        // A change in between begins anew.
        var changed = try #require(organisation.actions[id("3")])
        changed.title = "Crane"
        organisation.actions.put(changed)
        radar.forget(changed.id)
      }
    }
    radar.readAhead(organisation, actions: 7)
    #expect(radar.isComplete)
    #expect(radar.matches(of: later, in: organisation, today: today, limit: 9) == expected())
    var half = Radar()
    half.readAhead(organisation, actions: 7)
    #expect(half.matches(of: later, in: organisation, today: today, limit: 9) == expected())
    #expect(half.isComplete)
  }

  struct Titles: Sendable {
    let later: String
    let earlier: String
    let words: [String]?
  }

  static let titles: [Titles] = [
    Titles(later: "", earlier: "", words: nil),
    Titles(later: "Record missing", earlier: "Records were missing", words: ["record", "missing"]),
    Titles(later: "Training record missing", earlier: "Purchase record missing", words: nil),
    Titles(later: "Forklift", earlier: "The forklifts", words: ["forklift"]),
    Titles(later: "12 of 40 labels", earlier: "12 of 40 gauges", words: nil),
    Titles(
      later: "SOP-07 names nobody", earlier: "Nobody named in SOP-07",
      words: ["sop-07", "names", "nobody"]),
    Titles(later: "SOP-07", earlier: "SOP-08", words: nil),
    Titles(
      later: "Lieferscheine ohne Unterschrift", earlier: "Unterschriften auf Lieferscheinen fehlen",
      words: ["lieferscheine", "unterschrift"]),
    Titles(
      later: "Prüfmittel überfällig", earlier: "überfällige Prüfmittel",
      words: ["prufmittel", "uberfallig"]),
    Titles(
      later: "Pru\u{308}fmittel u\u{308}berfa\u{308}llig", earlier: "PRÜFMITTEL ÜBERFÄLLIG",
      words: ["prufmittel", "uberfallig"]),
    Titles(later: "Straße gesperrt", earlier: "Strasse gesperrt", words: ["strasse", "gesperrt"]),
    Titles(later: "送货单未签字", earlier: "送货单没有签字", words: ["送货单", "签字"]),
    Titles(later: "送货单未签字", earlier: "叉车未保养", words: nil),
    Titles(later: "検査記録がない", earlier: "検査記録が見つからない", words: ["検査記録が", "ない"]),
    Titles(
      later: "Накладные без подписи", earlier: "без подписи накладные",
      words: ["накладные", "без", "подписи"]),
  ]

  @Test("titles alone are compared by words, in any script", arguments: titles)
  func words(titles: Titles) throws {
    let found = try matches(
      of: Case(title: titles.later, clauses: [], area: nil),
      among: [Case(title: titles.earlier, clauses: [], area: nil)])
    #expect(
      found.flatMap(\.reasons) == (titles.words.map { [.words($0)] } ?? []),
      "\(titles.later) / \(titles.earlier)")
  }

  @Test(
    "the look-back ends on the same day of the month, or on its last",
    arguments: [
      (12, "2024-02-29", "2023-02-28", true), (12, "2024-02-29", "2023-02-27", false),
      (12, "2025-02-28", "2024-02-28", true), (12, "2025-02-28", "2024-02-27", false),
      (12, "2025-03-01", "2024-02-29", false), (24, "2026-02-28", "2024-02-29", true),
      (24, "2026-08-31", "2024-08-31", true), (24, "2026-08-31", "2024-08-30", false),
      (36, "2027-05-31", "2024-05-31", true), (36, "2027-05-31", "2024-05-30", false),
      (12, "2026-08-12", "2026-08-12", true), (12, "2026-08-12", "2026-08-13", false),
      (-5, "2026-08-12", "2026-08-12", true), (Int.max, "2026-08-12", "1950-01-01", true),
    ])
  func lookBack(months: Int, later: String, earlier: String, isFound: Bool) throws {
    var organisation = try bareOrganisation()
    var profile = organisation.profile
    profile.lookBackMonths = months
    organisation.profiles.put(profile)
    organisation.actions.put(try Case(raised: earlier).action("old"))
    let later = try Case(stage: .open, raised: later).action("new")
    #expect(organisation.earlierMatches(of: later, today: today).isEmpty != isFound)
  }

  @Test(
    "what cannot be a recurrence is not looked up",
    arguments: [
      Case(what: "improvement", kind: .improvement), Case(what: "cancelled", stage: .cancelled),
      Case(what: "decision", kind: .reviewDecision),
    ])
  func subjects(later: Case) throws {
    #expect(try matches(of: later, among: [Case()]).isEmpty)
    #expect(try matches(of: Case(), among: [Case()], limit: 0).isEmpty)
  }

  @Test("words that many titles have tell less, but a title that comes again is found")
  func commonWords() throws {
    let usual = (0..<40).map { Case(title: "Pump seal leaks, \($0)", clauses: [], area: nil) }
    let other = Case(title: "Pump seal ordered twice", clauses: ["9001:2015 8.4"], area: "buying")
    #expect(
      try matches(of: other, among: usual.map { with($0, ["9001:2015 8.5.1"], "yard") }).isEmpty)
    #expect(
      try matches(of: Case(title: "Pump seal leaks", clauses: [], area: nil), among: usual).count
        == 9)
  }

  private func with(_ some: Case, _ clauses: [String], _ area: String) -> Case {
    var changed = some
    (changed.clauses, changed.area) = (clauses, area)
    return changed
  }

  @Test("what is linked already, forwards or backwards, says so")
  func linked() throws {
    var organisation = try bareOrganisation()
    for (index, earlier) in [nil, "0", nil, "new"].enumerated() {
      var action = try Case().action("\(index)")
      action.recurrenceOf = try earlier.map { try id($0) }
      organisation.actions.put(action)
    }
    var later = try Case(raised: nil).action("new")
    later.recurrenceOf = try id("1")
    organisation.actions.put(later)
    let found = organisation.earlierMatches(of: later, today: today, limit: 9)
    #expect(found.map(\.action.text) == ["0", "1", "2", "3"])
    #expect(found.map(\.isLinked) == [true, true, false, true])
  }

  @Test("a radar that is kept says what a new one does, whatever changes")
  func follows() throws {
    var organisation = try bareOrganisation()
    var kept = Radar()
    var source = SeededGenerator(seed: 4)
    let titles = ["Notes unsigned", "Gauge lost", "Pump seal leaks", "検査記録がない", "Scales worn", ""]
    let draft = try Case(title: "Notes unsigned, gauge lost", raised: nil).action("draft")
    for round in 0..<400 {
      let id = try id("\(Int.random(in: 0..<40, using: &source))")
      if Int.random(in: 0..<5, using: &source) == 0 {
        organisation.actions.remove(id)
      } else {
        organisation.actions.put(
          try Case(
            title: titles.randomElement(using: &source) ?? "",
            clauses: Bool.random(using: &source) ? [] : ["9001:2015 8.5.1"],
            area: Bool.random(using: &source) ? nil : "goods-in",
            stage: Int.random(in: 0..<6, using: &source) == 0 ? .cancelled : .open
          ).action(id.text))
      }
      if round % 50 == 49 { kept.forgetAll() } else { kept.forget(id) }
      let found = kept.matches(of: draft, in: organisation, today: today, limit: 50)
      #expect(found == organisation.earlierMatches(of: draft, today: today, limit: 50))
    }
  }

  @Test("a title as long as a book is survived")
  func longTitle() throws {
    let title = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
    #expect(
      try matches(of: Case(title: title, area: nil), among: [Case(title: title, area: nil)]).count
        == 1)
  }
}
