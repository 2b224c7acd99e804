import Records
import Reports
import Testing

/// A catalogue of a few clauses of ISO 9001 and ISO 14001.
let smallLibrary: Library = {
  let standards = ["9001:2015", "14001:2015"].compactMap { Edition($0) }.map { edition in
    Standard(
      edition: edition, name: edition.description, title: "",
      clauses: ["8", "8.4", "8.4.1"].map { Standard.Clause(number: $0, title: "") })
  }
  return Library(standards: standards, checklists: [])
}()

/// What options of the command line say: `["due": "+2w"]`.
func options(_ said: [String: String] = [:], clauses: [String] = []) -> CaptureEntry {
  var entry = CaptureEntry()
  for (key, text) in said.sorted(by: { $0.key < $1.key }) {
    entry.add(key, option: "--\(key)", text)
  }
  entry.add("clauses", option: "--clause", clauses)
  return entry
}

/// Plans to add what an input and options say.
func capture(
  _ input: String? = nil, _ options: CaptureEntry = CaptureEntry(),
  into organisation: Organisation = smallOrganisation()
) throws(CaptureProblem) -> CapturePlan {
  let entries = try input.map { (text) throws(CaptureProblem) in
    try CaptureInput(Array(text.utf8), name: "mail").entries
  }
  return try Capture.plan(
    entries ?? [], options: options, into: organisation, library: smallLibrary, today: today,
    who: "mei lim", newID: makeIDs(),
    fingerprint: { $0.hasSuffix(".jpg") ? String(repeating: "a", count: 64) : nil })
}

/// The actions that an input and options add, in their order.
func captured(
  _ input: String? = nil, _ options: CaptureEntry = CaptureEntry(),
  into organisation: Organisation = smallOrganisation()
) throws -> [Action] {
  let plan = try capture(input, options, into: organisation)
  var after = organisation
  try after.apply(plan.edit(when: Moment(seconds: 0)))
  return try plan.added.map { try #require(after.actions[$0]) }
}

/// What is wrong with an input and options; empty when they add something.
func captureProblems(
  _ input: String? = nil, _ options: CaptureEntry = CaptureEntry(),
  into organisation: Organisation = smallOrganisation()
) -> [String] {
  do {
    _ = try capture(input, options, into: organisation)
    return []
  } catch {
    return error.sentences
  }
}

@Suite struct CaptureOptionsTests {
  @Test("A title is enough: a minor nonconformity raised today by whoever adds it")
  func titleAlone() throws {
    let plan = try capture(nil, options(["title": "  Pump\nleaks "]))
    #expect(plan.title == "NC-2026-015 added")
    let action = try #require(try captured(nil, options(["title": "  Pump\nleaks "])).first)
    #expect(action.reference == "NC-2026-015")
    #expect(action.title == "Pump leaks")
    #expect(action.actionKind == .nonconformity)
    #expect(action.grade == .minor)
    #expect(action.raised == today)
    #expect(action.raisedBy == id("Mei Lim"))
    #expect(action.stage == .open)
  }

  @Test("Values are understood as in forms and in other registers' words")
  func values() throws {
    let said = [
      "title": "x", "kind": "near miss", "source": "external", "owner": " OKAFOR ",
      "due": "+2w", "raised": "1 Nov 2026",
    ]
    let action = try #require(
      try captured(nil, options(said, clauses: ["8.4.1", "ISO 9001:2015 8"])).first)
    #expect(action.actionKind == .incident)
    #expect(action.grade == nil)
    #expect(action.reference == "IN-2026-001")
    #expect(action.source == .externalAudit)
    #expect(action.owner == id("Okafor"))
    #expect(action.due == today + 14)
    #expect(action.raised == day("2026-11-01"))
    #expect(action.clauses.map(\.description) == ["9001:2015 8.4.1", "9001:2015 8"])
  }

  @Test("A grade may stand in the kind")
  func gradeInKind() throws {
    let action = try #require(try captured(nil, options(["title": "x", "kind": "major NC"])).first)
    #expect(action.actionKind == .nonconformity)
    #expect(action.grade == .major)
  }

  @Test(
    "What is wrong is told in one sentence that says what to do",
    arguments: [
      (["due": "+2w"], [], "--title is missing; say in one line what is wrong"),
      (["title": " "], [], "--title is empty; say in one line what is wrong"),
      (
        ["title": "x", "due": "never"], [],
        "--due is not a day: never (2026-12-01, 1 dec, fri, +2w, q1 or today)"
      ),
      (
        ["title": "x", "owner": "Okafro"], [],
        "--owner names no person on file: Okafro; check the spelling, or add the person first "
          + "(evenkeel import people)"
      ),
      (
        ["title": "x", "area": "Yard"], [],
        "--area names no area on file: Yard; check the spelling, or add the area first "
          + "(9 in the program)"
      ),
      (
        ["title": "x", "owner": "leaver"], [],
        "--owner names Leaver, who left on 2026-03-31; name someone who works here"
      ),
      (
        ["title": "x", "owner": "twin"], [],
        "--owner names several people on file: twin; give the e-mail address of the one you mean"
      ),
      (["title": "x", "grade": "huge"], [], "--grade is not known: huge (choose minor, major)"),
      (
        ["title": "x"], ["8.99"],
        "--clause names 9001:2015 8.99, which is no clause of an edition held (held are "
          + "ISO 9001:2015 and ISO 14001:2015); check its number, or leave it out"
      ),
      (
        ["title": "x"], ["a clause"],
        "--clause is not a clause such as 9001:2015 8.4.1: a clause"
      ),
      (
        ["title": "x", "reference": "nc-2026-014"], [],
        "--reference nc-2026-014 is on file already; leave the reference out to get the next one, "
          + "or change that action (evenkeel import)"
      ),
      (
        ["title": "x", "stage": "closed"], [],
        "--stage: x cannot close yet; it needs an owner; a correction (what fixed this "
          + "occurrence); a root cause (the last of the whys); a completed corrective step "
          + "(cancelled ones do not count); a passed effectiveness check"
      ),
    ])
  func problems(said: [String: String], clauses: [String], sentence: String) throws {
    var organisation = smallOrganisation()
    var profile = organisation.profile
    profile.standards = ["9001:2015", "14001:2015"].compactMap { Edition($0) }
    organisation.profiles.put(profile)
    for (name, left) in [("Leaver", day("2026-03-31")), ("Twin", nil), ("twin", nil)] {
      var person = Person(id: id("\(name) person"))
      person.name = name
      person.left = left
      organisation.people.put(person)
    }
    #expect(captureProblems(nil, options(said, clauses: clauses), into: organisation) == [sentence])
  }

  @Test("All that is wrong is told at once, and nothing is added")
  func severalProblems() {
    let found = captureProblems(nil, options(["title": "", "due": "x", "owner": "nobody"]))
    #expect(found.count == 3)
  }

  @Test("Of two people with one name, of whom one has left, the one who works here is meant")
  func namesakes() throws {
    var organisation = smallOrganisation()
    for (key, left) in [("first", day("2026-03-31")), ("second", nil)] {
      var person = Person(id: id(key))
      person.name = "Twin"
      person.left = left
      organisation.people.put(person)
    }
    let entry = options(["title": "x", "owner": "twin"])
    #expect(try captured(nil, entry, into: organisation).first?.owner == id("second"))
  }

  @Test("A clause of an edition that no catalogue knows is taken as it is")
  func ownStandard() throws {
    let entry = options(["title": "x"], clauses: ["HOUSE:1 99.9", "27001:2022 A.8.12"])
    let action = try #require(try captured(nil, entry).first)
    #expect(action.clauses.map(\.description) == ["HOUSE:1 99.9", "27001:2022 A.8.12"])
  }

  @Test("A clause of an edition that is not held is refused, though a catalogue has it")
  func editionNotHeld() {
    let found = captureProblems(nil, options(["title": "x"], clauses: ["14001:2015 8.4"]))
    #expect(found.first?.hasPrefix("--clause names 14001:2015 8.4, which is no clause") == true)
  }

  @Test("A long title is cut between words, and nothing of it is lost")
  func longTitle() throws {
    let title = (1...80).map { "word\($0)" }.joined(separator: " ")
    let action = try #require(
      try captured(nil, options(["title": title, "notes": "seen today"])).first)
    #expect(action.title.count <= 200)
    #expect(action.title.hasSuffix("\u{2026}"))
    #expect(title.hasPrefix(action.title.dropLast()))
    #expect(action.notes == title + "\n\nseen today")
  }

  @Test("Control characters do not get in")
  func controls() throws {
    let action = try #require(
      try captured(nil, options(["title": "a\u{1B}[31mb\u{7F}", "notes": "c\u{0}\r\nd\te"])).first)
    #expect(action.title == "a[31mb")
    #expect(action.notes == "c\nd\te")
  }

  @Test("A local file that is evidence gets its SHA-256, a day and who added it")
  func evidence() throws {
    var entry = options(["title": "x"])
    entry.add(evidence: ["a; b | c.jpg", "GR-5512"], option: "--evidence")
    let evidence = try #require(try captured(nil, entry).first).evidence
    #expect(evidence.map(\.reference) == ["a; b | c.jpg", "GR-5512"])
    #expect(evidence.map(\.sha256) == [String(repeating: "a", count: 64), ""])
    #expect(evidence.map(\.date) == [today, today])
    #expect(evidence.map(\.by) == ["mei lim", "mei lim"])
  }
}

@Suite struct CaptureJSONTests {
  @Test("An array adds an action for each object, with the columns of the register as keys")
  func array() throws {
    let json = """
      [{"title": "A", "clauses": ["8.4.1", "8.4"], "root_cause": ["no rule > no owner", "b"],
        "plan": ["Count; then | due 2026-12-01", {"title": "Teach", "owner": "okafor", "due": "fri"}],
        "evidence": ["one.jpg", {"reference": "GR-5", "shows": "before; after"}], "effective": null},
       {"title": "B \\u00e9 \\ud83d\\ude00", "kind": "OFI", "recurrence_of": "NC-2026-014"}]
      """
    let actions = try captured(json, options(["category": "documents"]))
    #expect(actions.map(\.reference) == ["NC-2026-015", "OFI-2026-004"])
    #expect(actions.map(\.category) == ["documents", "documents"])
    #expect(actions[0].clauses.count == 2)
    #expect(actions[0].whys.map(\.text) == ["no rule > no owner", "b"])
    #expect(actions[0].plan.map(\.title) == ["Count; then", "Teach"])
    #expect(actions[0].plan[1].owner == id("Okafor"))
    #expect(actions[0].plan[1].due == day("2026-11-27"))
    #expect(actions[0].evidence[1].shows == "before; after")
    #expect(actions[0].evidence[0].sha256.count == 64)
    #expect(actions[1].title == "B \u{E9} \u{1F600}")
    #expect(actions[1].recurrenceOf == id("nc14"))
  }

  @Test("Text of a list is understood as in a CSV cell, yes and no as booleans")
  func cells() throws {
    let json = #"{"title": "A", "clauses": "8.4.1; 8.4", "root_cause": "a > b", "effective": true}"#
    let action = try #require(try captured(json).first)
    #expect(action.clauses.count == 2)
    #expect(action.whys == ["a", "b"])
    #expect(action.effective == true)
  }

  @Test("An option wins over what is read")
  func optionsWin() throws {
    let json = #"{"title": "A", "due": "2026-12-01", "owner": "nobody"}"#
    let action = try #require(try captured(json, options(["due": "fri", "owner": "Okafor"])).first)
    #expect(action.due == day("2026-11-27"))
    #expect(action.owner == id("Okafor"))
  }

  @Test("A recurrence marks the earlier action as not effective")
  func recurrence() throws {
    let plan = try capture(#"{"title": "A", "recurrence_of": "NC-2026-014"}"#)
    var after = smallOrganisation()
    try after.apply(plan.edit(when: Moment(seconds: 0)))
    let earlier = try after.action("NC-2026-014")
    #expect(earlier.effective == false)
    #expect(earlier.effectiveResult == "came back as NC-2026-015")
    #expect(plan.notes == ["marked not effective, as it came back: NC-2026-014"])
  }

  @Test(
    "What is wrong names the entry and the key, and nothing at all is added",
    arguments: [
      ("[]", ["mail is an empty list; there is nothing to add"]),
      ("", ["mail is empty; there is nothing to add"]),
      (" \n ", ["mail is empty; there is nothing to add"]),
      (
        #"[{"title": "A"}, {"title": "B", "due": "soon"}, {"due": true}]"#,
        [
          "mail, entry 2, due is not a day: soon (2026-12-01, 1 dec, fri, +2w, q1 or today)",
          "mail, entry 3, due is true or false, where a text should be: true",
          "mail, entry 3 has no title; say in one line what is wrong",
        ]
      ),
      (
        #"[{"title": "A"}, "B"]"#, ["mail, entry 2 is text; each entry is an object with a title"]
      ),
      (
        #"[{"title": "A", "reference": "X-1"}, {"title": "B", "reference": "x-1"}]"#,
        ["mail, entry 2, reference x-1 is given twice; each action has its own"]
      ),
      (
        #"[{"title": "A", "reference": "X-1", "recurrence_of": "X-2"}, {"title": "B", "reference": "X-2", "recurrence_of": "X-1"}]"#,
        [
          "mail, entry 1, recurrence_of leads back to the action itself: X-1, X-2, X-1",
          "mail, entry 2, recurrence_of leads back to the action itself: X-2, X-1, X-2",
        ]
      ),
      (
        #"{"title": "A", "plan": [{"step": "x"}]}"#,
        [
          "mail, plan has the unknown key step; known are title, owner, due, done, evidence, result, cancelled"
        ]
      ),
      (
        #"[1, "a"]"#,
        [
          "mail, entry 1 is a number; each entry is an object with a title",
          "mail, entry 2 is text; each entry is an object with a title",
        ]
      ),
      (
        #"{"title": "A", "raised": "2026-11-01", "due": "2026-01-01"}"#,
        ["mail, due: before it was raised (Sun 1 Nov 2026): choose a later day"]
      ),
      (
        #"{"title": "A", "raised": "2026-12-01", "plan": [{"title": "s", "done": "2026-12-24"}]}"#,
        [
          "mail, raised: still to come (Tue 1 Dec 2026): no later than today",
          "mail, plan: still to come (Thu 24 Dec 2026): no later than today",
        ]
      ),
      (#"{"title": ["A"]}"#, ["mail, title is a list, where one value should be"]),
      ("{\"title\":\n \"A\" \"b\"}", ["mail, line 2, column 6: a comma or } is missing"]),
      (#"{"title": "A", "title": "B"}"#, ["mail, line 1, column 16: title is there twice"]),
      (#"{"title": "A"#, ["mail, line 1, column 11: the text that begins here does not end"]),
      (#"{"title": "\ud800"}"#, ["mail, line 1, column 14: half of a character stands alone"]),
      (#"{"title": 01}"#, ["mail, line 1, column 11: 01 is no number"]),
      (
        #"{"title": A}"#,
        ["mail, line 1, column 11: this is no value; a text stands in double quotes"]
      ),
      (
        #"{"title": "A"} x"#,
        ["mail, line 1, column 16: something follows after the end of the value"]
      ),
    ])
  func problems(json: String, sentences: [String]) {
    #expect(captureProblems(json) == sentences)
  }

  @Test("An action that was raised later is no earlier occurrence")
  func laterOccurrence() throws {
    var organisation = smallOrganisation()
    var later = try organisation.action("NC-2026-014")
    later.raised = day("2026-11-10")
    organisation.actions.put(later)
    let problems = captureProblems(
      #"{"title": "A", "raised": "2026-11-09", "recurrence_of": "NC-2026-014"}"#, into: organisation
    )
    #expect(problems.count == 1)
    #expect(problems.first?.contains("NC-2026-014 was raised later, on Tue 10 Nov 2026") == true)
  }

  @Test("Unknown keys are named, with those that are known")
  func unknownKeys() {
    let found = captureProblems(#"{"title": "A", "colour": 1, "size": 2}"#)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "mail has the unknown keys colour, size; known are reference, title, kind, ") == true)
  }

  @Test("Lists that lie too deep in each other are refused")
  func tooDeep() {
    let json = "[" + String(repeating: "[", count: 100_000)
    #expect(captureProblems(json).first?.contains("more than 64 deep") == true)
  }
}
