import Records

/// Fields to fill in; Ctrl-S keeps them as one step.
struct Form: Sendable {
  let title: String
  var fields: [FormField]
  var focus = 0
  /// Whether Enter in a line of text or a measured number keeps the form: for entries that are mostly one line.
  var enterKeeps = false
  /// The one field in which it does so, where others come before it; `nil` for any.
  var keepingField: String?
  /// Why the form could not be kept.
  var refusal = ""
  /// What a colleague did to the record meanwhile; empty when nothing.
  var notice = ""
  /// Whether the user was told that a colleague changed the same field, and may overwrite it.
  var overwrites = false
  /// Records that the form's pickers add, kept together with the form.
  var additions: [Addition] = []
  /// What one should have before one's eyes while filling in; above the fields.
  var context: [String] = []
  /// The action that is filled in, whose likes are looked for as one types; `nil` for other records.
  var draft: Action?
  /// Earlier actions like what is filled in so far.
  var earlier: [EarlierMatch] = []
  /// Where what is typed is kept before the form is; `nil` for most forms.
  var draftPlace: DraftPlace?
  /// What is to be said beside the fields of what is filled in so far.
  var checks: (@Sendable (State, FormValues) -> [FieldRemark])?
  /// What the checks say of what is filled in at present.
  var remarks: [FieldRemark] = []
  /// The warnings that the user was stopped by once, and may go past.
  var heeded: [FieldRemark] = []
  /// Makes the step of what was typed.
  let keep: @Sendable (inout State, FormValues) throws(FormRefusal) -> FormStep

  /// A record to be, known by its name so far.
  struct Addition: Hashable, Sendable {
    let kind: RecordKind
    let id: RecordID
    let name: String
  }

  init(
    title: String, fields: [FormField], focus key: String? = nil,
    checks: (@Sendable (State, FormValues) -> [FieldRemark])? = nil,
    keep: @escaping @Sendable (inout State, FormValues) throws(FormRefusal) -> FormStep
  ) {
    self.title = title
    self.fields = fields
    self.checks = checks
    self.keep = keep
    if let key, let index = fields.firstIndex(where: { $0.key == key }) { focus = index }
  }

  var isChanged: Bool { fields.contains(where: \.isChanged) }

  /// Whether Enter in a field keeps the form.
  func keepsByEnter(in field: FormField) -> Bool {
    enterKeeps
      && (keepingField.map { $0 == field.key } ?? [.line, .quantity].contains(field.shape))
  }

  /// The record that the form is about; `nil` for a new one or several.
  var about: RecordPlace? { fields.lazy.compactMap(\.source).first }
}

/// What a form's fields hold, by key.
struct FormValues: Sendable {
  var values: [String: Value] = [:]

  subscript(key: String) -> Value? { values[key] }

  func text(_ key: String) -> String {
    if case .text(let text)? = values[key] { text } else { "" }
  }

  func day(_ key: String) -> Day? { Day(text(key)) }
  func id(_ key: String) -> RecordID? { RecordID(text(key)) }

  /// The records that a field of several links names.
  func ids(_ key: String) -> [RecordID] {
    guard case .list(let list)? = values[key] else { return [] }
    return list.compactMap { if case .text(let text) = $0 { RecordID(text) } else { nil } }
  }

  func clauses(_ key: String) -> [ClauseReference] {
    guard case .list(let list)? = values[key] else { return [] }
    return list.compactMap { if case .text(let text) = $0 { ClauseReference(text) } else { nil } }
  }

  func number(_ key: String) -> Int? {
    if case .integer(let number)? = values[key] { number } else { nil }
  }

  func flag(_ key: String) -> Bool? {
    if case .flag(let flag)? = values[key] { flag } else { nil }
  }
}

/// One step that a form makes.
struct FormStep: Sendable {
  let title: String
  let changes: [Change]
  /// What is asked before anything is done; the form stays behind the question, whose answer ends it.
  var asks: Question?
  /// What happens after it.
  var then: (@Sendable (inout State) -> Void)?
  /// What happens after that when Enter kept the form, for entries of which there are often several.
  var onEnter: (@Sendable (inout State) -> Void)?
}

/// Why a form cannot be kept, and at which field.
struct FormRefusal: Error, Sendable {
  let message: String
  var field: String?
}

/// One field of a form.
struct FormField: Sendable {
  /// What the field holds while it is edited.
  enum Content: Hashable, Sendable {
    case typed(TextBuffer)
    case picked(Value?)

    /// Whether both hold the same, wherever the cursor is.
    func isSame(as other: Content) -> Bool {
      switch (self, other) {
      case (.typed(let mine), .typed(let theirs)): mine.text == theirs.text
      default: self == other
      }
    }
  }

  let key: String
  let label: String
  let hint: String
  let shape: FieldShape
  var content: Content
  /// The record that the field belongs to.
  var source: RecordPlace?
  /// Whether a name that is not on file may be added here; else only what is on file can be chosen.
  var canAdd = true
  /// What a tab in a pasted text becomes.
  var pastedTab = " "
  /// Whether it is a field of a part of the record, such as a plan step.
  var isOfPart = false
  /// What a colleague changed the field to meanwhile; empty when nobody did.
  private(set) var meanwhile = ""
  private var original: Content

  init(
    key: String, label: String, hint: String = "", shape: FieldShape, value: Value?,
    source: RecordPlace? = nil, in text: FieldText
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.shape = shape
    self.source = source
    content = FormField.content(value, shape, text)
    original = content
  }

  private static func content(_ value: Value?, _ shape: FieldShape, _ text: FieldText) -> Content {
    switch shape {
    case .link, .links, .clauses, .choice, .term, .yesNo: .picked(value)
    default: .typed(TextBuffer(text.text(of: value, shape)))
    }
  }

  /// Shows what a colleague changed, unless the user has typed something else already.
  mutating func follow(_ organisation: Organisation, _ text: FieldText) {
    guard let source, !isOfPart, source.kind.type.hasField(key),
      organisation.table(of: source.id, source.kind) != nil
    else { return }
    let value =
      organisation.value(of: key, in: source.id, source.kind)
      ?? source.kind.type.initialValue(of: key)
    let now = FormField.content(value, shape, text)
    guard !now.isSame(as: original) else { return }
    let who = organisation.author(of: key, in: source.id)
    let by = who.isEmpty ? "" : " by \(who)"
    let shown = text.text(of: value, shape)
    meanwhile = isChanged ? "changed meanwhile\(by) to “\(shown)”" : "changed meanwhile\(by)"
    if !isChanged { content = now }
    original = now
  }

  /// A field with a proposal that the first typed character replaces.
  init(key: String, label: String, hint: String = "", proposal: String) {
    self.key = key
    self.label = label
    self.hint = hint
    shape = .line
    content = .typed(TextBuffer(proposal, isProposal: true))
    original = content
  }

  /// Whether something was typed or chosen; what is only proposed was not.
  var isChanged: Bool {
    if case .typed(let buffer) = content, buffer.isProposal { return false }
    return !content.isSame(as: original)
  }

  /// Makes what it holds a proposal, which the first typed character replaces.
  mutating func propose() {
    guard case .typed(let buffer) = content, !buffer.text.isEmpty else { return }
    content = .typed(TextBuffer(buffer.text, isProposal: true))
  }

  /// The field with what it holds as a proposal.
  func proposing() -> FormField {
    var field = self
    field.propose()
    return field
  }

  var isPicked: Bool { if case .picked = content { true } else { false } }

  /// Whether the text may have several lines.
  var hasLines: Bool {
    switch shape {
    case .text, .lines: true
    default: false
    }
  }

  /// The value, or why the text is none.
  func value(in text: FieldText) throws(FieldProblem) -> Value? {
    switch content {
    case .picked(let value): value
    case .typed(let buffer): try text.value(of: buffer.text, shape) { _, _ in nil }
    }
  }

  /// What is wrong with the text so far; empty when nothing is.
  func problem(in text: FieldText) -> String {
    do throws(FieldProblem) {
      _ = try value(in: text)
      return ""
    } catch {
      return error.message
    }
  }
}

extension FormField {
  /// The fields of a record for a form, those with the given keys or all that a form can show.
  static func fields<R: Record>(of record: R, only keys: [String]? = nil, in text: FieldText)
    -> [FormField]
  {
    let wanted = keys.map { keys in keys.compactMap { R.fields[$0] } } ?? R.fields.all
    return wanted.compactMap { field in
      switch field.shape {
      case .inner, .parts: nil
      default:
        FormField(
          key: field.key, label: field.label, hint: field.hint, shape: field.shape,
          value: field.read(record) ?? field.initial,
          source: RecordPlace(kind: R.kind, id: record.id), in: text)
      }
    }
  }

  /// The fields of a part of a record, such as a plan step.
  static func fields<P: Part>(
    of part: P, in record: RecordPlace, _ text: FieldText
  ) -> [FormField] {
    P.fields.all.map { field in
      var formField = FormField(
        key: field.key, label: field.label, hint: field.hint, shape: field.shape,
        value: field.read(part) ?? field.initial, source: record, in: text)
      formField.isOfPart = true
      return formField
    }
  }
}

extension Record {
  /// Takes a form's values into the record.
  mutating func take(_ values: FormValues, of fields: [FormField]) throws(FormRefusal) {
    for formField in fields {
      guard let field = Self.fields[formField.key] else { continue }
      do throws(FieldProblem) {
        try field.write(&self, values[formField.key])
      } catch {
        throw FormRefusal(message: "\(field.label) \(error.message)", field: field.key)
      }
    }
  }
}

extension Part {
  mutating func take(_ values: FormValues) throws(FormRefusal) {
    for field in Self.fields.all {
      do throws(FieldProblem) {
        try field.write(&self, values[field.key])
      } catch {
        throw FormRefusal(message: "\(field.label) \(error.message)", field: field.key)
      }
    }
  }
}
