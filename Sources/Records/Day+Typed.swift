extension Day {
  /// Reads a day as a person types it: `2026-12-01`, `1 dec`, `1 dec 2027`, `1.12.2026`, `1/12/2026`, `fri`,
  /// `+2w`, `-3d`, `+1m`, `q1`, `q1 2027`, `today`, `tomorrow`, `yesterday`.
  ///
  /// A day and month without a year is the next such day from today on; a weekday is the next one after
  /// today; a quarter means its last day, the next such day where no year is given. With points or slashes the day
  /// comes first, since the month first is understood in one country only.
  ///
  /// - Returns: `nil` when the text is none of these, or no such day exists.
  package init?(typed text: String, today: Day) {
    let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    let joined = words.joined(separator: " ")
    if let day = Day(joined) {
      self = day
    } else if let day = Day.named(joined, today: today) ?? Day.relative(
      words.joined(), today: today)
      ?? Day.withMonthName(words, today: today) ?? Day.quarter(words, today: today)
      ?? Day.numeric(joined)
    {
      self = day
    } else {
      return nil
    }
  }

  private static func named(_ word: String, today: Day) -> Day? {
    switch word {
    case "today": return today
    case "tomorrow": return today + 1
    case "yesterday": return today - 1
    default:
      guard word.count >= 3,
        let index = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
          .firstIndex(where: { $0.hasPrefix(word) })
      else { return nil }
      let ahead = (index + 1 - today.weekday + 7) % 7
      return today + (ahead == 0 ? 7 : ahead)
    }
  }

  private static func relative(_ text: String, today: Day) -> Day? {
    guard let sign = text.first, sign == "+" || sign == "-", let unit = text.last,
      let amount = Int(text.dropFirst().dropLast(unit.isNumber ? 0 : 1)), amount < 100_000,
      text.dropFirst().first?.isNumber == true
    else { return nil }
    let signed = sign == "-" ? -amount : amount
    let day: Day
    switch unit {
    case "w": day = today + 7 * signed
    case "m": day = today.adding(months: signed)
    case "y": day = today.adding(months: 12 * signed)
    case "d": day = today + signed
    default:
      guard unit.isNumber else { return nil }
      day = today + signed
    }
    return (1...9999).contains(day.year) ? day : nil
  }

  private static func withMonthName(_ words: [String], today: Day) -> Day? {
    guard (2...3).contains(words.count) else { return nil }
    let monthFirst = Int(words[0]) == nil
    let dayWord = monthFirst ? words[1] : words[0]
    let monthWord = monthFirst ? words[0] : words[1]
    guard let day = figures(dayWord), monthWord.count >= 3,
      let month = monthNames.firstIndex(where: { monthWord.hasPrefix($0.lowercased()) })
    else { return nil }
    if words.count == 3 {
      guard let year = figures(words[2]), words[2].count == 4 else { return nil }
      return Day(year: year, month: month + 1, day: day)
    }
    // The eighth year from now has every day of the calendar at least once, 29 February included.
    for year in today.year...today.year + 8 {
      if let found = Day(year: year, month: month + 1, day: day), found >= today { return found }
    }
    return nil
  }

  /// Reads `q1`, `q1 2027` and `2027 q1`: the last day of the quarter.
  private static func quarter(_ words: [String], today: Day) -> Day? {
    guard let place = words.firstIndex(where: { $0.hasPrefix("q") }), words.count <= 2,
      words[place].utf8.count == 2, let number = figures(words[place].dropFirst())
    else { return nil }
    if words.count == 2 {
      let year = words[1 - place]
      guard year.utf8.count == 4, let year = figures(year) else { return nil }
      return Quarter(year: year, number: number)?.last
    }
    let thisYear = Quarter(year: today.year, number: number)?.last
    if let thisYear, thisYear >= today { return thisYear }
    return Quarter(year: today.year + 1, number: number)?.last
  }

  /// Reads `1.12.2026`, `1/12/2026` and `2026/12/01`.
  static func numeric(_ text: String) -> Day? {
    for separator in [".", "/"] as [Character] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, let first = figures(parts[0]), let second = figures(parts[1]),
        let third = figures(parts[2])
      else { continue }
      if parts[0].count == 4 { return Day(year: first, month: second, day: third) }
      if parts[2].count == 4 { return Day(year: third, month: second, day: first) }
    }
    return nil
  }

  /// A number written in figures only, without a sign.
  private static func figures(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
