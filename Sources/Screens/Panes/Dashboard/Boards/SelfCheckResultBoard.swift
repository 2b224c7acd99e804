import Records

/// What came of a self-check: theme by theme beside the one before, then each answer with its action.
struct SelfCheckResultBoard: ReadingBoard {
  static let pane = Pane.dashboard
  static let place = Place.selfChecks

  let selfCheck: RecordID
  var title = ""
  var lines: [ReadingLine] = []
  var cursor = RowCursor()

  init(_ selfCheck: RecordID) { self.selfCheck = selfCheck }

  func record(in state: State) -> RecordPlace? { RecordPlace(kind: .selfCheck, id: selfCheck) }

  func makeTitle(_ state: State) -> String {
    guard let check = state.organisation.selfChecks[selfCheck] else { return "Self-check" }
    let day = check.finished.map { ", finished \($0.spoken(today: state.today))" } ?? ", goes on"
    return check.title + day
  }

  func makeLines(_ state: State) -> [ReadingLine]? {
    let organisation = state.organisation
    guard let check = organisation.selfChecks[selfCheck] else { return nil }
    let before = organisation.selfCheck(before: check)
    var lines = [ReadingLine(score(check, before, state), style: .strong)]
    let by = organisation.personName(check.by)
    if !by.isEmpty { lines.append(ReadingLine("by \(by)", style: .hint)) }
    lines += [.blank, .heading("Theme by theme")]
    for item in organisation.comparison(of: check) {
      lines.append(ReadingLine(SelfCheckResultBoard.text(item, hasBefore: before != nil)))
    }
    for theme in SelfCheckTheme.allCases {
      lines += [.blank, .heading(theme.rawValue)]
      for question in SelfCheckQuestion.all where question.theme == theme {
        lines += answer(to: question, check, before, organisation)
      }
    }
    return lines
  }

  private func score(_ check: SelfCheck, _ before: SelfCheck?, _ state: State) -> String {
    guard let score = check.score() else { return "nothing that applies was answered" }
    let now = "\(score) of 100, \(check.answeredOfAll)"
    guard let before else { return "\(now), the first one" }
    let item = check.compared(with: before)
    let day = before.finished?.spoken(today: state.today) ?? "?"
    guard let common = item.common, let then = item.before else {
      return "\(now); nothing that was answered on \(day) as well"
    }
    return check.asksTheSame(as: before)
      ? "\(now); \(then) on \(day)" : "\(now); in what both answered \(common), \(then) on \(day)"
  }

  private static func text(_ item: SelfCheckComparison, hasBefore: Bool) -> String {
    let score = item.score.map(String.init) ?? "–"
    let isWhole = item.common == item.score
    let then = item.before ?? 0
    let both = " where both answered: \(item.common ?? 0)"
    let change =
      switch item.change {
      case nil: "not answered, or not applicable"
      case .new?: hasBefore ? "not answered last time" : ""
      case .same?: isWhole ? "same as last time" : "same\(both)"
      case .better?, .worse?:
        "\(item.change?.rawValue ?? "")\(isWhole ? ": \(then) last time" : "\(both), \(then) before")"
      }
    return
      "  \((item.theme?.rawValue ?? "").padded(to: 28)) \(score.rightAligned(3))  \(change)"
  }

  private func answer(
    to question: SelfCheckQuestion, _ check: SelfCheck, _ before: SelfCheck?,
    _ organisation: Organisation
  ) -> [ReadingLine] {
    let answer = check.answer(to: question.key)
    let word = answer?.verdict?.rawValue ?? "not answered"
    let then = before?.answer(to: question.key)?.verdict
    let last = then == nil || then == answer?.verdict ? "" : " (last time: \(then?.rawValue ?? ""))"
    let action = organisation.actions[answer?.action]
    var lines = [
      ReadingLine(
        "  \(word)\(last): \(question.question)",
        target: action.map { .record(.action, $0.id) } ?? .none)
    ]
    if let note = answer?.note, !note.isEmpty {
      lines.append(ReadingLine("      \(note)", indent: 6))
    }
    if let action {
      lines.append(
        ReadingLine(
          "      \(action.name) \(action.title): \(action.stage.rawValue)", indent: 6,
          target: .record(.action, action.id)))
    }
    return lines
  }
}
