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

  /// Whether more letters can only leave fewer records.
  var hasWordsOnly: Bool {
    terms.allSatisfy { if case .word = $0 { true } else { false } }
  }

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
  /// - Parameter isState: answers `is:` words; false for one that is not known, which then matches nothing.
  mutating func record<R: Record>(
    _ record: R, meets filter: Filter, isState: (borrowing R, String) -> Bool
  ) -> Bool {
    self.record(record.id, at: 0, of: [record], meets: filter, isState: isState)
  }

  /// Whether a record meets a filter, which looks at it where it lies: to copy each of many takes longer than to
  /// search it.
  mutating func record<R: Record>(
    _ id: RecordID, at place: Int, of all: [R], meets filter: Filter,
    isState: (borrowing R, String) -> Bool
  ) -> Bool {
    for term in filter.terms {
      var holds = false
      switch term {
      case .word(let word):
        holds =
          search.contains(word, in: id)
          ?? search.contains(word, in: all[place], organisation, today)
      case .state(let word):
        all.span.withElement(at: place) { holds = isState($0, word) }
      case .field(let key, let value):
        let found =
          search.text(of: key, in: id, R.kind)
          ?? search.text(of: key, in: all[place], organisation, today)
        holds = found.map { field($0.text, $0.shape, contains: value) } ?? false
      }
      if !holds { return false }
    }
    return true
  }

  private func field(_ text: String, _ shape: FieldShape, contains wanted: String) -> Bool {
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

  /// Whether a record has a word; `nil` while its text is not made.
  func contains(_ word: String, in id: RecordID) -> Bool? {
    texts[id].map { SearchIndex.find(Array(word.utf8), in: $0) }
  }

  mutating func contains<R: Record>(
    _ word: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> Bool {
    let fieldText = FieldText(organisation: organisation, today: today, place: .form)
    let text = Array(
      R.fields.all.map { fieldText.text(of: $0.read(record), $0.shape) }
        .joined(separator: "\n").lowercased().utf8)
    texts[record.id] = text
    return SearchIndex.find(Array(word.utf8), in: text)
  }

  /// What a field says in a record; `nil` while that is not known.
  func text(
    of typed: String, in id: RecordID, _ kind: RecordKind
  ) -> (text: String, shape: FieldShape)? {
    guard let known = fields[FieldKey(kind: kind, typed: typed)], let shape = known.shape,
      let text = known.texts[id]
    else { return nil }
    return (text, shape)
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
