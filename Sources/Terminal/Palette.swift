internal import CNcurses
internal import Screens

/// How each style looks: attributes everywhere, colours where there are some and they are wanted.
///
/// The terminal's own background stays, so the colours are ones of middle lightness, which can be
/// read on light and on dark.
struct Palette {
  /// Indexed by the raw value of a style.
  private var attributes: [Int32]

  /// - Parameter isColourful: whether the user wants colours.
  init(isColourful: Bool) {
    attributes = Style.allCases.map(Palette.plainAttributes)
    guard isColourful, has_colors(), start_color() == OK else { return }
    // Where the terminal cannot keep its own background, black is what ncurses takes anyhow.
    let background: Int16 = use_default_colors() == OK ? -1 : Int16(COLOR_BLACK)
    let isRich = screen_colors() >= 256
    for (index, style) in Style.allCases.enumerated() {
      guard let colour = Palette.colour(of: style, isRich: isRich) else { continue }
      let pair = Int32(index + 1)
      if init_pair(Int16(pair), colour, background) == OK {
        attributes[index] |= attribute_pair(pair)
      }
    }
  }

  func attributes(of cell: Frame.Cell) -> Int32 {
    let attribute = attributes[Int(cell.style.rawValue)]
    return cell.isSelected ? attribute | attribute_reverse() : attribute
  }

  private static func plainAttributes(_ style: Style) -> Int32 {
    switch style {
    case .plain, .done: 0
    case .heading, .strong, .overdue, .dueSoon, .error, .key: attribute_bold()
    case .hint, .line: attribute_dim()
    case .current: attribute_bold() | attribute_underline()
    }
  }

  private static func colour(of style: Style, isRich: Bool) -> Int16? {
    switch style {
    case .overdue, .error: isRich ? 196 : Int16(COLOR_RED)
    case .dueSoon: isRich ? 166 : Int16(COLOR_MAGENTA)
    case .done: isRich ? 28 : Int16(COLOR_GREEN)
    case .plain, .heading, .strong, .hint, .key, .line, .current: nil
    }
  }
}
