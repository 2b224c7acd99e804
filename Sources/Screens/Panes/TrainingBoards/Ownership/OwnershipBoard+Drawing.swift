import Records

extension OwnershipBoard {
  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let list = state[boardListOf: .training]
    state.drawListTitle("Who owns what", list, on: &frame, in: region)
    frame.writeWrapped(
      figures,
      in: Region(row: region.row + 1, column: 1, rows: 2, columns: region.columns - 2))
    guard !list.rows.isEmpty else {
      state.drawEmpty(
        list.total == 0
          ? [
            "There is nothing to own yet.",
            "9 keeps the standards held, areas, documents and objectives.",
          ]
          : ["Nothing meets this filter.", "Esc shows everything again."],
        on: &frame,
        in: Region(
          row: region.row + 3, column: region.column, rows: region.rows - 3,
          columns: region.columns))
      return
    }
    let width = region.columns - 3
    let person = width >= 100 ? 26 : width >= 76 ? 18 : 14
    let name = max(12, width - 2 * person - 2)
    GroupedRows(list) { id in
      list.sort == 0 ? heading(things[id]) : ""
    }.draw(
      list, on: &frame,
      in: Region(
        row: region.row + 3, column: 0, rows: region.rows - 3, columns: region.columns)
    ) { id in
      guard let thing = things[id] else { return [] }
      return parts(of: thing, name, person, state)
    }
  }

  private func heading(_ thing: OwnershipMap.Thing?) -> String {
    guard let group = thing?.subject.group, let count = counts[group] else { return "" }
    return "\(group.title.uppercased()) \(count.owned) of \(count.all) owned"
  }

  private func parts(
    of thing: OwnershipMap.Thing, _ name: Int, _ width: Int, _ state: State
  ) -> [BoardLine.Part] {
    let title = state.ownershipTitle(of: thing)
    let text = state.organisation.name(of: thing.subject) + (title.isEmpty ? "" : "  " + title)
    func person(_ id: RecordID?, _ standing: OwnershipMap.Standing, _ none: String)
      -> BoardLine.Part
    {
      let name = state.organisation.personName(id)
      return switch standing {
      case .here: BoardLine.Part(text: name.fitted(width))
      case .left:
        BoardLine.Part(
          text: ("left: " + (name.isEmpty ? "?" : name)).fitted(width), style: .overdue)
      case .none: BoardLine.Part(text: none.fitted(width), style: .hint)
      }
    }
    var owner = person(thing.owner, thing.standing, "nobody")
    if thing.standing == .none { owner = BoardLine.Part(text: owner.text, style: .overdue) }
    return [
      BoardLine.Part(text: text.fitted(name) + " "), owner, BoardLine.Part(text: " "),
      person(thing.deputy, thing.deputyStanding, thing.owner == nil ? "" : "no deputy"),
    ]
  }
}

extension State {
  /// What a thing is called besides its name.
  func ownershipTitle(of thing: OwnershipMap.Thing) -> String {
    switch thing.subject {
    case .standard(let edition): library[edition]?.title ?? ""
    case .clause(let clause): library.title(of: clause) ?? ""
    case .document(let id):
      organisation.documents[id].map { $0.reference.isEmpty ? "" : $0.title } ?? ""
    case .area, .objective, .competence: ""
    }
  }

  /// How much hangs on whom, in two lines.
  func ownershipFigures(_ map: OwnershipMap) -> [(String, Style)] {
    func words(_ shares: [OwnershipMap.Share]) -> String {
      shares.prefix(3).enumerated().map { place, share in
        let count = place == 0 ? "\(share.count) of \(share.of)" : "\(share.count)"
        let name = surname(organisation.personName(share.person))
        return "\(name.isEmpty ? "?" : name) \(share.percent) % (\(count))"
      }.joined(separator: ", ")
    }
    let shares = map.shares
    guard let most = shares.first else {
      return [("Nobody owns anything yet: o gives what is marked an owner.", .hint)]
    }
    var lines: [(String, Style)] = [
      (
        (most.isTooMuch ? "! Too much for one: " : "Owns most: ") + words(shares),
        most.isTooMuch ? .dueSoon : .plain
      )
    ]
    let work = map.workShares
    if !work.isEmpty { lines.append(("Open work: " + words(work), .plain)) }
    return lines
  }

  /// Says who answers for a standard or a clause, and which record says so.
  mutating func explainOwner(of thing: OwnershipMap.Thing) {
    let name = organisation.name(of: thing.subject)
    var lines: [Card.Line] = [Card.Line(ownershipTitle(of: thing), style: .heading)]
    func person(_ title: String, _ id: RecordID?, _ standing: OwnershipMap.Standing) {
      let who = organisation.personName(id)
      let left = organisation.people[id]?.left.map { ", who left on \($0.full)" } ?? ""
      lines.append(
        Card.Line(
          "\(title)\(standing == .none ? "nobody" : who + (standing == .left ? left : ""))",
          style: standing == .here ? .plain : .overdue))
    }
    person("Owner   ", thing.owner, thing.standing)
    person("Deputy  ", thing.deputy, thing.deputyStanding)
    if let record = organisation.responsibilities[thing.responsibility] {
      lines.append(Card.Line(""))
      for line in TextWrap.lines("Said in: \(record.name)", width: 60) {
        lines.append(Card.Line(line))
      }
      if case .clause(let clause) = thing.subject, let from = thing.from, from != clause {
        lines.append(Card.Line("It is named with \(from), which it is part of.", style: .hint))
      }
      if !record.notes.isEmpty {
        lines += TextWrap.lines(record.notes, width: 60).map { Card.Line($0) }
      }
    } else {
      lines.append(Card.Line("Nobody is named for it: o gives it an owner.", style: .hint))
    }
    overlays.append(.card(Card(title: name, lines: lines)))
  }
}
