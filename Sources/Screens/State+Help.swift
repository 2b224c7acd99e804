import Records

extension State {
  mutating func openHelp() {
    var lines: [Card.Line] = []
    func add(_ title: String, _ commands: [Command]) {
      guard !commands.isEmpty else { return }
      lines.append(Card.Line(title, style: .heading))
      for command in commands where !command.keys.isEmpty {
        lines.append(Card.Line("  \(command.keyNames.padded(to: 14)) \(command.title)"))
      }
      lines.append(Card.Line(""))
    }
    let here = places
    for place in here where place != .everywhere {
      add("In \(place.rawValue)", Command.of(place))
    }
    add("Everywhere", Command.of(.everywhere))
    add("In forms", Command.of(.forms))
    lines += [
      Card.Line("Filters", style: .heading),
      Card.Line(
        "  Words in any order find what contains them all. field:value looks in one field:"),
      Card.Line(
        "  owner:lim  clause:8.4  stage:open  due:<30d  due:none  is:overdue  is:open  is:mine"),
    ]
    lines += pane.behaviour.filterWords(in: self).lines.map { Card.Line($0) }
    lines += [
      Card.Line(""),
      Card.Line("Days", style: .heading),
      Card.Line("  2026-12-01   1 dec   fri   today   +2w   +3m   -5d   q1   q1 2027"),
      Card.Line(""),
      Card.Line("Marks", style: .heading),
      Card.Line("  !! overdue   ! due soon   * marked   ↻ recurrence   ↷ due date moved"),
      Card.Line("  ≠ changed by two people at once: Enter on the dashboard settles which holds"),
      Card.Line("  ↻ in a form: a colleague changed this meanwhile; what you typed is kept"),
      Card.Line(""),
      Card.Line("History", style: .heading),
      Card.Line(
        "  who:lim  record:NC-2026-014  field:due  date:2026-11  date:>=2026-11-01  is:mine"),
    ]
    overlays.append(.card(Card(title: "Help", lines: lines)))
  }
}
