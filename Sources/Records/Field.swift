/// How a field is typed, shown and picked.
package enum FieldShape: Hashable, Sendable {
  /// One line of text.
  case line
  /// One line of text: one of the usual ones, of those used so far, or the user's own.
  case term([String])
  /// Text of several lines.
  case text
  /// A list of texts, one a line (a chain of whys); `separator` joins them in a CSV cell.
  case lines(separator: String)
  case day
  case number
  /// A measured number, with decimals: "98.5".
  case quantity
  /// A length of time: "90 days", "12 weeks", "3 months".
  case period
  case yesNo
  case choice([String])
  /// Another record, by its name or reference.
  case link(RecordKind)
  /// Several other records.
  case links(RecordKind)
  /// Clauses of the editions held, such as "9001:2015 8.4.1".
  case clauses
  /// One edition of a standard, such as "9001:2015".
  case edition
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
  /// Reads the value where its owner lies.
  fileprivate let load: @Sendable (UnsafePointer<Owner>) -> Value?
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
    // A copy, as texts of up to fifteen bytes that are no literals are compared much faster.
    self.key = String(decoding: Array(key.utf8), as: UTF8.self)
    self.label = label
    self.hint = hint
    self.shape = shape
    self.initial = initial.value
    let place = FieldPlace(path)
    load = { owner in
      let value = place.read(owner)
      return value == initial ? nil : value.value
    }
    write = { (owner, value) throws(FieldProblem) in
      if let value {
        place.write(try V(value: value), to: &owner)
      } else {
        place.write(initial, to: &owner)
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

  /// The value as the file holds it; `nil` when it is empty or what it would be anyway.
  package func read(_ owner: borrowing Owner) -> Value? { withUnsafePointer(to: owner, load) }
}

/// Where a field is kept in its owner.
///
/// A key path is walked part by part each time it is used. Nearly every field is a stored property,
/// though, and its key path knows where in the owner that lies: it is read and written right there.
private struct FieldPlace<Owner, V>: Sendable {
  private let path: FieldPath<Owner, V>
  /// How many bytes into the owner the property lies; `nil` when it is computed or observed.
  private let offset: Int?

  init(_ path: FieldPath<Owner, V>) {
    self.path = path
    offset = MemoryLayout<Owner>.offset(of: path)
  }

  /// - Parameter owner: where it lies; a record is too large to be handed about for each field.
  func read(_ owner: UnsafePointer<Owner>) -> V {
    guard let offset else { return owner.pointee[keyPath: path] }
    return UnsafeRawPointer(owner).load(fromByteOffset: offset, as: V.self)
  }

  func write(_ value: V, to owner: inout Owner) {
    guard let offset else { return owner[keyPath: path] = value }
    withUnsafeMutablePointer(to: &owner) {
      let place = UnsafeMutableRawPointer($0).advanced(by: offset)
      place.assumingMemoryBound(to: V.self).pointee = value
    }
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
    var table = Table(minimumCapacity: sorted.count + 1)
    forEachValue(of: owner, extras: extras) { _ = table.append($1, for: $0) }
    return table
  }

  /// Goes over everything the owner knows, in ascending order of the keys.
  package func forEachValue(
    of owner: borrowing Owner, extras: Table, _ body: (_ key: String, Value) -> Void
  ) {
    var rest = extras.entries[...]
    withUnsafePointer(to: owner) { owner in
      for index in sorted.indices {
        guard let value = sorted[index].load(owner) else { continue }
        let key = sorted[index].key
        while let extra = rest.first, extra.key <= key {
          if extra.key < key { body(extra.key, extra.value) }
          rest.removeFirst()
        }
        body(key, value)
      }
    }
    for extra in rest { body(extra.key, extra.value) }
  }

  /// Takes every known key of a table; returns the others.
  ///
  /// - Throws: the key and what is wrong with its value.
  package func decode(_ table: Table, into owner: inout Owner) throws(FieldFailure) -> Table {
    var extras = Table()
    var index = 0
    let entries = table.entries
    for place in entries.indices {
      let key = entries[place].key
      while index < sorted.count, sorted[index].key < key { index += 1 }
      guard index < sorted.count, sorted[index].key == key else {
        extras[key] = entries[place].value
        continue
      }
      do throws(FieldProblem) {
        try sorted[index].write(&owner, entries[place].value)
      } catch {
        throw FieldFailure(field: key, problem: error)
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
