package import Records

/// Who can do what in the whole organisation, for `evenkeel report training`.
package struct TrainingReport: Sendable {
  let organisation: Organisation
  let today: Day
  let matrix: TrainingMatrix

  package init(of organisation: Organisation, today: Day) {
    self.organisation = organisation
    self.today = today
    matrix = TrainingMatrix(of: organisation, today: today)
  }

  package var markdown: String { document(columns: 12).markdown }
  package var html: String { document(columns: 30).html }

  /// - Parameter columns: how many competences fit beside each other on a page.
  private func document(columns: Int) -> ReportDocument {
    let of = organisation.name.isEmpty ? "" : ", \(organisation.name)"
    var report = ReportDocument(title: "Training report\(of)")
    report.blocks.append(.facts(facts))
    report.add("Gaps by area", table("Area", gapsByArea))
    report.add("Gaps by role", table("Role", gapsByRole))
    report.add("Gaps by competence", table("Competence", gapsByCompetence))
    report.add("Gaps", gaps)
    report.add("Expiring next", expiring)
    report.add("Held by one person only", heldByOne)
    report.add("Sessions to come", sessions)
    report.add("Effects to be judged", effects)
    report.add("Matrix", matrixBlocks(columns: columns))
    return report
  }

  private var cells: [TrainingCell] { matrix.people.indices.flatMap { matrix.cells(row: $0) } }

  private var facts: [ReportDocument.Fact] {
    var counts: [CellState: Int] = [:]
    for cell in cells { counts[cell.state, default: 0] += 1 }
    let states = CellState.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
    return [
      ReportDocument.Fact("As of", today.full),
      ReportDocument.Fact("People", String(matrix.people.count)),
      ReportDocument.Fact("Competences", String(matrix.competences.count)),
      ReportDocument.Fact("Cells", states.joined(separator: ", ")),
      ReportDocument.Fact("Gaps", "\(matrix.gaps.count) of what is mandatory"),
    ]
  }

  // MARK: Figures

  /// A name, of how many, with how many gaps.
  private struct Line {
    let name: String
    let of: Int
    let gaps: Int
  }

  private func table(_ title: String, _ lines: [Line]) -> [ReportDocument.Block] {
    let shown = lines.filter { $0.gaps > 0 }.sorted {
      ($1.gaps, $0.name.lowercased()) < ($0.gaps, $1.name.lowercased())
    }
    guard !shown.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          columns: [
            ReportTable.Column(title), ReportTable.Column("People", isFigure: true),
            ReportTable.Column("Gaps", isFigure: true),
          ], rows: shown.map { [$0.name, String($0.of), String($0.gaps)] }))
    ]
  }

  private var gapsByArea: [Line] {
    var people: [String: Int] = [:]
    var gaps: [String: Int] = [:]
    for (row, person) in matrix.people.enumerated() {
      let area = organisation.whereabouts(of: person)
      people[area, default: 0] += 1
      gaps[area, default: 0] += matrix.gaps(row: row)
    }
    return people.map {
      Line(name: $0.key.isEmpty ? "no area" : $0.key, of: $0.value, gaps: gaps[$0.key] ?? 0)
    }
  }

  private var gapsByRole: [Line] {
    var people: [RecordID: Int] = [:]
    var gaps: [RecordID: Int] = [:]
    for (row, person) in matrix.people.enumerated() {
      let duties = matrix.duties(of: person)
      for role in person.roles(on: today) {
        people[role, default: 0] += 1
        gaps[role, default: 0] += matrix.cells(row: row).count { cell in
          cell.isGap
            && duties.contains {
              $0.requirement.role == role && $0.requirement.isMandatory
                && $0.requirement.competence == cell.competence
            }
        }
      }
    }
    return people.map {
      Line(name: organisation.roles[$0.key]?.name ?? "?", of: $0.value, gaps: gaps[$0.key] ?? 0)
    }
  }

  private var gapsByCompetence: [Line] {
    matrix.competences.enumerated().map { column, competence in
      let asked = matrix.people.indices.count { matrix.cell(row: $0, column: column).isMandatory }
      return Line(name: competence.name, of: asked, gaps: matrix.gaps(column: column))
    }
  }

  // MARK: Lists

  private func name(_ competence: RecordID?) -> String {
    organisation.competences[competence]?.name ?? "?"
  }

  private var gaps: [ReportDocument.Block] {
    let all = matrix.gaps
    guard !all.isEmpty else {
      return organisation.requirements.isEmpty
        ? [.text("Nothing is required yet.")]
        : [.text("None: everyone here has what their roles require.")]
    }
    return [
      .table(
        ReportTable(
          columns: ["Person", "Area", "Competence", "State", "Day"].map { ReportTable.Column($0) },
          rows: all.map { cell in
            let person = organisation.people[cell.person]
            return [
              person?.name ?? "?", person.map { organisation.whereabouts(of: $0) } ?? "",
              name(cell.competence), cell.state.rawValue, cell.due?.description ?? "",
            ]
          }))
    ]
  }

  private var expiring: [ReportDocument.Block] {
    let soon = cells.filter { $0.state == .dueSoon }
      .sorted { ($0.lastDay ?? .never) < ($1.lastDay ?? .never) }
    guard !soon.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          columns: ["Until", "Person", "Competence", "Booked"].map { ReportTable.Column($0) },
          rows: soon.map { cell in
            let grace = cell.graceEnds == nil ? "" : "in grace until "
            return [
              grace + (cell.lastDay?.description ?? ""), organisation.personName(cell.person),
              name(cell.competence), cell.booked?.description ?? "",
            ]
          }))
    ]
  }

  private var heldByOne: [ReportDocument.Block] {
    let items = matrix.competences.indices.filter(matrix.isHeldByOne).map { column in
      let holder = matrix.holders(column: column).first?.name ?? "?"
      return "\(matrix.competences[column].name): \(holder)"
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  private var sessions: [ReportDocument.Block] {
    let offers = organisation.sessionsToCome(today: today)
    guard !offers.isEmpty else { return [] }
    let rows = offers.map { offer -> [String] in
      let session = offer.session
      let when = [offer.daysText, session.starts].filter { !$0.isEmpty }
      let by = [session.trainer, session.provider].filter { !$0.isEmpty }
      let booked = offer.booked.map { organisation.personName($0) }
      return [
        when.joined(separator: " "), name(session.competence), session.place,
        by.joined(separator: ", "), offer.seatsText, booked.joined(separator: ", "),
      ]
    }
    let columns = ["Day", "Competence", "Place", "Trainer", "Seats", "Booked"]
    return [
      .table(ReportTable(columns: columns.map { ReportTable.Column($0) }, rows: rows))
    ]
  }

  private var effects: [ReportDocument.Block] {
    let records = organisation.trainings.all.filter(\.awaitsJudgement)
      .sorted { ($0.judgeOn ?? .never, $0.id) < ($1.judgeOn ?? .never, $1.id) }
    guard !records.isEmpty else { return [] }
    let rows = records.map { record in
      [
        record.judgeOn?.description ?? "", organisation.personName(record.person),
        name(record.competence), record.date?.description ?? "",
        organisation.personName(record.judgedBy),
      ]
    }
    let columns = ["Judge on", "Person", "Competence", "Trained", "By"]
    return [
      .table(ReportTable(columns: columns.map { ReportTable.Column($0) }, rows: rows))
    ]
  }

  // MARK: The matrix

  private func matrixBlocks(columns: Int) -> [ReportDocument.Block] {
    guard !matrix.people.isEmpty, !matrix.competences.isEmpty else { return [] }
    let (people, competences) = (matrix.people.count, matrix.competences.count)
    guard competences <= columns, people <= 250 else {
      return [
        .text(
          "\(people) people by \(competences) competences do not fit on a page; pane 4 shows them, and an export of the trainings lists them."
        )
      ]
    }
    let legend = CellState.allCases.map { "\($0.mark) \($0.rawValue)" }.joined(separator: ", ")
    return [
      .text(legend),
      .table(
        ReportTable(
          columns: [ReportTable.Column("Person")]
            + matrix.competences.map { ReportTable.Column($0.name) }
            + [ReportTable.Column("Gaps", isFigure: true)],
          rows: matrix.people.indices.map { row in
            [matrix.people[row].name]
              + matrix.cells(row: row).map { cell in
                cell.level.isEmpty ? cell.state.mark : "\(cell.state.mark) \(cell.level)"
              } + [String(matrix.gaps(row: row))]
          })),
    ]
  }
}
