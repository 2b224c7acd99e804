/// Something that happened at the terminal.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// Text pasted as a whole (bracketed paste); never read as commands.
  case paste(String)
  /// The text that the user wrote in their own editor.
  case edited(String)
  /// The screen has this many columns and rows from now on.
  case resize(Size)
  /// The program was suspended and is back: the screen must be drawn anew.
  case resumed
  /// The save state or the calendar day may have changed; nothing was typed.
  case tick
  /// A signal asks the program to end, or the terminal has gone.
  case hangUp
}

/// One key as the user knows it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Control and a letter, in lower case: `.control("s")`.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
}

/// A number of columns and rows.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
