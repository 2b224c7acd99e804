import Records

/// Findings taken in from the text of a certification body's report: read, looked at, then added in one step.
extension State {
  /// A form for the text; what is pasted while the board is in front is read at once.
  mutating func pasteFindings(_ pasted: String) {
    guard let audit = externalAudit, mayChange() else { return }
    var field = FormField(
      key: "text", label: "Their report",
      hint: "paste it here: a table with its heading, a list, or NC-01 (minor) clause 8.4.1: …",
      shape: .text, value: nil, in: fieldText)
    field.pastedTab = ExternalFindingsText.shownTab
    if !pasted.isEmpty {
      var buffer = TextBuffer("")
      buffer.insert(
        pasted.replacing("\t", with: ExternalFindingsText.shownTab), allowsLines: true)
      field.content = .typed(buffer)
    }
    var form = Form(
      title: "\(audit.name): findings from the text of their report", fields: [field]
    ) { (state, values) throws(FormRefusal) in
      let text = values.text("text")
      guard !text.isEmpty else {
        throw FormRefusal(message: "paste the findings of their report first", field: "text")
      }
      let read = ExternalFindingsText(
        text, for: audit, in: state.organisation, library: state.library)
      if let problem = read.problems.first {
        let more = read.problems.count - 1
        throw FormRefusal(
          message: "nothing is added yet: \(problem)" + (more == 0 ? "" : "; and \(more) more"),
          field: "text")
      }
      return FormStep(title: "", changes: [], asks: state.preview(of: read, for: audit))
    }
    form.checks = { state, values in
      let text = values.text("text")
      guard !text.isEmpty else { return [] }
      let read = ExternalFindingsText(
        text, for: audit, in: state.organisation, library: state.library)
      let count = read.findings.count
      let found = FieldRemark(
        "text",
        "\(count) finding\(count == 1 ? "" : "s") read; ^S shows them before they are added",
        .hint)
      return read.problems.prefix(6).map { FieldRemark("text", $0.description, .refusal) }
        + (read.problems.isEmpty ? [found] : [])
    }
    open(form)
    if !pasted.isEmpty { keepForm() }
  }

  /// What was read, to be looked at before anything is done.
  private func preview(of read: ExternalFindingsText, for audit: Audit) -> Question {
    var lines: [String] = []
    for finding in read.findings {
      let clauses = finding.clauses.map(\.description).joined(separator: ", ")
      let head = [
        finding.reference, finding.finding == .major ? "MAJOR" : finding.finding.rawValue, clauses,
      ].filter { !$0.isEmpty }.joined(separator: "  ")
      lines.append("\(head)  \(finding.proposedTitle)")
    }
    lines += read.notes.map { "(\($0))" }
    let actions = read.findings.count { $0.finding.makesAction }
    let count = read.findings.count
    let answer = Question.Answer(
      key: "y", label: count == 1 ? "yes, add it" : "yes, add these \(count)"
    ) { state in
      let again = ExternalFindingsText(
        state.pastedText, for: audit, in: state.organisation, library: state.library)
      guard again == read else {
        return state.complain("a colleague changed this audit meanwhile; ^S shows what is read now")
      }
      let (changes, title, line) = state.adding(read.findings, to: audit.id)
      // The form with the text is still behind; it stays when nothing could be done.
      guard state.commit(title, changes) else { return }
      if case .form? = state.overlays.last { state.overlays.removeLast() }
      if let line { state[boardListOf: .audits].select(line) }
      state.refreshLists()
    }
    return Question(
      title: "Add \(count) finding\(count == 1 ? "" : "s") to \(audit.name)?",
      summary:
        "\(actions) action\(actions == 1 ? "" : "s") with deadlines from \((audit.lastDay ?? today).full); one u takes all back.",
      lines: lines, answers: [answer])
  }

  /// The text in the form behind the preview.
  private var pastedText: String {
    for case .form(let form) in overlays.reversed() {
      if let field = form.fields.first(where: { $0.key == "text" }),
        case .typed(let buffer) = field.content
      {
        return buffer.text.trimmed
      }
    }
    return ""
  }
}
