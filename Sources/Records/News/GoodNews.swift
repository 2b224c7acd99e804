/// Something that went well, taken from a record: nothing here is made up.
package struct GoodNews: Hashable, Sendable {
  /// The order is that of the list.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case certificate
    case objectiveAchieved = "objective achieved"
    case objectiveBack = "back on target"
    case effective = "found effective"
    case closed
    case auditClean = "audit without a major"
    case strength
    case competence = "competence gained"
    case document = "document matches practice"
    case review = "review with decisions"
    case joined
    case nothingOverdue = "nothing overdue"
  }

  package let kind: Kind
  package let day: Day
  /// A sentence without a full stop.
  package let text: String
  /// Who it is owed to.
  package let owedTo: [RecordID]
  /// The record behind it.
  package let record: RecordPlace

  init(
    _ kind: Kind, _ day: Day, _ text: String, owedTo: [RecordID?] = [],
    _ record: RecordKind, _ id: RecordID
  ) {
    self.kind = kind
    self.day = day
    var sentence = text.trimmed
    // What people wrote may end with a stop of its own.
    while sentence.last == "." { sentence.removeLast() }
    self.text = sentence
    self.owedTo = owedTo.compactMap { $0 }
    self.record = RecordPlace(kind: record, id: id)
  }
}

extension Organisation {
  /// What went well from a day to another, both included, kind by kind and the latest first.
  ///
  /// - Parameter today: nothing later than it is told of; that nothing is overdue is only known of it.
  package func goodNews(since: Day, until: Day, today: Day) -> [GoodNews] {
    guard since <= min(until, today) else { return [] }
    let period = since...min(until, today)
    var news = newsOfCertificates(period) + newsOfObjectives(period) + newsOfActions(period)
    news += newsOfAudits(period) + newsOfCompetence(period) + newsOfReviews(period)
    if until >= today, !agenda(today: today, days: 0).contains(where: \.isOverdue),
      !actions.isEmpty
    {
      news.append(
        GoodNews(.nothingOverdue, today, "Nothing is overdue today", .organisation, profile.id))
    }
    let ranks = Dictionary(
      uniqueKeysWithValues: GoodNews.Kind.allCases.enumerated().map { ($1, $0) })
    return news.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.kind != b.kind { return (ranks[a.kind] ?? 0) < (ranks[b.kind] ?? 0) }
      return a.day != b.day ? a.day > b.day : left.offset < right.offset
    }.map(\.element)
  }

  private func by(_ people: [RecordID?], _ words: String) -> String {
    let names = people.compactMap { self.people[$0]?.name }
    return names.isEmpty ? "" : "\(words) \(Linter.joined(names))"
  }

  private func newsOfCertificates(_ period: ClosedRange<Day>) -> [GoodNews] {
    let good: Set<CertificateEvent.Kind> = [
      .granted, .renewed, .restored, .reinstated, .movedToEdition,
    ]
    return certificates.all.flatMap { certificate -> [GoodNews] in
      let name = certificate.edition?.text ?? certificate.name
      let events = certificate.events.compactMap { event -> GoodNews? in
        guard let on = event.on, period.contains(on), good.contains(event.event) else { return nil }
        let until = event.until.map { ", valid until \($0.spoken)" } ?? ""
        let what =
          event.event == .movedToEdition ? "moved to the new edition" : event.event.rawValue
        return GoodNews(
          .certificate, on, "The certificate of \(name) was \(what)\(until)",
          owedTo: [certificate.owner], .certificate, certificate.id)
      }
      if events.isEmpty, let decided = certificate.decided, period.contains(decided) {
        let until = certificate.expires.map { ", and holds until \($0.spoken)" } ?? ""
        return [
          GoodNews(
            .certificate, decided, "The certificate of \(name) was decided\(until)",
            owedTo: [certificate.owner], .certificate, certificate.id)
        ]
      }
      return events
    }
  }

  private func newsOfObjectives(_ period: ClosedRange<Day>) -> [GoodNews] {
    objectives.all.compactMap { objective in
      let outcome = objective.outcome.trimmed
      let serves = outcome.isEmpty ? "" : ". What the business has from it: \(outcome)"
      if let closed = objective.closed {
        guard period.contains(closed), objective.givenUp.trimmed.isEmpty else { return nil }
        return GoodNews(
          .objectiveAchieved, closed,
          "\(objective.name) is reached\(by([objective.owner], ", seen through by"))\(serves)",
          owedTo: [objective.owner], .objective, objective.id)
      }
      let readings = objective.readings.filter { $0.on != nil && $0.reading != nil }
        .sorted { ($0.on ?? .never) < ($1.on ?? .never) }
      guard readings.count > 1, let target = objective.target,
        let on = readings[readings.count - 1].on, period.contains(on),
        let now = readings[readings.count - 1].reading,
        let before = readings[readings.count - 2].reading,
        objective.direction.isMet(now, target), !objective.direction.isMet(before, target)
      else { return nil }
      let unit = objective.unit.isEmpty ? "" : " \(objective.unit)"
      return GoodNews(
        .objectiveBack, on,
        "\(objective.name) is on target again: \(now)\(unit) after \(before)\(serves)",
        owedTo: [objective.owner], .objective, objective.id)
    }
  }

  private func newsOfActions(_ period: ClosedRange<Day>) -> [GoodNews] {
    var news: [GoodNews] = []
    let all = actions.all
    let recurrences = recurrences
    for place in all.indices {
      // What did not help, or came back since, is nothing to praise.
      guard all[place].effective != false,
        !(recurrences[all[place].id] ?? []).contains(where: { actions[$0]?.stage != .cancelled })
      else { continue }
      let (closed, judged) = (all[place].closed, all[place].effectiveOn)
      if all[place].effective == true, let judged, period.contains(judged) {
        let action = all[place]
        let area = areaName(action.area)
        let doers = ([action.owner] + action.plan.filter(\.isCompleted).map(\.owner)).unique
        news.append(
          GoodNews(
            .effective, judged,
            "\(action.title)\(area.isEmpty ? "" : ", \(area)"): it did not come back\(by(doers, ", thanks to")) (\(action.name))",
            owedTo: doers, .action, action.id))
      } else if all[place].stage == .closed, let closed, period.contains(closed) {
        let action = all[place]
        let result = action.plan.last { $0.isCompleted && !$0.result.trimmed.isEmpty }?.result ?? ""
        news.append(
          GoodNews(
            .closed, closed,
            "\(action.title): done\(by([action.owner], ", seen through by"))\(result.isEmpty ? "" : ". What came of it: \(result.trimmed)") (\(action.name))",
            owedTo: [action.owner], .action, action.id))
      }
    }
    return news
  }

  private func newsOfAudits(_ period: ClosedRange<Day>) -> [GoodNews] {
    var news: [GoodNews] = []
    var assessed: [RecordID: Int] = [:]
    var majors: Set<RecordID> = []
    let lines = auditLines.all
    for place in lines.indices where !lines[place].isDropped && lines[place].isAssessed {
      guard let audit = lines[place].audit else { continue }
      assessed[audit, default: 0] += 1
      if lines[place].finding == .major { majors.insert(audit) }
      guard lines[place].finding == .strength, let day = lines[place].assessed,
        period.contains(day)
      else { continue }
      let line = lines[place]
      let area = areas[
        line.area ?? audits[audit].flatMap { $0.areas.count == 1 ? $0.areas[0] : nil }]
      let notes =
        line.notes.split(whereSeparator: \.isNewline).first.map(String.init) ?? line.question
      let place = area.map { " in \($0.name)" } ?? ""
      news.append(
        GoodNews(
          .strength, day, "\(audits[audit]?.name ?? "An audit") noted a strength\(place): \(notes)",
          owedTo: [area?.owner], .auditLine, line.id))
    }
    for audit in audits.all where audit.state == .reported && !majors.contains(audit.id) {
      guard let day = audit.reported ?? audit.day, period.contains(day),
        let count = assessed[audit.id], count > 0
      else { continue }
      news.append(
        GoodNews(
          .auditClean, day,
          "\(["\(audit.name)", audit.reference.isEmpty ? "" : audit.title].filter { !$0.isEmpty }.joined(separator: " ")) went through \(count) line\(count == 1 ? "" : "s") without a major\(by(audit.auditors, ", audited by"))",
          owedTo: audit.auditors + audit.auditees, .audit, audit.id))
    }
    return news
  }

  /// What somebody can do who could not before: the first time that it was met.
  private func newsOfCompetence(_ period: ClosedRange<Day>) -> [GoodNews] {
    struct Ability: Hashable {
      let person: RecordID
      let competence: RecordID
    }
    var first: [Ability: (day: Day, id: RecordID)] = [:]
    let all = trainings.all
    for place in all.indices where all[place].result == .passed {
      guard let person = all[place].person, let competence = all[place].competence,
        let date = all[place].date
      else { continue }
      let ability = Ability(person: person, competence: competence)
      if (first[ability]?.day ?? .never) > date { first[ability] = (date, all[place].id) }
    }
    let gained = first.filter { period.contains($0.value.day) }.compactMap { ability, met in
      people[ability.person].flatMap { person in
        competences[ability.competence].map {
          GoodNews(
            .competence, met.day, "\(person.name) gained \($0.name)",
            owedTo: [person.id],
            .training, met.id)
        }
      }
    }.sorted { ($0.text, $0.record.id) < ($1.text, $1.record.id) }
    let joined = people.all.compactMap { person -> GoodNews? in
      guard let day = person.joined, period.contains(day) else { return nil }
      let roles = person.roles(on: day).compactMap { self.roles[$0]?.name }
      return GoodNews(
        .joined, day,
        "\(person.name) joined\(roles.isEmpty ? "" : " as \(Linter.joined(roles))"): welcome",
        owedTo: [person.id], .person, person.id)
    }
    return gained + joined
  }

  private func newsOfReviews(_ period: ClosedRange<Day>) -> [GoodNews] {
    let held = reviews.all.compactMap { review -> GoodNews? in
      guard let day = review.held, period.contains(day), !review.decisions.isEmpty else {
        return nil
      }
      let first = review.decisions.first { !$0.text.trimmed.isEmpty }?.text.trimmed ?? ""
      let count = review.decisions.count
      let what =
        count == 1 && !first.isEmpty
        ? ": \(first)"
        : " \(count) thing\(count == 1 ? "" : "s")\(first.isEmpty ? "" : ", among them: \(first)")"
      return GoodNews(
        .review, day,
        "The management review \(review.name) decided\(what)",
        owedTo: [review.chair], .review, review.id)
    }
    let matched = documents.all.flatMap { document in
      document.reviews.compactMap { review -> GoodNews? in
        guard let on = review.on, period.contains(on), review.matches == true else { return nil }
        return GoodNews(
          .document, on,
          "\(document.name) \(document.title) says what is done\(by(review.asked, ", as those confirm who do it:"))",
          owedTo: [document.owner] + review.asked, .document, document.id)
      }
    }
    return matched + held
  }
}

extension Objective.Direction {
  /// Whether a reading reaches a target.
  fileprivate func isMet(_ reading: Quantity, _ target: Quantity) -> Bool {
    switch self {
    case .atLeast: reading >= target
    case .atMost: reading <= target
    }
  }
}

extension [RecordID?] {
  /// Each once, in their order.
  fileprivate var unique: [RecordID] {
    var seen: Set<RecordID> = []
    return compactMap { $0 }.filter { seen.insert($0).inserted }
  }
}
