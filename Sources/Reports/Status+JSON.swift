internal import Records

extension Status {
  /// What several organisations owe as a JSON array, an object a line, each with a line end.
  ///
  /// Every object has the keys that scripts depend on, in this order: organisation, file, kind,
  /// reference, title, owner, due (a day), days (negative when overdue), state (overdue or due).
  package static func json(_ reports: [Status]) -> String {
    let objects = reports.flatMap { report in report.items.map(report.object) }
    guard !objects.isEmpty else { return "[]\n" }
    return "[\n" + objects.map { "  " + $0 }.joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ item: DueItem) -> String {
    let members: [(String, String)] = [
      ("organisation", JSONText.quoted(organisation)), ("file", JSONText.quoted(file)),
      ("kind", JSONText.quoted(item.kind.rawValue)), ("reference", JSONText.quoted(item.reference)),
      ("title", JSONText.quoted(item.title)), ("owner", JSONText.quoted(item.owner)),
      ("due", JSONText.quoted(item.due.description)), ("days", String(item.days)),
      ("state", JSONText.quoted(item.state)),
    ]
    return JSONText.object(members)
  }
}
