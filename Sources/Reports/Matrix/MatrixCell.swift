internal import Records

/// What a cell of a wide matrix says of one person and one competence.
struct MatrixCell: Hashable, Sendable {
  enum Sort: Hashable, Sendable {
    case held, booked, failed, noShow
    /// Only until when it counts.
    case expiryOnly
  }

  /// One training, or one booking.
  struct Entry: Hashable, Sendable {
    var sort: Sort
    /// When it was, or will be; `nil` for a tick.
    var day: SheetDay?
    var expires: SheetDay?
  }

  var entries: [Entry] = []
  /// The level reached, as the organisation writes it; empty when none is named.
  var level = ""
  /// What stands beside a date or a tick.
  var evidence = ""

  /// Adds what another column of the same competence says.
  mutating func add(_ other: MatrixCell) {
    for entry in other.entries {
      if entry.sort == .expiryOnly,
        let place = entries.lastIndex(where: { $0.sort == .held && $0.expires == nil })
      {
        entries[place].expires = entry.expires
      } else {
        entries.append(entry)
      }
    }
    if level.isEmpty { level = other.level }
    evidence = [evidence, other.evidence].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// What became of reading a cell.
enum MatrixReading: Hashable, Sendable {
  /// Nothing is on file for the person.
  case nothing
  /// It says that there is something, but not when: booked, expired.
  case vague
  case cell(MatrixCell)
  /// Why it cannot be read: the end of a sentence.
  case refused(String)
}

/// What a column under a competence holds.
enum MatrixPart: Hashable, Sendable {
  /// The training itself: a day, a tick, a level.
  case value
  case expires, booked, evidence, level
  /// What is aimed at, or a colour: nothing that is on file.
  case ignored
}
