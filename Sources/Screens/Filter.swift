import Records

/// What the user typed after `/`: words in any order, and `field:value`.
struct Filter: Hashable, Sendable {
  /// One condition in lower case and without accents; all of them must hold.
  enum Term: Hashable, Sendable {
    case word(String)
    /// `is:overdue`
    case state(String)
    /// `owner:lim`
    case field(String, String)
  }

  var terms: [Term]

  init(_ text: String) {
    terms = text.folded.split(whereSeparator: \.isWhitespace).compactMap { word in
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
    // What lists show where a link leads to no one.
    case .link where wanted == "nobody", .links where wanted == "nobody": return text.isEmpty
    case .number: return Filter.number(text, meets: wanted)
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
