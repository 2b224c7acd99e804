import Records

/// Where what is typed into a form is kept before the form is: on an audit line.
struct DraftPlace: Hashable, Sendable {
  let line: RecordID
  /// What the form is about: a verdict; empty for the line's own fields.
  let about: String

  /// What the draft of one of the form's fields is called.
  func name(of field: String) -> String { about.isEmpty ? field : "\(about).\(field)" }
}

extension State {
  /// A form for some fields of the line; what is typed into a note is kept at each key.
  mutating func editLine(_ keys: String...) {
    guard let line = currentLine, let audit = currentAudit else { return }
    let fields = FormField.fields(of: line, only: keys, in: fieldText)
    open(
      Form(title: "\(audit.name) \(line.spoken)", fields: fields) {
        (state, values) throws(FormRefusal) in
        var changed = line
        try changed.take(values, of: fields)
        if let sample = changed.sample, let population = changed.population, sample > population {
          throw FormRefusal(message: "the sample is larger than what there is", field: "sample")
        }
        let noted = state.organisation.changes(noting: changed, instead: line)
        let what = keys.count == 1 ? AuditLine.fields[keys[0]]?.label.lowercased() ?? "" : "line"
        return FormStep(
          title: "\(audit.name) \(line.spoken): \(what) noted",
          changes: state.organisation.changes(putting: changed) + noted)
      })
    showsLine(line)
    keepsDrafts(about: "", on: line.id)
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

  /// Has what is typed into the form in front kept with the line at each key, and goes on with what was.
  mutating func keepsDrafts(about: String, on id: RecordID) {
    guard let line = organisation.auditLines[id] else { return }
    let place = DraftPlace(line: id, about: about)
    let who = session.who
    withForm { form in
      form.draftPlace = place
      for index in form.fields.indices {
        let name = place.name(of: form.fields[index].key)
        guard case .typed = form.fields[index].content,
          let draft = line.drafts.first(where: { $0.who == who && $0.of == name })
        else { continue }
        form.fields[index].content = .typed(TextBuffer(draft.text))
      }
    }
  }

  /// Keeps what was typed so far where an empty battery cannot take it; takes it off once the form is gone.
  mutating func keepDrafts() {
    let form = overlays.lazy.compactMap { overlay -> Form? in
      if case .form(let form) = overlay, form.draftPlace != nil { form } else { nil }
    }.first
    if let open = draftsOnFile, form?.draftPlace != open.place {
      write([], instead: open.names, on: open.place.line)
      draftsOnFile = nil
    }
    guard let form, let place = form.draftPlace else { return }
    let drafts = form.fields.compactMap { field -> LineDraft? in
      guard field.isChanged, case .typed(let buffer) = field.content else { return nil }
      return LineDraft(who: session.who, of: place.name(of: field.key), text: buffer.text)
    }
    let names = Set(form.fields.map { place.name(of: $0.key) })
    guard !drafts.isEmpty || draftsOnFile != nil else { return }
    write(drafts, instead: names, on: place.line)
    draftsOnFile = OpenDrafts(place: place, names: names)
  }

  /// Puts one's own drafts of some fields on the line, or takes them off.
  private mutating func write(
    _ drafts: [LineDraft], instead names: Set<String>, on id: RecordID
  ) {
    guard var line = organisation.auditLines[id] else { return }
    let others = line.drafts.filter { $0.who != session.who || !names.contains($0.of) }
    guard line.drafts != others + drafts else { return }
    line.drafts = others + drafts
    commitQuietly(organisation.changes(putting: line))
  }

  /// Says that the line has a text that was being typed when the program ended.
  mutating func tellOfUnfinished() {
    guard let line = currentLine, let draft = unfinished(on: line).first else { return }
    say("unfinished here: \(draft.called) “\(draft.text)”; \(draft.key) goes on with it")
  }

  /// One's own texts on a line that were never kept.
  func unfinished(on line: AuditLine) -> [LineDraft] {
    line.drafts.filter { $0.who == session.who }
  }
}

/// The drafts on file of the form that is open.
struct OpenDrafts: Hashable, Sendable {
  let place: DraftPlace
  let names: Set<String>
}

extension LineDraft {
  /// The verdict of the entry that the text belongs to, or its field.
  private var about: String { of.split(separator: ".").first.map(String.init) ?? of }

  /// What the unfinished text is: "notes", "minor".
  var called: String {
    about == "paper" ? "answers" : AuditLine.fields[about]?.label.lowercased() ?? about
  }

  /// The key that goes on with the unfinished text.
  var key: String {
    switch about {
    case "notes": "t"
    case "evidence": "v"
    case "asked": "w"
    case "paper": "="
    default:
      AuditsPane.verdicts.first { $0.finding.rawValue == about }.map { String($0.key) } ?? "e"
    }
  }
}
