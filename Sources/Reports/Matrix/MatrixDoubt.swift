/// What words beside a day or a tick say against it: a cell with them is no training that was met.
enum MatrixDoubt: Hashable, Sendable {
  case failed, noShow
  /// It counted once.
  case overdue
  /// It is not finished, or not begun.
  case open
  case calledOff
  /// No, or not.
  case denied

  /// The doubt that words begin with at a place, and how many words it takes; `nil` for none.
  ///
  /// - Parameter words: in lower case, without marks around them.
  static func find(in words: [String], at place: Int) -> (doubt: MatrixDoubt, count: Int)? {
    let word = words[place]
    if place + 1 < words.count {
      // "läuft ab 12/2027" is when it runs out.
      if word == "l\u{E4}uft", words[place + 1] != "ab", !words[place + 1].isEmpty {
        return (.open, 1)
      }
      let pair = word + " " + words[place + 1]
      if let doubt = table[pair] { return (doubt, 2) }
    }
    if let doubt = table[word] { return (doubt, 1) }
    // "No" alone stands before a number as well: "Cert No 12".
    return place == 0 && ["no", "n", "none", "false", "falsch"].contains(word) ? (.denied, 1) : nil
  }

  /// What the cell says, for a sentence.
  var words: String {
    switch self {
    case .failed: "that it was failed"
    case .noShow: "that the person was not there"
    case .overdue: "that it has run out, and not until when it counted"
    case .open: "that it is not finished"
    case .calledOff: "that it was called off"
    case .denied: "no"
    }
  }

  private static let table: [String: MatrixDoubt] = {
    let words: [(MatrixDoubt, [String])] = [
      (
        .failed,
        [
          "nicht bestanden", "not passed", "failed", "fail", "durchgefallen", "not competent",
          "nicht kompetent", "unsuccessful", "nicht erfolgreich", "not successful", "nb", "n.b",
        ]
      ),
      (
        .noShow,
        [
          "nicht erschienen", "no show", "no-show", "noshow", "not attended", "not attend",
          "absent", "gefehlt", "fehlte", "abwesend", "nicht teilgenommen", "nicht anwesend",
          "krank", "sick",
        ]
      ),
      (.overdue, ["\u{FC}berf\u{E4}llig", "overdue", "expired", "abgelaufen", "lapsed"]),
      (
        .open,
        [
          "awaiting", "pending", "started", "begonnen", "angefangen", "in progress", "in arbeit",
          "in bearbeitung", "in training", "in ausbildung", "in einarbeitung", "ongoing",
          "laufend", "offen", "open", "ausstehend", "outstanding", "incomplete",
          "unvollst\u{E4}ndig", "not completed", "nicht abgeschlossen", "not started",
          "noch nicht", "not yet", "to do", "todo", "not done", "steht aus", "in-progress",
        ]
      ),
      (
        .calledOff,
        [
          "abgebrochen", "cancelled", "canceled", "declined", "abgelehnt", "abgesagt", "storniert",
          "ausgefallen", "verschoben", "postponed", "withdrawn", "entzogen", "revoked", "rejected",
        ]
      ),
      (
        .denied,
        [
          "nein", "not", "nicht", "missing", "fehlt", "n/a", "n.a", "entf\u{E4}llt", "entfallen",
          "exempt", "befreit",
        ]
      ),
    ]
    var table: [String: MatrixDoubt] = [:]
    for (doubt, all) in words {
      for word in all { table[word] = doubt }
    }
    return table
  }()
}
