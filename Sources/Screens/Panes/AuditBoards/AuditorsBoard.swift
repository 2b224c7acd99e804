import Records

/// Who audits: competence, what they did, what they found, where they should take turns.
struct AuditorsBoard: AuditsBoard {
  static let place = Place.auditors

  private(set) var records: [AuditorRecord] = []
  private(set) var cursor = RowCursor()

  var selected: AuditorRecord? {
    records.indices.contains(cursor.index) ? records[cursor.index] : nil
  }

  mutating func refresh(_ state: inout State) {
    records = state.organisation.auditorRecords(today: state.today)
    cursor.fit(to: records.count)
  }

  mutating func move(_ movement: Movement, in state: inout State) {
    cursor.move(movement, page: state.page - 6)
  }

  func record(in state: State) -> RecordPlace? {
    selected.map { RecordPlace(kind: .person, id: $0.person) }
  }

  static let commands: [Command] = [
    Command(
      "auditors.open", [.enter], "Everything the auditor did in three years", hint: "record",
      in: .auditors
    ) { state in
      guard let record = state.board(AuditorsBoard.self)?.selected else { return }
      let name = state.organisation.personName(record.person)
      let lines = state.auditorLines(record).map { Card.Line($0.0, style: $0.1) }
      state.overlays.append(.card(Card(title: "\(name) as auditor", lines: lines)))
    }
  ]

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let column = frame.write("Auditors", row: region.row, column: 1, style: .heading)
    frame.write(
      "  \(records.count), what they did in the last three years", row: region.row, column: column)
    guard !records.isEmpty else {
      state.drawEmpty(
        [
          "Nobody is trained as an internal auditor, or audited in three years.",
          "4 records the training, 9 the competence; a plans an audit with an auditor.",
        ], on: &frame, in: region)
      return
    }
    let width = region.columns - 2
    let all = records.map { cells($0, state) }
    let longest = all.map { $0[1].columns }.max() ?? 0
    func row(_ cells: [String]) -> String { self.row(cells, width, competence: longest) }
    frame.write(
      row(["Auditor", "Competence", "Led", "Team", "Lines", "Found", "Rotation", "Next"]),
      row: region.row + 1, column: 1, style: .hint)
    let rows = min(records.count, max(3, region.rows - 11))
    cursor.draw(
      records.enumerated().map { place, record in
        let style: Style = record.gap == nil ? .plain : .dueSoon
        return BoardLine(row(all[place]), style: style, row: place)
      }, on: &frame, in: Region(row: region.row + 2, column: 1, rows: rows, columns: width))
    let below = region.row + rows + 3
    if let selected {
      frame.writeWrapped(
        state.auditorLines(selected),
        in: Region(row: below, column: 1, rows: region.endRow - below, columns: width))
    }
  }

  /// A row of the table; what room there is goes first to the competence, which says what is to be done.
  private func row(_ cells: [String], _ width: Int, competence: Int) -> String {
    let room = max(0, width - 78)
    let more = min(room, max(0, competence - 17))
    let spare = room - more
    let widths = [12 + spare / 3, 17 + more, 3, 4, 5, 10 + spare / 3, 9 + spare / 3, 11]
    return zip(cells, widths).map { cell, width in
      cell.fitted(width)
    }.joined(separator: " ").trimmed
  }

  private func cells(_ record: AuditorRecord, _ state: State) -> [String] {
    let until = record.validUntil.map { "until \($0.spoken(today: state.today))" } ?? "valid"
    let next = state.organisation.audits[record.upcoming.first]?.planned
    let turns = record.runs.filter(\.asksForRotation)
    let graded: [(AuditLine.Finding, String)] = [
      (.major, "M"), (.minor, "m"), (.observation, "obs"), (.ofi, "OFI"),
    ]
    let found = graded.compactMap { finding, word in
      record.findings[finding].map { "\($0)\(word)" }
    }.joined(separator: " ")
    return [
      state.organisation.personName(record.person), record.gap ?? until, "\(record.led.count)",
      "\(record.inTeam.count)", "\(record.lines)", found.isEmpty ? "nothing" : found,
      turns.isEmpty
        ? ""
        : "!"
          + turns.map { "\(state.organisation.areaName($0.area)) ×\($0.times)" }
          .joined(separator: " "),
      next?.spoken(today: state.today) ?? "none",
    ]
  }
}

extension State {
  /// An auditor's record in lines.
  func auditorLines(_ record: AuditorRecord) -> [(String, Style)] {
    let name = organisation.personName(record.person)
    var lines: [(String, Style)] = [(name, .heading)]
    lines.append(
      record.gap.map { ("Competence: \($0)", .overdue) } ?? (
        "Competence: "
          + (record.validUntil.map { "valid until \($0.full)" } ?? "valid, without an end"), .plain
      ))
    let findings: [AuditLine.Finding] = [.major, .minor, .observation, .ofi, .strength]
    let counts = findings.compactMap { finding in
      record.findings[finding].map { "\($0) \(finding.rawValue)" }
    }
    lines.append(
      (
        "\(record.lines) lines assessed: "
          + (counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")), .plain
      ))
    for run in record.runs where run.times > 1 {
      let word = run.asksForRotation ? "; one more would be the third time or later" : ""
      lines.append(
        (
          "\(organisation.areaName(run.area)): the last \(run.times) audits running\(word)",
          run.asksForRotation ? .dueSoon : .plain
        ))
    }
    func list(_ title: String, _ audits: [RecordID], dated: (Audit) -> Day?) {
      for audit in audits.compactMap({ organisation.audits[$0] }) {
        let day = dated(audit)?.description ?? "no day"
        let state = audit.state == .inProgress ? ", in progress" : ""
        lines.append(("\(title) \(day)  \(audit.name)  \(audit.title)\(state)", .plain))
      }
    }
    list("Next:", record.upcoming) { $0.planned }
    list("Led: ", record.led) { $0.day }
    list("Team:", record.inTeam) { $0.day }
    return lines
  }
}
