/// How a field is typed, shown and picked.
package enum FieldShape: Hashable, Sendable {
  /// One line of text.
  case line
  /// Text of several lines.
  case text
  /// A list of texts, one a line (a chain of whys); `separator` joins them in a CSV cell.
  case lines(separator: String)
  case day
  case number
  case yesNo
  case choice([String])
  /// Another record, by its name or reference.
  case link(RecordKind)
  /// Several other records.
  case links(RecordKind)
  /// Clauses of the editions held, such as "9001:2015 8.4.1".
  case clauses
  /// Editions of standards, such as "9001:2015".
  case editions
  /// A list of parts with fields of their own (plan steps, evidence), kept by screens of their own.
  case parts([PartField])
  /// Kept by the program; no form shows it.
  case inner
}

/// What a form or a CSV cell needs to know of a part's field.
package struct PartField: Hashable, Sendable {
  package let key: String
  package let label: String
  package let shape: FieldShape
}

/// The way from a record, or a part of one, to one of its fields.
package typealias FieldPath<Owner, V> = any WritableKeyPath<Owner, V> & Sendable

/// One field of a kind of record: its name in the file, and how to read, write, show and type it.
///
/// The file, CSV, forms, filters, edits and the merge all work from these rows; a new field is one more row.
package struct Field<Owner: Sendable>: Sendable {
  /// The key in the file and in `field:value` filters.
  package let key: String
  /// The label on the screen.
  package let label: String
  /// One line that helps the person who types.
  package let hint: String
  package let shape: FieldShape
  /// The value as the file holds it; `nil` when it is empty or what it would be anyway.
  package let read: @Sendable (borrowing Owner) -> Value?
  /// What a new record has, which the file leaves out.
  package let initial: Value?
  /// Takes a value; `nil` sets what a new record has.
  package let write: @Sendable (inout Owner, Value?) throws(FieldProblem) -> Void
  /// Whether it says where someone is and not what is true: neither kept in the history nor ever in conflict.
  package private(set) var isFleeting = false

  /// The field as one that is neither kept in the history nor ever in conflict.
  package var fleeting: Field {
    var field = self
    field.isFleeting = true
    return field
  }

  package init<V: FieldValue>(
    _ key: String, _ label: String, _ path: FieldPath<Owner, V>,
    _ shape: FieldShape, initially initial: V, hint: String = ""
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.shape = shape
    self.initial = initial.value
    read = { owner in
      let value = owner[keyPath: path]
      return value == initial ? nil : value.value
    }
    write = { (owner, value) throws(FieldProblem) in
      if let value {
        owner[keyPath: path] = try V(value: value)
      } else {
        owner[keyPath: path] = initial
      }
    }
  }

  package init(
    _ key: String, _ label: String, _ path: FieldPath<Owner, String>,
    _ shape: FieldShape = .line, hint: String = ""
  ) {
    self.init(key, label, path, shape, initially: "", hint: hint)
  }

  package init<V: FieldValue>(
    _ key: String, _ label: String, _ path: FieldPath<Owner, V?>,
    _ shape: FieldShape, hint: String = ""
  ) {
    self.init(key, label, path, shape, initially: nil, hint: hint)
  }

  package init<V: FieldValue>(
    _ key: String, _ label: String, _ path: FieldPath<Owner, [V]>,
    _ shape: FieldShape, hint: String = ""
  ) {
    self.init(key, label, path, shape, initially: [], hint: hint)
  }

  package init<C: Choice>(
    choice key: String, _ label: String, _ path: FieldPath<Owner, C>,
    initially initial: C, hint: String = ""
  ) {
    self.init(key, label, path, .choice(C.words), initially: initial, hint: hint)
  }

  package init<C: Choice>(
    choice key: String, _ label: String, _ path: FieldPath<Owner, C?>,
    hint: String = ""
  ) {
    self.init(key, label, path, .choice(C.words), initially: nil, hint: hint)
  }
}

/// All fields of one kind of record.
package struct FieldTable<Owner: Sendable>: Sendable {
  /// In the order in which forms show them.
  package let all: [Field<Owner>]
  /// In the order in which the file holds them.
  private let sorted: [Field<Owner>]

  package init(_ fields: [Field<Owner>]) {
    all = fields
    sorted = fields.sorted { $0.key < $1.key }
  }

  /// The field with a key.
  package subscript(key: String) -> Field<Owner>? { all.first { $0.key == key } }

  /// Everything the owner knows, as the file holds it.
  package func encode(_ owner: borrowing Owner, extras: Table) -> Table {
    var table = extras
    if extras.isEmpty {
      table = Table(minimumCapacity: sorted.count + 1)
      for field in sorted {
        if let value = field.read(owner) { _ = table.append(value, for: field.key) }
      }
    } else {
      for field in sorted {
        if let value = field.read(owner) { table[field.key] = value }
      }
    }
    return table
  }

  /// Takes every known key of a table; returns the others.
  ///
  /// - Throws: the key and what is wrong with its value.
  package func decode(_ table: Table, into owner: inout Owner) throws(FieldFailure) -> Table {
    var extras = Table()
    var index = 0
    for entry in table.entries {
      while index < sorted.count, sorted[index].key < entry.key { index += 1 }
      guard index < sorted.count, sorted[index].key == entry.key else {
        extras[entry.key] = entry.value
        continue
      }
      do throws(FieldProblem) {
        try sorted[index].write(&owner, entry.value)
      } catch {
        throw FieldFailure(field: entry.key, problem: error)
      }
    }
    return extras
  }
}

/// A field and what is wrong with its value.
package struct FieldFailure: Error, Hashable, Sendable {
  package let field: String
  package let problem: FieldProblem
}

/// A part of a record with fields of its own: a plan step, a piece of evidence, a moved date.
package protocol Part: FieldValue {
  static var fields: FieldTable<Self> { get }
  /// Fields that a newer program wrote and this one does not know; kept as they are.
  var extras: Table { get set }
  init()
}

extension Part {
  package init(value: Value) throws(FieldProblem) {
    guard case .table(var table) = value else {
      throw .wrongType(value, expected: "a table of fields")
    }
    self.init()
    do throws(FieldFailure) {
      table = try Self.fields.decode(table, into: &self)
    } catch {
      throw FieldProblem("field \(error.field) \(error.problem.message)")
    }
    extras = table
  }

  package var value: Value? { .table(Self.fields.encode(self, extras: extras)) }

  /// The shape of a field that holds such parts.
  package static var shape: FieldShape {
    .parts(fields.all.map { PartField(key: $0.key, label: $0.label, shape: $0.shape) })
  }
}
