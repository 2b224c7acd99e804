import Records

/// Where what is typed into a form is kept before the form is: on an audit line.
struct DraftPlace: Hashable, Sendable {
  let line: RecordID
  /// The line's field, or the verdict, that is being written about.
  let of: String
  /// The form's field that is kept.
  let field: String
}

extension State {
  /// A form for some fields of the line; what is typed into a note is kept at each key.
  mutating func editLine(_ keys: String...) {
    guard let line = currentLine, let audit = currentAudit else { return }
    var fields = FormField.fields(of: line, only: keys, in: fieldText)
    let isUnfinished = keys.count == 1 && line.draftOf == keys[0]
    if isUnfinished { fields[0].content = .typed(TextBuffer(line.draft)) }
    let shape = fields
    open(
      Form(title: "\(audit.name) \(line.spoken)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = line
        try changed.take(values, of: shape)
        if let sample = changed.sample, let population = changed.population, sample > population {
          throw FormRefusal(message: "the sample is larger than what there is", field: "sample")
        }
        let what = keys.count == 1 ? AuditLine.fields[keys[0]]?.label.lowercased() ?? "" : "line"
        return FormStep(
          title: "\(audit.name) \(line.spoken): \(what) noted",
          changes: state.organisation.changes(putting: changed))
      })
    showsLine(line)
    if keys.count == 1 { keepsDraft(of: keys[0], from: keys[0], on: line.id) }
  }

  /// Keeps the line before one's eyes above the form in front: its question, what to look at, what was noted so far.
  mutating func showsLine(_ line: AuditLine) {
    var shown = [line.question]
    if !line.lookAt.isEmpty { shown.append("Look at: \(line.lookAt)") }
    withForm { form in
      let typed = Set(form.fields.map(\.key))
      for (key, label, text) in [
        ("notes", "Notes", line.notes), ("evidence", "Evidence", line.evidence),
        ("asked", "Asked", line.asked),
      ] where !typed.contains(key) && !text.isEmpty {
        shown.append("\(label): \(text)")
      }
      form.context = shown + form.context
    }
  }

  /// Has what is typed into the form in front kept with the line at each key.
  mutating func keepsDraft(of what: String, from field: String, on line: RecordID) {
    withForm { $0.draftPlace = DraftPlace(line: line, of: what, field: field) }
  }

  /// Keeps what was typed so far where an empty battery cannot take it; takes it off once the form is gone.
  mutating func keepDraft() {
    let form = overlays.lazy.compactMap { overlay -> Form? in
      if case .form(let form) = overlay, form.draftPlace != nil { form } else { nil }
    }.first
    if let place = draftOnFile, form?.draftPlace != place {
      write("", of: "", to: place)
      draftOnFile = nil
    }
    guard let form, let place = form.draftPlace, form.isChanged,
      let field = form.fields.first(where: { $0.key == place.field }),
      case .typed(let buffer) = field.content
    else { return }
    write(buffer.text, of: place.of, to: place)
    draftOnFile = place
  }

  private mutating func write(_ text: String, of what: String, to place: DraftPlace) {
    guard var line = organisation.auditLines[place.line], line.draft != text || line.draftOf != what
    else { return }
    (line.draftOf, line.draft) = (what, text)
    commitQuietly(organisation.changes(putting: line))
  }

  /// Says that the line has a text that was being typed when the program ended.
  mutating func tellOfUnfinished() {
    guard let line = currentLine, !line.draftOf.isEmpty else { return }
    say("unfinished here: \(line.draftName) “\(line.draft)”; \(line.draftKey) goes on with it")
  }
}

extension AuditLine {
  /// What the unfinished text is: "notes", "minor".
  var draftName: String { AuditLine.fields[draftOf]?.label.lowercased() ?? draftOf }

  /// The key that goes on with the unfinished text.
  var draftKey: String {
    switch draftOf {
    case "notes": "t"
    case "evidence": "v"
    case "asked": "w"
    default:
      AuditsPane.verdicts.first { $0.finding.rawValue == draftOf }.map { String($0.key) } ?? "e"
    }
  }
}
