package import Records

/// The training record of one person, which prints, for `evenkeel report training --person`.
package struct PersonTrainingReport: Sendable {
  let person: Person
  let organisation: Organisation
  let today: Day

  package init(of person: Person, in organisation: Organisation, today: Day) {
    self.person = person
    self.organisation = organisation
    self.today = today
  }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  private var document: ReportDocument {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    var report = ReportDocument(title: "Training record of \(person.name)\(of)")
    report.blocks.append(.facts(facts))
    report.add("Roles", roles)
    report.add("Competences", competences)
    report.add("Induction list", induction)
    report.add("Trainings", trainings)
    report.add(
      "Signatures",
      [
        .facts([
          ReportDocument.Fact(person.name, PersonTrainingReport.line),
          ReportDocument.Fact("Checked by", PersonTrainingReport.line),
        ])
      ])
    return report
  }

  private static let line =
    String(repeating: ".", count: 40) + "  Date " + String(repeating: ".", count: 16)

  private var facts: [ReportDocument.Fact] {
    let facts = [
      ("Number", person.number), ("Area", organisation.whereabouts(of: person)),
      ("E-mail", person.email), ("Joined", person.joined?.full ?? ""),
      (person.isActive(on: today) ? "Last day" : "Left", person.left?.full ?? ""),
      ("As of", today.full),
    ]
    return facts.filter { !$0.1.isEmpty }.map { ReportDocument.Fact($0.0, $0.1) }
  }

  private var roles: [ReportDocument.Block] {
    let times = person.roleTimes
    guard !times.isEmpty else { return [.text("None on file.")] }
    return [
      table(
        ["Role", "From", "Until"],
        times.map { term in
          [
            organisation.roles[term.role]?.name ?? "?", term.from?.description ?? "not on file",
            term.until?.description ?? "",
          ]
        })
    ]
  }

  private func table(_ columns: [String], _ rows: [[String]]) -> ReportDocument.Block {
    .table(ReportTable(columns: columns.map { ReportTable.Column($0) }, rows: rows))
  }

  private var competences: [ReportDocument.Block] {
    let all = organisation.competences.all
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    let onFile = organisation.trainingsByCompetence(of: person.id)
    let rows = all.compactMap { competence -> [String]? in
      let cell = organisation.cell(of: person, competence.id, on: today, today: today)
      guard cell.state != .notRequired else { return nil }
      let last = onFile[competence.id]?.last { $0.counts(on: today, today: today) }
      let asked = organisation.requirements.all.contains { rule in
        rule.competence == competence.id
          && rule.role.map(person.roles(on: today).contains) == true
      }
      let until =
        cell.state == .planned
        ? cell.booked.map { "booked for \($0)" }
        : cell.state == .missing
          ? cell.due.map { "needed by \($0)" }
          : cell.lastDay.map { cell.graceEnds == nil ? $0.description : "in grace until \($0)" }
      return [
        competence.name, cell.isMandatory ? "mandatory" : asked ? "desirable" : "",
        cell.state.rawValue, cell.level, last?.date?.description ?? "", until ?? "",
        last?.evidence ?? "",
      ]
    }
    guard !rows.isEmpty else { return [.text("None on file, and none required today.")] }
    return [
      table(["Competence", "Required", "State", "Level", "Met on", "Until", "Evidence"], rows)
    ]
  }

  private var induction: [ReportDocument.Block] {
    let induction = Induction(of: person, in: organisation, today: today)
    var blocks: [ReportDocument.Block] = []
    if !induction.items.isEmpty {
      blocks.append(
        table(
          ["Competence", "Required", "Level", "Needed by", "State", "Teaches", "Next session"],
          induction.items.map { item in
            [
              item.competence.name, item.isMandatory ? "mandatory" : "desirable", item.level,
              item.neededBy?.description ?? "", item.cell.state.rawValue,
              item.document?.name ?? "", item.isMet ? "" : session(item.sessions.first),
            ]
          }))
    }
    if !induction.documents.isEmpty {
      blocks.append(.text("To read:"))
      blocks.append(
        .list(
          induction.documents.map { document in
            let name = [document.reference, document.title].filter { !$0.isEmpty }
              .joined(separator: " ")
            return document.version.isEmpty ? name : "\(name), version \(document.version)"
          }))
    }
    return blocks
  }

  private func session(_ offer: SessionOffer?) -> String {
    guard let offer else { return "" }
    return [offer.daysText, offer.session.starts, offer.session.place]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var trainings: [ReportDocument.Block] {
    let records = organisation.trainings.all.filter { $0.person == person.id }
      .sorted { ($0.date ?? .never, $0.id) < ($1.date ?? .never, $1.id) }
    guard !records.isEmpty else { return [.text("None on file.")] }
    return [
      table(
        [
          "Date", "Competence", "Result", "Level", "Trainer", "Duration", "Expires", "Effective",
          "Evidence",
        ],
        records.map { record in
          let session = organisation.sessions[record.session]
          return [
            record.date?.description ?? "no date",
            organisation.competences[record.competence]?.name ?? "?",
            record.isUnconfirmed(on: today) ? "booked, not confirmed" : record.result.rawValue,
            record.level, record.trainer.isEmpty ? session?.trainer ?? "" : record.trainer,
            record.duration.isEmpty ? session?.duration ?? "" : record.duration,
            record.expires?.description ?? "", effect(of: record),
            record.evidence.isEmpty ? session?.evidence ?? "" : record.evidence,
          ]
        })
    ]
  }

  private func effect(of record: TrainingRecord) -> String {
    guard let effect = record.effect else {
      return record.awaitsJudgement ? record.judgeOn.map { "to be judged \($0)" } ?? "" : ""
    }
    let judge = organisation.personName(record.judgedBy)
    return [effect.rawValue, judge, record.judged?.description ?? "", record.judgement]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
