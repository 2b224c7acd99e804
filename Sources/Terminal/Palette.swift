internal import CNcurses
import Screens

/// How each style looks: attributes everywhere, colours where there are some and the user wants them.
///
/// The terminal's own background is kept, so the colours are ones that can be read on light and dark.
struct Palette {
  private let attributes: [Style: Int32]

  init(isColourful: Bool) {
    var attributes: [Style: Int32] = [
      .heading: attribute_bold(), .strong: attribute_bold(), .overdue: attribute_bold(),
      .dueSoon: attribute_bold(), .error: attribute_bold(), .key: attribute_bold(),
      .hint: attribute_dim(), .line: attribute_dim(),
      .current: attribute_bold() | attribute_underline(),
    ]
    if isColourful, has_colors() {
      start_color()
      use_default_colors()
      let isRich = screen_colors() >= 256
      let colours: [(Style, Int32)] = [
        (.overdue, isRich ? 160 : 1), (.error, isRich ? 160 : 1), (.dueSoon, isRich ? 172 : 3),
        (.done, isRich ? 34 : 2), (.key, isRich ? 33 : 6),
      ]
      for (index, (style, colour)) in colours.enumerated() {
        let pair = Int32(index + 1)
        init_pair(Int16(pair), Int16(colour), -1)
        attributes[style, default: 0] |= attribute_pair(pair)
      }
    }
    self.attributes = attributes
  }

  func attributes(of cell: Frame.Cell) -> Int32 {
    (attributes[cell.style] ?? 0) | (cell.isSelected ? attribute_reverse() : 0)
  }
}
