package import Records

/// A calendar of whole days (iCalendar, RFC 5545), to be imported or subscribed to.
package struct Calendar: Hashable, Sendable {
  /// Something that stands on one day, or on several in a row.
  package struct Event: Hashable, Sendable {
    /// The same each time the same thing is written, so that a calendar moves it instead of showing it twice.
    package let uid: String
    package let day: Day
    /// The last day, where it stands on several.
    package var last: Day?
    package let summary: String
    /// Of any number of lines.
    package var details = ""
    package var place = ""
    package var category = ""
    /// Whether it does not take place any more, so that calendars take it out.
    package var isCancelled = false

    package init(uid: String, day: Day, summary: String) {
      self.uid = uid
      self.day = day
      self.summary = summary
    }
  }

  package let name: String
  /// When it is written; of two versions of an event calendars keep that of the later one.
  package let stamp: Moment
  package let events: [Event]

  package init(name: String, stamp: Moment, events: [Event]) {
    self.name = name
    self.stamp = stamp
    self.events = events
  }

  /// The calendar as text: lines of at most 75 bytes that end in CR and LF (RFC 5545, section 3.1).
  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Evenkeel//Evenkeel//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:\(Calendar.escaped(name))",
    ]
    for event in events { lines += self.lines(of: event) }
    lines.append("END:VCALENDAR")
    return lines.map { Calendar.folded($0) + "\r\n" }.joined()
  }

  private func lines(of event: Event) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:\(Calendar.escaped(event.uid))", "DTSTAMP:\(Calendar.text(of: stamp))",
      "SEQUENCE:\(sequence)", "DTSTART;VALUE=DATE:\(Calendar.text(of: event.day))",
      // A whole day ends where the next one begins.
      "DTEND;VALUE=DATE:\(Calendar.text(of: max(event.day, event.last ?? event.day) + 1))",
      "SUMMARY:\(Calendar.escaped(event.summary))",
    ]
    if !event.details.isEmpty { lines.append("DESCRIPTION:\(Calendar.escaped(event.details))") }
    if !event.place.isEmpty { lines.append("LOCATION:\(Calendar.escaped(event.place))") }
    if !event.category.isEmpty { lines.append("CATEGORIES:\(Calendar.escaped(event.category))") }
    lines.append("STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")")
    // Nobody is busy all day because something is due on it.
    lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    return lines
  }

  /// Minutes since 2000: it grows from one export to the next, so that no calendar takes the later one for the older.
  private var sequence: Int { max(0, (stamp.seconds - 946_684_800) / 60) }

  private static func text(of day: Day) -> String {
    day.description.filter { $0 != "-" }
  }

  private static func text(of moment: Moment) -> String {
    moment.description.filter { $0 != "-" && $0 != ":" }
  }

  /// A text in which nothing is taken for a mark (section 3.3.11); control characters have no place in it.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case _ where character.isNewline: escaped += "\\n"
      case "\t": escaped += " "
      default:
        escaped.unicodeScalars.append(
          contentsOf: character.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
      }
    }
    return escaped
  }

  /// A line broken so that no piece has more than 75 bytes and no letter is torn apart; pieces but the first begin with
  /// a blank.
  static func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var folded = ""
    var used = 0
    func add(_ piece: String, bytes: Int) {
      if used + bytes > 75 {
        folded += "\r\n "
        used = 1
      }
      folded += piece
      used += bytes
    }
    for character in line {
      let bytes = character.utf8.count
      if bytes < 75 {
        add(String(character), bytes: bytes)
      } else {
        // So many accents on one letter are torn rather than the line being too long.
        for scalar in character.unicodeScalars { add(String(scalar), bytes: UTF8.width(scalar)) }
      }
    }
    return folded
  }
}
