import Records

/// Some records of any kinds under a title, one a line; Enter opens each, Esc comes back.
struct RecordsBoard: ReadingBoard {
  // Any pane that can show boards shows it.
  static let pane = Pane.dashboard
  static let place = Place.records
  let about: String
  let places: [RecordPlace]
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ about: String, _ places: [RecordPlace]) {
    self.about = about
    self.places = places
  }

  func makeTitle(_ state: State) -> String { about }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard !places.isEmpty else { return [ReadingLine("no records; Esc goes back", style: .hint)] }
    return places.map { place in
      ReadingLine(
        "  " + state.line(of: place), style: state.lineStyle(of: place), indent: 6,
        target: .record(place.kind, place.id))
    }
  }

  func record(in state: State) -> RecordPlace? {
    places.indices.contains(cursor.index) ? places[cursor.index] : nil
  }

  static let commands: [Command] = [
    Command("records.open", [.enter], "Open the record", hint: "open", in: .records) {
      $0.pane.behaviour.open(in: &$0)
    }
  ]
}

extension State {
  /// Shows several records, of any kinds, to open one of them; one alone is opened at once.
  mutating func openRecords(_ records: [RecordPlace], of title: String) {
    if records.count == 1 { return go(to: records[0]) }
    guard !records.isEmpty else {
      return say("there is no record behind this; it is what is missing")
    }
    showRecords(records, title: title)
  }

  /// Lists records over what is shown; Esc comes back.
  mutating func showRecords(_ places: [RecordPlace], title: String) {
    // These panes show nothing in place of their own screens.
    let home: Pane =
      switch pane {
      case .actions, .people, .history: .dashboard
      default: pane
      }
    showOver(RecordsBoard(title, places), in: home)
  }

  /// A record of any kind in one line: what people call it, and how it stands.
  func line(of place: RecordPlace) -> String {
    let parts: [String]
    switch place.kind {
    case .action: parts = organisation.actions[place.id].map { actionLine($0) } ?? []
    case .audit:
      parts =
        organisation.audits[place.id].map {
          [
            $0.name, $0.reference.isEmpty ? "" : $0.title, $0.state.rawValue,
            $0.day?.spoken(today: today) ?? "no day",
          ]
        } ?? []
    case .auditLine: parts = organisation.auditLines[place.id].map { auditLineParts($0) } ?? []
    case .document:
      parts =
        organisation.documents[place.id].map {
          [$0.name, $0.reference.isEmpty ? "" : $0.title, organisation.personName($0.owner)]
        } ?? []
    case .objective:
      parts =
        organisation.objectives[place.id].map { objective in
          let last = objective.readings.max { ($0.on ?? .never) < ($1.on ?? .never) }
          let read = last?.reading.map { "last \($0) \(objective.unit)".trimmed } ?? "never read"
          return [objective.name, read, organisation.personName(objective.owner)]
        } ?? []
    case .review:
      parts =
        organisation.reviews[place.id].map {
          [$0.name, $0.reference.isEmpty ? "" : $0.title, $0.state(on: today).rawValue]
        } ?? []
    case .area:
      parts =
        organisation.areas[place.id].map { [$0.name, organisation.personName($0.owner)] } ?? []
    case .person:
      parts =
        organisation.people[place.id].map {
          [$0.name, names(of: $0.roles, .role), organisation.areaName($0.area)]
        } ?? []
    default: parts = organisation.name(of: place.id, place.kind).map { [$0] } ?? []
    }
    let shown = parts.filter { !$0.isEmpty }
    return shown.isEmpty
      ? "\(place.kind.noun), no longer on file" : shown.joined(separator: " · ")
  }

  private func names(of ids: [RecordID], _ kind: RecordKind) -> String {
    ids.compactMap { organisation.name(of: $0, kind) }.joined(separator: ", ")
  }

  private func actionLine(_ action: Action) -> [String] {
    let owner = organisation.personName(action.owner)
    let owed = action.stage.isFinal ? nil : action.owedDay
    return [
      action.name, action.reference.isEmpty ? "" : action.title, action.kindText,
      action.stage.rawValue, owner.isEmpty ? "nobody’s" : owner,
      owed.map { ($0 < today ? "!! due " : "due ") + $0.spoken(today: today) } ?? "",
    ]
  }

  private func auditLineParts(_ line: AuditLine) -> [String] {
    [
      organisation.audits[line.audit]?.name ?? "", line.finding?.rawValue ?? "",
      line.clause?.description ?? "", line.notes.isEmpty ? line.question : line.notes,
      organisation.actions[line.action]?.name ?? "",
    ].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  fileprivate func lineStyle(of place: RecordPlace) -> Style {
    guard place.kind == .action, let action = organisation.actions[place.id] else { return .plain }
    return action.stage.isFinal ? .done : action.isOverdue(on: today) ? .overdue : .plain
  }
}
