internal import Records

/// Reads what is said of a new action's field: text as in forms and CSV cells, lists item by item.
struct CaptureValues {
  private let today: Day
  /// Reads days and choices, which a form understands in more ways.
  private let form: FieldText
  private let cell: FieldText
  /// The people who share a name with others; of those who work here if any do.
  private let namesakes: [String: [Person]]

  init(organisation: Organisation, today: Day) {
    self.today = today
    form = FieldText(organisation: organisation, today: today, place: .form)
    cell = FieldText(organisation: organisation, today: today, place: .cell)
    namesakes = Dictionary(grouping: organisation.people.all) { ImportNames.key($0.name) }
      .filter { $0.value.count > 1 }
      .mapValues { people in
        let active = people.filter { $0.isActive(on: today) }
        return active.isEmpty ? people : active
      }
  }

  /// The value for a field; `nil` when nothing is said.
  ///
  /// - Throws: what is wrong, as the end of a sentence that begins with where it is said.
  func value(
    of said: JSONValue, for field: Field<Action>, _ names: ImportNames
  ) throws(FieldProblem) -> Value? {
    if case .text(let text) = said {
      let usual = ImportRun.usual(PlainText.readable(text), for: field, today: today)
      return try value(of: .text(usual), field.shape, names)
    }
    if case .choice = field.shape, case .list(let items) = said, items.count == 1 {
      return try value(of: items[0], for: field, names)
    }
    return try value(of: said, field.shape, names)
  }

  private func value(
    of said: JSONValue, _ shape: FieldShape, _ names: ImportNames
  ) throws(FieldProblem) -> Value? {
    switch said {
    case .null: return nil
    case .text(let text): return try value(of: PlainText.readable(text), shape, names)
    case .number(let figures): return try value(of: figures, shape, names)
    case .flag(let flag):
      guard case .yesNo = shape else {
        throw FieldProblem("is \(said.noun), where a text should be: \(flag)")
      }
      return .flag(flag)
    case .list(let items): return try list(items, shape, names)
    case .object(let members):
      guard case .parts(let fields) = shape else {
        throw FieldProblem("is an object, where a text should be")
      }
      return .list([try part(members, fields, names)])
    }
  }

  private func value(
    of text: String, _ shape: FieldShape, _ names: ImportNames
  ) throws(FieldProblem) -> Value? {
    var unknown: RecordKind?
    var several: String?
    let reader: FieldText
    switch shape {
    case .day, .choice: reader = form
    default: reader = cell
    }
    do throws(FieldProblem) {
      let value = try reader.value(of: text, shape) { kind, name in
        if kind == .person, let people = namesakes[ImportNames.key(name)] {
          if people.count > 1 { several = name }
          return people[0].id
        }
        let id = names.id(of: name, kind)
        if id == nil { unknown = kind }
        return id
      }
      if let several {
        throw FieldProblem(
          "names several people on file: \(several); give the e-mail address of the one you mean")
      }
      return value
    } catch {
      let message = ImportRun.quoting(text, in: error.message)
      throw FieldProblem(unknown.map { "\(message); \(advice($0))" } ?? message)
    }
  }

  private func advice(_ kind: RecordKind) -> String {
    switch kind {
    case .action: "check the reference"
    case .person: "check the spelling, or add the person first (evenkeel import people)"
    default: "check the spelling, or add the \(kind.noun) first (9 in the program)"
    }
  }

  // MARK: Lists

  private func list(
    _ items: [JSONValue], _ shape: FieldShape, _ names: ImportNames
  ) throws(FieldProblem) -> Value? {
    var values: [Value] = []
    for item in items {
      switch (shape, item) {
      case (.lines, .text(let text)):
        let line = ImportNames.tidy(PlainText.readable(text))
        if !line.isEmpty { values.append(.text(line)) }
      case (.links, _), (.clauses, _), (.editions, _), (.parts, _):
        // A separator within an item of a list is none.
        var item = item
        if case .text(let text) = item {
          let line = ImportNames.tidy(PlainText.readable(text))
          item = .text(shape == .clauses ? line : line.replacing(";", with: "\\;"))
        }
        guard case .list(let more)? = try value(of: item, shape, names) else { continue }
        values += more.filter { !values.contains($0) }
      case (.text, .text(let text)):
        values.append(.text(PlainText.readable(text)))
      default:
        throw FieldProblem("is a list, where one value should be")
      }
    }
    guard case .text = shape else { return values.isEmpty ? nil : .list(values) }
    let lines = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return lines.isEmpty ? nil : .text(lines.joined(separator: "\n"))
  }

  /// A part (a step, a piece of evidence) that is written as an object of its fields.
  private func part(
    _ members: [JSONValue.Member], _ fields: [PartField], _ names: ImportNames
  ) throws(FieldProblem) -> Value {
    var table = Table()
    for member in members {
      guard let field = fields.first(where: { $0.key == member.name }) else {
        throw FieldProblem(
          "has the unknown key \(member.name); known are "
            + fields.map(\.key).joined(separator: ", "))
      }
      do throws(FieldProblem) {
        table[field.key] = try value(of: member.value, field.shape, names)
      } catch {
        throw FieldProblem(", \(field.key) \(error.message)")
      }
    }
    return .table(table)
  }
}
