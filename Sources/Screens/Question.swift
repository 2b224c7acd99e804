import Records

/// A question that names what will happen; Enter never destroys.
struct Question: Sendable {
  /// One answer with its key.
  struct Answer: Sendable {
    let key: Character
    let label: String
    let run: @Sendable (inout State) -> Void
  }

  let title: String
  /// What stays in sight while the lines scroll; empty when nothing has to.
  var summary = ""
  let lines: [String]
  let answers: [Answer]
  /// The first line shown, where there are more than fit.
  var top = 0

  static let commands: [Command] = [
    Command(
      "question.leave", [.escape, .enter], "Leave it as it is", hint: "leave it", in: .questions
    ) {
      $0.overlays.removeLast()
    },
    // Letters are answers, so only keys without a letter scroll.
    scroll("down", [.down], "Down") { _ in 1 },
    scroll("up", [.up], "Up") { _ in -1 },
    scroll("pageDown", [.pageDown], "A page down") { $0 },
    scroll("pageUp", [.pageUp], "A page up") { -$0 },
    scroll("home", [.home], "To the start") { _ in -100_000 },
    scroll("end", [.end], "To the end") { _ in 100_000 },
  ]

  private static func scroll(
    _ id: String, _ keys: [Key], _ title: String, by lines: @escaping @Sendable (Int) -> Int
  ) -> Command {
    Command("question.\(id)", keys, title, in: .questions) { state in
      guard case .question(var question)? = state.overlays.last else { return }
      let page = question.page(in: state.region)
      let last = question.wrapped(in: state.region).count - page
      question.top = max(0, min(question.top + lines(page), last))
      state.overlays[state.overlays.count - 1] = .question(question)
    }
  }
}

extension Question {
  private func width(in region: Region) -> Int { min(region.columns - 6, 70) }

  /// The lines broken at the edge; what goes on in a next line is indented.
  fileprivate func wrapped(in region: Region) -> [String] {
    let width = width(in: region)
    return lines.flatMap { line in
      let broken = TextWrap.lines(line, width: width)
      guard broken.count > 1 else { return broken }
      return broken.prefix(1)
        + TextWrap.lines(
          String(line.dropFirst(broken[0].count)).trimmed, width: width - 4
        ).map { "    " + $0 }
    }
  }

  private func summaryLines(in region: Region) -> [String] {
    summary.isEmpty ? [] : TextWrap.lines(summary, width: width(in: region)) + [""]
  }

  /// How many lines fit beside what has to stay in sight: the frame, the summary and the answers.
  fileprivate func page(in region: Region) -> Int {
    max(1, region.rows - 2 - summaryLines(in: region).count - answers.count - 2)
  }

  /// Whether there are more lines than fit.
  func scrolls(in region: Region) -> Bool { wrapped(in: region).count > page(in: region) }

  func draw(_ state: State, on frame: inout Frame, in region: Region) {
    let text = wrapped(in: region)
    let summary = summaryLines(in: region)
    let page = min(page(in: region), text.count)
    let inner = state.box(
      title, columns: width(in: region), rows: summary.count + page + answers.count + 2,
      on: &frame, in: region)
    var row = inner.row
    for line in summary {
      frame.write(line, row: row, column: inner.column, limit: inner.endColumn, style: .strong)
      row += 1
    }
    let top = max(0, min(top, text.count - page))
    if top > 0 {
      frame.write(
        " ↑ more ", row: max(inner.row, row) - 1, column: inner.endColumn - 10, style: .hint)
    }
    for line in text[top...].prefix(page) {
      frame.write(line, row: row, column: inner.column, limit: inner.endColumn)
      row += 1
    }
    if top + page < text.count {
      frame.write(
        " ↓ \(text.count - top - page) more ", row: row, column: inner.endColumn - 12, style: .hint)
    }
    row += 1
    for answer in answers {
      let column = frame.write(String(answer.key), row: row, column: inner.column, style: .key)
      frame.write("    " + answer.label, row: row, column: column, limit: inner.endColumn)
      row += 1
    }
    let column = frame.write("Esc", row: row, column: inner.column, style: .key)
    frame.write("  leave it as it is", row: row, column: column)
    frame.cursor = Frame.Position(column: inner.column, row: inner.row)
  }
}
