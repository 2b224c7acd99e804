import Records

/// The right side: would we pass today, are the certificates safe, and what went well.
extension DashboardPane {
  static func drawReadiness(_ state: State, on frame: inout Frame, in region: Region) {
    let readiness = state.dashboard.readiness
    let trend = state.trendText(isShort: region.columns < 56).map { "  " + $0 } ?? ""
    let score = "\(readiness.points) of \(readiness.outOf)\(trend)"
    let title = region.columns < 46 ? "READY TODAY?" : "READY TODAY FOR AN AUDIT?"
    frame.write(title, row: region.row, column: region.column, style: .heading)
    frame.write(
      score, row: region.row, column: region.endColumn - score.columns, style: .strong)
    let verdict = state.dashboard.verdict
    frame.write(
      verdict.text.cut(to: region.columns), row: region.row + 1, column: region.column,
      style: verdict.style)
    let below = certificateRows(state, region) + newsRows
    let room = region.rows - 2 - below
    let causes = readiness.parts.reduce(0) { $0 + max(1, $1.causes.count) }
    let row =
      causes <= room
      ? drawCauses(state, on: &frame, in: region) : drawParts(state, on: &frame, in: region)
    drawCertificates(state, on: &frame, row: row + 1, in: region)
    drawNews(state, on: &frame, row: row + 1 + certificateRows(state, region), in: region)
  }

  /// Every cause in a line of its own.
  ///
  /// - Returns: the row below them.
  private static func drawCauses(
    _ state: State, on frame: inout Frame, in region: Region
  ) -> Int {
    var index = state.dashboard.lines.firstIndex { $0.section == .readiness } ?? 0
    var row = region.row + 2
    for part in state.dashboard.readiness.parts {
      drawPoints(of: part, on: &frame, row: row, in: region)
      for line in max(1, part.causes.count) == 1 && part.causes.isEmpty
        ? [part.good] : part.causes.map(\.text)
      {
        frame.write(
          line.cut(to: region.columns - 17), row: row, column: region.column + 17,
          style: part.causes.isEmpty ? .done : .plain)
        select(index, state, on: &frame, row: row, in: region)
        index += 1
        row += 1
      }
    }
    return row
  }

  /// A line for each part; of the one that is selected the cause that is.
  private static func drawParts(
    _ state: State, on frame: inout Frame, in region: Region
  ) -> Int {
    var index = state.dashboard.lines.firstIndex { $0.section == .readiness } ?? 0
    var row = region.row + 2
    for part in state.dashboard.readiness.parts where row < region.endRow {
      drawPoints(of: part, on: &frame, row: row, in: region)
      let lines = max(1, part.causes.count)
      let selected = (index..<index + lines).contains(state.dashboard.index)
      let text =
        selected && part.causes.count > 1
        ? part.causes[state.dashboard.index - index].text : part.reason
      frame.write(
        text.cut(to: region.columns - 17), row: row, column: region.column + 17,
        style: part.causes.isEmpty ? .done : .plain)
      if selected { select(state.dashboard.index, state, on: &frame, row: row, in: region) }
      index += lines
      row += 1
    }
    return row
  }

  private static func drawPoints(
    of part: Readiness.Part, on frame: inout Frame, row: Int, in region: Region
  ) {
    let points = "\(part.points)/\(part.outOf)"
    frame.write(part.name, row: row, column: region.column, limit: region.column + 11)
    frame.write(
      points, row: row, column: region.column + 16 - points.columns,
      style: part.causes.isEmpty ? .done : .strong)
  }

  private static func select(
    _ index: Int, _ state: State, on frame: inout Frame, row: Int, in region: Region
  ) {
    guard index == state.dashboard.index else { return }
    frame.select(row: row, columns: region.column + 17..<region.endColumn)
    frame.cursor = Frame.Position(column: region.column + 17, row: row)
  }

  /// What the certificates take: a heading, a line or two each, a blank.
  private static func certificateRows(_ state: State, _ region: Region) -> Int {
    let lines = certificateLines(state, width: region.columns)
    return lines.isEmpty ? 0 : min(lines.count, 5) + 2
  }

  /// The certificates with what is wrong first, broken where the side is narrow.
  private static func certificateLines(_ state: State, width: Int) -> [BoardLine] {
    state.dashboard.lines.indices.flatMap { place -> [BoardLine] in
      guard case .certificate(let id) = state.dashboard.lines[place].target,
        let certificate = state.organisation.certificates[id]
      else { return [] }
      let (text, style) = state.certificateLine(certificate)
      return TextWrap.lines(text, width: width).prefix(2).enumerated().map { row, piece in
        BoardLine(
          row == 0 ? piece : ("   " + piece.trimmed).cut(to: width), style: style, row: place)
      }
    }
  }

  private static func drawCertificates(
    _ state: State, on frame: inout Frame, row: Int, in region: Region
  ) {
    let lines = certificateLines(state, width: region.columns)
    guard !lines.isEmpty, row + 1 < region.endRow else { return }
    frame.write("CERTIFICATES", row: row, column: region.column, style: .heading)
    let room = min(5, region.endRow - row - 1)
    let selected = lines.firstIndex { $0.row == state.dashboard.index } ?? 0
    let top = max(0, min(selected - room / 2, lines.count - room))
    for (offset, line) in lines[top...].prefix(room).enumerated() {
      let at = row + 1 + offset
      for part in line.parts {
        frame.write(
          part.text, row: at, column: region.column, limit: region.endColumn, style: part.style)
      }
      if line.row == state.dashboard.index { select(at, on: &frame, in: region) }
    }
  }

  private static var newsRows: Int { 2 }

  /// Good news has a place: what was closed, reached and gained this month.
  private static func drawNews(
    _ state: State, on frame: inout Frame, row: Int, in region: Region
  ) {
    guard row + 1 < region.endRow else { return }
    let months = state.derived.months
    let text =
      "opened \(TextBars.text(months.opened)) closed \(TextBars.text(months.closed)) 6 months"
    frame.write(text.cut(to: region.columns), row: row, column: region.column, style: .hint)
    frame.write(
      state.dashboard.good.cut(to: region.columns), row: row + 1, column: region.column,
      style: .done)
    if state.dashboard.lines.indices.contains(state.dashboard.index),
      state.dashboard.lines[state.dashboard.index].section == .news
    {
      select(row + 1, on: &frame, in: region)
    }
  }
}

extension State {
  /// "this month: 3 closed, 1 reached, 2 gained".
  var goodThisMonth: String {
    let (year, month, _) = today.parts
    func isNow(_ day: Day?) -> Bool {
      day.map { $0 <= today && $0.parts.year == year && $0.parts.month == month } ?? false
    }
    let reached = organisation.objectives.all.count { isNow($0.closed) && $0.givenUp.isEmpty }
    let gained = organisation.trainings.all.count { $0.result == .passed && isNow($0.date) }
    let parts = [
      (derived.months.closed.last ?? 0, "closed"), (reached, "objectives reached"),
      (gained, "trainings met"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return said.isEmpty
      ? "this month: n shows the good news" : "this month: " + said.joined(separator: ", ")
  }

  /// The certificate in a line of the dashboard.
  fileprivate func certificateLine(_ certificate: Certificate) -> (String, Style) {
    let cycle =
      derived.cycles[certificate.id]
      ?? organisation.cycle(of: certificate, today: today, library: library)
    let style: Style =
      switch cycle.standing {
      case .safe: .plain
      case .attention: .dueSoon
      case .danger: .overdue
      }
    let line = cycle.line
    // What is wrong comes first: the right side of a dashboard is narrow.
    let isSafe = cycle.standing == .safe
    let words = isSafe ? [line.what] : [line.words, line.what]
    return (
      "\(isSafe ? "ok" : line.standing.mark.padded(to: 2)) \(line.edition)  "
        + words.filter { !$0.isEmpty }.joined(separator: ", "), style
    )
  }
}
