import Records

/// Who can do one thing: until when and at what level, who lacks it, who is booked, which roles require it.
struct CompetenceBoard: TrainingBoard, ReadingBoard {
  static let place = Place.competence

  let competence: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ competence: RecordID) { self.competence = competence }

  func makeTitle(_ state: State) -> String {
    "Who can do it: \(state.organisation.competences[competence]?.name ?? "?")" + state.asOfToday
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .competence, id: competence) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let competence = state.organisation.competences[competence] else { return nil }
    var lines = state.competenceFacts(competence)
    let matrix = state.derived.matrix
    if let column = matrix.column(of: competence.id), matrix.isHeldByOne(column: column) {
      lines.append(ReadingLine("1 held by one person only", style: .dueSoon))
    }
    lines += state.standingLines(of: competence)
    return lines + state.requiringLines(of: competence) + state.sessionLines(of: competence)
  }

  static let commands: [Command] = [
    Command(
      "competence.open", [.enter], "To the cell, or to the record that the line names",
      hint: "open", in: .competence
    ) { TrainingPane.open(in: &$0) }
  ]
}

extension State {
  func competenceFacts(_ competence: Competence) -> [ReadingLine] {
    let facts = [
      competence.sort.rawValue,
      competence.provider.isEmpty ? "" : "given by \(competence.provider)",
      competence.duration,
      competence.owner.map { "seen to by \(organisation.personName($0))" } ?? "",
    ].filter { !$0.isEmpty }
    var lines = [ReadingLine(facts.joined(separator: " · "), indent: 2)]
    if let document = organisation.documents[competence.teaches] {
      lines.append(
        ReadingLine(
          "teaches \(documentText(document))", indent: 2, target: .record(.document, document.id)
        ))
    }
    return lines
  }

  /// The people by how they stand: those who can do it first.
  fileprivate func standingLines(of competence: Competence) -> [ReadingLine] {
    let matrix = derived.matrix
    guard let column = matrix.column(of: competence.id) else { return [] }
    var lines: [ReadingLine] = []
    for state in CellState.allCases where state != .notRequired {
      let rows = matrix.people.indices.filter {
        matrix.cell(row: $0, column: column).state == state
      }
      guard !rows.isEmpty else { continue }
      lines += [.blank, .heading("\(state.mark) \(state.rawValue), \(rows.count)")]
      for row in rows {
        let (person, cell) = (matrix.people[row], matrix.cell(row: row, column: column))
        var text = "  \(person.name.padded(to: 24)) \(words(cell))"
        if !cell.level.isEmpty { text += "  level \(cell.level)" }
        if cell.state != .planned, let booked = cell.booked {
          text += "  booked for \(booked.spoken(today: today))"
        }
        if state.isHeld, let joined = person.joined, joined > today {
          text += "  joins on \(joined.spoken(today: today))"
        }
        let place = organisation.whereabouts(of: person)
        if !place.isEmpty { text += "  \(place)" }
        lines.append(
          ReadingLine(
            text, style: state.isHeld ? .plain : cell.state.style, indent: 6,
            target: .record(.person, person.id)))
      }
    }
    return lines.isEmpty
      ? [.blank, ReadingLine("Nobody has it, and no role requires it.", style: .hint)] : lines
  }

  fileprivate func requiringLines(of competence: Competence) -> [ReadingLine] {
    let rules = organisation.requirements.all.filter { $0.competence == competence.id }
    return [.blank, .heading("Required by")]
      + (rules.isEmpty
        ? [ReadingLine("  no role", style: .hint)]
        : rules.map { rule in
          ReadingLine(
            "  \(organisation.roles[rule.role]?.name ?? "?"): \(requirementText(rule))", indent: 6,
            target: rule.role.map { .record(.role, $0) } ?? .none)
        })
  }

  /// "every 12 months, mandatory, level U, within 4 weeks, grace 30 days, counts from 20 Nov 2026 (SOP-07 version 4)"
  func requirementText(_ rule: Requirement) -> String {
    var parts = [
      rule.refreshMonths.flatMap { $0 > 0 ? "every \($0) month\($0 == 1 ? "" : "s")" : nil }
        ?? "once",
      rule.isMandatory ? "mandatory" : "desirable",
    ]
    if !rule.level.isEmpty { parts.append("level \(rule.level)") }
    if let within = rule.within { parts.append("within \(within)") }
    if let grace = rule.grace { parts.append("grace \(grace)") }
    if let since = rule.since {
      let reason = rule.reason.isEmpty ? "" : " (\(rule.reason))"
      parts.append("counts from \(since.spoken(today: today))\(reason)")
    }
    return parts.joined(separator: ", ")
  }

  fileprivate func sessionLines(of competence: Competence) -> [ReadingLine] {
    let offers = organisation.sessionsToCome(of: competence.id, today: today)
    return [.blank, .heading("Sessions to come")]
      + (offers.isEmpty
        ? [ReadingLine("  none", style: .hint)]
        : offers.flatMap { offer in
          [ReadingLine("  \(sessionText(offer))", indent: 6)]
            + offer.booked.map {
              ReadingLine("    \(organisation.personName($0))", target: .record(.person, $0))
            }
        })
  }
}
