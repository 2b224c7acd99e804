import Records

extension State {
  /// Asks what somebody wants to know, then shows who may do it today; from any pane.
  mutating func askWhoMay() {
    func items<R: Record>(_ records: [R], _ detail: String) -> [Picker.Item] {
      records.filter { !$0.name.isEmpty }.map {
        Picker.Item(id: "\(R.kind.rawValue) \($0.id.text)", label: $0.name, detail: detail)
      }
      .sorted { $0.label.lowercased() < $1.label.lowercased() }
    }
    let all =
      items(organisation.competences.all, "competence") + items(organisation.roles.all, "role")
      + items(organisation.areas.all, "work of the area")
    guard !all.isEmpty else {
      return complain("no competence, role or area is on file yet; 9 adds them")
    }
    overlays.append(
      .picker(
        Picker(title: "Who may do this today?", items: all) { state, chosen in
          guard let parts = chosen.first?.id.split(separator: " ", maxSplits: 1),
            parts.count == 2, let id = RecordID(String(parts[1]))
          else { return }
          switch RecordKind(rawValue: String(parts[0])) {
          case .competence: state.showWhoMay(.competence(id))
          case .role: state.showWhoMay(.role(id))
          case .area: state.showWhoMay(.area(id))
          default: break
          }
        }))
  }

  /// Shows who may do something today, over whatever is shown.
  mutating func showWhoMay(_ subject: Entitled.Subject) {
    let entitled = Entitled(subject, in: organisation, today: today)
    let width = max(36, size.columns - 8)
    let lines = whoMayLines(entitled).flatMap { line in
      TextWrap.lines(line.text, width: width - 4).enumerated().map { place, text in
        Card.Line((place == 0 ? "" : "      ") + text, style: line.style)
      }
    }
    overlays.append(.card(Card(title: whoMayTitle(entitled), lines: lines)))
  }

  private func whoMayTitle(_ entitled: Entitled) -> String {
    let day = today.full
    return switch entitled.subject {
    case .competence(let id): "\(organisation.competences[id]?.name ?? "?"): who may, \(day)"
    case .role(let id): "May work as \(organisation.roles[id]?.name ?? "?"), \(day)"
    case .area(let id): "Work of \(organisation.areaName(id)): who may, \(day)"
    }
  }

  /// The answer in lines: who may, who soon no longer, who may not and why, who is booked.
  func whoMayLines(_ entitled: Entitled) -> [Card.Line] {
    var lines: [Card.Line] = []
    func add(_ title: String, _ entries: [Entitled.Entry], _ style: Style, mark: String) {
      guard !entries.isEmpty else { return }
      if !lines.isEmpty { lines.append(Card.Line("")) }
      lines.append(Card.Line("\(title), \(entries.count)", style: .heading))
      lines += entries.map {
        Card.Line("  \(mark) " + whoMayText($0, entitled.subject), style: style)
      }
    }
    let isRole = if case .role = entitled.subject { true } else { false }
    let soon = entitled.soonNot
    let others = entitled.may.filter { !$0.isSoonOver }
    if entitled.may.isEmpty {
      lines.append(Card.Line("Nobody may do it today.", style: .overdue))
    }
    if isRole {
      add("May today", others.filter(\.isTheirs), .plain, mark: "●")
    } else {
      add("May today", others, .plain, mark: "●")
    }
    add("May today, soon no longer", soon, .dueSoon, mark: "◐")
    if isRole {
      add(
        "Have what it takes, without the role", others.filter { !$0.isTheirs }, .plain, mark: "+")
    }
    add(
      isRole ? "Have the role and may NOT" : "May NOT, though it is theirs", entitled.mayNot,
      .overdue, mark: "✗")
    add("Booked, without needing it yet", entitled.booked, .plain, mark: "◇")
    return lines
  }

  /// "A. Okafor, level U, until 20 Nov 2027, Welding, Hamburg"
  private func whoMayText(_ entry: Entitled.Entry, _ subject: Entitled.Subject) -> String {
    var parts = [entry.person.name]
    if !entry.level.isEmpty { parts.append("level \(entry.level)") }
    if let until = entry.until {
      parts.append((entry.isInGrace ? "in grace " : "") + "until \(until.spoken(today: today))")
    }
    if case .area = subject {
      parts += entry.person.roles(on: today).compactMap { organisation.roles[$0]?.name }
    }
    let place = organisation.whereabouts(of: entry.person)
    if !place.isEmpty { parts.append(place) }
    if case .role = subject, entry.may, !entry.isTheirs { parts.append("not in the role") }
    if entry.may, let booked = entry.booked {
      parts.append("booked for \(booked.spoken(today: today))")
    }
    if let left = entry.person.left { parts.append("last day \(left.spoken(today: today))") }
    let isOfOne = if case .competence = subject { true } else { false }
    let lacks = entry.lacks.map { lackText($0, naming: !isOfOne) }
    return parts.joined(separator: ", ")
      + (lacks.isEmpty ? "" : ": " + lacks.joined(separator: "; "))
  }
}

extension Command {
  static let whoMay: [Command] = [
    Command(
      "who.may", [.character("W")],
      "Who may do this today? A competence, a role, the work of an area", in: .everywhere
    ) { $0.askWhoMay() }
  ]
}
