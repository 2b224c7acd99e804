/// The keys of every command as a Markdown table, for the README; a test keeps the two alike.
package enum KeyTable {
  package static var markdown: String {
    var lines = ["| where | keys | what it does |", "| --- | --- | --- |"]
    for place in Place.allCases {
      for command in Command.of(place) where !command.keys.isEmpty {
        let keys = command.keys.map { "`\($0.name == "|" ? "\\|" : $0.name)`" }.joined(
          separator: " ")
        lines.append("| \(place.rawValue) | \(keys) | \(command.title) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
