internal import Glibc
internal import Records

/// The machine's clock; the only place that knows of a time zone.
enum Clock {
  /// Seconds since 1970-01-01T00:00:00Z.
  static var seconds: Int { time(nil) }

  static var now: Moment { Moment(seconds: seconds) }

  /// The calendar day where the user is.
  static var today: Day {
    let parts = local(seconds)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? now.day
  }

  /// The time of day where the user is, as `14:02`.
  static func hourAndMinute(_ seconds: Int) -> String {
    let parts = local(seconds)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// Milliseconds until the calendar day changes where the user is.
  static var millisecondsToMidnight: Int {
    let parts = local(seconds)
    let passed = Int(parts.tm_hour) * 3600 + Int(parts.tm_min) * 60 + Int(parts.tm_sec)
    return max(1, 86_400 - passed) * 1000
  }

  private static func local(_ seconds: Int) -> tm {
    var clock = time_t(seconds)
    var parts = tm()
    localtime_r(&clock, &parts)
    return parts
  }
}
