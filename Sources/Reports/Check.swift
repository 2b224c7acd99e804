package import Records

/// What is wrong in the records, and how their history stands.
package struct Check: Sendable {
  /// What is wrong, the gravest first, and what of it somebody decided to leave for a while.
  package let records: RecordCheck
  /// How many records and entries were looked at, and what tells this state from any other.
  package let summary: String
  private let organisation: Organisation

  /// - Parameters:
  ///   - today: the day of the rules; `nil` for only the history and the files.
  ///   - library: the catalogues, the organisation's own included.
  ///   - look: looks at the file of a reference to evidence; `nil` to leave files out.
  package init(
    of organisation: Organisation, today: Day? = nil,
    library: Library = Library(standards: [], checklists: []),
    look: ((String) -> EvidenceLook)? = nil
  ) {
    let history = organisation.historyFlaws()
    var flaws = history.map { flaw in
      RecordFlaw(
        .history, flaw.place ?? .init(kind: .organisation, id: organisation.profile.id),
        field: flaw.description, flaw.description, remedy: flaw.remedy)
    }
    if let look { flaws += EvidenceCheck(organisation: organisation, look: look).flaws() }
    if let today {
      flaws += organisation.recordFlaws(
        today: today, library: library,
        matrix: TrainingMatrix(of: organisation, today: today))
    }
    records = RecordCheck(
      RecordFlaw.sorted(flaws), in: organisation, today: today ?? .never, knowsFiles: look != nil)
    summary = Check.summary(of: organisation, hasFlaws: !history.isEmpty)
    self.organisation = organisation
  }

  /// One sentence for each thing found.
  package var findings: [String] { records.current.map(sentence) }

  private func sentence(_ flaw: RecordFlaw) -> String {
    let finding = records.finding(of: flaw)
    return flaw.remedy.isEmpty ? finding : "\(finding); \(flaw.remedy)"
  }

  /// The lines for a file, each flaw with its kind at the end: `one.plist: NC-1 is closed...; open it again [nothing-done]`.
  ///
  /// - Parameters:
  ///   - kinds: the kinds that are told of; all when empty.
  ///   - hasWaived: whether what is waived is told of as well.
  package func lines(
    file: String, only kinds: Set<RecordFlaw.Kind> = [], hasWaived: Bool = false
  ) -> [String] {
    let current = self.current(only: kinds)
    let waived = self.waived(only: kinds)
    var lines = current.map { "\(file): \(sentence($0)) [\($0.kind.rawValue)]" }
    if hasWaived {
      lines += waived.map { item in
        let until = item.waiver.until.map { " until \($0)" } ?? ""
        let by = item.waiver.by.isEmpty ? "" : ", \(item.waiver.by)"
        return
          "\(file): waived\(until)\(by) (\(item.waiver.reason)): \(item.flaw.finding) [\(item.flaw.kind.rawValue)]"
      }
    }
    lines.append("\(file): \(summary)")
    let count =
      current.isEmpty
      ? "nothing is wrong" : "\(current.count) \(current.count == 1 ? "finding" : "findings")"
    let left =
      waived.isEmpty
      ? ""
      : ", \(waived.count) waived"
        + (hasWaived ? "" : " (--all shows \(waived.count == 1 ? "it" : "them"))")
    lines.append("\(file): \(count)\(left)")
    return lines.map(PlainText.line)
  }

  /// The flaws of some kinds; of all when none is named.
  package func current(only kinds: Set<RecordFlaw.Kind> = []) -> [RecordFlaw] {
    records.current.filter { kinds.isEmpty || kinds.contains($0.kind) }
  }

  private func waived(only kinds: Set<RecordFlaw.Kind>) -> [RecordCheck.Waived] {
    records.waived.filter { kinds.isEmpty || kinds.contains($0.flaw.kind) }
  }

  /// The flaws of a file as JSON objects.
  package func objects(
    file: String, only kinds: Set<RecordFlaw.Kind> = [], hasWaived: Bool = false
  ) -> [String] {
    current(only: kinds).map { object($0, nil, file) }
      + (hasWaived ? waived(only: kinds).map { object($0.flaw, $0.waiver, file) } : [])
  }

  private func object(_ flaw: RecordFlaw, _ waiver: Waiver?, _ file: String) -> String {
    let name = organisation.name(of: flaw.record.id, flaw.record.kind) ?? ""
    return JSONText.object([
      ("file", JSONText.quoted(file)), ("kind", JSONText.quoted(flaw.kind.rawValue)),
      ("record", JSONText.quoted(flaw.record.kind.rawValue)),
      ("id", JSONText.quoted(flaw.record.id.text)), ("name", JSONText.quoted(name)),
      ("finding", JSONText.quoted(records.finding(of: flaw))),
      ("remedy", JSONText.quoted(flaw.remedy)), ("key", JSONText.quoted(flaw.key)),
      ("waived_until", waiver?.until.map { JSONText.quoted($0.description) } ?? "null"),
      ("reason", waiver.map { JSONText.quoted($0.reason) } ?? "null"),
    ])
  }

  /// Objects of any number of files as one list.
  package static func json(_ objects: [String]) -> String {
    objects.isEmpty ? "[]" : "[\n\(objects.map { "  \($0)" }.joined(separator: ",\n"))\n]"
  }

  private static func summary(of organisation: Organisation, hasFlaws: Bool) -> String {
    guard !organisation.history.isEmpty else { return "no history yet" }
    let people = Set(organisation.history.all.map(\.who)).count
    let count = organisation.history.count
    return "history of \(count) \(count == 1 ? "entry" : "entries") by \(people) "
      + (people == 1 ? "person" : "people")
      + (hasFlaws
        ? ", not as it was written"
        : ", unbroken; its seal is \(organisation.historySeal.prefix(16))")
  }
}
