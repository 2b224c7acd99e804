import Records

extension State {
  /// The walk: one line in full, the list beside it where there is room.
  func drawWalk(on frame: inout Frame, in region: Region) {
    guard let walk = audits.walk, let audit = organisation.audits[walk.audit] else { return }
    drawWalkTitle(walk, audit, on: &frame, in: region)
    guard let line = currentLine else {
      return drawEmpty(
        walk.shows == .all
          ? ["This audit has no lines yet.", "e sets its scope, a adds a line."]
          : ["No line is \(walk.shows.rawValue) any more.", "f shows others."],
        on: &frame,
        in: Region(
          row: region.row + 2, column: region.column, rows: region.rows - 2,
          columns: region.columns))
    }
    let listWidth = region.columns >= 100 ? min(44, region.columns / 3) : 0
    if listWidth > 0 {
      drawLines(
        walk, on: &frame,
        in: Region(row: region.row + 2, column: 1, rows: region.rows - 2, columns: listWidth - 2))
    }
    draw(
      line, on: &frame,
      in: Region(
        row: region.row + 2, column: listWidth + 1, rows: region.rows - 2,
        columns: region.columns - listWidth - 2))
  }

  private func drawWalkTitle(_ walk: Walk, _ audit: Audit, on frame: inout Frame, in region: Region)
  {
    let progress = derived.progress[audit.id] ?? AuditProgress()
    let filled = progress.total == 0 ? 0 : progress.assessed * 10 / progress.total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    let right = "\(progress.assessed) of \(progress.total) assessed \(bar)"
    var left = "\(audit.name)  \(audit.title)"
    let auditor = organisation.personName(audit.auditor)
    if !auditor.isEmpty { left += " · \(auditor)" }
    if audit.state == .reported || audit.state == .cancelled {
      left += " · \(audit.state.rawValue)"
    }
    frame.write(
      left.cut(to: region.columns - right.columns - 4), row: region.row, column: 1, style: .heading)
    frame.write(right, row: region.row, column: region.columns - right.columns - 1, style: .strong)
    let place = [
      timeSpent(on: audit.id), walk.shows == .all ? "" : walk.shows.rawValue,
      "line \(min(walk.index + 1, walk.lines.count)) of \(walk.lines.count)",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    frame.write(
      place, row: region.row + 1, column: region.columns - place.columns - 1, style: .hint)
    var found = AuditsPane.findings(progress)
    if let reopened = audit.reopenings.last {
      found = "opened again \(reopened)" + (found.isEmpty ? "" : " · " + found)
    }
    frame.write(
      found.cut(to: region.columns - place.columns - 4), row: region.row + 1, column: 1,
      style: .hint)
  }

  private func drawLines(_ walk: Walk, on frame: inout Frame, in region: Region) {
    let top = max(0, min(walk.index - region.rows / 2, walk.lines.count - region.rows))
    for (offset, id) in walk.lines[top...].prefix(region.rows).enumerated() {
      guard let line = organisation.auditLines[id] else { continue }
      let mark = line.isDropped ? "out" : State.verdictMark(line.finding)
      let text =
        "\(mark.padded(to: 5)) \((line.clause?.number ?? (line.isFollowUp ? "again?" : "area")).padded(to: 6)) \(line.question)"
      frame.write(
        text.cut(to: region.columns), row: region.row + offset, column: region.column,
        style: line.finding?.makesAction == true
          ? .dueSoon : line.finding == nil || line.isDropped ? .hint : .plain)
      if top + offset == walk.index {
        frame.select(row: region.row + offset, columns: region.column..<region.endColumn)
      }
    }
  }

  static func verdictMark(_ finding: AuditLine.Finding?) -> String {
    switch finding {
    case nil: "·"
    case .conforming?: "●"
    case .minor?: "minor"
    case .major?: "MAJOR"
    case .observation?: "obs."
    case .ofi?: "OFI"
    case .strength?: "★"
    case .notApplicable?: "n/a"
    case .toInvestigate?: "?"
    }
  }

  private func draw(_ line: AuditLine, on frame: inout Frame, in region: Region) {
    var row = region.row
    let isOpen = canWalk
    func write(_ text: String, _ style: Style = .plain, on frame: inout Frame) {
      for part in TextWrap.lines(text, width: region.columns) where row < region.endRow {
        frame.write(part, row: row, column: region.column, style: style)
        row += 1
      }
    }
    write(heading(of: line), .hint, on: &frame)
    frame.cursor = Frame.Position(column: region.column, row: row)
    write(line.question, .strong, on: &frame)
    if !line.lookAt.isEmpty { write("Look at: \(line.lookAt)", on: &frame) }
    if let earlier = organisation.actions[line.earlier] {
      write(
        "Earlier: \(earlier.name) \(earlier.kindText), \(earlier.source.rawValue): \(earlier.title). "
          + "\(earlier.stage.rawValue)\(earlier.effective == true ? ", effectiveness passed" : earlier.effective == false ? ", came back" : "")",
        .dueSoon, on: &frame)
    }
    if line.isDropped {
      write(
        "Left out: \(line.dropped)" + (isOpen ? "  (x takes it in again)" : ""), .dueSoon,
        on: &frame)
    }
    for draft in unfinished(on: line) where overlays.isEmpty {
      write(
        "Unfinished \(draft.called): “\(draft.text)”; \(draft.key) goes on with it", .dueSoon,
        on: &frame)
    }
    for draft in line.drafts where draft.who != session.who {
      write("\(draft.who) is writing here: \(draft.called) “\(draft.text)”", .hint, on: &frame)
    }
    row += 1
    drawVerdicts(line, row: &row, on: &frame, in: region)
    row += 1
    func labelled(_ label: String, _ text: String, _ hint: String, on frame: inout Frame) {
      guard row < region.endRow else { return }
      frame.write(label, row: row, column: region.column, style: .hint)
      let lines =
        text.isEmpty ? [isOpen ? hint : "–"] : TextWrap.lines(text, width: region.columns - 10)
      for part in lines where row < region.endRow {
        frame.write(
          part, row: row, column: region.column + 10, style: text.isEmpty ? .hint : .plain)
        row += 1
      }
    }
    labelled("Notes", line.notes, "–  t writes", on: &frame)
    labelled("Evidence", line.evidence, "–  v writes", on: &frame)
    let sample =
      line.sample.map { "sample \($0)" + (line.population.map { " of \($0)" } ?? "") } ?? ""
    labelled(
      "Asked", [line.asked, sample].filter { !$0.isEmpty }.joined(separator: "  ·  "),
      "–  w writes", on: &frame)
    if !line.files.isEmpty {
      let files = line.files.map {
        $0.shows.isEmpty ? $0.reference : "\($0.reference) (\($0.shows))"
      }
      labelled("Files", files.joined(separator: "; "), "", on: &frame)
    }
    if let action = organisation.actions[line.action] {
      labelled(
        "Action", "\(action.name) \(action.title)  (\(action.stage.rawValue)); Enter opens it", "",
        on: &frame)
    }
  }

  /// Whether the audit is still to be judged, so that the keys for it are worth telling.
  private var canWalk: Bool { currentAudit.map { !$0.state.isFinal } ?? false }

  /// The clauses with the title of the first, or what else the line is about, and what the question is after.
  private func heading(of line: AuditLine) -> String {
    var parts: [String] = []
    if let clause = line.clause {
      let isOneOfSeveral =
        organisation.profile.standards.count > 1 || Set(line.clauses.map(\.edition)).count > 1
      parts.append(
        "\(isOneOfSeveral ? clause.description : clause.number)  \(library.title(of: clause) ?? "")"
      )
      if !line.also.isEmpty {
        parts.append("also \(line.also.map(\.description).joined(separator: ", "))")
      }
    } else if line.area != nil {
      parts.append(organisation.areaName(line.area))
    }
    if let aspect = line.aspect { parts.append(aspect.label) }
    if line.isByHand { parts.append("added by hand") }
    return parts.joined(separator: "  ·  ")
  }

  private func drawVerdicts(
    _ line: AuditLine, row: inout Int, on frame: inout Frame, in region: Region
  ) {
    let choices: [(AuditLine.Finding, String)] = [
      (.conforming, "c conforming"), (.minor, "m minor"), (.major, "M MAJOR"),
      (.observation, "b observation"),
      (.ofi, "o OFI"), (.strength, "s strength"), (.notApplicable, "n n/a"),
      (.toInvestigate, "i to investigate"),
    ]
    var column = region.column
    for (finding, label) in choices {
      // Without their keys where these do nothing.
      let text =
        (line.finding == finding ? "● " : "○ ") + (canWalk ? label : "\(label.dropFirst(2))")
      if column + text.columns > region.endColumn {
        column = region.column
        row += 1
      }
      frame.write(
        text, row: row, column: column, style: line.finding == finding ? .current : .plain)
      column += text.columns + 2
    }
    row += 1
    if line.finding == nil {
      frame.write(
        canWalk ? "not yet assessed" : "not assessed", row: row, column: region.column, style: .hint
      )
    } else if let assessed = line.assessed {
      frame.write(
        "assessed \(assessed.spoken(today: today))\(line.by.isEmpty ? "" : " by \(line.by)")"
          + (canWalk ? "; - clears" : ""),
        row: row, column: region.column,
        style: .hint)
    }
    row += 1
  }
}
