import Records

/// Where keys mean something; the innermost place is asked first.
enum Place: String, Hashable, Sendable, CaseIterable {
  case everywhere, lists, dashboard, actions
  case action = "an action"
  case audits
  case external = "an external audit"
  case boards = "boards"
  case questionnaire = "the questionnaire"
  case coverage, programme
  case proposal = "a proposed programme"
  case auditors
  case transition = "a transition"
  case walk = "walking an audit"
  case training
  case sessions
  case session = "a session"
  case trainingPlan = "the plan of trainings"
  case effects = "effects to be judged"
  case person = "a person"
  case competence = "a competence"
  case role = "a role"
  case ownership
  case heldByOne = "held by one"
  case leaver = "a leaver"
  case objectives
  case objective = "an objective"
  case meeting = "objectives for a meeting"
  case documents
  case document = "a document"
  case reviews
  case review = "a management review"
  case certificates
  case certificate = "a certificate"
  case readiness
  case recordCheck = "what is wrong in the records"
  case selfChecks = "self-checks"
  case selfCheck = "a self-check"
  case news = "good news"
  case people, history, forms, choices, questions
  case records = "a list of records"
  case reading = "cards and help"
}

/// Something the user can do: the footer, the help, the palette and the README's key table are made from these rows.
package struct Command: Sendable {
  /// What a script or a test calls it: "action.due".
  package let id: String
  package let keys: [Key]
  /// What it does, for the help and the palette.
  package let title: String
  /// One or two words for the footer; empty when the footer does not show it.
  let hint: String
  let place: Place
  /// Whether it changes records, and so is refused when read-only.
  let changes: Bool
  /// Why it cannot be done at present; `nil` when it can.
  let obstacle: @Sendable (State) -> String?
  let run: @Sendable (inout State) -> Void

  init(
    _ id: String, _ keys: [Key], _ title: String, hint: String = "", in place: Place,
    changes: Bool = false, obstacle: @escaping @Sendable (State) -> String? = { _ in nil },
    run: @escaping @Sendable (inout State) -> Void
  ) {
    self.id = id
    self.keys = keys
    self.title = title
    self.hint = hint
    self.place = place
    self.changes = changes
    self.obstacle = obstacle
    self.run = run
  }

  /// The keys as the user reads them: "Enter", "^S", "j".
  package var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

extension Command {
  /// Every command of the program.
  package static let all: [Command] =
    general + whoMay + lists + boards + Form.commands + Picker.commands + Question.commands
    + Card.commands
    + Pane.allCases.flatMap { $0.behaviour.commands }

  private static let byPlace = Dictionary(grouping: all, by: \.place)

  /// The commands of a place in their order.
  static func of(_ place: Place) -> [Command] { byPlace[place] ?? [] }
}

extension Key {
  /// The key as the user reads it.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}

extension State {
  /// The places whose commands hold at present, the innermost first.
  var places: [Place] {
    guard let overlay = overlays.last else {
      return pane.behaviour.places(in: self) + [.everywhere]
    }
    switch overlay {
    case .form: return [.forms]
    case .picker: return [.choices]
    case .question: return [.questions]
    case .card: return [.reading]
    case .filter: return []
    }
  }

  /// The command that a key stands for at present.
  func command(for key: Key) -> Command? {
    for place in places {
      if let command = Command.of(place).first(where: { $0.keys.contains(key) }) { return command }
    }
    return nil
  }

  /// Why a command cannot be done at present; `nil` when it can.
  func obstacle(to command: Command) -> String? {
    if command.changes, session.isReadOnly { return session.whyReadOnly }
    return command.obstacle(self)
  }

  mutating func run(_ command: Command) {
    if let obstacle = obstacle(to: command) {
      complain(obstacle)
    } else {
      command.run(&self)
    }
  }
}
