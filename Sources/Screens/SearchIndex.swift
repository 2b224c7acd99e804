import Records

/// The text of records in lower case and without accents, made when first searched and forgotten when the record changes.
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
    texts[id].map { SearchIndex.find(word, in: $0) }
  }

  mutating func contains<R: Record>(
    _ word: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> Bool {
    let fieldText = FieldText(organisation: organisation, today: today, place: .form)
    let text = Array(
      R.fields.all.map { fieldText.text(of: SearchIndex.shown($0, of: record), $0.shape) }
        .joined(separator: "\n").folded.utf8)
    texts[record.id] = text
    return SearchIndex.find(word, in: text)
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
  /// anything else as forms show it, in lower case and without accents. `nil` when there is no such field.
  mutating func text<R: Record>(
    of typed: String, in record: R, _ organisation: Organisation, _ today: Day
  ) -> (text: String, shape: FieldShape)? {
    let key = FieldKey(kind: R.kind, typed: typed)
    let known = fields[key] ?? SearchIndex.field(typed, R.self)
    guard let shape = known.shape else {
      fields[key] = known
      return nil
    }
    let field = R.fields[known.key]
    let value = field.flatMap { $0.read(record) ?? $0.initial }
    let text =
      if field == nil {
        SearchIndex.computed(known.key, of: record) ?? ""
      } else if case .day = shape {
        if case .text(let day)? = value { day } else { "" }
      } else {
        FieldText(organisation: organisation, today: today, place: .form).text(of: value, shape)
          .folded
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
    let computed: FieldShape? = hasComputed(typed, type) ? .number : nil
    return FieldTexts(key: field?.key ?? typed, shape: field?.shape ?? computed)
  }

  /// Whether the user means a field of a kind of record by this.
  static func hasField<R: Record>(_ typed: String, _ type: R.Type) -> Bool {
    field(typed, type).shape != nil
  }

  /// The value that a list or a form shows: a choice says something even where the file leaves it out.
  private static func shown<R: Record>(_ field: Field<R>, of record: R) -> Value? {
    guard case .choice = field.shape else { return field.read(record) }
    return field.read(record) ?? field.initial
  }

  private static func hasComputed<R: Record>(_ typed: String, _ type: R.Type) -> Bool {
    R.kind == .action && typed == "slips"
  }

  /// A number that lists show and no field holds.
  private static func computed<R: Record>(_ key: String, of record: R) -> String? {
    guard hasComputed(key, R.self), let action = record as? Action else { return nil }
    return String(action.slips)
  }

  /// Whether a word is part of a text; nothing is made of either, as this is asked of whole registers at each key.
  private static func find(_ word: String, in text: [UInt8]) -> Bool {
    var word = word
    return word.withUTF8 { word in
      guard let first = word.first else { return true }
      guard text.count >= word.count else { return false }
      return text.withUnsafeBufferPointer { text in
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
