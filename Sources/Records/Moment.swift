/// A point in time, to the second, in UTC: who changed what when.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z; leap seconds are not counted.
  package let seconds: Int

  package init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads `2026-11-20T14:02:33Z`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].last == "Z", let day = Day(String(parts[0])) else {
      return nil
    }
    let time = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3,
      time.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(time[0]), let minute = Int(time[1]), let second = Int(time[2]),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// The calendar day in UTC.
  package var day: Day {
    Day(number: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  package var description: String {
    let ofDay = seconds - day.number * 86_400
    return
      "\(day)T\(twoDigits(ofDay / 3600)):\(twoDigits(ofDay / 60 % 60)):\(twoDigits(ofDay % 60))Z"
  }
}

/// A number from 0 to 99 in two digits.
func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}
