internal import Records

/// What cells call training sessions: the competence, the day, and the hour where two are on one day.
struct SessionNames {
  private var byText: [String: RecordID] = [:]
  private var texts: [RecordID: String] = [:]
  /// Sessions that cells name and that are not on file.
  private(set) var added: [TrainingSession] = []

  init(_ organisation: Organisation) {
    for session in organisation.sessions.all {
      let text = SessionNames.text(of: session, in: organisation)
      texts[session.id] = text
      if byText[ImportNames.key(text)] == nil { byText[ImportNames.key(text)] = session.id }
    }
  }

  func text(of session: TrainingSession) -> String? { texts[session.id] }

  /// "First aid, 2026-03-14", with the hour where it has one: "First aid, 2026-03-14 09:00".
  static func text(of session: TrainingSession, in organisation: Organisation) -> String {
    text(
      competence: organisation.competences[session.competence]?.name ?? "?", date: session.date,
      starts: session.starts)
  }

  private static func text(competence: String, date: Day?, starts: String) -> String {
    "\(competence), \(date?.description ?? "no day")" + (starts.isEmpty ? "" : " \(starts)")
  }

  /// The session that a training record's cell names; made when it is of the record's own competence.
  mutating func find(
    _ text: String, _ record: TrainingRecord, competence: String, newID: () -> RecordID
  ) -> RecordID? {
    if let id = byText[ImportNames.key(text)] { return id }
    let start = competence + ", "
    guard !competence.isEmpty, text.lowercased().hasPrefix(start.lowercased()) else { return nil }
    let rest = text.dropFirst(start.count).trimmed
    let words = rest.split(separator: " ", maxSplits: 1)
    guard let first = words.first, let date = Day(String(first)) else { return nil }
    var session = TrainingSession(id: newID())
    session.competence = record.competence
    session.date = date
    session.starts = words.count > 1 ? words[1].trimmed : ""
    added.append(session)
    byText[ImportNames.key(text)] = session.id
    return session.id
  }
}
