import Records

extension CellState {
  /// The cell's mark; colour only repeats it.
  var mark: String {
    switch self {
    case .valid: "●"
    case .dueSoon: "◐"
    case .expired: "✗"
    case .missing: "○"
    case .planned: "◇"
    case .desirable: "+"
    case .notRequired: "·"
    }
  }

  var style: Style {
    switch self {
    case .valid: .done
    case .dueSoon: .dueSoon
    case .expired, .missing: .overdue
    case .planned: .strong
    case .desirable: .plain
    case .notRequired: .hint
    }
  }
}

extension TrainingCell {
  /// The mark with the level reached, as wide as there is room.
  func mark(width: Int) -> String {
    level.isEmpty || width < 2 ? state.mark : (state.mark + level).cut(to: width)
  }

  /// The day that matters most: of the booking, of the expiry, or by which it is needed.
  var shownDay: Day? { state == .planned ? booked : state == .missing ? due : expires }

  /// How it stands in a few words: "expired 6 Nov", "missing, needed by 1 Dec".
  func words(today: Day) -> String {
    let day = shownDay?.spoken(today: today)
    switch state {
    case .missing: return state.rawValue + (day.map { ", needed by \($0)" } ?? "")
    case .dueSoon where graceEnds != nil:
      let until = graceEnds?.spoken(today: today) ?? ""
      return "refresher was due \(day ?? ""), in grace until \(until)"
    case .valid where day != nil: return "valid until \(day ?? "")"
    default: return state.rawValue + (day.map { " \($0)" } ?? "")
    }
  }
}
