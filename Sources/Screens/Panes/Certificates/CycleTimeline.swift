import Records

/// A certificate's cycle as a line of text, scaled to the width, with today on it.
struct CycleTimeline {
  private struct Mark {
    let letter: Character
    let meaning: String
    let day: Day
  }

  private let marks: [Mark]
  private let today: Day

  init(_ cycle: CertificateCycle) {
    today = cycle.today
    let limit = cycle.expires.map { $0 + 400 } ?? .never
    marks = cycle.milestones.compactMap { step in
      guard let (letter, meaning) = CycleTimeline.letter(of: step), let day = step.day,
        day <= limit
      else { return nil }
      return Mark(letter: letter, meaning: meaning, day: day)
    }
  }

  private static func letter(of step: CertificateCycle.Milestone) -> (Character, String)? {
    switch step.kind {
    case .application: ("a", "applied")
    case .stage1: ("1", "stage 1")
    case .stage2: ("2", "stage 2")
    case .repair: ("c", "concerns repaired")
    case .majors: ("m", "majors verified")
    case .decision: ("D", "decision")
    case .surveillance: ("S", "surveillance")
    case .recertification:
      ("R", step.on == nil ? "last safe recert. audit day" : "recert. audit")
    case .expiry: ("E", "expires")
    case .restoration: ("L", "last day to restore")
    case .suspension: ("X", "suspension ends")
    case .transition: ("T", "transition")
    case .appealLodging: ("A", "appeal")
    case .contract, .appealArgument, .appealDecision, .anew: nil
    }
  }

  /// Marks, the years, today, and what the marks mean; nothing while there is no day to show.
  func lines(width: Int) -> [String] {
    guard let firstMark = marks.map(\.day).min(), let lastMark = marks.map(\.day).max(),
      width > 20
    else { return [] }
    let first = min(firstMark, today) - 20
    let last = max(lastMark, today) + 20
    let span = max(1, last - first)
    func column(_ day: Day) -> Int { (day - first) * (width - 1) / span }
    var above = [Character](repeating: " ", count: width)
    for mark in marks.sorted(by: { $0.day < $1.day }) {
      // What would stand on another mark stands beside it.
      let wanted = column(mark.day)
      if let free = (wanted..<width).first(where: { above[$0] == " " }) {
        above[free] = mark.letter
      }
    }
    var axis = [Character](repeating: "─", count: width)
    var years = [Character](repeating: " ", count: width)
    for year in first.year...last.year {
      guard let day = Day(year: year, month: 1, day: 1), day >= first, day <= last else { continue }
      let place = column(day)
      axis[place] = "┼"
      let text = Array(String(year))
      guard place + text.count <= width, years[place] == " " else { continue }
      for (offset, figure) in text.enumerated() { years[place + offset] = figure }
    }
    axis[column(today)] = "▲"
    let label = "▲ today, \(today.spoken(today: today)) \(today.year)"
    var meanings: [String] = []
    for mark in marks {
      let text = "\(mark.letter) \(mark.meaning)"
      if !meanings.contains(text) { meanings.append(text) }
    }
    return [
      String(above), String(axis), String(years), ([label] + meanings).joined(separator: "  "),
    ]
  }
}
