/// The part a piece of the screen plays; how it looks is the terminal's matter.
///
/// Colour only repeats what a word or a mark says, so every style may look like plain text.
package enum Style: UInt8, Hashable, Sendable, CaseIterable {
  case plain
  case heading
  case strong
  case hint
  case overdue
  case dueSoon
  case done
  case error
  /// A key in the footer or in the help.
  case key
  /// Bars, rules and frames.
  case line
  /// The tab or choice in use, when the cursor is elsewhere.
  case current
}
