import Records

/// What the user typed after `/`: words in any order, and `field:value`.
struct Filter: Hashable, Sendable {
  /// One condition; all of them must hold.
  enum Term: Hashable, Sendable {
    case word(String)
    /// `is:overdue`
    case state(String)
    /// `owner:lim`
    case field(String, String)
  }

  let terms: [Term]

  init(_ text: String) {
    terms = text.lowercased().split(whereSeparator: \.isWhitespace).compactMap { word in
      guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else {
        return .word(String(word))
      }
      let field = String(word[..<colon])
      let value = String(word[word.index(after: colon)...])
      // A clause such as 9001:2015 is a word, not a field.
      if field.allSatisfy(\.isNumber) { return .word(String(word)) }
      // The word after `is:` is still to be typed.
      if field == "is", value.isEmpty { return nil }
      return field == "is" ? .state(value) : .field(field, value)
    }
  }

  var isEmpty: Bool { terms.isEmpty }

  /// Whether a day meets `<30d`, `<=2026-12-01`, `>+2w`, `2026-12` or `none`.
  static func day(_ day: Day?, meets wanted: String, today: Day) -> Bool {
    if wanted == "none" || wanted.isEmpty { return wanted.isEmpty || day == nil }
    guard let day else { return false }
    var rest = wanted[...]
    let comparison = rest.first.flatMap { "<>=".contains($0) ? $0 : nil }
    if comparison != nil { rest = rest.dropFirst() }
    let isOrEqual = comparison != "=" && rest.first == "="
    if isOrEqual { rest = rest.dropFirst() }
    let bound =
      Day(typed: String(rest), today: today)
      ?? (rest.first?.isNumber == true ? Day(typed: "+" + rest, today: today) : nil)
    guard let bound else { return day.description.hasPrefix(wanted) }
    switch comparison {
    case "<": return isOrEqual ? day <= bound : day < bound
    case ">": return isOrEqual ? day >= bound : day > bound
    default: return day == bound
    }
  }
}

extension State {
  /// Whether a record meets a filter.
  ///
  /// - Parameter isState: answers `is:` words; `nil` for one that is not known, which then matches nothing.
  mutating func record<R: Record>(
    _ record: R, meets filter: Filter, isState: (R, String) -> Bool
  ) -> Bool {
    for term in filter.terms {
      let holds =
        switch term {
        case .word(let word): search.contains(word, in: record, organisation, today)
        case .state(let word): isState(record, word)
        case .field(let key, let value): field(key, of: record, contains: value)
        }
      if !holds { return false }
    }
    return true
  }

  private func field<R: Record>(_ key: String, of record: R, contains wanted: String) -> Bool {
    let all = R.fields.all
    guard
      let field = R.fields[key] ?? all.first(where: { $0.key == key + "s" })
        ?? all.first(where: { $0.label.lowercased().hasPrefix(key) })
    else { return false }
    let value = field.read(record)
    if case .day = field.shape {
      let day: Day? = if case .text(let text)? = value { Day(text) } else { nil }
      return Filter.day(day, meets: wanted, today: today)
    }
    let text = fieldText.text(of: value, field.shape).lowercased()
    if wanted == "none" { return text.isEmpty }
    if case .clauses = field.shape {
      return text.split(separator: ";").contains { item in
        let number = item.trimmed.split(separator: " ").last.map(String.init) ?? ""
        return ClauseReference.isNumber(number, within: wanted.uppercased())
          || ClauseReference.isNumber(number, within: wanted) || item.hasPrefix(wanted)
      }
    }
    return text.contains(wanted)
  }
}

/// The text of records in lower case, made when first searched and forgotten when the record changes.
struct SearchIndex: Sendable {
  private var texts: [RecordID: [UInt8]] = [:]

  mutating func forget(_ id: RecordID) { texts[id] = nil }

  mutating func contains<R: Record>(
    _ word: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> Bool {
    if texts[record.id] == nil {
      let fieldText = FieldText(organisation: organisation, today: today, place: .form)
      let text = R.fields.all.map { fieldText.text(of: $0.read(record), $0.shape) }
        .joined(separator: "\n").lowercased()
      texts[record.id] = Array(text.utf8)
    }
    return texts[record.id].map { SearchIndex.find(Array(word.utf8), in: $0) } ?? false
  }

  private static func find(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = word.first else { return true }
    guard text.count >= word.count else { return false }
    return text.withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { word in
        for start in 0...(text.count - word.count) where text[start] == first {
          var offset = 1
          while offset < word.count, text[start + offset] == word[offset] { offset += 1 }
          if offset == word.count { return true }
        }
        return false
      }
    }
  }
}
