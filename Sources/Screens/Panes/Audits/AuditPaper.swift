import Records

extension State {
  /// Asks where the report of the selected audit, or its blank checklist, is written.
  mutating func askForAuditPaper() {
    guard let audit = currentAudit else { return }
    let text = fieldText
    let stem = audit.name.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }
    let fields = [
      FormField(
        key: "what", label: "What", hint: "the checklist is blank, to be filled in on paper",
        shape: .choice(["report", "blank checklist"]), value: .text("report"), in: text),
      FormField(
        key: "format", label: "Format", hint: "html prints well; md is plain text with marks",
        shape: .choice(["html", "md"]), value: .text("html"), in: text),
      FormField(
        key: "path", label: "New file", hint: "its path; what is there is not overwritten unasked",
        proposal: "\(stem.joined()).html"),
    ]
    let id = audit.id
    var form = Form(title: "\(audit.name): to a file", fields: fields, focus: "path") {
      (state, values) throws(FormRefusal) in
      let isHTML = values.text("format") != "md"
      var path = values.text("path")
      guard !path.isEmpty else {
        throw FormRefusal(message: "the path of the new file is needed", field: "path")
      }
      // The proposal's ending follows the format.
      if path == "\(stem.joined()).html", !isHTML { path = "\(stem.joined()).md" }
      state.effects.append(
        .writeAudit(
          id, isBlank: values.text("what") == "blank checklist", isHTML: isHTML, path: path,
          overwrites: false))
      return FormStep(title: "", changes: [])
    }
    form.enterKeeps = true
    overlays.append(.form(form))
  }

  /// Asks whether a file that is there is overwritten with what an audit's effect was to write.
  package mutating func askToOverwrite(_ path: String, with effect: Effect) {
    overlays.append(
      .question(
        Question(
          title: "\(path) is there already",
          lines: ["What it holds would be replaced."],
          answers: [
            Question.Answer(key: "y", label: "replace it") { $0.effects.append(effect) }
          ])))
  }
}

extension AuditsPane {
  static let forPaper: [Command] = [
    Command(
      "audit.paper", [.character("p")], "Report, or a blank checklist to print, to a file",
      hint: "report", in: .audits,
      obstacle: { $0.currentAudit == nil ? "no audit is selected" : nil }
    ) { $0.askForAuditPaper() }
  ]
}
