internal import Records

/// Reads the cells of a wide matrix.
struct MatrixCellReader: Sendable {
  let levels: MatrixLevels
  let today: Day

  /// What a cell says in the column of a part.
  func read(_ text: String, as part: MatrixPart = .value) -> MatrixReading {
    let whole = MatrixWords.normal(text)
    switch part {
    case .ignored: return .nothing
    case .evidence:
      return MatrixWords.nothing.contains(whole) && whole != "n"
        ? .nothing : .cell(MatrixCell(evidence: ImportNames.tidy(text)))
    case .level:
      if let level = levels.mark(whole) { return .cell(MatrixCell(level: level)) }
    case .value:
      if whole != "0", whole != "-", let level = levels.mark(whole) {
        return .cell(MatrixCell(entries: [.init(sort: .held)], level: level))
      }
    case .expires, .booked: break
    }
    if MatrixWords.nothing.contains(whole) || MatrixWords.unlimited.contains(whole) {
      return .nothing
    }
    if MatrixWords.vague.contains(whole) { return .vague }
    if MatrixWords.ticks.contains(whole) || whole == "1" {
      return part == .expires
        ? .nothing : .cell(MatrixCell(entries: [.init(sort: part == .booked ? .booked : .held)]))
    }
    var words = MatrixCellWords(text, levels: levels, today: today)
    return words.read(as: part)
  }
}

/// A cell's words on their way to being dates, ticks, levels and what stands beside them.
private struct MatrixCellWords {
  private struct Found {
    var day: SheetDay
    var sort: MatrixCell.Sort?
    /// Whether only a word such as "to" or a dash makes it an expiry.
    var isSpan = false
  }

  private let text: String
  private let raw: [String]
  /// Without brackets and commas around them.
  private let words: [String]
  private let levels: MatrixLevels
  private let today: Day
  private var dates: [Found] = []
  private var hasTick = false
  private var level = ""
  private var rest: [String] = []
  private var sort: MatrixCell.Sort?
  private var isSpan = false
  private var problem: String?
  /// Whether a spreadsheet shows nothing as a date.
  private var isZero = false

  init(_ text: String, levels: MatrixLevels, today: Day) {
    self.text = ImportNames.tidy(text)
    raw = MatrixCellWords.split(text)
    words = raw.map { $0.trimming("()[]{},;:|\"").trimmed }
    self.levels = levels
    self.today = today
  }

  /// At blanks and between a date and what follows it at once: "14.März", "12.03.2024/12.03.2026", "12.03.2024-FA1".
  private static func split(_ text: String) -> [String] {
    var spaced = ""
    var last: Character = " "
    for character in text {
      if last == ".", character.isLetter, spaced.dropLast().last?.isNumber == true {
        spaced.append(" ")
      }
      if "(;[|".contains(character) { spaced.append(" ") }
      spaced.append(character)
      if ");]|:".contains(character), !(character == ":" && last.isNumber) { spaced.append(" ") }
      last = character
    }
    return spaced.split(whereSeparator: \.isWhitespace).flatMap { twoDates(String($0)) }
  }

  /// A word that is two dates with a dash or a slash between them in three.
  private static func twoDates(_ word: String) -> [String] {
    for separator in ["-", "\u{2013}", "/", "+", ","] as [Character] {
      let parts = word.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 2,
        parts.allSatisfy({ part in
          part.count >= 6 && part.first?.isNumber == true && part.last?.isNumber == true
            && part.count { $0 == "." || $0 == "-" || $0 == "/" } == 2
        })
      else { continue }
      let dash = separator == "-" || separator == "\u{2013}"
      return [String(parts[0]), dash ? "-" : ";", String(parts[1])]
    }
    return [word]
  }

  mutating func read(as part: MatrixPart) -> MatrixReading {
    var place = 0
    while place < words.count, problem == nil { place += take(at: place) }
    if let problem { return .refused(problem) }
    mergeSpans()
    for index in dates.indices where dates[index].sort == nil {
      switch part {
      case .expires: dates[index].sort = .expiryOnly
      case .booked: dates[index].sort = .booked
      default: break
      }
    }
    sortTwoDates()
    var cell = MatrixCell(level: level, evidence: evidence)
    for found in dates { add(found, to: &cell) }
    if cell.entries.isEmpty, hasTick || !level.isEmpty { cell.entries = [.init(sort: .held)] }
    guard !cell.entries.isEmpty else { return withoutDate(as: part) }
    return .cell(cell)
  }

  private func add(_ found: Found, to cell: inout MatrixCell) {
    guard found.sort == .expiryOnly else {
      return cell.entries.append(.init(sort: found.sort ?? .held, day: found.day))
    }
    let open = cell.entries.lastIndex { entry in
      guard entry.expires == nil, let day = entry.day else { return false }
      return entry.sort == .held || (entry.sort == .booked && day.last <= found.day.last)
    }
    if let open {
      cell.entries[open].expires = found.day
    } else {
      cell.entries.append(.init(sort: hasTick ? .held : .expiryOnly, expires: found.day))
    }
  }

  /// Takes what begins at a word; returns how many words that are.
  private mutating func take(at place: Int) -> Int {
    let word = words[place]
    let lower = word.lowercased().trimming(".")
    let pair = place + 1 < words.count ? lower + " " + words[place + 1].lowercased() : ""
    if word.isEmpty || (dates.isEmpty && !lower.contains(where: \.isLetter) && isDash(lower)) {
      return 1
    }
    if SheetDay.isClock(word) { return 1 }
    if let (reading, count) = SheetDay.read(
      words[place...].prefix(3).map { $0.trimming(".") }, today: today)
    {
      take(reading, word: word)
      return count
    }
    if let end = courseEnd(word) {
      take(end, word: word)
      return 1
    }
    if MatrixWords.failed.contains(pair) || MatrixWords.noShow.contains(pair) {
      expect(MatrixWords.failed.contains(pair) ? .failed : .noShow)
      return 2
    }
    if MatrixWords.level.contains(lower), place + 1 < words.count {
      level = levels.mark(words[place + 1].lowercased()) ?? words[place + 1]
      return 2
    }
    take(lower, raw: raw[place], isLast: place == words.count - 1)
    return 1
  }

  private mutating func take(_ lower: String, raw: String, isLast: Bool) {
    if MatrixWords.failed.contains(lower) {
      expect(.failed)
    } else if MatrixWords.noShow.contains(lower) {
      expect(.noShow)
    } else if MatrixWords.span.contains(lower), !dates.isEmpty, sort != .expiryOnly {
      expect(.expiryOnly, span: true)
    } else if MatrixWords.planned.contains(lower) {
      expect(.booked)
    } else if MatrixWords.expiry.contains(lower), rest.isEmpty {
      expect(.expiryOnly)
    } else if MatrixWords.held.contains(lower), rest.isEmpty, !isLast {
      expect(.held)
    } else if rest.isEmpty, MatrixWords.ticks.contains(lower) {
      hasTick = true
    } else if level.isEmpty, rest.isEmpty, let mark = levels.mark(lower) {
      level = mark
    } else if MatrixWords.unlimited.contains(lower), rest.isEmpty {
      return
    } else {
      rest.append(raw)
    }
  }

  private func isDash(_ word: String) -> Bool { MatrixWords.span.contains(word) }

  private mutating func expect(_ sort: MatrixCell.Sort, span: Bool = false) {
    self.sort = sort
    isSpan = span
  }

  private mutating func take(_ reading: SheetDay.Reading, word: String) {
    switch reading {
    case .day(let day):
      // 31.12.9999 says that it never runs out.
      if !(sort == .expiryOnly && day.last.year > 2150) {
        dates.append(Found(day: day, sort: sort, isSpan: isSpan))
      }
    case .monthOrCount(let day):
      guard sort != nil else { return problem = MatrixCellWords.count(text) }
      dates.append(Found(day: day, sort: sort, isSpan: isSpan))
    case .impossible: problem = MatrixCellWords.noDay(word)
    case .serial:
      problem =
        "is a spreadsheet's count of days, not a day: \(word); format the cell as a date and save the file again"
    case .zero: isZero = true
    }
    sort = nil
    isSpan = false
  }

  /// The last day of a course: "12.-14.03.2026".
  private func courseEnd(_ word: String) -> SheetDay.Reading? {
    for dash in ["-", "\u{2013}", "/", "+"] as [Character] {
      let parts = word.split(separator: dash)
      guard parts.count == 2, parts[0].count <= 6,
        parts[0].allSatisfy({ $0.isNumber || $0 == "." }),
        let (reading, _) = SheetDay.read([String(parts[1])], today: today), case .day = reading
      else { continue }
      return reading
    }
    return nil
  }

  // MARK: Two dates

  /// A course of several days was met on its last one.
  private mutating func mergeSpans() {
    var merged: [Found] = []
    for found in dates {
      if found.isSpan, let before = merged.last, before.sort == nil || before.sort == .held,
        found.day.first >= before.day.first, found.day.first - before.day.first <= 31
      {
        merged[merged.count - 1].day = found.day
      } else {
        merged.append(found)
      }
    }
    dates = merged
  }

  /// Of two plain dates the later is when it runs out, where it is still to come.
  private mutating func sortTwoDates() {
    guard dates.count == 2, dates.allSatisfy({ $0.sort == nil }) else { return }
    let later = dates[0].day.first > dates[1].day.first ? 0 : 1
    guard dates[later].day.first > today, dates[1 - later].day.first <= today else { return }
    dates[later].sort = .expiryOnly
    dates[1 - later].sort = .held
    if later == 0 { dates.swapAt(0, 1) }
  }

  // MARK: What is no date

  private var evidence: String {
    rest.joined(separator: " ").trimming("()[],;:|-\u{2013}/ ").trimmed
  }

  private func withoutDate(as part: MatrixPart) -> MatrixReading {
    let whole = MatrixWords.normal(text)
    if part == .level || part == .expires, rest.isEmpty { return .nothing }
    // "n/a (office)", "nein, Büro", "planned, see plan": the first words say it.
    for start in starts(of: whole) {
      if MatrixWords.vague.contains(start) { return .vague }
      if MatrixWords.nothing.contains(start), start != "0", start != "?" { return .nothing }
    }
    if rest.isEmpty { return isZero || words.allSatisfy(\.isEmpty) ? .nothing : .vague }
    return .refused(MatrixCellWords.reason(text, levels))
  }

  private func starts(of whole: String) -> [String] {
    let parts = whole.split(whereSeparator: { "(,;:".contains($0) })
    guard parts.count > 1 || whole.contains("(") else { return [] }
    return parts.prefix(1).map { $0.trimmed }
  }

  private static func reason(_ text: String, _ levels: MatrixLevels) -> String {
    if text.contains("%") {
      return levels.isEmpty
        ? "is a share, not a day or a tick: \(text); give the day of the training, or leave the cell empty"
        : "is a share, not a level of the organisation's scale (\(levels.words)): \(text)"
    }
    let figures = text.filter(\.isNumber).count
    if text.contains("/"), figures > 0, !text.contains(where: \.isLetter) { return count(text) }
    if figures == text.filter({ !$0.isWhitespace && $0 != "." && $0 != "," }).count {
      return levels.isEmpty
        ? "is a number, not a day or a tick: \(text); levels are named in the organisation's settings (9)"
        : "is no level of the organisation's scale (\(levels.words)): \(text)"
    }
    return "is neither a day, a tick nor a level: \(text)"
  }

  private static func count(_ text: String) -> String {
    "is a count, not a day of one person: \(text); give the day of the training, or leave the cell empty"
  }

  private static func noDay(_ word: String) -> String {
    let numbers = word.split(whereSeparator: { "./-".contains($0) }).compactMap { Int($0) }
    let isMonthFirst =
      numbers.count == 3 && numbers[0] <= 12 && (13...31).contains(numbers[1]) && numbers[2] > 31
    return "is not a day: \(word)"
      + (isMonthFirst
        ? "; the day comes first, as in \(numbers[1])/\(numbers[0])/\(numbers[2])" : "")
  }
}
