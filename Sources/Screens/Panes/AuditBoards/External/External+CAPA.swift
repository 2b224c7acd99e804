import Records

extension State {
  /// Asks where the report of an audit's nonconformities goes.
  mutating func askForCAPA(_ audit: Audit, _ path: String? = nil) {
    guard !organisation.nonconformitiesToAnswer(of: audit).isEmpty else {
      return complain("\(audit.name) has no nonconformity, so there is nothing to report")
    }
    openForm(
      .capa(audit: audit.id), title: "CAPA report of \(audit.name)",
      proposal: path ?? fileName("\(audit.name)-CAPA.md"), endings: [".md", ".html"])
  }
}
