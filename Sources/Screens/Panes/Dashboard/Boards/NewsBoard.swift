import Records

/// What went well in a month, each from a record; it can be handed out as a digest.
struct NewsBoard: ReadingBoard {
  static let pane = Pane.dashboard
  static let place = Place.news

  /// How many months back the period lies.
  var back = 0
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  /// The month that ends today, or one before it.
  func period(_ today: Day) -> (since: Day, until: Day) {
    (today.adding(months: -back - 1) + 1, today.adding(months: -back))
  }

  func makeTitle(_ state: State) -> String {
    let (since, until) = period(state.today)
    return "Good news, \(since.spoken(today: state.today)) to \(until.spoken(today: state.today))"
  }

  func makeLines(_ state: State) -> [ReadingLine]? {
    let (since, until) = period(state.today)
    let news = state.organisation.goodNews(since: since, until: until, today: state.today)
    guard !news.isEmpty else {
      return [
        ReadingLine("Nothing on file went well in this month, as far as the records tell."),
        ReadingLine("[ shows the month before.", style: .hint),
      ]
    }
    var lines: [ReadingLine] = []
    var kind: GoodNews.Kind?
    for item in news {
      if item.kind != kind {
        if kind != nil { lines.append(.blank) }
        lines.append(.heading(item.kind.rawValue))
        kind = item.kind
      }
      lines.append(
        ReadingLine(
          "  \(item.day.spoken(today: state.today).padded(to: 7)) \(item.text)", indent: 10,
          target: item.record.kind == .organisation
            ? .none : .record(item.record.kind, item.record.id)))
    }
    return lines
  }

  func record(in state: State) -> RecordPlace? {
    guard lines.indices.contains(cursor.index),
      case .record(let kind, let id) = lines[cursor.index].target
    else { return nil }
    return RecordPlace(kind: kind, id: id)
  }

  static let commands: [Command] = [
    Command(
      "news.show", [.character("n")], "Good news: what went well, for the team", hint: "good news",
      in: .dashboard
    ) { $0.show(NewsBoard()) },
    Command("news.open", [.enter], "Open the record behind it", hint: "open", in: .news) {
      $0.pane.behaviour.open(in: &$0)
    },
    Command(
      "news.earlier", [.character("[")], "The month before", hint: "earlier", in: .news
    ) { state in
      state.withBoard(NewsBoard.self) { board in
        board.back = min(board.back + 1, 119)
        board.cursor.select(0)
      }
    },
    Command(
      "news.later", [.character("]")], "The month after", hint: "later", in: .news,
      obstacle: { $0.board(NewsBoard.self)?.back == 0 ? "this is the latest month" : nil }
    ) { state in
      state.withBoard(NewsBoard.self) { board in
        board.back = max(board.back - 1, 0)
        board.cursor.select(0)
      }
    },
    Command(
      "news.write", [.character("p")], "Digest for the team to a page or text", hint: "to a file",
      in: .news
    ) { $0.askForDigest() },
  ]
}

extension State {
  /// Asks for the file that the digest of the period shown is written to.
  mutating func askForDigest(_ proposal: String? = nil) {
    let board = board(NewsBoard.self) ?? NewsBoard()
    let (since, until) = board.period(today)
    openForm(
      .digest(since: since, until: until),
      title: "Digest of \(since.spoken(today: today)) to \(until.spoken(today: today))",
      proposal: proposal ?? fileName("digest-\(until).html"), endings: [".html", ".md"])
  }
}
