/// The words of cells, in English and German, as ``MatrixWords/normal(_:)`` writes them.
enum MatrixWords {
  /// A text as it is compared: lower case, single blanks.
  static func normal(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static let ticks: Set = [
    "x", "xx", "\u{2713}", "\u{2714}", "\u{2714}\u{FE0F}", "\u{2705}", "\u{2611}",
    "\u{2611}\u{FE0F}", "\u{25CF}",
    "\u{2022}", "\u{25A0}", "\u{221A}", "\u{FC}", "yes", "y", "ja", "j", "ok", "o.k.", "okay",
    "i.o.", "done",
    "erledigt", "vorhanden", "complete", "completed", "trained", "geschult", "unterwiesen",
    "bestanden",
    "passed", "pass", "valid", "current", "teilgenommen", "attended", "erfolgt", "absolviert",
    "qualified", "certified", "true", "wahr", "verified", "competent", "aktuell",
  ]

  /// Cells that say that nothing is on file.
  static let nothing: Set = [
    "", "-", "--", "---", "\u{2013}", "\u{2014}", "\u{2015}", ".", "/", "//", "\\", "?", "tbd",
    "tbc", "0", "n/a", "n.a.", "na",
    "no", "nein", "n", "none", "keine", "kein", "entf\u{E4}llt", "entf.", "entfallen",
    "not required",
    "not applicable", "not needed", "nicht erforderlich", "nicht notwendig", "nicht n\u{F6}tig",
    "nicht relevant", "n.r.", "n.e.", "missing", "fehlt", "offen", "open", "to do", "todo",
    "required", "erforderlich",
    "pflicht", "mandatory", "optional", "not trained", "nicht geschult", "not started", "not yet",
    "not yet due", "noch nicht", "false", "falsch", "\u{2717}", "\u{2718}", "\u{274C}", "\u{2715}",
    "\u{2716}", "\u{25CB}",
    "\u{2610}", "\u{B7}", "desirable", "needed", "leer", "exempt", "befreit",
  ]

  /// Cells that say something without a day.
  static let vague: Set = [
    "planned", "geplant", "booked", "gebucht", "scheduled", "terminiert", "angemeldet",
    "vorgesehen", "assigned",
    "allocated", "zugewiesen", "enrolled", "expired", "abgelaufen", "overdue",
    "\u{FC}berf\u{E4}llig", "due",
    "f\u{E4}llig", "in progress", "in arbeit", "in bearbeitung", "in ausbildung", "in einarbeitung",
    "l\u{E4}uft", "ongoing", "in training",
    "started", "begonnen", "failed", "nicht bestanden", "durchgefallen", "not passed", "no show",
    "no-show",
    "nicht erschienen", "due soon", "bald f\u{E4}llig", "in planung", "retrain", "refresher due",
  ]

  /// Before a day until which it counts.
  static let expiry: Set = [
    "until", "valid", "till", "til", "exp", "expires", "expiry", "expired", "expiring", "bis",
    "g\u{FC}ltig",
    "gueltig", "gilt", "ablauf", "abgelaufen", "ablaufdatum", "l\u{E4}uft", "renew", "renewal",
    "due", "f\u{E4}llig", "faellig",
    "wiederholung", "refresher", "to", "next", "n\u{E4}chste", "n\u{E4}chster", "overdue",
    "\u{FC}berf\u{E4}llig",
  ]

  /// Between two days it may as well be a course of several days.
  static let span: Set = [
    "bis", "to", "till", "until", "-", "\u{2013}", "\u{2014}", "\u{2192}", "->",
  ]

  /// Before the day of a training; of "gültig ab" the last word counts.
  static let held: Set = [
    "am", "on", "vom", "from", "ab", "seit", "since", "von", "date", "datum", "dated", "issued",
    "ausgestellt",
    "den",
  ]

  static let planned: Set = [
    "planned", "plan", "geplant", "booked", "gebucht", "scheduled", "terminiert", "angemeldet",
    "vorgesehen",
    "vsl", "voraussichtlich", "assigned", "allocated", "enrolled", "booking", "termin",
  ]

  static let level: Set = ["level", "stufe", "niveau", "lvl"]

  static let unlimited: Set = [
    "unbefristet", "unlimited", "permanent", "lifetime", "unbegrenzt", "dauerhaft",
  ]
}
