/// Something in the records that should not be so: which record it is about, what was found, and what to do.
package struct RecordFlaw: Hashable, Sendable {
  /// What sort of flaw it is, in a word for scripts; the order is that of the list, the gravest first.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case history
    case evidenceChanged = "evidence-changed"
    case evidenceGone = "evidence-gone"
    case evidenceUnreadable = "evidence-unreadable"
    case conflict
    case dangling
    case recurred
    case nothingDone = "nothing-done"
    case closedIneffective = "closed-ineffective"
    case closedUnchecked = "closed-unchecked"
    case closedOpenSteps = "closed-open-steps"
    case closedIncomplete = "closed-incomplete"
    case closedDayOpen = "closed-day-open"
    case recurrenceRing = "recurrence-ring"
    case impossibleDates = "impossible-dates"
    case dayToCome = "day-to-come"
    case certificateAtRisk = "certificate-at-risk"
    case certificateDecisions = "certificate-decisions"
    case certificateIncomplete = "certificate-incomplete"
    case certificateTwice = "certificate-twice"
    case standardUncertified = "standard-uncertified"
    case certificateUnheld = "certificate-unheld"
    case findingWithoutAction = "finding-without-action"
    case findingWithoutDeadline = "finding-without-deadline"
    case unassessedLines = "unassessed-lines"
    case dueOnLeaver = "due-on-leaver"
    case ownerLeft = "owner-left"
    case untrained = "competence-untrained"
    case roleUnheld = "role-unheld"
    case doneNotClosed = "done-not-closed"
    case stepUnshown = "step-unshown"
    case reviewUnminuted = "review-unminuted"
    case reviewWithoutDecision = "review-without-decision"
    case reviewIncomplete = "review-incomplete"
    case objectiveIncomplete = "objective-incomplete"
    case objectiveUnread = "objective-unread"
    case documentIncomplete = "document-incomplete"
    case documentOutdated = "document-outdated"
    case trainingOutside = "training-outside-employment"
    case sameReference = "same-reference"
    case samePerson = "same-person"
    case sameName = "same-name"
    case sameLink = "same-link"
    case auditWithoutFinding = "audit-without-finding"
    case checklistUnchanged = "checklist-unchanged"
    case personWithoutRole = "person-without-role"
    case editionUnknown = "edition-unknown"
    case waiverIdle = "waiver-idle"
  }

  package let kind: Kind
  /// The record to open.
  package let record: RecordPlace
  /// Where in the record it is, or which of its parts; empty for the record as a whole.
  package let field: String
  /// What was found: a sentence without a full stop.
  package let finding: String
  /// What to do: a sentence without a full stop; empty where the finding says so already.
  package let remedy: String

  package init(
    _ kind: Kind, _ record: RecordPlace, field: String = "", _ finding: String,
    remedy: String
  ) {
    self.kind = kind
    self.record = record
    self.field = field
    self.finding = finding
    self.remedy = remedy
  }

  /// What the flaw is known by, the same as long as it is about the same thing; what a waiver is about.
  package var key: String {
    "\(kind.rawValue): \(record.kind.rawValue) \(record.id)" + (field.isEmpty ? "" : " \(field)")
  }

  /// What was found and what to do, in one line.
  package var text: String { remedy.isEmpty ? finding : "\(finding); \(remedy)" }
}

extension RecordFlaw.Kind {
  /// What such a flaw is, for the list of kinds.
  package var meaning: String {
    switch self {
    case .history: "the history was altered, or the records are not as it says; cannot be waived"
    case .evidenceChanged: "a file that is evidence is no longer what it was when it was added"
    case .evidenceGone: "a file that is evidence is not there any more"
    case .evidenceUnreadable: "a file that is evidence cannot be read"
    case .conflict: "two people changed the same thing, and nobody has settled it"
    case .dangling: "a field names a record that is not there"
    case .recurred: "judged as effective, and a later action is the same again"
    case .nothingDone: "closed, and nothing says that anything was done"
    case .closedIneffective: "closed although its check said that it came back"
    case .closedUnchecked: "closed without a passed effectiveness check"
    case .closedOpenSteps: "closed while steps are open"
    case .closedIncomplete: "closed without all that closing asks for"
    case .closedDayOpen: "a day on which it was closed, and a stage that is not final"
    case .recurrenceRing: "an action that is in the end a recurrence of itself"
    case .impossibleDates: "days in an order that cannot be"
    case .dayToCome: "a day to come where it tells of what was"
    case .certificateAtRisk: "a certificate whose days are not met"
    case .certificateDecisions: "decisions about a certificate that cannot follow each other"
    case .certificateIncomplete: "a certificate without edition, body or expiry"
    case .certificateTwice: "two certificates of one edition by one body in force at once"
    case .standardUncertified: "a standard held without a certificate on file"
    case .certificateUnheld: "a valid certificate of a standard that is not among those held"
    case .findingWithoutAction: "an audit's finding that led to no action"
    case .findingWithoutDeadline: "a finding of an external audit without a due day"
    case .unassessedLines: "an audit reported with lines not assessed"
    case .dueOnLeaver: "open work of somebody who has left, or will have by then"
    case .ownerLeft: "owned by somebody who has left"
    case .untrained: "a competence somebody needs and nobody trains"
    case .roleUnheld: "a role that is asked for, and nobody holds"
    case .doneNotClosed: "past its due day with every step done, and not closed"
    case .stepUnshown: "a step done, and nothing says what was done"
    case .reviewUnminuted: "a management review held without minutes"
    case .reviewWithoutDecision: "a management review held without a decision"
    case .reviewIncomplete: "a management review with empty inputs, or held for the audit only"
    case .objectiveIncomplete: "an objective without target, unit, owner or outcome"
    case .objectiveUnread: "an objective without a reading for longer than it asks"
    case .documentIncomplete: "a document without owner, place or review"
    case .documentOutdated:
      "a document past its review, not what is done, or replaced and still used"
    case .trainingOutside: "a training in a session here before they joined, or any after they left"
    case .sameReference: "several records with one reference"
    case .samePerson: "a person who is on file twice"
    case .sameName: "several records of one kind with one name"
    case .sameLink: "a list that names the same record twice"
    case .auditWithoutFinding: "an audit that found nothing at all"
    case .checklistUnchanged: "a checklist that has not changed for three audits"
    case .personWithoutRole: "a person without a role"
    case .editionUnknown: "a certificate of an edition that no catalogue has"
    case .waiverIdle: "a waiver about nothing any more"
    }
  }

  /// Whether somebody may decide not to be told of it for a while.
  package var isWaivable: Bool { self != .history && self != .waiverIdle && self != .conflict }

  /// Whether only somebody who reads files or the whole history can tell.
  var needsFiles: Bool {
    switch self {
    case .history, .evidenceChanged, .evidenceGone, .evidenceUnreadable: true
    default: false
    }
  }

  /// From 0, the gravest.
  package var rank: Int { Self.ranks[self] ?? 0 }

  private static let ranks = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
