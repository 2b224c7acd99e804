import Records

extension Filter {
  /// Whether a day meets `<30d`, `<=2026-12-01`, `>+2w`, `2026-12`, `>2025` or `none`.
  ///
  /// A year or a month is all of its days: a day after it is after the last of them.
  static func day(_ day: Day?, meets wanted: String, today: Day) -> Bool {
    if wanted == "none" || wanted.isEmpty { return wanted.isEmpty || day == nil }
    guard let day else { return false }
    let (comparison, rest) = comparison(of: wanted)
    if let span = span(rest) { return comparison.holds(day, span.lowerBound, end: span.upperBound) }
    let bound =
      Day(typed: rest, today: today)
      ?? (rest.first?.isNumber == true ? Day(typed: "+" + rest, today: today) : nil)
    guard let bound else { return day.description.hasPrefix(wanted) }
    return comparison.holds(day, bound, end: bound + 1)
  }

  /// Whether a number meets `2`, `>0`, `>=2` or `<3`; an empty text is no number.
  static func number(_ text: String, meets wanted: String) -> Bool {
    let (comparison, rest) = comparison(of: wanted)
    // What it is to be compared with is still to be typed.
    if rest.isEmpty { return true }
    guard let number = Int(text), let bound = Int(rest), bound < Int.max else { return false }
    return comparison.holds(number, bound, end: bound + 1)
  }

  /// The days of a year or of a month in figures, and the day after them.
  private static func span(_ text: String) -> Range<Day>? {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    // Other numbers are of days: `<1000`.
    guard let first = parts.first, first.count == 4, let year = Int(first), 1900...2199 ~= year
    else { return nil }
    // After a hyphen the month is still to be typed.
    guard parts.count == 2, !parts[1].isEmpty else {
      return Day(year: year, month: 1, day: 1).map { $0..<$0.adding(months: 12) }
    }
    guard parts[1].count == 2, let month = Int(parts[1]) else { return nil }
    return Day(year: year, month: month, day: 1).map { $0..<$0.adding(months: 1) }
  }

  private enum Comparison {
    case equal, less, lessOrEqual, greater, greaterOrEqual

    /// Whether it holds between a value and all from a first one up to an end that is none of them.
    func holds<V: Comparable>(_ value: V, _ first: V, end: V) -> Bool {
      switch self {
      case .equal: first <= value && value < end
      case .less: value < first
      case .lessOrEqual: value < end
      case .greater: value >= end
      case .greaterOrEqual: value >= first
      }
    }
  }

  private static func comparison(of wanted: String) -> (Comparison, rest: String) {
    let signs: [(String, Comparison)] = [
      ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater), ("=", .equal),
    ]
    for (sign, comparison) in signs where wanted.hasPrefix(sign) {
      return (comparison, String(wanted.dropFirst(sign.count)))
    }
    return (.equal, wanted)
  }

  /// Says of each field that a kind of record does not have that it has none such.
  func unknownFields<R: Record>(_ type: R.Type) -> [String] {
    terms.compactMap { term in
      guard case .field(let key, _) = term, !SearchIndex.hasField(key, type) else { return nil }
      return "\(key): is no field here; ? lists the fields."
    }
  }
}
