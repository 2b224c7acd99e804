package import Records

/// A page for the team: what went well, what changed and what comes next, all of it from the records.
///
/// Who is late is not told by name: a digest is read by everybody.
package struct DigestReport: Sendable {
  private let organisation: Organisation
  private let since: Day
  private let until: Day
  private let today: Day

  /// - Parameters:
  ///   - since: the first day that it tells of.
  ///   - until: the last.
  ///   - today: the day from which what comes next is seen.
  package init(of organisation: Organisation, since: Day, until: Day, today: Day) {
    self.organisation = organisation
    self.since = since
    self.until = until
    self.today = today
  }

  /// The first day of the month that ends on a day.
  package static func usualStart(until day: Day) -> Day { day.adding(months: -1) + 1 }

  package var markdown: String { document.markdown }
  package var html: String { document.html }

  /// `3 Oct 2026`
  private func spoken(_ day: Day) -> String { String(day.full.dropFirst(4)) }

  private var document: ReportDocument {
    let name = organisation.name.isEmpty ? "" : "\(organisation.name): "
    var report = ReportDocument(title: "\(name)what went well")
    report.blocks.append(.text("From \(spoken(since)) to \(spoken(until))."))
    let news = organisation.goodNews(since: since, until: until, today: today)
    report.add("Good news", good(news))
    report.add("What changed", changes.isEmpty ? [] : [.list(changes)])
    let coming = agenda.filter { !$0.isOverdue }
    // Of a time that is over nobody wants to read what is to be done from now on.
    if until >= today { report.add("Next for you", next(coming)) }
    report.blocks.append(.text(honestLine(coming.count)))
    return report
  }

  // MARK: Good news

  private func good(_ news: [GoodNews]) -> [ReportDocument.Block] {
    guard !news.isEmpty else {
      return [
        .text(
          "The records tell of nothing new that went well in this time. If something did, it is worth writing down."
        )
      ]
    }
    var blocks: [ReportDocument.Block] = [.list(news.map { "\($0.text)." })]
    let names = thanked(news)
    if !names.isEmpty { blocks.append(.text("Thank you, \(names).")) }
    return blocks
  }

  /// Everyone to whom some of it is owed, by name.
  private func thanked(_ news: [GoodNews]) -> String {
    let people = Set(news.flatMap(\.owedTo)).compactMap { organisation.people[$0]?.name }.sorted()
    guard let last = people.last, people.count > 1 else { return people.first ?? "" }
    return people.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: What changed

  private func isIn(_ day: Day?) -> Bool { day.map { since <= $0 && $0 <= until } ?? false }

  private var changes: [String] {
    let actions = organisation.actions.all
    let raised = actions.count { isIn($0.raised) && $0.stage != .cancelled }
    let closed = actions.count { $0.stage == .closed && isIn($0.closed) }
    var lines: [String] = []
    if raised + closed > 0 {
      lines.append(
        "\(RecordKind.action.counted(raised)) raised, \(closed) closed; each one raised is something that somebody saw and said."
      )
    }
    let steps = actions.reduce(0) { $0 + $1.plan.count { $0.isCompleted && isIn($0.done) } }
    if steps > 0 { lines.append("\(steps) step\(steps == 1 ? "" : "s") of plans done.") }
    for document in organisation.documents.all
    where isIn(document.issued) && document.isInForce(on: until) {
      let version = document.version.isEmpty ? "" : ", version \(document.version)"
      lines.append(
        "\([document.reference, document.title].filter { !$0.isEmpty }.joined(separator: " "))\(version), holds since \(document.issued.map(spoken) ?? "?")."
      )
    }
    let trained = Set(
      organisation.trainings.all.lazy.filter { $0.result == .passed && isIn($0.date) }
        .compactMap(\.person))
    if !trained.isEmpty {
      lines.append("\(RecordKind.person.counted(trained.count)) trained.")
    }
    let readings = organisation.objectives.all.compactMap { objective -> String? in
      let last = objective.readings.filter { isIn($0.on) && $0.reading != nil }
        .max { ($0.on ?? since) < ($1.on ?? since) }
      guard let reading = last?.reading else { return nil }
      let unit = objective.unit.isEmpty ? "" : " \(objective.unit)"
      let target = objective.target.map { " (\(objective.direction.rawValue) \($0)\(unit))" } ?? ""
      return "\(objective.name): \(reading)\(unit)\(target)."
    }
    return lines + readings
  }

  // MARK: What comes next

  private var agenda: [DueItem] { organisation.agenda(today: today) }

  private func next(_ items: [DueItem]) -> [ReportDocument.Block] {
    let byOwner = Dictionary(grouping: items.filter { !$0.owner.isEmpty }, by: \.owner)
    return byOwner.sorted { $0.key < $1.key }.flatMap { owner, items -> [ReportDocument.Block] in
      let shown = items.prefix(DigestReport.mostEach).map { item in
        ReportDocument.Fact("by \(spoken(item.due))", words(item))
      }
      let more = items.count - shown.count
      return [
        .card(
          title: owner,
          shown + (more > 0 ? [.init("later", "\(more) more")] : []))
      ]
    }
  }

  /// More than a few things are not read.
  private static let mostEach = 3

  private func words(_ item: DueItem) -> String {
    let what =
      switch item.kind {
      case .effectiveness: "see whether it stayed away: "
      case .audit: "audit: "
      default: ""
      }
    // Their own name stands above.
    let own = "\(item.owner): "
    let title = item.title.hasPrefix(own) ? String(item.title.dropFirst(own.count)) : item.title
    return what + [item.reference, title].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func honestLine(_ coming: Int) -> String {
    let late = agenda.count(where: \.isOverdue)
    let days = organisation.profile.upcomingDays
    let next =
      coming == 0
      ? "nothing falls due in the next \(days) days" : "\(coming) fall due in the next \(days) days"
    return late == 0
      ? "As of \(spoken(today)) nothing is past its day, and \(next)."
      : "As of \(spoken(today)) \(late) \(late == 1 ? "thing is" : "things are") past \(late == 1 ? "its" : "their") day, and \(next); evenkeel status and the dashboard list what is past its day."
  }
}
