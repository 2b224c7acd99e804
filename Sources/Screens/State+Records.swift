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
    let cycle = organisation.cycle(of: certificate, today: today, library: library)
    let style: Style =
      switch cycle.standing {
      case .safe: .plain
      case .attention: .dueSoon
      case .danger: .overdue
      }
    return (cycle.line.text, style)
  }
}
