import Records

extension State {
  /// Asks where the training record of a person is written.
  mutating func askForTrainingRecord(of person: Person) {
    let stem =
      "Training-"
      + person.name.map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "_" }.joined()
    let fields = [
      FormField(
        key: "path", label: "New file", hint: "its path; what is there is not overwritten unasked",
        proposal: "\(stem).html"),
      FormField(
        key: "format", label: "Format", hint: "html prints well; md is plain text with marks",
        shape: .choice(["html", "md"]), value: .text("html"), in: fieldText),
    ]
    let id = person.id
    var form = Form(title: "\(person.name): training record to a file", fields: fields) {
      (state, values) throws(FormRefusal) in
      let isHTML = values.text("format") != "md"
      var path = values.text("path")
      guard !path.isEmpty else {
        throw FormRefusal(message: "the path of the new file is needed", field: "path")
      }
      // The proposal's ending follows the format.
      if path == "\(stem).html", !isHTML { path = "\(stem).md" }
      state.effects.append(
        .writeTrainingRecord(person: id, isHTML: isHTML, path: path, overwrites: false))
      return FormStep(title: "", changes: [])
    }
    form.enterKeeps = true
    overlays.append(.form(form))
  }
}
