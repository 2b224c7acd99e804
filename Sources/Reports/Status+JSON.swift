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
    let members = [
      ("organisation", quoted(organisation)), ("file", quoted(file)),
      ("kind", quoted(item.kind.rawValue)), ("reference", quoted(item.reference)),
      ("title", quoted(item.title)), ("owner", quoted(item.owner)),
      ("due", quoted(item.due.description)), ("days", String(item.days)),
      ("state", quoted(item.state)),
    ]
    return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  /// A JSON string; what steers a terminal is escaped, so that the text can be shown as it is.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where PlainText.steers(scalar):
        let figures = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - figures.count) + figures
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
