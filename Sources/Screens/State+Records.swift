import Records

extension State {
  /// Shows several records, of any kinds, to open one of them; one alone is opened at once.
  mutating func openRecords(_ records: [RecordPlace], of title: String) {
    if records.count == 1 { return go(to: records[0]) }
    guard !records.isEmpty else {
      return say("there is no record behind this; it is what is missing")
    }
    showRecords(records, title: title)
  }

  /// The certificate in a line of the dashboard.
  func certificateLine(_ certificate: Certificate) -> (String, Style) {
    let cycle =
      derived.cycles[certificate.id]
      ?? organisation.cycle(of: certificate, today: today, library: library)
    let style: Style =
      switch cycle.standing {
      case .safe: .plain
      case .attention: .dueSoon
      case .danger: .overdue
      }
    let line = cycle.line
    // What is wrong comes first: the right side of a dashboard is narrow.
    let words = cycle.standing == .safe ? [line.what, line.words] : [line.words, line.what]
    return (
      "\(line.standing.mark.padded(to: 2)) \(line.edition)  "
        + words.filter { !$0.isEmpty }.joined(separator: ", "), style
    )
  }
}
