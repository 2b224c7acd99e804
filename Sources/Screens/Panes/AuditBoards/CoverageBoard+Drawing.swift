import Records

extension CoverageBoard {
  private static let yearWidth = 7
  private static let totalWidth = 7
  private static let plannedWidth = 12

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let what = showsAreas ? "areas" : "clauses"
    var column = frame.write("Coverage", row: region.row, column: 1, style: .heading)
    column = frame.write("  \(what) by year, lines assessed", row: region.row, column: column)
    if showsBlindOnly {
      frame.write("  blind spots only", row: region.row, column: column, style: .strong)
    }
    let rows = rows
    guard !rows.isEmpty else {
      state.drawEmpty(emptyLines(state), on: &frame, in: region)
      return
    }
    cursor.draw(
      lines(state, width: region.columns - 2), on: &frame,
      in: Region(row: region.row + 1, column: 1, rows: region.rows - 3, columns: region.columns - 2)
    )
    frame.write(
      totals.cut(to: region.columns - 2), row: region.endRow - 2, column: 1, style: .strong)
    frame.write(
      "!! nothing in 36 months   – none   · year to come   planned: not counted".cut(
        to: region.columns - 2), row: region.endRow - 1, column: 1, style: .hint)
  }

  private func emptyLines(_ state: State) -> [String] {
    if showsBlindOnly {
      return [
        "No blind spot: \(showsAreas ? "every area" : "every clause") was assessed in 36 months.",
        "b shows them all again, Tab the \(showsAreas ? "clauses" : "areas").",
      ]
    }
    return showsAreas
      ? ["No area is on file: what can be audited and owned.", "9 adds areas; Tab shows clauses."]
      : [
        "No clause to show: no standard is held that a catalogue knows.",
        "9 names the standards held; Tab shows the areas.",
      ]
  }

  /// What was seen and what was not, over all rows whether shown or not.
  private var totals: String {
    guard let coverage else { return "" }
    return (showsAreas ? [coverage.areas] : coverage.clauses).map { section in
      let blind = section.rows.count(where: \.isBlindSpot)
      let name = section.edition?.text ?? "areas"
      return "\(name) \(blind == 0 ? "none" : "\(blind)") of \(section.rows.count) unseen"
    }.joined(separator: " · ")
  }

  private func lines(_ state: State, width: Int) -> [BoardLine] {
    var lines: [BoardLine] = []
    var row = 0
    let label = max(
      10, width - 3 - 3 * Self.yearWidth - Self.totalWidth - Self.plannedWidth)
    for section in sections where !section.rows.isEmpty {
      lines.append(heading(section, label: label))
      for entry in section.rows {
        lines.append(line(entry, in: section, row: row, label: label, state))
        row += 1
      }
      if !showsBlindOnly { lines.append(sum(section, label: label)) }
    }
    return lines
  }

  private func heading(_ section: Coverage.Section, label: Int) -> BoardLine {
    let name = section.edition?.description ?? "Areas"
    let basis: String =
      switch section.basis {
      case .calendar: "calendar years"
      case .decision(let day): "cycle from \(day)"
      }
    var parts = [BoardLine.Part(text: "\(name), \(basis)".fitted(label + 3), style: .heading)]
    parts += section.years.map {
      BoardLine.Part(text: $0.title.rightAligned(Self.yearWidth), style: .hint)
    }
    parts.append(BoardLine.Part(text: "total".rightAligned(Self.totalWidth), style: .hint))
    parts.append(BoardLine.Part(text: "planned".rightAligned(Self.plannedWidth), style: .hint))
    return BoardLine(parts)
  }

  private func line(
    _ entry: Coverage.Row, in section: Coverage.Section, row: Int, label: Int, _ state: State
  ) -> BoardLine {
    let number: String
    switch entry.subject {
    case .clause(let clause): number = clause.number.padded(to: 7) + " "
    case .area: number = ""
    }
    let isBlind = entry.isBlindSpot
    var parts = [
      BoardLine.Part(text: isBlind ? "!! " : "   ", style: .overdue),
      BoardLine.Part(text: (number + entry.title).fitted(label)),
    ]
    for (place, count) in entry.counts.enumerated() {
      let isToCome = section.years[place].first > state.today
      let text = count > 0 ? "\(count)" : isToCome ? "·" : "–"
      parts.append(
        BoardLine.Part(
          text: text.rightAligned(Self.yearWidth), style: count > 0 ? .plain : .hint))
    }
    let total = entry.total == 0 && isBlind ? "unseen" : "\(entry.total)"
    parts.append(
      BoardLine.Part(
        text: total.rightAligned(Self.totalWidth), style: isBlind ? .overdue : .strong))
    let planned = entry.planned.map { $0.spoken(today: state.today) } ?? ""
    parts.append(BoardLine.Part(text: planned.rightAligned(Self.plannedWidth), style: .hint))
    let start = 3 + label + column * Self.yearWidth
    return BoardLine(
      parts, row: row,
      selection: start..<start + (column == 3 ? Self.totalWidth : Self.yearWidth))
  }

  private func sum(_ section: Coverage.Section, label: Int) -> BoardLine {
    var parts = [BoardLine.Part(text: "   " + "all".fitted(label), style: .strong)]
    for place in section.years.indices {
      let count = section.rows.reduce(0) { $0 + $1.counts[place] }
      parts.append(
        BoardLine.Part(text: "\(count)".rightAligned(Self.yearWidth), style: .strong))
    }
    let total = section.rows.reduce(0) { $0 + $1.total }
    parts.append(
      BoardLine.Part(text: "\(total)".rightAligned(Self.totalWidth), style: .strong))
    return BoardLine(parts)
  }
}
