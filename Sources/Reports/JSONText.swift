/// Text in JSON.
enum JSONText {
  /// A JSON string; what steers a terminal is escaped, so that the text can be shown as it is.
  static func quoted(_ text: String) -> String {
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

  /// An object in one line, its members in the order given.
  static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
  }
}
