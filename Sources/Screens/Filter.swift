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
    terms = text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
      guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else {
        return .word(String(word))
      }
      let field = String(word[..<colon])
      let value = String(word[word.index(after: colon)...])
      // A clause such as 9001:2015 is a word, not a field.
      if field.allSatisfy(\.isNumber) { return .word(String(word)) }
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

  private mutating func field<R: Record>(
    _ key: String, of record: R, contains wanted: String
  ) -> Bool {
    guard let (text, shape) = search.text(of: key, in: record, organisation, today) else {
      return false
    }
    switch shape {
    case .day: return Filter.day(Day(text), meets: wanted, today: today)
    case _ where wanted == "none": return text.isEmpty
    case .clauses:
      return text.split(separator: ";").contains { item in
        let number = item.trimmed.split(separator: " ").last.map(String.init) ?? ""
        return ClauseReference.isNumber(number, within: wanted.uppercased())
          || ClauseReference.isNumber(number, within: wanted) || item.hasPrefix(wanted)
      }
    default: return text.contains(wanted)
    }
  }
}

/// The text of records in lower case, made when first searched and forgotten when the record changes.
struct SearchIndex: Sendable {
  private var texts: [RecordID: [UInt8]] = [:]
  private var fields: [FieldKey: FieldTexts] = [:]

  /// A field as the user typed it.
  private struct FieldKey: Hashable {
    let kind: RecordKind
    let typed: String
  }

  /// What one field says in each record; `nil` for its shape when no field is meant.
  private struct FieldTexts {
    let key: String
    let shape: FieldShape?
    var texts: [RecordID: String] = [:]
  }

  mutating func forget(_ id: RecordID) {
    texts[id] = nil
    for key in fields.keys { fields[key]?.texts[id] = nil }
  }

  mutating func contains<R: Record>(
    _ word: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> Bool {
    let word = Array(word.utf8)
    if let text = texts[record.id] { return SearchIndex.find(word, in: text) }
    let fieldText = FieldText(organisation: organisation, today: today, place: .form)
    let text = Array(
      R.fields.all.map { fieldText.text(of: $0.read(record), $0.shape) }
        .joined(separator: "\n").lowercased().utf8)
    texts[record.id] = text
    return SearchIndex.find(word, in: text)
  }

  /// What a field that the user typed the name of, or its beginning, says in a record: a day as the file holds it,
  /// anything else as forms show it, in lower case. `nil` when there is no such field.
  mutating func text<R: Record>(
    of typed: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> (text: String, shape: FieldShape)? {
    let key = FieldKey(kind: R.kind, typed: typed)
    let known = fields[key] ?? SearchIndex.field(typed, R.self)
    guard let shape = known.shape else {
      fields[key] = known
      return nil
    }
    if let text = known.texts[record.id] { return (text, shape) }
    let value = R.fields[known.key].flatMap { $0.read(record) }
    let text =
      if case .day = shape {
        if case .text(let day)? = value { day } else { "" }
      } else {
        FieldText(organisation: organisation, today: today, place: .form).text(of: value, shape)
          .lowercased()
      }
    if fields[key] == nil { fields[key] = known }
    fields[key]?.texts[record.id] = text
    return (text, shape)
  }

  private static func field<R: Record>(_ typed: String, _ type: R.Type) -> FieldTexts {
    let all = R.fields.all
    let field =
      R.fields[typed] ?? all.first { $0.key == typed + "s" }
      ?? all.first { $0.label.lowercased().hasPrefix(typed) }
    return FieldTexts(key: field?.key ?? typed, shape: field?.shape)
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
