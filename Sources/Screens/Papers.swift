package import Records

/// What is handed out as a file.
package enum Paper: Hashable, Sendable {
  case auditReport(RecordID, isHTML: Bool)
  /// The checklist of an audit, to be filled in on paper.
  case checklist(RecordID, isHTML: Bool)
  /// The answers to the nonconformities of an external audit; the file's ending says the format.
  case capa(audit: RecordID)
  /// The plan of trainings; the file's ending says the format, a calendar among them.
  case trainingPlan(days: Int)
  case trainingRecord(person: RecordID, isHTML: Bool)
  /// The objectives for a management meeting.
  case objectives(isHTML: Bool)
  /// The agenda of a management review with its data before, its minutes after; the file's ending says the format.
  case review(RecordID)
  /// What went well in a period, for the team; the file's ending says the format.
  case digest(since: Day, until: Day)
}

extension State {
  /// Asks whether a paper takes the place of a file.
  ///
  /// - Parameter name: the file as the user typed it.
  package mutating func askToOverwrite(_ path: String, with paper: Paper, as name: String) {
    overlays.append(
      .question(
        Question(
          title: "\(path) is there already", lines: ["What it holds would be replaced."],
          answers: [
            Question.Answer(key: "y", label: "replace it") {
              $0.effects.append(.write(paper, to: name, overwrites: true))
            }
          ])))
  }

  /// Asks again for a file that could not be written, with what was typed.
  package mutating func ask(for paper: Paper, again name: String, why: String) {
    switch paper {
    case .auditReport(let audit, _), .checklist(let audit, _):
      if let audit = organisation.audits[audit] { askForPaper(of: audit, name) }
    case .capa(let audit):
      if let audit = organisation.audits[audit] { askForCAPA(audit, name) }
    case .trainingPlan(let days): askForPlan(days: days, name)
    case .review(let review):
      if let review = organisation.reviews[review] { askForPaper(of: review, name) }
    case .digest: askForDigest(name)
    case .trainingRecord(let person, _):
      if let person = organisation.people[person] { askForTrainingRecord(of: person, name) }
    case .objectives: askForObjectives(name)
    }
    complain(why)
  }

  /// The name of a new file beside the organisation's own: that one's name and what it is about.
  func fileName(_ about: String) -> String {
    let stem =
      session.fileName.hasSuffix(".plist") ? String(session.fileName.dropLast(6)) : session.fileName
    return String("\(stem)-\(about)".map { "/ \\".contains($0) ? "_" : $0 })
  }

  /// Opens a form for nothing but the file's name, whose ending says the format.
  mutating func openForm(_ paper: Paper, title: String, proposal: String, endings: [String]) {
    let words = endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
    var field = FormField(
      key: "path", label: "File",
      hint: "ends in \(words); without a folder it lies beside the organisation's file",
      proposal: proposal)
    field.canAdd = false
    var form = Form(title: title, fields: [field]) { (state, values) throws(FormRefusal) in
      let path = values.text("path").trimmed
      guard (endings + [".htm"]).contains(where: path.lowercased().hasSuffix) else {
        throw FormRefusal(
          message: "the name of a file that ends in \(words) is needed", field: "path")
      }
      state.effects.append(.write(paper, to: path, overwrites: false))
      // Nothing of the organisation changes, which would be said otherwise.
      return FormStep(title: "", changes: []) { $0.message = nil }
    }
    form.enterKeeps = true
    // Who may only read may hand it out as well.
    overlays.append(.form(form))
  }

  /// Opens a form for a file's name and its format, after fields of the caller's own.
  ///
  /// - Parameter paper: what the values of the fields ask for.
  mutating func openForm(
    title: String, first: [FormField] = [], stem: String, proposal: String?,
    _ paper: @escaping @Sendable (_ values: FormValues, _ isHTML: Bool) -> Paper
  ) {
    let fields =
      first + [
        FormField(
          key: "format", label: "Format", hint: "html prints well; md is plain text with marks",
          shape: .choice(["html", "md"]), value: .text("html"), in: fieldText),
        FormField(
          key: "path", label: "New file",
          hint: "without a folder beside the organisation's file; nothing is overwritten unasked",
          proposal: proposal ?? "\(stem).html"),
      ]
    var form = Form(title: title, fields: fields, focus: "path") {
      (state, values) throws(FormRefusal) in
      let isHTML = values.text("format") != "md"
      var path = values.text("path")
      guard !path.isEmpty else {
        throw FormRefusal(message: "the path of the new file is needed", field: "path")
      }
      // The proposal's ending follows the format.
      if path == "\(stem).html", !isHTML { path = "\(stem).md" }
      state.effects.append(.write(paper(values, isHTML), to: path, overwrites: false))
      return FormStep(title: "", changes: [])
    }
    form.enterKeeps = true
    overlays.append(.form(form))
  }
}

extension String {
  /// The text as a part of a file's name: letters, figures and hyphens.
  var asFileName: String {
    String(map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
  }
}
