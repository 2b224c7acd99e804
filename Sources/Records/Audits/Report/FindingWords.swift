/// The words that certification bodies use for grades and headings, in English and German, folded.
enum FindingWords {
  /// Ways to write a grade, the longer ones first, so that "opportunity for improvement" is not taken apart.
  private static let grades: [(words: [String], finding: AuditLine.Finding)] = {
    let all: [(AuditLine.Finding, [String])] = [
      (
        .major,
        [
          "major", "majors", "hauptabweichung", "hauptabweichungen", "haupt-nc",
          "wesentliche abweichung", "wesentliche abweichungen", "kritische abweichung",
        ]
      ),
      (
        .minor,
        [
          "minor", "minors", "nebenabweichung", "nebenabweichungen", "neben-nc",
          "geringfugige abweichung", "geringfugige abweichungen", "untergeordnete abweichung",
        ]
      ),
      (
        .observation,
        [
          "observation", "observations", "obs", "hinweis", "hinweise", "beobachtung",
          "beobachtungen", "area of concern", "areas of concern", "concern", "concerns",
        ]
      ),
      (
        .ofi,
        [
          "ofi", "ofis", "opportunity for improvement", "opportunities for improvement",
          "verbesserungspotenzial", "verbesserungspotenziale", "verbesserungspotential",
          "verbesserungspotentiale", "empfehlung", "empfehlungen", "recommendation",
          "recommendations",
        ]
      ),
      (
        .strength,
        [
          "strength", "strengths", "positive", "positive finding", "positive findings", "positiv",
          "positive aspect", "positive aspects", "positive aspekte", "positiver aspekt",
          "positive feststellung", "starke", "starken", "good practice", "good practices",
          "noteworthy effort", "noteworthy efforts",
        ]
      ),
    ]
    return all.flatMap { finding, texts in
      texts.map { ($0.split(separator: " ").map(String.init), finding) }
    }.sorted { $0.words.count > $1.words.count }
  }()

  /// What may stand beside a grade without saying anything more.
  static let besideGrade: Set<String> = [
    "nc", "ncs", "nonconformity", "nonconformities", "non-conformity", "non-conformities",
    "nonconformance", "nonconformances", "abweichung", "abweichungen", "grade", "grading",
    "finding",
    "findings", "feststellung", "feststellungen", "classification", "category", "einstufung",
    "type",
    "the", "and", "und", "&",
  ]

  /// What a finding's reference may come after: "NC 2026-01", "Finding 3".
  static let leads: Set<String> = [
    "nc", "ncr", "car", "sar", "ofi", "obs", "finding", "feststellung", "nonconformity",
    "non-conformity", "abweichung", "hauptabweichung", "nebenabweichung", "observation", "hinweis",
    "no", "nr", "nummer", "number", "ref", "reference", "id", "referenz",
  ]
  /// Those of them that belong to the reference.
  static let keptLeads: Set<String> = ["nc", "ncr", "car", "sar", "ofi", "obs"]

  static let clauseWords: Set<String> = [
    "clause", "clauses", "cl", "cls", "section", "sections", "kapitel", "kap", "abschnitt",
    "abschnitte",
    "klausel",
    "ziffer", "normkapitel", "norm", "standard", "requirement", "requirements", "anforderung",
    "control", "controls", "annex", "anhang", "§", "§§", "of", "din", "en", "iso", "iso/iec", "iec",
    "der", "and", "und", "&", "bzw",
  ]

  /// What a heading of a table, or a label before a colon, announces.
  enum Label: Hashable {
    case reference, grade, clause, standard, wording, title, addition, area, owner
  }

  static func label(_ text: some StringProtocol) -> Label? {
    let folded = String(text).folded.trimmed
    let word = folded.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "/" })
      .joined(separator: " ")
    return labels[word]
  }

  private static let labels: [String: Label] = {
    var labels: [String: Label] = [:]
    let words: [(Label, String)] = [
      (
        .reference,
        "reference|ref|no|nr|number|nummer|id|nc no|nc nr|nc|finding no|finding number|car no|referenz|lfd nr|nc number|finding id|their reference|nc id|report no|feststellung nr|abweichung nr"
      ),
      (
        .grade,
        "grade|grading|classification|class|category|type|severity|einstufung|bewertung|art|kategorie|klassifizierung|finding type|type of finding|nc type|level"
      ),
      (
        .clause,
        "clause|clauses|clause no|requirement|requirements|normkapitel|kapitel|kap|abschnitt|normabschnitt|ziffer|anforderung|normforderung|standard clause|clause s|clause of standard|standard/clause|norm/kapitel|standard / clause|standard / clauses|clause / standard|norm / kapitel|norm / abschnitt|standard / requirement"
      ),
      (.standard, "standard|norm|edition|regelwerk|standards"),
      (
        .wording,
        "finding|findings|description|statement|statement of nonconformity|wording|text|feststellung|beschreibung|abweichung|nonconformity|details|detail|finding statement|nonconformity statement|description of finding|description of nonconformity|beschreibung der abweichung|sachverhalt"
      ),
      (.title, "title|titel|subject|betreff|short title|kurztitel"),
      (
        .addition,
        "evidence|objective evidence|nachweis|nachweise|objektiver nachweis|process|prozess|site|standort|remark|remarks|bemerkung"
      ),
      (.area, "area|areas|bereich|bereiche|abteilung|department"),
      (
        .owner,
        "owner|responsible|responsible person|responsibility|verantwortlich|verantwortliche|verantwortlicher|verantwortlich fur|zustandig|action owner"
      ),
    ]
    for (label, texts) in words {
      for text in texts.split(separator: "|") { labels[String(text)] = label }
    }
    return labels
  }()

  /// The grade that words begin with, and how many of them say it.
  static func grade(in words: ArraySlice<String>) -> (finding: AuditLine.Finding, count: Int)? {
    for (wanted, finding) in grades where words.starts(with: wanted) {
      return (finding, wanted.count)
    }
    return nil
  }

  /// The one grade that a cell or a heading speaks of; `nil` when it is none, or more than one.
  ///
  /// - Parameter isAlone: whether nothing else may stand there.
  static func onlyGrade(_ text: some StringProtocol, isAlone: Bool) -> AuditLine.Finding? {
    let words = words(text)
    var found: Set<AuditLine.Finding> = []
    var place = 0
    while place < words.count {
      if let (finding, count) = grade(in: words[place...]) {
        found.insert(finding)
        place += count
      } else {
        if isAlone, !besideGrade.contains(words[place]), Int(words[place]) == nil { return nil }
        place += 1
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether a word speaks of several findings.
  static func isPlural(_ word: String) -> Bool {
    ["ies", "ungen", "ions", "ths", "ings", "ofis", "hinweise", "starken", "potenziale", "aspects"]
      .contains { word.hasSuffix($0) } || word == "aspekte" || word == "opportunities"
  }

  /// What some bodies call a minor where they speak of a major as a Hauptabweichung.
  static let ungraded: Set<String> = ["abweichung", "abweichungen"]

  /// Whether a cell or a heading speaks of nonconformities without a grade: "Abweichungen (2)".
  static func isUngraded(_ text: some StringProtocol) -> Bool {
    let words = words(text)
    return words.contains(where: ungraded.contains)
      && words.allSatisfy { besideGrade.contains($0) || Int($0) != nil }
  }

  /// The words of a text, folded, without what stands around them.
  static func words(_ text: some StringProtocol) -> [String] {
    String(text).folded.split { $0.isWhitespace || "()[],;:.!\"*_#".contains($0) }.map(String.init)
  }
}
