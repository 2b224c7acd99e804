import Records

extension CellState {
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
}
