import Records

/// Why the readiness is what it is: every cause with its points and its rule, the trend, the four reasons for failing,
/// and the signs that help from outside would pay.
struct ReadinessBoard: ReadingBoard {
  static let pane = Pane.dashboard
  static let place = Place.readiness

  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()
  /// The part to begin at; forgotten once it is shown.
  var wanted: ReadinessPart?
  private var isNew = true

  init(wanted: ReadinessPart? = nil) { self.wanted = wanted }

  func makeTitle(_ state: State) -> String {
    let readiness = state.dashboard.readiness
    return "Ready for an audit today?  \(readiness.points) of \(readiness.outOf)"
      + (state.trendText().map { "  \($0)" } ?? "")
  }

  mutating func refresh(_ state: inout State) {
    title = makeTitle(state)
    lines = makeLines(state) ?? []
    cursor.fit(to: lines.count)
    guard let part = wanted else {
      if isNew, let first = lines.firstIndex(where: { $0.target != .none }) { cursor.select(first) }
      isNew = false
      return
    }
    (wanted, isNew) = (nil, false)
    let place = lines.firstIndex { $0.style == .strong && $0.text.hasPrefix(part.name) }
    // The first of its causes, where there is one.
    if let place { cursor.select(lines[place].target == .none ? place + 1 : place) }
  }

  func makeLines(_ state: State) -> [ReadingLine]? {
    let readiness = state.dashboard.readiness
    return trendLines(state)
      + [.heading("Would an audit be failed? The four usual reasons")] + reasonLines(state)
      + [.blank, .heading("Where the points are")] + readiness.parts.flatMap { lines(of: $0) }
      + shiftLines(state)
      + [.blank, .heading("Would help from outside pay?")] + helpLines(state)
  }

  private func lines(of part: Readiness.Part) -> [ReadingLine] {
    let points = "\(part.points) of \(part.outOf)"
    let heading = part.name.padded(to: 14) + points.rightAligned(9)
    guard !part.causes.isEmpty else {
      return [ReadingLine("\(heading)   \(part.good)", style: .done, indent: 26)]
    }
    return [ReadingLine(heading, style: .strong)]
      + part.causes.flatMap { cause in
        [
          ReadingLine(
            "  " + "\(cause.points == 0 ? "0" : "−\(cause.points)")".rightAligned(3)
              + "  \(cause.text)", indent: 7, target: .cause(cause)),
          ReadingLine(
            "       \(cause.rule.isDriftSign ? "a sign of drift; " : "")\(cause.rule.words): \(cause.rule.why)",
            style: .hint, indent: 7),
        ]
      }
  }

  /// The score of each month, and what moved it since the last.
  private func trendLines(_ state: State) -> [ReadingLine] {
    guard let trend = state.readinessTrend, trend.points.count > 1, let first = trend.points.first,
      let low = trend.points.min(by: { $0.readiness.points < $1.readiness.points }),
      let high = trend.points.max(by: { $0.readiness.points < $1.readiness.points })
    else {
      return [
        ReadingLine(
          "The trend begins a month after the first change that the history tells of.",
          style: .hint), .blank,
      ]
    }
    let spoken = { (day: Day) in day.spoken(today: state.today) }
    let bars = TextBars.text(trend.points.map(\.readiness.points), of: 100)
    return [
      ReadingLine(
        "\(bars)  month by month since \(spoken(first.day)): lowest \(low.readiness.points) (\(spoken(low.day))), "
          + "highest \(high.readiness.points) (\(spoken(high.day)))", indent: 15,
        target: .none), .blank,
    ]
  }

  /// What moved the score within the last month.
  private func shiftLines(_ state: State) -> [ReadingLine] {
    guard let before = state.readinessTrend?.monthAgo else { return [] }
    let shifts = state.dashboard.readiness.shifts(since: before.readiness)
    guard !shifts.isEmpty else { return [] }
    return [.blank, .heading("What moved it since \(before.day.spoken(today: state.today))")]
      + shifts.map { shift in
        let points = shift.points < 0 ? "−\(-shift.points)" : "+\(shift.points)"
        return ReadingLine(
          "  \(points.rightAligned(3))  \(shift.cause.rule.part.name): \(shift.isGone ? "no longer " : "")\(shift.cause.text)",
          style: shift.points < 0 ? .dueSoon : .done, indent: 7,
          target: shift.isGone ? .none : .cause(shift.cause))
      }
  }

  private func reasonLines(_ state: State) -> [ReadingLine] {
    state.organisation.failureReasons(
      today: state.today, library: state.library, readiness: state.dashboard.readiness,
      advice: state.advice.all
    ).flatMap { reason in
      guard reason.isPresent else {
        return [ReadingLine("  ok  \(reason.kind.rawValue): nothing speaks for it", style: .done)]
      }
      return reason.signs.map { sign in
        ReadingLine(
          "  !!  \(reason.kind.rawValue): \(sign.text)", style: .overdue, indent: 6,
          target: .records(reason.kind.rawValue, sign.records))
      }
    }
  }

  private func helpLines(_ state: State) -> [ReadingLine] {
    let trend = state.readinessTrend?.points ?? []
    let halfYearAgo = trend.count > 6 ? trend[trend.count - 7].readiness : nil
    let signs = state.organisation.outsideHelp(
      today: state.today, library: state.library, readiness: state.dashboard.readiness,
      halfYearAgo: halfYearAgo)
    guard !signs.isEmpty else {
      return [ReadingLine("  Nothing in the records says so.", style: .done)]
    }
    return signs.map {
      ReadingLine(
        "  ?  \($0.text): \($0.help)", style: .dueSoon, indent: 5,
        target: .records($0.text, $0.records))
    }
  }

  static let commands: [Command] = [
    Command(
      "dashboard.readiness", [.character("r")],
      "Readiness: every cause with its points and rule, the trend, the risk of failing",
      hint: "readiness", in: .dashboard
    ) { $0.showReadiness() },
    Command(
      "readiness.open", [.enter], "The records behind the line", hint: "records", in: .readiness
    ) { DashboardPane.open(in: &$0) },
    Command(
      "readiness.weights", [.character("w")], "What each part counts", hint: "weights",
      in: .readiness, changes: true
    ) { $0.editWeights() },
  ]
}

extension State {
  /// Shows why the readiness is what it is.
  mutating func showReadiness(at part: ReadinessPart? = nil) {
    followAdvice()
    show(ReadinessBoard(wanted: part))
  }

  fileprivate mutating func editWeights() {
    let profile = organisation.profile
    var form = Form(
      title: "What each part of the readiness counts",
      fields: FormField.fields(of: profile, only: ["readiness_weights"], in: fieldText),
      checks: { _, values in
        guard case .list(let lines)? = values["readiness_weights"] else { return [] }
        let texts = lines.compactMap { if case .text(let text) = $0 { text } else { nil } }
        let weights = ReadinessWeights(texts)
        if weights.countsNothing {
          return [
            FieldRemark("readiness_weights", "at least one part has to count", .refusal)
          ]
        }
        return weights.unread.map {
          FieldRemark(
            "readiness_weights",
            "\($0): a part and a number from 0 to 100 is needed, such as actions 25", .refusal)
        }
      }
    ) { (state, values) throws(FormRefusal) in
      var changed = state.organisation.profile
      try changed.take(
        values,
        of: FormField.fields(of: changed, only: ["readiness_weights"], in: state.fieldText))
      return FormStep(
        title: "readiness weighed", changes: state.organisation.changes(putting: changed))
    }
    let weights = ReadinessWeights(profile.readinessWeights)
    form.context = [
      "Now: "
        + ReadinessPart.allCases.map { "\($0.rawValue) \(weights[$0])" }.joined(separator: ", "),
      "Parts that are not named count what they usually do; all together are made 100.",
    ]
    open(form)
  }
}
