/// A length of time as deadlines are given in: days, weeks or months.
///
/// Months end on the same day of a later month, or on that month's last day: 31 January and one month is 28 or 29 February.
package struct Period: FieldValue, CustomStringConvertible {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case days, weeks, months
  }

  /// 0 to 9,999.
  package let count: Int
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads `90 days`, `12 weeks`, `3 months`, also as `90d`, `12 w` or `3m`; a number alone means days.
  package init?(_ text: String) {
    let text = text.trimmed.lowercased()
    let figures = text.prefix { ("0"..."9").contains($0) }
    guard let count = Int(figures), figures.utf8.count <= 4 else { return nil }
    let word = text.dropFirst(figures.count).trimmed
    let unit = word.isEmpty ? Unit.days : Unit.allCases.first { $0.rawValue.hasPrefix(word) }
    guard let unit else { return nil }
    self.init(count, unit)
  }

  package init(value: Value) throws(FieldProblem) {
    guard case .text(let text) = value else { throw .wrongType(value, expected: "a period") }
    guard let period = Period(text) else {
      throw FieldProblem("is not a period such as 90 days, 12 weeks or 3 months: \(text)")
    }
    self = period
  }

  package var value: Value? { .text(description) }
  package var description: String {
    "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }
}

extension Day {
  /// The day a period later.
  package func adding(_ period: Period) -> Day {
    switch period.unit {
    case .days: self + period.count
    case .weeks: self + 7 * period.count
    case .months: adding(months: period.count)
    }
  }

  /// The day a period earlier.
  package func subtracting(_ period: Period) -> Day {
    adding(Period(-period.count, period.unit))
  }
}
