import Records

extension State {
  /// Shows how the register does: by category first, then by all else that tells groups apart.
  mutating func showFigures() {
    let width = min(size.columns - 6, 110)
    var lines: [Card.Line] = []
    for grouping in ActionGrouping.allCases {
      lines += figureLines(by: grouping, width: width) + [Card.Line("")]
    }
    lines += [
      Card.Line("Open and over: not closed by today, and of these overdue.", style: .hint),
      Card.Line(
        "In time: last step, or closing where none is on record, by the due day.", style: .hint),
      Card.Line("Days: from raised to closed, the median.", style: .hint),
      Card.Line(
        "Effective: judged so, of those judged. Again: another is its recurrence.", style: .hint),
    ]
    overlays.append(.card(Card(title: "Figures of the register", lines: lines)))
  }

  private func figureLines(by grouping: ActionGrouping, width: Int) -> [Card.Line] {
    let table = organisation.actionFigures(by: grouping, on: today)
    let nameWidth = max(14, width - 50)
    func row(_ name: String, _ cells: [String]) -> String {
      var text = name.cut(to: nameWidth).padded(to: nameWidth)
      for (cell, columns) in zip(cells, [6, 6, 8, 9, 7, 10, 4]) {
        text += String(repeating: " ", count: max(1, columns - cell.columns)) + cell
      }
      return text
    }
    func line(_ name: String, _ figures: ActionFigures, style: Style = .plain) -> Card.Line {
      Card.Line(
        row(
          name,
          [
            "\(figures.open)", figures.overdue == 0 ? "" : "\(figures.overdue)",
            "\(figures.closed)", percent(figures.onTime), figures.medianDays ?? "–",
            percent(figures.effective), figures.recurred == 0 ? "" : "\(figures.recurred)",
          ]), style: style)
    }
    let title = "By " + (grouping == .cause ? "kind of cause" : grouping.rawValue)
    return [
      Card.Line(
        row(title, ["open", "over", "closed", "in time", "days", "effective", "again"]),
        style: .heading)
    ]
      + table.groups.map { line($0.name.isEmpty ? "none" : $0.name, $0.figures) }
      + [line("all", table.all, style: .strong)]
  }

  private func percent(_ share: ActionFigures.Share) -> String {
    share.percent().map { "\($0) %" } ?? "–"
  }
}
