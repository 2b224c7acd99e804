internal import Records

/// How registers write how often a training is refreshed, and how long something may take.
enum IntervalWords {
  /// The months of "24 months", "2 years", "jährlich", "every 3 years", "alle 2 Jahre"; `nil` for anything else.
  static func months(in text: String) -> Int? {
    let words = normal(text)
    if let months = named[words.joined(separator: " ")] { return months }
    if words.count == 1, words[0].allSatisfy(\.isNumber) { return nil }
    let rest = words.filter { !fillers.contains($0) }
    guard let last = rest.last, let months = units[last], rest.count <= 2 else { return nil }
    guard rest.count == 2 else { return words.count > 1 ? months : nil }
    guard let count = numbers[rest[0]] ?? Int(rest[0]), count > 0, count < 1000 else { return nil }
    return count * months
  }

  /// Whether once is enough: "einmalig", "once".
  static func isOnce(_ text: String) -> Bool {
    [
      "once", "einmalig", "none", "keine", "never", "nie", "one off", "one-off", "unbefristet",
      "unlimited",
      "bei bedarf", "as needed", "einmal", "on induction", "induction only",
    ].contains(MatrixWords.normal(text))
  }

  /// A period in the program's words: "4 Wochen" as "4 weeks"; `nil` when it is none of these.
  static func period(in text: String) -> String? {
    let words = normal(text)
    guard words.count == 2, let count = Int(words[0]), let unit = periods[words[1]] else {
      return nil
    }
    return unit == "years" ? "\(count * 12) months" : "\(count) \(unit)"
  }

  /// Lower case, with a blank between figures and letters, without stops and brackets.
  private static func normal(_ text: String) -> [String] {
    var spaced = ""
    var last: Character = " "
    for character in text.lowercased() {
      if last.isNumber && character.isLetter { spaced.append(" ") }
      spaced.append("./()".contains(character) ? " " : character)
      last = character
    }
    return spaced.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let fillers: Set = [
    "every", "alle", "aller", "each", "jedes", "jeder", "per", "pro", "nach", "after", "a", "in",
  ]

  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ein": 1, "eine": 1, "zwei": 2, "drei": 3,
    "vier": 4,
    "f\u{FC}nf": 5, "six": 6, "sechs": 6, "ten": 10, "zehn": 10,
  ]

  private static let units = [
    "month": 1, "months": 1, "mon": 1, "mo": 1, "m": 1, "monat": 1, "monate": 1, "monaten": 1,
    "mth": 1, "mths": 1,
    "year": 12, "years": 12, "yr": 12, "yrs": 12, "y": 12, "jahr": 12, "jahre": 12, "jahren": 12,
    "j": 12, "a": 12,
    "quarter": 3, "quarters": 3, "quartal": 3, "quartale": 3,
  ]

  private static let named = [
    "annual": 12, "annually": 12, "yearly": 12, "j\u{E4}hrlich": 12, "jaehrlich": 12,
    "1 x j\u{E4}hrlich": 12,
    "1x j\u{E4}hrlich": 12, "einmal j\u{E4}hrlich": 12, "once a year": 12, "1 x p a": 12, "p a": 12,
    "biennial": 24, "biennially": 24, "zweij\u{E4}hrlich": 24, "zweij\u{E4}hrig": 24,
    "every other year": 24,
    "dreij\u{E4}hrlich": 36, "dreij\u{E4}hrig": 36, "triennial": 36, "f\u{FC}nfj\u{E4}hrlich": 60,
    "half-yearly": 6, "half yearly": 6, "halbj\u{E4}hrlich": 6, "six-monthly": 6, "quarterly": 3,
    "viertelj\u{E4}hrlich": 3,
    "monthly": 1, "monatlich": 1,
  ]

  private static let periods = [
    "tag": "days", "tage": "days", "tagen": "days", "woche": "weeks", "wochen": "weeks",
    "monat": "months",
    "monate": "months", "monaten": "months", "jahr": "years", "jahre": "years", "jahren": "years",
    "year": "years", "years": "years",
  ]
}
