import Records

/// One role: who holds it since when, what it requires, what each of them lacks.
struct RoleBoard: TrainingBoard, ReadingBoard {
  static let place = Place.role

  let role: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ role: RecordID) { self.role = role }

  func makeTitle(_ state: State) -> String {
    "Role: \(state.organisation.roles[role]?.name ?? "?")"
  }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .role, id: role) }

  func makeLines(_ state: State) -> [ReadingLine]? {
    guard let role = state.organisation.roles[role] else { return nil }
    return state.holderLines(of: role) + state.requiredLines(by: role)
      + state.formerLines(of: role)
  }

  static let commands: [Command] = [
    Command(
      "role.open", [.enter], "To the person, or to the record that the line names", hint: "open",
      in: .role
    ) { TrainingPane.open(in: &$0) }
  ]
}

extension State {
  fileprivate func holderLines(of role: Role) -> [ReadingLine] {
    let entitled = Entitled(.role(role.id), in: organisation, today: today)
    let entries = Dictionary(
      (entitled.may + entitled.mayNot).filter(\.isTheirs).map { ($0.person.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let holders = organisation.people.all
      .filter { person in
        person.isActive(on: today)
          && person.rolesHeldOrToCome(on: today).contains { $0.role == role.id }
      }
      .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    var lines: [ReadingLine] = [.heading("Held by \(holders.count)")]
    if holders.isEmpty { lines.append(ReadingLine("  nobody", style: .overdue)) }
    for person in holders {
      let held = person.rolesHeldOrToCome(on: today).first { $0.role == role.id }
      let since = held?.since.map {
        $0 > today ? "from \($0.spoken(today: today)) on" : "since \($0.spoken(today: today))"
      }
      let lacks = entries[person.id]?.lacks ?? []
      let gaps =
        entries[person.id] == nil
        ? ""
        : lacks.isEmpty ? "  nothing lacks" : "  lacks \(lacks.count)"
      let last =
        (person.joined.flatMap { $0 > today ? ", joins on \($0.spoken(today: today))" : nil } ?? "")
        + (person.left.map { ", last day \($0.spoken(today: today))" } ?? "")
      lines.append(
        ReadingLine(
          "  \(person.name), \(since ?? "for as long as is on file")\(last)\(gaps)",
          style: lacks.isEmpty ? .plain : .strong, indent: 6, target: .record(.person, person.id)))
      lines += lacks.map { lack in
        ReadingLine(
          "      \(lackText(lack))", style: lack.cell.state.style, indent: 8,
          target: .cell(person: person.id, competence: lack.competence))
      }
    }
    return lines
  }

  fileprivate func requiredLines(by role: Role) -> [ReadingLine] {
    let rules = organisation.requirements.all.filter { $0.role == role.id }
      .map { (rule: $0, name: organisation.competences[$0.competence]?.name ?? "?") }
      .sorted { $0.name.lowercased() < $1.name.lowercased() }
    return [.blank, .heading("Requires")]
      + (rules.isEmpty
        ? [ReadingLine("  nothing; 9 adds requirements", style: .hint)]
        : rules.map { rule, name in
          ReadingLine(
            "  \(name): \(requirementText(rule))", indent: 6,
            target: rule.competence.map { .record(.competence, $0) } ?? .none)
        })
  }

  /// Who had it before.
  fileprivate func formerLines(of role: Role) -> [ReadingLine] {
    let former = organisation.people.all.flatMap { person in
      person.roleTimes.filter {
        $0.role == role.id && (($0.until ?? .never) < today || !person.isActive(on: today))
      }.map { (person: person, term: $0) }
    }
    .sorted { ($0.term.until ?? .never) > ($1.term.until ?? .never) }
    guard !former.isEmpty else { return [] }
    return [.blank, .heading("Held before")]
      + former.map { person, term in
        let left = person.isActive(on: today) ? "" : ", has left"
        return ReadingLine(
          "  \(person.name), \(termText(term))\(left)", style: .hint,
          target: .record(.person, person.id))
      }
  }

  /// "MIG welding level U: expired on 3 Nov"; without its name where only one competence is spoken of.
  func lackText(_ lack: Entitled.Lack, naming isNamed: Bool = true) -> String {
    let name = isNamed ? organisation.competences[lack.competence]?.name ?? "?" : ""
    let level = lack.level.isEmpty ? "" : "level \(lack.level)"
    let what = [name, level].filter { !$0.isEmpty }.joined(separator: " ")
    let isUnasked = lack.cell.state == .desirable || lack.cell.state == .notRequired
    var text = isUnasked ? "not on file" : words(lack.cell)
    if !lack.cell.level.isEmpty { text += " (on file: level \(lack.cell.level))" }
    if lack.cell.state != .planned, let booked = lack.cell.booked {
      text += ", booked for \(booked.spoken(today: today))"
    }
    return what.isEmpty ? text : "\(what): \(text)"
  }
}
