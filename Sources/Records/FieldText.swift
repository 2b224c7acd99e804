/// Turns field values into the text that people read and type, and back.
package struct FieldText: Sendable {
  /// Where the text stands.
  package enum Place: Hashable, Sendable {
    /// A form: a list of texts takes a line each.
    case form
    /// A CSV cell: lists are joined by "; ", whys by " > ".
    case cell
  }

  package var organisation: Organisation
  package let today: Day
  package let place: Place

  package init(organisation: Organisation, today: Day, place: Place) {
    self.organisation = organisation
    self.today = today
    self.place = place
  }

  // MARK: Writing

  /// The value as text; empty for `nil`.
  package func text(of value: Value?, _ shape: FieldShape) -> String {
    guard let value else { return "" }
    switch (shape, value) {
    case (.link(let kind), .text(let id)):
      return organisation.name(of: RecordID(id), kind) ?? id
    case (.links(let kind), .list(let ids)):
      return joined(ids.map { text(of: $0, .link(kind)) })
    case (.lines(let separator), .list(let lines)):
      let texts = lines.map { text(of: $0, .line) }
      guard place == .cell else { return texts.joined(separator: "\n") }
      return texts.map { escape($0, separator.trimmed) }.joined(separator: separator)
    case (.clauses, .list(let items)), (.editions, .list(let items)):
      return joined(items.map { text(of: $0, .line) })
    case (.parts(let fields), .list(let parts)):
      return joined(parts.map { part($0, fields) })
    case (_, .text(let text)): return text
    case (_, .integer(let number)): return String(number)
    case (_, .real(let number)): return String(number)
    case (_, .flag(let flag)): return flag ? "yes" : "no"
    case (_, .date(let text)), (_, .data(let text)): return text
    case (_, .list(let items)): return joined(items.map { text(of: $0, shape) })
    case (_, .table): return ""
    }
  }

  private func part(_ value: Value, _ fields: [PartField]) -> String {
    guard case .table(let table) = value else { return "" }
    var pieces: [String] = []
    for (index, field) in fields.enumerated() {
      let piece = markingLineEnds(escape(text(of: table[field.key], field.shape), "|"))
      if index == 0 {
        pieces.append(piece)
      } else if !piece.isEmpty {
        pieces.append("\(field.key) \(piece)")
      }
    }
    return pieces.joined(separator: " | ")
  }

  /// A line end inside an item is marked like a separator: one without a mark ends the item.
  private func markingLineEnds(_ text: String) -> String {
    text.contains(where: \.isNewline)
      ? text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .joined(separator: "\\\n") : text
  }

  private func joined(_ items: [String]) -> String {
    items.map { item in
      let marked = escape(item, ";")
      // An item's own mark at its end must not be taken for that of the separator after it.
      return marked.hasSuffix("\\") ? marked + " " : marked
    }.joined(separator: "; ")
  }

  /// A separator inside an item is marked, so that reading gives the item back.
  private func escape(_ text: String, _ separator: String) -> String {
    text.contains(separator)
      ? text.split(separator: separator, omittingEmptySubsequences: false)
        .joined(separator: "\\" + separator) : text
  }

  // MARK: Reading

  /// Reads a text as a value of a shape; `nil` for an empty one.
  ///
  /// - Parameter resolve: finds or makes the record that a name stands for.
  /// - Throws: what is wrong with the text, as the end of a sentence that begins with the field's name.
  package func value(
    of text: String, _ shape: FieldShape, resolve: (RecordKind, String) -> RecordID?
  ) throws(FieldProblem) -> Value? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    switch shape {
    case .line, .term:
      return .text(trimmed.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .text, .inner: return .text(trimmed)
    case .lines(let separator):
      let lines = trimmed.split(whereSeparator: \.isNewline).flatMap { line in
        // With its blanks, so that an arrow ("->") or "more than 5" (">5") stays whole.
        place == .cell
          ? split(String(line), separator, marked: separator.trimmed) : [line.trimmed]
      }
      return .list(lines.filter { !$0.isEmpty }.map(Value.text))
    case .day: return try day(trimmed).value
    case .number:
      guard let number = Int(trimmed), number >= 0, number < 1_000_000 else {
        throw FieldProblem("is not a whole number from 0 on: \(trimmed)")
      }
      return .integer(number)
    case .quantity: return try Quantity(value: .text(trimmed)).value
    case .period:
      guard let period = Period(trimmed) else {
        throw FieldProblem("is not a period such as 90 days, 12 weeks or 3 months: \(trimmed)")
      }
      return period.value
    case .yesNo:
      switch trimmed.lowercased() {
      case "yes", "y", "true", "1", "x", "mandatory": return .flag(true)
      case "no", "n", "false", "0", "desirable": return .flag(false)
      default: throw FieldProblem("is neither yes nor no: \(trimmed)")
      }
    case .choice(let words): return .text(try choice(trimmed, words))
    case .link(let kind): return try link(trimmed, kind, resolve).value
    case .links(let kind):
      var ids: [RecordID] = []
      for name in items(trimmed) {
        let id = try link(name, kind, resolve)
        if !ids.contains(id) { ids.append(id) }
      }
      return ids.value
    case .clauses: return try clauses(trimmed)
    case .edition:
      guard let edition = Edition(trimmed) else {
        throw FieldProblem("is not an edition such as 9001:2015: \(trimmed)")
      }
      return edition.value
    case .editions:
      var editions: [Edition] = []
      for item in items(trimmed) {
        guard let edition = Edition(item) else {
          throw FieldProblem("is not an edition such as 9001:2015: \(item)")
        }
        editions.append(edition)
      }
      return editions.value
    case .parts(let fields):
      var parts: [Value] = []
      for item in items(trimmed) { parts.append(try part(item, fields, resolve)) }
      return .list(parts)
    }
  }

  private func day(_ text: String) throws(FieldProblem) -> Day {
    if let day = place == .form ? Day(typed: text, today: today) : Day(written: text) { return day }
    throw FieldProblem(
      place == .form
        ? "is not a day: \(text) (2026-12-01, 1 dec, fri, +2w, q1 or today)"
        : "is not a day (yyyy-mm-dd): \(text)")
  }

  private func choice(_ text: String, _ words: [String]) throws(FieldProblem) -> String {
    let wanted = text.lowercased()
    if let exact = words.first(where: { $0.lowercased() == wanted }) { return exact }
    let starts = words.filter { $0.lowercased().hasPrefix(wanted) }
    if place == .form, starts.count == 1 { return starts[0] }
    throw FieldProblem("is not known: \(text) (choose \(words.joined(separator: ", ")))")
  }

  private func link(
    _ name: String, _ kind: RecordKind, _ resolve: (RecordKind, String) -> RecordID?
  ) throws(FieldProblem) -> RecordID {
    if let id = resolve(kind, name) { return id }
    throw FieldProblem("names no \(kind.noun) on file: \(name)")
  }

  private func clauses(_ text: String) throws(FieldProblem) -> Value? {
    var clauses: [ClauseReference] = []
    let pieces = items(text).flatMap { $0.split(separator: ",").map { $0.trimmed } }
    for item in pieces where !item.isEmpty {
      guard let clause = ClauseReference(item) ?? clauseOfHeldEdition(item) else {
        throw FieldProblem("is not a clause such as 9001:2015 8.4.1: \(item)")
      }
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    return clauses.value
  }

  /// A bare number means a clause of the first edition held; Annex A means ISO/IEC 27001.
  private func clauseOfHeldEdition(_ text: String) -> ClauseReference? {
    guard let number = ClauseReference.number(text) else { return nil }
    let held = organisation.profile.standards
    let edition =
      number.hasPrefix("A.") ? held.first { $0.text.hasPrefix("27001") } ?? held.first : held.first
    return edition.map { ClauseReference(edition: $0, number: number) }
  }

  private func part(
    _ text: String, _ fields: [PartField], _ resolve: (RecordKind, String) -> RecordID?
  ) throws(FieldProblem) -> Value {
    var table = Table()
    for (index, piece) in split(text, "|").enumerated() {
      let named = fields.dropFirst().first { piece.hasPrefix($0.key + " ") }
      guard index > 0, let field = named else {
        let first = fields[0].key
        if case .text(let before)? = table[first] {
          table[first] = .text(before + " | " + piece)
        } else {
          table[first] = .text(piece)
        }
        continue
      }
      table[field.key] = try value(
        of: String(piece.dropFirst(field.key.count + 1)), field.shape, resolve: resolve)
    }
    return .table(table)
  }

  private func items(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let last = lines.last, last.hasSuffix("\\") {
        lines[lines.count - 1] = last.dropLast() + "\n" + line
      } else {
        lines.append(String(line))
      }
    }
    return lines.flatMap { split($0, ";") }.filter { !$0.isEmpty }
  }

  /// The pieces between separators, without the marks of separators that belong to a piece.
  ///
  /// - Parameter marked: what stands after a mark, where that is not the whole separator.
  private func split(_ text: String, _ separator: String, marked: String? = nil) -> [String] {
    let own = marked ?? separator
    var pieces = [""]
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("\\" + own) {
        pieces[pieces.count - 1] += own
        rest = rest.dropFirst(1 + own.count)
      } else if rest.hasPrefix(separator) {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        pieces[pieces.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    return pieces.map { $0.trimmed }
  }
}

extension Day {
  /// Reads a day as files of other programs write it, without anything relative: `2026-12-01`, `01.12.2026`,
  /// `1/12/2026` (day first), `2026-12-01T00:00:00`.
  package init?(written text: String) {
    let first = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init) ?? ""
    let isWithoutClock = first.count == text.count || text.dropFirst(first.count + 1).contains(":")
    guard isWithoutClock, let day = Day(first) ?? Day.numeric(first) else { return nil }
    self = day
  }
}
