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
    /// The first word behind it.
    var end = 0
    /// The first word of it.
    var start = 0
  }

  private let text: String
  private let raw: [String]
  /// Without brackets and commas around them.
  private let words: [String]
  private let lower: [String]
  private let levels: MatrixLevels
  private let today: Day
  private var dates: [Found] = []
  private var hasTick = false
  private var level = ""
  private var rest: [String] = []
  private var sort: MatrixCell.Sort?
  private var isSpan = false
  private var problem: String?
  /// What words say against it, each with how many dates stand before it.
  private var doubts: [(doubt: MatrixDoubt, before: Int)] = []
  /// Whether a spreadsheet shows nothing as a date.
  private var isZero = false

  init(_ text: String, levels: MatrixLevels, today: Day) {
    self.text = ImportNames.tidy(text)
    raw = MatrixCellWords.split(text)
    words = raw.map { $0.trimming("()[]{},;:|\"").trimmed }
    lower = words.map { $0.lowercased().trimming(".!") }
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
      return [String(parts[0]), dash ? "-" : String(separator), String(parts[1])]
    }
    return [word]
  }

  mutating func read(as part: MatrixPart) -> MatrixReading {
    if text.contains(where: { "\u{2610}\u{2611}\u{2612}".contains($0) }),
      text.contains(where: \.isLetter)
    {
      return .refused("is a form with boxes, not a day or a tick: \(text)")
    }
    var place = 0
    while place < words.count, problem == nil { place += take(at: place) }
    if let problem { return .refused(problem) }
    mergeSpans()
    if let reading = failure() { return reading }
    for index in dates.indices where dates[index].sort == nil {
      switch part {
      case .expires: dates[index].sort = .expiryOnly
      case .booked: dates[index].sort = .booked
      default: break
      }
    }
    sortTwoDates()
    if let problem { return .refused(problem) }
    var cell = MatrixCell(level: level, evidence: evidence)
    for found in dates { add(found, to: &cell) }
    if cell.entries.isEmpty, hasTick || !level.isEmpty { cell.entries = [.init(sort: .held)] }
    guard !cell.entries.isEmpty else { return withoutDate(as: part) }
    return doubted(cell) ?? .cell(cell)
  }

  // MARK: Words against it

  /// Takes "failed" for the one day that it is about; what became of the cell where there is no such day.
  private mutating func failure() -> MatrixReading? {
    guard let (doubt, before) = doubts.first(where: { [.failed, .noShow].contains($0.doubt) }),
      !dates.isEmpty || hasTick || !level.isEmpty
    else { return nil }
    guard let first = dates.first else { return against(doubt) }
    let isAlone = dates.count == 1 || (before == 0 && doubts.count == 1)
    guard isAlone, first.sort == nil || first.sort == .held else { return against(doubt) }
    dates[0].sort = doubt == .failed ? .failed : .noShow
    return nil
  }

  /// What became of a cell whose words say that it was not met; `nil` where they may stand beside what it holds.
  private func doubted(_ cell: MatrixCell) -> MatrixReading? {
    for (doubt, _) in doubts {
      switch doubt {
      case .failed, .noShow: continue
      case .overdue:
        if cell.entries.contains(where: { $0.expires.map { $0.last < today } ?? false }) {
          continue
        }
      case .open, .denied, .calledOff: break
      }
      // What was missed is booked again; what is booked may be called off.
      if doubt != .calledOff, cell.entries.allSatisfy({ $0.sort == .booked }) { continue }
      return against(doubt)
    }
    return nil
  }

  private func against(_ doubt: MatrixDoubt) -> MatrixReading {
    if dates.isEmpty, level.isEmpty { return .vague }
    let advice =
      doubt == .overdue
      ? "give the day of the training and \"valid until\" with the last day"
      : "give each training its own words, or leave the cell empty"
    return .refused("says \(doubt.words), beside what was met: \(text); \(advice)")
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
    if word.isEmpty || (dates.isEmpty && !lower.contains(where: \.isLetter) && isDash(lower)) {
      return 1
    }
    if SheetDay.isClock(word) { return 1 }
    if let (reading, count) = SheetDay.read(
      words[place...].prefix(3).map { $0.trimming(".") }, today: today)
    {
      take(reading, word: word)
      if !dates.isEmpty {
        (dates[dates.count - 1].start, dates[dates.count - 1].end) = (place, place + count)
      }
      return count
    }
    if let end = courseEnd(word) {
      take(end, word: word)
      return 1
    }
    if let flaw = vagueTime(at: place) {
      problem = flaw
      return 1
    }
    if let (doubt, count) = MatrixDoubt.find(in: self.lower, at: place),
      !(place == 0 && lower == "no" && raw[place].hasSuffix("."))
    {
      doubts.append((doubt, dates.count))
      if doubt == .overdue { expect(.expiryOnly) }
      return count
    }
    if MatrixWords.level.contains(lower), place + 1 < words.count {
      level = levels.mark(words[place + 1].lowercased()) ?? words[place + 1]
      return 2
    }
    take(lower, raw: raw[place], isLast: place == words.count - 1)
    return 1
  }

  private mutating func take(_ lower: String, raw: String, isLast: Bool) {
    if MatrixWords.span.contains(lower), !dates.isEmpty, sort != .expiryOnly {
      expect(.expiryOnly, span: true)
    } else if MatrixWords.planned.contains(lower) {
      expect(.booked)
    } else if MatrixWords.expiry.contains(lower), rest.isEmpty {
      expect(.expiryOnly)
    } else if MatrixWords.held.contains(lower), rest.isEmpty, !isLast {
      // "Expires on" is still when it runs out, "valid from" is not.
      if sort != .expiryOnly || !["on", "am", "den", "date", "datum"].contains(lower) {
        expect(.held)
      }
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
      guard sort != nil else { return problem = MatrixReasons.count(text) }
      dates.append(Found(day: day, sort: sort, isSpan: isSpan))
    case .impossible: problem = MatrixReasons.noDay(word)
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

  /// Of two plain dates with no comma between them the second is when it runs out; of others the later, where it is
  /// still to come.
  private mutating func sortTwoDates() {
    guard dates.count == 2, dates.allSatisfy({ $0.sort == nil }) else { return }
    if isPair {
      let (day, expires) = (dates[0].day, dates[1].day)
      if expires.last < day.first {
        problem =
          "counts until \(expires.last), which is before the day of the training, \(day.first)"
      } else if expires.first > day.first {
        dates[1].sort = .expiryOnly
        dates[0].sort = .held
      }
      return
    }
    let later = dates[0].day.first > dates[1].day.first ? 0 : 1
    guard dates[later].day.first > today, dates[1 - later].day.first <= today else { return }
    dates[later].sort = .expiryOnly
    dates[1 - later].sort = .held
    if later == 0 { dates.swapAt(0, 1) }
  }

  /// Whether nothing but a slash, a bar, a bracket or a blank stands between two dates.
  private var isPair: Bool {
    let from = max(0, dates[0].end - 1)
    guard dates[0].end > 0, from < dates[1].start else { return false }
    return !raw[from..<dates[1].start].contains { $0.contains { ",;+&".contains($0) } }
      && raw[dates[0].end..<dates[1].start].allSatisfy { !$0.contains(where: \.isLetter) }
  }

  /// Why a word before a day does not say when it was: "before 2010", "ca. 03/2025", "KW 12".
  private func vagueTime(at place: Int) -> String? {
    let word = lower[place]
    let next = place + 1 < words.count ? words[place + 1] : ""
    let figures = word.drop(while: \.isLetter)
    let name = word.prefix(while: \.isLetter)
    if ["kw", "wk", "week", "woche", "w"].contains(name),
      figures.isEmpty
        ? next.first?.isNumber == true && name != "w"
        : figures.allSatisfy({ $0.isNumber || $0 == "/" || $0 == "-" })
          && figures.first?.isNumber == true
    {
      return "is a calendar week, not a day: \(text); give a day, such as its Monday"
    }
    let isRough =
      ["vor", "before", "ca", "circa", "etwa", "about", "approx", "nach", "after", "~"].contains(
        word) && next.first?.isNumber == true
    return isRough ? "says only roughly when: \(text); give the day, or leave the cell empty" : nil
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
    return .refused(MatrixReasons.reason(text, levels))
  }

  private func starts(of whole: String) -> [String] {
    let parts = whole.split(whereSeparator: { "(,;:".contains($0) })
    guard parts.count > 1 || whole.contains("(") else { return [] }
    return parts.prefix(1).map { $0.trimmed }
  }
}
