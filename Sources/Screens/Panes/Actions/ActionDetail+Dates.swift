import Records

/// The dates of an action: when it is due, how often that moved, how long it is kept.
extension State {
  func deadlineLines(of action: Action) -> [DetailLine] {
    var lines = [
      DetailLine(
        label: "Due", text: dueLine(of: action),
        style: dueStyle(action.owedDay, isFinal: action.stage.isFinal), target: .due)
    ]
    if let state = action.extensionState {
      let asked = action.extensionAsked.map { " on \($0.spoken(today: today))" } ?? ""
      let until = action.extensionUntil.map { $0.spoken(today: today) } ?? "no day"
      let text =
        switch state {
        case .asked: "asked of the certification body\(asked), until \(until): no answer yet"
        case .agreed: "agreed by the certification body until \(until)"
        case .refused: "REFUSED by the certification body (asked\(asked), until \(until))"
        }
      lines.append(
        DetailLine(
          label: "Extension", text: text, style: state == .agreed ? .plain : .dueSoon,
          target: .extensionAsked))
    }
    return lines
  }

  private func dueLine(of action: Action) -> String {
    var text = action.due?.full ?? "no date yet: d sets one"
    if let due = action.due, !action.stage.isFinal, action.stage != .verifying {
      let days = due - today
      text += days < 0 ? "  \(-days) days over" : days == 0 ? "  today" : "  in \(days) days"
    }
    let slips = action.slips
    return text + (slips == 0 ? "" : "  ↷ put off \(slips) time\(slips == 1 ? "" : "s")")
  }

  /// Every move of the due date, and from stage to stage where a reason was given.
  func moveLines(of action: Action) -> [DetailLine] {
    action.dueMoves.map { move in
      DetailLine(
        label: "Due moved",
        text:
          "\(move.from?.spoken(today: today) ?? "–") → \(move.to?.spoken(today: today) ?? "none"): \(move.why)"
          + " (\(move.by), \(move.on?.spoken(today: today) ?? ""))", style: .hint)
    }
      + action.stageMoves.filter { !$0.why.isEmpty }.map { move in
        DetailLine(
          label: "Stage moved",
          text:
            "\(move.to.rawValue): \(move.why) (\(move.by), \(move.on?.spoken(today: today) ?? ""))",
          style: .hint)
      }
  }

  /// Until when the record has to be kept; nothing of it can be deleted here at all.
  func keepLines(of action: Action) -> [DetailLine] {
    action.keepUntil(years: organisation.profile.retentionYears).map {
      [DetailLine(label: "Keep until", text: "\($0.full), at least", style: .hint)]
    } ?? []
  }
}
