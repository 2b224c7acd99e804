import Records

/// Something said beside a field about what it holds, with the way out.
struct FieldRemark: Hashable, Sendable {
  enum Weight: Hashable, Sendable {
    /// Advice only.
    case hint
    /// Keeping the form stops here once.
    case warning
    /// The form is not kept like this.
    case refusal
  }

  let field: String
  let text: String
  let weight: Weight

  init(_ field: String, _ text: String, _ weight: Weight) {
    self.field = field
    self.text = text
    self.weight = weight
  }

  var style: Style {
    switch weight {
    case .hint: .hint
    case .warning: .dueSoon
    case .refusal: .error
    }
  }

  /// The remark as it stands under its field.
  var line: String {
    switch weight {
    case .hint: "? " + text
    case .warning: "! " + text
    case .refusal: "✗ " + text
    }
  }
}

extension Form {
  /// What the fields hold at present; what cannot be read counts as empty.
  func values(in text: FieldText) -> FormValues {
    var values = FormValues()
    for field in fields {
      let value = try? field.value(in: text)
      values.values[field.key] = value ?? nil
    }
    return values
  }

  /// Why the form cannot be kept at once: a refusal, or a warning that was not shown yet.
  mutating func stop(_ state: State, _ values: FormValues) -> FormRefusal? {
    let remarks = checks?(state, values) ?? []
    if let refusal = remarks.first(where: { $0.weight == .refusal }) {
      return FormRefusal(message: refusal.text, field: refusal.field)
    }
    let warnings = remarks.filter { $0.weight == .warning }
    guard let first = warnings.first(where: { !heeded.contains($0) }) else { return nil }
    heeded = warnings
    return FormRefusal(message: "\(first.text); ^S again keeps it all the same", field: first.field)
  }
}
