/// Something that is wrong with how management reviews are done; each is what an auditor would write down.
package struct ReviewFlag: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case never = "none ever"
    case tooLongAgo = "none within 12 months"
    case overdue = "planned day passed"
    case notMinuted = "not minuted"
    case emptyInputs = "inputs empty"
    case noDecision = "no decision"
    case incompleteDecisions = "decisions without owner or day"
    case notActed = "decisions without action"
    case beforeAudit = "only before the audit"
    case postponed = "put off twice or more"
    case chairAbsent = "top management absent"
  }

  package let kind: Kind
  /// The review it is about; `nil` when there was none.
  package let review: RecordID?
  /// A sentence without its full stop, naming the review.
  package let text: String
}

extension Organisation {
  /// Months within which the next review is to be held: once a year (ISO/IEC 17021-1, 9.6.2.2 has each surveillance look
  /// at one).
  package static let monthsBetweenReviews = 12

  /// Days before a visit of the certification body within which a review looks as if it were held for it.
  static let daysBeforeAudit = 30

  /// What is wrong with the management reviews on a day: with having them at all, then with each that was held last, is to
  /// come or took place within 12 months.
  package func reviewFlags(today: Day) -> [ReviewFlag] {
    let last = lastReview(before: today + 1)
    let start = today.adding(months: -Organisation.monthsBetweenReviews)
    let looked = reviews.all.filter { review in
      review.id == last?.id || (review.held == nil && review.minuted == nil)
        || (review.held ?? .never) >= start
    }.sorted { ($0.date ?? .never, $0.name) < ($1.date ?? .never, $1.name) }
    return frequencyFlags(last: last, today: today)
      + looked.flatMap { flags(of: $0, today: today) }
  }

  private func frequencyFlags(last: ManagementReview?, today: Day) -> [ReviewFlag] {
    guard let last, let held = last.held else {
      // Who holds no standard need not review anything.
      guard !profile.standards.isEmpty else { return [] }
      return [
        ReviewFlag(kind: .never, review: nil, text: "no management review was held yet")
      ]
    }
    guard held.adding(months: Organisation.monthsBetweenReviews) < today else { return [] }
    return [
      ReviewFlag(
        kind: .tooLongAgo, review: last.id,
        text: "no management review for 12 months: \(last.name) was held on \(held.full)")
    ]
  }

  /// What is wrong with one review on a day.
  package func flags(of review: ManagementReview, today: Day) -> [ReviewFlag] {
    guard !review.isCancelled else { return [] }
    var flags: [ReviewFlag] = []
    func flag(_ kind: ReviewFlag.Kind, _ text: String) {
      flags.append(ReviewFlag(kind: kind, review: review.id, text: "\(review.name) \(text)"))
    }
    let state = review.state(on: today)
    if state == .overdue, let planned = review.planned {
      flag(.overdue, "was planned for \(planned.full) and not held")
    }
    if review.postponements >= 2 { flag(.postponed, "was put off \(review.postponements) times") }
    guard state == .held || state == .minuted else { return flags }
    if state == .held, let held = review.held,
      held + ManagementReview.minutesWithin < today
    {
      flag(.notMinuted, "was held \(today - held) days ago and has no minutes")
    }
    if state == .minuted {
      let empty = emptyTopics(of: review).count
      if empty > 0 {
        flag(.emptyInputs, "was minuted with \(empty) input\(empty == 1 ? "" : "s") empty")
      }
      if review.decisions.isEmpty { flag(.noDecision, "decided nothing") }
    }
    flags += decisionFlags(of: review)
    if let audit = onlyAudit(after: review) {
      flag(.beforeAudit, "was held just before \(audit.name), and at no other time in that year")
    }
    if review.wasChairPresent == false {
      flag(
        .chairAbsent,
        review.chair.flatMap { people[$0]?.name }.map { "was held without \($0), its chair" }
          ?? "names nobody of top management as its chair")
    }
    return flags
  }

  private func decisionFlags(of review: ManagementReview) -> [ReviewFlag] {
    func flag(_ kind: ReviewFlag.Kind, _ count: Int, _ text: String) -> [ReviewFlag] {
      guard count > 0 else { return [] }
      let what = count == 1 ? "1 decision" : "\(count) decisions"
      return [ReviewFlag(kind: kind, review: review.id, text: "\(review.name) has \(what) \(text)")]
    }
    let outcomes = outcomes(of: review, on: .never)
    return flag(
      .incompleteDecisions,
      outcomes.count { $0.state != .cancelled && ($0.owner == nil || $0.due == nil) },
      "without owner or day")
      + flag(.notActed, outcomes.count { $0.state == .noAction }, "that became no action")
  }

  /// The visit of the certification body that a review was held shortly before, when no other was held in the year
  /// before the visit but such as were held just before a visit as well.
  private func onlyAudit(after review: ManagementReview) -> Audit? {
    guard let held = review.held else { return nil }
    let visits = certificationVisits
    return visits.first { visit in
      guard isJustBefore(visit.day, held) else { return false }
      let start = visit.day.adding(months: -Organisation.monthsBetweenReviews)
      return !reviews.all.contains { other in
        guard other.id != review.id, !other.isCancelled, let day = other.held, day > start,
          day < visit.day
        else { return false }
        return !visits.contains { isJustBefore($0.day, day) }
      }
    }?.audit
  }

  private func isJustBefore(_ visit: Day, _ held: Day) -> Bool {
    (0...Organisation.daysBeforeAudit).contains(visit - held)
  }

  /// The visits that look at management reviews, each with its first day.
  private var certificationVisits: [(audit: Audit, day: Day)] {
    audits.all.compactMap { audit in
      guard audit.auditKind == .surveillance || audit.auditKind == .recertification,
        audit.state != .cancelled, let day = audit.starts ?? audit.planned ?? audit.ends
      else { return nil }
      return (audit, day)
    }
  }
}
