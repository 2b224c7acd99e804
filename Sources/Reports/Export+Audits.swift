internal import Records

extension Export {
  /// Every line with its number as printed, in the order of the checklists.
  static func lines(
    of audit: RecordID?, in organisation: Organisation, _ text: FieldText
  ) -> [[String]] {
    let byAudit = Dictionary(grouping: organisation.auditLines.all) { $0.audit }
    return audits(in: organisation).filter { audit == nil || $0.id == audit }.flatMap { audit in
      let lines = (byAudit[audit.id] ?? []).sorted { $0.precedes($1) }
      return lines.map { line -> [String] in
        let sample = line.sample.map { "\($0)" } ?? ""
        let population = line.population.map { "\($0)" } ?? ""
        return [
          audit.name, "\(line.number)", text.text(of: line.clauses.value, .clauses),
          line.aspect?.rawValue ?? "", line.question, line.finding?.rawValue ?? "", line.notes,
          line.evidence, line.asked, sample, population,
          line.assessed?.description ?? "",
          organisation.actions[line.action]?.name ?? "",
        ]
      }
    }
  }

  /// A row for each clause; one without a number before them holds the standard's own title.
  static func standards(in organisation: Organisation) -> [[String]] {
    organisation.standards.all.sorted { ($0.editionText, $0.id) < ($1.editionText, $1.id) }
      .flatMap { standard in
        (standard.title.isEmpty ? [] : [[standard.editionText, "", standard.title]])
          + standard.clauses.map { line in
            // What is no clause goes out as it is, and import names it.
            guard let clause = OwnStandard.clause(line) else {
              return [standard.editionText, line, ""]
            }
            return [
              standard.editionText, clause.number,
              clause.title == clause.number ? "" : clause.title,
            ]
          }
      }
  }
}
