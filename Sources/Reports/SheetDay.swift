internal import Records

/// A day as a cell gives it; of some only the month or the year is known.
struct SheetDay: Hashable, Sendable {
  let first: Day
  let last: Day

  var isExact: Bool { first == last }

  init(_ day: Day) {
    first = day
    last = day
  }

  /// A whole month or, without one, a whole year; `nil` when there is no such month.
  init?(year: Int, month: Int?) {
    guard let first = Day(year: year, month: month ?? 1, day: 1) else { return nil }
    self.first = first
    last = first.adding(months: month == nil ? 12 : 1) - 1
  }

  /// What the next words of a text are.
  enum Reading: Hashable {
    case day(SheetDay)
    /// Only figures and separators, as in a date, but there is no such day.
    case impossible
    /// The date that spreadsheets show for nothing at all.
    case zero
    /// A month and two figures ("12/26"), which may as well be a count.
    case monthOrCount(SheetDay)
    /// A spreadsheet's count of days.
    case serial
  }

  /// Reads the day that words begin with: `2026-03-14`, `14.3.26`, `14/03/2026`, `14. März 2026`, `1-Dez-26`,
  /// `Mar 2026`, `03/2026`, `2026`.
  ///
  /// - Parameter words: without blanks, and without brackets and commas around them.
  /// - Returns: what it is and how many words it takes; `nil` when it is no date.
  static func read(_ words: some Collection<String>, today: Day) -> (reading: Reading, count: Int)?
  {
    let words = words.prefix(3).map { $0.lowercased() }
    guard let first = words.first else { return nil }
    if let reading = numeric(first, today: today) { return (reading, 1) }
    if let reading = named(pieces(first), today: today) { return (reading, 1) }
    if !first.contains(where: { "/-".contains($0) }) {
      for count in [3, 2] where words.count >= count {
        let parts = words.prefix(count).flatMap(pieces)
        if parts.count <= 3, let reading = named(parts, today: today) { return (reading, count) }
      }
    }
    return nil
  }

  /// The only day that a whole text is; `nil` when it says anything else.
  static func whole(_ text: String, today: Day) -> SheetDay? {
    let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "," })
      .map { String($0).trimming(".,") }
    let kept = words.count > 1 && isClock(words.last ?? "") ? words.dropLast() : words[...]
    guard let (reading, count) = read(kept, today: today), count == kept.count else { return nil }
    return switch reading {
    case .day(let day), .monthOrCount(let day): day
    case .impossible, .zero, .serial: nil
    }
  }

  static func isClock(_ word: String) -> Bool {
    word.contains(":") && word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isNumber || $0 == ":" || $0 == "." }
  }

  // MARK: Figures

  private static func numeric(_ word: String, today: Day) -> Reading? {
    let date = word.prefix { $0 != "t" }
    if date.count < word.count, !isClock(String(word.dropFirst(date.count + 1))) { return nil }
    guard let separator = date.first(where: { "./-".contains($0) }) else {
      return plain(String(date))
    }
    let parts = date.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ isFigures($0) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    if parts.count == 3 { return day(parts.map(\.count), numbers, today: today) }
    guard parts.count == 2 else { return nil }
    return month(parts.map(\.count), numbers, separator, today: today)
  }

  private static func plain(_ figures: String) -> Reading? {
    guard isFigures(figures), let number = Int(figures) else { return nil }
    switch figures.count {
    case 4 where (1950...2100).contains(number):
      return SheetDay(year: number, month: nil).map(Reading.day)
    case 5 where (20_000...60_000).contains(number): return .serial
    case 8 where (1950...2100).contains(number / 10_000):
      return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        .map { .day(SheetDay($0)) }
    default: return nil
    }
  }

  private static func day(_ counts: [Int], _ numbers: [Int], today: Day) -> Reading? {
    let year: Int
    let day: Int
    if counts[0] == 4, counts[1] <= 2, counts[2] <= 2 {
      (year, day) = (numbers[0], numbers[2])
    } else if counts[0] <= 2, counts[1] <= 2, counts[2] == 4 || counts[2] == 2 {
      (year, day) = (full(numbers[2], counts[2], today: today), numbers[0])
    } else {
      return nil
    }
    if year <= 1900, day <= 1, numbers[1] <= 1 { return .zero }
    return Day(year: year, month: numbers[1], day: day).map { .day(SheetDay($0)) } ?? .impossible
  }

  private static func month(
    _ counts: [Int], _ numbers: [Int], _ separator: Character, today: Day
  ) -> Reading? {
    if counts[0] <= 2, counts[1] == 4, (1900...2200).contains(numbers[1]) {
      return SheetDay(year: numbers[1], month: numbers[0]).map(Reading.day) ?? .impossible
    }
    if counts[0] == 4, counts[1] <= 2, (1900...2200).contains(numbers[0]) {
      return SheetDay(year: numbers[0], month: numbers[1]).map(Reading.day) ?? .impossible
    }
    guard counts[0] <= 2, counts[1] == 2, separator != "-" else { return nil }
    return SheetDay(year: full(numbers[1], 2, today: today), month: numbers[0])
      .map(Reading.monthOrCount)
  }

  private static func full(_ year: Int, _ figures: Int, today: Day) -> Int {
    guard figures == 2 else { return year }
    return 2000 + year > today.year + 30 ? 1900 + year : 2000 + year
  }

  private static func isFigures(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: Names of months

  /// "14.märz" and "1-dez-26" in their pieces.
  private static func pieces(_ word: String) -> [String] {
    word.split(whereSeparator: { ".-/'\u{2019}".contains($0) }).map(String.init)
  }

  /// Day, month and year; month, day and year; or month and year.
  private static func named(_ parts: [String], today: Day) -> Reading? {
    guard (2...3).contains(parts.count), let place = parts.firstIndex(where: { month($0) != nil }),
      place < 2, place < parts.count - 1, let month = month(parts[place]), let last = parts.last,
      isFigures(last), last.count == 4 || last.count == 2, let number = Int(last)
    else { return nil }
    let year = full(number, last.count, today: today)
    if parts.count == 2 {
      return place == 0 ? SheetDay(year: year, month: month).map(Reading.day) : nil
    }
    let day = parts[1 - place].prefix { $0.isNumber }
    guard isFigures(day), day.count <= 2, let number = Int(day) else { return nil }
    return Day(year: year, month: month, day: number).map { .day(SheetDay($0)) } ?? .impossible
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
    return months.first { $0.names.contains { $0.hasPrefix(word) } }?.number
  }

  private static let months: [(number: Int, names: [String])] = [
    (1, ["january", "januar", "j\u{E4}nner"]), (2, ["february", "februar", "feber"]),
    (3, ["march", "m\u{E4}rz", "maerz", "mrz"]), (4, ["april"]), (5, ["may", "mai"]),
    (6, ["june", "juni"]), (7, ["july", "juli"]), (8, ["august"]), (9, ["september"]),
    (10, ["october", "oktober"]), (11, ["november"]), (12, ["december", "dezember"]),
  ]
}

extension String {
  /// The text without any of some characters at its ends.
  func trimming(_ characters: String) -> String {
    var rest = self[...]
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
