package import Records

/// The CAPA report as a file.
extension State {
  /// Asks where the report of an audit's nonconformities goes.
  mutating func askForCAPA(_ audit: Audit) {
    guard !organisation.nonconformitiesToAnswer(of: audit).isEmpty else {
      return complain("\(audit.name) has no nonconformity, so there is nothing to report")
    }
    let stem =
      session.fileName.hasSuffix(".plist")
      ? String(session.fileName.dropLast(6)) : session.fileName
    let name = "\(stem)-\(audit.name)-CAPA.md".map { "/ \\".contains($0) ? "_" : $0 }
    openCAPA(audit, path: String(name))
  }

  /// Asks again for a file that could not be written, with what was typed.
  package mutating func askForCAPA(again path: String, audit: RecordID, why: String) {
    guard let audit = organisation.audits[audit] else { return tell(why) }
    openCAPA(audit, path: path)
    complain(why)
  }

  private mutating func openCAPA(_ audit: Audit, path: String) {
    var field = FormField(
      key: "path", label: "File",
      hint: "ends in .md or .html; without a folder it lies beside the organisation’s file",
      proposal: path)
    field.canAdd = false
    var form = Form(title: "CAPA report of \(audit.name)", fields: [field]) {
      (state, values) throws(FormRefusal) in
      let path = values.text("path").trimmed
      guard [".md", ".html", ".htm"].contains(where: path.lowercased().hasSuffix) else {
        throw FormRefusal(
          message: "the name of a file that ends in .md or .html is needed", field: "path")
      }
      state.effects.append(.writeCAPA(audit: audit.id, path: path, overwrites: false))
      // Nothing of the organisation changes, which would be said otherwise.
      return FormStep(title: "", changes: []) { $0.message = nil }
    }
    form.enterKeeps = true
    // Nothing of the organisation changes: who may only read may report as well.
    overlays.append(.form(form))
  }

  /// Asks whether a report takes the place of a file.
  package mutating func askToOverwrite(_ path: String, audit: RecordID) {
    overlays.append(
      .question(
        Question(
          title: "There is a file of that name", lines: ["\(path) would be written over."],
          answers: [
            Question.Answer(key: "o", label: "write over it") {
              $0.effects.append(.writeCAPA(audit: audit, path: path, overwrites: true))
            }
          ])))
  }
}
