import Records

/// The screens that a digit opens.
package enum Pane: String, Hashable, Sendable, CaseIterable {
  case dashboard, actions, audits, training, objectives, documents, reviews, certificates, people
  case history

  /// The digit that opens the pane.
  package var digit: Character {
    switch self {
    case .dashboard: "1"
    case .actions: "2"
    case .audits: "3"
    case .training: "4"
    case .objectives: "5"
    case .documents: "6"
    case .reviews: "7"
    case .certificates: "8"
    case .people: "9"
    case .history: "0"
    }
  }

  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The title as long as room allows, from the full one to that of a narrow screen.
  var titles: [String] {
    switch self {
    case .dashboard: [title, title, "Dash", "Dash"]
    case .actions: [title, title, title, "Act"]
    case .audits: [title, title, title, "Aud"]
    case .training: [title, title, "Train", "Train"]
    case .objectives: [title, "Obj", "Obj", "Obj"]
    case .documents: [title, "Docs", "Docs", "Docs"]
    case .reviews: [title, title, "Rev", "Rev"]
    case .certificates: [title, "Certs", "Cert", "Cert"]
    case .people: [title, title, title, "Ppl"]
    case .history: [title, title, "Hist", "Hist"]
    }
  }

  /// The pane that shows what is owed of a kind.
  init(of kind: DueItem.Kind) {
    switch kind {
    case .action, .step, .effectiveness, .finding: self = .actions
    case .audit: self = .audits
    case .competence: self = .training
    case .objective: self = .objectives
    case .document: self = .documents
    case .review: self = .reviews
    case .certificate: self = .certificates
    }
  }

  /// What the pane draws and how it moves.
  var behaviour: any PaneBehaviour.Type {
    switch self {
    case .dashboard: DashboardPane.self
    case .actions: ActionsPane.self
    case .audits: AuditsPane.self
    case .training: TrainingPane.self
    case .objectives: ObjectivesPane.self
    case .documents: DocumentsPane.self
    case .reviews: ReviewsPane.self
    case .certificates: CertificatesPane.self
    case .people: PeoplePane.self
    case .history: HistoryPane.self
    }
  }
}

/// What every pane can do; one file each in Panes.
protocol PaneBehaviour {
  /// The commands that exist only here, the ones for the footer first.
  static var commands: [Command] { get }
  /// The places whose commands hold at present, the innermost first.
  static func places(in state: State) -> [Place]
  /// Works out anew what the pane shows, after a change of the records, the day or the filter.
  static func refresh(_ state: inout State)
  static func draw(_ state: State, on frame: inout Frame, in region: Region)
  static func move(_ movement: Movement, in state: inout State)
  /// What Enter does.
  static func open(in state: inout State)
  /// What Esc does; `false` when there is nothing to step back from.
  static func back(in state: inout State) -> Bool
  /// The list that `/`, `s` and Space work on, if the pane has one at present.
  static func list(in state: State) -> WritableKeyPath<State, ListState>?
  static func sortTitles(in state: State) -> [String]
  /// The words that the filter of the list knows.
  static func filterWords(in state: State) -> FilterWords
  /// The record that is selected, whose history `H` shows.
  static func record(in state: State) -> RecordPlace?
}

extension PaneBehaviour {
  static func filterWords(in state: State) -> FilterWords { .none }
  static func record(in state: State) -> RecordPlace? { nil }
}

/// A way to move a selection.
enum Movement: Hashable, Sendable {
  case up, down, left, right, pageUp, pageDown, home, end, nextPart, previousPart
}

/// Part of the screen.
struct Region: Hashable, Sendable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int

  var endRow: Int { row + rows }
  var endColumn: Int { column + columns }
}
