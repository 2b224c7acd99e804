internal import Records

/// What the columns of a wide matrix are called, in English and German.
enum MatrixHeadings {
  /// What a column says of the person.
  enum PersonField: String, Hashable, Sendable, CaseIterable {
    case name, first, last, number, role, area, site, email, joined, left, notes
    /// A row counter, a signature, a total: nothing that is kept.
    case ignored
  }

  /// What a heading says of the person; `nil` when it may be a competence.
  static func person(_ text: String) -> PersonField? {
    let word = HeadingWords.normal(text)
    if ["#", "%", "\u{2211}", "\u{3A3}"].contains(text.trimmed) { return .ignored }
    guard !word.isEmpty else { return nil }
    if let field = PersonField.allCases.first(where: { fields[$0]?.contains(word) == true }) {
      return field
    }
    // The corner between both headings: "Mitarbeiter / Schulung".
    let corner = text.split(whereSeparator: { "/\\|".contains($0) }).map {
      HeadingWords.normal(String($0))
    }
    let isCorner =
      corner.count == 2 && corner.contains { fields[.name]?.contains($0) == true }
      && corner.contains { across.contains($0) }
    return isCorner ? .name : nil
  }

  /// Whether a heading may stand over counts: "Anzahl Schulungen".
  static func mayCount(_ text: String) -> Bool {
    let first =
      text.split(whereSeparator: { !$0.isLetter && $0 != "%" }).first.map(String.init) ?? ""
    return [
      "total", "totals", "summe", "gesamt", "anzahl", "number", "count", "%", "quote",
      "erf\u{FC}llungsgrad", "sum",
      "hours", "stunden", "no", "percent", "prozent", "coverage", "score",
    ].contains(first.lowercased())
  }

  private static let across = words(
    """
    training trainings course courses skill skills competence competences competency competencies schulung schulungen
    unterweisung unterweisungen qualifikation qualifikationen kompetenz kompetenzen thema themen kurs kurse topic topics
    modul module task tasks t\u{E4}tigkeit t\u{E4}tigkeiten
    """)

  /// What a heading says of the competence above it, or before it; `nil` when it is a competence of its own.
  static func part(_ text: String) -> MatrixPart? {
    let word = HeadingWords.normal(text)
    return parts.first { $0.words.contains(word) }?.part
  }

  /// A heading with such a word at its end: "First aid - valid until" is "First aid" and when it runs out.
  static func splitEnd(_ text: String) -> (name: String, part: MatrixPart)? {
    let words = text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
    for count in [3, 2, 1] where words.count > count {
      let end = words.suffix(count).joined(separator: " ")
      guard !weakEnds.contains(HeadingWords.normal(end)), let part = part(end), part != .ignored
      else {
        continue
      }
      let name = words.dropLast(count).joined(separator: " ").trimming("-\u{2013}:(|/ ").trimmed
      if !name.isEmpty { return (name, part) }
    }
    return nil
  }

  /// Words that a competence may end in.
  private static let weakEnds: Set = [
    "valid", "g\u{FC}ltig", "due", "next", "am", "last", "ist", "current", "until", "bis", "held",
    "passed", "termin",
    "rating", "bewertung", "actual",
  ]

  /// Whether a row with this text in place of a name is no person: a total, a legend, the headings' own continuation.
  ///
  /// - Parameter isTrained: whether the row has days or ticks: then a word such as "Page" may be a name.
  static func isNoPerson(_ text: String, isTrained: Bool) -> Bool {
    if text.contains("=") || text.contains("%") || text.hasSuffix(":") { return true }
    if text.hasPrefix("*") || text.hasPrefix("\u{D8}") && text.count == 1 { return true }
    if signed.contains(where: HeadingWords.normal(text).hasPrefix) { return true }
    if MatrixWords.ticks.contains(MatrixWords.normal(text)) { return true }
    let words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    guard let first = words.first else { return false }
    if noPeople.contains(HeadingWords.normal(text)) { return true }
    let isKnown = starts.contains(HeadingWords.normal(String(first)))
    return isKnown && (words.count == 1 || !isTrained)
  }

  /// Whether what follows a row with this text explains the marks.
  static func beginsLegend(_ text: String) -> Bool {
    let word = HeadingWords.normal(text)
    return [
      "legende", "legend", "key", "zeichenerkl\u{E4}rung", "erl\u{E4}uterung", "erl\u{E4}uterungen",
    ]
    .contains(word) || word.hasPrefix("legende") || word.hasPrefix("legend")
  }

  /// Why a text names no single person; `nil` when it may.
  ///
  /// - Parameter isTurned: whether others in the file are called "Surname, First name".
  static func crowd(_ text: String, isTurned: Bool = true) -> String? {
    let normal = MatrixWords.normal(text).trimming(".")
    let words = normal.split(separator: " ")
    let figures = normal.first?.isNumber == true
    guard
      crowds.contains(normal) || isGroup(words.map(String.init))
        || isSeveral(text, isTurned: isTurned)
        || ["all", "alle", "every", "s\u{E4}mtliche", "jeder"].contains(words.first ?? "")
        || !normal.contains(where: \.isLetter)
        || (figures && words.dropFirst().contains { heads.contains(String($0)) })
    else { return nil }
    return
      "names no single person: \(ImportNames.tidy(text)); give each person a row with their name"
  }

  /// Whether any of some names is "Surname, First name" without doubt.
  static func areTurned(_ names: some Sequence<String>) -> Bool {
    names.contains { name in
      PersonFinder.turned(name) != nil
        && name.split(separator: ",").contains { $0.split(separator: " ").count == 1 }
    }
  }

  /// "Team Lager", "Schicht A", "Warehouse team".
  private static func isGroup(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    if ["azubis", "auszubildende", "apprentices", "schicht"].contains(first), words.count == 1 {
      return true
    }
    guard words.count > 1 else { return false }
    return ["team", "abteilung", "abt.", "schicht", "shift", "gruppe", "department", "azubi"]
      .contains(first)
      || ["team", "crew", "department"].contains(last)
  }

  /// "H. Maier / F. Huber", and "Ann Lee, Bob Cole" where nobody is called by the last name first.
  private static func isSeveral(_ text: String, isTurned: Bool) -> Bool {
    for separator in [" / ", " & ", " und ", " and ", " + "] {
      let parts = text.split(separator: separator)
      if parts.count > 1, parts.allSatisfy({ $0.contains(where: \.isLetter) }) { return true }
    }
    guard !isTurned else { return false }
    let parts = text.split(separator: ",")
    return parts.count > 1 && parts.allSatisfy { $0.split(separator: " ").count == 2 }
  }

  private static let heads: Set = [
    "people", "persons", "staff", "employees", "personen", "mitarbeiter", "ma", "teilnehmer", "of",
    "von",
    "attendees", "participants", "operators",
  ]

  private static let crowds: Set = [
    "everyone", "everybody", "anyone", "all", "alle", "team", "the team", "whole team",
    "entire team",
    "gesamtes team", "ganzes team", "various", "diverse", "divers", "verschiedene", "mehrere",
    "several", "staff",
    "whole staff", "mitarbeiter", "belegschaft", "gesamte belegschaft", "employees", "see list",
    "siehe liste",
    "s. liste", "see attendance list", "siehe teilnehmerliste", "siehe anwesenheitsliste", "u.a",
    "et al", "etc",
    "n.n", "nn", "n/a", "nobody", "niemand", "unknown", "unbekannt", "others", "andere",
  ]

  /// First words of rows of totals and remarks.
  private static let starts: Set = [
    "total", "totals", "summe", "gesamt", "anzahl", "durchschnitt", "average",
    "erf\u{FC}llungsgrad", "number",
    "intervall", "interval", "refresh", "refresher", "wiederholung", "wiederholungsintervall",
    "g\u{FC}ltigkeit", "validity", "frequency", "stand", "freigabe", "approved", "freigegeben",
    "erstellt", "prepared",
    "quote", "prozent", "percent", "coverage", "abdeckung", "soll", "target", "bemerkung",
    "hinweis", "note", "notes",
    "zwischensumme", "subtotal", "grand", "last", "updated", "version", "revision", "page", "seite",
    "legende",
    "legend", "required", "not", "valid", "expired", "geschult", "trained", "abgelaufen",
    "g\u{FC}ltig",
  ]

  /// How rows begin that say who made a sheet, or what it comes to, also where they have a day.
  private static let signed = [
    "approvedby", "preparedby", "reviewedby", "checkedby", "issuedby", "nextcourse", "notrained",
    "numbertrained", "numberof", "n\u{E4}chsterkurs", "erstelltvon", "gepr\u{FC}ftvon",
    "freigegebenvon", "erstellthr", "erstelltfr", "freigabehr", "freigabefr", "lastupdated",
  ]

  private static let noPeople: Set = [
    "gap", "minimum", "contractors", "vacant", "vakant", "unbesetzt", "mindestbesetzung",
    "bedarf", "leiharbeiter", "zeitarbeiter", "verantwortlich", "vertretung", "gepr\u{FC}ft",
    "sum", "count", "key", "ist", "mittelwert", "min", "max", "trainer", "referent", "i", "l", "u",
    "o", "0", "1", "2",
    "3", "4", "5", "required", "actual", "gaps", "l\u{FC}cken", "offen", "datum", "date",
    "unterschrift",
    "signature", "plan", "geplant",
  ]

  private static let parts: [(part: MatrixPart, words: Set<String>)] = [
    (
      .value,
      words(
        """
        date datum am completed datecompleted completiondate trained trainedon geschult geschultam
        schulungsdatum durchgef\u{FC}hrt durchgef\u{FC}hrtam absolviert absolviertam erledigtam letzte last
        lastdone lasttraining letzteschulung ist actual current achieved passed bestandenam datumderschulung
        trainingdate datetrained erworben erworbenam held ausgestellt issued
        """)
    ),
    (
      .expires,
      words(
        """
        expires expiry expirydate expirationdate expiration exp expireson validuntil validto valid until due duedate
        renewal renewaldate g\u{FC}ltigbis gueltigbis g\u{FC}ltig bis ablauf ablaufdatum l\u{E4}uftab
        f\u{E4}llig f\u{E4}lligam n\u{E4}chste n\u{E4}chsteschulung n\u{E4}chstef\u{E4}lligkeit next nextdue
        refresherdue befristetbis wiederholungbis wiederholung
        """)
    ),
    (
      .booked,
      words("planned geplant booked gebucht scheduled plandatum plannedfor geplantam termin")
    ),
    (
      .evidence,
      words(
        """
        evidence nachweis zertifikat zertifikatnr zertifikatsnr certificate certificateno certno proof
        bescheinigung urkunde
        """)
    ),
    (.level, words("level stufe niveau lvl rating bewertung")),
    (
      .ignored,
      words(
        """
        soll target required status ok ampel colour color rag interval intervall remark remarks comment bemerkung
        kommentar trainer days tage resttage daysleft unterschrift signature
        """)
    ),
  ]

  private static let fields: [PersonField: Set<String>] = [
    .name: words(
      """
      name names employee employees employeename fullname staff staffname staffmember person personname
      colleague who learner learnername learnersname trainee participant operator operators operatorname worker
      workername teammember mitarbeiter mitarbeiterin mitarbeiterinnen mitarbeitername mitarbeitende
      mitarbeitender namemitarbeiter namedesmitarbeiters namedermitarbeiter besch\u{E4}ftigte besch\u{E4}ftigter vorundnachname
      namevorname vornamename nachnamevorname vornamenachname vornameundnachname nameundvorname
      teilnehmer namenachnamevorname employeefullname namesurname surnamefirstname lastnamefirstname
      nameofemployee nameofstaff
      """),
    .first: words("vorname firstname givenname forename first rufname forenames firstnames"),
    .last: words("nachname lastname surname familyname familienname zuname last"),
    .number: words(
      """
      personalnummer personalnr persnr pnr mitarbeiternummer mitarbeiternr manr stammnummer stammnr
      personnelnumber personnelno employeenumber employeeno employeenr empno empid employeeid staffnumber staffno
      staffid payrollnumber payrollno clocknumber clockno badge badgeno badgenumber mitarbeiterid ausweisnr
      number id idnumber
      """),
    .role: words(
      """
      role roles jobtitle jobrole position function title funktion stelle t\u{E4}tigkeit taetigkeit rolle rollen
      aufgabe beruf stellenbezeichnung berufsbezeichnung designation occupation job funktionstelle
      rollefunktion positionfunktion roleposition grade
      """),
    .area: words(
      """
      area department dept section division abteilung abt bereich team gruppe arbeitsbereich fachbereich unit
      process cell line linie abteilungbereich departmentarea
      """),
    .site: words(
      "site location standort werk ort plant branch niederlassung betriebsst\u{E4}tte workplace depot"
    ),
    .email: words("email emailaddress mail workemail emailadresse"),
    .joined: words(
      """
      joined startdate start started hired hiredate datehired datejoined joiningdate eintritt eintrittsdatum
      eintrittam eingestellt startdatum dateofhire employedsince besch\u{E4}ftigtseit imunternehmenseit
      """),
    .left: words(
      "left leavingdate leaver enddate ende austritt austrittsdatum austrittam leavedate dateleft ausgeschieden"
    ),
    .notes: words(
      "notes note comment comments remarks remark bemerkung bemerkungen anmerkung anmerkungen kommentar hinweis"
    ),
    .ignored: words(
      """
      nr no lfdnr lfdno laufendenummer sno srno serialno rowno pos total totals summe gesamt anzahl count sum quote
      erf\u{FC}llung erf\u{FC}llungsgrad average durchschnitt status gaps l\u{FC}cken coverage compliance percent prozent
      supervisor manager linemanager vorgesetzter vorgesetzte teamleader teamleiter dateofbirth dob birthdate
      geburtsdatum geb phone telefon telephone mobile gender geschlecht shift schicht signature unterschrift signed
      initials k\u{FC}rzel kostenstelle costcentre costcenter anrede active aktiv completioncount completion
      lastupdated
      """),
  ]

  private static func words(_ text: String) -> Set<String> { HeadingWords.words(text) }
}
