import Records

/// The plan of trainings as a file.
extension State {
  /// Asks where the plan goes; its ending says what it is.
  mutating func askForPlan(days: Int) {
    let stem =
      session.fileName.hasSuffix(".plist") ? String(session.fileName.dropLast(6)) : session.fileName
    openPlanFile(String("\(stem)-trainings.ics".map { "/ \\".contains($0) ? "_" : $0 }), days)
  }

  /// Asks again for a file that could not be written, with what was typed.
  package mutating func askForPlan(days: Int, again path: String, why: String) {
    openPlanFile(path, days)
    complain(why)
  }

  private mutating func openPlanFile(_ path: String, _ days: Int) {
    let field = FormField(
      key: "path", label: "File",
      hint: "ends in .ics (a calendar), .html or .md; without a folder it lies beside the file",
      proposal: path)
    var form = Form(title: "Plan of trainings, \(days) days ahead", fields: [field]) {
      (state, values) throws(FormRefusal) in
      let path = values.text("path").trimmed
      guard [".ics", ".md", ".html", ".htm"].contains(where: path.lowercased().hasSuffix) else {
        throw FormRefusal(
          message: "the name of a file that ends in .ics, .html or .md is needed", field: "path")
      }
      state.effects.append(.writePlan(days: days, path: path, overwrites: false))
      // Nothing of the organisation changes, which would be said otherwise.
      return FormStep(title: "", changes: []) { $0.message = nil }
    }
    form.enterKeeps = true
    // Who may only read may hand it out as well.
    overlays.append(.form(form))
  }

  /// Asks whether the plan takes the place of a file.
  package mutating func askToOverwritePlan(_ path: String, days: Int) {
    overlays.append(
      .question(
        Question(
          title: "There is a file of that name", lines: ["\(path) would be written over."],
          answers: [
            Question.Answer(key: "o", label: "write over it") {
              $0.effects.append(.writePlan(days: days, path: path, overwrites: true))
            }
          ])))
  }
}
