import Records

extension State {
  /// Asks where the report of an audit, or its blank checklist, is written.
  mutating func askForPaper(of audit: Audit, _ path: String? = nil) {
    let what = FormField(
      key: "what", label: "What", hint: "the checklist is blank, to be filled in on paper",
      shape: .choice(["report", "blank checklist"]), value: .text("report"), in: fieldText)
    let id = audit.id
    openForm(
      title: "\(audit.name): to a file", first: [what], stem: audit.name.asFileName, proposal: path
    ) { values, isHTML in
      values.text("what") == "blank checklist"
        ? .checklist(id, isHTML: isHTML) : .auditReport(id, isHTML: isHTML)
    }
  }
}

extension AuditsPane {
  static let forPaper: [Command] = [
    Command(
      "audit.paper", [.character("p")], "Report, or a blank checklist to print, to a file",
      hint: "report", in: .audits,
      obstacle: { $0.currentAudit == nil ? "no audit is selected" : nil }
    ) { state in
      if let audit = state.currentAudit { state.askForPaper(of: audit) }
    }
  ]
}
