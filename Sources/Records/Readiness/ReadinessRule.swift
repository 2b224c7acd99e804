/// One rule by which the readiness loses points: for what, how many for each, and how many at most.
///
/// The points are the program's own, chosen so that what an external audit makes a finding of costs most; the settings
/// change what a part counts as a whole, and each rule in it in proportion.
package enum ReadinessRule: String, Hashable, Sendable, CaseIterable {
  case nothingRaised, majorsOpen, actionsOverdue, actionsUnowned, actionsSlipping, sameFindingAgain
  case nothingToAudit, auditsOverdue, auditsPutOff, clausesUnseen, checklistUnchanged
  case certificateAtRisk, evidenceScrambled
  case nothingRequired, trainingExpired, trainingMissing, withoutDay, heldByOne
  case noDocument, reviewsPastDue, rolesNobodyHolds, notWhatIsDone, replacedStillUsed
  case noObjective, offTrack, unread, atRisk, notMeasurable
  case noReview, reviewOverdue, decidesNothing, onlyBeforeSurveillance, inputsEmpty, notMinuted
  case notActedOn, chairAbsent
  case nobodyOwns, leftBehind, unowned, tooMuchOnOne

  package var part: ReadinessPart {
    switch self {
    case .nothingRaised, .majorsOpen, .actionsOverdue, .actionsUnowned, .actionsSlipping,
      .sameFindingAgain:
      .actions
    case .nothingToAudit, .auditsOverdue, .auditsPutOff, .clausesUnseen, .checklistUnchanged,
      .certificateAtRisk, .evidenceScrambled:
      .audits
    case .nothingRequired, .trainingExpired, .trainingMissing, .withoutDay, .heldByOne: .competence
    case .noDocument, .reviewsPastDue, .rolesNobodyHolds, .notWhatIsDone, .replacedStillUsed:
      .documents
    case .noObjective, .offTrack, .unread, .atRisk, .notMeasurable: .objectives
    case .noReview, .reviewOverdue, .decidesNothing, .onlyBeforeSurveillance, .inputsEmpty,
      .notMinuted, .notActedOn, .chairAbsent:
      .review
    case .nobodyOwns, .leftBehind, .unowned, .tooMuchOnOne: .ownership
    }
  }

  /// Whether it shows that the system stops being followed once the certificate is on the wall.
  package var isDriftSign: Bool {
    switch self {
    case .auditsPutOff, .checklistUnchanged, .tooMuchOnOne, .onlyBeforeSurveillance,
      .decidesNothing, .actionsSlipping, .sameFindingAgain, .unread, .reviewsPastDue,
      .rolesNobodyHolds, .trainingExpired, .evidenceScrambled:
      true
    default: false
    }
  }

  /// Points for each record, and the most that the rule costs; nothing for each where the cause says by itself how many.
  ///
  /// Those of a part that is kept at all add up to what the part counts, so that no cause hides another; only clauses
  /// that were never looked at cost more than the rest of the audits together.
  private var cost: (each: Int, most: Int) {
    switch self {
    case .majorsOpen: (3, 6)
    case .actionsOverdue: (1, 8)
    case .actionsUnowned, .actionsSlipping, .sameFindingAgain: (1, 2)
    case .auditsOverdue: (2, 4)
    case .auditsPutOff: (1, 2)
    case .clausesUnseen: (0, 14)
    case .checklistUnchanged: (1, 2)
    case .certificateAtRisk: (4, 8)
    case .evidenceScrambled: (2, 2)
    case .trainingExpired: (1, 5)
    case .trainingMissing: (1, 4)
    case .withoutDay: (1, 3)
    case .heldByOne: (1, 3)
    case .reviewsPastDue: (1, 6)
    case .rolesNobodyHolds: (1, 2)
    case .notWhatIsDone: (2, 4)
    case .replacedStillUsed: (1, 3)
    case .offTrack: (2, 4)
    case .unread: (1, 3)
    case .atRisk: (1, 1)
    case .notMeasurable: (1, 2)
    case .reviewOverdue, .decidesNothing, .onlyBeforeSurveillance: (2, 2)
    case .inputsEmpty, .notMinuted, .notActedOn, .chairAbsent: (1, 1)
    case .leftBehind, .unowned: (1, 3)
    case .tooMuchOnOne: (0, 4)
    case .nothingRaised, .nothingToAudit, .nothingRequired, .noDocument, .noObjective, .noReview,
      .nobodyOwns:
      (0, part.usualPoints)
    }
  }

  /// Points for each record; 0 where the cause says by itself how many.
  package var each: Int { cost.each }
  /// The most that the rule costs.
  package var most: Int { cost.most }

  /// The rule in words, with its points as they usually are.
  package var words: String {
    switch self {
    case .unowned: "1 point for each, clauses once; at most \(most) for all that is unowned"
    case .leftBehind: "1 point for each who left, at most \(most)"
    case .clausesUnseen: "14 points for all clauses held, in proportion, rounded up"
    case .tooMuchOnOne: "2 points from 40 % on, and 1 for each 10 % more, at most \(most)"
    case .nothingRaised, .nothingToAudit, .nothingRequired, .noDocument, .noObjective, .noReview,
      .nobodyOwns:
      "all of the part's points: what is not kept cannot be shown"
    default:
      each == most
        ? "\(each) point\(each == 1 ? "" : "s")"
        : "\(each) point\(each == 1 ? "" : "s") \(unit), at most \(most)"
    }
  }

  private var unit: String {
    switch self {
    case .certificateAtRisk: "for each certificate"
    case .evidenceScrambled: "for each external audit"
    case .trainingExpired, .trainingMissing, .withoutDay: "for each person and competence"
    case .inputsEmpty: "for each input"
    case .reviewOverdue, .decidesNothing, .onlyBeforeSurveillance, .notMinuted, .notActedOn,
      .chairAbsent:
      "for each review"
    default: "for each"
    }
  }

  /// Why it counts.
  package var why: String {
    switch self {
    case .nothingRaised: "a system in which nothing was ever found is not looked at"
    case .majorsOpen: "a certificate is neither given nor renewed over an unverified major"
    case .actionsOverdue: "what was promised and not done is the first thing an auditor asks for"
    case .actionsUnowned: "what nobody owns nobody does"
    case .actionsSlipping: "a date moved twice was no plan"
    case .sameFindingAgain: "what comes back was not removed: its cause was missed"
    case .nothingToAudit: "without a standard's clauses nobody can say what was audited"
    case .auditsOverdue: "an internal audit that is not held finds nothing"
    case .auditsPutOff: "audits pushed back month after month never come to look"
    case .clausesUnseen: "every clause held is audited at least once in the three years"
    case .checklistUnchanged: "the same questions find what they found before"
    case .certificateAtRisk: "its dates are not met: suspension, expiry or a new stage 2 threatens"
    case .evidenceScrambled:
      "records made in the last two weeks before an audit show that the rest of the year had none"
    case .nothingRequired: "competence is judged against what a role requires"
    case .trainingExpired: "a mandatory training ran out"
    case .trainingMissing: "a mandatory training has no record"
    case .withoutDay: "no day says by when it is to be learnt, so it is on no list"
    case .heldByOne: "one absence, and nobody can do it"
    case .noDocument: "documented information is kept current; there is nothing to look at"
    case .reviewsPastDue: "outdated documents are among the most common findings"
    case .rolesNobodyHolds: "a document names a role that nobody holds: the work has moved on"
    case .notWhatIsDone: "the people who do the work said that it is not what is done"
    case .replacedStillUsed: "a form or procedure was replaced, and something still points to it"
    case .noObjective: "objectives are set and monitored under every standard (6.2)"
    case .offTrack: "an objective off track is a business problem to solve"
    case .unread: "an objective that nobody reads is kept for the audit"
    case .atRisk: "it is behind where it should be"
    case .notMeasurable: "without a target nobody can say whether it is reached"
    case .noReview:
      "top management reviews the system at planned intervals, usually each year (9.3)"
    case .decidesNothing: "a review without a decision changes nothing"
    case .onlyBeforeSurveillance: "a review held only just before the audit is held for the auditor"
    case .inputsEmpty: "each input needs a line; an empty one is a finding by itself"
    case .notMinuted: "what is not written down was not decided"
    case .reviewOverdue: "a review that is put off is how reviews end"
    case .notActedOn: "a decision without an owner, a day or an action is a wish"
    case .chairAbsent: "it is top management's own review"
    case .nobodyOwns: "responsibilities are assigned (5.3); here nobody has one"
    case .leftBehind: "they left, and what they owned stayed with their name"
    case .unowned: "what nobody answers for stands still"
    case .tooMuchOnOne: "when one person goes, the system goes"
    }
  }
}
