import Records

/// The readings of an objective drawn as text.
enum Trend {
  /// The last readings as marks of a height each, the lowest for the least: "▁▂▄▅".
  static func marks(_ objective: Objective, on day: Day, count: Int = 8) -> String {
    let numbers = objective.readings(by: day).suffix(count).compactMap { $0.reading?.number }
    guard let low = numbers.min(), let high = numbers.max() else { return "" }
    let marks = Array("▁▂▃▄▅▆▇█")
    guard high > low else { return String(repeating: "▄", count: numbers.count) }
    return String(
      numbers.map { marks[Int(((($0 - low) / (high - low)) * 7).rounded())] })
  }

  /// A drawing over time, with the target as a line and, where there is one, the way to it as dots; empty without two
  /// days or two levels to draw between.
  static func lines(_ objective: Objective, on day: Day, width: Int, height: Int) -> [String] {
    let readings = objective.readings(by: day)
    let days = readings.compactMap(\.on) + [objective.started, objective.due].compactMap(\.self)
    guard !readings.isEmpty, let first = days.min(), let last = (days + [day]).max(),
      last > first
    else { return [] }
    let levels =
      readings.compactMap(\.reading) + [objective.target, objective.baseline].compactMap(\.self)
    guard let low = levels.min(), let high = levels.max(), low < high else { return [] }
    var labels: [Int: String] = [:]
    func row(_ number: Double) -> Int {
      let part = (high.number - number) / (high.number - low.number)
      return max(0, min(height - 1, Int((part * Double(height - 1)).rounded())))
    }
    labels[row(low.number)] = low.description
    labels[row(high.number)] = high.description
    if let target = objective.target { labels[row(target.number)] = "target \(target)" }
    let margin = min(max(width / 3, 8), (labels.values.map(\.columns).max() ?? 0)) + 1
    let plot = width - margin - 2
    guard plot >= 10 else { return [] }
    func column(_ day: Day) -> Int { (day - first) * (plot - 1) / (last - first) }
    var cells = [[Character]](
      repeating: [Character](repeating: " ", count: plot), count: height)
    drawAims(of: objective, into: &cells, row: row, column: column, plot: plot)
    for reading in readings {
      guard let on = reading.on, let number = reading.reading else { continue }
      cells[row(number.number)][column(on)] = "●"
    }
    let rows = cells.enumerated().map { place, line in
      (labels[place] ?? "").cut(to: margin - 1).rightAligned(margin - 1) + " │" + String(line)
    }
    let axis = String(repeating: " ", count: margin) + "└" + String(repeating: "─", count: plot)
    return rows + [
      axis, dates(objective, first, last, day, margin: margin, plot: plot, column: column),
    ]
  }

  private static func drawAims(
    of objective: Objective, into cells: inout [[Character]], row: (Double) -> Int,
    column: (Day) -> Int, plot: Int
  ) {
    guard let target = objective.target else { return }
    if let baseline = objective.baseline, let started = objective.started,
      let due = objective.due, started < due, !objective.isMet(by: baseline)
    {
      let (from, to) = (column(started), column(due))
      for place in from...to {
        let part = to == from ? 1 : Double(place - from) / Double(to - from)
        cells[row(baseline.number + (target.number - baseline.number) * part)][place] = "·"
      }
    }
    let level = row(target.number)
    for place in 0..<plot { cells[level][place] = "─" }
  }

  /// The first and the last day under the axis, and today where there is room between them.
  private static func dates(
    _ objective: Objective, _ first: Day, _ last: Day, _ today: Day, margin: Int, plot: Int,
    column: (Day) -> Int
  ) -> String {
    let start = first.spoken(today: today)
    let end = last == today ? "today" : last.spoken(today: today)
    var text = String(repeating: " ", count: margin + 1) + start
    let mark = "today"
    let place = margin + 1 + column(min(max(today, first), last)) - mark.count / 2
    if last != today, place > text.columns + 1,
      place + mark.count + 1 < margin + 1 + plot - end.columns
    {
      text = text.padded(to: place) + mark
    }
    return text.padded(to: max(text.columns + 1, margin + 1 + plot - end.columns)) + end
  }
}
