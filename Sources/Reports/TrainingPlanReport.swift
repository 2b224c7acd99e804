package import Records

/// Which trainings are to be booked, are booked, run out and are to be judged, for `evenkeel report plan`.
package struct TrainingPlanReport: Sendable {
  let organisation: Organisation
  let plan: TrainingPlan
  let matrix: TrainingMatrix
  let attendance: Attendance

  /// - Parameter days: how far ahead to look, from 0 to 3,660.
  package init(of organisation: Organisation, today: Day, days: Int = TrainingPlan.usualDays) {
    self.organisation = organisation
    matrix = TrainingMatrix(of: organisation, today: today)
    plan = TrainingPlan(of: organisation, today: today, days: days, matrix: matrix)
    attendance = Attendance(of: organisation)
  }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  var today: Day { plan.today }
  var last: Day { plan.today + plan.days }

  private var document: ReportDocument {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    var report = ReportDocument(title: "Plan of trainings\(of)")
    let proposed = plan.items.filter { $0.session == nil }
    report.blocks.append(
      .facts([
        .init("As of", today.full), .init("Looks ahead", "\(plan.days) days, to \(last.full)"),
        .init("Missing or running out", "\(plan.gapCount)"),
        .init("Sessions to be booked", "\(proposed.count)"),
      ]))
    let fills = plan.items.filter { $0.session != nil }
    report.add("Free seats in sessions to come", fills.map(card))
    report.add("To be booked", proposed.map(card))
    report.add("Sessions to come", sessionTable)
    report.add("Runs out", expiryTable)
    report.add("Effects to be judged", judgementTable)
    if report.blocks.count == 1 {
      report.blocks.append(.text("Nothing is missing, runs out, is booked or is to be judged."))
    }
    return report
  }

  private func card(_ item: TrainingPlan.Item) -> ReportDocument.Block {
    let name = self.name(of: item.competence)
    let title =
      item.session == nil ? "\(name): \(byWhen(item))" : "\(name), session of \(item.day.full)"
    var facts: [ReportDocument.Fact] = [
      .init("Closes", "\(item.needs.count)\(item.seats.map { " of \($0) seats" } ?? "")")
    ]
    if let site = item.site { facts.append(.init("All of", organisation.areaName(site))) }
    facts.append(.init("Who", item.needs.map(words).joined(separator: "\n")))
    return .card(title: title, facts)
  }

  private func byWhen(_ item: TrainingPlan.Item) -> String {
    item.isAtOnce ? "at once" : "by \(item.day.full)"
  }

  func words(_ need: TrainingPlan.Need) -> String {
    let booked = need.booked.map { ", booked only for \($0)" } ?? ""
    return "\(organisation.personName(need.person)): \(need.words(need.day.full))\(booked)"
  }

  func name(of competence: RecordID?) -> String {
    organisation.competences[competence]?.name ?? "?"
  }

  // MARK: Tables

  /// The sessions that are open, by day.
  var openSessions: [TrainingSession] {
    organisation.sessions.all.filter(\.isOpen)
      .sorted { ($0.date ?? .never, $0.id) < ($1.date ?? .never, $1.id) }
  }

  private var sessionTable: [ReportDocument.Block] {
    let rows = openSessions.map { session in
      [
        session.fullDays ?? "no day", name(of: session.competence), session.place,
        session.trainer,
        "\(attendance[session.id].count)" + (session.seats.map { " of \($0)" } ?? ""),
        session.state(on: today).rawValue,
      ]
    }
    return rows.isEmpty
      ? []
      : [
        .table(
          ReportTable(
            columns: [
              .init("Day"), .init("Competence"), .init("Place"), .init("Trainer"), .init("Booked"),
              .init("State"),
            ], rows: rows))
      ]
  }

  /// The mandatory cells that run out in the time looked ahead, their grace included, by day.
  var expiries: [TrainingCell] {
    matrix.people.indices.flatMap { matrix.cells(row: $0) }
      .filter { cell in
        cell.isMandatory && cell.lastDay.map { today <= $0 && $0 <= last } ?? false
      }.sorted { ($0.lastDay ?? .never, $0.person) < ($1.lastDay ?? .never, $1.person) }
  }

  private var expiryTable: [ReportDocument.Block] {
    let rows = expiries.map { cell in
      [
        (cell.graceEnds == nil ? "" : "in grace until ") + (cell.lastDay?.full ?? ""),
        organisation.personName(cell.person),
        name(of: cell.competence), cell.booked.map { "booked for \($0)" } ?? "",
      ]
    }
    return rows.isEmpty
      ? []
      : [
        .table(
          ReportTable(
            columns: [.init("Last day"), .init("Person"), .init("Competence"), .init("Booked")],
            rows: rows))
      ]
  }

  private var judgementTable: [ReportDocument.Block] {
    let rows = judgements.map { judgement in
      [
        judgement.due.full, name(of: judgement.competence),
        judgement.people.map(organisation.personName).joined(separator: ", "),
        judgement.judge.map(organisation.personName) ?? "nobody named",
      ]
    }
    return rows.isEmpty
      ? []
      : [
        .table(
          ReportTable(
            columns: [.init("By"), .init("Competence"), .init("Trained"), .init("Judged by")],
            rows: rows))
      ]
  }

  var judgements: [Judgement] { organisation.judgements().filter { $0.due <= last } }
}
