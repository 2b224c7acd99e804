import Records

@testable import Screens

/// The program without a terminal: keys in, text screen out.
struct Rig {
  var state: State
  private(set) var effects: [Effect] = []

  static let today = day("2026-11-20")

  init(
    _ organisation: Organisation = .small(), today: Day = Rig.today, columns: Int = 80,
    rows: Int = 24,
    who: String = "M. Lim", isReadOnly: Bool = false, library: Library = .small
  ) {
    state = State(
      organisation: organisation,
      session: Session(
        who: who, isReadOnly: isReadOnly, library: library, fileName: "harbour.plist"),
      today: today, now: Moment(seconds: today.number * 86_400),
      size: Size(columns: columns, rows: rows),
      seed: 7)
  }

  /// Presses keys one after the other: characters stand for themselves, and these for others: ⏎ Enter, ⎋ Esc, ⇥ Tab,
  /// ⌫ Backspace, ⌦ Delete, ↑ ↓ ← →, ⓢ Ctrl-S, ⓡ Ctrl-R.
  mutating func press(_ keys: String) {
    for character in keys {
      let key: Key =
        switch character {
        case "⏎": .enter
        case "⎋": .escape
        case "⇥": .tab
        case "⇤": .backTab
        case "⌫": .backspace
        case "⌦": .delete
        case "↑": .up
        case "↓": .down
        case "←": .left
        case "→": .right
        case "ⓢ": .control("s")
        case "ⓡ": .control("r")
        case "ⓤ": .control("u")
        default: .character(character)
        }
      effects += state.update(.key(key))
    }
  }

  /// Time passes without a key.
  mutating func wait(seconds: Int) { state.now = Moment(seconds: state.now.seconds + seconds) }
  mutating func paste(_ text: String) { effects += state.update(.paste(text)) }
  mutating func resize(_ columns: Int, _ rows: Int) {
    effects += state.update(.resize(Size(columns: columns, rows: rows)))
  }

  /// What a colleague made of the file arrives.
  mutating func takeIn(_ theirs: Organisation) {
    state.takeIn(theirs, upTo: 0, notes: [])
  }

  var frame: Frame { state.view() }
  var text: String { frame.text }
  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  /// The screen with its lines joined: a sentence is found wherever it breaks.
  var prose: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  /// The line that the cursor stands in.
  var selected: String { frame.cursor.map { lines[$0.row] } ?? "" }
  /// Goes down until the cursor stands in a line with a text, or at the end.
  mutating func goDown(to text: String) {
    for _ in 0..<60 where !selected.contains(text) { press("↓") }
  }
  /// The message line above the footer.
  var message: String { lines[lines.count - 1 - state.footerRows].trimmed }
  var footer: String { lines.suffix(state.footerRows).joined(separator: " ").trimmed }
  var organisation: Organisation { state.organisation }
  /// All records but the history, which tells of steps taken back as well.
  var records: Organisation {
    var records = state.organisation
    records.history = Register()
    return records
  }

  func action(_ reference: String) -> Action? {
    organisation.actions.all.first { $0.reference == reference }
  }
}

/// A day that is known to exist.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

func known(_ text: String) -> RecordID {
  guard let id = RecordID(text) else { preconditionFailure("an identifier is never empty") }
  return id
}

func edition(_ text: String) -> Edition {
  guard let edition = Edition(text) else { preconditionFailure("no edition: \(text)") }
  return edition
}

func clause(_ number: String) -> ClauseReference {
  ClauseReference(edition: edition("9001:2015"), number: number)
}

extension Organisation {
  /// A firm of three people with a handful of records.
  static func small() -> Organisation {
    var profile = Profile(id: known("organisation"))
    profile.name = "Harbour Engineering Ltd"
    profile.standards = [edition("9001:2015")]
    var organisation = Organisation(profile: profile)
    for (key, name) in [("stores", "Stores"), ("welding", "Welding")] {
      var area = Area(id: known(key))
      area.name = name
      area.owner = known("okafor")
      organisation.areas.put(area)
    }
    for (key, name) in [("welder", "Welder"), ("auditor", "Internal auditor")] {
      var role = Role(id: known(key))
      role.name = name
      organisation.roles.put(role)
    }
    for (key, name, role) in [
      ("lim", "M. Lim", "auditor"), ("okafor", "A. Okafor", "welder"),
      ("novak", "J. Novák", "welder"),
    ] {
      var person = Person(id: known(key))
      person.name = name
      person.roles = [known(role)]
      organisation.people.put(person)
    }
    for (key, name) in [("mig", "MIG welding"), ("audit", "Internal audit")] {
      var competence = Competence(id: known(key))
      competence.name = name
      organisation.competences.put(competence)
    }
    var rule = Requirement(id: known("rule"))
    rule.role = known("welder")
    rule.competence = known("mig")
    rule.refreshMonths = 12
    organisation.requirements.put(rule)
    organisation.actions.put(
      .nonconformity("NC-2026-001", "Delivery notes unsigned", due: "2026-10-20", owner: "okafor"))
    organisation.actions.put(
      .nonconformity("NC-2026-002", "Calibration labels missing", due: "2026-12-01", owner: "lim"))
    return organisation
  }
}

extension Organisation {
  /// The small firm after one of its people has left.
  static func small(left person: String, on text: String) -> Organisation {
    var organisation = small()
    if var gone = organisation.people[known(person)] {
      gone.left = day(text)
      organisation.people.put(gone)
    }
    return organisation
  }
}

extension Action {
  static func nonconformity(
    _ reference: String, _ title: String, due: String? = nil, owner: String? = nil
  ) -> Action {
    var action = Action(id: known(reference.lowercased()))
    action.reference = reference
    action.title = title
    action.grade = .minor
    action.raised = day("2026-09-01")
    action.due = due.map(day)
    action.owner = owner.map(known)
    return action
  }

  /// A nonconformity that nothing keeps from closing.
  static func complete(_ reference: String = "NC-2026-009") -> Action {
    var action = nonconformity(
      reference, "Torque wrench past its calibration", due: "2026-11-01", owner: "okafor")
    action.correction = "The wrench was calibrated and the last batch checked again."
    action.whys = ["It was not in the list", "Nobody adds tools bought locally to the list"]
    var step = Step()
    step.title = "Buyers add tools to the list on purchase"
    step.done = day("2026-08-01")
    action.plan = [step]
    action.effective = true
    action.effectiveBy = known("lim")
    action.effectiveEvidence = "Three tools bought since, all in the list"
    return action
  }
}

extension Library {
  /// One small standard with a checklist of two questions a clause.
  static let small: Library = {
    let clauses: [Standard.Clause] = [
      .init(number: "8", title: "Operation", isHeading: true),
      .init(number: "8.4", title: "External providers", isHeading: true),
      .init(number: "8.4.1", title: "General"),
      .init(number: "8.4.2", title: "Type and extent of control"),
      .init(number: "8.10", title: "Later clause"), .init(number: "9.2", title: "Internal audit"),
    ]
    let questions = clauses.filter { !$0.isHeading }.flatMap { clause in
      [
        Checklist.Question(
          clauses: [ClauseReference(edition: edition("9001:2015"), number: clause.number)],
          aspect: .defined, question: "How is \(clause.title) settled?",
          lookAt: "the procedure"),
        Checklist.Question(
          clauses: [ClauseReference(edition: edition("9001:2015"), number: clause.number)],
          aspect: .followed, question: "Show me \(clause.title) at work.",
          lookAt: "three samples"),
      ]
    }
    return Library(
      standards: [
        Standard(
          edition: edition("9001:2015"), name: "ISO 9001:2015", title: "Quality", clauses: clauses)
      ],
      checklists: [Checklist(name: "Quality", questions: questions)])
  }()
}
