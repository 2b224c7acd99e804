package import Records

extension State {
  /// The registers that a CSV file may hold, as the command line calls them.
  static let importable = [
    "actions", "people", "training", "matrix", "requirements", "competences", "roles", "areas",
    "sessions",
    "documents", "objectives", "reviews", "responsibilities", "audits", "lines", "questions",
    "standards",
  ]

  /// Asks for a CSV file and what it holds.
  mutating func askForImport() {
    let text = fieldText
    let fields = [
      FormField(
        key: "register", label: "Register", hint: "what the file holds",
        shape: .choice(State.importable),
        value: .text("actions"), in: text),
      FormField(
        key: "path", label: "CSV file", hint: "its path; one wrong row and nothing is imported",
        shape: .line, value: nil, in: text),
      FormField(
        key: "held_on", label: "Ticks stand for",
        hint: "a day, for a matrix with ticks and no days; or empty",
        shape: .day, value: nil, in: text),
    ]
    var form = Form(
      title: "Import a register from a spreadsheet (CSV)", fields: fields, focus: "path"
    ) {
      (state, values) throws(FormRefusal) in
      guard !values.text("path").isEmpty else {
        throw FormRefusal(message: "the path of the CSV file is needed", field: "path")
      }
      let heldOn = values.day("held_on")
      if let heldOn, heldOn > state.today {
        throw FormRefusal(message: "is still to come; ticks stand for what was", field: "held_on")
      }
      state.effects.append(
        .importCSV(
          CSVToImport(register: values.text("register"), path: values.text("path"), heldOn: heldOn))
      )
      return FormStep(title: "", changes: [])
    }
    form.enterKeeps = true
    open(form)
  }

  /// Carries out what an import found, as one step.
  package mutating func take(imported changes: [Change], title: String, notes: [String]) {
    guard !changes.isEmpty else { return say(title) }
    guard commit(title, changes), !notes.isEmpty else { return }
    overlays.append(
      .card(
        Card(
          title: "Imported; u undoes",
          lines: ([title, ""] + notes).flatMap { TextWrap.lines($0, width: size.columns - 8) }
            .map { Card.Line($0) })))
  }

  /// Says why an import did not take place, row by row, and offers to import the rest.
  ///
  /// - Parameter file: what may be imported without what is wrong; `nil` when nothing of it can be.
  package mutating func refuse(imported problems: [String], of file: CSVToImport? = nil) {
    complain("nothing was imported")
    guard var file else {
      overlays.append(
        .card(
          Card(
            title: "Nothing was imported",
            lines: problems.flatMap { TextWrap.lines($0, width: size.columns - 8) }.map {
              Card.Line($0)
            })))
      return
    }
    file.leavesOutBad = true
    let rest = file
    overlays.append(
      .question(
        Question(
          title: "Nothing was imported", lines: problems,
          answers: [
            Question.Answer(key: "l", label: "leave out what is wrong, and import the rest") {
              state in
              state.effects.append(.importCSV(rest))
            }
          ])))
  }
}
